"""Making the extract: DUO's facts only, double codes merged and listed, primary schools left out."""

import json

import pytest

from ondersteuning import bronnen
from ondersteuning.inlezen.leerlingen import FIXED
from ondersteuning.inlezen.scholen import parse_others
from ondersteuning.inlezen.tabel import FileRefusedError
from ondersteuning.inlezen.uittreksels import extract_others, extract_pupils, pupil_lines

PLACE = {
    "naam": "De Ster",
    "type": "(V)SO",
    "denominatie": "Openbaar",
    "straat": "Melkweg",
    "huisnummer": 5,
    "huisletter": None,
    "huisnummertoevoeging": None,
    "postcode": "3701AA",
    "plaats": "Zeist",
    "vestigingscode": "01AA00",
    "leerlingen": 2,
}
PUPILS = (
    ";".join([*FIXED, "LEERLINGEN_2024", "LEERLINGEN_2025"])
    + "\n01AA;01AA00;De Ster;VSO;Openbaar;20091;355;ZEIST;<5;12\n02AA;02AA00;Dicht;BO;Openbaar;20091;355;ZEIST;0;0\n"
).encode("utf-8-sig")


def layer(*places: dict[str, object]) -> bytes:
    return json.dumps(
        {"features": [{"properties": place, "geometry": {"coordinates": [5.2, 52.1]}} for place in places]}
    ).encode()


def test_only_facts_of_duo_are_carried_over():
    extract = extract_others(layer(PLACE), pupil_lines(PUPILS))
    assert "52.1" not in extract.inhoud.decode()
    (row,) = parse_others(extract.inhoud).rijen
    assert (row.vestigingscode, row.sector, row.postcode, row.bestuursnummer) == ("01AA00", "vso", "3701 AA", "20091")


def test_without_pupils_the_kind_stays_as_the_layer_has_it():
    extract = extract_others(layer(PLACE), [])
    (row,) = parse_others(extract.inhoud).rijen
    assert (row.sector, row.bestuursnummer) == ("sovso", "")


def test_double_codes_are_merged_and_listed():
    extract = extract_others(layer(PLACE, PLACE | {"huisnummer": 7, "huisletter": "b"}), [])
    assert extract.samengevoegd == ["01AA00 De Ster: 2x Melkweg 5, 7-b"]
    assert extract.regels == 1


def test_double_code_of_different_schools_is_refused():
    with pytest.raises(FileRefusedError, match="01AA00 hoort bij verschillende scholen"):
        extract_others(layer(PLACE, PLACE | {"naam": "De Maan"}), [])


def test_primary_schools_are_left_out():
    extract = extract_others(layer(PLACE, PLACE | {"type": "basisschool", "vestigingscode": "02AA00"}), [])
    assert (extract.regels, extract.weggelaten) == (1, 1)


def test_pupils_of_wanted_locations_as_duo_wrote_them():
    extract = extract_pupils(PUPILS, pupil_lines(PUPILS), frozenset({"01AA00", "02AA00"}))
    assert extract.inhoud.decode() == "VESTIGINGSCODE;LEERLINGEN_2024;LEERLINGEN_2025\n01AA00;<5;12\n"


def test_every_shipped_file_is_named_with_its_origin():
    text = (bronnen.FOLDER / "HERKOMST.md").read_text(encoding="utf-8")
    shipped = {path.name for path in bronnen.FOLDER.iterdir()} - {"HERKOMST.md"}
    assert shipped == {
        item.naam
        for item in (
            bronnen.BASISONDERWIJS,
            bronnen.OVERIG_ONDERWIJS,
            bronnen.LEERLINGEN,
            bronnen.POSTCODES,
            bronnen.VERBANDEN_PER_POSTCODE,
            bronnen.SAMENWERKINGSVERBANDEN,
        )
    }
    assert all(f"`{name}`" in text for name in shipped)
