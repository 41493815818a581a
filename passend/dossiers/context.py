"""The database context: who is asking, on which of the portal's days, in this one transaction."""

from collections.abc import Iterator
from contextlib import contextmanager
from uuid import UUID

from django.db import connection, transaction

from passend.dossiers.models.link import LINKHOUDER
from passend.klok import vandaag


def set_context(user_id: UUID) -> None:
    """Say in the current transaction that `user_id` is asking, on the portal's today.

    Raises transaction.TransactionManagementError outside a transaction: the setting would hold for one statement.
    """
    _require_transaction()
    _write(str(user_id), vandaag().isoformat(), "")


def set_link_context(link_id: UUID) -> None:
    """Say that whoever holds this one-time link is asking, instead of any person; as `set_context` otherwise.

    What the link opens is decided in the database: one subject of one dossier, for one organisation, until it is used.
    """
    _require_transaction()
    _write(str(LINKHOUDER), vandaag().isoformat(), str(link_id))


def clear_context() -> None:
    """Forget who is asking; from here on, touching a guarded table is an error again."""
    _write("", "", "")


def _require_transaction() -> None:
    if not connection.in_atomic_block:
        raise transaction.TransactionManagementError("De databasecontext geldt alleen binnen een transactie.")


def _write(user: str, day: str, link: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT set_config('passend.gebruiker', %s, true), set_config('passend.vandaag', %s, true),"
            " set_config('passend.link', %s, true), set_config('passend.akkoord', '', true)",
            [user, day, link],
        )


@contextmanager
def acting_as(user_id: UUID) -> Iterator[None]:
    """Run a block in one transaction in which `user_id` is asking; for commands, jobs and tests.

    Cleared on exit by hand too: inside an outer transaction the setting would survive the block.
    """
    with transaction.atomic():
        set_context(user_id)
        yield
        clear_context()


@contextmanager
def acting_with(link_id: UUID) -> Iterator[None]:
    """Run a block in one transaction in which the holder of a link is asking; cleared on exit as `acting_as`."""
    with transaction.atomic():
        set_link_context(link_id)
        yield
        clear_context()
