"""Suspended days as sets of days: every pair of short pauses, against counting the days one by one."""

from datetime import date, timedelta
from itertools import pairwise, product

import pytest

from passend.recht import Kalender
from passend.recht.telling import Pauze, begun_after, count, finish, last_pause, merge

MONDAY = date(2026, 1, 5)
END = 40  # a pause without an end goes on past everything here


def on(number):
    return MONDAY + timedelta(days=number)


def pause(first, until):
    return Pauze(on(first), None if until is None else on(until))


def days(pauses):
    """The numbers of the suspended days."""
    found = set()
    for one in pauses:
        first = (one.van - MONDAY).days
        found |= set(range(first, END if one.tot is None else (one.tot - MONDAY).days))
    return found


SHORT = [pause(first, until) for first in range(5) for until in (None, *range(6))]
PAIRS = list(product(SHORT, SHORT))
#: No weekends and no holidays: every day is a working day.
NO_CALENDAR = Kalender(())


class Plain(Kalender):
    """A calendar on which a term can end on every day."""

    def closed_because(self, day):
        return None


def test_merged_pauses_are_the_same_days_in_order_and_apart():
    for one, other in PAIRS:
        merged = merge([one, other])
        assert days(merged) == days([one, other])
        assert all(stretch.tot is None or stretch.van < stretch.tot for stretch in merged)
        for earlier, later in pairwise(merged):
            assert earlier.tot is not None
            assert earlier.tot < later.van
    assert merge([]) == ()
    # An empty one is left out, what comes after it is not.
    assert merge([pause(2, 2), pause(3, 4)]) == (pause(3, 4),)


def test_pauses_that_began_after_a_day_lose_the_days_of_those_that_began_before():
    for (one, other), after in product(PAIRS, range(6)):
        given = [one, other]
        late = begun_after(given, on(after))
        early = [pause for pause in given if pause.van <= on(after)]
        assert days(late) == days([pause for pause in given if pause.van > on(after)]) - days(early)
    assert begun_after([], on(0)) == ()
    assert begun_after([pause(0, None), pause(3, 4)], on(1)) == ()


@pytest.mark.parametrize("length", range(1, 5))
def test_counting_day_by_day_gives_the_same_end(length):
    """The end lies where so many days that are not suspended lie after day zero, a pause at the end included."""
    for one, other in PAIRS:
        counted = count(on(0), on(length), [one, other], Plain(()), awt=False)
        suspended = days([one, other])
        day, left = 0, length
        while left and day < END:
            day += 1
            left -= day not in suspended
        # A pause that begins on the last day itself moves it; with no day left nothing begins any more.
        if day >= END:
            assert counted.einde is None
        else:
            assert counted.einde == on(day)
            moved = sum(number for _, number in counted.toegepast)
            assert moved == (counted.einde - on(length)).days
        assert {found.van for found in counted.te_laat} == {
            found.van for found in merge([one, other]) if counted.einde and found.van > counted.einde
        }


def test_a_pause_in_the_days_that_the_termijnenwet_adds():
    calendar = Kalender(())
    saturday, sunday = on(5), on(6)
    for start in (saturday, sunday, on(7)):
        stop = [Pauze(start, start + timedelta(days=2))]
        assert count(on(0), saturday, stop, calendar, awt=True).toegepast
        assert bool(count(on(0), saturday, stop, calendar, awt=False).toegepast) is (start == saturday)
        # A day that was named in a letter is not moved by a weekend: what begins after it comes too late.
        named = count(on(0), saturday, stop, calendar, awt=True, named=True)
        assert bool(named.toegepast) is (start == saturday)
    # Once a pause has moved the named day, the days of the weekend count again.
    stops = [Pauze(on(3), on(4)), Pauze(on(6), on(8))]
    moved = count(on(0), on(4), stops, calendar, awt=True, named=True)
    assert [number for _, number in moved.toegepast] == [1, 2]


@pytest.mark.parametrize(
    ("pauses", "expected"),
    [
        ([], None),
        ([pause(0, 1)], None),
        ([pause(0, 2)], (1, 1)),
        ([pause(-3, 4)], (1, 3)),
        ([pause(2, 3), pause(6, 8)], (6, 7)),
        ([pause(6, 8), pause(2, 3)], (6, 7)),
        ([pause(2, 3), pause(6, None)], (6, None)),
        ([pause(2, 4), pause(4, 8)], (2, 7)),
    ],
)
def test_the_last_stretch_after_day_zero(pauses, expected):
    first_last = expected and (on(expected[0]), None if expected[1] is None else on(expected[1]))
    assert last_pause(pauses, on(0)) == first_last


def test_without_explanation_the_shift_has_no_step():
    assert finish(on(5), NO_CALENDAR, explain=False) == (on(7), ())
    assert finish(on(4), NO_CALENDAR) == (on(4), ())
    day, (step,) = finish(on(5), NO_CALENDAR)
    assert (day, step.parameters["dagen"]) == (on(7), ("2026-01-10 zaterdag", "2026-01-11 zondag"))


def test_after_a_pause_without_an_end_nothing_comes():
    assert merge([pause(0, 1), pause(2, None), pause(4, 5)]) == (pause(0, 1), pause(2, None))


def test_of_two_earlier_pauses_the_one_that_ends_last_covers_most():
    given = [pause(0, 5), pause(1, 3), pause(4, 7)]
    assert begun_after(given, on(2)) == (pause(5, 7),)
