"""Temporary placement after ten weeks, on the edges: what moves the day after which it is late, and what is said."""

import pytest

from passend.recht import Situatie
from tests.recht.bouw import PO, about, day, facts, keys, only, terms

BORN = ("kind_geboren", "2020-01-01")
#: Ten weeks later is Good Friday 3 April 2026; the Termijnenwet would make that Tuesday 7 April.
RECEIVED = ("aanmelding_ontvangen", "2026-01-23")


def placement(*rows, situation=PO):
    return only("tijdelijke_plaatsing", terms(situation, facts(RECEIVED, *rows), "2026-02-01"))


@pytest.mark.parametrize(
    ("asked", "answered", "safe"),
    [
        (None, None, "2026-04-08"),
        # Asked in the days that the Termijnenwet would add: in that reading the ten weeks are still running.
        ("2026-04-05", "2026-04-15", "2026-04-16"),
        ("2026-04-07", "2026-04-15", "2026-04-16"),
        ("2026-04-08", "2026-04-15", "2026-04-08"),
    ],
)
def test_placing_is_late_only_when_it_is_in_every_reading(asked, answered, safe):
    asked_rows = [("aanvulling_gevraagd", asked), ("aanvulling_ontvangen", answered)] if asked else []
    found = placement(BORN, *asked_rows)
    assert (found.vervalt_op, found.gevolg_op) == (day("2026-04-03"), day("2026-04-04"))
    assert found.uiterlijk_op == day(safe)


@pytest.mark.parametrize(("wished", "said"), [("2026-04-03", False), ("2026-04-04", False), ("2026-04-05", True)])
def test_a_wish_for_a_later_day_is_said(wished, said):
    assert ("toelating_later_gewenst" in keys(placement(BORN, ("toelating_gewenst_per", wished)))) is said


@pytest.mark.parametrize(
    ("situation", "born", "said"),
    [
        (PO, None, [{"leeftijd": 4}]),
        (PO, "2020-01-01", []),
        (Situatie("vo", "bijzonder"), None, []),
        (Situatie("vo", "bijzonder"), "2012-01-01", []),
    ],
)
def test_an_unknown_birth_is_said_where_placing_has_an_age(situation, born, said):
    rows = [("kind_geboren", born)] if born else []
    (found,) = about("tijdelijke_plaatsing", terms(situation, facts(RECEIVED, *rows), "2026-02-01"))
    remarks = [dict(one.parameters) for one in found.opmerkingen if one.sleutel == "geboortedag_niet_bekend"]
    assert remarks == said
