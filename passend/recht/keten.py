"""Terms that follow from their row alone: bezwaar, decision on bezwaar, GPO, TLV, OPP, suspension, absence and more.

Each row says which fact starts the term or after which other term it starts, how long it is, what suspends or extends
it and what ends it. A term that starts when another has lapsed starts from that term's legal last day.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from passend.recht.duur import add, length_of
from passend.recht.feiten import VAKANTIEREGIOS, Feit, FeitSoort, Zekerheid, anchor, weakest
from passend.recht.onderbreking import Einde, by_letter, ended, longer, notices, suspensions
from passend.recht.regelboek import Regel
from passend.recht.samenvoegen import merge_worlds
from passend.recht.schema import KETENONDERWERPEN
from passend.recht.telling import age_reached, last_pause
from passend.recht.termijnen import Opmerking, Stap, Termijn
from passend.recht.zaak import Begin, Zaak, closing_fact, first_step, make_term


def chain_terms(case: Zaak) -> tuple[Termijn, ...]:
    """Every term of a chain subject; readings where the richting or the vakantieregio is not known."""
    outcomes = []
    for richting in case.situation.richtingen:
        chain = Keten(case, richting)
        outcomes.append(((richting,), chain.terms()))
    merged = merge_worlds(outcomes, case.reference_date)
    if len(outcomes) > 1 and case.explain:
        unsure = {term.onderwerp for term in merged if {"openbaar", "bijzonder"} & set(term.lezing.split("+"))}
        return tuple(_remark(term, "richting_onbekend") if term.onderwerp in unsure else term for term in merged)
    return merged


def _remark(term: Termijn, key: str) -> Termijn:
    return replace(term, opmerkingen=(*term.opmerkingen, Opmerking(key)))


@dataclass(frozen=True, slots=True)
class _Start:
    """Where a term starts: the fact (the first of the chain), day zero, and the steps so far."""

    begin: Begin
    zero: date
    steps: tuple[Stap, ...]


class Keten:
    """The chain of one case in one richting; each term is computed once, the ones it builds on first."""

    def __init__(self, case: Zaak, richting: str) -> None:
        self.case = case
        self.richting = richting
        self.kinds = frozenset(fact.soort for fact in case.facts)
        self._found: dict[str, tuple[Termijn, ...]] = {}

    def terms(self) -> tuple[Termijn, ...]:
        """The terms in the order of the subjects."""
        sector = self.case.situation.sector
        touched = self.case.rulebook.chain_subjects(self.kinds, sector, self.richting)
        return tuple(term for subject in KETENONDERWERPEN if subject in touched for term in self.of(subject))

    def of(self, subject: str) -> tuple[Termijn, ...]:
        """The readings of one subject; empty when nothing starts it."""
        if subject not in self._found:
            self._found[subject] = ()  # rules cannot wait for each other: laden refuses that
            found = self._start(subject)
            if found is not None:
                self._found[subject] = self._computed(*found)
        return self._found[subject]

    def _rows(self, subject: str) -> list[Regel]:
        """The rows that may speak here: those for this kind of school first, the conditions met."""
        case = self.case
        rows = case.rulebook.of_subject(subject, case.situation.sector, self.richting)
        return [
            rule
            for rule in rows
            if (not rule.schoolsoorten or case.situation.schoolsoort in rule.schoolsoorten)
            and (not rule.vereist or not self.kinds.isdisjoint(rule.vereist))
            and self.kinds.isdisjoint(rule.niet_bij)
        ]

    def _start(self, subject: str) -> tuple[Regel, _Start] | None:
        rows = self._rows(subject)
        for rule in rows:
            found = self._after(rule) or self._from_fact(rule, rule.begint_bij, provisional=False)
            if found is not None:
                return rule, found
        for rule in rows:
            if any(fact.dag is not None for fact in self.case.of_kind(*rule.begint_bij)):
                continue  # the day that counts is known, and no rule was in force on it
            found = self._from_fact(rule, rule.voorlopig_bij, provisional=True)
            if found is not None:
                return rule, found
        return None

    def _from_fact(self, rule: Regel, kinds: Sequence[str], *, provisional: bool) -> _Start | None:
        fact = anchor(self.case.of_kind(*kinds), kinds, latest=rule.begin_keuze == "laatste")
        if fact is None or fact.dag is None or not rule.holds_on(fact.dag):
            return None
        certainty = Zekerheid(fact.zekerheid)
        if provisional:
            certainty = weakest([certainty, Zekerheid.VOORLOPIG])
        begin = Begin(fact, fact.dag, certainty)
        steps = (first_step(begin),) if self.case.explain else ()
        return _Start(begin, rule.day_zero(fact.dag), steps)

    def _after(self, rule: Regel) -> _Start | None:
        """Day zero is the legal last day of the term that must have lapsed first."""
        before = self.of(rule.begint_na) if rule.begint_na else ()
        if not before or before[0].vervalt_op is None or not rule.holds_on(before[0].vervalt_op):
            return None
        first = before[0]
        fact = next(fact for fact in self.case.facts if str(fact.id) == first.feit)
        day = first.vervalt_op
        assert day is not None
        begin = Begin(fact, day, Zekerheid(first.zekerheid))
        step = Stap("begint_na", {"onderwerp": rule.begint_na, "dag": day})
        steps = tuple(one for one in first.stappen if one.sleutel not in ("uitkomst", "uitkomst_open"))
        return _Start(begin, rule.day_zero(day), (*steps, step) if self.case.explain else ())

    def _computed(self, rule: Regel, start: _Start) -> tuple[Termijn, ...]:
        if rule.eenheid != "schoolweken" or self.case.situation.vakantieregio:
            return (self._term(rule, start, self.case.situation.vakantieregio),)
        outcomes = [((regio,), (self._term(rule, start, regio),)) for regio in VAKANTIEREGIOS]
        terms = merge_worlds(outcomes, self.case.reference_date)
        if len(terms) == 1:
            return terms
        return tuple(_remark(term, "vakantieregio_onbekend") if self.case.explain else term for term in terms)

    def _term(self, rule: Regel, start: _Start, regio: str) -> Termijn:
        case, explain = self.case, self.case.explain
        closed = self._closed(rule, start)
        closed_on = closed[0].dag if closed else None
        length = length_of(rule, start.begin, start.zero, case.calendar, regio)
        used = [start.begin.zekerheid.value]
        end = Einde(length.einde, (), ())
        if length.einde is not None and not length.vast:
            extensions = notices(case, rule, self.richting, start.begin, closed_on)
            used += [notice.zekerheid for _, notice in extensions]
            for row, notice in extensions:
                if row.eenheid != "gesteld":
                    length = longer(case, rule, row, notice, start.begin, start.zero, length)
            stretches = suspensions(case, rule.onderwerp, self.richting, closed_on)
            assert length.einde is not None
            end = ended(case, rule, start.zero, length.einde, stretches)
            for row, notice in extensions:
                if row.eenheid == "gesteld":
                    end = by_letter(case, rule, row, notice, start.begin, start.zero, end, stretches)
            used += [fact.zekerheid for fact in stretches.feiten] if end.pauzes else []
        day = end.dag
        outcome = Stap("uitkomst", {"dag": day}) if day else Stap("uitkomst_open")
        return make_term(
            case,
            rule,
            start.begin,
            begint_op=start.begin.dag if rule.terug else start.zero,
            vervalt_op=day,
            uiterlijk_op=day if rule.te_laat and self._needed_by(rule, day) else None,
            gevolg_op=add(day, rule.gevolg_na_dagen) if day and rule.gevolg_na_dagen else None,
            closed=closed,
            pause=last_pause(end.pauzes, start.zero),
            zekerheid=weakest(used),
            steps=(*start.steps, *length.stappen, *end.stappen, outcome) if explain else (),
            remarks=(*length.opmerkingen, *self._remarks(rule, day)) if explain else (),
        )

    def _closed(self, rule: Regel, start: _Start) -> tuple[Feit, bool] | None:
        facts = self.case.facts
        if rule.begin_keuze == "laatste":
            facts = [fact for fact in facts if fact.dag is None or fact.dag >= start.begin.dag]
        facts = [fact for fact in facts if fact is not start.begin.feit]
        return closing_fact(facts, rule.sluit_met, rule.vervalt_door)

    def _needed_by(self, rule: Regel, day: date | None) -> bool:
        """Whether the need for extra support was known by the last day: nobody is late for what was needed only later.

        The law names no day for the plan of a pupil who turns out to need extra support after the six weeks
        (WPO 40a(2)). Whatever else a rule requires, such as an objection, came before what follows from it.
        """
        if FeitSoort.EXTRA_ONDERSTEUNING not in rule.vereist or day is None:
            return True
        return any(fact.dag is not None and fact.dag <= day for fact in self.case.of_kind(*rule.vereist))

    def _remarks(self, rule: Regel, day: date | None) -> list[Opmerking]:
        remarks = []
        if not rule.te_laat and rule.onderwerp == "gpo_indienen":
            remarks.append(Opmerking("later_kan_met_uitleg"))  # what other commissions do is not known
        if rule.te_laat and not self._needed_by(rule, day):
            remarks.append(Opmerking("nodig_na_laatste_dag"))
        born = self.case.day_of(FeitSoort.KIND_GEBOREN)
        adult = self.case.rulebook.adult_age
        if born and day and adult and rule.aan_zet == "ouder" and self.case.situation.sector in ("vo", "vso", "sovso"):
            from_day = age_reached(born, adult)
            if from_day <= day:
                remarks.append(Opmerking("leerling_zelf_vanaf", {"dag": from_day}))
        return remarks
