"""The language of a page: Dutch, unless the page exists in other languages and the visitor chose one of them."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import translation

#: Where the choice stands in the session: no cookie of its own is needed.
SLEUTEL = "taal"
VIEW = TypeVar("VIEW", bound=Callable[..., Any])


@dataclass(frozen=True, slots=True)
class Taal:
    """A language that the visitor can choose, by its own name. gekozen: this page is in it."""

    code: str
    naam: str
    gekozen: bool


def in_talen(view: VIEW) -> VIEW:
    """Say that every text of this page exists in every language of the portal; a test holds it to that.

    A page without this stays Dutch as a whole: half a page in another language helps nobody.
    """
    view.in_talen = True  # type: ignore[attr-defined]  # a mark on the function, read by the middleware below
    return view


def chosen_language(request: HttpRequest) -> str:
    """The code of the language that the visitor chose, Dutch when none was. Reads no session where there is none."""
    if settings.SESSION_COOKIE_NAME not in request.COOKIES:
        return settings.LANGUAGE_CODE
    code = request.session.get(SLEUTEL, settings.LANGUAGE_CODE)
    return code if code in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE


def languages(request: HttpRequest) -> list[Taal]:
    """The languages that this page exists in, for its header; empty when it is only in Dutch."""
    if not getattr(request, "in_talen", False):
        return []
    now = translation.get_language()
    return [Taal(code, name, code == now) for code, name in settings.LANGUAGES]


class TaalMiddleware:
    """Show a page that is `in_talen` in the chosen language, everything else in Dutch."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        with translation.override(settings.LANGUAGE_CODE):
            response = self.get_response(request)
            response.headers.setdefault("Content-Language", translation.get_language() or settings.LANGUAGE_CODE)
            return response

    def process_view(self, request: HttpRequest, view: Callable[..., Any], *args: object) -> None:
        if getattr(view, "in_talen", False):
            request.in_talen = True  # type: ignore[attr-defined]  # for `languages`
            translation.activate(chosen_language(request))
