"""How readings are told apart: a name per last day, of what its readings share and the others do not."""

from datetime import date

import pytest

from passend.recht.lezingen import Lezing, distinct, latest

FIRST, SECOND, THIRD = date(2026, 1, 1), date(2026, 1, 2), date(2026, 1, 3)


def reading(day, *parts):
    return Lezing(parts, day, None, None, (), ())


def names(*readings):
    return [(code, found.vervalt_op) for code, found in distinct(readings)]


@pytest.mark.parametrize(
    ("readings", "expected"),
    [
        # One last day: no name, and the first reading speaks.
        ([reading(FIRST, "openbaar", ""), reading(FIRST, "bijzonder", "")], [("", FIRST)]),
        # Earliest first, an open end last.
        (
            [reading(None, "openbaar"), reading(SECOND, "bijzonder"), reading(FIRST, "anders")],
            [("anders", FIRST), ("bijzonder", SECOND), ("openbaar", None)],
        ),
        # What all share is left out.
        (
            [reading(FIRST, "openbaar", "met"), reading(SECOND, "openbaar", "zonder")],
            [("met", FIRST), ("zonder", SECOND)],
        ),
        # What differs within one last day is left out as well.
        (
            [
                reading(FIRST, "openbaar", "met"),
                reading(FIRST, "bijzonder", "met"),
                reading(SECOND, "openbaar", "zonder"),
                reading(SECOND, "bijzonder", "zonder"),
            ],
            [("met", FIRST), ("zonder", SECOND)],
        ),
        # A name that would be empty or double is written out in full, without what every reading has.
        (
            [
                reading(FIRST, "openbaar", "", "vast"),
                reading(SECOND, "openbaar", "zonder", "vast"),
                reading(SECOND, "bijzonder", "met", "vast"),
            ],
            [("openbaar", FIRST), ("openbaar+zonder", SECOND)],
        ),
        (
            [
                reading(FIRST, "openbaar", "met"),
                reading(SECOND, "openbaar", "zonder"),
                reading(SECOND, "bijzonder", "zonder"),
                reading(THIRD, "bijzonder", "zonder"),
            ],
            [("openbaar+met", FIRST), ("zonder", SECOND), ("bijzonder+zonder", THIRD)],
        ),
        (
            [
                reading(FIRST, "openbaar", "met", "noord"),
                reading(FIRST, "bijzonder", "met", "zuid"),
                reading(SECOND, "openbaar", "met", "zuid"),
                reading(SECOND, "bijzonder", "met", "noord"),
                reading(THIRD, "openbaar", "zonder", "noord"),
            ],
            [("openbaar+met+noord", FIRST), ("openbaar+met+zuid", SECOND), ("openbaar+zonder+noord", THIRD)],
        ),
    ],
)
def test_the_names_of_readings(readings, expected):
    assert names(*readings) == expected


def test_of_one_last_day_the_first_reading_speaks():
    first, second = reading(FIRST, "openbaar"), reading(FIRST, "bijzonder")
    ((_, found),) = distinct([first, second])
    assert found is first
    ((_, one), (_, other)) = distinct([first, second, reading(SECOND, "anders")])
    assert (one is first, other.vervalt_op) == (True, SECOND)


@pytest.mark.parametrize(
    ("days", "expected"),
    [([], None), ([FIRST], FIRST), ([SECOND, FIRST], SECOND), ([FIRST, None], None), ([None], None)],
)
def test_the_latest_day_is_open_while_one_reading_is(days, expected):
    assert latest(days) == expected
