"""The public pages that need no data, and the style guide of the demo."""

from dataclasses import dataclass

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.module_loading import import_string
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from passend.huisstijl import stijlgids as gids
from passend.huisstijl.taal import SLEUTEL, in_talen


@dataclass(frozen=True, slots=True)
class Deur:
    """One of the ways in on the home page."""

    titel: str
    tekst: str
    url: str
    icoon: str


def _doors() -> tuple[Deur, ...]:
    # Addresses, not names: these pages belong to higher floors.
    return (
        Deur(
            _("Ik zoek een school"),
            _("Zoek op naam, plaats of postcode. U ziet welke school het dichtst bij is en wat zij biedt."),
            "/scholen/",
            "zoek",
        ),
        Deur(
            _("Een school zei nee"),
            _("Dat was misschien nog geen besluit. Lees wat u nu kunt doen, en wat u het best bewaart."),
            "/school-zei-nee/",
            "uitroep",
        ),
        Deur(
            _("Ik wil iemand spreken"),
            _("Vind het ouder- en jeugdsteunpunt van uw regio, of vraag of zij u bellen. Dat is gratis."),
            "/iemand-spreken/",
            "gesprek",
        ),
    )


def _more() -> tuple[tuple[str, str], ...]:
    """Return the other ways in, as text and address."""
    return (
        (_("Meld uw kind aan, of kijk hoe het gaat met uw aanmelding"), "/mijn/"),
        (_("Reken uw datums uit: wie moet wat doen, en tot wanneer?"), "/termijnrekenaar/"),
    )


@login_not_required
@require_POST
def kies_taal(request: HttpRequest) -> HttpResponse:
    """Keep which language the visitor wants, and go back to the page where it was asked."""
    code, back = request.POST.get("taal", ""), request.POST.get("terug", "")
    if code == settings.LANGUAGE_CODE:
        request.session.pop(SLEUTEL, None)
    elif code in dict(settings.LANGUAGES):
        request.session[SLEUTEL] = code
    if request.user.is_authenticated and code in dict(settings.LANGUAGES):
        import_string(settings.TAAL_HANDLER)(request.user, code)
    safe = back.startswith("/") and url_has_allowed_host_and_scheme(back, allowed_hosts=None)
    return redirect(back if safe else "/")


@login_not_required
@require_safe
@in_talen
def start(request: HttpRequest) -> HttpResponse:
    return render(request, "openbaar/start.html", {"deuren": _doors(), "meer": _more(), "breed": True})


@login_not_required
@require_safe
def toegankelijkheid(request: HttpRequest) -> HttpResponse:
    return render(request, "openbaar/toegankelijkheid.html", {"terug_url": "/", "terug_tekst": _("Startpagina")})


@login_not_required
@require_safe
def privacy(request: HttpRequest) -> HttpResponse:
    return render(request, "openbaar/privacy.html", {"terug_url": "/", "terug_tekst": _("Startpagina")})


@login_not_required
@require_http_methods(["GET", "POST"])
def stijlgids(request: HttpRequest) -> HttpResponse:
    """Every part in every state. Raises Http404 without the demo switch."""
    if not settings.DEMO:
        raise Http404
    form = gids.Voorbeeldformulier(request.POST if request.method == "POST" else None)
    context = gids.examples() | {"form": form, "fouten": gids.Voorbeeldformulier(gids.WRONG_DATA, prefix="fout")}
    return render(request, "huisstijl/stijlgids.html", context)
