"""What loading a whole folder of rule files notices: each check is really asked, for every file."""

import shutil

import pytest

from passend.recht import RuleFileError, load_calendar, load_rulebook
from passend.recht.laden import REGELMAP


@pytest.fixture
def folder(tmp_path):
    shutil.copytree(REGELMAP, tmp_path / "regels")
    return tmp_path / "regels"


def errors(load, folder):
    """The errors of loading; empty when nothing is wrong."""
    try:
        load(folder)
    except RuleFileError as error:
        return str(error).split("\n")
    return []


def add(folder, file, text):
    path = folder / file
    path.write_text(f"{path.read_text(encoding='utf-8')}\n{text}\n", encoding="utf-8")


def change(folder, file, old, new):
    path = folder / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def rows(folder, file, table="regel"):
    """The rows of a file as text, each with its heading."""
    parts = (folder / file).read_text(encoding="utf-8").split(f"[[{table}]]")
    return [f"[[{table}]]{part.split('[[')[0]}" for part in parts[1:]]


def test_every_row_of_every_file_is_loaded_with_its_place(folder):
    book = load_rulebook(folder)
    for table, loaded in (("regel", book.rules), ("norm", book.norms)):
        found = {path.name: len(rows(folder, path.name, table)) for path in folder.glob("*.toml")}
        for file, number in found.items():
            assert [row.rij for row in loaded if row.bestand == file] == list(range(1, number + 1)), (file, table)
        assert len(loaded) == sum(found.values()) > 90


def test_a_key_without_a_sentence(folder):
    change(folder, "gpo.toml", 'gevolg = "gpo_later_kan"', 'gevolg = "zomaar"')
    assert "gpo.toml, rij 1 (gpo-indienen), veld gevolg: 'zomaar' staat niet in teksten.toml onder [gevolg]" in errors(
        load_rulebook, folder
    )


def test_the_same_row_twice(folder):
    add(folder, "gpo.toml", rows(folder, "gpo.toml")[0])
    clash = "veld geldt_vanaf: geldt tegelijk met gpo.toml, rij 1"
    assert any(clash in text for text in errors(load_rulebook, folder))


def test_rows_that_wait_for_each_other(folder):
    change(folder, "awb.toml", 'begint_bij = ["tlv_bekendgemaakt"]', 'begint_bij = []\nbegint_na = "tlv_bob"')
    assert any("wacht in een kring op zichzelf" in text for text in errors(load_rulebook, folder))


@pytest.mark.parametrize(
    ("file", "text", "load", "expected"),
    [
        ("atw.toml", "[anders]\nx = 1", load_calendar, "atw.toml, veld anders: onbekend"),
        ("gpo.toml", "[anders]\nx = 1", load_rulebook, "gpo.toml, veld anders: onbekend"),
        ("teksten.toml", "[anders]\nx = 'y'", load_rulebook, "teksten.toml, veld anders: onbekend"),
    ],
)
def test_a_table_that_no_file_has(folder, file, text, load, expected):
    add(folder, file, text)
    assert errors(load, folder) == [expected]


@pytest.mark.parametrize("table", ["regel", "norm"])
def test_a_table_that_is_no_list_of_rows(folder, table):
    (folder / "los.toml").write_text(f'[{table}]\nsleutel = "x"\n', encoding="utf-8")
    assert f"los.toml, veld {table}: schrijf elke rij als [[{table}]]" in errors(load_rulebook, folder)
    (folder / "los.toml").write_text(f"{table} = [1, 2]\n", encoding="utf-8")
    assert f"los.toml, veld {table}: schrijf elke rij als [[{table}]]" in errors(load_rulebook, folder)


@pytest.mark.parametrize("file", ["teksten.toml", "atw.toml"])
def test_a_file_that_must_be_there(folder, file):
    (folder / file).unlink()
    assert f"{file}: bestand ontbreekt" in errors(load_rulebook, folder)


def test_a_folder_without_rules(folder):
    for path in folder.glob("*.toml"):
        if path.name not in ("atw.toml", "teksten.toml"):
            path.unlink()
    assert errors(load_rulebook, folder) == ["regels: geen enkel bestand met regels gevonden"]


def test_a_text_that_is_no_text(folder):
    change(folder, "teksten.toml", "[gevolg]", "[gevolg]\nleeg = ' '\ngetal = 3")
    found = errors(load_rulebook, folder)
    assert found == [f"teksten.toml, gevolg, veld {key}: moet tekst zijn" for key in ("leeg", "getal")]


def test_a_kind_of_text_that_is_no_table(folder):
    text = (folder / "teksten.toml").read_text(encoding="utf-8")
    head, _, tail = text.partition("[gevolg]")
    rest = tail.partition("[voorwaarde]")[2]
    (folder / "teksten.toml").write_text(f"{head}gevolg = 'x'\n[voorwaarde]{rest}", encoding="utf-8")
    found = errors(load_rulebook, folder)
    assert "teksten.toml, veld gevolg: schrijf dit als [gevolg]" in found
    # The other kinds are still read: only consequences are missing.
    assert not [text for text in found if "onder [vervolg]" in text or "onder [voorwaarde]" in text]


def test_a_term_may_hold_for_one_day_but_not_end_before_it_begins(folder):
    row = rows(folder, "gpo.toml")[0].replace('"gpo_indienen"', '"gpo_dictum"')
    for last, wrong in (("1999-12-31", True), ("2000-01-01", False)):
        early = row.replace("geldt_vanaf = 2014-08-01", f"geldt_vanaf = 2000-01-01\ngeldt_tot = {last}")
        (folder / "los.toml").write_text(early, encoding="utf-8")
        found = [text for text in errors(load_rulebook, folder) if "los.toml" in text and "ligt voor" in text]
        assert bool(found) is wrong


def test_the_limits_must_be_there(folder):
    change(folder, "atw.toml", "[grenzen]", "[anders]")
    assert "atw.toml, grenzen: ontbreekt" in errors(load_rulebook, folder)
