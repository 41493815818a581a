"""The administrator's time machine: starting a trial, what is wrong with a file, progress, result, applying it."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from playwright.sync_api import expect

from passend.dossiers.context import acting_as
from passend.recht.laden import REGELMAP
from passend.wet.actions.tijdmachine import only_runner, run, run_due
from passend.wet.models import Herberekening, Kalenderdag, Regelset
from tests.fabriek import make_aanmelding, make_gebruiker
from tests.hulp.browser import WIDTHS, sideways_scroll, small_targets
from tests.hulp.dossiers import fill
from tests.hulp.post import connected_as
from tests.hulp.pseudotaal import bare_text, pseudo_language
from tests.wet.test_tijdmachine import wpo

PAGE = "/beheer/tijdmachine/"
DAY = {"dag_dag": "23", "dag_maand": "2", "dag_jaar": "2026", "naam": "Dag van de Proef", "vindplaats": "Stcrt. 1"}

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def _day(op_dag):
    op_dag(date(2026, 1, 12))


@pytest.fixture
def bas():
    return make_gebruiker("Bas Beheer", is_beheerder=True)


@pytest.fixture
def beheer(bas):
    client = Client()
    client.force_login(bas)
    return client


def rule_file(text, name="wpo.toml"):
    return SimpleUploadedFile(name, text if isinstance(text, bytes) else text.encode())


def start(beheer, **values):
    return beheer.post(f"{PAGE}proef/", {"omschrijving": "Wat anders", **values})


def carry_on():
    with connected_as("passend_werker"):
        run_due(60)


def text(answer):
    return answer.content.decode()


def test_a_changed_file_is_tried_and_applied(beheer, bas):
    make_aanmelding(make_gebruiker("Sara"))
    answer = start(beheer, bestanden=rule_file(wpo()["wpo.toml"]))
    page = answer.headers["Location"]
    waiting = beheer.get(page)
    assert waiting.headers["Refresh"] == "3"
    assert "Dit begint zo." in text(waiting)
    assert "Let op: u past een regel aan die al gold" in text(waiting)
    # Whoever is disturbed by it can stop it.
    assert "Refresh" not in beheer.get(f"{page}?blijf=1").headers
    carry_on()
    done = beheer.get(page)
    assert "Refresh" not in done.headers
    assert "1 van 1 zaak bekeken" in text(done)
    assert "7 dagen later: 1" in text(done)
    assert "WPO artikel 40 lid 6" in text(done)
    asked = beheer.get(f"{page}toepassen/")
    assert "In de proef verschoof 1 datum." in text(asked)
    applied = beheer.post(f"{page}toepassen/").headers["Location"]
    assert Regelset.objects.in_force().toegepast_door == bas
    carry_on()
    assert "Wat is er verschoven?" in text(beheer.get(applied))
    assert "7 dagen later: 1" in text(beheer.get(applied))
    assert "niet meer" not in text(beheer.get(applied))
    # A second time is refused: the law is no longer that of the trial.
    again = beheer.post(f"{page}toepassen/")
    assert "Doe de proef opnieuw" in text(again)


def test_a_day_comes_and_goes(beheer, bas):
    make_aanmelding(make_gebruiker("Sara"))
    page = start(beheer, **DAY).headers["Location"]
    carry_on()
    assert "1 dag later: 1" in text(beheer.get(page))
    beheer.post(f"{page}toepassen/")
    carry_on()
    day = Kalenderdag.objects.in_force().get()
    page = start(beheer, eraf=day.pk).headers["Location"]
    carry_on()
    assert "1 dag eerder: 1" in text(beheer.get(page))


def test_what_is_wrong_with_a_file_stands_at_the_field(beheer):
    shown = text(
        start(beheer, bestanden=[rule_file(wpo(0)["wpo.toml"]), rule_file("[[regel]]\nkapot = 1\n", "x.toml")])
    )
    assert "wpo.toml, rij" in shown
    assert "(besluit-6wk-po), veld lengte" in shown
    assert "x.toml, rij 1" in shown
    assert "veld kapot: onbekend veld" in shown
    assert "En nog " in shown
    for file, words in (
        (rule_file("x", "regels.txt"), "geen regelbestand"),
        (rule_file(b"\xff\xfe", "wpo.toml"), "UTF-8"),
        (rule_file("=", "wpo.toml"), "geen geldige TOML"),
        ([rule_file("#" * 600_000, name) for name in ("a.toml", "b.toml")], "te groot"),
        (rule_file("", f"{'é' * 150}.toml"), "kan niet"),
    ):
        assert words in text(start(beheer, bestanden=file))
    assert "verandert geen enkele datum" in text(
        start(beheer, bestanden=rule_file((REGELMAP / "wpo.toml").read_text(encoding="utf-8")))
    )
    assert "Kies een regelbestand, of een dag" in text(start(beheer))
    assert "Vul in hoe die dag heet" in text(start(beheer, dag_dag="6", dag_maand="5", dag_jaar="2026"))
    assert "Vul in welke dag erbij komt" in text(start(beheer, naam="Dag"))
    assert not Regelset.objects.exists()


def test_a_run_is_stopped_and_goes_on(beheer):
    make_aanmelding(make_gebruiker("Sara"))
    page = start(beheer, **DAY).headers["Location"]
    assert "Gestopt." in text(beheer.post(f"{page}stoppen/", follow=True))
    carry_on()
    assert "Dit is gestopt." in text(beheer.get(page))
    assert "Dat kan nu niet meer" in text(beheer.post(f"{page}stoppen/", follow=True))
    assert "niet af" in text(beheer.post(f"{page}toepassen/"))
    assert "gaat verder" in text(beheer.post(f"{page}hervatten/", follow=True))
    carry_on()
    assert "Dit is klaar." in text(beheer.get(page))


def test_an_administrator_sees_counts_and_no_dossier(beheer, bas):
    case = make_aanmelding(make_gebruiker("Sara"))
    page = start(beheer, **DAY).headers["Location"]
    carry_on()
    for address in (PAGE, page, f"{page}toepassen/"):
        shown = text(beheer.get(address))
        assert str(case.dossier_id) not in shown
        assert "Noor" not in shown
    with acting_as(bas.pk):
        found = Herberekening.objects.get()
    assert set(found.samenvatting) == {"besluit-6wk-po"}


def test_no_text_of_the_time_machine_is_bare(beheer, tmp_path):
    make_aanmelding(make_gebruiker("Sara"))
    page = start(beheer, bestanden=rule_file(wpo()["wpo.toml"])).headers["Location"]
    data = ["Bas Beheer", "Wat anders", "besluit-6wk-po", "WPO artikel 40 lid 6"]
    data += [path.name for path in REGELMAP.glob("*.toml")]

    def look():
        with pseudo_language(tmp_path):
            for address in (PAGE, f"{PAGE}proef/", page, f"{page}?blijf=1", f"{page}toepassen/"):
                assert bare_text(text(beheer.get(address)), allowed=data) == [], address

    look()
    beheer.post(f"{page}stoppen/")
    beheer.get(page)
    look()
    beheer.post(f"{page}hervatten/")
    carry_on()
    beheer.get(page)
    look()


@pytest.mark.browser
def test_the_pages_are_accessible_and_fit_and_work_without_javascript(beheer, bas, pagina, axe_fouten, live_server):
    fill(12, 4)
    page_of_trial = start(beheer, bestanden=rule_file(wpo()["wpo.toml"])).headers["Location"]
    cookie = {"name": "sessionid", "value": beheer.cookies["sessionid"].value, "url": live_server.url}
    page = pagina()
    page.context.add_cookies([cookie])

    def look(address):
        page.goto(f"{live_server.url}{address}")
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 900})
            assert sideways_scroll(page) == 0, (address, width)
            assert small_targets(page) == [], (address, width)
        assert axe_fouten(page) == [], address

    look(f"{page_of_trial}?blijf=1")
    with connected_as("passend_werker"), only_runner():
        run(int(page_of_trial.split("/")[-2]))
    for address in (PAGE, f"{PAGE}proef/", page_of_trial, f"{page_of_trial}toepassen/"):
        look(address)
    plain = pagina(breedte=390, javascript=False)
    plain.context.add_cookies([cookie])
    plain.goto(f"{live_server.url}{PAGE}proef/")
    plain.get_by_role("button", name="Start de proef").click()
    expect(plain.locator("#fouten")).to_be_focused()
    plain.get_by_label("Wat verandert er?").fill("Een fout")
    plain.get_by_label("Gewijzigde regelbestanden").set_input_files(
        {"name": "wpo.toml", "mimeType": "text/plain", "buffer": wpo(0)["wpo.toml"].encode()}
    )
    plain.get_by_role("button", name="Start de proef").click()
    expect(plain.locator("#fouten")).to_contain_text("veld lengte")
    page.goto(f"{live_server.url}{PAGE}proef/")
    page.get_by_role("button", name="Start de proef").click()
    expect(page.locator("#fouten")).to_be_focused()
    assert axe_fouten(page) == []
