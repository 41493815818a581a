"""A steunpunt worker's pages for a bezwaar and a dispute, with a parent's written power of attorney for that act."""

from collections.abc import Callable
from dataclasses import dataclass
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
from django.views.decorators.http import require_http_methods, require_safe

from geschillen import access
from geschillen.actions import gemachtigd
from geschillen.actions.bezwaar import REFUSALS, Antwoorden
from geschillen.actions.geschil import Verhaal
from geschillen.beeld import BEZWAAR_SUBJECTS, GPO_SUBJECTS, cards_by_subject
from geschillen.forms.ouder import GeschilFormulier
from geschillen.models import Bezwaarbrief, Geschil
from geschillen.views.ouder_bezwaar import OF_BEZWAAR, letter_context
from geschillen.views.ouder_hulp import Link, Zaak, fits_family, letter_form, typed_of
from geschillen.views.schermen import GESCHIL, NAMENS, RECALCULATED
from passend.dossiers.models import Feitsoort, Machtiging
from passend.gebruikers.ingelogd import person
from passend.gebruikers.models import Gebruiker
from passend.huisstijl.formulieren import Formulier
from passend.huisstijl.onderdelen import Kruimel
from passend.klok import vandaag
from passend.logboek.regels import note_read, note_write
from zorgplicht.actions.machtiging import require_power
from zorgplicht.beeld import Kijker, collect, standing, timeline
from zorgplicht.forms.fouten import show_refusal
from zorgplicht.models import CLOSED_NO, Aanmelding
from zorgplicht.views.steunpunt import crumbs, followed_or_404, name_of
from zorgplicht.views.wie import for_steunpunt


@dataclass(frozen=True, slots=True)
class Volmacht:
    """A shared aanmelding, and the power with which the worker acts in it. `ouder`: the name of who signed."""

    zaak: Zaak
    machtiging: Machtiging
    ouder: str
    naam: str

    def url(self, name: str, *more: str) -> str:
        return reverse(f"geschillen:{name}", args=[self.zaak.dossier_id, self.zaak.aanmelding.id, *more])

    def way(self, here: str) -> list[Kruimel]:
        return crumbs(self.zaak.dossier_id, self.naam, here)


def _read(request: HttpRequest, dossier_id: UUID, aanmelding_id: UUID, handeling: str) -> Volmacht:
    """Return what the worker acts in; Http404 without the family's permission, or a power for this act today."""
    user = person(request)
    followed_or_404(user, dossier_id)
    shared = Aanmelding.objects.visible_to(user).filter(dossier_id=dossier_id).for_page()
    case = get_object_or_404(shared, pk=aanmelding_id)
    try:
        power = require_power(dossier_id, user, handeling)
    except ValidationError as none:
        raise Http404 from none
    rows = collect([case])[case.id]
    zaak = Zaak(user, case, rows, standing(rows.feiten))
    return Volmacht(zaak, power, Gebruiker.objects.get(pk=power.ouder_id).naam, name_of(dossier_id, user))


def _for_bezwaar(request: HttpRequest, dossier_id: UUID, aanmelding_id: UUID) -> Volmacht:
    found = _read(request, dossier_id, aanmelding_id, Machtiging.Handeling.BEZWAAR)
    if found.zaak.aanmelding.stand not in CLOSED_NO and not any(kind in found.zaak.feiten for kind in REFUSALS):
        raise Http404
    return found


def _page(request: HttpRequest, template: str, act: Volmacht, here: str, context: dict[str, Any]) -> HttpResponse:
    context |= {
        "machtiging": act.machtiging,
        "ouder": act.ouder,
        "school": act.zaak.aanmelding.school,
        "ondertitel": act.zaak.aanmelding.school.organisatie.naam,
        "kruimels": act.way(here),
    }
    return TemplateResponse(request, f"geschillen/{template}.html", context)


def _tried(form: Formulier, do: Callable[[], object]) -> bool:
    """Do it as a whole or not at all; a refusal stands in the form."""
    try:
        with transaction.atomic():
            do()
    except ValidationError as refusal:
        show_refusal(form, refusal)
        return False
    return True


@for_steunpunt
@require_safe
def bezwaar(request: HttpRequest, dossier_id: UUID, aanmelding_id: UUID) -> HttpResponse:
    """The bezwaar on one page: the dates, the letter, and what can be recorded for the parent."""
    act = _for_bezwaar(request, dossier_id, aanmelding_id)
    note_read(request, dossier_id, "bezwaar_namens")
    rows = act.zaak.rijen
    cards = cards_by_subject(rows.termijnen, vandaag(), Kijker.STEUNPUNT)
    about = [fact for fact in rows.feiten if fact.soort in OF_BEZWAAR]
    context = {
        "kaarten": [cards[subject] for subject in BEZWAAR_SUBJECTS if subject in cards],
        "tijdlijn": timeline(about, rows.toelichtingen, kijker=Kijker.STEUNPUNT),
        "brief_url": act.url("steunpunt_bezwaarbrief"),
        "gemaakt": Feitsoort.BEZWAAR_GEMAAKT in act.zaak.feiten,
        "daden": [
            Link(NAMENS[step].titel, act.url("steunpunt_bezwaar_daad", step))
            for step in gemachtigd.STAPPEN
            if fits_family(access.BEZWAAR[step], act.zaak.feiten)
        ],
    }
    return _page(request, "steunpunt/bezwaar", act, _("Bezwaar"), context)


@for_steunpunt
@require_http_methods(["GET", "HEAD", "POST"])
def bezwaar_daad(request: HttpRequest, dossier_id: UUID, aanmelding_id: UUID, daad: str) -> HttpResponse:
    """Record one step of the bezwaar for the parent."""
    act = _for_bezwaar(request, dossier_id, aanmelding_id)
    if daad not in gemachtigd.STAPPEN:
        raise Http404
    screen, back = NAMENS[daad], act.url("steunpunt_bezwaar")
    if request.method != "POST" and not fits_family(access.BEZWAAR[daad], act.zaak.feiten):
        messages.warning(request, _("Dit kan nu niet. Misschien is er intussen iets anders vastgelegd."))
        return redirect(back)
    known = act.zaak.feiten.get(access.BEZWAAR[daad].soort)
    form = screen.form(
        request.POST if request.method == "POST" else None,
        eerder=known.dag if known else None,
        initial={"code": known.code} if known else None,
    )
    form.annuleer_url = back
    if form.is_valid() and _tried(
        form, lambda: gemachtigd.record_bezwaar(aanmelding_id, act.zaak.user, daad, **form.values)
    ):
        note_write(request, dossier_id, f"bezwaar_{daad}_namens")
        messages.success(request, str(RECALCULATED))
        return redirect(back)
    note_read(request, dossier_id, "bezwaar_namens")
    context = {"form": form, "scherm": screen, "eerder": known.dag if known else None}
    return _page(request, "daad", act, str(screen.titel), context)


@for_steunpunt
@require_http_methods(["GET", "HEAD", "POST"])
def brief_maken(request: HttpRequest, dossier_id: UUID, aanmelding_id: UUID) -> HttpResponse:
    """Ask for the answers of the letter, and keep them for family and steunpunt."""
    act = _for_bezwaar(request, dossier_id, aanmelding_id)
    kept = Bezwaarbrief.objects.filter(aanmelding_id=aanmelding_id).first()
    form = letter_form(request, kept, act.url("steunpunt_bezwaar"))
    if form.is_valid() and _tried(
        form, lambda: gemachtigd.save_letter(aanmelding_id, act.zaak.user, Antwoorden(**form.cleaned_data))
    ):
        note_write(request, dossier_id, "bezwaarbrief_namens")
        return redirect(act.url("steunpunt_bezwaarbrief_lezen"))
    note_read(request, dossier_id, "bezwaarbrief")
    return _page(request, "ouder/brief_maken", act, _("Brief maken"), {"form": form})


@for_steunpunt
@require_safe
def brief_lezen(request: HttpRequest, dossier_id: UUID, aanmelding_id: UUID) -> HttpResponse:
    """The letter, with the name of who acts for the parent and the day of the power of attorney."""
    act = _for_bezwaar(request, dossier_id, aanmelding_id)
    kept = Bezwaarbrief.objects.filter(aanmelding_id=aanmelding_id).first()
    if kept is None:
        return redirect(act.url("steunpunt_bezwaarbrief"))
    note_read(request, dossier_id, "bezwaarbrief")
    context = letter_context(act.zaak, kept) | {
        "gemachtigde": act.zaak.user.naam,
        "steunpunt": act.machtiging.organisatie,
        "bewerk_url": act.url("steunpunt_bezwaarbrief"),
        "gemaakt_url": act.url("steunpunt_bezwaar_daad", "gemaakt"),
    }
    return _page(request, "ouder/brief", act, _("De brief"), context)


@for_steunpunt
@require_http_methods(["GET", "HEAD", "POST"])
def geschil(request: HttpRequest, dossier_id: UUID, aanmelding_id: UUID) -> HttpResponse:
    """Prepare the dispute for the parent, or change its words; nothing goes to the commission from here."""
    act = _read(request, dossier_id, aanmelding_id, Machtiging.Handeling.GPO)
    dispute = Geschil.objects.filter(aanmelding_id=aanmelding_id).select_related("tekst").first()
    initial = typed_of(dispute) if dispute else {"soort": Geschil.Soort.TOELATING}
    form = GeschilFormulier(request.POST if request.method == "POST" else None, initial=initial)
    form.watch(initial if dispute else dict.fromkeys(form.fields, ""))
    form.annuleer_url = reverse("zorgplicht:steunpunt_dossier", args=[dossier_id])
    if form.is_valid() and _tried(
        form, lambda: gemachtigd.prepare_dispute(aanmelding_id, act.zaak.user, Verhaal(**form.cleaned_data))
    ):
        note_write(request, dossier_id, "geschil_namens")
        messages.success(request, _("Bewaard. De ouder kan dit lezen. Er is niets verstuurd."))
        return redirect(act.url("steunpunt_geschil"))
    note_read(request, dossier_id, "geschil")
    cards = cards_by_subject(act.zaak.rijen.termijnen, vandaag(), Kijker.STEUNPUNT)
    context = {
        "form": form,
        "geschil": dispute,
        "kaarten": [cards[subject] for subject in GPO_SUBJECTS if subject in cards],
        "ingediend_url": act.url("steunpunt_geschil_ingediend") if dispute else "",
    }
    return _page(request, "steunpunt/geschil", act, _("Geschil"), context)


@for_steunpunt
@require_http_methods(["GET", "HEAD", "POST"])
def geschil_ingediend(request: HttpRequest, dossier_id: UUID, aanmelding_id: UUID) -> HttpResponse:
    """Record for the parent that the dispute was filed, on which day, and by what that can be shown."""
    act = _read(request, dossier_id, aanmelding_id, Machtiging.Handeling.GPO)
    dispute = get_object_or_404(Geschil.objects.select_related("tekst"), aanmelding_id=aanmelding_id)
    screen = GESCHIL["ingediend"]
    initial = {"bewijs": dispute.bewijs, "woorden": dispute.tekst.bewijs}
    form = screen.form(
        request.POST if request.method == "POST" else None, eerder=dispute.ingediend_op, initial=initial
    )
    form.watch(initial)
    form.annuleer_url = act.url("steunpunt_geschil")
    if form.is_valid() and _tried(form, lambda: gemachtigd.file_dispute(dispute, act.zaak.user, **form.values)):
        note_write(request, dossier_id, "geschil_ingediend_namens")
        messages.success(request, str(RECALCULATED))
        return redirect(act.url("steunpunt_geschil"))
    note_read(request, dossier_id, "geschil")
    context = {"form": form, "scherm": NAMENS["ingediend"], "eerder": dispute.ingediend_op}
    return _page(request, "daad", act, str(NAMENS["ingediend"].titel), context)
