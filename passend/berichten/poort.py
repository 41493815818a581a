"""The gateway: hands a message to the mail server once per key, and says what became of it."""

import hashlib
import json
import re
import smtplib
from dataclasses import dataclass
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.template.loader import render_to_string
from django.utils import timezone, translation

from passend.berichten.actions.poortboek import begin, finish, hold_key, known_outcome
from passend.berichten.models import Bericht, Poortboek
from passend.berichten.models.bericht import MAX_POGINGEN
from passend.gebruikers.versleuteling import InvalidToken, decrypt

Uitkomst = Poortboek.Uitkomst
# The mail server said no in so many words: the message is not under way. Anything else after the conversation began
# (a broken line, silence) leaves it open whether it was taken.
REFUSALS = (
    smtplib.SMTPRecipientsRefused,
    smtplib.SMTPSenderRefused,
    smtplib.SMTPDataError,
    smtplib.SMTPHeloError,
    smtplib.SMTPNotSupportedError,
    smtplib.SMTPAuthenticationError,
)
# Of these the secret is all that the template may say, as JSON: mail to a school that has no account, or to somebody
# whom nobody knows yet. With "antwoord_aan" among it, an answer goes to the parents, who are the sender; "in_taal" is
# the language.
MET_INHOUD = ("schoolbrief", "schoollink", "inlogcode")
# These exist in every language of the portal; every other mail is Dutch as a whole.
IN_TALEN = (
    "inlogcode", "aanmelding_verstuurd", "aanmelding_inleveren", "bezorging_gelukt", "bezorging_mislukt",
    "ontvangst_bevestigd",
)  # fmt: skip


@dataclass(frozen=True)
class Uitslag:
    """What became of a try. `uitkomst` None: somebody else is sending it at this moment.

    `reden` is a code. `vervalt`: nobody needs it any more; `definitief`: another try makes no sense.
    """

    uitkomst: Poortboek.Uitkomst | None
    reden: str = ""
    vervalt: bool = False
    definitief: bool = False


def hand_over(message: Bericht) -> Uitslag:
    """Send a leased message unless its key says that it left, or may have left, before."""
    with hold_key(message.sleutel) as held:
        if not held:
            return Uitslag(None)
        known = known_outcome(message.sleutel)
        if known == Uitkomst.VERSTUURD:
            return Uitslag(Uitkomst.VERSTUURD)
        if known == Uitkomst.ONBEKEND and message.gevoelig:
            finish(message.sleutel, Uitkomst.ONBEKEND)
            return Uitslag(Uitkomst.ONBEKEND, "afgebroken")
        obstacle = _obstacle(message)
        if obstacle:
            return obstacle
        try:
            mail = compose(message)
        except InvalidToken:
            return Uitslag(Uitkomst.NIET_VERSTUURD, "sleutel_vervangen", definitief=True)
        return _send(message.sleutel, mail)


def _obstacle(message: Bericht) -> Uitslag | None:
    """Return why this message need not be tried at all, or None."""
    if message.nuttig_tot is not None and message.nuttig_tot < timezone.now():
        return Uitslag(Uitkomst.NIET_VERSTUURD, "te_laat", vervalt=True)
    if message.ontvanger is not None and not message.ontvanger.is_active:
        return Uitslag(Uitkomst.NIET_VERSTUURD, "account_gesloten", vervalt=True)
    if not _address(message):
        return Uitslag(Uitkomst.NIET_VERSTUURD, "geen_adres", definitief=True)
    # The try before this one did not come back, five times over.
    if message.pogingen > MAX_POGINGEN:
        return Uitslag(Uitkomst.NIET_VERSTUURD, "steeds_afgebroken", definitief=True)
    return None


def _address(message: Bericht) -> str:
    return message.adres if message.ontvanger is None else message.ontvanger.email or ""


def compose(message: Bericht) -> EmailMessage:
    """Return the mail: a stage, a date, a link. Raises InvalidToken when its secret cannot be read any more."""
    secret = decrypt(message.geheim) if message.geheim else ""
    words: dict[str, str] = json.loads(secret) if message.soort in MET_INHOUD and secret.startswith("{") else {}
    context = {
        "dag": message.dag,
        "link": settings.BASIS_URL.rstrip("/") + message.pad,
        "code": "" if words else secret,
        "aan_zet": "",
        "minuten": settings.ACCOUNT_LOGIN_BY_CODE_TIMEOUT // 60,
        **message.gegevens,
        **words,
    }
    language = message.ontvanger.taal if message.ontvanger else words.get("in_taal")
    with translation.override(language if language and message.soort in IN_TALEN else settings.LANGUAGE_CODE):
        text = render_to_string(f"berichten/mail/{message.soort}.txt", context)
    subject, _, body = text.strip().partition("\n")
    return EmailMessage(
        subject=subject.strip(),
        # Parts that a mail leaves out leave empty lines behind.
        body=re.sub(r"\n{3,}", "\n\n", body.strip()) + "\n",
        to=[_address(message)],
        reply_to=[words["antwoord_aan"]] if words.get("antwoord_aan") else None,
        headers={
            # The same key gives the same id, so that a mail program shows a double as one.
            "Message-ID": f"<{hashlib.sha256(message.sleutel.encode()).hexdigest()[:40]}@{_mail_domain()}>",
            "Auto-Submitted": "auto-generated",
            "X-Auto-Response-Suppress": "All",
        },
    )


def _mail_domain() -> str:
    return urlsplit(settings.BASIS_URL).hostname or "passend.invalid"


def _send(sleutel: str, mail: EmailMessage) -> Uitslag:
    """Offer the mail, with the book written right before and right after: the time in which a death leaves doubt."""
    backend = get_connection()
    try:
        # Nothing is offered yet, so any failure means: not sent.
        backend.open()
    except (smtplib.SMTPException, OSError):
        return Uitslag(Uitkomst.NIET_VERSTUURD, "mailserver_onbereikbaar")
    try:
        begin(sleutel)
        uitkomst, reden = _offer(backend, mail)
        finish(sleutel, uitkomst)
    finally:
        _close_quietly(backend)
    return Uitslag(uitkomst, reden)


def _offer(backend: BaseEmailBackend, mail: EmailMessage) -> tuple[Poortboek.Uitkomst, str]:
    try:
        backend.send_messages([mail])
    except REFUSALS:
        return Uitkomst.NIET_VERSTUURD, "mailserver_weigert"
    except (smtplib.SMTPException, OSError):
        return Uitkomst.ONBEKEND, "verbinding_verbroken"
    return Uitkomst.VERSTUURD, ""


def _close_quietly(backend: BaseEmailBackend) -> None:
    """End the conversation; whether the goodbye was heard says nothing about the mail."""
    try:
        backend.close()
    except (smtplib.SMTPException, OSError):
        return
