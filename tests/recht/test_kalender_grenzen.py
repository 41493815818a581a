"""The calendar on the edges: Easter through the centuries, first and last days, what goes before what."""

from datetime import date, timedelta

import pytest

from passend.recht import Feestdag, Kalender, load_calendar
from passend.recht.kalender import easter_sunday
from tests.orakel.dagen import easter

CALENDAR = load_calendar()
WEEK = (date(2026, 2, 14), date(2026, 2, 22))
SCHOOL = load_calendar(vacations={"noord": [WEEK, (date(2026, 7, 4), date(2026, 8, 16))]})


def test_easter_is_the_one_of_another_rule_in_every_year_of_the_calendar():
    """Meeus, Jones and Butcher here, Gauss there."""
    assert [year for year in range(1583, 3000) if easter_sunday(year) != easter(year)] == []


@pytest.mark.parametrize(
    ("first", "last", "year", "expected"),
    [
        (date(2020, 5, 5), None, 2020, date(2020, 5, 5)),
        (date(2020, 5, 6), None, 2020, None),
        (date(2020, 5, 6), None, 2021, date(2021, 5, 5)),
        (date(2014, 1, 1), date(2020, 5, 5), 2020, date(2020, 5, 5)),
        (date(2014, 1, 1), date(2020, 5, 4), 2020, None),
    ],
)
def test_a_day_holds_from_its_first_to_its_last_year(first, last, year, expected):
    assert Feestdag("proef", "artikel", first, last, "vast", 5, 5).in_year(year) == expected


@pytest.mark.parametrize(("year", "expected"), [(2025, "2025-04-26"), (2026, "2026-04-27"), (2031, "2031-04-26")])
def test_kings_day_on_a_sunday_is_held_on_saturday(year, expected):
    (row,) = [day for day in CALENDAR.days if day.sleutel == "koningsdag"]
    assert row.in_year(year) == date.fromisoformat(expected)
    # No other fixed day moves.
    assert Feestdag("proef", "artikel", date(2014, 1, 1), None, "vast", 4, 27).in_year(year).day == 27


def test_a_day_by_decree_is_closed_and_a_holiday_keeps_its_own_name():
    calendar = load_calendar(extra_days={date(2026, 5, 5): "besluit", date(2026, 6, 1): "besluit"})
    assert calendar.closed_because(date(2026, 5, 5)) == "bevrijdingsdag"
    assert calendar.closed_because(date(2026, 6, 1)) == "besluit"
    assert calendar.closed_because(date(2027, 6, 1)) is None
    assert calendar.shift(date(2026, 5, 30)) == (
        date(2026, 6, 2),
        (
            (date(2026, 5, 30), "zaterdag"),
            (date(2026, 5, 31), "zondag"),
            (date(2026, 6, 1), "besluit"),
        ),
    )
    assert calendar.shift(date(2026, 6, 2)) == (date(2026, 6, 2), ())


def test_two_calendars_do_not_share_what_they_remember():
    assert load_calendar(extra_days={date(2026, 6, 1): "besluit"}).closed_because(date(2026, 6, 1)) == "besluit"
    assert load_calendar().closed_because(date(2026, 6, 1)) is None
    assert load_calendar() == CALENDAR
    assert Kalender(CALENDAR.days) == CALENDAR


def test_what_a_calendar_remembers_is_no_part_of_it():
    used = load_calendar()
    assert used.shift(date(2026, 4, 3))[0] == date(2026, 4, 7)
    assert used == load_calendar()
    assert repr(used) == repr(load_calendar())


@pytest.mark.parametrize(
    ("day", "regio", "expected"),
    [
        (WEEK[0], "noord", True),
        (WEEK[1], "noord", True),
        (WEEK[0] - timedelta(days=1), "noord", False),
        (WEEK[1] + timedelta(days=1), "noord", False),
        (WEEK[0], "zuid", False),
    ],
)
def test_a_school_holiday_has_a_first_and_a_last_day(day, regio, expected):
    assert SCHOOL.is_vacation(day, regio) is expected


@pytest.mark.parametrize(
    ("monday", "expected"),
    [("2026-02-09", False), ("2026-02-16", True), ("2026-02-23", False), ("2026-07-06", True), ("2026-08-10", True)],
)
def test_a_week_without_a_school_day(monday, expected):
    assert SCHOOL.is_vacation_week(date.fromisoformat(monday), "noord") is expected


@pytest.mark.parametrize(
    ("last", "expected"), [("2026-02-19", False), ("2026-02-20", True), ("2026-02-21", True)], ids=str
)
def test_such_a_week_is_holiday_up_to_its_friday(last, expected):
    calendar = load_calendar(vacations={"noord": [(date(2026, 2, 16), date.fromisoformat(last))]})
    assert calendar.is_vacation_week(date(2026, 2, 16), "noord") is expected


@pytest.mark.parametrize(
    ("first", "last", "regio", "expected"),
    [
        ("2026-02-14", "2026-08-16", "noord", True),
        ("2026-02-13", "2026-08-16", "noord", False),
        ("2026-02-14", "2026-08-17", "noord", False),
        ("2026-03-01", "2026-04-01", "noord", True),
        ("2026-03-01", "2026-04-01", "zuid", False),
    ],
)
def test_the_holidays_are_known_from_the_first_to_the_last(first, last, regio, expected):
    known = SCHOOL.vacations_known(date.fromisoformat(first), date.fromisoformat(last), regio)
    assert known is expected
