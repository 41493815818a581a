"""One link in two browsers at the same moment, each with another act: one of them is done."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date
from threading import Barrier

import pytest
from django.db import ProgrammingError, connection

from passend.dossiers.actions.link import link_holder, link_state
from passend.dossiers.context import acting_as, acting_with
from passend.dossiers.models import LINKHOUDER, Eenmaligelink, Feit
from tests.fabriek import make_aanmelding, make_link, make_school
from zorgplicht.access import Handeling
from zorgplicht.actions import school
from zorgplicht.actions.eenmalig import close_step
from zorgplicht.models import Aanmelding

pytestmark = pytest.mark.django_db(transaction=True)


def test_one_link_in_two_browsers_does_one_act(ouder, start):
    case = make_aanmelding(ouder, make_school("De Linde"))
    key, holder = make_link(ouder, case), link_holder()
    together = Barrier(2, timeout=20)

    def confirm():
        school.confirm_receipt(case.id, holder)
        close_step(case, Handeling.BEVESTIG_ONTVANGST)

    def admit():
        school.admit(case.id, holder, dag=date(2026, 1, 12))
        close_step(case, Handeling.LAAT_TOE)

    def run(act):
        try:
            together.wait()
            with acting_with(key.link_id):
                act()
        except (Aanmelding.DoesNotExist, ProgrammingError) as refused:
            return refused
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as pool:
        answers = list(pool.map(run, [confirm, admit]))
    assert sum(answer is None for answer in answers) == 1
    with acting_as(ouder.pk):
        acts = Feit.objects.about(case.id).filter(vastgelegd_door_id=LINKHOUDER)
        kinds = set(acts.values_list("soort", flat=True))
        links = Eenmaligelink.objects.about(case.id).open_on(start).count()
    assert ("toegelaten" in kinds) != ("ontvangst_bevestigd" in kinds)
    assert (link_state(key.link_id), links) == ("gebruikt", 1)
