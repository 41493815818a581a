"""The door of a one-time link: what it shows, what it does once, and what opening it never does."""

from datetime import date, timedelta

import pytest
from django.test import Client
from django.urls import reverse

from passend.dossiers.actions.link import MAX_WRONG, link_state, make_link
from passend.dossiers.context import acting_as
from passend.dossiers.models import LINKHOUDER, Accountaanvraag, Eenmaligelink
from passend.logboek.models import Logregel
from passend.logboek.pseudoniem import pseudonym
from tests.fabriek import do, make_aanmelding, make_gebruiker, make_school
from tests.hulp.formulieren import forms_of
from tests.zorgplicht.hulp import facts, stand, term
from zorgplicht.actions import gezin
from zorgplicht.actions.eenmalig import MAX_WAITING
from zorgplicht.models import Aanmelding

STORY = "Pimpelmees leert beter op een rustige plek."
PAGE = "/school/brief/aanmelding/"


@pytest.fixture
def linde(start):
    return make_school("De Linde")


@pytest.fixture
def sent(ouder, linde):
    return make_aanmelding(ouder, linde, ondersteuningsvraag=STORY)


@pytest.fixture
def key(sent, ouder):
    return new_link(sent, ouder)


def new_link(sent, ouder, soort=Eenmaligelink.Soort.PAPIER):
    with acting_as(ouder.pk):
        return make_link(sent.dossier_id, sent.id, sent.school_id, soort)


def opened(key):
    """A browser that typed the code of a letter."""
    browser = Client()
    answer = browser.post(reverse("zorgplicht:eenmalig_code"), {"code": key.sleutel})
    assert answer.headers["Location"] == PAGE
    return browser


def do_act(browser, act, **data):
    url = reverse("zorgplicht:eenmalig_handeling", args=[act])
    return browser.post(url, data, follow=True).content.decode()


def test_the_code_shows_the_one_aanmelding_with_what_the_family_wrote(sent, key, ouder):
    make_aanmelding(make_gebruiker("Andere Ouder"), sent.school, voornaam="Bram")
    page = opened(key).get(PAGE).content.decode()
    assert "Noor de Vries" in page
    assert STORY in page
    assert "Bram" not in page
    assert "Bevestig de ontvangst" in page


def test_a_link_in_a_mail_leaves_the_address_at_once(sent, ouder, client):
    key = new_link(sent, ouder, Eenmaligelink.Soort.MAIL)
    answer = client.get(reverse("zorgplicht:eenmalig", args=[key.sleutel]))
    assert (answer.status_code, answer.headers["Location"]) == (302, PAGE)
    assert answer.headers["Referrer-Policy"] == "no-referrer"
    assert "no-store" in answer.headers["Cache-Control"]
    page = client.get(PAGE)
    assert key.sleutel not in page.content.decode()
    assert "no-store" in page.headers["Cache-Control"]
    # A page with a form must send its own address along, or the form would be refused.
    assert page.headers["Referrer-Policy"] == "same-origin"


def test_looking_uses_nothing_up(sent, ouder):
    key = new_link(sent, ouder, Eenmaligelink.Soort.MAIL)
    url = reverse("zorgplicht:eenmalig", args=[key.sleutel])
    for _look in range(3):
        scanner = Client()
        scanner.get(url)
        scanner.head(url)
        scanner.get(PAGE)
        scanner.get(reverse("zorgplicht:eenmalig_handeling", args=["bevestig_ontvangst"]))
    assert link_state(key.link_id) == "geldig"


def test_what_the_school_confirmed_by_code_the_family_does_not_send_again(sent, key, ouder, client):
    ways, proof = (reverse(f"zorgplicht:{name}", args=[sent.id]) for name in ("bezorgen", "bewijs"))
    client.force_login(ouder)
    assert "Laat Passend de brief mailen" in client.get(ways).content.decode()
    do_act(opened(key), "bevestig_ontvangst")
    page = client.get(ways).content.decode()
    assert "U hoeft de aanmelding niet meer op te sturen." in page
    assert "Is de school haar code of link kwijt?" in page
    assert "Laat Passend de brief mailen" not in page
    assert "Leg vast hoe de school de aanmelding kreeg" not in client.get(proof).content.decode()


def test_from_letter_to_decision_by_codes_alone(sent, key, ouder, op_dag):
    page = do_act(opened(key), "bevestig_ontvangst")
    assert "De ontvangst is bevestigd." in page
    assert stand(sent, ouder) == Aanmelding.Stand.BEVESTIGD
    fact = facts(sent, ouder)["ontvangst_bevestigd"]
    assert fact.vastgelegd_door_id == LINKHOUDER
    code = next(word for word in page.replace("<", " ").replace(">", " ").split() if len(word) == 14 and "-" in word)
    op_dag(sent.aangemaakt_op.date() + timedelta(days=14))
    second = Client()
    assert second.post(reverse("zorgplicht:eenmalig_code"), {"code": code.lower()}).headers["Location"] == PAGE
    day = {"dag_dag": "26", "dag_maand": "1", "dag_jaar": "2026"}
    page = do_act(second, "laat_toe", gezien="bevestigd", toelichting="Welkom", **day)
    assert "Het besluit is vastgelegd: toegelaten." in page
    assert stand(sent, ouder) == Aanmelding.Stand.TOEGELATEN
    assert term(sent, ouder).toestand == "voldaan"


def test_a_later_day_from_the_page_disputes_the_familys(sent, key, ouder, op_dag):
    op_dag(sent.aangemaakt_op.date() + timedelta(days=9))
    do(gezin.record_handed_in, sent, ouder, dag=sent.aangemaakt_op.date())
    do_act(opened(key), "bevestig_ontvangst", dag_dag="19", dag_maand="1", dag_jaar="2026")
    assert facts(sent, ouder)["aanmelding_ontvangen"].zekerheid == "betwist"


def test_the_timeline_says_that_it_was_a_link(sent, key, ouder, client):
    do_act(opened(key), "bevestig_ontvangst")
    client.force_login(ouder)
    page = client.get(reverse("zorgplicht:dossier", args=[sent.dossier_id])).content.decode()
    assert "de school, met een eenmalige code per brief" in page


@pytest.mark.parametrize(
    ("soort", "uit", "door"),
    [
        (Eenmaligelink.Soort.PAPIER, "Een eenmalige code voor de school, per brief", "een eenmalige code per brief"),
        (Eenmaligelink.Soort.MAIL, "Een eenmalige link voor de school, per mail", "een eenmalige link per mail"),
    ],
)
def test_the_timeline_tells_a_letter_from_a_mail(sent, ouder, client, op_dag, soort, uit, door):
    """How each went out, on which day, what became of it, and by which one the school acted."""
    op_dag(date(2026, 1, 14))
    key = new_link(sent, ouder, soort)
    op_dag(date(2026, 1, 16))
    browser = Client()
    browser.get(reverse("zorgplicht:eenmalig", args=[key.sleutel]))
    do_act(browser, "bevestig_ontvangst")
    client.force_login(ouder)
    page = " ".join(client.get(f"/mijn/dossier/{sent.dossier_id}/").content.decode().split())
    after = page[page.index(uit) - 200 :]
    assert "14 januari 2026" in after[:250]
    assert "De school gebruikte dit op 16 januari 2026." in after[:600]
    assert f"de school, met {door}" in page


def test_a_second_act_with_the_same_link_is_refused_in_any_browser(sent, key, ouder):
    first, second = opened(key), opened(key)
    do_act(first, "bevestig_ontvangst")
    page = do_act(second, "laat_toe", dag_dag="12", dag_maand="1", dag_jaar="2026")
    assert "Deze link is al gebruikt." in page
    assert "Noor" not in page
    page = do_act(first, "laat_toe", dag_dag="12", dag_maand="1", dag_jaar="2026")
    assert "Dit is nog niet vastgelegd" in page
    assert "Deze link is al gebruikt." in page
    assert stand(sent, ouder) == Aanmelding.Stand.BEVESTIGD


def test_other_words_from_a_second_window_come_back_when_the_link_was_used(sent, key, ouder):
    browser = opened(key)
    url = reverse("zorgplicht:eenmalig_handeling", args=["overleg"])
    words = {"gezien": "verstuurd", "toelichting": STORY, "dag_dag": "12", "dag_maand": "1", "dag_jaar": "2026"}
    do_act(browser, "bevestig_ontvangst")
    page = browser.post(url, words).content.decode()
    assert "Dit is nog niet vastgelegd" in page
    assert "Deze link is al gebruikt." in page
    assert STORY in page
    # With a newer link in the same browser the button records them.
    browser.post(reverse("zorgplicht:eenmalig_code"), {"code": new_link(sent, ouder).sleutel})
    [form] = [one for one in forms_of(page) if "toelichting" in one.namen]
    done = browser.post(url, form.sent(gezien="bevestigd"), follow=True).content.decode()
    assert "Vastgelegd" in done
    assert "overleg_met_ouders" in facts(sent, ouder)


def test_what_was_refused_uses_nothing_up_and_keeps_what_was_typed(sent, key):
    browser = opened(key)
    page = do_act(browser, "weiger", dag_dag="12", dag_maand="1", dag_jaar="2026", toelichting="Te vol")
    assert "Te vol" in page
    assert link_state(key.link_id) == "geldig"
    assert browser.get(PAGE).status_code == 200


@pytest.mark.parametrize("late", [0, 1])
def test_a_link_works_until_its_last_day(sent, key, op_dag, late):
    browser = opened(key)
    op_dag(key.geldig_tot + timedelta(days=late))
    page = browser.get(PAGE, follow=True).content.decode()
    assert ("Noor" in page) == (not late)
    assert ("Deze link is te oud." in page) == bool(late)


def test_without_a_link_there_is_nothing(sent, client):
    for name, arguments in (("aanmelding", []), ("handeling", ["laat_toe"]), ("klaar", []), ("account", [])):
        answer = client.get(reverse(f"zorgplicht:eenmalig_{name}", args=arguments))
        assert answer.headers["Location"] == reverse("zorgplicht:eenmalig_code")


def test_an_unknown_act_does_not_exist(key):
    assert opened(key).get(f"{PAGE}iets/").status_code == 404


def test_wrong_codes_are_counted_per_place_and_a_right_one_waits_too(sent, key, client):
    url = reverse("zorgplicht:eenmalig_code")
    for _try in range(MAX_WRONG):
        assert "Deze code klopt niet." in client.post(url, {"code": "AAAA-AAAA-AAAA"}).content.decode()
    for code in ("AAAA-AAAA-AAAA", key.sleutel):
        assert "Wacht een kwartier" in client.post(url, {"code": code}).content.decode()
    elsewhere = client.post(url, {"code": key.sleutel}, REMOTE_ADDR="192.0.2.7")
    assert elsewhere.headers["Location"] == PAGE


def test_a_used_code_says_so(sent, key, client):
    do_act(opened(key), "bevestig_ontvangst")
    page = client.post(reverse("zorgplicht:eenmalig_code"), {"code": key.sleutel}).content.decode()
    assert "Deze code is al gebruikt." in page


def test_who_signed_in_sees_no_more_with_a_link(sent, key, ina):
    browser = opened(key)
    browser.force_login(ina)
    session = browser.session
    session["eenmaligelink"] = str(key.link_id)
    session.save()
    assert "Noor de Vries" in browser.get(PAGE).content.decode()
    assert browser.get(reverse("zorgplicht:school_aanmelding", args=[sent.id])).status_code == 404


@pytest.mark.django_db(transaction=True)
def test_each_look_is_logged_under_the_holder(sent, key, admin_cursor):
    opened(key).get(PAGE)
    admin_cursor.execute("SELECT wie, wat FROM logboek_logregel WHERE dossier = %s", [pseudonym(sent.dossier_id)])
    assert (pseudonym(LINKHOUDER), "aanmelding_met_link") in admin_cursor.fetchall()
    assert Logregel._meta.db_table == "logboek_logregel"


@pytest.mark.django_db(transaction=True)
def test_a_look_by_link_is_the_holders_also_for_who_is_signed_in(sent, key, ina, admin_cursor):
    browser = Client()
    browser.force_login(ina)
    browser.post(reverse("zorgplicht:eenmalig_code"), {"code": key.sleutel})
    assert "Noor de Vries" in browser.get(PAGE).content.decode()
    admin_cursor.execute("SELECT wie FROM logboek_logregel WHERE wat = 'aanmelding_met_link'")
    assert {row[0] for row in admin_cursor.fetchall()} == {pseudonym(LINKHOUDER)}


# --- An account ------------------------------------------------------------------------------------------------------

ASKED = {"naam": "Lotte Linde", "rol": "intern_begeleider", "email": "lotte@delinde.example"}


def requests(admin):
    with acting_as(admin.pk):
        return list(Accountaanvraag.objects.all())


def test_asking_for_an_account_opens_nothing(sent, key, linde):
    browser = opened(key)
    page = browser.post(reverse("zorgplicht:eenmalig_account"), ASKED).content.decode()
    assert "Uw aanvraag is binnen" in page
    assert link_state(key.link_id) == "geldig"
    [asked] = requests(make_gebruiker(is_beheerder=True))
    assert (asked.organisatie_id, asked.stand) == (linde.pk, "open")
    again = browser.post(reverse("zorgplicht:eenmalig_account"), ASKED | {"email": "LOTTE@delinde.example"})
    assert "Met dit e-mailadres is al een account gevraagd." in again.content.decode()


def test_what_is_missing_is_said_at_its_field(key):
    page = opened(key).post(reverse("zorgplicht:eenmalig_account"), {"naam": "Lotte"}).content.decode()
    assert "Vul uw e-mailadres in." in page
    assert 'value="Lotte"' in page


def test_a_flood_of_requests_stops(key):
    browser, url = opened(key), reverse("zorgplicht:eenmalig_account")
    for number in range(MAX_WAITING):
        assert "Uw aanvraag is binnen" in browser.post(url, ASKED | {"email": f"{number}@s.example"}).content.decode()
    page = browser.post(url, ASKED).content.decode()
    assert "Er wachten al aanvragen van deze school." in page
