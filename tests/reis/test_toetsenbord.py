"""A parent with a keyboard only: every stop can be seen, and everything can be done."""

from collections.abc import Callable

import pytest

from tests.reis.bezoeker import Bezoeker
from tests.reis.portaal import START, Portaal
from tests.reis.stappen import BORN

pytestmark = pytest.mark.browser

MOST_STOPS = 80
# What stands out on the element that has the focus: an outline or a shadow, in the window, with a size.
# Past the last stop the browser itself has the focus, and the page begins anew.
VISIBLE = """() => {
  const e = document.activeElement, s = getComputedStyle(e), r = e.getBoundingClientRect();
  const ring = (s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) >= 2) || s.boxShadow !== 'none';
  const inside = r.width > 0 && r.height > 0 && r.bottom > 0 && r.top < innerHeight && r.left < innerWidth;
  if (e === document.body || (ring && inside)) return '';
  return `${e.outerHTML.slice(0, 120)} ${s.outline} ${Math.round(r.top)}`;
}"""
# Its own words; of a field those of its label.
NAME = """() => {
  const e = document.activeElement;
  const text = e.labels?.length ? e.labels[0].innerText : e.innerText;
  return (text || e.name || '').replace(/\\s+/g, ' ').trim();
}"""


class Toetsen:
    """Only keys: Tab until something has the focus, then typing, Space or Enter."""

    def __init__(self, visitor: Bezoeker) -> None:
        self.visitor = visitor
        self.page = visitor.page
        self.unseen: list[str] = []

    def tab_to(self, name: str) -> None:
        """Tab onwards until something whose name begins with this has the focus; each stop on the way must be seen."""
        passed = []
        for _ in range(MOST_STOPS):
            self.page.keyboard.press("Tab")
            if unseen := self.page.evaluate(VISIBLE):
                self.unseen.append(f"{self.visitor.path}: {unseen}")
            here = self.page.evaluate(NAME)
            if here.startswith(name):
                return
            passed.append(here)
        raise AssertionError(f"Met Tab kom je niet bij “{name}”: {passed}")

    def type(self, name: str, text: str) -> None:
        self.tab_to(name)
        self.page.keyboard.type(text)

    def choose(self, name: str) -> None:
        """Choose a radio button: Tab leads into the group, arrows lead on."""
        self.tab_to(name)
        self.page.keyboard.press("Space")

    def enter(self, name: str) -> None:
        """Go where this link or button leads."""
        self.tab_to(name)
        with self.page.expect_navigation():
            self.page.keyboard.press("Enter")
        self.visitor.look()


def test_an_aanmelding_with_keys_only(bezoek: Callable[..., Bezoeker], portaal: Portaal) -> None:
    portaal.set_clock(START)
    kees = portaal.person("Kees Toets")
    ouder = bezoek()
    keys = Toetsen(ouder)
    onwards = "Bewaar en ga verder"
    ouder.sign_in(kees.email)
    ouder.go(f"/scholen/{portaal.wie.school.vestigingscode}/")

    # The first stop jumps over the header.
    keys.tab_to("Ga naar de inhoud")
    ouder.page.keyboard.press("Enter")
    keys.enter("Aanmelden bij deze school")
    keys.enter("Begin met de aanmelding")
    keys.enter(onwards)
    keys.enter(onwards)
    # After a mistake the summary has the focus, and a link in it leads to the field.
    assert ouder.page.evaluate("document.activeElement.id") == "fouten"
    keys.tab_to("Vul de voornaam van uw kind in.")
    ouder.page.keyboard.press("Enter")
    assert ouder.page.evaluate("document.activeElement.name") == "voornaam"
    ouder.page.keyboard.type("Jip")
    keys.type("Achternaam", "Toets")
    for part, value in (("Dag", BORN.day), ("Maand", BORN.month), ("Jaar", BORN.year)):
        keys.type(part, str(value))
    keys.enter(onwards)
    keys.choose("Op een school")
    keys.enter(onwards)
    keys.choose("Ja, of misschien")
    keys.type("Wat wilt u de school", "Jip leert graag buiten.")
    keys.enter(onwards)
    keys.enter(onwards)
    keys.choose("Zo snel mogelijk")
    keys.enter(onwards)
    keys.type("Uw naam", "")
    keys.enter(onwards)
    keys.enter(onwards)
    keys.choose("Ik geef toestemming")
    keys.enter("Verstuur de aanmelding")
    ouder.shows("Bewijs van verzending")
    keys.tab_to("Waarom deze datum?")
    ouder.page.keyboard.press("Enter")
    assert ouder.page.locator("details[open]").count() == 1
    keys.enter("Naar het dossier")
    ouder.shows("Jip Toets")
    assert keys.unseen == []
