"""A change of the calendar together with the recomputation that follows from it."""

from collections.abc import Callable

from django.db import transaction

from passend.gebruikers.models import Gebruiker
from passend.wet.actions.herberekening import hold_law, law_snapshot, request_recompute
from passend.wet.models import Herberekening


@transaction.atomic
def change_calendar(change: Callable[[], object], *, door: Gebruiker) -> Herberekening | None:
    """Do one of the actions of `kalender`, and put the recomputation of the dossiers that it can touch in line.

    The two stand or fall together. Returns None when nothing changed. Raises ValidationError as `change` does.
    """
    hold_law()
    before = law_snapshot()
    change()
    if law_snapshot() == before:
        return None
    return request_recompute(Herberekening.Oorzaak.KALENDER, oud=before, door=door)
