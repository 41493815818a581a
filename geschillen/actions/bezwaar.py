"""The bezwaar at the board: the draft of the letter, and what happened with it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils.translation import gettext as _

from geschillen.access import BEZWAAR, OUDER, SCHOOL, Daad
from geschillen.actions.stappen import (
    is_same,
    record_or_replace,
    require_code,
    require_fit,
    require_own_circle,
    require_step_days,
    require_undo,
    standing_facts,
    take_back,
    tell_family,
)
from geschillen.models import Bezwaarbrief
from passend.berichten.actions import queue_message
from passend.dossiers.actions import circle_for, lock_dossier
from passend.dossiers.models import Feit, Feitsoort, Lezerskring, Toegang
from passend.gebruikers.models import Gebruiker
from passend.klok import nu
from zorgplicht.actions.stappen import add_words, finish, lock_as, require_day
from zorgplicht.models import Aanmelding

# What a bezwaar is about, and what a bezwaar can follow.
REFUSALS = (Feitsoort.GEWEIGERD, Feitsoort.NIET_IN_BEHANDELING)
ANNOUNCED = (Feitsoort.WEIGERING_BEKENDGEMAAKT, Feitsoort.NIET_BEHANDELEN_BEKENDGEMAAKT)
# Which mail tells the other side, by who records it. What the board did, it need not hear from the family.
MAILS: dict[tuple[str, str], str] = {
    (OUDER, Feitsoort.BEZWAAR_GEMAAKT): "bezwaar_gemaakt",
    (OUDER, Feitsoort.BEZWAAR_INGETROKKEN): "bezwaar_ingetrokken",
    (SCHOOL, Feitsoort.BEZWAAR_ONTVANGEN): "bezwaar_ontvangen",
    (SCHOOL, Feitsoort.BEZWAAR_GEHOORD): "bezwaar_gehoord",
    (SCHOOL, Feitsoort.BESLISSING_OP_BEZWAAR): "beslissing_op_bezwaar",
    (SCHOOL, Feitsoort.BESLISSING_BEKENDGEMAAKT): "beslissing_bekend",
}
# What is told when something did not happen after all.
PUT_RIGHT = "bezwaar_verbeterd"


@dataclass(frozen=True, slots=True)
class Antwoorden:
    """What the letter is made of."""

    redenen: Sequence[str] = ()
    uitleg: str = ""
    gevraagd: str = ""
    later: str = ""
    gesprek: bool = True


def save_letter(aanmelding: Aanmelding, answers: Antwoorden, circle: Lezerskring | None = None) -> Bezwaarbrief:
    """Keep the answers of the letter for the family; the caller has read `aanmelding` as family.

    `circle`: that of family and steunpunt, when a worker makes it with a power of attorney.
    """
    lock_dossier(aanmelding.dossier_id)
    values = {
        "redenen": list(answers.redenen),
        "uitleg": answers.uitleg,
        "gevraagd": answers.gevraagd,
        "later": answers.later,
        "gesprek": answers.gesprek,
        "bewaard_op": nu(),
    }
    if Bezwaarbrief.objects.filter(aanmelding=aanmelding).update(**values):
        return Bezwaarbrief.objects.get(aanmelding=aanmelding)
    return Bezwaarbrief.objects.create(
        dossier_id=aanmelding.dossier_id,
        lezerskring=circle or circle_for(aanmelding.dossier_id, Lezerskring.Soort.GEZIN),
        aanmelding=aanmelding,
        **values,
    )


def record_step(
    aanmelding_id: UUID, user: Gebruiker, rol: Toegang.Rol, stap: str, *, dag: date, code: str = "", woorden: str = ""
) -> Feit:
    """Record one step of the bezwaar (a key of `access.BEZWAAR`) on `dag`, with the words that go with it.

    `code`: how it was sent, or what came out. Recorded anew, another day takes the place of the older one. Raises
    ValidationError when the step does not fit, or `dag` lies before the refusal or after today.
    """
    return record_for(lock_as(aanmelding_id, user, rol), user, rol, stap, dag=dag, code=code, woorden=woorden)


def record_for(
    aanmelding: Aanmelding,
    user: Gebruiker,
    rol: Toegang.Rol,
    stap: str,
    *,
    dag: date,
    code: str = "",
    woorden: str = "",
    namens_id: UUID | None = None,
) -> Feit:
    """Do what `record_step` does for an aanmelding that the caller locked; `namens_id`: for that parent."""
    daad, standing = BEZWAAR[stap], standing_facts(aanmelding.id)
    require_fit(daad, rol, standing)
    require_code(daad, code)
    refused = [fact.dag for kind in (*ANNOUNCED, *REFUSALS) if (fact := standing.get(kind)) and fact.dag]
    if not refused:
        raise ValidationError(_("Er is nog geen besluit waar u bezwaar tegen kunt maken."), code="geen_besluit")
    require_day(dag, not_before=min(refused))
    require_step_days(daad.soort, dag, None, standing)
    old = standing.get(daad.soort)
    if old and is_same(old, dag, None, code):
        return old
    elsewhere = old is not None and old.lezerskring_id != aanmelding.lezerskring_id
    if elsewhere:
        require_own_circle(namens_id)
    fact = record_or_replace(
        dossier_id=aanmelding.dossier_id,
        betreft_id=aanmelding.id,
        # What takes the place of a fact is for the same readers: they would otherwise see the old day stand.
        lezerskring=old.lezerskring if old and elsewhere else aanmelding.lezerskring,
        soort=daad.soort,
        dag=dag,
        code=code,
        old=old,
        user=user,
        namens_id=namens_id,
    )
    add_words(aanmelding, fact, user, woorden)
    finish(aanmelding)
    _tell_the_other(aanmelding, fact, rol)
    return fact


def undo_step(aanmelding_id: UUID, user: Gebruiker, rol: Toegang.Rol, stap: str) -> None:
    """Say that a step that this person recorded did not happen, for instance a bezwaar that was never sent.

    Raises ValidationError when somebody else recorded it, or when what came after rests on it.
    """
    aanmelding = lock_as(aanmelding_id, user, rol)
    standing = standing_facts(aanmelding_id)
    fact = standing.get(BEZWAAR[stap].soort)
    if fact is None or not may_undo(BEZWAAR[stap], fact, rol, user):
        raise ValidationError(_("Dit kan nu niet. Misschien is er intussen iets anders vastgelegd."), code="past_niet")
    require_undo(fact.soort, standing)
    undone = take_back(fact, user)
    finish(aanmelding)
    if (rol, fact.soort) in MAILS:
        _tell(aanmelding, PUT_RIGHT, undone.id, rol, None)


def may_undo(daad: Daad, fact: Feit, rol: str, user: Gebruiker) -> bool:
    """Return whether this person may say that this did not happen: who did it, or for whom it was done."""
    return rol in daad.wie and user.pk in (fact.vastgelegd_door_id, fact.namens_id)


def _tell_the_other(aanmelding: Aanmelding, fact: Feit, rol: Toegang.Rol) -> None:
    soort = MAILS.get((rol, fact.soort))
    if soort:
        _tell(aanmelding, soort, fact.id, rol, fact.dag)


def _tell(aanmelding: Aanmelding, soort: str, feit_id: int, rol: Toegang.Rol, dag: date | None) -> None:
    sleutel = f"{aanmelding.id}:{soort}:{feit_id}"
    if rol == SCHOOL:
        tell_family(aanmelding.dossier_id, soort, sleutel, dag)
        return
    queue_message(
        soort,
        sleutel=sleutel,
        dossier_id=aanmelding.dossier_id,
        organisatie_id=aanmelding.lezerskring.organisatie_id,
        pad=reverse("zorgplicht:school_aanmelding", args=[aanmelding.id]),
        dag=dag,
    )
