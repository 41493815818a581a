"""Counting days: whole weeks, suspensions, and the Algemene termijnenwet once, at the end."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from passend.recht.kalender import Kalender
from passend.recht.termijnen import Stap, Waarde

ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True, order=True)
class Pauze:
    """A suspension. van: first suspended day. tot: first day that counts again, None while it has no known end."""

    van: date
    tot: date | None


def merge(pauses: Sequence[Pauze]) -> tuple[Pauze, ...]:
    """The same suspended days as separate stretches in order, each day once; empty ones are left out."""
    if not pauses:
        return ()
    merged: list[Pauze] = []
    for pause in sorted(pauses, key=lambda item: (item.van, item.tot or date.max)):
        if pause.tot is not None and pause.tot <= pause.van:
            continue
        if merged and (merged[-1].tot is None or pause.van <= merged[-1].tot):
            last = merged.pop()
            end = None if last.tot is None or pause.tot is None else max(last.tot, pause.tot)
            merged.append(Pauze(last.van, end))
        else:
            merged.append(pause)
    return tuple(merged)


def begun_after(pauses: Sequence[Pauze], day: date) -> tuple[Pauze, ...]:
    """The suspended days of the pauses that began after `day`, without those that an earlier pause covers already."""
    before = [pause.tot for pause in pauses if pause.van <= day]
    if None in before:
        return ()
    covered_until = max((tot for tot in before if tot is not None), default=day)
    return merge([Pauze(max(pause.van, covered_until), pause.tot) for pause in pauses if pause.van > day])


@dataclass(frozen=True, slots=True)
class Telling:
    """Outcome of a count. einde: last day before the Termijnenwet, None when a pause has no end yet.

    toegepast: the pauses that moved it, with their days (None: not over). te_laat: pauses that came after the end.
    """

    einde: date | None
    toegepast: tuple[tuple[Pauze, int | None], ...]
    te_laat: tuple[Pauze, ...]


def count(
    day_zero: date, end: date, pauses: Sequence[Pauze], calendar: Kalender, *, awt: bool, named: bool = False
) -> Telling:
    """Move `end` by each of the `pauses` that begins while the term runs; a day in two of them counts once.

    Day 0 is no part of the term, so suspending it moves nothing. A pause that begins in the days the Termijnenwet
    adds at the end still suspends (the term is running then); the end never falls inside a pause.
    named: `end` was named in a letter, so the Termijnenwet only adds days once a pause has moved it.
    """
    if not pauses:
        return Telling(end, (), ())
    applied: list[tuple[Pauze, int | None]] = []
    late: list[Pauze] = []
    for pause in merge(pauses):
        start = max(pause.van, day_zero + ONE_DAY)
        if pause.tot is not None and pause.tot <= start:
            continue
        if start > (calendar.shift(end)[0] if awt and (applied or not named) else end):
            late.append(pause)
            continue
        if pause.tot is None:
            return Telling(None, (*applied, (Pauze(start, None), None)), tuple(late))
        days = (pause.tot - start).days
        end = max(end + timedelta(days=days), pause.tot)
        applied.append((Pauze(start, pause.tot), days))
    return Telling(end, tuple(applied), tuple(late))


def finish(day: date, calendar: Kalender, *, explain: bool = True) -> tuple[date, tuple[Stap, ...]]:
    """Apply article 1 Algemene termijnenwet to a last day; the step names each day passed over."""
    moved, passed = calendar.shift(day)
    if not passed or not explain:
        return moved, ()
    names = tuple(f"{skipped.isoformat()} {reason}" for skipped, reason in passed)
    return moved, (Stap("termijnenwet", {"van": day, "naar": moved, "dagen": names}),)


def age_reached(born: date, years: int) -> date:
    """The day on which a child turns `years`; who was born on 29 February turns on 1 March of an ordinary year."""
    try:
        return born.replace(year=born.year + years)
    except ValueError:
        return date(born.year + years, 3, 1)


def last_pause(pauses: Sequence[Pauze], zero: date) -> tuple[date, date | None] | None:
    """First and last suspended day of the last unbroken stretch of which a day lies after day zero."""
    stretches = [(max(pause.van, zero + ONE_DAY), pause.tot and pause.tot - ONE_DAY) for pause in merge(pauses)]
    running = [(first, last) for first, last in stretches if last is None or first <= last]
    return max(running, default=None, key=lambda stretch: stretch[0])


def pause_steps(applied: Sequence[tuple[Pauze, int | None]], artikel: str, key: str) -> list[Stap]:
    """The step of each pause that moved a term (`Telling.toegepast`); `key` is `stilstand` or `opschorting`."""
    steps = []
    for pause, days in applied:
        if pause.tot is None or days is None:
            steps.append(Stap(f"{key}_loopt", {"van": pause.van, "artikel": artikel}))
        else:
            stretch: dict[str, Waarde] = {"van": pause.van, "tot": pause.tot - ONE_DAY, "dagen": days}
            steps.append(Stap(key, stretch | {"artikel": artikel}))
    return steps
