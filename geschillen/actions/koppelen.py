"""A board's file laid beside the family's dispute: the code, the request, the family's answer, and the end of it.

What is shared is the circle of the dispute: the dated facts of the case at the commission. No words of the family, not
the aanmelding, nothing of the school or the steunpunt stands in it.
"""

from uuid import UUID

from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils.translation import gettext as _

from geschillen.access import OUDER
from geschillen.actions.stappen import LINKED, standing_facts
from geschillen.models import Geschil, Koppeling
from geschillen.models.bestuur import SOORTEN
from passend.berichten.actions import queue_message
from passend.dossiers.actions import circle_for, grant_access, record_fact, stop_sharing
from passend.dossiers.codes import new_letters, normal_code
from passend.dossiers.models import Feit, Feitsoort, Lezerskring, Organisatie, Toegang, Zekerheid
from passend.gebruikers.models import Gebruiker
from passend.klok import nu
from zorgplicht.actions.stappen import finish, lock_as
from zorgplicht.models import Aanmelding

# No letters or figures that are mistaken for one another on the phone.
ALPHABET = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"
LENGTH = 8


def new_code() -> str:
    """Return a code such as "K7QF-3M2P"."""
    return normal_code(new_letters(LENGTH, ALPHABET))


def give_code(dispute: Geschil, user: Gebruiker) -> str:
    """Make the code that the family gives the board, once; only for a dispute that was filed."""
    lock_as(dispute.aanmelding_id, user, OUDER)
    current = Geschil.objects.get(pk=dispute.pk)
    if not current.is_filed:
        raise ValidationError(_("Leg eerst vast dat u het geschil heeft ingediend."), code="niet_ingediend")
    if not current.koppelcode:
        current.koppelcode = new_code()
        Geschil.objects.filter(pk=dispute.pk).update(koppelcode=current.koppelcode)
    return current.koppelcode


def circle_of_dispute(dispute: Geschil) -> Lezerskring:
    """Return the circle of the facts of the case: the family's own, or the one with the board while linked."""
    linked = Koppeling.objects.filter(geschil=dispute, stand=Koppeling.Stand.JA).select_related("lezerskring").first()
    if linked and linked.lezerskring:
        return linked.lezerskring
    return dispute.lezerskring


def board_of(aanmelding: Aanmelding) -> Organisatie | None:
    """Return the board of the school as an organisation, or None when the portal does not know one."""
    board = aanmelding.school.bestuur
    return board.organisatie if board else None


def answer_link(dispute: Geschil, user: Gebruiker, koppeling_id: UUID, *, yes: bool) -> Koppeling:
    """The family's answer to a board's request. With yes, the board reads the facts of the case from now on.

    Facts that stood in the family's own circle are recorded anew in that of the dispute, each in the place of the
    old one. Raises Koppeling.DoesNotExist for a request with another code, of another board, or answered already.
    """
    aanmelding = lock_as(dispute.aanmelding_id, user, OUDER)
    board = board_of(aanmelding)
    found = Koppeling.objects.filter(stand=Koppeling.Stand.GEVRAAGD, code=dispute.koppelcode, organisatie=board)
    asked = found.exclude(code="").get(pk=koppeling_id)
    assert board is not None  # a request of no organisation does not exist
    values: dict[str, object] = {"dossier_id": dispute.dossier_id, "geschil": dispute, "antwoord_op": nu()}
    if not yes:
        found.filter(pk=asked.pk).update(stand=Koppeling.Stand.NEE, **values)
        return asked
    grant_access(dispute.dossier_id, board, Toegang.Rol.BESTUUR, grond="toestemming_gezin")
    circle = circle_for(dispute.dossier_id, Lezerskring.Soort.BESTUUR_GESCHIL, board)
    found.filter(pk=asked.pk).update(stand=Koppeling.Stand.JA, betreft_id=aanmelding.id, lezerskring=circle, **values)
    for fact in standing_facts(aanmelding.id).values():
        if fact.soort in SOORTEN and fact.lezerskring_id != circle.pk:
            _move(fact, circle, user)
    finish(aanmelding)
    queue_message(
        "geschil_gekoppeld",
        sleutel=f"{asked.pk}:gekoppeld",
        dossier_id=dispute.dossier_id,
        organisatie_id=board.pk,
        pad=reverse("geschillen:bestuur_geschil", args=[asked.bestuursgeschil_id]),
    )
    return asked


def _move(fact: Feit, circle: Lezerskring, user: Gebruiker) -> None:
    assert fact.betreft_id is not None  # found by it
    record_fact(
        dossier_id=fact.dossier_id,
        betreft_id=fact.betreft_id,
        lezerskring=circle,
        soort=Feitsoort(fact.soort),
        dag=fact.dag,
        tot_dag=fact.tot_dag,
        code=fact.code,
        zekerheid=Zekerheid(fact.zekerheid),
        vervangt=fact,
        reden=LINKED,
        door_id=user.pk,
    )


def stop_link(dispute: Geschil, user: Gebruiker) -> None:
    """The board reads nothing of the dossier any more, old or new. What it recorded itself stays its own."""
    aanmelding = lock_as(dispute.aanmelding_id, user, OUDER)
    linked = Koppeling.objects.filter(geschil=dispute, stand=Koppeling.Stand.JA).select_related("organisatie").first()
    if linked is None:
        return
    stop_sharing(aanmelding.dossier_id, linked.organisatie)
    Koppeling.objects.filter(pk=linked.pk).update(stand=Koppeling.Stand.GESTOPT)


def tell_board(dispute: Geschil, fact: Feit) -> None:
    """Tell the board of a new date in the case, while it is linked."""
    linked = Koppeling.objects.filter(geschil=dispute, stand=Koppeling.Stand.JA).first()
    if linked:
        queue_message(
            "geschil_datum",
            sleutel=f"{dispute.pk}:datum:{fact.id}",
            dossier_id=dispute.dossier_id,
            organisatie_id=linked.organisatie_id,
            pad=reverse("geschillen:bestuur_geschil", args=[linked.bestuursgeschil_id]),
            dag=fact.dag,
        )
