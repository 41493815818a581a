"""Lengths that no shipped rule has yet, and rows that the loader would have refused."""

from datetime import date

import pytest

from passend.recht.duur import counted_back, end_after
from tests.recht.proefregels import CALENDAR, fact, last_day, rule

DAY = date(2026, 5, 31)


@pytest.mark.parametrize("unit", ["gesteld", "schoolweken", "onzin"])
def test_a_unit_that_cannot_be_counted_is_refused(unit):
    with pytest.raises(ValueError, match=f"proef: unit '{unit}' is not counted here"):
        end_after(rule(eenheid=unit), 1, DAY, DAY, CALENDAR)


@pytest.mark.parametrize("unit", ["werkdagen", "schooljaar", "gesteld"])
def test_a_unit_that_cannot_be_counted_back_is_refused(unit):
    with pytest.raises(ValueError, match=f"proef: unit '{unit}' is not counted back"):
        counted_back(rule(eenheid=unit), DAY)


@pytest.mark.parametrize(
    ("unit", "length", "expected"),
    [
        ("weken", 2, "2026-05-17"),
        ("dagen", 31, "2026-04-30"),
        ("maanden", 1, "2026-04-30"),
        ("maanden", 3, "2026-02-28"),
        ("maanden", 6, "2025-11-30"),
        ("jaren", 1, "2025-05-31"),
        ("jaren", 3, "2023-05-31"),
    ],
)
def test_counting_back(unit, length, expected):
    row = rule(eenheid=unit, lengte=length, terug=True, termijnenwet=False)
    assert counted_back(row, DAY) == date.fromisoformat(expected)
    assert last_day([row], fact("weigering_bekendgemaakt", "2026-05-31")) == expected


@pytest.mark.parametrize(
    ("jaardag", "expected"), [("05-31", "2026-05-31"), ("05-30", "2026-05-30"), ("06-01", "2025-06-01")]
)
def test_the_last_such_day_on_or_before(jaardag, expected):
    row = rule(eenheid="jaardag", jaardag=jaardag, lengte=0, terug=True, termijnenwet=False)
    assert counted_back(row, DAY) == date.fromisoformat(expected)


def test_a_term_that_is_counted_back_is_not_moved_by_a_suspension():
    row = rule(eenheid="weken", lengte=2, terug=True, termijnenwet=False)
    stop = rule(
        onderwerp="stilstand",
        geldt_voor=("bezwaar_toelating",),
        begint_bij=("gpo_ingediend",),
        sluit_met=("gpo_oordeel",),
        eenheid="gesteld",
        lengte=0,
        termijnenwet=False,
    )
    given = [fact("weigering_bekendgemaakt", "2026-05-31"), fact("gpo_ingediend", "2026-05-10")]
    assert last_day([row, stop], *given) == "2026-05-17"
    # The same suspension does move a term that is counted forward.
    forward = rule(eenheid="weken", lengte=2, termijnenwet=False)
    assert last_day([forward, stop], given[0], fact("gpo_ingediend", "2026-06-02")) is None
