"""What a steunpunt worker writes."""

from datetime import date
from uuid import UUID

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from passend.dossiers.actions import lock_dossier
from passend.dossiers.models import Lezerskring, Organisatie
from passend.gebruikers.models import Gebruiker
from passend.klok import nu, vandaag
from zorgplicht.access import organisations_of
from zorgplicht.models import Notitie


def circle_of_steunpunt(dossier_id: UUID, user: Gebruiker, soort: str = Lezerskring.Soort.STEUNPUNT) -> Lezerskring:
    """Return the circle of the steunpunt where this person works: its own, or the one that the family reads too.

    Raises Lezerskring.DoesNotExist when the family did not let that steunpunt in.
    """
    offices = organisations_of(user, Organisatie.Soort.STEUNPUNT)
    found = Lezerskring.objects.filter(dossier_id=dossier_id, soort=soort, organisatie_id__in=offices)
    circle = found.select_related("organisatie").order_by("organisatie__naam", "id").first()
    if circle is None:
        raise Lezerskring.DoesNotExist
    return circle


def add_note(
    dossier_id: UUID, user: Gebruiker, *, tekst: str, soort: str = Notitie.Soort.EIGEN, dag: date | None = None
) -> Notitie:
    """Keep a note in the circle of the steunpunt alone; `dag` is the day of the contact, today when not given.

    Raises Lezerskring.DoesNotExist when the family did not let the worker's steunpunt in, and ValidationError at
    `tekst` when nothing was written, at `dag` for a day that is still to come.
    """
    if not tekst.strip():
        raise ValidationError({"tekst": _("Schrijf eerst iets op.")})
    if dag and dag > vandaag():
        raise ValidationError({"dag": _("Deze dag is nog niet geweest. Vul een dag in tot en met vandaag.")})
    circle = circle_of_steunpunt(dossier_id, user)
    lock_dossier(dossier_id)
    return Notitie.objects.create(
        dossier_id=dossier_id,
        lezerskring=circle,
        soort=soort,
        dag=dag or vandaag(),
        tekst=tekst,
        vastgelegd_op=nu(),
        vastgelegd_door=user,
    )
