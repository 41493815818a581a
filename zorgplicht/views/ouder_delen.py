"""What one school reads, which parts the family ticks for it, the consent, and the other parent."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from passend.dossiers.models import Deling, Feit, Feitsoort
from passend.gebruikers.ingelogd import person
from passend.klok import vandaag
from passend.logboek.regels import note_read, note_write
from zorgplicht.access import BY_FAMILY, Handeling
from zorgplicht.actions.andere_ouder import (
    OBJECTS,
    WITHDRAWN,
    end_by_family,
    may_end,
    objection_stands,
    record_by_family,
)
from zorgplicht.actions.schoolnee import show_no
from zorgplicht.actions.wijzigen import set_parts, withdraw_consent
from zorgplicht.beeld import Rijen, collect, standing
from zorgplicht.delen import CONSENT_VERSION, ON_CONSENT, consent_text
from zorgplicht.forms.andere_ouder import AndereOuderFormulier, BezwaarVoorbijFormulier
from zorgplicht.forms.fouten import show_refusal
from zorgplicht.forms.ouder import Bevestiging
from zorgplicht.forms.ouder_delen import SchoolDelenFormulier
from zorgplicht.models import Aanmelding, AanmeldingTekst, Schoolnee
from zorgplicht.views.ouder_hulp import family_case, family_cases, for_parent, letter_rows
from zorgplicht.views.ouder_steunpunt import steunpunten_of
from zorgplicht.views.ouder_wijzigen import dossier_crumbs, open_to
from zorgplicht.volgen import school_noes_of


def what_family_can_change(dossier_id: UUID, cases: list[Aanmelding], rows: Mapping[UUID, Rijen]) -> dict[str, Any]:
    """Return what the case page shows of this: what a school said before, and which pages lead on."""
    return {
        "schoolnees": list(school_noes_of(dossier_id)),
        "wijzigbaar": bool(open_to(cases, Handeling.WIJZIG)),
        "keuzes": len(open_to(cases, Handeling.MAAK_EERSTE_KEUS)) > 1,
        "andere_ouder": any(OBJECTS in standing(rows[case.id].feiten) for case in cases),
    }


@for_parent
@require_http_methods(["GET", "HEAD", "POST"])
def delen(request: HttpRequest, dossier_id: UUID, aanmelding_id: UUID) -> HttpResponse:
    """What this school reads now, and the ticks to change it."""
    user = person(request)
    case = family_case(user, dossier_id, aanmelding_id)
    words = case.woorden
    if words is None:
        raise Http404
    parts = set(words.onderdelen)
    form = SchoolDelenFormulier(
        request.POST if request.method == "POST" else None, school=case.school, nu=words.onderdelen
    )
    form.watch({"onderdelen": sorted(words.onderdelen)})
    allowed = bool(open_to([case], Handeling.DEEL))
    if allowed and form.is_valid():
        consent = CONSENT_VERSION if form.cleaned_data["toestemming"] else ""
        try:
            with transaction.atomic():
                set_parts(case.id, user, form.cleaned_data["onderdelen"], consent)
        except ValidationError as refusal:
            show_refusal(form, refusal)
        else:
            note_write(request, dossier_id, "gedeeld")
            messages.success(request, _("Bewaard. Hieronder ziet u wat de school nu leest."))
            return redirect("zorgplicht:delen", dossier_id, case.id)
    note_read(request, dossier_id, "delen")
    facts = standing(collect([case])[case.id].feiten)
    born, wished = facts.get(Feitsoort.KIND_GEBOREN), facts.get(Feitsoort.TOELATING_GEWENST_PER)
    context = {
        "form": form,
        "mag": allowed,
        "pauze": objection_stands(dossier_id),
        "school": case.school,
        "dossier_id": dossier_id,
        "aanmelding_id": case.id,
        "gegevens": letter_rows(words, born.dag if born else None, wished.dag if wished else None),
        "versies": AanmeldingTekst.objects.filter(aanmelding=case).order_by("versie"),
        "toestemming": facts.get(Feitsoort.TOESTEMMING_GEGEVEN) if parts & ON_CONSENT else None,
        "toestemming_tekst": consent_text(),
        "kruimels": dossier_crumbs(dossier_id, _("Wat de school leest")),
    }
    return TemplateResponse(request, "zorgplicht/ouder/delen.html", context)


@for_parent
@require_http_methods(["GET", "HEAD", "POST"])
def toestemming_intrekken(request: HttpRequest, dossier_id: UUID, aanmelding_id: UUID) -> HttpResponse:
    """Withdraw the consent for one school, after saying what that does and what it cannot do."""
    user = person(request)
    case = family_case(user, dossier_id, aanmelding_id)
    form = Bevestiging(request.POST if request.method == "POST" else None)
    form.knop = _("Trek mijn toestemming in")
    form.annuleer_url = reverse("zorgplicht:delen", args=[dossier_id, case.id])
    if form.is_valid():
        try:
            with transaction.atomic():
                withdraw_consent(case.id, user)
        except ValidationError as refusal:
            show_refusal(form, refusal)
        else:
            note_write(request, dossier_id, "toestemming_ingetrokken")
            messages.success(request, _("Uw toestemming is ingetrokken. De school leest deze woorden niet meer."))
            return redirect("zorgplicht:delen", dossier_id, case.id)
    note_read(request, dossier_id, "delen")
    context = {
        "form": form,
        "school": case.school,
        "loopt": case.stand != Aanmelding.Stand.INGETROKKEN,
        "kruimels": dossier_crumbs(dossier_id, _("Toestemming")),
    }
    return TemplateResponse(request, "zorgplicht/ouder/toestemming_intrekken.html", context)


@for_parent
@require_http_methods(["GET", "HEAD", "POST"])
def andere_ouder(request: HttpRequest, dossier_id: UUID) -> HttpResponse:
    """Record that the other parent objects, or that this is over when the family recorded it."""
    user = person(request)
    cases = family_cases(user, dossier_id)
    recorded = list(
        Feit.objects.filter(dossier_id=dossier_id, soort=Feitsoort.ANDERE_OUDER_MAAKT_BEZWAAR)
        .in_force()
        .order_by("code", "id")
    )
    told_by = {fact.betreft_id for fact in recorded}
    open_cases = [case for case in open_to(cases, Handeling.MELD_ANDERE_OUDER) if case.id not in told_by]
    by_family = next((fact for fact in recorded if fact.code == BY_FAMILY), None)
    ending = bool(recorded) and (by_family is not None or not open_cases or "voorbij" in request.GET)
    data = request.POST if request.method == "POST" else None
    form = (
        BezwaarVoorbijFormulier(data, van_school=not _may_say_taken_back(recorded, cases))
        if ending
        else AndereOuderFormulier(data, initial={"dag": vandaag()})
    )
    form.annuleer_url = reverse("zorgplicht:dossier", args=[dossier_id])
    if ending and "dag_dag" in request.POST:
        # The form that says it, sent again from an older page: that never means that it is over.
        messages.warning(request, _("Dit staat er al. U hoeft het niet nog een keer vast te leggen."))
        return redirect("zorgplicht:dossier", dossier_id)
    can = bool(open_cases or ending)
    if can and form.is_valid():
        try:
            with transaction.atomic():
                if ending:
                    end_by_family(cases[0].id, user, how=form.cleaned_data["hoe"], dag=vandaag())
                else:
                    record_by_family(open_cases[0].id, user, dag=form.cleaned_data["dag"])
        except ValidationError as refusal:
            show_refusal(form, refusal)
        else:
            note_write(request, dossier_id, "andere_ouder")
            messages.success(request, _("Vastgelegd. De termijnen lopen gewoon door. De scholen krijgen bericht."))
            if ending and not objection_stands(dossier_id):
                return redirect("zorgplicht:wijzigen", dossier_id)
            return redirect("zorgplicht:dossier", dossier_id)
    note_read(request, dossier_id, "andere_ouder")
    context = {
        "form": form,
        "kan": can,
        "sinds": recorded[0].dag if ending else None,
        "van_gezin": by_family is not None,
        "door_school": bool(recorded),
        "kruimels": dossier_crumbs(dossier_id, _("De andere ouder")),
    }
    return TemplateResponse(request, "zorgplicht/ouder/andere_ouder.html", context)


def _may_say_taken_back(recorded: list[Feit], cases: list[Aanmelding]) -> bool:
    stands = {case.id: case.stand for case in cases}
    return any(may_end(fact, stands[fact.betreft_id], WITHDRAWN) for fact in recorded if fact.betreft_id in stands)


@for_parent
@require_http_methods(["GET", "HEAD", "POST"])
def school_zei_nee(request: HttpRequest, dossier_id: UUID, nee_id: UUID) -> HttpResponse:
    """What a school said before; the button shows it to the steunpunt that the family let in."""
    cases = family_cases(person(request), dossier_id)
    nee = get_object_or_404(Schoolnee.objects.select_related("feit"), pk=nee_id, dossier_id=dossier_id)
    inside = [helper.organisatie for helper in steunpunten_of(dossier_id, cases) if helper.binnen]
    shown = set(
        Deling.objects.filter(dossier_id=dossier_id, item_id=nee.id, tot__isnull=True).values_list(
            "organisatie_id", flat=True
        )
    )
    new = [helper for helper in inside if helper.pk not in shown]
    if request.method == "POST":
        for helper in new:
            show_no(nee, helper)
        note_write(request, dossier_id, "gedeeld")
        messages.success(request, _("Het steunpunt kan dit nu lezen."))
        return redirect("zorgplicht:school_zei_nee", dossier_id, nee.id)
    note_read(request, dossier_id, "school_zei_nee")
    context = {
        "nee": nee,
        "nog_niet": new,
        "ziet_het": [helper for helper in inside if helper.pk in shown],
        "dossier_id": dossier_id,
        "kruimels": dossier_crumbs(dossier_id, _("Wat een school zei")),
    }
    return TemplateResponse(request, "zorgplicht/ouder/school_zei_nee.html", context)
