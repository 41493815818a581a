"""The desk of a board's secretary: the commission's letters, the papers for the defence, the dates, and linking."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from geschillen import access
from geschillen.actions import bestuur as acts
from geschillen.actions.bestuurszaak import link_of
from geschillen.bureau import Bestuursbeeld, board_view, files_for_list
from geschillen.forms.bestuur import CodeFormulier
from geschillen.forms.ouder import StukkenFormulier
from geschillen.models import Bestuursgeschil, Geschil
from geschillen.stukken import VAN_HET_BESTUUR
from geschillen.views.bestuur_hulp import board_file, crumbs_to, url_of
from geschillen.views.ouder_hulp import Link, asks_undo, step_data
from geschillen.views.schermen import BESTUUR, RECALCULATED
from passend.gebruikers.ingelogd import person
from passend.huisstijl.onderdelen import AanZet, LegeStaat
from passend.klok import vandaag
from passend.logboek.regels import note_read, note_write
from zorgplicht.forms.fouten import show_refusal
from zorgplicht.forms.ouder import Bevestiging
from zorgplicht.views.wie import for_board

PAGE_SIZE = 25


@dataclass(frozen=True, slots=True)
class Zaakrij:
    """One line of the desk."""

    zaak: Bestuursgeschil
    url: str
    beeld: AanZet


@require_safe
@for_board
def bureau(request: HttpRequest) -> HttpResponse:
    """The matters of this board, each with who must act by when: what is due first on top, then the newest."""
    files = Bestuursgeschil.objects.of_boards_of(person(request)).for_list()
    page = Paginator(files, PAGE_SIZE).get_page(request.GET.get("pagina"))
    shown = list(page.object_list)
    views = files_for_list(shown, vandaag())
    context = {
        "rijen": [Zaakrij(file, url_of(file), views[file.pk]) for file in shown],
        "pagina": page,
        "leeg": LegeStaat(
            _("Er is nog geen zaak"),
            _("Kwam er een bezwaar, of een brief van de geschillencommissie? Leg dat vast. Dan ziet u de datums."),
            _("Leg een brief van de commissie vast"),
            reverse("geschillen:bestuur_nieuw"),
            icoon="brief",
        ),
        "breed": True,
    }
    return TemplateResponse(request, "geschillen/bestuur/bureau.html", context)


@require_safe
@for_board
def zaak(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One case of the board: the dates, the papers, what can be recorded, and whether a family shares its dates."""
    file = board_file(request, pk)
    view = board_view(file, vandaag())
    if view.koppeling and view.koppeling.stand == "ja" and view.koppeling.dossier_id:
        note_read(request, view.koppeling.dossier_id, "geschil_bestuur")
    context = {
        "zaak": file,
        "beeld": view,
        "stukken": [(paper, paper.code in file.stukken) for paper in VAN_HET_BESTUUR],
        "daden_bezwaar": _links(file, view, access.BEZWAAR) if _has_bezwaar(file) else [],
        "daden_commissie": _links(file, view, access.GESCHIL) if file.zaaknummer else [],
        "mist_brief": _has_bezwaar(file) and "bezwaar_ontvangen" in view.eigen,
        "besluitbrief": next((fact for kind in access.LETTERS if (fact := view.eigen.get(kind))), None),
        "kruimels": crumbs_to((file.nummer, "")),
    }
    return TemplateResponse(request, "geschillen/bestuur/zaak.html", context)


def _has_bezwaar(file: Bestuursgeschil) -> bool:
    """Whether there can be a bezwaar: not against a plan, of which the texts that were read say nothing."""
    return file.soort != Geschil.Soort.OPP


def _links(file: Bestuursgeschil, view: Bestuursbeeld, daden: Iterable[str]) -> list[Link]:
    return [
        Link(BESTUUR[key].titel, reverse("geschillen:bestuur_daad", args=[file.pk, key]))
        for key in daden
        if (step := access.BESTUURSDADEN.get(key)) and step.fits(access.BESTUUR, view.soorten)
    ]


@require_http_methods(["GET", "HEAD", "POST"])
@for_board
def stukken(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Tick the papers for the defence."""
    file = board_file(request, pk)
    data = request.POST if request.method == "POST" else None
    form = StukkenFormulier(data, papers=VAN_HET_BESTUUR, initial={"stukken": file.stukken})
    form.watch(form.initial)
    form.annuleer_url = url_of(file)
    if form.is_valid():
        acts.tick_papers(file.pk, person(request), form.cleaned_data["stukken"])
        messages.success(request, _("Bewaard."))
        return redirect(url_of(file))
    context = {
        "form": form,
        "stukken": VAN_HET_BESTUUR,
        "kruimels": crumbs_to((file.nummer, url_of(file)), (_("Stukken"), "")),
    }
    return TemplateResponse(request, "geschillen/stukken.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@for_board
def daad(request: HttpRequest, pk: UUID, daad: str) -> HttpResponse:
    """Record one step of a bezwaar or at the commission as the board."""
    file = board_file(request, pk)
    if daad not in access.BESTUURSDADEN or (daad in access.BEZWAAR and not _has_bezwaar(file)):
        raise Http404
    screen, step = BESTUUR[daad], access.BESTUURSDADEN[daad]
    view = board_view(file, vandaag())
    if request.method != "POST" and not step.fits(access.BESTUUR, view.soorten):
        messages.warning(request, _("Dit kan nu niet. Misschien is er intussen iets anders vastgelegd."))
        return redirect(url_of(file))
    known = view.eigen.get(step.soort)
    extra = {"eerder_tot": known.tot_dag if known else None} if daad == "verweer-gevraagd" else {}
    form = screen.form(
        step_data(request),
        eerder=known.dag if known else None,
        initial={"code": known.code} if known else None,
        **extra,
    )
    form.annuleer_url = url_of(file)
    undo = asks_undo(request)
    if undo or form.is_valid():
        try:
            with transaction.atomic():
                if undo:
                    acts.undo_step(file.pk, person(request), daad)
                else:
                    acts.record_step(file.pk, person(request), daad, **form.values)
        except ValidationError as refusal:
            if undo:
                messages.warning(request, " ".join(refusal.messages))
                return redirect(url_of(file))
            show_refusal(form, refusal)
        else:
            if view.koppeling and view.koppeling.stand == "ja" and view.koppeling.dossier_id:
                note_write(request, view.koppeling.dossier_id, f"geschil_{daad}")
            messages.success(request, str(RECALCULATED))
            return redirect(url_of(file))
    context = {
        "form": form,
        "scherm": screen,
        "eerder": known.dag if known else None,
        "kan_ongedaan": known is not None and not access.rests_on(step.soort, view.soorten),
        "ondertitel": f"{file.nummer}, {file.school}",
        "kruimels": crumbs_to((file.nummer, url_of(file)), (str(screen.titel), "")),
    }
    return TemplateResponse(request, "geschillen/daad.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@for_board
def verbinden(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Enter the code that a family gave; nothing is told but that the family is asked."""
    file = board_file(request, pk)
    form = CodeFormulier(request.POST if request.method == "POST" else None)
    form.annuleer_url = url_of(file)
    if form.is_valid():
        try:
            with transaction.atomic():
                acts.ask_link(file.pk, person(request), form.cleaned_data["code"])
        except ValidationError as refusal:
            show_refusal(form, refusal)
        else:
            words = _("Uw vraag is vastgelegd. Klopt de code, dan ziet het gezin uw vraag in het dossier.")
            messages.success(request, words)
            return redirect(url_of(file))
    context = {
        "form": form,
        "kruimels": crumbs_to((file.nummer, url_of(file)), (_("Verbinden"), "")),
    }
    return TemplateResponse(request, "geschillen/bestuur/verbinden.html", context)


@require_POST
@for_board
def delen(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Record the board's dates in the linked dossier too."""
    file = board_file(request, pk)
    if Bevestiging(request.POST).is_valid():
        try:
            with transaction.atomic():
                acts.share_dates(file.pk, person(request))
        except ValidationError as refusal:
            messages.warning(request, " ".join(refusal.messages))
        else:
            link = link_of(file)
            if link and link.dossier_id:
                note_write(request, link.dossier_id, "geschil_datums")
            messages.success(request, _("Het gezin ziet nu dezelfde datums."))
    return redirect(url_of(file))
