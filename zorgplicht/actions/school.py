"""What a school does with an aanmelding: confirm, take more time, and set right what was entered wrong.

The other acts stand beside this module, by subject; all of them can be called from here.
"""

from datetime import date
from uuid import UUID

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from passend.dossiers.actions import correct_fact, lock_dossier, preview_terms
from passend.dossiers.models import Feit, Feitsoort, Termijn
from passend.gebruikers.models import Gebruiker
from passend.huisstijl.templatetags.huisstijl_tags import datum
from passend.klok import vandaag
from zorgplicht.access import OWN_FACTS, Handeling, is_own_fact
from zorgplicht.actions.ontvangst import follow_confirmation, note_confirmed
from zorgplicht.actions.school_aanvulling import ask_completion, record_completion, record_delivery, record_papers
from zorgplicht.actions.school_besluit import admit, announce, follow_correction, leave_untreated, refuse
from zorgplicht.actions.school_gedeeld import SCHOOL, earliest_day, tell_family
from zorgplicht.actions.school_plaatsing import (
    WITH_ENROLMENT,
    make_definitive,
    note_elsewhere,
    note_extra_support,
    place,
    place_temporarily,
    settle_plan,
    tell_other_schools,
)
from zorgplicht.actions.school_zoeken import (
    ask_other_school,
    make_offer,
    other_school_willing,
    record_answer,
    record_meeting,
    record_observation,
    record_waiting,
    say_cannot_support,
)
from zorgplicht.actions.stappen import begin, finish, latest_fact, record, require_day, require_words
from zorgplicht.models import Aanmelding

__all__ = [
    "admit",
    "announce",
    "ask_completion",
    "ask_other_school",
    "confirm_receipt",
    "correct",
    "decision_day",
    "extend_term",
    "latest_extended_day",
    "leave_untreated",
    "make_definitive",
    "make_offer",
    "note_elsewhere",
    "note_extra_support",
    "other_school_willing",
    "place",
    "place_temporarily",
    "record_answer",
    "record_completion",
    "record_delivery",
    "record_meeting",
    "record_observation",
    "record_papers",
    "record_waiting",
    "refuse",
    "say_cannot_support",
    "settle_plan",
]

# These days may lie ahead: a first school day, a planned observation.
MAY_BE_FUTURE = {Feitsoort.INGESCHREVEN, Feitsoort.TIJDELIJK_GEPLAATST, Feitsoort.OBSERVATIE}


def confirm_receipt(aanmelding_id: UUID, user: Gebruiker, *, dag: date | None = None) -> Aanmelding:
    """The school says it has the aanmelding. That starts nothing: the term runs from delivery.

    What the family said about it is certain from now on, unless the school names a later day `dag`: then both days
    stand, disputed, and the family is asked.
    """
    aanmelding = begin(aanmelding_id, user, SCHOOL, Handeling.BEVESTIG_ONTVANGST)
    today = vandaag()
    if dag:
        first = Feit.objects.about(aanmelding.id).filter(soort=Feitsoort.AANMELDING_GEDAAN).order_by("id").first()
        require_day(dag, not_before=first.dag if first else None)
    disputed = note_confirmed(aanmelding, user, today, dag)
    fact = record(aanmelding, Feitsoort.ONTVANGST_BEVESTIGD, today, user)
    finish(aanmelding)
    if disputed:
        tell_family(aanmelding, fact, "dag_betwist", dag)
    else:
        tell_family(aanmelding, fact, "ontvangst_bevestigd", today)
    return aanmelding


def decision_day(aanmelding: Aanmelding) -> date | None:
    """Return the last day, in every reading, on which the school's decision is in time; None: no term runs."""
    term = Termijn.objects.about(aanmelding.id).open().leading().filter(onderwerp="besluit").first()
    return term.uiterlijk_op if term else None


def latest_extended_day(aanmelding: Aanmelding) -> date | None:
    """Return the last day that an extension announced today could name, or None when it cannot be told now."""
    return _last_decision_day(aanmelding, Feitsoort.BESLISTERMIJN_VERLENGD)


def sure_extended_day(aanmelding: Aanmelding) -> date | None:
    """Return the last day of an extension announced today that holds in every reading, or None."""
    rows = preview_terms(aanmelding.dossier_id, aanmelding.id, Feitsoort.BESLISTERMIJN_VERLENGD, vandaag())
    return min(
        (row["vervalt_op"] for row in rows if row["onderwerp"] == "besluit" and row["vervalt_op"]), default=None
    )


def _last_decision_day(aanmelding: Aanmelding, added: Feitsoort | None, without: Feit | None = None) -> date | None:
    """Return the last day for the decision if `added` happened today and `without` had not been recorded."""
    rows = preview_terms(aanmelding.dossier_id, aanmelding.id, added, vandaag(), without=without)
    days = [row["uiterlijk_op"] for row in rows if row["onderwerp"] == "besluit" and row["uiterlijk_op"]]
    return max(days, default=None)


def _require_extension(tot_dag: date, current: date | None, latest: date | None) -> None:
    """Raise ValidationError at `tot_dag` when it is no extension of `current`, or lies after `latest`."""
    if current and tot_dag <= current:
        message = _("Kies een dag na %(dag)s, de laatste dag zonder verlenging.") % {"dag": datum(current)}
        raise ValidationError({"tot_dag": ValidationError(message, code="geen_verlenging")})
    if latest and tot_dag > latest:
        message = _("Verlengen kan tot en met %(dag)s.") % {"dag": datum(latest)}
        raise ValidationError({"tot_dag": ValidationError(message, code="te_lang")})


def extend_term(
    aanmelding_id: UUID, user: Gebruiker, *, tot_dag: date, toelichting: str, dag: date | None = None
) -> Aanmelding:
    """The school takes more time, once, until and including `tot_dag`, which must be as short as it can be.

    The parents were told on `dag`, today when not given.

    Raises ValidationError at `tot_dag` when the law does not give that much (WPO 40 lid 6; WVO 2020 8.8 lid 2; WEC 40
    lid 7: at most four weeks more), when no term runs, and when it was extended before.
    """
    aanmelding = begin(aanmelding_id, user, SCHOOL, Handeling.VERLENG)
    if latest_fact(aanmelding, Feitsoort.BESLISTERMIJN_VERLENGD):
        raise ValidationError(_("De termijn is al een keer verlengd. Dat kan maar één keer."), code="al_verlengd")
    if not Termijn.objects.about(aanmelding.id).open().filter(onderwerp="besluit").exists():
        raise ValidationError(
            _("Er loopt geen termijn voor een besluit. Er is dus niets te verlengen."), code="geen_termijn"
        )
    require_words(toelichting)
    told_on = dag or vandaag()
    require_day(told_on, not_before=earliest_day(aanmelding, Feitsoort.BESLISTERMIJN_VERLENGD))
    _require_extension(tot_dag, decision_day(aanmelding), latest_extended_day(aanmelding))
    fact = record(
        aanmelding, Feitsoort.BESLISTERMIJN_VERLENGD, told_on, user, tot_dag=tot_dag, toelichting=toelichting
    )
    finish(aanmelding)
    tell_family(aanmelding, fact, "termijn_verlengd", tot_dag)
    return aanmelding


def correct(
    aanmelding_id: UUID, user: Gebruiker, *, fact_id: int, dag: date | None, reden: str, tot_dag: date | None = None
) -> Aanmelding:
    """Set right what the school recorded itself: another day, or (`dag` None) it did not happen.

    What came with the fact goes with it. Raises Feit.DoesNotExist for a fact that is not the school's, is gone, or was
    corrected already.
    """
    seen = Aanmelding.objects.visible_to(user).get(pk=aanmelding_id)
    lock_dossier(seen.dossier_id)
    aanmelding = Aanmelding.objects.of_schools_of(user).select_related("lezerskring", "school").get(pk=aanmelding_id)
    fact = Feit.objects.about(aanmelding.id).in_force().get(pk=fact_id, soort__in=OWN_FACTS)
    if not is_own_fact(fact):
        raise Feit.DoesNotExist
    tot_dag = (tot_dag or fact.tot_dag) if dag else None
    _require_correctable(aanmelding, fact, dag, tot_dag)
    fallen = follow_correction(aanmelding, fact, dag=dag)
    new = correct_fact(fact, dag=dag, tot_dag=tot_dag, reden=reden, door_id=user.pk)
    for other in fallen:
        correct_fact(other, dag=None, reden=reden, door_id=user.pk)
    if fact.soort == Feitsoort.ONTVANGST_BEVESTIGD:
        follow_confirmation(aanmelding, user, dag=dag, reden=reden)
    if fact.soort == Feitsoort.INGESCHREVEN:
        lasting = latest_fact(aanmelding, Feitsoort.DEFINITIEF_GEPLAATST)
        if lasting and lasting.code == WITH_ENROLMENT:
            correct_fact(lasting, dag=dag, reden=reden, door_id=user.pk)
        tell_other_schools(new)
    finish(aanmelding)
    tell_family(aanmelding, new, "gecorrigeerd", vandaag())
    return aanmelding


def _require_correctable(aanmelding: Aanmelding, fact: Feit, dag: date | None, tot_dag: date | None) -> None:
    """Raise ValidationError when the other day cannot be right, or something else still rests on the fact."""
    if dag:
        require_day(dag, not_before=earliest_day(aanmelding, fact.soort), may_be_future=fact.soort in MAY_BE_FUTURE)
        if fact.soort == Feitsoort.BESLISTERMIJN_VERLENGD and tot_dag and tot_dag != fact.tot_dag:
            _require_extension(
                tot_dag,
                _last_decision_day(aanmelding, None, without=fact),
                _last_decision_day(aanmelding, Feitsoort.BESLISTERMIJN_VERLENGD, without=fact),
            )
    elif fact.soort == Feitsoort.TOEGELATEN and latest_fact(aanmelding, Feitsoort.INGESCHREVEN):
        raise ValidationError(
            _("Het kind is ook als geplaatst vastgelegd. Verbeter eerst de plaatsing."), code="nog_geplaatst"
        )
    elif fact.soort == Feitsoort.AANBOD_GEDAAN:
        answer = latest_fact(aanmelding, Feitsoort.AANBOD_BEANTWOORD)
        if answer and answer.id > fact.id:
            raise ValidationError(
                _("De ouders hebben op dit aanbod geantwoord. U kunt alleen de dag verbeteren."), code="beantwoord"
            )
