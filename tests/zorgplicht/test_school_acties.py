"""What a school does: each act when it fits, what is refused, and setting right."""

from datetime import date, timedelta

import pytest

from passend.dossiers.context import acting_as
from passend.dossiers.models import Feit, Feitsoort
from tests.fabriek import (
    do,
    make_aanmelding,
    make_lid,
    make_school,
)
from tests.zorgplicht.hulp import LATER, SIX_WEEKS, TEN_WEEKS, facts, refused, stand, term
from zorgplicht.actions import school
from zorgplicht.models import Aanmelding, Toelichting

Stand = Aanmelding.Stand


# --- The school's acts ----------------------------------------------------------------------------------------------


def test_confirming_starts_nothing(aanmelding, ina, op_dag):
    op_dag(LATER)
    do(school.confirm_receipt, aanmelding, ina)
    assert stand(aanmelding, ina) == Stand.BEVESTIGD
    assert term(aanmelding, ina).vervalt_op == SIX_WEEKS
    assert refused(school.confirm_receipt, aanmelding, ina).code == "past_niet"


def test_confirming_where_no_receipt_was_proven_proves_it(ouder, op_dag):
    palet = make_school("Het Palet")
    sent = make_aanmelding(ouder, palet)
    joris = make_lid(palet.organisatie, "Joris Kamp")
    op_dag(date(2026, 1, 15))
    do(school.confirm_receipt, sent, joris)
    assert facts(sent, joris)["aanmelding_ontvangen"].dag == date(2026, 1, 15)
    assert (term(sent, joris).vervalt_op, term(sent, joris).zekerheid) == (date(2026, 2, 26), "vast")


def test_a_confirmation_by_mistake_takes_its_receipt_along(ouder, op_dag):
    palet = make_school("Het Palet")
    sent = make_aanmelding(ouder, palet)
    joris = make_lid(palet.organisatie, "Joris Kamp")
    op_dag(date(2026, 1, 15))
    do(school.confirm_receipt, sent, joris)
    confirmed = facts(sent, joris)["ontvangst_bevestigd"]
    do(school.correct, sent, joris, fact_id=confirmed.id, dag=None, reden="vergissing")
    assert stand(sent, joris) == Stand.VERSTUURD
    assert (term(sent, joris).vervalt_op, term(sent, joris).zekerheid) == (SIX_WEEKS, "voorlopig")


def test_asking_pauses_until_it_is_complete(aanmelding, ina, op_dag):
    op_dag(date(2026, 1, 19))
    do(school.ask_completion, aanmelding, ina, tot_dag=LATER, toelichting="Het verslag van de logopedist.")
    assert stand(aanmelding, ina) == Stand.AANVULLING
    assert term(aanmelding, ina).state_on(date(2026, 1, 20)) == "gepauzeerd"
    assert term(aanmelding, ina, "aanvullen").vervalt_op == LATER
    op_dag(date(2026, 1, 26))
    do(school.record_completion, aanmelding, ina, dag=date(2026, 1, 26))
    assert stand(aanmelding, ina) == Stand.BEVESTIGD
    assert term(aanmelding, ina).vervalt_op == SIX_WEEKS + timedelta(days=7)


def test_asking_gives_the_family_time(aanmelding, ina, start):
    error = refused(school.ask_completion, aanmelding, ina, tot_dag=start, toelichting="Verslag")
    assert "tot_dag" in error.message_dict


def test_completion_lies_between_asking_and_today(aanmelding, ina, op_dag):
    assert refused(school.record_completion, aanmelding, ina, dag=date(2026, 1, 12)).code == "past_niet"
    op_dag(date(2026, 1, 19))
    do(school.ask_completion, aanmelding, ina, tot_dag=LATER, toelichting="Verslag")
    assert refused(school.record_completion, aanmelding, ina, dag=date(2026, 1, 18)).code == "te_vroeg"
    assert refused(school.record_completion, aanmelding, ina, dag=date(2026, 1, 20)).code == "toekomst"


def test_extending_goes_to_the_named_day_and_once(aanmelding, ina, op_dag):
    op_dag(LATER)
    do(school.extend_term, aanmelding, ina, tot_dag=date(2026, 3, 9), toelichting="Wij wachten op een gesprek.")
    assert stand(aanmelding, ina) == Stand.VERLENGD
    assert term(aanmelding, ina).vervalt_op == date(2026, 3, 9)
    with acting_as(ina.pk):
        assert Toelichting.objects.get().tekst == "Wij wachten op een gesprek."
    error = refused(school.extend_term, aanmelding, ina, tot_dag=date(2026, 3, 16), toelichting="Nog meer.")
    assert error.code in {"al_verlengd", "past_niet"}


@pytest.mark.parametrize(
    ("named", "allowed"),
    [(SIX_WEEKS, False), (date(2026, 2, 24), True), (TEN_WEEKS, True), (date(2026, 3, 24), False)],
)
def test_an_extension_lies_between_the_sixth_and_the_tenth_week(aanmelding, ina, named, allowed):
    if allowed:
        do(school.extend_term, aanmelding, ina, tot_dag=named, toelichting="Gesprek")
        assert term(aanmelding, ina).vervalt_op == named
    else:
        error = refused(school.extend_term, aanmelding, ina, tot_dag=named, toelichting="Gesprek")
        assert "tot_dag" in error.message_dict


def test_an_extension_by_letter_counts_from_the_day_that_the_parents_were_told(aanmelding, ina, op_dag, client):
    """Told in time and recorded after the last day, it was in time; without that day the page warns."""
    op_dag(SIX_WEEKS + timedelta(days=2))
    client.force_login(ina)
    page = client.get(f"/school/aanmelding/{aanmelding.pk}/verleng/").content.decode()
    assert "De laatste dag is al voorbij" in page
    there = {"tot_dag": TEN_WEEKS, "toelichting": "Gesprek"}
    assert refused(school.extend_term, aanmelding, ina, dag=date(2026, 1, 11), **there).code == "te_vroeg"
    do(school.extend_term, aanmelding, ina, dag=SIX_WEEKS, **there)
    assert facts(aanmelding, ina)["beslistermijn_verlengd"].dag == SIX_WEEKS
    found = term(aanmelding, ina)
    assert found.vervalt_op == TEN_WEEKS
    assert "verlenging_na_afloop" not in str(found.uitleg)


def test_an_extension_after_a_question_stays_the_only_one(aanmelding, ina, op_dag):
    do(school.extend_term, aanmelding, ina, tot_dag=TEN_WEEKS, toelichting="Gesprek")
    do(school.ask_completion, aanmelding, ina, tot_dag=LATER, toelichting="Verslag")
    error = refused(school.extend_term, aanmelding, ina, tot_dag=TEN_WEEKS, toelichting="Nog eens")
    assert error.code == "al_verlengd"
    do(school.record_completion, aanmelding, ina, dag=date(2026, 1, 12))
    assert stand(aanmelding, ina) == Stand.VERLENGD


def test_without_a_term_there_is_nothing_to_extend(ouder, regenboog, ina):
    toddler = make_aanmelding(ouder, regenboog, geboren_op=date(2024, 1, 12))
    assert term(toddler, ina) is None
    assert refused(school.extend_term, toddler, ina, tot_dag=TEN_WEEKS, toelichting="Gesprek").code == "geen_termijn"


def test_admitting_meets_the_term_and_leads_to_a_place(aanmelding, ina, op_dag):
    op_dag(LATER)
    do(school.admit, aanmelding, ina, dag=LATER)
    assert stand(aanmelding, ina) == Stand.TOEGELATEN
    assert term(aanmelding, ina).state_on(LATER) == "voldaan"
    do(school.place, aanmelding, ina, dag=date(2026, 4, 6))
    assert stand(aanmelding, ina) == Stand.GEPLAATST
    assert refused(school.refuse, aanmelding, ina, dag=LATER, toelichting="Te laat").code == "past_niet"


def test_a_late_decision_is_recorded_as_it_was(aanmelding, ina, op_dag):
    op_dag(date(2026, 3, 2))
    assert term(aanmelding, ina).state_on(date(2026, 3, 2)) == "verstreken"
    do(school.admit, aanmelding, ina, dag=date(2026, 3, 2))
    assert term(aanmelding, ina).state_on(date(2026, 3, 2)) == "te_laat_voldaan"


@pytest.mark.parametrize("act", [school.admit, school.refuse])
def test_a_decision_lies_between_the_aanmelding_and_today(aanmelding, ina, act):
    assert refused(act, aanmelding, ina, dag=date(2026, 1, 11), toelichting="Reden").code == "te_vroeg"
    assert refused(act, aanmelding, ina, dag=date(2026, 1, 13), toelichting="Reden").code == "toekomst"


def test_refusing_keeps_the_reasons_and_can_turn_into_admission(aanmelding, ina, ouder, op_dag):
    op_dag(LATER)
    do(school.refuse, aanmelding, ina, dag=LATER, toelichting="Wij kunnen geen rustige plek bieden.")
    assert stand(aanmelding, ina) == Stand.GEWEIGERD
    with acting_as(ouder.pk):
        assert Toelichting.objects.get().tekst == "Wij kunnen geen rustige plek bieden."
    do(school.admit, aanmelding, ina, dag=LATER)
    assert stand(aanmelding, ina) == Stand.TOEGELATEN


@pytest.mark.parametrize("words", ["", "   "])
def test_refusing_needs_reasons(aanmelding, ina, start, words):
    assert "toelichting" in refused(school.refuse, aanmelding, ina, dag=start, toelichting=words).message_dict


def test_placing_needs_admission(aanmelding, ina, start):
    assert refused(school.place, aanmelding, ina, dag=start).code == "past_niet"


def test_a_temporary_place_leaves_the_decision_open(aanmelding, ina, op_dag):
    op_dag(date(2026, 3, 24))
    do(school.place_temporarily, aanmelding, ina, dag=date(2026, 3, 24))
    assert stand(aanmelding, ina) == Stand.TIJDELIJK
    do(school.admit, aanmelding, ina, dag=date(2026, 3, 24))
    assert stand(aanmelding, ina) == Stand.TOEGELATEN


# --- Setting right --------------------------------------------------------------------------------------------------


def test_a_chain_of_corrections_changes_the_terms_each_time(aanmelding, ina, op_dag):
    op_dag(LATER)
    do(school.admit, aanmelding, ina, dag=LATER)
    first = facts(aanmelding, ina)["toegelaten"]
    op_dag(date(2026, 3, 2))
    do(school.correct, aanmelding, ina, fact_id=first.id, dag=date(2026, 3, 2), reden="brief_zegt_anders")
    second = facts(aanmelding, ina)["toegelaten"]
    assert second.vervangt_id == first.id
    assert term(aanmelding, ina).state_on(date(2026, 3, 2)) == "te_laat_voldaan"
    do(school.correct, aanmelding, ina, fact_id=second.id, dag=None, reden="vergissing")
    assert "toegelaten" not in facts(aanmelding, ina)
    assert stand(aanmelding, ina) == Stand.ONTVANGEN
    assert term(aanmelding, ina).state_on(date(2026, 3, 2)) == "verstreken"


def test_a_fact_is_corrected_once(aanmelding, ina, start):
    do(school.admit, aanmelding, ina, dag=start)
    first = facts(aanmelding, ina)["toegelaten"]
    do(school.correct, aanmelding, ina, fact_id=first.id, dag=None, reden="vergissing")
    with pytest.raises(Feit.DoesNotExist):
        do(school.correct, aanmelding, ina, fact_id=first.id, dag=None, reden="vergissing")


@pytest.mark.parametrize(
    "soort", [Feitsoort.AANMELDING_GEDAAN, Feitsoort.KIND_GEBOREN, Feitsoort.AANMELDING_ONTVANGEN]
)
def test_a_school_cannot_touch_what_the_family_recorded(aanmelding, ina, start, soort):
    foreign = facts(aanmelding, ina)[soort]
    with pytest.raises(Feit.DoesNotExist):
        do(school.correct, aanmelding, ina, fact_id=foreign.id, dag=start, reden="vergissing")


def test_an_undone_extension_may_be_made_anew(aanmelding, ina):
    do(school.extend_term, aanmelding, ina, tot_dag=TEN_WEEKS, toelichting="Gesprek")
    made = facts(aanmelding, ina)["beslistermijn_verlengd"]
    do(school.correct, aanmelding, ina, fact_id=made.id, dag=None, reden="verkeerde_aanmelding")
    assert term(aanmelding, ina).vervalt_op == SIX_WEEKS
    do(school.extend_term, aanmelding, ina, tot_dag=date(2026, 3, 2), toelichting="Gesprek")
    assert term(aanmelding, ina).vervalt_op == date(2026, 3, 2)


@pytest.mark.parametrize("named", [SIX_WEEKS, date(2026, 3, 24)])
def test_a_correction_cannot_extend_further_than_an_extension(aanmelding, ina, start, named):
    do(school.extend_term, aanmelding, ina, tot_dag=date(2026, 3, 9), toelichting="Gesprek")
    made = facts(aanmelding, ina)["beslistermijn_verlengd"]
    error = refused(
        school.correct, aanmelding, ina, fact_id=made.id, dag=start, tot_dag=named, reden="brief_zegt_anders"
    )
    assert "tot_dag" in error.message_dict


def test_a_corrected_extension_keeps_its_last_day(aanmelding, ina, op_dag):
    op_dag(date(2026, 1, 19))
    do(school.extend_term, aanmelding, ina, tot_dag=date(2026, 3, 9), toelichting="Gesprek")
    made = facts(aanmelding, ina)["beslistermijn_verlengd"]
    do(school.correct, aanmelding, ina, fact_id=made.id, dag=date(2026, 1, 16), reden="brief_zegt_anders")
    assert facts(aanmelding, ina)["beslistermijn_verlengd"].tot_dag == date(2026, 3, 9)
    assert term(aanmelding, ina).vervalt_op == date(2026, 3, 9)
