"""One possible truth: the events of one history as one reading takes them, at one kind of school.

What is not known is split before any term is read: the richting, the vakantieregio, and disputed days. If a day is
only disputed, with several days stated and none proven, the first and the last of them are each a possible truth.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import product
from typing import Any

from tests.orakel.dagen import DAG, Vraag, go_on, never, walk
from tests.orakel.feiten import Gebeurtenis, dated, of, start

Vakanties = dict[str, tuple[tuple[date, date], ...]]

#: What can happen more than once: of these several disputed days are several events.
HERHAALD = frozenset(
    [
        "aanvulling_gevraagd",
        "aanvulling_ontvangen",
        "beslistermijn_verlengd",
        "beslistermijn_opgeschort",
        "tlv_termijn_verlengd",
        "tlv_aanvulling_gevraagd",
        "tlv_aanvulling_ontvangen",
        "tlv_bezwaar_verdaagd",
        "tlv_bezwaar_uitgesteld",
        "geschorst",
        "schorsing_beeindigd",
        "opp_geevalueerd",
        "plan_vastgesteld",
        "verzuim",
        "verzuim_begonnen",
        "verzuim_beeindigd",
        "verzuim_gemeld",
        "wtos_afwezig",
        "wtos_terug",
        "wtos_gemeld",
        "vrijstelling_jaar",
        "vrijstelling_kennisgeving",
        "verklaring_vrijstelling",
    ]
)


@dataclass(frozen=True)
class Zaak:
    """The events, and what the choice of article depends on. reference: the day on which the clock is asked."""

    events: tuple[Gebeurtenis, ...]
    sector: str
    richting: str
    schoolsoort: str
    vakanties: tuple[tuple[date, date], ...]
    reference: date

    def of(self, *kinds: str) -> list[Gebeurtenis]:
        """The events of these kinds, in time."""
        return of(self.events, *kinds)

    def dated(self, *kinds: str) -> list[Gebeurtenis]:
        """Those with a known day."""
        return dated(self.events, *kinds)

    def start(self, *kinds: str) -> Gebeurtenis | None:
        """Which of them starts a term."""
        return start(self.events, *kinds)

    def happened(self, *kinds: str) -> bool:
        """Did one of them happen, also on an unknown day?"""
        return bool(self.of(*kinds))

    def is_holiday_week(self, day: date) -> bool:
        """Is every school day of the week of that day holiday? Otherwise it is a lesweek."""
        week = monday(day)
        return any(first <= week and week + 4 * DAG <= last for first, last in self.vakanties)


def truths(situation: Any, events: Sequence[Gebeurtenis], vacations: Vakanties, reference: date) -> Iterator[Zaak]:
    """Every combination of what is not known."""
    schools = ("openbaar", "bijzonder") if situation.richting == "onbekend" else (situation.richting,)
    regions = (situation.vakantieregio,) if situation.vakantieregio else ("noord", "midden", "zuid")
    if not any(event.soort in ("verzuim", "wtos_afwezig") for event in events):
        regions = regions[:1]  # nothing else looks at holidays
    for seen, school, region in product(_without_dispute(events), schools, regions):
        days = vacations.get(region, ())
        yield Zaak(seen, situation.sector, school, situation.schoolsoort, days, reference)


def _without_dispute(events: Sequence[Gebeurtenis]) -> Iterator[tuple[Gebeurtenis, ...]]:
    choices = []
    for kind in {event.soort for event in events} - HERHAALD:
        found = dated(events, kind)
        stated = [event for event in found if event.zekerheid == "betwist"]
        if len({event.dag for event in stated}) > 1 and not any(event.zekerheid == "vast" for event in found):
            choices.append([(kind, stated[0]), (kind, stated[-1])])
    for chosen in product(*choices):
        taken = dict(chosen)
        yield tuple(event for event in events if event.soort not in taken or taken[event.soort] is event)


def monday(day: date) -> date:
    """The Monday of the week of `day`."""
    return day - day.weekday() * DAG


def weeks(day_zero: date, number: int, stands_still: Vraag = never, *, termijnenwet: bool) -> date:
    """The day on which `number` weeks after `day_zero` are full; with the Termijnenwet it goes on over free days."""
    last = walk(day_zero, 7 * number, stands_still)
    return go_on(last, stands_still) if termijnenwet else last


def months(day: date, number: int) -> date:
    """The same day number that many months later or (negative) earlier; the last day of a shorter month."""
    count = day.year * 12 + day.month - 1 + number
    year, month = divmod(count, 12)
    found = date(year, month + 1, 1)
    while found.day < day.day and (found + DAG).month == month + 1:
        found += DAG
    return found
