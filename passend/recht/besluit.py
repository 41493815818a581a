"""The decision on an aanmelding: 6 weeks, extension to 10, pauses, and the readings of their combination.

WPO 40(6), WEC 40(7), WVO 2020 8.8(2). The extension counts from the end of the six weeks before the
Termijnenwet (so: the anchoring day + 10 weeks), and the Termijnenwet is applied once, at the end.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from passend.recht.aanvulling import invitations, pause_of
from passend.recht.feiten import Feit, Zekerheid, weakest
from passend.recht.lezingen import Lezing, distinct, latest
from passend.recht.onderbreking import suspensions
from passend.recht.regelboek import Regel
from passend.recht.telling import Pauze, count, last_pause, pause_steps
from passend.recht.termijnen import Opmerking, Stap, Termijn
from passend.recht.verlenging import Vraag, extended, finished, notices
from passend.recht.zaak import Begin, Zaak, closing_fact, first_step, make_term, starting_point

PAUSE_COUNTS_ON = "pauze_schuift_op"
TEN_WEEKS_CAP = "tien_weken_grens"
WITH_PAUSE = "met_stilstand"
WITHOUT_PAUSE = "zonder_stilstand"


@dataclass(frozen=True, slots=True)
class Grond:
    """Why the term stood still: the key of the step that tells it, and the articles."""

    stap: str
    artikel: str


def decision_terms(case: Zaak) -> tuple[Termijn, ...]:
    """The term for deciding, one per reading that gives another last day; empty without an aanmelding."""
    readings: list[Lezing] = []
    first: Vraag | None = None
    for richting in case.situation.richtingen:
        found = starting_point(case, "besluit", richting)
        if found is None:
            continue
        question = _question(case, richting, *found)
        first = first or question
        readings += _readings(question, richting)
    if first is None:
        return ()
    closed = closing_fact(case.facts, first.rule.sluit_met, first.rule.vervalt_door)
    last_day = latest([reading.vervalt_op for reading in readings])
    shared = _shared_remarks(first, readings, last_day, closed) if case.explain else ()
    certainty = _certainty(first)
    return tuple(
        make_term(
            case,
            first.rule,
            first.begin,
            vervalt_op=reading.vervalt_op,
            uiterlijk_op=last_day,
            closed=closed,
            lezing=code,
            pause=reading.pauze,
            zekerheid=certainty,
            steps=reading.stappen,
            remarks=(*reading.opmerkingen, *shared),
        )
        for code, reading in distinct(readings)
    )


def _question(case: Zaak, richting: str, begin: Begin, rule: Regel) -> Vraag:
    closed = closing_fact(case.facts, rule.sluit_met, rule.vervalt_door)
    closed_on = closed[0].dag if closed else None
    extensions = case.rulebook.helpers("verlenging", rule.onderwerp, case.situation.sector, richting)
    extension = next((row for row in extensions if row.holds_on(begin.dag)), None)
    return Vraag(case, begin, rule, extension, notices(case, closed_on)[0] if extension else None, closed_on)


def _readings(question: Vraag, richting: str) -> list[Lezing]:
    readings = []
    for pause_code, pauses, ground in _pause_readings(question, richting):
        readings += _dated(question, (richting, pause_code), pauses, ground)
    return readings


def _pause_readings(question: Vraag, richting: str) -> list[tuple[str, tuple[Pauze, ...], Grond]]:
    """The suspensions to count with, their article; twice where it is unclear whether there is a suspension."""
    all_pauses: list[Pauze] = []
    clear: list[Pauze] = []
    articles: list[str] = []
    stretches = suspensions(question.case, question.rule.onderwerp, richting, question.closed_on)
    others = stretches.pauzes
    for invitation in invitations(question.case, question.closed_on):
        rule = question.case.rule("aanvullen", richting, invitation.dag)
        pause = pause_of(invitation, rule, question.closed_on) if rule else None
        if rule is None or pause is None:
            continue
        articles.append(rule.artikel)
        all_pauses.append(pause)
        if rule.opschorting != "onduidelijk":
            clear.append(pause)
    # Only invitations have words of their own; a stretch for another reason is told in general words.
    ground = Grond(
        "stilstand" if others else "opschorting",
        "; ".join(dict.fromkeys([*articles, *filter(None, [stretches.artikel])])),
    )
    if len(clear) == len(all_pauses):
        return [("", (*all_pauses, *others), ground)]
    return [(WITH_PAUSE, (*all_pauses, *others), ground), (WITHOUT_PAUSE, (*clear, *others), ground)]


def _dated(question: Vraag, codes: tuple[str, ...], pauses: tuple[Pauze, ...], ground: Grond) -> list[Lezing]:
    """The last day with these pauses: moved by the pause and, where that goes past ten weeks, also capped there."""
    calendar, rule, zero = question.case.calendar, question.rule, question.day_zero
    plain = zero + timedelta(days=rule.days)
    counted = count(zero, plain, pauses, calendar, awt=rule.termijnenwet)
    six_weeks, shift = finished(question, counted.einde)
    steps: list[Stap] = []
    if question.case.explain:
        steps.append(first_step(question.begin))
        steps.append(Stap("weken", {"van": zero, "weken": rule.lengte, "tot": plain, "artikel": rule.artikel}))
    remarks: list[Opmerking] = []
    last_day, running = six_weeks, tuple(pause for pause, _ in counted.toegepast)
    if question.notice is not None and question.extension is not None:
        outcome = extended(question, question.notice, question.extension, pauses)
        counted, last_day, shift = outcome.telling, outcome.laatste_dag, outcome.verschuiving
        running, remarks = outcome.pauzes, outcome.opmerkingen
        steps += outcome.stappen
    end = counted.einde
    steps += pause_steps(counted.toegepast, ground.artikel, ground.stap)
    remarks += [Opmerking("aanvulling_na_afloop", {"dag": pause.van}) for pause in counted.te_laat]
    last_step = Stap("uitkomst", {"dag": last_day}) if last_day else Stap("uitkomst_open")
    pause = last_pause(running, zero)
    moved = Lezing((*codes, ""), last_day, six_weeks, pause, (*steps, *shift, last_step), tuple(remarks))
    cap = zero + timedelta(days=rule.days + (question.extension.days if question.extension else 0))
    if question.extension is None or (end is not None and end <= cap):
        return [moved]
    capped_day, capped_shift = finished(question, cap)
    if capped_day is not None and last_day is not None and capped_day >= last_day:
        return [moved]
    weeks = rule.lengte + question.extension.lengte
    cap_steps = (Stap("tien_weken_grens", {"van": zero, "weken": weeks, "tot": cap}), *capped_shift)
    unclear = Opmerking("pauze_en_tien_weken_onzeker")
    six_capped = None if capped_day is None else min(six_weeks or capped_day, capped_day)
    capped = Lezing(
        (*codes, TEN_WEEKS_CAP),
        capped_day,
        six_capped,
        pause,
        (*steps, *cap_steps, Stap("uitkomst", {"dag": cap if capped_day is None else capped_day})),
        (*remarks, unclear),
    )
    moved = Lezing((*codes, PAUSE_COUNTS_ON), *_rest(moved), opmerkingen=(*remarks, unclear))
    return [moved, capped]


def _rest(
    reading: Lezing,
) -> tuple[date | None, date | None, tuple[date, date | None] | None, tuple[Stap, ...]]:
    return reading.vervalt_op, reading.zes_weken_op, reading.pauze, reading.stappen


def _certainty(question: Vraag) -> Zekerheid:
    used = [question.begin.zekerheid.value]
    if question.notice is not None:
        used.append(question.notice.zekerheid)
    for invitation in invitations(question.case, question.closed_on):
        used.append(invitation.feit.zekerheid)
        used += [invitation.aangevuld.zekerheid] if invitation.aangevuld else []
    for richting in question.case.situation.richtingen:
        stretches = suspensions(question.case, question.rule.onderwerp, richting, question.closed_on)
        used += [fact.zekerheid for fact in stretches.feiten]
    return weakest(used)


def _shared_remarks(
    question: Vraag, readings: list[Lezing], last_day: date | None, closed: tuple[Feit, bool] | None
) -> tuple[Opmerking, ...]:
    """Remarks that hold in every reading."""
    case, begin = question.case, question.begin
    remarks = []
    if begin.feit.soort in question.rule.voorlopig_bij:
        remarks.append(Opmerking("ontvangst_niet_bekend", {"dag": begin.dag}))
    per_richting: dict[str, set[date | None]] = {}
    for reading in readings:
        per_richting.setdefault(reading.delen[0], set()).add(reading.vervalt_op)
    if len(set(map(frozenset, per_richting.values()))) > 1:
        remarks.append(Opmerking("richting_onbekend"))
    with_pause = {reading.vervalt_op for reading in readings if WITH_PAUSE in reading.delen}
    without_pause = {reading.vervalt_op for reading in readings if WITHOUT_PAUSE in reading.delen}
    if with_pause != without_pause:
        remarks.append(Opmerking("stilstand_onduidelijk"))
    six_weeks = latest([reading.zes_weken_op for reading in readings])
    notice = question.notice
    if notice is not None and notice.dag is not None and six_weeks is not None and notice.dag > six_weeks:
        remarks.append(Opmerking("verlenging_na_afloop", {"dag": notice.dag, "tot": six_weeks}))
    if notices(case, question.closed_on)[1] > 1:
        remarks.append(Opmerking("tweede_verlenging"))
    if closed and closed[0].dag is None:
        remarks.append(Opmerking("einde_zonder_dag"))
    elif closed and not closed[1] and last_day is not None and closed[0].dag and closed[0].dag > last_day:
        remarks.append(Opmerking("ingetrokken_na_afloop", {"dag": closed[0].dag, "tot": last_day}))
    return tuple(remarks)
