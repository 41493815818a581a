"""The language of a page: chosen by a button, kept in the session, and only where a page exists in it as a whole."""

import pytest
from django.http import HttpResponse
from django.test import Client, RequestFactory
from django.utils import translation

from passend.huisstijl.taal import SLEUTEL, TaalMiddleware, in_talen

pytestmark = pytest.mark.django_db


def choose(client, code, back="/"):
    return client.post("/taal/", {"taal": code, "terug": back})


def test_a_visitor_chooses_a_language_and_goes_back_to_the_page(client):
    answer = choose(client, "pl", "/?a=1")
    assert (answer.status_code, answer.headers["Location"]) == (302, "/?a=1")
    page = client.get("/")
    assert '<html lang="pl">' in page.content.decode()
    assert page.headers["Content-Language"] == "pl"
    choose(client, "nl")
    assert '<html lang="nl">' in client.get("/").content.decode()


def test_a_page_that_is_not_translated_stays_dutch_and_says_so_in_the_chosen_language(client):
    plain = client.get("/privacy/").content.decode()
    assert 'class="pas-andere-taal"' not in plain
    choose(client, "en")
    page = client.get("/privacy/").content.decode()
    assert '<html lang="nl">' in page
    assert '<p class="pas-andere-taal" lang="en">This page is only available in Dutch.</p>' in page


@pytest.mark.parametrize("back", ["https://elders.example/", "//elders.example/", "javascript:alert(1)", "", "mijn"])
def test_nobody_is_led_away_from_the_portal(client, back):
    assert choose(client, "en", back).headers["Location"] == "/"


def test_a_language_that_does_not_exist_is_no_choice(client):
    assert choose(client, "xx").status_code == 302
    assert SLEUTEL not in client.session
    assert choose(client, "").status_code == 302


def test_choosing_needs_the_token_of_the_form():
    assert Client(enforce_csrf_checks=True).post("/taal/", {"taal": "en"}).status_code == 403


def test_a_session_of_an_older_portal_with_another_language_gives_dutch(client):
    choose(client, "en")
    session = client.session
    session[SLEUTEL] = "de"
    session.save()
    assert '<html lang="nl">' in client.get("/").content.decode()


def test_the_next_request_of_the_same_process_is_not_in_the_language_of_the_last():
    @in_talen
    def view(request):
        return HttpResponse(translation.get_language())

    middleware = TaalMiddleware(view)
    request = RequestFactory().get("/")
    with translation.override("nl"):
        middleware.process_view(request, view)
        translation.activate("pl")
        assert middleware(request).headers["Content-Language"] == "nl"
        translation.activate("nl")
        assert translation.get_language() == "nl"


def test_the_choice_has_no_scripts_and_says_which_language_is_on(client):
    choose(client, "en")
    page = client.get("/").content.decode()
    assert '<button type="submit" name="taal" value="nl" lang="nl"' in page
    assert '<button type="submit" name="taal" value="en" lang="en" class="pas-linkknop" aria-pressed="true"' in page
