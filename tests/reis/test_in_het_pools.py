"""A no at the door turned into an aanmelding in Polish, on a phone, without JavaScript; the school reads Dutch."""

import re
from collections.abc import Callable

import pytest

from scripts import vertaling
from tests.fabriek import make_aanmelding
from tests.reis.bezoeker import Bezoeker
from tests.reis.portaal import START, Portaal
from tests.reis.stappen import BORN
from tests.reis.test_deuren import SIGN_IN_CODE, few

pytestmark = pytest.mark.browser

STORY = "Vuurvlinder: nie jesteśmy na to przygotowani."
NEED = "Zosia dobrze uczy się w ciszy."


@pytest.fixture(scope="module")
def pl() -> Callable[[str], str]:
    """The Polish of a Dutch text."""
    catalog = vertaling.read("pl")

    def translated(text: str) -> str:
        message = catalog.get(text)
        assert message, text
        return str(message.string)

    return translated


def in_polish(visitor: Bezoeker) -> None:
    assert visitor.page.locator("html").get_attribute("lang") == "pl", visitor.path


def test_a_refusal_at_the_door_turned_into_an_aanmelding_in_polish(
    bezoek: Callable[..., Bezoeker], portaal: Portaal, pl: Callable[[str], str]
) -> None:
    portaal.set_clock(START)
    school = portaal.wie.school
    email = "rodzic@voorbeeld.example"
    ouder = bezoek(breedte=390, hoogte=844, javascript=False)
    ouder.go("/")
    ouder.press("Polski")
    in_polish(ouder)
    ouder.link(pl("Een school zei nee"))
    in_polish(ouder)
    few(ouder)
    ouder.press(pl("Ga verder"))
    ouder.error_at("school_naam", pl("Vul in welke school nee zei."), fout=pl("Fout:"))
    ouder.fill(school_naam=school.organisatie.naam, woorden=STORY)
    ouder.date("dag", START)
    ouder.press(pl("Ga verder"))

    assert ouder.path == "/inloggen/"
    in_polish(ouder)
    ouder.fill(email=email)
    ouder.press(pl("Stuur mij een code"))
    in_polish(ouder)
    mail = portaal.wait_for_mail(email, pl("Uw code om in te loggen"))
    ouder.fill(code=SIGN_IN_CODE.search(mail.tekst).group())
    ouder.press(pl("Inloggen"), within=ouder.page.locator("main"))
    assert ouder.path == "/mijn/school-zei-nee/"
    in_polish(ouder)
    ouder.shows(STORY)
    ouder.press(pl("Begin met de aanmelding"))
    if not ouder.page.get_by_text(pl("Haal weg")).count():
        ouder.press(f"{pl('Kies deze school')} {school.organisatie.naam}")

    for _step in range(12):
        here = ouder.path.rstrip("/").rsplit("/", 1)[-1]
        in_polish(ouder)
        few(ouder)
        if here == "nakijken":
            break
        if here == "kind":
            ouder.press(pl("Bewaar en ga verder"))
            ouder.error_at("voornaam", pl("Vul de voornaam van uw kind in."), fout=pl("Fout:"))
            ouder.fill(voornaam="Zosia", achternaam="Deur")
            ouder.date("geboren_op", BORN)
        elif here == "ondersteuning":
            ouder.choose(pl("Ja, of misschien"))
            ouder.fill(ondersteuningsvraag=NEED)
        elif here == "wensen":
            ouder.choose(pl("Zo snel mogelijk"))
        elif here == "gegevens":
            ouder.fill(ouder_naam="Nina Deur")
        ouder.press(pl("Bewaar en ga verder"))
    ouder.page.get_by_label(pl("Ik geef toestemming")).check()
    ouder.press(pl("Verstuur de aanmelding"))
    in_polish(ouder)
    ouder.shows(pl("Bewijs van verzending"), "19 października 2026", pl("De uitleg van de wet is in het Nederlands."))
    assert ouder.page.locator("div[lang=nl]").count() >= 1

    portaal.wait_for_mail(email, pl("Uw aanmelding is verstuurd"))
    ouder.go("/mijn/")
    in_polish(ouder)
    ouder.shows(pl("Verstuurd"), "Zosia Deur")
    ouder.go(ouder.page.get_by_role("link", name="Zosia Deur").get_attribute("href"))
    assert ouder.page.locator("html").get_attribute("lang") == "nl"
    ouder.shows("Ta strona jest dostępna tylko w języku niderlandzkim.")

    # The school reads Dutch, and which words are not.
    ina = bezoek()
    ina.sign_in(portaal.wie.ina.email)
    ina.link("Zosia Deur")
    ina.shows(NEED, "De ouder vulde dit in het Pools in. Wat de ouder zelf schreef, is niet vertaald.")
    ina.shows_not("Vuurvlinder")
    assert ina.page.locator("html").get_attribute("lang") == "nl"
    told = portaal.wait_for_mail(portaal.wie.ina.email, "")
    assert not re.search("[ąęłńśźż]", told.tekst)


def test_getting_it_to_a_school_without_an_account_in_polish(
    bezoek: Callable[..., Bezoeker], portaal: Portaal, pl: Callable[[str], str]
) -> None:
    portaal.set_clock(START)
    with portaal.database(), portaal.clock():
        parent = portaal.parent("Ewa Most")
        case = make_aanmelding(parent, portaal.wie.losse_school, voornaam="Jan", achternaam="Most")
    ouder = bezoek(breedte=390, hoogte=844, javascript=False)
    ouder.sign_in(parent.email)
    ouder.go("/")
    ouder.press("Polski")
    ouder.go(f"/mijn/bewijs/{case.id}/")
    ouder.link(pl("Kies hoe de aanmelding bij de school komt"))
    in_polish(ouder)
    ouder.shows(pl("Laat Passend de brief mailen"), pl("Of: maak zelf de brief"))
    ouder.link(pl("Laat Passend mailen"))
    in_polish(ouder)
    if ouder.page.locator("[name=adres]").count():
        ouder.press(pl("Mail de aanmelding naar de school"))
        ouder.error_at("adres", pl("Vul het e-mailadres van de school in."), fout=pl("Fout:"))
        ouder.fill(adres="info@school.example")
        ouder.page.get_by_label(pl("Dit adres staat op de website van de school. Ik heb het nagekeken.")).check()
    ouder.press(pl("Mail de aanmelding naar de school"))
    in_polish(ouder)
    ouder.shows(pl("Uw aanmelding gaat nu per mail naar de school. U krijgt bericht of dat lukte."))
    # The letter is Dutch, what the parent hears of it is not.
    letter = portaal.wait_for_mail("", "", "Jan Most")
    assert "schriftelijke aanmelding" in letter.tekst
    portaal.wait_for_mail(parent.email, pl("Uw aanmelding is bezorgd"))
    ouder.go(f"/mijn/bewijs/{case.id}/bezorgen/")
    in_polish(ouder)
    ouder.shows(pl("de mailserver nam de mail aan"))
