"""Placing a child, here or elsewhere, and the ontwikkelingsperspectief that follows."""

from datetime import date
from uuid import UUID

from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils.translation import gettext as _

from passend.berichten.actions import queue_message
from passend.dossiers.actions import spread_enrolment
from passend.dossiers.models import Feit, Feitsoort
from passend.gebruikers.models import Gebruiker
from zorgplicht.access import Handeling
from zorgplicht.actions.school_gedeeld import SCHOOL, earliest_day, note, tell_family
from zorgplicht.actions.stappen import begin, finish, latest_fact, record, require_day
from zorgplicht.models import Aanmelding

# The code of a fact that came with an enrolment, and goes with it.
WITH_ENROLMENT = "bij_inschrijving"


def place(aanmelding_id: UUID, user: Gebruiker, *, dag: date) -> Aanmelding:
    """The child is enrolled and starts on `dag`, which may lie ahead; its other schools hear that, without a name.

    After a temporary placement the place becomes a lasting one (WPO 40 lid 7): from there the plan's term counts.
    """
    aanmelding = begin(aanmelding_id, user, SCHOOL, Handeling.PLAATS)
    require_day(dag, not_before=earliest_day(aanmelding, Feitsoort.INGESCHREVEN), may_be_future=True)
    fact = record(aanmelding, Feitsoort.INGESCHREVEN, dag, user)
    if latest_fact(aanmelding, Feitsoort.TIJDELIJK_GEPLAATST):
        record(aanmelding, Feitsoort.DEFINITIEF_GEPLAATST, dag, user, code=WITH_ENROLMENT)
    tell_other_schools(fact)
    finish(aanmelding)
    tell_family(aanmelding, fact, "geplaatst", dag)
    return aanmelding


def tell_other_schools(fact: Feit) -> None:
    """Let an enrolment (or its correction) count at the child's other schools, and tell them."""
    for other in spread_enrolment(fact):
        queue_message(
            "elders_ingeschreven",
            sleutel=f"{other.aanmelding_id}:elders:{other.feit_id}",
            dossier_id=fact.dossier_id,
            organisatie_id=other.organisatie_id,
            pad=reverse("zorgplicht:school_aanmelding", args=[other.aanmelding_id]),
            dag=fact.dag,
        )


def place_temporarily(aanmelding_id: UUID, user: Gebruiker, *, dag: date) -> Aanmelding:
    """The child is placed for the time being, from `dag` on, until the school decides."""
    aanmelding = begin(aanmelding_id, user, SCHOOL, Handeling.PLAATS_TIJDELIJK)
    require_day(dag, not_before=earliest_day(aanmelding, Feitsoort.TIJDELIJK_GEPLAATST), may_be_future=True)
    fact = record(aanmelding, Feitsoort.TIJDELIJK_GEPLAATST, dag, user)
    finish(aanmelding)
    tell_family(aanmelding, fact, "geplaatst", dag)
    return aanmelding


def note_elsewhere(aanmelding_id: UUID, user: Gebruiker, *, dag: date) -> Aanmelding:
    """The school heard that the child is enrolled at another school since `dag`."""
    return _note_once(aanmelding_id, user, Handeling.MELD_ELDERS, Feitsoort.ELDERS_INGESCHREVEN, dag)


def note_extra_support(aanmelding_id: UUID, user: Gebruiker, *, dag: date) -> Aanmelding:
    """Since `dag` it is clear that the pupil gets extra support: then the law asks for a plan (OPP)."""
    return _note_once(aanmelding_id, user, Handeling.MELD_EXTRA, Feitsoort.EXTRA_ONDERSTEUNING, dag)


def make_definitive(aanmelding_id: UUID, user: Gebruiker, *, dag: date) -> Aanmelding:
    """The temporary place became a lasting one on `dag`."""
    return _note_once(aanmelding_id, user, Handeling.MAAK_DEFINITIEF, Feitsoort.DEFINITIEF_GEPLAATST, dag)


def settle_plan(aanmelding_id: UUID, user: Gebruiker, *, dag: date) -> Aanmelding:
    """The ontwikkelingsperspectief was settled on `dag`, after talking with the parents."""
    return _note_once(aanmelding_id, user, Handeling.STEL_OPP_VAST, Feitsoort.OPP_VASTGESTELD, dag)


def _note_once(aanmelding_id: UUID, user: Gebruiker, act: Handeling, soort: Feitsoort, dag: date) -> Aanmelding:
    # Looked at under the lock: of two clicks at once, on two days, one stands.
    if latest_fact(begin(aanmelding_id, user, SCHOOL, act), soort):
        raise ValidationError(_("Dit staat er al. Klopt de dag niet? Verbeter hem dan."), code="staat_er_al")
    return note(aanmelding_id, user, act, soort, dag=dag)[0]
