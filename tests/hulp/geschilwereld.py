"""A refused aanmelding with a filed dispute, and the file of the board beside it, for the addresses of `wereld`."""

from datetime import date

from geschillen.actions import bestuur
from ondersteuning.models import School
from passend.dossiers.context import acting_as
from passend.gebruikers.models import Gebruiker
from tests import fabriek
from tests.geschillen.hulp import make_dispute, refuse

DAY = date(2026, 1, 12)


def dispute_parts(ouder: Gebruiker, school: School, ina: Gebruiker, secretary: Gebruiker) -> dict[str, object]:
    """Make them on the world's day, and return what addresses name of them."""
    refused = fabriek.make_aanmelding(ouder, school)
    refuse(refused, ina, DAY, DAY)
    dispute = make_dispute(refused, ouder, filed_on=DAY)
    with acting_as(secretary.pk):
        file = bestuur.open_file(secretary, bestuur.Brief("GPO-1", school, "toelating", DAY))
    return {
        "geweigerd_dossier": refused.dossier_id,
        "geweigerd": refused.id,
        "geschil": dispute.pk,
        "bestuurszaak": file.pk,
        "bezwaardaad": "ontvangen",
        "geschildaad": "zitting",
        "maak_code": "code",
    }
