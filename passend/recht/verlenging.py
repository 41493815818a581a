"""The school takes more time: one extension of at most four weeks, after a notice that may name the last day.

WPO 40(6), WEC 40(7), WVO 2020 8.8(2).
"""

from dataclasses import dataclass
from datetime import date, timedelta

from passend.recht.feiten import Feit, FeitSoort, of_kind
from passend.recht.regelboek import Regel
from passend.recht.telling import Pauze, Telling, count, finish
from passend.recht.termijnen import Opmerking, Stap
from passend.recht.zaak import Begin, Zaak


@dataclass(frozen=True, slots=True)
class Vraag:
    """Everything that is the same in all readings of one decision term."""

    case: Zaak
    begin: Begin
    rule: Regel
    extension: Regel | None
    notice: Feit | None
    closed_on: date | None

    @property
    def day_zero(self) -> date:
        return self.rule.day_zero(self.begin.dag)


def notices(case: Zaak, closed_on: date | None) -> tuple[Feit | None, int]:
    """The first notice of extension and how many there are; a notice after the decision changes nothing."""
    given = [
        fact
        for fact in of_kind(case.facts, FeitSoort.BESLISTERMIJN_VERLENGD)
        if closed_on is None or fact.dag is None or fact.dag <= closed_on
    ]
    return (given[0] if given else None), len(given)


def finished(question: Vraag, day: date | None) -> tuple[date | None, tuple[Stap, ...]]:
    """The last day after the Termijnenwet, where the rule knows it, with the step that tells of the shift."""
    if day is None or not question.rule.termijnenwet:
        return day, ()
    return finish(day, question.case.calendar)


def extended(
    question: Vraag, notice: Feit, extension: Regel, pauses: tuple[Pauze, ...], six_weeks: date | None
) -> tuple[Telling, date | None, tuple[Stap, ...], list[Stap], list[Opmerking]]:
    """The count, last day, shift, steps and remarks with the extension that the school gave notice of."""
    zero, rule, calendar = question.day_zero, question.rule, question.case.calendar
    plain = zero + timedelta(days=rule.days + extension.days)
    counted = count(zero, plain, pauses, calendar, awt=rule.termijnenwet)
    longest, shift = finished(question, counted.einde)
    given = {"dag": notice.dag} if notice.dag else {}
    step = Stap("verlenging", {**given, "weken": extension.lengte, "tot": plain, "artikel": extension.artikel})
    named = notice.tot_dag
    if named is None or longest is None or six_weeks is None or named == longest:
        return counted, longest, shift, [step], []
    if named > longest:
        return (
            counted,
            longest,
            shift,
            [step],
            [Opmerking("verlenging_langer_genoemd", {"dag": named, "tot": longest})],
        )
    if named <= six_weeks:
        six = count(zero, zero + timedelta(days=rule.days), pauses, calendar, awt=rule.termijnenwet)
        shorter = Opmerking("verlenging_korter_genoemd", {"dag": named, "tot": six_weeks})
        return six, six_weeks, finished(question, six.einde)[1], [], [shorter]
    # The school knew of the earlier pauses when it named the day; only what came after the notice moves it.
    notice_day = notice.dag or question.begin.dag
    later = tuple(pause for pause in pauses if pause.van > notice_day)
    moved = count(zero, named, later, calendar, awt=False)
    if moved.einde is None or moved.einde >= longest:
        return counted, longest, shift, [step], []
    letter = Stap("verlenging_tot_dag", {**given, "tot": named, "artikel": extension.artikel})
    return moved, moved.einde, (), [letter], [Opmerking("dag_uit_brief", {"dag": named})]
