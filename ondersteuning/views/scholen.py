"""Public pages: find a school, read about it."""

from typing import Any
from urllib.parse import urlencode

from django.contrib.auth.decorators import login_not_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from ondersteuning.access import profile_roles
from ondersteuning.afstand import distance_words
from ondersteuning.beeld import SchoolBeeld, kind_words
from ondersteuning.forms.zoeken import ZoekFormulier
from ondersteuning.models import Inlezing, Ondersteuningsprofiel, School, Steunpunt
from ondersteuning.profielbeeld import parts_of
from ondersteuning.zoeken import Resultaat, search_schools
from passend.gebruikers.models import Gebruiker
from passend.huisstijl.onderdelen import Kruimel, LegeStaat

PER_PAGE = 20


@login_not_required
@require_safe
def scholen(request: HttpRequest) -> HttpResponse:
    """Search; `zoek`, `soort`, `bij` and `pagina` in the address, so that a result can be kept and shared."""
    form = ZoekFormulier(request.GET or None)
    result: Resultaat | None = None
    if form.is_valid():
        asked = form.cleaned_data
        if asked["zoek"].strip() or asked["bij"]:
            result = search_schools(asked["zoek"], bij=asked["bij"], soort=asked["soort"])
    context: dict[str, Any] = {
        "form": form,
        "zoekresultaat": result,
        "pagina": None,
        "regels": [],
        "leeg": _nothing_found(),
    }
    if result is not None:
        page = Paginator(result.scholen, PER_PAGE).get_page(request.GET.get("pagina"))
        query = {name: value for name, value in form.cleaned_data.items() if value}
        context |= {
            "pagina": page,
            "regels": [
                (school, kind_words(school), distance_words(getattr(school, "afstand", None))) for school in page
            ],
            "aantal": page.paginator.count,
            "aantal_tekst": number_format(page.paginator.count, force_grouping=True),
            "basis_url": f"?{urlencode(query)}&",
        }
    return TemplateResponse(request, "ondersteuning/scholen.html", context)


def _nothing_found() -> LegeStaat:
    return LegeStaat(
        titel=_("Wij vonden geen school"),
        tekst=_("Kijk of de naam goed is geschreven. Of zoek op uw postcode: dan ziet u de scholen in de buurt."),
        icoon="zoek",
    )


@login_not_required
@require_safe
def school(request: HttpRequest, vestigingscode: str) -> HttpResponse:
    """One school, open or closed."""
    found = get_object_or_404(School.objects.for_page(), vestigingscode=vestigingscode.upper())
    adopted = list(Ondersteuningsprofiel.objects.of_school(found.pk).adopted())
    user = request.user
    context = {
        "school": found,
        "profiel": adopted[0] if adopted else None,
        "delen": parts_of(adopted[0].punten.in_order()) if adopted else [],
        "eerdere": adopted[1:],
        "werkt_hier": isinstance(user, Gebruiker) and bool(profile_roles(user, found)),
        "beeld": SchoolBeeld(
            found,
            leerlingen=list(found.leerlingaantallen.order_by("-jaar")),
            inlezing=Inlezing.objects.latest_of(found.bron),
            steunpunten=list(Steunpunt.objects.serving(found.swv_po_id, found.swv_vo_id)),
        ),
        "kruimels": [Kruimel(_("Scholen"), reverse("ondersteuning:scholen")), Kruimel(found.naam)],
    }
    return TemplateResponse(request, "ondersteuning/school.html", context)


@login_not_required
@require_safe
def profielversie(request: HttpRequest, vestigingscode: str, nummer: int) -> HttpResponse:
    """One adopted version of what a school offers, also when a newer one holds."""
    found = get_object_or_404(School.objects.for_list(), vestigingscode=vestigingscode.upper())
    versions = Ondersteuningsprofiel.objects.of_school(found.pk).adopted()
    version = get_object_or_404(versions, nummer=nummer)
    here = _("Versie %(nummer)s") % {"nummer": nummer}
    own = reverse("ondersteuning:school", args=[found.vestigingscode])
    context = {
        "school": found,
        "profiel": version,
        "delen": parts_of(version.punten.in_order()),
        "laatste": versions[0].nummer == nummer,
        "kruimels": [
            Kruimel(_("Scholen"), reverse("ondersteuning:scholen")),
            Kruimel(found.naam, own),
            Kruimel(here),
        ],
    }
    return TemplateResponse(request, "ondersteuning/profielversie.html", context)
