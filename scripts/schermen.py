"""Take the pictures of the README from a running demo (`make run`).

    .venv/bin/python scripts/schermen.py [http://127.0.0.1:8000]

A parent's case page, as wide as a desk and as a phone, with the reason of its first date open: docs/dossier-1280.png
and docs/dossier-390.png. The parent is one of the demo's persons; nothing is changed in the demo.
"""

from __future__ import annotations

import argparse
import shutil
import sys
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

DOCS = Path(__file__).resolve().parent.parent / "docs"
PARENT = "ouder.sara@"
# Width, height and sharpness. What does not fit is left out: a picture of a whole page is too small to read.
SIZES = ((1280, 1500, 1.0), (390, 1500, 1.0))


def take(browser: Browser, address: str, width: int, height: int, sharpness: float) -> Path:
    """Sign in as the parent, open the case with the longest story, and take one picture; returns its file."""
    context = browser.new_context(
        viewport={"width": width, "height": height},
        device_scale_factor=sharpness,
        locale="nl-NL",
        reduced_motion="reduce",
    )
    page = context.new_page()
    page.goto(f"{address}/demo/")
    page.locator("li", has_text=PARENT).get_by_role("button").click()
    page.wait_for_url("**/mijn/")
    cases = page.locator(".pas-kaart h3 a")
    extended = page.locator(".pas-kaart", has_text="meer tijd").locator("h3 a")
    (extended if extended.count() else cases).first.click()
    page.wait_for_url("**/mijn/dossier/**")
    page.locator("summary", has_text="Waarom deze datum?").first.click()
    page.evaluate("window.scrollTo(0, 0)")
    file = DOCS / f"dossier-{width}.png"
    page.screenshot(path=file)
    context.close()
    return file


def main() -> int:
    """Read the command line and take the pictures."""
    parser = argparse.ArgumentParser(description="Maakt de schermafbeeldingen van de README.")
    parser.add_argument("adres", nargs="?", default="http://127.0.0.1:8000", help="het adres van de lopende demo")
    address = parser.parse_args().adres.rstrip("/")
    program = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if not program:
        print("Chromium ontbreekt: installeer het pakket chromium.", file=sys.stderr)
        return 1
    DOCS.mkdir(exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        for size in SIZES:
            file = take(browser, address, *size)
            print(f"{file.relative_to(DOCS.parent)}: {file.stat().st_size // 1000} kB")
        browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
