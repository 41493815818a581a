"""What signing in adds to allauth's own views."""

from allauth.account.internal.stagekit import clear_login
from allauth.account.views import confirm_login_code, request_login_code
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _


@login_not_required
def code_aanvragen(request: HttpRequest) -> HttpResponse:
    """Ask for the address. Who comes back here wants to begin again; allauth would send them on to the old code."""
    if not request.user.is_authenticated:
        clear_login(request)
    response: HttpResponse = request_login_code(request)
    return response


@login_not_required
def code_bevestigen(request: HttpRequest) -> HttpResponse:
    """Ask for the code. Who has no code that still works goes back to the first step, and is told why."""
    response: HttpResponse = confirm_login_code(request)
    back = response.headers.get("Location", "").split("?")[0] == reverse("account_request_login_code")
    if back and not len(messages.get_messages(request)):
        messages.warning(request, _("Uw code werkt niet meer. Vraag hieronder een nieuwe code."))
    return response
