"""What a steunpunt worker writes."""

from uuid import UUID

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from passend.dossiers.actions import lock_dossier
from passend.dossiers.models import Lezerskring, Organisatie
from passend.gebruikers.models import Gebruiker
from passend.klok import nu
from zorgplicht.access import organisations_of
from zorgplicht.models import Notitie


def add_note(dossier_id: UUID, user: Gebruiker, *, tekst: str) -> Notitie:
    """Keep a note in the circle of the steunpunt alone.

    Raises Lezerskring.DoesNotExist when the family did not let the worker's steunpunt in, and ValidationError at
    `tekst` when nothing was written.
    """
    if not tekst.strip():
        raise ValidationError({"tekst": _("Schrijf eerst iets op.")})
    kring = Lezerskring.objects.get(
        dossier_id=dossier_id,
        soort=Lezerskring.Soort.STEUNPUNT,
        organisatie_id__in=organisations_of(user, Organisatie.Soort.STEUNPUNT),
    )
    lock_dossier(dossier_id)
    return Notitie.objects.create(
        dossier_id=dossier_id, lezerskring=kring, tekst=tekst, vastgelegd_op=nu(), vastgelegd_door=user
    )
