"""Telling the people in a case that a date moved because the calendar or the rules did; runs as the worker role."""

import hashlib
from collections.abc import Iterator, Sequence
from typing import Any
from uuid import UUID

from passend.berichten.actions import queue_message
from passend.dossiers.models import Lezerskring, Toegang
from passend.wet.models import Datumwijziging
from zorgplicht.actions.ontvangers import family_of, school_of, steunpunten_of


def tell(dossier_id: UUID, changes: Sequence[Datumwijziging]) -> None:
    """Queue one message per person concerned, however many dates moved: `settings.PASSEND_DATUM_VERANDERD`.

    The mail says that a date moved, not which one. The key holds the law and the new days, so that a run that starts
    again sends nothing twice.
    """
    days = sorted(f"{c.betreft_id} {c.regel} {c.lezing} {c.welke} {c.nieuwe_dag}" for c in changes)
    version = f"{changes[0].versie}:{hashlib.sha256(repr(days).encode()).hexdigest()[:16]}"
    for rol, about, receiver in _receivers(dossier_id, changes):
        queue_message(
            "datum_veranderd",
            # With the role: who is both parent and colleague gets each side's message.
            sleutel=f"{about}:datum:{version}:{rol}",
            dossier_id=dossier_id,
            # One too many does less harm than one that never came.
            gevoelig=False,
            **receiver,
        )


def _receivers(dossier_id: UUID, changes: Sequence[Datumwijziging]) -> Iterator[tuple[str, UUID, dict[str, Any]]]:
    """Yield who is told: the role, what the message is about (a school's aanmelding, or the case), and the place."""
    circle_of = {change.betreft_id: change.lezerskring_id for change in changes}
    schools = Lezerskring.objects.filter(pk__in=circle_of.values(), organisatie__isnull=False)
    school_of_circle = dict(schools.values_list("pk", "organisatie_id"))
    for betreft_id, circle in sorted(circle_of.items()):
        if circle in school_of_circle:
            yield Toegang.Rol.SCHOOL, betreft_id, school_of(betreft_id, school_of_circle[circle])
    yield Toegang.Rol.OUDER, dossier_id, family_of(dossier_id)
    for receiver in steunpunten_of(dossier_id):
        yield Toegang.Rol.STEUNPUNT, dossier_id, receiver | {"gegevens": {"lezer": "steunpunt"}}
