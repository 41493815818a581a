"""The desk of a board's secretary: the commission's letters, the papers for the defence, the dates, and linking."""

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
from geschillen.bureau import board_view, files_for_list
from geschillen.forms.bestuur import BriefFormulier, CodeFormulier
from geschillen.forms.ouder import StukkenFormulier
from geschillen.models import Bestuursgeschil
from geschillen.stukken import VAN_HET_BESTUUR
from geschillen.views.ouder_hulp import Link
from geschillen.views.schermen import BESTUUR, RECALCULATED
from ondersteuning.models import School
from passend.gebruikers.models import Gebruiker
from passend.huisstijl.onderdelen import AanZet, Kruimel, LegeStaat
from passend.klok import vandaag
from passend.logboek.regels import note_read, note_write
from zorgplicht.forms.fouten import show_refusal
from zorgplicht.forms.ouder import Bevestiging
from zorgplicht.views.wie import for_board

PAGE_SIZE = 25


def _person(request: HttpRequest) -> Gebruiker:
    assert isinstance(request.user, Gebruiker)  # narrows the type for the checker
    return request.user


def _file(request: HttpRequest, pk: UUID) -> Bestuursgeschil:
    file = Bestuursgeschil.objects.of_boards_of(_person(request)).for_list().filter(pk=pk).first()
    if file is None:
        raise Http404
    return file


def _crumbs(*steps: tuple[str, str]) -> list[Kruimel]:
    return [Kruimel(_("Zaken"), reverse("geschillen:bestuur")), *(Kruimel(text, url) for text, url in steps)]


def _url(file: Bestuursgeschil) -> str:
    return reverse("geschillen:bestuur_geschil", args=[file.pk])


@dataclass(frozen=True, slots=True)
class Zaakrij:
    """One line of the desk."""

    zaak: Bestuursgeschil
    url: str
    beeld: AanZet


@require_safe
@for_board
def bureau(request: HttpRequest) -> HttpResponse:
    """The cases of this board, each with who must act by when: what is due first on top, then the newest."""
    files = Bestuursgeschil.objects.of_boards_of(_person(request)).for_list()
    page = Paginator(files, PAGE_SIZE).get_page(request.GET.get("pagina"))
    shown = list(page.object_list)
    views = files_for_list(shown, vandaag())
    context = {
        "rijen": [Zaakrij(file, _url(file), views[file.pk]) for file in shown],
        "pagina": page,
        "leeg": LegeStaat(
            _("Er is nog geen zaak"),
            _("Kreeg u een brief van de geschillencommissie? Leg die vast. Dan ziet u de datums."),
            _("Leg een brief vast"),
            reverse("geschillen:bestuur_nieuw"),
            icoon="brief",
        ),
        "breed": True,
    }
    return TemplateResponse(request, "geschillen/bestuur/bureau.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@for_board
def nieuw(request: HttpRequest) -> HttpResponse:
    """Record a letter of the commission."""
    user = _person(request)
    boards = access.boards_of(user)
    schools = School.objects.open().for_list().filter(bestuur__organisatie_id__in=boards).by_name()
    form = BriefFormulier(request.POST if request.method == "POST" else None, schools=schools)
    form.annuleer_url = reverse("geschillen:bestuur")
    if form.is_valid():
        answers = form.cleaned_data
        letter = acts.Brief(
            zaaknummer=answers["zaaknummer"],
            school=schools.select_related("bestuur").get(vestigingscode=answers["school"]),
            soort=answers["soort"],
            dag=answers["dag"],
            verweer_tot=answers["tot_dag"],
            ingediend_op=answers["ingediend_op"],
        )
        try:
            with transaction.atomic():
                file = acts.open_file(user, letter)
        except ValidationError as refusal:
            show_refusal(form, refusal)
        else:
            messages.success(request, _("De brief is vastgelegd. Dit zijn de datums."))
            return redirect(_url(file))
    context = {"form": form, "kruimels": _crumbs((_("Brief vastleggen"), ""))}
    return TemplateResponse(request, "geschillen/bestuur/nieuw.html", context)


@require_safe
@for_board
def zaak(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One case of the board: the dates, the papers, what can be recorded, and whether a family shares its dates."""
    file = _file(request, pk)
    view = board_view(file, vandaag())
    if view.koppeling and view.koppeling.stand == "ja" and view.koppeling.dossier_id:
        note_read(request, view.koppeling.dossier_id, "geschil_bestuur")
    context = {
        "zaak": file,
        "beeld": view,
        "stukken": [(paper, paper.code in file.stukken) for paper in VAN_HET_BESTUUR],
        "daden": [
            Link(BESTUUR[key].titel, reverse("geschillen:bestuur_daad", args=[file.pk, key]))
            for key, step in access.GESCHIL.items()
            if step.fits(access.BESTUUR, view.soorten)
        ],
        "kruimels": _crumbs((file.zaaknummer, "")),
    }
    return TemplateResponse(request, "geschillen/bestuur/zaak.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@for_board
def stukken(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Tick the papers for the defence."""
    file = _file(request, pk)
    data = request.POST if request.method == "POST" else None
    form = StukkenFormulier(data, papers=VAN_HET_BESTUUR, initial={"stukken": file.stukken})
    form.watch(form.initial)
    form.annuleer_url = _url(file)
    if form.is_valid():
        acts.tick_papers(file.pk, _person(request), form.cleaned_data["stukken"])
        messages.success(request, _("Bewaard."))
        return redirect(_url(file))
    context = {
        "form": form,
        "stukken": VAN_HET_BESTUUR,
        "kruimels": _crumbs((file.zaaknummer, _url(file)), (_("Stukken"), "")),
    }
    return TemplateResponse(request, "geschillen/stukken.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@for_board
def daad(request: HttpRequest, pk: UUID, daad: str) -> HttpResponse:
    """Record one step at the commission as the board."""
    file = _file(request, pk)
    if daad not in BESTUUR or access.BESTUUR not in access.GESCHIL[daad].wie:
        raise Http404
    screen, step = BESTUUR[daad], access.GESCHIL[daad]
    view = board_view(file, vandaag())
    if request.method != "POST" and not step.fits(access.BESTUUR, view.soorten):
        messages.warning(request, _("Dit kan nu niet. Misschien is er intussen iets anders vastgelegd."))
        return redirect(_url(file))
    known = view.eigen.get(step.soort)
    extra = {"eerder_tot": known.tot_dag if known else None} if daad == "verweer-gevraagd" else {}
    form = screen.form(
        request.POST if request.method == "POST" else None,
        eerder=known.dag if known else None,
        initial={"code": known.code} if known else None,
        **extra,
    )
    form.annuleer_url = _url(file)
    if form.is_valid():
        try:
            with transaction.atomic():
                acts.record_step(file.pk, _person(request), daad, **form.values)
        except ValidationError as refusal:
            show_refusal(form, refusal)
        else:
            if view.koppeling and view.koppeling.stand == "ja" and view.koppeling.dossier_id:
                note_write(request, view.koppeling.dossier_id, f"geschil_{daad}")
            messages.success(request, str(RECALCULATED))
            return redirect(_url(file))
    context = {
        "form": form,
        "scherm": screen,
        "eerder": known.dag if known else None,
        "ondertitel": f"{file.zaaknummer}, {file.school}",
        "kruimels": _crumbs((file.zaaknummer, _url(file)), (str(screen.titel), "")),
    }
    return TemplateResponse(request, "geschillen/daad.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@for_board
def verbinden(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Enter the code that a family gave; nothing is told but that the family is asked."""
    file = _file(request, pk)
    form = CodeFormulier(request.POST if request.method == "POST" else None)
    form.annuleer_url = _url(file)
    if form.is_valid():
        try:
            with transaction.atomic():
                acts.ask_link(file.pk, _person(request), form.cleaned_data["code"])
        except ValidationError as refusal:
            show_refusal(form, refusal)
        else:
            words = _("Uw vraag is vastgelegd. Klopt de code, dan ziet het gezin uw vraag bij het geschil.")
            messages.success(request, words)
            return redirect(_url(file))
    context = {
        "form": form,
        "kruimels": _crumbs((file.zaaknummer, _url(file)), (_("Verbinden"), "")),
    }
    return TemplateResponse(request, "geschillen/bestuur/verbinden.html", context)


@require_POST
@for_board
def delen(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Record the board's dates in the linked dossier too."""
    file = _file(request, pk)
    if Bevestiging(request.POST).is_valid():
        try:
            with transaction.atomic():
                acts.share_dates(file.pk, _person(request))
        except ValidationError as refusal:
            messages.warning(request, " ".join(refusal.messages))
        else:
            link = acts.link_of(file)
            if link and link.dossier_id:
                note_write(request, link.dossier_id, "geschil_datums")
            messages.success(request, _("Het gezin ziet nu dezelfde datums."))
    return redirect(_url(file))
