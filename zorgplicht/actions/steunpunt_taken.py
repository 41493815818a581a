"""The steunpunt's own tasks in a dossier: add one, tick it off, open it again."""

from datetime import date
from uuid import UUID

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from passend.dossiers.actions import lock_dossier
from passend.gebruikers.models import Gebruiker
from passend.klok import nu, vandaag
from zorgplicht.actions.stappen import FAR_AHEAD
from zorgplicht.actions.steunpunt import circle_of_steunpunt
from zorgplicht.models import Taak
from zorgplicht.volgen import colleagues_of


def add_task(
    dossier_id: UUID, user: Gebruiker, *, wat: str, uiterlijk_op: date | None = None, voor: Gebruiker | None = None
) -> Taak:
    """Keep what has to be done, by `voor` (None: whoever comes first), on `uiterlijk_op` at the latest.

    Raises Lezerskring.DoesNotExist when the family did not let the steunpunt in, and ValidationError at `wat`,
    `uiterlijk_op` or `voor`.
    """
    if not wat.strip():
        raise ValidationError({"wat": _("Schrijf op wat u gaat doen.")})
    if uiterlijk_op and uiterlijk_op > vandaag() + FAR_AHEAD:
        raise ValidationError({"uiterlijk_op": _("Deze dag ligt ver vooruit. Kijk nog eens naar het jaar.")})
    if voor and voor.pk not in colleagues_of(user):
        raise ValidationError({"voor": _("Kies iemand die nu bij uw steunpunt werkt.")})
    circle = circle_of_steunpunt(dossier_id, user)
    lock_dossier(dossier_id)
    return Taak.objects.create(
        dossier_id=dossier_id,
        lezerskring=circle,
        wat=wat.strip(),
        uiterlijk_op=uiterlijk_op,
        voor=voor,
        vastgelegd_op=nu(),
        vastgelegd_door=user,
    )


def finish_task(taak_id: UUID, user: Gebruiker) -> Taak:
    """Tick a task off, today, by this person; one that was ticked off before stays as it is."""
    task = _locked(taak_id)
    if task.gedaan_op is None:
        task.gedaan_op, task.gedaan_door = vandaag(), user
        task.save(update_fields=["gedaan_op", "gedaan_door"])
    return task


def reopen_task(taak_id: UUID, user: Gebruiker) -> Taak:
    """Open a task again that turned out not to be done."""
    task = _locked(taak_id)
    task.gedaan_op, task.gedaan_door = None, None
    task.save(update_fields=["gedaan_op", "gedaan_door"])
    return task


def _locked(taak_id: UUID) -> Taak:
    """Return the task under the lock of its dossier; raises Taak.DoesNotExist when it is not for this person."""
    lock_dossier(Taak.objects.values_list("dossier_id", flat=True).get(pk=taak_id))
    return Taak.objects.get(pk=taak_id)
