"""Pages of the administrator: who asked for an account with a one-time link, and what was decided."""

from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from ondersteuning.access import administrators_only
from ondersteuning.forms.accounts import AccountBesluit
from ondersteuning.views.beheer import crumbs, show_refusal
from passend.dossiers.actions.accountaanvraag import grant_account, refuse_account
from passend.dossiers.models import Accountaanvraag

PAGE_SIZE = 25


@require_safe
@administrators_only
def aanvragen(request: HttpRequest) -> HttpResponse:
    """All requests, those that wait on top."""
    page = Paginator(Accountaanvraag.objects.for_list(), PAGE_SIZE).get_page(request.GET.get("pagina"))
    context = {
        "pagina": page,
        "basis_url": "?",
        "breed": True,
        "kruimels": crumbs((_("Aanvragen van accounts"), "")),
    }
    return TemplateResponse(request, "ondersteuning/beheer/accountaanvragen.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@administrators_only
def aanvraag(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One request: what to check, and the decision."""
    asked = get_object_or_404(Accountaanvraag.objects.for_list(), pk=pk)
    back = reverse("ondersteuning:beheer_accountaanvragen")
    form = AccountBesluit(request.POST if request.method == "POST" else None)
    form.annuleer_url = back
    if form.is_valid():
        assert request.user.is_authenticated  # the decorator let only administrators in
        try:
            if form.cleaned_data["besluit"] == form.TOEKENNEN:
                grant_account(asked.pk, request.user)
                words = _("Toegekend. Inloggen kan met %(email)s. Wij sturen geen mail: laat het zelf weten.")
                messages.success(request, words % {"email": asked.email})
            else:
                refuse_account(asked.pk, request.user, reden=form.cleaned_data["reden"])
                messages.success(request, _("De aanvraag is afgewezen."))
        except ValidationError as refusal:
            show_refusal(form, refusal)
        else:
            return redirect(back)
    context = {
        "form": form,
        "aanvraag": asked,
        "school": getattr(asked.organisatie, "school", None),
        "kruimels": crumbs((_("Aanvragen van accounts"), back), (asked.naam, "")),
    }
    return TemplateResponse(request, "ondersteuning/beheer/accountaanvraag.html", context)
