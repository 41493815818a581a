"""The language that a person reads the portal in, kept so that their mail is in it too."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest

from passend.gebruikers.models import Gebruiker
from passend.huisstijl.taal import SLEUTEL


def remember_language(user: Gebruiker, code: str) -> None:
    """Keep which language this person chose."""
    if user.taal != code:
        user.taal = code
        user.save(update_fields=["taal"])


def follow_language(sender: object, request: HttpRequest, user: Gebruiker, **_: Any) -> None:
    """Who signs in goes on in the language of this browser; where none was chosen, in the one chosen before."""
    chosen = request.session.get(SLEUTEL)
    if chosen:
        remember_language(user, chosen)
    elif user.taal != settings.LANGUAGE_CODE:
        request.session[SLEUTEL] = user.taal
