"""Where someone starts after signing in."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect

from passend.dossiers.models import Lidmaatschap, Organisatie
from passend.gebruikers.bewaard import waiting_forms
from passend.gebruikers.models import Gebruiker
from passend.klok import vandaag

# Addresses, not names: these pages belong to higher floors.
STARTPAGINAS = {
    Organisatie.Soort.SCHOOL: "/school/",
    Organisatie.Soort.SCHOOLBESTUUR: "/bestuur/",
    Organisatie.Soort.STEUNPUNT: "/steunpunt/",
    Organisatie.Soort.SAMENWERKINGSVERBAND: "/steunpunt/",
}


def start_page(user: Gebruiker) -> str:
    """Return the path of the page where this person's work is; a parent's when nothing else is known."""
    if user.is_beheerder:
        return "/beheer/"
    memberships = Lidmaatschap.objects.of_user(user.pk).valid_on(vandaag())
    kinds = set(memberships.values_list("organisatie__soort", flat=True))
    for kind, page in STARTPAGINAS.items():
        if kind in kinds:
            return page
    return "/mijn/"


@login_required
def start_na_inloggen(request: HttpRequest) -> HttpResponse:
    # What someone was sending when the sign-in ended comes first, by whichever door they came back.
    if waiting_forms(request):
        return redirect("bewaard")
    return HttpResponseRedirect(start_page(request.user))  # type: ignore[arg-type]  # login_required: a Gebruiker
