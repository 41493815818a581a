"""What a family sets right after sending: its answers, step by step, and the first choice."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from passend.gebruikers.ingelogd import person
from passend.logboek.regels import note_read, note_write
from zorgplicht.access import Handeling, allowed_acts
from zorgplicht.actions.andere_ouder import objection_stands
from zorgplicht.actions.eerste_keus import move_first_choice
from zorgplicht.actions.wijzigen import change_request
from zorgplicht.actions.woorden import request_of, schools_behind
from zorgplicht.beeld.zoekplicht import search_sentences
from zorgplicht.forms.aanmelding import FORMS, TITLES, ZEI_NEE
from zorgplicht.forms.eerste_keus import EersteKeusFormulier
from zorgplicht.forms.fouten import show_refusal
from zorgplicht.forms.ouder import WensenFormulier
from zorgplicht.models import Aanmelding, AanmeldingTekst, Gezinswoorden
from zorgplicht.views.ouder_hulp import child_of, crumbs, family_cases, for_parent

#: The steps that can be changed after sending. What a school said before is a fact that stands.
STEPS = tuple(step for step in FORMS if step != ZEI_NEE)


def dossier_crumbs(dossier_id: UUID, last: str) -> list[Any]:
    """Return the way to a page of a dossier."""
    return crumbs(
        (_("Mijn aanmeldingen"), reverse("zorgplicht:mijn")),
        (_("Dossier"), reverse("zorgplicht:dossier", args=[dossier_id])),
        (last, ""),
    )


def open_to(cases: Sequence[Aanmelding], act: Handeling) -> list[Aanmelding]:
    """Return the aanmeldingen with which the family can do this now."""
    return [case for case in cases if act in allowed_acts("ouder", case)]


@for_parent
@require_http_methods(["GET", "HEAD", "POST"])
def wijzigen(request: HttpRequest, dossier_id: UUID) -> HttpResponse:
    """What can be changed, one link per step; the button shows schools what changed while nothing might go."""
    user = person(request)
    cases = family_cases(user, dossier_id)
    open_cases = open_to(cases, Handeling.WIJZIG)
    if request.method == "POST" and open_cases and not objection_stands(dossier_id):
        change_request(open_cases[0].id, user)
        note_write(request, dossier_id, "gewijzigd")
        messages.success(request, _("De scholen lezen nu wat u schreef, voor zover u dat aankruiste."))
        return redirect("zorgplicht:dossier", dossier_id)
    note_read(request, dossier_id, "wijzigen")
    context = {
        "dossier_id": dossier_id,
        "kind": child_of(cases),
        "stappen": [(step, TITLES[step]) for step in STEPS],
        "kan": bool(open_cases),
        "pauze": objection_stands(dossier_id),
        "achter": _behind(open_cases),
        "kruimels": dossier_crumbs(dossier_id, _("Wijzigen")),
    }
    return TemplateResponse(request, "zorgplicht/ouder/wijzigen.html", context)


def _behind(cases: Sequence[Aanmelding]) -> list[Aanmelding]:
    try:
        return schools_behind(cases)
    except (Gezinswoorden.DoesNotExist, AanmeldingTekst.DoesNotExist):
        # Words whose time is over are destroyed; then there is nothing to show any more.
        return []


@for_parent
@require_http_methods(["GET", "HEAD", "POST"])
def wijzig_stap(request: HttpRequest, dossier_id: UUID, stap: str) -> HttpResponse:
    """One step of the aanmelding once more, filled in as it stands now."""
    user = person(request)
    cases = family_cases(user, dossier_id)
    if stap not in STEPS:
        raise Http404
    open_cases = open_to(cases, Handeling.WIJZIG)
    if not open_cases:
        messages.warning(request, _("Dit kan nu niet meer: er loopt geen aanmelding."))
        return redirect("zorgplicht:dossier", dossier_id)
    try:
        now = _as_it_stands(open_cases[0], stap)
    except Gezinswoorden.DoesNotExist as destroyed:
        raise Http404 from destroyed
    form = FORMS[stap](request.POST if request.method == "POST" else None, initial=now).watch(now)
    if form.is_valid() and _change(request, open_cases[0], form):
        return redirect("zorgplicht:dossier", dossier_id)
    note_read(request, dossier_id, "wijzigen")
    context = {
        "form": form,
        "stap": stap,
        "titel": TITLES[stap],
        "dossier_id": dossier_id,
        "pauze": objection_stands(dossier_id),
        "terug_url": reverse("zorgplicht:wijzigen", args=[dossier_id]),
        "kruimels": dossier_crumbs(dossier_id, _("Wijzigen")),
    }
    return TemplateResponse(request, "zorgplicht/ouder/wijzig_stap.html", context)


def _as_it_stands(case: Aanmelding, stap: str) -> dict[str, Any]:
    """Return the answers of this step as first values of its form. Raises Gezinswoorden.DoesNotExist."""
    now = vars(request_of(case))
    wished = WensenFormulier.OP_DATUM if now["gewenst_per"] else WensenFormulier.ZO_SNEL_MOGELIJK
    form = FORMS[stap]
    return form.initial_values(form.values_as_typed({**now, "wanneer": wished}))


def _change(request: HttpRequest, case: Aanmelding, form: Any) -> bool:
    changes = dict(form.cleaned_data)
    changes.pop("wanneer", None)
    if "mogelijk_extra_ondersteuning" in changes:
        changes["mogelijk_extra_ondersteuning"] = changes["mogelijk_extra_ondersteuning"] == "ja"
    try:
        with transaction.atomic():
            changed = change_request(case.id, person(request), **changes)
    except ValidationError as refusal:
        show_refusal(form, refusal)
        return False
    note_write(request, case.dossier_id, "gewijzigd")
    if changed:
        messages.success(request, _("Bewaard. De scholen die dit mogen lezen, krijgen bericht."))
    elif objection_stands(case.dossier_id):
        messages.success(request, _("Bewaard, alleen voor u. De scholen lezen nog wat u eerder verstuurde."))
    else:
        messages.success(request, _("Bewaard. Voor de scholen verandert er niets."))
    return True


@for_parent
@require_http_methods(["GET", "HEAD", "POST"])
def eerste_keus(request: HttpRequest, dossier_id: UUID) -> HttpResponse:
    """Choose another school as first choice; what that does and does not do is said before."""
    user = person(request)
    cases = family_cases(user, dossier_id)
    choices = open_to(cases, Handeling.MAAK_EERSTE_KEUS)
    now = next((case for case in choices if case.eerste_keus), None)
    form = EersteKeusFormulier(
        request.POST if request.method == "POST" else None,
        aanmeldingen=choices,
        initial={"aanmelding": str(now.id) if now else ""},
    )
    form.annuleer_url = reverse("zorgplicht:dossier", args=[dossier_id])
    if form.is_valid():
        try:
            with transaction.atomic():
                chosen = move_first_choice(UUID(form.cleaned_data["aanmelding"]), user)
        except ValidationError as refusal:
            show_refusal(form, refusal)
        else:
            note_write(request, dossier_id, "eerste_keus")
            done = _("Uw eerste keus is nu %(school)s. De scholen krijgen bericht.") % {"school": chosen.school}
            messages.success(request, done)
            return redirect("zorgplicht:dossier", dossier_id)
    note_read(request, dossier_id, "eerste_keus")
    context = {
        "form": form,
        "genoeg": len(choices) > 1,
        "dossier_id": dossier_id,
        "pauze": objection_stands(dossier_id),
        "zoekplicht": search_sentences(cases),
        "kruimels": dossier_crumbs(dossier_id, _("Eerste keus")),
    }
    return TemplateResponse(request, "zorgplicht/ouder/eerste_keus.html", context)
