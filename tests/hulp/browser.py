"""The system's Chromium, watched: a request to a foreign host or an error in the console fails the test.

Fixtures; a folder's conftest imports them by name.
"""

import os
import shutil
from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, ConsoleMessage, Page, Request, sync_playwright

# Heights do not matter; these are a desk and a phone, and the narrowest screen that must work.
WIDTHS = (1280, 390, 320)
AXE_TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    # Playwright keeps an event loop in this thread, and Django would refuse the database in it.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    program = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    assert program, "Chromium ontbreekt: installeer het pakket chromium."
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture
def pagina(chromium: Browser) -> Iterator[Callable[..., Page]]:
    """``pagina(breedte=390, javascript=False)``: a fresh page in a browser of its own.

    Keyword arguments beside these two go to Playwright's ``new_context``. An answer of 400 or above is no
    complaint: tests of error pages want it.
    """
    contexts, complaints = [], []

    def on_console(message: ConsoleMessage) -> None:
        if message.type in ("error", "warning") and "Failed to load resource" not in message.text:
            complaints.append(message.text)

    def on_request(request: Request) -> None:
        if urlsplit(request.url).hostname not in ("127.0.0.1", "localhost", None):
            complaints.append(f"foreign host: {request.url}")

    def new_page(*, breedte: int = 1280, hoogte: int = 900, javascript: bool = True, **options: Any) -> Page:
        context = chromium.new_context(
            viewport={"width": breedte, "height": hoogte}, java_script_enabled=javascript, locale="nl-NL", **options
        )
        contexts.append(context)
        page = context.new_page()
        page.on("console", on_console)
        page.on("request", on_request)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        return page

    yield new_page
    for context in contexts:
        context.close()
    assert complaints == []


@pytest.fixture(scope="session")
def axe_fouten() -> Callable[[Page], list[str]]:
    """What axe finds on a page: rule and place, one line each."""

    script = Axe().axe_script

    def run(page: Page) -> list[str]:
        # Of what is right only one example is kept: that is faster.
        options = {"runOnly": {"type": "tag", "values": AXE_TAGS}, "resultTypes": ["violations"]}
        # The script is half a megabyte, and so is all that it says: it goes over once, what counts comes back.
        if not page.evaluate("typeof axe === 'object'"):
            page.evaluate(script)
        found: list[str] = page.evaluate(
            """async options => (await axe.run(options)).violations
                .flatMap(one => one.nodes.map(node => `${one.id}: ${node.html.slice(0, 150)}`))""",
            options,
        )
        return found

    return run


def sideways_scroll(page: Page) -> int:
    """How many pixels the page is wider than the window."""
    width: int = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    return width


def small_targets(page: Page) -> list[str]:
    """Things to press that are under 24 pixels, links inside a sentence left out."""
    found: list[str] = page.evaluate(
        """() => [...document.querySelectorAll('a[href], button, input, select, textarea, summary')]
            .filter(e => e.type !== 'hidden' && !e.closest('p a, li p a') && e.getClientRects().length)
            .filter(e => { const r = e.getBoundingClientRect(); return r.width < 24 || r.height < 24 })
            .filter(e => !e.classList.contains('utrecht-skip-link'))
            .map(e => e.outerHTML.slice(0, 120))"""
    )
    return found
