"""Error pages. They need no database, no session and no context processor, because those may be what failed."""

import sys
from typing import Any

from django.conf import settings
from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django.template.loader import render_to_string
from django.templatetags.static import static

from passend.huisstijl.ingevuld import fields_of, same_origin, shown


def _static_url(path: str) -> str:
    try:
        return static(path)
    except ValueError:
        # The list of file names may be missing; a page without style is better than no page.
        return f"{settings.STATIC_URL}{path}"


def error_response(template: str, status: int, **more: Any) -> HttpResponse:
    """The page ``template`` (a file at the top of templates/) with ``status``; ``more`` goes into its context."""
    context: dict[str, Any] = {
        **more,
        "stijl": _static_url("derden/passend.css"),
        "logo": _static_url("huisstijl/logo.svg"),
        "favicon": _static_url("huisstijl/favicon.svg"),
    }
    return HttpResponse(render_to_string(template, context), status=status)


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return error_response("400.html", 400)


def permission_denied(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return error_response("403.html", 403)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The token of the form is old: after signing in again in another window, or after a browser that was closed.

    What was typed stands on the page, with a button that sends it anew. Only when the browser says that a page of the
    portal sent it: what another site sends is shown nowhere, and cannot be sent on by a click.
    """
    if request.method != "POST" or not same_origin(request):
        return error_response("403_csrf.html", 403)
    fields = fields_of(request)
    user = getattr(request, "user", None)
    view = request.resolver_match.func if request.resolver_match else None
    signed_in = user is not None and user.is_authenticated
    response = error_response(
        "403_csrf.html",
        403,
        pad=request.get_full_path(),
        velden=fields,
        getoond=shown(fields),
        eerst_inloggen=getattr(view, "login_required", True) and not signed_in,
        csrf_token=get_token(request),
    )
    response["Cache-Control"] = "no-store"
    return response


def page_not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return error_response("404.html", 404)


def server_error(request: HttpRequest) -> HttpResponse:
    """Something broke. When it is the database that cannot be reached, the page says so, with 503."""
    # Django calls this inside its "except", in whatever middleware the error came up.
    if isinstance(sys.exc_info()[1], OperationalError | InterfaceError):
        return unavailable(request)
    return error_response("500.html", 500)


def unavailable(request: HttpRequest) -> HttpResponse:
    """The portal cannot work now, most often because the database does not answer."""
    response = error_response("503.html", 503)
    response["Retry-After"] = "60"
    return response
