"""Deciding on a request for an account. Only an administrator may; the database refuses it to everyone else."""

from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from passend.dossiers.actions.lidmaatschap import add_member
from passend.dossiers.models import Accountaanvraag, Lidmaatschap
from passend.gebruikers.models import Gebruiker
from passend.klok import nu, vandaag


@transaction.atomic
def grant_account(aanvraag_id: UUID, door: Gebruiker) -> Lidmaatschap:
    """Let who asked work at that organisation from today on, after a person checked who it is.

    Raises ValidationError in Dutch when it was decided already, or when the person cannot be added.
    """
    asked = _undecided(aanvraag_id)
    member = add_member(asked.organisatie, email=asked.email, naam=asked.naam, rol=asked.rol, van=vandaag(), door=door)
    _decide(asked, Accountaanvraag.Stand.TOEGEKEND, door)
    return member


@transaction.atomic
def refuse_account(aanvraag_id: UUID, door: Gebruiker, *, reden: str) -> Accountaanvraag:
    """Refuse a request; `reden` stays on record. Raises ValidationError in Dutch, at `reden` without one."""
    if not reden.strip():
        raise ValidationError({"reden": _("Schrijf op waarom u de aanvraag afwijst.")})
    asked = _undecided(aanvraag_id)
    _decide(asked, Accountaanvraag.Stand.AFGEWEZEN, door, reden.strip())
    return asked


def _undecided(aanvraag_id: UUID) -> Accountaanvraag:
    asked = Accountaanvraag.objects.select_for_update(of=("self",)).select_related("organisatie").get(pk=aanvraag_id)
    if asked.stand != Accountaanvraag.Stand.OPEN:
        raise ValidationError(_("Over deze aanvraag is al beslist."), code="al_beslist")
    return asked


def _decide(asked: Accountaanvraag, stand: str, door: Gebruiker, reden: str = "") -> None:
    Accountaanvraag.objects.filter(pk=asked.pk).update(stand=stand, reden=reden, beslist_op=nu(), beslist_door=door)
