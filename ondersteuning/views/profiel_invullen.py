"""Filling in a working version: one group of items on a screen, and what a school offers beside the list."""

from collections.abc import Sequence

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from ondersteuning.access import Profieldaad
from ondersteuning.actions import BotsingError, remove_own, save_group, save_own
from ondersteuning.forms.profiel import EigenPuntFormulier, GroepFormulier
from ondersteuning.models import Ondersteuningsprofiel, Profielpunt
from ondersteuning.norm import all_norms
from ondersteuning.views.beheer import show_refusal
from ondersteuning.views.profielblik import Blik, for_profile
from passend.huisstijl.onderdelen import Kruimel

FORMS = ["GET", "HEAD", "POST"]
ONWARDS = "verder"


def _working(blik: Blik) -> Ondersteuningsprofiel:
    """Return the version under way, or answer 404: then there is nothing to fill in."""
    if blik.profiel is None:
        raise Http404
    return blik.profiel


def _examples(profiel: Ondersteuningsprofiel) -> dict[str, str]:
    """Return the examples per code from the list that this version began with."""
    norm = all_norms().get(profiel.norm)
    return {item.code: item.uitleg for group in norm.groepen for item in group.punten} if norm else {}


@require_http_methods(FORMS)
@for_profile(Profieldaad.BEWERK)
def deel(request: HttpRequest, blik: Blik, groep: str) -> HttpResponse:
    """One group of items. With a mistake, or when a colleague was first, nothing that was typed is lost."""
    profiel = _working(blik)
    listed = list(profiel.punten.filter(eigen=False).in_order())
    groups = list(dict.fromkeys(item.groep for item in listed))
    if groep not in groups:
        raise Http404
    items = [item for item in listed if item.groep == groep]
    examples = _examples(profiel)
    form = GroepFormulier(request.POST if request.method == "POST" else None, punten=items, uitleg=examples)
    if form.is_bound and form.is_valid():
        try:
            save_group(profiel.pk, groep, blik.user, form.filled())
        except BotsingError as collision:
            form = _again(request, items, examples, collision)
        except ValidationError as refusal:
            show_refusal(form, refusal)
        else:
            messages.success(request, _("“%(deel)s” is bewaard.") % {"deel": items[0].groep_naam})
            return redirect(_next(request, blik, groups, groep))
    number = groups.index(groep)
    context = {
        "form": form,
        "school": blik.school,
        "naam": items[0].groep_naam,
        "nummer": number + 1,
        "aantal_delen": len(groups),
        "klaar": sum(item.nagekeken and bool(item.antwoord) for item in listed),
        "aantal": len(listed),
        "na_te_kijken": sum(bool(item.antwoord) and not item.nagekeken for item in items),
        "laatste_deel": number + 1 == len(groups),
        "terug_url": blik.url,
        "kruimels": blik.crumbs(Kruimel(items[0].groep_naam)),
    }
    return TemplateResponse(request, "ondersteuning/profiel/deel.html", context)


def _again(
    request: HttpRequest, items: Sequence[Profielpunt], examples: dict[str, str], collision: BotsingError
) -> GroepFormulier:
    """Return the form with what was typed, what a colleague wrote beside it, and the mark of that as seen."""
    data = request.POST.copy()
    for code, mark in collision.merken.items():
        data[f"gezien_{code}"] = mark
    form = GroepFormulier(data, punten=items, uitleg=examples)
    for code, texts in collision.message_dict.items():
        form.add_error(f"antwoord_{code}", texts)
    return form


def _next(request: HttpRequest, blik: Blik, groups: list[str], groep: str) -> str:
    """Return where to go after saving: the next screen, or the overview after the last one or when asked."""
    later = groups[groups.index(groep) + 1 :]
    if ONWARDS not in request.POST or not later:
        return blik.url
    return reverse("ondersteuning:profiel_deel", args=[blik.school.vestigingscode, later[0]])


@require_safe
@for_profile(Profieldaad.BEWERK)
def eigen(request: HttpRequest, blik: Blik) -> HttpResponse:
    """What this school offers beside the list."""
    items = list(_working(blik).punten.filter(eigen=True).in_order())
    context = {"school": blik.school, "punten": items, "terug_url": blik.url, "kruimels": blik.crumbs(_own_crumb())}
    return TemplateResponse(request, "ondersteuning/profiel/eigen.html", context)


def _own_crumb(url: str = "") -> Kruimel:
    return Kruimel(_("Wat bieden wij nog meer?"), url)


@require_http_methods(FORMS)
@for_profile(Profieldaad.BEWERK)
def eigen_punt(request: HttpRequest, blik: Blik, punt: int | None = None) -> HttpResponse:
    """Add an own item, change it, or take it away (`weg` in the POST)."""
    profiel = _working(blik)
    found = profiel.punten.filter(eigen=True, pk=punt).first() if punt else None
    if punt and found is None and request.method != "POST":
        raise Http404
    back = reverse("ondersteuning:profiel_eigen", args=[blik.school.vestigingscode])
    initial = {"naam": found.naam, "toelichting": found.toelichting, "gezien": found.merk} if found else {}
    form = EigenPuntFormulier(request.POST if request.method == "POST" else None, initial=initial)
    form.annuleer_url = back
    remove = "weg" in request.POST and punt is not None
    if remove or (form.is_bound and form.is_valid()):
        try:
            if remove:
                assert punt is not None
                remove_own(profiel.pk, blik.user, punt, gezien=request.POST.get("gezien", ""))
            else:
                save_own(profiel.pk, blik.user, punt, **form.cleaned_data)
        except BotsingError as collision:
            data = request.POST.copy()
            data["gezien"] = collision.merken[""]
            form = EigenPuntFormulier(data)
            form.annuleer_url = back
            show_refusal(form, collision)
        except ValidationError as refusal:
            if remove:
                messages.warning(request, refusal.messages[0])
                return redirect(request.path)
            show_refusal(form, refusal)
        else:
            messages.success(request, _("Het punt is weggehaald.") if remove else _("Het punt is bewaard."))
            return redirect(back)
    context = {
        "form": form,
        "punt": found,
        "school": blik.school,
        "kruimels": blik.crumbs(_own_crumb(back), Kruimel(found.naam if found else _("Nieuw punt"))),
    }
    return TemplateResponse(request, "ondersteuning/profiel/eigen_punt.html", context)
