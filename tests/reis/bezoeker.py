"""Someone at a browser. Each page they see is looked at: axe, cookies, width.

With SCHERMEN_MAP=<folder> in the environment a picture of each page is kept there, to look at.
"""

import os
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import ClassVar
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Locator, Page, Response

from tests.hulp.browser import sideways_scroll
from tests.reis.portaal import Portaal

# What axe looks at, and nothing else: which elements there are, how they are marked and shown, which words are the
# same words, and what refers to what. Names, days and ids themselves are not in it. Open, shut, focused, wrong, on
# paper: each is another outline.
OUTLINE = """() => {
  const number = new Map(), known = v => number.get(v) ?? number.set(v, number.size).get(v);
  const loose = new Set(['href', 'value', 'content', 'action', 'src', 'data-zoek']), parts = [];
  const walk = e => {
    parts.push('<', e.tagName);
    for (const a of [...e.attributes].sort((x, y) => x.name < y.name ? -1 : 1)) {
      const refers = /^(id|for|name|headers|aria-(labelledby|describedby|controls|owns|errormessage))$/.test(a.name);
      const value = refers ? a.value.split(/\\s+/).map(known).join(' ') : loose.has(a.name) ? !!a.value : a.value;
      parts.push(' ', a.name, '=', /label|title|alt|placeholder/.test(a.name) && !refers ? known(a.value) : value);
    }
    parts.push(' ', getComputedStyle(e).display);
    if (e.matches('a, button, input, select, textarea, summary')) {
      const r = e.getBoundingClientRect();
      parts.push(' ', r.width >= 24, r.height >= 24, e.checked, !!e.value, e === document.activeElement);
    }
    for (const c of e.childNodes) {
      if (c.nodeType === 1) walk(c); else if (c.nodeType === 3 && c.data.trim()) parts.push(' ', known(c.data.trim()));
    }
    parts.push('>');
  };
  parts.push(matchMedia('print').matches, innerWidth);
  walk(document.documentElement);
  return parts.join('');
}"""
COOKIES = {"sessionid", "csrftoken", "laatst"}
UUID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
NARROW, NARROWEST = 400, 320


class Bezoeker:
    """One person with a browser of their own. Every way to another page ends in `look`."""

    _files: ClassVar[set[str]] = set()

    def __init__(
        self,
        page: Page,
        portal: Portaal,
        axe: Callable[[Page], list[str]],
        findings: dict,
        mirror: Page | None,
        known: dict[int, list[str]],
    ) -> None:
        self.page = page
        page.set_default_timeout(10_000)
        self.portal = portal
        self._axe = axe
        self._findings = findings
        self._mirror = mirror
        self._known = known
        self._answers: list[Response] = []
        page.on("response", lambda answer: self._answers.append(answer))

    # --- Going somewhere ----------------------------------------------------------------------------------------

    def go(self, path: str) -> None:
        """Open an address of the portal."""
        self.page.goto(path if path.startswith("http") else self.portal.url + path)
        self.look()

    def link(self, text: str, *, within: Locator | None = None) -> None:
        """Follow the first link with this text, also when the part it stands in has to be unfolded first."""
        place = within or self.page
        found = place.get_by_role("link", name=text)
        if not found.count():
            folded = place.get_by_role("link", name=text, include_hidden=True).first
            folded.locator("xpath=ancestor::details[not(@open)][1]/summary").click()
        self.follow(found.first)

    def press(self, text: str, *, within: Locator | None = None) -> None:
        """Press the button with this text, and wait for the page it leads to."""
        self.follow((within or self.page).get_by_role("button", name=text).first)

    def follow(self, target: Locator) -> None:
        with self.page.expect_navigation():
            target.click()
        self.look()

    def sign_in(self, email: str) -> None:
        """Sign in with the button of a person of the demo."""
        self.go("/demo/")
        self.press("Inloggen", within=self.page.locator("li", has_text=email))

    # --- Filling in ---------------------------------------------------------------------------------------------

    def fill(self, **values: str) -> None:
        """Fill in boxes by their names."""
        for name, value in values.items():
            self.page.locator(f"[name='{name}']").fill(value)

    def date(self, name: str, day: object) -> None:
        self.fill(**{f"{name}_dag": str(day.day), f"{name}_maand": str(day.month), f"{name}_jaar": str(day.year)})

    def choose(self, text: str) -> None:
        self.page.get_by_label(text, exact=True).check()

    # --- Looking ------------------------------------------------------------------------------------------------

    @property
    def path(self) -> str:
        return urlsplit(self.page.url).path

    @property
    def text(self) -> str:
        """What stands on the page, with folded parts, spaces made one."""
        return " ".join(self.page.locator("body").text_content().split())

    @property
    def heading(self) -> str:
        return " ".join(self.page.locator("h1").inner_text().split())

    def shows(self, *texts: str) -> None:
        here = self.text
        for text in texts:
            assert text in here, f"“{text}” staat niet op {self.path}: {here}"

    def shows_not(self, *texts: str) -> None:
        here = self.text
        for text in texts:
            assert text not in here, f"“{text}” staat op {self.path}"

    def error_at(self, name: str, message: str, *, fout: str = "Fout:") -> None:
        """There is a summary with this message that leads to the field, and the message stands at the field too.

        `fout`: how the title of a page with mistakes begins, in the language of the page.
        """
        assert self.page.title().startswith(fout)
        link = self.page.locator("#fouten").get_by_role("link", name=message)
        target = self.page.locator(link.get_attribute("href"))
        assert (target.get_attribute("name") or target.get_attribute("id")).startswith((name, f"id_{name}"))
        # Boxes that belong together are described on their group.
        described = target.evaluate(
            "e => e.closest('fieldset[aria-describedby], [aria-describedby]').getAttribute('aria-describedby')"
        )
        texts = [self.page.locator(f"#{one}").text_content() for one in described.split()]
        assert any(message in text for text in texts), f"{message} staat niet bij het veld: {texts}"

    def twin(self) -> Page:
        """The page for axe, which is a script: without scripts a second browser shows exactly the same answer."""
        if self._mirror is None:
            return self.page
        content = self.page.content()
        self._mirror.unroute_all()
        self._mirror.route(self.page.url, lambda route: route.fulfill(body=content, content_type="text/html"))
        self._mirror.goto(self.page.url)
        return self._mirror

    def _too_wide(self, seen: Page) -> list[str]:
        """Say at which narrow widths the page moves sideways: its own, and the narrowest that must work."""
        found, size = [], dict(seen.viewport_size)
        for width in (size["width"], NARROWEST):
            seen.set_viewport_size(size | {"width": width})
            if pixels := sideways_scroll(seen):
                found.append(f"{pixels} pixels te breed voor {width}")
        seen.set_viewport_size(size)
        return found

    def _cookies(self) -> set[str]:
        """Return the names of the cookies there are, and of those that came and went since the last look."""
        names = {cookie["name"] for cookie in self.page.context.cookies()}
        for answer in self._answers:
            # A file is the same for everybody: asked once.
            if answer.url in self._files:
                continue
            if "/static/" in answer.url:
                self._files.add(answer.url)
            for line in answer.header_values("set-cookie"):
                names.add(line.partition("=")[0])
        self._answers.clear()
        return names

    def look(self) -> None:
        """Note what is wrong with this page."""
        place = f"{UUID.sub('…', self.path)} “{self.page.title()}” ({self.page.viewport_size['width']} px)"
        # The same page in the same state is looked at once in a run; whether words fit is seen each time.
        outline = hash(self.page.evaluate(OUTLINE))
        if outline not in self._known:
            self._known[outline] = self._axe(self.twin())
        found = list(self._known[outline])
        if self.page.viewport_size["width"] <= NARROW:
            found += self._too_wide(self.page)
        if strange := self._cookies() - COOKIES:
            found.append(f"cookies: {strange}")
        if found:
            self._findings.setdefault(place, set()).update(found)
        if folder := os.environ.get("SCHERMEN_MAP"):
            name = re.sub(r"\W+", "-", f"{self.page.viewport_size['width']}-{UUID.sub('', self.path)}-{self.heading}")
            Path(folder).mkdir(parents=True, exist_ok=True)
            self.page.screenshot(path=Path(folder) / f"{name[:90]}.png", full_page=True)


@pytest.fixture(scope="session")
def bekeken() -> dict[int, list[str]]:
    """What axe found, by outline of a page."""
    return {}


@pytest.fixture
def bezoek(
    pagina: Callable[..., Page],
    portaal: Portaal,
    axe_fouten: Callable[[Page], list[str]],
    bekeken: dict[int, list[str]],
) -> Iterator[Callable[..., Bezoeker]]:
    """``bezoek()`` or ``bezoek(breedte=390, javascript=False)``: someone at a browser of their own.

    What was wrong on any page of the journey fails the test at its end, page by page.
    """
    findings: dict[str, set[str]] = {}

    def visit(**options: object) -> Bezoeker:
        mirror = None if options.get("javascript", True) else pagina(**options | {"javascript": True})
        return Bezoeker(pagina(reduced_motion="reduce", **options), portaal, axe_fouten, findings, mirror, bekeken)

    yield visit
    report = "\n".join(f"{place}\n  " + "\n  ".join(sorted(found)) for place, found in sorted(findings.items()))
    assert not findings, f"Op deze pagina's klopt iets niet:\n{report}"
