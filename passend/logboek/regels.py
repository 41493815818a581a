"""Collecting log lines during a request; the middleware writes them as its last statement."""

from dataclasses import dataclass, field
from uuid import UUID

from django.http import HttpRequest

from passend.logboek.models import Logregel


@dataclass
class RequestLines:
    """The log lines of one request: (dossier, act, what), each once. `reader`: who asks without signing in."""

    lines: dict[tuple[UUID, str, str], None] = field(default_factory=dict)
    reader: UUID | None = None


def _note(request: HttpRequest, dossier_id: UUID, act: str, what: str) -> None:
    collected: RequestLines = request.passend_logregels  # type: ignore[attr-defined]  # set by the middleware
    collected.lines[dossier_id, act, what] = None


def name_reader(request: HttpRequest, reader: UUID) -> None:
    """Say who is asking when nobody signed in: the user that stands for the holders of links."""
    collected: RequestLines = request.passend_logregels  # type: ignore[attr-defined]  # set by the middleware
    collected.reader = reader


def note_read(request: HttpRequest, dossier_id: UUID, what: str) -> None:
    """Say that this request shows `what` (a code, no name) of a dossier. No line, no page."""
    _note(request, dossier_id, Logregel.Handeling.LEZEN, what)


def note_write(request: HttpRequest, dossier_id: UUID, what: str) -> None:
    """Say that this request records `what` (a code, no name) in a dossier."""
    _note(request, dossier_id, Logregel.Handeling.VASTLEGGEN, what)
