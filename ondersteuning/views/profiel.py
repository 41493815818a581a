"""Pages of who writes or adopts an ondersteuningsprofiel: the list of schools, the overview, and the steps."""

from collections.abc import Callable
from dataclasses import dataclass

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from ondersteuning.access import Profieldaad, Profielrol, organisations_of
from ondersteuning.actions import adopt_version, confirm_unchanged, offer_version, start_version, take_back_version
from ondersteuning.forms.profiel import AanbiedFormulier, TerugFormulier, VaststelFormulier
from ondersteuning.models import Ondersteuningsprofiel, Profielpunt, School
from ondersteuning.norm import EIGEN
from ondersteuning.profielbeeld import Deel, differences, parts_of
from ondersteuning.views.beheer import show_refusal
from ondersteuning.views.profielblik import Blik, for_profile
from passend.gebruikers.ingelogd import person
from passend.huisstijl.formulieren import Formulier
from passend.huisstijl.onderdelen import Kruimel

PAGE_SIZE = 25
FORMS = ["GET", "HEAD", "POST"]


@dataclass(frozen=True, slots=True)
class Schoolregel:
    """One school in the list: the version under way and the last adopted one, None when there is none."""

    school: School
    onderweg: Ondersteuningsprofiel | None
    laatste: Ondersteuningsprofiel | None


@require_safe
def profielen(request: HttpRequest) -> HttpResponse:
    """The schools where this person works, and those of their board; what waits for the board stands on top."""
    user = person(request)
    schools = School.objects.open().for_list().of_people_at(organisations_of(user)).to_adopt_first()
    page = Paginator(schools, PAGE_SIZE).get_page(request.GET.get("pagina"))
    if not page.paginator.count:
        raise Http404
    ids = [one.pk for one in page]
    versions = Ondersteuningsprofiel.objects.of_schools(ids)
    running = {one.school_id: one for one in versions.under_way().with_progress()}
    last = {one.school_id: one for one in versions.adopted().reverse()}
    context = {
        "pagina": page,
        "regels": [Schoolregel(one, running.get(one.pk), last.get(one.pk)) for one in page],
        "basis_url": "?",
        "breed": True,
    }
    return TemplateResponse(request, "ondersteuning/profiel/lijst.html", context)


@require_safe
@for_profile()
def profiel(request: HttpRequest, blik: Blik) -> HttpResponse:
    """The overview of one school: what is under way, what changed, what was adopted."""
    adopted = list(Ondersteuningsprofiel.objects.of_school(blik.school.pk).adopted())
    current = blik.profiel
    shown = [one.pk for one in (current, *adopted[:1]) if one]
    items = list(Profielpunt.objects.filter(profiel_id__in=shown).in_order())
    now = [item for item in items if current and item.profiel_id == current.pk]
    before = [item for item in items if adopted and item.profiel_id == adopted[0].pk]
    parts = parts_of(now)
    context = {
        "blik": blik,
        "school": blik.school,
        "profiel": current,
        "kan": {act.value: True for act in blik.acts},
        "is_school": Profielrol.SCHOOL in blik.rollen,
        "delen": parts,
        "lijst": [part for part in parts if not part.eigen],
        "eigen": next((part for part in parts if part.eigen), Deel(EIGEN, "")),
        "aantal": sum(len(part.punten) for part in parts if not part.eigen),
        "klaar": sum(part.klaar for part in parts if not part.eigen),
        "na_te_kijken": sum(part.na_te_kijken for part in parts),
        "verder": next((part for part in parts if not part.eigen and part.klaar < len(part.punten)), None),
        "verschillen": differences(now, before) if current and adopted else [],
        "laatste": adopted[0] if adopted else None,
        "vastgesteld": adopted,
        "kruimels": blik.crumbs(),
    }
    return TemplateResponse(request, "ondersteuning/profiel/overzicht.html", context)


@require_POST
@for_profile(Profieldaad.BEGIN)
def begin(request: HttpRequest, blik: Blik) -> HttpResponse:
    """Begin a working version; pressing twice begins one."""
    start_version(blik.school, blik.user)
    return redirect(blik.url)


@require_POST
@for_profile(Profieldaad.BEWERK)
def nog_zo(request: HttpRequest, blik: Blik) -> HttpResponse:
    """Confirm what came along and did not change: of the group that was sent, or of all."""
    if blik.profiel is not None:
        try:
            count = confirm_unchanged(blik.profiel.pk, blik.user, request.POST.get("deel", ""))
        except ValidationError as refusal:
            messages.warning(request, refusal.messages[0])
        else:
            words = ngettext("%(aantal)d punt is nog zo.", "%(aantal)d punten zijn nog zo.", count)
            messages.success(request, words % {"aantal": count})
    return redirect(blik.url)


def _step(
    request: HttpRequest, blik: Blik, form: Formulier, act: Callable[[], object], done: str, template: str, title: str
) -> HttpResponse:
    """Show a step of the version under way, or do it; what an action refuses is shown with what was typed."""
    form.annuleer_url = blik.url
    if form.is_bound and form.is_valid():
        try:
            act()
        except ValidationError as refusal:
            show_refusal(form, refusal)
        else:
            messages.success(request, done)
            return redirect(blik.url)
    context = {
        "form": form,
        "blik": blik,
        "school": blik.school,
        "profiel": blik.profiel,
        "kruimels": blik.crumbs(Kruimel(title)),
        **_gaps(blik),
    }
    return TemplateResponse(request, f"ondersteuning/profiel/{template}.html", context)


def _gaps(blik: Blik) -> dict[str, int]:
    """Return how many items of the list have no answer, and how many nobody looked at yet."""
    items = list(blik.profiel.punten.all()) if blik.profiel else []
    return {
        "leeg": sum(not item.antwoord for item in items),
        "na_te_kijken": sum(bool(item.antwoord) and not item.nagekeken for item in items),
    }


def _running(blik: Blik) -> Ondersteuningsprofiel:
    """Return the version under way; when a colleague ended it meanwhile the action would have nothing to act on."""
    if blik.profiel is None:
        raise ValidationError(_("Deze versie is al vastgesteld. Wat is vastgesteld, verandert niet meer."))
    return blik.profiel


@require_http_methods(FORMS)
@for_profile(Profieldaad.BIED_AAN)
def aanbieden(request: HttpRequest, blik: Blik) -> HttpResponse:
    """Offer the working version to the board."""
    form = AanbiedFormulier(request.POST if request.method == "POST" else None)
    return _step(
        request,
        blik,
        form,
        lambda: offer_version(_running(blik).pk, blik.user),
        _("Deze versie ligt nu bij het schoolbestuur."),
        "aanbieden",
        _("Aanbieden"),
    )


@require_http_methods(FORMS)
@for_profile(Profieldaad.HAAL_TERUG)
def terug(request: HttpRequest, blik: Blik) -> HttpResponse:
    """Make an offered version a working version again, with the reason."""
    form = TerugFormulier(request.POST if request.method == "POST" else None)
    return _step(
        request,
        blik,
        form,
        lambda: take_back_version(_running(blik).pk, blik.user, reden=form.cleaned_data["reden"]),
        _("Dit is weer een werkversie."),
        "terug",
        _("Terug naar werkversie"),
    )


@require_http_methods(FORMS)
@for_profile(Profieldaad.STEL_VAST)
def vaststellen(request: HttpRequest, blik: Blik) -> HttpResponse:
    """Record what the board decided."""
    known = blik.school.bestuur is not None and bool(blik.school.bestuur.naam)
    form = VaststelFormulier(request.POST if request.method == "POST" else None, bestuur_bekend=known)
    return _step(
        request,
        blik,
        form,
        lambda: adopt_version(_running(blik).pk, blik.user, **form.cleaned_data),
        _("Dit is vastgesteld. Ouders zien het nu op de pagina van de school."),
        "vaststellen",
        _("Vaststellen"),
    )
