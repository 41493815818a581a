"""Opening a dossier, letting others in, sharing items. All act for the person of the database context."""

import uuid
from datetime import timedelta
from uuid import UUID

from django.db import connection

from passend.dossiers.models import Deling, Dossier, Lezerskring, Organisatie, Toegang
from passend.gebruikers.models import Gebruiker
from passend.klok import nu, vandaag


def open_dossier(*, grond: str) -> Dossier:
    """Make a new dossier with its family circle, in which the person of the context takes part as parent."""
    dossier_id = uuid.uuid4()
    moment = nu()
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT passend.open_dossier(%s, %s, %s, %s, %s)",
            [dossier_id, uuid.uuid4(), uuid.uuid4(), moment, grond],
        )
    return Dossier(id=dossier_id, geopend_op=moment)


def lock_dossier(dossier_id: UUID) -> None:
    """Wait until nobody else changes this dossier, and keep it until the transaction ends.

    Raises a ProgrammingError with SQLSTATE 42501 when the person of the context does not take part.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT passend.vergrendel_dossier(%s)", [dossier_id])


def circle_for(
    dossier_id: UUID,
    soort: Lezerskring.Soort,
    organisatie: Organisatie | None = None,
    gebruiker: Gebruiker | None = None,
) -> Lezerskring:
    """Return the circle of this kind in the dossier, made when it is not there yet (only the family may make one)."""
    about = {"dossier_id": dossier_id, "soort": soort, "organisatie": organisatie, "gebruiker": gebruiker}
    return Lezerskring.objects.filter(**about).first() or Lezerskring.objects.create(**about)


def grant_access(dossier_id: UUID, organisatie: Organisatie, rol: Toegang.Rol, *, grond: str) -> Toegang:
    """Let an organisation into the dossier from today on; returns the running access when it has one."""
    today = vandaag()
    running = Toegang.objects.filter(dossier_id=dossier_id, organisatie=organisatie, rol=rol, tot__isnull=True).first()
    return running or Toegang.objects.create(
        dossier_id=dossier_id, organisatie=organisatie, rol=rol, van=today, grond=grond
    )


def share_item(dossier_id: UUID, item_id: UUID, soort: str, organisatie: Organisatie) -> Deling:
    """Show one item, with the words, facts and terms that hang on it, to one organisation more, from today on."""
    running = Deling.objects.filter(
        dossier_id=dossier_id,
        item_id=item_id,
        organisatie=organisatie,
        tot__isnull=True,
    ).first()
    return running or Deling.objects.create(
        dossier_id=dossier_id,
        item_id=item_id,
        soort=soort,
        organisatie=organisatie,
        van=vandaag(),
    )


def stop_sharing(dossier_id: UUID, organisatie: Organisatie) -> None:
    """End this organisation's access to the dossier and to everything shared with it, at once.

    The last day becomes yesterday, so that today already counts as over.
    """
    yesterday = vandaag() - timedelta(days=1)
    Deling.objects.filter(dossier_id=dossier_id, organisatie=organisatie, tot__isnull=True).update(tot=yesterday)
    Toegang.objects.filter(dossier_id=dossier_id, organisatie=organisatie, tot__isnull=True).update(tot=yesterday)
