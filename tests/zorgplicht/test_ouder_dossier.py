"""A parent's overview, the proof, the case page, and what the family does after sending."""

import re
import zlib
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.core.exceptions import SuspiciousOperation
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from ondersteuning.actions.steunpunten import save_steunpunt
from ondersteuning.models import Samenwerkingsverband, School, Steunpunt
from passend.dossiers.context import acting_as
from passend.dossiers.models import Deling, Organisatie, Toegang
from passend.gebruikers.models import Gebruiker
from passend.logboek.models import Logregel
from passend.logboek.pseudoniem import pseudonym
from tests import fabriek
from zorgplicht.actions import school as acts
from zorgplicht.actions.concept import start_draft
from zorgplicht.models import Aanmelding
from zorgplicht.pdf import BASE, StaticFetcher


@pytest.fixture
def browser(client: Client, ouder: Gebruiker) -> Client:
    client.force_login(ouder)
    return client


@pytest.fixture
def region(regenboog: School) -> Samenwerkingsverband:
    organisation = Organisatie.objects.create(soort="samenwerkingsverband", naam="SWV Voorbeeld")
    found = Samenwerkingsverband.objects.create(organisatie=organisation, nummer="PO2001", sector="po")
    School.objects.filter(pk=regenboog.pk).update(swv_po=found)
    return found


@pytest.fixture
def steunpunt(region: Samenwerkingsverband) -> Steunpunt:
    return save_steunpunt(None, naam="Steunpunt Voorbeeld", verbanden=[region])


def dossier_url(case: Aanmelding) -> str:
    return reverse("zorgplicht:dossier", args=[case.dossier_id])


def html_of(browser: Client, url: str) -> str:
    answer = browser.get(url)
    assert answer.status_code == 200
    assert "no-store" in answer["Cache-Control"] or "no-cache" in answer["Cache-Control"]
    return answer.content.decode()


def fresh(user: Gebruiker, case: Aanmelding) -> Aanmelding:
    with acting_as(user.pk):
        return Aanmelding.objects.get(pk=case.pk)


# --- Overview ---------------------------------------------------------------------------------------------------


def test_an_empty_overview_has_doors(browser: Client) -> None:
    page = html_of(browser, reverse("zorgplicht:mijn"))
    assert "U heeft nog geen kind aangemeld" in page
    assert reverse("zorgplicht:aanmelding_nieuw") in page


def test_the_overview_says_who_must_act_and_by_when(browser: Client, aanmelding: Aanmelding) -> None:
    page = html_of(browser, reverse("zorgplicht:mijn"))
    assert "Noor de Vries" in page
    assert "Nu aan zet: De Regenboog." in page
    assert "23 februari 2026" in page


def test_the_overview_costs_the_same_at_any_size(browser: Client, ouder: Gebruiker, regenboog: School) -> None:
    def queries() -> int:
        with CaptureQueriesContext(
            connection,
        ) as seen:
            html_of(browser, reverse("zorgplicht:mijn"))
        return len(seen)

    def send(number: int) -> None:
        for _ in range(number):
            fabriek.make_aanmelding(ouder, regenboog)

    send(1)
    with acting_as(ouder.pk):
        start_draft(ouder)
    one = queries()
    send(9)
    assert queries() == one
    send(190)
    assert queries() == one


def test_a_long_overview_has_pages(browser: Client, ouder: Gebruiker, regenboog: School) -> None:
    for _ in range(11):
        fabriek.make_aanmelding(ouder, regenboog)
    assert "Pagina 1 van 2" in html_of(browser, reverse("zorgplicht:mijn"))
    assert "Pagina 2 van 2" in html_of(browser, reverse("zorgplicht:mijn") + "?pagina=2")


# --- Proof ------------------------------------------------------------------------------------------------------


def test_the_proof_says_where_when_how_and_why(browser: Client, aanmelding: Aanmelding) -> None:
    page = html_of(browser, reverse("zorgplicht:bewijs", args=[aanmelding.id]))
    assert "De Regenboog" in page
    assert "maandag 12 januari 2026" in page
    assert "Met Passend, op 12 januari 2026." in page
    assert "23 februari 2026" in page
    assert "Waarom deze datum?" in page
    assert "WPO artikel 40 lid 6" in page


def test_a_school_without_account_gets_it_on_paper(browser: Client, ouder: Gebruiker, regenboog: School) -> None:
    case = fabriek.make_aanmelding(ouder, regenboog)
    page = html_of(browser, reverse("zorgplicht:bewijs", args=[case.id]))
    assert "Nog niet ingediend: breng deze aanmelding zelf bij de school" in page
    assert "Deze datum is voorlopig." in page
    assert "U bent nu aan zet" in html_of(browser, dossier_url(case))


def test_the_pdf_is_a_tagged_download_that_nobody_keeps(browser: Client, aanmelding: Aanmelding) -> None:
    answer = browser.get(reverse("zorgplicht:bewijs_pdf", args=[aanmelding.id]))
    assert answer["Content-Type"] == "application/pdf"
    assert answer["Content-Disposition"].startswith("attachment; filename=")
    assert "no-store" in answer["Cache-Control"]
    assert answer.content.startswith(b"%PDF-")
    inside = _unpacked(answer.content)
    assert b"<pdfuaid:part>1<" in inside or b'pdfuaid:part="1"' in inside
    assert b"/StructTreeRoot" in inside
    assert b"/Lang (nl)" in inside or b"/Lang(nl)" in inside


def _unpacked(pdf: bytes) -> bytes:
    """All streams of a PDF, unpacked, one after the other."""
    streams = re.findall(rb"stream\r?\n(.*?)\r?\nendstream", pdf, re.DOTALL)
    return pdf + b"\n".join(zlib.decompressobj().decompress(part) for part in streams if part[:1] == b"x")


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1/x.png",
        "https://voorbeeld.nl/static/pdf/bewijs.css",
        "file:///etc/hostname",
        BASE + "mijn/",
        BASE + "static/../manage.py",
        BASE + "static/pdf/is-er-niet.css",
    ],
)
def test_the_pdf_fetches_nothing_but_our_files(url: str) -> None:
    with pytest.raises(SuspiciousOperation):
        StaticFetcher().fetch(url)


def test_the_pdf_finds_its_style() -> None:
    assert b"@page" in StaticFetcher().fetch(BASE + "static/pdf/bewijs.css").read()


# --- The case page ----------------------------------------------------------------------------------------------


def test_the_case_page_shows_state_dates_history_and_conditions(browser: Client, aanmelding: Aanmelding) -> None:
    page = html_of(browser, dossier_url(aanmelding))
    for text in (
        "Aanmelding van Noor de Vries",
        "Nu aan zet: De Regenboog",
        "Hoe ver is het?",
        "De aanmelding is gedaan",
        "Het kind staat niet ingeschreven op een andere school.",
        "24 maart 2026",
        "Trek deze aanmelding in",
    ):
        assert text in page, text


def test_a_refusal_shows_the_schools_reasons_and_what_now(
    browser: Client, aanmelding: Aanmelding, ina: Gebruiker, start: date
) -> None:
    fabriek.do(acts.refuse, aanmelding, ina, dag=start, toelichting="Wij kunnen de zorg niet bieden.")
    page = html_of(browser, dossier_url(aanmelding))
    assert "Wij kunnen de zorg niet bieden." in page
    assert "Wat kunt u nu doen?" in page
    assert "Niet toegelaten, op 12 januari 2026" in page


def test_a_corrected_fact_stays_visible_as_corrected(
    browser: Client, aanmelding: Aanmelding, ina: Gebruiker, start: date, op_dag: Callable[[date], None]
) -> None:
    op_dag(start + timedelta(days=2))
    fabriek.do(acts.confirm_receipt, aanmelding, ina)
    fabriek.do(acts.refuse, aanmelding, ina, dag=start + timedelta(days=1), toelichting="Verkeerd kind.")
    page = html_of(browser, dossier_url(aanmelding))
    fact_id = _fact(ina, aanmelding, "geweigerd")
    fabriek.do(acts.correct, aanmelding, ina, fact_id=fact_id, dag=None, reden="typefout")
    page = html_of(browser, dossier_url(aanmelding))
    assert "<s>Besluit: niet toegelaten</s>" in page
    assert "is niet gebeurd" in page
    assert "Nu aan zet: De Regenboog" in page


def _fact(user: Gebruiker, case: Aanmelding, soort: str) -> int:
    from passend.dossiers.models import Feit

    with acting_as(user.pk):
        return Feit.objects.about(case.id).get(soort=soort).id


def test_after_placement_the_page_closes_kindly(
    browser: Client, aanmelding: Aanmelding, ina: Gebruiker, start: date
) -> None:
    fabriek.do(acts.admit, aanmelding, ina, dag=start)
    assert "De school schrijft uw kind nu in" in html_of(browser, dossier_url(aanmelding))
    fabriek.do(acts.place, aanmelding, ina, dag=start + timedelta(days=7))
    page = html_of(browser, dossier_url(aanmelding))
    assert "Er is een plek op De Regenboog" in page
    assert "Trek deze aanmelding in" not in page


@pytest.mark.parametrize("acting", [acts.confirm_receipt, None])
def test_every_state_can_be_shown(
    browser: Client, aanmelding: Aanmelding, ina: Gebruiker, start: date, acting: Any
) -> None:
    if acting:
        fabriek.do(acting, aanmelding, ina)
    fabriek.do(
        acts.ask_completion, aanmelding, ina, tot_dag=start + timedelta(days=14), toelichting="Stuur het rapport."
    )
    page = html_of(browser, dossier_url(aanmelding))
    assert "U bent nu aan zet" in page
    assert "Stuur het rapport." in page
    fabriek.do(acts.record_completion, aanmelding, ina, dag=start)
    fabriek.do(
        acts.extend_term, aanmelding, ina, tot_dag=start + timedelta(days=60), toelichting="Wij doen onderzoek."
    )
    assert "Wij doen onderzoek." in html_of(browser, dossier_url(aanmelding))
    fabriek.do(acts.place_temporarily, aanmelding, ina, dag=start)
    assert "is tijdelijk geplaatst" in html_of(browser, dossier_url(aanmelding))
    assert "Tijdelijk geplaatst" in html_of(browser, reverse("zorgplicht:mijn"))


def test_the_case_page_costs_the_same_with_one_and_with_five_schools(browser: Client, ouder: Gebruiker) -> None:
    def queries(number: int) -> int:
        case = fabriek.make_aanmelding(ouder, *(fabriek.make_school(f"School {n}") for n in range(number)))
        with CaptureQueriesContext(connection) as seen:
            html_of(browser, dossier_url(case))
        return len(seen)

    assert queries(1) == queries(5)


def test_reading_a_dossier_leaves_a_line_in_the_log(browser: Client, aanmelding: Aanmelding) -> None:
    with CaptureQueriesContext(connection) as seen:
        html_of(browser, dossier_url(aanmelding))
        browser.get(reverse("zorgplicht:bewijs_pdf", args=[aanmelding.id]))
    lines = [
        query["sql"] for query in seen if "INSERT INTO" in query["sql"] and Logregel._meta.db_table in query["sql"]
    ]
    assert len(lines) == 2
    assert all(pseudonym(aanmelding.dossier_id) in line for line in lines)


# --- Acts of the family -----------------------------------------------------------------------------------------


def test_withdrawing_asks_first(browser: Client, ouder: Gebruiker, aanmelding: Aanmelding) -> None:
    there = reverse("zorgplicht:trek_in", args=[aanmelding.dossier_id, aanmelding.id])
    page = html_of(browser, there)
    assert "Aanmelding intrekken?" in page
    assert "De school krijgt bericht" in page
    assert fresh(ouder, aanmelding).stand == "ontvangen"
    assert browser.post(there).url == dossier_url(aanmelding)
    assert fresh(ouder, aanmelding).stand == "ingetrokken"


def test_withdrawing_on_the_schools_advice_leads_to_the_steunpunt(
    browser: Client, ouder: Gebruiker, aanmelding: Aanmelding
) -> None:
    there = reverse("zorgplicht:trek_in", args=[aanmelding.dossier_id, aanmelding.id])
    steunpunt = reverse("zorgplicht:steunpunt_toelaten", args=[aanmelding.dossier_id])
    asked = html_of(browser, there)
    assert "Raadde de school u aan om in te trekken?" in asked
    assert f'href="{steunpunt}"' in asked
    answer = browser.post(there, {"op_advies": "ja"})
    assert answer.url == steunpunt
    assert "Praat hierover gratis met het steunpunt." in html_of(browser, steunpunt)
    assert "De ouders zeggen dat de school dit aanraadde." in html_of(browser, dossier_url(aanmelding))


def test_a_school_without_portal_hears_of_no_withdrawal_and_the_page_says_so(
    browser: Client, ouder: Gebruiker
) -> None:
    paper = fabriek.make_aanmelding(ouder, fabriek.make_school("De Linde"))
    page = html_of(browser, reverse("zorgplicht:trek_in", args=[paper.dossier_id, paper.id]))
    assert "krijgt geen bericht" in page
    assert "De school krijgt bericht" not in page


def test_what_no_longer_fits_is_said_on_the_page(browser: Client, ouder: Gebruiker, aanmelding: Aanmelding) -> None:
    there = reverse("zorgplicht:trek_in", args=[aanmelding.dossier_id, aanmelding.id])
    browser.post(there)
    again = browser.post(there)
    assert again.status_code == 200
    assert "Dit kan nu niet" in again.content.decode()


def test_handing_in_makes_a_provisional_day(browser: Client, ouder: Gebruiker, regenboog: School) -> None:
    case = fabriek.make_aanmelding(ouder, regenboog)
    there = reverse("zorgplicht:meld_ingeleverd", args=[case.dossier_id, case.id])
    late = browser.post(there, {"dag_dag": "20", "dag_maand": "1", "dag_jaar": "2026"})
    assert late.content.decode().count("Deze dag is nog niet geweest.") == 2
    assert browser.post(there, {"dag_dag": "12", "dag_maand": "1", "dag_jaar": "2026"}).url == dossier_url(case)
    assert fresh(ouder, case).stand == "ontvangen"
    page = html_of(browser, dossier_url(case))
    assert "nog niet zeker" in page
    assert "23 februari 2026" in page


def test_more_schools_are_asked_without_asking_again(
    browser: Client, ouder: Gebruiker, aanmelding: Aanmelding
) -> None:
    linde = fabriek.make_school("De Linde")
    there = reverse("zorgplicht:meer_scholen", args=[aanmelding.dossier_id])
    page = html_of(browser, there + "?zoek=linde")
    assert f"gekozen={linde.vestigingscode}" in page
    page = html_of(browser, f"{there}?gekozen={linde.vestigingscode}")
    assert "Verstuur naar deze school" in page
    assert "Dit geldt voor De Linde" in page
    sent = browser.post(there, {"gekozen": [linde.vestigingscode]}, follow=True).content.decode()
    assert "nog niet bij deze school: De Linde. Breng de aanmelding zelf." in sent
    assert "De Linde" in html_of(browser, dossier_url(aanmelding))
    again = browser.post(there, {"gekozen": [linde.vestigingscode]})
    assert "Uw kind is al bij deze school aangemeld." in again.content.decode()
    assert "Kies een school." in browser.post(there).content.decode()


def test_a_steunpunt_is_let_in_and_out(
    browser: Client, ouder: Gebruiker, aanmelding: Aanmelding, steunpunt: Steunpunt
) -> None:
    there = reverse("zorgplicht:steunpunt_toelaten", args=[aanmelding.dossier_id])
    assert "Dit ziet het steunpunt niet" in html_of(browser, there)
    browser.post(there, {"steunpunt": str(steunpunt.pk)})
    assert "kijkt mee sinds" in html_of(browser, dossier_url(aanmelding))
    with acting_as(ouder.pk):
        assert Deling.objects.filter(dossier_id=aanmelding.dossier_id, tot__isnull=True).count() == 1
    linde = fabriek.make_school("De Linde")
    browser.post(reverse("zorgplicht:meer_scholen", args=[aanmelding.dossier_id]), {"gekozen": [linde.vestigingscode]})
    assert "Laat ook dit zien" in html_of(browser, there)
    away = reverse("zorgplicht:steunpunt_weg", args=[aanmelding.dossier_id, steunpunt.pk])
    assert "Stoppen met meekijken?" in html_of(browser, away)
    browser.post(away)
    with acting_as(ouder.pk):
        open_access = Toegang.objects.filter(dossier_id=aanmelding.dossier_id, rol="steunpunt", tot__isnull=True)
        assert not open_access.exists()
    assert browser.get(away).status_code == 404


def test_a_steunpunt_of_another_region_cannot_be_let_in(
    browser: Client, aanmelding: Aanmelding, steunpunt: Steunpunt
) -> None:
    other = fabriek.make_steunpunt("Ver weg")
    there = reverse("zorgplicht:steunpunt_toelaten", args=[aanmelding.dossier_id])
    assert browser.post(there, {"steunpunt": str(other.pk)}).status_code == 404


# --- Others -----------------------------------------------------------------------------------------------------


def test_another_family_the_school_and_nobody_find_no_page(aanmelding: Aanmelding, ina: Gebruiker) -> None:
    ids = [aanmelding.dossier_id, aanmelding.id]
    urls = [
        dossier_url(aanmelding),
        reverse("zorgplicht:bewijs", args=[aanmelding.id]),
        reverse("zorgplicht:bewijs_pdf", args=[aanmelding.id]),
        reverse("zorgplicht:trek_in", args=ids),
        reverse("zorgplicht:meld_ingeleverd", args=ids),
        reverse("zorgplicht:meer_scholen", args=[aanmelding.dossier_id]),
        reverse("zorgplicht:steunpunt_toelaten", args=[aanmelding.dossier_id]),
        reverse("zorgplicht:steunpunt_weg", args=[aanmelding.dossier_id, aanmelding.lezerskring.organisatie_id]),
    ]
    for user in (fabriek.make_gebruiker("Iemand Anders"), ina):
        stranger = Client()
        stranger.force_login(user)
        for url in urls:
            assert stranger.get(url).status_code == 404, url
            assert stranger.post(url).status_code in (404, 405), url
    for url in urls:
        assert Client().get(url).url.startswith("/inloggen/")
