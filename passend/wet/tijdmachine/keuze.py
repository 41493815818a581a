"""Which dossiers a change of the law can touch, as a query. It may name too many, never too few.

A row matters to a case only if one of the facts that start its term is there, in the sector and richting of the row,
on a day on which the row is in force. A day of the calendar matters only to a term that ends near it, or that was
interrupted while it ran, or that is counted in working days.
"""

import re
from collections.abc import Iterable
from datetime import date, timedelta
from functools import reduce
from operator import or_
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from passend.dossiers.models import Dossier, Feit, Feitsoort, Termijn
from passend.recht import Regel
from passend.recht.feiten import RICHTINGEN
from passend.recht.schema import HULPONDERWERPEN
from passend.wet.boek import Recht
from passend.wet.tijdmachine.verschil import Verschil, difference, start_kinds

# The central period moves a day of receipt by at most a week; a month is far more than that.
_ROW_MARGIN = timedelta(days=31)
# Longer than any stretch of weekends and holidays after which a term ends.
_DAY_MARGIN = timedelta(days=14)
# Longer than any term in working days.
_WORKING_DAYS_SPAN = timedelta(days=400)
# Modules of the clock that look a row up by the day of a fact of their own, whatever the row says it starts with.
_LOOKED_UP_BY = {
    "aanvullen": (Feitsoort.AANVULLING_GEVRAAGD,),
    "niet_behandelen": (Feitsoort.AANVULLING_GEVRAAGD,),
    "centraal_aanmelden": (Feitsoort.AANMELDING_GEDAAN, Feitsoort.AANMELDING_ONTVANGEN),
    "verzuim_melden": (Feitsoort.VERZUIM,),
}
# What the module of the decision itself knows as an interruption or an extension.
_INTERRUPT = (Feitsoort.AANVULLING_GEVRAAGD, Feitsoort.BESLISTERMIJN_VERLENGD)
_ADULT_SECTORS = ("vo", "vso", "sovso")


def touched_dossiers(old: Recht, new: Recht, *, after: UUID | None = None) -> "QuerySet[Any, UUID]":
    """The ids, in order, of the dossiers of which a term may differ between the two laws; those past `after` only."""
    found = difference(old, new)
    rules = (*old.rulebook.rules, *new.rulebook.rules)
    conditions = [_row(rule, rules) for rule in found.rijen]
    conditions += _calendar(found, rules)
    if found.meerderjarig:
        conditions.append(_facts({Feitsoort.KIND_GEBOREN}) & _school(_ADULT_SECTORS, RICHTINGEN))
    near = [_ends_near(found.dagen), *_interrupted(found.dagen, rules)] if found.dagen else []
    parts = [
        rows.filter(_any(these)).order_by().values_list("dossier_id", flat=True).distinct()
        for rows, these in ((Feit.objects.filter(betreft_id__isnull=False), conditions), (Termijn.objects.all(), near))
        if these
    ]
    if after is not None:
        parts = [rows.filter(dossier_id__gt=after) for rows in parts]
    if not parts:
        return Dossier.objects.none().values_list("pk", flat=True)
    first, *rest = parts
    return first.union(*rest).order_by("dossier_id") if rest else first.order_by("dossier_id")


def all_dossiers(*, after: UUID | None = None) -> "QuerySet[Any, UUID]":
    """The ids of all dossiers, in order; those past `after` only."""
    every = Dossier.objects.order_by("pk")
    return (every if after is None else every.filter(pk__gt=after)).values_list("pk", flat=True)


def _any(conditions: Iterable[Q]) -> Q:
    return reduce(or_, conditions)


def _row(rule: Regel, rules: Iterable[Regel]) -> Q:
    """Facts that may start or change a term by this row."""
    own = {*rule.begint_bij, *rule.voorlopig_bij, *_LOOKED_UP_BY.get(rule.onderwerp, ())}
    through: set[str] = set()
    for subject in rule.geldt_voor if rule.onderwerp in HULPONDERWERPEN else (rule.onderwerp,):
        direct, waiting = start_kinds(subject, rules)
        through |= waiting
        # A row that changes another term holds by the day on which that term begins.
        own |= direct if rule.onderwerp in HULPONDERWERPEN else set()
    versions = {frozenset(other.begint_bij) for other in rules if _may_stand_in(rule, other)}
    # A fact that starts a term by one version keeps what only stands in for it from starting one by another, on
    # whatever day it lies; between versions that start alike the day decides.
    if len(versions) > 1:
        return _facts(own | through) & _school(rule.sectoren, rule.richtingen)
    days = Q(dag__gte=rule.geldt_vanaf - _ROW_MARGIN)
    if rule.geldt_tot is not None:
        days &= Q(dag__lte=rule.geldt_tot + _ROW_MARGIN)
    # Where a term starts when another has lapsed, the day that counts is not the day of the fact.
    return (_facts(own) & days | _facts(through)) & _school(rule.sectoren, rule.richtingen)


def _may_stand_in(rule: Regel, other: Regel) -> bool:
    """Whether the two rows start terms of one subject in one kind of school."""
    own_term = rule.onderwerp not in HULPONDERWERPEN
    return own_term and rule.onderwerp == other.onderwerp and not set(rule.sectoren).isdisjoint(other.sectoren)


def _facts(kinds: Iterable[str]) -> Q:
    return Q(soort__in=sorted(str(kind) for kind in kinds))


def _school(sectors: Iterable[str], richtingen: Iterable[str]) -> Q:
    """The aanmelding is at a school of one of these sectors and richtingen, or of a richting that is not known."""
    wanted = set(richtingen)
    richting = "" if wanted >= set(RICHTINGEN) else f"-({'|'.join(sorted(map(re.escape, wanted)))}|onbekend|)"
    pattern = f"^({'|'.join(map(re.escape, sectors))})({richting}(-|$)|$)"
    kind = Feit.objects.filter(
        dossier_id=OuterRef("dossier_id"),
        betreft_id=OuterRef("betreft_id"),
        soort=Feitsoort.ONDERWIJS,
        code__regex=pattern,
    )
    return Q(Exists(kind))


def _calendar(found: Verschil, rules: Iterable[Regel]) -> list[Q]:
    """Facts that start a term which is counted in working days or in school weeks."""
    conditions = []
    for rule in rules:
        subjects = rule.geldt_voor if rule.onderwerp in HULPONDERWERPEN else (rule.onderwerp,)
        for subject in subjects:
            direct, through = start_kinds(subject, rules)
            if found.dagen and rule.eenheid == "werkdagen":
                near = Q(dag__gte=found.dagen[0] - _WORKING_DAYS_SPAN, dag__lte=found.dagen[-1] + _DAY_MARGIN)
                conditions.append(_facts(direct) & near | _facts(through))
            if found.vakanties and (rule.schoolvakanties or subject == "verzuim_melden"):
                conditions.append(_facts(direct | through))
    return conditions


def _ends_near(days: Iterable[date]) -> Q:
    """Terms of which a stored day lies near one of the days: shifted onto it, away from it, or over it."""
    return _any(
        Q(**{f"{name}__range": (day - _DAY_MARGIN, day + _DAY_MARGIN)})
        for day in days
        for name in ("vervalt_op", "uiterlijk_op", "gevolg_op")
    )


def _interrupted(days: tuple[date, ...], rules: Iterable[Regel]) -> list[Q]:
    """Terms that were extended or stood still, and ran over one of the days: there a shift decides on the way too."""
    kinds = {kind for rule in rules if rule.onderwerp in HULPONDERWERPEN for kind in rule.begint_bij}
    fact = Feit.objects.filter(dossier_id=OuterRef("dossier_id"), soort__in=sorted({*kinds, *_INTERRUPT}))
    first, last = days[0] - _DAY_MARGIN, days[-1] + _DAY_MARGIN
    runs = Q(begint_op__lte=last) & (
        Q(vervalt_op__isnull=True) | Q(vervalt_op__gte=first) | Q(uiterlijk_op__gte=first)
    )
    return [runs & Q(Exists(fact))]
