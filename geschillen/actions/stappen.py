"""What the actions of a bezwaar and a dispute share."""

from collections.abc import Collection, Mapping
from datetime import date
from typing import Any, Protocol
from uuid import UUID

from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils.translation import gettext as _

from geschillen.access import Daad, rests_on
from passend.berichten.actions import queue_message
from passend.dossiers.actions import record_fact
from passend.dossiers.models import Feit, Feitsoort, Lezerskring, Zekerheid
from passend.gebruikers.models import Gebruiker
from passend.huisstijl.templatetags.huisstijl_tags import datum
from zorgplicht.actions.stappen import require_day

# Why a fact takes the place of another: its maker gave another day, the other side did, or the circle became wider.
TYPING_ERROR = "typefout"
OTHER_SIDE = "andere_kant"
LINKED = "gekoppeld"
MISTAKE = "vergissing"
# What cannot have happened before what: a day that says so is a slip of the pen.
BEFORE: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(
        (
            Feitsoort.GPO_VERWEER_GEVRAAGD,
            Feitsoort.GPO_VERWEER_INGEDIEND,
            Feitsoort.GPO_SPOED,
            Feitsoort.GPO_ZITTING,
            Feitsoort.GPO_BEEINDIGD,
            Feitsoort.SWV_INGELICHT,
        ),
        (Feitsoort.GPO_INGEDIEND,),
    ),
    Feitsoort.GPO_DICTUM: (Feitsoort.GPO_INGEDIEND, Feitsoort.GPO_ZITTING),
    Feitsoort.GPO_OORDEEL: (Feitsoort.GPO_INGEDIEND, Feitsoort.GPO_ZITTING),
    Feitsoort.GPO_OORDEEL_ONTVANGEN: (Feitsoort.GPO_OORDEEL,),
    Feitsoort.GPO_REACTIE_BESTUUR: (Feitsoort.GPO_OORDEEL,),
    Feitsoort.BESLISSING_BEKENDGEMAAKT: (Feitsoort.BESLISSING_OP_BEZWAAR,),
}


class Dated(Protocol):
    """A fact of a dossier, or of the file of a board."""

    dag: Any


def standing_facts(betreft_id: UUID) -> dict[str, Feit]:
    """Return, by kind, the fact that counts of those that the person of the context may read.

    Without the circle of each: a steunpunt reads a shared fact, and not the row of the circle that it stands in.
    """
    facts = Feit.objects.about(betreft_id).in_force().order_by("id")
    return {fact.soort: fact for fact in facts}


def require_fit(daad: Daad, rol: str, standing: Collection[str]) -> None:
    """Raise ValidationError when this cannot be recorded now."""
    if not daad.fits(rol, standing):
        raise ValidationError(_("Dit kan nu niet. Misschien is er intussen iets anders vastgelegd."), code="past_niet")


def require_code(daad: Daad, code: str) -> None:
    """Raise ValidationError when the code is none of those that this can say."""
    if code not in (daad.codes or {""}):
        raise ValidationError({"code": ValidationError(_("Kies een van de antwoorden."), code="onbekend")})


def require_step_days(soort: str, dag: date, tot_dag: date | None, standing: Mapping[str, Dated]) -> None:
    """Raise ValidationError for a day that cannot be right beside the days of the facts that stand.

    No day may lie ahead but that of a hearing, and the last day for the defence not before its letter.
    """
    earlier = [fact.dag for kind in BEFORE.get(soort, ()) if (fact := standing.get(kind)) and fact.dag]
    require_day(dag, not_before=max(earlier, default=None), may_be_future=soort == Feitsoort.GPO_ZITTING)
    later = [fact.dag for kind, fact in standing.items() if soort in BEFORE.get(kind, ()) and fact.dag]
    if later and dag > min(later):
        message = _("Deze dag ligt na %(dag)s. Wat daarna kwam, is al vastgelegd.")
        raise ValidationError(message, params={"dag": datum(min(later))}, code="na_wat_volgde")
    if tot_dag and tot_dag < dag:
        message = _("Deze dag ligt voor de dag van de brief. Kijk nog eens in de brief.")
        raise ValidationError({"tot_dag": ValidationError(message, code="te_vroeg")})


def require_own_circle(namens_id: UUID | None) -> None:
    """Raise ValidationError when `namens_id` names a parent: a steunpunt does not write among family and board."""
    if namens_id:
        message = _("Deze dag staat bij het gezin en het schoolbestuur. Klopt hij niet? De ouder kan hem verbeteren.")
        raise ValidationError(message, code="van_het_bestuur")


def require_undo(soort: str, standing: Collection[str]) -> None:
    """Raise ValidationError when what came after rests on it, so that it cannot be said not to have happened."""
    if soort not in standing or rests_on(soort, standing):
        raise ValidationError(_("Dit kan nu niet. Er is al meer vastgelegd over deze zaak."), code="past_niet")


def take_back(fact: Feit, user: Gebruiker) -> Feit:
    """Say that a fact did not happen after all; it stays to be seen as set right."""
    assert fact.betreft_id is not None  # facts about nothing are recorded nowhere here
    return record_fact(
        dossier_id=fact.dossier_id,
        betreft_id=fact.betreft_id,
        lezerskring=fact.lezerskring,
        soort=Feitsoort.NIET_GEBEURD,
        dag=None,
        vervangt=fact,
        reden=MISTAKE,
        door_id=user.pk,
    )


def record_or_replace(
    *,
    dossier_id: UUID,
    betreft_id: UUID,
    lezerskring: Lezerskring,
    soort: Feitsoort,
    dag: date,
    user: Gebruiker,
    tot_dag: date | None = None,
    code: str = "",
    old: Feit | None = None,
    namens_id: UUID | None = None,
) -> Feit:
    """Record a fact; one of the same kind that stands (`old`) is replaced, and stays to be seen as set right.

    `namens_id`: the parent for whom `user` does this with a written power of attorney.
    """
    return record_fact(
        dossier_id=dossier_id,
        betreft_id=betreft_id,
        lezerskring=lezerskring,
        soort=soort,
        dag=dag,
        tot_dag=tot_dag,
        code=code,
        zekerheid=Zekerheid.VAST,
        vervangt=old,
        reden=_why(old, namens_id or user.pk) if old else "",
        door_id=user.pk,
        namens_id=namens_id,
    )


def _why(old: Feit, whose: UUID) -> str:
    """Whether whose act it is sets it right, or the other side does."""
    return TYPING_ERROR if whose in (old.vastgelegd_door_id, old.namens_id) else OTHER_SIDE


def is_same(old: Feit | None, dag: date, tot_dag: date | None, code: str) -> bool:
    """Return whether this was recorded already, so that a second click records nothing."""
    return old is not None and (old.dag, old.tot_dag, old.code) == (dag, tot_dag, code)


def tell_family(dossier_id: UUID, soort: str, sleutel: str, dag: date | None) -> None:
    """Queue a mail of this kind to every parent of the dossier."""
    pad = reverse("zorgplicht:dossier", args=[dossier_id])
    queue_message(soort, sleutel=sleutel, dossier_id=dossier_id, gezin=True, pad=pad, dag=dag)
