"""What a family does after sending: withdraw, say that the letter was handed in, register at more schools."""

from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from ondersteuning.models import School
from passend.gebruikers.ingelogd import person
from passend.klok import vandaag
from passend.logboek.regels import note_read, note_write
from zorgplicht.actions.andere_ouder import objection_stands
from zorgplicht.actions.gezin import record_handed_in, withdraw
from zorgplicht.actions.versturen import is_connected, send_to_more_schools
from zorgplicht.delen import CONSENT_VERSION, consent_text
from zorgplicht.forms.fouten import show_refusal
from zorgplicht.forms.ouder import InleverFormulier, IntrekFormulier
from zorgplicht.forms.ouder_delen import MeerScholenFormulier
from zorgplicht.models import Aanmelding
from zorgplicht.views.ouder_hulp import (
    child_of,
    crumbs,
    family_case,
    family_cases,
    for_parent,
    hand_in_names,
    say_what_happened,
)
from zorgplicht.views.ouder_scholen import MAX_SCHOOLS, search


def _crumbs(dossier_id: UUID, last: str) -> list:
    return crumbs(
        (_("Mijn aanmeldingen"), reverse("zorgplicht:mijn")),
        (_("Dossier"), reverse("zorgplicht:dossier", args=[dossier_id])),
        (last, ""),
    )


@for_parent
@require_http_methods(["GET", "HEAD", "POST"])
def trek_in(request: HttpRequest, dossier_id: UUID, aanmelding_id: UUID) -> HttpResponse:
    """Withdraw an aanmelding, after asking."""
    user = person(request)
    case = family_case(user, dossier_id, aanmelding_id)
    form = IntrekFormulier(request.POST if request.method == "POST" else None)
    form.annuleer_url = reverse("zorgplicht:dossier", args=[dossier_id])
    if form.is_valid():
        try:
            with transaction.atomic():
                withdraw(case.id, user, op_advies=form.cleaned_data["op_advies"] == "ja")
        except ValidationError as refusal:
            show_refusal(form, refusal)
        else:
            note_write(request, dossier_id, "ingetrokken")
            messages.success(request, _("De aanmelding bij %(school)s is ingetrokken.") % {"school": case.school})
            if form.cleaned_data["op_advies"] == "ja":
                advice = _("U trok in omdat de school dat aanraadde. Praat hierover gratis met het steunpunt.")
                messages.info(request, advice)
                return redirect("zorgplicht:steunpunt_toelaten", dossier_id)
            return redirect("zorgplicht:dossier", dossier_id)
    note_read(request, dossier_id, "intrekken")
    context = {
        "form": form,
        "school": case.school,
        "dossier_id": dossier_id,
        "aangesloten": is_connected(case.school.organisatie.pk),
        "kruimels": _crumbs(dossier_id, _("Intrekken")),
    }
    return TemplateResponse(request, "zorgplicht/ouder/intrekken.html", context)


@for_parent
@require_http_methods(["GET", "HEAD", "POST"])
def meld_ingeleverd(request: HttpRequest, dossier_id: UUID, aanmelding_id: UUID) -> HttpResponse:
    """Say on which day the aanmelding was handed in at a school without an account."""
    user = person(request)
    case = family_case(user, dossier_id, aanmelding_id)
    form = InleverFormulier(request.POST if request.method == "POST" else None, initial={"dag": vandaag()})
    form.annuleer_url = reverse("zorgplicht:dossier", args=[dossier_id])
    if form.is_valid():
        try:
            with transaction.atomic():
                record_handed_in(case.id, user, dag=form.cleaned_data["dag"])
        except ValidationError as refusal:
            show_refusal(form, refusal)
        else:
            note_write(request, dossier_id, "ingeleverd")
            messages.success(request, _("Vastgelegd. De datums zijn nu opnieuw uitgerekend."))
            return redirect("zorgplicht:dossier", dossier_id)
    note_read(request, dossier_id, "inleveren")
    context = {"form": form, "school": case.school, "kruimels": _crumbs(dossier_id, _("Ingeleverd"))}
    return TemplateResponse(request, "zorgplicht/ouder/ingeleverd.html", context)


@for_parent
@require_http_methods(["GET", "HEAD", "POST"])
def meer_scholen(request: HttpRequest, dossier_id: UUID) -> HttpResponse:
    """Register the same child at more schools. The choice stands in the address until it is sent: nothing to keep."""
    user = person(request)
    cases = family_cases(user, dossier_id)
    taken = {case.school_id for case in cases if case.stand != Aanmelding.Stand.INGETROKKEN}
    chosen = _chosen(request.POST if request.method == "POST" else request.GET)
    words = cases[0].woorden
    form = MeerScholenFormulier(
        request.POST if request.method == "POST" else None, voorstel=words.onderdelen if words else ()
    )
    if form.is_valid():
        consent = CONSENT_VERSION if form.cleaned_data["toestemming"] else ""
        try:
            with transaction.atomic():
                sent = send_to_more_schools(cases[0], user, chosen, form.cleaned_data["onderdelen"], consent)
        except ValidationError as refusal:
            show_refusal(form, refusal)
        else:
            note_write(request, dossier_id, "aanmelding_verstuurd")
            done = ngettext("Uw aanmelding is verstuurd.", "Uw aanmeldingen zijn verstuurd.", len(chosen))
            say_what_happened(request, sent, done)
            return redirect("zorgplicht:dossier", dossier_id)
    note_read(request, dossier_id, "meer_scholen")
    found = search(request, [("gekozen", school.vestigingscode) for school in chosen])
    context = {
        "form": form,
        "dossier_id": dossier_id,
        "pauze": objection_stands(dossier_id),
        "toestemming_tekst": consent_text(),
        "kind": child_of(cases),
        "gekozen": [(school, _address(request, [s for s in chosen if s != school])) for school in chosen],
        "zelf_inleveren": hand_in_names(chosen),
        "zoek": found,
        "regels": [
            (school, kind, distance, school.pk in taken or school in chosen, _address(request, [*chosen, school]))
            for school, kind, distance in found.regels
        ],
        "vol": len(chosen) >= MAX_SCHOOLS,
        "kruimels": _crumbs(dossier_id, _("Meer scholen")),
    }
    return TemplateResponse(request, "zorgplicht/ouder/meer_scholen.html", context)


def _chosen(data: Any) -> list[School]:
    codes = list(dict.fromkeys(data.getlist("gekozen")))[:MAX_SCHOOLS]
    found = {
        school.vestigingscode: school
        for school in School.objects.for_list().filter(vestigingscode__in=codes).by_name()
    }
    return [found[code] for code in codes if code in found]


def _address(request: HttpRequest, schools: list[School]) -> str:
    return f"{request.path}?{urlencode([('gekozen', school.vestigingscode) for school in schools])}"
