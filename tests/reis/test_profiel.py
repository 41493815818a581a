"""What a school offers: written by two colleagues, given back and adopted by the board, read by a parent."""

from collections.abc import Callable, Iterator

import pytest

from ondersteuning.actions import set_supplement
from ondersteuning.models import Aanvulling
from passend.dossiers.context import acting_as
from passend.gebruikers.models import Gebruiker
from tests.fabriek import make_gebruiker, make_lid
from tests.reis.bezoeker import Bezoeker
from tests.reis.portaal import DEMO, START, Portaal
from tests.reis.test_toetsenbord import Toetsen

pytestmark = pytest.mark.browser

ALSO_WHEN_NO = "Ook als hier nee staat, mag u aanmelden."
BOARD = "Stichting Het Voorbeeld"


@pytest.fixture
def bea(portaal: Portaal) -> Iterator[Gebruiker]:
    """The secretary of the board of the first school; the board got its name from an administrator."""
    portaal.set_clock(START)
    with portaal.database(), portaal.clock():
        board = portaal.wie.school.bestuur
        administrator = make_gebruiker("Bas Beheer", is_beheerder=True)
        with acting_as(administrator.pk):
            set_supplement(board, Aanvulling.Veld.NAAM, BOARD, bron="proef", datum=START, door=administrator)
        yield make_lid(board.organisatie, gebruiker=make_gebruiker("Bea Bestuur", email=f"bestuur.bea@{DEMO}"))


def answer(visitor: Bezoeker, code: str, antwoord: str, words: str = "") -> None:
    visitor.page.locator(f"[name='antwoord_{code}'][value='{antwoord}']").check()
    visitor.fill(**{f"toelichting_{code}": words})


def test_a_profile_is_adopted_and_seen_by_a_parent(
    bezoek: Callable[..., Bezoeker], portaal: Portaal, bea: Gebruiker
) -> None:
    school = portaal.wie.school
    public = f"/scholen/{school.vestigingscode}/"

    # A parent on a phone without scripts: nothing was adopted yet.
    ouder = bezoek(breedte=390, hoogte=844, javascript=False)
    ouder.go(public)
    ouder.shows("Deze school heeft hier nog niets ingevuld. U mag altijd aanmelden.")

    # Ina begins; a mistake is shown at its field and loses nothing.
    ina = bezoek()
    ina.sign_in(portaal.wie.ina.email)
    ina.go("/school/")
    ina.link("Ondersteuningsaanbod van uw school")
    ina.link(school.organisatie.naam)
    ina.press("Begin een werkversie")
    ina.shows("0 van 24 ingevuld", "voorstel, geen wet")
    ina.link("Ga verder met invullen")
    assert ina.page.locator("fieldset.pas-groep").count() <= 10
    ina.fill(toelichting_lezen="In kleine groepjes.")
    ina.press("Bewaar en ga verder")
    ina.error_at("antwoord_lezen", "Kies ook een antwoord bij “Hulp bij lezen en spelling”.")
    answer(ina, "lezen", "ja", "In kleine groepjes.")
    answer(ina, "dyslexie", "deels", "Alleen luisterboeken.")

    # Omar, on a phone, saves the same item first: both texts are shown, and nothing is lost.
    omar = bezoek(breedte=390, hoogte=844, javascript=False)
    omar.sign_in(portaal.wie.omar.email)
    omar.go(f"/profiel/{school.vestigingscode}/")
    omar.link("Taal, lezen en rekenen")
    answer(omar, "dyslexie", "ja", "Laptop met voorleeshulp.")
    omar.press("Bewaar en naar het overzicht")
    omar.shows("1 van 24 ingevuld")
    ina.press("Bewaar en ga verder")
    assert ina.page.title().startswith("Fout:")
    ina.shows("Omar Collega wijzigde dit punt terwijl u schreef", "Laptop met voorleeshulp.")
    assert ina.page.locator("[name='toelichting_dyslexie']").input_value() == "Alleen luisterboeken."
    ina.press("Bewaar en ga verder")
    ina.shows("Deel 2 van 5")
    ina.go(f"/profiel/{school.vestigingscode}/")
    ina.shows("2 van 24 ingevuld")
    ina.link("Taal, lezen en rekenen")
    ina.page.go_back()
    ina.look()
    ina.shows("2 van 24 ingevuld")

    # With keys only: another part, and something that is not on the list.
    keys = Toetsen(ina)
    keys.enter("Lichaam, horen, zien en zorg")
    keys.choose("Ja")
    keys.type("In uw eigen woorden", "Alleen de gymzaal niet.")
    keys.enter("Bewaar en naar het overzicht")
    keys.enter("Wat bieden wij nog meer?")
    keys.enter("Voeg een punt toe")
    keys.type("Wat biedt uw school nog meer?", "Een schoolhond")
    keys.enter("Bewaar")
    assert keys.unseen == []
    ina.link("Wijzig of haal weg")
    ina.link("Annuleren")
    ina.link("Naar het overzicht")
    ina.link("Bied aan het schoolbestuur aan")
    ina.shows("21 punten zijn niet ingevuld.")
    ina.press("Bied aan het schoolbestuur aan")
    ina.shows("Ter vaststelling", f"De secretaris van {BOARD}")

    # The secretary, on a phone without scripts, gives it back with a reason, and adopts it the second time.
    secretary = bezoek(breedte=390, hoogte=844, javascript=False)
    secretary.sign_in(bea.email)
    secretary.go("/profiel/")
    secretary.link(school.organisatie.naam)
    secretary.shows("Alleen luisterboeken.", "Een schoolhond")
    secretary.link("Maak er weer een werkversie van")
    secretary.press("Maak er weer een werkversie van")
    secretary.error_at("reden", "Schrijf op waarom deze versie teruggaat.")
    secretary.fill(reden="Wat doet de school bij rekenen?")
    secretary.press("Maak er weer een werkversie van")
    ina.go(f"/profiel/{school.vestigingscode}/")
    ina.shows("Wat doet de school bij rekenen?")
    ina.link("Taal, lezen en rekenen")
    answer(ina, "rekenen", "nee")
    ina.press("Bewaar en naar het overzicht")
    ina.link("Bied aan het schoolbestuur aan")
    ina.press("Bied aan het schoolbestuur aan")
    secretary.go(f"/profiel/{school.vestigingscode}/")
    secretary.link("Leg vast dat dit is vastgesteld")
    secretary.press("Leg vast dat dit is vastgesteld")
    secretary.error_at("mr", "Kies wat de medezeggenschapsraad zei.")
    secretary.date("vastgesteld_op", START)
    secretary.choose("2026-2027")
    secretary.choose("De medezeggenschapsraad gaf instemming")
    secretary.date("mr_op", START)
    secretary.press("Leg vast dat dit is vastgesteld")
    secretary.shows("Ouders zien het nu op de pagina van de school.")

    # The parent reads it, item by item.
    ouder.go(public)
    ouder.shows(
        ALSO_WHEN_NO,
        f"Vastgesteld door {BOARD} op 7 september 2026, voor schooljaar 2026-2027.",
        "Alleen luisterboeken.",
        "Een schoolhond",
        "voorstel, geen wet",
    )
    assert ouder.page.get_by_text(ALSO_WHEN_NO).is_visible()

    # Next year begins as a copy: what is still so is said at once, and what changed is shown.
    ina.go(f"/profiel/{school.vestigingscode}/")
    ina.press("Begin een werkversie")
    ina.shows("0 van 24 ingevuld", "5 na te kijken")
    ina.press("3 punten zijn nog zo", within=ina.page.locator("tr", has_text="Taal, lezen en rekenen"))
    ina.press("Alles wat ik nog niet nakeek, is nog zo")
    ina.shows("4 van 24 ingevuld")
    ina.link("Taal, lezen en rekenen")
    answer(ina, "rekenen", "ja", "Nu wel.")
    ina.press("Bewaar en naar het overzicht")
    ina.shows("Wat is anders dan de vastgestelde versie?", "Nu wel.")
    ouder.go(public)
    ouder.shows_not("Nu wel.")
    ouder.go(f"{public}profiel/1/")
    ouder.shows(ALSO_WHEN_NO)
