"""The clock: from the facts of one aanmelding to its terms."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from passend.recht.aanvulling import completion_terms
from passend.recht.besluit import decision_terms
from passend.recht.feiten import Feit, Situatie, effective_facts
from passend.recht.kalender import Kalender
from passend.recht.keten import chain_terms
from passend.recht.leeftijd import early_registration, unknown_birth
from passend.recht.plaatsing import placement_terms
from passend.recht.regelboek import Regelboek
from passend.recht.samenvoegen import merge_worlds
from passend.recht.termijnen import Opmerking, Termijn
from passend.recht.verzuim import absence_terms
from passend.recht.werelden import FROM_PERIOD_END, FROM_RECEIPT, worlds
from passend.recht.zaak import Zaak
from passend.recht.zoekplicht import exceptions


def compute_terms(
    situation: Situatie,
    facts: Iterable[Feit],
    rulebook: Regelboek,
    calendar: Kalender,
    reference_date: date,
    *,
    explain: bool = True,
) -> tuple[Termijn, ...]:
    """All terms of one aanmelding on `reference_date`.

    facts: of ONE aanmelding, in any order, repeats allowed, corrections included. The answer holds only dates and
    keys; the same input always gives the same answer. Order: the decision (per reading, earliest first), temporary
    placement, completing, not treating, then the subjects of `keten` and absence. Without `explain` steps and remarks
    stay empty. Empty when nothing started, or when no rule was in force on the day it did; when the child was too
    young (WPO 40(2), WEC 40(3)) a void term stands for all terms of the aanmelding itself.

    Days that are disputed, and an aanmelding in the central period for the first year of VO, give one reading per day.
    """
    standing = effective_facts(facts)
    outcomes = [
        (codes, _terms(Zaak(situation, known, rulebook, calendar, reference_date, explain)))
        for codes, known in worlds(situation, standing, rulebook)
    ]
    merged = merge_worlds(outcomes, reference_date)
    return tuple(_with_world_remarks(term) for term in merged) if explain and len(outcomes) > 1 else merged


def _terms(case: Zaak) -> tuple[Termijn, ...]:
    """The terms in one world."""
    return (*_registration(case), *chain_terms(case), *absence_terms(case))


def _registration(case: Zaak) -> tuple[Termijn, ...]:
    """The terms of the aanmelding itself: deciding, temporary placement, completing."""
    too_early = early_registration(case)
    if too_early is not None:
        return (too_early,)
    decisions = decision_terms(case)
    remarks = (*exceptions(case), *filter(None, (unknown_birth(case),))) if case.explain and decisions else ()
    if remarks:
        decisions = tuple(replace(term, opmerkingen=(*term.opmerkingen, *remarks)) for term in decisions)
    return (*decisions, *placement_terms(case), *completion_terms(case))


def _with_world_remarks(term: Termijn) -> Termijn:
    """Say why a term has readings: days that are disputed, or the central period."""
    parts = term.lezing.split("+")
    remarks = []
    if any(part.startswith("dag_") for part in parts):
        remarks.append(Opmerking("dag_betwist"))
    if FROM_RECEIPT in parts or FROM_PERIOD_END in parts:
        remarks.append(Opmerking("aanmeldperiode_lezingen"))
    return replace(term, opmerkingen=(*term.opmerkingen, *remarks)) if remarks else term
