"""Who may do what here: everyone reads about schools, only an administrator changes what stands there.

What a school offers is written by its own people and adopted by its board.
"""

from collections.abc import Callable
from enum import StrEnum
from functools import wraps
from typing import Concatenate, ParamSpec
from uuid import UUID

from django.contrib.auth.views import redirect_to_login
from django.db import connection
from django.http import Http404, HttpRequest, HttpResponse

from ondersteuning.models import Ondersteuningsprofiel, School
from passend.dossiers.models import Lidmaatschap
from passend.gebruikers.models import Gebruiker
from passend.klok import vandaag

Rest = ParamSpec("Rest")
View = Callable[Concatenate[HttpRequest, Rest], HttpResponse]


def is_administrator(request: HttpRequest) -> bool:
    """Return whether an administrator of the portal is asking."""
    return request.user.is_authenticated and request.user.is_beheerder


def administrators_only(view: View[Rest]) -> View[Rest]:
    """For everybody else the page does not exist (404); who has not signed in is asked to."""

    @wraps(view)
    def guarded(request: HttpRequest, /, *args: Rest.args, **kwargs: Rest.kwargs) -> HttpResponse:
        if not request.user.is_authenticated:
            return redirect_to_login(request.get_full_path())
        if not is_administrator(request):
            raise Http404
        return view(request, *args, **kwargs)

    return guarded


class Profielrol(StrEnum):
    """As what someone comes to the ondersteuningsprofiel of a school."""

    SCHOOL = "school"
    BESTUUR = "bestuur"
    BEHEERDER = "beheerder"


class Profieldaad(StrEnum):
    """What a person can do with the version that is under way."""

    BEGIN = "begin"
    BEWERK = "bewerk"
    BIED_AAN = "bied_aan"
    HAAL_TERUG = "haal_terug"
    STEL_VAST = "stel_vast"


#: No version is under way.
GEEN = ""
Stand = Ondersteuningsprofiel.Stand

# role -> act -> states of the version under way in which it may be done. What is not here may not be done.
PROFIEL: dict[Profielrol, dict[Profieldaad, set[str]]] = {
    Profielrol.SCHOOL: {
        Profieldaad.BEGIN: {GEEN},
        Profieldaad.BEWERK: {Stand.WERKVERSIE},
        Profieldaad.BIED_AAN: {Stand.WERKVERSIE},
        Profieldaad.HAAL_TERUG: {Stand.TER_VASTSTELLING},
        # On behalf of a board that does not work with the portal; `allowed_profile_acts` looks at that.
        Profieldaad.STEL_VAST: {Stand.TER_VASTSTELLING},
    },
    Profielrol.BESTUUR: {
        Profieldaad.HAAL_TERUG: {Stand.TER_VASTSTELLING},
        Profieldaad.STEL_VAST: {Stand.TER_VASTSTELLING},
    },
    Profielrol.BEHEERDER: {},
}


def organisations_of(user: Gebruiker) -> list[UUID]:
    """Return the ids of the organisations where the person works today."""
    members = Lidmaatschap.objects.of_user(user.pk).valid_on(vandaag())
    return list(members.order_by().values_list("organisatie_id", flat=True))


def profile_roles(user: Gebruiker, school: School) -> set[Profielrol]:
    """Return as what this person may see the working version of this school; empty: not at all."""
    mine = organisations_of(user)
    roles = {Profielrol.BEHEERDER} if user.is_beheerder else set()
    if school.organisatie_id in mine:
        roles.add(Profielrol.SCHOOL)
    if school.bestuur and school.bestuur.organisatie_id in mine:
        roles.add(Profielrol.BESTUUR)
    return roles


def board_is_connected(school: School) -> bool:
    """Return whether someone of the school's board works with the portal today, so that adopting is theirs to record.

    Asks within the context of who is signed in.
    """
    if school.bestuur is None or school.bestuur.organisatie_id is None:
        return False
    with connection.cursor() as cursor:
        cursor.execute("SELECT passend.is_aangesloten(%s)", [school.bestuur.organisatie_id])
        return bool(cursor.fetchone()[0])


def allowed_profile_acts(roles: set[Profielrol], stand: str, *, connected: bool) -> set[Profieldaad]:
    """Return what someone in these roles may do; `connected`: the board works with the portal itself."""
    acts = {act for role in roles for act, states in PROFIEL[role].items() if stand in states}
    if connected and Profielrol.BESTUUR not in roles:
        acts.discard(Profieldaad.STEL_VAST)
    return acts
