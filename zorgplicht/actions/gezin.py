"""What the family does after sending: withdraw, say that a letter was handed in, let the steunpunt in or out."""

from collections.abc import Collection
from datetime import date, timedelta
from uuid import UUID

from django.urls import reverse

from passend.berichten.actions import queue_message
from passend.dossiers.actions import circle_for, grant_access, lock_dossier, share_item, stop_sharing
from passend.dossiers.models import Deling, Dossier, Feitsoort, Lezerskring, Organisatie, Toegang
from passend.gebruikers.models import Gebruiker
from passend.klok import vandaag
from zorgplicht.access import Handeling
from zorgplicht.actions.andere_ouder import require_no_objection
from zorgplicht.actions.ontvangst import note_handed_in
from zorgplicht.actions.stappen import begin, day_of, finish, record, require_day
from zorgplicht.models import Aanmelding
from zorgplicht.volgen import SHARED_STEUNPUNT

OUDER = Toegang.Rol.OUDER
SHARED_AANMELDING = "aanmelding"
# The code of a withdrawal that the school advised, as the family says.
ADVISED = "advies_school"


def withdraw(aanmelding_id: UUID, user: Gebruiker, *, op_advies: bool = False) -> Aanmelding:
    """The family no longer wants this school; the school is told, its term ends.

    `op_advies`: the family says that the school advised it to.
    """
    aanmelding = begin(aanmelding_id, user, OUDER, Handeling.TREK_IN)
    record_withdrawal(aanmelding, user, code=ADVISED if op_advies else "")
    return aanmelding


def record_withdrawal(
    aanmelding: Aanmelding, user: Gebruiker, *, namens_id: UUID | None = None, code: str = ""
) -> None:
    """Record that the family withdraws and tell the school; `namens_id`: the parent for whom `user` does this."""
    fact = record(aanmelding, Feitsoort.INGETROKKEN, vandaag(), user, namens_id=namens_id, code=code)
    finish(aanmelding)
    queue_message(
        "aanmelding_ingetrokken",
        sleutel=f"{aanmelding.id}:ingetrokken:{fact.id}",
        dossier_id=aanmelding.dossier_id,
        organisatie_id=aanmelding.lezerskring.organisatie_id,
        pad=reverse("zorgplicht:school"),
        dag=fact.dag,
    )


def record_handed_in(aanmelding_id: UUID, user: Gebruiker, *, dag: date) -> Aanmelding:
    """The family says that it handed the letter in on `dag`. Without proof from the school that day is provisional."""
    aanmelding = begin(aanmelding_id, user, OUDER, Handeling.MELD_INGELEVERD)
    require_day(dag, not_before=day_of(aanmelding, Feitsoort.AANMELDING_GEDAAN))
    note_handed_in(aanmelding, user, dag)
    finish(aanmelding)
    mail_proof(aanmelding, dag)
    return aanmelding


def mail_proof(aanmelding: Aanmelding, dag: date) -> None:
    """Mail the family, once a day of sending, where its proof stands that the aanmelding left on `dag`."""
    queue_message(
        "aanmelding_verstuurd",
        sleutel=f"{aanmelding.id}:verstuurd:{dag}",
        dossier_id=aanmelding.dossier_id,
        gezin=True,
        pad=reverse("zorgplicht:bewijs", args=[aanmelding.id]),
        dag=dag,
    )


def _lock_as_family(dossier_id: UUID, user: Gebruiker) -> None:
    """Lock the dossier; raises Dossier.DoesNotExist when the person is not family in it."""
    if not Aanmelding.objects.of_family(user).filter(dossier_id=dossier_id).exists():
        raise Dossier.DoesNotExist
    lock_dossier(dossier_id)


def let_in_steunpunt(dossier_id: UUID, user: Gebruiker, steunpunt: Organisatie) -> None:
    """Let a steunpunt into the dossier and show it all aanmeldingen of now; again shows those that came since."""
    _lock_as_family(dossier_id, user)
    access = grant_access(dossier_id, steunpunt, Toegang.Rol.STEUNPUNT, grond="toestemming_gezin")
    for soort in (Lezerskring.Soort.GEZIN_STEUNPUNT, Lezerskring.Soort.STEUNPUNT):
        circle_for(dossier_id, soort, steunpunt)
    for aanmelding_id in Aanmelding.objects.filter(dossier_id=dossier_id).values_list("id", flat=True).order_by("id"):
        share_item(dossier_id, aanmelding_id, SHARED_AANMELDING, steunpunt)
    queue_message(
        "steunpunt_toegelaten",
        sleutel=f"{access.id}:toegelaten",
        dossier_id=dossier_id,
        organisatie_id=steunpunt.pk,
        pad=reverse("zorgplicht:steunpunt_dossier", args=[dossier_id]),
        dag=vandaag(),
    )


def let_out_steunpunt(dossier_id: UUID, user: Gebruiker, steunpunt: Organisatie) -> None:
    """End the steunpunt's access at once. Its own notes stay its own; no school is told any more that it looks on."""
    show_steunpunt(dossier_id, user, steunpunt, schools=())
    stop_sharing(dossier_id, steunpunt)


def show_steunpunt(
    dossier_id: UUID, user: Gebruiker, steunpunt: Organisatie, *, schools: Collection[Organisatie]
) -> None:
    """Let exactly these schools see that the steunpunt looks on; no other school of the dossier sees it from now on.

    What the steunpunt reads or writes stays hidden from them all the same. Raises ValidationError when another school
    would see it while the other parent objects.
    """
    _lock_as_family(dossier_id, user)
    yesterday = vandaag() - timedelta(days=1)
    told = Deling.objects.filter(dossier_id=dossier_id, item_id=steunpunt.pk, soort=SHARED_STEUNPUNT, tot__isnull=True)
    if {school.pk for school in schools} - set(told.values_list("organisatie_id", flat=True)):
        require_no_objection(dossier_id)
    told.exclude(organisatie__in=schools).update(tot=yesterday)
    for school in schools:
        share_item(dossier_id, steunpunt.pk, SHARED_STEUNPUNT, school)
