"""The decision on an aanmelding, temporary placement, completing, and not treating it.

The decision: WPO 40(6), WEC 40(7) (in force 1 August 2014), WVO 2020 8.8(2) (1 August 2022). After receipt, at most
six weeks; once at most four more, with a notice that names a term as short as possible. Read from the end of the six
weeks, so that it is never more than ten in all.
"""

from collections.abc import Callable, Sequence
from datetime import date

from tests.orakel.antwoord import Deel, Einde, Lezing, part
from tests.orakel.dagen import DAG, birthday, go_on, walk
from tests.orakel.feiten import Gebeurtenis, first_of, start
from tests.orakel.stilstand import NIETS, NoEndError, Stilstand, completions, law_of, moved_by_later_pauses, possible
from tests.orakel.zaak import Zaak

BESLUITEN = ("toegelaten", "geweigerd", "niet_in_behandeling")
SECTORS_WITH_AGE = ("po", "so", "sovso")


def in_force(sector: str, day: date) -> bool:
    """Was the law in force on that day?"""
    return day >= law_of(sector)


def received(events: Sequence[Gebeurtenis]) -> Gebeurtenis | None:
    """Receipt starts the six weeks; while it is not known, the day of sending stands in for it."""
    return start(events, "aanmelding_ontvangen") or start(events, "aanmelding_gedaan")


def requested(zaak: Zaak) -> Gebeurtenis | None:
    """The ten weeks start with the request itself (po, so); in vo with the aanmelding as it is received."""
    if zaak.sector == "vo":
        return received(zaak.events)
    return zaak.start("aanmelding_gedaan") or zaak.start("aanmelding_ontvangen")


def leeftijd(zaak: Zaak) -> Deel | None:
    """WPO 40(2), WEC 40(3): one can register from the day on which the child turns three; before it nothing runs."""
    born, begun = zaak.start("kind_geboren"), received(zaak.events)
    if zaak.sector not in SECTORS_WITH_AGE or born is None or begun is None or not in_force(zaak.sector, begun.dag):
        return None
    if begun.dag >= birthday(born.dag, 3):
        return None
    return Deel("leeftijd", (Lezing(None),), None, Einde(nietig=True))


def besluit(zaak: Zaak) -> Deel | None:
    """The last day for deciding.

    Pause: the days that stand still do not count. With a pause the law has two readings (N4): the pause moves the end,
    or ten weeks from receipt cap everything. An extension after the decision changes nothing, a late one before it
    counts (with a remark), a second one does not.
    """
    begun = received(zaak.events)
    if begun is None or not in_force(zaak.sector, begun.dag):
        return None
    end = first_of(zaak.events, BESLUITEN, ("ingetrokken",))
    notices = [notice for notice in zaak.of("beslistermijn_verlengd") if not _after(notice, end)]
    notice = notices[0] if notices else None
    readings = []
    for day_zero in central_period(zaak, begun.dag):
        for pauses in possible(zaak, end.bekend if end else None):
            readings += _with_and_without_cap(day_zero, notice, pauses)
    return part("besluit", readings, end, met_by=BESLUITEN)


def central_period(zaak: Zaak, day: date) -> list[date]:
    """WVO 2020 8.8(8): the step to the first year of vo has one period, 25 to 31 March (in use since 2025).

    OCW counts from the end of it (worked example 1), the text from receipt: both are read.
    """
    inside = day.year >= 2025 and day.month == 3 and 25 <= day.day <= 31
    if zaak.sector == "vo" and inside and zaak.happened("overstap_naar_vo"):
        return [day, date(day.year, 3, 31)]
    return [day]


def _after(notice: Gebeurtenis, end: Gebeurtenis | None) -> bool:
    """Did the notice come after the term was closed? On the same day it did not."""
    return bool(end and end.bekend and notice.bekend and notice.bekend > end.bekend)


def _with_and_without_cap(day_zero: date, notice: Gebeurtenis | None, pauses: Stilstand) -> list[Lezing]:
    try:
        moved = last_day(day_zero, notice, pauses)
    except NoEndError:
        moved = None
    readings = [Lezing(moved, None, pauses.between(day_zero, moved))]
    cap = go_on(walk(day_zero, 70))
    if moved is None or moved > cap:
        readings.append(Lezing(cap, None, pauses.between(day_zero, moved)))
    return readings


def last_day(day_zero: date, notice: Gebeurtenis | None, pauses: Stilstand) -> date:
    """Six full weeks; with a notice ten, or fewer when the notice names a day between. Raises NoEndError.

    A named day leads. Naming a day within the six weeks (as they were when the notice came) takes nothing away from
    them, naming one beyond the ten adds nothing.
    """
    six_weeks = go_on(walk(day_zero, 42, pauses), pauses)
    if notice is None:
        return six_weeks
    if notice.tot is None:
        return go_on(walk(day_zero, 70, pauses), pauses)
    known = pauses.known_at(notice.bekend)
    if notice.tot <= go_on(walk(day_zero, 42, known), known):
        return six_weeks
    ends = [
        *_if_it_ends(lambda: moved_by_later_pauses(day_zero, notice, pauses)),
        *_if_it_ends(lambda: go_on(walk(day_zero, 70, pauses), pauses)),
    ]
    if not ends:
        raise NoEndError
    return max(six_weeks, min(ends))


def _if_it_ends(count: Callable[[], date]) -> list[date]:
    """The day that `count` finds; nothing when it comes into a pause without an end."""
    try:
        return [count()]
    except NoEndError:
        return []


def tijdelijke_plaatsing(zaak: Zaak) -> Deel | None:
    """WPO 40(7), WEC 40(8) and (9), WVO 2020 8.13: placed from the day following the ten weeks.

    The plain date is shown (N3, N9). What may move it decides only from when it is late: the Termijnenwet, a pause,
    the fourth birthday (po: not before the child is old enough), and a later day from which admission is asked.
    """
    begun = requested(zaak)
    if begun is None or not in_force(zaak.sector, begun.dag):
        return None
    readings, days = [], []
    for day_zero in central_period(zaak, begun.dag) if zaak.sector == "vo" else [begun.dag]:
        reading, latest = _ten_weeks(zaak, day_zero)
        readings.append(reading)
        days.append(latest)
    voids = (*BESLUITEN, "ingetrokken", "elders_ingeschreven", "ingeschreven")
    end = first_of(zaak.events, ("tijdelijk_geplaatst",), voids)
    latest = None if None in days else max(day for day in days if day)
    return part("tijdelijke_plaatsing", readings, end, met_by=("tijdelijk_geplaatst",), latest=latest, judged=False)


def _ten_weeks(zaak: Zaak, day_zero: date) -> tuple[Lezing, date | None]:
    """The plain ten weeks, and the last day on which placing is in time whatever may move them."""
    plain = walk(day_zero, 70)
    floor = [plain + DAG]
    born = zaak.start("kind_geboren")
    if zaak.sector == "po" and born is not None:
        floor.append(birthday(born.dag, 4))
    wished = [event.dag for event in zaak.dated("toelating_gewenst_per")][-1:]
    stop = first_of(zaak.events, BESLUITEN, ("ingetrokken",))
    latest: date | None = max(floor + wished)
    for pauses in (NIETS, *possible(zaak, stop.bekend if stop else None)):
        try:
            shifted = go_on(walk(day_zero, 70, pauses), pauses)
        except NoEndError:
            latest = None
        else:
            latest = max(latest, shifted + DAG) if latest else None
    return Lezing(plain, max(floor)), latest


def aanvullen(zaak: Zaak) -> Deel | None:
    """The term that the school sets for completing: until the day it named. The last invitation leads."""
    invitation = _last_invitation(zaak)
    if invitation is None:
        return None
    end = first_of(_since(zaak, invitation), ("aanvulling_ontvangen",), (*BESLUITEN, "ingetrokken"))
    return part("aanvullen", [Lezing(invitation.tot)], end, met_by=("aanvulling_ontvangen",))


def niet_behandelen(zaak: Zaak) -> Deel | None:
    """WPO 63(4), WEC 61(5), Awb 4:5(4): announced within four weeks after the set term passed unused.

    Not in bijzonder vo: WVO 2020 8.8(3) names no term. Where the richting is not known one reading then has no term.
    """
    invitation = _last_invitation(zaak)
    if invitation is None or invitation.tot is None or zaak.reference <= invitation.tot:
        return None
    if zaak.sector == "vo" and zaak.richting == "bijzonder":
        return None
    if any(event.dag <= invitation.tot for event in completions(zaak.events, invitation)):
        return None
    end = first_of(
        _since(zaak, invitation),
        ("niet_in_behandeling",),
        ("toegelaten", "geweigerd", "ingetrokken", "aanvulling_ontvangen"),
    )
    reading = Lezing(go_on(walk(invitation.tot, 28)))
    return part("niet_behandelen", [reading], end, met_by=("niet_in_behandeling",))


def _last_invitation(zaak: Zaak) -> Gebeurtenis | None:
    """The last invitation, if the law under which it was sent was in force. The Awb is older than all of this.

    Once it has been decided, or the aanmelding was withdrawn, there is nothing left to complete.
    """
    end = first_of(zaak.events, BESLUITEN, ("ingetrokken",))
    found = [one for one in zaak.dated("aanvulling_gevraagd") if not _after(one, end)]
    if not found or (zaak.richting == "bijzonder" and not in_force(zaak.sector, found[-1].dag)):
        return None
    return found[-1]


def _since(zaak: Zaak, invitation: Gebeurtenis) -> list[Gebeurtenis]:
    """What can have ended the waiting for this invitation: of completions only those that can answer it.

    One on an unknown day can be the answer.
    """
    own = completions(zaak.events, invitation)
    return [
        event for event in zaak.events if event.soort != "aanvulling_ontvangen" or event.bekend is None or event in own
    ]
