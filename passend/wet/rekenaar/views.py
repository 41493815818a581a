"""The pages of the calculator: what happened, the questions, the dates, the dates for a calendar. All by GET."""

from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from passend.huisstijl.onderdelen import Kruimel
from passend.klok import nu, vandaag
from passend.wet.boek import current_law
from passend.wet.rekenaar import agenda
from passend.wet.rekenaar.aanleiding import Aanleiding
from passend.wet.rekenaar.aanleidingen import AANLEIDINGEN, GROEPEN
from passend.wet.rekenaar.invullen import Ingevuld, Vragenformulier, answer_words, change_form, fill_in, known_names
from passend.wet.rekenaar.uitkomst import cards, compute
from passend.wet.woorden import termijnen


@login_not_required
@require_safe
def start(request: HttpRequest) -> HttpResponse:
    """What happened? One link for each occasion."""
    context = {"groepen": GROEPEN, "breed": True}
    return TemplateResponse(request, "wet/rekenaar/start.html", context)


@login_not_required
@require_safe
def vragen(request: HttpRequest, aanleiding: str) -> HttpResponse:
    """The first questions; with answers in the address all questions, to change them."""
    occasion = _occasion(aanleiding)
    if known_names(occasion) & _asked_names(request):
        return _form_page(request, occasion, change_form(occasion, request.GET.dict()))
    return _form_page(request, occasion, fill_in(occasion, {}).formulier)


@login_not_required
@require_safe
def datums(request: HttpRequest, aanleiding: str) -> HttpResponse:
    """All dates; the form again while an answer is missing or wrong. The address holds only the answers."""
    occasion = _occasion(aanleiding)
    filled = fill_in(occasion, request.GET.dict())
    if filled.formulier is not None:
        if not filled.formulier.is_bound and not filled.paren:
            return HttpResponseRedirect(reverse("wet:rekenaar_vragen", args=[occasion.sleutel]))
        return _form_page(request, occasion, filled.formulier, filled)
    if request.META.get("QUERY_STRING", "") != filled.adres:
        return HttpResponseRedirect(f"{request.path}?{filled.adres}")
    law, today = current_law(), vandaag()
    found = cards(compute(occasion, filled.antwoorden, law, today), today)
    context: dict[str, Any] = {
        "aanleiding": occasion,
        "kaarten": found,
        "nagekeken": all(card.termijn.nagekeken_op for card in found),
        "antwoorden": answer_words(occasion, filled.antwoorden),
        "meldingen": occasion.meldingen(filled.antwoorden),
        "verder": [AANLEIDINGEN[key] for key in occasion.verder],
        "adres": filled.adres,
        "link": request.build_absolute_uri(),
        "vandaag": today,
        "noot": termijnen.NOOT,
        "kruimels": _crumbs(_("Uw datums")),
    }
    return TemplateResponse(request, "wet/rekenaar/datums.html", context)


@login_not_required
@require_safe
def agenda_bestand(request: HttpRequest, aanleiding: str) -> HttpResponse:
    """The dates as a file for a calendar; leads to the questions while an answer is missing or wrong."""
    occasion = _occasion(aanleiding)
    filled = fill_in(occasion, request.GET.dict())
    page = reverse("wet:rekenaar_datums", args=[occasion.sleutel])
    if filled.formulier is not None:
        return HttpResponseRedirect(f"{page}?{request.META.get('QUERY_STRING', '')}")
    law, today = current_law(), vandaag()
    found = cards(compute(occasion, filled.antwoorden, law, today), today)
    link = request.build_absolute_uri(f"{page}?{filled.adres}")
    return HttpResponse(
        agenda.calendar_file(found, link=link, made_at=nu()),
        content_type="text/calendar; charset=utf-8",
        headers={"Content-Disposition": 'attachment; filename="termijnen.ics"'},
    )


def _occasion(key: str) -> Aanleiding:
    try:
        return AANLEIDINGEN[key]
    except KeyError as unknown:
        raise Http404 from unknown


def _asked_names(request: HttpRequest) -> set[str]:
    return {name.rpartition("_")[0] or name for name in request.GET} | set(request.GET)


def _crumbs(here: str) -> list[Kruimel]:
    return [Kruimel(_("Termijnrekenaar"), reverse("wet:rekenaar")), Kruimel(here)]


def _form_page(
    request: HttpRequest, occasion: Aanleiding, form: Vragenformulier | None, filled: Ingevuld | None = None
) -> HttpResponse:
    context = {
        "aanleiding": occasion,
        "form": form,
        "eerder": filled.paren if filled else [],
        "stap": filled.stap if filled else 1,
        "kruimels": _crumbs(str(occasion.titel)),
    }
    return TemplateResponse(request, "wet/rekenaar/vragen.html", context)
