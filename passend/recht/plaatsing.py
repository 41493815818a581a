"""Temporary placement after ten weeks: WPO 40(7), WEC 40(8) and (9), WVO 2020 8.13.

The ten weeks are shown plain: no source applies the Termijnenwet or a pause to them (notes N3 and N9). Because both
are uncertain, acting is only called late when it is late in those readings too.
"""

from collections.abc import Sequence
from datetime import date, timedelta

from passend.recht.aanvulling import DECISIONS, invitations, pause_of
from passend.recht.feiten import FeitSoort
from passend.recht.lezingen import latest
from passend.recht.onderbreking import suspensions
from passend.recht.regelboek import Regel
from passend.recht.telling import age_reached, count
from passend.recht.termijnen import Opmerking, Stap, Termijn
from passend.recht.zaak import Begin, Zaak, closing_fact, first_step, make_term, starting_point


def placement_terms(case: Zaak) -> tuple[Termijn, ...]:
    """The ten weeks, with the first day of temporary placement as `gevolg_op`; empty without an aanmelding."""
    found = starting_point(case, "tijdelijke_plaatsing", case.situation.richtingen[0])
    if found is None:
        return ()
    begin, rule = found
    zero = rule.day_zero(begin.dag)
    last_day = zero + timedelta(days=rule.days)
    first_day = last_day + timedelta(days=rule.gevolg_na_dagen)
    born = case.day_of(FeitSoort.KIND_GEBOREN)
    old_enough = age_reached(born, rule.leeftijd) if born and rule.leeftijd else None
    placement = max(first_day, old_enough) if old_enough else first_day
    closed = closing_fact(case.facts, rule.sluit_met, rule.vervalt_door)
    term = make_term(
        case,
        rule,
        begin,
        vervalt_op=last_day,
        gevolg_op=placement,
        uiterlijk_op=_late_after(case, rule, begin, placement),
        closed=closed,
        steps=_steps(rule, begin, last_day, first_day, placement) if case.explain else (),
        remarks=_remarks(case, rule, begin, last_day, placement) if case.explain else (),
    )
    return (term,)


def _steps(rule: Regel, begin: Begin, last_day: date, first_day: date, placement: date) -> Sequence[Stap]:
    zero = rule.day_zero(begin.dag)
    steps = [
        first_step(begin),
        Stap("weken", {"van": zero, "weken": rule.lengte, "tot": last_day, "artikel": rule.artikel}),
        Stap("plaatsing_vanaf", {"dag": first_day}),
    ]
    if placement != first_day:
        steps.append(Stap("oud_genoeg_vanaf", {"leeftijd": rule.leeftijd, "dag": placement}))
    return steps


def _late_after(case: Zaak, rule: Regel, begin: Begin, placement: date) -> date | None:
    """The last day on which placing is in time even if the Termijnenwet and the pauses did move the ten weeks."""
    zero = rule.day_zero(begin.dag)
    plain = zero + timedelta(days=rule.days)
    ends: list[date | None] = []
    decided = closing_fact(case.facts, (), DECISIONS)
    until = decided[0].dag if decided else None
    for richting in case.situation.richtingen:
        pauses = []
        for invitation in invitations(case, until):
            completion = case.rule("aanvullen", richting, invitation.dag)
            pause = pause_of(invitation, completion, until) if completion else None
            pauses += [pause] if pause else []
        pauses += suspensions(case, "besluit", richting, until).pauzes
        end = count(zero, plain, pauses, case.calendar, awt=True).einde
        ends.append(end and case.calendar.shift(end)[0] + timedelta(days=rule.gevolg_na_dagen))
    last = latest(ends)
    if last is None:
        return None
    wished = case.day_of(FeitSoort.TOELATING_GEWENST_PER)
    return max(last, placement, wished or last)


def _remarks(case: Zaak, rule: Regel, begin: Begin, last_day: date, placement: date) -> Sequence[Opmerking]:
    remarks = []
    if begin.feit.soort in rule.voorlopig_bij:
        sent = begin.feit.soort == FeitSoort.AANMELDING_GEDAAN
        missing = Opmerking("ontvangst_niet_bekend" if sent else "dag_van_verzoek_niet_bekend", {"dag": begin.dag})
        remarks.append(missing)
    if case.calendar.closed_because(last_day) is not None:
        remarks.append(Opmerking("awt_op_tien_weken_onzeker", {"dag": last_day}))
    if invitations(case):
        remarks.append(Opmerking("pauze_op_tien_weken_onzeker"))
    if any(suspensions(case, "besluit", richting, None).feiten for richting in case.situation.richtingen):
        remarks.append(Opmerking("stilstand_op_tien_weken_onzeker"))
    wished = case.day_of(FeitSoort.TOELATING_GEWENST_PER)
    if wished is not None and wished > placement:
        remarks.append(Opmerking("toelating_later_gewenst", {"dag": wished}))
    if rule.leeftijd and case.day_of(FeitSoort.KIND_GEBOREN) is None:
        remarks.append(Opmerking("geboortedag_niet_bekend", {"leeftijd": rule.leeftijd}))
    return remarks
