"""Whose case it is: taking one, handing over, a stand-in until a day, and back again without anyone doing anything."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, ProgrammingError, connection, transaction

from passend.berichten.models import Bericht
from passend.berichten.poort import compose
from passend.dossiers.actions import end_membership
from passend.dossiers.context import acting_as
from passend.dossiers.models import Lezerskring, Lidmaatschap
from tests.fabriek import let_in, make_aanmelding, make_gebruiker, make_lid, make_steunpunt
from tests.hulp.post import connected_as
from zorgplicht.actions import gezin, steunpunt_overdracht
from zorgplicht.models import Behandelaar
from zorgplicht.volgen import cases_of, contacts_of, running_hand_overs

FRIDAY, LAST, BACK = date(2026, 1, 16), date(2026, 1, 25), date(2026, 1, 26)


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


def helper(aanmelding, user):
    """Return who helps the family as this person may know it, and until when."""
    with acting_as(user.pk):
        found = list(contacts_of(aanmelding.dossier_id).values())
    return (found[0].id, found[0].tot) if found else None


@pytest.mark.django_db(transaction=True)
def test_taking_a_case_tells_the_family_without_a_name(gedeeld, mira, nadia, ouder, client):
    act(mira, steunpunt_overdracht.take_case, gedeeld.dossier_id, mira)
    assert helper(gedeeld, mira) == helper(gedeeld, ouder) == (mira.pk, None)
    act(mira, steunpunt_overdracht.hand_over, gedeeld.dossier_id, mira, naar=nadia, tot=LAST)
    with connected_as("passend_werker"):
        first, second = Bericht.objects.filter(soort="contactpersoon").order_by("aangemaakt_op", "dag")
        assert {first.ontvanger_id, second.ontvanger_id} == {ouder.pk}
        for mail, words in ((first, "helpt u vanaf nu"), (second, "Tot en met 25 januari 2026")):
            text = compose(mail).body
            assert words in text
            for name in ("Mira", "Nadia", "Noor", "de Vries"):
                assert name not in text
    act(mira, steunpunt_overdracht.take_case, gedeeld.dossier_id, mira)
    client.force_login(ouder)
    html = client.get(f"/mijn/dossier/{gedeeld.dossier_id}/").content.decode()
    assert "Uw contactpersoon: <strong>Mira Steun</strong>." in html


def test_a_stand_in_until_a_day_and_back_by_itself(gedeeld, mira, nadia, ouder, client, op_dag):
    act(mira, steunpunt_overdracht.take_case, gedeeld.dossier_id, mira)
    op_dag(FRIDAY)
    assert act(mira, steunpunt_overdracht.hand_over_all, mira, naar=nadia, tot=LAST) == [gedeeld.dossier_id]
    assert helper(gedeeld, ouder) == (nadia.pk, LAST)
    client.force_login(ouder)
    html = client.get(f"/mijn/dossier/{gedeeld.dossier_id}/").content.decode()
    assert "Uw contactpersoon: <strong>Nadia Rust</strong>, tot en met 25 januari 2026." in html
    op_dag(LAST)
    assert helper(gedeeld, ouder) == (nadia.pk, LAST)
    with acting_as(nadia.pk):
        assert [one.id for one in cases_of(nadia)] == [gedeeld.dossier_id]
    op_dag(BACK)
    assert helper(gedeeld, ouder) == (mira.pk, None)
    with acting_as(nadia.pk):
        assert list(cases_of(nadia)) == []
        assert running_hand_overs(mira, {}) == []


def test_the_days_around_a_hand_over_move_no_term(gedeeld, mira, nadia):
    from tests.zorgplicht.hulp import SIX_WEEKS, term

    act(mira, steunpunt_overdracht.take_case, gedeeld.dossier_id, mira)
    act(mira, steunpunt_overdracht.hand_over_all, mira, naar=nadia, tot=LAST)
    assert term(gedeeld, mira).vervalt_op == SIX_WEEKS


def test_a_hand_over_is_undone_as_a_whole(gedeeld, mira, nadia, ouder, regenboog, kantoor):
    second = make_aanmelding(ouder, regenboog)
    let_in(ouder, second, kantoor)
    for one in (gedeeld, second):
        act(mira, steunpunt_overdracht.take_case, one.dossier_id, mira)
    act(mira, steunpunt_overdracht.hand_over_all, mira, naar=nadia, tot=LAST)
    [running] = act(mira, running_hand_overs, mira, {nadia.pk: "Nadia Rust"})
    assert (running.naar, running.tot, running.aantal) == ("Nadia Rust", LAST, 2)
    with pytest.raises(Behandelaar.DoesNotExist):
        act(nadia, steunpunt_overdracht.undo_hand_over, running.id, nadia)
    act(mira, steunpunt_overdracht.undo_hand_over, running.id, mira)
    assert helper(gedeeld, ouder) == helper(second, ouder) == (mira.pk, None)
    with pytest.raises(Behandelaar.DoesNotExist):
        act(mira, steunpunt_overdracht.undo_hand_over, running.id, mira)


def test_undone_half_way_the_days_before_stay(gedeeld, mira, nadia, ouder, op_dag):
    act(mira, steunpunt_overdracht.take_case, gedeeld.dossier_id, mira)
    act(mira, steunpunt_overdracht.hand_over_all, mira, naar=nadia, tot=LAST)
    op_dag(FRIDAY)
    [running] = act(mira, running_hand_overs, mira, {})
    act(mira, steunpunt_overdracht.undo_hand_over, running.id, mira)
    assert helper(gedeeld, ouder) == (mira.pk, None)
    op_dag(date(2026, 1, 15))
    assert helper(gedeeld, ouder) == (nadia.pk, date(2026, 1, 15))


def test_handing_over_again_makes_it_longer(gedeeld, mira, nadia, ouder, op_dag):
    act(mira, steunpunt_overdracht.take_case, gedeeld.dossier_id, mira)
    act(mira, steunpunt_overdracht.hand_over_all, mira, naar=nadia, tot=FRIDAY)
    act(mira, steunpunt_overdracht.hand_over_all, mira, naar=nadia, tot=LAST)
    op_dag(LAST)
    assert helper(gedeeld, ouder) == (nadia.pk, LAST)


def test_a_stand_in_of_a_stand_in(gedeeld, mira, nadia, kantoor, ouder, op_dag):
    wim = make_lid(kantoor, "Wim Akker")
    act(mira, steunpunt_overdracht.take_case, gedeeld.dossier_id, mira)
    act(mira, steunpunt_overdracht.hand_over_all, mira, naar=nadia, tot=LAST)
    act(nadia, steunpunt_overdracht.hand_over_all, nadia, naar=wim, tot=FRIDAY)
    for day, person in ((FRIDAY, wim), (date(2026, 1, 17), nadia), (LAST, nadia), (BACK, mira)):
        op_dag(day)
        assert helper(gedeeld, ouder)[0] == person.pk, day


def test_handed_over_for_good(gedeeld, mira, nadia, ouder):
    act(mira, steunpunt_overdracht.take_case, gedeeld.dossier_id, mira)
    act(mira, steunpunt_overdracht.hand_over, gedeeld.dossier_id, mira, naar=nadia)
    assert helper(gedeeld, ouder) == (nadia.pk, None)
    with acting_as(mira.pk):
        assert list(cases_of(mira)) == []


def test_who_left_helps_nobody(client, gedeeld, mira, nadia, ouder, op_dag):
    act(mira, steunpunt_overdracht.take_case, gedeeld.dossier_id, mira)
    administrator = make_gebruiker(is_beheerder=True)
    with acting_as(administrator.pk):
        end_membership(Lidmaatschap.objects.get(gebruiker=mira), tot=FRIDAY, door=administrator)
    op_dag(FRIDAY)
    assert helper(gedeeld, ouder) == (mira.pk, None)
    op_dag(date(2026, 1, 17))
    assert helper(gedeeld, ouder) is None
    client.force_login(nadia)
    answer = client.get("/steunpunt/?wie=zonder")
    assert [row.dossier_id for row in answer.context["rijen"]] == [gedeeld.dossier_id]
    assert "zonder medewerker" in answer.content.decode()
    client.force_login(ouder)
    assert "Uw contactpersoon" not in client.get(f"/mijn/dossier/{gedeeld.dossier_id}/").content.decode()


def test_refusals(gedeeld, mira, nadia, kantoor):
    outsider = make_lid(make_steunpunt("Ander steunpunt"), "Wim Akker")
    hand_over_all = steunpunt_overdracht.hand_over_all

    def refused(user=mira, **values):
        with pytest.raises(ValidationError) as caught:
            act(user, hand_over_all, user, **values)
        return caught.value

    assert "geen gezinnen" in refused(naar=nadia, tot=LAST).messages[0]
    act(mira, steunpunt_overdracht.take_case, gedeeld.dossier_id, mira)
    assert "naar" in refused(naar=outsider, tot=LAST).error_dict
    assert "naar" in refused(naar=mira, tot=LAST).error_dict
    assert "tot" in refused(naar=nadia, tot=date(2026, 1, 11)).error_dict
    assert "tot" in refused(naar=nadia, tot=date(2027, 2, 1)).error_dict
    administrator = make_gebruiker(is_beheerder=True)
    with acting_as(administrator.pk):
        end_membership(Lidmaatschap.objects.get(gebruiker=nadia), tot=FRIDAY, door=administrator)
    assert "niet meer op 25 januari 2026" in refused(naar=nadia, tot=LAST).messages[0]
    with pytest.raises(Lezerskring.DoesNotExist):
        act(outsider, steunpunt_overdracht.take_case, gedeeld.dossier_id, outsider)


def test_after_the_family_stopped_nobody_can_hand_over(gedeeld, mira, nadia, ouder, kantoor):
    act(mira, steunpunt_overdracht.take_case, gedeeld.dossier_id, mira)
    with acting_as(ouder.pk):
        gezin.let_out_steunpunt(gedeeld.dossier_id, ouder, kantoor)
    with pytest.raises(ValidationError):
        act(mira, steunpunt_overdracht.hand_over_all, mira, naar=nadia, tot=LAST)


def test_the_wall_around_who_helps(gedeeld, mira, ina, ouder):
    row = act(mira, steunpunt_overdracht.take_case, gedeeld.dossier_id, mira)
    stranger = make_lid(make_steunpunt("Ander steunpunt"), "Wim Akker")
    for person in (ina, stranger):
        assert helper(gedeeld, person) is None
        with acting_as(person.pk):
            assert Behandelaar.objects.count() == 0
    # The family reads the row, and changes nothing of it.
    with acting_as(ouder.pk), connection.cursor() as cursor:
        assert Behandelaar.objects.get() == row
        cursor.execute("UPDATE zorgplicht_behandelaar SET tot = van - 1")
        assert cursor.rowcount == 0
        with pytest.raises(ProgrammingError), transaction.atomic():
            cursor.execute(
                "INSERT INTO zorgplicht_behandelaar (dossier_id, lezerskring_id, organisatie_id, gebruiker_id, van,"
                " vastgelegd_op, vastgelegd_door_id) SELECT dossier_id, lezerskring_id, organisatie_id, %s, van,"
                " now(), %s FROM zorgplicht_behandelaar",
                [ouder.pk, ouder.pk],
            )


def test_the_database_keeps_one_for_good(gedeeld, mira, nadia):
    row = act(mira, steunpunt_overdracht.take_case, gedeeld.dossier_id, mira)
    with acting_as(mira.pk), pytest.raises(IntegrityError), transaction.atomic():
        Behandelaar.objects.create(
            dossier_id=row.dossier_id, lezerskring_id=row.lezerskring_id, organisatie_id=row.organisatie_id,
            gebruiker=nadia, van=row.van, vastgelegd_op=row.vastgelegd_op, vastgelegd_door=mira,
        )  # fmt: skip
