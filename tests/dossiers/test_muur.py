"""The wall under the application: what PostgreSQL refuses, whatever the code forgets."""

import uuid
from datetime import date

import pytest
from django.db import ProgrammingError, connection, transaction

from passend.dossiers.actions import circle_for, grant_access, lock_dossier, open_dossier, recompute, record_fact
from passend.dossiers.beveiliging import declared_guards
from passend.dossiers.models import Deling, Dossier, Feit, Feitsoort, Lezerskring, Organisatie, Termijn, Toegang
from passend.gebruikers.models import Gebruiker

GUARDED = [guard.table for guard in declared_guards()]


@pytest.fixture
def parent(db):
    return Gebruiker.objects.create(email="ouder@voorbeeld.example", naam="Ouder")


@pytest.fixture
def stranger(db):
    return Gebruiker.objects.create(email="ander@voorbeeld.example", naam="Ander")


@pytest.fixture
def filled(parent, als):
    """A dossier with a fact and a term, so that an open table would have something to show."""
    with als(parent):
        return make_dossier(parent)


def make_dossier(parent):
    school = Organisatie.objects.create(soort=Organisatie.Soort.SCHOOL, naam="De Proef")
    dossier = open_dossier(grond="eigen_aanmelding")
    grant_access(dossier.id, school, Toegang.Rol.SCHOOL, grond="aanmelding")
    kring = circle_for(dossier.id, Lezerskring.Soort.GEZIN_SCHOOL, school)
    betreft = uuid.uuid4()
    for soort, dag, code in (
        (Feitsoort.ONDERWIJS, None, "po-bijzonder"),
        (Feitsoort.AANMELDING_GEDAAN, date(2026, 1, 12), ""),
        (Feitsoort.AANMELDING_ONTVANGEN, date(2026, 1, 12), ""),
    ):
        record_fact(
            dossier_id=dossier.id,
            betreft_id=betreft,
            lezerskring=kring,
            soort=soort,
            dag=dag,
            code=code,
            door_id=parent.pk,
        )
    recompute(dossier.id)
    return dossier


@pytest.mark.parametrize("table", GUARDED)
def test_without_context_a_guarded_table_gives_an_error_or_nothing(filled, table):
    assert rows_or_refusal(table) in (0, "42501")


def rows_or_refusal(table):
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(f"SELECT count(*) FROM {table}")
            return cursor.fetchone()[0]
    except ProgrammingError as error:
        return error.__cause__.pgcode


@pytest.mark.parametrize("table", GUARDED)
def test_row_level_security_is_on_and_forced(db, table):
    with connection.cursor() as cursor:
        cursor.execute("SELECT relrowsecurity, relforcerowsecurity FROM pg_class WHERE relname = %s", [table])
        assert cursor.fetchone() == (True, True)


def test_a_stranger_sees_nothing_of_a_dossier(parent, stranger, filled, als):
    with als(parent):
        for model in (Dossier, Toegang, Lezerskring, Feit, Termijn):
            assert model.objects.exists()
    with als(stranger):
        for model in (Dossier, Toegang, Lezerskring, Feit, Termijn):
            assert model.objects.count() == 0
        with pytest.raises(ProgrammingError, match="geen deelname"), transaction.atomic():
            lock_dossier(filled.id)


def test_terms_follow_from_the_facts(parent, filled, als):
    with als(parent):
        assert date(2026, 2, 23) in set(Termijn.objects.values_list("vervalt_op", flat=True))


def test_the_application_may_not_change_or_remove_a_fact(parent, filled, als):
    for act in (lambda: Feit.objects.update(dag=date(2026, 1, 1)), lambda: Feit.objects.all()._raw_delete("default")):
        with pytest.raises(ProgrammingError, match="permission denied"), als(parent):
            act()


def test_naming_a_foreign_item_in_a_share_of_ones_own_shows_nothing(parent, stranger, filled, als):
    with als(parent):
        item = Feit.objects.values_list("betreft_id", flat=True).first()
    with als(stranger):
        own = make_dossier(stranger)
        Deling.objects.create(
            dossier_id=own.id, item_id=item, soort="aanmelding", gebruiker=stranger, van=date(2026, 1, 1)
        )
        assert not Feit.objects.filter(betreft_id=item).exists()
        assert not Termijn.objects.filter(betreft_id=item).exists()


def test_nobody_records_a_fact_in_another_persons_name(parent, stranger, filled, als):
    with als(parent):
        known = Feit.objects.select_related("lezerskring").get(soort=Feitsoort.AANMELDING_GEDAAN)
    with pytest.raises(ProgrammingError, match="row-level security"), als(parent):
        record_fact(
            dossier_id=filled.id,
            betreft_id=known.betreft_id,
            lezerskring=known.lezerskring,
            soort=Feitsoort.TOEGELATEN,
            dag=date(2026, 1, 12),
            door_id=stranger.pk,
        )
