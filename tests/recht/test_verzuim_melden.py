"""Absence: sixteen hours in four school weeks, per vakantieregio, and the report that meets the term."""

from datetime import date

import pytest

from passend.recht import Situatie, Staat
from tests.recht.bouw import keys
from tests.recht.proefregels import fact, rule, term, terms

REPORT = rule(
    onderwerp="verzuim_melden",
    begint_bij=("verzuim",),
    eenheid="werkdagen",
    lengte=5,
    termijnenwet=False,
    drempel_uren=16,
    drempel_weken=4,
    aan_zet="school",
    sluit_met=("verzuim_gemeld",),
    vervalt_door=(),
)
NOORD = Situatie("vo", "openbaar", vakantieregio="noord")


def absent(day, hours):
    return fact("verzuim", day, code=str(hours))


def test_sixteen_hours_in_four_school_weeks_start_the_term():
    given = [absent("2026-01-12", 8), absent("2026-02-06", 8)]
    found = term([REPORT], *given, situation=NOORD)
    assert (found.begint_op.isoformat(), found.vervalt_op.isoformat()) == ("2026-02-06", "2026-02-13")
    assert [step.sleutel for step in found.stappen] == ["verzuim_vol", "tel", "uitkomst"]


def test_fifteen_hours_or_a_fifth_week_do_not():
    assert terms([REPORT], absent("2026-01-12", 8), absent("2026-02-06", 7), situation=NOORD) == ()
    assert terms([REPORT], absent("2026-01-12", 8), absent("2026-02-09", 8), situation=NOORD) == ()
    assert terms([REPORT], absent("2026-01-12", 8), fact("verzuim", "2026-01-13", code=""), situation=NOORD) == ()


def test_a_holiday_week_is_no_school_week():
    # Region noord has holiday from 21 February to 1 March: the week of 2 March is the fourth school week.
    given = [absent("2026-02-02", 8), absent("2026-03-02", 8)]
    assert len(terms([REPORT], *given, situation=NOORD)) == 1
    assert terms([REPORT], *given, situation=Situatie("vo", "openbaar", vakantieregio="midden")) != ()


def test_a_new_count_begins_after_the_sixteen_hours_and_the_unreported_one_leads():
    given = [absent("2026-01-12", 16), absent("2026-01-19", 15), absent("2026-01-26", 1)]
    assert term([REPORT], *given, situation=NOORD).begint_op.isoformat() == "2026-01-12"
    reported = fact("verzuim_gemeld", "2026-01-14")
    found = term([REPORT], *given, reported, situation=NOORD)
    assert (found.begint_op.isoformat(), found.gesloten_door) == ("2026-01-26", "")
    done = term([REPORT], given[0], reported, situation=NOORD)
    assert done.staat is Staat.VOLDAAN


def test_regions_that_differ_are_readings():
    # Noord has holiday in the week of 23 February: only there the week of 16 March is the fourth school week.
    given = [absent("2026-02-18", 8), absent("2026-03-16", 8)]
    (found,) = terms([REPORT], *given, situation=Situatie("vo", "openbaar"))
    assert (found.lezing, found.uiterlijk_op) == ("noord", None)  # in the other regions nobody can be late
    assert "vakantieregio_onbekend" in keys(found)


def test_a_week_in_which_a_lesson_was_missed_is_a_school_week():
    # The week of 23 February is a holiday in noord; hours that were missed in it make it a school week.
    assert (
        terms([REPORT], absent("2026-02-16", 8), absent("2026-02-23", 1), absent("2026-03-16", 8), situation=NOORD)
        == ()
    )


def test_the_rule_of_the_day_on_which_the_hours_are_full():
    later = rule(
        **{name: getattr(REPORT, name) for name in REPORT.__dataclass_fields__} | {"geldt_vanaf": date(2026, 2, 1)}
    )
    assert len(terms([later], absent("2026-01-26", 8), absent("2026-02-02", 8), situation=NOORD)) == 1
    assert terms([later], absent("2026-01-19", 8), absent("2026-01-26", 8), situation=NOORD) == ()


@pytest.mark.parametrize(
    ("reported", "first_unreported"), [("2026-01-11", "2026-01-12"), ("2026-01-12", "2026-01-26")]
)
def test_a_report_on_the_day_itself_is_a_report(reported, first_unreported):
    given = [absent("2026-01-12", 16), absent("2026-01-19", 15), absent("2026-01-26", 1)]
    found = term([REPORT], *given, fact("verzuim_gemeld", reported), situation=NOORD)
    assert (found.begint_op.isoformat(), found.gesloten_door) == (first_unreported, "")


def test_a_report_on_the_day_itself_meets_the_term():
    found = term([REPORT], absent("2026-01-12", 16), fact("verzuim_gemeld", "2026-01-12"), situation=NOORD)
    assert (found.staat, found.voldaan_op) == (Staat.VOLDAAN, date(2026, 1, 12))


def test_the_region_is_only_asked_for_where_it_makes_a_difference():
    given = [absent("2026-03-30", 16)]
    for situation in (NOORD, Situatie("vo", "openbaar")):
        found = term([REPORT], *given, situation=situation)
        assert (found.lezing, keys(found)) == ("", [])


@pytest.mark.parametrize(
    ("full", "unsure"),
    [("2026-03-20", True), ("2026-03-21", False), ("2026-08-16", False), ("2026-08-17", True)],
)
def test_it_says_so_when_the_holidays_of_the_four_weeks_are_not_known(full, unsure):
    """In noord they are known from 21 February up to and including 16 August 2026."""
    found = term([REPORT], absent(full, 16), situation=NOORD)
    assert keys(found) == ["vakanties_niet_bekend"] * unsure
