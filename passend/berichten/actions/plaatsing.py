"""Placing a message in the outbox, in the transaction of the fact that causes it."""

import json
import secrets
import time
from collections.abc import Mapping
from datetime import date, datetime, timedelta
from uuid import UUID

import structlog
from celery import current_app
from django.conf import settings
from django.db import connection, transaction
from django.template import TemplateDoesNotExist
from django.template.loader import get_template
from django.utils import timezone, translation
from kombu.exceptions import OperationalError as BrokerError

from passend.gebruikers.versleuteling import encrypt
from passend.klok import nu, vandaag

log = structlog.get_logger("passend.berichten")

# allauth's name of a mail -> ours. With the one path of sign-in no other mail is sent.
SIGN_IN_MAILS = {"login_code": "inlogcode", "unknown_account": "account_gesloten"}
# After a broker that did not answer, pages do not wait for it again for this long. The sweep of beat finds the rows.
SILENT_AFTER_FAILURE = 15.0

SWEEP = "passend.berichten.tasks.sweep"

_silent_until = 0.0


class UnknownMailError(LookupError):
    """There is no mail of this kind: templates/berichten/mail/<soort>.txt is missing."""


def queue_message(
    soort: str,
    *,
    sleutel: str,
    dossier_id: UUID,
    persoon_id: UUID | None = None,
    organisatie_id: UUID | None = None,
    gezin: bool = False,
    pad: str = "/",
    dag: date | None = None,
    gegevens: Mapping[str, str] | None = None,
    niet_voor: datetime | None = None,
    gevoelig: bool = True,
) -> None:
    """Place one message per receiver; one that was placed under this key before is left as it is.

    The receivers are one person, everyone who works at one organisation on the portal's today, or every parent of
    the dossier: exactly one of the three. `sleutel` says what the message is about (term, moment, version of the
    date); the receiver's id is added to it. `dag` is the one date in the mail, `gegevens` holds codes, never names or
    words, `niet_voor` is the portal's time. `gevoelig`: when nobody can know whether it left, it is not sent again by
    itself.

    Raises UnknownMailError without a template, ValueError without exactly one receiver, and a ProgrammingError with
    SQLSTATE 42501 when the person of the context or the receiver does not take part in the dossier.
    """
    if (persoon_id is not None) + (organisatie_id is not None) + gezin != 1:
        raise ValueError("Een bericht gaat naar een persoon, een organisatie of het gezin.")
    _require_template(soort)
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT passend.plaats_bericht(%s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s)",
            [
                soort,
                sleutel,
                dossier_id,
                persoon_id,
                organisatie_id,
                gezin,
                vandaag(),
                pad,
                dag,
                json.dumps(dict(gegevens or {})),
                gevoelig,
                niet_voor,
                nu(),
            ],
        )
    _ring_on_commit()


def queue_organisation_message(
    soort: str, *, sleutel: str, organisatie_id: UUID, pad: str, dag: date | None = None
) -> None:
    """Place one message for everyone who works at an organisation today, about work outside any dossier.

    One that was placed under this key before is left as it is. Raises UnknownMailError without a template, and a
    ProgrammingError with SQLSTATE 42501 when messages of this kind do not go to this kind of organisation.
    """
    _require_template(soort)
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT passend.plaats_organisatiebericht(%s, %s, %s, %s, %s, %s, %s)",
            [soort, sleutel, organisatie_id, vandaag(), pad, dag, nu()],
        )
    _ring_on_commit()


def queue_sign_in_mail(*, stage: str, email: str, code: str) -> None:
    """Place a mail of signing in; `stage` is allauth's name of it, `code` is kept encrypted until it has left.

    It is in the language of the page that asked for it.

    Each is a new message, so the key is random. After the life of the code it is of no use to anyone.
    """
    soort = SIGN_IN_MAILS.get(stage, "")
    _require_template(soort)
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT passend.plaats_inlogbericht(%s, %s, %s, %s, %s, %s)",
            [
                soort,
                f"{soort}:{secrets.token_hex(16)}",
                email,
                encrypt(json.dumps({"code": code, "in_taal": translation.get_language()})) if code else "",
                timezone.now() + timedelta(seconds=settings.ACCOUNT_LOGIN_BY_CODE_TIMEOUT),
                nu(),
            ],
        )
    _ring_on_commit()


def queue_code(soort: str, *, sleutel: str, dossier_id: UUID, ouder_id: UUID, pad: str, code: str) -> None:
    """Place a mail with a one-time code to one parent of the dossier; it is kept encrypted until it has left.

    Raises UnknownMailError without a template, and a ProgrammingError with SQLSTATE 42501 when the person of the
    context does not take part in the dossier, or the receiver is no parent in it.
    """
    _require_template(soort)
    life = timedelta(seconds=settings.ACCOUNT_LOGIN_BY_CODE_TIMEOUT)
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT passend.plaats_code(%s, %s, %s, %s, %s, %s, %s, %s)",
            [soort, sleutel, dossier_id, ouder_id, pad, encrypt(code), timezone.now() + life, nu()],
        )
    _ring_on_commit()


def _require_template(soort: str) -> None:
    try:
        get_template(f"berichten/mail/{soort}.txt")
    except TemplateDoesNotExist as missing:
        raise UnknownMailError(soort) from missing


def _ring_on_commit() -> None:
    # Once a transaction is enough, however many messages it places.
    if not any(ring_bell in entry for entry in connection.run_on_commit):
        transaction.on_commit(ring_bell)


def ring_bell() -> None:
    """Ask a worker to look in the outbox now. Without a broker nothing is lost: beat asks the same soon after."""
    global _silent_until
    if time.monotonic() < _silent_until:
        return
    try:
        current_app.send_task(SWEEP, retry=False)
    except BrokerError:
        _silent_until = time.monotonic() + SILENT_AFTER_FAILURE
        log.warning("wachtrij niet bereikbaar")
