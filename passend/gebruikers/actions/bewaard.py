"""Keeping a form whose sender was no longer signed in, and letting it go."""

import json
from collections.abc import Sequence
from datetime import timedelta

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


def discard_forms(browser: str) -> None:
    """Throw away what was kept in this browser for the person of the context; others' the database does not show."""
    Bewaardformulier.objects.filter(browser=browser).delete()


def delete_expired_forms() -> int:
    """Delete what was kept too long; returns how many."""
    deleted, _per_table = Bewaardformulier.objects.filter(vervalt_op__lte=nu()).delete()
    return deleted
