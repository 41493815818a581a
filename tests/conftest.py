"""What every test stands on: the application's database role, a movable clock, shuffled rows, no leftovers."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from datetime import date
from pathlib import Path

import hypothesis
import psycopg2
import pytest
from django.conf import settings
from django.core.management import call_command
from django.db import connection, connections
from django.db.models.expressions import OrderBy
from django.db.models.functions import Random
from django.db.models.sql.compiler import SQLCompiler
from django.test import TransactionTestCase

from passend.dossiers.context import acting_as
from passend.gebruikers.models import Gebruiker
from passend.klok import verzet
from tests.databases import admin_connection, database_from_template, drop_database, empty_database
from tests.hulp.browser import axe_fouten, chromium, pagina

# One Chromium for the whole run: a fixture that two folders import would start two.
__all__ = ["axe_fouten", "chromium", "pagina"]

# A busy machine makes an example slow; that says nothing about what it shows.
hypothesis.settings.register_profile("passend", deadline=None)
hypothesis.settings.load_profile("passend")

# --- The database: made by its owner, used by the application -----------------------------------------------------


@pytest.fixture(scope="session")
def django_db_setup(django_db_blocker: object) -> Iterator[None]:
    """Give this process a database of its own, copied from one that was migrated by the owner role."""
    name = connection.settings_dict["NAME"]
    with django_db_blocker.unblock():
        database_from_template(name)
        yield
        connections.close_all()
        drop_database(name)


def _truncate_as_administrator(self: TransactionTestCase) -> None:
    # The application may not empty tables, and facts refuse it to everyone; so Django's own flush cannot work here.
    connections.close_all()
    empty_database(connection.settings_dict["NAME"])


TransactionTestCase._fixture_teardown = _truncate_as_administrator


# --- Rows come in no order unless one is asked for ------------------------------------------------------------------

_ordered = SQLCompiler.get_order_by


def _shuffle_unordered(self: SQLCompiler) -> list:
    order = _ordered(self)
    query = self.query
    plain = not (query.distinct or query.subquery or query.combinator or query.group_by is not None)
    if order or not plain:
        return order
    expression = OrderBy(Random())
    return [(expression, (*self.compile(expression), False))]


SQLCompiler.get_order_by = _shuffle_unordered


# --- The clock ------------------------------------------------------------------------------------------------------


@pytest.fixture
def op_dag(tmp_path: Path, settings: object) -> Callable[[date], None]:
    """Move the portal's clock for this test: `op_dag(date(2026, 3, 2))`."""
    settings.KLOKBESTAND = str(tmp_path / "klok")
    return verzet


# --- People ---------------------------------------------------------------------------------------------------------


@pytest.fixture
def als() -> Callable[[Gebruiker], AbstractContextManager[None]]:
    """Act in the database as a person: `with als(ouder): ...`."""
    return lambda user: acting_as(user.pk)


@pytest.fixture
def admin_cursor(db: None) -> Iterator[psycopg2.extensions.cursor]:
    """A cursor of the administrator in this test's database, outside its transaction: for wall tests only."""
    with admin_connection(settings.DATABASES["default"]["NAME"]) as link, link.cursor() as cursor:
        yield cursor


@pytest.fixture
def run_command() -> Callable[..., str]:
    """Run a management command and return what it printed."""
    from io import StringIO

    def run(name: str, *args: object, **options: object) -> str:
        out = StringIO()
        call_command(name, *args, stdout=out, stderr=out, **options)
        return out.getvalue()

    return run
