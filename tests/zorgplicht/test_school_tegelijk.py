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
