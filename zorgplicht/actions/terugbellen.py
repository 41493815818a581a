"""Asking to be called, without an account, and what came of the call."""

import uuid
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import connection
from django.urls import reverse
from django.utils.translation import gettext as _

from passend.berichten.actions import queue_organisation_message
from passend.gebruikers.models import Gebruiker
from passend.klok import nu, vandaag
from zorgplicht.models import Terugbelverzoek


def request_call(
    organisatie_id: UUID, *, naam: str, telefoon: str, postcode: str, onderwijs: str, wanneer: str
) -> bool:
    """Keep a request at this steunpunt and tell who works there; nobody needs to be signed in.

    Asking twice is asking once. Returns False when the steunpunt had too many in an hour: then nothing is kept, and
    the visitor must be told so.
    """
    request_id = uuid.uuid4()
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT passend.vraag_terugbellen(%s, %s, %s, %s, %s, %s, %s, %s)",
            [request_id, organisatie_id, naam, telefoon, postcode, onderwijs, wanneer, nu()],
        )
        became = cursor.fetchone()[0]
    if became == "bewaard":
        queue_organisation_message(
            "terugbellen_gevraagd",
            sleutel=f"{request_id}:terugbellen",
            organisatie_id=organisatie_id,
            pad=reverse("zorgplicht:steunpunt_terugbellen"),
            dag=vandaag(),
        )
    return bool(became != "vol")


def record_call(verzoek_id: UUID, user: Gebruiker, *, uitkomst: str) -> Terugbelverzoek:
    """Say what came of a call. Who was not reached stays on the list.

    Raises Terugbelverzoek.DoesNotExist for one of another steunpunt, and ValidationError when a colleague was first.
    """
    # Locked, so that two colleagues who call at once come one after the other.
    seen = Terugbelverzoek.objects.visible_to(user).select_for_update(of=("self",)).get(pk=verzoek_id)
    if seen.uitkomst not in Terugbelverzoek.NOG_BELLEN:
        raise ValidationError(_("Een collega was u voor: dit is al afgehandeld."), code="past_niet")
    if uitkomst not in Terugbelverzoek.Uitkomst.values:
        raise ValidationError(_("Kies wat er van het gesprek kwam."), code="onbekend")
    seen.gebeld_op, seen.gebeld_door, seen.uitkomst = nu(), user, uitkomst
    seen.save(update_fields=["gebeld_op", "gebeld_door", "uitkomst"])
    return seen
