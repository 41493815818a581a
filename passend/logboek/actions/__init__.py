"""The one place that writes to the log."""

from collections.abc import Iterable
from uuid import UUID

from django.db import DatabaseError
from django.utils import timezone

from passend.logboek.models import Logregel
from passend.logboek.pseudoniem import pseudonym


class LogWriteError(Exception):
    """The log could not be written, so what would have been shown must not leave."""


def write_lines(lines: Iterable[tuple[UUID, str, str]], *, user_id: UUID, request_id: str) -> None:
    """Add a line per (dossier, act, what) for the person `user_id`; raises LogWriteError when it cannot be kept."""
    moment = timezone.now()
    rows = [
        Logregel(
            moment=moment,
            verzoek=request_id,
            wie=pseudonym(user_id),
            dossier=pseudonym(dossier_id),
            handeling=act,
            wat=what,
        )
        for dossier_id, act, what in lines
    ]
    if not rows:
        return
    try:
        Logregel.objects.bulk_create(rows)
    except DatabaseError as error:
        raise LogWriteError from error
