"""A refused aanmelding with a filed dispute, and the file of the board beside it, for the addresses of `wereld`."""

from datetime import date

from geschillen.actions import bestuur, gemachtigd
from ondersteuning.models import School
from passend.dossiers.context import acting_as
from passend.dossiers.models import Organisatie
from passend.gebruikers.models import Gebruiker
from tests import fabriek
from tests.geschillen.hulp import STORY, make_dispute, refuse
from zorgplicht.actions import machtiging

DAY = date(2026, 1, 12)


def dispute_parts(ouder: Gebruiker, school: School, ina: Gebruiker, secretary: Gebruiker) -> dict[str, object]:
    """Make them on the world's day, and return what addresses name of them."""
    refused = fabriek.make_aanmelding(ouder, school)
    refuse(refused, ina, DAY, DAY)
    dispute = make_dispute(refused, ouder, filed_on=DAY)
    with acting_as(secretary.pk):
        file = bestuur.open_file(secretary, bestuur.Brief("GPO-1", school, "toelating", DAY))
        objected = bestuur.open_bezwaar(secretary, bestuur.Bezwaar("B-1", school, "weigering_bekendgemaakt", DAY, DAY))
    return {
        "geweigerd_dossier": refused.dossier_id,
        "geweigerd": refused.id,
        "geschil": dispute.pk,
        "bestuurszaak": file.pk,
        "bezwaarzaak": objected.pk,
        "bezwaardaad": "ontvangen",
        "geschildaad": "zitting",
        "maak_code": "code",
    }


def power_parts(
    ouder: Gebruiker, school: School, ina: Gebruiker, helper: Organisatie, mira: Gebruiker
) -> dict[str, object]:
    """Make a refused aanmelding in which `mira` acts for the parent, with a dispute that she prepared."""
    refused = fabriek.make_aanmelding(ouder, school)
    refuse(refused, ina, DAY, DAY)
    fabriek.let_in(ouder, refused, helper)
    with acting_as(mira.pk):
        for act in ("bezwaar", "gpo"):
            machtiging.record_power(
                refused.dossier_id, mira, handeling=act, ouder_id=ouder.pk, getekend_op=DAY, tot=date(2026, 3, 31)
            )
        gemachtigd.prepare_dispute(refused.id, mira, STORY)
    return {"namens_dossier": refused.dossier_id, "namens": refused.id}
