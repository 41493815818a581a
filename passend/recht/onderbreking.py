"""What makes a term longer: an extension by notice, and suspensions, each a row of its own in the rule files."""

from dataclasses import dataclass, replace
from datetime import date

from passend.recht.duur import Duur, end_after
from passend.recht.feiten import Feit
from passend.recht.regelboek import Regel
from passend.recht.telling import ONE_DAY, Pauze, begun_after, count, finish, pause_steps
from passend.recht.termijnen import Stap, Waarde
from passend.recht.zaak import Begin, Zaak


@dataclass(frozen=True, slots=True)
class Stilstand:
    """The stretches in which a term stands still, the articles that say so, and the facts that began them."""

    pauzes: tuple[Pauze, ...]
    artikel: str
    feiten: tuple[Feit, ...]


_NEVER = Stilstand((), "", ())


@dataclass(frozen=True, slots=True)
class Einde:
    """The last day of a term, None while it stands still; the steps that led to it; the pauses that moved it."""

    dag: date | None
    stappen: tuple[Stap, ...]
    pauzes: tuple[Pauze, ...]


def notices(case: Zaak, rule: Regel, richting: str, begin: Begin, closed_on: date | None) -> list[tuple[Regel, Feit]]:
    """The rows that extend this term, each with its first notice from before the term was closed."""
    found = []
    for row in case.rulebook.helpers("verlenging", rule.onderwerp, case.situation.sector, richting):
        notice = next(
            (
                fact
                for fact in case.of_kind(*row.begint_bij)
                if closed_on is None or fact.dag is None or fact.dag <= closed_on
            ),
            None,
        )
        if notice is not None and row.holds_on(begin.dag):
            found.append((row, notice))
    return found


def longer(case: Zaak, rule: Regel, row: Regel, notice: Feit, begin: Begin, zero: date, length: Duur) -> Duur:
    """The length with an extension of so many weeks (or days).

    Counted from the anchoring fact: the two lengths together from day zero, the Termijnenwet once at the end.
    """
    assert length.einde is not None
    if row.eenheid == rule.eenheid:
        day = end_after(rule, rule.lengte + row.lengte, zero, begin.dag, case.calendar)
    else:
        day = end_after(row, row.lengte, length.einde, length.einde, case.calendar)
    details = _day(notice) | {"eenheid": row.eenheid, "lengte": row.lengte, "tot": day, "artikel": row.artikel}
    return replace(length, einde=day, stappen=(*length.stappen, Stap("verlengd", details)))


def suspensions(case: Zaak, subject: str, richting: str, closed_on: date | None) -> Stilstand:
    """What suspends the term of that subject, as far as it began before the term was closed."""
    if case.has_none_of(case.rulebook.suspending):
        return _NEVER
    pauses: list[Pauze] = []
    articles: list[str] = []
    facts: list[Feit] = []
    for row in case.rulebook.helpers("stilstand", subject, case.situation.sector, richting):
        for fact in case.of_kind(*row.begint_bij):
            if fact.dag is None or not row.holds_on(fact.dag) or (closed_on is not None and fact.dag > closed_on):
                continue
            pause = _pause(case, row, fact, fact.dag, closed_on)
            pauses.append(pause)
            articles.append(row.artikel)
            # The day it ended moves the term as much as the day it began: both make it certain or not.
            facts += [fact, *(end for end in case.of_kind(*row.sluit_met) if end.dag and end.dag == pause.tot)]
    if not facts:
        return _NEVER
    return Stilstand(tuple(pauses), "; ".join(dict.fromkeys(articles)), tuple(facts))


def ended(case: Zaak, rule: Regel, zero: date, plain: date, stretches: Stilstand, *, named: bool = False) -> Einde:
    """The last day with the suspensions that began while the term ran, and the Termijnenwet once at the end.

    named: the day stands in a letter; it is moved to a working day only when a suspension moved it.
    """
    counted = count(zero, plain, stretches.pauzes, case.calendar, awt=rule.termijnenwet, named=named)
    pauses = tuple(pause for pause, _ in counted.toegepast)
    steps = pause_steps(counted.toegepast, stretches.artikel, "stilstand") if case.explain else []
    day = counted.einde
    if day is None or not rule.termijnenwet or (named and day == plain):
        return Einde(day, tuple(steps), pauses)
    day, shift = finish(day, case.calendar, explain=case.explain)
    return Einde(day, (*steps, *shift), pauses)


def by_letter(
    case: Zaak, rule: Regel, row: Regel, notice: Feit, begin: Begin, zero: date, end: Einde, stretches: Stilstand
) -> Einde:
    """The later of the end so far and the day that a notice names (Awb 4:14(3), 7:10(4)).

    Whoever named the day knew of the suspensions that had begun: only what began after the notice moves it.
    """
    if notice.tot_dag is None or end.dag is None:
        return end
    notice_day = notice.dag or begin.dag
    later = replace(stretches, pauzes=begun_after(stretches.pauzes, notice_day))
    named = ended(case, rule, zero, notice.tot_dag, later, named=True)
    if named.dag is not None and named.dag <= end.dag:
        return end
    step = Stap("verlengd_tot", _day(notice) | {"tot": notice.tot_dag, "artikel": row.artikel})
    return Einde(named.dag, (*end.stappen, step, *named.stappen), (*end.pauzes, *named.pauzes))


def _day(notice: Feit) -> dict[str, Waarde]:
    return {"dag": notice.dag} if notice.dag else {}


def _pause(case: Zaak, row: Regel, fact: Feit, day: date, closed_on: date | None) -> Pauze:
    """From the fact (or the day after it) until what ends it, the day that its letter named, or the closing day."""
    later = [end.dag for end in case.of_kind(*row.sluit_met) if end.dag is not None and end is not fact]
    ends = [end for end in later if end >= day]
    if fact.tot_dag is not None:
        ends.append(fact.tot_dag + ONE_DAY)
    if closed_on is not None:
        ends.append(closed_on)
    start = day + ONE_DAY if row.eerste_dag == "dag_erna" else day
    return Pauze(start, min(ends, default=None))
