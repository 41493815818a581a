"""One aanmelding with everything that a case page shows of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from passend.dossiers.models import Feitsoort, Termijn
from passend.huisstijl.onderdelen import AanZet, Gebeurtenis, Melding, Stap
from passend.wet.uitleg import explain
from zorgplicht.access import BY_FAMILY
from zorgplicht.beeld.besluit import Besluitbeeld, decision_of
from zorgplicht.beeld.bezorgd import delivery_notices
from zorgplicht.beeld.bronnen import Rijen, open_offer, standing
from zorgplicht.beeld.gebeurtenissen import EVENTS, timeline
from zorgplicht.beeld.kijker import Kijker
from zorgplicht.beeld.onenigheid import BY_EITHER, BY_THE_FAMILY
from zorgplicht.beeld.stand import StandLabel, stand_label
from zorgplicht.beeld.termijnen import Termijnkaart, term_cards
from zorgplicht.beeld.voortgang import process_steps, who_acts
from zorgplicht.models import Aanmelding, AanmeldingTekst
from zorgplicht.stukken import Verzoekbeeld, is_answered


@dataclass(frozen=True, slots=True)
class Voorwaarden:
    """A possible temporary placement: what it means, from which day at the earliest, and under which conditions."""

    tekst: str
    vanaf: date | None
    punten: Sequence[str]


@dataclass(frozen=True, slots=True)
class Toelichtingsbeeld:
    """Words that a school wrote, with what they belong to and the day of that."""

    titel: str
    dag: date | None
    tekst: str


@dataclass(frozen=True, slots=True)
class Zaakbeeld:
    """One aanmelding for a case page. `tekst` is None when the words were destroyed or are not for this reader."""

    aanmelding: Aanmelding
    school: str
    label: StandLabel
    tekst: AanmeldingTekst | None
    geboren_op: date | None
    gewenst_per: date | None
    aan_zet: AanZet
    stappen: Sequence[Stap]
    termijnen: Sequence[Termijnkaart]
    tijdlijn: Sequence[Gebeurtenis]
    toelichtingen: Sequence[Toelichtingsbeeld]
    tijdelijk: Voorwaarden | None
    bezorgd: Sequence[Melding]
    besluit: Besluitbeeld | None
    verzoek: Verzoekbeeld | None
    open_aanbod: bool = False


def case_view(aanmelding: Aanmelding, rows: Rijen, today: date, kijker: Kijker) -> Zaakbeeld:
    """Put the page's values together. `aanmelding` comes from `with_words()`, `rows` from `collect`; no query."""
    # A wish that the family took back no longer stands.
    days = {kind: fact.dag for kind, fact in standing(rows.feiten).items()}
    return Zaakbeeld(
        aanmelding=aanmelding,
        school=aanmelding.school.organisatie.naam,
        label=stand_label(aanmelding),
        tekst=aanmelding.woorden,
        geboren_op=days.get(Feitsoort.KIND_GEBOREN),
        gewenst_per=days.get(Feitsoort.TOELATING_GEWENST_PER),
        aan_zet=who_acts(aanmelding, rows.termijnen, today, kijker, beantwoord=is_answered(rows.verzoek)),
        stappen=process_steps(aanmelding, rows.feiten, rows.termijnen, today, kijker),
        termijnen=term_cards(rows.termijnen, today, kijker),
        tijdlijn=timeline(
            rows.feiten, rows.toelichtingen, rows.datumwijzigingen, rows.stukken, rows.links, kijker=kijker
        ),
        toelichtingen=_explanations(rows),
        tijdelijk=_temporary(rows.termijnen),
        bezorgd=delivery_notices(aanmelding, rows.feiten, today, kijker),
        besluit=decision_of(rows.feiten),
        verzoek=rows.verzoek,
        open_aanbod=open_offer(rows) is not None,
    )


def _explanations(rows: Rijen) -> list[Toelichtingsbeeld]:
    """Return the words that still count: those of a fact that was given another day go with the new one."""
    facts = {fact.id: fact for fact in rows.feiten}
    successor = {fact.vervangt_id: fact for fact in rows.feiten if fact.vervangt_id}
    found = []
    for item in rows.toelichtingen:
        fact = facts.get(item.feit_id)
        while fact and fact.id in successor:
            fact = successor[fact.id]
        # What the family answered or kept as proof stands in the timeline; here stands what the school wrote.
        by_family = fact and (fact.code.endswith(BY_FAMILY) or fact.soort == Feitsoort.AANMELDING_ONTVANGEN)
        # Of a bezwaar either side may have written them; they stand in the timeline too.
        if fact and fact.soort in EVENTS and not by_family and fact.soort not in BY_THE_FAMILY | BY_EITHER:
            found.append(Toelichtingsbeeld(str(EVENTS[fact.soort][0]), fact.dag, item.tekst))
    return found


def _temporary(terms: Sequence[Termijn]) -> Voorwaarden | None:
    """Return the conditions while a temporary placement is still possible."""
    for term in terms:
        if term.onderwerp == "tijdelijke_plaatsing" and term.toestand == Termijn.Toestand.OPEN:
            explained = explain(term)
            return Voorwaarden(explained.gevolg, term.gevolg_op, explained.voorwaarden)
    return None
