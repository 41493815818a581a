"""Doors that are open to everyone: where is my steunpunt, call me back, and a school said no."""

from uuid import UUID

from django.contrib.auth.decorators import login_not_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from ondersteuning.models import School, Steunpunt
from ondersteuning.steunpunten import steunpunten_at
from passend.huisstijl.onderdelen import Kruimel
from passend.huisstijl.taal import in_talen
from zorgplicht.actions.terugbellen import request_call
from zorgplicht.forms.deur import NeeFormulier, PostcodeFormulier, TerugbelFormulier

PER_PAGE = 25
# Where what a visitor wrote waits until they signed in; sessions are encrypted.
NEE_IN_SESSION = "school_zei_nee"


def _crumbs(*steps: tuple[str, str]) -> list[Kruimel]:
    return [Kruimel(text, url) for text, url in ((_("Startpagina"), "/"), *steps)]


@login_not_required
@require_safe
@in_talen
def spreken(request: HttpRequest) -> HttpResponse:
    """The steunpunt of a postcode; for one that nobody knows, all steunpunten."""
    form = PostcodeFormulier(request.GET if "postcode" in request.GET else None)
    found = steunpunten_at(form.cleaned_data["postcode"]) if form.is_valid() else ()
    unknown = form.is_valid() and not found
    everyone = Steunpunt.objects.select_related("organisatie").order_by("organisatie__naam", "pk")
    page = Paginator(everyone, PER_PAGE).get_page(request.GET.get("pagina"))
    digits = form.cleaned_data.get("postcode", "") if form.is_bound else ""
    context = {
        "form": form,
        "postcode": digits,
        "gevonden": found,
        "onbekend": unknown,
        "pagina": page if unknown or "alle" in request.GET else None,
        "basis_url": f"?postcode={digits}&" if unknown else "?alle=1&",
        "kruimels": _crumbs((_("Iemand spreken"), "")),
    }
    return TemplateResponse(request, "openbaar/spreken.html", context)


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
@in_talen
def terugbellen(request: HttpRequest) -> HttpResponse:
    """Ask to be called. What cannot be kept is said at once, with the number to call instead."""
    asked = request.method == "POST"
    form = TerugbelFormulier(
        request.POST if asked else None, initial={"postcode": request.GET.get("postcode", "")[:10]}
    )
    full = None
    if asked and request.POST.get("website"):
        # A box that people do not see: a robot fills it in, and so may a browser that fills in too much.
        form.add_error(None, _("Dit ging niet goed. Maak het vak “website” leeg en probeer het nog een keer. Of bel."))
    elif form.is_valid():
        answers = form.cleaned_data
        chosen = form.steunpunt.steunpunt
        kept = request_call(
            chosen.pk,
            naam=answers["naam"],
            telefoon=answers["telefoon"],
            postcode=answers["postcode"],
            onderwijs=answers.get("onderwijs", ""),
            wanneer=answers["wanneer"],
        )
        if kept:
            return redirect("zorgplicht:terugbellen_gevraagd", chosen.pk)
        full = chosen
        form.add_error(
            None, _("Het is nu heel druk bij dit steunpunt. Uw verzoek is niet bewaard. Bel zelf, of mail.")
        )
    context = {
        "form": form,
        "vol": full,
        "kruimels": _crumbs((_("Iemand spreken"), reverse("zorgplicht:spreken")), (_("Terugbellen"), "")),
    }
    return TemplateResponse(request, "openbaar/terugbellen.html", context)


@login_not_required
@require_safe
@in_talen
def terugbellen_gevraagd(request: HttpRequest, steunpunt_id: UUID) -> HttpResponse:
    """Which steunpunt will call, and how to reach it in the meantime; says nothing about who asked."""
    steunpunt = get_object_or_404(Steunpunt.objects.select_related("organisatie"), pk=steunpunt_id)
    context = {
        "steunpunt": steunpunt,
        "kruimels": _crumbs((_("Iemand spreken"), reverse("zorgplicht:spreken")), (_("Gevraagd"), "")),
    }
    return TemplateResponse(request, "openbaar/terugbellen_gevraagd.html", context)


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
@in_talen
def zei_nee(request: HttpRequest) -> HttpResponse:
    """What a no at the door means, and what to write down of it; what was typed goes along through signing in."""
    code = (request.GET.get("school") or "").upper()
    school = School.objects.open().for_list().filter(vestigingscode=code).first()
    known = {"school_naam": f"{school}, {school.plaats}"} if school else {}
    if request.method == "POST":
        form = NeeFormulier(request.POST)
        if form.is_valid():
            request.session[NEE_IN_SESSION] = form.raw_values(request.POST)
            return redirect("zorgplicht:zei_nee_verder")
    else:
        kept = request.session.get(NEE_IN_SESSION)
        form = NeeFormulier(initial=NeeFormulier.initial_values(kept) if kept else known)
    context = {"form": form, "kruimels": _crumbs((_("Een school zei nee"), ""))}
    return TemplateResponse(request, "openbaar/zei_nee.html", context)
