"""The door of a one-time link: from the address in a mail or the code in a letter to a session that holds the link.

Opening uses nothing up. The key leaves the address at once, so that it stands in no history and no referrer.
"""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec
from uuid import UUID

from allauth.account.adapter import get_adapter
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.crypto import salted_hmac
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from passend.dossiers.actions.link import find_link, link_state, may_try_code, note_wrong_code
from passend.dossiers.codes import normal_code
from passend.dossiers.context import set_link_context
from passend.dossiers.models import LINKHOUDER
from passend.gebruikers.verzonden import key_of
from passend.huisstijl.ingevuld import fields_of, shown
from passend.logboek.regels import name_reader
from zorgplicht.forms.eenmalig import CodeFormulier

P = ParamSpec("P")
View = Callable[Concatenate[HttpRequest, UUID, P], HttpResponse]

# What the session keeps: the id of the link, and what was done with the one before.
IN_SESSION, DONE = "eenmaligelink", "eenmalig_klaar"
WORKS = "geldig"
WHY_NOT: dict[str, str | Promise] = {
    "gebruikt": gettext_lazy("Deze link is al gebruikt. Een link werkt 1 keer. Gebruik de link uit de nieuwste mail."),
    "vervallen": gettext_lazy("Deze link werkt niet meer. Er is een nieuwere link, of de aanmelding is ingetrokken."),
    "verlopen": gettext_lazy("Deze link is te oud. Vraag de ouders om een nieuwe brief of een nieuwe mail."),
    "onbekend": gettext_lazy("Deze link werkt niet. Kijk of u de hele link uit de mail heeft gebruikt."),
}


@login_not_required
@never_cache
@require_safe
def eenmalig(request: HttpRequest, sleutel: str) -> HttpResponse:
    """Take the key out of the address of a mail and go on without it. A mail scanner that looks uses nothing up."""
    link, state = find_link(sleutel)
    if link is not None and state == WORKS:
        request.session[IN_SESSION] = str(link)
        answer = redirect("zorgplicht:eenmalig_aanmelding")
    else:
        messages.warning(request, str(WHY_NOT[state]))
        answer = redirect("zorgplicht:eenmalig_code")
    # Only here: a page with a form that forbade its own address could not send that form.
    answer["Referrer-Policy"] = "no-referrer"
    return answer


@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def code(request: HttpRequest) -> HttpResponse:
    """Type the code of a letter. Ten wrong ones from one place, and it is closed there for a quarter of an hour."""
    form = CodeFormulier(request.POST if request.method == "POST" else None)
    if form.is_valid():
        source = _source(request)
        link, state = find_link(normal_code(form.cleaned_data["code"])) if may_try_code(source) else (None, "te_vaak")
        if link is not None and state == WORKS:
            request.session[IN_SESSION] = str(link)
            return redirect("zorgplicht:eenmalig_aanmelding")
        if state == "te_vaak":
            form.add_error("code", _("Dat ging te vaak mis. Wacht een kwartier en probeer het dan opnieuw."))
        elif link is None:
            note_wrong_code(source)
            form.add_error("code", _("Deze code klopt niet. Kijk nog eens in de brief."))
        else:
            form.add_error("code", _closed(state))
    return TemplateResponse(request, "zorgplicht/eenmalig/code.html", {"form": form})


def _closed(state: str) -> str:
    return {
        "gebruikt": _("Deze code is al gebruikt. Een code werkt 1 keer. Gebruik de nieuwste code of link."),
        "verlopen": _("Deze code is te oud. Vraag de ouders om een nieuwe brief."),
    }.get(state, _("Deze code werkt niet meer. Er is een nieuwere, of de aanmelding is ingetrokken."))


def _source(request: HttpRequest) -> str:
    """Return a pseudonym of the place that asks; whoever reads it learns no address."""
    return salted_hmac("passend.linkpoging", get_adapter().get_client_ip(request), algorithm="sha256").hexdigest()


def with_link(view: View[P]) -> Callable[Concatenate[HttpRequest, P], HttpResponse]:
    """Only for who came with a link that still works: the database then shows that one aanmelding, and no other.

    The view gets the link's id. Whoever has none, or a used one, is told why, at the page where a code can be typed.
    """

    @wraps(view)
    @login_not_required
    @never_cache
    def guarded(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        held = request.session.get(IN_SESSION)
        state = link_state(UUID(held)) if held else "onbekend"
        if state != WORKS:
            if held and DONE in request.session and state == "gebruikt" and not _is_other_act(request):
                # Sent twice, or the back button: what was done with it stands on its own page.
                return redirect("zorgplicht:eenmalig_klaar")
            if request.method == "POST" and held:
                return _not_recorded(request, state)
            if held:
                messages.warning(request, str(WHY_NOT[state]))
            return redirect("zorgplicht:eenmalig_code")
        link = UUID(held)
        set_link_context(link)
        name_reader(request, LINKHOUDER)
        return view(request, link, *args, **kwargs)

    return guarded


def _is_other_act(request: HttpRequest) -> bool:
    """Return whether something else is sent than what the link was used for: from a second window of this browser."""
    return request.method == "POST" and request.session[DONE].get("sleutel") != key_of(request)


def _not_recorded(request: HttpRequest, state: str) -> HttpResponse:
    """Give back what was typed while the link stopped working: with a newer one, in this browser, it can still go."""
    fields = fields_of(request)
    context = {"waarom": WHY_NOT[state], "velden": fields, "getoond": shown(fields), "fout_in_titel": True}
    return TemplateResponse(request, "zorgplicht/eenmalig/niet_vastgelegd.html", context)
