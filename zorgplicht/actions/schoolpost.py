"""Mail to a school without an account. What stands in it is encrypted in the outbox and wiped when it has left."""

import json
from collections.abc import Mapping
from uuid import UUID

from django.conf import settings
from django.db import connection, transaction
from django.urls import reverse

from passend.berichten.actions import ring_bell
from passend.dossiers.actions.link import Sleutel
from passend.gebruikers.versleuteling import encrypt
from passend.klok import nu

# The kinds that `passend.plaats_schoolmail` takes: the letter, and the link for a next step.
LETTER, NEXT_LINK = "schoolbrief", "schoollink"


def link_url(key: Sleutel) -> str:
    """Return the whole address of a link for a mail."""
    return str(settings.BASIS_URL).rstrip("/") + reverse("zorgplicht:eenmalig", args=[key.sleutel])


def queue_school_mail(soort: str, *, sleutel: str, bezorging_id: UUID, inhoud: Mapping[str, str]) -> None:
    """Place one mail to the address of a delivery; `inhoud` is all that its template may say.

    Raises a ProgrammingError with SQLSTATE 42501 when the person of the context takes no part in the dossier, or when
    a letter is not sent by the family.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT passend.plaats_schoolmail(%s, %s, %s, %s, %s)",
            [soort, sleutel, bezorging_id, encrypt(json.dumps(dict(inhoud))), nu()],
        )
    transaction.on_commit(ring_bell)
