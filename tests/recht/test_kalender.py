"""The days of article 3 Algemene termijnenwet."""

import csv
from datetime import date
from pathlib import Path

import pytest

from passend.recht import load_calendar
from passend.recht.kalender import easter_sunday
from tests.recht.bouw import CALENDAR, day

ORACLE = Path(__file__).parents[1] / "data" / "atw_feestdagen_2020-2035.csv"


def oracle():
    with ORACLE.open(encoding="utf-8", newline="") as file:
        return {(row["datum"], row["naam"].lower().replace(" ", "_")) for row in csv.DictReader(file)}


def test_sixteen_years_equal_the_oracle():
    computed = {(on.isoformat(), key) for year in range(2020, 2036) for on, key in CALENDAR.holidays(year).items()}
    # In 2033 and other years two of them can never fall on one day: 144 rows, nine a year.
    assert len(computed) == 144
    assert computed == oracle()


@pytest.mark.parametrize(
    ("year", "expected"),
    [(1818, "1818-03-22"), (1943, "1943-04-25"), (2000, "2000-04-23"), (2024, "2024-03-31"), (2038, "2038-04-25")],
)
def test_easter(year, expected):
    assert easter_sunday(year) == date.fromisoformat(expected)


def test_kings_day_moves_to_saturday_when_it_is_a_sunday():
    assert CALENDAR.closed_because(day("2014-04-26")) == "koningsdag"
    assert CALENDAR.closed_because(day("2025-04-26")) == "koningsdag"
    assert CALENDAR.closed_because(day("2026-04-27")) == "koningsdag"


def test_easter_and_whit_sunday_are_just_sundays():
    assert CALENDAR.closed_because(day("2026-04-05")) == "zondag"
    assert CALENDAR.closed_because(day("2026-05-24")) == "zondag"


def test_a_holiday_in_the_weekend_is_named_as_holiday():
    assert CALENDAR.closed_because(day("2026-12-26")) == "tweede_kerstdag"


def test_a_decree_adds_a_day():
    extra = load_calendar(extra_days={date(2026, 4, 7): "Stcrt. 2026, 1"})
    assert CALENDAR.shift(date(2026, 4, 6))[0] == date(2026, 4, 7)
    moved, passed = extra.shift(date(2026, 4, 6))
    assert moved == date(2026, 4, 8)
    assert passed == ((date(2026, 4, 6), "tweede_paasdag"), (date(2026, 4, 7), "Stcrt. 2026, 1"))


def test_a_shift_over_the_year_end():
    assert CALENDAR.shift(date(2027, 12, 31))[0] == date(2027, 12, 31)
    assert CALENDAR.shift(date(2027, 1, 1))[0] == date(2027, 1, 4)


def test_29_february_is_an_ordinary_day():
    assert CALENDAR.shift(date(2024, 2, 29)) == (date(2024, 2, 29), ())
