"""A form sent after the sign-in had ended: kept for the same person in the same browser, never sent by itself."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from passend.dossiers.context import acting_as
from passend.gebruikers import bewaard
from passend.gebruikers.actions.bewaard import delete_expired_forms
from passend.gebruikers.models import Bewaardformulier, Gebruiker
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


def kept_page(browser, url, language="nl", **changes):
    """What is offered of the form at `url`, sent too late as a browser sends it, to who reads that language."""
    browser.post("/taal/", {"taal": language, "terug": "/"})
    form = next(form for form in forms_of(browser.get(url).content.decode()) if changes.keys() <= form.namen)
    payload = form.sent(**changes)
    person = Gebruiker.objects.get(pk=browser.session["_auth_user_id"])
    browser.session.flush()
    browser.post(url, payload)
    browser.force_login(person)
    browser.post("/taal/", {"taal": language, "terug": "/"})
    page = browser.get(OFFER).content.decode()
    [back] = [form for form in forms_of(page) if form.actie == url]
    assert {KEPT: back.sent()[KEPT], **payload} | {"csrfmiddlewaretoken": []} == back.sent() | {
        "csrfmiddlewaretoken": []
    }
    return page


def row(question, answer):
    return f"<div><dt>{question}</dt><dd>{answer}</dd></div>"


def test_it_is_read_as_the_form_asks_it(sara, draft):
    url = reverse("zorgplicht:concept_stap", args=[draft.id, "kind"])
    day = {"geboren_op_dag": "3", "geboren_op_maand": "mei", "geboren_op_jaar": "2021"}
    page = kept_page(at_home(sara), url, voornaam="Noor", **day)
    assert row("Voornaam van uw kind", "Noor") in page
    assert row("Geboortedatum van uw kind", "3-mei-2021") in page
    assert "geboren_op" not in page.split("<form")[1]
    url = reverse("zorgplicht:concept_stap", args=[draft.id, "ondersteuning"])
    page = kept_page(at_home(sara), url, mogelijk_extra_ondersteuning="ja", ondersteuningsvraag=SECRET)
    assert row("Denkt u dat uw kind misschien extra ondersteuning nodig heeft?", "Ja, of misschien") in page


def test_it_is_read_in_the_language_of_the_page_that_it_was_typed_on(sara, draft):
    url = reverse("zorgplicht:concept_stap", args=[draft.id, "ondersteuning"])
    page = kept_page(at_home(sara), url, "pl", ondersteuningsvraag=SECRET)
    assert '<html lang="pl">' in page
    assert "To było w trakcie wysyłania" in page
    assert '<div lang="pl">' in page
    office = fabriek.make_steunpunt()
    mira = fabriek.make_lid(office, "Mira Steun")
    case = fabriek.make_aanmelding(sara)
    fabriek.let_in(sara, case, office)
    page = kept_page(
        at_home(mira), reverse("zorgplicht:steunpunt_dossier", args=[case.dossier_id]), "pl", tekst=SECRET
    )
    assert '<div lang="nl">' in page
    assert row("Nieuwe notitie", SECRET) in page
    assert row("Wat voor contact was het?", "telefoongesprek") in page


def test_a_form_that_does_not_say_which_it_is_shows_the_names_of_its_fields(sara, draft):
    browser = at_home(sara)
    too_late(browser, draft, soort_formulier="os.system")
    browser.force_login(sara)
    page = browser.get(OFFER).content.decode()
    assert row("Ondersteuningsvraag", SECRET) in page
    assert row("Mogelijk extra ondersteuning", "ja") in page


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
