"""The steunpunt's list of who wants to be called."""

from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from passend.gebruikers.ingelogd import person
from passend.huisstijl.onderdelen import Kruimel, LegeStaat
from zorgplicht.actions.terugbellen import record_call
from zorgplicht.forms.deur import UitkomstFormulier
from zorgplicht.forms.fouten import show_refusal
from zorgplicht.models import Terugbelverzoek
from zorgplicht.views.wie import for_steunpunt

PER_PAGE = 25


@require_safe
@for_steunpunt
def lijst(request: HttpRequest) -> HttpResponse:
    """Who waits longest stands on top; `?toon=klaar` shows who was called."""
    done = request.GET.get("toon") == "klaar"
    mine = Terugbelverzoek.objects.visible_to(person(request)).select_related("organisatie", "gebeld_door")
    rows = (
        mine.exclude(uitkomst__in=Terugbelverzoek.NOG_BELLEN).order_by("-gebeld_op", "id")
        if done
        else mine.open().waiting_longest_first()
    )
    context = {
        "pagina": Paginator(rows, PER_PAGE).get_page(request.GET.get("pagina")),
        "klaar": done,
        "basis_url": "?toon=klaar&" if done else "?",
        "leeg": LegeStaat(
            _("Hier staat nog niets") if done else _("Niemand wacht op een telefoontje"),
            "" if done else _("Wie op de site vraagt om gebeld te worden, komt hier te staan."),
            icoon="telefoon",
        ),
        "breed": True,
    }
    return TemplateResponse(request, "zorgplicht/steunpunt/terugbellen.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@for_steunpunt
def gebeld(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Say what came of one call."""
    user = person(request)
    wish = get_object_or_404(Terugbelverzoek.objects.visible_to(user), pk=pk)
    form = UitkomstFormulier(request.POST if request.method == "POST" else None)
    form.annuleer_url = reverse("zorgplicht:steunpunt_terugbellen")
    if form.is_valid():
        try:
            with transaction.atomic():
                record_call(pk, user, uitkomst=form.cleaned_data["uitkomst"])
        except ValidationError as refusal:
            show_refusal(form, refusal)
        else:
            messages.success(request, _("Vastgelegd."))
            return redirect("zorgplicht:steunpunt_terugbellen")
    context = {
        "form": form,
        "verzoek": wish,
        "kruimels": [Kruimel(_("Terugbellen"), reverse("zorgplicht:steunpunt_terugbellen")), Kruimel(_("Gebeld"))],
    }
    return TemplateResponse(request, "zorgplicht/steunpunt/gebeld.html", context)
