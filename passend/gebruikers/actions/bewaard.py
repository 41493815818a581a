"""Keeping a form whose sender was no longer signed in, and letting it go."""

import json
from collections.abc import Sequence
from datetime import timedelta
from uuid import UUID

from passend.gebruikers.models import Bewaardformulier
from passend.gebruikers.versleuteling import encrypt
from passend.klok import nu

KEPT_FOR = timedelta(hours=1)


def keep_form(*, browser: str, persoon: str, pad: str, velden: Sequence[tuple[str, str]]) -> None:
    """Keep what was sent to `pad`, encrypted, for this browser and this person (both as hashes)."""
    moment = nu()
    Bewaardformulier(
        browser=browser,
        persoon=persoon,
        inhoud=encrypt(json.dumps({"pad": pad, "velden": list(velden)})),
        bewaard_op=moment,
        vervalt_op=moment + KEPT_FOR,
    ).save(force_insert=True)


def discard_form(kept_id: str) -> None:
    """Throw away one form that was kept for the person of the context; others' the database does not show.

    What is no id is nobody's form.
    """
    try:
        found = UUID(kept_id)
    except ValueError:
        return
    Bewaardformulier.objects.filter(pk=found).delete()


def delete_expired_forms() -> int:
    """Delete what was kept too long; returns how many."""
    deleted, _per_table = Bewaardformulier.objects.filter(vervalt_op__lte=nu()).delete()
    return deleted
