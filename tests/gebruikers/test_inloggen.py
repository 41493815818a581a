"""Signing in: an address, a code by mail, and in; the same for who is new."""

import re

import pytest
from django.contrib.sessions.models import Session
from django.core.cache import cache
from django.db import connection

from passend.berichten.actions.bezorging import deliver_due
from passend.gebruikers.actions import find_or_open_account
from passend.gebruikers.models import Gebruiker
from tests.fabriek import make_gebruiker, make_lid, make_school, make_steunpunt
from tests.hulp.post import connected_as

CODE = re.compile(r"\b[A-Z]{4}-[A-Z]{4}\b")


@pytest.fixture(autouse=True)
def _no_earlier_attempts():
    """Limits on tries are counted in the cache, which outlives a test."""
    cache.clear()


@pytest.fixture
def mailed_code(transactional_db, postbus):
    """Send what is in the outbox and return the newest code."""

    def newest():
        with connected_as("passend_werker"):
            deliver_due(10)
        return CODE.search(postbus.mails[-1].get_content()).group()

    return newest


def ask(client, email):
    answer = client.post("/inloggen/", {"email": email})
    assert answer.status_code == 302
    assert answer["Location"] == "/inloggen/code/"
    assert email in client.get("/inloggen/code/").content.decode()


def is_signed_in(client):
    return "_auth_user_id" in client.session


def test_a_new_parent_signs_in_with_a_mailed_code(client, mailed_code):
    ask(client, "Nieuw@voorbeeld.example")
    code = mailed_code()
    answer = client.post("/inloggen/code/", {"code": code})
    assert answer["Location"] == "/start/"
    assert is_signed_in(client)
    assert client.get("/start/")["Location"] == "/mijn/"
    assert Gebruiker.objects.get().email == "nieuw@voorbeeld.example"


def test_capitals_spaces_and_the_dash_do_not_matter(client, mailed_code):
    ask(client, "nieuw@voorbeeld.example")
    client.post("/inloggen/code/", {"code": f" {mailed_code().lower().replace('-', ' ')} "})
    assert is_signed_in(client)


def test_known_and_unknown_addresses_get_the_same_answer(client, mailed_code, postbus):
    make_gebruiker(email="bekend@voorbeeld.example")
    pages = []
    for email in ("bekend@voorbeeld.example", "onbekend@voorbeeld.example"):
        ask(client, email)
        mailed_code()
        pages.append(
            client.get("/inloggen/code/").content.decode().replace(email, "").split("<main")[1].split("csrf")[0]
        )
    assert pages[0] == pages[1]
    assert len(set(postbus.subjects())) == 1
    assert Gebruiker.objects.filter(email="bekend@voorbeeld.example").count() == 1


def test_the_page_that_was_wanted_comes_after_signing_in(client, mailed_code):
    client.post("/inloggen/?next=/privacy/", {"email": "nieuw@voorbeeld.example"})
    answer = client.post("/inloggen/code/?next=/privacy/", {"code": mailed_code()})
    assert answer["Location"] == "/privacy/"


def test_another_site_is_never_the_page_that_was_wanted(client, mailed_code):
    client.post("/inloggen/", {"email": "nieuw@voorbeeld.example"})
    answer = client.post("/inloggen/code/?next=https://elders.example/", {"code": mailed_code()})
    assert answer["Location"] == "/start/"


def test_a_wrong_code_can_be_corrected_and_the_third_is_the_last(client, mailed_code):
    ask(client, "nieuw@voorbeeld.example")
    code = mailed_code()
    for _ in range(2):
        page = client.post("/inloggen/code/", {"code": "XXXX-XXXX"}).content.decode()
        assert "Deze code klopt niet" in page
        assert "<title>Fout:" in page
    answer = client.post("/inloggen/code/", {"code": "XXXX-XXXX"}, follow=True)
    assert "Dat ging te vaak mis" in answer.content.decode()
    client.post("/inloggen/code/", {"code": code})
    assert not is_signed_in(client)


def test_who_made_a_mistake_in_the_address_can_begin_again(client, mailed_code):
    ask(client, "fout@voorbeeld.example")
    old = mailed_code()
    assert 'href="/inloggen/"' in client.get("/inloggen/code/").content.decode()
    assert client.get("/inloggen/").status_code == 200
    ask(client, "goed@voorbeeld.example")
    client.post("/inloggen/code/", {"code": old})
    assert not is_signed_in(client)
    client.post("/inloggen/code/", {"code": mailed_code()})
    assert is_signed_in(client)


def test_a_code_works_once(client, mailed_code):
    ask(client, "nieuw@voorbeeld.example")
    code = mailed_code()
    client.post("/inloggen/code/", {"code": code})
    client.post("/uitloggen/")
    assert not is_signed_in(client)
    client.post("/inloggen/code/", {"code": code})
    assert not is_signed_in(client)


def test_a_code_works_only_in_the_browser_that_asked_for_it(client, mailed_code):
    from django.test import Client

    ask(client, "nieuw@voorbeeld.example")
    code = mailed_code()
    other = Client()
    other.post("/inloggen/code/", {"code": code})
    assert not is_signed_in(other)
    client.post("/inloggen/code/", {"code": code})
    assert is_signed_in(client)


def test_after_ten_minutes_a_code_works_no_more_and_the_page_says_so(client, mailed_code, monkeypatch):
    ask(client, "nieuw@voorbeeld.example")
    code = mailed_code()
    from allauth.account.internal.flows import code_verification

    later = code_verification.time.time() + 601
    monkeypatch.setattr(code_verification.time, "time", lambda: later)
    answer = client.post("/inloggen/code/", {"code": code}, follow=True)
    assert "Uw code werkt niet meer" in answer.content.decode()
    assert not is_signed_in(client)


def test_the_code_stands_nowhere_in_plain_text(client, mailed_code):
    ask(client, "nieuw@voorbeeld.example")
    plain = code = mailed_code()
    stored = Session.objects.get().session_data
    assert code not in stored
    assert plain.replace("-", "") not in stored
    with connected_as("passend_werker"), connection.cursor() as cursor:
        cursor.execute("SELECT berichten_bericht::text, geheim FROM berichten_bericht")
        rows = cursor.fetchall()
    assert all(code not in whole and geheim == "" for whole, geheim in rows)


def test_a_closed_account_gets_a_mail_that_says_so_and_no_code(client, transactional_db, postbus):
    make_gebruiker(email="dicht@voorbeeld.example", is_active=False)
    ask(client, "dicht@voorbeeld.example")
    with connected_as("passend_werker"):
        deliver_due(10)
    assert postbus.subjects() == ["U kunt niet inloggen"]
    assert not CODE.search(postbus.mails[0].get_content())


@pytest.mark.parametrize(
    ("email", "words"),
    [
        ("", "Vul uw e-mailadres in"),
        ("geen adres", "Dit e-mailadres klopt niet"),
        (f"{'a' * 260}@b.nl", "niet meer dan 254 tekens"),
    ],
)
def test_a_mistake_in_the_address_is_explained(client, db, email, words):
    page = client.post("/inloggen/", {"email": email}).content.decode()
    assert page.count(words) >= 2  # above the form and at the field
    assert "<title>Fout:" in page


def test_asking_too_often_is_stopped(client, transactional_db):
    for _ in range(3):
        ask(client, "nieuw@voorbeeld.example")
    page = client.post("/inloggen/", {"email": "nieuw@voorbeeld.example"}).content.decode()
    assert "Dat ging te vaak mis" in page


@pytest.mark.parametrize("path", ["/account-maken/", "/inloggen/opnieuw/", "/account-maken/code/"])
def test_every_other_door_leads_to_the_one_path(client, db, path):
    assert client.get(f"{path}?next=/mijn/")["Location"] == "/inloggen/?next=/mijn/"


@pytest.mark.parametrize("path", ["/inloggen/", "/inloggen/code/", "/uitloggen/", "/start/"])
def test_pages_without_a_session_lead_somewhere(client, db, path):
    answer = client.get(path, follow=True)
    assert answer.status_code == 200


def test_signing_out_asks_first_and_ends_the_session(client, db):
    client.force_login(make_gebruiker())
    assert "Wilt u uitloggen?" in client.get("/uitloggen/").content.decode()
    assert is_signed_in(client)
    assert client.post("/uitloggen/")["Location"] == "/"
    assert not is_signed_in(client)


def test_everyone_starts_where_their_work_is(client, db):
    school = make_school().organisatie
    people = {
        "/mijn/": make_gebruiker(),
        "/school/": make_lid(school),
        "/steunpunt/": make_lid(make_steunpunt()),
        "/beheer/": make_gebruiker(is_beheerder=True),
    }
    for page, person in people.items():
        client.force_login(person)
        assert client.get("/start/")["Location"] == page


def test_one_address_is_one_account(db):
    assert find_or_open_account("A@voorbeeld.example") == find_or_open_account("a@Voorbeeld.example")
