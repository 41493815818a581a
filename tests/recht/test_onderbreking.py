"""Extensions and suspensions in the chain: each is a row of its own. Each rule here is made for its test."""

import pytest

from passend.recht import Situatie, Staat
from tests.recht.proefregels import fact, last_day, rule, term

OBJECTION = fact("bezwaar_ontvangen", "2026-09-07")
DECISION = rule(
    onderwerp="bob_toelating",
    begint_bij=("bezwaar_ontvangen",),
    lengte=4,
    sluit_met=("beslissing_op_bezwaar",),
    vervalt_door=("bezwaar_ingetrokken",),
)
PENDING = rule(
    sleutel="opgeschort",
    onderwerp="stilstand",
    geldt_voor=("bob_toelating",),
    artikel="Proefwet artikel 2",
    begint_bij=("gpo_ingediend",),
    eerste_dag="dag_zelf",
    eenheid="gesteld",
    lengte=0,
    termijnenwet=False,
    sluit_met=("gpo_oordeel", "gpo_beeindigd"),
    vervalt_door=(),
)
ADJOURNED = rule(
    sleutel="verdaagd",
    onderwerp="verlenging",
    geldt_voor=("bob_toelating",),
    artikel="Proefwet artikel 3",
    begint_bij=("tlv_bezwaar_verdaagd",),
    lengte=6,
    sluit_met=(),
    vervalt_door=(),
)
AGREED = rule(
    sleutel="afgesproken",
    onderwerp="verlenging",
    geldt_voor=("bob_toelating",),
    artikel="Proefwet artikel 4",
    begint_bij=("tlv_bezwaar_uitgesteld",),
    eenheid="gesteld",
    lengte=0,
    termijnenwet=False,
    sluit_met=(),
    vervalt_door=(),
)


def steps(found):
    return [step.sleutel for step in found.stappen]


# --- suspension -----------------------------------------------------------------------------------------------------


def test_worked_example_14():
    found = term(
        [DECISION, PENDING], OBJECTION, fact("gpo_ingediend", "2026-09-21"), fact("gpo_oordeel", "2026-11-23")
    )
    assert found.vervalt_op.isoformat() == "2026-12-07"
    step = found.stappen[2]
    assert (step.sleutel, step.parameters["dagen"], step.parameters["artikel"]) == (
        "stilstand",
        63,
        "Proefwet artikel 2",
    )
    assert (found.gepauzeerd_vanaf.isoformat(), found.gepauzeerd_tot.isoformat()) == ("2026-09-21", "2026-11-22")


def test_while_the_case_is_pending_there_is_no_last_day():
    found = term([DECISION, PENDING], OBJECTION, fact("gpo_ingediend", "2026-09-21"), on="2026-10-30")
    assert (found.vervalt_op, found.uiterlijk_op, found.staat) == (None, None, Staat.GEPAUZEERD)
    assert steps(found)[-2:] == ["stilstand_loopt", "uitkomst_open"]


def test_the_first_end_after_the_start_ends_it():
    given = [OBJECTION, fact("gpo_ingediend", "2026-09-21")]
    assert last_day([DECISION, PENDING], *given, fact("gpo_beeindigd", "2026-09-24")) == "2026-10-08"
    both = [fact("gpo_beeindigd", "2026-09-24"), fact("gpo_oordeel", "2026-11-23")]
    assert last_day([DECISION, PENDING], *given, *both) == "2026-10-08"
    # An end before the start is of another case.
    assert last_day([DECISION, PENDING], *given, fact("gpo_beeindigd", "2026-09-20")) is None


def test_an_end_on_the_day_itself_suspends_nothing():
    given = [OBJECTION, fact("gpo_ingediend", "2026-09-21"), fact("gpo_oordeel", "2026-09-21")]
    found = term([DECISION, PENDING], *given)
    assert found.vervalt_op.isoformat() == "2026-10-05"
    assert "stilstand" not in steps(found)


def test_from_the_day_after():
    later = _changed(PENDING, eerste_dag="dag_erna")
    given = [OBJECTION, fact("gpo_ingediend", "2026-09-21"), fact("gpo_oordeel", "2026-11-23")]
    assert last_day([DECISION, later], *given) == "2026-12-07"  # 62 days: Sunday 6 December, and the Termijnenwet
    assert last_day([_changed(DECISION, termijnenwet=False), later], *given) == "2026-12-06"


def test_through_the_day_that_the_fact_names():
    assert last_day([DECISION, PENDING], OBJECTION, fact("gpo_ingediend", "2026-09-21", "2026-09-23")) == "2026-10-08"


def test_two_stretches_that_touch_count_once():
    given = [
        OBJECTION,
        fact("gpo_ingediend", "2026-09-21", "2026-09-23"),
        fact("gpo_ingediend", "2026-09-23", "2026-09-25"),
    ]
    assert last_day([DECISION, PENDING], *given) == "2026-10-12"  # five days: Saturday the 10th


def test_a_case_that_was_pending_already_suspends_from_the_first_day_of_the_term():
    given = [OBJECTION, fact("gpo_ingediend", "2026-08-03"), fact("gpo_oordeel", "2026-09-11")]
    assert last_day([DECISION, PENDING], *given) == "2026-10-08"  # 8, 9 and 10 September


def test_a_case_after_the_last_day_suspends_nothing():
    assert last_day([DECISION, PENDING], OBJECTION, fact("gpo_ingediend", "2026-10-06")) == "2026-10-05"
    assert last_day([DECISION, PENDING], OBJECTION, fact("gpo_ingediend", "2026-10-05")) is None


def test_what_comes_after_the_decision_changes_nothing():
    given = [OBJECTION, fact("beslissing_op_bezwaar", "2026-09-25"), fact("gpo_ingediend", "2026-09-28")]
    found = term([DECISION, PENDING], *given)
    assert (found.vervalt_op.isoformat(), found.staat) == ("2026-10-05", Staat.VOLDAAN)


def test_a_decision_while_the_case_is_pending_ends_the_suspension():
    given = [OBJECTION, fact("gpo_ingediend", "2026-09-21"), fact("beslissing_op_bezwaar", "2026-09-28")]
    found = term([DECISION, PENDING], *given)
    assert (found.vervalt_op.isoformat(), found.staat) == ("2026-10-12", Staat.VOLDAAN)


def test_an_uncertain_suspension_makes_the_term_uncertain():
    provisional = fact("gpo_ingediend", "2026-09-21", zekerheid="voorlopig")
    assert term([DECISION, PENDING], OBJECTION, provisional).zekerheid == "voorlopig"
    late = fact("gpo_ingediend", "2026-12-21", zekerheid="voorlopig")
    assert term([DECISION, PENDING], OBJECTION, late).zekerheid == "vast"


def test_a_row_for_another_subject_or_day_or_richting_suspends_nothing():
    given = [OBJECTION, fact("gpo_ingediend", "2026-09-21")]
    assert last_day([DECISION, _changed(PENDING, geldt_voor=("bob_verwijdering",))], *given) == "2026-10-05"
    assert last_day([DECISION, _changed(PENDING, geldt_vanaf=fact("x", "2026-09-22").dag)], *given) == "2026-10-05"
    assert last_day([DECISION, _changed(PENDING, richtingen=("openbaar",))], *given) == "2026-10-05"
    assert last_day([DECISION, _changed(PENDING, sectoren=("vo",))], *given) == "2026-10-05"


# --- extension ------------------------------------------------------------------------------------------------------


def test_an_extension_is_counted_from_the_anchoring_fact_with_the_termijnenwet_once():
    # Four weeks end on 25 December; six more from there would pass over Christmas first. Ten weeks: 5 February.
    given = [fact("bezwaar_ontvangen", "2026-11-27"), fact("tlv_bezwaar_verdaagd", "2026-12-10")]
    found = term([DECISION, ADJOURNED], *given)
    assert found.vervalt_op.isoformat() == "2027-02-05"
    assert steps(found) == ["feit", "tel", "verlengd", "uitkomst"]
    assert found.stappen[2].parameters["dag"].isoformat() == "2026-12-10"


def test_the_first_notice_counts_and_only_before_the_decision():
    given = [OBJECTION, fact("tlv_bezwaar_verdaagd", "2026-09-20"), fact("tlv_bezwaar_verdaagd", "2026-09-27")]
    assert last_day([DECISION, ADJOURNED], *given) == "2026-11-16"
    decided = [OBJECTION, fact("beslissing_op_bezwaar", "2026-09-18"), fact("tlv_bezwaar_verdaagd", "2026-09-20")]
    assert last_day([DECISION, ADJOURNED], *decided) == "2026-10-05"


def test_a_notice_without_a_day_counts():
    found = term([DECISION, ADJOURNED], OBJECTION, fact("tlv_bezwaar_verdaagd", None))
    assert found.vervalt_op.isoformat() == "2026-11-16"
    assert "dag" not in found.stappen[2].parameters


def test_a_day_that_the_notice_names_is_the_last_day_when_it_is_later():
    assert last_day([DECISION, AGREED], OBJECTION, fact("tlv_bezwaar_uitgesteld", "2026-09-30", "2026-12-26")) == (
        "2026-12-26"
    )
    earlier = fact("tlv_bezwaar_uitgesteld", "2026-09-30", "2026-10-02")
    assert last_day([DECISION, AGREED], OBJECTION, earlier) == "2026-10-05"
    assert last_day([DECISION, AGREED], OBJECTION, fact("tlv_bezwaar_uitgesteld", "2026-09-30")) == "2026-10-05"


def test_a_named_day_does_not_shorten_a_term_that_stood_still():
    agreed = fact("tlv_bezwaar_uitgesteld", "2026-10-05", "2026-10-12")
    stood_still = [fact("gpo_ingediend", "2026-09-21"), fact("gpo_oordeel", "2026-10-12")]
    assert last_day([DECISION, AGREED, PENDING], OBJECTION, *stood_still, agreed) == "2026-10-26"
    assert last_day([DECISION, AGREED, PENDING], OBJECTION, stood_still[0], agreed) is None


def test_a_suspension_after_the_notice_moves_the_named_day_and_then_the_termijnenwet_counts():
    agreed = fact("tlv_bezwaar_uitgesteld", "2026-09-30", "2026-11-28")  # a Saturday, as it was named
    stood_still = [fact("gpo_ingediend", "2026-11-02"), fact("gpo_oordeel", "2026-11-09")]
    assert last_day([DECISION, AGREED, PENDING], OBJECTION, agreed) == "2026-11-28"
    assert last_day([DECISION, AGREED, PENDING], OBJECTION, agreed, *stood_still) == "2026-12-07"
    assert last_day([DECISION, AGREED, PENDING], OBJECTION, agreed, stood_still[0]) is None
    # What had begun when the day was named was known then.
    earlier = [fact("gpo_ingediend", "2026-09-28"), fact("gpo_oordeel", "2026-10-03")]
    assert last_day([DECISION, AGREED, PENDING], OBJECTION, agreed, *earlier) == "2026-11-28"


def test_both_extensions_one_after_the_other():
    given = [
        OBJECTION,
        fact("tlv_bezwaar_verdaagd", "2026-09-20"),
        fact("tlv_bezwaar_uitgesteld", "2026-10-30", "2026-12-01"),
    ]
    assert last_day([DECISION, ADJOURNED, AGREED], *given) == "2026-12-01"


def test_an_extension_in_another_unit_starts_at_the_end():
    days = _changed(ADJOURNED, eenheid="dagen", lengte=3)
    assert last_day([DECISION, days], OBJECTION, fact("tlv_bezwaar_verdaagd", "2026-09-20")) == "2026-10-08"


def test_extension_and_suspension_together():
    given = [
        OBJECTION,
        fact("tlv_bezwaar_verdaagd", "2026-09-20"),
        fact("gpo_ingediend", "2026-10-12", "2026-10-14"),
    ]
    assert last_day([DECISION, ADJOURNED, PENDING], *given) == "2026-11-19"


def test_an_uncertain_notice_makes_the_term_uncertain():
    disputed = fact("tlv_bezwaar_verdaagd", "2026-09-20", zekerheid="betwist")
    assert term([DECISION, ADJOURNED], OBJECTION, disputed).zekerheid == "betwist"


@pytest.mark.parametrize("explain", [True, False])
def test_without_explanation_the_dates_are_the_same(explain):
    from tests.recht.proefregels import CALENDAR, PO, Regelboek, compute_terms

    given = [OBJECTION, fact("gpo_ingediend", "2026-09-21"), fact("gpo_oordeel", "2026-11-23")]
    book = Regelboek([DECISION, PENDING])
    (found,) = compute_terms(PO, given, book, CALENDAR, OBJECTION.dag, explain=explain)
    assert found.vervalt_op.isoformat() == "2026-12-07"
    assert bool(found.stappen) is explain


def _changed(one, **changes):
    values = {name: getattr(one, name) for name in one.__dataclass_fields__}
    return rule(**(values | changes))


def test_the_situation_without_readings_has_one_term():
    assert last_day([DECISION], OBJECTION, situation=Situatie("vo", "onbekend")) == "2026-10-05"


# --- on the edges ---------------------------------------------------------------------------------------------------


def test_a_notice_on_the_day_of_the_decision_counts():
    given = [OBJECTION, fact("beslissing_op_bezwaar", "2026-09-20"), fact("tlv_bezwaar_verdaagd", "2026-09-20")]
    assert last_day([DECISION, ADJOURNED], *given) == "2026-11-16"


def test_a_suspension_from_before_the_row_held_does_not_hide_a_later_one():
    from_22_september = _changed(PENDING, geldt_vanaf=fact("x", "2026-09-22").dag)
    given = [
        OBJECTION,
        fact("gpo_ingediend", "2026-09-21", "2026-09-25"),
        fact("gpo_ingediend", "2026-09-28", "2026-09-30"),
    ]
    assert last_day([DECISION, from_22_september], *given) == "2026-10-08"


def test_the_day_that_ended_a_suspension_makes_the_term_uncertain_and_a_later_end_does_not():
    started = [OBJECTION, fact("gpo_ingediend", "2026-09-21")]
    ended = fact("gpo_oordeel", "2026-11-23")
    later = fact("gpo_beeindigd", "2026-12-01", zekerheid="voorlopig")
    assert term([DECISION, PENDING], *started, ended, later).zekerheid == "vast"
    assert term([DECISION, PENDING], *started, later).zekerheid == "voorlopig"


@pytest.mark.parametrize(("filed", "expected"), [("2026-11-28", "2026-12-01"), ("2026-11-29", "2026-11-28")])
def test_an_agreed_saturday_is_the_last_day_and_the_sunday_is_after_it(filed, expected):
    agreed = fact("tlv_bezwaar_uitgesteld", "2026-09-30", "2026-11-28")
    stood_still = [fact("gpo_ingediend", filed), fact("gpo_oordeel", "2026-12-01")]
    assert last_day([DECISION, AGREED, PENDING], OBJECTION, agreed, *stood_still) == expected


def test_a_letter_that_names_the_computed_day_makes_the_term_no_longer():
    found = term([DECISION, AGREED], OBJECTION, fact("tlv_bezwaar_uitgesteld", "2026-09-30", "2026-10-05"))
    assert (found.vervalt_op.isoformat(), steps(found)) == ("2026-10-05", ["feit", "tel", "uitkomst"])


def test_nothing_moves_a_term_that_is_counted_back_or_a_day_that_was_set():
    held_up = [OBJECTION, fact("gpo_ingediend", "2026-08-03", "2026-09-30")]
    back = _changed(DECISION, terug=True, termijnenwet=False)
    assert last_day([back, PENDING], *held_up) == "2026-08-10"
    assert last_day([back, ADJOURNED], OBJECTION, fact("tlv_bezwaar_verdaagd", "2026-09-08")) == "2026-08-10"
    lasting = _changed(DECISION, eenheid="gesteld", lengte=0, termijnenwet=False)
    set_day = fact("bezwaar_ontvangen", "2026-09-07", "2026-09-20")
    assert last_day([lasting, PENDING], set_day, held_up[1]) == "2026-09-20"


def test_school_weeks_stand_still_too():
    weeks = _changed(DECISION, eenheid="schoolweken", lengte=2, schoolvakanties=True, termijnenwet=False)
    noord = Situatie("vo", "openbaar", vakantieregio="noord")
    assert last_day([weeks, PENDING], OBJECTION, situation=noord) == "2026-09-21"
    pending = fact("gpo_ingediend", "2026-09-14", "2026-09-16")
    assert last_day([weeks, PENDING], OBJECTION, pending, situation=noord) == "2026-09-24"
