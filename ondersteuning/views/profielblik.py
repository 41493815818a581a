"""Who looks at the ondersteuningsprofiel of which school: what every page of it begins with."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Concatenate, ParamSpec

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from ondersteuning.access import (
    GEEN,
    PROFIEL,
    Profieldaad,
    Profielrol,
    allowed_profile_acts,
    board_is_connected,
    profile_roles,
)
from ondersteuning.models import Ondersteuningsprofiel, School
from passend.gebruikers.ingelogd import person
from passend.gebruikers.models import Gebruiker
from passend.huisstijl.onderdelen import Kruimel

P = ParamSpec("P")


@dataclass(frozen=True, slots=True)
class Blik:
    """One school, who looks at it, and the version under way (None when there is none)."""

    school: School
    user: Gebruiker
    rollen: set[Profielrol]
    profiel: Ondersteuningsprofiel | None
    bestuur_aangesloten: bool

    @property
    def acts(self) -> set[Profieldaad]:
        """What this person may do now."""
        stand = self.profiel.stand if self.profiel else GEEN
        return allowed_profile_acts(self.rollen, stand, connected=self.bestuur_aangesloten)

    @property
    def url(self) -> str:
        """The address of the overview."""
        return reverse("ondersteuning:profiel", args=[self.school.vestigingscode])

    def crumbs(self, *steps: Kruimel) -> list[Kruimel]:
        """Return the way to a page below the overview; without steps, to the overview itself."""
        above = [Kruimel(_("Ondersteuningsaanbod"), reverse("ondersteuning:profielen"))]
        if Profielrol.BEHEERDER in self.rollen:
            code = self.school.vestigingscode
            above = [
                Kruimel(_("Beheer"), reverse("ondersteuning:beheer")),
                Kruimel(self.school.naam, reverse("ondersteuning:beheer_school", args=[code])),
            ]
        here = Kruimel(_("Profiel") if Profielrol.BEHEERDER in self.rollen else self.school.naam, self.url)
        return [*above, here, *steps] if steps else [*above, Kruimel(here.tekst)]


View = Callable[Concatenate[HttpRequest, Blik, P], HttpResponse]


def look_at(request: HttpRequest, vestigingscode: str) -> Blik:
    """Return what this person may see of the school's working version; raises Http404 for everybody else."""
    user = person(request)
    school = get_object_or_404(School.objects.for_page(), vestigingscode=vestigingscode.upper())
    roles = profile_roles(user, school)
    if not roles:
        raise Http404
    running = Ondersteuningsprofiel.objects.of_school(school.pk).under_way()
    profiel = running.select_related("aangeboden_door", "terug_door").first()
    return Blik(school, user, roles, profiel, board_is_connected(school))


def for_profile(act: Profieldaad | None = None) -> Callable[[View[P]], Callable[..., HttpResponse]]:
    """Give the view a Blik instead of the code in the address; `act`: only for who can ever do this, others get 404.

    Who can do it but not in this state, is led to the overview with the reason.
    """

    def decorate(view: View[P]) -> Callable[..., HttpResponse]:
        @wraps(view)
        @login_required
        def guarded(request: HttpRequest, /, vestigingscode: str, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
            blik = look_at(request, vestigingscode)
            if act is not None:
                if not any(act in PROFIEL[role] for role in blik.rollen):
                    raise Http404
                # What was posted goes on to the action: it refuses, and the page shows the words that were typed.
                if request.method != "POST" and act not in blik.acts:
                    messages.warning(request, _("Dit kan nu niet. Misschien was een collega u voor."))
                    return redirect(blik.url)
            return view(request, blik, *args, **kwargs)

        return guarded

    return decorate
