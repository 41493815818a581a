"""Whose case it is at the steunpunt: take one, hand one over, hand all over to a stand-in until a day."""

import uuid
from collections.abc import Iterable
from datetime import date, timedelta
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db.models import F, Q
from django.utils.translation import gettext as _

from passend.berichten.actions import queue_message
from passend.dossiers.actions import lock_dossier
from passend.dossiers.models import Lezerskring, Lidmaatschap, Organisatie
from passend.gebruikers.models import Gebruiker
from passend.huisstijl.templatetags.huisstijl_tags import datum
from passend.klok import nu, vandaag
from zorgplicht.access import organisations_of
from zorgplicht.actions.ontvangers import family_of
from zorgplicht.actions.steunpunt import circle_of_steunpunt
from zorgplicht.models import Behandelaar
from zorgplicht.volgen import cases_of

# Who is away longer hands the cases over for good, one by one.
LONGEST = timedelta(days=366)


def take_case(dossier_id: UUID, user: Gebruiker) -> Behandelaar:
    """This person helps the family from today on; whoever did so before does not any more."""
    return hand_over(dossier_id, user, naar=user)


def hand_over(dossier_id: UUID, user: Gebruiker, *, naar: Gebruiker, tot: date | None = None) -> Behandelaar:
    """Let `naar` help this family from today on: to and including `tot`, or with None for good.

    Raises Lezerskring.DoesNotExist when the family did not let the steunpunt in, and ValidationError at `naar` when
    that is nobody who works there, at `tot` for a day that cannot be.
    """
    circle = circle_of_steunpunt(dossier_id, user, Lezerskring.Soort.GEZIN_STEUNPUNT)
    _require(naar, organisations_of(user, Organisatie.Soort.STEUNPUNT), tot)
    lock_dossier(dossier_id)
    if tot is None:
        _close(Behandelaar.objects.filter(dossier_id=dossier_id, organisatie=circle.organisatie))
    return _record(circle, user, naar, tot, overdracht=None)


def hand_over_all(user: Gebruiker, *, naar: Gebruiker, tot: date) -> list[UUID]:
    """Let a stand-in help all families of this person from today to and including `tot`; the day after they come back.

    Returns the dossiers. Raises ValidationError at `naar` or `tot`, or when there is nothing to hand over.
    """
    offices = organisations_of(user, Organisatie.Soort.STEUNPUNT)
    _require(naar, offices, tot)
    if naar.pk == user.pk:
        raise ValidationError({"naar": _("Kies een collega. Dit bent u zelf.")})
    bundle = uuid.uuid4()
    # In the order of the ids, so that two hand-overs at once wait for each other and not for ever.
    mine = sorted(cases_of(user).values_list("id", flat=True))
    if not mine:
        raise ValidationError(_("U heeft nu geen gezinnen om over te dragen."), code="geen_zaken")
    for dossier_id in mine:
        circle = circle_of_steunpunt(dossier_id, user, Lezerskring.Soort.GEZIN_STEUNPUNT)
        lock_dossier(dossier_id)
        _record(circle, user, naar, tot, overdracht=bundle)
    return mine


def undo_hand_over(overdracht: UUID, user: Gebruiker) -> list[UUID]:
    """End a hand-over of all cases that this person made: from now on they are theirs again. Returns the dossiers.

    Raises Behandelaar.DoesNotExist when there is none of them that still runs.
    """
    rows = Behandelaar.objects.filter(overdracht=overdracht, vastgelegd_door=user, tot__gte=vandaag())
    dossiers = sorted(rows.values_list("dossier_id", flat=True))
    if not dossiers:
        raise Behandelaar.DoesNotExist
    for dossier_id in dossiers:
        lock_dossier(dossier_id)
    _close(rows)
    for dossier_id in dossiers:
        _tell(dossier_id, f"{overdracht}:terug:{vandaag()}", None)
    return dossiers


def _require(naar: Gebruiker, offices: Iterable[UUID], tot: date | None) -> None:
    """Raise ValidationError unless `naar` works at the office today and on the last day, and that day can be."""
    today = vandaag()
    if tot and not today <= tot <= today + LONGEST:
        raise ValidationError({"tot": _("Kies vandaag of een latere dag, hoogstens een jaar vooruit.")})
    works = Lidmaatschap.objects.of_user(naar.pk).filter(organisatie_id__in=offices)
    if not works.valid_on(today).exists():
        raise ValidationError({"naar": _("Kies iemand die nu bij uw steunpunt werkt.")})
    if tot and not works.valid_on(tot).exists():
        raise ValidationError({"naar": _("Deze collega werkt hier niet meer op %(dag)s.") % {"dag": datum(tot)}})


def _close(rows: Iterable[Behandelaar]) -> None:
    """End rows that hold today or later: yesterday, or the day before one that was still to begin."""
    today = vandaag()
    running = Behandelaar.objects.filter(pk__in=[row.pk for row in rows]).filter(
        Q(tot__isnull=True) | Q(tot__gte=today)
    )
    running.filter(van__lte=today).update(tot=today - timedelta(days=1))
    running.filter(van__gt=today).update(tot=F("van") - timedelta(days=1))


def _record(
    circle: Lezerskring, user: Gebruiker, naar: Gebruiker, tot: date | None, *, overdracht: UUID | None
) -> Behandelaar:
    assert circle.organisatie_id is not None  # a circle of a steunpunt has one
    row = Behandelaar(
        dossier_id=circle.dossier_id,
        lezerskring=circle,
        organisatie_id=circle.organisatie_id,
        gebruiker=naar,
        van=vandaag(),
        tot=tot,
        overdracht=overdracht,
        vastgelegd_op=nu(),
        vastgelegd_door=user,
    )
    row.validate_constraints()
    row.save(force_insert=True)
    _tell(circle.dossier_id, f"{row.pk}", tot)
    return row


def _tell(dossier_id: UUID, key: str, tot: date | None) -> None:
    """Tell the family that somebody helps it now, without a name: who it is stands on its page."""
    queue_message("contactpersoon", sleutel=f"contact:{key}", dossier_id=dossier_id, dag=tot, **family_of(dossier_id))
