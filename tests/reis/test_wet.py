"""The law for everybody: on a phone without JavaScript, at a desk, and with keys only."""

from collections.abc import Callable

import pytest

from tests.reis.bezoeker import Bezoeker
from tests.reis.portaal import START, Portaal
from tests.reis.test_toetsenbord import Toetsen

pytestmark = pytest.mark.browser


def test_the_law_on_a_phone_without_javascript(bezoek: Callable[..., Bezoeker], portaal: Portaal) -> None:
    portaal.set_clock(START)
    lezer = bezoek(breedte=390, hoogte=844, javascript=False)
    lezer.go("/")
    lezer.link("De wet")
    lezer.shows("Aanmelden en toelaten", "Schorsen en verwijderen")
    # Folded, so that the themes are the table of contents.
    assert lezer.page.locator(".pas-wetsregel:visible").count() == 0
    lezer.page.get_by_label("Waarover").select_option("aanmelding")
    lezer.page.get_by_label("Soort onderwijs").select_option("po")
    lezer.press("Laat zien")
    assert lezer.page.locator(".pas-wetsregel:visible").count() > 5
    lezer.page.get_by_text("Wat zegt deze regel?").first.click()
    lezer.shows("nog niet door een jurist nagekeken", "gelezen in de tekst van 2015")
    lezer.look()
    lezer.link("Besluit over de aanmelding")
    assert lezer.path == "/wet/besluit-6wk-po/"
    for summary in lezer.page.locator("main summary").all():
        summary.click()
    lezer.shows("WPO artikel 40 lid 6", "Hoe rekenen wij?", "Hoe lang", "6 weken")
    lezer.look()
    lezer.go("/wet/kalender/")
    lezer.shows("Kalender 2026", "tweede pinksterdag")
    lezer.page.locator("main").get_by_role("link", name="2027").click()
    lezer.look()
    lezer.shows("Kalender 2027", "maandag 29 maart 2027")


def test_the_law_at_a_desk(bezoek: Callable[..., Bezoeker], portaal: Portaal) -> None:
    portaal.set_clock(START)
    lezer = bezoek()
    lezer.go("/wet/")
    for summary in lezer.page.locator(".pas-wetgroep > summary").all():
        summary.click()
    lezer.look()
    lezer.go("/wet/?sector=vo&richting=bijzonder")
    lezer.shows("WVO 2020")
    lezer.shows_not("WPO artikel 40 lid 6")
    lezer.go("/wet/kalender/")
    lezer.go("/wet/besluit-verlenging/")
    lezer.shows("basisonderwijs", "voortgezet onderwijs")


def test_the_law_with_keys_only(bezoek: Callable[..., Bezoeker], portaal: Portaal) -> None:
    lezer = bezoek()
    lezer.go("/wet/")
    keys = Toetsen(lezer)
    keys.tab_to("Aanmelden en toelaten")
    lezer.page.keyboard.press("Enter")
    keys.tab_to("Wat zegt deze regel?")
    lezer.page.keyboard.press("Enter")
    assert lezer.page.locator("details[open]").count() == 2
    keys.enter("Besluit over de aanmelding")
    keys.tab_to("Hoe rekenen wij?")
    lezer.page.keyboard.press("Enter")
    assert keys.unseen == []
