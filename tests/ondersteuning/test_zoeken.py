"""Finding schools: by name, place or postcode, nearest first, in as many queries for a thousand as for ten."""

from math import asin, cos, radians, sin, sqrt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ondersteuning.afstand import distance_words
from ondersteuning.models import School
from ondersteuning.zoeken import four_digits, search_schools
from tests.ondersteuning.bestanden import row

ZEIST, DE_BILT, AMSTERDAM = (52.0890, 5.2370), (52.1090, 5.1750), (52.3716, 4.9056)


def kilometres(one: tuple[float, float], other: tuple[float, float]) -> float:
    lat1, lon1, lat2, lon2 = map(radians, (*one, *other))
    half = sin((lat2 - lat1) / 2) ** 2 + cos(lat1) * cos(lat2) * sin((lon2 - lon1) / 2) ** 2
    return 2 * 6371.0 * asin(sqrt(half))


def names(result) -> list[str]:
    return [school.naam for school in result.scholen]


@pytest.fixture
def schools(load) -> None:
    load(
        [
            row(1, VESTIGINGSNAAM="Basisschool De Regenboog"),
            row(2, VESTIGINGSNAAM="OBS Regenboog", POSTCODE="3731 AB", PLAATSNAAM="DE BILT"),
            row(3, VESTIGINGSNAAM="De Regenboog", POSTCODE="1011 AA", PLAATSNAAM="AMSTERDAM", GEMEENTENAAM=""),
            row(4, VESTIGINGSNAAM="De Zeisterschool", POSTCODE="9999 AA", PLAATSNAAM="NERGENS"),
            row(5, VESTIGINGSNAAM="De Kameleon", POSTCODE="3709 AA", STRAATNAAM="Zonweg"),
        ]
    )


def test_distances_are_those_between_the_middles_of_postcode_areas(schools):
    found = {s.naam: s.afstand for s in School.objects.for_list().with_distance(*ZEIST)}
    assert found["Basisschool De Regenboog"] == pytest.approx(0, abs=0.001)
    assert found["OBS Regenboog"] == pytest.approx(kilometres(ZEIST, DE_BILT), abs=0.001)
    assert found["De Regenboog"] == pytest.approx(kilometres(ZEIST, AMSTERDAM), abs=0.001)
    assert found["De Zeisterschool"] is None


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.floats(50.7, 53.5), st.floats(3.4, 7.2))
def test_distance_in_the_database_equals_the_formula(schools, breedtegraad, lengtegraad):
    (school,) = School.objects.filter(postcode="1011 AA").with_distance(breedtegraad, lengtegraad)
    assert school.afstand == pytest.approx(kilometres((breedtegraad, lengtegraad), AMSTERDAM), abs=0.01)


@pytest.mark.parametrize("zoek", ["3701 AA", "3701aa", "3701"])
def test_around_a_postcode_the_nearest_comes_first(schools, zoek):
    result = search_schools(zoek)
    assert names(result) == ["Basisschool De Regenboog", "OBS Regenboog"]
    assert result.vanaf == "3701"


def test_by_name_measured_from_a_postcode(schools):
    assert names(search_schools("de regenboog", bij="3731 AB")) == [
        "OBS Regenboog",
        "Basisschool De Regenboog",
        "De Regenboog",
    ]


def test_by_name_alone(schools):
    result = search_schools("Regenboog")
    assert names(result) == ["Basisschool De Regenboog", "De Regenboog", "OBS Regenboog"]
    assert result.vanaf == ""


def test_by_place_the_nearest_first_and_what_only_bears_its_name_last(schools):
    assert names(search_schools("Zeist")) == [
        "Basisschool De Regenboog",
        "OBS Regenboog",
        "De Kameleon",
        "De Zeisterschool",
    ]


def test_another_name_of_a_place_is_known_too(schools):
    assert names(search_schools("mokum")) == ["De Regenboog"]


@pytest.mark.parametrize("zoek", ["regenboch", "regembog", "Kameleom zonweg"])
def test_typing_errors_are_guessed_and_said(schools, zoek):
    result = search_schools(zoek)
    assert result.geraden
    assert result.scholen.exists()


@pytest.mark.parametrize("zoek", ["", "   ", "xqwv", "0000", "%", "' OR 1=1 --", "\x00"])
def test_nothing_found(schools, zoek):
    assert names(search_schools(zoek)) == []


def test_postcode_of_which_the_middle_is_unknown_uses_its_neighbours(schools):
    assert names(search_schools("3709 AA"))[0] == "Basisschool De Regenboog"


def test_postcode_that_nobody_knows_says_so(schools):
    result = search_schools("9999 AA")
    assert result.onbekende_postcode
    assert names(result) == ["De Zeisterschool"]


def test_closed_schools_are_not_found(schools, load):
    load([row(2, VESTIGINGSNAAM="OBS Regenboog", POSTCODE="3731 AB", PLAATSNAAM="DE BILT")])
    assert names(search_schools("regenboog")) == ["OBS Regenboog"]


@pytest.mark.parametrize(("soort", "count"), [("bo", 2), ("sbo", 0), ("so", 0), ("vo", 0), ("vso", 0), ("", 2)])
def test_kind_of_school_narrows(schools, soort, count):
    assert len(names(search_schools("3701", soort=soort))) == count


@pytest.mark.parametrize(
    ("text", "digits"), [("3701 AA", "3701"), (" 3701aa ", "3701"), ("3701", "3701"), ("370", ""), ("0701", "")]
)
def test_four_digits(text, digits):
    assert four_digits(text) == digits


@pytest.mark.parametrize(
    ("km", "words"),
    [(None, ""), (0.4, "minder dan 1 km hemelsbreed"), (2.6, "ongeveer 3 km hemelsbreed")],
)
def test_distance_in_words(km, words):
    assert distance_words(km) == words


@pytest.mark.parametrize(
    "query", ["zoek=zeist", "zoek=3701", "zoek=regenboog", "zoek=regenboog&bij=3701", "zoek=qqqq"]
)
def test_search_page_costs_the_same_queries_at_any_size(client, load, query):
    counts = []
    for size in (10, 1000):
        load([row(number) for number in range(size)])
        with CaptureQueriesContext(connection) as queries:
            assert client.get(f"/scholen/?{query}").status_code == 200
        counts.append(len(queries))
    assert counts[0] == counts[1]
    assert counts[0] <= 8


def test_search_page_shows_distance_and_links(client, schools):
    page = client.get(reverse("ondersteuning:scholen"), {"zoek": "3701 AA"}).content.decode()
    assert "2 scholen gevonden" in page
    assert "ongeveer 5 km hemelsbreed" in page
    assert reverse("ondersteuning:school", args=["01AA00"]) in page


def test_search_page_pages(client, load):
    load([row(number) for number in range(45)])
    page = client.get("/scholen/?zoek=zeist&pagina=3").content.decode()
    assert page.count("<h3>") == 5
    assert "?zoek=zeist&amp;pagina=2" in page


@pytest.mark.parametrize("address", ["/scholen/", "/scholen/?zoek=zzzzzz", "/scholen/?bij=abc", "/scholen/?soort=x"])
def test_search_page_without_result(client, schools, address):
    assert client.get(address).status_code == 200


def test_wrong_postcode_is_said_beside_the_field(client, schools):
    page = client.get("/scholen/?zoek=regenboog&bij=37").content.decode()
    assert "Schrijf de postcode zo: 1234 AB of 1234." in page
    assert "<title>Fout:" in page
