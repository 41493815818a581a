"""Two people at the same moment: the lock on the dossier lets one go first, and the other hears of it."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date
from threading import Barrier

import pytest
from django.core.exceptions import ValidationError
from django.db import connection

from passend.dossiers.context import acting_as
from passend.dossiers.models import Feit
from tests.fabriek import do, make_lid
from zorgplicht.actions import school
from zorgplicht.actions.school_zoeken import Schoolgegevens, answer_offer

pytestmark = pytest.mark.django_db(transaction=True)
MARCH = date(2026, 3, 9)


def at_once(*acts):
    """Run the acts in threads of their own, started together; return what each gave or refused."""
    together = Barrier(len(acts), timeout=20)

    def run(act):
        try:
            together.wait()
            return act()
        except ValidationError as refusal:
            return refusal
        finally:
            connection.close()

    with ThreadPoolExecutor(len(acts)) as pool:
        return list(pool.map(run, acts))


def test_two_colleagues_extend_at_once_and_one_extension_stands(aanmelding, ina, regenboog):
    colleague = make_lid(regenboog.organisatie, "Wim Akker")
    answers = at_once(
        *[
            lambda person=person: do(school.extend_term, aanmelding, person, tot_dag=MARCH, toelichting="Gesprek")
            for person in (ina, colleague)
        ]
    )
    assert sum(isinstance(answer, ValidationError) for answer in answers) == 1
    with acting_as(ina.pk):
        assert Feit.objects.about(aanmelding.id).filter(soort="beslistermijn_verlengd").count() == 1


def test_admitting_and_refusing_at_once_leaves_no_refusal_after_admission(aanmelding, ina, regenboog, start):
    colleague = make_lid(regenboog.organisatie, "Wim Akker")
    at_once(
        lambda: do(school.admit, aanmelding, ina, dag=start),
        lambda: do(school.refuse, aanmelding, colleague, dag=start, toelichting="Vol."),
    )
    with acting_as(ina.pk):
        kinds = list(Feit.objects.about(aanmelding.id).order_by("id").values_list("soort", flat=True))
    # An admission may follow a refusal; a refusal never follows an admission.
    assert kinds[-1] == "toegelaten"


def test_two_colleagues_record_the_same_talk_and_the_same_letter_and_one_stands(aanmelding, ina, regenboog, start):
    colleague = make_lid(regenboog.organisatie, "Wim Akker")
    letter = {"dag": start, "hoe": "brief", "bezwaarclausule": True, "gpo_genoemd": True}

    def both(act, **values):
        answers = at_once(
            *[lambda person=person: do(act, aanmelding, person, **values) for person in (ina, colleague)]
        )
        return sum(isinstance(answer, ValidationError) for answer in answers)

    assert both(school.record_meeting, dag=start, toelichting="Samen gekeken.") == 1
    do(school.refuse, aanmelding, ina, dag=start, toelichting="Vol.")
    assert both(school.announce, **letter) == 1
    with acting_as(ina.pk):
        kinds = list(Feit.objects.about(aanmelding.id).values_list("soort", flat=True))
    assert kinds.count("overleg_met_ouders") == kinds.count("weigering_bekendgemaakt") == 1


def test_two_clicks_on_one_answer_leave_one(aanmelding, ina, ouder, start):
    do(school.make_offer, aanmelding, ina, dag=start, toelichting="Drie ochtenden.")
    answers = at_once(
        lambda: do(answer_offer, aanmelding, ouder, antwoord="ja"),
        lambda: do(answer_offer, aanmelding, ouder, antwoord="nee"),
    )
    assert sum(isinstance(answer, ValidationError) for answer in answers) == 1


def test_an_enrolment_elsewhere_stands_once_and_two_other_schools_stand_both(
    aanmelding, ina, regenboog, start, op_dag
):
    colleague = make_lid(regenboog.organisatie, "Wim Akker")
    op_dag(date(2026, 1, 20))
    for day in (13, 15, 17):
        at_once(
            lambda day=day: do(school.note_elsewhere, aanmelding, ina, dag=date(2026, 1, day)),
            lambda day=day: do(school.note_elsewhere, aanmelding, colleague, dag=date(2026, 1, day + 1)),
        )
    answers = at_once(
        lambda: do(school.ask_other_school, aanmelding, ina, dag=start, school=Schoolgegevens("De Linde")),
        lambda: do(school.ask_other_school, aanmelding, colleague, dag=start, school=Schoolgegevens("Het Palet")),
    )
    assert not [answer for answer in answers if isinstance(answer, ValidationError)]
    with acting_as(ina.pk):
        kinds = list(Feit.objects.about(aanmelding.id).values_list("soort", flat=True))
    assert (kinds.count("elders_ingeschreven"), kinds.count("andere_school_gevraagd")) == (1, 2)
