"""Noting that a form was sent, in the transaction of what it did: sent once more, it does nothing a second time."""

from datetime import timedelta
from uuid import UUID

from passend.gebruikers.models import Verzending
from passend.klok import nu

KEPT_FOR = timedelta(days=1)


def begin_sending(sleutel: str, persoon: UUID, woorden: str) -> Verzending | None:
    """Note that this person sends the form with this key now; None when it was sent before and is done.

    Of two at once the second waits here until the first is done, or until the first came to nothing.
    """
    moment = nu()
    _sending, new = Verzending.objects.get_or_create(
        sleutel=sleutel,
        defaults={"persoon_id": persoon, "woorden": woorden, "verstuurd_op": moment, "vervalt_op": moment + KEPT_FOR},
    )
    return _sending if new else None


def finish_sending(sleutel: str, doel: str) -> None:
    """Note where its sender was led; with an empty `doel` nothing was done, and it can be sent again."""
    sending = Verzending.objects.filter(sleutel=sleutel)
    if doel:
        sending.update(doel=doel)
    else:
        sending.delete()


def delete_expired_sendings() -> int:
    """Delete what was noted too long ago; returns how many."""
    deleted, _per_table = Verzending.objects.filter(vervalt_op__lte=nu()).delete()
    return deleted
