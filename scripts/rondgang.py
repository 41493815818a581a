"""Walk through the whole demo as everyone in it, photograph each page and say what is wrong with it.

    .venv/bin/python scripts/rondgang.py [--map FOLDER] [--adres http://127.0.0.1:8000] [--rol ouder] ...

Starts a demo of its own, unless an address is given, and signs in as each person of the sign-in page (and as nobody).
From the page they start at it follows every link, at 1280 pixels wide, and sees each page at 390 too. What everyone
can see is walked through as nobody. Per role it keeps one of pages that differ in nothing but whom they are about:
same address but for ids, same headings, same labels of states.

Pictures go to FOLDER (default: a new one below the system's temporary storage), one folder per role. Printed are, per
page: what axe finds, how many pixels it scrolls sideways, and what the console says. Exit code 1 when there is any.
Nothing is sent but the sign-in: forms are opened, not filled in.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter, deque
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urljoin, urlsplit

from playwright.sync_api import Browser, Page, sync_playwright

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from axe_playwright_python.sync_playwright import Axe  # noqa: E402 - found through the line above

from tests.hulp.browser import AXE_TAGS, sideways_scroll  # noqa: E402

WIDTHS = (1280, 390)
# What differs between two pages of one kind: ids, numbers, codes of schools.
ID = re.compile(
    r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|(?<=/)\d+(?=/)|(?<=/)\d\d[A-Z]{2}\d\d(?=/)|(?<=^/wet/)[\w-]+(?=/)"
)
# What everyone sees, with or without an account.
PUBLIC = re.compile(
    r"^/($|(wet|begrippen|termijnrekenaar|scholen|toegankelijkheid|privacy|demo|inloggen|iemand-spreken"
    r"|school-zei-nee)/)"
)
# Not pages: files, and what signs out. Of the finder and the calculator each click makes another address.
NO_PAGE = re.compile(r"/uitloggen/|/pdf/|\.pdf$|\.ics$|/agenda|/api/|/demo/post/.+|^mailto:|^tel:")
# How often a page of one kind is opened to see whether it looks different; a case can be in any state.
MOST_OF_ONE_KIND = 3
CASES = re.compile(
    r"^/(mijn/dossier/\*|mijn/bewijs/\*|mijn/bewijs/\*/bezorgen|school/aanmelding/\*|steunpunt/dossier/\*"
    r"|mijn/hulpvraag/\*|steunpunt/hulpvragen/\*|mijn/schrijfhulp/\*|mijn/dossier/\*/geschil/\*(/delen)?"
    r"|bestuur/zaak/\*|profiel/\*|beheer/accounts/\*|scholen/\*(/profiel/\*)?)/$"
)
MOST_CASES = 150
SIGNATURE = """() => {
  const all = [...document.querySelectorAll('main h2, main h3, .pas-label, .pas-stand, main button')];
  return all.map(e => e.innerText.trim()).join('|');
}"""


@dataclass
class Report:
    """What was found, and where."""

    pages: int = 0
    pictures: int = 0
    findings: list[str] = field(default_factory=list)

    def note(self, place: str, what: str) -> None:
        line = f"{place}: {what}"
        self.findings.append(line)
        print(f"  ! {line}", flush=True)


@dataclass
class Role:
    """What was opened and kept so far of all persons of one role."""

    name: str
    kinds: Counter[str] = field(default_factory=Counter)
    seen: set[tuple[str, str]] = field(default_factory=set)


class Walk:
    """One person, or nobody, with a browser of their own."""

    def __init__(self, browser: Browser, address: str, who: str, role: Role, folder: Path, report: Report) -> None:
        self.address, self.who, self.folder, self.report = address, who, folder / role.name, report
        self.everything = role.name == "niemand"
        self.kinds, self.seen = role.kinds, role.seen
        context = browser.new_context(viewport={"width": 1280, "height": 900}, locale="nl-NL", reduced_motion="reduce")
        self.page: Page = context.new_page()
        self.said: list[str] = []
        self.page.on("console", lambda m: self.said.append(m.text) if m.type in ("error", "warning") else None)
        self.page.on("pageerror", lambda error: self.said.append(str(error)))

    def sign_in(self, email: str) -> str:
        """Press the person's button; returns the path that they start at."""
        self.page.goto(f"{self.address}/demo/")
        self.page.evaluate("document.querySelectorAll('details').forEach(e => e.open = true)")
        with self.page.expect_navigation():
            self.page.locator("li", has_text=email).get_by_role("button").click()
        return urlsplit(self.page.url).path

    def walk(self, start: str) -> None:
        """Follow every link from `start`."""
        waiting, known = deque([start]), {start}
        while waiting:
            path = waiting.popleft()
            kind = ID.sub("*", path)
            most = MOST_CASES if CASES.match(kind.partition("?")[0]) else MOST_OF_ONE_KIND
            if path != start and self.kinds[kind.partition("?")[0]] >= most:
                continue
            self.kinds[kind.partition("?")[0]] += 1
            answer = self.page.goto(self.address + path)
            if answer is None or "text/html" not in answer.headers.get("content-type", ""):
                continue
            if answer.status >= 400:
                self.report.note(f"{self.who} {path}", f"antwoord {answer.status}")
            self.report.pages += 1
            self._look(kind)
            for link in self._links():
                if link not in known:
                    known.add(link)
                    waiting.append(link)
        self.page.context.close()

    def _links(self) -> Iterator[str]:
        for href in self.page.eval_on_selector_all("a[href]", "all => all.map(e => e.getAttribute('href'))"):
            target = urlsplit(urljoin(self.page.url, href))
            path = target.path + (f"?{target.query}" if target.query else "")
            elsewhere = target.netloc != urlsplit(self.address).netloc or NO_PAGE.search(path) or NO_PAGE.search(href)
            if not elsewhere and (self.everything or not PUBLIC.match(path)):
                yield path

    def _look(self, kind: str) -> None:
        """Photograph the page and check it, unless one that looks the same was there already."""
        signature = (kind, self.page.evaluate(SIGNATURE))
        if signature in self.seen:
            self.said.clear()
            return
        self.seen.add(signature)
        name = re.sub(r"[^\w*]+", "-", kind).strip("-").replace("*", "x")[:80] or "start"
        number = sum(1 for one, _ in self.seen if one == kind)
        place = f"{self.who} {kind} ({number})"
        for width in WIDTHS:
            self.page.set_viewport_size({"width": width, "height": 900})
            file = self.folder / f"{name}.{number}-{width}.png"
            file.parent.mkdir(parents=True, exist_ok=True)
            self.page.screenshot(path=file, full_page=True)
            self.report.pictures += 1
            if wide := sideways_scroll(self.page):
                self.report.note(f"{place} {width}", f"schuift {wide} pixels opzij")
            for problem in _axe(self.page):
                self.report.note(f"{place} {width}", problem)
        self.page.set_viewport_size({"width": WIDTHS[0], "height": 900})
        for text in dict.fromkeys(self.said):
            self.report.note(place, f"console: {text}")
        self.said.clear()


def _axe(page: Page) -> list[str]:
    options = {"runOnly": {"type": "tag", "values": AXE_TAGS}, "resultTypes": ["violations"]}
    found = Axe().run(page, options=options).response["violations"]
    return [f"{one['id']}: {node['html'][:140]}" for one in found for node in one["nodes"]]


@contextmanager
def own_demo() -> Iterator[str]:
    """Start a demo beside the developer's, with data of its own; yields its address and cleans up afterwards."""
    state = Path(tempfile.mkdtemp(prefix="passend-rondgang-"))
    environment = {**os.environ, "PASSEND_LOKAAL_MAP": str(state)}
    output = state / "uitvoer.txt"
    command = [sys.executable, "-m", "passend.lokaal"]
    with output.open("wb") as log:
        demo = subprocess.Popen([*command, "run"], cwd=ROOT, env=environment, stdout=log, stderr=log)
    try:
        deadline = time.monotonic() + 300
        while not (found := re.search(r"klaar op (http://[\d.:]+)", output.read_text(errors="replace"))):
            if demo.poll() is not None or time.monotonic() > deadline:
                raise SystemExit(f"De demo start niet:\n{output.read_text(errors='replace')}")
            time.sleep(0.5)
        yield found[1]
    finally:
        demo.send_signal(signal.SIGINT)
        demo.wait(60)
        subprocess.run([*command, "opruimen"], cwd=ROOT, env=environment, check=False)
        shutil.rmtree(state, ignore_errors=True)


def people(browser: Browser, address: str) -> list[str]:
    """The addresses with which one can sign in, in the order of the page."""
    page = browser.new_page()
    page.goto(f"{address}/demo/")
    page.evaluate("document.querySelectorAll('details').forEach(e => e.open = true)")
    found: list[str] = page.eval_on_selector_all("main li .pas-klein", "all => all.map(e => e.innerText.trim())")
    page.close()
    return found


def tour(address: str, folder: Path, roles: list[str]) -> Report:
    """Let everyone whose address begins with one of `roles` (empty: everyone, and nobody) walk through the portal."""
    program = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if not program:
        raise SystemExit("Chromium ontbreekt: installeer het pakket chromium.")
    report = Report()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        found: dict[str, Role] = {}
        for email in ["", *people(browser, address)]:
            who = email.partition("@")[0] or "niemand"
            if roles and not who.startswith(tuple(roles)):
                continue
            before = report.pages, report.pictures
            role = who.partition(".")[0]
            walk = Walk(browser, address, who, found.setdefault(role, Role(role)), folder, report)
            walk.walk(walk.sign_in(email) if email else "/")
            print(
                f"{who:<24} {report.pages - before[0]:>4} pagina's, {report.pictures - before[1]:>4} foto's",
                flush=True,
            )
        browser.close()
    return report


def main() -> int:
    """Read the command line and walk."""
    parser = argparse.ArgumentParser(description="Loopt door de hele demo, fotografeert en controleert elke pagina.")
    parser.add_argument("--map", type=Path, help="waar de foto's komen (standaard een nieuwe map)")
    parser.add_argument("--adres", help="het adres van een lopende demo (standaard start er een)")
    parser.add_argument("--rol", action="append", default=[], help="alleen wie zo begint, bijvoorbeeld school.ina")
    given = parser.parse_args()
    folder = given.map or Path(tempfile.mkdtemp(prefix="passend-fotos-"))
    if given.adres:
        report = tour(given.adres.rstrip("/"), folder, given.rol)
    else:
        with own_demo() as address:
            report = tour(address, folder, given.rol)
    print(f"\n{report.pages} pagina's gezien, {report.pictures} foto's in {folder}")
    print(f"{len(report.findings)} opmerkingen" if report.findings else "Geen opmerkingen.")
    return 1 if report.findings else 0


if __name__ == "__main__":
    sys.exit(main())
