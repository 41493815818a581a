"""What a school does with an aanmelding: confirm, ask, extend, decide, place, and set right what was entered wrong."""

from datetime import date, timedelta
from uuid import UUID

from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils.translation import gettext as _

from passend.berichten.actions import queue_message
from passend.dossiers.actions import correct_fact, lock_dossier, preview_terms
from passend.dossiers.models import Feit, Feitsoort, Termijn, Toegang
from passend.gebruikers.models import Gebruiker
from passend.huisstijl.templatetags.huisstijl_tags import datum
from passend.klok import vandaag
from zorgplicht.access import OWN_FACTS, Handeling
from zorgplicht.actions.ontvangst import follow_confirmation, note_confirmed
from zorgplicht.actions.stappen import begin, day_of, finish, latest_fact, record, require_day, require_words
from zorgplicht.models import Aanmelding

# The law names no longest time; beyond this it is a slip of the pen in the year.
LONGEST_TO_COMPLETE = timedelta(days=365)
SCHOOL = Toegang.Rol.SCHOOL


def _tell_family(aanmelding: Aanmelding, fact: Feit, soort: str, dag: date | None) -> None:
    queue_message(
        soort,
        sleutel=f"{aanmelding.id}:{soort}:{fact.id}",
        dossier_id=aanmelding.dossier_id,
        gezin=True,
        pad=reverse("zorgplicht:dossier", args=[aanmelding.dossier_id]),
        dag=dag,
    )


def confirm_receipt(aanmelding_id: UUID, user: Gebruiker) -> Aanmelding:
    """The school says it has the aanmelding. That starts nothing: the term runs from delivery.

    What the family said about it is certain from now on.
    """
    aanmelding = begin(aanmelding_id, user, SCHOOL, Handeling.BEVESTIG_ONTVANGST)
    today = vandaag()
    note_confirmed(aanmelding, user, today)
    fact = record(aanmelding, Feitsoort.ONTVANGST_BEVESTIGD, today, user)
    finish(aanmelding)
    _tell_family(aanmelding, fact, "ontvangst_bevestigd", today)
    return aanmelding


def ask_completion(aanmelding_id: UUID, user: Gebruiker, *, tot_dag: date, toelichting: str) -> Aanmelding:
    """The school asks the family to complete the aanmelding, until and including `tot_dag`."""
    aanmelding = begin(aanmelding_id, user, SCHOOL, Handeling.VRAAG_AANVULLING)
    today = vandaag()
    if tot_dag <= today:
        raise ValidationError({"tot_dag": _("Geef de ouder tijd: kies een dag na vandaag.")}, code="te_kort")
    if tot_dag > today + LONGEST_TO_COMPLETE:
        message = _("Deze dag ligt meer dan een jaar vooruit. Kijk nog eens naar het jaar.")
        raise ValidationError({"tot_dag": message}, code="te_ver")
    require_words(toelichting)
    fact = record(aanmelding, Feitsoort.AANVULLING_GEVRAAGD, today, user, tot_dag=tot_dag, toelichting=toelichting)
    finish(aanmelding)
    _tell_family(aanmelding, fact, "aanvulling_gevraagd", tot_dag)
    return aanmelding


def record_completion(aanmelding_id: UUID, user: Gebruiker, *, dag: date) -> Aanmelding:
    """The school has what it asked for since `dag`; the term runs on."""
    aanmelding = begin(aanmelding_id, user, SCHOOL, Handeling.MELD_AANGEVULD)
    require_day(dag, not_before=day_of(aanmelding, Feitsoort.AANVULLING_GEVRAAGD))
    fact = record(aanmelding, Feitsoort.AANVULLING_ONTVANGEN, dag, user)
    finish(aanmelding)
    _tell_family(aanmelding, fact, "aanvulling_ontvangen", dag)
    return aanmelding


def decision_day(aanmelding: Aanmelding) -> date | None:
    """Return the last day, in every reading, on which the school's decision is in time; None: no term runs."""
    term = Termijn.objects.about(aanmelding.id).open().leading().filter(onderwerp="besluit").first()
    return term.uiterlijk_op if term else None


def latest_extended_day(aanmelding: Aanmelding) -> date | None:
    """Return the last day that an extension announced today could name, or None when it cannot be told now."""
    return _last_decision_day(aanmelding, Feitsoort.BESLISTERMIJN_VERLENGD)


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


def extend_term(aanmelding_id: UUID, user: Gebruiker, *, tot_dag: date, toelichting: str) -> Aanmelding:
    """The school takes more time, once, until and including `tot_dag`, which must be as short as it can be.

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
    _require_extension(tot_dag, decision_day(aanmelding), latest_extended_day(aanmelding))
    fact = record(
        aanmelding, Feitsoort.BESLISTERMIJN_VERLENGD, vandaag(), user, tot_dag=tot_dag, toelichting=toelichting
    )
    finish(aanmelding)
    _tell_family(aanmelding, fact, "termijn_verlengd", tot_dag)
    return aanmelding


def admit(aanmelding_id: UUID, user: Gebruiker, *, dag: date, toelichting: str = "") -> Aanmelding:
    """The board decided on `dag` to admit the child. Admission is not yet enrolment."""
    return _decide(aanmelding_id, user, Handeling.LAAT_TOE, Feitsoort.TOEGELATEN, dag, toelichting)


def refuse(aanmelding_id: UUID, user: Gebruiker, *, dag: date, toelichting: str) -> Aanmelding:
    """The board decided on `dag` not to admit the child, for the reasons in `toelichting`.

    Raises ValidationError at `toelichting` without reasons (WPO 63 lid 2; WEC 61 lid 2; WVO 2020 8.8 lid 4).
    """
    require_words(toelichting)
    return _decide(aanmelding_id, user, Handeling.WEIGER, Feitsoort.GEWEIGERD, dag, toelichting)


def leave_untreated(aanmelding_id: UUID, user: Gebruiker, *, dag: date, toelichting: str) -> Aanmelding:
    """The board decided on `dag` not to treat an aanmelding that was not completed; `toelichting` says why.

    Raises ValidationError at `toelichting` without reasons, and on a day on which the family still had time to
    complete it (WPO 63 lid 4; WEC 61 lid 5; Awb 4:5).
    """
    require_words(toelichting)
    return _decide(aanmelding_id, user, Handeling.BEHANDEL_NIET, Feitsoort.NIET_IN_BEHANDELING, dag, toelichting)


def _decide(
    aanmelding_id: UUID, user: Gebruiker, act: Handeling, soort: Feitsoort, dag: date, toelichting: str
) -> Aanmelding:
    aanmelding = begin(aanmelding_id, user, SCHOOL, act)
    require_day(dag, not_before=_earliest_day(aanmelding, soort))
    fact = record(aanmelding, soort, dag, user, toelichting=toelichting)
    finish(aanmelding)
    _tell_family(aanmelding, fact, "besluit", dag)
    return aanmelding


def _earliest_day(aanmelding: Aanmelding, soort: str) -> date | None:
    """Return the first day on which this can have happened, or None when nothing says."""
    if soort == Feitsoort.NIET_IN_BEHANDELING:
        asked = latest_fact(aanmelding, Feitsoort.AANVULLING_GEVRAAGD)
        if asked and asked.tot_dag:
            return asked.tot_dag + timedelta(days=1)
    # That of the first recording: a day that the family gave afterwards is not yet certain and holds nothing back.
    sent = Feit.objects.about(aanmelding.id).filter(soort=Feitsoort.AANMELDING_GEDAAN).order_by("id").first()
    return sent.dag if sent else None


def place(aanmelding_id: UUID, user: Gebruiker, *, dag: date) -> Aanmelding:
    """The child is enrolled and starts on `dag`, which may lie ahead."""
    return _place(aanmelding_id, user, Handeling.PLAATS, Feitsoort.INGESCHREVEN, dag)


def place_temporarily(aanmelding_id: UUID, user: Gebruiker, *, dag: date) -> Aanmelding:
    """The child is placed for the time being, from `dag` on, until the school decides."""
    return _place(aanmelding_id, user, Handeling.PLAATS_TIJDELIJK, Feitsoort.TIJDELIJK_GEPLAATST, dag)


def _place(aanmelding_id: UUID, user: Gebruiker, act: Handeling, soort: Feitsoort, dag: date) -> Aanmelding:
    aanmelding = begin(aanmelding_id, user, SCHOOL, act)
    require_day(dag, not_before=_earliest_day(aanmelding, soort), may_be_future=True)
    fact = record(aanmelding, soort, dag, user)
    finish(aanmelding)
    _tell_family(aanmelding, fact, "geplaatst", dag)
    return aanmelding


def correct(
    aanmelding_id: UUID, user: Gebruiker, *, fact_id: int, dag: date | None, reden: str, tot_dag: date | None = None
) -> Aanmelding:
    """Set right what the school recorded itself: another day, or (`dag` None) it did not happen.

    Raises Feit.DoesNotExist for a fact that is not the school's, is gone, or was corrected already.
    """
    seen = Aanmelding.objects.visible_to(user).get(pk=aanmelding_id)
    lock_dossier(seen.dossier_id)
    aanmelding = Aanmelding.objects.of_schools_of(user).select_related("lezerskring", "school").get(pk=aanmelding_id)
    fact = Feit.objects.about(aanmelding.id).in_force().get(pk=fact_id, soort__in=OWN_FACTS)
    if dag:
        placed = fact.soort in {Feitsoort.INGESCHREVEN, Feitsoort.TIJDELIJK_GEPLAATST}
        require_day(dag, not_before=_earliest_day(aanmelding, fact.soort), may_be_future=placed)
        tot_dag = tot_dag or fact.tot_dag
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
    new = correct_fact(fact, dag=dag, tot_dag=tot_dag if dag else None, reden=reden, door_id=user.pk)
    if fact.soort == Feitsoort.ONTVANGST_BEVESTIGD:
        follow_confirmation(aanmelding, user, dag=dag, reden=reden)
    finish(aanmelding)
    _tell_family(aanmelding, new, "gecorrigeerd", vandaag())
    return aanmelding
