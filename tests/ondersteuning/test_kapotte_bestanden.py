"""A file that is not whole is refused whole: a clear message, and nothing written."""

import re
from datetime import date

import pytest
from django.core.management import CommandError
from django.db import connection
from django.test.utils import CaptureQueriesContext

from ondersteuning import bronnen
from ondersteuning.actions import load_pupils_file, load_schools_file
from ondersteuning.inlezen.tabel import FileRefusedError
from ondersteuning.models import Inlezing, School
from tests.ondersteuning.bestanden import duo, file, row

WHOLE = duo([row(1), row(2, VESTIGINGSNAAM="Hindoeïstische school"), row(3)])
LINES = WHOLE.split(b"\r\n")

BROKEN = {
    "leeg": (b"", "leeg"),
    "alleen witruimte": (b" \r\n \r\n", "leeg"),
    "alleen de kop": (LINES[0] + b"\r\n", "staat niets"),
    "andere kop": (b"naam;plaats\r\nDe Regenboog;Zeist\r\n", "kop van het bestand klopt niet. Verwacht"),
    "een kolom minder": (WHOLE.replace(b"DENOMINATIE;", b"", 1), "Ontbreekt: DENOMINATIE"),
    "een kolom anders": (WHOLE.replace(b"PLAATSNAAM;", b"WOONPLAATS;", 1), "Onbekend: WOONPLAATS"),
    "komma's in plaats van puntkomma's": (WHOLE.replace(b";", b","), "met “;” ertussen"),
    "dubbele code": (duo([row(1), row(2), row(1)]), "01AA00 staat twee keer in het bestand: op regel 2 en op regel 4"),
    "afgebroken in een regel": (WHOLE[:-40], "laatste regel van het bestand is niet af"),
    "afgebroken voor het einde van de regel": (WHOLE[:-2], "laatste regel van het bestand is niet af"),
    "te weinig kolommen": (WHOLE.replace(b";Melkweg;13-A", b"", 1), r"Regel 2 heeft 2\d kolommen in plaats van 31"),
    "te veel kolommen": (WHOLE.replace(b"Melkweg", b"Melk;weg", 1), "Regel 2 heeft 32 kolommen in plaats van 31"),
    "UTF-8": (WHOLE.decode("cp1252").encode("utf-8"), "UTF-8"),
    "UTF-8 met BOM": (WHOLE.decode("cp1252").encode("utf-8-sig"), "UTF-8"),
    "UTF-16": (WHOLE.decode("cp1252").encode("utf-16"), "UTF-16"),
    "teken dat niet bestaat": (WHOLE.replace(b"Melkweg", b"Melk\x81weg", 1), "Regel 2 heeft een teken"),
    "Excel": (b"PK\x03\x04" + WHOLE, "Excel"),
    "foutpagina": (b"<!doctype html><title>503</title>\r\n", "html"),
    "aanhalingsteken open": (WHOLE.replace(b"Melkweg", b'"Melkweg', 1), "aanhalingstekens"),
    "code zonder voorloopnul": (WHOLE.replace(b";01AA00;", b";1AA00;"), "“1AA00” is geen vestigingscode"),
    "te veel foute regels": (duo([row(1, POSTCODE="onbekend"), row(2)]), "1 van de 2 regels kloppen niet"),
}


def written(queries: CaptureQueriesContext) -> list[str]:
    """The statements that changed rows."""
    return [query["sql"] for query in queries if re.match(r"\s*(INSERT|UPDATE|DELETE)", query["sql"], re.IGNORECASE)]


@pytest.mark.parametrize(("content", "message"), BROKEN.values(), ids=BROKEN)
def test_broken_file_is_refused_whole(content, message, load):
    load([row(1), row(9)], day=date(2025, 1, 1))
    with CaptureQueriesContext(connection) as queries, pytest.raises(FileRefusedError, match=message):
        load_schools_file(file(content), incomplete_ok=True)
    assert written(queries) == []
    assert set(School.objects.values_list("vestigingscode", "gesloten_op")) == {("01AA00", None), ("09AA00", None)}


def test_the_files_are_broken_in_one_way_only():
    from ondersteuning.inlezen.scholen import parse_primary

    assert len(parse_primary(WHOLE).rijen) == 3


def test_half_a_file_is_refused_when_we_have_the_schools(load):
    load([row(number) for number in range(1, 41)])
    half = [row(number) for number in range(1, 21)]
    with pytest.raises(FileRefusedError, match="20 van de 40 scholen ontbreken"):
        load(half, incomplete_ok=False)
    assert School.objects.open().count() == 40
    assert Inlezing.objects.filter(bron="basisonderwijs").count() == 1
    assert load(half).gesloten == 20


def test_half_a_file_is_refused_when_we_have_no_schools_yet(region):
    whole = bronnen.BASISONDERWIJS.read().inhoud.split(b"\r\n")
    half = b"".join(line + b"\r\n" for line in whole[:3000])
    with pytest.raises(FileRefusedError, match="3123 van de 6122 scholen ontbreken"):
        load_schools_file(file(half))
    assert not School.objects.exists()


def test_a_few_closed_schools_are_no_half_file(load):
    load([row(number) for number in range(1, 41)])
    assert load([row(number) for number in range(1, 38)], incomplete_ok=False).gesloten == 3


def test_peildatum_in_the_future_is_refused(run_command, tmp_path, db):
    with pytest.raises(CommandError, match="2999-01-01 ligt in de toekomst"):
        run_command("laad_gegevens", scholen=tmp_path / "maakt-niet-uit.csv", peildatum=date(2999, 1, 1))


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"VESTIGINGSCODE;AANTAL\n01AA00;5\n", "een kolom per jaar"),
        (b"VESTIGINGSCODE;LEERLINGEN_2025\n01AA00;veel\n", "1 van de 1 regels"),
        (b"VESTIGINGSCODE;LEERLINGEN_2025\n01AA00;5\n01AA00;6\n", "twee keer"),
        (b"VESTIGINGSCODE;LEERLINGEN_2025\n01AA00;5", "niet af"),
        (b"VESTIGINGSCODE;LEERLINGEN_2025\n\xff;5\n", "utf-8 niet bestaat"),
    ],
)
def test_broken_pupils_file_is_refused_whole(content, message, db):
    with pytest.raises(FileRefusedError, match=message):
        load_pupils_file(file(content))
    assert not Inlezing.objects.exists()


@pytest.mark.parametrize("name", ["bestaat-niet.csv", "."])
def test_command_says_what_is_wrong_with_a_path(name, tmp_path, run_command, db):
    with pytest.raises(CommandError, match=r"Geweigerd, er is niets gewijzigd\. Dit bestand"):
        run_command("laad_gegevens", scholen=tmp_path / name)


def test_packed_file_that_was_cut_off_is_refused(tmp_path, run_command, db):
    (tmp_path / "half.csv.gz").write_bytes((bronnen.FOLDER / "basisonderwijs.csv.gz").read_bytes()[:5000])
    with pytest.raises(CommandError, match="niet uit te pakken"):
        run_command("laad_gegevens", scholen=tmp_path / "half.csv.gz")
