"""Chromium in front of the application in this very process: each request is answered by Django's test client.

What a test made and did not commit is on the page, and what a form did is undone; no server is needed.
"""

import mimetypes
from collections.abc import Callable
from functools import cache
from pathlib import Path
from urllib.parse import urlsplit

from django.contrib.staticfiles import finders
from django.db import connections, transaction
from django.test import Client
from playwright.sync_api import Page, Route

HOST = "http://localhost"
# What the script of the pages asks before it lets a form go.
ALIVE = "/gezondheid/leeft"
DONE = "<!doctype html><html lang=nl><title>Gelukt</title><h1>Gelukt</h1>"


@cache
def _static(path: str) -> tuple[bytes, str]:
    found = finders.find(path.removeprefix("/static/"))
    assert found, path
    return Path(found).read_bytes(), mimetypes.guess_type(path)[0] or "text/plain"


class Venster:
    """One page; `browser` is whose cookies it has.

    `sent` is the status of what was sent last, `form_class` the template and the form of its answer. A page is shown
    with its style only when `dressed` says so of that: without, it costs a third.
    """

    def __init__(self, page: Page, dressed: Callable[[str], bool]) -> None:
        self.page = page
        self._dressed = dressed
        self.browser = Client()
        self.sent = 0
        self.form_class = ""
        self._connection = connections["default"]
        page.route("**/*", self._answer)

    def open(self, url: str, browser: Client) -> bool:
        """Show this address; say whether it is a page and leads nowhere else."""
        self.browser, self.form_class = browser, ""
        answer = self.page.goto(HOST + url)
        assert answer
        return answer.status == 200 and urlsplit(self.page.url).path == urlsplit(url).path

    def _answer(self, route: Route) -> None:
        # Playwright answers in a context of its own, in which Django would open a second connection.
        connections["default"] = self._connection
        asked = route.request
        parts = urlsplit(asked.url)
        if parts.path.startswith("/static/"):
            if parts.path.endswith(".js") or self._dressed(self.form_class):
                body, kind = _static(parts.path)
                route.fulfill(body=body, content_type=kind)
            else:
                route.abort()
            return
        if parts.path == ALIVE:
            route.fulfill(body="")
            return
        address = parts.path + (f"?{parts.query}" if parts.query else "")
        if asked.method == "POST":
            status, body = self._send(address, asked.post_data_buffer or b"", asked.headers["content-type"])
        else:
            found = self.browser.get(address)
            if found.status_code == 302:
                # What a redirect leads to does not matter here.
                status, body = 404, DONE.encode()
            else:
                status, body = found.status_code, found.getvalue()
        route.fulfill(status=status, body=body, content_type="text/html; charset=utf-8")

    def _send(self, address: str, data: bytes, kind: str) -> tuple[int, bytes]:
        """Send, and undo what succeeded. A form that is kept with its mistakes leads to the page that shows them."""
        cookies = self.browser.cookies.copy()
        with transaction.atomic():
            answer = self.browser.generic("POST", address, data, kind)
            self.sent = answer.status_code
            location = answer.headers.get("Location", "")
            if answer.status_code == 302 and "fouten" in location:
                answer = self.browser.get(location)
                self.sent = answer.status_code
            if self.sent == 302:
                transaction.set_rollback(True)
        if self.sent == 302:
            self.browser.cookies = cookies
            return 200, DONE.encode()
        form = (answer.context or {}).get("form") if answer.context else None
        self.form_class = f"{answer.templates[0].name if answer.templates else ''} {type(form).__qualname__}"
        return self.sent, answer.getvalue()
