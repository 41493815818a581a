"""The kernel's state changes."""

from passend.dossiers.actions.dossier import (
    circle_for,
    grant_access,
    lock_dossier,
    open_dossier,
    share_item,
    stop_sharing,
)
from passend.dossiers.actions.elders import Elders, spread_enrolment
from passend.dossiers.actions.feiten import correct_fact, preview_terms, recompute, record_fact, terms_with
from passend.dossiers.actions.lidmaatschap import add_member, end_membership
from passend.dossiers.actions.uitnodiging import (
    Code,
    has_family,
    invite_parent,
    open_dossier_at_steunpunt,
    redeem_code,
)

__all__ = [
    "Code",
    "Elders",
    "add_member",
    "circle_for",
    "correct_fact",
    "end_membership",
    "grant_access",
    "has_family",
    "invite_parent",
    "lock_dossier",
    "open_dossier",
    "open_dossier_at_steunpunt",
    "preview_terms",
    "recompute",
    "record_fact",
    "redeem_code",
    "share_item",
    "spread_enrolment",
    "stop_sharing",
    "terms_with",
]
