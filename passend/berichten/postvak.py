"""Reading the mails that the demo's mail sink keeps as files in PASSEND_POSTMAP."""

import re
from dataclasses import dataclass
from datetime import UTC, datetime
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path

from django.conf import settings

NAME = re.compile(r"[0-9]{20}-[0-9a-f]{8}")


@dataclass(frozen=True, slots=True)
class Post:
    """One mail as it arrived; `ontvangen_op` is real time."""

    naam: str
    aan: str
    onderwerp: str
    ontvangen_op: datetime
    tekst: str


def newest_mails(limit: int) -> list[Post]:
    """Return at most `limit` mails, the newest first; empty when there is no folder."""
    if not settings.POSTMAP:
        return []
    names = sorted((path.stem for path in Path(settings.POSTMAP).glob("*.eml")), reverse=True)
    mails = (read_mail(name) for name in names[:limit])
    # The sink drops its oldest files while we read.
    return [mail for mail in mails if mail is not None]


def read_mail(name: str) -> Post | None:
    """Return the mail with this name, or None when there is none (any more)."""
    if not settings.POSTMAP or not NAME.fullmatch(name):
        return None
    try:
        content = (Path(settings.POSTMAP) / f"{name}.eml").read_bytes()
    except FileNotFoundError:
        return None
    mail = message_from_bytes(content, _class=EmailMessage, policy=policy.default)
    body = mail.get_body(("plain",))
    return Post(
        naam=name,
        aan=", ".join(mail.get_all("X-Postvak-Aan", [])),
        onderwerp=str(mail["Subject"] or ""),
        ontvangen_op=datetime.fromtimestamp(int(name[:20]) / 1e9, tz=UTC),
        tekst=body.get_content() if body is not None else "",
    )
