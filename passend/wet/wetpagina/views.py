"""The page of the law: all rules, one rule, and the calendar. For everybody."""

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from passend.huisstijl.onderdelen import Kruimel, LegeStaat
from passend.klok import vandaag
from passend.wet.boek import current_law
from passend.wet.wetpagina.beeld import grouped, variants
from passend.wet.wetpagina.formulier import Wetkeuze
from passend.wet.wetpagina.kalender import FIRST_YEAR, LAST_YEAR, free_days, school_years

# With this few the themes are open: then there is nothing to look for.
FEW = 12


@login_not_required
@require_safe
def wet(request: HttpRequest) -> HttpResponse:
    """All rules by theme; `thema`, `sector` and `richting` in the address choose, so that a choice can be shared."""
    form = Wetkeuze(request.GET or None)
    chosen = form.cleaned_data if form.is_valid() else {}
    groups = grouped(current_law().rulebook, vandaag(), **chosen)
    number = sum(len(group.regels) for group in groups)
    context = {
        "form": form,
        "groepen": groups,
        "aantal": number,
        "open": bool(chosen.get("thema")) or number <= FEW,
        "leeg": LegeStaat(
            titel=_("Hierover hebben wij geen regel"),
            tekst=_("Kies een ander onderwerp of een ander soort school."),
            knop_tekst=_("Laat alle regels zien"),
            knop_url=reverse("wet:wet"),
            icoon="zoek",
        ),
    }
    return render(request, "wet/wet.html", context)


@login_not_required
@require_safe
def regel(request: HttpRequest, sleutel: str) -> HttpResponse:
    """One rule: what it says for which schools, and its versions. Raises Http404 for a key that no rule has."""
    found = variants(current_law().rulebook, sleutel, vandaag())
    if not found:
        raise Http404
    title = found[0].regel.titel
    context = {
        "titel": title,
        "varianten": found,
        "kruimels": [Kruimel(_("De wet"), reverse("wet:wet")), Kruimel(title)],
    }
    return render(request, "wet/regel.html", context)


@login_not_required
@require_safe
def kalender(request: HttpRequest) -> HttpResponse:
    """The free days of a year (`jaar` in the address, this year otherwise) and the school holidays."""
    asked = request.GET.get("jaar", "")
    year = int(asked) if asked.isdecimal() and len(asked) == 4 else vandaag().year
    year = min(max(year, FIRST_YEAR), LAST_YEAR)
    context = {
        "jaar": str(year),
        "vorig_jaar": str(year - 1) if year > FIRST_YEAR else "",
        "volgend_jaar": str(year + 1) if year < LAST_YEAR else "",
        "dagen": free_days(current_law().calendar, year),
        "schooljaren": school_years(year),
        "kruimels": [Kruimel(_("De wet"), reverse("wet:wet")), Kruimel(_("Kalender"))],
    }
    return render(request, "wet/kalender.html", context)
