"""A family that was refused by a school of a board, and the secretary of that board."""

from dataclasses import dataclass
from datetime import date

import pytest
from django.test import Client

from ondersteuning.models import School, Schoolbestuur
from passend.dossiers.models import Organisatie
from passend.gebruikers.models import Gebruiker
from tests import fabriek
from tests.geschillen.hulp import refuse
from tests.zorgplicht.conftest import aanmelding, ina, ouder, regenboog, start
from zorgplicht.models import Aanmelding

__all__ = ["aanmelding", "ina", "ouder", "regenboog", "start"]

REFUSED = date(2026, 1, 26)
ANNOUNCED = date(2026, 1, 28)


@dataclass(frozen=True)
class Bestuur:
    """A board in the portal, with its one secretary."""

    organisatie: Organisatie
    secretaris: Gebruiker


def make_board(naam: str, nummer: str, *schools: School) -> Bestuur:
    organisatie = Organisatie.objects.create(soort=Organisatie.Soort.SCHOOLBESTUUR, naam=naam)
    board = Schoolbestuur.objects.create(nummer=nummer, naam=naam, organisatie=organisatie)
    for school in schools:
        school.bestuur = board
        school.save(update_fields=["bestuur"])
    return Bestuur(organisatie, fabriek.make_lid(organisatie, "Bo Secretaris"))


@pytest.fixture
def bestuur(regenboog: School) -> Bestuur:
    """The board of De Regenboog."""
    return make_board("Stichting Samen", "41234", regenboog)


@pytest.fixture
def ander_bestuur(start: date) -> Bestuur:
    return make_board("Stichting Elders", "45678", fabriek.make_school("De Linde"))


@pytest.fixture
def geweigerd(aanmelding: Aanmelding, ina: Gebruiker, bestuur: Bestuur, op_dag) -> Aanmelding:
    """Refused on 26 January, by letter of 28 January; today is 2 February 2026."""
    op_dag(date(2026, 2, 2))
    refuse(aanmelding, ina, REFUSED, ANNOUNCED)
    return aanmelding


@pytest.fixture
def browser():
    """A browser in which a person is signed in: `browser(ouder)`."""

    def make(person: Gebruiker) -> Client:
        client = Client()
        client.force_login(person)
        return client

    return make
