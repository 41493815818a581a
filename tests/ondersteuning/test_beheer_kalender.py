"""The administrator's calendar: adding, changing, withdrawing, what is said when it cannot be, and the run after."""

from datetime import date

import pytest
from django.test import Client
from playwright.sync_api import expect

from passend.dossiers.context import acting_as
from passend.wet.actions import kalender
from passend.wet.models import Herberekening, Kalenderdag, Schoolvakantie
from tests.fabriek import make_gebruiker
from tests.hulp.browser import WIDTHS, sideways_scroll, small_targets
from tests.hulp.pseudotaal import bare_text, pseudo_language

PAGE = "/beheer/kalender/"
DAY = {
    "dag_dag": "15",
    "dag_maand": "5",
    "dag_jaar": "2026",
    "naam": "dag na Hemelvaartsdag",
    "vindplaats": "Stcrt. 2026, 1",
}
HOLIDAY = {
    "regio": "midden",
    "naam": "voorjaarsvakantie",
    "van_dag": "14",
    "van_maand": "2",
    "van_jaar": "2026",
    "tot_dag": "22",
    "tot_maand": "2",
    "tot_jaar": "2026",
    "adviserend": "on",
    "bron": "Stcrt. 2025, 9",
}


@pytest.fixture(autouse=True)
def _day(op_dag):
    op_dag(date(2026, 1, 12))


@pytest.fixture
def bas(db):
    return make_gebruiker("Bas Beheer", is_beheerder=True)


@pytest.fixture
def beheer(bas):
    client = Client()
    client.force_login(bas)
    return client


def only(model):
    return model.objects.in_force().get()


def runs(bas):
    with acting_as(bas.pk):
        return list(Herberekening.objects.values_list("oorzaak", "toestand"))


def text(answer):
    return answer.content.decode()


def test_an_empty_calendar_says_what_it_is_for(beheer):
    page = text(beheer.get(PAGE))
    assert "Er zijn geen extra dagen" in page
    assert "Er zijn geen schoolvakanties bekend" in page
    assert "Er is nog geen dag weggehaald." in text(beheer.get(f"{PAGE}vervallen/"))


def test_a_day_is_added_shown_and_withdrawn_and_each_time_dates_are_computed_anew(beheer, bas):
    answer = beheer.post(f"{PAGE}dag/nieuw/", DAY, follow=True)
    assert answer.redirect_chain == [(PAGE, 302)]
    page = text(answer)
    for words in ("vrijdag 15 mei 2026", "dag na Hemelvaartsdag", "Stcrt. 2026, 1", "Bas Beheer", "opnieuw berekend"):
        assert words in page
    assert runs(bas) == [("kalender", "wachtend")]
    address = f"{PAGE}dag/{only(Kalenderdag).pk}/weg/"
    assert "vrijdag 15 mei 2026" in text(beheer.get(address))
    assert Kalenderdag.objects.in_force().exists(), "asking is not doing"
    assert "Er zijn geen extra dagen" in text(beheer.post(address, follow=True))
    assert len(runs(bas)) == 2
    assert "Weggehaald op 12 januari 2026 door Bas Beheer." in text(beheer.get(f"{PAGE}vervallen/"))


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"dag_dag": "16"}, "Deze dag valt in het weekend."),
        ({"dag_dag": "27", "dag_maand": "4"}, "Deze dag is al een feestdag in de wet."),
        ({"dag_dag": "31", "dag_maand": "2"}, "Deze datum bestaat niet."),
        ({"dag_dag": ""}, "Vul ook de dag in."),
        ({"naam": ""}, "Vul “Hoe heet de dag” in."),
        ({"vindplaats": " "}, "Vul “Waar staat het besluit” in."),
    ],
)
def test_a_wrong_day_is_explained_and_what_was_typed_stays(beheer, bas, changes, words):
    page = text(beheer.post(f"{PAGE}dag/nieuw/", DAY | changes))
    assert words in page
    assert page.count('id="fouten"') == 1
    assert 'value="2026"' in page
    assert not Kalenderdag.objects.exists()
    assert runs(bas) == []


def test_a_holiday_is_added_changed_and_withdrawn(beheer, bas):
    beheer.post(f"{PAGE}vakantie/nieuw/", HOLIDAY)
    first = only(Schoolvakantie)
    assert (first.schooljaar, first.van, first.tot, first.adviserend) == (
        "2025-2026",
        date(2026, 2, 14),
        date(2026, 2, 22),
        True,
    )
    address = f"{PAGE}vakantie/{first.pk}/"
    form = text(beheer.get(address))
    assert 'value="Stcrt. 2025, 9"' in form
    assert 'value="22"' in form
    saved = HOLIDAY | {"tot_dag": "23"}
    del saved["adviserend"]
    assert "Dit is opgeslagen." in text(beheer.post(address, saved, follow=True))
    second = only(Schoolvakantie)
    assert (second.tot, second.adviserend, second.pk == first.pk) == (date(2026, 2, 23), False, False)
    assert "vervangen op 12 januari 2026 door Bas Beheer" in text(beheer.get(f"{PAGE}vervallen/"))
    beheer.post(f"{PAGE}vakantie/{second.pk}/weg/")
    assert not Schoolvakantie.objects.in_force().exists()
    assert len(runs(bas)) == 3


def test_saving_the_same_holiday_asks_for_no_recomputation(beheer, bas):
    beheer.post(f"{PAGE}vakantie/nieuw/", HOLIDAY)
    page = text(beheer.post(f"{PAGE}vakantie/{only(Schoolvakantie).pk}/", HOLIDAY, follow=True))
    assert "Dit is opgeslagen." in page
    assert len(runs(bas)) == 1


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"tot_dag": "13"}, "De laatste dag ligt voor de eerste dag."),
        ({"tot_maand": "6"}, "Zo lang duurt geen schoolvakantie."),
        ({"regio": ""}, "Kies een antwoord bij “Regio”."),
        ({"naam": "skivakantie"}, "skivakantie"),
        ({"bron": ""}, "Vul “Waar hebt u dit gevonden” in."),
    ],
)
def test_a_wrong_holiday_is_explained(beheer, changes, words):
    page = text(beheer.post(f"{PAGE}vakantie/nieuw/", HOLIDAY | changes))
    assert words in page
    assert page.count('id="fouten"') == 1
    assert not Schoolvakantie.objects.exists()


def test_a_second_holiday_in_the_same_days_names_the_first(beheer):
    beheer.post(f"{PAGE}vakantie/nieuw/", HOLIDAY)
    again = HOLIDAY | {"naam": "meivakantie", "van_dag": "22", "tot_dag": "28"}
    assert "de voorjaarsvakantie van 14 februari 2026" in text(beheer.post(f"{PAGE}vakantie/nieuw/", again))


@pytest.mark.parametrize("kind", ["dag", "vakantie"])
def test_what_a_colleague_withdrew_first_is_said_so(beheer, bas, kind):
    beheer.post(f"{PAGE}{kind}/nieuw/", DAY if kind == "dag" else HOLIDAY)
    pk = only(Kalenderdag if kind == "dag" else Schoolvakantie).pk
    with acting_as(bas.pk):
        (kalender.withdraw_day if kind == "dag" else kalender.withdraw_holiday)(pk, door=bas)
    for address in [f"{PAGE}{kind}/{pk}/weg/"] + ([f"{PAGE}{kind}/{pk}/"] if kind == "vakantie" else []):
        assert "Misschien was een collega u voor." in text(beheer.post(address, HOLIDAY, follow=True))


def test_the_list_shows_this_school_year_and_all_of_them_page_by_page(beheer, django_assert_max_num_queries):
    kalender.load_school_holidays()
    with django_assert_max_num_queries(11):
        page = text(beheer.get(PAGE))
    assert "2024-2025" not in page
    assert page.count("2025-2026") > 1
    everything = text(beheer.get(f"{PAGE}?eerder=1"))
    assert "2019-2020" in everything
    assert "Pagina 1 van 4" in everything
    assert "?eerder=1&amp;pagina=2" in everything
    assert "Pagina 4 van 4" in text(beheer.get(f"{PAGE}?eerder=1&pagina=4"))


def test_no_text_of_the_calendar_is_bare(beheer, tmp_path):
    beheer.post(f"{PAGE}dag/nieuw/", DAY)
    beheer.post(f"{PAGE}vakantie/nieuw/", HOLIDAY)
    beheer.get(PAGE)
    day, holiday = only(Kalenderdag).pk, only(Schoolvakantie).pk
    data = ["Bas Beheer", DAY["naam"], DAY["vindplaats"], HOLIDAY["bron"], "2025-2026"]
    with pseudo_language(tmp_path):
        for path in ("", "dag/nieuw/", f"dag/{day}/weg/", f"vakantie/{holiday}/", f"vakantie/{holiday}/weg/"):
            assert bare_text(text(beheer.get(PAGE + path)), allowed=data) == []


@pytest.mark.browser
@pytest.mark.django_db(transaction=True)
def test_the_pages_are_accessible_fit_and_work_without_javascript(beheer, pagina, axe_fouten, live_server):
    kalender.load_school_holidays()
    beheer.post(f"{PAGE}dag/nieuw/", DAY)
    beheer.post(f"{PAGE}dag/{only(Kalenderdag).pk}/weg/")
    beheer.post(f"{PAGE}dag/nieuw/", DAY)
    cookie = {"name": "sessionid", "value": beheer.cookies["sessionid"].value, "url": live_server.url}
    holiday = Schoolvakantie.objects.in_force().order_by("pk").first().pk
    page = pagina()
    page.context.add_cookies([cookie])
    for path in (
        "", "vervallen/", "dag/nieuw/", f"dag/{only(Kalenderdag).pk}/weg/", f"vakantie/{holiday}/",
        f"vakantie/{holiday}/weg/",
    ):  # fmt: skip
        page.goto(f"{live_server.url}{PAGE}{path}")
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 900})
            assert sideways_scroll(page) == 0, (path, width)
            assert small_targets(page) == [], (path, width)
        assert axe_fouten(page) == [], path
    plain = pagina(breedte=390, javascript=False)
    plain.context.add_cookies([cookie])
    plain.goto(f"{live_server.url}{PAGE}dag/nieuw/")
    plain.get_by_role("button", name="Voeg de dag toe").click()
    expect(plain.locator("#fouten")).to_be_focused()
    page.goto(f"{live_server.url}{PAGE}vakantie/nieuw/")
    page.get_by_role("button", name="Opslaan").click()
    expect(page.locator("#fouten")).to_be_focused()
    assert axe_fouten(page) == []
