"""From one note of a phone call to a hulpvraag, a parent who joins with a code, and an aanmelding without retyping."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils.translation import gettext as _

from passend.berichten.actions import queue_message
from passend.dossiers.actions import (
    Code,
    has_family,
    invite_parent,
    lock_dossier,
    open_dossier_at_steunpunt,
    redeem_code,
)
from passend.dossiers.models import Lezerskring, Organisatie
from passend.gebruikers.models import Gebruiker
from passend.klok import vandaag
from zorgplicht.access import organisations_of
from zorgplicht.access_hulpvraag import Hulpdaad
from zorgplicht.actions.concept import start_draft
from zorgplicht.actions.hulpvraag import OUDER, STEUNPUNT, begin, begin_course, wait_for_twin
from zorgplicht.actions.steunpunt import add_note
from zorgplicht.models import Aanmelding, Concept, Hulpvraag, Hulpvraagtekst, Notitie


def take_phone_note(hulpvraag_id: UUID, user: Gebruiker, *, tekst: str) -> Hulpvraag:
    """Keep what a caller said, in a new dossier of the steunpunt; a second click finds the first.

    The note stays with the steunpunt alone. Raises ValidationError at `tekst` when nothing was written.
    """
    wait_for_twin(hulpvraag_id)
    if known := Hulpvraag.objects.of_steunpunt(user).filter(pk=hulpvraag_id).first():
        return known
    if not tekst.strip():
        raise ValidationError({"tekst": _("Schrijf op wat de beller zei.")})
    office = organisations_of(user, Organisatie.Soort.STEUNPUNT)[0]
    dossier_id = open_dossier_at_steunpunt(office).id
    lock_dossier(dossier_id)
    circle = Lezerskring.objects.get(
        dossier_id=dossier_id, soort=Lezerskring.Soort.GEZIN_STEUNPUNT, organisatie_id=office
    )
    asked = begin_course(hulpvraag_id, circle, user, Hulpvraag.Weg.TELEFOON)
    Hulpvraagtekst.objects.create(hulpvraag=asked, dossier_id=dossier_id, lezerskring=circle)
    add_note(dossier_id, user, tekst=tekst, soort=Notitie.Soort.TELEFOON)
    return asked


def describe(hulpvraag_id: UUID, user: Gebruiker, words: Mapping[str, Any]) -> Hulpvraag:
    """Say whom it is about, as far as known. The family's own question is the family's: it is never rewritten.

    What the caller needs (`vraag`) can be written down by the worker as long as no parent takes part.
    """
    found = begin(hulpvraag_id, user, STEUNPUNT, Hulpdaad.BENOEM)
    values = dict(words)
    if has_family(found.dossier_id):
        values = {"titel": values.get("titel", found.tekst.titel)}
    for name, value in values.items():
        setattr(found.tekst, name, value)
    found.tekst.save(update_fields=list(values))
    return found


def invite(hulpvraag_id: UUID, user: Gebruiker) -> Code:
    """Make the code with which the parent comes in. Raises ValidationError when a parent takes part already."""
    found = begin(hulpvraag_id, user, STEUNPUNT, Hulpdaad.NODIG_UIT)
    if found.weg != Hulpvraag.Weg.TELEFOON or has_family(found.dossier_id):
        raise ValidationError(_("Een ouder doet al mee. Een code is niet meer nodig."), code="al_gezin")
    return invite_parent(found.dossier_id, found.organisatie_id)


def join(user: Gebruiker, *, code: str) -> Hulpvraag | None:
    """Let a parent in with the code that the steunpunt gave; None says only that it did not work.

    Nothing else is told: a wrong code, an old one and too many tries look the same.
    """
    dossier_id = redeem_code(code)
    if dossier_id is None:
        return None
    asked = Hulpvraag.objects.of_family(user).filter(dossier_id=dossier_id).order_by("gesteld_op")[0]
    queue_message(
        "hulpvraag_gezin_doet_mee",
        sleutel=f"{asked.id}:gezin:{user.pk}",
        dossier_id=dossier_id,
        organisatie_id=asked.organisatie_id,
        pad=reverse("zorgplicht:steunpunt_hulpvraag", args=[asked.id]),
        dag=vandaag(),
    )
    return asked


def can_grow(hulpvraag: Hulpvraag) -> bool:
    """Return whether the child is not registered anywhere in this dossier yet."""
    return not Aanmelding.objects.filter(dossier_id=hulpvraag.dossier_id).exists()


def grow(hulpvraag_id: UUID, user: Gebruiker, known: Mapping[str, Mapping[str, Any]]) -> Concept:
    """Begin an aanmelding out of a hulpvraag, filled with what is `known`; the one that was begun before is found.

    It is sent in the same dossier. Raises ValidationError when the child is registered there already.
    """
    found = begin(hulpvraag_id, user, OUDER, Hulpdaad.MELD_AAN)
    if not can_grow(found):
        raise ValidationError(_("Uw kind is al aangemeld. Kies in het dossier nog een school."), code="al_aangemeld")
    begun = Concept.objects.of(user).unsent().filter(hulpvraag=found).order_by("begonnen_op").first()
    return begun or start_draft(user, hulpvraag=found, known=known)
