"""A form that is sent twice is done once: at the same moment, after an error, by another person, on another day."""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from passend.dossiers.context import acting_as
from passend.gebruikers.actions.verzonden import delete_expired_sendings
from passend.gebruikers.models import Verzending
from tests.fabriek import let_in, make_aanmelding, make_gebruiker, make_lid, make_steunpunt
from tests.hulp.formulieren import forms_of
from tests.hulp.post import connected_as
from tests.zorgplicht.test_school_tegelijk import at_once
from zorgplicht.models import Notitie

pytestmark = pytest.mark.django_db(transaction=True)
NOTE = "Pimpelmees: moeder belde."


@pytest.fixture
def mira(op_dag):
    op_dag(date(2026, 1, 12))
    office = make_steunpunt()
    person = make_lid(office, "Mira Steun")
    parent = make_gebruiker()
    case = make_aanmelding(parent)
    let_in(parent, case, office)
    person.page = reverse("zorgplicht:steunpunt_dossier", args=[case.dossier_id])
    return person


def browser_of(person):
    browser = Client()
    browser.force_login(person)
    return browser


def note_form(browser, page, **changes):
    form = next(form for form in forms_of(browser.get(page).content.decode()) if "tekst" in form.namen)
    return form.sent(**{"tekst": NOTE, "soort": "telefoon"} | changes)


def notes(person):
    with acting_as(person.pk):
        return Notitie.objects.count()


def test_two_clicks_at_once_are_one_note_and_one_answer(mira):
    browser = browser_of(mira)
    payload = note_form(browser, mira.page)

    def click():
        twin = Client()
        twin.cookies.update(browser.cookies)
        return twin.post(mira.page, payload)

    first, second = at_once(click, click)
    assert notes(mira) == 1
    assert (first.status_code, first.url) == (second.status_code, second.url) == (302, mira.page)


def test_the_same_words_from_a_page_that_was_opened_anew_are_a_second_note(mira):
    browser = browser_of(mira)
    for _ in range(2):
        browser.post(mira.page, note_form(browser, mira.page))
    assert notes(mira) == 2


def test_what_was_refused_can_be_sent_again_as_it_is(mira):
    browser = browser_of(mira)
    payload = note_form(browser, mira.page, tekst="")
    for _ in range(2):
        assert "Schrijf eerst iets op." in browser.post(mira.page, payload).content.decode()
    browser.post(mira.page, payload | {"tekst": [NOTE]})
    assert notes(mira) == 1


def test_the_row_tells_nothing_and_only_its_sender_sees_it(mira):
    browser = browser_of(mira)
    browser.post(mira.page, note_form(browser, mira.page))
    with acting_as(mira.pk):
        [row] = Verzending.objects.values()
    assert "Pimpelmees" not in str(row)
    assert row["doel"] == mira.page
    with acting_as(make_gebruiker("Iemand Anders").pk):
        assert not Verzending.objects.exists()


def test_a_day_later_the_worker_deletes_it(mira, op_dag):
    browser = browser_of(mira)
    browser.post(mira.page, note_form(browser, mira.page))
    with connected_as("passend_werker"):
        assert delete_expired_sendings() == 0
    op_dag(date(2026, 1, 14))
    with connected_as("passend_werker"):
        assert delete_expired_sendings() == 1
