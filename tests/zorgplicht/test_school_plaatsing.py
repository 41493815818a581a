"""Placing, also elsewhere, and the ontwikkelingsperspectief that follows; with what each school sees and hears."""

from datetime import date

import pytest
from django.db import ProgrammingError, transaction

from passend.dossiers.actions import spread_enrolment
from passend.dossiers.context import acting_as
from passend.dossiers.models import Feit, Termijn
from tests.fabriek import do, make_aanmelding, make_lid, make_school
from tests.zorgplicht.hulp import LATER, SIX_WEEKS, TEN_WEEKS, facts, refused, stand, term
from zorgplicht.actions import gezin, school
from zorgplicht.models import Aanmelding

FIRST_DAY = date(2026, 2, 9)
# Six weeks after the day after enrolment; 23 March 2026 is a Monday.
PLAN = date(2026, 3, 23)


@pytest.fixture
def palet(start):
    return make_school("Het Palet")


@pytest.fixture
def joris(palet):
    return make_lid(palet.organisatie, "Joris Kamp")


@pytest.fixture
def twee(ouder, regenboog, ina, palet, joris):
    """One child at two schools: the aanmelding here and the one there."""
    here = make_aanmelding(ouder, regenboog, palet)
    with acting_as(ouder.pk):
        return here, Aanmelding.objects.select_related("school", "lezerskring").get(school=palet)


@pytest.fixture
def geplaatst(aanmelding, ina, op_dag):
    op_dag(LATER)
    do(school.admit, aanmelding, ina, dag=LATER)
    do(school.place, aanmelding, ina, dag=FIRST_DAY)
    return aanmelding


def state(aanmelding, user, onderwerp):
    """Whether a term is open, met or void; a void one leads nowhere, so `term` does not find it."""
    with acting_as(user.pk):
        return Termijn.objects.about(aanmelding.id).filter(onderwerp=onderwerp).order_by("id").first().toestand


# --- Elsewhere ------------------------------------------------------------------------------------------------------


def test_an_enrolment_ends_the_way_to_a_temporary_place_elsewhere_and_no_decision_term(twee, ina, joris, op_dag):
    here, there = twee
    assert term(there, joris, "tijdelijke_plaatsing").vervalt_op == TEN_WEEKS
    op_dag(LATER)
    do(school.admit, here, ina, dag=LATER)
    do(school.place, here, ina, dag=FIRST_DAY)
    assert facts(there, joris)["elders_ingeschreven"].dag == FIRST_DAY
    assert state(there, joris, "tijdelijke_plaatsing") == "vervallen"
    # A pupil of another school keeps a right to a decision here, until the family withdraws.
    assert term(there, joris).vervalt_op == SIX_WEEKS
    assert term(there, joris).toestand == "open"
    assert stand(there, joris) == "ontvangen"
    assert "elders_ingeschreven" not in facts(here, ina)


def test_the_other_school_reads_no_name_and_the_family_is_asked_to_withdraw(client, twee, ina, joris, ouder, op_dag):
    here, there = twee
    op_dag(LATER)
    do(school.admit, here, ina, dag=LATER)
    do(school.place, here, ina, dag=FIRST_DAY)
    client.force_login(joris)
    page = client.get(f"/school/aanmelding/{there.pk}/").content.decode()
    assert "Ingeschreven op een andere school" in page
    assert "De Regenboog" not in page.split("Wat er is gebeurd")[1]
    with acting_as(joris.pk):
        fact = Feit.objects.about(there.id).get(soort="elders_ingeschreven")
        assert fact.vastgelegd_door_id is None
    client.force_login(ouder)
    assert (
        "Er lopen nog aanmeldingen bij andere scholen"
        in client.get(f"/mijn/dossier/{here.dossier_id}/").content.decode()
    )


def test_a_corrected_enrolment_follows_at_the_other_school(twee, ina, joris, op_dag):
    here, there = twee
    op_dag(LATER)
    do(school.admit, here, ina, dag=LATER)
    do(school.place, here, ina, dag=FIRST_DAY)
    made = facts(here, ina)["ingeschreven"]
    do(school.correct, here, ina, fact_id=made.id, dag=date(2026, 2, 16), reden="typefout")
    assert facts(there, joris)["elders_ingeschreven"].dag == date(2026, 2, 16)
    made = facts(here, ina)["ingeschreven"]
    do(school.correct, here, ina, fact_id=made.id, dag=None, reden="vergissing")
    assert "elders_ingeschreven" not in facts(there, joris)
    assert state(there, joris, "tijdelijke_plaatsing") == "open"


def test_what_another_school_said_cannot_be_corrected_here(twee, ina, joris, op_dag):
    here, there = twee
    op_dag(LATER)
    do(school.admit, here, ina, dag=LATER)
    do(school.place, here, ina, dag=FIRST_DAY)
    foreign = facts(there, joris)["elders_ingeschreven"]
    with pytest.raises(Feit.DoesNotExist):
        do(school.correct, there, joris, fact_id=foreign.id, dag=None, reden="vergissing")


def test_a_withdrawn_aanmelding_hears_nothing(twee, ina, joris, ouder, op_dag):
    here, there = twee
    do(gezin.withdraw, there, ouder)
    op_dag(LATER)
    do(school.admit, here, ina, dag=LATER)
    do(school.place, here, ina, dag=FIRST_DAY)
    assert "elders_ingeschreven" not in facts(there, joris)


def test_the_function_speaks_only_for_an_enrolment_of_its_caller(twee, ina, joris):
    here, there = twee
    sent = facts(here, ina)["aanmelding_gedaan"]
    for person in (ina, joris):
        with acting_as(person.pk), pytest.raises(ProgrammingError), transaction.atomic():
            spread_enrolment(sent)
    assert "elders_ingeschreven" not in facts(there, joris)


def test_a_school_can_record_what_it_heard(aanmelding, ina, op_dag):
    op_dag(LATER)
    do(school.note_elsewhere, aanmelding, ina, dag=LATER)
    assert state(aanmelding, ina, "tijdelijke_plaatsing") == "vervallen"
    assert term(aanmelding, ina).toestand == "open"
    assert refused(school.note_elsewhere, aanmelding, ina, dag=LATER).code == "staat_er_al"


# --- The ontwikkelingsperspectief -----------------------------------------------------------------------------------


def test_without_extra_support_there_is_no_plan_to_make(geplaatst, ina):
    assert term(geplaatst, ina, "opp") is None
    # A plan that the law did not ask for can be recorded all the same: it happened.
    do(school.settle_plan, geplaatst, ina, dag=LATER)
    assert term(geplaatst, ina, "opp") is None


def test_extra_support_starts_the_term_from_enrolment_and_the_plan_closes_it(geplaatst, ina, op_dag):
    do(school.note_extra_support, geplaatst, ina, dag=LATER)
    assert term(geplaatst, ina, "opp").vervalt_op == PLAN
    op_dag(date(2026, 3, 2))
    do(school.settle_plan, geplaatst, ina, dag=date(2026, 3, 2))
    assert term(geplaatst, ina, "opp").state_on(date(2026, 3, 2)) == "voldaan"
    assert refused(school.settle_plan, geplaatst, ina, dag=date(2026, 3, 2)).code == "staat_er_al"


@pytest.mark.parametrize(("sector", "schoolsoort"), [("po", "sbo"), ("so", "so"), ("vo", "praktijkonderwijs")])
def test_every_pupil_of_sbo_so_and_pro_gets_a_plan(ouder, op_dag, sector, schoolsoort):
    place = make_school("De Eik", sector=sector, schoolsoort=schoolsoort)
    joris = make_lid(place.organisatie, "Joris Kamp")
    sent = make_aanmelding(ouder, place, geboren_op=date(2014, 1, 12) if sector == "vo" else date(2020, 1, 12))
    op_dag(LATER)
    do(school.admit, sent, joris, dag=LATER)
    do(school.place, sent, joris, dag=FIRST_DAY)
    assert term(sent, joris, "opp").vervalt_op == PLAN


def test_after_a_temporary_place_the_term_counts_from_the_lasting_one(aanmelding, ina, op_dag):
    day = date(2026, 3, 24)
    op_dag(day)
    do(school.place_temporarily, aanmelding, ina, dag=day)
    do(school.note_extra_support, aanmelding, ina, dag=day)
    assert term(aanmelding, ina, "opp") is None
    do(school.admit, aanmelding, ina, dag=day)
    do(school.place, aanmelding, ina, dag=date(2026, 3, 30))
    assert facts(aanmelding, ina)["definitief_geplaatst"].dag == date(2026, 3, 30)
    assert term(aanmelding, ina, "opp_na_tijdelijk").vervalt_op == date(2026, 5, 11)
    made = facts(aanmelding, ina)["ingeschreven"]
    do(school.correct, aanmelding, ina, fact_id=made.id, dag=None, reden="vergissing")
    assert "definitief_geplaatst" not in facts(aanmelding, ina)
    assert term(aanmelding, ina, "opp_na_tijdelijk") is None


def test_the_school_is_offered_the_plan_only_while_its_term_runs(client, geplaatst, ina):
    client.force_login(ina)
    url = f"/school/aanmelding/{geplaatst.pk}/"

    def offered():
        groups = client.get(url).context["groepen"]
        return {one.url.rstrip("/").split("/")[-1] for group in groups for one in group.keuzes}

    assert offered() == {"meld_extra"}
    do(school.note_extra_support, geplaatst, ina, dag=LATER)
    assert offered() == {"stel_opp_vast"}
