"""The kernel's state changes."""

from passend.dossiers.actions.dossier import (
    circle_for,
    grant_access,
    lock_dossier,
    open_dossier,
    share_item,
    stop_sharing,
)
from passend.dossiers.actions.feiten import correct_fact, preview_terms, recompute, record_fact

__all__ = [
    "circle_for",
    "correct_fact",
    "grant_access",
    "lock_dossier",
    "open_dossier",
    "preview_terms",
    "recompute",
    "record_fact",
    "share_item",
    "stop_sharing",
]
