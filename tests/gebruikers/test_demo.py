"""The demo's pages: persons, mails, the clock; and that they are absent without the demo switch."""

import os
import subprocess
import sys
from datetime import date, timedelta
from pathlib import Path

import pytest

from passend.klok import vandaag
from passend.lokaal.postvak import Keeper
from tests.fabriek import make_gebruiker

ROOT = Path(__file__).parents[2]
PAGES = ["/demo/", "/demo/post/", "/demo/klok/"]


@pytest.fixture
def person(db):
    return make_gebruiker("Samira Verzonnen", email="ouder.samira@demo.passend.example")


def test_a_person_of_the_demo_signs_in_with_one_click(client, person):
    page = client.get("/demo/").content.decode()
    assert "Samira Verzonnen" in page
    assert "Ouders en verzorgers" in page
    answer = client.post("/demo/inloggen/", {"persoon": str(person.pk)})
    assert answer["Location"] == "/start/"
    assert client.session["_auth_user_id"] == str(person.pk)


def test_nobody_else_can_be_chosen(client, db):
    real = make_gebruiker(email="echt@voorbeeld.example")
    for choice in (str(real.pk), "", "x"):
        assert client.post("/demo/inloggen/", {"persoon": choice}).status_code == 404
    assert client.get("/demo/inloggen/").status_code == 405
    assert real.email not in client.get("/demo/").content.decode()


def test_without_the_switch_the_pages_answer_404(client, person, settings):
    settings.DEMO = False
    for page in PAGES:
        assert client.get(page).status_code == 404
    assert client.post("/demo/inloggen/", {"persoon": str(person.pk)}).status_code == 404
    assert "_auth_user_id" not in client.session


def test_without_the_switch_the_addresses_do_not_exist():
    code = (
        "import django; django.setup()\n"
        "from django.urls import resolve, Resolver404\n"
        f"for page in {[*PAGES, '/demo/inloggen/', '/demo/post/x/']}:\n"
        "    try:\n        print(resolve(page))\n    except Resolver404:\n        pass\n"
    )
    environment = os.environ | {"PASSEND_DEMO": "0", "DJANGO_SETTINGS_MODULE": "passend.settings"}
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, env=environment, capture_output=True, text=True, check=True, timeout=60
    )
    assert done.stdout == ""


def test_the_command_lists_the_persons(person, run_command, settings):
    out = run_command("demo_personen")
    assert "Samira Verzonnen" in out
    assert person.email in out


def test_sent_mails_can_be_read_newest_first(client, db, settings, tmp_path):
    settings.POSTMAP = str(tmp_path)
    keeper = Keeper(tmp_path)
    for number in (1, 2):
        text = f"Subject: Bericht {number}\r\nTo: x@voorbeeld.example\r\n\r\nLees op http://127.0.0.1:8000/mijn/\r\n"
        name = keeper.keep("van@voorbeeld.example", ["x@voorbeeld.example"], text.encode()).stem
    page = client.get("/demo/post/").content.decode()
    assert page.index("Bericht 2") < page.index("Bericht 1")
    mail = client.get(f"/demo/post/{name}/").content.decode()
    assert 'href="http://127.0.0.1:8000/mijn/"' in mail
    assert "x@voorbeeld.example" in mail


@pytest.mark.parametrize("name", ["..", "x", "00000000000000000000-00000000", "%2e%2e%2fgeheimen"])
def test_only_mails_can_be_read(client, db, settings, tmp_path, name):
    settings.POSTMAP = str(tmp_path)
    assert client.get(f"/demo/post/{name}/").status_code == 404


def test_the_clock_moves_and_every_page_says_so(client, db, settings, tmp_path):
    settings.KLOKBESTAND = str(tmp_path / "klok")
    real = vandaag()
    assert "De klok staat op" not in client.get("/").content.decode()
    client.post("/demo/klok/", {"stap": "dag"})
    assert vandaag() == real + timedelta(days=1)
    client.post("/demo/klok/", {"stap": "week"})
    assert vandaag() == real + timedelta(days=8)
    client.post("/demo/klok/", {"dag_dag": "9", "dag_maand": "3", "dag_jaar": "2027"})
    assert vandaag() == date(2027, 3, 9)
    page = client.get("/").content.decode()
    assert "De klok staat op 9 maart 2027." in page
    client.post("/demo/klok/", {"stap": "nu"})
    assert vandaag() == real


@pytest.mark.parametrize("jaar", ["1999", "2099", ""])
def test_a_day_that_the_calendar_does_not_know_is_refused(client, db, settings, tmp_path, jaar):
    settings.KLOKBESTAND = str(tmp_path / "klok")
    page = client.post("/demo/klok/", {"dag_dag": "9", "dag_maand": "3", "dag_jaar": jaar}).content.decode()
    assert "<title>Fout:" in page
    assert not (tmp_path / "klok").exists()
