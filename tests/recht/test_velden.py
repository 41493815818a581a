"""What each field of a rule file may hold, as `regels/LEESMIJ.md` says it; and what a row means that leaves it out."""

from datetime import date

import pytest

from passend.recht import RuleFileError, load_calendar, load_rulebook
from passend.recht.duur import counted_back, end_after
from passend.recht.feiten import FeitSoort
from passend.recht.schema import (
    AAN_ZET,
    EENHEDEN,
    GEZIN,
    KETENONDERWERPEN,
    NORM_FIELDS,
    RULE_FIELDS,
    ZONDER_HANDELING,
    Veld,
)
from tests.recht.bouw import CALENDAR, RULEBOOK
from tests.recht.proefregels import rule

#: A row with only the fields that every row must have.
BARE = """
[[regel]]
sleutel = "proef"
onderwerp = "klacht_reactie"
thema = "bezwaar_geschil"
sectoren = ["po"]
richtingen = ["openbaar"]
artikel = "Proefwet artikel 1"
geldt_vanaf = 2014-08-01
inhoud = "Een regel om te proberen."
begint_bij = ["klacht_oordeel"]
voorlopig_bij = []
eenheid = "weken"
lengte = 4
eerste_dag = "dag_erna"
sluit_met = []
vervalt_door = []
termijnenwet = false
schoolvakanties = false
aan_zet = "school"
gevolg = "proef"
voorwaarden = []
soort = "afspraak"
zekerheid = "GK"
nagekeken_door = ""
nagekeken_op = ""
bron = "proef"
"""
#: What a row says that leaves a field out; writing it down says the same.
LEFT_OUT = {
    "toelichting": "",
    "geldt_voor": (),
    "schoolsoorten": (),
    "begin_keuze": "eerste",
    "vereist": (),
    "niet_bij": (),
    "terug": False,
    "te_laat": True,
    "drempel_uren": 0,
    "drempel_weken": 0,
    "gevolg_na_dagen": 0,
    "leeftijd": 0,
    "vervolg": (),
    "vervolg_na": (),
}
#: What cannot be written down, for it says nothing.
ONLY_LEFT_OUT = {"geldt_tot": None, "begint_na": "", "jaardag": "", "gestelde_dag": "", "opschorting": ""}
#: Fields that hold one of a few words.
CLOSED = [
    "thema",
    "soort",
    "onderwerp",
    "begin_keuze",
    "begint_na",
    "eenheid",
    "jaardag",
    "eerste_dag",
    "gestelde_dag",
    "opschorting",
    "aan_zet",
    "zekerheid",
]
CLOSED_LISTS = [
    "sectoren",
    "richtingen",
    "geldt_voor",
    "schoolsoorten",
    "begint_bij",
    "voorlopig_bij",
    "vereist",
    "niet_bij",
    "sluit_met",
    "vervalt_door",
]


def toml(value):
    if isinstance(value, bool):
        return str(value).lower()
    return str(list(value)) if isinstance(value, tuple) else repr(value)


def loaded(folder, text, **fields):
    """The only rule of a folder that holds that text, with fields changed or added."""
    lines = [line for line in text.strip().split("\n") if line.partition(" = ")[0] not in fields]
    lines += [f"{name} = {value}" for name, value in fields.items()]
    (folder / "proef.toml").write_text("\n".join(lines), encoding="utf-8")
    (folder / "teksten.toml").write_text('[gevolg]\nproef = "Een zin."\n', encoding="utf-8")
    (folder / "atw.toml").write_text(
        '[grenzen]\nartikel = "x"\nlanger_dan_weken_niet = 12\nlanger_dan_dagen_niet = 90\n', encoding="utf-8"
    )
    (found,) = load_rulebook(folder).rules
    return found


def errors(folder, **fields):
    with pytest.raises(RuleFileError) as caught:
        loaded(folder, BARE, **fields)
    return caught.value.fouten


def test_what_a_row_leaves_out(tmp_path):
    found = loaded(tmp_path, BARE)
    assert {name: getattr(found, name) for name in LEFT_OUT | ONLY_LEFT_OUT} == LEFT_OUT | ONLY_LEFT_OUT
    assert set(LEFT_OUT) | set(ONLY_LEFT_OUT) | {"lengte"} == {
        name for name, spec in RULE_FIELDS.items() if not spec.required
    }
    assert loaded(tmp_path, BARE, **{name: toml(value) for name, value in LEFT_OUT.items()}) == found


@pytest.mark.parametrize("name", CLOSED)
def test_a_word_that_the_field_does_not_know(tmp_path, name):
    assert any(f"veld {name}: 'zomaar'" in error for error in errors(tmp_path, **{name: "'zomaar'"}))


@pytest.mark.parametrize("name", CLOSED_LISTS)
def test_a_list_with_a_word_that_the_field_does_not_know(tmp_path, name):
    assert any(f"veld {name}: 'zomaar'" in error for error in errors(tmp_path, **{name: "['zomaar']"}))


@pytest.mark.parametrize(
    ("name", "value", "message"),
    [
        ("artikel", "40", "moet tekst zijn"),
        ("bron", "''", "is leeg"),
        ("gevolg", "'Een Zin'", "'Een Zin' heeft niet de juiste vorm"),
        ("sectoren", "'po'", "moet een lijst van teksten zijn"),
        ("sectoren", "['po', 1]", "moet een lijst van teksten zijn"),
        ("sectoren", "[]", "is leeg"),
        ("voorwaarden", "['Geen Besluit']", "'Geen Besluit' heeft niet de juiste vorm"),
        ("geldt_vanaf", "''", "moet een datum zijn"),
        ("nagekeken_op", "'gisteren'", "moet een datum zijn"),
        ("geldt_vanaf", "2201-01-01", "ligt te ver weg"),
        ("lengte", "true", "moet een heel getal zijn"),
        ("terug", "1", "moet true of false zijn"),
    ],
)
def test_a_value_of_the_wrong_sort(tmp_path, name, value, message):
    assert any(f"veld {name}: {message}" in error for error in errors(tmp_path, **{name: value}))


def test_lists_may_be_empty_where_leaving_them_out_means_the_same():
    empty = {name for name, spec in RULE_FIELDS.items() if spec.kind == "lijst" and spec.empty_allowed}
    assert {name for name in empty if RULE_FIELDS[name].problem([])} == set()


@pytest.mark.parametrize(
    ("kind", "fits", "does_not"),
    [
        ("datum", (date(1900, 1, 1), date(2200, 12, 31)), (date(1899, 12, 31), date(2201, 1, 1))),
        ("getal", (1000, -1000, 0), (1001, -1001)),
    ],
)
def test_the_first_and_the_last_value_that_fit(kind, fits, does_not):
    assert [value for value in fits if Veld(kind).problem(value)] == []
    assert [value for value in does_not if not Veld(kind).problem(value)] == []


def test_a_row_that_a_lawyer_has_checked_keeps_who_and_when(tmp_path):
    found = loaded(tmp_path, BARE, nagekeken_door="'mr. A. de Boer, jurist'", nagekeken_op="2026-11-22")
    assert (found.nagekeken_door, found.nagekeken_op) == ("mr. A. de Boer, jurist", date(2026, 11, 22))


def test_a_loaded_row_cannot_be_changed():
    """Terms keep its lists, in every case at once."""
    for row in (*RULEBOOK.rules, *RULEBOOK.norms):
        assert isinstance(hash(row), int), row.sleutel
    assert set(NORM_FIELDS) < set(RULE_FIELDS)


def test_a_line_may_have_two_thousand_characters(tmp_path):
    room = 2000 - len("inhoud = ''")
    assert len(loaded(tmp_path, BARE, inhoud=f"'{'x' * room}'").inhoud) == room
    assert errors(tmp_path, inhoud=f"'{'x' * (room + 1)}'")[0].endswith("langer dan 2000 tekens")


#: The words that `regels/LEESMIJ.md` lists, and the headings of the page of the law.
WORDS = {
    "soort": "wet regeling praktijk afspraak streven",
    "thema": "aanmelding ontwikkelingsperspectief toelaatbaarheid schorsing_verwijdering bezwaar_geschil verzuim "
    "samenwerkingsverband bewaren",
    "eenheid": "weken dagen werkdagen maanden jaren schoolweken schooljaar jaardag volgende_maand gesteld",
    "eerste_dag": "dag_erna dag_zelf",
    "begin_keuze": "eerste laatste",
    "gestelde_dag": "leidt",
    "opschorting": "vanaf_dag_zelf vanaf_dag_erna onduidelijk geen",
    "aan_zet": "school ouder leerling samenwerkingsverband commissie gemeente",
}


@pytest.mark.parametrize(("name", "words"), WORDS.items())
def test_every_word_of_the_manual_may_be_used(name, words):
    assert [word for word in words.split() if RULE_FIELDS[name].problem(word)] == []


DAY = """[[dag]]
sleutel = "proef"
artikel = "x"
geldt_vanaf = 2014-01-01
berekening = "vast"
maand = 1
dag = 1
"""


@pytest.mark.parametrize(
    ("old", "new", "field"),
    [('"vast"', '"maan"', "berekening"), ("2014-01-01", "''", "geldt_vanaf"), ('"proef"', '"Nieuw Jaar"', "sleutel")],
)
def test_a_day_of_the_calendar_that_cannot_be_read(tmp_path, old, new, field):
    (tmp_path / "atw.toml").write_text(DAY.replace(old, new), encoding="utf-8")
    with pytest.raises(RuleFileError, match=f"veld {field}:"):
        load_calendar(tmp_path)


def test_a_day_of_the_calendar_that_no_longer_holds(tmp_path):
    (tmp_path / "atw.toml").write_text(f"{DAY}geldt_tot = 2025-12-31\n", encoding="utf-8")
    calendar = load_calendar(tmp_path)
    assert list(calendar.holidays(2025)) == [date(2025, 1, 1)]
    assert list(calendar.holidays(2026)) == []


# --- words that other modules count on ------------------------------------------------------------------------------


def test_every_kind_of_fact_is_stored_under_its_own_name():
    assert {kind.name.lower(): kind.value for kind in FeitSoort} == {kind.value: kind.value for kind in FeitSoort}


def test_every_unit_can_be_counted():
    """The units that need more than a day (school weeks, a day that somebody names) are counted elsewhere."""
    start = date(2026, 1, 12)
    for unit in set(EENHEDEN) - {"gesteld", "schoolweken"}:
        row = rule(eenheid=unit, lengte=1, leeftijd=5, jaardag="03-31")
        assert end_after(row, 1, start, start, CALENDAR) > start, unit
    for unit in ("weken", "dagen", "maanden", "jaren", "jaardag"):
        assert unit in EENHEDEN
        assert counted_back(rule(eenheid=unit, lengte=1, jaardag="01-11", terug=True), start) < start


def test_who_acts_for_the_family_is_one_of_those_who_act():
    assert set(AAN_ZET) > GEZIN
    assert "school" not in GEZIN


def test_of_a_day_that_asks_nothing_nobody_is_late():
    assert set(KETENONDERWERPEN) > ZONDER_HANDELING
    for row in RULEBOOK.rules:
        assert not (row.onderwerp in ZONDER_HANDELING and row.te_laat), row.sleutel
