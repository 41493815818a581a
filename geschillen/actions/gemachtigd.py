"""Bezwaar and dispute by a steunpunt worker, with a parent's written power of attorney for just that act.

Without one that holds today nothing is recorded, here and in the database. Every parent is told of every act.
"""

from datetime import date
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from geschillen.access import OUDER
from geschillen.actions import bezwaar, geschil
from geschillen.models import Bezwaarbrief, Geschil
from passend.dossiers.models import Feit, Lezerskring, Machtiging
from passend.gebruikers.models import Gebruiker
from zorgplicht.actions.machtiging import begin_for_parent, tell_parents
from zorgplicht.actions.steunpunt import circle_of_steunpunt

#: The steps of a bezwaar that are the parents'; the decision is the board's word.
STAPPEN = ("gemaakt", "ontvangen", "ingetrokken")
FAMILY_BEGAN = gettext_lazy("Het gezin is hier zelf al mee begonnen. Alleen het gezin kan daarmee verder.")


def save_letter(aanmelding_id: UUID, user: Gebruiker, answers: bezwaar.Antwoorden) -> Bezwaarbrief:
    """Keep the answers of the letter, for family and steunpunt to read.

    Raises ValidationError without a power of attorney for bezwaar, and when the family began a letter of its own.
    """
    aanmelding, _power = begin_for_parent(aanmelding_id, user, Machtiging.Handeling.BEZWAAR)
    circle = circle_of_steunpunt(aanmelding.dossier_id, user, Lezerskring.Soort.GEZIN_STEUNPUNT)
    try:
        with transaction.atomic():
            return bezwaar.save_letter(aanmelding, answers, circle)
    except IntegrityError as theirs:
        raise ValidationError(FAMILY_BEGAN, code="gezin_begon") from theirs


def record_bezwaar(
    aanmelding_id: UUID, user: Gebruiker, stap: str, *, dag: date, code: str = "", woorden: str = ""
) -> Feit:
    """Record that the bezwaar was made, received or withdrawn, for the parent who signed for it.

    Raises ValidationError without a power of attorney for bezwaar, or when the step or its day does not fit.
    """
    aanmelding, power = begin_for_parent(aanmelding_id, user, Machtiging.Handeling.BEZWAAR)
    if stap not in STAPPEN:
        raise ValidationError(_("Dit legt het schoolbestuur of de ouder zelf vast."), code="past_niet")
    fact = bezwaar.record_for(
        aanmelding, user, OUDER, stap, dag=dag, code=code, woorden=woorden, namens_id=power.ouder_id
    )
    tell_parents(aanmelding, power, fact)
    return fact


def prepare_dispute(aanmelding_id: UUID, user: Gebruiker, story: geschil.Verhaal) -> Geschil:
    """Prepare a dispute for the parent who signed for it, or change its words; family and steunpunt read it.

    Raises ValidationError without a power of attorney for the commission, and when the family began one of its own.
    """
    aanmelding, _power = begin_for_parent(aanmelding_id, user, Machtiging.Handeling.GPO)
    begun = Geschil.objects.filter(aanmelding=aanmelding).first()
    if begun:
        return geschil.keep_story(begun, story)
    circle = circle_of_steunpunt(aanmelding.dossier_id, user, Lezerskring.Soort.GEZIN_STEUNPUNT)
    try:
        with transaction.atomic():
            return geschil.begin_dispute(aanmelding, circle, story)
    except IntegrityError as theirs:
        raise ValidationError(FAMILY_BEGAN, code="gezin_begon") from theirs


def file_dispute(dispute: Geschil, user: Gebruiker, *, dag: date, bewijs: str, woorden: str) -> Feit:
    """Record that the dispute was filed at the commission on `dag`, for the parent who signed for it.

    Raises ValidationError without a power of attorney for the commission, without words about the proof, or when the
    day cannot be right.
    """
    aanmelding, power = begin_for_parent(dispute.aanmelding_id, user, Machtiging.Handeling.GPO)
    geschil.require_proof(woorden)
    fact = geschil.record_for(dispute, aanmelding, user, "ingediend", dag=dag, namens_id=power.ouder_id)
    geschil.mark_filed(dispute, dag, bewijs, woorden)
    tell_parents(aanmelding, power, fact)
    return fact
