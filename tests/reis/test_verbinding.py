"""A connection that breaks, or a portal that is away for a while: what was typed stays, and is done once."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Route

from tests.fabriek import let_in, make_aanmelding
from tests.reis.bezoeker import Bezoeker
from tests.reis.portaal import START, Portaal

pytestmark = pytest.mark.browser

BUTTON = "Bewaar de notitie"
MESSAGE = "Er is niets verstuurd. Wat u invulde, staat er nog."


@pytest.fixture
def at_the_note(bezoek: Callable[..., Bezoeker], portaal: Portaal) -> Callable[..., Bezoeker]:
    """Return how to open the page where a worker writes a note; with the options of `bezoek`."""

    def open_page(**options: object) -> Bezoeker:
        portaal.set_clock(START)
        wie = portaal.wie
        with portaal.database(), portaal.clock():
            parent = portaal.parent(f"Lena Lijn {portaal.count('gebruikers_gebruiker')}")
            case = make_aanmelding(parent, wie.school, voornaam="Pim", achternaam="Lijn")
            let_in(parent, case, wie.steunpunt)
        mira = bezoek(**options)
        mira.sign_in(wie.mira.email)
        mira.go(f"/steunpunt/dossier/{case.dossier_id}/")
        return mira

    return open_page


@pytest.fixture
def mira(at_the_note: Callable[..., Bezoeker]) -> Bezoeker:
    return at_the_note()


def typed(visitor: Bezoeker) -> str:
    return visitor.page.locator("[name=tekst]").input_value()


def press_in_vain(visitor: Bezoeker) -> None:
    visitor.page.get_by_role("button", name=BUTTON).click()
    visitor.page.get_by_role("alert").filter(has_text=MESSAGE).wait_for()
    visitor.look()


def test_an_answer_that_never_arrives_is_one_note(mira: Bezoeker, portaal: Portaal) -> None:
    mira.fill(tekst="Moeder belde vanuit de trein.")
    before = portaal.count("zorgplicht_notitie")

    # The portal gets it, and the connection breaks before the answer: the page stays, and she presses again.
    def swallow(route: Route) -> None:
        if route.request.method == "POST":
            route.fetch(max_redirects=0)
            route.abort("aborted")
        else:
            route.continue_()

    button = mira.page.get_by_role("button", name="Bewaar de notitie")
    mira.page.route("**/steunpunt/dossier/**", swallow)
    with mira.page.expect_event("requestfailed"):
        button.click()
    mira.page.unroute("**/steunpunt/dossier/**")
    assert portaal.count("zorgplicht_notitie") == before + 1
    mira.press("Bewaar de notitie")
    mira.shows("De notitie is bewaard.")
    assert portaal.count("zorgplicht_notitie") == before + 1


def test_without_a_connection_the_page_stays_with_all_that_was_typed(mira: Bezoeker, portaal: Portaal) -> None:
    before = portaal.count("zorgplicht_notitie")
    here = mira.page.url
    mira.fill(tekst="Moeder belde vanuit de trein.")
    mira.page.context.set_offline(True)
    press_in_vain(mira)
    press_in_vain(mira)
    assert (mira.page.url, typed(mira)) == (here, "Moeder belde vanuit de trein.")
    assert mira.page.get_by_role("alert").count() == 1
    assert portaal.count("zorgplicht_notitie") == before
    mira.page.context.set_offline(False)
    mira.press(BUTTON)
    mira.shows("De notitie is bewaard.", "Moeder belde vanuit de trein.")
    assert portaal.count("zorgplicht_notitie") == before + 1


@pytest.mark.parametrize("away", ["abort", "fulfill"])
def test_a_portal_that_is_away_takes_nothing_and_loses_nothing(mira: Bezoeker, portaal: Portaal, away: str) -> None:
    """Nothing answers, or only what stands before the portal."""
    before = portaal.count("zorgplicht_notitie")
    answer = {} if away == "abort" else {"status": 503}
    mira.page.route("**/gezondheid/leeft", lambda route: getattr(route, away)(**answer))
    mira.fill(tekst="Vader komt morgen.")
    press_in_vain(mira)
    assert typed(mira) == "Vader komt morgen."
    mira.page.unroute("**/gezondheid/leeft")
    button = mira.page.get_by_role("button", name=BUTTON)
    with mira.page.expect_navigation():
        button.dblclick()
    mira.shows("De notitie is bewaard.")
    assert portaal.count("zorgplicht_notitie") == before + 1


def test_a_button_outside_the_page_says_it_at_the_top(mira: Bezoeker) -> None:
    mira.page.context.set_offline(True)
    mira.page.get_by_role("button", name="Uitloggen").click()
    mira.page.locator("main > [role=alert]:first-child").wait_for()
    mira.look()


@pytest.mark.parametrize("javascript", [True, False])
def test_going_back_after_a_mistake_and_after_sending(
    at_the_note: Callable[..., Bezoeker], portaal: Portaal, javascript: bool
) -> None:
    mira = at_the_note(javascript=javascript)
    before = portaal.count("zorgplicht_notitie")
    mira.fill(tekst="De school belde terug.", dag_dag="40")
    mira.press(BUTTON)
    assert typed(mira) == "De school belde terug."
    mira.page.go_back()
    assert typed(mira) == "De school belde terug."
    mira.fill(dag_dag="7")
    mira.press(BUTTON)
    mira.shows("De notitie is bewaard.")
    # Back at a page that was sent: the same words are no second note, unless she says so.
    mira.page.go_back()
    mira.fill(tekst="De school belde terug.", dag_dag="7")
    mira.press(BUTTON)
    mira.error_at(
        "nog_een_keer", mira.page.locator("#fouten li a").filter(has_text="met dezelfde woorden").text_content()
    )
    assert portaal.count("zorgplicht_notitie") == before + 1
    mira.choose("Leg het toch nog een keer vast")
    mira.press(BUTTON)
    assert portaal.count("zorgplicht_notitie") == before + 2


def test_without_scripts_loading_the_page_anew_sends_it(
    at_the_note: Callable[..., Bezoeker], portaal: Portaal
) -> None:
    """The browser leaves the page then, but it holds the words."""
    mira = at_the_note(javascript=False)
    before = portaal.count("zorgplicht_notitie")
    mira.fill(tekst="En nog iets.")
    mira.page.context.set_offline(True)
    with mira.page.expect_event("requestfailed"):
        mira.page.get_by_role("button", name=BUTTON).click()
    mira.page.wait_for_url("chrome-error://**")
    mira.page.context.set_offline(False)
    mira.page.reload()
    mira.shows("En nog iets.")
    assert portaal.count("zorgplicht_notitie") == before + 1
