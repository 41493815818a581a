"""The clock: from the facts of one aanmelding to its terms."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from passend.recht.aanvulling import completion_terms
from passend.recht.besluit import decision_terms
from passend.recht.feiten import Feit, Situatie, effective_facts
from passend.recht.kalender import Kalender
from passend.recht.leeftijd import early_registration, unknown_birth
from passend.recht.plaatsing import placement_terms
from passend.recht.regelboek import Regelboek
from passend.recht.termijnen import Termijn
from passend.recht.zaak import Zaak


def compute_terms(
    situation: Situatie,
    facts: Iterable[Feit],
    rulebook: Regelboek,
    calendar: Kalender,
    reference_date: date,
) -> tuple[Termijn, ...]:
    """All terms of one aanmelding on `reference_date`.

    facts: of ONE aanmelding, in any order, repeats allowed, corrections included. The answer holds only dates and
    keys; the same input always gives the same answer. Order: the decision (per reading, earliest first), temporary
    placement, completing, not treating. Empty when nothing started, or when no rule was in force on the day it did;
    a single void term when the child was too young (WPO 40(2), WEC 40(3)).
    """
    case = Zaak(situation, effective_facts(facts), rulebook, calendar, reference_date)
    too_early = early_registration(case)
    if too_early is not None:
        return (too_early,)
    remark = unknown_birth(case)
    decisions = decision_terms(case)
    if remark is not None:
        decisions = tuple(replace(term, opmerkingen=(*term.opmerkingen, remark)) for term in decisions)
    return (*decisions, *placement_terms(case), *completion_terms(case))
