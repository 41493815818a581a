"""A request for help: asked by the family, taken up, waiting for someone, closed with a sentence, opened again."""

from dataclasses import dataclass
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from passend.berichten.actions import queue_message
from passend.dossiers.actions import (
    circle_for,
    grant_access,
    lock_dossier,
    open_dossier,
    recompute,
    record_fact,
)
from passend.dossiers.models import Dossier, Feit, Feitsoort, Lezerskring, Organisatie, Toegang
from passend.gebruikers.models import Gebruiker
from passend.klok import nu, vandaag
from zorgplicht.access_hulpvraag import Hulpdaad, allowed_help
from zorgplicht.actions.schoolnee import record_no, show_no
from zorgplicht.actions.steunpunt_overdracht import take_case
from zorgplicht.delen import Nee
from zorgplicht.models import Behandelaar, Hulpvraag, Hulpvraagbijdrage, Hulpvraagtekst

Stand, Weg, Wachter = Hulpvraag.Stand, Hulpvraag.Weg, Hulpvraag.Wachter
OUDER, STEUNPUNT = Toegang.Rol.OUDER, Toegang.Rol.STEUNPUNT
# Each fact leads to one state, so the state can always be told from the latest fact.
STAND_AFTER: dict[str, str] = {
    Feitsoort.HULPVRAAG_GESTELD: Stand.NIEUW,
    Feitsoort.HULPVRAAG_OPGEPAKT: Stand.OPGEPAKT,
    Feitsoort.HULPVRAAG_WACHT: Stand.WACHT_OP,
    Feitsoort.HULPVRAAG_KLAAR: Stand.KLAAR,
}
# What the code of a fact says, when it says more than its kind.
BY_PHONE, REOPENED, FAMILY_ANSWERED = "telefoon", "heropend", "gezin"
# The first half of PostgreSQL's two-part advisory lock: ours among other uses.
TWICE_LOCK = 7241_0007


@dataclass(frozen=True, slots=True)
class Vraag:
    """What a parent tells the steunpunt; the story in their own words, the rest as far as they want."""

    vraag: str
    naam: str = ""
    kind_voornaam: str = ""
    telefoon: str = ""
    postcode: str = ""


def ask_help(
    hulpvraag_id: UUID,
    user: Gebruiker,
    steunpunt: Organisatie,
    words: Vraag,
    *,
    dossier_id: UUID | None = None,
    nee: Nee | None = None,
) -> Hulpvraag:
    """The family asks a steunpunt for help, in a dossier of its own or in a new one; a second click finds the first.

    The steunpunt is let into the dossier and sees this request, and nothing else that the family did not show it.
    `nee`: what a school said at the door, kept and shown to the steunpunt. Raises Dossier.DoesNotExist when the
    dossier is not this family's.
    """
    wait_for_twin(hulpvraag_id)
    if known := Hulpvraag.objects.of_family(user).filter(pk=hulpvraag_id).first():
        return known
    if dossier_id is None:
        dossier_id = open_dossier(grond="hulpvraag").id
    elif not _is_family(dossier_id, user):
        raise Dossier.DoesNotExist
    lock_dossier(dossier_id)
    grant_access(dossier_id, steunpunt, STEUNPUNT, grond="hulpvraag")
    circle_for(dossier_id, Lezerskring.Soort.STEUNPUNT, steunpunt)
    circle = circle_for(dossier_id, Lezerskring.Soort.GEZIN_STEUNPUNT, steunpunt)
    asked = begin_course(hulpvraag_id, circle, user, Weg.GEZIN)
    Hulpvraagtekst.objects.create(
        hulpvraag=asked,
        dossier_id=dossier_id,
        lezerskring=circle,
        vraag=words.vraag,
        naam=words.naam,
        kind_voornaam=words.kind_voornaam,
        telefoon=words.telefoon,
        postcode=words.postcode,
        email=user.email or "",
    )
    if nee:
        show_no(record_no(dossier_id, user, nee), steunpunt)
    _tell_steunpunt(asked, "hulpvraag_nieuw", "nieuw")
    return asked


def wait_for_twin(hulpvraag_id: UUID) -> None:
    """Wait until a click that makes this same request has ended, so that the second click finds what it made."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s, hashtext(%s))", [TWICE_LOCK, str(hulpvraag_id)])


def _is_family(dossier_id: UUID, user: Gebruiker) -> bool:
    running = Toegang.objects.running_on(vandaag()).filter(gebruiker=user, rol=OUDER)
    return running.filter(dossier_id=dossier_id).exists()


def begin_course(hulpvraag_id: UUID, circle: Lezerskring, user: Gebruiker, weg: str) -> Hulpvraag:
    """Make the row and its first fact; the caller has locked the dossier and adds the words.

    Raises Hulpvraag.DoesNotExist when the key is that of someone else's request.
    """
    assert circle.organisatie_id is not None  # a circle of a steunpunt has one
    try:
        with transaction.atomic():
            asked = Hulpvraag.objects.create(
                id=hulpvraag_id,
                dossier_id=circle.dossier_id,
                lezerskring=circle,
                organisatie_id=circle.organisatie_id,
                weg=weg,
                stand_sinds=vandaag(),
                gesteld_op=nu(),
            )
    except IntegrityError as taken:
        # The key is of a request that this person may not see.
        raise Hulpvraag.DoesNotExist from taken
    _record(asked, user, Feitsoort.HULPVRAAG_GESTELD, code=BY_PHONE if weg == Weg.TELEFOON else "")
    return asked


def begin(hulpvraag_id: UUID, user: Gebruiker, rol: str, act: Hulpdaad) -> Hulpvraag:
    """Lock the dossier and return the hulpvraag as it stands under that lock.

    Raises Hulpvraag.DoesNotExist when it is not theirs in this role, and ValidationError when the act no longer fits.
    """
    mine = Hulpvraag.objects.of_family(user) if rol == OUDER else Hulpvraag.objects.of_steunpunt(user)
    lock_dossier(mine.get(pk=hulpvraag_id).dossier_id)
    found = mine.with_words().get(pk=hulpvraag_id)
    if act not in allowed_help(rol, found):
        message = _("Dit kan nu niet: de hulpvraag staat op “%(stand)s”. Misschien was iemand u voor.")
        raise ValidationError(message, params={"stand": found.get_stand_display()}, code="past_niet")
    return found


def take_up(hulpvraag_id: UUID, user: Gebruiker) -> Hulpvraag:
    """A worker takes it up, also from a colleague or after waiting; the family is told who helps."""
    found = begin(hulpvraag_id, user, STEUNPUNT, Hulpdaad.PAK_OP)
    fact = _record(found, user, Feitsoort.HULPVRAAG_OPGEPAKT, opgepakt_door=user)
    helping = Behandelaar.objects.holding_on(vandaag()).filter(
        dossier_id=found.dossier_id, organisatie_id=found.organisatie_id
    )
    if helping.exists():
        _tell_family(found, fact)
    else:
        # That tells the family that somebody helps it: one message is enough.
        take_case(found.dossier_id, user)
    return found


def wait_for(hulpvraag_id: UUID, user: Gebruiker, *, op: str, tekst: str) -> Hulpvraag:
    """Say for whom it waits and what that person has to do.

    Raises ValidationError at `tekst` when the family would not know what it waits for.
    """
    found = begin(hulpvraag_id, user, STEUNPUNT, Hulpdaad.WACHT)
    _require_words(tekst, _("Schrijf op waarop u wacht. Het gezin leest dit."))
    fact = _record(found, user, Feitsoort.HULPVRAAG_WACHT, code=op, wacht_op=op, opgepakt_door=found.opgepakt_door)
    _say(found, user, tekst, van_gezin=False, feit=fact)
    _tell_family(found, fact)
    return found


def add_words(hulpvraag_id: UUID, user: Gebruiker, rol: str, *, tekst: str) -> Hulpvraag:
    """The family or the steunpunt adds words; the other is told. When it waited for the family, it goes on."""
    found = begin(hulpvraag_id, user, rol, Hulpdaad.VUL_AAN)
    _require_words(tekst, _("Schrijf eerst iets op."))
    fact = None
    if rol == OUDER and found.wacht_op == Wachter.GEZIN:
        fact = _record(
            found, user, Feitsoort.HULPVRAAG_OPGEPAKT, code=FAMILY_ANSWERED, opgepakt_door=found.opgepakt_door
        )
    said = _say(found, user, tekst, van_gezin=rol == OUDER, feit=fact)
    if rol == OUDER:
        _tell_steunpunt(found, "hulpvraag_aangevuld", str(said.id))
    else:
        _tell_family(found, said.id)
    return found


def close(hulpvraag_id: UUID, user: Gebruiker, rol: str, *, tekst: str) -> Hulpvraag:
    """It is done. A worker says what came of it, in a sentence for the family; the family may leave that out."""
    found = begin(hulpvraag_id, user, rol, Hulpdaad.SLUIT)
    if rol == STEUNPUNT:
        _require_words(tekst, _("Schrijf een zin voor het gezin: wat kwam eruit?"))
    fact = _record(found, user, Feitsoort.HULPVRAAG_KLAAR, opgepakt_door=found.opgepakt_door)
    if tekst.strip():
        _say(found, user, tekst, van_gezin=rol == OUDER, feit=fact)
    _tell_other(found, rol, fact)
    return found


def reopen(hulpvraag_id: UUID, user: Gebruiker, rol: str, *, tekst: str) -> Hulpvraag:
    """Help is needed after all: back with who took it up, or new when nobody had."""
    found = begin(hulpvraag_id, user, rol, Hulpdaad.HEROPEN)
    _require_words(tekst, _("Schrijf op waarom er weer hulp nodig is."))
    kind = Feitsoort.HULPVRAAG_OPGEPAKT if found.opgepakt_door_id else Feitsoort.HULPVRAAG_GESTELD
    fact = _record(found, user, kind, code=REOPENED, opgepakt_door=found.opgepakt_door)
    _say(found, user, tekst, van_gezin=rol == OUDER, feit=fact)
    _tell_other(found, rol, fact)
    return found


def _record(
    hulpvraag: Hulpvraag,
    user: Gebruiker,
    soort: Feitsoort,
    *,
    code: str = "",
    wacht_op: str = "",
    opgepakt_door: Gebruiker | None = None,
) -> Feit:
    """Record the fact and bring the state up to date with it. No date moves: a hulpvraag has no term."""
    fact = record_fact(
        dossier_id=hulpvraag.dossier_id,
        betreft_id=hulpvraag.id,
        lezerskring=hulpvraag.lezerskring,
        soort=soort,
        dag=vandaag(),
        code=code,
        door_id=user.pk,
    )
    hulpvraag.stand, hulpvraag.stand_sinds = STAND_AFTER[soort], vandaag()
    hulpvraag.opgepakt_door, hulpvraag.wacht_op = opgepakt_door, wacht_op
    hulpvraag.validate_constraints()
    hulpvraag.save(update_fields=["stand", "stand_sinds", "opgepakt_door", "wacht_op"])
    recompute(hulpvraag.dossier_id)
    return fact


def _require_words(words: str, message: str) -> None:
    if not words.strip():
        raise ValidationError({"tekst": message})


def _say(
    hulpvraag: Hulpvraag, user: Gebruiker, tekst: str, *, van_gezin: bool, feit: Feit | None
) -> Hulpvraagbijdrage:
    return Hulpvraagbijdrage.objects.create(
        dossier_id=hulpvraag.dossier_id,
        lezerskring=hulpvraag.lezerskring,
        hulpvraag=hulpvraag,
        feit=feit,
        van_gezin=van_gezin,
        tekst=tekst.strip(),
        vastgelegd_op=nu(),
        vastgelegd_door=user,
    )


def _tell_other(hulpvraag: Hulpvraag, rol: str, fact: Feit) -> None:
    if rol == OUDER:
        _tell_steunpunt(hulpvraag, "hulpvraag_aangevuld", str(fact.id))
    else:
        _tell_family(hulpvraag, fact)


def _tell_steunpunt(hulpvraag: Hulpvraag, soort: str, moment: str) -> None:
    queue_message(
        soort,
        sleutel=f"{hulpvraag.id}:{soort}:{moment}",
        dossier_id=hulpvraag.dossier_id,
        organisatie_id=hulpvraag.organisatie_id,
        pad=reverse("zorgplicht:steunpunt_hulpvraag", args=[hulpvraag.id]),
        dag=vandaag(),
    )


def _tell_family(hulpvraag: Hulpvraag, about: Feit | UUID) -> None:
    moment = about.id if isinstance(about, Feit) else about
    queue_message(
        "hulpvraag_veranderd",
        sleutel=f"{hulpvraag.id}:veranderd:{moment}",
        dossier_id=hulpvraag.dossier_id,
        gezin=True,
        pad=reverse("zorgplicht:hulpvraag", args=[hulpvraag.id]),
        dag=vandaag(),
    )
