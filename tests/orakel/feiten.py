"""What stands after all corrections, in the oracle's own way.

A correction names the fact it replaces. All facts that are tied together this way are one event, and whoever recorded
last has the last word on it; `niet_gebeurd` as last word strikes the event. An event keeps the place in the order of
its first fact. The oracle reads of a fact only: id, soort, dag, tot_dag, zekerheid, vervangt, volgnummer, code.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

VER_WEG = date(9999, 12, 31)


@dataclass(frozen=True)
class Gebeurtenis:
    """One event that stands.

    bekend: its day, None when unknown. tot: last day (included) of a term that it names itself. volgorde: place in the
    order of recording.
    """

    soort: str
    bekend: date | None
    tot: date | None
    zekerheid: str
    code: str
    volgorde: tuple[int, str]

    @property
    def dag(self) -> date:
        """Its day, for who knows that it has one."""
        assert self.bekend is not None
        return self.bekend

    @property
    def wanneer(self) -> tuple[date, tuple[int, str]]:
        """For sorting: an event without a day comes last."""
        return (self.bekend or VER_WEG, self.volgorde)


def standing(facts: Iterable[Any]) -> list[Gebeurtenis]:
    """The events that stand, oldest day first."""
    known = {str(fact.id): fact for fact in facts}
    groups: list[set[str]] = []
    for key, fact in known.items():
        tied = {key}
        if fact.vervangt is not None and str(fact.vervangt) in known:
            tied.add(str(fact.vervangt))
        for group in [group for group in groups if group & tied]:
            groups.remove(group)
            tied |= group
        groups.append(tied)
    events = []
    for group in groups:
        word = max((known[key] for key in group), key=lambda fact: (fact.volgnummer, str(fact.id)))
        first = next(known[key] for key in group if str(known[key].vervangt) not in group)
        if word.soort == "niet_gebeurd":
            continue
        # A set day before the invitation itself is no set day.
        asked = word.soort.endswith(("aanvulling_gevraagd", "_opgeschort")) and word.dag and word.tot_dag
        until = None if asked and word.tot_dag < word.dag else word.tot_dag
        place = (first.volgnummer, str(word.id))
        events.append(Gebeurtenis(str(word.soort), word.dag, until, str(word.zekerheid), word.code, place))
    return sorted(events, key=lambda event: event.wanneer)


def of(events: Sequence[Gebeurtenis], *kinds: str) -> list[Gebeurtenis]:
    """The events of these kinds, in time."""
    return [event for event in events if event.soort in kinds]


def dated(events: Sequence[Gebeurtenis], *kinds: str) -> list[Gebeurtenis]:
    """Those of them with a known day."""
    return [event for event in of(events, *kinds) if event.bekend is not None]


def start(events: Sequence[Gebeurtenis], *kinds: str) -> Gebeurtenis | None:
    """Which of them starts a term: a proven day before a disputed one, that before a provisional one; the earliest."""
    for certainty in ("vast", "betwist", "voorlopig"):
        for event in dated(events, *kinds):
            if event.zekerheid == certainty:
                return event
    return None


def first_of(events: Sequence[Gebeurtenis], preferred: Sequence[str], others: Sequence[str]) -> Gebeurtenis | None:
    """What ended a term: the first in time; on one day the preferred kinds come before the others."""
    found = of(events, *preferred, *others)
    return min(
        found, key=lambda event: (event.bekend or VER_WEG, event.soort not in preferred, event.volgorde), default=None
    )
