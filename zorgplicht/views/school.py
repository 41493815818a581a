"""The school's tray and the page of one aanmelding."""

from dataclasses import dataclass
from uuid import UUID

from django.core.paginator import Paginator
from django.db.models import Count, Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET

from passend.dossiers.models import Feit, Feitsoort, Organisatie
from passend.dossiers.rijen import in_order
from passend.gebruikers.ingelogd import person
from passend.gebruikers.models import Gebruiker
from passend.huisstijl.onderdelen import AanZet, Kruimel, LegeStaat, TermijnBeeld
from passend.klok import vandaag
from passend.logboek.regels import note_read
from zorgplicht.access import SCHOOL_TO_DO, Handeling, allowed_acts, is_own_fact, organisations_of
from zorgplicht.beeld import (
    Kijker,
    Rijen,
    StandLabel,
    case_view,
    collect,
    stand_label,
    standing,
    term_cards,
    who_acts,
)
from zorgplicht.beeld.besluit import decision_of
from zorgplicht.beeld.gebeurtenissen import EVENTS
from zorgplicht.keten import in_force
from zorgplicht.models import CLOSED_NO, Aanmelding
from zorgplicht.views.school_daden import DADEN
from zorgplicht.views.school_keuzes import choices
from zorgplicht.views.wie import for_school
from zorgplicht.volgen import steunpunten_shown

PAGE_SIZE = 25
OPP_TERMS = {"opp", "opp_na_tijdelijk"}
TO_DO, DONE, ALL = "te-doen", "klaar", "alles"
# A no is done when its letter went out.
IS_TO_DO = Q(stand__in=SCHOOL_TO_DO) | Q(brief_moet_nog=True)
FILTERS: dict[str, tuple[str | Promise, Q]] = {
    TO_DO: (gettext_lazy("Te doen"), IS_TO_DO),
    DONE: (gettext_lazy("Klaar"), ~IS_TO_DO),
    ALL: (gettext_lazy("Alles"), Q()),
}


@dataclass(frozen=True, slots=True)
class Bakrij:
    """One line of the tray; `termijn` is the decision's, also when it was taken, or None when there is none."""

    aanmelding: Aanmelding
    kind: str
    label: StandLabel
    termijn: TermijnBeeld | None
    aan_zet: AanZet


@dataclass(frozen=True, slots=True)
class Filterlink:
    tekst: str | Promise
    url: str
    aantal: int
    actief: bool


def child_name(aanmelding: Aanmelding) -> str:
    """Return the child's name as the school may see it; after the words were destroyed: that there is none."""
    words = aanmelding.woorden
    return words.kind_naam if words else _("Naam is verwijderd")


@require_GET
@for_school
def bak(request: HttpRequest) -> HttpResponse:
    """The tray: what is due first stands on top. Every row shown is logged."""
    user = person(request)
    chosen = request.GET.get("toon", TO_DO)
    if chosen not in FILTERS:
        chosen = TO_DO
    mine = Aanmelding.objects.of_schools_of(user).with_letter_due()
    counts = mine.order_by().aggregate(**{key: Count("id", filter=q) for key, (_tekst, q) in FILTERS.items()})
    # First which, then their words: the words of a whole tray are not read to show one page of it.
    paginator = Paginator(mine.filter(FILTERS[chosen][1]).by_urgency().values_list("pk", flat=True), PAGE_SIZE)
    paginator.count = counts[chosen]
    page = paginator.get_page(request.GET.get("pagina"))
    shown = in_order(Aanmelding.objects.with_words(), page.object_list)
    for aanmelding in shown:
        note_read(request, aanmelding.dossier_id, "aanmelding_in_lijst")
    schools = organisations_of(user, Organisatie.Soort.SCHOOL)
    context = {
        "rijen": _tray_rows(shown),
        "pagina": page,
        "basis_url": f"?toon={chosen}&",
        "filters": [
            Filterlink(text, f"{reverse('zorgplicht:school')}?toon={key}", counts[key], key == chosen)
            for key, (text, _q) in FILTERS.items()
        ],
        "meer_scholen": len(schools) > 1,
        "leeg": _empty(chosen),
        "breed": True,
    }
    return render(request, "zorgplicht/school/bak.html", context)


def _tray_rows(shown: list[Aanmelding]) -> list[Bakrij]:
    today = vandaag()
    rows = collect(shown, only_terms=True)
    result = []
    for aanmelding in shown:
        terms = rows[aanmelding.id].termijnen
        cards = {card.onderwerp: card.beeld for card in term_cards(terms, today, Kijker.SCHOOL)}
        acting = who_acts(aanmelding, terms, today, Kijker.SCHOOL)
        result.append(
            Bakrij(aanmelding, child_name(aanmelding), stand_label(aanmelding), cards.get("besluit"), acting)
        )
    return result


def _empty(chosen: str) -> LegeStaat:
    if chosen == TO_DO:
        return LegeStaat(
            _("Niemand wacht op u"), _("Er zijn geen aanmeldingen waar u nu iets mee moet."), icoon="vinkje"
        )
    return LegeStaat(_("Hier staat nog niets"), _("Zodra er een aanmelding is, ziet u die hier."))


def get_aanmelding(user: Gebruiker, pk: UUID) -> Aanmelding:
    """Return an aanmelding at a school of this person with its words; raises Http404."""
    try:
        return Aanmelding.objects.of_schools_of(user).for_page().get(pk=pk)
    except Aanmelding.DoesNotExist as unknown:
        raise Http404 from unknown


def crumbs(aanmelding: Aanmelding, here: str | Promise = "") -> list[Kruimel]:
    """Return the way from the tray to this page."""
    name = child_name(aanmelding)
    steps = [Kruimel(_("Aanmeldingen"), reverse("zorgplicht:school"))]
    if not here:
        return [*steps, Kruimel(name)]
    return [*steps, Kruimel(name, reverse("zorgplicht:school_aanmelding", args=[aanmelding.id])), Kruimel(str(here))]


@require_GET
@for_school
def aanmelding(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One aanmelding: the family's words, who must act by when, and what can be recorded now."""
    user = person(request)
    item = get_aanmelding(user, pk)
    rows = collect([item])[item.id]
    zaak = case_view(item, rows, vandaag(), Kijker.SCHOOL)
    note_read(request, item.dossier_id, "aanmelding")
    known = standing(rows.feiten)
    context = {
        "zaak": zaak,
        # The steps of a bezwaar, each once it can be recorded (`geschillen.access`, a floor above).
        "bezwaar_kan": user.is_authenticated
        and item.stand in CLOSED_NO
        and Feitsoort.BEZWAAR_INGETROKKEN not in known,
        "bezwaar_gemaakt": Feitsoort.BEZWAAR_GEMAAKT in known or Feitsoort.BEZWAAR_ONTVANGEN in known,
        "bezwaar_beslist": Feitsoort.BESLISSING_OP_BEZWAAR in known,
        "naam": child_name(item),
        "kruimels": crumbs(item),
        "steunpunten": steunpunten_shown(item.dossier_id, item.school_id),
        "groepen": choices(item, rows, acts_now(item, rows)),
        "brief_url": reverse("zorgplicht:school_brief", args=[item.id]) if zaak.besluit else "",
        "te_verbeteren": [
            (EVENTS[fact.soort][0], fact, reverse("zorgplicht:school_corrigeer", args=[item.id, fact.id]))
            for fact in correctable(rows.feiten)
        ],
    }
    return render(request, "zorgplicht/school/aanmelding.html", context)


def acts_now(item: Aanmelding, rows: Rijen) -> list[Handeling]:
    """Return what can be recorded now, most likely first: what the table allows, less what the facts make idle."""
    allowed = allowed_acts(Kijker.SCHOOL, item) - _idle(rows)
    answering = Handeling.MELD_STUKKEN if Handeling.MELD_STUKKEN in allowed else Handeling.MELD_AANGEVULD
    first = answering if item.stand == Aanmelding.Stand.AANVULLING else Handeling.BEVESTIG_ONTVANGST
    order = [first, *(act for act in DADEN if act != first)]
    return [act for act in order if act in allowed]


def _idle(rows: Rijen) -> set[Handeling]:
    """Return the acts that would say what stands already, or answer what nobody asked."""
    facts, asked = standing(rows.feiten), rows.verzoek
    running = {term.onderwerp for term in rows.termijnen if term.toestand == term.Toestand.OPEN}
    invitation = facts.get(Feitsoort.AANVULLING_GEVRAAGD)
    offer, answer = facts.get(Feitsoort.AANBOD_GEDAAN), facts.get(Feitsoort.AANBOD_BEANTWOORD)
    decision = decision_of(rows.feiten)
    until = invitation.tot_dag if invitation else None
    idle = {
        Handeling.VERLENG: Feitsoort.BESLISTERMIJN_VERLENGD in facts or "besluit" not in running,
        # The family still has time to complete it.
        Handeling.BEHANDEL_NIET: until is not None and until >= vandaag(),
        Handeling.MELD_BEZORGD: asked is None or asked.verzoek.bezorgd_op is not None,
        Handeling.MELD_STUKKEN: asked is None or not asked.open,
        Handeling.BEANTWOORD_AANBOD: offer is None or (answer is not None and answer.id > offer.id),
        Handeling.MAAK_BEKEND: decision is None or decision.besluit.bekendgemaakt_op is not None,
        Handeling.MELD_ELDERS: Feitsoort.ELDERS_INGESCHREVEN in facts,
        Handeling.MELD_EXTRA: Feitsoort.EXTRA_ONDERSTEUNING in facts,
        Handeling.MAAK_DEFINITIEF: Feitsoort.TIJDELIJK_GEPLAATST not in facts
        or Feitsoort.DEFINITIEF_GEPLAATST in facts,
        Handeling.STEL_OPP_VAST: running.isdisjoint(OPP_TERMS),
    }
    return {act for act, is_idle in idle.items() if is_idle}


def correctable(facts: list[Feit]) -> list[Feit]:
    """Return the facts that the school recorded itself and that still stand, newest first."""
    return [fact for fact in reversed(in_force(facts)) if is_own_fact(fact)]
