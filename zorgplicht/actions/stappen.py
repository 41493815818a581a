"""What every action on an aanmelding begins and ends with."""

from datetime import date, timedelta
from uuid import UUID

from django.core.exceptions import PermissionDenied, ValidationError
from django.utils.translation import gettext as _

from passend.dossiers.actions import lock_dossier, recompute, record_fact
from passend.dossiers.models import Feit, Feitsoort, Organisatie, Toegang, Zekerheid
from passend.gebruikers.models import Gebruiker
from passend.huisstijl.templatetags.huisstijl_tags import datum
from passend.klok import nu, vandaag
from zorgplicht.access import Handeling, allowed_acts, organisations_of
from zorgplicht.models import Aanmelding, Toelichting


def begin(aanmelding_id: UUID, user: Gebruiker, rol: str, act: Handeling) -> Aanmelding:
    """Lock the dossier and return the aanmelding as it stands under that lock.

    Raises Aanmelding.DoesNotExist when the person may not see it, PermissionDenied when the role is not theirs, and
    ValidationError when the act no longer fits, for instance because a colleague was first.
    """
    aanmelding = lock_as(aanmelding_id, user, rol)
    if act not in allowed_acts(rol, aanmelding):
        raise ValidationError(
            _("Dit kan nu niet: de aanmelding staat op “%(stand)s”. Misschien was een collega u voor."),
            params={"stand": aanmelding.get_stand_display()},
            code="past_niet",
        )
    return aanmelding


def lock_as(aanmelding_id: UUID, user: Gebruiker, rol: str) -> Aanmelding:
    """Lock the dossier and return the aanmelding as it stands under that lock, for who has this role in it.

    Raises Aanmelding.DoesNotExist when the person may not see it, PermissionDenied when the role is not theirs.
    """
    seen = Aanmelding.objects.visible_to(user).get(pk=aanmelding_id)
    lock_dossier(seen.dossier_id)
    aanmelding = Aanmelding.objects.select_related("lezerskring", "school").get(pk=aanmelding_id)
    if rol == Toegang.Rol.SCHOOL:
        mine = aanmelding.lezerskring.organisatie_id in organisations_of(user, Organisatie.Soort.SCHOOL)
    else:
        mine = Aanmelding.objects.of_family(user).filter(pk=aanmelding_id).exists()
    if not mine:
        raise PermissionDenied
    return aanmelding


# Further ahead is a slip of the pen in the year.
FAR_AHEAD = timedelta(days=2 * 365)


def require_day(day: date, *, not_before: date | None = None, may_be_future: bool = False) -> None:
    """Raise ValidationError when a day on which something happened cannot be right."""
    if not may_be_future and day > vandaag():
        raise ValidationError(_("Deze dag is nog niet geweest. Vul een dag in tot en met vandaag."), code="toekomst")
    if day > vandaag() + FAR_AHEAD:
        raise ValidationError(_("Deze dag ligt meer dan 2 jaar vooruit. Kijk nog eens naar het jaar."), code="te_ver")
    if not_before and day < not_before:
        raise ValidationError(
            _("Deze dag ligt voor %(dag)s. Eerder kan niet."),
            params={"dag": datum(not_before)},
            code="te_vroeg",
        )


def require_words(words: str) -> None:
    """Raise ValidationError at `toelichting` when nothing was written."""
    if not words.strip():
        message = _("Schrijf een toelichting. Het gezin heeft die nodig.")
        raise ValidationError({"toelichting": ValidationError(message, code="geen_toelichting")})


def day_of(aanmelding: Aanmelding, *kinds: Feitsoort) -> date | None:
    """Return the day of the latest fact of these kinds that still stands, or None."""
    fact = latest_fact(aanmelding, *kinds)
    return fact.dag if fact else None


def latest_fact(aanmelding: Aanmelding, *kinds: Feitsoort) -> Feit | None:
    """Return the latest recorded fact of these kinds that still stands, or None."""
    return Feit.objects.about(aanmelding.id).in_force().filter(soort__in=kinds).order_by("-id").first()


def record(
    aanmelding: Aanmelding,
    soort: Feitsoort,
    dag: date | None,
    user: Gebruiker,
    *,
    tot_dag: date | None = None,
    code: str = "",
    zekerheid: Zekerheid = Zekerheid.VAST,
    toelichting: str = "",
    namens_id: UUID | None = None,
) -> Feit:
    """Record one fact about the aanmelding in its own circle, with the words that go with it.

    `namens_id`: the parent for whom `user` does this with a written power of attorney.
    """
    fact = record_fact(
        dossier_id=aanmelding.dossier_id,
        betreft_id=aanmelding.id,
        lezerskring=aanmelding.lezerskring,
        soort=soort,
        dag=dag,
        tot_dag=tot_dag,
        code=code,
        zekerheid=zekerheid,
        door_id=user.pk,
        namens_id=namens_id,
    )
    add_words(aanmelding, fact, user, toelichting)
    return fact


def add_words(aanmelding: Aanmelding, fact: Feit, user: Gebruiker, words: str) -> None:
    """Keep the words that go with a fact, beside it; nothing when nothing was written."""
    if words.strip():
        Toelichting.objects.create(
            dossier_id=aanmelding.dossier_id,
            lezerskring=aanmelding.lezerskring,
            aanmelding=aanmelding,
            feit=fact,
            tekst=words,
            vastgelegd_op=nu(),
            vastgelegd_door=user,
        )


def finish(aanmelding: Aanmelding) -> None:
    """Derive the state from the facts and let the clock run over them."""
    aanmelding.stand = derive_stand(aanmelding)
    Aanmelding.objects.filter(pk=aanmelding.pk).update(stand=aanmelding.stand)
    recompute(aanmelding.dossier_id)


# The later act counts; what says nothing about the state is not in this table.
STAND_AFTER = {
    Feitsoort.AANMELDING_GEDAAN: Aanmelding.Stand.VERSTUURD,
    Feitsoort.AANMELDING_ONTVANGEN: Aanmelding.Stand.ONTVANGEN,
    Feitsoort.ONTVANGST_BEVESTIGD: Aanmelding.Stand.BEVESTIGD,
    Feitsoort.AANVULLING_GEVRAAGD: Aanmelding.Stand.AANVULLING,
    Feitsoort.AANVULLING_ONTVANGEN: Aanmelding.Stand.BEVESTIGD,
    Feitsoort.TOEGELATEN: Aanmelding.Stand.TOEGELATEN,
    Feitsoort.GEWEIGERD: Aanmelding.Stand.GEWEIGERD,
    Feitsoort.NIET_IN_BEHANDELING: Aanmelding.Stand.NIET_BEHANDELD,
    Feitsoort.TIJDELIJK_GEPLAATST: Aanmelding.Stand.TIJDELIJK,
    Feitsoort.INGESCHREVEN: Aanmelding.Stand.GEPLAATST,
    Feitsoort.INGETROKKEN: Aanmelding.Stand.INGETROKKEN,
}


def derive_stand(aanmelding: Aanmelding) -> str:
    """Return the state that the standing facts say.

    A correction takes the place of what it corrects: the order is that of the first recording, so a corrected date
    of receipt does not undo a decision that came after it.
    """
    facts = list(Feit.objects.about(aanmelding.id).order_by("id").values("id", "soort", "vervangt_id"))
    replaced = {fact["vervangt_id"] for fact in facts}
    first: dict[int, int] = {}
    for fact in facts:
        first[fact["id"]] = first.get(fact["vervangt_id"], fact["id"])
    standing = [f for f in facts if f["id"] not in replaced and f["soort"] in STAND_AFTER]
    standing.sort(key=lambda fact: first[fact["id"]])
    extended = any(f["soort"] == Feitsoort.BESLISTERMIJN_VERLENGD and f["id"] not in replaced for f in facts)
    stand = STAND_AFTER[Feitsoort(standing[-1]["soort"])] if standing else Aanmelding.Stand.VERSTUURD
    # More time changes nothing about what the family still has to give; without that the file is and stays extended.
    waits_for_school = stand in {Aanmelding.Stand.ONTVANGEN, Aanmelding.Stand.BEVESTIGD}
    return Aanmelding.Stand.VERLENGD if extended and waits_for_school else stand
