"""`manage.py richt_rollen_in`: make the database roles, as someone who may make roles."""

import os
from typing import Any
from urllib.parse import unquote, urlsplit

from django.conf import settings
from django.core.management.base import BaseCommand, CommandParser
from django.db import connection, transaction
from psycopg2.extensions import encrypt_password

from passend.dossiers.beleid import (
    APPLICATION,
    BACKUP,
    DEFINER,
    DESTRUCTION,
    LOGIN_ROLES,
    OWNER,
    WORKER,
)


def role_statements(database: str) -> list[str]:
    """Return the SQL that makes the roles and lets them into `database`; it can be run again without harm."""
    statements = [
        f"""DO $$ BEGIN
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '{role}') THEN
        CREATE ROLE {role} {"NOLOGIN" if role == DEFINER else "LOGIN"};
    END IF;
EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
END $$"""
        for role in (*LOGIN_ROLES, DEFINER)
    ]
    statements += [
        f"ALTER ROLE {role} NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS"
        for role in (*LOGIN_ROLES, DEFINER)
    ]
    statements += [
        # The owner makes the definer's functions; nobody else may become the definer.
        f"GRANT {DEFINER} TO {OWNER}",
        f'ALTER DATABASE "{database}" OWNER TO {OWNER}',
        f'REVOKE ALL ON DATABASE "{database}" FROM PUBLIC',
        f'GRANT CONNECT ON DATABASE "{database}" TO {APPLICATION}, {WORKER}, {BACKUP}, {DESTRUCTION}',
        f"CREATE SCHEMA IF NOT EXISTS passend AUTHORIZATION {DEFINER}",
        f"GRANT USAGE ON SCHEMA passend TO {OWNER}, {APPLICATION}, {WORKER}, {BACKUP}, {DESTRUCTION}",
        f"GRANT USAGE ON SCHEMA public TO {DEFINER}",
    ]
    return statements


def password_statements(link: Any) -> list[str]:
    """Return the SQL that gives each login role the password of its own address in the environment, if it has one.

    The server gets a SCRAM verifier, never the password, so that no statement log can show it.
    """
    statements = []
    for variable in settings.DATABASE_URLS.values():
        address = urlsplit(os.environ.get(variable, ""))
        role, password = unquote(address.username or ""), unquote(address.password or "")
        if role in LOGIN_ROLES and password:
            verifier = encrypt_password(password, role, scope=link, algorithm="scram-sha-256")
            statements.append(f"ALTER ROLE {role} PASSWORD '{verifier}'")
    return statements


class Command(BaseCommand):
    help = "Maakt de databaserollen en geeft ze toegang tot deze database. Kan vaker worden gedraaid."
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--sql",
            action="store_true",
            help="toon de SQL voor een databasebeheerder en voer niets uit",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        statements = role_statements(connection.settings_dict["NAME"])
        if options["sql"]:
            for statement in statements:
                self.stdout.write(f"{statement};")
            return
        with transaction.atomic(), connection.cursor() as cursor:
            statements += password_statements(connection.connection)
            # Roles belong to the whole server; two databases that are set up at once must not trip over each other.
            cursor.execute("SELECT pg_advisory_xact_lock(hashtext('passend.richt_rollen_in'))")
            for statement in statements:
                cursor.execute(statement)
        self.stdout.write(self.style.SUCCESS("De databaserollen staan klaar."))
