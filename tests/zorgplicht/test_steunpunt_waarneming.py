"""Whose a task is while its owner is away: the stand-in's until the last day, then the owner's again by itself."""

from datetime import date

import pytest

from passend.dossiers.actions import end_membership
from passend.dossiers.context import acting_as
from passend.dossiers.models import Lidmaatschap
from tests.fabriek import let_in, make_aanmelding, make_gebruiker, make_lid, make_steunpunt
from zorgplicht.actions import steunpunt_overdracht, steunpunt_taken
from zorgplicht.taken import tasks_due

FRIDAY, LAST, BACK = date(2026, 1, 16), date(2026, 1, 25), date(2026, 1, 26)
URL = "/steunpunt/"


@pytest.fixture
def kantoor(start):
    return make_steunpunt()


@pytest.fixture
def mira(kantoor):
    return make_lid(kantoor, "Mira Steun")


@pytest.fixture
def nadia(kantoor):
    return make_lid(kantoor, "Nadia Rust")


@pytest.fixture
def gedeeld(aanmelding, ouder, kantoor):
    let_in(ouder, aanmelding, kantoor)
    return aanmelding


def act(user, what, *args, **values):
    with acting_as(user.pk):
        return what(*args, **values)


def due(user):
    with acting_as(user.pk):
        return [task.wat for task in tasks_due(user)]


@pytest.fixture
def taak(gedeeld, mira):
    """A task of Mira in her own case, due today."""
    act(mira, steunpunt_overdracht.take_case, gedeeld.dossier_id, mira)
    return act(
        mira, steunpunt_taken.add_task, gedeeld.dossier_id, mira, wat="Bel", voor=mira, uiterlijk_op=date(2026, 1, 12)
    )


def test_the_stand_in_of_all_cases_has_the_tasks_until_the_last_day(client, taak, gedeeld, mira, nadia, op_dag):
    assert (due(mira), due(nadia)) == (["Bel"], [])
    op_dag(FRIDAY)
    act(mira, steunpunt_overdracht.hand_over_all, mira, naar=nadia, tot=LAST)
    assert (due(mira), due(nadia)) == ([], ["Bel"])
    client.force_login(nadia)
    html = client.get(URL).content.decode()
    assert "van Mira Steun" in html
    assert "zonder eigenaar" not in html
    html = client.get(f"{URL}dossier/{gedeeld.dossier_id}/").content.decode()
    assert "van Mira Steun, tot en met 25 januari 2026 voor Nadia Rust" in html
    op_dag(LAST)
    assert (due(mira), due(nadia)) == ([], ["Bel"])
    op_dag(BACK)
    assert (due(mira), due(nadia)) == (["Bel"], [])


def test_of_one_case_only_its_tasks_move(taak, mira, nadia, ouder, regenboog, kantoor):
    other = make_aanmelding(ouder, regenboog)
    let_in(ouder, other, kantoor)
    act(mira, steunpunt_overdracht.take_case, other.dossier_id, mira)
    act(mira, steunpunt_taken.add_task, other.dossier_id, mira, wat="Ander", voor=mira, uiterlijk_op=date(2026, 1, 12))
    act(mira, steunpunt_overdracht.hand_over, taak.dossier_id, mira, naar=nadia, tot=LAST)
    assert (due(mira), due(nadia)) == (["Ander"], ["Bel"])


def test_a_task_of_a_colleague_who_is_there_stays_hers(gedeeld, mira, nadia, kantoor):
    wim = make_lid(kantoor, "Wim Vast")
    act(mira, steunpunt_overdracht.take_case, gedeeld.dossier_id, mira)
    act(mira, steunpunt_taken.add_task, gedeeld.dossier_id, mira, wat="Wim", voor=wim, uiterlijk_op=date(2026, 1, 12))
    act(mira, steunpunt_overdracht.hand_over_all, mira, naar=nadia, tot=LAST)
    assert (due(wim), due(nadia)) == (["Wim"], [])


def test_a_stand_in_of_a_stand_in_has_the_tasks_of_both(taak, mira, nadia, kantoor):
    wim = make_lid(kantoor, "Wim Vast")
    act(mira, steunpunt_overdracht.hand_over_all, mira, naar=nadia, tot=LAST)
    act(
        nadia, steunpunt_taken.add_task, taak.dossier_id, nadia, wat="Mail", voor=nadia, uiterlijk_op=date(2026, 1, 12)
    )
    act(nadia, steunpunt_overdracht.hand_over_all, nadia, naar=wim, tot=FRIDAY)
    assert due(mira) == due(nadia) == []
    assert sorted(due(wim)) == ["Bel", "Mail"]


def leave(person):
    admin = make_gebruiker("Bas Beheer", is_beheerder=True)
    with acting_as(admin.pk):
        end_membership(Lidmaatschap.objects.get(gebruiker=person), tot=FRIDAY, door=admin)


def test_the_tasks_of_who_left_are_for_everybody(client, taak, gedeeld, mira, nadia, op_dag):
    leave(mira)
    op_dag(BACK)
    assert due(nadia) == ["Bel"]
    client.force_login(nadia)
    assert "zonder eigenaar" in client.get(URL).content.decode()
    assert "zonder eigenaar" in client.get(f"{URL}dossier/{gedeeld.dossier_id}/").content.decode()


def test_a_stand_in_who_left_has_no_tasks(taak, mira, nadia, op_dag):
    act(mira, steunpunt_overdracht.hand_over_all, mira, naar=nadia, tot=LAST)
    leave(nadia)
    op_dag(LAST)
    assert due(mira) == ["Bel"]


def test_nobody_outside_the_steunpunt_has_them(taak, ina, ouder):
    for person in (ina, ouder, make_lid(make_steunpunt("Ander steunpunt"), "Wim Akker")):
        assert due(person) == []
