"""What single values mean, and how names are written for searching."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ondersteuning.actions.scholen import search_text
from ondersteuning.inlezen.plaatsnamen import Plaatsnamen
from ondersteuning.inlezen.tabel import LineRefusedError
from ondersteuning.inlezen.waarden import belongs_to, checked_postcode, kind_of, richting_of
from ondersteuning.inlezen.zoeksleutel import search_words, zoeksleutel


@pytest.mark.parametrize(
    ("denominatie", "richting"),
    [
        ("Openbaar", "openbaar"),
        ("Rooms-Katholiek", "bijzonder"),
        ("Algemeen bijzonder", "bijzonder"),
        ("Gereformeerd vrijgemaakt / Eva", "bijzonder"),
        ("Samenwerking PC, RK, Alg. Bijz", "bijzonder"),
        ("Samenwerking Opb., PC", "onbekend"),
        ("Samenwerking Opb., Alg. Bijz.", "onbekend"),
        ("iets nieuws", "onbekend"),
        ("", "onbekend"),
    ],
)
def test_richting_follows_from_the_denomination(denominatie, richting):
    assert richting_of(denominatie) == richting


@pytest.mark.parametrize(
    ("soort", "expected"),
    [
        ("SBAO", ("po", "sbo")),
        ("SO", ("so", "so")),
        ("VSO", ("vso", "vso")),
        ("(V)SO", ("sovso", "so en vso")),
        ("VBO/MAVO/HAVO/VWO", ("vo", "vmbo, mavo, havo, vwo")),
        ("PRO", ("vo", "praktijkonderwijs")),
    ],
)
def test_kind_of_school(soort, expected):
    assert kind_of(soort) == expected


@pytest.mark.parametrize("soort", ["", "MBO", "VBO/MBO", "vwo"])
def test_unknown_kind_is_refused(soort):
    with pytest.raises(LineRefusedError):
        kind_of(soort)


@pytest.mark.parametrize(
    ("sector", "cluster", "expected"),
    [
        ("po", None, (True, False)),
        ("vo", None, (False, True)),
        ("so", 3, (True, False)),
        ("vso", 4, (False, True)),
        ("sovso", None, (True, True)),
        ("sovso", 1, (False, False)),
        ("so", 2, (False, False)),
    ],
)
def test_which_samenwerkingsverbanden(sector, cluster, expected):
    assert belongs_to(sector, cluster) == expected


@pytest.mark.parametrize(("typed", "expected"), [("3701 AA", "3701 AA"), ("3701aa", "3701 AA")])
def test_postcode(typed, expected):
    assert checked_postcode(typed) == expected


@pytest.mark.parametrize("typed", ["0701 AA", "3701", "3701 A1", "37011 AA", ""])
def test_wrong_postcode_is_refused(typed):
    with pytest.raises(LineRefusedError):
        checked_postcode(typed)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("'s-Gravenhage", "Den Haag"),
        ("S GRAVENHAGE", "den haag"),
        ("Zeist", "Zijst"),
        ("Súdwest-Fryslân", "sudwest fryslan"),
        ("Christelijk", "kristelijk"),
        ("Maastricht", "Maasstricht"),
        ("Sint Jozef", "sint josef"),
    ],
)
def test_spellings_that_are_searched_as_one(one, other):
    assert zoeksleutel(one) == zoeksleutel(other)


def test_empty_words_count_only_when_there_is_nothing_else():
    assert search_words("Basisschool De Regenboog") == [zoeksleutel("regenboog")]
    assert search_words("De School") == zoeksleutel("de school").split()


@given(st.text(max_size=60), st.text(max_size=60))
def test_a_school_is_found_by_its_own_name_and_place(name, place):
    text = search_text([name, place])
    assert all(word in text for word in search_words(name) + search_words(place))


@given(st.text(max_size=60))
def test_a_key_holds_only_plain_letters_digits_and_single_spaces(text):
    key = zoeksleutel(text)
    assert key == " ".join(key.split())
    assert key.isascii()
    assert key.replace(" ", "").isalnum() or key == ""
    assert key == key.lower()


@pytest.mark.parametrize(
    ("written", "readable"),
    [
        ("ZEIST", "Zeist"),
        ("SUDWEST FRYSLAN", "Súdwest-Fryslân"),
        ("'S-HEERENBERG", "'s-Heerenberg"),
        ("IJSSELSTEIN UT", "IJsselstein Ut"),
        ("ALTEVEER GEM DE WOLDEN", "Alteveer gem de Wolden"),
        ("DE BILT", "De Bilt"),
        ("BERGEN NH", "Bergen NH"),
        ("Zeist", "Zeist"),
    ],
)
def test_places_become_readable(written, readable):
    assert Plaatsnamen(["Súdwest-Fryslân"]).readable(written) == readable
