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
from passend.dossiers.actions.lidmaatschap import add_member, end_membership

__all__ = [
    "add_member",
    "circle_for",
    "correct_fact",
    "end_membership",
    "grant_access",
    "lock_dossier",
    "open_dossier",
    "preview_terms",
    "recompute",
    "record_fact",
    "share_item",
    "stop_sharing",
]
