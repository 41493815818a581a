"""The case as the clock sees it: the standing facts with everything a computation needs."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from datetime import date

from passend.recht.feiten import Feit, FeitSoort, Situatie, Zekerheid, anchor, in_time
from passend.recht.kalender import Kalender
from passend.recht.regelboek import Regel, Regelboek
from passend.recht.termijnen import Opmerking, Staat, Stap, Termijn, state_from_dates

#: The code of a request or receipt that a reading moves to the last day of the central period for the first year of
#: VO; its `tot_dag` keeps the real day.
MOVED = "einde_aanmeldperiode"


@dataclass(frozen=True, slots=True)
class Zaak:
    """One aanmelding: situation, standing facts (corrections applied, oldest first), law and reference date.

    explain: whether terms get steps and remarks; the dates and states are the same without, in half the time.
    """

    situation: Situatie
    facts: Sequence[Feit]
    rulebook: Regelboek
    calendar: Kalender
    reference_date: date
    explain: bool = True
    _by_kind: dict[str, list[Feit]] = field(default_factory=dict, init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        for fact in self.facts:
            self._by_kind.setdefault(fact.soort, []).append(fact)

    def of_kind(self, *kinds: str) -> Sequence[Feit]:
        """The standing facts of those kinds, oldest first."""
        if len(kinds) == 1:
            return self._by_kind.get(kinds[0], ())
        found: list[Feit] = []
        for kind in kinds:
            found += self._by_kind.get(kind, ())
        return sorted(found, key=in_time) if len(found) > 1 else found

    def has_none_of(self, kinds: frozenset[str]) -> bool:
        """Whether no standing fact is of one of those kinds."""
        return kinds.isdisjoint(self._by_kind)

    def anchor(self, kinds: Collection[str]) -> Feit | None:
        """The fact of those kinds whose day starts a term; see `feiten.anchor`."""
        found: list[Feit] = []
        for kind in kinds:
            found += self._by_kind.get(kind, ())
        return anchor(found, kinds) if len(found) > 1 else (found[0] if found and found[0].dag is not None else None)

    def rule(self, subject: str, richting: str, day: date) -> Regel | None:
        """The rule for this subject and sector in force on `day`."""
        return self.rulebook.find(subject, self.situation.sector, richting, day)

    def day_of(self, kind: FeitSoort) -> date | None:
        """The day of the leading fact of that kind, None when there is none or its day is unknown."""
        fact = self.anchor((kind,))
        return fact.dag if fact else None


@dataclass(frozen=True, slots=True)
class Begin:
    """The fact that starts a term, its day, and how certain that day is for this term."""

    feit: Feit
    dag: date
    zekerheid: Zekerheid


def starting_point(case: Zaak, subject: str, richting: str) -> tuple[Begin, Regel] | None:
    """The starting fact and the rule that holds on its day; None without such a fact or rule.

    Which fact starts a term is itself in the rule, and the rule is chosen by that fact's day: each version that
    holds on its own starting fact's day is a candidate, proven starting facts before provisional ones.
    """
    versions = case.rulebook.of_subject(subject, case.situation.sector, richting)
    first_choice = _earliest([(case.anchor(rule.begint_bij), rule) for rule in versions])
    if first_choice is not None:
        fact, day, rule = first_choice
        return Begin(fact, day, Zekerheid(fact.zekerheid)), rule
    if any(start.dag is not None for rule in versions for start in case.of_kind(*rule.begint_bij)):
        return None  # the day that counts is known, and no rule was in force on it
    second_choice = _earliest([(case.anchor(rule.voorlopig_bij), rule) for rule in versions])
    if second_choice is None:
        return None
    fact, day, rule = second_choice
    # Whatever the fact's own certainty: it is not the fact the law counts from.
    weaker = Zekerheid.BETWIST if fact.zekerheid == Zekerheid.BETWIST else Zekerheid.VOORLOPIG
    return Begin(fact, day, weaker), rule


def _earliest(candidates: Sequence[tuple[Feit | None, Regel]]) -> tuple[Feit, date, Regel] | None:
    """The candidate whose fact happened first, of those whose rule is in force on the day of the fact."""
    best: tuple[Feit, date, Regel] | None = None
    for fact, rule in candidates:
        if fact is None or fact.dag is None or not rule.holds_on(fact.dag):
            continue
        if best is None or in_time(fact) < in_time(best[0]):
            best = (fact, fact.dag, rule)
    return best


def closing_fact(facts: Sequence[Feit], met_by: Sequence[str], void_by: Sequence[str]) -> tuple[Feit, bool] | None:
    """The first of the standing `facts` that ends a term, and whether it met it (True) or made it void (False).

    On one day what meets the term goes before what makes it void. A fact without a day counts last.
    """
    ends = [fact for fact in facts if fact.soort in met_by or fact.soort in void_by]
    if len(ends) < 2:
        return (ends[0], ends[0].soort in met_by) if ends else None
    first = min(ends, key=lambda fact: (fact.dag or date.max, fact.soort not in met_by, fact.volgnummer, str(fact.id)))
    return first, first.soort in met_by


def first_step(begin: Begin) -> Stap:
    """The step that names the fact a term starts with, with how certain the day of THAT fact is.

    A proven day of sending stays proven, also where it only stands in for a receipt that is not known.
    """
    fact = begin.feit
    if fact.code == MOVED and fact.tot_dag is not None:
        return Stap("einde_aanmeldperiode", {"dag": begin.dag, "ontvangen": fact.tot_dag})
    return Stap("feit", {"feit": begin.feit.soort, "dag": begin.dag, "zekerheid": str(begin.feit.zekerheid)})


def make_term(
    case: Zaak,
    rule: Regel,
    begin: Begin,
    *,
    vervalt_op: date | None,
    uiterlijk_op: date | None,
    closed: tuple[Feit, bool] | None = None,
    lezing: str = "",
    gevolg_op: date | None = None,
    pause: tuple[date, date | None] | None = None,
    zekerheid: Zekerheid | None = None,
    artikel: str = "",
    steps: Sequence[Stap] = (),
    remarks: Sequence[Opmerking] = (),
    begint_op: date | None = None,
) -> Termijn:
    """Put a term together and give it its state on the reference date; steps and remarks only if the case explains.

    pause: first and last suspended day (included) of the last pause, for the state `gepauzeerd`.
    """
    voldaan_op = closed[0].dag if closed and closed[1] else None
    gesloten_door = closed[0].soort if closed else ""
    vanaf, tot = pause or (None, None)
    if closed and not closed[1]:
        state = Staat.VERVALLEN
    else:
        state = state_from_dates(
            case.reference_date,
            uiterlijk_op=uiterlijk_op,
            gesloten_door=gesloten_door,
            voldaan_op=voldaan_op,
            gepauzeerd_vanaf=vanaf,
            gepauzeerd_tot=tot,
        )
    return Termijn(
        regel=rule.sleutel,
        onderwerp=rule.onderwerp,
        lezing=lezing,
        aan_zet=rule.aan_zet,
        begint_op=begint_op or rule.day_zero(begin.dag),
        vervalt_op=vervalt_op,
        gevolg_op=gevolg_op,
        uiterlijk_op=uiterlijk_op,
        gepauzeerd_vanaf=vanaf,
        gepauzeerd_tot=tot,
        staat=state,
        gesloten_door=str(gesloten_door),
        voldaan_op=voldaan_op,
        zekerheid=(zekerheid or begin.zekerheid).value,
        soort=rule.soort,
        regel_zekerheid=rule.zekerheid,
        nagekeken_op=rule.nagekeken_op,
        artikel=artikel or rule.artikel,
        gevolg=rule.gevolg,
        voorwaarden=rule.voorwaarden,
        stappen=tuple(steps) if case.explain else (),
        opmerkingen=tuple(remarks) if case.explain else (),
        feit=str(begin.feit.id),
        vervolg=rule.vervolg,
        vervolg_na=rule.vervolg_na,
    )
