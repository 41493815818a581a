"""What signing in adds to allauth's own views."""

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

from passend.gebruikers.actions.bewaard import discard_form
from passend.gebruikers.bewaard import waiting_forms
from passend.huisstijl.ingevuld import KEPT
from passend.huisstijl.taal import in_talen


@require_http_methods(["GET", "POST"])
@in_talen
def bewaard(request: HttpRequest) -> HttpResponse:
    """What this person was sending in this browser when the sign-in had ended; sent again only by their own click.

    A POST throws one of them away.
    """
    if request.method == "POST":
        discard_form(request.POST.get(KEPT, ""))
        messages.success(request, _("Weggegooid."))
        return redirect("start_na_inloggen")
    kept = waiting_forms(request)
    if not kept:
        return redirect("start_na_inloggen")
    return TemplateResponse(request, "account/bewaard.html", {"bewaard": kept, "sleutelnaam": KEPT})


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
