"""The mark on the demo's database: only a complete demo is continued, and nothing else is ever dropped."""

import os
from collections.abc import Iterator

import psycopg2
import pytest

from passend.lokaal.database import DemoDatabase, State
from passend.lokaal.environment import url_for
from passend.lokaal.errors import LocalError

ADMIN_URL = os.environ["PASSEND_TEST_DATABASE_URL"]


def execute(url: str, statement: str) -> list[tuple[object, ...]]:
    connection = psycopg2.connect(url)
    try:
        connection.autocommit = True
        with connection.cursor() as cursor:
            cursor.execute(statement)
            return cursor.fetchall() if cursor.description else []
    finally:
        connection.close()


@pytest.fixture
def name() -> Iterator[str]:
    """A database name of our own, dropped whatever the test did."""
    made = f"demo_{os.environ.get('PYTEST_XDIST_WORKER', 'los')}"
    drop = f'DROP DATABASE IF EXISTS "{made}" WITH (FORCE)'
    execute(ADMIN_URL, drop)
    yield made
    execute(ADMIN_URL, drop)


@pytest.fixture
def database(name: str) -> DemoDatabase:
    return DemoDatabase(url_for(ADMIN_URL, database=name))


def test_new_database_is_fresh_until_it_is_filled(database: DemoDatabase) -> None:
    assert database.ensure() is State.FRESH
    database.mark_filled()
    execute(database.admin_url, "CREATE TABLE feit AS SELECT 1 AS nummer")
    assert database.ensure() is State.FILLED
    assert execute(database.admin_url, "SELECT nummer FROM feit") == [(1,)]


def test_filling_that_was_cut_off_begins_afresh(database: DemoDatabase) -> None:
    database.ensure()
    execute(database.admin_url, "CREATE TABLE half ()")
    assert database.ensure() is State.FRESH
    assert execute(database.admin_url, "SELECT to_regclass('half')") == [(None,)]


def test_empty_database_of_a_person_is_used(database: DemoDatabase, name: str) -> None:
    execute(ADMIN_URL, f'CREATE DATABASE "{name}"')
    assert database.ensure() is State.FRESH


def test_database_of_a_person_with_tables_is_left_alone(database: DemoDatabase, name: str) -> None:
    execute(ADMIN_URL, f'CREATE DATABASE "{name}"')
    execute(database.admin_url, "CREATE TABLE van_iemand ()")
    with pytest.raises(LocalError, match="niet van de demo"):
        database.ensure()
    with pytest.raises(LocalError, match="wordt niet verwijderd"):
        database.drop()
    assert execute(database.admin_url, "SELECT to_regclass('van_iemand')::text") == [("van_iemand",)]


def test_server_that_does_not_answer_is_named() -> None:
    with pytest.raises(LocalError, match="niet te bereiken"):
        DemoDatabase("postgres://niemand@127.0.0.1:1/x").ensure()
