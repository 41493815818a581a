"""Every row of the report on the law is in the rule files, or the documentation says why not."""

import csv
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from passend.recht.regelboek import Norm, Regel
from passend.recht.schema import EIGEN_ONDERWERPEN, HULPONDERWERPEN, KETENONDERWERPEN
from tests.recht.bouw import RULEBOOK

BASE = Path(__file__).resolve().parents[2]
LEFT_OUT = BASE / "docs" / "wet-weggelaten.md"
with (BASE / "tests" / "data" / "regels_lijst.tsv").open(encoding="utf-8", newline="") as table:
    #: The report's rows of sections 1 to 7, with the term each table gives: copied by hand, not made from the files.
    LISTED = tuple(csv.DictReader(table, delimiter="\t"))
ROWS: tuple[Regel | Norm, ...] = (*RULEBOOK.rules, *RULEBOOK.norms)
SUFFIXES = ("", "-po", "-so", "-vo")


def left_out() -> set[str]:
    """The rows that the documentation names as left out: first column of its first table."""
    table = LEFT_OUT.read_text(encoding="utf-8").split("## Delen")[0]
    return set(re.findall(r"^\| `([^`]+)` \|", table, re.MULTILINE))


def rules_of(key: str) -> list[Regel]:
    return [rule for rule in RULEBOOK.rules if rule.sleutel in {key + suffix for suffix in SUFFIXES}]


def test_the_list_holds_every_row_of_the_report_once():
    assert len(LISTED) == len({row["id"] for row in LISTED}) == 124
    per_section = [sum(row["sectie"] == section for row in LISTED) for section in "1234567"]
    assert per_section == [42, 13, 14, 13, 16, 13, 13]


@pytest.mark.parametrize("key", [row["id"] for row in LISTED])
def test_every_row_is_in_the_files_or_named_as_left_out(key):
    present = {row.sleutel for row in ROWS}
    found = any(key + suffix in present for suffix in SUFFIXES)
    assert found != (key in left_out()), "in the files and left out, or neither"


def test_what_is_left_out_is_a_row_of_the_report():
    assert left_out() <= {row["id"] for row in LISTED}
    assert len(left_out()) == 3


@pytest.mark.parametrize("row", [row for row in LISTED if row["eenheid"]], ids=lambda row: row["id"])
def test_the_term_is_the_one_of_the_report(row):
    rules = rules_of(row["id"])
    assert rules, "a term in the report, but only a norm in the files"
    for rule in rules:
        given = (rule.eenheid, rule.lengte, "ja" if rule.termijnenwet else "nee")
        assert given == (row["eenheid"], int(row["lengte"]), row["termijnenwet"]), rule.bestand


@pytest.mark.parametrize("row", [row for row in LISTED if not row["eenheid"]], ids=lambda row: row["id"])
def test_a_row_without_a_term_gives_no_date(row):
    assert not rules_of(row["id"])


def test_every_subject_of_the_clock_has_a_rule():
    ruled = {rule.onderwerp for rule in RULEBOOK.rules}
    assert {*EIGEN_ONDERWERPEN, *HULPONDERWERPEN, *KETENONDERWERPEN} <= ruled


def test_every_sentence_is_used():
    used: dict[str, set[str]] = {"gevolg": set(), "voorwaarde": set(), "vervolg": set()}
    for rule in RULEBOOK.rules:
        used["gevolg"].add(rule.gevolg)
        used["voorwaarde"].update(rule.voorwaarden)
        used["vervolg"].update(rule.vervolg, rule.vervolg_na)
    assert used == {kind: set(texts) for kind, texts in RULEBOOK.texts.items()}


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row.bestand}-{row.sleutel}")
def test_every_row_says_where_it_was_read_and_since_when(row):
    assert row.bron.strip()
    assert row.artikel.strip()
    assert row.geldt_vanaf.year >= 1994
    assert row.geldt_tot is None or row.geldt_vanaf <= row.geldt_tot
    assert bool(row.nagekeken_door) == (row.nagekeken_op is not None)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row.bestand}-{row.sleutel}")
def test_only_what_was_read_in_a_law_or_on_an_official_page_is_called_law(row):
    read = set(re.findall(r"V-NOW|V-2015|V-OFF", row.zekerheid))
    assert read or row.soort != "wet"
    if row.soort == "wet":
        assert not re.search(r"GK|SEC", row.zekerheid)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row.bestand}-{row.sleutel}")
def test_what_the_row_says_is_short_and_differs_from_its_note(row):
    assert row.inhoud != row.toelichting
    for sentence in _sentences(row.inhoud):
        assert len(sentence.split()) <= 18, sentence


def _sentences(text: str) -> Iterator[str]:
    yield from re.split(r"(?<=[.?!]) ", text)


def test_no_two_rows_have_the_same_key_for_the_same_school():
    seen: dict[tuple[str, ...], str] = {}
    for norm in RULEBOOK.norms:
        for sector in norm.sectoren:
            for richting in norm.richtingen:
                place = (norm.sleutel, sector, richting)
                assert place not in seen, f"{place} in {seen.get(place)} and {norm.bestand}"
                seen[place] = norm.bestand
