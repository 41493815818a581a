"""Acting for a parent with a written power of attorney: record one, take it back, and the acts themselves.

Without one that holds today for just this act nothing is recorded: there is no agreeing afterwards.
"""

from datetime import date, timedelta
from uuid import UUID

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from passend.berichten.actions import queue_message
from passend.dossiers.actions import lock_dossier
from passend.dossiers.models import Feit, Lezerskring, Machtiging, Organisatie, Toegang
from passend.gebruikers.models import Gebruiker
from passend.klok import nu, vandaag
from zorgplicht.access import Handeling, allowed_acts, organisations_of
from zorgplicht.actions.gezin import record_withdrawal
from zorgplicht.actions.ontvangers import family_of
from zorgplicht.actions.school_zoeken import record_family_answer
from zorgplicht.actions.stappen import require_day
from zorgplicht.actions.steunpunt import circle_of_steunpunt
from zorgplicht.models import Aanmelding
from zorgplicht.volgen import parents_in

LONGEST = timedelta(days=366)


def record_power(
    dossier_id: UUID, user: Gebruiker, *, handeling: str, ouder_id: UUID, getekend_op: date, tot: date
) -> Machtiging:
    """Write down that this parent signed for this act; every parent of the dossier is told.

    Raises Lezerskring.DoesNotExist when the family did not let the steunpunt in, and ValidationError at `ouder`,
    `getekend_op` or `tot`.
    """
    circle = circle_of_steunpunt(dossier_id, user, Lezerskring.Soort.GEZIN_STEUNPUNT)
    if ouder_id not in parents_in(dossier_id):
        raise ValidationError({"ouder": _("Kies een ouder van dit dossier.")})
    try:
        require_day(getekend_op)
    except ValidationError as wrong:
        raise ValidationError({"getekend_op": wrong}) from wrong
    if not max(vandaag(), getekend_op) <= tot <= getekend_op + LONGEST:
        message = _("Kies vandaag of een latere dag, hoogstens een jaar na het tekenen.")
        raise ValidationError({"tot": message})
    lock_dossier(dossier_id)
    power = Machtiging(
        dossier_id=dossier_id,
        lezerskring=circle,
        organisatie=circle.organisatie,
        ouder_id=ouder_id,
        handeling=handeling,
        getekend_op=getekend_op,
        tot=tot,
        vastgelegd_op=nu(),
        vastgelegd_door=user,
    )
    power.validate_constraints()
    power.save(force_insert=True)
    queue_message(
        "machtiging", sleutel=f"machtiging:{power.pk}", dossier_id=dossier_id, dag=tot, **family_of(dossier_id)
    )
    return power


def take_back_power(machtiging_id: UUID, user: Gebruiker) -> Machtiging:
    """The family, or the steunpunt itself, ends a power of attorney at once.

    Raises Machtiging.DoesNotExist when it is not for this person to read.
    """
    lock_dossier(Machtiging.objects.values_list("dossier_id", flat=True).get(pk=machtiging_id))
    power = Machtiging.objects.get(pk=machtiging_id)
    if power.ingetrokken_op is None:
        power.ingetrokken_op = vandaag()
        power.save(update_fields=["ingetrokken_op"])
    return power


def require_power(dossier_id: UUID, user: Gebruiker, handeling: str) -> Machtiging:
    """Return a power of attorney for this act that holds today at a steunpunt of this person.

    Raises ValidationError when there is none: a worker does not do this and ask afterwards.
    """
    offices = organisations_of(user, Organisatie.Soort.STEUNPUNT)
    holding = Machtiging.objects.valid_on(vandaag()).filter(
        dossier_id=dossier_id, handeling=handeling, organisatie_id__in=offices
    )
    power = holding.order_by("-getekend_op", "id").first()
    if power is None:
        message = _("Dit kan alleen de ouder doen, of u met een getekende machtiging voor precies deze stap.")
        raise ValidationError(message, code="geen_machtiging")
    return power


def begin_for_parent(aanmelding_id: UUID, user: Gebruiker, handeling: str) -> tuple[Aanmelding, Machtiging]:
    """Lock the dossier; return the aanmelding and the power of attorney with which this person acts for a parent.

    Raises Aanmelding.DoesNotExist when the family does not share it, ValidationError without such a power.
    """
    seen = Aanmelding.objects.visible_to(user).get(pk=aanmelding_id)
    lock_dossier(seen.dossier_id)
    power = require_power(seen.dossier_id, user, handeling)
    aanmelding = Aanmelding.objects.select_related("school").get(pk=aanmelding_id)
    # The circle of family and school is named here, not read: a steunpunt is not in it.
    aanmelding.lezerskring = Lezerskring(
        id=aanmelding.lezerskring_id,
        dossier_id=aanmelding.dossier_id,
        soort=Lezerskring.Soort.GEZIN_SCHOOL,
        organisatie_id=aanmelding.school_id,
    )
    return aanmelding, power


def tell_parents(aanmelding: Aanmelding, power: Machtiging, fact: Feit) -> None:
    """Tell every parent what was done with a power of attorney; once for each fact."""
    queue_message(
        "gedaan_namens_u",
        sleutel=f"{aanmelding.id}:namens:{fact.id}",
        dossier_id=aanmelding.dossier_id,
        dag=vandaag(),
        gegevens={"wat": power.handeling},
        **family_of(aanmelding.dossier_id),
    )


def withdraw_for_parent(aanmelding_id: UUID, user: Gebruiker) -> Aanmelding:
    """Withdraw an aanmelding for the parent who signed for it; school and family are told.

    Raises Aanmelding.DoesNotExist when the family does not share it, ValidationError without a power of attorney or
    when the aanmelding can no longer be withdrawn.
    """
    aanmelding, power = begin_for_parent(aanmelding_id, user, Machtiging.Handeling.INTREKKEN)
    if Handeling.TREK_IN not in allowed_acts(Toegang.Rol.OUDER, aanmelding):
        raise ValidationError(_("Deze aanmelding kan niet meer ingetrokken worden."), code="past_niet")
    record_withdrawal(aanmelding, user, namens_id=power.ouder_id)
    queue_message(
        "ingetrokken_namens_u",
        sleutel=f"{aanmelding.id}:ingetrokken_namens:{power.pk}",
        dossier_id=aanmelding.dossier_id,
        dag=vandaag(),
        **family_of(aanmelding.dossier_id),
    )
    return aanmelding


def answer_offer_for_parent(aanmelding_id: UUID, user: Gebruiker, *, antwoord: str, toelichting: str = "") -> Feit:
    """Answer the last offer of the school for the parent who signed for it; school and family are told.

    Raises Aanmelding.DoesNotExist when the family does not share it, ValidationError without a power of attorney or
    when no offer waits for an answer.
    """
    aanmelding, power = begin_for_parent(aanmelding_id, user, Machtiging.Handeling.AKKOORD)
    if Handeling.BEANTWOORD_AANBOD not in allowed_acts(Toegang.Rol.OUDER, aanmelding):
        raise ValidationError(_("Op dit aanbod kan nu niet geantwoord worden."), code="past_niet")
    fact = record_family_answer(aanmelding, user, antwoord, toelichting, namens_id=power.ouder_id)
    tell_parents(aanmelding, power, fact)
    return fact
