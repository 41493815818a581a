"""What signing in adds to allauth's own views."""

import json
from typing import Any

from allauth.account.internal.stagekit import clear_login
from allauth.account.views import confirm_login_code, request_login_code
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from passend.gebruikers.actions.bewaard import discard_forms
from passend.gebruikers.bewaard import fingerprint, last_here
from passend.gebruikers.models import Bewaardformulier
from passend.gebruikers.versleuteling import InvalidToken, decrypt
from passend.huisstijl.taal import in_talen
from passend.klok import nu


@require_http_methods(["GET", "POST"])
def bewaard(request: HttpRequest) -> HttpResponse:
    """What this person was sending in this browser when the sign-in had ended; sent again only by their own click."""
    here = last_here(request)
    browser = here[0] if here else ""
    if request.method == "POST":
        discard_forms(browser)
        messages.success(request, _("Weggegooid."))
        return redirect("start_na_inloggen")
    # The cookie only says which browser; who may see it is decided by who signed in now, here and in the database.
    kept = Bewaardformulier.objects.waiting_in(browser, fingerprint(str(request.user.pk)), nu())
    content = _content(kept) if kept else None
    if content is None:
        return redirect("start_na_inloggen")
    context = {
        "pad": content["pad"],
        "velden": content["velden"],
        "getoond": [
            (str(name).replace("_", " ").capitalize(), value) for name, value in content["velden"] if value.strip()
        ],
    }
    return TemplateResponse(request, "account/bewaard.html", context)


def _content(kept: Bewaardformulier) -> dict[str, Any] | None:
    """Return path and fields; None when the key was rotated away meanwhile."""
    try:
        found: dict[str, Any] = json.loads(decrypt(kept.inhoud))
    except InvalidToken:
        return None
    return found


@login_not_required
@in_talen
def code_aanvragen(request: HttpRequest) -> HttpResponse:
    """Ask for the address. Who comes back here wants to begin again; allauth would send them on to the old code."""
    if not request.user.is_authenticated:
        clear_login(request)
    response: HttpResponse = request_login_code(request)
    return response


@login_not_required
@in_talen
def code_bevestigen(request: HttpRequest) -> HttpResponse:
    """Ask for the code. Who has no code that still works goes back to the first step, and is told why."""
    response: HttpResponse = confirm_login_code(request)
    back = response.headers.get("Location", "").split("?")[0] == reverse("account_request_login_code")
    if back and not len(messages.get_messages(request)):
        messages.warning(request, _("Uw code werkt niet meer. Vraag hieronder een nieuwe code."))
    return response
