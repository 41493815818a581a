"""Telling the other schools of a dossier that the child is enrolled somewhere else: a fact there, without a name."""

from dataclasses import dataclass
from uuid import UUID

from django.db import connection

from passend.dossiers.models import Feit
from passend.klok import nu


@dataclass(frozen=True, slots=True)
class Elders:
    """One other aanmelding that got a fact: its id, the school that reads it, and the fact."""

    aanmelding_id: UUID
    organisatie_id: UUID
    feit_id: int


def spread_enrolment(fact: Feit) -> list[Elders]:
    """Let what `fact` says of an enrolment count at the other schools of the dossier; returns where it now does.

    `fact` was recorded just now by the person of the context, under the lock of the dossier: an enrolment, or what
    corrects one. The caller calls `recompute` afterwards. Raises a ProgrammingError with SQLSTATE 42501 for a fact
    that is nothing of the kind.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT * FROM passend.zet_elders_ingeschreven(%s, %s, %s, %s, %s, %s, %s)",
            [fact.dossier_id, fact.betreft_id, fact.vervangt_id, fact.pk, fact.dag, fact.reden, nu()],
        )
        return [Elders(*row) for row in cursor.fetchall()]
