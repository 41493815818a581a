"""The demo's persons, with sign-in by one click. Exists only with the demo switch."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import wraps

from django.conf import settings
from django.contrib.auth import login
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render, resolve_url
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from passend.gebruikers.models import Gebruiker
from passend.klok import vandaag

# Persons of the demo have an address "<role>.<name>@" at this domain, where no mail can ever arrive.
DOMEIN = "demo.passend.example"

View = Callable[..., HttpResponse]


def demo_only(view: View) -> View:
    """Answer 404 without the demo switch, whatever the addresses say."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        if not settings.DEMO:
            raise Http404
        return view(request, *args, **kwargs)

    return guarded


def moved_clock(request: HttpRequest) -> dict[str, date | None]:
    """Context for every page: the portal's day while its clock has been moved, else None."""
    return {"verzette_dag": vandaag() if settings.DEMO and vandaag() != timezone.localdate() else None}


@dataclass(frozen=True, slots=True)
class Groep:
    """The persons of one role, under its heading."""

    titel: str
    tekst: str
    personen: tuple[Gebruiker, ...]


def demo_groups() -> list[Groep]:
    """Return the persons of the demo by role, each role by name; roles without persons are left out."""
    roles = {
        "ouder": (_("Ouders en verzorgers"), _("Melden een kind aan en volgen wat er gebeurt.")),
        "school": (_("Scholen"), _("Intern begeleiders en ondersteuningscoördinatoren.")),
        "bestuur": (_("Schoolbesturen"), _("De secretaris legt zaken vast, en stelt profielen vast.")),
        "steunpunt": (_("Ouder- en jeugdsteunpunten"), _("Kijken mee als het gezin dat wil.")),
        "beheer": (_("Beheer"), _("Vult aan wat niet in de open gegevens staat.")),
    }
    persons = Gebruiker.objects.filter(email__iendswith=f"@{DOMEIN}", is_active=True).order_by("naam", "email")
    found: dict[str, list[Gebruiker]] = {role: [] for role in roles}
    for person in persons:
        found.get((person.email or "").split(".")[0], found["ouder"]).append(person)
    return [Groep(*words, tuple(found[role])) for role, words in roles.items() if found[role]]


@login_not_required
@demo_only
@require_GET
def personen(request: HttpRequest) -> HttpResponse:
    return render(request, "demo/personen.html", {"groepen": demo_groups()})


@login_not_required
@demo_only
@require_POST
def inloggen(request: HttpRequest) -> HttpResponse:
    """Sign in as a person of the demo; anybody else's id is unknown here."""
    try:
        person = Gebruiker.objects.get(
            pk=request.POST.get("persoon", ""), email__iendswith=f"@{DOMEIN}", is_active=True
        )
    except (Gebruiker.DoesNotExist, ValidationError) as unknown:
        raise Http404 from unknown
    login(request, person, backend=settings.AUTHENTICATION_BACKENDS[0])
    return HttpResponseRedirect(resolve_url(settings.LOGIN_REDIRECT_URL))
