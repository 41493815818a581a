"""Writing ouder- en jeugdsteunpunten."""

from collections.abc import Iterable

from django.db import transaction

from ondersteuning.models import Samenwerkingsverband, Steunpunt
from passend.dossiers.models import Organisatie


@transaction.atomic
def save_steunpunt(
    steunpunt: Steunpunt | None, *, naam: str, verbanden: Iterable[Samenwerkingsverband], telefoon: str = "",
    email: str = "", website: str = "", bereikbaar: str = "",
) -> Steunpunt:  # fmt: skip
    """Change a steunpunt, or make one when `steunpunt` is None; it serves exactly these samenwerkingsverbanden.

    Raises ValidationError in Dutch.
    """
    if steunpunt is None:
        organisation = Organisatie(soort=Organisatie.Soort.STEUNPUNT, naam=naam)
        steunpunt = Steunpunt(organisatie=organisation)
    else:
        organisation = steunpunt.organisatie
        organisation.naam = naam
    organisation.full_clean()
    steunpunt.telefoon, steunpunt.email, steunpunt.website = telefoon, email, website
    steunpunt.bereikbaar = bereikbaar
    steunpunt.full_clean(exclude=["organisatie"])
    organisation.save()
    steunpunt.save()
    steunpunt.samenwerkingsverbanden.set(verbanden)
    return steunpunt
