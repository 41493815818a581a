"""One-time links: making one, finding one by its key, and using it up with the act that was done with it."""

import secrets
import uuid
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.db import connection, transaction
from django.utils import timezone
from django.utils.crypto import salted_hmac

from passend.dossiers.actions.uitnodiging import CODE_LENGTH
from passend.dossiers.codes import new_letters, normal_code
from passend.dossiers.models import LINKHOUDER, Eenmaligelink, Linkpoging
from passend.gebruikers.models import Gebruiker
from passend.klok import nu, vandaag

VALID_FOR = timedelta(days=30)
MAX_WRONG = 10
WINDOW = timedelta(minutes=15)
KEPT = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Sleutel:
    """The key of a new link. Only its maker ever holds it: on paper, in a mail, on one page."""

    link_id: UUID
    sleutel: str
    geldig_tot: date

    @property
    def afdruk(self) -> str:
        return fingerprint(self.sleutel)


def new_key(soort: str) -> Sleutel:
    """Return a new key: 256 bits for a mail; for paper a code to type."""
    paper = soort == Eenmaligelink.Soort.PAPIER
    key = normal_code(new_letters(CODE_LENGTH)) if paper else secrets.token_urlsafe(32)
    return Sleutel(uuid.uuid4(), key, vandaag() + VALID_FOR)


def fingerprint(key: str) -> str:
    """Return the hash under which a key is kept. Keyed, so that who holds the database alone can guess no code."""
    return salted_hmac("passend.link", key, algorithm="sha256").hexdigest()


def make_link(dossier_id: UUID, betreft_id: UUID, organisatie_id: UUID, soort: str) -> Sleutel:
    """Make a link to a subject of a dossier, as its family; returns its key, which nobody can ask for again."""
    key = new_key(soort)
    Eenmaligelink.objects.create(
        id=key.link_id,
        dossier_id=dossier_id,
        betreft_id=betreft_id,
        organisatie_id=organisatie_id,
        sleutel_hash=key.afdruk,
        soort=soort,
        geldig_tot=key.geldig_tot,
        gemaakt_op=nu(),
    )
    return key


def find_link(key: str) -> tuple[UUID | None, str]:
    """Return the id of the link with this key and its state: "geldig", "gebruikt", "vervallen", "verlopen".

    Without a link with this key: (None, "onbekend").
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT id, stand FROM passend.zoek_link(%s, %s)", [fingerprint(key), vandaag()])
        return cursor.fetchone() or (None, "onbekend")


def link_state(link_id: UUID) -> str:
    """Return the state of a link by its id, as `find_link` does."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT passend.linkstand(%s, %s)", [link_id, vandaag()])
        return str(cursor.fetchone()[0] or "onbekend")


def use_link(act: str, following: Sleutel | None, soort: str = "") -> None:
    """Use up the link of this context for `act`, and let `following` take the place of every other open one.

    The last thing that a transaction does: afterwards the link opens nothing any more. Raises a ProgrammingError with
    SQLSTATE 42501 when it was used already.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT passend.gebruik_link(%s, %s, %s, %s, %s, %s)",
            [
                act,
                nu(),
                following.link_id if following else None,
                following.afdruk if following else None,
                soort or None,
                following.geldig_tot if following else None,
            ],
        )


def link_holder() -> Gebruiker:
    """Return the user in whose name a link acts; nobody can sign in as it."""
    found = Gebruiker.objects.filter(pk=LINKHOUDER).first()
    if found is None:
        with transaction.atomic():
            found, _made = Gebruiker.objects.get_or_create(
                pk=LINKHOUDER, defaults={"naam": "school zonder account", "is_active": False}
            )
    return found


def may_try_code(bron: str) -> bool:
    """Return whether this source (a pseudonym) may type another code now."""
    return Linkpoging.objects.of_source(bron, timezone.now() - WINDOW).count() < MAX_WRONG


def note_wrong_code(bron: str) -> None:
    """Remember that a wrong code was typed; what is older than a day is forgotten."""
    moment = timezone.now()
    Linkpoging.objects.filter(moment__lt=moment - KEPT).delete()
    Linkpoging.objects.create(moment=moment, bron=bron)
