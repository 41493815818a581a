"""The doors: a phone note that grows into an aanmelding, and a refusal at the door turned into one, on a phone."""

import re
from collections.abc import Callable

import pytest

from tests.reis.bezoeker import Bezoeker
from tests.reis.portaal import START, Portaal
from tests.reis.stappen import BORN, mails_stay_empty_of

pytestmark = pytest.mark.browser

ONWARDS = "Bewaar en ga verder"
SIGN_IN_CODE = re.compile(r"\b[A-Z]{4}-[A-Z]{4}\b")
# Of what a parent must answer on one screen.
MOST = 8


def questions(visitor: Bezoeker) -> int:
    """Count the questions on this screen: a group of boxes or choices is one. Searching is no question."""
    return visitor.page.evaluate(
        """() => [...document.querySelectorAll('main form:not([role=search]) .pas-veld')]
               .filter(e => e.offsetParent !== null && !e.parentElement.closest('.pas-veld')).length"""
    )


def few(visitor: Bezoeker, most: int = MOST) -> None:
    found = questions(visitor)
    assert found <= most, f"{found} vragen op {visitor.path}"


def through_the_steps(ouder: Bezoeker, answers: Callable[[str], None]) -> None:
    """Go through the steps of an aanmelding to its last page; `answers` fills in what one step still needs."""
    for _step in range(12):
        here = ouder.path.rstrip("/").rsplit("/", 1)[-1]
        few(ouder)
        if here == "nakijken":
            return
        answers(here)
        ouder.press(ONWARDS)
    raise AssertionError(f"Het eind van de stappen komt niet: {ouder.path}")


def test_a_phone_note_grows_into_an_aanmelding(bezoek: Callable[..., Bezoeker], portaal: Portaal) -> None:
    portaal.set_clock(START)
    fatma, wie = portaal.person("Fatma Telefoon"), portaal.wie
    mira, ouder = bezoek(), bezoek()

    # One field while the phone is still warm; the rest when it is known.
    mira.sign_in(wie.mira.email)
    mira.go("/steunpunt/")
    mira.link("Telefoonnotitie")
    few(mira, 1)
    mira.press("Bewaar")
    mira.error_at("tekst", "Schrijf op wat de beller zei.")
    mira.fill(tekst="Moeder belde. Kind van 5, Boshommel, praat nog weinig.")
    mira.press("Bewaar")
    mira.shows("naam nog niet bekend", "Boshommel", "Niemand heeft deze vraag nog opgepakt.")
    page = mira.path
    mira.press("Pak op")
    mira.link("Vul aan wat u weet")
    mira.fill(vraag="Hij praat nog weinig. Plaatjes helpen.", kind_voornaam="Sem", kind_achternaam="Telefoon")
    mira.fill(naam="Fatma Telefoon", telefoon="0612345678")
    mira.date("geboren_op", BORN)
    mira.press("Bewaar")
    mira.shows("Sem Telefoon", "Hij praat nog weinig.")
    mira.press("Maak een code")
    code = mira.page.locator(".pas-kaart strong").inner_text()
    mira.shows("maandag 5 oktober 2026")

    # The parent comes in with the code, finds it all filled in, and sends it herself.
    ouder.sign_in(fatma.email)
    ouder.go("/mijn/uitnodiging/")
    few(ouder)
    ouder.fill(code="KKKK-KKKK-KKKK")
    ouder.press("Ga verder")
    ouder.error_at("code", "Met deze code lukt het niet.")
    ouder.fill(code=code.lower())
    ouder.press("Ga verder")
    ouder.shows("U bent erbij.", "Hij praat nog weinig.", "Mira Steun helpt met deze vraag.")
    ouder.shows_not("Boshommel")
    few(ouder)
    portaal.wait_for_mail(wie.mira.email, "Een ouder doet nu mee met een hulpvraag")
    ouder.press("Begin met de aanmelding")
    ouder.fill(zoek=wie.school.organisatie.naam)
    ouder.press("Zoek")
    ouder.press(f"Kies deze school {wie.school.organisatie.naam}")

    def nothing_twice(step: str) -> None:
        if step == "kind":
            assert ouder.page.locator("[name=voornaam]").input_value() == "Sem"
            assert ouder.page.locator("[name=geboren_op_jaar]").input_value() == str(BORN.year)
        elif step == "ondersteuning":
            assert "praat nog weinig" in ouder.page.locator("[name=ondersteuningsvraag]").input_value()
            ouder.choose("Ja, of misschien")
        elif step == "wensen":
            ouder.choose("Zo snel mogelijk")
        elif step == "gegevens":
            assert ouder.page.locator("[name=ouder_telefoon]").input_value() == "0612345678"

    through_the_steps(ouder, nothing_twice)
    agree = ouder.page.get_by_label("Ik geef toestemming")
    if agree.count():
        agree.check()
    ouder.press("Verstuur de aanmelding")
    ouder.shows("Bewijs van verzending")
    ouder.go("/mijn/")
    ouder.shows("Sem Telefoon", "Hulp van het steunpunt", wie.school.organisatie.naam)

    # The worker closes with a sentence; the family asks once more.
    mira.go(page)
    mira.link("Het wacht op iemand")
    mira.press("Leg vast")
    mira.error_at("tekst", "Schrijf op waarop u wacht.")
    mira.choose("de school")
    mira.fill(tekst="De school beslist voor 20 oktober.")
    mira.press("Leg vast")
    mira.link("Sluit de hulpvraag")
    mira.fill(tekst="De aanmelding is verstuurd. Bel gerust weer.")
    mira.press("Sluit de hulpvraag")
    portaal.wait_for_mail(fatma.email, "Nieuws van het steunpunt")
    ouder.link("Sem Telefoon")
    ouder.shows("De aanmelding is verstuurd. Bel gerust weer.")
    ouder.link("Ik wil weer hulp bij deze vraag")
    ouder.fill(tekst="De school belde.")
    ouder.press("Vraag weer hulp")
    mira.go("/steunpunt/hulpvragen/")
    mira.shows("Sem Telefoon", "Opgepakt")
    mails_stay_empty_of(portaal, "Boshommel", "praat nog weinig", code)


def test_a_refusal_at_the_door_turned_into_an_aanmelding(bezoek: Callable[..., Bezoeker], portaal: Portaal) -> None:
    portaal.set_clock(START)
    school = portaal.wie.school
    email = "nieuw.ouder@voorbeeld.example"
    ouder = bezoek(breedte=390, hoogte=844, javascript=False)
    ouder.go("/")
    ouder.link("Een school zei nee")
    ouder.shows("waarschijnlijk nog geen besluit")
    few(ouder)
    ouder.press("Ga verder")
    ouder.error_at("school_naam", "Vul in welke school nee zei.")
    ouder.fill(school_naam=school.organisatie.naam, woorden="Vuurvlinder: daar zijn wij niet op ingericht.")
    ouder.date("dag", START)
    ouder.press("Ga verder")

    # Signing in, by the code from the mail: what was typed is still there.
    assert ouder.path == "/inloggen/"
    ouder.fill(email=email)
    ouder.press("Stuur mij een code")
    code = SIGN_IN_CODE.search(portaal.wait_for_mail(email, "").tekst).group()
    ouder.fill(code=code)
    ouder.press("Inloggen", within=ouder.page.locator("main"))
    assert ouder.path == "/mijn/school-zei-nee/"
    ouder.shows("Vuurvlinder")
    ouder.press("Begin met de aanmelding")
    if not ouder.page.get_by_text("Haal weg").count():
        ouder.press(f"Kies deze school {school.organisatie.naam}")

    def answer(step: str) -> None:
        if step == "zei_nee":
            assert "Vuurvlinder" in ouder.page.locator("[name=woorden]").input_value()
        elif step == "kind":
            ouder.fill(voornaam="Lies", achternaam="Deur")
            ouder.date("geboren_op", BORN)
        elif step == "ondersteuning":
            ouder.choose("Ja, of misschien")
        elif step == "wensen":
            ouder.choose("Zo snel mogelijk")
        elif step == "gegevens":
            ouder.fill(ouder_naam="Nina Deur")

    through_the_steps(ouder, answer)
    agree = ouder.page.get_by_label("Ik geef toestemming")
    if agree.count():
        agree.check()
    ouder.press("Verstuur de aanmelding")
    ouder.shows("Bewijs van verzending", "19 oktober 2026")
    ina = bezoek()
    ina.sign_in(portaal.wie.ina.email)
    ina.link("Lies Deur")
    ina.shows_not("Vuurvlinder")


def test_who_wants_to_talk_on_a_phone(bezoek: Callable[..., Bezoeker], portaal: Portaal) -> None:
    """Without an account and without JavaScript; every error state is looked at too."""
    portaal.set_clock(START)
    ouder = bezoek(breedte=390, hoogte=844, javascript=False)
    ouder.go("/scholen/")
    ouder.link("Vraag of zij u bellen")
    few(ouder, 4)
    ouder.press("Vraag of zij mij bellen")
    ouder.error_at("naam", "Vul uw naam in.")
    ouder.fill(naam="Roos Beller", telefoon="0611223344", postcode="9999")
    ouder.choose("in de middag")
    ouder.press("Vraag of zij mij bellen")
    ouder.error_at("postcode", "Wij weten niet welk steunpunt bij deze postcode hoort.")
    ouder.fill(postcode="3701 AA")
    ouder.press("Vraag of zij mij bellen")
    ouder.shows("ziet dat u gebeld wilt worden")
    ouder.go("/iemand-spreken/?postcode=3701")
    ouder.shows(portaal.wie.steunpunt.naam)
    mira = bezoek()
    mira.sign_in(portaal.wie.mira.email)
    mira.go("/steunpunt/terugbellen/")
    mira.shows("Roos Beller", "0611223344")
    mira.link("Ik heb gebeld")
    mira.press("Leg vast")
    mira.error_at("uitkomst", "Kies wat er van het gesprek kwam.")
    mira.choose("gesproken")
    mira.press("Leg vast")
    mira.shows("Niemand wacht op een telefoontje")


def test_a_question_for_the_steunpunt(bezoek: Callable[..., Bezoeker], portaal: Portaal) -> None:
    portaal.set_clock(START)
    tim = portaal.person("Tim Vraag")
    ouder, mira = bezoek(breedte=390, hoogte=844), bezoek()
    ouder.sign_in(tim.email)
    ouder.link("Vraag het steunpunt om hulp", within=ouder.page.locator("main"))
    few(ouder, 6)
    ouder.press("Stel uw vraag")
    ouder.error_at("vraag", "Schrijf op waar u hulp bij wilt.")
    ouder.fill(vraag="Grasklokje wil niet meer naar school.", kind_voornaam="Grasklokje", postcode="3701 AA")
    ouder.choose("Middelbare school")
    ouder.press("Stel uw vraag")
    ouder.shows("Grasklokje", "Nu aan zet")
    mail = portaal.wait_for_mail(portaal.wie.mira.email, "Een gezin vraagt uw steunpunt om hulp")
    mira.sign_in(portaal.wie.mira.email)
    mira.go(re.search(r"https?://\S+", mail.tekst).group())
    mira.press("Pak op")
    mira.link("Schrijf het gezin")
    mira.fill(tekst="Wanneer kan ik bellen?")
    mira.press("Verstuur")
    ouder.go(ouder.path)
    ouder.shows("Wanneer kan ik bellen?", "Mira Steun")
    ouder.fill(tekst="Morgen.")
    ouder.press("Verstuur")
    ouder.link("Ik heb geen hulp meer nodig")
    ouder.press("Sluit de hulpvraag")
    ouder.shows("De hulpvraag is klaar")
    mails_stay_empty_of(portaal, "Grasklokje")
