"""Typing an aanmelding for a family: the worker types, the parent takes it over and sends it herself."""

from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID

from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from passend.dossiers.actions import lock_dossier
from passend.dossiers.models import Lezerskring, Organisatie, Toegang
from passend.gebruikers.models import Gebruiker
from passend.klok import nu, vandaag
from zorgplicht.access import works_at
from zorgplicht.actions.concept import start_draft
from zorgplicht.actions.stappen import require_day
from zorgplicht.actions.steunpunt import circle_of_steunpunt
from zorgplicht.actions.telefoonnotitie import can_grow
from zorgplicht.models import Concept, Hulpvraag, Schrijfhulp


def start_writing(dossier_id: UUID, user: Gebruiker) -> Schrijfhulp:
    """Begin a text for the family of this dossier, or go on with the one that waits.

    Raises Lezerskring.DoesNotExist when the family did not let the worker's steunpunt in.
    """
    circle = circle_of_steunpunt(dossier_id, user, Lezerskring.Soort.GEZIN_STEUNPUNT)
    lock_dossier(dossier_id)
    waiting = Schrijfhulp.objects.waiting().filter(dossier_id=dossier_id, lezerskring=circle).first()
    moment = nu()
    return waiting or Schrijfhulp.objects.create(
        dossier_id=dossier_id, lezerskring=circle, begonnen_op=moment, begonnen_door=user, bewaard_op=moment
    )


def save_writing(schrijfhulp_id: UUID, user: Gebruiker, values: Mapping[str, Any]) -> Schrijfhulp:
    """Keep what was typed in one step; the other steps stay. What the parent agreed with before, no longer holds.

    Raises Schrijfhulp.DoesNotExist when the parent took it over.
    """
    text = _waiting_for_worker(schrijfhulp_id, user)
    text.inhoud = {**text.inhoud, **values}
    text.bewaard_op = nu()
    text.wijze, text.dag, text.genoteerd_door = "", None, None
    text.save(update_fields=["inhoud", "bewaard_op", "wijze", "dag", "genoteerd_door"])
    return text


def note_agreement(schrijfhulp_id: UUID, user: Gebruiker, *, wijze: str, dag: date) -> Schrijfhulp:
    """Write down how and on which day the parent agreed with this text. That sends nothing: she does that herself.

    Raises ValidationError at `dag` for a day that is still to come, or before the text was last changed.
    """
    text = _waiting_for_worker(schrijfhulp_id, user)
    if not text.inhoud:
        raise ValidationError(_("Er staat nog niets om het mee eens te zijn."))
    try:
        require_day(dag, not_before=timezone.localdate(text.bewaard_op))
    except ValidationError as wrong:
        raise ValidationError({"dag": wrong}) from wrong
    text.wijze, text.dag, text.genoteerd_door = wijze, dag, user
    text.save(update_fields=["wijze", "dag", "genoteerd_door"])
    return text


def discard_writing(schrijfhulp_id: UUID, user: Gebruiker) -> None:
    """Throw the text away: the parent, or a worker of that steunpunt. Its words are gone."""
    text = _locked(schrijfhulp_id)
    text.delete()


def take_over(schrijfhulp_id: UUID, user: Gebruiker) -> Concept:
    """Turn the text into a draft of this parent, who checks it and sends it; the words here are gone then.

    Raises PermissionDenied for who is no parent in the dossier: nobody sends it for her.
    """
    text = _locked(schrijfhulp_id)
    running = Toegang.objects.running_on(vandaag()).filter(gebruiker=user, rol=Toegang.Rol.OUDER)
    if not running.filter(dossier_id=text.dossier_id).exists():
        raise PermissionDenied
    draft = start_draft(user, steps=text.inhoud)
    request = Hulpvraag.objects.filter(dossier_id=text.dossier_id).order_by("gesteld_op", "id").first()
    # Where a child is registered already this is another one, or the same again: no words to put over the first ones.
    if request and can_grow(request):
        draft.hulpvraag = request
        draft.save(update_fields=["hulpvraag"])
    text.inhoud, text.overgenomen_op = {}, nu()
    text.save(update_fields=["inhoud", "overgenomen_op"])
    return draft


def _locked(schrijfhulp_id: UUID) -> Schrijfhulp:
    """Return a text that waits, under the lock of its dossier; raises Schrijfhulp.DoesNotExist."""
    waiting = Schrijfhulp.objects.waiting()
    lock_dossier(waiting.values_list("dossier_id", flat=True).get(pk=schrijfhulp_id))
    return waiting.get(pk=schrijfhulp_id)


def _waiting_for_worker(schrijfhulp_id: UUID, user: Gebruiker) -> Schrijfhulp:
    if not works_at(user, Organisatie.Soort.STEUNPUNT):
        raise PermissionDenied
    return _locked(schrijfhulp_id)
