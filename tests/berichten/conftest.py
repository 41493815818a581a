"""A parent with a dossier, a school that works on it, and the mail server."""

from collections.abc import Callable

import pytest

from passend.berichten.actions import queue_message
from passend.berichten.models import Bericht
from passend.dossiers.actions import grant_access, open_dossier
from passend.dossiers.models import Dossier, Organisatie, Toegang
from passend.gebruikers.models import Gebruiker
from tests.fabriek import make_gebruiker, make_lid
from tests.hulp.post import connected_as, postbus

__all__ = ["postbus"]


@pytest.fixture
def ouder(transactional_db: None) -> Gebruiker:
    return make_gebruiker("Ouder")


@pytest.fixture
def school(transactional_db: None) -> Organisatie:
    organisatie = Organisatie.objects.create(soort=Organisatie.Soort.SCHOOL, naam="De Proef")
    for naam in ("Ina", "Omar"):
        make_lid(organisatie, naam)
    return organisatie


@pytest.fixture
def dossier(ouder: Gebruiker, school: Organisatie, als: Callable) -> Dossier:
    with als(ouder):
        made = open_dossier(grond="eigen_aanmelding")
        grant_access(made.id, school, Toegang.Rol.SCHOOL, grond="aanmelding")
    return made


@pytest.fixture
def place(ouder: Gebruiker, dossier: Dossier, als: Callable) -> Callable[..., None]:
    """Place a message to the parent, as the parent: `place("sleutel")`."""

    def place_one(sleutel: str = "een", soort: str = "steunpunt_toegelaten", **options: object) -> None:
        to = {} if {"organisatie_id", "gezin"} & set(options) else {"persoon_id": ouder.pk}
        with als(ouder):
            queue_message(soort, sleutel=sleutel, dossier_id=dossier.id, **to, **options)

    return place_one


@pytest.fixture
def outbox() -> Callable[[], list[Bericht]]:
    """The rows of the outbox, oldest key first, as the worker sees them."""

    def rows() -> list[Bericht]:
        with connected_as("passend_werker"):
            return list(Bericht.objects.order_by("sleutel"))

    return rows


@pytest.fixture
def send() -> Callable[[], int]:
    """Send everything that is due, in this process, as the worker; returns how many were handled."""
    from passend.berichten.actions.bezorging import deliver_due

    def send_all() -> int:
        with connected_as("passend_werker"):
            return deliver_due(100)

    return send_all
