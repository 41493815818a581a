"""Making a PDF of a page, without any network: style, letters and pictures come from our own static files."""

from collections.abc import Mapping
from mimetypes import guess_type
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from django.conf import settings
from django.contrib.staticfiles import finders
from django.contrib.staticfiles.storage import staticfiles_storage
from django.core.exceptions import SuspiciousOperation
from django.http import HttpResponse
from django.template.loader import render_to_string
from weasyprint import HTML
from weasyprint.urls import URLFetcher, URLFetcherResponse

# No such host: whatever a page names must be one of our files, or nothing.
BASE = "https://bestanden.invalid/"


class StaticFetcher(URLFetcher):
    """Gives WeasyPrint our static files and refuses every other address."""

    def fetch(self, url: str, headers: Mapping[str, str] | None = None) -> URLFetcherResponse:
        """Return the file behind `url`. Raises SuspiciousOperation for any address that is not one of our files."""
        prefix = urlsplit(settings.STATIC_URL).path
        parts = urlsplit(url)
        path = unquote(parts.path)
        if f"{parts.scheme}://{parts.netloc}/" != BASE or not path.startswith(prefix):
            raise SuspiciousOperation("Een pdf haalt alleen eigen bestanden op.")
        file = _find(path.removeprefix(prefix))
        kind = guess_type(file.name)[0] or "application/octet-stream"
        return URLFetcherResponse(url, body=file.read_bytes(), headers={"Content-Type": kind})


def _find(name: str) -> Path:
    found = finders.find(name)
    if found:
        return Path(found)
    # In production the collected files carry a fingerprint in their name, which only the storage knows.
    if staticfiles_storage.exists(name):
        return Path(staticfiles_storage.path(name))
    raise SuspiciousOperation("Dit bestand is er niet.")


def pdf_response(template: str, context: Mapping[str, Any], *, filename: str) -> HttpResponse:
    """Render a template as an accessible PDF (PDF/UA-1), offered as a download and kept by nobody on the way."""
    html = render_to_string(template, dict(context))
    document = HTML(string=html, base_url=BASE, url_fetcher=StaticFetcher(fail_on_errors=True))
    response = HttpResponse(document.write_pdf(pdf_variant="pdf/ua-1"), content_type="application/pdf")
    response["Content-Disposition"] = f'attachment; filename="{filename}"'
    response["Cache-Control"] = "no-store, private"
    response["X-Content-Type-Options"] = "nosniff"
    return response
