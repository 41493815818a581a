"""Choosing schools, as a step of an aanmelding: search, add, take away, say which is the first choice."""

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from django.conf import settings
from django.contrib import messages
from django.core.paginator import Page, Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from ondersteuning.afstand import distance_words
from ondersteuning.beeld import kind_words
from ondersteuning.models import School
from ondersteuning.zoeken import Resultaat, search_schools
from zorgplicht.actions.concept import save_step
from zorgplicht.forms.aanmelding import SCHOLEN, ZEI_NEE, Aanmeldformulieren
from zorgplicht.forms.ouder import StapFormulier
from zorgplicht.views.ouder_stappen import after, step_context, stop_for_now

PER_PAGE = 8
# More schools at once helps nobody: each of them has to look into it.
MAX_SCHOOLS = 8


@dataclass(frozen=True, slots=True)
class Zoekbeeld:
    """A search for schools: what was typed, what was found on this page, each school's kind and distance in words.

    `mee`: what else the address holds and a new search must keep. `basis_url`: the address up to the page number.
    """

    tekst: str
    mee: Sequence[tuple[str, str]] = ()
    resultaat: Resultaat | None = None
    pagina: Page[School] | None = None
    regels: Sequence[tuple[School, str, str]] = ()
    basis_url: str = ""


def search(request: HttpRequest, mee: Sequence[tuple[str, str]] = ()) -> Zoekbeeld:
    """Return the answer to `?zoek=...&pagina=...`."""
    text = request.GET.get("zoek", "").strip()[:100]
    if not text:
        return Zoekbeeld("", mee)
    result = search_schools(text)
    page = Paginator(result.scholen, PER_PAGE).get_page(request.GET.get("pagina"))
    lines = [(school, _kind(school), distance_words(getattr(school, "afstand", None))) for school in page]
    return Zoekbeeld(text, mee, result, page, lines, f"?{urlencode([*mee, ('zoek', text)])}&")


def _kind(school: School) -> str:
    """Return the kind of school as the country calls it: a name, in Dutch on every page."""
    with translation.override(settings.LANGUAGE_CODE):
        return kind_words(school)


def step(request: HttpRequest, forms: Aanmeldformulieren, stap: str) -> HttpResponse:
    """The step itself. Adding and taking away come back here; "verder" checks and goes on."""
    if request.method == "POST":
        return _handle(request, forms)
    form = forms.bound(SCHOLEN) if "fouten" in request.GET else forms.unbound(SCHOLEN)
    return _page(request, forms, form)


def _page(request: HttpRequest, forms: Aanmeldformulieren, form: StapFormulier) -> HttpResponse:
    context = step_context(forms, SCHOLEN, form) | {
        "scholen": forms.scholen,
        "gekozen": {school.pk for school in forms.scholen},
        "zoek": search(request, [("terug", "1")] if "terug" in request.GET else []),
        "vol": len(forms.scholen) >= MAX_SCHOOLS,
        "zei_nee": ZEI_NEE in forms.concept.inhoud,
    }
    return TemplateResponse(request, "zorgplicht/ouder/scholen.html", context)


def _handle(request: HttpRequest, forms: Aanmeldformulieren) -> HttpResponse:
    concept, chosen = forms.concept, [str(school.pk) for school in forms.scholen]
    here = reverse("zorgplicht:concept_stap", args=[concept.id, SCHOLEN]) + (
        "?terug=1" if "terug" in request.GET else ""
    )
    if code := request.POST.get("toevoegen"):
        school = School.objects.open().for_list().filter(vestigingscode=code).first()
        if school and str(school.pk) not in chosen and len(chosen) < MAX_SCHOOLS:
            save_step(concept.id, forms.user, {SCHOLEN: [*chosen, str(school.pk)]})
            messages.success(request, _("%(school)s staat nu bij uw scholen.") % {"school": school})
        return redirect(here)
    if pk := request.POST.get("verwijderen"):
        save_step(concept.id, forms.user, {SCHOLEN: [other for other in chosen if other != pk]})
        return redirect(here)
    form = forms.bound(SCHOLEN, request.POST)
    right = form.is_valid()
    if form.botst:
        return _page(request, forms, form)
    save_step(concept.id, forms.user, {"eerste_keus": request.POST.get("eerste_keus", "")})
    if "later" in request.POST:
        return stop_for_now(request)
    if right:
        return redirect("zorgplicht:concept_stap", concept.id, after(request, forms, SCHOLEN))
    return _page(request, forms, form)
