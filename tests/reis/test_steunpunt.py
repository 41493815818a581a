"""A Friday at the steunpunt: a note, a task, the list by keyboard, and all families to a colleague until a day."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest

from tests import fabriek
from tests.reis.bezoeker import Bezoeker
from tests.reis.portaal import DEMO, START, Portaal
from tests.reis.stappen import mails_stay_empty_of
from tests.reis.test_toetsenbord import Toetsen

pytestmark = pytest.mark.browser

FRIDAY = START + timedelta(days=4)
LAST, BACK = date(2026, 9, 20), date(2026, 9, 21)
NOTE = "Kwikstaart: de ouder wil dat iemand meegaat naar het gesprek."


@pytest.fixture
def gezinnen(portaal: Portaal) -> list[str]:
    """Two families that let a steunpunt of their own in, with two workers; returns the ids of their dossiers."""
    portaal.set_clock(START)
    wie = portaal.wie
    ids = []
    with portaal.database(), portaal.clock():
        # An office of its own: what other journeys leave behind is not on its list.
        office = fabriek.make_steunpunt("Steunpunt Vrijdag")
        for name in ("Mira Vrij", "Nadia Rust"):
            person = fabriek.make_gebruiker(name, email=f"steunpunt.{name.split()[1].lower()}@{DEMO}")
            fabriek.make_lid(office, gebruiker=person)
        for name in ("Kwik", "Kwek"):
            parent = portaal.parent(f"Ouder {name}")
            case = fabriek.make_aanmelding(parent, wie.school, voornaam=name, achternaam="Eendracht")
            fabriek.let_in(parent, case, office)
            ids.append(str(case.dossier_id))
    return ids


def test_the_friday_hand_over(bezoek: Callable[..., Bezoeker], portaal: Portaal, gezinnen: list[str]) -> None:
    wie, first = portaal.wie, gezinnen[0]
    portaal.set_clock(FRIDAY)
    mira, nadia, ouder = bezoek(), bezoek(breedte=390), bezoek(breedte=390, javascript=False)
    mira.sign_in(f"steunpunt.vrij@{DEMO}")
    mira.go("/steunpunt/")
    mira.shows("Kwik Eendracht", "Kwek Eendracht", "zonder medewerker")

    # A note that says nothing is refused at the field; a good one counts as the last contact.
    mira.go(f"/steunpunt/dossier/{first}/")
    mira.shows("De ouder mag deze aantekeningen opvragen. Schrijf feiten op.")
    mira.press("Bewaar de notitie")
    mira.error_at("tekst", "Schrijf eerst iets op.")
    mira.fill(tekst=NOTE)
    mira.press("Bewaar de notitie")
    mira.shows("De notitie is bewaard.", NOTE, "telefoongesprek")

    # A task, due today, stands on top of the desk until it is done.
    mira.link("Nieuwe taak")
    mira.press("Bewaar de taak")
    mira.error_at("wat", "Vul “Wat gaat u doen” in.")
    mira.fill(wat="Kwikstaart terugbellen")
    mira.date("uiterlijk_op", FRIDAY)
    mira.press("Bewaar de taak")
    mira.shows("De taak is bewaard.", "Kwikstaart terugbellen")
    mira.go("/steunpunt/")
    mira.shows("Uw taken voor vandaag", "Kwikstaart terugbellen", "11 september 2026")
    mira.press("Gedaan")
    mira.shows("De taak is gedaan.")
    mira.shows_not("Uw taken voor vandaag")

    # Both families become Mira's; the list by keyboard alone shows which.
    for dossier_id in gezinnen:
        mira.go(f"/steunpunt/dossier/{dossier_id}/")
        mira.press("Ik help dit gezin")
        mira.shows("U helpt dit gezin nu.", "Mira Vrij")
    mira.go("/steunpunt/")
    keys = Toetsen(mira)
    keys.tab_to("Van wie?")
    mira.page.keyboard.press("ArrowDown")
    keys.enter("Toon")
    assert "wie=mij" in mira.page.url
    mira.shows("2 gezinnen", "Kwik Eendracht", "Kwek Eendracht")
    keys = Toetsen(mira)
    keys.tab_to("Van wie?")
    mira.page.keyboard.press("End")
    keys.tab_to("Hoe staat het?")
    mira.page.keyboard.press("End")
    keys.enter("Toon")
    mira.shows("Niemand wacht op u")
    mira.link("Toon alle gezinnen")
    assert keys.unseen == []

    # The hand-over: one screen, a colleague and a last day.
    mira.link("Draag al uw gezinnen over")
    mira.shows("U draagt 2 gezinnen over, vanaf vandaag.")
    mira.press("Draag alles over")
    mira.error_at("naar", "Kies een collega.")
    mira.page.get_by_label("Wie neemt voor u waar?").select_option(label="Nadia Rust")
    mira.date("tot", LAST)
    mira.press("Draag alles over")
    mira.shows("Nadia Rust helpt 2 gezinnen tot en met 20 september 2026.")
    told = portaal.wait_for_mail(f"ouder.ouder-kwik@{DEMO}", "Wie u helpt", "20 september 2026", first)
    assert "Nadia" not in told.tekst
    ouder.sign_in(f"ouder.ouder-kwik@{DEMO}")
    ouder.go(f"/mijn/dossier/{first}/")
    ouder.shows("Uw contactpersoon: Nadia Rust, tot en met 20 september 2026.")

    # On the phone of the stand-in the same list is a row of cards.
    nadia.sign_in(f"steunpunt.rust@{DEMO}")
    nadia.go("/steunpunt/?wie=mij")
    nadia.shows("Kwik Eendracht", "Kwek Eendracht", "u, t/m 20-09-2026")
    nadia.link("Kwik Eendracht")
    nadia.shows(NOTE, "Nadia Rust, tot en met 20 september 2026")
    nadia.link("Draag over aan een collega")
    nadia.press("Draag over")
    nadia.error_at("naar", "Kies een collega.")

    # The day after the last one they are Mira's again, and nobody did anything.
    portaal.set_clock(BACK)
    nadia.go("/steunpunt/?wie=mij")
    nadia.shows("Niemand wacht op u")
    mira.go("/steunpunt/?wie=mij")
    mira.shows("2 gezinnen")
    mira.shows_not("Zet nu terug")
    ouder.go(f"/mijn/dossier/{first}/")
    ouder.shows("Uw contactpersoon: Mira Vrij.")

    # A school sees nothing of all this, until the family shows it.
    ina = bezoek()
    ina.sign_in(wie.ina.email)
    ina.link("Kwik Eendracht")
    ina.shows_not("meekijkt", "Mira", "Steunpunt Vrijdag")
    ouder.link("Laat een school zien dat het steunpunt meekijkt")
    ouder.choose(wie.school.organisatie.naam)
    ouder.press("Bewaar")
    ina.page.reload()
    ina.look()
    ina.shows("Het gezin laat u weten dat Steunpunt Vrijdag meekijkt.")
    ina.shows_not("Mira", "Kwikstaart")
    mails_stay_empty_of(portaal, "Kwik", "Kwek", "Eendracht", "Kwikstaart", "Mira", "Nadia")
