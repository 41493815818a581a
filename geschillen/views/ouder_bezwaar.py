"""After a refusal: both doors on one page, the letter of bezwaar, and what happened with the bezwaar."""

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
from geschillen.actions import bezwaar
from geschillen.beeld import cards_by_subject, door
from geschillen.models import Bezwaarbrief, Geschil
from geschillen.views.ouder_hulp import (
    Link,
    Zaak,
    asks_undo,
    fits_family,
    letter_form,
    of_kinds,
    path_to,
    read_case,
    step_data,
)
from geschillen.views.schermen import BEZWAAR, RECALCULATED
from passend.dossiers.models import Feitsoort
from passend.klok import vandaag
from passend.logboek.regels import note_read, note_write
from zorgplicht.beeld import Kijker, timeline
from zorgplicht.forms.fouten import show_refusal
from zorgplicht.models import CLOSED_NO
from zorgplicht.views.ouder_hulp import child_of, for_parent
from zorgplicht.views.ouder_steunpunt import steunpunten_of

OF_BEZWAAR = {daad.soort for daad in access.BEZWAAR.values()}


def _two_doors_url(zaak: Zaak) -> str:
    return reverse("geschillen:niet_eens", args=[zaak.dossier_id, zaak.aanmelding.id])


def _refused(zaak: Zaak) -> bool:
    """Whether there is, or was, a decision to disagree with."""
    return zaak.aanmelding.stand in CLOSED_NO or any(kind in zaak.feiten for kind in bezwaar.REFUSALS)


@for_parent
@require_safe
def niet_eens(request: HttpRequest, dossier_id: UUID, aanmelding_id: UUID) -> HttpResponse:
    """Both ways to disagree, each with its last day, and who helps for free."""
    zaak = read_case(request, dossier_id, aanmelding_id)
    if not _refused(zaak):
        raise Http404
    note_read(request, dossier_id, "niet_eens")
    today = vandaag()
    terms, facts = zaak.rijen.termijnen, zaak.feiten
    about_bezwaar = of_kinds(zaak.rijen.feiten, OF_BEZWAAR)
    context: dict[str, Any] = {
        "zaak": zaak.aanmelding,
        "kind": child_of([zaak.aanmelding]),
        "bezwaar": door("bezwaar_toelating", terms, facts, Feitsoort.BEZWAAR_GEMAAKT, today, Kijker.OUDER),
        "commissie": door("gpo_indienen", terms, facts, Feitsoort.GPO_INGEDIEND, today, Kijker.OUDER),
        "beslissing": cards_by_subject(terms, today, Kijker.OUDER).get("bob_toelating"),
        "tijdlijn": timeline(about_bezwaar, zaak.rijen.toelichtingen),
        "daden": [
            Link(BEZWAAR[key].titel, reverse("geschillen:bezwaar_daad", args=[dossier_id, aanmelding_id, key]))
            for key, daad in access.BEZWAAR.items()
            if fits_family(daad, facts)
        ],
        "kan_delen": any(kind in facts for kind in access.MADE),
        "geschil": Geschil.objects.filter(aanmelding_id=aanmelding_id).first(),
        "steunpunten": steunpunten_of(dossier_id, [zaak.aanmelding]),
        "kruimels": path_to(dossier_id, (_("Niet eens met het besluit"), "")),
    }
    return TemplateResponse(request, "geschillen/ouder/niet_eens.html", context)


@for_parent
@require_http_methods(["GET", "HEAD", "POST"])
def brief_maken(request: HttpRequest, dossier_id: UUID, aanmelding_id: UUID) -> HttpResponse:
    """Ask for the answers of the letter, and keep them."""
    zaak = read_case(request, dossier_id, aanmelding_id)
    if not _refused(zaak):
        raise Http404
    kept = Bezwaarbrief.objects.filter(aanmelding_id=aanmelding_id).first()
    form = letter_form(request, kept, _two_doors_url(zaak))
    if form.is_valid():
        bezwaar.save_letter(zaak.aanmelding, bezwaar.Antwoorden(**form.cleaned_data))
        note_write(request, dossier_id, "bezwaarbrief")
        return redirect("geschillen:bezwaarbrief_lezen", dossier_id, aanmelding_id)
    note_read(request, dossier_id, "bezwaarbrief")
    context = {
        "form": form,
        "school": zaak.aanmelding.school,
        "kruimels": path_to(
            dossier_id, (_("Niet eens met het besluit"), _two_doors_url(zaak)), (_("Brief maken"), "")
        ),
    }
    return TemplateResponse(request, "geschillen/ouder/brief_maken.html", context)


@for_parent
@require_safe
def brief_lezen(request: HttpRequest, dossier_id: UUID, aanmelding_id: UUID) -> HttpResponse:
    """The letter, to print or to copy into a mail."""
    zaak = read_case(request, dossier_id, aanmelding_id)
    kept = Bezwaarbrief.objects.filter(aanmelding_id=aanmelding_id).first()
    if kept is None:
        return redirect("geschillen:bezwaarbrief", dossier_id, aanmelding_id)
    note_read(request, dossier_id, "bezwaarbrief")
    context = letter_context(zaak, kept) | {
        "bewerk_url": reverse("geschillen:bezwaarbrief", args=[dossier_id, aanmelding_id]),
        "gemaakt_url": reverse("geschillen:bezwaar_daad", args=[dossier_id, aanmelding_id, "gemaakt"]),
        "kruimels": path_to(dossier_id, (_("Niet eens met het besluit"), _two_doors_url(zaak)), (_("Uw brief"), "")),
    }
    return TemplateResponse(request, "geschillen/ouder/brief.html", context)


def letter_context(zaak: Zaak, kept: Bezwaarbrief) -> dict[str, Any]:
    """Return what the letter says, whoever signs it."""
    decided = next((fact for kind in bezwaar.REFUSALS if (fact := zaak.feiten.get(kind))), None)
    announced = next((fact for kind in bezwaar.ANNOUNCED if (fact := zaak.feiten.get(kind))), None)
    board = zaak.aanmelding.school.bestuur
    return {
        "brief": kept,
        "redenen": [Bezwaarbrief.Reden(code).label for code in kept.redenen if code in Bezwaarbrief.Reden.values],
        "school": zaak.aanmelding.school,
        "bestuur": board if board and board.naam else None,
        "woorden": zaak.aanmelding.woorden,
        "besluit_op": decided.dag if decided else None,
        "bekendgemaakt_op": announced.dag if announced else None,
        "vandaag": vandaag(),
    }


@for_parent
@require_http_methods(["GET", "HEAD", "POST"])
def bezwaar_daad(request: HttpRequest, dossier_id: UUID, aanmelding_id: UUID, daad: str) -> HttpResponse:
    """Record one step of the bezwaar as the family."""
    zaak = read_case(request, dossier_id, aanmelding_id)
    if daad not in BEZWAAR or access.OUDER not in access.BEZWAAR[daad].wie or not _refused(zaak):
        raise Http404
    screen, back = BEZWAAR[daad], _two_doors_url(zaak)
    if request.method != "POST" and not fits_family(access.BEZWAAR[daad], zaak.feiten):
        messages.warning(request, _("Dit kan nu niet. Misschien is er intussen iets anders vastgelegd."))
        return redirect(back)
    known = zaak.feiten.get(access.BEZWAAR[daad].soort)
    form = screen.form(
        step_data(request),
        eerder=known.dag if known else None,
        initial={"code": known.code} if known else None,
    )
    form.annuleer_url = back
    undo = asks_undo(request)
    if undo or form.is_valid():
        try:
            with transaction.atomic():
                if undo:
                    bezwaar.undo_step(zaak.aanmelding.id, zaak.user, access.OUDER, daad)
                else:
                    bezwaar.record_step(zaak.aanmelding.id, zaak.user, access.OUDER, daad, **form.values)
        except ValidationError as refusal:
            if undo:
                messages.warning(request, " ".join(refusal.messages))
                return redirect(back)
            show_refusal(form, refusal)
        else:
            note_write(request, dossier_id, f"bezwaar_{daad}")
            messages.success(request, str(RECALCULATED))
            return redirect(back)
    note_read(request, dossier_id, "bezwaar")
    context = {
        "form": form,
        "scherm": screen,
        "eerder": known.dag if known else None,
        "kan_ongedaan": known is not None
        and bezwaar.may_undo(access.BEZWAAR[daad], known, access.OUDER, zaak.user)
        and not access.rests_on(known.soort, zaak.feiten),
        "ondertitel": zaak.aanmelding.school.organisatie.naam,
        "kruimels": path_to(dossier_id, (_("Niet eens met het besluit"), back), (str(screen.titel), "")),
    }
    return TemplateResponse(request, "geschillen/daad.html", context)
