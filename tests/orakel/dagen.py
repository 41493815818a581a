"""Days: which are free, and stepping over them one by one."""

from collections.abc import Callable
from datetime import date, timedelta
from functools import cache

DAG = timedelta(days=1)

#: No history needs more than a few years; a walk that goes on longer has no end.
LAATSTE = 366 * 30

Vraag = Callable[[date], bool]


def never(_day: date) -> bool:
    """No day stands still."""
    return False


@cache
def easter(year: int) -> date:
    """First Easter day by Gauss's rule (1816 version, with Lilius' and the solar corrections)."""
    a, b, c = year % 19, year % 4, year % 7
    k = year // 100
    p = (13 + 8 * k) // 25
    m = (15 - p + k - k // 4) % 30
    n = (4 + k - k // 4) % 7
    d = (19 * a + m) % 30
    e = (2 * b + 4 * c + 6 * d + n) % 7
    if d == 29 and e == 6:
        return date(year, 4, 19)
    if d == 28 and e == 6 and (11 * m + 11) % 30 < 19:
        return date(year, 4, 18)
    return date(year, 3, 22) + (d + e) * DAG


@cache
def is_free(day: date) -> bool:
    """Saturday, Sunday or a day of article 3 Algemene termijnenwet (5 May every year, Good Friday equated)."""
    if day.isoweekday() >= 6:
        return True
    if (day.month, day.day) in ((1, 1), (5, 5), (12, 25), (12, 26)):
        return True
    # King's day: 27 April, and 26 April when the 27th is a Sunday (then the 26th is a Saturday: free anyway).
    if (day.month, day.day) == (4, 27):
        return True
    from_easter = (day - easter(day.year)).days
    # Good Friday, second Easter day, Ascension day, second Whit day.
    return from_easter in (-2, 1, 39, 50)


def go_on(day: date, stands_still: Vraag = never) -> date:
    """While `day` is a weekend or holiday, or the term stands still, go on (Algemene termijnenwet article 1(1))."""
    while is_free(day) or stands_still(day):
        day += DAG
    return day


def walk(day_zero: date, counted: int, stands_still: Vraag = never) -> date:
    """The day on which `counted` days are full. `day_zero` itself does not count, nor does a day on which it stands
    still. `counted` 0 gives `day_zero`."""
    day = day_zero
    while counted:
        day += DAG
        if not stands_still(day):
            counted -= 1
    return day


def walk_back(day: date, counted: int) -> date:
    """`counted` days before `day`. Never shifted: Algemene termijnenwet article 1(2)."""
    while counted:
        day -= DAG
        counted -= 1
    return day


def birthday(born: date, years: int) -> date:
    """The day on which somebody reaches `years`: who was born on 29 February does so on 1 March in a common year."""
    day = date(born.year + years, born.month, 1)
    while (day.month, day.day) < (born.month, born.day):
        day += DAG
    return day
