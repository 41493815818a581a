"""School holidays for the comparison: made up, but of the usual length and different per region.

Not the real ones: the clock and the oracle get the same table, and it reaches over all years of the histories.
"""

from datetime import date, timedelta

from tests.orakel.zaak import Vakanties

JAREN = range(2013, 2042)


def _saturday(day: date) -> date:
    while day.isoweekday() != 6:
        day += timedelta(days=1)
    return day


def _stretch(first: date, weeks: int) -> tuple[date, date]:
    """From that Saturday through the Sunday after so many weeks."""
    return first, first + timedelta(days=7 * weeks + 1)


def _year(year: int, region: int) -> list[tuple[date, date]]:
    later = timedelta(days=7 * region)
    sometimes = later % timedelta(days=14)
    return [
        _stretch(_saturday(date(year, 2, 13)) + sometimes, 1),
        _stretch(_saturday(date(year, 4, 21)), 2),
        _stretch(_saturday(date(year, 7, 4)) + later, 6),
        _stretch(_saturday(date(year, 10, 10)) + sometimes, 1),
        # In one region the Christmas holiday begins on a Monday: a week that is partly holiday is a lesweek.
        (_saturday(date(year, 12, 19)) + timedelta(days=2 * (region == 1)), date(year + 1, 1, 3)),
    ]


VAKANTIES: Vakanties = {
    region: tuple(stretch for year in JAREN for stretch in _year(year, shift))
    for shift, region in enumerate(("noord", "midden", "zuid"))
}
