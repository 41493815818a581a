"""Making, copying, emptying and dropping test databases, as the administrator of the test server."""

import os
from collections.abc import Iterator
from contextlib import contextmanager

import psycopg2
from django.core.management import call_command
from django.db import connection

from tests.servers import ADMIN_URL, role_url

TEMPLATE = "proef_sjabloon"


@contextmanager
def admin_connection(database: str = "postgres") -> Iterator[psycopg2.extensions.connection]:
    """Connect as the administrator, each statement on its own."""
    administrator = os.environ[ADMIN_URL].partition("://")[2].partition("@")[0].partition(":")[0]
    link = psycopg2.connect(role_url(administrator, database))
    link.autocommit = True
    try:
        yield link
    finally:
        link.close()


def database_from_template(name: str) -> None:
    """Make the database `name` anew, from a template that the first of parallel test processes migrates."""
    with admin_connection() as link, link.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(20261122)")
        cursor.execute("SELECT 1 FROM pg_database WHERE datname = %s", [TEMPLATE])
        if cursor.fetchone() is None:
            cursor.execute(f'CREATE DATABASE "{TEMPLATE}_bouw"')
            _migrate(f"{TEMPLATE}_bouw")
            cursor.execute(f'ALTER DATABASE "{TEMPLATE}_bouw" RENAME TO "{TEMPLATE}"')
        cursor.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')
        cursor.execute(f'CREATE DATABASE "{name}" TEMPLATE "{TEMPLATE}" OWNER passend_eigenaar')
        # Privileges on a database are not copied with it.
        cursor.execute(f'REVOKE ALL ON DATABASE "{name}" FROM PUBLIC')
        cursor.execute(
            f'GRANT CONNECT ON DATABASE "{name}" TO'
            " passend_toepassing, passend_werker, passend_backup, passend_vernietiging"
        )
        cursor.execute("SELECT pg_advisory_unlock(20261122)")


def drop_database(name: str) -> None:
    with admin_connection() as link, link.cursor() as cursor:
        cursor.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')


def empty_database(name: str) -> None:
    """Empty all tables but the migrations, past the triggers that refuse it to every role of the portal."""
    with admin_connection(name) as link, link.cursor() as cursor:
        cursor.execute("SET session_replication_role = replica")
        # A connection that a test left open in a transaction fails that test instead of stopping the run.
        cursor.execute("SET lock_timeout = '10s'")
        cursor.execute(
            "SELECT string_agg(format('%I', tablename), ', ') FROM pg_tables"
            " WHERE schemaname = 'public' AND tablename NOT IN ('django_migrations', 'django_content_type')"
        )
        cursor.execute(f"TRUNCATE {cursor.fetchone()[0]} RESTART IDENTITY CASCADE")


def _migrate(name: str) -> None:
    """Run both set-up commands in `name`: the roles as administrator, the tables as owner."""
    original = dict(connection.settings_dict)
    administrator = os.environ[ADMIN_URL].partition("://")[2].partition("@")[0].partition(":")[0]
    try:
        for user, command, options in (
            (administrator, "richt_rollen_in", {}),
            ("passend_eigenaar", "migrate", {"interactive": False}),
        ):
            connection.settings_dict.update(original, NAME=name, USER=user)
            call_command(command, verbosity=0, **options)
            connection.close()
    finally:
        connection.settings_dict.update(original)
