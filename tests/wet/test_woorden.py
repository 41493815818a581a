"""There are words for everything that the clock and the rule files can say."""

import ast
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from django.utils.translation import gettext
from hypothesis import given
from hypothesis import settings as hypothesis_settings

from passend import recht
from passend.recht import Regel, compute_terms, load_calendar
from passend.recht.feiten import FeitSoort, Zekerheid
from passend.recht.schema import EIGEN_ONDERWERPEN, KETENONDERWERPEN, NORM_FIELDS, RULE_FIELDS
from passend.wet.uitleg import explain, reading_words, step_sentence, why_readings
from passend.wet.wetpagina.beeld import show
from passend.wet.woorden import feiten, lezingen, namen, onderwerpen, opmerkingen, stappen, termijnen, wetpagina
from scripts import regelwoorden
from tests.hulp.pseudotaal import pseudo_language
from tests.recht.bouw import CALENDAR, RULEBOOK
from tests.recht.geschiedenissen import chain_histories, days, wide_situations

#: A week of holiday each autumn, a different one per region, and six weeks each summer.
VACATIONS = load_calendar(
    vacations={
        region: [
            stretch
            for year in range(2022, 2031)
            for stretch in (
                (date(year, 7, 10) + timedelta(days=7 * place), date(year, 8, 20) + timedelta(days=7 * place)),
                (date(year, 10, 10) + timedelta(days=7 * place), date(year, 10, 18) + timedelta(days=7 * place)),
            )
        ]
        for place, region in enumerate(("noord", "midden", "zuid"))
    }
)
#: Keys that are put together while the clock runs.
GROUNDS = ("geen_plaatsruimte", "grondslag_niet_onderschreven", "toelatingsvoorwaarden_niet_vervuld")
COMPUTED = {f"zoeken_{ground}" for ground in GROUNDS} | {"opschorting", "opschorting_loopt", "stilstand_loopt"}


#: Which argument of a call names a step or a remark.
NAMES = {"Stap": 0, "Opmerking": 0, "counted": 0, "_remark": 1, "pause_steps": 2}


def keys_in_the_clock() -> Iterator[str]:
    """Every text in the code of the clock that is a key of a step or a remark, or a part of one."""
    for path in Path(recht.__file__).parent.glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            place = NAMES.get(getattr(node.func, "id", "")) if isinstance(node, ast.Call) else None
            if place is not None:
                yield from (leaf.value for leaf in ast.walk(node.args[place]) if isinstance(leaf, ast.Constant))


def test_every_key_of_the_clock_has_words_and_no_word_is_left_over():
    used = set(keys_in_the_clock()) | COMPUTED
    variants = {key for key in stappen.STAPPEN if key.endswith(("_zonder_dag", "_zonder_vakantie", "_jaardag"))}
    variants |= {key for key in stappen.STAPPEN if key.startswith("tel_")}
    known = set(stappen.STAPPEN) | set(opmerkingen.OPMERKINGEN)
    dates = {"schooljaar", "jaardag"}  # the unit of a rule is the key of its step
    dates.add("uitkomst_dag")  # said instead of `uitkomst` where nobody can be late
    assert known - used - variants - dates == set()
    assert used - known == {"feit", "tel", "zoeken_", "_loopt"}


@hypothesis_settings(max_examples=300, deadline=None)
@given(wide_situations, chain_histories(), days)
def test_every_case_is_explained_without_a_gap(situation, given_facts, reference):
    for term in compute_terms(situation, given_facts, RULEBOOK, VACATIONS, reference):
        explained = explain(term, reference)
        texts = [
            explained.naam,
            explained.taak,
            explained.aan_zet,
            explained.gevolg,
            explained.nagekeken,
            explained.regelzekerheid,
            explained.bron,
            explained.regel,
            *explained.stappen,
            *explained.opmerkingen,
            *explained.voorwaarden,
            *explained.vervolg,
            *explained.woorden,
        ]
        assert all(texts)
        assert not [text for text in texts if "%" in text or "None" in text]
        # Days are written in full: no day of the clock's own is left in a sentence.
        assert not [text for text in (*explained.stappen, explained.lezing) if "-0" in text or "-1" in text]


def test_every_subject_and_every_one_who_must_act_has_words():
    subjects = {*EIGEN_ONDERWERPEN, *KETENONDERWERPEN}
    assert subjects == set(namen.NAMEN) == set(onderwerpen.TAKEN)
    assert set(RULE_FIELDS["aan_zet"].allowed) == set(termijnen.AAN_ZET)
    for task in onderwerpen.TAKEN.values():
        assert str(task).endswith(".")


def test_every_kind_of_fact_is_told_with_its_day():
    assert {str(kind) for kind in FeitSoort} - {"niet_gebeurd"} == set(feiten.FEITEN)
    assert set(feiten.DAG_ZEKERHEID) == set(termijnen.ZEKERHEID) == {str(one) for one in Zekerheid}
    for kind in feiten.FEITEN:
        told = step_sentence("feit", {"feit": kind, "dag": "2026-03-14", "zekerheid": "vast"})
        assert "zaterdag 14 maart 2026" in told


@pytest.mark.parametrize("row", [*RULEBOOK.rules, *RULEBOOK.norms], ids=lambda row: f"{row.bestand} {row.rij}")
def test_every_row_of_the_rule_files_has_words(row):
    said = show(row)
    always = (
        said.titel,
        said.voor,
        said.geldt,
        said.inhoud,
        said.soort,
        said.regelzekerheid,
        said.nagekeken,
        said.bron,
    )
    assert all(always)
    if isinstance(row, Regel):
        assert said.aan_zet
        assert said.gevolg
        assert len(said.voorwaarden) == len(row.voorwaarden)


def test_every_field_of_a_rule_has_a_name_and_every_code_in_it_words():
    assert set(RULE_FIELDS) | set(NORM_FIELDS) == set(wetpagina.VELDEN)
    tables = {
        "thema": wetpagina.THEMAS,
        "sectoren": wetpagina.SECTOREN,
        "richtingen": wetpagina.RICHTINGEN,
        "schoolsoorten": wetpagina.SCHOOLSOORTEN,
        "soort": wetpagina.SOORTEN,
    } | wetpagina.WAARDEN
    for name, words in tables.items():
        assert set(RULE_FIELDS[name].allowed) == set(words), name


def test_every_holiday_has_a_name():
    assert {day.sleutel for day in CALENDAR.days} == set(stappen.FEESTDAGEN)


def test_readings_say_when_they_hold_and_why_there_are_several():
    assert reading_words("") == ""
    assert reading_words("dag_2026-01-12") == "als maandag 12 januari 2026 de goede dag is"
    assert (
        reading_words("noord|zuid")
        == "als de school in vakantieregio Noord ligt of als de school in vakantieregio Zuid ligt"
    )
    assert reading_words("openbaar+dag_2026-01-12").startswith("als het een openbare school is en als maandag")
    for part in lezingen.LEZINGEN:
        assert why_readings([part, ""])
    assert why_readings(["noord|midden", "zuid"]) == "Wij weten niet in welke vakantieregio de school ligt."
    assert "goede dag" not in why_readings(["dag_2026-01-12"])
    assert why_readings(["openbaar", "bijzonder+tien_weken_grens"]).count(".") == 3


@pytest.mark.parametrize(
    ("key", "parameters", "expected"),
    [
        ("tel", {"eenheid": "weken", "lengte": 1, "van": "2026-01-12", "tot": "2026-01-19", "artikel": "A"},
         "De eerste dag die meetelt is dinsdag 13 januari 2026. Vanaf die dag tellen we 1 week."),
        ("tel", {"eenheid": "werkdagen", "lengte": 2, "van": "2026-01-09", "tot": "2026-01-13", "artikel": "A"},
         "We tellen 2 werkdagen. Weekenden en feestdagen tellen niet mee."),
        ("tel", {"eenheid": "jaren", "lengte": 1, "van": "2026-01-12", "tot": "2027-01-12", "artikel": "A"},
         "We tellen 1 jaar vanaf maandag 12 januari 2026. Dan komen we op dinsdag 12 januari 2027 (A)."),
        ("tel_terug", {"eenheid": "weken", "lengte": 10, "van": "2026-08-31", "tot": "2026-06-22", "artikel": "A"},
         "We tellen 10 weken terug vanaf maandag 31 augustus 2026."),
        ("schoolweken", {"lengte": 4, "van": "2026-10-01", "tot": "2026-11-07", "artikel": "A", "vakantiedagen": 9},
         "We tellen 4 schoolweken. Schoolvakanties tellen niet mee: we slaan 9 vakantiedagen over."),
        ("schoolweken", {"lengte": 1, "van": "2026-10-01", "tot": "2026-10-08", "artikel": "A", "vakantiedagen": 0},
         "We tellen 1 schoolweek. Er valt geen schoolvakantie in."),
        ("begint_na", {"onderwerp": "tlv_bezwaar", "dag": "2027-01-12"},
         "“Bezwaar maken tegen het besluit over de toelaatbaarheidsverklaring”."),
        ("verlengd", {"eenheid": "weken", "lengte": 6, "tot": "2027-05-18", "artikel": "A"},
         "Er kwam een bericht dat er meer tijd nodig is. Er komen hoogstens 6 weken bij"),
        ("stilstand", {"van": "2026-09-21", "tot": "2026-09-21", "dagen": 1, "artikel": "A"}, "1 dag langer (A)"),
    ],
)  # fmt: skip
def test_numbers_and_units_read_well(key, parameters, expected):
    assert expected in step_sentence(key, parameters)


def test_the_sentences_of_the_rule_files_are_known_to_translators(tmp_path):
    folder = regelwoorden.WORDS
    made = {path.name: path.read_text(encoding="utf-8") for path in folder.glob("*.py")}
    assert made == regelwoorden.modules(), "draai scripts/regelwoorden.py"
    with pseudo_language(tmp_path):
        for table in RULEBOOK.texts.values():
            for sentence in table.values():
                assert gettext(sentence) == f"⟦{sentence}⟧"
        for row in (*RULEBOOK.rules, *RULEBOOK.norms):
            assert gettext(row.inhoud) == f"⟦{row.inhoud}⟧"
