"""A worker's pages around a power of attorney: write one down, take it back, withdraw or answer an offer with it."""

from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from passend.dossiers.models import Machtiging
from passend.gebruikers.ingelogd import person
from passend.gebruikers.models import Gebruiker
from passend.logboek.regels import note_read, note_write
from zorgplicht.actions.machtiging import (
    answer_offer_for_parent,
    record_power,
    require_power,
    take_back_power,
    withdraw_for_parent,
)
from zorgplicht.beeld import collect
from zorgplicht.beeld.bronnen import open_offer
from zorgplicht.forms.fouten import show_refusal
from zorgplicht.forms.machtiging import MachtigingFormulier
from zorgplicht.forms.ouder import Bevestiging
from zorgplicht.forms.ouder_antwoorden import AanbodAntwoordFormulier
from zorgplicht.models import Aanmelding
from zorgplicht.views.ouder_antwoorden import can_answer_offer
from zorgplicht.views.steunpunt import crumbs, followed_or_404, name_of
from zorgplicht.views.wie import for_steunpunt
from zorgplicht.volgen import parents_in


@require_http_methods(["GET", "POST"])
@for_steunpunt
def nieuw(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Write down what a parent signed."""
    user = person(request)
    followed_or_404(user, pk)
    parents = parents_in(pk)
    form = MachtigingFormulier(request.POST if request.method == "POST" else None, parents=parents)
    form.annuleer_url = reverse("zorgplicht:steunpunt_dossier", args=[pk])
    if form.is_bound and form.is_valid():
        values = form.cleaned_data
        parent = UUID(values.pop("ouder"))
        try:
            with transaction.atomic():
                record_power(pk, user, ouder_id=parent, **values)
        except ValidationError as refusal:
            show_refusal(form, refusal)
        else:
            note_write(request, pk, "machtiging")
            messages.success(request, _("De machtiging is vastgelegd. Het gezin krijgt daarvan bericht."))
            return redirect(reverse("zorgplicht:steunpunt_dossier", args=[pk]) + "#machtigingen")
    note_read(request, pk, "machtiging_nieuw")
    name = name_of(pk, user)
    context = {"form": form, "naam": name, "ouders": parents, "kruimels": crumbs(pk, name, _("Machtiging"))}
    return render(request, "zorgplicht/steunpunt/machtiging.html", context)


@require_POST
@for_steunpunt
def stop(request: HttpRequest, pk: UUID, machtiging: UUID) -> HttpResponse:
    """End a power of attorney at once."""
    user = person(request)
    followed_or_404(user, pk)
    get_object_or_404(Machtiging, pk=machtiging, dossier_id=pk)
    take_back_power(machtiging, user)
    note_write(request, pk, "machtiging_gestopt")
    messages.success(request, _("De machtiging geldt niet meer."))
    return redirect(reverse("zorgplicht:steunpunt_dossier", args=[pk]) + "#machtigingen")


@require_http_methods(["GET", "POST"])
@for_steunpunt
def trek_in(request: HttpRequest, pk: UUID, aanmelding: UUID) -> HttpResponse:
    """Withdraw an aanmelding for the parent who signed for it, after asking."""
    user = person(request)
    followed_or_404(user, pk)
    case = get_object_or_404(
        Aanmelding.objects.visible_to(user).select_related("school__organisatie"), pk=aanmelding, dossier_id=pk
    )
    try:
        power = require_power(pk, user, Machtiging.Handeling.INTREKKEN)
    except ValidationError as none:
        raise Http404 from none
    form = Bevestiging(request.POST if request.method == "POST" else None)
    form.knop = _("Trek de aanmelding in")
    form.annuleer_url = reverse("zorgplicht:steunpunt_dossier", args=[pk])
    if form.is_valid():
        try:
            with transaction.atomic():
                withdraw_for_parent(case.id, user)
        except ValidationError as refusal:
            show_refusal(form, refusal)
        else:
            note_write(request, pk, "ingetrokken_namens")
            messages.success(request, _("De aanmelding bij %(school)s is ingetrokken.") % {"school": case.school})
            return redirect("zorgplicht:steunpunt_dossier", pk=pk)
    note_read(request, pk, "intrekken_namens")
    name = name_of(pk, user)
    context = {
        "form": form,
        "naam": name,
        "school": case.school,
        "machtiging": power,
        "ouder": Gebruiker.objects.get(pk=power.ouder_id).naam,
        "kruimels": crumbs(pk, name, _("Intrekken")),
    }
    return render(request, "zorgplicht/steunpunt/trek_in.html", context)


@require_http_methods(["GET", "POST"])
@for_steunpunt
def antwoord(request: HttpRequest, pk: UUID, aanmelding: UUID) -> HttpResponse:
    """Answer the last offer of a school for the parent who signed for it."""
    user = person(request)
    followed_or_404(user, pk)
    case = get_object_or_404(Aanmelding.objects.visible_to(user).for_page(), pk=aanmelding, dossier_id=pk)
    try:
        power = require_power(pk, user, Machtiging.Handeling.AKKOORD)
    except ValidationError as none:
        raise Http404 from none
    rows = collect([case])[case.id]
    offer = open_offer(rows)
    if offer is None or not can_answer_offer(case, rows):
        messages.info(request, _("Er is nu geen aanbod om op te antwoorden."))
        return redirect("zorgplicht:steunpunt_dossier", pk=pk)
    form = AanbodAntwoordFormulier(request.POST if request.method == "POST" else None)
    form.knop = _("Verstuur het antwoord")
    form.annuleer_url = reverse("zorgplicht:steunpunt_dossier", args=[pk])
    if form.is_valid():
        try:
            with transaction.atomic():
                answer_offer_for_parent(case.id, user, **form.cleaned_data)
        except ValidationError as refusal:
            show_refusal(form, refusal)
        else:
            note_write(request, pk, "antwoord_namens")
            messages.success(request, _("Het antwoord is bij de school. De ouders krijgen bericht."))
            return redirect("zorgplicht:steunpunt_dossier", pk=pk)
    note_read(request, pk, "antwoord_namens")
    context = {
        "form": form,
        "school": case.school,
        "aanbod": offer,
        "woorden": getattr(offer, "toelichting", None),
        "machtiging": power,
        "ouder": Gebruiker.objects.get(pk=power.ouder_id).naam,
        "kruimels": crumbs(pk, name_of(pk, user), _("Antwoord op het aanbod")),
    }
    return render(request, "zorgplicht/ouder/aanbod.html", context)
