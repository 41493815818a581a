"""The wall for whoever comes with a one-time link: one aanmelding of one school, until it is used."""

import uuid
from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import ProgrammingError, connection, transaction

from passend.dossiers.actions import stop_sharing
from passend.dossiers.actions.link import (
    find_link,
    fingerprint,
    link_holder,
    link_state,
    make_link,
    new_key,
    use_link,
)
from passend.dossiers.beveiliging import declared_guards
from passend.dossiers.codes import normal_code
from passend.dossiers.context import acting_as, acting_with
from passend.dossiers.models import LINKHOUDER, Accountaanvraag, Eenmaligelink, Feit, Lezerskring
from passend.gebruikers.models import Gebruiker
from passend.klok import nu
from tests.fabriek import do, let_in, make_aanmelding, make_gebruiker, make_lid, make_school, make_steunpunt
from zorgplicht.actions import gezin, school
from zorgplicht.models import Aanmelding

GUARDS = {guard.table: guard for guard in declared_guards()}
START = date(2026, 1, 12)


@pytest.fixture
def case(db, op_dag):
    """Noor at two schools without accounts, a second child at the first of them, and a steunpunt at work."""
    op_dag(START)
    ouder, linde, es = make_gebruiker(), make_school("De Linde"), make_school("De Es")
    aanmelding = make_aanmelding(ouder, linde, es)
    make_aanmelding(make_gebruiker("Andere Ouder"), linde)
    office = make_steunpunt()
    make_lid(office)
    let_in(ouder, aanmelding, office)
    link_holder()
    return aanmelding


@pytest.fixture
def ouder(case):
    return Gebruiker.objects.get(naam="Ouder Voorbeeld")


@pytest.fixture
def key(case, ouder):
    return link_for(case, ouder)


def link_for(case, ouder, soort=Eenmaligelink.Soort.MAIL):
    with acting_as(ouder.pk):
        return make_link(case.dossier_id, case.id, case.school_id, soort)


def columns_of(table):
    with connection.cursor() as cursor:
        cursor.execute("SELECT column_name FROM information_schema.columns WHERE table_name = %s", [table])
        return {name for (name,) in cursor.fetchall()}


def rows(table):
    """Every row that this context sees, as a dictionary; None when the table is closed to it."""
    columns = columns_of(table) & {"id", "dossier_id", "lezerskring_id", "betreft_id", "aanmelding_id"}
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(f"SELECT {', '.join(sorted(columns)) or '1'} FROM {table}")
            names = [column.name for column in cursor.description]
            return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]
    except ProgrammingError:
        return None


@pytest.mark.parametrize("table", GUARDS)
def test_a_link_shows_of_each_table_one_dossier_and_the_circles_of_one_school(case, key, ouder, table):
    with acting_as(ouder.pk):
        circles = set(
            Lezerskring.objects.filter(
                dossier_id=case.dossier_id, organisatie_id=case.school_id, soort__in=["gezin_school", "school"]
            ).values_list("pk", flat=True)
        )
    with acting_with(key.link_id):
        seen = rows(table)
    for row in seen or ():
        assert row.get("dossier_id", case.dossier_id) == case.dossier_id
        assert row.get("lezerskring_id") in {None, *circles}
        if table in {"dossiers_feit", "dossiers_termijn"}:
            assert row["betreft_id"] == case.id
        if table == "zorgplicht_aanmelding":
            assert row["id"] == case.id
        if table == "dossiers_dossier":
            assert row["id"] == case.dossier_id
        if table == "dossiers_lezerskring":
            assert row["id"] in circles
        if table == "dossiers_eenmaligelink":
            assert row["id"] == key.link_id
    shown = {"dossiers_dossier", "dossiers_feit", "dossiers_termijn", "zorgplicht_aanmelding"}
    assert bool(seen) or table not in shown


@pytest.mark.parametrize("table", GUARDS)
def test_the_holder_of_links_sees_nothing_without_one(case, table):
    with acting_as(LINKHOUDER):
        assert not rows(table)


def test_a_link_opens_nothing_in_the_name_of_a_person(case, key):
    stranger = make_gebruiker("Vreemde")
    with acting_as(stranger.pk):
        with connection.cursor() as cursor:
            cursor.execute("SELECT set_config('passend.link', %s, true)", [str(key.link_id)])
        assert not Aanmelding.objects.exists()


def test_the_next_request_of_a_person_does_not_carry_a_link(case, key):
    with transaction.atomic():
        with acting_with(key.link_id):
            assert Aanmelding.objects.count() == 1
        with acting_as(make_gebruiker("Vreemde").pk):
            assert not Aanmelding.objects.exists()


def test_the_key_is_kept_nowhere(case, key, ouder):
    with acting_as(ouder.pk):
        link = Eenmaligelink.objects.get(pk=key.link_id)
    assert key.sleutel not in str(vars(link))
    assert link.sleutel_hash == fingerprint(key.sleutel)
    assert len(key.sleutel) >= 43
    assert find_link(key.sleutel) == (key.link_id, "geldig")


@pytest.mark.parametrize("change", [str.lower, str.upper, lambda key: key[:-1], lambda key: key + "A"])
def test_a_changed_key_is_unknown(case, key, change):
    assert find_link(change(key.sleutel)) == (None, "onbekend")


def test_a_code_may_be_typed_in_any_way(case, ouder):
    key = link_for(case, ouder, Eenmaligelink.Soort.PAPIER)
    typed = f" {key.sleutel.lower().replace('-', ' ')} "
    assert find_link(normal_code(typed)) == (key.link_id, "geldig")


def test_a_link_is_used_once(case, key):
    with acting_with(key.link_id):
        use_link("bevestig_ontvangst", None)
    assert link_state(key.link_id) == "gebruikt"
    with acting_with(key.link_id):
        assert not Aanmelding.objects.exists()
    with pytest.raises(ProgrammingError, match="werkt niet meer"), acting_with(key.link_id):
        use_link("laat_toe", None)


def test_using_one_ends_the_others_and_lets_the_next_follow(case, key, ouder):
    paper = link_for(case, ouder, Eenmaligelink.Soort.PAPIER)
    following = new_key(Eenmaligelink.Soort.PAPIER)
    with acting_with(key.link_id):
        use_link("bevestig_ontvangst", following, Eenmaligelink.Soort.PAPIER)
    assert [link_state(one.link_id) for one in (key, paper, following)] == ["gebruikt", "vervallen", "geldig"]
    with acting_with(following.link_id):
        assert Aanmelding.objects.get().id == case.id


def test_a_link_ends_after_its_last_day(case, key, op_dag):
    op_dag(key.geldig_tot)
    assert link_state(key.link_id) == "geldig"
    op_dag(key.geldig_tot + timedelta(days=1))
    assert link_state(key.link_id) == "verlopen"
    with acting_with(key.link_id):
        assert not Aanmelding.objects.exists()


def test_a_link_ends_with_the_access_of_its_school(case, key, ouder, admin_cursor):
    with acting_as(ouder.pk):
        stop_sharing(case.dossier_id, case.school.organisatie)
    assert link_state(key.link_id) == "vervallen"
    with acting_with(key.link_id):
        assert not Aanmelding.objects.exists()


def test_only_the_family_makes_a_link(case, key):
    with pytest.raises(ProgrammingError, match="row-level security"), acting_as(make_gebruiker().pk):
        make_link(case.dossier_id, case.id, case.school_id, Eenmaligelink.Soort.MAIL)
    with pytest.raises(ProgrammingError, match="row-level security"), acting_with(key.link_id):
        make_link(case.dossier_id, case.id, case.school_id, Eenmaligelink.Soort.MAIL)


def test_an_act_with_a_link_is_recorded_as_such_and_closed_for_another_case(case, key, ouder):
    holder = link_holder()
    with acting_with(key.link_id):
        school.confirm_receipt(case.id, holder)
    with acting_as(ouder.pk):
        fact = Feit.objects.get(betreft_id=case.id, soort="ontvangst_bevestigd")
        other = Aanmelding.objects.filter(dossier_id=case.dossier_id).exclude(pk=case.pk).get()
    assert fact.vastgelegd_door_id == LINKHOUDER
    with pytest.raises(Aanmelding.DoesNotExist), acting_with(key.link_id):
        school.confirm_receipt(other.id, holder)


def test_after_a_withdrawal_a_link_does_nothing(case, key, ouder):
    do(gezin.withdraw, case, ouder)
    with pytest.raises(ValidationError), acting_with(key.link_id):
        school.confirm_receipt(case.id, link_holder())


def test_an_account_can_only_be_asked_for_the_school_of_the_link(case, key):
    values = {"naam": "Ina", "email": "ina@school.example", "rol": "intern_begeleider", "gevraagd_op": nu()}
    with acting_with(key.link_id):
        Accountaanvraag(organisatie=case.school.organisatie, **values).save(force_insert=True)
        assert not Accountaanvraag.objects.exists()
    other = make_school("De Es").organisatie
    with pytest.raises(ProgrammingError, match="row-level security"), acting_with(key.link_id):
        Accountaanvraag(id=uuid.uuid4(), organisatie=other, **values).save(force_insert=True)
