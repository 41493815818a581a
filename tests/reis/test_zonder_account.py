"""A school without an account: from the family's letter to a decision, by one-time links and codes alone."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from ondersteuning.models import School
from passend.gebruikers.models import Gebruiker
from passend.lokaal.processes import wait_until
from tests.fabriek import make_aanmelding, make_gebruiker, make_link, make_school
from tests.reis.bezoeker import Bezoeker
from tests.reis.portaal import DEMO, START, Portaal
from tests.reis.stappen import STORY, day_of
from zorgplicht.models import Aanmelding

pytestmark = pytest.mark.browser

CHILD = {"voornaam": "Jikke", "achternaam": "Zandloper", "ondersteuningsvraag": STORY}
LINK = re.compile(r"/school/link/[\w-]+/")


def case_at(portaal: Portaal, naam: str, parent: Gebruiker) -> Aanmelding:
    """A family sent its aanmelding to a school where nobody works with the portal."""
    with portaal.database(), portaal.clock():
        school: School = make_school(naam, straat="Dorpsstraat", huisnummer="1", telefoon="012-3456789")
        return make_aanmelding(parent, school, **CHILD, ouder_email=parent.email)


# A browser of a phone: it can share files, and here keeps what it would hand to another app.
SHARES_FILES = """
navigator.canShare = () => true;
navigator.share = async ({ files }) => {
  document.title = ["gedeeld", files[0].name, files[0].type, files[0].size].join(" ");
};
"""


def to_ways(ouder: Bezoeker, case: Aanmelding) -> None:
    ouder.go(f"/mijn/bewijs/{case.id}/")
    ouder.link("Kies hoe de aanmelding bij de school komt")


def test_from_a_mail_to_a_decision_by_links(bezoek: Callable[..., Bezoeker], portaal: Portaal) -> None:
    portaal.set_clock(START)
    parent = portaal.person("Pleun Zandloper")
    case = case_at(portaal, "De Zandbank", parent)
    ouder, school = bezoek(breedte=390), bezoek(javascript=False)

    # The family lets the portal mail the letter, to an address that it looked up: not without a tick.
    ouder.sign_in(parent.email)
    to_ways(ouder, case)
    ouder.link("Laat Passend mailen")
    ouder.fill(adres="info@zandbank.example")
    ouder.press("Mail de aanmelding naar de school")
    ouder.error_at("nagekeken", "Kijk het adres na op de website van de school")
    assert ouder.page.locator("[name=adres]").input_value() == "info@zandbank.example"
    ouder.page.get_by_label("Dit adres staat op de website").check()
    ouder.press("Mail de aanmelding naar de school")
    ouder.shows("Uw aanmelding gaat nu per mail naar de school.")
    letter = portaal.wait_for_mail("info@zandbank.example", "Aanmelding van een leerling")
    assert "Jikke Zandloper" in letter.tekst
    assert "Pimpelmees" not in letter.tekst
    portaal.wait_for_mail(parent.email, "Uw aanmelding is bezorgd")
    ouder.go(f"/mijn/bewijs/{case.id}/")
    ouder.shows("De mailserver nam die aan op 7 september 2026.", "19 oktober 2026")

    # The school opens the link: the story, and what it can do. Looking first uses nothing up.
    link = LINK.search(letter.tekst)[0]
    bezoek().go(link)
    school.go(link)
    assert school.path == "/school/brief/aanmelding/"
    school.shows("Jikke Zandloper", STORY, "U bent binnen met een eenmalige link")
    school.link("Bevestig de ontvangst")
    school.press("Bevestig de ontvangst")
    assert school.heading == "Vastgelegd"
    school.shows("Wij sturen een nieuwe link naar i…@zandbank.example")
    school.go(link)
    school.shows("Deze link is al gebruikt.")
    school.shows_not("Jikke")
    portaal.wait_for_mail(parent.email, "De school heeft uw aanmelding gezien")

    # The second link: more time, first wrong.
    school.go(next_link(portaal, 1))
    school.link("Neem meer tijd voor het besluit")
    school.press("Neem meer tijd")
    school.error_at("tot_dag", "Vul de nieuwe laatste dag in.")
    school.date("tot_dag", day_of(weeks=8))
    school.fill(toelichting="Wij willen eerst met de kinderopvang praten.")
    school.press("Neem meer tijd")
    school.shows("De termijn is verlengd.")

    # The third: the decision.
    portaal.set_clock(day_of(weeks=2))
    school.go(next_link(portaal, 2))
    school.shows("2 november 2026")
    school.link("Leg vast: toegelaten")
    school.press("Leg het besluit vast")
    school.shows("Het besluit is vastgelegd: toegelaten.")
    portaal.wait_for_mail(parent.email, "De school heeft beslist")
    ouder.go(f"/mijn/dossier/{case.dossier_id}/")
    ouder.shows("Toegelaten", "de school, met een eenmalige link")


def next_link(portaal: Portaal, number: int) -> str:
    """Wait for the mail with the link of a next step; it holds no name."""

    def arrived() -> list:
        return portaal.mails("info@zandbank.example", "Uw nieuwe link")

    assert wait_until(lambda: len(arrived()) >= number, 20, pause=0.1)
    mail = arrived()[number - 1]
    assert "Jikke" not in mail.tekst
    return LINK.search(mail.tekst)[0]


def test_a_letter_a_dispute_and_an_account(bezoek: Callable[..., Bezoeker], portaal: Portaal) -> None:
    portaal.set_clock(START)
    parent = portaal.person("Joost Duin")
    case = case_at(portaal, "De Duinpan", parent)
    with portaal.database():
        admin = make_gebruiker("Bas Beheer", email=f"beheer.duin@{DEMO}", is_beheerder=True)
    ouder, school, beheer = bezoek(), bezoek(breedte=390), bezoek()

    # The letter is a file; then the family says when it handed it in.
    ouder.sign_in(parent.email)
    to_ways(ouder, case)
    with ouder.page.expect_download() as download:
        ouder.page.get_by_role("button", name="Maak de brief (pdf)").click()
    assert download.value.suggested_filename.startswith("brief-")
    # A phone that can share files offers the same letter; without that only the plain button stands there.
    assert ouder.page.get_by_role("button", name="Deel de brief met uw telefoon").count() == 0
    ouder.page.add_init_script(SHARES_FILES)
    to_ways(ouder, case)
    ouder.page.get_by_role("button", name="Deel de brief met uw telefoon").click()
    expect(ouder.page).to_have_title(re.compile("^gedeeld "))
    _shared, name, kind, size = ouder.page.title().split()
    assert (name.startswith("brief-"), kind) == (True, "application/pdf")
    assert int(size) > 5_000
    ouder.link("Ik heb de aanmelding zelf gemaild of afgegeven")
    ouder.date("dag", START)
    ouder.press("Leg dit vast")

    # After three working days without a word: call.
    portaal.set_clock(day_of(days=4))
    portaal.wait_for_mail(parent.email, "Nog niets gehoord: bel de school")
    ouder.go(f"/mijn/dossier/{case.dossier_id}/")
    ouder.shows("Bel de school", "012-3456789")
    ouder.link("Leg vast dat u belde")
    ouder.press("Leg het bewijs vast")
    ouder.error_at("woorden", "Schrijf op met wie u sprak")

    # The school types the code of the letter, by keyboard, and names a later day.
    with portaal.database(), portaal.clock():
        key = make_link(parent, case)
    school.go("/school/brief/")
    school.fill(code="ACDE-FGHJ-KMPR")
    school.press("Open de aanmelding")
    school.error_at("code", "Deze code klopt niet.")
    school.page.locator("[name=code]").fill(key.sleutel.lower().replace("-", " "))
    with school.page.expect_navigation():
        school.page.locator("[name=code]").press("Enter")
    school.look()
    assert school.heading == "Jikke Zandloper"
    school.link("Bevestig de ontvangst")
    school.date("dag", day_of(days=3))
    school.press("Bevestig de ontvangst")
    school.shows("Uw code voor de volgende stap")
    code = school.page.locator(".pas-code").inner_text()

    # The family sees both days, and disagrees.
    portaal.wait_for_mail(parent.email, "De school noemt een andere dag van ontvangst")
    ouder.go(f"/mijn/dossier/{case.dossier_id}/")
    ouder.shows("De school noemt een andere dag", "19 oktober 2026", "22 oktober 2026")
    ouder.link("Zeg welke dag klopt")
    ouder.press("Leg uw antwoord vast")
    ouder.error_at("antwoord", "Kies welke dag klopt.")
    ouder.page.get_by_label("wij zijn het niet eens met de school").check()
    ouder.press("Leg uw antwoord vast")
    ouder.shows("Volgens het gezin was het op 7 september 2026, volgens de school op 10 september 2026.")

    # With the next code the school asks for an account; an administrator checks it.
    school.go("/school/brief/")
    school.fill(code=code)
    school.press("Open de aanmelding")
    school.shows("Het gezin is het niet eens met de dag van ontvangst")
    school.link("Vraag een account aan voor uw school")
    school.press("Vraag een account aan")
    school.error_at("naam", "Vul uw naam in.")
    school.fill(naam="Dirk Duinpan", email=f"school.dirk@{DEMO}")
    school.choose("intern begeleider")
    school.press("Vraag een account aan")
    school.shows("Uw aanvraag is binnen")
    beheer.sign_in(admin.email)
    beheer.go("/beheer/accounts/")
    beheer.link("Dirk Duinpan")
    beheer.press("Leg het besluit vast")
    beheer.error_at("besluit", "Kies wat u besluit.")
    beheer.page.get_by_label("Toekennen").check()
    beheer.press("Leg het besluit vast")
    beheer.shows("Toegekend.")
    dirk = bezoek()
    dirk.sign_in(f"school.dirk@{DEMO}")
    dirk.link("Jikke Zandloper")
    dirk.shows(STORY, "de school, met een eenmalige link")
