"""The public page of one school, and the open data."""

from datetime import date

import pytest

from ondersteuning.actions import load_pupils_file, load_schools_file, save_steunpunt
from ondersteuning.models import Inlezing, Samenwerkingsverband
from tests.ondersteuning.bestanden import file, others, row


def test_page_shows_what_is_known_and_where_it_comes_from(client, load):
    load([row(1)])
    load_pupils_file(file(b"VESTIGINGSCODE;LEERLINGEN_2024;LEERLINGEN_2025\n01AA00;120;<5\n"))
    save_steunpunt(None, naam="Steunpunt Zeist", verbanden=Samenwerkingsverband.objects.filter(nummer="PO2603"))
    page = client.get("/scholen/01AA00/").content.decode()
    for text in (
        "Basisschool De Regenboog",
        "Melkweg 13-A",
        "3701 AA Zeist",
        "Openbaar",
        "0301234567",
        "www.regenboog.example",
        "PO2603",
        "Steunpunt Zeist",
        "minder dan 5",
        'href="/mijn/aanmelding/nieuw/?school=01AA00"',
        "120",
        "Schoolbestuur 20091",
        "Bron: DUO, open onderwijsdata. Stand van 1 augustus 2026.",
    ):
        assert text in page, text
    assert "staat niet meer in het register" not in page


def test_page_of_a_closed_school_says_so(client, load):
    load([row(1), row(2)])
    load([row(2)], day=date(2026, 9, 1))
    page = client.get("/scholen/01AA00/").content.decode()
    assert "Op 1 september 2026 stond deze school niet meer in de lijst van DUO." in page
    assert "Aanmelden bij deze school" not in page


def test_special_school_without_cluster_says_that_it_is_not_sure(client, region):
    content = others(("20AA00", "De Ster", "SO", "Openbaar", "Weg", "1", "3701 AA", "Zeist", ""))
    load_schools_file(file(content), bron=Inlezing.Bron.OVERIG_ONDERWIJS, incomplete_ok=True)
    assert "Dit geldt als de school van cluster 3 of 4 is." in client.get("/scholen/20AA00/").content.decode()


@pytest.mark.parametrize("code", ["99ZZ99", "zzz", "01AA0"])
def test_unknown_school_is_not_found(client, load, code):
    load([row(1)])
    assert client.get(f"/scholen/{code}/").status_code == 404


def test_open_data_lists_open_schools_for_everyone(client, load, django_assert_num_queries):
    load([row(number) for number in range(5)])
    answer = client.get("/api/v1/scholen/").json()
    assert (answer["count"], len(answer["results"])) == (5, 5)
    assert client.get("/api/v1/scholen/?zoek=3701").json()["results"][0]["afstand_km"] == 0.0


def test_open_data_of_one_school(client, load):
    load([row(1), row(2)])
    load([row(2)], day=date(2026, 9, 1))
    answer = client.get("/api/v1/scholen/01AA00/").json()
    assert (answer["naam"], answer["gesloten_op"]) == ("Basisschool De Regenboog", "2026-09-01")
    assert (answer["samenwerkingsverband_po"], answer["samenwerkingsverband_vo"]) == ("PO2603", "")


@pytest.mark.parametrize("query", ["soort=x", "bij=12", "zoek=a&bij=x"])
def test_open_data_says_what_is_wrong_with_a_question(client, load, query):
    assert client.get(f"/api/v1/scholen/?{query}").status_code == 400


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
def test_open_data_is_read_only(client, load, method):
    load([row(1)])
    assert getattr(client, method)("/api/v1/scholen/01AA00/").status_code in {403, 405}
