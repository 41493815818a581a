"""At a school that does not work with the portal: what the family says of the receipt, and what the school says."""

from datetime import date

import pytest
from django.urls import reverse

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


@pytest.fixture
def lotte(linde):
    """Works at De Linde since the family handed the letter in."""
    return make_lid(linde.organisatie, "Lotte Linde")


def ten_weeks(aanmelding, user):
    """The last of the ten weeks before a possible temporary placement, and how certain it is."""
    row = term(aanmelding, user, "tijdelijke_plaatsing")
    return row.vervalt_op, row.zekerheid


def known(aanmelding, user, soort):
    fact = facts(aanmelding, user)[soort]
    return fact.dag, fact.zekerheid, fact.code


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


def test_a_day_that_only_the_family_gave_does_not_hold_the_school_back(handed_in, lotte):
    do(school.admit, handed_in, lotte, dag=date(2026, 1, 16))
    assert stand(handed_in, lotte) == Aanmelding.Stand.TOEGELATEN


# --- The school confirms ---------------------------------------------------------------------------------------------

CONFIRMED_ON, ANOTHER_DAY = date(2026, 1, 26), date(2026, 1, 22)
BOTH = ("aanmelding_gedaan", "aanmelding_ontvangen")


@pytest.fixture
def confirmed(handed_in, lotte, op_dag):
    op_dag(CONFIRMED_ON)
    do(school.confirm_receipt, handed_in, lotte)
    return handed_in


def correct_confirmation(aanmelding, user, dag, reden="vergissing"):
    fact = facts(aanmelding, user)["ontvangst_bevestigd"]
    do(school.correct, aanmelding, user, fact_id=fact.id, dag=dag, reden=reden)


def test_confirming_makes_the_day_that_the_family_gave_certain(confirmed, ouder):
    for soort in BOTH:
        assert known(confirmed, ouder, soort) == (HANDED_IN, "vast", "bevestiging")
    assert term(confirmed, ouder).zekerheid == "vast"
    assert ten_weeks(confirmed, ouder) == (TEN_WEEKS_FROM_THERE, "vast")
    assert stand(confirmed, ouder) == Aanmelding.Stand.BEVESTIGD


def test_the_proof_says_that_the_school_confirmed(confirmed, ouder, client):
    client.force_login(ouder)
    page = client.get(reverse("zorgplicht:bewijs", args=[confirmed.id])).content.decode()
    assert "U leverde de aanmelding zelf in, op 20 januari 2026. De school heeft dat bevestigd." in page
    assert "moet dat nog bevestigen" not in page


def test_undoing_the_confirmation_makes_the_day_provisional_again(confirmed, ouder, lotte):
    correct_confirmation(confirmed, lotte, None)
    assert known(confirmed, ouder, "aanmelding_ontvangen") == (HANDED_IN, "voorlopig", "ingeleverd")
    assert known(confirmed, ouder, "aanmelding_gedaan") == (HANDED_IN, "voorlopig", "ingeleverd")
    assert stand(confirmed, ouder) == Aanmelding.Stand.ONTVANGEN
    assert ten_weeks(confirmed, ouder) == (TEN_WEEKS_FROM_THERE, "voorlopig")
    do(school.confirm_receipt, confirmed, lotte)
    assert known(confirmed, ouder, "aanmelding_ontvangen") == (HANDED_IN, "vast", "bevestiging")


def test_confirming_on_another_day_leaves_the_day_of_the_family(confirmed, ouder, lotte):
    correct_confirmation(confirmed, lotte, ANOTHER_DAY, "typefout")
    for soort in BOTH:
        assert known(confirmed, ouder, soort) == (HANDED_IN, "vast", "bevestiging")


def test_where_nobody_gave_a_day_it_is_that_of_confirming(sent, ouder, lotte, op_dag):
    op_dag(CONFIRMED_ON)
    do(school.confirm_receipt, sent, lotte)
    for soort in BOTH:
        assert known(sent, ouder, soort) == (CONFIRMED_ON, "vast", "bevestiging")
    correct_confirmation(sent, lotte, ANOTHER_DAY, "typefout")
    for soort in BOTH:
        assert known(sent, ouder, soort) == (ANOTHER_DAY, "vast", "bevestiging")
    correct_confirmation(sent, lotte, None)
    assert "aanmelding_ontvangen" not in facts(sent, ouder)
    assert known(sent, ouder, "aanmelding_gedaan") == (date(2026, 1, 12), "voorlopig", "")
    assert stand(sent, ouder) == Aanmelding.Stand.VERSTUURD


def test_confirming_changes_nothing_about_a_proven_receipt(aanmelding, ouder, ina):
    before = [known(aanmelding, ouder, soort) for soort in BOTH]
    do(school.confirm_receipt, aanmelding, ina)
    assert [known(aanmelding, ouder, soort) for soort in BOTH] == before
