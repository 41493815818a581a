"""The decision on an aanmelding: 6 weeks, extension to 10, pauses, and the readings of their combination.

WPO 40(6), WEC 40(7), WVO 2020 8.8(2). The extension counts from the end of the six weeks before the
Termijnenwet (so: the anchoring day + 10 weeks), and the Termijnenwet is applied once, at the end.
"""

from datetime import date, timedelta

from passend.recht.aanvulling import invitations, pause_of
from passend.recht.feiten import Feit, Zekerheid, weakest
from passend.recht.lezingen import Lezing, distinct, latest
from passend.recht.regelboek import Regel
from passend.recht.telling import ONE_DAY, Pauze, Telling, count, merge
from passend.recht.termijnen import Opmerking, Stap, Termijn
from passend.recht.verlenging import Vraag, extended, finished, notices
from passend.recht.zaak import Begin, Zaak, closing_fact, first_step, make_term, starting_point

PAUSE_COUNTS_ON = "pauze_schuift_op"
TEN_WEEKS_CAP = "tien_weken_grens"
WITH_PAUSE = "met_stilstand"
WITHOUT_PAUSE = "zonder_stilstand"


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
    closed = closing_fact(case, first.rule.sluit_met, first.rule.vervalt_door)
    last_day = latest([reading.vervalt_op for reading in readings])
    shared = _shared_remarks(first, readings, last_day, closed)
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
            zekerheid=_certainty(first),
            steps=reading.stappen,
            remarks=(*reading.opmerkingen, *shared),
        )
        for code, reading in distinct(readings)
    )


def _question(case: Zaak, richting: str, begin: Begin, rule: Regel) -> Vraag:
    closed = closing_fact(case, rule.sluit_met, rule.vervalt_door)
    closed_on = closed[0].dag if closed else None
    extension = case.rule("verlenging", richting, begin.dag)
    return Vraag(case, begin, rule, extension, notices(case, closed_on)[0] if extension else None, closed_on)


def _readings(question: Vraag, richting: str) -> list[Lezing]:
    readings = []
    for pause_code, pauses, articles in _pause_readings(question, richting):
        readings += _dated(question, (richting, pause_code), pauses, articles)
    return readings


def _pause_readings(question: Vraag, richting: str) -> list[tuple[str, tuple[Pauze, ...], str]]:
    """The suspensions to count with, their article; twice where it is unclear whether there is a suspension."""
    all_pauses: list[Pauze] = []
    clear: list[Pauze] = []
    articles: list[str] = []
    for invitation in invitations(question.case, question.closed_on):
        rule = question.case.rule("aanvullen", richting, invitation.dag)
        pause = pause_of(invitation, rule, question.closed_on) if rule else None
        if rule is None or pause is None:
            continue
        articles.append(rule.artikel)
        all_pauses.append(pause)
        if rule.opschorting != "onduidelijk":
            clear.append(pause)
    article = "; ".join(dict.fromkeys(articles))
    if len(clear) == len(all_pauses):
        return [("", merge(all_pauses), article)]
    return [(WITH_PAUSE, merge(all_pauses), article), (WITHOUT_PAUSE, merge(clear), article)]


def _dated(question: Vraag, codes: tuple[str, ...], pauses: tuple[Pauze, ...], article: str) -> list[Lezing]:
    """The last day with these pauses: moved by the pause and, where that goes past ten weeks, also capped there."""
    calendar, rule, zero = question.case.calendar, question.rule, question.day_zero
    plain = zero + timedelta(days=rule.days)
    counted = count(zero, plain, pauses, calendar, awt=rule.termijnenwet)
    six_weeks, shift = finished(question, counted.einde)
    steps = [first_step(question.begin)]
    steps.append(Stap("weken", {"van": zero, "weken": rule.lengte, "tot": plain, "artikel": rule.artikel}))
    remarks: list[Opmerking] = []
    end, last_day = counted.einde, six_weeks
    if question.notice is not None and question.extension is not None:
        counted, last_day, shift, extra, remarks = extended(
            question, question.notice, question.extension, pauses, six_weeks
        )
        end = counted.einde
        steps += extra
    steps += _pause_steps(counted, article)
    remarks += [Opmerking("aanvulling_na_afloop", {"dag": pause.van}) for pause in counted.te_laat]
    outcome = (Stap("uitkomst", {"dag": last_day}),) if last_day else (Stap("uitkomst_open"),)
    pause = _last_pause(counted)
    moved = Lezing((*codes, ""), last_day, six_weeks, pause, (*steps, *shift, *outcome), tuple(remarks))
    cap = zero + timedelta(days=rule.days + (question.extension.days if question.extension else 0))
    if question.extension is None or (end is not None and end <= cap):
        return [moved]
    capped_day, capped_shift = finished(question, cap)
    if capped_day == last_day:
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


def _pause_steps(counted: Telling, article: str) -> list[Stap]:
    steps = []
    for pause, days in counted.toegepast:
        if pause.tot is None or days is None:
            steps.append(Stap("opschorting_loopt", {"van": pause.van, "artikel": article}))
        else:
            last = pause.tot - ONE_DAY
            steps.append(Stap("opschorting", {"van": pause.van, "tot": last, "dagen": days, "artikel": article}))
    return steps


def _last_pause(counted: Telling) -> tuple[date, date | None] | None:
    if not counted.toegepast:
        return None
    pause = counted.toegepast[-1][0]
    return pause.van, pause.tot - ONE_DAY if pause.tot else None


def _certainty(question: Vraag) -> Zekerheid:
    used = [question.begin.zekerheid.value]
    if question.notice is not None:
        used.append(question.notice.zekerheid)
    for invitation in invitations(question.case, question.closed_on):
        used.append(invitation.feit.zekerheid)
        used += [invitation.aangevuld.zekerheid] if invitation.aangevuld else []
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
