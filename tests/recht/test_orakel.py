"""The clock beside an oracle that shares no code with it, on random histories; and the oracle on the worked dates.

`make orakel` compares 100,000 histories; here a part of them, other ones.
"""

import ast
import csv
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from random import Random

import pytest

from passend.recht import Feit, Situatie, compute_terms, load_calendar, load_rulebook
from tests.orakel.dagen import birthday, easter, is_free, walk_back
from tests.orakel.feiten import standing
from tests.orakel.krimp import shrink
from tests.orakel.orakel import answers
from tests.orakel.plannen import end_of_school_year
from tests.orakel.reeksen import history
from tests.orakel.termijn import working_days
from tests.orakel.vakanties import VAKANTIES
from tests.orakel.vergelijk import differences
from tests.orakel.zaak import months, weeks

RULEBOOK = load_rulebook()
CALENDAR = load_calendar(vacations=VAKANTIES)
HERE = Path(__file__).parents[1]
#: Far from the numbers of `make orakel`.
FIRST, BLOCK = 10_000_000, 250


def clock(found, facts):
    return compute_terms(found.situation, facts, RULEBOOK, CALENDAR, found.reference)


@pytest.mark.parametrize("block", range(10))
def test_the_clock_and_the_oracle_agree(block):
    for seed in range(FIRST + block * BLOCK, FIRST + (block + 1) * BLOCK):
        found = history(seed)
        terms = clock(found, found.facts)
        told = differences(found.situation, found.facts, found.reference, VAKANTIES, terms)
        assert not told, f"scripts/orakel.py --zaad {seed} --aantal 1: {told}"


@pytest.mark.parametrize("block", range(4))
def test_the_order_of_the_facts_and_repeats_change_nothing_and_computing_again_neither(block):
    for seed in range(FIRST + block * BLOCK, FIRST + (block + 1) * BLOCK):
        found = history(seed)
        terms = clock(found, found.facts)
        random = Random(seed)  # noqa: S311 - chance, no secret
        mixed = [*found.facts, *random.choices(found.facts, k=4)] if found.facts else []
        random.shuffle(mixed)
        assert clock(found, mixed) == terms, seed
        assert clock(found, found.facts) == terms, seed


@pytest.mark.parametrize(
    "change",
    [
        lambda term: {"vervalt_op": term.vervalt_op + timedelta(days=1)} if term.vervalt_op else None,
        lambda term: {"gevolg_op": term.gevolg_op + timedelta(days=1)} if term.gevolg_op else None,
        lambda term: {"uiterlijk_op": None} if term.uiterlijk_op and term.staat != "vervallen" else None,
        lambda term: {"staat": "loopt"} if term.staat != "loopt" else None,
        lambda term: {"onderwerp": "iets_anders"},
    ],
)
def test_the_comparison_sees_each_thing_that_differs(change):
    seen = 0
    for seed in range(40):
        found = history(seed)
        terms = clock(found, found.facts)
        for place, term in enumerate(terms):
            changed = change(term)
            if changed is None:
                continue
            wrong = [*terms[:place], replace(term, **changed), *terms[place + 1 :]]
            assert differences(found.situation, found.facts, found.reference, VAKANTIES, wrong), (seed, changed)
            seen += 1
    assert seen > 20


def test_the_oracle_uses_of_the_clock_only_what_holds_a_fact():
    for file in (HERE / "orakel").glob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                assert not any(name.name.startswith("passend") for name in node.names), file
            if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("passend"):
                assert file.name in ("schrijver.py", "reeksen.py"), file
                assert {name.name for name in node.names} <= {"Feit", "Situatie"}, file


def test_the_holidays_of_the_oracle():
    with (HERE / "data" / "atw_feestdagen_2020-2035.csv").open(encoding="utf-8", newline="") as file:
        listed = {date.fromisoformat(row["datum"]) for row in csv.DictReader(file)}
    days = [date(2020, 1, 1) + timedelta(days=number) for number in range(16 * 365 + 4)]
    assert {day for day in days if is_free(day) and day.isoweekday() < 6} == {
        day for day in listed if day.isoweekday() < 6
    }
    assert [easter(year).isoformat() for year in (1818, 1943, 1954, 1981, 2000, 2038, 2076)] == [
        "1818-03-22",
        "1943-04-25",
        "1954-04-18",
        "1981-04-19",
        "2000-04-23",
        "2038-04-25",
        "2076-04-19",
    ]


BORN = ("kind_geboren", "2020-01-01")
INCOMPLETE = (
    ("aanmelding_gedaan", "2026-01-12"),
    ("aanmelding_ontvangen", "2026-01-12"),
    ("aanvulling_gevraagd", "2026-02-02"),
    ("aanvulling_ontvangen", "2026-02-16"),
)
EXTENDED = ("beslistermijn_verlengd", "2026-05-01")


def received(day):
    return (("aanmelding_gedaan", day), ("aanmelding_ontvangen", day))


# row, sector, richting, facts, subject, last days
WORKED = [
    ("1", "vo", "openbaar", received("2025-03-31"), "besluit", ["2025-05-12"]),
    ("2", "vo", "openbaar", received("2026-03-31"), "besluit", ["2026-05-12"]),
    (
        "2+4",
        "vo",
        "openbaar",
        (*received("2026-03-31"), ("beslistermijn_verlengd", "2026-05-01")),
        "besluit",
        ["2026-06-09"],
    ),
    ("3", "po", "bijzonder", received("2026-01-12"), "besluit", ["2026-02-23"]),
    ("3 ten weeks", "po", "bijzonder", received("2026-01-12"), "tijdelijke_plaatsing", ["2026-03-23"]),
    ("4", "po", "bijzonder", received("2026-02-23"), "besluit", ["2026-04-07"]),
    ("5", "po", "bijzonder", received("2026-02-20"), "besluit", ["2026-04-07"]),
    ("6", "po", "bijzonder", received("2026-04-02"), "besluit", ["2026-05-15"]),
    ("7", "po", "bijzonder", received("2026-03-16"), "besluit", ["2026-04-28"]),
    ("8", "po", "bijzonder", received("2026-03-14"), "besluit", ["2026-04-28"]),
    ("9", "po", "bijzonder", received("2026-03-24"), "besluit", ["2026-05-06"]),
    ("10", "po", "bijzonder", received("2026-06-29"), "besluit", ["2026-08-10"]),
    ("10 ten weeks", "po", "bijzonder", received("2026-06-29"), "tijdelijke_plaatsing", ["2026-09-07"]),
    ("11", "po", "openbaar", (("weigering_bekendgemaakt", "2026-11-04"),), "bezwaar_toelating", ["2026-12-16"]),
    (
        "11 decision",
        "po",
        "openbaar",
        (("weigering_bekendgemaakt", "2026-11-04"), ("bezwaar_ontvangen", "2026-11-20")),
        "bob_toelating",
        ["2027-01-13"],
    ),
    ("12", "po", "bijzonder", (("tlv_bekendgemaakt", "2026-12-01"),), "tlv_bezwaar", ["2027-01-12"]),
    (
        "12 decision",
        "po",
        "bijzonder",
        (("tlv_bekendgemaakt", "2026-12-01"), ("tlv_bezwaar_gemaakt", "2027-01-04")),
        "tlv_bob",
        ["2027-04-06"],
    ),
    (
        "12 adjourned",
        "po",
        "bijzonder",
        (
            ("tlv_bekendgemaakt", "2026-12-01"),
            ("tlv_bezwaar_gemaakt", "2027-01-04"),
            ("tlv_bezwaar_verdaagd", "2027-03-01"),
        ),
        "tlv_bob",
        ["2027-05-18"],
    ),
    ("13", "po", "bijzonder", (("gpo_ingediend", "2026-06-15"),), "gpo_oordeel", ["2026-08-24"]),
    (
        "14",
        "po",
        "bijzonder",
        (
            ("geweigerd", "2026-08-31"),
            ("bezwaar_ontvangen", "2026-09-07"),
            ("gpo_ingediend", "2026-09-21"),
            ("gpo_oordeel", "2026-11-23"),
        ),
        "bob_toelating",
        ["2026-12-07"],
    ),
    ("15", "po", "bijzonder", INCOMPLETE, "besluit", ["2026-03-09"]),
    ("16", "po", "openbaar", INCOMPLETE, "besluit", ["2026-03-09"]),
    ("17", "so", "bijzonder", (("ingeschreven", "2026-08-01"),), "opp", ["2026-09-14"]),
    (
        "18",
        "po",
        "bijzonder",
        (*INCOMPLETE, ("beslistermijn_verlengd", "2026-03-02")),
        "besluit",
        ["2026-03-23", "2026-04-07"],
    ),
]


@pytest.mark.parametrize(
    ("sector", "richting", "rows", "subject", "expected"), [row[1:] for row in WORKED], ids=[row[0] for row in WORKED]
)
def test_the_oracle_on_the_worked_dates(sector, richting, rows, subject, expected):
    facts = [
        Feit(f"f{number}", kind, date.fromisoformat(day), volgnummer=number)
        for number, (kind, day) in enumerate((BORN, *rows))
    ]
    found = answers(Situatie(sector, richting), facts, date(2026, 1, 1), VAKANTIES)[subject]
    assert sorted({reading.laatste.isoformat() for reading in found.lezingen}) == expected


@pytest.mark.parametrize(
    ("counted", "expected"),
    [
        (birthday(date(2024, 2, 29), 3), "2027-03-01"),
        (birthday(date(2024, 2, 29), 4), "2028-02-29"),
        (months(date(2026, 1, 31), 1), "2026-02-28"),
        (months(date(2026, 3, 31), -1), "2026-02-28"),
        (months(date(2027, 12, 31), 2), "2028-02-29"),
        (weeks(date(2026, 2, 23), 6, termijnenwet=True), "2026-04-07"),
        (weeks(date(2026, 2, 23), 6, termijnenwet=False), "2026-04-06"),
        (walk_back(date(2026, 8, 31), 70), "2026-06-22"),
        (working_days(date(2026, 4, 2), 2), "2026-04-08"),
        (end_of_school_year(date(2026, 8, 1)), "2027-07-31"),
        (end_of_school_year(date(2026, 7, 31)), "2026-07-31"),
    ],
)
def test_how_the_oracle_counts(counted, expected):
    assert counted.isoformat() == expected


def test_the_oracle_takes_the_last_word_on_each_event():
    chain = [
        Feit("a", "geweigerd", date(2026, 1, 12), volgnummer=1),
        Feit("b", "toegelaten", date(2026, 1, 13), vervangt="a", volgnummer=2),
        Feit("c", "toegelaten", date(2026, 1, 14), vervangt="b", volgnummer=3),
        Feit("d", "ingetrokken", date(2026, 1, 20), volgnummer=4),
        Feit("e", "niet_gebeurd", vervangt="d", volgnummer=5),
    ]
    assert [(one.soort, one.dag.day) for one in standing(reversed(chain))] == [("toegelaten", 14)]


def test_a_history_is_made_as_small_as_possible():
    assert shrink([3, 1, 4, 1, 5, 9], lambda kept: 4 in kept and 9 in kept) == [4, 9]


def test_the_oracle_places_temporarily_from_the_next_day_and_not_before_the_fourth_birthday():
    facts = [
        Feit("a", "kind_geboren", date(2022, 5, 1)),
        Feit("b", "aanmelding_gedaan", date(2026, 1, 12)),
    ]
    young = answers(Situatie("po", "bijzonder"), facts, date(2026, 1, 12), VAKANTIES)["tijdelijke_plaatsing"]
    assert [reading.gevolg.isoformat() for reading in young.lezingen] == ["2026-05-01"]
    older = answers(Situatie("so", "bijzonder"), facts, date(2026, 1, 12), VAKANTIES)["tijdelijke_plaatsing"]
    assert [reading.gevolg.isoformat() for reading in older.lezingen] == ["2026-03-24"]
