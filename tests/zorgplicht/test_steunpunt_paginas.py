"""The steunpunt's pages: only whom the family let in, and notes behind a wall that the database keeps."""

from datetime import date

import pytest
from django.db import ProgrammingError, connection, transaction
from django.test.utils import CaptureQueriesContext

from passend.dossiers.context import acting_as
from passend.logboek.pseudoniem import pseudonym
from tests.fabriek import do, let_in, make_aanmelding, make_gebruiker, make_lid, make_school, make_steunpunt
from zorgplicht.actions import gezin, school, steunpunt
from zorgplicht.models import Notitie

URL = "/steunpunt/"
NOTE = "Ouder maakt zich zorgen over het gesprek."


@pytest.fixture
def kantoor(start):
    return make_steunpunt()


@pytest.fixture
def mira(kantoor):
    return make_lid(kantoor, "Mira Steun")


@pytest.fixture
def gedeeld(aanmelding, ouder, kantoor):
    """The aanmelding of Noor, with the steunpunt let in."""
    let_in(ouder, aanmelding, kantoor)
    return aanmelding


@pytest.fixture
def open_page(client, mira):
    client.force_login(mira)
    return client.get


def page_of(aanmelding):
    return f"{URL}dossier/{aanmelding.dossier_id}/"


def note(words=NOTE, soort="telefoon", dag=date(2026, 1, 12)):
    """What the form of a note sends."""
    return {"tekst": words, "soort": soort, "dag_dag": dag.day, "dag_maand": dag.month, "dag_jaar": dag.year}


def text(response):
    return response.content.decode()


def test_only_families_that_let_me_in(open_page, gedeeld):
    make_aanmelding(make_gebruiker(), make_school("Het Palet"), voornaam="Vreemd")
    html = text(open_page(URL))
    assert "Noor de Vries" in html
    assert "De Regenboog" in html
    assert "Vreemd" not in html


def test_nobody_waits(open_page, aanmelding):
    assert "Niemand wacht op u" in text(open_page(URL))


def test_what_is_due_first_stands_on_top(open_page, gedeeld, kantoor, ina, regenboog, op_dag):
    op_dag(date(2026, 1, 19))
    parent = make_gebruiker()
    later = make_aanmelding(parent, regenboog, voornaam="Later")
    let_in(parent, later, kantoor)
    assert [row.kind for row in open_page(URL).context["rijen"]] == ["Noor de Vries", "Later de Vries"]
    do(school.refuse, gedeeld, ina, dag=date(2026, 1, 19), toelichting="Geen plaats.")
    rows = open_page(URL).context["rijen"]
    assert [row.kind for row in rows] == ["Later de Vries", "Noor de Vries"]
    assert rows[0].aan_zet.wie == "De Regenboog"


def test_after_a_refusal_the_family_has_a_last_day_and_stands_by_it(
    open_page, gedeeld, kantoor, ina, regenboog, op_dag
):
    do(school.refuse, gedeeld, ina, dag=date(2026, 1, 12), toelichting="Geen plaats.")
    letter = {"hoe": "brief", "bezwaarclausule": True, "gpo_genoemd": True}
    do(school.announce, gedeeld, ina, dag=date(2026, 1, 12), **letter)
    op_dag(date(2026, 1, 19))
    parent = make_gebruiker()
    later = make_aanmelding(parent, regenboog, voornaam="Later")
    let_in(parent, later, kantoor)
    first, second = open_page(URL).context["rijen"]
    assert (first.kind, first.aan_zet.wie) == ("Noor de Vries", "gezin (kan bezwaar maken)")
    assert first.aan_zet.termijn.vervalt_op == date(2026, 2, 23) < second.aan_zet.termijn.vervalt_op
    assert "gezin (kan bezwaar maken)" in text(open_page(URL))
    assert "Het gezin kan bezwaar maken." in text(open_page(page_of(gedeeld)))
    # When that day is past nobody can do anything any more: it says so, and stands below what still runs.
    op_dag(date(2026, 2, 24))
    first, second = open_page(URL).context["rijen"]
    assert (first.kind, second.kind, second.aan_zet.wie) == ("Later de Vries", "Noor de Vries", "")


def test_a_request_for_help_says_who_must_act(open_page, mira, client):
    from uuid import uuid4

    from zorgplicht.actions import hulpvraag, telefoonnotitie

    with acting_as(mira.pk):
        asked = telefoonnotitie.take_phone_note(uuid4(), mira, tekst="Een vader belt.")

    def shown():
        [row] = open_page(URL).context["rijen"]
        return row.aan_zet.wie, row.label.tekst

    assert shown() == ("uw steunpunt", "Nieuw")
    with acting_as(mira.pk):
        hulpvraag.take_up(asked.pk, mira)
    assert shown() == ("uw steunpunt", "Opgepakt")
    with acting_as(mira.pk):
        hulpvraag.wait_for(asked.pk, mira, op="school", tekst="Wij wachten op de school.")
    assert shown() == ("de school", "Wacht")
    assert "niemand" not in text(open_page(URL))


def test_the_list_costs_the_same_at_10_and_at_100(open_page, ouder, regenboog, kantoor):
    def fill(number):
        for _number in range(number):
            let_in(ouder, make_aanmelding(ouder, regenboog), kantoor)

    def cost():
        with CaptureQueriesContext(connection) as queries:
            assert open_page(URL).status_code == 200
        return len(queries)

    fill(10)
    few = cost()
    fill(90)
    assert cost() == few
    assert few <= 18


def test_a_dossier_shows_every_school_that_was_shared(open_page, ouder, regenboog, ina, kantoor):
    first = make_aanmelding(ouder, regenboog, make_school("Het Palet"))
    let_in(ouder, first, kantoor)
    do(school.extend_term, first, ina, tot_dag=date(2026, 3, 9), toelichting="Wij wachten op een gesprek.")
    html = text(open_page(page_of(first)))
    for words in ("De Regenboog", "Het Palet", "9 maart 2026", "Wij wachten op een gesprek.", "Waarom deze datum?"):
        assert words in html
    assert "Scholen en samenwerkingsverbanden kunnen deze notities niet lezen. Ouders zien ze hier niet." in html


def test_a_later_aanmelding_is_shown_after_it_is_shared(open_page, gedeeld, ouder, kantoor):
    from zorgplicht.actions import versturen

    with acting_as(ouder.pk):
        versturen.send_to_more_schools(gedeeld, ouder, [make_school("Het Palet")])
    assert "Het Palet" not in text(open_page(page_of(gedeeld)))
    let_in(ouder, gedeeld, kantoor)
    assert "Het Palet" in text(open_page(page_of(gedeeld)))


def test_a_note_is_kept_newest_first_and_shared_with_colleagues(client, open_page, gedeeld, kantoor, op_dag):
    client.post(page_of(gedeeld), note())
    op_dag(date(2026, 1, 13))
    answer = client.post(page_of(gedeeld), note("Tweede notitie.", dag=date(2026, 1, 13)), follow=True)
    assert "De notitie is bewaard." in text(answer)
    assert [note.tekst for note in answer.context["notities"]] == ["Tweede notitie.", NOTE]
    client.force_login(make_lid(kantoor, "Nadia Rust"))
    html = text(client.get(page_of(gedeeld)))
    assert NOTE in html
    assert "Mira Steun" in html
    assert "13 januari 2026" in text(client.get(URL))


@pytest.mark.parametrize("words", ["", "   "])
def test_an_empty_note_is_refused_at_the_field(client, open_page, gedeeld, words):
    answer = client.post(page_of(gedeeld), note(words))
    assert "Schrijf eerst iets op." in text(answer)
    assert answer.context["form"].errors


def test_the_database_itself_keeps_notes_from_school_and_family(gedeeld, mira, ina, ouder, kantoor):
    with acting_as(mira.pk):
        note = steunpunt.add_note(gedeeld.dossier_id, mira, tekst=NOTE)
    for person in (ina, ouder, make_lid(make_steunpunt("Ander steunpunt"), "Wim Akker")):
        with acting_as(person.pk), connection.cursor() as cursor:
            cursor.execute("SELECT tekst FROM zorgplicht_notitie")
            assert cursor.fetchall() == []
            cursor.execute("SELECT count(*) FROM zorgplicht_notitie WHERE id = %s", [note.pk])
            assert cursor.fetchone() == (0,)
            with pytest.raises(ProgrammingError), transaction.atomic():
                cursor.execute(
                    "INSERT INTO zorgplicht_notitie (id, dossier_id, lezerskring_id, tekst, vastgelegd_op,"
                    " vastgelegd_door_id) VALUES (gen_random_uuid(), %s, %s, 'x', now(), %s)",
                    [note.dossier_id, note.lezerskring_id, person.pk],
                )
    with acting_as(mira.pk):
        assert Notitie.objects.get() == note


def test_no_page_of_school_or_family_shows_a_note(client, gedeeld, mira, ina, ouder):
    with acting_as(mira.pk):
        steunpunt.add_note(gedeeld.dossier_id, mira, tekst=NOTE)
    for person, urls in (
        (ina, ["/school/", f"/school/aanmelding/{gedeeld.pk}/"]),
        (ouder, ["/mijn/", f"/mijn/dossier/{gedeeld.dossier_id}/"]),
    ):
        client.force_login(person)
        for url in urls:
            answer = client.get(url)
            assert answer.status_code == 200
            assert NOTE not in text(answer)


def test_when_the_family_stops_sharing_the_next_request_finds_nothing(open_page, gedeeld, ouder, kantoor, client):
    assert open_page(page_of(gedeeld)).status_code == 200
    with acting_as(ouder.pk):
        gezin.let_out_steunpunt(gedeeld.dossier_id, ouder, kantoor)
    assert open_page(page_of(gedeeld)).status_code == 404
    assert client.post(page_of(gedeeld), note()).status_code == 404
    assert "Noor" not in text(open_page(URL))


def test_others_get_404(client, gedeeld, ina, ouder):
    for url in (URL, page_of(gedeeld)):
        client.logout()
        assert client.get(url).status_code == 302
        for person in (ina, ouder, make_gebruiker()):
            client.force_login(person)
            assert client.get(url).status_code == 404
    client.force_login(make_lid(make_steunpunt("Ander steunpunt"), "Wim Akker"))
    assert client.get(page_of(gedeeld)).status_code == 404


@pytest.mark.django_db(transaction=True)
def test_reading_and_writing_are_in_the_log(client, open_page, admin_cursor, gedeeld, mira):
    open_page(URL)
    open_page(page_of(gedeeld))
    client.post(page_of(gedeeld), note())
    admin_cursor.execute("SELECT dossier, handeling, wat FROM logboek_logregel WHERE wie = %s", [pseudonym(mira.pk)])
    dossier = pseudonym(gedeeld.dossier_id)
    assert sorted(admin_cursor.fetchall()) == [
        (dossier, "lezen", "dossier"),
        (dossier, "lezen", "dossier_in_lijst"),
        (dossier, "vastleggen", "notitie"),
    ]


@pytest.mark.django_db(transaction=True)
def test_no_line_no_page_and_no_note(client, open_page, admin_cursor, gedeeld):
    admin_cursor.execute("REVOKE INSERT ON logboek_logregel FROM passend_toepassing")
    try:
        for url in (URL, page_of(gedeeld)):
            answer = open_page(url)
            assert answer.status_code == 503
            assert "Noor" not in text(answer)
        assert client.post(page_of(gedeeld), note()).status_code == 503
    finally:
        admin_cursor.execute("GRANT INSERT ON logboek_logregel TO passend_toepassing")
    admin_cursor.execute("SELECT count(*) FROM zorgplicht_notitie")
    assert admin_cursor.fetchone() == (0,)


def test_no_text_on_these_pages_is_bare(client, open_page, gedeeld, tmp_path):
    from tests.hulp.pseudotaal import bare_text, pseudo_language

    client.post(page_of(gedeeld), note())
    open_page(page_of(gedeeld))
    data = ["Noor de Vries", "Sara de Vries", "sara@voorbeeld.example", "De Regenboog", "Mira Steun", NOTE]
    data += ["Noor leert beter op een rustige plek.", "WPO artikel 40 lid 6", "WPO artikel 40 lid 7"]
    with pseudo_language(tmp_path):
        for url in (URL, page_of(gedeeld)):
            assert bare_text(text(open_page(url)), allowed=data) == []
