"""What a family does to get its aanmelding to a school without an account, and to show that it arrived."""

from datetime import date
from uuid import UUID

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext as _

from passend.berichten.actions import queue_message
from passend.dossiers.actions.link import Sleutel, make_link
from passend.dossiers.models import Eenmaligelink, Feit, Feitsoort, Toegang, Zekerheid
from passend.gebruikers.models import Gebruiker
from passend.klok import nu, vandaag
from zorgplicht.access import BY_FAMILY, Handeling
from zorgplicht.actions.andere_ouder import require_no_objection
from zorgplicht.actions.gezin import mail_proof
from zorgplicht.actions.ontvangers import school_of
from zorgplicht.actions.ontvangst import (
    HANDED_IN,
    MAILED,
    POSTED,
    PROOFS,
    REGISTERED,
    disputed_days,
    note_agreed,
    note_other_day,
    note_proof,
    note_sent,
)
from zorgplicht.actions.schoolpost import LETTER, link_url, queue_school_mail
from zorgplicht.actions.stappen import add_words, begin, finish, latest_fact, record, require_day
from zorgplicht.actions.versturen import is_connected
from zorgplicht.brief import letter
from zorgplicht.models import Aanmelding, Bezorging

OUDER = Toegang.Rol.OUDER
# More letters by mail about one child to one school help nobody, and could harass whoever has the address.
MAX_MAILS = 3
MAX_OPEN_LINKS = 10


def make_letter(aanmelding_id: UUID, user: Gebruiker) -> tuple[dict[str, str], Aanmelding]:
    """Make a letter with a code of its own, to print, mail or hand in; letters made before keep theirs.

    Returns what the letter says, and the aanmelding. Nothing is recorded as sent: only the family knows when it is.
    Raises ValidationError for a school that works with the portal, and while the other parent objects for one that
    nothing reached yet.
    """
    aanmelding = begin(aanmelding_id, user, OUDER, Handeling.MAAK_BRIEF)
    _require_no_account(aanmelding)
    _require_not_new(aanmelding)
    key = _link(aanmelding, Eenmaligelink.Soort.PAPIER)
    return letter(aanmelding, key) | {"code": key.sleutel}, aanmelding


def mail_letter(aanmelding_id: UUID, user: Gebruiker, *, adres: str = "") -> Aanmelding:
    """Let the portal mail the letter to the school, with answers to the parent.

    To the address that is known with its source; only where none is known, to `adres`, which the parent found. Raises
    ValidationError at `adres`, while another mail is under way, after the third, and where `make_letter` does.
    """
    aanmelding = begin(aanmelding_id, user, OUDER, Handeling.MAIL_SCHOOL)
    _require_no_account(aanmelding)
    _require_not_new(aanmelding)
    earlier = list(Bezorging.objects.about(aanmelding.id))
    if any(one.uitkomst == Bezorging.Uitkomst.ONDERWEG for one in earlier):
        raise ValidationError(_("Er is al een mail onderweg. Wacht op bericht van ons."), code="onderweg")
    if len(earlier) >= MAX_MAILS:
        message = _(
            "U liet de aanmelding al %(aantal)s keer mailen. Kies nu een brief, of geef de aanmelding af op school."
        )
        raise ValidationError(message, params={"aantal": MAX_MAILS}, code="te_vaak")
    known = aanmelding.school.email
    if not known:
        try:
            validate_email(adres)
        except ValidationError as wrong:
            raise ValidationError({"adres": wrong.messages}) from wrong
    delivery = Bezorging.objects.create(
        dossier_id=aanmelding.dossier_id,
        lezerskring=aanmelding.lezerskring,
        aanmelding=aanmelding,
        adres=known or adres,
        herkomst=Bezorging.Herkomst.SCHOOL if known else Bezorging.Herkomst.OUDER,
        vastgelegd_op=nu(),
        vastgelegd_door=user,
    )
    key = _link(aanmelding, Eenmaligelink.Soort.MAIL)
    words = letter(aanmelding, key)
    queue_school_mail(
        LETTER,
        sleutel=delivery.sleutel,
        bezorging_id=delivery.id,
        inhoud=words | {"schoollink": link_url(key), "antwoord_aan": _mail_of(words["contact"])},
    )
    note_sent(aanmelding, user, vandaag(), MAILED)
    finish(aanmelding)
    return aanmelding


def _mail_of(contact: str) -> str:
    return next((part for part in contact.split(", ") if "@" in part), "")


def _require_no_account(aanmelding: Aanmelding) -> None:
    if is_connected(aanmelding.school_id):
        raise ValidationError(
            _("Deze school werkt met Passend. Zij leest de aanmelding daar; een brief is niet nodig."),
            code="aangesloten",
        )


def _require_not_new(aanmelding: Aanmelding) -> None:
    """Raise ValidationError when the letter would be the first of it that this school gets, while a parent objects."""
    if aanmelding.stand == Aanmelding.Stand.VERSTUURD:
        require_no_objection(aanmelding.dossier_id)


def _link(aanmelding: Aanmelding, soort: str) -> Sleutel:
    running = Eenmaligelink.objects.about(aanmelding.id).open_on(vandaag())
    if running.count() >= MAX_OPEN_LINKS:
        # The oldest makes room: a drawer full of letters that all work is nobody's wish.
        oldest = running.order_by("gemaakt_op", "id").values("pk")[:1]
        Eenmaligelink.objects.filter(pk__in=oldest).update(vervallen_op=nu())
    return make_link(aanmelding.dossier_id, aanmelding.id, aanmelding.school_id, soort)


def record_posted(aanmelding_id: UUID, user: Gebruiker, *, dag: date) -> Aanmelding:
    """The family posted the letter on `dag`; again, with another day, corrects that."""
    aanmelding = begin(aanmelding_id, user, OUDER, Handeling.MELD_GEPOST)
    require_day(dag, not_before=_made_on(aanmelding))
    note_sent(aanmelding, user, dag, POSTED)
    finish(aanmelding)
    mail_proof(aanmelding, dag)
    return aanmelding


def record_proof(
    aanmelding_id: UUID, user: Gebruiker, *, soort: str, dag: date, verstuurd: date | None = None, woorden: str = ""
) -> Aanmelding:
    """The family has proof that the school got the aanmelding on `dag`: a signed strip, registered post, a call.

    `verstuurd` is the day on a receipt of registered post; `woorden` its number, or with whom and when was spoken.
    Raises ValidationError when a certain day stands already, or when the days contradict each other.
    """
    assert soort in PROOFS  # the form offers these
    aanmelding = begin(aanmelding_id, user, OUDER, Handeling.MELD_BEWIJS)
    received = latest_fact(aanmelding, Feitsoort.AANMELDING_ONTVANGEN)
    if received and received.zekerheid == Zekerheid.VAST:
        raise ValidationError(_("De dag van ontvangst staat al vast. Een bewijs erbij is niet nodig."), code="vast")
    require_day(dag, not_before=_made_on(aanmelding))
    if soort == REGISTERED:
        if verstuurd is None or verstuurd > dag:
            message = _("Vul de dag in waarop u de brief verstuurde. Dat is niet na de dag van bezorging.")
            raise ValidationError({"verstuurd": message})
        require_day(verstuurd, not_before=_made_on(aanmelding))
    if soort != "strook" and not woorden.strip():
        raise ValidationError({"woorden": _("Schrijf dit op: het hoort bij het bewijs.")})
    fact = note_proof(aanmelding, user, dag, soort, sent_on=verstuurd if soort == REGISTERED else None)
    add_words(aanmelding, fact, user, woorden)
    finish(aanmelding)
    _tell_school(aanmelding, fact)
    return aanmelding


def correct_day(aanmelding_id: UUID, user: Gebruiker, *, dag: date) -> Aanmelding:
    """The family handed the letter in on another day than it said. All dates that count from it move.

    Raises ValidationError when that day is no longer the family's word alone.
    """
    aanmelding = begin(aanmelding_id, user, OUDER, Handeling.VERBETER_DAG)
    received = latest_fact(aanmelding, Feitsoort.AANMELDING_ONTVANGEN)
    if received is None or received.zekerheid != Zekerheid.VOORLOPIG or received.code != HANDED_IN:
        message = _("Deze dag kunt u niet meer zelf verbeteren: de school of een bewijs heeft hem vastgelegd.")
        raise ValidationError(message, code="vast")
    require_day(dag, not_before=_made_on(aanmelding))
    note_other_day(aanmelding, user, dag)
    finish(aanmelding)
    _tell_school(aanmelding, latest_fact(aanmelding, Feitsoort.AANMELDING_ONTVANGEN) or received)
    return aanmelding


def answer_day(aanmelding_id: UUID, user: Gebruiker, *, eens: bool) -> Aanmelding:
    """The family says whether it agrees with the later day of the school. If not, both days go on standing.

    Raises ValidationError when no day is disputed, or when it was answered already.
    """
    aanmelding = begin(aanmelding_id, user, OUDER, Handeling.ANTWOORD_OP_DAG)
    if not disputed_days(aanmelding):
        raise ValidationError(_("Er is geen verschil meer over de dag van ontvangst."), code="niet_betwist")
    if eens:
        fact = note_agreed(aanmelding, user)
    elif latest_fact(aanmelding, Feitsoort.DAG_WEERSPROKEN):
        raise ValidationError(_("U zei al dat u het niet eens bent. Dat staat in het dossier."), code="al_gezegd")
    else:
        fact = record(aanmelding, Feitsoort.DAG_WEERSPROKEN, vandaag(), user, code=BY_FAMILY)
    finish(aanmelding)
    _tell_school(aanmelding, fact)
    return aanmelding


def _made_on(aanmelding: Aanmelding) -> date | None:
    """Return the day on which the family made the aanmelding here: nothing went to the school before it."""
    first = Feit.objects.about(aanmelding.id).filter(soort=Feitsoort.AANMELDING_GEDAAN).order_by("id").first()
    return first.dag if first else None


def _tell_school(aanmelding: Aanmelding, fact: Feit) -> None:
    """Tell who works at the school by now; a school without an account reads it with its next link."""
    queue_message(
        "dag_gezin",
        sleutel=f"{aanmelding.id}:dag_gezin:{fact.id}",
        dossier_id=aanmelding.dossier_id,
        dag=vandaag(),
        **school_of(aanmelding.id, aanmelding.school_id),
    )


__all__ = [
    "answer_day",
    "correct_day",
    "mail_letter",
    "make_letter",
    "record_posted",
    "record_proof",
]
