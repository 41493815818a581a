"""The language that a person chose goes along: to another browser, and into the mail."""

import pytest
from django.test import Client

from passend.huisstijl.taal import SLEUTEL
from tests.fabriek import make_gebruiker

pytestmark = pytest.mark.django_db


def choose(browser, code):
    browser.post("/taal/", {"taal": code, "terug": "/"})


def language_of(person):
    person.refresh_from_db()
    return person.taal


def test_who_is_signed_in_and_chooses_keeps_it():
    sara = make_gebruiker()
    browser = Client()
    browser.force_login(sara)
    choose(browser, "pl")
    assert language_of(sara) == "pl"
    choose(browser, "xx")
    assert language_of(sara) == "pl"
    elsewhere = Client()
    elsewhere.force_login(sara)
    assert '<html lang="pl">' in elsewhere.get("/").content.decode()
    choose(elsewhere, "nl")
    assert language_of(sara) == "nl"
    again = Client()
    again.force_login(sara)
    assert SLEUTEL not in again.session


def test_what_was_chosen_before_signing_in_goes_along():
    sara = make_gebruiker()
    browser = Client()
    choose(browser, "en")
    assert language_of(sara) == "nl"
    browser.force_login(sara)
    assert language_of(sara) == "en"
    assert '<html lang="en">' in browser.get("/").content.decode()
