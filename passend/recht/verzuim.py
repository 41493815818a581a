"""Unauthorised absence: 16 hours in 4 consecutive school weeks, then a report at once (Leerplichtwet 21, 21a).

A week is a school week when at least one of its days from Monday to Friday is no school holiday, or when a lesson was
missed in it; holidays between two school weeks do not break the row of four. After a report's 16 hours a
new count begins (Inspectie).
"""

from dataclasses import replace
from datetime import date, timedelta

from passend.recht.duur import counted, working_days
from passend.recht.feiten import VAKANTIEREGIOS, Feit, FeitSoort, Zekerheid, of_kind
from passend.recht.kalender import Kalender
from passend.recht.regelboek import Regel
from passend.recht.samenvoegen import merge_worlds
from passend.recht.termijnen import Opmerking, Stap, Termijn
from passend.recht.zaak import Begin, Zaak, closing_fact, make_term


def absence_terms(case: Zaak) -> tuple[Termijn, ...]:
    """The school's term to report, one reading per vakantieregio that gives another day; empty below 16 hours."""
    if not of_kind(case.facts, FeitSoort.VERZUIM):
        return ()
    regios = (case.situation.vakantieregio,) if case.situation.vakantieregio else VAKANTIEREGIOS
    outcomes = [((regio,), _for_region(case, regio)) for regio in regios]
    terms = merge_worlds(outcomes, case.reference_date)
    if len(terms) < 2 and all(not term.lezing for term in terms):
        return terms
    unknown = Opmerking("vakantieregio_onbekend")
    return tuple(replace(term, opmerkingen=(*term.opmerkingen, unknown)) if case.explain else term for term in terms)


def reached(case: Zaak, regio: str) -> list[tuple[Feit, date, Regel]]:
    """The absences on which the hours of the rule within its number of school weeks were full, oldest first.

    Each with its day and the rule in force then. The `code` of each fact is a number of hours; a fact whose code is no
    whole number counts for nothing.
    """
    known = [
        (fact, fact.dag, int(fact.code))
        for fact in case.of_kind(FeitSoort.VERZUIM)
        if fact.dag is not None and fact.code.isdecimal()
    ]
    weeks = _SchoolWeeks(case.calendar, regio, {_monday(day) for _, day, _ in known})
    full: list[tuple[Feit, date, Regel]] = []
    running: list[tuple[int, int]] = []
    for fact, day, hours in known:
        week = weeks.number(day)
        running.append((week, hours))
        rule = case.rule("verzuim_melden", case.situation.richtingen[0], day)
        if rule is None:
            continue
        running = [(number, missed) for number, missed in running if number > week - rule.drempel_weken]
        if sum(missed for _, missed in running) >= rule.drempel_uren:
            full.append((fact, day, rule))
            running = []
    return full


def _for_region(case: Zaak, regio: str) -> tuple[Termijn, ...]:
    moments = reached(case, regio)
    if not moments:
        return ()
    # The first that was not reported yet; when all were, the last.
    reported = [fact.dag for fact in case.of_kind(FeitSoort.VERZUIM_GEMELD) if fact.dag is not None]
    unreported = [moment for moment in moments if not any(day >= moment[1] for day in reported)]
    fact, day, rule = unreported[0] if unreported else moments[-1]
    return (_term(case, rule, fact, day, regio),)


def _term(case: Zaak, rule: Regel, fact: Feit, day: date, regio: str) -> Termijn:
    last = working_days(rule.day_zero(day), rule.lengte, case.calendar)
    later = [one for one in case.facts if one.dag is None or one.dag >= day]
    steps = (
        Stap(
            "verzuim_vol",
            {"dag": day, "uren": rule.drempel_uren, "weken": rule.drempel_weken, "artikel": rule.artikel},
        ),
        counted("tel", rule, day, last),
        Stap("uitkomst", {"dag": last}),
    )
    known = case.calendar.vacations_known(day - timedelta(weeks=rule.drempel_weken), day, regio)
    remarks = () if known else (Opmerking("vakanties_niet_bekend"),)
    return make_term(
        case,
        rule,
        Begin(fact, day, Zekerheid(fact.zekerheid)),
        vervalt_op=last,
        uiterlijk_op=last if rule.te_laat else None,
        closed=closing_fact(later, rule.sluit_met, rule.vervalt_door),
        steps=steps if case.explain else (),
        remarks=remarks if case.explain else (),
    )


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())


class _SchoolWeeks:
    """Numbers the school weeks of a region; a holiday week has the number of the school week before it.

    A week in which a lesson was missed is a school week, whatever the calendar says.
    """

    def __init__(self, calendar: Kalender, regio: str, with_lessons: set[date]) -> None:
        self._calendar = calendar
        self._regio = regio
        self._with_lessons = with_lessons
        self._first: date | None = None
        self._numbers: list[int] = []

    def number(self, day: date) -> int:
        """The number of the week of `day`; ask in the order of the days."""
        monday = _monday(day)
        if self._first is None:
            self._first = monday
        while len(self._numbers) <= (monday - self._first).days // 7:
            week = self._first + timedelta(weeks=len(self._numbers))
            before = self._numbers[-1] if self._numbers else 0
            self._numbers.append(before + self._is_school_week(week))
        return self._numbers[(monday - self._first).days // 7]

    def _is_school_week(self, monday: date) -> bool:
        return monday in self._with_lessons or not self._calendar.is_vacation_week(monday, self._regio)
