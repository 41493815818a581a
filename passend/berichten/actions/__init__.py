"""Placing messages. Sending them is in `bezorging`, which only the worker calls."""

from passend.berichten.actions.plaatsing import (
    UnknownMailError,
    queue_code,
    queue_message,
    queue_organisation_message,
    queue_sign_in_mail,
    ring_bell,
)

__all__ = [
    "UnknownMailError",
    "queue_code",
    "queue_message",
    "queue_organisation_message",
    "queue_sign_in_mail",
    "ring_bell",
]
