"""Who may do what here: everyone reads about schools, only an administrator changes what stands there."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse

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
