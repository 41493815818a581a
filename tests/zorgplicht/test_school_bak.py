"""The school's tray: whose rows, in which order, at which cost, and every row in the log."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from passend.dossiers.context import acting_as
from passend.dossiers.models import Lidmaatschap
from passend.logboek.pseudoniem import pseudonym
from tests.fabriek import do, let_in, make_aanmelding, make_gebruiker, make_lid, make_school, make_steunpunt
from zorgplicht.actions import gezin, school, school_besluit

URL = "/school/"


@pytest.fixture
def bak(client, ina):
    """Open the tray as Ina: `bak("?toon=alles")`."""
    client.force_login(ina)

    def open_tray(query=""):
        return client.get(URL + query)

    return open_tray


def names(response):
    return [row.kind for row in response.context["rijen"]]


def test_what_is_due_first_stands_on_top(bak, ina, ouder, regenboog, op_dag):
    late = make_aanmelding(ouder, regenboog, voornaam="Laat")
    op_dag(date(2026, 1, 19))
    make_aanmelding(make_gebruiker(), regenboog, voornaam="Week")
    op_dag(date(2026, 1, 15))
    make_aanmelding(make_gebruiker(), regenboog, voornaam="Midden")
    done = make_aanmelding(make_gebruiker(), regenboog, voornaam="Klaar")
    op_dag(date(2026, 2, 25))
    do(school.refuse, done, ina, dag=date(2026, 2, 25), toelichting="Geen plaats.")
    # A no is not done before its letter went out: nobody else can do that, and the family waits for it.
    assert names(bak()) == ["Laat de Vries", "Midden de Vries", "Week de Vries", "Klaar de Vries"]
    assert "stuur de brief" in bak().content.decode()
    page = bak(f"aanmelding/{done.pk}/").content.decode()
    assert "Geef of stuur de ouders nu de brief met het besluit." in page
    do(
        school_besluit.announce,
        done,
        ina,
        dag=date(2026, 2, 25),
        hoe="brief",
        bezwaarclausule=True,
        gpo_genoemd=True,
    )
    assert names(bak()) == ["Laat de Vries", "Midden de Vries", "Week de Vries"]
    assert names(bak("?toon=klaar")) == ["Klaar de Vries"]
    assert names(bak("?toon=alles"))[-1] == "Klaar de Vries"
    html = bak().content.decode()
    assert "de datum is 2 dagen voorbij" in html
    assert "nog 1 dag" in html or "dat is morgen" in html
    do(school.extend_term, late, ina, tot_dag=date(2026, 3, 16), toelichting="Gesprek")
    assert names(bak())[-1] == "Laat de Vries"


@pytest.mark.parametrize("query", ["?toon=onzin", "?pagina=999", "?pagina=x", "?toon=alles&pagina=-1"])
def test_a_strange_address_shows_the_tray(bak, aanmelding, query):
    assert names(bak(query)) == ["Noor de Vries"]


def test_an_empty_tray_says_that_nobody_waits(bak):
    assert "Niemand wacht op u" in bak().content.decode()
    assert "Hier staat nog niets" in bak("?toon=klaar").content.decode()


def test_only_own_schools_and_no_family_of_mine(bak, ina, aanmelding):
    make_aanmelding(make_gebruiker(), make_school("Elders"), voornaam="Vreemd")
    make_aanmelding(ina, make_school("Ook elders"), voornaam="Eigenkind")
    assert names(bak("?toon=alles")) == ["Noor de Vries"]


def test_two_schools_show_which_one(bak, ina, aanmelding):
    assert "Het Palet" not in bak().content.decode()
    palet = make_school("Het Palet")
    make_lid(palet.organisatie, gebruiker=ina)
    make_aanmelding(make_gebruiker(), palet, voornaam="Sem")
    assert sorted(names(bak())) == ["Noor de Vries", "Sem de Vries"]
    assert "Het Palet" in bak().content.decode()


def test_who_stopped_working_here_finds_no_tray(client, ina, aanmelding):
    administrator = make_gebruiker(is_beheerder=True)
    with acting_as(administrator.pk):
        Lidmaatschap.objects.filter(gebruiker=ina).update(tot=date(2026, 1, 11))
    client.force_login(ina)
    assert client.get(URL).status_code == 404


@pytest.mark.parametrize("path", ["", "aanmelding/{pk}/", "aanmelding/{pk}/weiger/", "aanmelding/{pk}/verbeter/1/"])
def test_without_a_school_there_is_no_such_page(client, aanmelding, ouder, path):
    office = make_steunpunt()
    mira = make_lid(office, "Mira Steun")
    let_in(ouder, aanmelding, office)
    url = URL + path.format(pk=aanmelding.pk)
    assert client.get(url).status_code == 302
    for person in (ouder, mira, make_gebruiker("Iemand"), make_gebruiker("Bas", is_beheerder=True)):
        client.force_login(person)
        assert client.get(url).status_code == 404
        assert client.post(url).status_code in {404, 405}


def test_the_tray_costs_the_same_at_10_and_at_200(bak, ouder, regenboog):
    def cost():
        with CaptureQueriesContext(connection) as queries:
            assert bak("?toon=alles").status_code == 200
        return len(queries)

    for _number in range(10):
        make_aanmelding(ouder, regenboog)
    few = cost()
    for _number in range(190):
        make_aanmelding(ouder, regenboog)
    assert cost() == few
    assert few < 25


def test_pages_of_25(bak, ouder, regenboog):
    for number in range(26):
        make_aanmelding(ouder, regenboog, voornaam=f"Kind{number}")
    assert len(names(bak())) == 25
    assert len(names(bak("?pagina=2"))) == 1
    assert "?toon=te-doen&amp;pagina=2" in bak().content.decode()


@pytest.mark.django_db(transaction=True)
def test_each_row_shown_is_a_line_in_the_log(bak, admin_cursor, aanmelding, ouder, ina, regenboog):
    second = make_aanmelding(ouder, regenboog)
    bak()
    admin_cursor.execute("SELECT wie, dossier, handeling, wat FROM logboek_logregel")
    assert sorted(admin_cursor.fetchall()) == sorted(
        (pseudonym(ina.pk), pseudonym(one.dossier_id), "lezen", "aanmelding_in_lijst") for one in (aanmelding, second)
    )


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("path", ["", "aanmelding/{pk}/", "aanmelding/{pk}/laat_toe/"])
def test_no_line_no_page(client, admin_cursor, aanmelding, ina, path):
    client.force_login(ina)
    url = URL + path.format(pk=aanmelding.pk)
    assert "Noor" in client.get(url).content.decode()
    admin_cursor.execute("REVOKE INSERT ON logboek_logregel FROM passend_toepassing")
    try:
        answer = client.get(url)
        assert answer.status_code == 503
        assert "Noor" not in answer.content.decode()
    finally:
        admin_cursor.execute("GRANT INSERT ON logboek_logregel TO passend_toepassing")


def test_a_withdrawn_aanmelding_asks_nothing_any_more(bak, aanmelding, ouder):
    do(gezin.withdraw, aanmelding, ouder)
    assert names(bak()) == []
    assert names(bak("?toon=klaar")) == ["Noor de Vries"]
