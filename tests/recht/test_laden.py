"""The rule files are checked on load; an error names file, row and field."""

import shutil
from datetime import date

import pytest

from passend.recht import RuleFileError, Situatie, compute_terms, load_calendar, load_rulebook
from passend.recht.laden import REGELMAP
from tests.recht.bouw import CALENDAR, RULEBOOK, facts, only


@pytest.fixture
def folder(tmp_path):
    """A copy of the shipped files, to break."""
    target = tmp_path / "regels"
    shutil.copytree(REGELMAP, target)
    return target


def change(folder, old, new, name="wpo.toml", count=1):
    path = folder / name
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, count), encoding="utf-8")


def errors(folder):
    with pytest.raises(RuleFileError) as caught:
        load_rulebook(folder)
    return caught.value.fouten


BROKEN = [
    ("sector", 'sectoren = ["po"]', 'sectoren = ["basis"]', "rij 1 (aanm-leeftijd-po), veld sectoren: 'basis'"),
    ("unknown field", "schoolvakanties = false", "schoolvakantie = false", "veld schoolvakantie: onbekend veld"),
    ("missing field", 'artikel = "WPO artikel 40 lid 2"\n', "", "rij 1 (aanm-leeftijd-po), veld artikel: ontbreekt"),
    ("empty article", '"WPO artikel 40 lid 2"', '" "', "veld artikel: is leeg"),
    (
        "date as text",
        "geldt_vanaf = 2014-08-01",
        'geldt_vanaf = "2014-08-01"',
        "veld geldt_vanaf: moet een datum zijn",
    ),
    (
        "year too far",
        "geldt_vanaf = 2014-08-01",
        "geldt_vanaf = 0001-01-01",
        "veld geldt_vanaf: ligt te ver weg",
    ),
    ("date with hour", "geldt_vanaf = 2014-08-01", "geldt_vanaf = 2014-08-01T00:00:00", "veld geldt_vanaf"),
    (
        "until before from",
        "geldt_vanaf = 2014-08-01",
        "geldt_vanaf = 2014-08-01\ngeldt_tot = 2014-07-31",
        "veld geldt_tot",
    ),
    (
        "fact kind",
        '"toegelaten", "geweigerd"',
        '"aangenomen", "geweigerd"',
        "rij 2 (besluit-6wk-po), veld sluit_met: 'aangenomen'",
    ),
    ("text as number", "lengte = 6", 'lengte = "6"', "rij 2 (besluit-6wk-po), veld lengte: moet een heel getal zijn"),
    ("no length", "lengte = 6\n", "", "rij 2 (besluit-6wk-po), veld lengte"),
    ("yes as text", "termijnenwet = true", 'termijnenwet = "ja"', "veld termijnenwet: moet true of false zijn"),
    ("too long for the Termijnenwet", "lengte = 6", "lengte = 13", "veld termijnenwet: geldt niet voor deze lengte"),
    ("certainty", '"V-2015 + V-OFF"', '"zeker"', "veld zekerheid: 'zeker'"),
    ("kind", 'soort = "wet"', 'soort = "gewoonte"', "veld soort: 'gewoonte'"),
    ("who", 'aan_zet = "ouder"', 'aan_zet = "iemand"', "veld aan_zet: 'iemand'"),
    ("checked without a day", 'nagekeken_door = ""', 'nagekeken_door = "mr. A."', "veld nagekeken_op"),
    ("suspension", '"vanaf_dag_zelf"', '"vanaf_morgen"', "rij 5 (aanvullen-bijz-po-so), veld opschorting"),
    ("school holidays", "schoolvakanties = false", "schoolvakanties = true", "veld schoolvakanties"),
    ("key", '"aanm-leeftijd-po"', '"Aanm leeftijd"', "veld sleutel"),
    ("long key", '"aanm-leeftijd-po"', f'"{"a" * 61}"', "veld sleutel"),
    ("large number", "lengte = 6", "lengte = 1001", "veld lengte: is groter dan 1000"),
    (
        "twice",
        '["niet_elders_ingeschreven", "geen_besluit"',
        '["geen_besluit", "geen_besluit"',
        "veld voorwaarden: noemt iets twee keer",
    ),
    ("unknown table", "[[regel]]", "[[regels]]", "veld regels: onbekend"),
]


@pytest.mark.parametrize(("old", "new", "message"), [row[1:] for row in BROKEN], ids=[row[0] for row in BROKEN])
def test_a_broken_row_is_refused_with_file_row_and_field(folder, old, new, message):
    change(folder, old, new)
    assert any(error.startswith("wpo.toml") and message in error for error in errors(folder)), errors(folder)


def test_all_errors_are_told_at_once(folder):
    change(folder, 'soort = "wet"', 'soort = "x"', count=3)
    assert len(errors(folder)) == 3


def test_broken_toml_and_encoding_name_the_file(folder):
    (folder / "awb.toml").write_text("[[regel]\n", encoding="utf-8")
    (folder / "wec.toml").write_bytes(b"# caf\xe9\n")
    messages = errors(folder)
    assert any(message.startswith("awb.toml: geen geldige TOML") for message in messages)
    assert any(message.startswith("wec.toml: geen UTF-8") for message in messages)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("a = " + "\n".join(["[" * 1000] * 3), "te diep genest"),
        ("# goed\n" + "a." * 2000 + "a = 1", "wvo.toml, regel 2: langer dan 2000 tekens"),
    ],
    ids=["deep", "long"],
)
def test_a_file_that_would_keep_the_parser_busy_is_refused(folder, text, message):
    (folder / "wvo.toml").write_text(text, encoding="utf-8")
    (error,) = errors(folder)
    assert message in error


def test_two_versions_may_not_hold_on_one_day(folder):
    row = (folder / "wpo.toml").read_text(encoding="utf-8").split("[[regel]]")[2]
    with (folder / "wpo.toml").open("a", encoding="utf-8") as file:
        file.write("\n[[regel]]" + row.replace("lengte = 6", "lengte = 5").replace("2014-08-01", "2027-01-01"))
    (message,) = errors(folder)
    assert "(besluit-6wk-po), veld geldt_vanaf: geldt tegelijk met wpo.toml, rij 2 (besluit-6wk-po)" in message


def test_a_key_belongs_to_one_subject(folder):
    change(folder, 'sleutel = "klacht-indienen"', 'sleutel = "gpo-verweer"', "lkc.toml")
    assert errors(folder) == ("lkc.toml, rij 1 (gpo-verweer), veld onderwerp: is anders dan in gpo.toml, rij 2",)


def test_an_empty_folder_is_an_error(tmp_path):
    assert any("atw.toml" in message for message in errors(tmp_path))


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("dagen_na_pasen = -2\n", "", "atw.toml, rij 2 (goede_vrijdag), veld dagen_na_pasen: ontbreekt"),
        ("dagen_na_pasen = -2\n", "dagen_na_pasen = -2\ndag = 1\n", "veld dag: hoort niet bij berekening pasen"),
        ("maand = 4\n", "maand = 4\ndagen_na_pasen = 1\n", "veld dagen_na_pasen: hoort alleen bij berekening pasen"),
        ("maand = 1\n", "", "atw.toml, rij 1 (nieuwjaarsdag), veld maand: ontbreekt"),
        ('"dag_ervoor"', '"dag_erna"', "(koningsdag), veld op_zondag"),
        ("maand = 1\n", "maand = 13\n", "atw.toml, rij 1 (nieuwjaarsdag), veld dag: is geen dag van elk jaar"),
        ('dag"\nartikel = "', 'dag"\nartikel = "\\u0000', "veld artikel: heeft een teken dat niet te bewaren is"),
    ],
)
def test_a_broken_calendar_is_refused(folder, old, new, message):
    change(folder, old, new, name="atw.toml")
    with pytest.raises(RuleFileError) as caught:
        load_calendar(folder)
    assert message in str(caught.value)


def test_the_rule_is_chosen_by_the_day_of_the_starting_fact(folder):
    """A made-up change of law on 1 January 2027: five weeks instead of six."""
    path = folder / "wpo.toml"
    row = path.read_text(encoding="utf-8").split("[[regel]]")[2]
    new = row.replace("lengte = 6", "lengte = 5").replace("2014-08-01", "2027-01-01")
    change(folder, row, row.replace("geldt_vanaf = 2014-08-01", "geldt_vanaf = 2014-08-01\ngeldt_tot = 2026-12-31"))
    with path.open("a", encoding="utf-8") as file:
        file.write("\n[[regel]]" + new)
    book = load_rulebook(folder)

    def last_day(received):
        found = compute_terms(
            Situatie("po"), facts(("aanmelding_ontvangen", received)), book, CALENDAR, date(2027, 1, 1)
        )
        return only("besluit", found).vervalt_op

    assert last_day("2026-12-30") == date(2027, 2, 10)
    assert last_day("2027-01-04") == date(2027, 2, 8)


def test_no_shipped_rule_claims_to_be_checked_by_a_lawyer():
    assert {(rule.nagekeken_door, rule.nagekeken_op) for rule in RULEBOOK.rules} == {("", None)}


def test_every_shipped_rule_says_where_it_was_read():
    assert all(rule.bron and rule.artikel and rule.zekerheid for rule in RULEBOOK.rules)
