"""The demo's database: made when it is not there, and marked, so that only a complete demo is ever continued.

The mark is the database's own comment. It travels with the data, wherever the server is, and it tells a database of
the demo from one that a person made for something else: that one is never touched.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from enum import Enum

import psycopg2
from psycopg2 import sql
from psycopg2.extensions import cursor as Cursor  # noqa: N812 - psycopg2 gives its class a lower-case name

from passend.lokaal.environment import demo_database_name, url_for
from passend.lokaal.errors import LocalError

MARK_BUSY = "passend-demo: wordt gevuld"
MARK_DONE = "passend-demo: gevuld"


class State(Enum):
    """What was found."""

    FRESH = "fresh"
    """Made just now, or made anew because an earlier filling was cut off: everything must be loaded."""
    FILLED = "filled"
    """A complete demo from an earlier time: keep it."""


class DemoDatabase:
    """The demo's database on the server that an administrator's address names."""

    def __init__(self, admin_url: str) -> None:
        self.name = demo_database_name(admin_url)
        self.admin_url = url_for(admin_url, database=self.name)
        # Making and dropping a database is done from another one.
        self._maintenance_url = url_for(admin_url, database="postgres")

    def ensure(self) -> State:
        """Make the database when needed and tell what it holds; LocalError when it is somebody else's."""
        mark = self._mark()
        if mark == MARK_DONE:
            return State.FILLED
        if mark == MARK_BUSY:
            self.drop()
            mark = None
        if mark is None:
            with self._cursor(self._maintenance_url) as cursor:
                cursor.execute(
                    sql.SQL("CREATE DATABASE {} ENCODING 'UTF8' TEMPLATE template0").format(sql.Identifier(self.name))
                )
        elif self._has_tables():
            raise LocalError(
                f"In de database {self.name!r} staan al tabellen, maar niet van de demo. "
                "Geef in DATABASE_URL een lege of een nieuwe database op."
            )
        self._set_mark(MARK_BUSY)
        return State.FRESH

    def mark_filled(self) -> None:
        """Remember that everything was loaded."""
        self._set_mark(MARK_DONE)

    def drop(self) -> None:
        """Drop the database when it is there. LocalError when it is not the demo's."""
        mark = self._mark()
        if mark is None:
            return
        if mark not in {MARK_BUSY, MARK_DONE}:
            raise LocalError(f"De database {self.name!r} is niet van de demo. Die wordt niet verwijderd.")
        with self._cursor(self._maintenance_url) as cursor:
            cursor.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(self.name)))

    def _mark(self) -> str | None:
        """Return the comment, "" when there is none, or None when the database does not exist."""
        with self._cursor(self._maintenance_url) as cursor:
            cursor.execute(
                "SELECT coalesce(shobj_description(oid, 'pg_database'), '') FROM pg_database WHERE datname = %s",
                [self.name],
            )
            row = cursor.fetchone()
        return None if row is None else str(row[0])

    def _set_mark(self, mark: str) -> None:
        with self._cursor(self._maintenance_url) as cursor:
            cursor.execute(sql.SQL("COMMENT ON DATABASE {} IS %s").format(sql.Identifier(self.name)), [mark])

    def _has_tables(self) -> bool:
        with self._cursor(self.admin_url) as cursor:
            cursor.execute(
                "SELECT EXISTS (SELECT FROM information_schema.tables"
                " WHERE table_schema NOT IN ('pg_catalog', 'information_schema'))"
            )
            row = cursor.fetchone()
        return bool(row and row[0])

    @contextlib.contextmanager
    def _cursor(self, url: str) -> Iterator[Cursor]:
        try:
            connection = psycopg2.connect(url, connect_timeout=10)
        except psycopg2.OperationalError as error:
            raise LocalError(f"De database is niet te bereiken: {error}") from error
        try:
            # CREATE and DROP DATABASE cannot run inside a transaction.
            connection.autocommit = True
            with connection.cursor() as cursor:
                yield cursor
        finally:
            connection.close()
