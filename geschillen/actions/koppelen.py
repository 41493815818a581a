"""A board's file laid beside the family's dispute: the code, the request, the family's answer, and the end of it.

What is shared is the circle of the dispute: the dated facts of the case at the commission. No words of the family, not
the aanmelding, nothing of the school or the steunpunt stands in it.
"""

from collections.abc import Sequence
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from geschillen.access import MADE, OUDER
from geschillen.actions.stappen import LINKED, standing_facts
from geschillen.models import Geschil, Koppelcode, Koppeling
from passend.berichten.actions import queue_message
from passend.dossiers.actions import circle_for, grant_access, record_fact, stop_sharing
from passend.dossiers.codes import new_letters, normal_code
from passend.dossiers.models import Feit, Feitsoort, Lezerskring, Organisatie, Toegang, Zekerheid
from passend.gebruikers.models import Gebruiker
from passend.klok import nu
from zorgplicht.actions.andere_ouder import require_no_objection
from zorgplicht.actions.stappen import finish, lock_as
from zorgplicht.models import Aanmelding

# No letters or figures that are mistaken for one another on the phone.
ALPHABET = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"
LENGTH = 8
# Where the facts of a case stand until the family shares them with the board.
OF_THE_FAMILY = (Lezerskring.Soort.GEZIN, Lezerskring.Soort.GEZIN_STEUNPUNT)


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


def give_code_of_bezwaar(aanmelding_id: UUID, user: Gebruiker) -> str:
    """Make the code of a bezwaar that the family gives the board, once; only for a bezwaar that was made."""
    aanmelding = lock_as(aanmelding_id, user, OUDER)
    if not set(MADE) & set(standing_facts(aanmelding_id)):
        raise ValidationError(_("Leg eerst vast dat u bezwaar maakte."), code="geen_bezwaar")
    known = Koppelcode.objects.filter(aanmelding=aanmelding).first()
    if known is None:
        known = Koppelcode.objects.create(
            dossier_id=aanmelding.dossier_id,
            lezerskring=circle_for(aanmelding.dossier_id, Lezerskring.Soort.GEZIN),
            aanmelding=aanmelding,
            code=new_code(),
            gemaakt_op=nu(),
        )
    return known.code


def link_about(aanmelding_id: UUID) -> Koppeling | None:
    """Return the board's file that the family shares this aanmelding's dates with, or None."""
    found = Koppeling.objects.filter(betreft_id=aanmelding_id, stand=Koppeling.Stand.JA)
    return found.select_related("lezerskring", "organisatie", "school__organisatie").first()


def requests_with(codes: Sequence[str], board: Organisatie | None) -> QuerySet[Koppeling]:
    """Return what this board asks with one of these codes and the family did not answer."""
    known = [code for code in codes if code]
    found = Koppeling.objects.filter(stand=Koppeling.Stand.GEVRAAGD, code__in=known, organisatie=board)
    return found.select_related("organisatie", "school__organisatie").order_by("gevraagd_op", "id")


def circle_of_dispute(dispute: Geschil) -> Lezerskring:
    """Return the circle of the facts of the case: the family's own, or the one with the board while linked."""
    linked = link_about(dispute.aanmelding_id)
    if linked and linked.lezerskring:
        return linked.lezerskring
    return dispute.lezerskring


def board_of(aanmelding: Aanmelding) -> Organisatie | None:
    """Return the board of the school as an organisation, or None when the portal does not know one."""
    board = aanmelding.school.bestuur
    return board.organisatie if board else None


def answer_link(dispute: Geschil, user: Gebruiker, koppeling_id: UUID, *, yes: bool) -> Koppeling:
    """The family's answer to what a board asks with the code of a dispute; see `_answer`."""
    return _answer(dispute.aanmelding_id, user, koppeling_id, dispute.koppelcode, dispute, yes=yes)


def answer_link_of_bezwaar(aanmelding_id: UUID, user: Gebruiker, koppeling_id: UUID, *, yes: bool) -> Koppeling:
    """The family's answer to what a board asks with the code of a bezwaar; see `_answer`."""
    code = Koppelcode.objects.filter(aanmelding_id=aanmelding_id).values_list("code", flat=True).first() or ""
    dispute = Geschil.objects.filter(aanmelding_id=aanmelding_id).first()
    return _answer(aanmelding_id, user, koppeling_id, code, dispute, yes=yes)


def _answer(
    aanmelding_id: UUID, user: Gebruiker, koppeling_id: UUID, code: str, dispute: Geschil | None, *, yes: bool
) -> Koppeling:
    """The family's answer to a board's request. With yes, the board reads the facts of the case from now on.

    Facts of the case that stood in the family's own circle, or in that with its steunpunt, are recorded anew in that
    of the dispute, each in the place of the old one; what the family and the school wrote of a bezwaar stays theirs.
    Raises Koppeling.DoesNotExist for a request with another code, of another board, or answered already. Raises
    ValidationError when another file is linked, when the request is about another school, and while the other parent
    objects.
    """
    aanmelding = lock_as(aanmelding_id, user, OUDER)
    board = board_of(aanmelding)
    said = Koppeling.Stand.JA if yes else Koppeling.Stand.NEE
    answered = Koppeling.objects.filter(pk=koppeling_id, dossier_id=aanmelding.dossier_id, stand=said).first()
    if answered:
        # A second click says the same again.
        return answered
    asked = requests_with([code], board).get(pk=koppeling_id)
    assert board is not None  # a request of no organisation does not exist
    request = Koppeling.objects.filter(pk=asked.pk)
    values: dict[str, object] = {"dossier_id": aanmelding.dossier_id, "geschil": dispute, "antwoord_op": nu()}
    if not yes:
        request.update(stand=Koppeling.Stand.NEE, **values)
        return asked
    if asked.school_id != aanmelding.school_id:
        message = _("Het verzoek van het bestuur gaat over een andere school. Zeg nee. Vraag het bestuur om uitleg.")
        raise ValidationError(message, code="andere_school")
    require_no_objection(aanmelding.dossier_id)
    if link_about(aanmelding_id):
        raise ValidationError(_("U deelt de datums al met een zaak van dit bestuur."), code="al_verbonden")
    grant_access(aanmelding.dossier_id, board, Toegang.Rol.BESTUUR, grond="toestemming_gezin")
    circle = circle_for(aanmelding.dossier_id, Lezerskring.Soort.BESTUUR_GESCHIL, board)
    request.update(stand=Koppeling.Stand.JA, betreft_id=aanmelding.id, lezerskring=circle, **values)
    for fact in standing_facts(aanmelding.id).values():
        if fact.soort.startswith("gpo_") and fact.lezerskring.soort in OF_THE_FAMILY:
            _move(fact, circle, user)
    finish(aanmelding)
    queue_message(
        "geschil_gekoppeld",
        sleutel=f"{asked.pk}:gekoppeld",
        dossier_id=aanmelding.dossier_id,
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


def stop_link(aanmelding_id: UUID, user: Gebruiker) -> None:
    """The board reads nothing of the dossier any more, old or new. What it recorded itself stays its own."""
    aanmelding = lock_as(aanmelding_id, user, OUDER)
    linked = link_about(aanmelding_id)
    if linked is None:
        return
    stop_sharing(aanmelding.dossier_id, linked.organisatie)
    # A child may be registered at more schools of one board: its access is to the dossier, so all of it ends.
    with_board = Koppeling.objects.filter(dossier_id=aanmelding.dossier_id, organisatie=linked.organisatie)
    with_board.filter(stand=Koppeling.Stand.JA).update(stand=Koppeling.Stand.GESTOPT)


def tell_board(dispute: Geschil, fact: Feit) -> None:
    """Tell the board of a new date in the case, while it is linked."""
    linked = link_about(dispute.aanmelding_id)
    if linked:
        queue_message(
            "geschil_datum",
            sleutel=f"{dispute.pk}:datum:{fact.id}",
            dossier_id=dispute.dossier_id,
            organisatie_id=linked.organisatie_id,
            pad=reverse("geschillen:bestuur_geschil", args=[linked.bestuursgeschil_id]),
            dag=fact.dag,
        )
