"""Pages that help a family on: a letter that asks, the steps when it gets stuck, and who is responsible for what."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from geschillen.access import ENDED, MADE
from geschillen.actions.bezwaar import REFUSALS
from geschillen.views.ouder_hulp import Zaak, path_to, read_case
from ondersteuning.models import School
from passend.dossiers.models import Feitsoort
from passend.gebruikers.ingelogd import person
from passend.klok import vandaag
from passend.logboek.regels import note_read
from zorgplicht.access import UNDECIDED
from zorgplicht.beeld import Kijker, term_cards
from zorgplicht.beeld.ladder import TREDEN, passed, passed_sentence
from zorgplicht.models import CLOSED_NO, Aanmelding
from zorgplicht.views.ouder_hulp import child_of, family_cases, for_parent
from zorgplicht.views.ouder_steunpunt import steunpunten_of


@for_parent
@require_safe
def vraagbrief(request: HttpRequest, dossier_id: UUID, aanmelding_id: UUID) -> HttpResponse:
    """A letter that asks the school when it decides, with the dates of the case: to print or to copy.

    Leads on when there is no decision to ask for: after a refusal to both ways to disagree, else to the dossier.
    """
    zaak = read_case(request, dossier_id, aanmelding_id)
    if elsewhere := _nothing_to_ask(zaak):
        return redirect(elsewhere)
    note_read(request, dossier_id, "vraagbrief")
    today = vandaag()
    late = passed(zaak.rijen.termijnen, today)
    cards = {card.onderwerp: card for card in term_cards(zaak.rijen.termijnen, today, Kijker.OUDER)}
    about_bezwaar = zaak.aanmelding.stand in CLOSED_NO
    context = {
        "school": zaak.aanmelding.school,
        "woorden": zaak.aanmelding.woorden,
        "over_bezwaar": about_bezwaar,
        "verstuurd_op": _day(zaak, Feitsoort.AANMELDING_GEDAAN),
        "ontvangen_op": _day(zaak, Feitsoort.AANMELDING_ONTVANGEN),
        "bezwaar_op": _day(zaak, Feitsoort.BEZWAAR_GEMAAKT),
        "voorbij": late[0] if late else None,
        "verwacht": _expected(cards, about_bezwaar=about_bezwaar) if not late else None,
        "vandaag": today,
        "kruimels": path_to(dossier_id, (_("Vraag het op papier"), "")),
    }
    return TemplateResponse(request, "geschillen/ouder/vraagbrief.html", context)


def _nothing_to_ask(zaak: Zaak) -> str:
    """Return where to go when no decision is awaited, neither on the aanmelding nor on a bezwaar; else ""."""
    stand, ids = zaak.aanmelding.stand, [zaak.dossier_id, zaak.aanmelding.id]
    if stand in UNDECIDED or stand == Aanmelding.Stand.TIJDELIJK:
        return ""
    if stand not in CLOSED_NO:
        return reverse("zorgplicht:dossier", args=ids[:1])
    over = (*ENDED, Feitsoort.BESLISSING_OP_BEZWAAR)
    waits = any(kind in zaak.feiten for kind in MADE) and not any(kind in zaak.feiten for kind in over)
    return "" if waits else reverse("geschillen:niet_eens", args=ids)


def _day(zaak: Zaak, soort: Feitsoort) -> Any:
    fact = zaak.feiten.get(soort)
    return fact.dag if fact else None


def _expected(cards: dict, *, about_bezwaar: bool) -> Any:
    card = cards.get("bob_toelating" if about_bezwaar else "besluit")
    return card.beeld.vervalt_op if card and card.beeld.toont_datum and not card.beeld.voldaan_op else None


@for_parent
@require_safe
def ladder(request: HttpRequest, dossier_id: UUID, aanmelding_id: UUID) -> HttpResponse:
    """What the family can do when it gets stuck: each step with what it is, costs, takes and brings."""
    zaak = read_case(request, dossier_id, aanmelding_id)
    note_read(request, dossier_id, "ladder")
    today = vandaag()
    late = passed(zaak.rijen.termijnen, today)
    ids = [dossier_id, aanmelding_id]
    refused = any(kind in zaak.feiten for kind in REFUSALS)
    # After a refusal there is nothing to ask about a decision, until there is a bezwaar to decide on.
    waits = not refused or Feitsoort.BEZWAAR_GEMAAKT in zaak.feiten
    links = {
        "vragen": (_("Maak de brief"), reverse("geschillen:vraagbrief", args=ids)),
        "steunpunt": (_("Laat het steunpunt meekijken"), reverse("zorgplicht:steunpunt_toelaten", args=[dossier_id])),
        "geschil": (_("Bekijk beide wegen"), reverse("geschillen:niet_eens", args=ids))
        if refused
        else (_("Bereid een geschil voor"), reverse("geschillen:geschil_nieuw", args=ids)),
    }
    context = {
        "school": zaak.aanmelding.school,
        "voorbij": [(term, passed_sentence(term)) for term in late],
        "treden": [(step, links.get(step.sleutel)) for step in TREDEN if waits or step.sleutel != "vragen"],
        "steunpunten": steunpunten_of(dossier_id, [zaak.aanmelding]),
        "kruimels": path_to(dossier_id, (_("Wat kan ik doen?"), "")),
    }
    return TemplateResponse(request, "geschillen/ouder/ladder.html", context)


@dataclass(frozen=True, slots=True)
class Verantwoordelijk:
    """Who is responsible at one school; names are empty where the portal does not know them."""

    school: School
    bestuur: str
    verbanden: tuple[str, ...]


@for_parent
@require_safe
def verantwoordelijk(request: HttpRequest, dossier_id: UUID) -> HttpResponse:
    """Who is responsible for what: school, board, samenwerkingsverband, and whom to ask about privacy."""
    cases = family_cases(person(request), dossier_id)
    note_read(request, dossier_id, "verantwoordelijk")
    schools = School.objects.for_page().filter(pk__in=[case.school_id for case in cases]).by_name()
    context = {
        "kind": child_of(cases),
        "scholen": [_responsible(school) for school in schools],
        "steunpunten": steunpunten_of(dossier_id, cases),
        "kruimels": path_to(dossier_id, (_("Wie is verantwoordelijk?"), "")),
    }
    return TemplateResponse(request, "geschillen/ouder/verantwoordelijk.html", context)


def _responsible(school: School) -> Verantwoordelijk:
    bodies = (school.swv_po, school.swv_vo)
    return Verantwoordelijk(
        school=school,
        bestuur=str(school.bestuur) if school.bestuur else "",
        verbanden=tuple(body.organisatie.naam for body in bodies if body),
    )
