"""What an extension and a pause do to a term."""

import pytest

from passend.recht import Situatie, Staat, leading_dates
from tests.recht.bouw import (
    BORN,
    PO,
    SIX_WEEKS,
    START,
    TEN_WEEKS,
    about,
    day,
    decision,
    facts,
    keys,
    only,
    terms,
)

# --- extension -----------------------------------------------------------------------------------


def test_extension_counts_from_the_six_weeks_before_the_termijnenwet():
    given = facts(BORN, ("aanmelding_ontvangen", "2026-02-23"), ("beslistermijn_verlengd", "2026-03-20"))
    # Six weeks end on second Easter day and move to 7 April; ten weeks are counted from 23 February all the same.
    assert only("besluit", terms(PO, given)).vervalt_op == day("2026-05-04")


@pytest.mark.parametrize(
    ("named", "expected", "remark"),
    [
        ("2026-03-09", "2026-03-09", "dag_uit_brief"),
        ("2026-03-23", "2026-03-23", None),
        ("2026-04-30", "2026-03-23", "verlenging_langer_genoemd"),
        ("2026-02-10", "2026-02-23", "verlenging_korter_genoemd"),
    ],
)
def test_extension_that_names_a_last_day(named, expected, remark):
    term = decision(("beslistermijn_verlengd", "2026-02-20", named))
    assert term.vervalt_op == day(expected)
    assert [key for key in keys(term) if "genoemd" in key or "brief" in key] == ([remark] if remark else [])


def test_a_late_extension_stays_visible():
    assert "verlenging_na_afloop" not in keys(decision(("beslistermijn_verlengd", "2026-02-23")))
    late = decision(("beslistermijn_verlengd", "2026-02-24"))
    assert late.vervalt_op == day(TEN_WEEKS)
    assert "verlenging_na_afloop" in keys(late)


def test_there_is_no_second_extension():
    term = decision(("beslistermijn_verlengd", "2026-02-20", "2026-03-09"), ("beslistermijn_verlengd", "2026-03-08"))
    assert term.vervalt_op == day("2026-03-09")
    assert "tweede_verlenging" in keys(term)


def test_an_extension_after_the_decision_changes_nothing():
    term = decision(("geweigerd", "2026-02-25"), ("beslistermijn_verlengd", "2026-02-26"))
    assert (term.vervalt_op, term.staat) == (day(SIX_WEEKS), Staat.TE_LAAT_VOLDAAN)


# --- pause ---------------------------------------------------------------------------------------


def test_a_running_pause_without_a_last_day_has_no_date_yet():
    capped, moved = about("besluit", terms(PO, facts(*START, ("aanvulling_gevraagd", "2026-02-02")), "2026-05-01"))
    assert (moved.vervalt_op, moved.staat) == (None, Staat.GEPAUZEERD)
    assert (capped.vervalt_op, capped.staat) == (day(TEN_WEEKS), Staat.GEPAUZEERD)
    assert (capped.uiterlijk_op, moved.uiterlijk_op) == (None, None)
    assert leading_dates([capped, moved], "besluit").rekenen_op is None


@pytest.mark.parametrize(("richting", "expected"), [("bijzonder", "2026-03-06"), ("openbaar", "2026-03-05")])
def test_a_set_term_that_passes_unused_ends_the_pause(richting, expected):
    rows = ("aanvulling_gevraagd", "2026-02-02", "2026-02-12")
    during = decision(rows, situation=Situatie("po", richting), reference="2026-02-12")
    after = decision(rows, situation=Situatie("po", richting), reference="2026-02-13")
    assert (during.staat, after.staat) == (Staat.GEPAUZEERD, Staat.LOOPT)
    assert during.vervalt_op == after.vervalt_op == day(expected)


def test_completing_after_the_set_term_does_not_lengthen_the_pause():
    term = decision(("aanvulling_gevraagd", "2026-02-02", "2026-02-12"), ("aanvulling_ontvangen", "2026-02-20"))
    assert term.vervalt_op == day("2026-03-06")


@pytest.mark.parametrize(("richting", "expected"), [("bijzonder", SIX_WEEKS), ("openbaar", SIX_WEEKS)])
def test_completing_on_the_day_of_the_invitation_pauses_nothing(richting, expected):
    rows = (("aanvulling_gevraagd", "2026-02-02"), ("aanvulling_ontvangen", "2026-02-02"))
    term = decision(*rows, situation=Situatie("po", richting))
    assert (term.vervalt_op, term.staat) == (day(expected), Staat.LOOPT)


@pytest.mark.parametrize(
    ("pause", "expected"),
    [
        # Before the notice: the school knew of it when it named 16 March.
        (("2026-02-02", "2026-02-09"), "2026-03-16"),
        # After the notice: 7 days are added.
        (("2026-02-24", "2026-03-03"), "2026-03-23"),
    ],
)
def test_a_named_last_day_moves_only_with_a_later_pause(pause, expected):
    term = decision(
        ("aanvulling_gevraagd", pause[0]),
        ("aanvulling_ontvangen", pause[1]),
        ("beslistermijn_verlengd", "2026-02-20", "2026-03-16"),
    )
    assert term.vervalt_op == day(expected)


def test_completing_and_not_treating_terms():
    rows = (*START, ("aanvulling_gevraagd", "2026-02-02", "2026-02-12"))
    before, after = terms(PO, facts(*rows), "2026-02-12"), terms(PO, facts(*rows), "2026-02-13")
    parents = only("aanvullen", before)
    assert (parents.aan_zet, parents.vervalt_op) == ("ouder", day("2026-02-12"))
    assert about("niet_behandelen", before) == []
    school = only("niet_behandelen", after)
    assert (school.begint_op, school.vervalt_op) == (day("2026-02-12"), day("2026-03-12"))


def test_two_invitations_in_one_stretch_count_each_day_once():
    term = decision(
        ("aanvulling_gevraagd", "2026-02-02"),
        ("aanvulling_gevraagd", "2026-02-09"),
        ("aanvulling_ontvangen", "2026-02-16"),
    )
    assert term.vervalt_op == day("2026-03-09")


# Two questions, the second on the day on which the first was answered.
TWICE = (("aanvulling_gevraagd", "2026-01-26"), ("aanvulling_ontvangen", "2026-02-02"))


@pytest.mark.parametrize(
    ("richting", "expected"),
    # Bijzonder: 26 January up to 2 February, and 2 February up to 12 February: 7 + 10 days. Openbaar: from the day
    # after each invitation: 6 + 9 days.
    [("bijzonder", "2026-03-12"), ("openbaar", "2026-03-10")],
)
def test_a_new_invitation_on_the_day_of_completion_is_a_suspension_of_its_own(richting, expected):
    rows = (*TWICE, ("aanvulling_gevraagd", "2026-02-02"), ("aanvulling_ontvangen", "2026-02-12"))
    assert decision(*rows, situation=Situatie("po", richting)).vervalt_op == day(expected)


def test_until_it_is_answered_the_new_invitation_keeps_the_term_still():
    rows = (*TWICE, ("aanvulling_gevraagd", "2026-02-02"))
    capped, moved = about("besluit", terms(PO, facts(*START, *rows), "2026-02-20"))
    assert (moved.vervalt_op, moved.staat) == (None, Staat.GEPAUZEERD)
    assert capped.staat == Staat.GEPAUZEERD
    parents = only("aanvullen", terms(PO, facts(*START, *rows), "2026-02-20"))
    assert parents.staat == Staat.LOOPT


def test_a_new_invitation_that_passes_unused_can_lead_to_not_treating():
    rows = (*START, *TWICE, ("aanvulling_gevraagd", "2026-02-02", "2026-02-12"))
    school = only("niet_behandelen", terms(PO, facts(*rows), "2026-02-13"))
    assert (school.begint_op, school.vervalt_op, school.staat) == (day("2026-02-12"), day("2026-03-12"), Staat.LOOPT)


def test_a_second_completion_of_that_day_answers_the_new_invitation():
    rows = (*TWICE, ("aanvulling_gevraagd", "2026-02-02"), ("aanvulling_ontvangen", "2026-02-02"))
    assert decision(*rows).vervalt_op == day("2026-03-02")


def test_one_completion_after_two_invitations_answers_both_also_on_the_day_of_the_second():
    rows = (
        ("aanvulling_gevraagd", "2026-01-26"),
        ("aanvulling_gevraagd", "2026-02-02"),
        ("aanvulling_ontvangen", "2026-02-02"),
    )
    assert decision(*rows).vervalt_op == day("2026-03-02")


def test_an_invitation_on_the_day_of_receipt_pauses_from_the_first_day_that_counts():
    assert decision(("aanvulling_gevraagd", "2026-01-12"), ("aanvulling_ontvangen", "2026-01-14")).vervalt_op == day(
        "2026-02-24"
    )


def test_an_invitation_after_the_end_moves_nothing():
    term = decision(
        ("aanvulling_gevraagd", "2026-02-24"), ("aanvulling_ontvangen", "2026-03-03"), reference="2026-03-05"
    )
    assert (term.vervalt_op, term.staat) == (day(SIX_WEEKS), Staat.VERSTREKEN)
    assert "aanvulling_na_afloop" in keys(term)


def test_an_invitation_in_the_days_the_termijnenwet_adds_still_pauses():
    given = facts(
        BORN,
        ("aanmelding_ontvangen", "2026-02-20"),
        ("aanvulling_gevraagd", "2026-04-06"),
        ("aanvulling_ontvangen", "2026-04-16"),
    )
    # 3 April (Good Friday) + 10 days is a Monday in the pause: the term cannot end before it runs again.
    assert only("besluit", terms(PO, given)).vervalt_op == day("2026-04-16")


def test_in_special_vo_it_is_unclear_whether_the_pause_counts():
    rows = (("aanvulling_gevraagd", "2026-02-02"), ("aanvulling_ontvangen", "2026-02-16"))
    found = terms(Situatie("vo", "bijzonder"), facts(*START, *rows), "2026-02-24")
    without, with_pause = about("besluit", found)
    assert (without.lezing, without.vervalt_op) == ("zonder_stilstand", day(SIX_WEEKS))
    assert (with_pause.lezing, with_pause.vervalt_op) == ("met_stilstand", day("2026-03-09"))
    assert {without.staat, with_pause.staat} == {Staat.LOOPT}
    assert "stilstand_onduidelijk" in keys(without)


def test_unknown_richting_gives_two_readings_when_the_dates_differ():
    rows = (("aanvulling_gevraagd", "2026-02-03"), ("aanvulling_ontvangen", "2026-02-17"))
    found = about("besluit", terms(Situatie("po"), facts(BORN, ("aanmelding_ontvangen", "2026-01-13"), *rows)))
    assert [(term.lezing, term.vervalt_op) for term in found] == [
        ("openbaar", day("2026-03-09")),
        ("bijzonder", day("2026-03-10")),
    ]
    assert found[0].state_on(day("2026-03-10")) is Staat.LOOPT
