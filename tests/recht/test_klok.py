"""What the clock does with single facts: starts, sectors, closing, ages, corrections."""

import pytest

from passend.recht import Feit, Situatie, Staat
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
    placement,
    terms,
)


@pytest.mark.parametrize(
    ("sector", "decision_rule", "placement_rule"),
    [
        ("po", "besluit-6wk-po", "tijdelijk-po"),
        ("so", "besluit-6wk-so", "tijdelijk-so"),
        ("vso", "besluit-6wk-so", "tijdelijk-so"),
        ("sovso", "besluit-6wk-so", "tijdelijk-so"),
        ("vo", "besluit-6wk-vo", "tijdelijk-vo"),
    ],
)
@pytest.mark.parametrize("richting", ["openbaar", "bijzonder", "onbekend"])
def test_every_sector_and_richting_has_its_rules(sector, decision_rule, placement_rule, richting):
    found = terms(Situatie(sector, richting), facts(*START))
    assert only("besluit", found).regel == decision_rule
    assert only("besluit", found).vervalt_op == day(SIX_WEEKS)
    assert only("tijdelijke_plaatsing", found).regel == placement_rule
    assert only("besluit", found).artikel
    assert only("besluit", found).nagekeken_op is None


def test_six_and_ten_weeks_can_start_on_different_days():
    given = facts(BORN, ("aanmelding_gedaan", "2026-01-12"), ("aanmelding_ontvangen", "2026-01-15"))
    primary, secondary = terms(PO, given), terms(Situatie("vo", "openbaar"), given)
    assert only("besluit", primary).vervalt_op == day("2026-02-26")
    assert only("tijdelijke_plaatsing", primary).vervalt_op == day("2026-03-23")
    assert only("tijdelijke_plaatsing", secondary).vervalt_op == day("2026-03-26")


def test_only_sent_gives_a_provisional_decision_date():
    term = only("besluit", terms(PO, facts(BORN, ("aanmelding_gedaan", "2026-01-12"))))
    assert (term.vervalt_op, term.zekerheid) == (day(SIX_WEEKS), "voorlopig")
    assert "ontvangst_niet_bekend" in keys(term)
    # The day of sending itself is proven: only what it stands in for is not.
    assert term.stappen[0].parameters["zekerheid"] == "vast"


@pytest.mark.parametrize(
    ("sector", "known", "remark"),
    [
        ("vo", "aanmelding_gedaan", "ontvangst_niet_bekend"),
        ("po", "aanmelding_ontvangen", "dag_van_verzoek_niet_bekend"),
    ],
)
def test_the_ten_weeks_say_which_day_is_missing(sector, known, remark):
    found = terms(Situatie(sector, "openbaar"), facts(BORN, (known, "2026-01-12")))
    assert remark in keys(only("tijdelijke_plaatsing", found))


def test_unknown_richting_is_no_remark_when_it_makes_no_difference():
    rows = (
        ("aanvulling_gevraagd", "2026-02-02"),
        ("aanvulling_ontvangen", "2026-03-09"),
        ("beslistermijn_verlengd", "2026-03-10"),
    )
    found = about("besluit", terms(Situatie("po"), facts(*START, *rows)))
    assert [(term.lezing, term.vervalt_op) for term in found] == [
        ("tien_weken_grens", day("2026-03-23")),
        ("pauze_schuift_op", day("2026-04-28")),
    ]
    assert "richting_onbekend" not in keys(found[0])


def test_a_pause_that_only_falls_in_free_days_raises_no_doubt():
    # Ten weeks end on Good Friday, with three days of pause on second Easter day: both move to Tuesday 7 April.
    given = facts(
        BORN,
        ("aanmelding_ontvangen", "2026-01-23"),
        ("aanvulling_gevraagd", "2026-02-02"),
        ("aanvulling_ontvangen", "2026-02-05"),
        ("beslistermijn_verlengd", "2026-02-20"),
    )
    term = only("besluit", terms(PO, given))
    assert (term.vervalt_op, term.lezing) == (day("2026-04-07"), "")
    assert "pauze_en_tien_weken_onzeker" not in keys(term)


def test_one_date_carries_no_remark_about_two():
    """The school named a day after the pause, so in VO bijzonder both readings come to that day."""
    rows = (
        ("aanvulling_gevraagd", "2026-02-02"),
        ("aanvulling_ontvangen", "2026-02-12"),
        ("beslistermijn_verlengd", "2026-02-20", "2026-03-18"),
    )
    term = decision(*rows, situation=Situatie("vo", "bijzonder"))
    assert (term.vervalt_op, term.lezing) == (day("2026-03-18"), "")
    assert "stilstand_onduidelijk" not in keys(term)


def test_only_received_gives_provisional_ten_weeks():
    term = only("tijdelijke_plaatsing", terms(PO, facts(BORN, ("aanmelding_ontvangen", "2026-01-12"))))
    assert (term.vervalt_op, term.zekerheid) == (day(TEN_WEEKS), "voorlopig")


def test_the_schools_confirmation_starts_nothing():
    assert terms(PO, facts(BORN, ("ontvangst_bevestigd", "2026-01-12"))) == ()
    assert decision(("ontvangst_bevestigd", "2026-01-20")).vervalt_op == day(SIX_WEEKS)


def test_a_proven_receipt_leads_over_an_earlier_provisional_one():
    given = [
        Feit("a", "kind_geboren", day("2020-01-01")),
        Feit("b", "aanmelding_ontvangen", day("2026-01-12"), zekerheid="voorlopig", volgnummer=1),
        Feit("c", "aanmelding_ontvangen", day("2026-01-19"), volgnummer=2),
    ]
    term = only("besluit", terms(PO, given))
    assert (term.vervalt_op, term.zekerheid) == (day("2026-03-02"), "vast")


def test_a_disputed_day_makes_a_disputed_term():
    given = [Feit("b", "aanmelding_ontvangen", day("2026-01-12"), zekerheid="betwist")]
    assert only("besluit", terms(PO, given)).zekerheid == "betwist"


def test_no_rule_before_the_law_was_in_force():
    assert terms(PO, facts(("aanmelding_ontvangen", "2014-07-31")), "2014-08-10") == ()
    assert terms(PO, facts(("aanmelding_ontvangen", "2014-08-01")), "2014-08-10") != ()


# --- closing -------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", ["toegelaten", "geweigerd", "niet_in_behandeling"])
def test_a_decision_meets_the_term_on_the_last_day_and_is_late_after_it(kind):
    on_time, late = decision((kind, SIX_WEEKS)), decision((kind, "2026-02-26"))
    assert (on_time.staat, on_time.days_late(day("2027-01-01"))) == (Staat.VOLDAAN, 0)
    assert (late.staat, late.days_late(day("2027-01-01")), late.gesloten_door) == (Staat.TE_LAAT_VOLDAAN, 3, kind)


def test_an_open_term_counts_its_late_days_from_the_reference_date():
    term = decision(reference="2026-02-28")
    assert (term.staat, term.days_late(day("2026-02-28"))) == (Staat.VERSTREKEN, 5)
    assert decision(reference=SIX_WEEKS).staat is Staat.LOOPT


def test_a_decision_on_the_day_of_withdrawing_still_meets_the_term():
    assert decision(("ingetrokken", "2026-02-20"), ("geweigerd", "2026-02-20")).staat is Staat.VOLDAAN


def test_of_two_decisions_on_one_day_a_correction_keeps_its_place():
    given = corrected(
        ("t", "toegelaten", "2026-02-19", None),
        ("g", "geweigerd", "2026-02-20", None),
        ("c", "toegelaten", "2026-02-20", "t"),
    )
    assert only("besluit", terms(PO, given)).gesloten_door == "toegelaten"


def test_withdrawing_makes_all_terms_void():
    found = terms(PO, facts(*START, ("ingetrokken", "2026-02-01")), "2026-06-01")
    assert {term.staat for term in found} == {Staat.VERVALLEN}
    assert {term.days_late(day("2026-06-01")) for term in found} == {0}


@pytest.mark.parametrize("kind", ["toegelaten", "geweigerd", "niet_in_behandeling", "elders_ingeschreven"])
def test_a_decision_or_another_school_ends_the_need_for_temporary_placement(kind):
    assert placement((kind, "2026-02-20"), reference="2026-06-01").staat is Staat.VERVALLEN


def test_enrolment_elsewhere_does_not_end_the_decision_term():
    assert decision(("elders_ingeschreven", "2026-02-01"), reference="2026-03-01").staat is Staat.VERSTREKEN


@pytest.mark.parametrize(
    ("placed", "state"),
    [("2026-03-20", Staat.VOLDAAN), ("2026-03-24", Staat.VOLDAAN), ("2026-03-25", Staat.TE_LAAT_VOLDAAN)],
)
def test_temporary_placement_is_in_time_on_its_first_day(placed, state):
    assert placement(("tijdelijk_geplaatst", placed)).staat is state


def test_temporary_placement_waits_for_the_fourth_birthday():
    given = facts(
        ("kind_geboren", "2022-05-01"), ("aanmelding_gedaan", "2026-01-12"), ("aanmelding_ontvangen", "2026-01-12")
    )
    term = only("tijdelijke_plaatsing", terms(PO, given, "2026-04-01"))
    assert (term.vervalt_op, term.gevolg_op, term.staat) == (day(TEN_WEEKS), day("2026-05-01"), Staat.LOOPT)


def test_ten_weeks_that_end_on_a_free_day_stay_plain_with_a_remark():
    given = facts(BORN, ("aanmelding_gedaan", "2026-01-10"), ("aanmelding_ontvangen", "2026-01-10"))
    term = only("tijdelijke_plaatsing", terms(PO, given, "2026-03-23"))
    assert (term.vervalt_op, term.gevolg_op) == (day("2026-03-21"), day("2026-03-22"))
    assert "awt_op_tien_weken_onzeker" in keys(term)
    # Late only where the Termijnenwet would have moved it too: Saturday -> Monday 23, placement Tuesday 24.
    assert (term.state_on(day("2026-03-24")), term.state_on(day("2026-03-25"))) == (Staat.LOOPT, Staat.VERSTREKEN)
    assert "awt_op_tien_weken_onzeker" not in keys(placement())


def test_a_pause_leaves_the_ten_weeks_alone_with_a_remark():
    term = placement(("aanvulling_gevraagd", "2026-02-02"), ("aanvulling_ontvangen", "2026-02-16"))
    assert term.gevolg_op == day("2026-03-24")
    assert "pauze_op_tien_weken_onzeker" in keys(term)


def test_a_later_wished_date_is_a_remark_and_no_lateness():
    term = placement(("toelating_gewenst_per", "2026-08-17"), reference="2026-05-01")
    assert (term.gevolg_op, term.staat) == (day("2026-03-24"), Staat.LOOPT)
    assert "toelating_later_gewenst" in keys(term)


# --- age -----------------------------------------------------------------------------------------


def test_unknown_birth_date_computes_with_a_remark():
    assert "leeftijd_niet_nagegaan" in keys(only("besluit", terms(PO, facts(("aanmelding_ontvangen", "2026-01-12")))))


def test_age_does_not_matter_for_vo():
    given = facts(("kind_geboren", "2024-01-01"), ("aanmelding_ontvangen", "2026-01-12"))
    assert only("besluit", terms(Situatie("vo", "openbaar"), given)).vervalt_op == day(SIX_WEEKS)


@pytest.mark.parametrize(("received", "runs"), [("2027-02-28", False), ("2027-03-01", True)])
def test_a_child_of_29_february_turns_three_on_1_march(received, runs):
    found = terms(PO, facts(("kind_geboren", "2024-02-29"), ("aanmelding_ontvangen", received)), received)
    assert bool(about("besluit", found)) is runs


def test_two_year_old_at_so_mentions_the_exception():
    found = terms(
        Situatie("so", "openbaar"), facts(("kind_geboren", "2023-06-01"), ("aanmelding_ontvangen", "2026-01-12"))
    )
    assert [term.onderwerp for term in found] == ["leeftijd"]
    assert "leeftijd_cluster_2" in keys(found[0])


# --- corrections ---------------------------------------------------------------------------------


def corrected(*changes):
    """START with corrections appended: (id, soort, dag, vervangt)."""
    extra = [
        Feit(id, soort, day(on), vervangt=target, volgnummer=10 + number)
        for number, (id, soort, on, target) in enumerate(changes)
    ]
    return [*facts(*START), *extra]


def test_a_chain_of_corrections_counts_once():
    given = corrected(
        ("c1", "aanmelding_ontvangen", "2026-01-14", "f3"), ("c2", "aanmelding_ontvangen", "2026-01-19", "c1")
    )
    assert only("besluit", terms(PO, given)).vervalt_op == day("2026-03-02")


def test_of_two_corrections_of_one_fact_the_last_counts():
    given = corrected(
        ("c1", "aanmelding_ontvangen", "2026-01-19", "f3"), ("c2", "aanmelding_ontvangen", "2026-01-14", "f3")
    )
    assert only("besluit", terms(PO, given)).vervalt_op == day("2026-02-25")


def test_what_did_not_happen_no_longer_counts():
    refused = corrected(("c1", "geweigerd", "2026-02-01", None))
    assert only("besluit", terms(PO, refused)).staat is Staat.VOLDAAN
    voided = corrected(("c1", "geweigerd", "2026-02-01", None), ("c2", "niet_gebeurd", None, "c1"))
    assert only("besluit", terms(PO, voided)).staat is Staat.LOOPT


def test_a_decision_without_a_known_day_closes_without_a_verdict_on_lateness():
    term = decision(("geweigerd", None), reference="2026-06-01")
    assert (term.staat, term.voldaan_op, term.days_late(day("2026-06-01"))) == (Staat.VOLDAAN, None, 0)
    assert "einde_zonder_dag" in keys(term)


@pytest.mark.parametrize(("sector", "richting"), [("basis", "openbaar"), ("po", "katholiek")])
def test_an_unknown_situation_is_refused(sector, richting):
    with pytest.raises(ValueError, match="is not one of"):
        Situatie(sector, richting)


def test_steps_name_fact_article_pause_shift_and_holiday():
    given = facts(BORN, ("aanmelding_ontvangen", "2026-03-14"))
    steps = {step.sleutel: step.parameters for step in only("besluit", terms(PO, given)).stappen}
    assert steps["feit"]["dag"] == day("2026-03-14")
    assert steps["weken"]["artikel"] == "WPO artikel 40 lid 6"
    assert steps["termijnenwet"]["dagen"] == ("2026-04-25 zaterdag", "2026-04-26 zondag", "2026-04-27 koningsdag")
    assert steps["uitkomst"]["dag"] == day("2026-04-28")
