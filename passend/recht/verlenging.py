"""The school takes more time: one extension of at most four weeks, after a notice that may name the last day.

WPO 40(6), WEC 40(7), WVO 2020 8.8(2).
"""

from dataclasses import dataclass, replace
from datetime import date, timedelta

from passend.recht.feiten import Feit, FeitSoort
from passend.recht.regelboek import Regel
from passend.recht.telling import Pauze, Telling, begun_after, count, finish
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
        for fact in case.of_kind(FeitSoort.BESLISTERMIJN_VERLENGD)
        if closed_on is None or fact.dag is None or fact.dag <= closed_on
    ]
    return (given[0] if given else None), len(given)


def finished(question: Vraag, day: date | None) -> tuple[date | None, tuple[Stap, ...]]:
    """The last day after the Termijnenwet, where the rule knows it, with the step that tells of the shift."""
    if day is None or not question.rule.termijnenwet:
        return day, ()
    return finish(day, question.case.calendar, explain=question.case.explain)


@dataclass(frozen=True, slots=True)
class Uitkomst:
    """The count with an extension. laatste_dag: after the Termijnenwet. pauze: the last one, for the state."""

    telling: Telling
    laatste_dag: date | None
    verschuiving: tuple[Stap, ...]
    stappen: list[Stap]
    opmerkingen: list[Opmerking]
    pauzes: tuple[Pauze, ...]


def extended(question: Vraag, notice: Feit, extension: Regel, pauses: tuple[Pauze, ...]) -> Uitkomst:
    """The decision term with the extension that the school gave notice of.

    A last day that the notice names counts when it lies between the six and the ten weeks. The school knew of the
    pauses that had begun when it named the day: the named day is compared with terms that those moved, and only what
    began after the notice moves it. A named day that is not moved is shown as it was named.
    """
    zero, rule, calendar = question.day_zero, question.rule, question.case.calendar
    # Of a notice without a day nobody can say what the school knew: then every pause moves the named day.
    notice_day = notice.dag or date.min
    ten = zero + timedelta(days=rule.days + extension.days)
    given = {"dag": notice.dag} if notice.dag else {}
    longest = _counted(
        question,
        ten,
        pauses,
        [Stap("verlenging", {**given, "weken": extension.lengte, "tot": ten, "artikel": extension.artikel})],
    )
    named = notice.tot_dag
    if named is None:
        return longest
    # After the last day nothing stands still: a pause after the named day plays no part in it.
    known = tuple(pause for pause in pauses if pause.van <= min(notice_day, named))
    earliest, latest = _moved(question, zero + timedelta(days=rule.days), known), _moved(question, ten, known)
    if earliest is None or named == latest:
        return longest
    if latest is not None and named > latest:
        remark = Opmerking("verlenging_langer_genoemd", {"dag": named, "tot": longest.laatste_dag or latest})
        return replace(longest, opmerkingen=[remark])
    if named <= earliest:
        six = _counted(question, zero + timedelta(days=rule.days), pauses, [])
        remark = Opmerking("verlenging_korter_genoemd", {"dag": named, "tot": six.laatste_dag or earliest})
        return replace(six, opmerkingen=[remark])
    letter = Stap("verlenging_tot_dag", {**given, "tot": named, "artikel": extension.artikel})
    moved = count(zero, named, begun_after(pauses, notice_day), calendar, awt=rule.termijnenwet, named=True)
    running = (*known, *(pause for pause, _ in moved.toegepast))
    if moved.einde == named:
        return Uitkomst(moved, named, (), [letter], [Opmerking("dag_uit_brief", {"dag": named})], running)
    day, shift = finished(question, moved.einde)
    if day is not None and longest.laatste_dag is not None and day > longest.laatste_dag:
        return longest  # a day in the days that the Termijnenwet added to the ten weeks, moved past what they allow
    return Uitkomst(moved, day, shift, [letter], [Opmerking("dag_uit_brief", {"dag": named})], running)


def _counted(question: Vraag, plain: date, pauses: tuple[Pauze, ...], steps: list[Stap]) -> Uitkomst:
    counted = count(question.day_zero, plain, pauses, question.case.calendar, awt=question.rule.termijnenwet)
    day, shift = finished(question, counted.einde)
    return Uitkomst(counted, day, shift, steps, [], tuple(pause for pause, _ in counted.toegepast))


def _moved(question: Vraag, plain: date, pauses: tuple[Pauze, ...]) -> date | None:
    return _counted(question, plain, pauses, []).laatste_dag
