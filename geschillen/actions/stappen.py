"""What the actions of a bezwaar and a dispute share."""

from collections.abc import Collection
from datetime import date
from uuid import UUID

from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils.translation import gettext as _

from geschillen.access import Daad
from passend.berichten.actions import queue_message
from passend.dossiers.actions import record_fact
from passend.dossiers.models import Feit, Feitsoort, Lezerskring, Zekerheid
from passend.gebruikers.models import Gebruiker
from zorgplicht.actions.stappen import require_day

# Why a fact takes the place of another: its maker gave another day, the other side did, or the circle became wider.
TYPING_ERROR = "typefout"
OTHER_SIDE = "andere_kant"
LINKED = "gekoppeld"


def standing_facts(betreft_id: UUID) -> dict[str, Feit]:
    """Return, by kind, the fact that counts of those that the person of the context may read."""
    facts = Feit.objects.about(betreft_id).in_force().select_related("lezerskring").order_by("id")
    return {fact.soort: fact for fact in facts}


def require_fit(daad: Daad, rol: str, standing: Collection[str]) -> None:
    """Raise ValidationError when this cannot be recorded now."""
    if not daad.fits(rol, standing):
        raise ValidationError(_("Dit kan nu niet. Misschien is er intussen iets anders vastgelegd."), code="past_niet")


def require_step_days(soort: str, dag: date, tot_dag: date | None, filed_on: date | None) -> None:
    """Raise ValidationError for a day before the filing, one ahead (but of a hearing), or a last day before `dag`."""
    not_before = None if soort == Feitsoort.GPO_INGEDIEND else filed_on
    require_day(dag, not_before=not_before, may_be_future=soort == Feitsoort.GPO_ZITTING)
    if tot_dag and tot_dag < dag:
        message = _("Deze dag ligt voor de dag van de brief. Kijk nog eens in de brief.")
        raise ValidationError({"tot_dag": ValidationError(message, code="te_vroeg")})


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
