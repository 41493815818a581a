"""Pages of the administrator: what is missing, what was loaded, and filling in what no file knows."""

from dataclasses import dataclass

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.db import models
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from ondersteuning.access import administrators_only
from ondersteuning.actions import save_steunpunt, set_supplement, withdraw_supplement
from ondersteuning.actions.aanvullen import Target
from ondersteuning.forms.aanvulling import AanvullingFormulier, SteunpuntFormulier, supplement_form
from ondersteuning.models import Aanvulling, Inlezing, Samenwerkingsverband, School, Schoolbestuur, Steunpunt
from passend.dossiers.models import Accountaanvraag
from passend.huisstijl.formulieren import Formulier
from passend.huisstijl.onderdelen import Kruimel

PER_PAGE = 50
Veld = Aanvulling.Veld
GAPS = {
    "email": gettext_lazy("geen e-mailadres"),
    "contact": gettext_lazy("geen aanspreekpunt"),
    "richting": gettext_lazy("openbaar of bijzonder niet bekend"),
    "cluster": gettext_lazy("cluster niet bekend"),
    "bestuur": gettext_lazy("schoolbestuur niet bekend"),
}


@dataclass(frozen=True, slots=True)
class Gegeven:
    """One field that can be supplemented: its value now, the supplement behind it, and where to change it."""

    label: str
    waarde: str
    aanvulling: Aanvulling | None
    url: str


def crumbs(*steps: tuple[str, str]) -> list[Kruimel]:
    """Return the path to a page: the administrator's start, then (text, address) per step."""
    return [Kruimel(_("Beheer"), reverse("ondersteuning:beheer")), *(Kruimel(text, url) for text, url in steps)]


def page_of(request: HttpRequest, items: models.QuerySet) -> dict[str, object]:
    """Return the page of `items` that the address asks for, for `includes/paginering.html`."""
    page = Paginator(items, PER_PAGE).get_page(request.GET.get("pagina"))
    query = request.GET.copy()
    query.pop("pagina", None)
    return {"pagina": page, "basis_url": f"?{query.urlencode()}&" if query else "?"}


@require_safe
@administrators_only
def beheer(request: HttpRequest) -> HttpResponse:
    """The start: how much is missing."""
    schools = School.objects.open()
    counts = schools.aggregate(
        **{name: models.Count("pk", filter=models.Q(pk__in=schools.lacking(name).values("pk"))) for name in GAPS}
    )
    context = {
        "tekorten": [(name, text, counts[name]) for name, text in GAPS.items()],
        "besturen_zonder_naam": Schoolbestuur.objects.without_name().count(),
        "inlezingen": Inlezing.objects.newest_first()[:5],
        "aanvragen_open": Accountaanvraag.objects.undecided().count(),
    }
    return TemplateResponse(request, "ondersteuning/beheer/start.html", context)


@require_safe
@administrators_only
def scholen(request: HttpRequest) -> HttpResponse:
    """Open schools that lack what `mist` names."""
    gap = request.GET.get("mist", "email")
    if gap not in GAPS:
        raise Http404
    context = {
        "mist": gap,
        "tekorten": GAPS.items(),
        "breed": True,
        "kruimels": crumbs((_("Scholen"), "")),
        **page_of(request, School.objects.open().for_list().lacking(gap).by_name()),
    }
    return TemplateResponse(request, "ondersteuning/beheer/scholen.html", context)


@require_safe
@administrators_only
def school(request: HttpRequest, vestigingscode: str) -> HttpResponse:
    """What can be supplemented for one school, and all that ever was."""
    found = get_object_or_404(School.objects.for_page(), vestigingscode=vestigingscode)
    history = list(found.aanvullingen.newest_first())
    in_force = {item.veld: item for item in history if item.vervallen_op is None}
    values = {
        Veld.EMAIL: found.email,
        Veld.CONTACT: found.contact,
        Veld.RICHTING: str(found.get_richting_display()),
        Veld.CLUSTER: str(found.get_cluster_display() or ""),
    }
    context = {
        "school": found,
        "gegevens": [
            Gegeven(
                str(veld.label),
                values[veld],
                in_force.get(veld),
                reverse("ondersteuning:beheer_aanvulling", args=[found.vestigingscode, veld.value]),
            )
            for veld in Aanvulling.SCHOOL_FIELDS
            if veld != Veld.CLUSTER or found.is_special
        ],
        "geschiedenis": history,
        "kruimels": crumbs((_("Scholen"), reverse("ondersteuning:beheer_scholen")), (found.naam, "")),
    }
    return TemplateResponse(request, "ondersteuning/beheer/school.html", context)


@require_http_methods(["GET", "POST"])
@administrators_only
def aanvulling(request: HttpRequest, vestigingscode: str, veld: str) -> HttpResponse:
    """Fill in one field of a school."""
    found = get_object_or_404(School.objects.for_page(), vestigingscode=vestigingscode)
    if veld not in Aanvulling.SCHOOL_FIELDS or (veld == Veld.CLUSTER and not found.is_special):
        raise Http404
    return _supplement_page(
        request, found, Veld(veld), found.naam, reverse("ondersteuning:beheer_school", args=[found.vestigingscode])
    )


@require_safe
@administrators_only
def besturen(request: HttpRequest) -> HttpResponse:
    """All boards, those without a name first, the largest first."""
    boards = Schoolbestuur.objects.with_school_count().nameless_first()
    context = {"kruimels": crumbs((_("Schoolbesturen"), "")), **page_of(request, boards)}
    return TemplateResponse(request, "ondersteuning/beheer/besturen.html", context)


@require_http_methods(["GET", "POST"])
@administrators_only
def bestuur(request: HttpRequest, nummer: str) -> HttpResponse:
    """Name a board."""
    board = get_object_or_404(Schoolbestuur, nummer=nummer)
    return _supplement_page(request, board, Veld.NAAM, str(board), reverse("ondersteuning:beheer_besturen"))


@require_safe
@administrators_only
def samenwerkingsverbanden(request: HttpRequest) -> HttpResponse:
    """All samenwerkingsverbanden."""
    items = Samenwerkingsverband.objects.select_related("organisatie").order_by("nummer")
    context = {"kruimels": crumbs((_("Samenwerkingsverbanden"), "")), **page_of(request, items)}
    return TemplateResponse(request, "ondersteuning/beheer/samenwerkingsverbanden.html", context)


@require_http_methods(["GET", "POST"])
@administrators_only
def samenwerkingsverband(request: HttpRequest, nummer: str) -> HttpResponse:
    """Set the official name of a samenwerkingsverband."""
    item = get_object_or_404(Samenwerkingsverband.objects.select_related("organisatie"), nummer=nummer)
    back = reverse("ondersteuning:beheer_samenwerkingsverbanden")
    return _supplement_page(request, item, Veld.NAAM, str(item), back)


def _supplement_page(request: HttpRequest, target: Target, veld: Veld, naam: str, back: str) -> HttpResponse:
    """The form for one field of one target; `terug` in the POST takes the supplement back."""
    history = [item for item in target.aanvullingen.newest_first() if item.veld == veld]
    current = next((item for item in history if item.vervallen_op is None), None)
    initial = {"waarde": current.waarde} if current else {}
    form = supplement_form(veld)(request.POST or None, initial=initial)
    form.watch({"waarde": initial.get("waarde", "")})
    form.annuleer_url = back
    withdraw = "terug" in request.POST
    if withdraw or form.is_valid():
        try:
            if withdraw:
                withdraw_supplement(target, veld)
            else:
                _save(request, target, veld, form)
        except ValidationError as error:
            show_refusal(form, error)
        else:
            messages.success(request, _("Dit is opgeslagen."))
            return redirect(back)
    context = {
        "form": form,
        "naam": naam,
        "veld": veld.label,
        "huidig": current,
        "geschiedenis": history,
        "kruimels": crumbs((naam, back), (str(veld.label), "")),
    }
    return TemplateResponse(request, "ondersteuning/beheer/aanvulling.html", context)


def _save(request: HttpRequest, target: Target, veld: Veld, form: AanvullingFormulier) -> None:
    given = form.cleaned_data
    assert request.user.is_authenticated  # the decorator let only administrators in
    set_supplement(target, veld, given["waarde"], bron=given["bron"], datum=given["datum"], door=request.user)


def show_refusal(form: Formulier, error: ValidationError) -> None:
    """Put an action's refusal beside the field that it is about."""
    found = error.message_dict if hasattr(error, "error_dict") else {"": error.messages}
    for name, texts in found.items():
        form.add_error(name if name in form.fields else None, texts)


@require_safe
@administrators_only
def inlezingen(request: HttpRequest) -> HttpResponse:
    """All import runs, the newest first."""
    context = {
        "breed": True,
        "kruimels": crumbs((_("Ingelezen bestanden"), "")),
        **page_of(request, Inlezing.objects.newest_first()),
    }
    return TemplateResponse(request, "ondersteuning/beheer/inlezingen.html", context)


@require_safe
@administrators_only
def steunpunten(request: HttpRequest) -> HttpResponse:
    """All ouder- en jeugdsteunpunten."""
    items = (
        Steunpunt.objects.select_related("organisatie")
        .prefetch_related("samenwerkingsverbanden__organisatie")
        .order_by("organisatie__naam")
    )
    context = {"kruimels": crumbs((_("Steunpunten"), "")), **page_of(request, items)}
    return TemplateResponse(request, "ondersteuning/beheer/steunpunten.html", context)


@require_http_methods(["GET", "POST"])
@administrators_only
def steunpunt(request: HttpRequest, pk: str | None = None) -> HttpResponse:
    """Add a steunpunt, or change one."""
    found = get_object_or_404(Steunpunt.objects.select_related("organisatie"), pk=pk) if pk else None
    initial = (
        {
            "naam": found.organisatie.naam,
            "verbanden": [one.pk for one in found.samenwerkingsverbanden.order_by("pk")],
            "telefoon": found.telefoon,
            "bereikbaar": found.bereikbaar,
            "email": found.email,
            "website": found.website,
        }
        if found
        else {}
    )
    form = SteunpuntFormulier(request.POST or None, initial=initial)
    if found:
        form.watch(initial)
    else:
        form.once(request)
    form.annuleer_url = back = reverse("ondersteuning:beheer_steunpunten")
    if form.is_valid():
        try:
            save_steunpunt(found, **form.cleaned_data)
        except ValidationError as error:
            show_refusal(form, error)
        else:
            messages.success(request, _("Dit is opgeslagen."))
            return redirect(back)
    context = {"form": form, "steunpunt": found, "kruimels": crumbs((_("Steunpunten"), back))}
    return TemplateResponse(request, "ondersteuning/beheer/steunpunt.html", context)
