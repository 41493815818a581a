"""People, a school and one aanmelding, on a fixed Monday."""

from collections.abc import Callable
from datetime import date

import pytest

from ondersteuning.models import School
from passend.dossiers.context import acting_as
from passend.gebruikers.models import Gebruiker
from tests import fabriek
from zorgplicht.models import Aanmelding

# The worked dates of the six and ten weeks from this day: 23 February and 23 March 2026.
START = date(2026, 1, 12)


@pytest.fixture
def start(db: None, op_dag: Callable[[date], None]) -> date:
    op_dag(START)
    return START


@pytest.fixture
def ouder(start: date) -> Gebruiker:
    return fabriek.make_gebruiker("Sara de Vries")


@pytest.fixture
def regenboog(start: date) -> School:
    return fabriek.make_school("De Regenboog")


@pytest.fixture
def ina(regenboog: School) -> Gebruiker:
    """The intern begeleider of De Regenboog."""
    return fabriek.make_lid(regenboog.organisatie, "Ina Begeleid")


@pytest.fixture
def aanmelding(ouder: Gebruiker, regenboog: School, ina: Gebruiker) -> Aanmelding:
    """Noor de Vries, registered at De Regenboog, which works with the portal."""
    return fabriek.make_aanmelding(ouder, regenboog)


@pytest.fixture
def linde(start: date) -> School:
    """A second school that works with the portal; `ib` works there."""
    found = fabriek.make_school("De Linde")
    found.ib = fabriek.make_lid(found.organisatie, "Lia Linde")
    return found


@pytest.fixture
def beide(ouder: Gebruiker, regenboog: School, ina: Gebruiker, linde: School) -> tuple[Aanmelding, Aanmelding]:
    """Noor at De Regenboog (first choice) and De Linde."""
    first = fabriek.make_aanmelding(ouder, regenboog, linde)
    with acting_as(ouder.pk):
        second = Aanmelding.objects.select_related("school", "lezerskring").get(
            dossier_id=first.dossier_id, school=linde
        )
    return first, second
