"""What a page asks of the database: the same for a full tray as for an empty one, and never over twelve things."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.hulp.volle_bakken import START, Bakken, Zaak, add_plain, add_rich, make_bakken

MOST = 12
FEW, MORE, RICH = 3, 8, 2
TRANSACTION = ("BEGIN", "COMMIT", "ROLLBACK", "SAVEPOINT", "RELEASE")

TRAYS = {
    "bak van de school": ("ina", "/school/?toon=alles"),
    "lijst van het steunpunt": ("mira", "/steunpunt/"),
    "hulpvragen bij het steunpunt": ("mira", "/steunpunt/hulpvragen/"),
    "overzicht van de ouder": ("ouder", "/mijn/"),
    "zaken van het bestuur": ("secretaris", "/bestuur/"),
}
# Who looks, the name of the page, and what its address names.
CASES = {
    "aanmelding bij de school": ("ina", "zorgplicht:school_aanmelding", ("aanmelding_id",)),
    "dossier bij het steunpunt": ("mira", "zorgplicht:steunpunt_dossier", ("dossier_id",)),
    "dossier van de ouder": ("ouder", "zorgplicht:dossier", ("dossier_id",)),
    "hulpvraag bij het steunpunt": ("mira", "zorgplicht:steunpunt_hulpvraag", ("hulpvraag_id",)),
    "hulpvraag van de ouder": ("ouder", "zorgplicht:hulpvraag", ("hulpvraag_id",)),
    "niet eens met het besluit": ("ouder", "geschillen:niet_eens", ("dossier_id", "aanmelding_id")),
    "geschil van de ouder": ("ouder", "geschillen:geschil", ("dossier_id", "geschil_id")),
    "zaak van het bestuur": ("secretaris", "geschillen:bestuur_geschil", ("bestuurszaak_id",)),
}
Pages = dict[str, tuple[Client, str]]


def cost(browser: Client, address: str) -> int:
    """Ask the page twice and count the statements of the second time: what a process reads once is read by then."""
    assert browser.get(address).status_code == 200
    with CaptureQueriesContext(connection) as queries:
        assert browser.get(address).status_code == 200
    return len([query for query in queries if not query["sql"].startswith(TRANSACTION)])


def costs(pages: Pages) -> dict[str, int]:
    return {name: cost(*page) for name, page in pages.items()}


def trays(bakken: Bakken) -> Pages:
    return {name: (bakken.browser(who), address) for name, (who, address) in TRAYS.items()}


def cases(bakken: Bakken, zaak: Zaak) -> Pages:
    found = {
        name: (bakken.browser(who), reverse(page, args=[getattr(zaak, part) for part in parts]))
        for name, (who, page, parts) in CASES.items()
    }
    browser = Client()
    browser.post(reverse("zorgplicht:eenmalig_code"), {"code": zaak.link})
    return found | {"aanmelding met een link": (browser, reverse("zorgplicht:eenmalig_aanmelding"))}


@pytest.fixture
def bakken(transactional_db: None, op_dag) -> Bakken:
    # Real transactions, as a request has them outside a test: what ends with the commit needs no statement of its own.
    op_dag(START)
    return make_bakken()


def test_every_tray_and_case_asks_the_same_for_few_and_many_and_at_most_twelve_things(bakken):
    plain = [add_plain(bakken) for _ in range(FEW)]
    few = costs(trays(bakken) | cases(bakken, plain[-1]))
    for _ in range(MORE):
        add_plain(bakken)
    rich = [add_rich(bakken) for _ in range(RICH)]
    many = costs(trays(bakken) | cases(bakken, rich[-1]))
    assert many == few
    assert {name: number for name, number in many.items() if number > MOST} == {}
