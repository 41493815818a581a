"""What begins a matter of a board, and what it learns later: a bezwaar, the commission's letter, its own letter."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from geschillen import access
from geschillen.actions import bestuur as acts
from geschillen.forms.bestuur import BesluitbriefFormulier, BezwaarFormulier, BriefFormulier, TweedeBriefFormulier
from geschillen.models import Bestuursgeschil
from geschillen.views.bestuur_hulp import board_file, crumbs_to, url_of
from geschillen.views.schermen import RECALCULATED
from ondersteuning.models import School
from passend.gebruikers.ingelogd import person
from passend.huisstijl.formulieren import Formulier
from zorgplicht.forms.fouten import show_refusal
from zorgplicht.views.wie import for_board

NEW = gettext_lazy("Dit is vastgelegd. Dit zijn de datums.")


def _schools(request: HttpRequest) -> QuerySet[School]:
    boards = access.boards_of(person(request))
    return School.objects.open().for_list().filter(bestuur__organisatie_id__in=boards).by_name()


def _chosen(request: HttpRequest, code: str) -> School:
    return _schools(request).select_related("bestuur").get(vestigingscode=code)


def _answer(
    request: HttpRequest,
    form: Formulier,
    perform: Callable[[dict[str, Any]], Bestuursgeschil],
    *,
    template: str,
    titel: str,
    said: str | Promise,
    file: Bestuursgeschil | None = None,
) -> HttpResponse:
    """Show the form, or do what it says and go to the file."""
    form.annuleer_url = url_of(file) if file else reverse("geschillen:bestuur")
    if form.is_valid():
        try:
            with transaction.atomic():
                made = perform(form.cleaned_data)
        except ValidationError as refusal:
            show_refusal(form, refusal)
        else:
            messages.success(request, str(said))
            return redirect(url_of(made))
    steps = [(file.nummer, url_of(file))] if file else []
    context = {"form": form, "zaak": file, "kruimels": crumbs_to(*steps, (titel, ""))}
    return TemplateResponse(request, f"geschillen/bestuur/{template}.html", context)


def _posted(request: HttpRequest) -> Any:
    return request.POST if request.method == "POST" else None


@require_http_methods(["GET", "HEAD", "POST"])
@for_board
def nieuw(request: HttpRequest) -> HttpResponse:
    """Record a letter of the commission."""

    def perform(answers: dict[str, Any]) -> Bestuursgeschil:
        letter = acts.Brief(
            zaaknummer=answers["zaaknummer"],
            school=_chosen(request, answers["school"]),
            soort=answers["soort"],
            dag=answers["dag"],
            verweer_tot=answers["tot_dag"],
            ingediend_op=answers["ingediend_op"],
        )
        return acts.open_file(person(request), letter)

    form = BriefFormulier(_posted(request), schools=_schools(request))
    return _answer(request, form, perform, template="nieuw", titel=_("Brief vastleggen"), said=NEW)


@require_http_methods(["GET", "HEAD", "POST"])
@for_board
def bezwaar(request: HttpRequest) -> HttpResponse:
    """Record a bezwaar that came to the board."""

    def perform(answers: dict[str, Any]) -> Bestuursgeschil:
        return acts.open_bezwaar(
            person(request), acts.Bezwaar(**(answers | {"school": _chosen(request, answers["school"])}))
        )

    form = BezwaarFormulier(_posted(request), schools=_schools(request))
    return _answer(request, form, perform, template="bezwaar", titel=_("Bezwaar vastleggen"), said=NEW)


@require_http_methods(["GET", "HEAD", "POST"])
@for_board
def brief(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Record a letter of the commission about a matter that began as a bezwaar."""
    file = board_file(request, pk)
    if file.zaaknummer:
        return redirect(url_of(file))

    def perform(answers: dict[str, Any]) -> Bestuursgeschil:
        letter = acts.Brief(
            zaaknummer=answers["zaaknummer"],
            school=file.school,
            soort=file.soort,
            dag=answers["dag"],
            verweer_tot=answers["tot_dag"],
            ingediend_op=answers["ingediend_op"],
        )
        return acts.add_letter(file.pk, person(request), letter)

    form = TweedeBriefFormulier(_posted(request))
    return _answer(request, form, perform, template="nieuw", titel=_("Brief vastleggen"), said=NEW, file=file)


@require_http_methods(["GET", "HEAD", "POST"])
@for_board
def besluitbrief(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Record on which day the board's own letter with the decision went out."""
    file = board_file(request, pk)

    def perform(answers: dict[str, Any]) -> Bestuursgeschil:
        acts.record_decision_letter(file.pk, person(request), answers["besluit"], answers["dag"])
        return file

    form = BesluitbriefFormulier(_posted(request))
    words = _("De brief met het besluit")
    return _answer(request, form, perform, template="besluitbrief", titel=words, said=RECALCULATED, file=file)
