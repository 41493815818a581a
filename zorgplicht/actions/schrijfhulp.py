"""Typing an aanmelding for a family: the parent takes it over, or agrees with it before the worker sends it."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from passend.berichten.actions import queue_code
from passend.dossiers.actions import lock_dossier
from passend.dossiers.actions.akkoord import ask_by_code, end_agreements, note_given
from passend.dossiers.models import Akkoord, Lezerskring, Organisatie, Toegang
from passend.gebruikers.models import Gebruiker
from passend.klok import nu, vandaag
from zorgplicht.access import works_at
from zorgplicht.actions.concept import start_draft
from zorgplicht.actions.stappen import require_day
from zorgplicht.actions.steunpunt import circle_of_steunpunt
from zorgplicht.actions.telefoonnotitie import can_grow
from zorgplicht.models import Concept, Hulpvraag, Schrijfhulp
from zorgplicht.volgen import parents_in

# More mails with a code than this in an hour help nobody, and would be a way to trouble a parent.
CODES_AN_HOUR = 5


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
    text = waiting_for_worker(schrijfhulp_id, user)
    text.inhoud = {**text.inhoud, **values}
    text.bewaard_op = nu()
    text.save(update_fields=["inhoud", "bewaard_op"])
    end_agreements(text.pk)
    return text


def note_agreement(
    schrijfhulp_id: UUID, user: Gebruiker, *, ouder_id: UUID, wijze: str, dag: date, toestemming: str = ""
) -> Akkoord:
    """Write down how and on which day this parent agreed with exactly this text: by voice or with a signature.

    `toestemming`: the version of the consent that was read aloud or signed with it. That sends nothing yet. Raises
    ValidationError at `ouder`, or at `dag` for a day that is still to come or before the text was last changed.
    """
    text = _to_agree_with(schrijfhulp_id, user, ouder_id)
    try:
        require_day(dag, not_before=timezone.localdate(text.bewaard_op))
    except ValidationError as wrong:
        raise ValidationError({"dag": wrong}) from wrong
    return note_given(text.lezerskring, user.pk, ouder_id, text.pk, text.inhoud, toestemming, wijze=wijze, dag=dag)


def mail_code(schrijfhulp_id: UUID, user: Gebruiker, *, ouder_id: UUID, toestemming: str = "") -> Akkoord:
    """Mail a one-time code to the parent's own address; who reads it aloud agrees with exactly this text.

    A code that was mailed before stops working. Raises ValidationError at `ouder` when that is no parent of the
    dossier or has no mail address, and when too many codes were asked for.
    """
    text = _to_agree_with(schrijfhulp_id, user, ouder_id)
    if not Gebruiker.objects.filter(pk=ouder_id, email__isnull=False).exists():
        raise ValidationError({"ouder": _("Deze ouder heeft geen e-mailadres. Kies stem of handtekening.")})
    hour_ago = nu() - timedelta(hours=1)
    asked = Akkoord.objects.filter(dossier_id=text.dossier_id, wijze=Akkoord.Wijze.CODE, vastgelegd_op__gt=hour_ago)
    if asked.count() >= CODES_AN_HOUR:
        raise ValidationError(_("Er zijn veel codes gemaild. Wacht een uur, of kies stem of handtekening."))
    agreement, code = ask_by_code(text.lezerskring, user.pk, ouder_id, text.pk, text.inhoud, toestemming)
    queue_code(
        "akkoordcode",
        sleutel=f"akkoordcode:{agreement.pk}",
        dossier_id=text.dossier_id,
        ouder_id=ouder_id,
        pad=reverse("zorgplicht:schrijfhulp", args=[text.pk]),
        code=code,
    )
    return agreement


def discard_writing(schrijfhulp_id: UUID, user: Gebruiker) -> None:
    """Throw the text away: the parent, or a worker of that steunpunt. Its words are gone."""
    text = _locked(schrijfhulp_id)
    end_agreements(text.pk)
    text.delete()


def take_over(schrijfhulp_id: UUID, user: Gebruiker) -> Concept:
    """Turn the text into a draft of this parent, who checks it and sends it; the words here are gone then.

    Raises PermissionDenied for who is no parent in the dossier: nobody takes it over for her.
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
    end_agreements(text.pk)
    text.inhoud, text.overgenomen_op = {}, nu()
    text.save(update_fields=["inhoud", "overgenomen_op"])
    return draft


def waiting_for_worker(schrijfhulp_id: UUID, user: Gebruiker) -> Schrijfhulp:
    """Return a text that waits, under the lock of its dossier, for a worker of a steunpunt.

    Raises PermissionDenied for anybody else, and Schrijfhulp.DoesNotExist when it was sent, taken over or thrown away.
    """
    if not works_at(user, Organisatie.Soort.STEUNPUNT):
        raise PermissionDenied
    return _locked(schrijfhulp_id)


def _locked(schrijfhulp_id: UUID) -> Schrijfhulp:
    """Return a text that waits, under the lock of its dossier; raises Schrijfhulp.DoesNotExist."""
    waiting = Schrijfhulp.objects.waiting()
    lock_dossier(waiting.values_list("dossier_id", flat=True).get(pk=schrijfhulp_id))
    return waiting.get(pk=schrijfhulp_id)


def _to_agree_with(schrijfhulp_id: UUID, user: Gebruiker, ouder_id: UUID) -> Schrijfhulp:
    text = waiting_for_worker(schrijfhulp_id, user)
    if not text.inhoud:
        raise ValidationError(_("Er staat nog niets om het mee eens te zijn."))
    if ouder_id not in parents_in(text.dossier_id):
        raise ValidationError({"ouder": _("Kies een ouder van dit dossier.")})
    return text
