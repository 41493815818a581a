"""The school's desk: papers asked late, more time, searching together until another school wants; and one without."""

from collections.abc import Callable

import pytest

from passend.gebruikers.models import Gebruiker
from tests.fabriek import make_aanmelding
from tests.reis.bezoeker import Bezoeker
from tests.reis.portaal import START, Portaal
from tests.reis.stappen import day_of, mails_stay_empty_of, pick
from zorgplicht.models import Aanmelding

pytestmark = pytest.mark.browser

REASONS = "Waterhoen: de school kan de begeleiding die nodig is niet geven."


def sent_by(portaal: Portaal, parent: Gebruiker, voornaam: str) -> Aanmelding:
    portaal.set_clock(START)
    with portaal.database(), portaal.clock():
        return make_aanmelding(parent, portaal.wie.school, voornaam=voornaam, achternaam="Meerkoet")


def by_keyboard(who: Bezoeker, role: str, name: str) -> None:
    """Follow a link or press a button without a mouse."""
    target = who.page.get_by_role(role, name=name).first
    target.focus()
    with who.page.expect_navigation():
        who.page.keyboard.press("Enter")
    who.look()


def test_a_school_asks_late_extends_and_finds_a_school_that_is_willing(
    bezoek: Callable[..., Bezoeker], portaal: Portaal
) -> None:
    tom, wie = portaal.person("Tom Meerkoet"), portaal.wie
    case = sent_by(portaal, tom, "Fuut")
    here, dossier = f"/school/aanmelding/{case.id}/", f"/mijn/dossier/{case.dossier_id}/"
    ina, ouder = bezoek(), bezoek(breedte=390, javascript=False)

    # In the fifth week the school asks for two papers: it is warned, and not stopped.
    portaal.set_clock(day_of(weeks=4, days=1))
    ina.sign_in(wie.ina.email)
    ina.go(here)
    ina.shows("Wat wilt u doen?", "De uiterste dag is nu 19 oktober 2026")
    ina.link("Vraag om papieren die ontbreken")
    ina.shows("U vraagt dit laat")
    ina.press("Vraag het gezin om deze papieren")
    ina.error_at("wat_1", "Schrijf op welk papier u nodig heeft.")
    ina.fill(wat_1="Verslag van de logopedist", waarom_1="Om te zien welke hulp nodig is")
    ina.fill(wat_2="Brief van de kinderopvang", waarom_2="Om te weten wat al is geprobeerd")
    ina.date("tot_dag", day_of(weeks=6, days=1))
    ina.press("Vraag het gezin om deze papieren")
    ina.shows("De vraag is gesteld.", "Verslag van de logopedist", "nog niet gekregen")
    portaal.wait_for_mail(tom.email, "De school vraagt om meer informatie", str(case.dossier_id))

    # The family, on a phone without scripts, does not have one of them.
    ouder.sign_in(tom.email)
    ouder.go(dossier)
    ouder.shows("Verslag van de logopedist", "Om te zien welke hulp nodig is")
    ouder.link("Ik heb een papier niet")
    ouder.press("Laat het de school weten")
    assert ouder.page.title().startswith("Fout:")
    ouder.choose("Brief van de kinderopvang")
    ouder.press("Laat het de school weten")
    ouder.shows("De school weet nu dat u dit niet heeft.")

    # The other paper comes in; the school can do without the rest, and takes more time, once.
    portaal.set_clock(day_of(weeks=4, days=4))
    ina.go(here)
    ina.shows("het gezin heeft dit niet")
    by_keyboard(ina, "link", "Leg vast welk papier er is")
    ina.press("Leg dit vast")
    ina.shows("Kies bij minstens 1 papier wat ermee is gebeurd.")
    pick(ina, stuk_1="ontvangen")
    by_keyboard(ina, "button", "Leg dit vast")
    ina.shows("gekregen op 9 oktober 2026", "Op elk papier is nu een antwoord.")
    ina.link("Alles is binnen, of u kunt zonder verder")
    ina.press("Leg vast dat alles binnen is")
    ina.shows("Vastgelegd dat alles binnen is.", "22 oktober 2026")
    ina.link("Neem meer tijd voor het besluit")
    ina.date("tot_dag", day_of(weeks=9))
    ina.fill(toelichting="Wij vragen andere scholen.")
    ina.press("Neem meer tijd")
    ina.shows("De termijn is verlengd.", "9 november 2026")

    # No refusal: the school says what it cannot do, and goes on searching.
    ina.link("Wij kunnen de ondersteuning niet bieden")
    ina.shows("Dit is geen weigering", "Dit verandert geen datum.")
    ina.press("Leg dit vast")
    ina.error_at("toelichting", "Schrijf op wat de school niet kan bieden.")
    ina.fill(toelichting="Wij kunnen geen begeleiding van 1 op 1 geven. Wij vragen nu andere scholen.")
    ina.press("Leg dit vast")
    ina.shows("De termijn loopt door.", "9 november 2026")
    ouder.go(dossier)
    ouder.shows("Dit is nog geen besluit", "9 november 2026")
    other = wie.andere_school.organisatie.naam
    for act, more in (
        ("Een andere school gevraagd", {}),
        ("Een andere school wil het kind toelaten", {"echte_plaats": "ja", "tlv_nodig": "nee"}),
    ):
        ina.link(act)
        ina.press("Leg dit vast")
        ina.error_at("naam", "Schrijf op welke school het is.")
        ina.fill(naam=f"{other}, {wie.andere_school.plaats}")
        pick(ina, bewijs="email", besproken="ja", **more)
        ina.press("Leg dit vast")
        ina.shows(f"Het gaat om {other}.")
    ina.link("Overleg met de ouders")
    ina.fill(toelichting="De ouders kijken samen met ons op de andere school.")
    ina.press("Leg het overleg vast")
    ina.link("Doe een aanbod")
    ina.fill(toelichting=f"Een plaats op {other}, met een rustige plek.")
    ina.press("Leg het aanbod vast")
    portaal.wait_for_mail(tom.email, "De school doet een aanbod", str(case.dossier_id))
    ouder.go(dossier)
    ouder.link("Antwoord op het aanbod")
    ouder.press("Verstuur uw antwoord")
    ouder.error_at("antwoord", "Kies wat u van het aanbod vindt.")
    ouder.choose("Voor een deel")
    ouder.press("Verstuur uw antwoord")
    portaal.wait_for_mail(wie.ina.email, "Een gezin heeft geantwoord", str(case.id))

    # The refusal now lacks nothing in the file; the letter says what it lacks itself.
    ina.go(here)
    ina.shows("Het antwoord is: voor een deel.")
    ina.link("Leg vast: niet toegelaten")
    ina.shows_not("Dit staat niet in het dossier")
    ina.press("Leg de weigering vast")
    ina.error_at("grond", "Kies de grond van de weigering.")
    ina.choose("De school kan de ondersteuning niet bieden.")
    ina.fill(toelichting=REASONS, besloten_door="J. Jansen, directeur")
    ina.press("Leg de weigering vast")
    ina.shows("Het besluit is vastgelegd: niet toegelaten.")
    ina.link("Bekijk en print de brief")
    ina.shows("In uw brief ontbreekt:", "het mandaat", REASONS, "J. Jansen, directeur", "binnen 6 weken")
    ina.go(here)
    ina.link("De brief is verstuurd of gegeven")
    ina.press("Leg vast hoe de brief ging")
    ina.error_at("hoe", "Kies hoe de brief naar de ouders ging.")
    pick(ina, hoe="aangetekend", bezwaarclausule="ja", gpo_genoemd="ja")
    ina.press("Leg vast hoe de brief ging")
    ina.shows("Vastgelegd hoe de brief ging.", "met een aangetekende brief")
    ouder.go(dossier)
    ouder.shows(REASONS, "met een aangetekende brief")
    ouder.shows_not("In dit dossier staat niet:")
    mails_stay_empty_of(portaal, "Fuut", "Meerkoet", "Waterhoen", "logopedist")


def test_a_school_refuses_without_another_school(bezoek: Callable[..., Bezoeker], portaal: Portaal) -> None:
    els, wie = portaal.person("Els Meerkoet"), portaal.wie
    case = sent_by(portaal, els, "Koet")
    portaal.set_clock(day_of(weeks=3))
    ina, ouder = bezoek(breedte=390), bezoek()
    ina.sign_in(wie.ina.email)
    ina.go(f"/school/aanmelding/{case.id}/")
    ina.link("Leg vast: niet toegelaten")
    ina.shows("Dit staat niet in het dossier", "dat een andere school het kind wil toelaten")
    ina.choose("De school kan de ondersteuning niet bieden.")
    ina.fill(toelichting=REASONS)
    ina.press("Leg de weigering vast")
    ina.error_at("toch", "In dit dossier staat niet:")
    assert ina.page.locator("[name=toelichting]").input_value() == REASONS
    ina.page.get_by_label("Niet alles is gedaan").check()
    ina.press("Leg de weigering vast")
    ina.shows("Het besluit is vastgelegd: niet toegelaten.")
    ouder.sign_in(els.email)
    ouder.go(f"/mijn/dossier/{case.dossier_id}/")
    ouder.shows("In dit dossier staat niet:", "dat een andere school het kind wil toelaten", "nog niet verstuurd")
