"""The dispute that a family prepares, and what happens with it at the commission."""

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
from django.views.decorators.http import require_http_methods, require_safe

from geschillen import access
from geschillen.actions import geschil as acts
from geschillen.beeld import GPO_SUBJECTS, cards_by_subject, stages
from geschillen.forms.ouder import GeschilFormulier, StukkenFormulier
from geschillen.models import Geschil, Koppeling
from geschillen.stukken import VAN_HET_GEZIN
from geschillen.views.ouder_hulp import (
    Link,
    Zaak,
    asks_undo,
    fits_family,
    of_kinds,
    path_to,
    read_case,
    read_dispute,
    step_data,
    typed_of,
)
from geschillen.views.schermen import GESCHIL, RECALCULATED
from passend.dossiers.models import Lezerskring
from passend.klok import vandaag
from passend.logboek.regels import note_read, note_write
from zorgplicht.beeld import Kijker, timeline
from zorgplicht.forms.fouten import show_refusal
from zorgplicht.forms.ouder import Bevestiging
from zorgplicht.views.ouder_hulp import child_of, for_parent
from zorgplicht.views.ouder_steunpunt import steunpunten_of

OF_DISPUTE = {daad.soort for daad in access.GESCHIL.values()}


def _url(dispute: Geschil) -> str:
    return reverse("geschillen:geschil", args=[dispute.dossier_id, dispute.id])


@for_parent
@require_http_methods(["GET", "HEAD", "POST"])
def nieuw(request: HttpRequest, dossier_id: UUID, aanmelding_id: UUID) -> HttpResponse:
    """Begin to prepare a dispute; who has one already goes there."""
    zaak = read_case(request, dossier_id, aanmelding_id)
    begun = Geschil.objects.filter(aanmelding_id=aanmelding_id).first()
    if begun and request.method != "POST":
        return redirect(_url(begun))
    form = GeschilFormulier(
        request.POST if request.method == "POST" else None, initial={"soort": Geschil.Soort.TOELATING}
    )
    # Begun in another window meanwhile, this one would write over it.
    form.watch(typed_of(begun) if begun else dict.fromkeys(form.fields, ""))
    form.annuleer_url = reverse("zorgplicht:dossier", args=[dossier_id])
    if form.is_valid():
        with transaction.atomic():
            dispute = acts.prepare(zaak.aanmelding.id, zaak.user, acts.Verhaal(**form.cleaned_data))
        note_write(request, dossier_id, "geschil_voorbereid")
        messages.success(request, _("Bewaard. De school en het bestuur lezen dit niet. Er is niets verstuurd."))
        return redirect(_url(dispute))
    note_read(request, dossier_id, "geschil")
    context = {
        "form": form,
        "band": True,
        "school": zaak.aanmelding.school,
        "kruimels": path_to(dossier_id, (_("Geschil voorbereiden"), "")),
    }
    return TemplateResponse(request, "geschillen/ouder/invullen.html", context)


@for_parent
@require_safe
def geschil(request: HttpRequest, dossier_id: UUID, geschil_id: UUID) -> HttpResponse:
    """The dispute on one page: whether it was filed, how far it is, the dates, the family's words and papers."""
    dispute, zaak = read_dispute(request, dossier_id, geschil_id)
    note_read(request, dossier_id, "geschil")
    today = vandaag()
    cards = cards_by_subject(zaak.rijen.termijnen, today, Kijker.OUDER)
    begun = of_kinds(zaak.rijen.feiten, OF_DISPUTE)
    links = list(Koppeling.objects.of_dispute(dispute))
    context: dict[str, Any] = {
        "geschil": dispute,
        "tekst": dispute.tekst,
        "kind": child_of([zaak.aanmelding]),
        "school": zaak.aanmelding.school,
        "stappen": stages(zaak.feiten, today),
        "kaarten": [cards[subject] for subject in (*GPO_SUBJECTS, "bob_toelating") if subject in cards],
        "tijdlijn": timeline(begun, ()),
        "daden": _links(dispute, zaak),
        "stukken": [(paper, paper.code in dispute.stukken) for paper in VAN_HET_GEZIN],
        "verhaal": _story(dispute),
        "gekoppeld": next((one for one in links if one.stand == Koppeling.Stand.JA), None),
        "vragen": sum(one.stand == Koppeling.Stand.GEVRAAGD for one in links),
        "kan_ongedaan": dispute.is_filed and not any(kind in OF_DISPUTE - set(access.FILED) for kind in zaak.feiten),
        "steunpunten": steunpunten_of(dossier_id, [zaak.aanmelding]),
        "kruimels": path_to(dossier_id, (_("Geschil"), "")),
    }
    return TemplateResponse(request, "geschillen/ouder/geschil.html", context)


def _links(dispute: Geschil, zaak: Zaak) -> list[Link]:
    if not dispute.is_filed:
        return []
    return [
        Link(GESCHIL[key].titel, reverse("geschillen:geschil_daad", args=[dispute.dossier_id, dispute.id, key]))
        for key, daad in access.GESCHIL.items()
        if key != "ingediend" and fits_family(daad, zaak.feiten)
    ]


def _story(dispute: Geschil) -> list[tuple[str, str]]:
    words = dispute.tekst
    meanwhile = "\n".join(filter(None, [str(dispute.get_onderwijs_nu_display()), words.onderwijs]))
    return [
        (_("Onderwijs nu"), meanwhile),
        (_("Waar het over gaat"), str(dispute.get_soort_display())),
        (_("Wat er gebeurde"), words.gebeurd),
        (_("Wat er is geprobeerd"), words.geprobeerd),
        (_("Wat wij vragen"), words.gevraagd),
    ]


@for_parent
@require_http_methods(["GET", "HEAD", "POST"])
def invullen(request: HttpRequest, dossier_id: UUID, geschil_id: UUID) -> HttpResponse:
    """Change the family's own words."""
    dispute, zaak = read_dispute(request, dossier_id, geschil_id)
    now = typed_of(dispute)
    form = GeschilFormulier(request.POST if request.method == "POST" else None, initial=now).watch(now)
    form.annuleer_url = _url(dispute)
    if form.is_valid():
        with transaction.atomic():
            acts.save_story(dispute, zaak.user, acts.Verhaal(**form.cleaned_data))
        note_write(request, dossier_id, "geschil_tekst")
        messages.success(request, _("Bewaard."))
        return redirect(_url(dispute))
    note_read(request, dossier_id, "geschil")
    context = {
        "form": form,
        "band": not dispute.is_filed,
        "met_steunpunt": dispute.lezerskring.soort == Lezerskring.Soort.GEZIN_STEUNPUNT,
        "school": zaak.aanmelding.school,
        "kruimels": path_to(dossier_id, (_("Geschil"), _url(dispute)), (_("Invullen"), "")),
    }
    return TemplateResponse(request, "geschillen/ouder/invullen.html", context)


@for_parent
@require_http_methods(["GET", "HEAD", "POST"])
def stukken(request: HttpRequest, dossier_id: UUID, geschil_id: UUID) -> HttpResponse:
    """Tick the papers that the family has."""
    dispute, _zaak = read_dispute(request, dossier_id, geschil_id)
    data = request.POST if request.method == "POST" else None
    form = StukkenFormulier(data, papers=VAN_HET_GEZIN, initial={"stukken": dispute.stukken})
    form.watch(form.initial)
    form.annuleer_url = _url(dispute)
    if form.is_valid():
        acts.tick_papers(dispute, form.cleaned_data["stukken"])
        note_write(request, dossier_id, "geschil_stukken")
        messages.success(request, _("Bewaard."))
        return redirect(_url(dispute))
    note_read(request, dossier_id, "geschil")
    context = {
        "form": form,
        "stukken": VAN_HET_GEZIN,
        "band": not dispute.is_filed,
        "kruimels": path_to(dossier_id, (_("Geschil"), _url(dispute)), (_("Stukken"), "")),
    }
    return TemplateResponse(request, "geschillen/stukken.html", context)


@for_parent
@require_http_methods(["GET", "HEAD", "POST"])
def daad(request: HttpRequest, dossier_id: UUID, geschil_id: UUID, daad: str) -> HttpResponse:
    """Record one step at the commission as the family."""
    dispute, zaak = read_dispute(request, dossier_id, geschil_id)
    if daad not in GESCHIL or access.OUDER not in access.GESCHIL[daad].wie:
        raise Http404
    screen, step = GESCHIL[daad], access.GESCHIL[daad]
    if request.method != "POST" and not fits_family(step, zaak.feiten):
        messages.warning(request, _("Dit kan nu niet. Misschien is er intussen iets anders vastgelegd."))
        return redirect(_url(dispute))
    known = zaak.feiten.get(step.soort)
    extra = {"eerder_tot": known.tot_dag if known else None} if daad == "verweer-gevraagd" else {}
    initial = {"code": known.code if known else "", "bewijs": dispute.bewijs, "woorden": dispute.tekst.bewijs}
    form = screen.form(
        step_data(request),
        eerder=known.dag if known else None,
        initial=initial,
        **extra,
    )
    form.watch(initial)
    form.annuleer_url = _url(dispute)
    undo = asks_undo(request)
    if undo or form.is_valid():
        try:
            with transaction.atomic():
                if undo:
                    acts.undo_step(dispute, zaak.user, daad)
                elif daad == "ingediend":
                    acts.file_dispute(dispute, zaak.user, **form.values)
                else:
                    acts.record_step(dispute, zaak.user, daad, **form.values)
        except ValidationError as refusal:
            if undo:
                messages.warning(request, " ".join(refusal.messages))
                return redirect(_url(dispute))
            show_refusal(form, refusal)
        else:
            note_write(request, dossier_id, f"geschil_{daad}")
            messages.success(request, str(RECALCULATED))
            return redirect(_url(dispute))
    note_read(request, dossier_id, "geschil")
    context = {
        "form": form,
        "scherm": screen,
        "eerder": known.dag if known else None,
        "kan_ongedaan": known is not None
        and daad != "ingediend"
        and known.vastgelegd_door_id == zaak.user.pk
        and not access.rests_on(step.soort, zaak.feiten),
        "band": not dispute.is_filed,
        "ondertitel": zaak.aanmelding.school.organisatie.naam,
        "kruimels": path_to(dossier_id, (_("Geschil"), _url(dispute)), (str(screen.titel), "")),
    }
    return TemplateResponse(request, "geschillen/daad.html", context)


@for_parent
@require_http_methods(["GET", "HEAD", "POST"])
def ongedaan(request: HttpRequest, dossier_id: UUID, geschil_id: UUID) -> HttpResponse:
    """Say that it was not filed after all."""
    dispute, zaak = read_dispute(request, dossier_id, geschil_id)
    if not dispute.is_filed:
        return redirect(_url(dispute))
    form = Bevestiging(request.POST if request.method == "POST" else None)
    form.knop = _("Het is nog niet ingediend")
    form.annuleer_url = _url(dispute)
    if form.is_valid():
        try:
            with transaction.atomic():
                acts.undo_filing(dispute, zaak.user)
        except ValidationError as refusal:
            show_refusal(form, refusal)
        else:
            note_write(request, dossier_id, "geschil_ongedaan")
            messages.success(request, _("Verbeterd. Het geschil staat weer op: nog niet ingediend."))
            return redirect(_url(dispute))
    note_read(request, dossier_id, "geschil")
    context = {
        "form": form,
        "geschil": dispute,
        "kruimels": path_to(dossier_id, (_("Geschil"), _url(dispute)), (_("Niet ingediend"), "")),
    }
    return TemplateResponse(request, "geschillen/ouder/ongedaan.html", context)
