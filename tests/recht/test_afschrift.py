"""The second transcription of the rule files: whoever changes a cell that no date shows, changes it in two places.

`tests/data/regels_afschrift.tsv` holds per row what no computation shows (article, in force, kind, certainty, who
acts, consequence, source) beside the words of the report it was checked against. `tests/data/teksten_afschrift.tsv`
holds a number per text: it guards against a change that nobody noticed, not against a wrong text.
"""

import csv
import re
import tomllib
import zlib
from datetime import date
from pathlib import Path

import pytest

from passend.recht import laden
from passend.recht.regelboek import Norm, Regel
from tests.recht.bouw import CALENDAR, RULEBOOK

DATA = Path(__file__).resolve().parents[1] / "data"
#: Words of the report that are numbers but no article: the name of a law, a case number with a year.
NO_ARTICLE = re.compile(r"WVO 2020|2020/088")


def read(name: str) -> list[dict[str, str]]:
    with (DATA / name).open(encoding="utf-8", newline="") as table:
        return list(csv.DictReader(table, delimiter="\t"))


COPIED = read("regels_afschrift.tsv")
FIELDS = [name for name in COPIED[0] if "rapport" not in name]


def cell(row: Regel | Norm, field: str) -> str:
    value = getattr(row, field, "")
    if value is None:
        return ""
    return " ".join(value) if isinstance(value, tuple) else str(value)


def texts() -> dict[tuple[str, str, str], str]:
    """Every text for people: of the rows by file, number and field, of the sentences by kind and key."""
    found = {}
    for row in (*RULEBOOK.rules, *RULEBOOK.norms):
        kind = "regel" if isinstance(row, Regel) else "norm"
        for field in ("inhoud", "toelichting", "nagekeken_door", "nagekeken_op"):
            found[f"{row.bestand} {kind} {row.rij}", row.sleutel, field] = str(getattr(row, field) or "")
    for kind, sentences in RULEBOOK.texts.items():
        found |= {("teksten.toml", kind, key): text for key, text in sentences.items()}
    return found


def number_of(text: str) -> str:
    """A number that changes with every letter of the text."""
    return f"{zlib.crc32(text.encode()):08x}"


def numbers(text: str) -> set[str]:
    return set(re.findall(r"\d+[a-z]?(?:[:.]\d+[a-z]?)?", NO_ARTICLE.sub("", text)))


def test_each_row_is_the_one_that_was_copied():
    rows = (*RULEBOOK.rules, *RULEBOOK.norms)
    order = sorted(rows, key=lambda row: (row.bestand, isinstance(row, Norm), row.rij))
    assert len(order) == len(COPIED)
    wrong = [
        f"{row.bestand}, rij {row.rij} ({row.sleutel}), {field}: {cell(row, field)!r}, afgeschreven: {copied[field]!r}"
        for row, copied in zip(order, COPIED, strict=True)
        for field in FIELDS
        if cell(row, field) != copied[field]
    ]
    assert not wrong


def test_each_text_is_the_one_that_was_copied():
    copied = {(row["rij"], row["sleutel"], row["veld"]): row["getal"] for row in read("teksten_afschrift.tsv")}
    now = {place: number_of(text) for place, text in texts().items()}
    places = sorted(now.keys() | copied.keys())
    wrong = [f"{place}: nu {now.get(place)}" for place in places if now.get(place) != copied.get(place)]
    assert not wrong


@pytest.mark.parametrize("row", COPIED, ids=lambda row: f"{row['bestand']}-{row['sleutel']}-{row['sectoren']}")
def test_the_article_is_the_one_of_the_report(row):
    """What the report does not say is named apart: a lawyer looks there first."""
    assert sorted(numbers(row["artikel"]) - numbers(row["rapport"])) == row["niet_in_rapport"].split()


CERTAIN = re.compile(r"V-NOW|V-2015|V-OFF|SEC|GK")


@pytest.mark.parametrize("row", COPIED, ids=lambda row: f"{row['bestand']}-{row['sleutel']}-{row['sectoren']}")
def test_no_row_is_more_certain_than_the_report(row):
    """Every label stands in the report's own words for that row, where the report has a row for it."""
    said = row["rapport_zekerheid"].replace("current", "V-NOW")  # 0.1 of the report: read in a text in force now
    if said and row["soort"] != "streven":
        assert set(CERTAIN.findall(row["zekerheid"])) <= {*CERTAIN.findall(said), "SEC"}


#: Article 3 of the Algemene termijnenwet as the report gives it (9.1): key, paragraph, fixed day or days after Easter.
LID_3_1, LID_3_2 = "Algemene termijnenwet artikel 3 lid 1", "Algemene termijnenwet artikel 3 lid 2"
DAYS = [
    ("nieuwjaarsdag", LID_3_1, (1, 1), None, ""),
    ("goede_vrijdag", LID_3_2, (0, 0), -2, ""),
    ("tweede_paasdag", LID_3_1, (0, 0), 1, ""),
    ("koningsdag", LID_3_1, (4, 27), None, "dag_ervoor"),
    ("bevrijdingsdag", LID_3_1, (5, 5), None, ""),
    ("hemelvaartsdag", LID_3_1, (0, 0), 39, ""),
    ("tweede_pinksterdag", LID_3_1, (0, 0), 50, ""),
    ("eerste_kerstdag", LID_3_1, (12, 25), None, ""),
    ("tweede_kerstdag", LID_3_1, (12, 26), None, ""),
]


def test_the_days_of_the_termijnenwet_are_those_of_the_report():
    assert [
        (day.sleutel, day.artikel, (day.maand, day.dag), day.dagen_na_pasen, day.op_zondag) for day in CALENDAR.days
    ] == DAYS
    assert {(day.geldt_vanaf, day.geldt_tot) for day in CALENDAR.days} == {(date(2014, 1, 1), None)}
    assert {day.berekening for day in CALENDAR.days if day.dagen_na_pasen is None} == {"vast"}
    assert {day.berekening for day in CALENDAR.days if day.dagen_na_pasen is not None} == {"pasen"}


def test_the_limits_of_the_termijnenwet_are_those_of_the_report():
    """Article 4: not for terms of more than twelve weeks or ninety days."""
    document = tomllib.loads((laden.REGELMAP / laden.TERMIJNENWET).read_text(encoding="utf-8"))
    assert document["grenzen"] == {
        "artikel": "Algemene termijnenwet artikel 4",
        "langer_dan_weken_niet": 12,
        "langer_dan_dagen_niet": 90,
    }
