"""Public pages about the law: now the glossary."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from passend.wet.begrippen import sorted_terms


@login_not_required
@require_safe
def begrippen(request: HttpRequest) -> HttpResponse:
    """The glossary: every term with its meaning and article."""
    return render(request, "wet/begrippen.html", {"begrippen": sorted_terms()})
