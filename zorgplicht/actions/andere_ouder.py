"""The other parent objects: a fact that stops no clock, and pauses the sharing of more."""

from datetime import date
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from passend.berichten.actions import queue_message
from passend.dossiers.actions import correct_fact
from passend.dossiers.models import Feit, Feitsoort, Toegang
from passend.gebruikers.models import Gebruiker
from zorgplicht.access import BY_FAMILY, BY_SCHOOL, SCHOOL_TO_DO, Handeling
from zorgplicht.actions.ontvangers import family_of, school_of
from zorgplicht.actions.stappen import begin, finish, latest_fact, lock_as, record, require_day
from zorgplicht.models import Aanmelding

OBJECTS = Feitsoort.ANDERE_OUDER_MAAKT_BEZWAAR
# How it ended, as the reason of the fact that says so: the other parent no longer objects, or a court consented.
WITHDRAWN, BY_COURT = "bezwaar_voorbij", "rechter_geeft_toestemming"


def objection_stands(dossier_id: UUID) -> bool:
    """Return whether it is recorded, by the family or by a school, that the other parent objects.

    Only a fact ends it, that it was taken back or answered: an aanmelding that is withdrawn or decided says nothing
    about what the other parent wants.
    """
    return Feit.objects.filter(dossier_id=dossier_id, soort=OBJECTS).in_force().exists()


def require_no_objection(dossier_id: UUID) -> None:
    """Raise ValidationError when more would be shared while the other parent objects."""
    if objection_stands(dossier_id):
        message = _(
            "De andere ouder is het er niet mee eens. Zolang dat vaststaat, delen wij niets meer dan nu. Wat u al "
            "verstuurde, loopt gewoon door."
        )
        raise ValidationError(message, code="andere_ouder")


def record_by_school(aanmelding_id: UUID, user: Gebruiker, *, dag: date) -> Aanmelding:
    """The school knows since `dag` that the other parent objects. The terms run on; the family is told."""
    aanmelding = begin(aanmelding_id, user, Toegang.Rol.SCHOOL, Handeling.MELD_ANDERE_OUDER)
    require_day(dag)
    if latest_fact(aanmelding, OBJECTS):
        raise ValidationError(_("Dit staat er al. U hoeft het niet nog een keer vast te leggen."), code="staat_er_al")
    fact = record(aanmelding, OBJECTS, dag, user, code=BY_SCHOOL)
    finish(aanmelding)
    queue_message(
        "andere_ouder",
        sleutel=f"{aanmelding.id}:andere_ouder:{fact.id}",
        dossier_id=aanmelding.dossier_id,
        dag=dag,
        **family_of(aanmelding.dossier_id),
    )
    return aanmelding


def record_by_family(aanmelding_id: UUID, user: Gebruiker, *, dag: date) -> None:
    """The family says that the other parent objects since `dag`; every school that has still to do something is told.

    A school that knows already is not told twice.
    """
    seen = begin(aanmelding_id, user, Toegang.Rol.OUDER, Handeling.MELD_ANDERE_OUDER)
    require_day(dag)
    for case in _cases(seen.dossier_id, Aanmelding.objects.exclude(stand=Aanmelding.Stand.INGETROKKEN)):
        if latest_fact(case, OBJECTS):
            continue
        fact = record(case, OBJECTS, dag, user, code=BY_FAMILY)
        finish(case)
        _tell_school(case, fact, dag)


def may_end(fact: Feit, stand: str, how: str) -> bool:
    """Return whether the family can record that this objection ended in this way.

    A court answers it wherever it was recorded. That it was taken back the family says of its own, and of what a
    school recorded that has nothing left to do; another school sets its own right.
    """
    return how == BY_COURT or fact.code == BY_FAMILY or stand not in SCHOOL_TO_DO


def end_by_family(aanmelding_id: UUID, user: Gebruiker, *, how: str, dag: date) -> None:
    """The other parent no longer objects (WITHDRAWN), or a court consented in the place of that parent (BY_COURT).

    In every state, and also where the family withdrew or the school refused: what is over stands nowhere any more.
    Nothing is shared by it; what the family changed meanwhile goes when the family says so. Raises ValidationError
    when nothing stands that the family can end in this way.
    """
    seen = lock_as(aanmelding_id, user, Toegang.Rol.OUDER)
    ended = False
    for case in _cases(seen.dossier_id, Aanmelding.objects.all()):
        fact = latest_fact(case, OBJECTS)
        if fact and may_end(fact, case.stand, how):
            ended = True
            over = correct_fact(fact, dag=None, reden=how, door_id=user.pk)
            finish(case)
            if case.stand != Aanmelding.Stand.INGETROKKEN:
                _tell_school(case, over, dag)
    if not ended:
        message = _("De school heeft dit vastgelegd. Vraag de school om vast te leggen dat het voorbij is.")
        raise ValidationError(message, code="van_de_school")


def _cases(dossier_id: UUID, among: QuerySet[Aanmelding]) -> list[Aanmelding]:
    return list(among.filter(dossier_id=dossier_id).select_related("lezerskring").order_by("aangemaakt_op", "id"))


def _tell_school(case: Aanmelding, fact: Feit, dag: date) -> None:
    queue_message(
        "andere_ouder",
        sleutel=f"{case.id}:andere_ouder:{fact.id}",
        dossier_id=case.dossier_id,
        dag=dag,
        **school_of(case.id, case.lezerskring.organisatie_id),
    )
