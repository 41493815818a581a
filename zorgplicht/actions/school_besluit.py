"""The board's decision as a school records it: what it is, who took it on which ground, and when it was announced."""

from datetime import date
from uuid import UUID

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from passend.dossiers.models import Feit, Feitsoort
from passend.gebruikers.models import Gebruiker
from passend.klok import nu
from zorgplicht.access import Handeling
from zorgplicht.actions.school_gedeeld import NEWS, SCHOOL, earliest_day, tell_family
from zorgplicht.actions.stappen import begin, finish, latest_fact, record, require_day, require_words
from zorgplicht.keten import heads
from zorgplicht.models import Aanmelding, Besluit

SOORT_OF = {
    Feitsoort.TOEGELATEN: Besluit.Soort.TOEGELATEN,
    Feitsoort.GEWEIGERD: Besluit.Soort.GEWEIGERD,
    Feitsoort.NIET_IN_BEHANDELING: Besluit.Soort.NIET_BEHANDELD,
}
# The letter with a decision is a fact of its own: what counts from it differs.
ANNOUNCED_AS = {
    Besluit.Soort.GEWEIGERD: Feitsoort.WEIGERING_BEKENDGEMAAKT,
    Besluit.Soort.NIET_BEHANDELD: Feitsoort.NIET_BEHANDELEN_BEKENDGEMAAKT,
}
DECISION_OF_LETTER = {letter: decision for decision, letter in ANNOUNCED_AS.items()}
# A ground that is a thing of its own for the law's search for another school.
FACT_OF_GROUND = {
    Besluit.Grond.GEEN_PLAATSRUIMTE: Feitsoort.GEEN_PLAATSRUIMTE,
    Besluit.Grond.GRONDSLAG: Feitsoort.GRONDSLAG_NIET_ONDERSCHREVEN,
    Besluit.Grond.TOELATINGSVOORWAARDEN: Feitsoort.TOELATINGSVOORWAARDEN_NIET_VERVULD,
}
# The code of such a fact: it came with the refusal, and goes with it.
BY_GROUND = "grond"


def admit(
    aanmelding_id: UUID,
    user: Gebruiker,
    *,
    dag: date,
    toelichting: str = "",
    besloten_door: str = "",
    mandaat: str = "",
) -> Aanmelding:
    """The board decided on `dag` to admit the child. Admission is not yet enrolment."""
    words = {"toelichting": toelichting, "besloten_door": besloten_door, "mandaat": mandaat}
    return _decide(aanmelding_id, user, Handeling.LAAT_TOE, Feitsoort.TOEGELATEN, dag, words)


def refuse(
    aanmelding_id: UUID,
    user: Gebruiker,
    *,
    dag: date,
    toelichting: str,
    grond: str = Besluit.Grond.ANDERS,
    besloten_door: str = "",
    mandaat: str = "",
) -> Aanmelding:
    """The board decided on `dag` not to admit the child, on the ground `grond`, for the reasons in `toelichting`.

    Raises ValidationError at `toelichting` without reasons (WPO 63 lid 2; WEC 61 lid 2; WVO 2020 8.8 lid 4).
    """
    require_words(toelichting)
    words = {"toelichting": toelichting, "besloten_door": besloten_door, "mandaat": mandaat}
    return _decide(aanmelding_id, user, Handeling.WEIGER, Feitsoort.GEWEIGERD, dag, words, grond)


def leave_untreated(
    aanmelding_id: UUID,
    user: Gebruiker,
    *,
    dag: date,
    toelichting: str,
    besloten_door: str = "",
    mandaat: str = "",
) -> Aanmelding:
    """The board decided on `dag` not to treat an aanmelding that was not completed; `toelichting` says why.

    Raises ValidationError at `toelichting` without reasons, and on a day on which the family still had time to
    complete it (WPO 63 lid 4; WEC 61 lid 5; Awb 4:5).
    """
    require_words(toelichting)
    words = {"toelichting": toelichting, "besloten_door": besloten_door, "mandaat": mandaat}
    return _decide(aanmelding_id, user, Handeling.BEHANDEL_NIET, Feitsoort.NIET_IN_BEHANDELING, dag, words)


def _decide(
    aanmelding_id: UUID,
    user: Gebruiker,
    act: Handeling,
    soort: Feitsoort,
    dag: date,
    words: dict[str, str],
    grond: str = "",
) -> Aanmelding:
    aanmelding = begin(aanmelding_id, user, SCHOOL, act)
    require_day(dag, not_before=earliest_day(aanmelding, soort))
    fact = record(aanmelding, soort, dag, user, toelichting=words["toelichting"])
    decision = Besluit(
        dossier_id=aanmelding.dossier_id,
        lezerskring=aanmelding.lezerskring,
        aanmelding=aanmelding,
        feit=fact,
        soort=SOORT_OF[soort],
        grond=grond,
        bestuur_id=aanmelding.school.bestuur_id,
        besloten_door=words["besloten_door"].strip(),
        mandaat=words["mandaat"].strip(),
        besloten_op=dag,
        vastgelegd_op=nu(),
        vastgelegd_door=user,
    )
    decision.validate_constraints()
    decision.save(force_insert=True)
    of_ground = FACT_OF_GROUND.get(Besluit.Grond(grond)) if grond else None
    if of_ground and latest_fact(aanmelding, of_ground) is None:
        record(aanmelding, of_ground, dag, user, code=BY_GROUND)
    finish(aanmelding)
    tell_family(aanmelding, fact, "besluit", dag)
    return aanmelding


def decision_now(aanmelding: Aanmelding) -> Besluit | None:
    """Return the decision that stands: the last recorded of those that were not undone."""
    now = heads(Feit.objects.about(aanmelding.id).order_by("id"))
    taken = Besluit.objects.filter(aanmelding=aanmelding).order_by("feit_id")
    return next((one for one in reversed(list(taken)) if now.get(one.feit_id)), None)


def announce(
    aanmelding_id: UUID, user: Gebruiker, *, dag: date, hoe: str, bezwaarclausule: bool, gpo_genoemd: bool
) -> Aanmelding:
    """The school sent or gave the letter with the decision on `dag`: bezwaar and the commission count from here.

    Of a decision not to treat the aanmelding only the commission does: no text that was read names bezwaar against it.
    Only what the school says here is an announcement; a message of the portal is none.
    """
    aanmelding = begin(aanmelding_id, user, SCHOOL, Handeling.MAAK_BEKEND)
    decision = decision_now(aanmelding)
    if decision is None or decision.soort not in ANNOUNCED_AS:
        raise ValidationError(_("Leg eerst het besluit vast."), code="geen_besluit")
    if decision.bekendgemaakt_op:
        raise ValidationError(_("De brief is al vastgelegd. Klopt die dag niet? Verbeter hem dan."), code="al_bekend")
    require_day(dag, not_before=decision.besloten_op)
    decision.bekendgemaakt_op, decision.bekendgemaakt_hoe = dag, hoe
    decision.bezwaarclausule, decision.gpo_genoemd = bezwaarclausule, gpo_genoemd
    decision.validate_constraints()
    decision.save(update_fields=["bekendgemaakt_op", "bekendgemaakt_hoe", "bezwaarclausule", "gpo_genoemd"])
    fact = record(aanmelding, ANNOUNCED_AS[Besluit.Soort(decision.soort)], dag, user, code=hoe)
    finish(aanmelding)
    tell_family(aanmelding, fact, NEWS, dag)
    return aanmelding


def follow_correction(aanmelding: Aanmelding, fact: Feit, *, dag: date | None) -> list[Feit]:
    """Keep what goes with a decision equal to its fact, which is about to be corrected; returns what falls with it.

    `fact` as it stands before the correction. Raises ValidationError when the letter would have gone out before the
    decision.
    """
    if fact.soort in SOORT_OF and dag:
        _move(_decision_of(aanmelding, fact), besloten_op=dag)
    elif fact.soort in DECISION_OF_LETTER:
        _move(_announced(aanmelding, DECISION_OF_LETTER[Feitsoort(fact.soort)]), bekendgemaakt_op=dag)
    elif letter := ANNOUNCED_AS.get(SOORT_OF.get(Feitsoort(fact.soort), Besluit.Soort.TOEGELATEN)):
        facts = Feit.objects.about(aanmelding.id).in_force().select_related("lezerskring").order_by("id")
        return [one for one in facts if one.soort == letter or one.code == BY_GROUND]
    return []


def _decision_of(aanmelding: Aanmelding, fact: Feit) -> Besluit | None:
    first = fact
    while first.vervangt is not None:
        first = first.vervangt
    return Besluit.objects.filter(aanmelding=aanmelding, feit=first).first()


def _announced(aanmelding: Aanmelding, soort: Besluit.Soort) -> Besluit | None:
    decisions = Besluit.objects.filter(aanmelding=aanmelding, soort=soort)
    return decisions.filter(bekendgemaakt_op__isnull=False).order_by("feit_id").last()


def _move(decision: Besluit | None, **days: date | None) -> None:
    if decision is None:
        return
    for name, day in days.items():
        setattr(decision, name, day)
    if decision.bekendgemaakt_op is None:
        decision.bekendgemaakt_hoe, decision.bezwaarclausule, decision.gpo_genoemd = "", None, None
    decision.validate_constraints()
    decision.save(
        update_fields=["besloten_op", "bekendgemaakt_op", "bekendgemaakt_hoe", "bezwaarclausule", "gpo_genoemd"]
    )
