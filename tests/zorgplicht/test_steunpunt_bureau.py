"""The steunpunt's desk: filters that say nothing personal, last contact, tasks, and the pages of a hand-over."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import ProgrammingError, connection, transaction
from django.test.utils import CaptureQueriesContext

from passend.dossiers.context import acting_as
from passend.dossiers.models import Lezerskring
from tests.fabriek import do, let_in, make_aanmelding, make_gebruiker, make_lid, make_steunpunt
from zorgplicht.actions import school, steunpunt, steunpunt_overdracht, steunpunt_taken
from zorgplicht.models import Taak

URL = "/steunpunt/"
START, FRIDAY = date(2026, 1, 12), date(2026, 1, 16)


@pytest.fixture
def kantoor(start):
    return make_steunpunt()


@pytest.fixture
def mira(kantoor):
    return make_lid(kantoor, "Mira Steun")


@pytest.fixture
def nadia(kantoor):
    return make_lid(kantoor, "Nadia Rust")


@pytest.fixture
def gedeeld(aanmelding, ouder, kantoor):
    let_in(ouder, aanmelding, kantoor)
    return aanmelding


@pytest.fixture
def browser(client, mira):
    client.force_login(mira)
    return client


def of(aanmelding, rest=""):
    return f"{URL}dossier/{aanmelding.dossier_id}/{rest}"


def day(field, value):
    return {f"{field}_dag": value.day, f"{field}_maand": value.month, f"{field}_jaar": value.year}


def names(answer):
    return [row.kind.split()[0] for row in answer.context["rijen"]]


def test_filters_are_codes_and_find_what_they_say(browser, kantoor, mira, nadia, ouder, ina, regenboog, op_dag):
    cases = {}
    for name in ("Loopt", "Nee", "Ja", "Wacht"):
        parent = make_gebruiker()
        cases[name] = make_aanmelding(parent, regenboog, voornaam=name)
        let_in(parent, cases[name], kantoor)
    op_dag(date(2026, 2, 18))
    late = make_gebruiker()
    cases["Later"] = make_aanmelding(late, regenboog, voornaam="Later")
    let_in(late, cases["Later"], kantoor)
    do(school.refuse, cases["Nee"], ina, dag=date(2026, 2, 18), toelichting="Geen plaats.")
    do(school.admit, cases["Ja"], ina, dag=date(2026, 2, 18))
    do(school.ask_completion, cases["Wacht"], ina, tot_dag=date(2026, 3, 4), toelichting="Verslag")
    with acting_as(mira.pk):
        steunpunt_overdracht.take_case(cases["Loopt"].dossier_id, mira)
        steunpunt_overdracht.hand_over(cases["Nee"].dossier_id, mira, naar=nadia)

    def shown(query):
        return set(names(browser.get(URL + query)))

    op_dag(date(2026, 2, 19))
    assert shown("") == {"Loopt", "Nee", "Ja", "Wacht", "Later"}
    assert shown("?wie=mij") == {"Loopt"}
    assert shown("?wie=anderen") == {"Nee"}
    assert shown("?wie=zonder") == {"Ja", "Wacht", "Later"}
    assert shown("?stand=loopt") == {"Loopt", "Wacht", "Later"}
    assert shown("?stand=gezin") == {"Wacht"}
    assert shown("?stand=nee") == {"Nee"}
    assert shown("?stand=ja") == {"Ja"}
    assert shown("?wie=zonder&stand=ja") == {"Ja"}
    assert shown("?wie=Noor&stand=x&datum=") == {"Loopt", "Nee", "Ja", "Wacht", "Later"}
    # The last day of six weeks is Monday the 23rd: in the week that begins then, past on the day after it.
    assert shown("?datum=week") == set()
    op_dag(date(2026, 2, 23))
    assert shown("?datum=week") == {"Loopt"}
    assert shown("?datum=voorbij") == set()
    op_dag(date(2026, 2, 24))
    assert shown("?datum=voorbij") == {"Loopt"}
    empty = browser.get(URL + "?wie=mij&datum=week")
    assert "Niemand wacht op u" in empty.content.decode()
    assert "Toon alle gezinnen" in empty.content.decode()


def test_what_was_chosen_stays_chosen_and_goes_along_to_the_next_page(browser, kantoor, ouder, regenboog, monkeypatch):
    monkeypatch.setattr("zorgplicht.views.steunpunt.PAGE_SIZE", 1)
    for _number in range(2):
        let_in(ouder, make_aanmelding(ouder, regenboog), kantoor)
    html = browser.get(URL + "?wie=zonder").content.decode()
    assert 'value="zonder" selected' in html
    assert "?wie=zonder&amp;stand=alle&amp;datum=alle&amp;pagina=2" in html


def test_last_contact_is_the_day_of_the_contact_not_of_writing_it_down(browser, gedeeld, mira, op_dag):
    op_dag(FRIDAY)
    with acting_as(mira.pk):
        for kind, on in (("telefoon", date(2026, 1, 13)), ("gesprek", date(2026, 1, 14)), ("eigen", FRIDAY)):
            steunpunt.add_note(gedeeld.dossier_id, mira, tekst="x", soort=kind, dag=on)
    [row] = browser.get(URL).context["rijen"]
    assert row.laatste_contact == date(2026, 1, 14)


def test_a_note_says_which_contact_and_above_it_that_it_can_be_asked_for(browser, gedeeld):
    note = {"tekst": "Gebeld met de ouder.", "soort": "gesprek", **day("dag", date(2026, 1, 12))}
    html = browser.get(of(gedeeld)).content.decode()
    assert html.index("De ouder mag deze aantekeningen opvragen. Schrijf feiten op.") < html.index("<textarea")
    html = browser.post(of(gedeeld), note, follow=True).content.decode()
    assert "12 januari 2026" in html
    assert "gesprek" in html
    ahead = browser.post(of(gedeeld), note | day("dag", date(2026, 1, 13)))
    assert "Deze dag is nog niet geweest." in ahead.content.decode()
    assert "Gebeld met de ouder." in ahead.content.decode()


def test_a_task_from_the_dossier_to_the_desk_and_done(browser, gedeeld, mira, op_dag):
    sent = {"wat": "Bel de ouder terug.", "voor": str(mira.pk), **day("uiterlijk_op", FRIDAY)}
    answer = browser.post(of(gedeeld, "taak/"), sent, follow=True)
    assert "De taak is bewaard." in answer.content.decode()
    assert "Bel de ouder terug." in answer.content.decode()
    assert browser.get(URL).context["taken"] == []
    op_dag(FRIDAY)
    [row] = browser.get(URL).context["taken"]
    assert (row.taak.wat, row.kind) == ("Bel de ouder terug.", "Noor de Vries")
    there = of(gedeeld, f"taak/{row.taak.pk}/")
    assert browser.post(there, {"bureau": "1"}).url == URL
    assert browser.get(URL).context["taken"] == []
    html = browser.get(of(gedeeld)).content.decode()
    assert "gedaan op 16 januari 2026 door Mira Steun" in html
    # A second click changes nothing; opening it again puts it back.
    browser.post(there)
    browser.post(there, {"heropen": "1"})
    assert [one.taak.wat for one in browser.get(URL).context["taken"]] == ["Bel de ouder terug."]


def test_a_task_for_a_colleague_is_not_on_my_desk(browser, gedeeld, mira, nadia):
    with acting_as(mira.pk):
        steunpunt_taken.add_task(
            gedeeld.dossier_id, mira, wat="Voor Nadia", uiterlijk_op=date(2026, 1, 12), voor=nadia
        )
        steunpunt_taken.add_task(gedeeld.dossier_id, mira, wat="Voor iedereen", uiterlijk_op=date(2026, 1, 12))
    assert [one.taak.wat for one in browser.get(URL).context["taken"]] == ["Voor iedereen"]
    browser.force_login(nadia)
    assert {one.taak.wat for one in browser.get(URL).context["taken"]} == {"Voor Nadia", "Voor iedereen"}


@pytest.mark.parametrize(
    ("changes", "field"),
    [({"wat": " "}, "wat"), ({"voor": "onbekend"}, "voor"), (day("uiterlijk_op", date(2029, 1, 1)), "uiterlijk_op")],
)
def test_a_task_that_cannot_be_keeps_what_was_typed(browser, gedeeld, changes, field):
    sent = {"wat": "Bel terug", "voor": "", **day("uiterlijk_op", FRIDAY)} | changes
    answer = browser.post(of(gedeeld, "taak/"), sent)
    assert answer.status_code == 200
    assert list(answer.context["form"].errors) == [field]
    if field != "wat":
        assert 'value="Bel terug"' in answer.content.decode()


def test_a_task_is_for_somebody_who_works_here(gedeeld, mira):
    with acting_as(mira.pk), pytest.raises(ValidationError) as caught:
        steunpunt_taken.add_task(gedeeld.dossier_id, mira, wat="x", voor=make_gebruiker())
    assert "voor" in caught.value.error_dict


def test_the_wall_around_tasks(gedeeld, mira, ina, ouder):
    with acting_as(mira.pk):
        task = steunpunt_taken.add_task(gedeeld.dossier_id, mira, wat="Bel terug")
    stranger = make_lid(make_steunpunt("Ander steunpunt"), "Wim Akker")
    for person in (ina, ouder, stranger):
        with acting_as(person.pk), connection.cursor() as cursor:
            assert Taak.objects.count() == 0
            cursor.execute("UPDATE zorgplicht_taak SET gedaan_op = now(), gedaan_door_id = %s", [person.pk])
            assert cursor.rowcount == 0
            with pytest.raises(Taak.DoesNotExist):
                steunpunt_taken.finish_task(task.pk, person)
            with pytest.raises(Lezerskring.DoesNotExist):
                steunpunt_taken.add_task(gedeeld.dossier_id, person, wat="x")
    # What was written down does not change any more: only whether it was done.
    with acting_as(mira.pk), connection.cursor() as cursor, pytest.raises(ProgrammingError), transaction.atomic():
        cursor.execute("UPDATE zorgplicht_taak SET wat = 'anders'")


def test_a_task_of_another_dossier_is_not_found(browser, gedeeld, mira, ouder, regenboog, kantoor):
    other = make_aanmelding(ouder, regenboog)
    let_in(ouder, other, kantoor)
    with acting_as(mira.pk):
        task = steunpunt_taken.add_task(other.dossier_id, mira, wat="Bel terug")
    assert browser.post(of(gedeeld, f"taak/{task.pk}/")).status_code == 404


def test_the_friday_hand_over_on_screen(browser, gedeeld, mira, nadia, op_dag):
    op_dag(FRIDAY)
    assert "U heeft nu geen gezinnen om over te dragen" in browser.get(URL + "overdragen/").content.decode()
    html = browser.post(of(gedeeld, "neem/"), follow=True).content.decode()
    assert "U helpt dit gezin nu." in html
    assert "U draagt 1 gezin over, vanaf vandaag." in browser.get(URL + "overdragen/").content.decode()
    wrong = browser.post(URL + "overdragen/", {"naar": "", "tot_dag": "", "tot_maand": "", "tot_jaar": ""})
    assert set(wrong.context["form"].errors) == {"naar", "tot"}
    assert "Kies een collega." in wrong.content.decode()
    late = browser.post(URL + "overdragen/", {"naar": str(nadia.pk), **day("tot", date(2026, 1, 15))})
    assert "Kies vandaag of een latere dag" in late.content.decode()
    done = browser.post(URL + "overdragen/", {"naar": str(nadia.pk), **day("tot", date(2026, 1, 25))}, follow=True)
    assert "Nadia Rust helpt 1 gezin tot en met 25 januari 2026." in done.content.decode()
    [row] = done.context["rijen"]
    assert (row.helper, row.helper_tot) == ("Nadia Rust", date(2026, 1, 25))
    [running] = done.context["overdrachten"]
    back = browser.post(f"{URL}overdragen/{running.id}/terug/", follow=True)
    assert "1 gezin is weer van u." in back.content.decode()
    assert back.context["rijen"][0].helper == "u"
    assert browser.post(f"{URL}overdragen/{running.id}/terug/").status_code == 404


def test_one_family_to_a_colleague_for_good_or_until_a_day(browser, gedeeld, nadia):
    there = of(gedeeld, "overdragen/")
    assert "Kies een collega." in browser.post(there, {"naar": ""}).content.decode()
    done = browser.post(there, {"naar": str(nadia.pk)}, follow=True)
    assert "Nadia Rust helpt dit gezin nu." in done.content.decode()
    assert done.context["helpers"] == [("Nadia Rust", None)]
    done = browser.post(there, {"naar": str(nadia.pk), **day("tot", FRIDAY)}, follow=True)
    assert done.context["helpers"] == [("Nadia Rust", FRIDAY)]


def test_alone_there_is_nobody_to_hand_over_to(browser, gedeeld):
    assert "Draag al uw gezinnen over" not in browser.get(URL).content.decode()
    assert "U bent nu de enige medewerker" in browser.get(URL + "overdragen/").content.decode()


def test_the_desk_costs_the_same_at_10_and_at_200_with_everything_on_it(browser, kantoor, mira, nadia, regenboog):
    def fill(number):
        for _number in range(number):
            parent = make_gebruiker()
            case = make_aanmelding(parent, regenboog)
            let_in(parent, case, kantoor)
            with acting_as(mira.pk):
                steunpunt_overdracht.take_case(case.dossier_id, mira)
                steunpunt_taken.add_task(case.dossier_id, mira, wat="Bel terug", uiterlijk_op=date(2026, 1, 12))
                steunpunt.add_note(case.dossier_id, mira, tekst="x", soort="telefoon")

    def cost(url):
        with CaptureQueriesContext(connection) as queries:
            assert browser.get(url).status_code == 200
        return len(queries)

    fill(10)
    few = cost(URL)
    overview = cost(URL + "overdragen/")
    fill(190)
    assert cost(URL) == few <= 18
    assert cost(URL + "overdragen/") == overview
    assert len(browser.get(URL).context["rijen"]) == 60


def test_no_text_of_the_desk_is_bare(browser, gedeeld, mira, nadia, tmp_path):
    from tests.hulp.pseudotaal import bare_text, pseudo_language

    with acting_as(mira.pk):
        steunpunt_taken.add_task(gedeeld.dossier_id, mira, wat="Bel terug", uiterlijk_op=date(2026, 1, 12))
        steunpunt_overdracht.take_case(gedeeld.dossier_id, mira)
        steunpunt_overdracht.hand_over_all(mira, naar=nadia, tot=FRIDAY)
    data = ["Noor de Vries", "De Regenboog", "Mira Steun", "Nadia Rust", "Bel terug", "–"]
    with pseudo_language(tmp_path):
        for url in (URL, URL + "overdragen/", of(gedeeld, "taak/"), of(gedeeld, "overdragen/")):
            assert bare_text(browser.get(url).content.decode(), allowed=data) == []
