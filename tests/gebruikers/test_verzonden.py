"""A form that is sent twice is done once: at the same moment, after an error, by another person, on another day."""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.timezone import localtime

from passend.dossiers.context import acting_as
from passend.gebruikers.actions.verzonden import delete_expired_sendings
from passend.gebruikers.models import Verzending
from passend.huisstijl.ingevuld import AGAIN
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
    person.office, person.parent = office, parent
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


def asked_in(answer):
    """The form that came back with the question."""
    page = answer.content.decode()
    assert "uur al vastgelegd, met dezelfde woorden" in page
    return next(form for form in forms_of(page) if AGAIN in form.namen)


def test_the_same_words_from_a_page_that_was_opened_anew_are_asked_about(mira):
    browser = browser_of(mira)
    browser.post(mira.page, note_form(browser, mira.page))
    answer = browser.post(mira.page, note_form(browser, mira.page, tekst=f" {NOTE}\r\n"))
    with acting_as(mira.pk):
        moment = localtime(Verzending.objects.get().verstuurd_op)
    assert f"Dit heeft u om {moment.hour}.{moment:%M} uur al vastgelegd" in answer.content.decode()
    # Sent as it is it stays a question; only the tick makes it a second note.
    question = asked_in(browser.post(mira.page, asked_in(answer).sent()))
    assert NOTE in question.sent()["tekst"][0]
    assert notes(mira) == 1
    assert browser.post(mira.page, question.sent(**{AGAIN: "on"})).status_code == 302
    assert notes(mira) == 2


def test_the_tick_is_not_lost_when_something_else_is_wrong(mira):
    browser = browser_of(mira)
    browser.post(mira.page, note_form(browser, mira.page))
    question = asked_in(browser.post(mira.page, note_form(browser, mira.page)))
    wrong = browser.post(mira.page, question.sent(**{AGAIN: "on", "dag_dag": "40"})).content.decode()
    again = next(form for form in forms_of(wrong) if AGAIN in form.namen)
    assert browser.post(mira.page, again.sent(dag_dag="12")).status_code == 302
    assert notes(mira) == 2


def test_other_words_another_person_another_dossier_and_later_are_nothing_to_ask_about(mira, op_dag):
    browser = browser_of(mira)
    browser.post(mira.page, note_form(browser, mira.page))
    assert browser.post(mira.page, note_form(browser, mira.page, tekst="Vader belde.")).status_code == 302
    colleague = browser_of(make_lid(mira.office, "Kees Collega"))
    assert colleague.post(mira.page, note_form(colleague, mira.page)).status_code == 302
    case = make_aanmelding(mira.parent)
    let_in(mira.parent, case, mira.office)
    other = reverse("zorgplicht:steunpunt_dossier", args=[case.dossier_id])
    assert browser.post(other, note_form(browser, other)).status_code == 302
    op_dag(date(2026, 1, 13))
    assert browser.post(mira.page, note_form(browser, mira.page, dag_dag="12")).status_code == 302


def test_what_was_refused_is_nothing_to_ask_about(mira):
    browser = browser_of(mira)
    for _ in range(2):
        refused = browser.post(mira.page, note_form(browser, mira.page, dag_dag="40"))
        assert "uur al vastgelegd" not in refused.content.decode()
    assert notes(mira) == 0


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
