"""Keyed pseudonyms: who holds the log without the key learns nobody's name."""

import hashlib
import hmac
from uuid import UUID

from django.conf import settings


def pseudonym(subject: UUID) -> str:
    """Return the 64 hexadecimal characters under which a person or dossier appears in the log."""
    return hmac.new(settings.LOGSLEUTEL.encode(), subject.bytes, hashlib.sha256).hexdigest()
