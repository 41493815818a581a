"""The proof of sending: to which school, when, how it got there, and the dates with their reasons."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from passend.dossiers.models import Akkoord, Feit, Feitsoort
from passend.gebruikers.ingelogd import person
from passend.huisstijl.taal import in_talen
from passend.huisstijl.templatetags.huisstijl_tags import datum
from passend.klok import nu, vandaag
from passend.logboek.regels import note_read
from passend.wet.uitleg import explain
from zorgplicht.access import Handeling, allowed_acts
from zorgplicht.actions.ontvangst import BY_CONFIRMING
from zorgplicht.actions.versturen import is_connected
from zorgplicht.beeld import Kijker, case_view, collect, early_until, standing
from zorgplicht.beeld.bezorgd import disputed
from zorgplicht.models import Aanmelding
from zorgplicht.pdf import pdf_response
from zorgplicht.views.ouder_hulp import crumbs, family_cases, for_parent, letter_rows


@for_parent
@require_safe
@in_talen
def bewijs(request: HttpRequest, aanmelding_id: UUID) -> HttpResponse:
    """The proof as a page."""
    context = _context(request, aanmelding_id)
    context["kruimels"] = crumbs(
        (_("Mijn aanmeldingen"), reverse("zorgplicht:mijn")),
        (_("Dossier"), reverse("zorgplicht:dossier", args=[context["aanmelding"].dossier_id])),
        (_("Bewijs"), ""),
    )
    return TemplateResponse(request, "zorgplicht/ouder/bewijs.html", context)


@for_parent
@require_safe
def bewijs_pdf(request: HttpRequest, aanmelding_id: UUID) -> HttpResponse:
    """The proof as a file to keep, mail or print."""
    context = _context(request, aanmelding_id)
    name = f"aanmelding-{context['aanmelding'].school.vestigingscode}-{vandaag():%Y-%m-%d}.pdf"
    return pdf_response("zorgplicht/ouder/bewijs_pdf.html", context, filename=name)


def _context(request: HttpRequest, aanmelding_id: UUID) -> dict[str, Any]:
    user = person(request)
    dossier_id = get_object_or_404(Aanmelding.objects.of_family(user), pk=aanmelding_id).dossier_id
    cases = family_cases(user, dossier_id)
    case = next(case for case in cases if case.id == aanmelding_id)
    note_read(request, dossier_id, "bewijs")
    rows = collect([case])[case.id]
    view = case_view(case, rows, vandaag(), Kijker.OUDER)
    facts = standing(rows.feiten)
    received = facts.get(Feitsoort.AANMELDING_ONTVANGEN)
    agreed = typed_for(dossier_id, facts.get(Feitsoort.AANMELDING_GEDAAN))
    # Proof shows the dates that count; a void term proves nothing, except why none runs.
    return {
        "aanmelding": case,
        "zaak": view,
        "verstuurd": facts.get(Feitsoort.AANMELDING_GEDAAN),
        "ontvangen": received,
        "aangesloten": is_connected(case.school.organisatie_id),
        "hoe": two_days(rows.feiten)
        or on_its_way(received, facts.get(Feitsoort.AANMELDING_GEDAAN))
        or how_it_got_there(received),
        "gegevens": letter_rows(view.tekst, view.geboren_op, view.gewenst_per) if view.tekst else [],
        "vroeg": early_until(rows.termijnen),
        "termijnen": [(card, explain(card.rij)) for card in view.termijnen],
        "andere": [other for other in cases if other.id != aanmelding_id],
        "akkoord": agreed,
        "akkoord_hoe": how_agreed(agreed) if agreed else "",
        "kan_intrekken": Handeling.TREK_IN in allowed_acts(Kijker.OUDER, case),
        "gemaakt_op": nu(),
    }


def typed_for(dossier_id: UUID, made: Feit | None) -> Akkoord | None:
    """Return the agreement with which a steunpunt sent this for a parent, or None when the parent sent it."""
    if made is None or made.namens_id is None:
        return None
    sent = Akkoord.objects.used().filter(dossier_id=dossier_id, ouder_id=made.namens_id)
    return sent.select_related("ouder").order_by("-gebruikt_op").first()


def how_agreed(agreed: Akkoord) -> str:
    """Return one sentence on how and on which day the parent agreed before a steunpunt sent it."""
    words = {
        Akkoord.Wijze.CODE: _("De ouder ging akkoord met een code, op %(dag)s."),
        Akkoord.Wijze.STEM: _("De ouder zei ja, en dat is opgenomen, op %(dag)s."),
        Akkoord.Wijze.HANDTEKENING: _("De ouder tekende op papier, op %(dag)s."),
    }
    return words[Akkoord.Wijze(agreed.wijze)] % {"dag": datum(agreed.dag)}


def two_days(facts: Sequence[Feit]) -> str:
    """Return one sentence on two days of receipt that stand against each other, or nothing."""
    days = disputed(facts)
    if not days:
        return ""
    words = _("Daarover is verschil. Volgens het gezin was het op %(een)s, volgens de school op %(twee)s.")
    return words % {"een": datum(days[0]), "twee": datum(days[-1])}


def on_its_way(received: Feit | None, made: Feit | None) -> str:
    """Return one sentence on an aanmelding that left and of which nobody knows yet whether it arrived, or nothing."""
    if received or made is None:
        return ""
    return {
        "brief": _("U deed de brief op de post. Wij weten nog niet of de school de brief kreeg."),
        "portaalmail": _("Passend mailt de brief naar de school. U krijgt bericht of dat lukte."),
    }.get(made.code, "")


def how_it_got_there(received: Feit | None) -> str:
    """Return one sentence on how the school got the aanmelding, or that nobody knows yet."""
    if received is None:
        return _("Nog niet bekend. Deze school werkt nog niet met Passend. Lever de aanmelding zelf in.")
    day = {"dag": datum(received.dag)}
    if received.reden == BY_CONFIRMING:
        return _("U leverde de aanmelding zelf in, op %(dag)s. De school heeft dat bevestigd.") % day
    return {
        "portaal": _("Met Passend, op %(dag)s. De school kan de aanmelding sinds die dag lezen."),
        "mailserver": _("Met een mail van Passend. De mailserver nam die aan op %(dag)s."),
        "strook": _("De school tekende op de strook dat zij de aanmelding kreeg, op %(dag)s."),
        "aangetekend": _("Met een aangetekende brief, bezorgd op %(dag)s."),
        "telefoon": _("De school zei aan de telefoon dat zij de aanmelding heeft, sinds %(dag)s."),
        "ingeleverd": _("U leverde de aanmelding zelf in, op %(dag)s. De school moet dat nog bevestigen."),
        "bevestiging": _("De school bevestigde dat zij de aanmelding heeft, op %(dag)s."),
        "school": _("De school zegt dat zij de aanmelding kreeg op %(dag)s."),
    }.get(received.code, _("Ontvangen op %(dag)s.")) % day
