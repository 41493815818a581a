"""The database as it stands against what the apps declare: rules, rights, functions, and rows that do not fit."""

import re
import uuid

import pytest
from django.db import IntegrityError, ProgrammingError, connection, transaction

from passend.dossiers.actions import circle_for, open_dossier, record_fact
from passend.dossiers.beleid import APPLICATION, BACKUP, DESTRUCTION, LOGIN_ROLES, WORKER
from passend.dossiers.beveiliging import declared_guards
from passend.dossiers.models import Feitsoort, Lezerskring, Lidmaatschap
from passend.klok import vandaag
from tests.fabriek import make_gebruiker, make_school

GUARDS = {guard.table: guard for guard in declared_guards()}


def query(statement, *values):
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return cursor.fetchall()


def test_every_table_with_a_dossier_or_a_reader_is_guarded(db):
    named = query(
        "SELECT DISTINCT c.relname FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid"
        " JOIN pg_namespace n ON n.oid = c.relnamespace"
        " WHERE n.nspname = 'public' AND c.relkind IN ('r', 'p') AND NOT c.relispartition"
        " AND a.attname IN ('dossier_id', 'lezerskring_id', 'betreft_id')"
    )
    assert {name for (name,) in named} <= set(GUARDS)


@pytest.mark.parametrize("table", GUARDS)
def test_the_rules_of_the_application_are_the_declared_ones(db, table):
    rows = query(
        "SELECT cmd, qual IS NOT NULL, with_check IS NOT NULL FROM pg_policies"
        " WHERE tablename = %s AND %s = ANY (roles::text[])",
        table,
        APPLICATION,
    )
    declared = [p for p in GUARDS[table].policies if p.role == APPLICATION]
    assert sorted(rows) == sorted((p.command, bool(p.using), bool(p.check)) for p in declared)
    assert not query("SELECT 1 FROM pg_policies WHERE tablename = %s AND 'public' = ANY (roles::text[])", table)


@pytest.mark.parametrize("role", [APPLICATION, WORKER, BACKUP, DESTRUCTION])
@pytest.mark.parametrize("table", GUARDS)
def test_a_role_holds_only_the_declared_rights(db, table, role):
    held = {
        right
        for right in ("SELECT", "INSERT", "UPDATE", "DELETE", "TRUNCATE", "REFERENCES", "TRIGGER")
        if query("SELECT has_table_privilege(%s, %s, %s)", role, table, right)[0][0]
    }
    declared = "SELECT" if role == BACKUP else GUARDS[table].grants.get(role, "")
    # A right on some columns is no right on the table.
    whole = re.sub(r"\w+ \([^)]*\)", "", declared)
    assert held == {part.strip() for part in whole.split(",") if part.strip()}


def test_no_role_bypasses_or_becomes_another(db):
    for role in LOGIN_ROLES:
        assert query("SELECT rolsuper, rolbypassrls FROM pg_roles WHERE rolname = %s", role) == [(False, False)]
    members = query(
        "SELECT r.rolname FROM pg_auth_members m JOIN pg_roles r ON r.oid = m.member"
        " JOIN pg_roles g ON g.oid = m.roleid WHERE g.rolname LIKE 'passend\\_%%'"
    )
    assert members == [("passend_eigenaar",)]


@pytest.mark.parametrize("role", [BACKUP, DESTRUCTION])
def test_who_does_not_work_with_dossiers_calls_no_function(db, role):
    callable_ones = query(
        "SELECT p.proname FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace"
        " WHERE n.nspname = 'passend' AND has_function_privilege(%s, p.oid, 'EXECUTE')",
        role,
    )
    assert callable_ones == []


def test_definer_functions_fix_their_search_path(db):
    loose = query(
        "SELECT p.proname FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace"
        " WHERE n.nspname = 'passend' AND NOT coalesce(p.proconfig::text LIKE '%%search_path=pg_catalog%%', false)"
    )
    assert loose == []


def record_with_the_circle_of_another(parent):
    one, other = open_dossier(grond="eigen_aanmelding"), open_dossier(grond="eigen_aanmelding")
    record_fact(
        dossier_id=one.id,
        betreft_id=uuid.uuid4(),
        lezerskring=Lezerskring.objects.get(dossier_id=other.id),
        soort=Feitsoort.AANMELDING_GEDAAN,
        dag=vandaag(),
        door_id=parent.pk,
    )
    connection.check_constraints()


def test_a_circle_of_one_dossier_cannot_hold_a_row_of_another(db, als):
    parent = make_gebruiker()
    with als(parent), pytest.raises(IntegrityError, match="kring_in_dossier"), transaction.atomic():
        record_with_the_circle_of_another(parent)


@pytest.mark.parametrize("who", ["parent", "administrator_for_herself", "in_another_name"])
def test_nobody_opens_a_school_for_themselves(db, als, who):
    administrator, parent = make_gebruiker("Bas", is_beheerder=True), make_gebruiker()
    school = make_school().organisatie
    actor = parent if who == "parent" else administrator
    member = administrator if who == "administrator_for_herself" else parent
    named = parent if who == "in_another_name" else actor
    with pytest.raises(ProgrammingError, match="row-level security"), als(actor):
        Lidmaatschap.objects.create(
            gebruiker=member,
            organisatie=school,
            rol=Lidmaatschap.Rol.INTERN_BEGELEIDER,
            van=vandaag(),
            toegevoegd_door=named,
        )


def test_a_stranger_makes_no_circle_in_a_dossier(db, als):
    parent, stranger = make_gebruiker(), make_gebruiker()
    with als(parent):
        dossier = open_dossier(grond="eigen_aanmelding")
    school = make_school().organisatie
    with pytest.raises(ProgrammingError, match="row-level security"), als(stranger):
        circle_for(dossier.id, Lezerskring.Soort.GEZIN_SCHOOL, school)
