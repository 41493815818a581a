"""Getting an aanmelding to a school without an account: four ways, and the proof that it arrived."""

from collections.abc import Callable
from typing import Any
from urllib.parse import quote
from uuid import UUID

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import translation
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from ondersteuning.beeld import web_address
from ondersteuning.models import Aanvulling
from passend.gebruikers.ingelogd import person
from passend.huisstijl.taal import in_talen
from passend.huisstijl.templatetags.huisstijl_tags import datum
from passend.klok import vandaag
from passend.logboek.regels import note_read, note_write
from zorgplicht.access import allowed_acts
from zorgplicht.actions import bezorgen
from zorgplicht.actions.andere_ouder import objection_stands
from zorgplicht.actions.ontvangst import disputed_days
from zorgplicht.actions.versturen import is_connected
from zorgplicht.brief import LANGUAGE
from zorgplicht.forms import bezorgen as formulieren
from zorgplicht.forms.fouten import show_refusal
from zorgplicht.models import Aanmelding, Bezorging
from zorgplicht.pdf import pdf_response
from zorgplicht.views.ouder_hulp import crumbs, for_parent


def _case(request: HttpRequest, aanmelding_id: UUID) -> Aanmelding:
    """Return an aanmelding of this family, or answer 404."""
    found = Aanmelding.objects.of_family(person(request)).select_related("school__organisatie", "lezerskring")
    case = get_object_or_404(found, pk=aanmelding_id)
    note_read(request, case.dossier_id, "bezorgen")
    return case


def _crumbs(case: Aanmelding, last: str | Promise = "") -> list:
    here = reverse("zorgplicht:bezorgen", args=[case.id])
    steps = [
        (_("Mijn aanmeldingen"), reverse("zorgplicht:mijn")),
        (_("Dossier"), reverse("zorgplicht:dossier", args=[case.dossier_id])),
        (_("Naar de school"), here if last else ""),
    ]
    return crumbs(*steps, *([(str(last), "")] if last else []))


@for_parent
@require_safe
@in_talen
def overzicht(request: HttpRequest, aanmelding_id: UUID) -> HttpResponse:
    """The four ways to the school, and what came of them so far."""
    case = _case(request, aanmelding_id)
    acts = allowed_acts("ouder", case)
    context = {
        "aanmelding": case,
        "school": case.school,
        "aangesloten": is_connected(case.school_id),
        "mag": {act.value: True for act in acts},
        "pauze": objection_stands(case.dossier_id),
        "mailto": _mailto(case),
        "mails": Bezorging.objects.about(case.id).newest_first(),
        "kruimels": _crumbs(case),
    }
    return TemplateResponse(request, "zorgplicht/ouder/bezorgen.html", context)


def _mailto(case: Aanmelding) -> str:
    """Return the link that opens the parent's own mail: without the child's name, that stands in the letter."""
    with translation.override(LANGUAGE):
        subject, body = _("Aanmelding van een leerling"), _mail_body()
    return f"mailto:{quote(case.school.email)}?subject={quote(subject)}&body={quote(body)}"


def _mail_body() -> str:
    return _(
        "Geachte directie,\n\nIn de bijlage staat de schriftelijke aanmelding van ons kind bij uw school. Wilt u"
        " antwoorden op welke dag u deze mail kreeg?\n\nMet vriendelijke groet,\n"
    )


@for_parent
@require_POST
def brief(request: HttpRequest, aanmelding_id: UUID) -> HttpResponse:
    """Make the letter, with a strip to sign and a code with which the school reads on."""
    case = _case(request, aanmelding_id)
    try:
        with transaction.atomic():
            words, case = bezorgen.make_letter(case.id, person(request))
    except ValidationError as refusal:
        messages.warning(request, " ".join(refusal.messages))
        return redirect("zorgplicht:bezorgen", case.id)
    note_write(request, case.dossier_id, "brief")
    context = {"brief": words, "school": case.school, "vandaag": vandaag(), "adres": request.get_host()}
    name = f"brief-{case.school.vestigingscode}-{vandaag():%Y-%m-%d}.pdf"
    with translation.override(LANGUAGE):
        return pdf_response("zorgplicht/ouder/brief_pdf.html", context, filename=name)


def _act_page(
    request: HttpRequest,
    case: Aanmelding,
    form: forms.Form,
    act: Callable[[dict[str, Any]], object],
    *,
    titel: str | Promise,
    gelukt: str | Promise,
    wat: str,
    **extra: Any,
) -> HttpResponse:
    """Show a form about how it reached the school, or record it. Refusals come back in the form."""
    if form.is_bound and form.is_valid():
        try:
            with transaction.atomic():
                act(form.cleaned_data)
        except ValidationError as refusal:
            show_refusal(form, refusal)
        else:
            note_write(request, case.dossier_id, wat)
            messages.success(request, str(gelukt))
            return redirect("zorgplicht:bewijs", case.id)
    context = {"form": form, "titel": titel, "school": case.school, "kruimels": _crumbs(case, titel), **extra}
    return TemplateResponse(request, f"zorgplicht/ouder/bezorgen_{wat}.html", context)


def _data(request: HttpRequest) -> Any:
    return request.POST if request.method == "POST" else None


def _back(case: Aanmelding) -> str:
    return reverse("zorgplicht:bezorgen", args=[case.id])


@for_parent
@require_http_methods(["GET", "HEAD", "POST"])
@in_talen
def mailen(request: HttpRequest, aanmelding_id: UUID) -> HttpResponse:
    """Let the portal mail the letter: to a known address with its source, or one that the parent looked up."""
    case = _case(request, aanmelding_id)
    known = case.school.email
    source = (
        Aanvulling.objects.in_force().filter(school=case.school, veld=Aanvulling.Veld.EMAIL).newest_first().first()
    )
    own = person(request).email or ""
    return _act_page(
        request,
        case,
        formulieren.MailFormulier(_data(request), bekend=known, eigen=own, annuleer_url=_back(case)),
        lambda v: bezorgen.mail_letter(case.id, person(request), adres=v.get("adres", "")),
        titel=gettext_lazy("Laat Passend de aanmelding mailen"),
        gelukt=gettext_lazy("Uw aanmelding gaat nu per mail naar de school. U krijgt bericht of dat lukte."),
        wat="mail",
        bekend=known,
        website=web_address(case.school.website),
        bron=source if known else None,
    )


@for_parent
@require_http_methods(["GET", "HEAD", "POST"])
@in_talen
def gepost(request: HttpRequest, aanmelding_id: UUID) -> HttpResponse:
    """Say on which day the letter was posted."""
    case = _case(request, aanmelding_id)
    form = formulieren.GepostFormulier(_data(request), initial={"dag": vandaag()}, annuleer_url=_back(case))
    return _act_page(
        request,
        case,
        form,
        lambda v: bezorgen.record_posted(case.id, person(request), dag=v["dag"]),
        titel=gettext_lazy("Ik heb de brief op de post gedaan"),
        gelukt=gettext_lazy("Vastgelegd. Vraag de school of zij de brief heeft, en leg dat dan hier vast."),
        wat="gepost",
    )


@for_parent
@require_http_methods(["GET", "HEAD", "POST"])
@in_talen
def bewijsstuk(request: HttpRequest, aanmelding_id: UUID) -> HttpResponse:
    """Record proof that the school got it."""
    case = _case(request, aanmelding_id)
    kind = request.GET.get("soort", "")
    form = formulieren.BewijsFormulier(_data(request), initial={"soort": kind}, annuleer_url=_back(case))
    return _act_page(
        request,
        case,
        form,
        lambda v: bezorgen.record_proof(case.id, person(request), **v),
        titel=gettext_lazy("Ik heb bewijs dat de school de aanmelding kreeg"),
        gelukt=gettext_lazy("Vastgelegd. De datums zijn nu opnieuw uitgerekend."),
        wat="bewijsstuk",
    )


@for_parent
@require_http_methods(["GET", "HEAD", "POST"])
@in_talen
def andere_dag(request: HttpRequest, aanmelding_id: UUID) -> HttpResponse:
    """Correct the day on which the family handed it in."""
    case = _case(request, aanmelding_id)
    return _act_page(
        request,
        case,
        formulieren.AndereDagFormulier(_data(request), annuleer_url=_back(case)),
        lambda v: bezorgen.correct_day(case.id, person(request), dag=v["dag"]),
        titel=gettext_lazy("De dag van inleveren klopt niet"),
        gelukt=gettext_lazy("Verbeterd. De datums zijn nu opnieuw uitgerekend."),
        wat="andere_dag",
    )


@for_parent
@require_http_methods(["GET", "HEAD", "POST"])
@in_talen
def antwoord(request: HttpRequest, aanmelding_id: UUID) -> HttpResponse:
    """Answer a school that names a later day of receipt."""
    case = _case(request, aanmelding_id)
    days = disputed_days(case)
    if len(days) < 2:
        messages.info(request, _("Er is geen verschil over de dag van ontvangst."))
        return redirect("zorgplicht:bewijs", case.id)
    ours, theirs = datum(days[0].dag), datum(days[-1].dag)
    return _act_page(
        request,
        case,
        formulieren.AntwoordFormulier(_data(request), onze=ours, hunne=theirs, annuleer_url=_back(case)),
        lambda v: bezorgen.answer_day(case.id, person(request), eens=v["antwoord"] == "eens"),
        titel=gettext_lazy("De school noemt een andere dag"),
        gelukt=gettext_lazy("Uw antwoord is vastgelegd."),
        wat="antwoord",
        onze=ours,
        hunne=theirs,
    )


__all__ = ["andere_dag", "antwoord", "bewijsstuk", "brief", "gepost", "mailen", "overzicht"]
