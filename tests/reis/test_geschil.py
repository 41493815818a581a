"""The two doors after a refusal: a bezwaar beside a prepared dispute with a verdict, and a commission's letter."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest

from ondersteuning.models import School, Schoolbestuur
from passend.dossiers.models import Organisatie
from passend.gebruikers.models import Gebruiker
from tests import fabriek
from tests.geschillen.hulp import refuse
from tests.reis.bezoeker import Bezoeker
from tests.reis.portaal import DEMO, START, Portaal
from tests.reis.stappen import day_of, mails_stay_empty_of
from tests.reis.test_toetsenbord import Toetsen
from zorgplicht.models import Aanmelding

pytestmark = pytest.mark.browser

# The letter leaves on Wednesday 23 September: the six weeks end on Wednesday 4 November 2026.
REFUSED, LETTER = day_of(weeks=2), day_of(weeks=2, days=2)
STORY = "Koekoeksklok: de school belde dat het niet ging."


def secretary_of(school: School, naam: str) -> Gebruiker:
    """Let the board of a school work with the portal, with a secretary of this name."""
    board = Schoolbestuur.objects.get(scholen=school)
    if board.organisatie is None:
        naam_bestuur = f"Bestuur {board.nummer}"
        board.organisatie = Organisatie.objects.create(soort=Organisatie.Soort.SCHOOLBESTUUR, naam=naam_bestuur)
        board.naam = naam_bestuur
        board.save()
    person = fabriek.make_gebruiker(naam, email=f"bestuur.{naam.split()[0].lower()}@{DEMO}")
    return fabriek.make_lid(board.organisatie, gebruiker=person)


def refused_case(portaal: Portaal, naam: str, kind: str) -> tuple[Gebruiker, Aanmelding, Gebruiker]:
    """A parent whose child the school refused, and the secretary of its board; the clock stands on the letter."""
    portaal.set_clock(START)
    with portaal.database(), portaal.clock():
        parent = portaal.parent(naam)
        case = fabriek.make_aanmelding(parent, portaal.wie.school, voornaam=kind, achternaam="Doorn")
        secretary = secretary_of(portaal.wie.school, f"Bea{naam.split()[0]} Secretaris")
    portaal.set_clock(LETTER)
    with portaal.database(), portaal.clock():
        refuse(case, portaal.wie.ina, REFUSED, LETTER)
    return parent, case, secretary


def record(visitor: Bezoeker, link: str, day: date) -> None:
    visitor.link(link)
    visitor.date("dag", day)
    visitor.press("Leg dit vast")


def test_a_bezwaar_beside_a_prepared_dispute(bezoek: Callable[..., Bezoeker], portaal: Portaal) -> None:
    roos, case, _secretary = refused_case(portaal, "Roos Doorn", "Kiekeboe")
    ouder, ina = bezoek(), bezoek()
    ouder.sign_in(roos.email)
    ouder.go("/mijn/")
    ouder.shows("4 november 2026")
    ouder.go(f"/mijn/dossier/{case.dossier_id}/")
    ouder.link("Niet eens? Bekijk wat u kunt doen")
    ouder.shows("Een zaak bij de commissie geeft geen extra tijd voor bezwaar", "4 november 2026")

    # The letter is made, printed or mailed by the family, and recorded: not without the day.
    ouder.link("Maak een brief voor uw bezwaar")
    ouder.page.get_by_label("De school legt niet goed uit waarom zij nee zegt.").check()
    ouder.fill(uitleg="Zeepaardje: er is niet gekeken.")
    ouder.press("Maak de brief")
    ouder.shows("Geacht bestuur", "Zeepaardje")
    ouder.link("Ik heb de brief verstuurd")
    ouder.press("Leg dit vast")
    ouder.error_at("dag", "Vul de dag in.")
    ouder.date("dag", LETTER)
    ouder.choose("Met aangetekende post")
    ouder.press("Leg dit vast")
    ouder.shows("U maakte bezwaar op 23 september 2026")

    # Beside it the dispute is prepared; the band stays red until it was filed.
    ouder.link("Bereid een geschil voor")
    ouder.shows("NOG NIET INGEDIEND")
    ouder.fill(gebeurd=STORY)
    ouder.press("Bewaar")
    ouder.error_at("onderwijs_nu", "Kies welk onderwijs uw kind nu krijgt.")
    ouder.choose("Mijn kind zit thuis en krijgt geen les")
    ouder.press("Bewaar")
    ouder.shows("NOG NIET INGEDIEND", "Dit portaal stuurt niets naar de commissie", STORY)
    ouder.link("Vink aan wat u heeft")
    ouder.page.get_by_label("De brief van de school of het schoolbestuur").check()
    ouder.press("Bewaar de vinkjes")
    ouder.shows("Heb ik: De brief van de school")

    # The school records the receipt for its board: the decision is due four weeks later.
    ina.sign_in(portaal.wie.ina.email)
    ina.go(f"/school/aanmelding/{case.id}/")
    ina.shows_not("Koekoeksklok", "geschillencommissie geeft")
    record(ina, "Het schoolbestuur heeft het bezwaar", LETTER)
    portaal.wait_for_mail(roos.email, "Het schoolbestuur heeft uw bezwaar")
    if portaal.wie.school.richting == "bijzonder":
        ina.shows("21 oktober 2026")

    filed = day_of(weeks=4)
    portaal.set_clock(filed)
    ouder.link("Ik heb het geschil ingediend")
    ouder.date("dag", filed)
    ouder.choose("Een bewijs van aangetekende post")
    ouder.press("Leg dit vast")
    ouder.error_at("woorden", "Schrijf op wat uw bewijs is.")
    ouder.fill(woorden="Bon van de post")
    ouder.press("Leg dit vast")
    ouder.shows_not("NOG NIET INGEDIEND")
    ouder.shows("Ingediend op 5 oktober 2026", "14 december 2026", "de termijn staat stil")
    ouder.link("De commissie vraagt om verweer")
    ouder.date("dag", filed)
    ouder.date("tot_dag", filed + timedelta(days=25))
    ouder.press("Leg dit vast")
    ouder.shows("De brief noemt als laatste dag 30 oktober 2026. Die dag gaat voor.")

    portaal.set_clock(day_of(weeks=12))
    record(ouder, "Het verweer is er", day_of(weeks=7))
    record(ouder, "De dag van de zitting is bekend", day_of(weeks=10))
    ouder.link("Er is een oordeel")
    ouder.date("dag", day_of(weeks=12))
    ouder.choose("De ouders krijgen voor een deel gelijk")
    ouder.press("Leg dit vast")
    ouder.shows("De ouders krijgen voor een deel gelijk.", "Bericht van het schoolbestuur over het oordeel")
    ouder.go(f"/mijn/dossier/{case.dossier_id}/")
    ouder.shows("Oordeel van de geschillencommissie", "Bekijk wie wat doet")
    ouder.go(f"/mijn/dossier/{case.dossier_id}/aanmelding/{case.id}/vraagbrief/")
    ouder.shows("Vraag over de beslissing op mijn bezwaar")
    mails_stay_empty_of(portaal, "Kiekeboe", "Koekoeksklok", "Zeepaardje")


def test_a_letter_of_the_commission_at_the_board(bezoek: Callable[..., Bezoeker], portaal: Portaal) -> None:
    ruud, case, bea = refused_case(portaal, "Ruud Doorn", "Tureluur")
    secretary, ouder = bezoek(), bezoek(breedte=390, javascript=False)
    secretary.sign_in(bea.email)
    secretary.go("/bestuur/")
    secretary.link("Leg een brief van de commissie vast")
    secretary.press("Leg de brief vast")
    secretary.error_at("zaaknummer", "Vul het zaaknummer in.")
    secretary.fill(zaaknummer="GPO-2026-777")
    secretary.page.locator("[name=school]").select_option(portaal.wie.school.vestigingscode)
    secretary.choose("Toelating")
    secretary.date("dag", LETTER)
    secretary.date("tot_dag", LETTER + timedelta(days=16))
    secretary.press("Leg de brief vast")
    # Two weeks would end on the 7th: the day in the letter leads.
    secretary.shows("uiterlijk 9 oktober 2026", "De brief noemt als laatste dag 9 oktober 2026. Die dag gaat voor.")
    secretary.shows("Stuur het verweer", "niet verbonden met een dossier", "Nog niet: Het verweerschrift")
    secretary.shows_not("Tureluur")

    # The papers for the defence are ticked as they are ready, and the samenwerkingsverband is told.
    secretary.link("Vink aan wat klaarligt")
    secretary.page.get_by_label("Het verweerschrift").check()
    secretary.page.get_by_label("Alles in één pdf").check()
    secretary.press("Bewaar de vinkjes")
    secretary.shows("Klaar: Het verweerschrift", "Klaar: Alles in één pdf", "Nog niet: Het ondersteuningsaanbod")
    record(secretary, "Het samenwerkingsverband is ingelicht", LETTER)
    secretary.shows("Het samenwerkingsverband is ingelicht")

    # On a phone, without scripts: the family files, and makes a code.
    ouder.sign_in(ruud.email)
    ouder.go(f"/mijn/dossier/{case.dossier_id}/aanmelding/{case.id}/niet-eens/")
    ouder.link("Bereid een geschil voor")
    ouder.choose("Mijn kind gaat gewoon naar een school")
    ouder.fill(gebeurd=STORY)
    ouder.press("Bewaar")
    ouder.link("Ik heb het geschil ingediend")
    ouder.date("dag", LETTER)
    ouder.choose("De e-mail die u zelf stuurde")
    ouder.fill(woorden="Mijn mail van vandaag")
    ouder.press("Leg dit vast")
    ouder.link("Deel de datums")
    ouder.press("Maak een code")
    code = ouder.page.locator(".pas-lead strong").inner_text()

    secretary.link("Vul een code van het gezin in")
    secretary.fill(code="X1")
    secretary.press("Vraag het gezin")
    secretary.error_at("code", "Een code heeft 8 letters en cijfers.")
    secretary.fill(code=code.lower())
    secretary.press("Vraag het gezin")
    secretary.shows("Er is nog geen antwoord")
    secretary.shows_not("Ingediend op", STORY)
    ouder.go(ouder.path)
    ouder.shows("GPO-2026-777")
    ouder.press("Ja, deel de datums")
    portaal.wait_for_mail(bea.email, "Een gezin deelt de datums van een zaak")
    secretary.go(secretary.path)
    secretary.shows("Het gezin zei ja op 23 september 2026", "Geschil voorgelegd aan de geschillencommissie")
    secretary.shows_not("Tureluur", "Koekoeksklok", "Mijn mail")
    secretary.press("Deel uw datums met het gezin")
    ouder.link("Terug naar uw geschil")
    ouder.shows("9 oktober 2026", "vraagt het bestuur om verweer")

    # The same parents object too: that is the board's own matter, with a day to decide by.
    secretary.go("/bestuur/")
    secretary.link("Leg een bezwaar vast")
    secretary.press("Leg het bezwaar vast")
    secretary.error_at("kenmerk", "Geef de zaak een kenmerk")
    secretary.fill(kenmerk="BZ-777")
    secretary.page.locator("[name=school]").select_option(portaal.wie.school.vestigingscode)
    secretary.choose("Een weigering: het kind is niet toegelaten")
    secretary.date("ontvangen_op", LETTER)
    secretary.date("bekend_op", LETTER)
    secretary.press("Leg het bezwaar vast")
    secretary.shows("Zaak BZ-777", "Praat met de ouders over het bezwaar", "Het bezwaar is binnen")
    record(secretary, "Wij praatten met de ouders over het bezwaar", LETTER)
    secretary.link("Wij beslisten op het bezwaar")
    secretary.date("dag", LETTER)
    secretary.press("Leg dit vast")
    secretary.error_at("code", "Kies wat de beslissing is.")
    secretary.choose("De ouders krijgen voor een deel gelijk")
    secretary.press("Leg dit vast")
    secretary.shows("Stuur of geef de ouders de beslissing")
    secretary.link("De brief met de beslissing is verstuurd of gegeven")
    secretary.date("dag", LETTER)
    secretary.choose("met een aangetekende brief")
    secretary.press("Leg dit vast")
    secretary.shows("De ouders krijgen voor een deel gelijk", "Er hoeft nu niemand iets te doen")
    secretary.go("/bestuur/")
    secretary.shows("BZ-777", "GPO-2026-777")

    # The case turns out to have haste: the outcome comes two working days after the hearing.
    secretary.link("GPO-2026-777")
    record(secretary, "De commissie behandelt de zaak met spoed", LETTER)
    record(secretary, "De dag van de zitting is bekend", LETTER)
    secretary.shows("Snelle uitkomst van de geschillencommissie", "25 september 2026")
    secretary.link("Er is een uitkomst, nog zonder uitleg")
    secretary.date("dag", LETTER)
    secretary.choose("De ouders krijgen gelijk (gegrond)")
    secretary.press("Leg dit vast")
    secretary.shows("De uitkomst is er.")

    # The verdict with its reasons, and what the board does with it: the family reads each day in its own dossier.
    verdict, answer = day_of(weeks=6), day_of(weeks=8)
    portaal.set_clock(answer)
    record(secretary, "Het verweer is er", day_of(weeks=4))
    secretary.link("Er is een oordeel")
    secretary.date("dag", verdict)
    secretary.choose("De ouders krijgen gelijk (gegrond)")
    secretary.press("Leg dit vast")
    record(secretary, "Het schoolbestuur kreeg het oordeel", verdict)
    secretary.shows("Laat de ouders en de commissie op papier weten wat u met het oordeel doet.")
    record(secretary, "Het schoolbestuur heeft gereageerd op het oordeel", answer)
    secretary.shows("Er hoeft nu niemand iets te doen", "Bericht van het schoolbestuur over het oordeel")
    portaal.wait_for_mail(ruud.email, "Er is iets nieuws in een zaak bij de commissie")
    ouder.sign_in(ruud.email)
    ouder.go(f"/mijn/dossier/{case.dossier_id}/")
    ouder.shows(
        "Oordeel van de geschillencommissie", "De ouders krijgen gelijk", "Het samenwerkingsverband is ingelicht"
    )
    ouder.shows_not("Het verweerschrift")

    # The pages beside it, on the phone.
    ouder.go(f"/mijn/dossier/{case.dossier_id}/aanmelding/{case.id}/wat-kan-ik-doen/")
    ouder.go(f"/mijn/dossier/{case.dossier_id}/wie-is-verantwoordelijk/")
    ouder.go(f"/mijn/dossier/{case.dossier_id}/")
    mails_stay_empty_of(portaal, "Tureluur", "Koekoeksklok", "GPO-2026-777")


def test_a_day_is_recorded_with_keys_only(bezoek: Callable[..., Bezoeker], portaal: Portaal) -> None:
    parent, case, _secretary = refused_case(portaal, "Toon Doorn", "Wielewaal")
    ouder = bezoek()
    keys = Toetsen(ouder)
    ouder.sign_in(parent.email)
    ouder.go(f"/mijn/dossier/{case.dossier_id}/aanmelding/{case.id}/niet-eens/")
    keys.enter("Ik heb bezwaar gemaakt")
    for part, value in (("Dag", LETTER.day), ("Maand", LETTER.month), ("Jaar", LETTER.year)):
        keys.type(part, str(value))
    keys.choose("Met aangetekende post")
    keys.enter("Leg dit vast")
    ouder.shows("U maakte bezwaar op 23 september 2026")
    assert keys.unseen == []


def test_the_ladder_stands_on_the_case_page_once_a_day_has_passed(
    bezoek: Callable[..., Bezoeker], portaal: Portaal
) -> None:
    portaal.set_clock(START)
    with portaal.database(), portaal.clock():
        parent = portaal.parent("Lot Doorn")
        case = fabriek.make_aanmelding(parent, portaal.wie.school, voornaam="Karekiet", achternaam="Doorn")
    ouder = bezoek(breedte=390)
    ouder.sign_in(parent.email)
    portaal.set_clock(day_of(weeks=6))
    ouder.go(f"/mijn/dossier/{case.dossier_id}/")
    ouder.shows_not("Wat u stap voor stap kunt doen")
    portaal.set_clock(day_of(weeks=6, days=1))
    ouder.go(f"/mijn/dossier/{case.dossier_id}/")
    ouder.shows("Wat u stap voor stap kunt doen", "Vraag een onderwijsconsulent", "Naar de rechter")
    ouder.link("Maak de brief")
    ouder.shows("Volgens mijn berekening was de laatste dag 19 oktober 2026")
