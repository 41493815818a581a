"""What the acts of a school share: telling the family, the first day that something can have happened, no doubles."""

from datetime import date, timedelta
from uuid import UUID

from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils.translation import gettext as _

from passend.berichten.actions import queue_message
from passend.dossiers.models import Feit, Feitsoort, Toegang
from passend.gebruikers.models import Gebruiker
from zorgplicht.access import Handeling
from zorgplicht.actions.stappen import begin, finish, latest_fact, record, require_day
from zorgplicht.models import Aanmelding

SCHOOL = Toegang.Rol.SCHOOL
# A mail that says: the school recorded something, on a day; sign in to read what.
NEWS = "school_legt_vast"


def tell_family(aanmelding: Aanmelding, fact: Feit, soort: str, dag: date | None) -> None:
    """Queue a mail to every parent, once for each fact."""
    queue_message(
        soort,
        sleutel=f"{aanmelding.id}:{soort}:{fact.id}",
        dossier_id=aanmelding.dossier_id,
        gezin=True,
        pad=reverse("zorgplicht:dossier", args=[aanmelding.dossier_id]),
        dag=dag,
    )


def tell_school(aanmelding: Aanmelding, fact: Feit, soort: str, dag: date | None) -> None:
    """Queue a mail to everyone who works at the school, once for each fact."""
    queue_message(
        soort,
        sleutel=f"{aanmelding.id}:{soort}:{fact.id}",
        dossier_id=aanmelding.dossier_id,
        organisatie_id=aanmelding.lezerskring.organisatie_id,
        pad=reverse("zorgplicht:school_aanmelding", args=[aanmelding.id]),
        dag=dag,
    )


def earliest_day(aanmelding: Aanmelding, soort: str) -> date | None:
    """Return the first day on which this can have happened, or None when nothing says."""
    if soort == Feitsoort.NIET_IN_BEHANDELING:
        asked = latest_fact(aanmelding, Feitsoort.AANVULLING_GEVRAAGD)
        if asked and asked.tot_dag:
            return asked.tot_dag + timedelta(days=1)
    # That of the first recording: a day that the family gave afterwards is not yet certain and holds nothing back.
    sent = Feit.objects.about(aanmelding.id).filter(soort=Feitsoort.AANMELDING_GEDAAN).order_by("id").first()
    return sent.dag if sent else None


def require_new(aanmelding: Aanmelding, soort: Feitsoort, dag: date, *, code: str = "", toelichting: str = "") -> None:
    """Raise ValidationError when exactly this was recorded already, for instance by a second click."""
    same = Feit.objects.about(aanmelding.id).in_force().filter(soort=soort, dag=dag, code=code)
    for fact in same.select_related("toelichting").order_by("id"):
        words = getattr(fact, "toelichting", None)
        if (words.tekst if words else "") == toelichting.strip():
            raise ValidationError(
                _("Dit staat er al. U hoeft het niet nog een keer vast te leggen."), code="staat_er_al"
            )


def note(
    aanmelding_id: UUID,
    user: Gebruiker,
    act: Handeling,
    soort: Feitsoort,
    *,
    dag: date,
    tot_dag: date | None = None,
    code: str = "",
    toelichting: str = "",
    may_be_future: bool = False,
    mail: str = NEWS,
) -> tuple[Aanmelding, Feit]:
    """Record one thing that happened at the school, with the words that go with it, and tell the family.

    Raises ValidationError for a day that cannot be right and for what stands there already.
    """
    aanmelding = begin(aanmelding_id, user, SCHOOL, act)
    require_day(dag, not_before=earliest_day(aanmelding, soort), may_be_future=may_be_future)
    if tot_dag and tot_dag < dag:
        raise ValidationError({"tot_dag": _("De laatste dag ligt voor de eerste dag.")}, code="omgekeerd")
    require_new(aanmelding, soort, dag, code=code, toelichting=toelichting)
    fact = record(aanmelding, soort, dag, user, tot_dag=tot_dag, code=code, toelichting=toelichting.strip())
    finish(aanmelding)
    tell_family(aanmelding, fact, mail, dag)
    return aanmelding, fact
