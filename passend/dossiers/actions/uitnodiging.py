"""A dossier from a phone call, and the code with which the parent comes into it."""

import uuid
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.db import connection
from django.utils.crypto import salted_hmac

from passend.dossiers.codes import letters_of, new_letters, normal_code
from passend.dossiers.models import Dossier
from passend.klok import nu, vandaag

CODE_LENGTH = 12
VALID_FOR = timedelta(weeks=4)


@dataclass(frozen=True, slots=True)
class Code:
    """A code as it is shown once, in groups, and the last day (included) on which it works."""

    tekst: str
    geldig_tot: date


def open_dossier_at_steunpunt(organisatie_id: UUID) -> Dossier:
    """Make a dossier without a parent, with the circles and the access of this steunpunt.

    Raises a ProgrammingError with SQLSTATE 42501 when the person of the context does not work there today, or it is
    no steunpunt.
    """
    dossier_id = uuid.uuid4()
    moment = nu()
    ids = [uuid.uuid4() for _ in range(4)]
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT passend.open_dossier_bij_steunpunt(%s, %s, %s, %s, %s, %s, %s)",
            [dossier_id, organisatie_id, *ids, moment],
        )
    return Dossier(id=dossier_id, geopend_op=moment)


def has_family(dossier_id: UUID) -> bool:
    """Return whether a parent takes part in this dossier, or ever did."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT passend.heeft_gezin(%s)", [dossier_id])
        return bool(cursor.fetchone()[0])


def invite_parent(dossier_id: UUID, organisatie_id: UUID) -> Code:
    """Make a code for the parent; an earlier one stops working. Only its hash is kept, so it is shown once.

    Raises a ProgrammingError with SQLSTATE 42501 unless this steunpunt opened the dossier and no parent is in it.
    """
    plain = new_letters(CODE_LENGTH)
    until = vandaag() + VALID_FOR
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT passend.nodig_uit(%s, %s, %s, %s, %s, %s)",
            [uuid.uuid4(), dossier_id, organisatie_id, _hash(plain), until, nu()],
        )
    return Code(normal_code(plain), until)


def redeem_code(typed: str) -> UUID | None:
    """Let the person of the context into the dossier of this code as its parent; returns the dossier.

    None says only that it did not work: wrong, used, too old, or too many tries in an hour.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT passend.los_uitnodiging_in(%s, %s, %s)", [_hash(typed), uuid.uuid4(), nu()])
        found: UUID | None = cursor.fetchone()[0]
    return found


def _hash(typed: str) -> str:
    """Return the keyed hash of a code as typed: capitals, spaces and dashes do not matter."""
    return salted_hmac("passend.uitnodiging", letters_of(typed), algorithm="sha256").hexdigest()
