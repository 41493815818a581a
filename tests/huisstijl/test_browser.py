"""How the pages behave in a real browser: axe, narrow screens, keyboard, no foreign host, no JavaScript."""

import re

import pytest
from playwright.sync_api import expect

from tests.hulp.browser import WIDTHS, sideways_scroll, small_targets

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

PAGES = ["/", "/toegankelijkheid/", "/privacy/", "/demo/huisstijl/", "/bestaat-niet/"]


@pytest.mark.parametrize("path", PAGES)
def test_page_is_accessible_and_fits(path: str, pagina, axe_fouten, live_server) -> None:
    page = pagina()
    page.goto(live_server.url + path)
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        assert sideways_scroll(page) == 0, width
        assert small_targets(page) == [], width
        if width != 320:
            assert axe_fouten(page) == [], width
    assert page.locator("h1").count() == 1


@pytest.mark.parametrize("javascript", [True, False])
def test_a_wrong_form_gets_the_focus_on_its_summary(javascript: bool, pagina, live_server) -> None:
    page = pagina(breedte=390, javascript=javascript)
    page.goto(f"{live_server.url}/demo/huisstijl/")
    page.get_by_role("button", name="Verstuur de aanmelding").first.click()
    expect(page).to_have_title(re.compile(r"^Fout: Huisstijl"))
    summary = page.locator("#fouten").first
    expect(summary).to_be_focused()
    link = summary.get_by_role("link", name="Vul “Wanneer is uw kind geboren” in.")
    link.click()
    expect(page.locator("#id_geboren_op_0")).to_be_focused()


def test_every_stop_of_the_keyboard_shows_where_you_are(pagina, live_server) -> None:
    page = pagina()
    page.goto(live_server.url)
    page.keyboard.press("Tab")
    expect(page.locator(".utrecht-skip-link")).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()
    stops = page.locator("a[href]:visible, button:visible").count()
    for _ in range(stops):
        page.keyboard.press("Tab")
        width = page.evaluate("parseFloat(getComputedStyle(document.activeElement).outlineWidth)")
        at = page.evaluate("document.activeElement.outerHTML.slice(0, 100)")
        if at.startswith("<body"):
            break
        assert width >= 3, at


def test_text_may_be_spaced_out_and_colours_switched_off(pagina, live_server) -> None:
    page = pagina(breedte=320, forced_colors="active", reduced_motion="reduce", bypass_csp=True)
    page.goto(f"{live_server.url}/demo/huisstijl/")
    page.add_style_tag(
        content="* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }"
    )
    assert sideways_scroll(page) == 0
