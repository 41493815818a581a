"""Error pages. They need no database, no session and no context processor, because those may be what failed."""

import sys
from typing import Any

from django.conf import settings
from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.templatetags.static import static


def _static_url(path: str) -> str:
    try:
        return static(path)
    except ValueError:
        # The list of file names may be missing; a page without style is better than no page.
        return f"{settings.STATIC_URL}{path}"


def error_response(template: str, status: int) -> HttpResponse:
    """The page ``template`` (a file at the top of templates/) with ``status``."""
    context: dict[str, Any] = {
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
    return error_response("403_csrf.html", 403)


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
