"""A form sent after the sign-in had ended: kept for the same person in the same browser, never sent by itself."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from passend.dossiers.context import acting_as
from passend.gebruikers import bewaard
from passend.gebruikers.actions.bewaard import delete_expired_forms
from passend.gebruikers.models import Bewaardformulier
from passend.huisstijl.ingevuld import KEPT
from tests import fabriek
from tests.hulp.formulieren import forms_of
from tests.hulp.post import connected_as
from zorgplicht.actions.concept import start_draft
from zorgplicht.models import Concept

SECRET = "Noor schrikt van de bel."
OFFER = "/inloggen/bewaard/"


@pytest.fixture
def sara(db, op_dag):
    op_dag(date(2026, 1, 12))
    return fabriek.make_gebruiker("Sara de Vries")


@pytest.fixture
def draft(sara):
    with acting_as(sara.pk):
        return start_draft(sara)


def at_home(person):
    """A browser in which this person is signed in and has seen a page."""
    browser = Client()
    browser.force_login(person)
    browser.get("/mijn/")
    return browser


def too_late(browser, draft, **more):
    """The sign-in ends, and then the form is sent."""
    browser.session.flush()
    url = reverse("zorgplicht:concept_stap", args=[draft.id, "ondersteuning"])
    return browser.post(url, {"mogelijk_extra_ondersteuning": "ja", "ondersteuningsvraag": SECRET, **more})


def rows(person):
    with acting_as(person.pk):
        return list(Bewaardformulier.objects.values("inhoud", "browser", "persoon"))


def test_it_is_offered_after_signing_in_and_sent_by_a_click_only(sara, draft):
    browser = at_home(sara)
    answer = too_late(browser, draft)
    assert answer.url == f"/inloggen/?next={OFFER}"
    browser.force_login(sara)
    page = browser.get(OFFER).content.decode()
    assert "Dit was u aan het versturen" in page
    assert SECRET in page
    with acting_as(sara.pk):
        assert Concept.objects.get().inhoud == {}
    # The page holds everything that the form held, and the button sends it where it was going.
    action = reverse("zorgplicht:concept_stap", args=[draft.id, "ondersteuning"])
    assert f'action="{action}"' in page
    assert 'name="mogelijk_extra_ondersteuning" value="ja"' in page
    assert "csrfmiddlewaretoken" not in page.split('name="mogelijk_extra')[1].split("</form>")[0]
    browser.post(action, {"mogelijk_extra_ondersteuning": "ja", "ondersteuningsvraag": SECRET})
    with acting_as(sara.pk):
        assert Concept.objects.get().inhoud["ondersteuning"]["ondersteuningsvraag"] == SECRET


def test_nothing_of_it_can_be_read_in_the_table(sara, draft):
    too_late(at_home(sara), draft)
    (row,) = rows(sara)
    assert SECRET not in str(row)
    assert str(sara.pk) not in str(row)
    assert str(draft.id) not in str(row)


def test_another_person_in_the_same_browser_never_sees_it(sara, draft):
    other = fabriek.make_gebruiker("Iemand Anders")
    browser = at_home(sara)
    too_late(browser, draft)
    browser.force_login(other)
    answer = browser.get(OFFER)
    assert answer.status_code == 302
    assert SECRET not in browser.get("/mijn/").content.decode()
    assert rows(other) == []
    assert len(rows(sara)) == 1
    # Nor does the other person throw it away; but this browser is now the other person's.
    for known in (str(kept_id(sara)), "", "geen-id"):
        browser.post(OFFER, {KEPT: known})
    assert len(rows(sara)) == 1
    browser.force_login(sara)
    assert browser.get(OFFER).status_code == 302


def test_the_same_person_in_another_browser_does_not_see_it(sara, draft):
    too_late(at_home(sara), draft)
    elsewhere = at_home(sara)
    assert elsewhere.get(OFFER).status_code == 302


def test_after_an_hour_it_is_gone(sara, draft, op_dag):
    browser = at_home(sara)
    too_late(browser, draft)
    op_dag(date(2026, 1, 13))
    browser.force_login(sara)
    assert browser.get(OFFER).status_code == 302


@pytest.mark.django_db(transaction=True)
def test_the_worker_deletes_what_is_over_and_reads_none_of_it(sara, draft, op_dag):
    too_late(at_home(sara), draft)
    with connected_as("passend_werker"):
        assert delete_expired_forms() == 0
    op_dag(date(2026, 1, 13))
    with connected_as("passend_werker"):
        with pytest.raises(Exception, match="permission denied"):
            list(Bewaardformulier.objects.values_list("inhoud"))
        assert delete_expired_forms() == 1
    assert rows(sara) == []


def test_throwing_it_away(sara, draft):
    browser = at_home(sara)
    too_late(browser, draft)
    browser.force_login(sara)
    browser.post(OFFER, {KEPT: str(kept_id(sara))})
    assert rows(sara) == []
    assert browser.get(OFFER).status_code == 302


def kept_id(person):
    with acting_as(person.pk):
        return Bewaardformulier.objects.values_list("id", flat=True).get()


def test_of_two_windows_both_wait_and_what_was_sent_after_all_is_gone(sara, draft):
    browser = at_home(sara)
    too_late(browser, draft)
    too_late(browser, draft, ondersteuningsvraag="En Bram ook.")
    browser.force_login(sara)
    page = browser.get(OFFER).content.decode()
    assert page.index("En Bram ook.") < page.index(SECRET)
    # By whichever door she comes in, she is asked first what to do with it.
    assert browser.get("/start/").url == OFFER
    action = reverse("zorgplicht:concept_stap", args=[draft.id, "ondersteuning"])
    [latest, first] = [form for form in forms_of(page) if form.actie == action]
    assert browser.post(action, latest.sent()).status_code == 302
    page = browser.get(OFFER).content.decode()
    assert "En Bram ook." not in page
    assert SECRET in page
    browser.post(OFFER, {KEPT: first.sent()[KEPT]})
    assert browser.get("/start/").url == "/mijn/"


@pytest.mark.parametrize("cookie", [None, "onzin", "WyJhIiwiYiJd:1abc:def"])
def test_a_browser_that_we_do_not_know_keeps_nothing(sara, draft, cookie):
    browser = at_home(sara)
    del browser.cookies["laatst"]
    if cookie:
        browser.cookies["laatst"] = cookie
    assert too_late(browser, draft).url.startswith("/inloggen/?next=/mijn/aanmelding/")
    assert rows(sara) == []


def test_files_and_very_long_forms_are_not_kept(sara, draft):
    browser = at_home(sara)
    too_late(browser, draft, bestand=SimpleUploadedFile("brief.txt", b"woorden"))
    too_late(browser, draft, lang="x" * bewaard.LONGEST)
    assert rows(sara) == []


def test_the_cookie_says_nothing_about_the_person(sara):
    browser = at_home(sara)
    cookie = browser.cookies["laatst"]
    assert cookie["httponly"]
    assert not cookie["max-age"]
    assert str(sara.pk) not in cookie.value
    before = cookie.value
    browser.get("/mijn/")
    assert browser.cookies["laatst"].value == before
