"""Error pages: in Dutch, with the right status, without a database."""

from collections.abc import Callable

import pytest
from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory

from passend.huisstijl import foutpagina

Handler = Callable[[HttpRequest], HttpResponse]

# No test here has the mark "django_db": touching the database fails.
CASES = [
    (foutpagina.bad_request, 400, "Wij begrijpen deze vraag niet"),
    (foutpagina.permission_denied, 403, "U mag deze pagina niet zien"),
    (foutpagina.csrf_failure, 403, "Het versturen is niet gelukt"),
    (foutpagina.page_not_found, 404, "Deze pagina is er niet"),
    (foutpagina.server_error, 500, "Er ging iets mis bij ons"),
    (foutpagina.unavailable, 503, "Passend werkt nu even niet"),
]


@pytest.mark.parametrize(("handler", "status", "words"), CASES)
def test_error_page(handler: Handler, status: int, words: str, rf: RequestFactory) -> None:
    response = handler(rf.get("/"))
    html = response.content.decode()
    assert response.status_code == status
    assert f"<h1>{words}</h1>" in html
    assert 'lang="nl"' in html
    assert "derden/passend.css" in html


@pytest.mark.parametrize("error", [OperationalError, InterfaceError])
def test_a_database_that_is_gone_gives_503(error: type[Exception], rf: RequestFactory) -> None:
    def broken_view() -> None:
        raise error("connection refused")

    # As Django does it: the handler is called inside the "except" of whatever failed.
    try:
        broken_view()
    except error:
        response = foutpagina.server_error(rf.get("/"))
    assert response.status_code == 503
    assert response["Retry-After"] == "60"


def test_error_page_works_when_the_list_of_static_files_is_missing(rf: RequestFactory, settings, tmp_path) -> None:
    settings.STATIC_ROOT = tmp_path
    settings.STORAGES = settings.STORAGES | {
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.ManifestStaticFilesStorage"}
    }
    assert 'href="/static/derden/passend.css"' in foutpagina.server_error(rf.get("/")).content.decode()


def test_style_guide_is_only_there_in_the_demo(client, db, settings) -> None:
    settings.DEMO = True
    assert client.get("/demo/huisstijl/").status_code == 200
    settings.DEMO = False
    assert client.get("/demo/huisstijl/").status_code == 404
