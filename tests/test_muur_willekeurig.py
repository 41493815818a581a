"""A thousand random statements as the application role, in the context of one person: nothing foreign is touched.

Real transactions: SET LOCAL would survive a savepoint, so a test inside one could prove nothing about leaving.
"""

import random
from contextlib import closing

import psycopg2
import pytest
from django.db import connection
from psycopg2 import sql

from passend.dossiers.actions.link import link_holder
from passend.dossiers.beveiliging import declared_guards
from passend.klok import vandaag
from tests.databases import admin_connection
from tests.fabriek import do, let_in, make_aanmelding, make_gebruiker, make_lid, make_link, make_school, make_steunpunt
from tests.servers import role_url
from zorgplicht.actions import concept, school, steunpunt

STATEMENTS = 1000
TABLES = [guard.table for guard in declared_guards()]

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def country(als):
    """Three families at two schools with staff, and a steunpunt that one family let in."""
    schools = [make_school("De Linde"), make_school("De Es")]
    staff = [make_lid(one.organisatie) for one in schools]
    office = make_steunpunt()
    worker = make_lid(office, "Mira Steun")
    families = [make_gebruiker(f"Ouder {number}") for number in range(3)]
    cases = []
    for number, family in enumerate(families):
        case = make_aanmelding(family, *(schools if number == 0 else schools[1:]))
        with als(family):
            concept.start_draft(family)
        cases.append(case)
    do(school.confirm_receipt, cases[0], staff[0])
    let_in(families[0], cases[0], office)
    with als(worker):
        steunpunt.add_note(cases[0].dossier_id, worker, tekst="Gebeld.")
    return {
        "family": families[0],
        "school": staff[0],
        "steunpunt": worker,
        "link": link_holder(),
        "link_id": make_link(families[0], cases[0]).link_id,
        "own": str(cases[0].dossier_id),
    }


def snapshot(cursor, own_dossier: str, person: str) -> dict[str, dict[str, str]]:
    """Return every row of another dossier, and every draft of another person, as text: table -> key -> row."""
    rows: dict[str, dict[str, str]] = {}
    for table in TABLES:
        cursor.execute(sql.SQL("SELECT to_jsonb(t)::text, to_jsonb(t) FROM {} t").format(sql.Identifier(table)))
        column = "id" if table == "dossiers_dossier" else "dossier_id"
        rows[table] = {
            str(row.get("id", row.get("sleutel"))): text
            for text, row in cursor.fetchall()
            if (row["gebruiker_id"] != person if "inhoud" in row else row.get(column, own_dossier) != own_dossier)
        }
    return rows


def random_statement(chance: random.Random, cursor, foreign: dict[str, dict[str, str]]) -> sql.Composed:
    table = chance.choice(TABLES)
    name = sql.Identifier(table)
    key = chance.choice([*foreign[table], *foreign["dossiers_dossier"], "1"])
    where = chance.choice(
        [sql.SQL("true"), sql.SQL("t.id::text = {}").format(sql.Literal(key)), sql.SQL("to_jsonb(t)::text LIKE '%a%'")]
    )
    column = sql.Identifier(chance.choice(COLUMNS[table]))
    other = sql.Identifier(chance.choice(COLUMNS[table]))
    source = chance.choice(list(foreign[table].values()) or ["{}"])
    return chance.choice(
        [
            sql.SQL("SELECT to_jsonb(t) FROM {} t WHERE {}").format(name, where),
            sql.SQL("SELECT to_jsonb(t) FROM {} t WHERE {} ORDER BY random() LIMIT 5").format(name, where),
            sql.SQL("UPDATE {} t SET {} = {} WHERE {} RETURNING to_jsonb(t)").format(name, column, column, where),
            sql.SQL("UPDATE {} t SET {} = {} WHERE {}").format(name, column, other, where),
            sql.SQL("DELETE FROM {} t WHERE {} RETURNING to_jsonb(t)").format(name, where),
            sql.SQL("INSERT INTO {} SELECT * FROM jsonb_populate_record(NULL::{}, {}::jsonb) RETURNING 1").format(
                name, name, sql.Literal(source)
            ),
        ]
    )


COLUMNS: dict[str, list[str]] = {}


@pytest.mark.parametrize("who", ["family", "school", "steunpunt", "link"])
def test_a_thousand_random_statements_touch_no_foreign_row(country, who):
    database = connection.settings_dict["NAME"]
    with admin_connection(database) as link, link.cursor() as cursor:
        before = snapshot(cursor, country["own"], str(country[who].pk))
        for table in TABLES:
            cursor.execute("SELECT column_name FROM information_schema.columns WHERE table_name = %s", [table])
            COLUMNS[table] = sorted(name for (name,) in cursor.fetchall())
    assert len(before["dossiers_feit"]) > 5

    # Whoever comes with a link has no more than it, on a day on which it works.
    held, day = (str(country["link_id"]), vandaag().isoformat()) if who == "link" else ("", "2999-01-01")
    chance = random.Random(20261122)  # noqa: S311 (chooses statements, guards nothing)
    seen = answered = 0
    # Closed whatever happens: a transaction left open would keep its locks.
    with closing(psycopg2.connect(role_url("passend_toepassing", database))) as link, link.cursor() as cursor:
        for number in range(STATEMENTS):
            if number % 100 == 0:
                link.commit()
                # A broken reference shows at its own statement, not at the end.
                cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
                cursor.execute(
                    "SELECT set_config('passend.gebruiker', %s, true), set_config('passend.vandaag', %s, true),"
                    " set_config('passend.link', %s, true)",
                    [str(country[who].pk), day, held],
                )
            cursor.execute("SAVEPOINT poging")
            try:
                cursor.execute(random_statement(chance, cursor, before))
                rows = [row for (row,) in cursor.fetchall()] if cursor.description else []
                answered += 1
                keep = chance.random() < 0.5
            except psycopg2.Error:
                rows, keep = [], False
            for row in rows:
                if isinstance(row, dict):
                    seen += 1
                    dossier = row["id"] if "geopend_op" in row else row.get("dossier_id")
                    assert dossier in (country["own"], None), row
            cursor.execute("RELEASE SAVEPOINT poging" if keep else "ROLLBACK TO SAVEPOINT poging")
        link.commit()
    assert answered > STATEMENTS / 5
    assert seen > 0
    with admin_connection(database) as admin, admin.cursor() as cursor:
        after = snapshot(cursor, country["own"], str(country[who].pk))
    assert after == before


def test_after_the_commit_the_context_is_gone(country):
    place = role_url("passend_toepassing", connection.settings_dict["NAME"])
    with closing(psycopg2.connect(place)) as link, link.cursor() as cursor:
        cursor.execute(
            "SELECT set_config('passend.gebruiker', %s, true), set_config('passend.vandaag', '2999-01-01', true)",
            [str(country["family"].pk)],
        )
        cursor.execute("SELECT count(*) FROM dossiers_feit")
        assert cursor.fetchone()[0] > 0
        link.commit()
        with pytest.raises(psycopg2.errors.InsufficientPrivilege, match="geen context"):
            cursor.execute("SELECT count(*) FROM dossiers_feit")
