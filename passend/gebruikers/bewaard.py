"""A form that was sent after the sign-in had ended: kept for an hour, offered to the same person in the same browser.

Each form that was sent so is kept; it is gone when it was sent after all. A cookie that lasts as long as the browser
is open says, signed and hashed, who was signed in here last, with a random key of this browser. Nothing is ever sent
by itself.
"""

import hashlib
import json
import secrets
from collections.abc import Callable
from dataclasses import dataclass
from typing import cast
from urllib.parse import urlsplit
from uuid import UUID

from django.conf import settings
from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.contrib.auth.views import redirect_to_login
from django.core import signing
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import resolve_url
from django.urls import Resolver404, resolve, reverse
from django.utils import translation

from passend.gebruikers.actions.bewaard import keep_form
from passend.gebruikers.models import Bewaardformulier
from passend.gebruikers.versleuteling import InvalidToken, decrypt
from passend.huisstijl.ingevuld import Fields, fields_of, shown
from passend.klok import nu

_SALT = "passend.laatst"
FORM_TYPES = {"application/x-www-form-urlencoded", "multipart/form-data"}
# Whatever the portal takes of who is signed in, it keeps of who is not any more.
LONGEST = 2_500_000


def fingerprint(secret: str) -> str:
    """Return the hash under which a person's id or a browser's key is stored; both are random, so nobody guesses."""
    return hashlib.sha256(secret.encode()).hexdigest()


def last_here(request: HttpRequest) -> tuple[str, str] | None:
    """Return the hashes of this browser and of who was signed in here last; None when the cookie is not ours."""
    try:
        browser, person = signing.loads(request.COOKIES.get(settings.LAATST_COOKIE, ""), salt=_SALT)
    except (signing.BadSignature, ValueError):
        return None
    return fingerprint(browser), person


def remember_here(request: HttpRequest, response: HttpResponse, user_id: UUID) -> None:
    """Let the browser know who is signed in; another person than before gets another key."""
    person = fingerprint(str(user_id))
    known = last_here(request)
    if known and known[1] == person:
        return
    value = signing.dumps([secrets.token_urlsafe(24), person], salt=_SALT)
    response.set_cookie(
        settings.LAATST_COOKIE, value, httponly=True, secure=settings.SESSION_COOKIE_SECURE, samesite="Lax", path="/"
    )


@dataclass(frozen=True, slots=True)
class Bewaard:
    """A form that waits for this person: where it was going, and what it held."""

    id: UUID
    pad: str
    velden: Fields

    @property
    def taal(self) -> str:
        """The language of the page that it was typed on."""
        try:
            view = resolve(urlsplit(self.pad).path).func
        except Resolver404:
            view = None
        chosen = translation.get_language() or settings.LANGUAGE_CODE
        return chosen if getattr(view, "in_talen", False) else settings.LANGUAGE_CODE

    @property
    def getoond(self) -> Fields:
        with translation.override(self.taal):
            return shown(self.velden)


def waiting_forms(request: HttpRequest) -> list[Bewaard]:
    """Return what this person was sending from this browser when the sign-in had ended, the latest first.

    The cookie only says which browser; who may see it is decided by who signed in now, here and in the database.
    """
    here = last_here(request)
    if here is None:
        return []
    person = fingerprint(str(request.user.pk))
    found = []
    for kept in Bewaardformulier.objects.waiting_in(here[0], person, nu()):
        try:
            content = json.loads(decrypt(kept.inhoud))
        except InvalidToken:
            # The key was rotated away meanwhile.
            continue
        found.append(Bewaard(kept.id, content["pad"], [(name, value) for name, value in content["velden"]]))
    return found


class InlogMiddleware(LoginRequiredMiddleware):
    """Ask who did not sign in to do so, and keep the form that they were sending."""

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = cast(HttpResponse, super().__call__(request))
        if request.user.is_authenticated and not request.path.startswith("/static/"):
            remember_here(request, response, request.user.pk)
        return response

    def handle_no_permission(
        self, request: HttpRequest, view_func: Callable[..., HttpResponseBase]
    ) -> HttpResponseRedirect:
        known = last_here(request)
        if known is None or not _can_be_kept(request, view_func):
            return super().handle_no_permission(request, view_func)
        browser, person = known
        keep_form(browser=browser, persoon=person, pad=request.get_full_path(), velden=fields_of(request))
        login_url = resolve_url(self.get_login_url(view_func))
        return redirect_to_login(reverse("bewaard"), login_url, self.get_redirect_field_name(view_func))


def _can_be_kept(request: HttpRequest, view_func: Callable[..., HttpResponseBase]) -> bool:
    if request.method != "POST" or request.content_type not in FORM_TYPES or getattr(view_func, "csrf_exempt", False):
        return False
    return int(request.META.get("CONTENT_LENGTH") or 0) <= LONGEST and not request.FILES
