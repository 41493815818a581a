"""The administrator sees which rule files hold, keeps them, and goes back to those that came with the portal."""

from datetime import date

import pytest
from django.core.management import call_command
from django.test import Client

from passend.recht.laden import REGELMAP
from passend.wet.models import Regelset
from passend.wet.regelbestanden import rule_files
from tests.fabriek import make_aanmelding, make_gebruiker
from tests.hulp.post import connected_as
from tests.ondersteuning.test_beheer_tijdmachine import PAGE, carry_on, rule_file, start, text
from tests.wet.test_tijdmachine import wpo

pytestmark = pytest.mark.django_db(transaction=True)
SHIPPED = (REGELMAP / "wpo.toml").read_text(encoding="utf-8")
WARNING = "is misschien verouderd"


@pytest.fixture(autouse=True)
def _day(op_dag):
    op_dag(date(2026, 1, 12))


@pytest.fixture
def beheer():
    client = Client()
    client.force_login(make_gebruiker("Bas Beheer", is_beheerder=True))
    return client


def apply(beheer, **values):
    answer = start(beheer, **values)
    assert answer.status_code == 302, text(answer)
    carry_on()
    beheer.post(f"{answer.headers['Location']}toepassen/")
    carry_on()


def of_wpo():
    return next(file for file in rule_files() if file.naam == "wpo.toml")


def test_the_files_that_hold_are_listed_and_can_be_kept(beheer):
    page = text(beheer.get(PAGE))
    assert "wpo.toml" in page
    assert "toegepast" not in page
    kept = beheer.get(f"{PAGE}bestand/wpo.toml/")
    assert text(kept) == SHIPPED
    assert kept.headers["Content-Disposition"] == 'attachment; filename="wpo.toml"'
    for name in ("geen.toml", "..%2Fboek.py", "wpo.toml%00"):
        assert beheer.get(f"{PAGE}bestand/{name}/").status_code in (400, 404)


def test_an_applied_file_makes_way_again_for_the_one_of_the_portal(beheer):
    make_aanmelding(make_gebruiker("Sara"))
    apply(beheer, bestanden=rule_file(wpo()["wpo.toml"]))
    assert (of_wpo().toegepast, of_wpo().ingehaald) == (True, False)
    page = text(beheer.get(PAGE))
    assert WARNING not in page
    assert "wpo.toml van Passend" in page
    assert text(beheer.get(f"{PAGE}bestand/wpo.toml/")) == wpo()["wpo.toml"]
    assert text(beheer.get(f"{PAGE}bestand/wpo.toml/?meegeleverd")) == SHIPPED
    apply(beheer, terug=["wpo.toml"])
    assert not of_wpo().toegepast
    assert Regelset.objects.in_force().bestanden == {}
    assert text(beheer.get(f"{PAGE}bestand/wpo.toml/")) == SHIPPED


def test_a_file_cannot_come_and_go_at_once(beheer):
    apply(beheer, bestanden=rule_file(wpo()["wpo.toml"]))
    answer = start(beheer, bestanden=rule_file(SHIPPED), terug=["wpo.toml"])
    assert "op twee plekken" in text(answer)
    # What was not applied has nothing to go back to.
    assert "wec.toml" in text(start(beheer, terug=["wec.toml"]))


def test_a_newer_file_of_the_portal_behind_an_applied_one_is_told(beheer, capsys, settings):
    apply(beheer, bestanden=rule_file(wpo()["wpo.toml"]))
    with connected_as("passend_eigenaar"):
        Regelset.objects.update(uitgangspunt={"wpo.toml": "van-een-oudere-versie"})
    assert of_wpo().ingehaald
    assert WARNING in text(beheer.get(PAGE))
    settings.DATABASE_ROL = "eigenaar"
    with connected_as("passend_eigenaar"):
        call_command("tijdmachine", "stand")
    assert "wpo.toml is toegepast over een ander bestand" in capsys.readouterr().err
    # Handed in again as it was: somebody looked at it, and no date moves.
    apply(beheer, bestanden=rule_file(wpo()["wpo.toml"]))
    assert WARNING not in text(beheer.get(PAGE))
    assert not of_wpo().ingehaald


def test_a_day_in_the_weekend_is_refused_before_a_trial(beheer):
    day = {"dag_dag": "16", "dag_maand": "5", "dag_jaar": "2026", "naam": "Extra dag", "vindplaats": "Stcrt. 2026, 1"}
    assert "valt in het weekend" in text(start(beheer, **day))
