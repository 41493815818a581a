"""Who may open a page at all: without the role, the page does not exist."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse

from passend.dossiers.models import Organisatie
from zorgplicht.navigatie import kinds_of_work

P = ParamSpec("P")
View = Callable[Concatenate[HttpRequest, P], HttpResponse]


def _works_at_a(soort: str, view: View[P]) -> View[P]:
    @wraps(view)
    @login_required
    def guarded(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        if soort not in kinds_of_work(request, request.user):  # type: ignore[arg-type]  # login_required let one in
            raise Http404
        return view(request, *args, **kwargs)

    return guarded


def for_school(view: View[P]) -> View[P]:
    """Only for who works at a school today; others get 404, who did not sign in is asked to."""
    return _works_at_a(Organisatie.Soort.SCHOOL, view)


def for_board(view: View[P]) -> View[P]:
    """Only for who is secretary of a board today; others get 404, who did not sign in is asked to."""
    return _works_at_a(Organisatie.Soort.SCHOOLBESTUUR, view)


def for_steunpunt(view: View[P]) -> View[P]:
    """Only for who works at a steunpunt today; others get 404, who did not sign in is asked to."""
    return _works_at_a(Organisatie.Soort.STEUNPUNT, view)
