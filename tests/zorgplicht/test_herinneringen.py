"""Reminders: before the last day, on it, and past it; each once, whatever is missed, and never between readings."""

from datetime import date, timedelta

import pytest

from passend.berichten.models import Bericht
from passend.dossiers.models import Termijn
from passend.klok import als_op
from tests.fabriek import do, let_in, make_aanmelding, make_gebruiker, make_lid, make_school, make_steunpunt
from tests.hulp.post import connected_as
from zorgplicht.actions import gezin, school
from zorgplicht.actions.herinneringen import POLICY, _receivers, plan_reminders
from zorgplicht.actions.verversen import refresh_terms
from zorgplicht.models import Aanmelding
from zorgplicht.onderwerpen import VAN_DE_AANMELDING

START = date(2026, 1, 12)
SIX_WEEKS = date(2026, 2, 23)

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def zaak():
    """An aanmelding of 12 January at a school with one worker, with the steunpunt let in."""
    with als_op(START):
        place = make_school()
        staff = make_lid(place.organisatie)
        parent = make_gebruiker("Sara")
        office = make_steunpunt()
        worker = make_lid(office, "Mira")
        case = make_aanmelding(parent, place)
        let_in(parent, case, office)
    return {"case": case, "school": staff, "parent": parent, "steunpunt": worker}


def reminded(zaak, day):
    """Plan as the worker on `day` and return who has which reminder by then."""
    names = {person.pk: role for role, person in zaak.items() if role != "case"}
    with als_op(day), connected_as("passend_werker"):
        plan_reminders()
        rows = Bericht.objects.filter(soort__startswith="termijn_").exclude(soort="termijn_verlengd")
        return sorted((row.soort, names[row.ontvanger_id]) for row in rows)


def test_nobody_is_reminded_more_than_a_week_before(zaak):
    assert reminded(zaak, SIX_WEEKS - timedelta(days=8)) == []


def test_the_school_is_reminded_in_the_week_before_and_on_the_last_day(zaak):
    assert reminded(zaak, SIX_WEEKS - timedelta(days=7)) == [("termijn_bijna", "school")]
    assert reminded(zaak, SIX_WEEKS) == [("termijn_bijna", "school"), ("termijn_vandaag", "school")]


def test_after_the_last_day_the_family_and_the_steunpunt_are_told_too(zaak):
    assert reminded(zaak, SIX_WEEKS + timedelta(days=1)) == [
        ("termijn_voorbij", "parent"),
        ("termijn_voorbij", "school"),
        ("termijn_voorbij", "steunpunt"),
    ]


def test_where_the_law_can_be_read_in_two_ways_the_latest_day_is_the_one_that_is_past():
    with als_op(START):
        place = make_school(sector="vo", schoolsoort="havo")
        staff = make_lid(place.organisatie)
        case = make_aanmelding(make_gebruiker("Sara"), place)
    with als_op(date(2026, 2, 2)):
        do(school.ask_completion, case, staff, tot_dag=date(2026, 2, 16), toelichting="Verslag.")
    with als_op(date(2026, 2, 9)):
        do(school.record_completion, case, staff, dag=date(2026, 2, 9))
    with als_op(date(2026, 3, 3)), connected_as("passend_werker"):
        plan_reminders()
        assert set(Bericht.objects.filter(soort="termijn_voorbij").values_list("dag", flat=True)) == {date(2026, 3, 2)}


def test_planning_again_adds_nothing(zaak):
    first = reminded(zaak, SIX_WEEKS)
    assert reminded(zaak, SIX_WEEKS) == first


def test_days_without_a_worker_lose_only_what_is_no_longer_true(zaak):
    later = reminded(zaak, SIX_WEEKS + timedelta(days=20))
    assert {soort for soort, _who in later} == {"termijn_voorbij"}


def test_a_date_that_moves_is_reminded_of_anew(zaak):
    reminded(zaak, SIX_WEEKS - timedelta(days=3))
    with als_op(SIX_WEEKS - timedelta(days=2)):
        do(school.extend_term, zaak["case"], zaak["school"], tot_dag=date(2026, 3, 16), toelichting="Overleg.")
    assert reminded(zaak, SIX_WEEKS + timedelta(days=1)) == [("termijn_bijna", "school")]
    assert reminded(zaak, date(2026, 3, 10)) == [("termijn_bijna", "school"), ("termijn_bijna", "school")]


@pytest.mark.parametrize("act", ["admit", "withdraw"])
def test_a_case_that_is_decided_or_withdrawn_is_not_reminded_of(zaak, act):
    with als_op(date(2026, 2, 2)):
        if act == "admit":
            do(school.admit, zaak["case"], zaak["school"], dag=date(2026, 2, 2))
        else:
            do(gezin.withdraw, zaak["case"], zaak["parent"])
    assert reminded(zaak, SIX_WEEKS + timedelta(days=1)) == []


def test_a_paused_term_is_not_reminded_of_but_the_family_is(zaak):
    with als_op(date(2026, 2, 2)):
        do(school.ask_completion, zaak["case"], zaak["school"], tot_dag=date(2026, 2, 16), toelichting="Verslag.")
    assert reminded(zaak, date(2026, 2, 10)) == [("termijn_bijna", "parent")]


def test_the_mails_name_no_child_and_no_content(zaak):
    reminded(zaak, SIX_WEEKS + timedelta(days=1))
    with connected_as("passend_werker"):
        for row in Bericht.objects.all():
            text = f"{row.soort} {row.pad} {row.gegevens}"
            assert "Noor" not in text
            assert "rustige" not in text


def test_when_the_set_days_pass_unused_the_next_term_begins(zaak, als):
    with als_op(date(2026, 2, 2)):
        do(school.ask_completion, zaak["case"], zaak["school"], tot_dag=date(2026, 2, 16), toelichting="Verslag.")
    for day, expected in ((date(2026, 2, 16), 0), (date(2026, 2, 17), 1), (date(2026, 2, 17), 0)):
        with als_op(day), connected_as("passend_werker"):
            assert refresh_terms() == expected
    with als_op(date(2026, 2, 17)), als(zaak["school"]):
        term = Termijn.objects.about(zaak["case"].id).get(onderwerp="niet_behandelen")
        assert term.vervalt_op == date(2026, 3, 16)


def test_where_nothing_follows_no_case_is_computed_over_and_over(als):
    with als_op(START):
        place = make_school(sector="vo", schoolsoort="Havo")
        staff, parent = make_lid(place.organisatie), make_gebruiker("Sara")
        case = make_aanmelding(parent, place, geboren_op=date(2014, 1, 1))
    with als_op(date(2026, 2, 2)):
        do(school.ask_completion, case, staff, tot_dag=date(2026, 2, 16), toelichting="Verslag.")
    with als_op(date(2026, 2, 17)), connected_as("passend_werker"):
        assert refresh_terms() == 0


def test_who_is_parent_and_colleague_gets_the_message_of_both(zaak):
    with als_op(START):
        place = zaak["case"].school.organisatie
        make_lid(place, gebruiker=zaak["parent"])
    assert reminded(zaak, SIX_WEEKS + timedelta(days=1)).count(("termijn_voorbij", "parent")) == 2


def test_what_a_family_may_do_is_no_reminder_and_no_date_in_a_list(zaak, als):
    """After a refusal the clock knows the last day for an appeal. Nobody must: no mail, no place in a list."""
    with als_op(date(2026, 2, 2)):
        do(school.refuse, zaak["case"], zaak["school"], dag=date(2026, 2, 2), toelichting="Wij kunnen dit niet.")
    with als_op(date(2026, 2, 2)), als(zaak["parent"]):
        others = Termijn.objects.open().exclude(onderwerp__in=VAN_DE_AANMELDING)
        assert others.filter(vervalt_op__lt=date(2026, 4, 1)).exists()
    with als_op(date(2026, 2, 3)), als(zaak["school"]):
        assert Aanmelding.objects.all().with_first_date().get().eerste_datum is None
    assert reminded(zaak, date(2026, 3, 10)) == []
    assert reminded(zaak, date(2026, 4, 10)) == []


@pytest.mark.parametrize(
    ("aan_zet", "at_once"),
    [("school", {"school": "u"}), ("ouder", {"ouder": "u"}), ("leerling", {"ouder": "u"}), ("gemeente", {})],
)
def test_only_who_must_act_is_told_beforehand_and_everyone_afterwards(zaak, als, aan_zet, at_once):
    with als_op(START), als(zaak["parent"]):
        term = Termijn.objects.select_related("lezerskring").get(onderwerp="besluit")
        term.aan_zet = aan_zet
        before, after = (
            {rol: receiver["gegevens"]["aan_zet"] for rol, receiver in _receivers(term, policy)}
            for policy in (POLICY[2], POLICY[0])
        )
    assert before == at_once
    assert after == {"school": aan_zet, "ouder": aan_zet, "steunpunt": aan_zet} | at_once
