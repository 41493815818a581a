"""A form that is sent twice is done once: a double click, a page loaded again, a connection that broke.

The token that Django puts in a form against forgery is different on each page that is shown, and the same each time
that this one page is sent. With the fields it is the key of a sending. A unique row for it, in the transaction of what
the form does, makes the second one wait for the first, and gives it the answer of the first.

The same words from a page that was opened anew are another sending: a form that does not want that asks, with `once`.
"""

import hashlib
import json
from collections.abc import Callable
from datetime import datetime, timedelta
from functools import partial
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.crypto import salted_hmac

from passend.gebruikers.actions.bewaard import discard_form
from passend.gebruikers.actions.verzonden import begin_sending, finish_sending
from passend.gebruikers.models import Verzending
from passend.huisstijl.ingevuld import KEPT, TOKEN, fields_of, typed
from passend.klok import nu

# A longer address holds more than a place to go to, and no view makes one.
LONGEST = 500
SERVER_ERROR = 500
# After this the same words are said anew.
SAME_FOR = timedelta(hours=1)


def key_of(request: HttpRequest) -> str:
    """Return the key of this sending: a hash, of which the token alone is enough to make it unguessable."""
    parts = [str(request.user.pk), request.get_full_path(), sorted(request.POST.lists())]
    return hashlib.sha256(json.dumps(parts).encode()).hexdigest()


def words_of(request: HttpRequest) -> str:
    """Return a hash that is the same for the same words of this person at this address; nobody can guess it."""
    words = sorted((name, " ".join(value.split())) for name, value in typed(fields_of(request)))
    parts = json.dumps([str(request.user.pk), request.path, words])
    return salted_hmac("passend.verzonden", parts, algorithm="sha256").hexdigest()


def _sent_before(persoon: UUID, words: str) -> datetime | None:
    """Return when this person sent these words in the last hour and it was done; None when they are new."""
    same = Verzending.objects.with_same_words(persoon, words, nu() - SAME_FOR)
    return same.values_list("verstuurd_op", flat=True).first()


class VerzendMiddleware:
    """Answer a form that was sent before, by who is signed in, with what came of it then."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        key = getattr(request, "passend_verzending", "")
        # What an error undid was not sent; the note of it goes with the rest.
        if key and response.status_code < SERVER_ERROR:
            target = _target(response)
            finish_sending(key, target)
            if target and KEPT in request.POST:
                # It was sent after all: it waits no longer.
                discard_form(request.POST[KEPT])
        return response

    def process_view(self, request: HttpRequest, view: Callable[..., HttpResponse], *args: Any) -> HttpResponse | None:
        # Here, not in `__call__`: the check against forgery comes before every view, and after every `__call__`.
        if request.method != "POST" or not request.user.is_authenticated or not request.POST.get(TOKEN):
            return None
        # A page for everyone may act in another's name, as the holder of a link, and sees to this itself.
        if not getattr(view, "login_required", True):
            return None
        key = key_of(request)
        words = words_of(request)
        if begin_sending(key, request.user.pk, words):
            request.passend_verzending = key  # type: ignore[attr-defined]  # read above
            # Read by `Formulier.once`.
            request.passend_eerder = partial(_sent_before, request.user.pk, words)  # type: ignore[attr-defined]
            return None
        done = Verzending.objects.filter(sleutel=key).values_list("doel", flat=True).first()
        return HttpResponseRedirect(done) if done else None


def _target(response: HttpResponse) -> str:
    """Return where the sender was led after something was done; empty for a page that asks to look again."""
    if response.status_code not in (302, 303):
        return ""
    target = response.headers["Location"]
    return target if len(target) <= LONGEST else ""
