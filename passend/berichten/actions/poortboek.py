"""The gateway's own book: asked before each send, written before and after it, each in a transaction of its own."""

import zlib
from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection
from django.utils import timezone

from passend.berichten.models import Poortboek

# The first half of PostgreSQL's two-part advisory lock: ours among other uses.
LOCK_SPACE = 7_262_781


@contextmanager
def hold_key(sleutel: str) -> Iterator[bool]:
    """Hold a message key while it is being sent; gives False when somebody else holds it now.

    The lock belongs to the connection, so it ends when its holder dies: what began, has no end and can be locked is a
    send whose sender is gone.
    """
    key = zlib.crc32(sleutel.encode()) - 2**31
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(%s, %s)", [LOCK_SPACE, key])
        held = bool(cursor.fetchone()[0])
    try:
        yield held
    finally:
        # After a broken connection there is nothing left to let go of.
        if held and connection.is_usable():
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_unlock(%s, %s)", [LOCK_SPACE, key])


def known_outcome(sleutel: str) -> str | None:
    """Return the outcome for this key, ONBEKEND for a send without an end, or None when it was never begun.

    The caller holds the key.
    """
    entry = Poortboek.objects.filter(pk=sleutel).first()
    if entry is None:
        return None
    return entry.uitkomst or Poortboek.Uitkomst.ONBEKEND


def begin(sleutel: str) -> None:
    """Write down that sending begins; committed on return."""
    Poortboek.objects.update_or_create(
        pk=sleutel, defaults={"begonnen_op": timezone.now(), "afgerond_op": None, "uitkomst": ""}
    )


def finish(sleutel: str, uitkomst: Poortboek.Uitkomst) -> None:
    """Write down how it ended; committed on return."""
    Poortboek.objects.filter(pk=sleutel).update(afgerond_op=timezone.now(), uitkomst=uitkomst)
