"""The dispute of a family: preparing it, recording that it was filed, and what happened at the commission."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from geschillen.access import GESCHIL, OUDER
from geschillen.actions.koppelen import circle_of_dispute, tell_board
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
)
from geschillen.models import Geschil, GeschilTekst, Koppeling
from geschillen.stukken import VAN_HET_GEZIN, known
from passend.dossiers.actions import circle_for, lock_dossier
from passend.dossiers.models import Feit, Feitsoort, Lezerskring
from passend.gebruikers.models import Gebruiker
from passend.klok import nu
from zorgplicht.actions.stappen import finish, lock_as
from zorgplicht.models import Aanmelding


@dataclass(frozen=True, slots=True)
class Verhaal:
    """What the family writes down: `soort` and `onderwijs_nu` are codes of `Geschil`, the rest are words."""

    soort: str
    onderwijs_nu: str
    onderwijs: str = ""
    gebeurd: str = ""
    geprobeerd: str = ""
    gevraagd: str = ""


def prepare(aanmelding_id: UUID, user: Gebruiker, story: Verhaal) -> Geschil:
    """Begin to prepare a dispute about this aanmelding, for the family alone; a second click finds the first."""
    aanmelding = lock_as(aanmelding_id, user, OUDER)
    begun = Geschil.objects.filter(aanmelding=aanmelding).first()
    if begun:
        return save_story(begun, user, story)
    return begin_dispute(aanmelding, circle_for(aanmelding.dossier_id, Lezerskring.Soort.GEZIN), story)


def begin_dispute(aanmelding: Aanmelding, circle: Lezerskring, story: Verhaal) -> Geschil:
    """Make the dispute for who reads along in `circle`: the family, or with a power of attorney its steunpunt too."""
    dispute = Geschil(
        dossier_id=aanmelding.dossier_id,
        lezerskring=circle,
        aanmelding=aanmelding,
        soort=story.soort,
        onderwijs_nu=story.onderwijs_nu,
        aangemaakt_op=nu(),
    )
    dispute.validate_constraints()
    dispute.save(force_insert=True)
    GeschilTekst.objects.create(
        geschil=dispute, dossier_id=aanmelding.dossier_id, lezerskring=circle, bewaard_op=nu(), **_words(story)
    )
    return dispute


def save_story(dispute: Geschil, user: Gebruiker, story: Verhaal) -> Geschil:
    """Keep what the family changed, before and after filing: these are its own words."""
    lock_as(dispute.aanmelding_id, user, OUDER)
    return keep_story(dispute, story)


def keep_story(dispute: Geschil, story: Verhaal) -> Geschil:
    """Keep the words of a dispute; the caller has locked the dossier and judged who writes."""
    Geschil.objects.filter(pk=dispute.pk).update(soort=story.soort, onderwijs_nu=story.onderwijs_nu)
    GeschilTekst.objects.filter(geschil=dispute).update(bewaard_op=nu(), **_words(story))
    return Geschil.objects.get(pk=dispute.pk)


def _words(story: Verhaal) -> dict[str, str]:
    return {
        "onderwijs": story.onderwijs,
        "gebeurd": story.gebeurd,
        "geprobeerd": story.geprobeerd,
        "gevraagd": story.gevraagd,
    }


def tick_papers(dispute: Geschil, papers: Sequence[str]) -> None:
    """Keep which papers the family has; unknown codes are dropped."""
    lock_dossier(dispute.dossier_id)
    Geschil.objects.filter(pk=dispute.pk).update(stukken=known(VAN_HET_GEZIN, papers))


def file_dispute(dispute: Geschil, user: Gebruiker, *, dag: date, bewijs: str, woorden: str) -> Feit:
    """The family filed the dispute at the commission itself, on `dag`, and can show it by `bewijs` and `woorden`.

    The school and the board see no words, only that a case runs since that day: it moves the board's term. Filed
    before, another day takes the place of the older one. Raises ValidationError without words about the proof.
    """
    require_proof(woorden)
    fact = record_step(dispute, user, "ingediend", dag=dag)
    mark_filed(dispute, dag, bewijs, woorden)
    return fact


def require_proof(woorden: str) -> None:
    """Raise ValidationError at `woorden` when nothing says what the proof is."""
    if not woorden.strip():
        raise ValidationError({"woorden": ValidationError(_("Schrijf op wat uw bewijs is."), code="geen_bewijs")})


def mark_filed(dispute: Geschil, dag: date, bewijs: str, woorden: str) -> None:
    """Let the dispute say that it was filed, and by what that can be shown."""
    GeschilTekst.objects.filter(geschil=dispute).update(bewijs=woorden, bewaard_op=nu())
    Geschil.objects.filter(pk=dispute.pk).update(stand=Geschil.Stand.INGEDIEND, ingediend_op=dag, bewijs=bewijs)


def record_step(
    dispute: Geschil, user: Gebruiker, stap: str, *, dag: date, tot_dag: date | None = None, code: str = ""
) -> Feit:
    """Record one step at the commission (a key of `access.GESCHIL`) as the family.

    `tot_dag`: the date that the commission's letter names for the defence; it leads over the computed one. A hearing
    may lie ahead. Raises ValidationError when the step does not fit or its day cannot be right.
    """
    aanmelding = lock_as(dispute.aanmelding_id, user, OUDER)
    return record_for(dispute, aanmelding, user, stap, dag=dag, tot_dag=tot_dag, code=code)


def record_for(
    dispute: Geschil,
    aanmelding: Aanmelding,
    user: Gebruiker,
    stap: str,
    *,
    dag: date,
    tot_dag: date | None = None,
    code: str = "",
    namens_id: UUID | None = None,
) -> Feit:
    """Do what `record_step` does for an aanmelding that the caller locked; `namens_id`: for that parent."""
    daad, standing = GESCHIL[stap], standing_facts(aanmelding.id)
    require_fit(daad, OUDER, standing)
    require_code(daad, code)
    require_step_days(daad.soort, dag, tot_dag, standing)
    old = standing.get(daad.soort)
    if old and is_same(old, dag, tot_dag, code):
        return old
    circle = circle_of_dispute(dispute)
    if old and old.lezerskring_id != circle.pk:
        require_own_circle(namens_id)
    fact = record_or_replace(
        dossier_id=aanmelding.dossier_id,
        betreft_id=aanmelding.id,
        lezerskring=circle,
        soort=daad.soort,
        dag=dag,
        tot_dag=tot_dag,
        code=code,
        old=old,
        user=user,
        namens_id=namens_id,
    )
    finish(aanmelding)
    tell_board(dispute, fact)
    return fact


def undo_step(dispute: Geschil, user: Gebruiker, stap: str) -> None:
    """Say that a step that this parent recorded did not happen; the filing has an act of its own (`undo_filing`).

    Raises ValidationError when somebody else recorded it, or when what came after rests on it.
    """
    aanmelding = lock_as(dispute.aanmelding_id, user, OUDER)
    standing = standing_facts(aanmelding.id)
    fact = standing.get(GESCHIL[stap].soort)
    if stap == "ingediend" or fact is None or fact.vastgelegd_door_id != user.pk:
        raise ValidationError(_("Dit kan nu niet. Misschien is er intussen iets anders vastgelegd."), code="past_niet")
    require_undo(fact.soort, standing)
    undone = take_back(fact, user)
    finish(aanmelding)
    tell_board(dispute, undone)


def undo_filing(dispute: Geschil, user: Gebruiker) -> None:
    """It was not filed after all: it is prepared again. Only while nothing followed and no board reads along."""
    aanmelding = lock_as(dispute.aanmelding_id, user, OUDER)
    standing = standing_facts(aanmelding.id)
    filed = standing.get(Feitsoort.GPO_INGEDIEND)
    later = [kind for kind in standing if kind.startswith("gpo_") and kind != Feitsoort.GPO_INGEDIEND]
    if filed is None or later:
        raise ValidationError(_("Dit kan nu niet. Er is al meer vastgelegd over deze zaak."), code="past_niet")
    if Koppeling.objects.filter(betreft_id=aanmelding.id, stand=Koppeling.Stand.JA).exists():
        message = _("U deelt deze datums met het schoolbestuur. Stop eerst met delen. Daarna kunt u dit verbeteren.")
        raise ValidationError(message, code="gedeeld")
    take_back(filed, user)
    finish(aanmelding)
    Geschil.objects.filter(pk=dispute.pk).update(
        stand=Geschil.Stand.VOORBEREID, ingediend_op=None, bewijs="", koppelcode=""
    )
    GeschilTekst.objects.filter(geschil=dispute).update(bewijs="", bewaard_op=nu())
