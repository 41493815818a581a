"""A bezwaar: what it does to the terms, who hears of it, and what cannot be recorded."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from geschillen.actions import bezwaar
from passend.berichten.models import Bericht
from passend.dossiers.context import acting_as
from passend.dossiers.models import Feit
from tests import fabriek
from tests.geschillen.conftest import REFUSED
from tests.geschillen.hulp import kinds, make_dispute, refuse, terms
from tests.hulp.post import connected_as

MADE, RECEIVED = date(2026, 2, 2), date(2026, 2, 3)


def step(aanmelding, user, rol, stap, **values):
    with acting_as(user.pk):
        return bezwaar.record_step(aanmelding.id, user, rol, stap, **values)


def sent(kind):
    with connected_as("passend_werker"):
        return list(Bericht.objects.filter(soort=kind).values_list("ontvanger_id", flat=True))


def test_the_six_weeks_count_from_the_letter(geweigerd, ouder):
    found = terms(geweigerd.id, ouder)
    assert found["bezwaar_toelating"].vervalt_op == date(2026, 3, 11)
    assert found["bezwaar_toelating"].zekerheid == "vast"
    # The commission counts from the last decision that it may be about.
    assert found["gpo_indienen"].vervalt_op == date(2026, 3, 11)


def test_without_the_day_of_the_letter_the_date_is_provisional(aanmelding, ina, ouder, bestuur, op_dag):
    op_dag(date(2026, 2, 2))
    refuse(aanmelding, ina, REFUSED)
    found = terms(aanmelding.id, ouder)["bezwaar_toelating"]
    assert (found.vervalt_op, found.zekerheid) == (date(2026, 3, 9), "voorlopig")


def test_a_bijzonder_board_decides_four_weeks_after_receipt(geweigerd, ouder, ina):
    step(geweigerd, ouder, "ouder", "gemaakt", dag=MADE, code="post")
    found = terms(geweigerd.id, ouder)
    assert found["bezwaar_toelating"].toestand == "voldaan"
    assert (found["bob_toelating"].vervalt_op, found["bob_toelating"].zekerheid) == (date(2026, 3, 2), "voorlopig")
    step(geweigerd, ina, "school", "ontvangen", dag=MADE)
    assert terms(geweigerd.id, ouder)["bob_toelating"].zekerheid == "vast"


def test_an_openbaar_board_decides_four_weeks_after_the_time_for_bezwaar(ouder, op_dag, start):
    school = fabriek.make_school("De Zon", richting="openbaar")
    ina = fabriek.make_lid(school.organisatie)
    case = fabriek.make_aanmelding(ouder, school)
    op_dag(date(2026, 2, 2))
    refuse(case, ina, REFUSED, date(2026, 1, 28))
    step(case, ouder, "ouder", "gemaakt", dag=MADE, code="email")
    step(case, ina, "school", "ontvangen", dag=MADE)
    # The time for bezwaar ends on 11 March.
    assert terms(case.id, ouder)["bob_toelating"].vervalt_op == date(2026, 4, 8)


def test_a_bezwaar_that_is_withdrawn_voids_the_term(geweigerd, ouder, ina):
    step(geweigerd, ouder, "ouder", "gemaakt", dag=MADE, code="post")
    step(geweigerd, ouder, "ouder", "ingetrokken", dag=MADE)
    # A void term leads nobody.
    assert "bob_toelating" not in terms(geweigerd.id, ouder)
    with pytest.raises(ValidationError, match="Dit kan nu niet"):
        step(geweigerd, ina, "school", "beslissing", dag=MADE, code="gegrond")


@pytest.mark.django_db(transaction=True)
def test_each_side_hears_what_the_other_recorded(geweigerd, ouder, ina):
    step(geweigerd, ouder, "ouder", "gemaakt", dag=MADE, code="post", woorden="Zie de bon.")
    step(geweigerd, ina, "school", "ontvangen", dag=MADE)
    step(geweigerd, ina, "school", "beslissing", dag=MADE, code="deels", woorden="Wij kijken opnieuw.")
    assert sent("bezwaar_gemaakt") == [ina.pk]
    assert sent("bezwaar_ontvangen") == sent("beslissing_op_bezwaar") == [ouder.pk]
    assert terms(geweigerd.id, ouder)["bob_toelating"].toestand == "voldaan"


def test_a_second_click_records_nothing_and_another_day_replaces(geweigerd, ouder):
    first = step(geweigerd, ouder, "ouder", "gemaakt", dag=MADE, code="post")
    assert step(geweigerd, ouder, "ouder", "gemaakt", dag=MADE, code="post").pk == first.pk
    step(geweigerd, ouder, "ouder", "gemaakt", dag=date(2026, 1, 30), code="post")
    with acting_as(ouder.pk):
        days = list(Feit.objects.filter(soort="bezwaar_gemaakt").order_by("id").values_list("dag", "vervangt_id"))
    assert days == [(MADE, None), (date(2026, 1, 30), first.pk)]


@pytest.mark.parametrize(
    ("stap", "dag", "code"),
    [("gemaakt", date(2026, 1, 25), "te_vroeg"), ("gemaakt", date(2026, 2, 3), "toekomst")],
)
def test_a_day_that_cannot_be_right_is_refused(geweigerd, ouder, stap, dag, code):
    with pytest.raises(ValidationError) as caught:
        step(geweigerd, ouder, "ouder", stap, dag=dag, code="post")
    assert caught.value.code == code
    assert "bezwaar_gemaakt" not in kinds(geweigerd.id, ouder)


def test_there_is_nothing_to_object_to_before_a_decision(aanmelding, ouder):
    with pytest.raises(ValidationError, match="nog geen besluit"):
        step(aanmelding, ouder, "ouder", "gemaakt", dag=date(2026, 1, 12), code="post")


def test_only_the_family_makes_and_withdraws_a_bezwaar(geweigerd, ina):
    for stap in ("gemaakt", "ingetrokken"):
        with pytest.raises(ValidationError, match="Dit kan nu niet"):
            step(geweigerd, ina, "school", stap, dag=MADE)


def test_a_stranger_and_a_false_role_are_refused(geweigerd, ouder, ina):
    with pytest.raises(geweigerd.DoesNotExist):
        step(geweigerd, fabriek.make_gebruiker(), "ouder", "gemaakt", dag=MADE)
    with pytest.raises(PermissionDenied):
        step(geweigerd, ina, "ouder", "gemaakt", dag=MADE)


def test_a_case_at_the_commission_stops_the_boards_term_until_its_verdict(geweigerd, ouder, ina, op_dag):
    from geschillen.actions import geschil

    step(geweigerd, ouder, "ouder", "gemaakt", dag=MADE, code="post")
    step(geweigerd, ina, "school", "ontvangen", dag=MADE)
    assert terms(geweigerd.id, ouder)["bob_toelating"].vervalt_op == date(2026, 3, 2)
    op_dag(date(2026, 2, 9))
    dispute = make_dispute(geweigerd, ouder, filed_on=date(2026, 2, 9))
    paused = terms(geweigerd.id, ouder)["bob_toelating"]
    assert paused.gepauzeerd_vanaf == date(2026, 2, 9)
    assert paused.vervalt_op is None
    op_dag(date(2026, 3, 23))
    with acting_as(ouder.pk):
        geschil.record_step(dispute, ouder, "oordeel", dag=date(2026, 3, 23), code="gegrond")
    # Six weeks stood still: 9 February up to and including 22 March.
    assert terms(geweigerd.id, ouder)["bob_toelating"].vervalt_op == date(2026, 4, 13)


def test_the_page_of_a_school_offers_each_step_once_it_can_be_recorded(geweigerd, ouder, ina, client):
    def offered():
        client.force_login(ina)
        page = client.get(f"/school/aanmelding/{geweigerd.pk}/").content.decode()
        steps = ("ontvangen", "gehoord", "beslissing", "bekend")
        return [name for name in steps if f"/school/bezwaar/{geweigerd.pk}/{name}/" in page]

    assert offered() == ["ontvangen"]
    step(geweigerd, ouder, "ouder", "gemaakt", dag=MADE, code="post")
    assert offered() == ["ontvangen", "gehoord", "beslissing"]
    step(geweigerd, ina, "school", "beslissing", dag=MADE, code="ongegrond")
    assert offered() == ["ontvangen", "gehoord", "beslissing", "bekend"]


def test_of_a_bezwaar_that_was_withdrawn_a_school_is_offered_nothing(geweigerd, ouder, ina, client):
    step(geweigerd, ouder, "ouder", "gemaakt", dag=MADE, code="post")
    step(geweigerd, ouder, "ouder", "ingetrokken", dag=MADE)
    client.force_login(ina)
    page = client.get(f"/school/aanmelding/{geweigerd.pk}/").content.decode()
    assert "De ouders trekken het bezwaar in" in page
    assert f"/school/bezwaar/{geweigerd.pk}/" not in page
