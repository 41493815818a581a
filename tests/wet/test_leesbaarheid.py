"""The calculator reads easily: every form and a result of every kind reaches Flesch-Douma 70."""

from datetime import date

import pytest

from passend.wet.rekenaar.aanleidingen import AANLEIDINGEN
from tests.hulp.leesbaarheid import hardest, score, syllables, units_of
from tests.wet.rekenvragen import VOORBEELDEN

pytestmark = pytest.mark.django_db

LOWEST = 70
REKENAAR = "/termijnrekenaar/"


@pytest.fixture(autouse=True)
def day(op_dag) -> None:
    op_dag(date(2026, 9, 7))


PAGES = [REKENAAR, *(f"{REKENAAR}{key}/" for key in AANLEIDINGEN)]
PAGES += [f"{REKENAAR}{key}/datums/?{answers}" for key, answers in VOORBEELDEN]
# With mistakes in it.
PAGES += [f"{REKENAAR}aangemeld/datums/?verstuurd=2027-01-11&ontvangen=2026-13-01"]
# The second page of questions.
PAGES += [f"{REKENAAR}commissie/datums/?welke=geschil&school=basisschool"]


@pytest.mark.parametrize("page", PAGES)
def test_a_page_of_the_calculator_reads_easily(client, page: str):
    answer = client.get(page)
    assert answer.status_code == 200
    units = units_of(answer.content.decode())
    found = score(units)
    assert found.words > 30
    assert found.flesch >= LOWEST, f"{found.flesch:.1f} {found}\n" + "\n".join(hardest(units))


@pytest.mark.parametrize(
    ("word", "number"),
    [("school", 1), ("aanmelding", 3), ("idee", 2), ("groei", 1), ("officieel", 4), ("februari", 4), ("tlv", 1)],
)
def test_syllables_are_counted_as_they_are_said(word: str, number: int):
    assert syllables(word) == number


def test_a_hard_text_is_found_hard():
    text = "Overeenkomstig de desbetreffende reglementaire bepalingen geschiedt mededeling onverwijld schriftelijk."
    assert score([text]).flesch < LOWEST
