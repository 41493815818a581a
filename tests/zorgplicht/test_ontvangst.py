"""At a school that does not work with the portal: what the family says of the receipt, and what the school says."""

from datetime import date

import pytest

from tests.fabriek import do, make_aanmelding, make_lid, make_school
from tests.zorgplicht.hulp import TEN_WEEKS, facts, stand, term
from zorgplicht.actions import gezin, school
from zorgplicht.models import Aanmelding

# Handed in eight days after sending; from there the ten weeks end on 31 March 2026.
HANDED_IN = date(2026, 1, 20)
TEN_WEEKS_FROM_THERE = date(2026, 3, 31)


@pytest.fixture
def linde(start):
    """A school where nobody works with the portal."""
    return make_school("De Linde")


@pytest.fixture
def sent(ouder, linde):
    return make_aanmelding(ouder, linde)


@pytest.fixture
def handed_in(sent, ouder, op_dag):
    op_dag(HANDED_IN)
    do(gezin.record_handed_in, sent, ouder, dag=HANDED_IN)
    return sent


def ten_weeks(aanmelding, user):
    """The last of the ten weeks before a possible temporary placement, and how certain it is."""
    row = term(aanmelding, user, "tijdelijke_plaatsing")
    return row.vervalt_op, row.zekerheid


def test_a_click_that_reaches_no_school_starts_no_certain_ten_weeks(sent, ouder):
    assert ten_weeks(sent, ouder) == (TEN_WEEKS, "voorlopig")


def test_a_click_that_reaches_the_school_does(aanmelding, ouder):
    assert ten_weeks(aanmelding, ouder) == (TEN_WEEKS, "vast")


def test_the_ten_weeks_count_from_the_day_of_handing_in(handed_in, ouder):
    assert ten_weeks(handed_in, ouder) == (TEN_WEEKS_FROM_THERE, "voorlopig")
    made = facts(handed_in, ouder)["aanmelding_gedaan"]
    assert (made.dag, made.zekerheid, made.reden) == (HANDED_IN, "voorlopig", "ingeleverd")
    assert made.vervangt_id


def test_handing_in_on_the_day_of_sending_corrects_nothing(sent, ouder):
    do(gezin.record_handed_in, sent, ouder, dag=date(2026, 1, 12))
    assert facts(sent, ouder)["aanmelding_gedaan"].vervangt is None
    assert ten_weeks(sent, ouder) == (TEN_WEEKS, "voorlopig")


def test_a_day_that_only_the_family_gave_does_not_hold_the_school_back(handed_in, linde):
    noor = make_lid(linde.organisatie, "Noor Linde")
    do(school.admit, handed_in, noor, dag=date(2026, 1, 16))
    assert stand(handed_in, noor) == Aanmelding.Stand.TOEGELATEN
