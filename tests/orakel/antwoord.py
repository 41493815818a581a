"""What the oracle answers about one subject, and how the state follows from the days."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from tests.orakel.dagen import DAG
from tests.orakel.feiten import Gebeurtenis


@dataclass(frozen=True)
class Lezing:
    """One reading of the law on one subject.

    laatste: last day, included; None while there is none. gevolg: first day of the consequence, if it has its own.
    stil: the days on which this reading stands still, as pairs (first, last included; None: still going on).
    """

    laatste: date | None
    gevolg: date | None = None
    stil: tuple[tuple[date, date | None], ...] = ()

    def is_still(self, day: date) -> bool:
        """Does this reading stand still on that day?

        Only the last unbroken stretch is asked about: once a later one is known, nobody asks for a day before it.
        """
        stretch: tuple[date, date | None] | None = None
        for first, last in sorted(self.stil, key=lambda piece: piece[0]):
            if stretch and (stretch[1] is None or first <= stretch[1] + DAG):
                ends = [end for end in (stretch[1], last) if end is not None]
                stretch = (stretch[0], max(ends) if len(ends) == 2 else None)
            else:
                stretch = (first, last)
        return stretch is not None and stretch[0] <= day and (stretch[1] is None or day <= stretch[1])


@dataclass(frozen=True)
class Einde:
    """What ended a term: kind (empty: nothing yet), its day, and whether that met the term or made it void."""

    soort: str = ""
    op: date | None = None
    nietig: bool = False


@dataclass(frozen=True)
class Deel:
    """One subject in one possible truth. uiterlijk: last day on which acting is in time; None: nobody can be late."""

    onderwerp: str
    lezingen: tuple[Lezing, ...]
    uiterlijk: date | None
    einde: Einde


@dataclass(frozen=True)
class Antwoord:
    """One subject over all possible truths. Late is only what is late in every one of them."""

    onderwerp: str
    delen: tuple[Deel, ...]
    uiterlijk: date | None

    @property
    def lezingen(self) -> tuple[Lezing, ...]:
        """All readings."""
        return tuple(reading for one in self.delen for reading in one.lezingen)

    @property
    def nietig(self) -> bool:
        """Is it no longer needed, whatever is true?"""
        return all(one.einde.nietig for one in self.delen)

    def states(self, last: date | None, reference: date) -> set[str]:
        """The states of the readings that end on `last`."""
        return {
            self._state(one, reading, reference)
            for one in self.delen
            for reading in one.lezingen
            if reading.laatste == last
        }

    def _state(self, part: Deel, reading: Lezing, reference: date) -> str:
        if part.einde.nietig:
            return "vervallen"
        if part.einde.soort:
            return "te_laat_voldaan" if self._met_late() else "voldaan"
        if reading.is_still(reference):
            return "gepauzeerd"
        if self.uiterlijk is not None and reference > self.uiterlijk:
            return "verstreken"
        return "loopt"

    def _met_late(self) -> bool:
        """Was it met after the last day in every truth in which it was met?"""
        days = [one.einde.op for one in self.delen if one.einde.soort and not one.einde.nietig]
        return all(day is not None and self.uiterlijk is not None and day > self.uiterlijk for day in days)

    def late(self, last: date | None, reference: date) -> set[int]:
        """Days late of the readings that end on `last`."""
        found = set()
        for one in self.delen:
            if all(reading.laatste != last for reading in one.lezingen):
                continue
            closed = bool(one.einde.soort)
            if (
                one.einde.nietig
                or self.uiterlijk is None
                or (closed and (one.einde.op is None or not self._met_late()))
            ):
                found.add(0)
            else:
                found.add(max(0, ((one.einde.op or reference) - self.uiterlijk).days))
        return found


def part(
    subject: str,
    readings: list[Lezing],
    end: Gebeurtenis | None,
    *,
    met_by: tuple[str, ...],
    latest: date | None = None,
    judged: bool = True,
) -> Deel:
    """One subject in one truth. latest: where the last safe day is not simply the latest last day."""
    days = [reading.laatste for reading in readings]
    if latest is None and judged and None not in days:
        latest = max(day for day in days if day is not None)
    met = end is not None and end.soort in met_by
    ended = Einde(end.soort, end.bekend if met else None, not met) if end else Einde()
    return Deel(subject, tuple(readings), latest, ended)


def together(subject: str, parts: Sequence[Deel | None]) -> Antwoord:
    """All truths of one subject. Where one truth has no such term, nobody is late in every reading."""
    there = tuple(one for one in parts if one is not None)
    days = [one.uiterlijk for one in there]
    latest = None if None in days or len(there) < len(parts) else max(day for day in days if day is not None)
    return Antwoord(subject, there, latest)
