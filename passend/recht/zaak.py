"""The case as the clock sees it: the standing facts with everything a computation needs."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from passend.recht.feiten import Feit, FeitSoort, Situatie, Zekerheid, anchor, of_kind
from passend.recht.kalender import Kalender
from passend.recht.regelboek import Regel, Regelboek
from passend.recht.termijnen import Opmerking, Staat, Stap, Termijn, state_from_dates


@dataclass(frozen=True, slots=True)
class Zaak:
    """One aanmelding: situation, standing facts (corrections applied, oldest first), law and reference date."""

    situation: Situatie
    facts: Sequence[Feit]
    rulebook: Regelboek
    calendar: Kalender
    reference_date: date

    def rule(self, subject: str, richting: str, day: date) -> Regel | None:
        """The rule for this subject and sector in force on `day`."""
        return self.rulebook.find(subject, self.situation.sector, richting, day)

    def day_of(self, kind: FeitSoort) -> date | None:
        """The day of the leading fact of that kind, None when there is none or its day is unknown."""
        fact = anchor(self.facts, [kind])
        return fact.dag if fact else None


@dataclass(frozen=True, slots=True)
class Begin:
    """The fact that starts a term, its day, and how certain that day is for this term."""

    feit: Feit
    dag: date
    zekerheid: Zekerheid


def starting_point(case: Zaak, subject: str, richting: str) -> tuple[Begin, Regel] | None:
    """The starting fact and the rule that holds on its day; None without such a fact or rule.

    Which fact starts a term is itself in the rule, and the rule is chosen by that fact's day: each row that
    holds on its own starting fact's day is a candidate, proven starting facts before provisional ones.
    """
    first_choice: tuple[Begin, Regel] | None = None
    second_choice: tuple[Begin, Regel] | None = None
    for fact in case.facts:
        if fact.dag is None or (rule := case.rule(subject, richting, fact.dag)) is None:
            continue
        if first_choice is None and (found := anchor(case.facts, rule.begint_bij)) and found.id == fact.id:
            first_choice = (Begin(fact, fact.dag, Zekerheid(fact.zekerheid)), rule)
        if second_choice is None and (found := anchor(case.facts, rule.voorlopig_bij)) and found.id == fact.id:
            # Whatever the fact's own certainty: it is not the fact the law counts from.
            weaker = Zekerheid.BETWIST if fact.zekerheid == Zekerheid.BETWIST else Zekerheid.VOORLOPIG
            second_choice = (Begin(fact, fact.dag, weaker), rule)
    return first_choice or second_choice


def closing_fact(case: Zaak, met_by: Sequence[str], void_by: Sequence[str]) -> tuple[Feit, bool] | None:
    """The first fact that ends a term, and whether it met it (True) or made it void (False).

    On one day what meets the term goes before what makes it void. A fact without a day counts last.
    """
    ends = of_kind(case.facts, *met_by, *void_by)
    if not ends:
        return None
    first = min(ends, key=lambda fact: (fact.dag or date.max, fact.soort not in met_by, fact.volgnummer, str(fact.id)))
    return first, first.soort in met_by


def first_step(begin: Begin) -> Stap:
    """The step that names the fact a term starts with, with how certain the day of THAT fact is.

    A proven day of sending stays proven, also where it only stands in for a receipt that is not known.
    """
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
    """Put a term together and give it its state on the reference date.

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
        stappen=tuple(steps),
        opmerkingen=tuple(remarks),
        feit=str(begin.feit.id),
    )
