"""What the pages show of a bezwaar and a dispute: values made from facts and terms that were read already."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from passend.dossiers.models import Feit, Feitsoort, Termijn
from passend.huisstijl.onderdelen import Stap
from passend.huisstijl.templatetags.huisstijl_tags import datum
from passend.wet.uitleg import Uitleg, explain
from zorgplicht.beeld import Kijker, Termijnkaart, term_cards
from zorgplicht.beeld.onenigheid import OUTCOMES

BEZWAAR_SUBJECTS = ("bezwaar_toelating", "bob_toelating")
GPO_SUBJECTS = ("gpo_indienen", "gpo_verweer", "gpo_dictum", "gpo_oordeel", "gpo_reactie")


@dataclass(frozen=True, slots=True)
class Deur:
    """One way to disagree. `kaart` is None when no last day can be computed; `telt_vanaf`: the day it counts from.

    `gedaan_op`: the family went through it already. `voorbij`: the last day has passed in every reading. `onzeker`: no
    text that was read says whether this way is open against this decision.
    """

    kaart: Termijnkaart | None
    uitleg: Uitleg | None
    telt_vanaf: date | None
    voorlopig: bool
    voorbij: bool
    gedaan_op: date | None
    onzeker: bool = False


def cards_by_subject(terms: Sequence[Termijn], today: date, kijker: Kijker) -> dict[str, Termijnkaart]:
    return {card.onderwerp: card for card in term_cards(terms, today, kijker)}


def door(
    subject: str, terms: Sequence[Termijn], facts: Mapping[str, Feit], done: Feitsoort, today: date, kijker: Kijker
) -> Deur:
    """Return a door with its last day as this reader sees it."""
    card = cards_by_subject(terms, today, kijker).get(subject)
    rows = [row for row in terms if row.onderwerp == subject and row.toestand == Termijn.Toestand.OPEN]
    passed = bool(rows) and all((row.uiterlijk_op or row.vervalt_op or today) < today for row in rows)
    made = facts.get(done)
    # The law names bezwaar against a refusal; that a decision not to treat counts as one, was nowhere read.
    unsure = subject == "bezwaar_toelating" and card is None and Feitsoort.NIET_IN_BEHANDELING in facts
    return Deur(
        kaart=card,
        uitleg=explain(card.rij) if card else None,
        telt_vanaf=card.rij.begint_op if card else None,
        voorlopig=bool(card and card.beeld.voorlopig),
        voorbij=passed,
        gedaan_op=made.dag if made else None,
        onzeker=unsure,
    )


@dataclass(frozen=True, slots=True)
class Fase:
    """One stage at the commission: the words, and the fact that ends it."""

    titel: str | Promise
    soort: str


STAGES = (
    Fase(gettext_lazy("Ingediend bij de commissie"), Feitsoort.GPO_INGEDIEND),
    Fase(gettext_lazy("Antwoord van het schoolbestuur (verweer)"), Feitsoort.GPO_VERWEER_INGEDIEND),
    Fase(gettext_lazy("Zitting"), Feitsoort.GPO_ZITTING),
    Fase(gettext_lazy("Oordeel van de commissie"), Feitsoort.GPO_OORDEEL),
    Fase(gettext_lazy("Reactie van het schoolbestuur"), Feitsoort.GPO_REACTIE_BESTUUR),
)
# Only where the commission said that there is haste; it stands before the verdict with its reasons.
DICTUM = Fase(gettext_lazy("Uitkomst van de commissie, nog zonder uitleg"), Feitsoort.GPO_DICTUM)
BEZWAAR_STAGES = (
    Fase(gettext_lazy("Het bezwaar is binnen"), Feitsoort.BEZWAAR_ONTVANGEN),
    Fase(gettext_lazy("Gesprek met de ouders"), Feitsoort.BEZWAAR_GEHOORD),
    Fase(gettext_lazy("Beslissing op het bezwaar"), Feitsoort.BESLISSING_OP_BEZWAAR),
    Fase(gettext_lazy("De brief is verstuurd of gegeven"), Feitsoort.BESLISSING_BEKENDGEMAAKT),
)


class Dated(Protocol):
    """A fact of a dossier, or of the file of a board."""

    code: str

    @property
    def dag(self) -> date | None: ...


def stages(facts: Mapping[str, Dated], today: date) -> list[Stap]:
    """Return how far a case is, from the facts that stand, by kind."""
    haste = {Feitsoort.GPO_SPOED, Feitsoort.GPO_DICTUM} & set(facts)
    course = (*STAGES[:3], DICTUM, *STAGES[3:]) if haste else STAGES
    # Who was asked for a defence has a case, also where nobody recorded the day of filing.
    begun = 1 if Feitsoort.GPO_VERWEER_GEVRAAGD in facts else 0
    return _steps(course, facts, today, begun, ended=Feitsoort.GPO_BEEINDIGD in facts)


def bezwaar_stages(facts: Mapping[str, Dated], today: date) -> list[Stap]:
    """Return how far a bezwaar is at the board; empty when there is none."""
    if Feitsoort.BEZWAAR_ONTVANGEN not in facts:
        return []
    return _steps(BEZWAAR_STAGES, facts, today, 0, ended=Feitsoort.BEZWAAR_INGETROKKEN in facts)


def _steps(course: Sequence[Fase], facts: Mapping[str, Dated], today: date, begun: int, *, ended: bool) -> list[Stap]:
    steps: list[Stap] = []
    current = False
    last_done = max((n for n, stage in enumerate(course) if _is_past(stage, facts, today)), default=-1)
    last_done = max(last_done, begun)
    for number, stage in enumerate(course):
        fact = facts.get(stage.soort)
        lines = [datum(fact.dag)] if fact and fact.dag else []
        if fact and fact.code in OUTCOMES:
            lines.append(str(OUTCOMES[fact.code]))
        if _is_past(stage, facts, today):
            steps.append(Stap(str(stage.titel), "klaar", lines))
        elif number < last_done:
            steps.append(Stap(str(stage.titel), "klaar", [_("Geen dag vastgelegd")]))
        elif ended:
            steps.append(Stap(str(stage.titel), "vervallen"))
        else:
            steps.append(Stap(str(stage.titel), "komt" if current else "bezig", lines))
            current = True
    return steps


def _is_past(stage: Fase, facts: Mapping[str, Dated], today: date) -> bool:
    fact = facts.get(stage.soort)
    return fact is not None and fact.dag is not None and fact.dag <= today
