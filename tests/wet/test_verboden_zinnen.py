"""Sentences that must never be shown: they promise, accuse or close a door where the law does not."""

import ast
import re
import tomllib
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from django.conf import settings
from django.template.loader import render_to_string
from hypothesis import given
from hypothesis import settings as hypothesis_settings

from passend.recht import Feit, Situatie, Staat, Termijn, compute_terms
from passend.wet.uitleg import explain, term_view
from tests.recht.bouw import RULEBOOK, terms
from tests.recht.geschiedenissen import chain_histories, days, histories, situations, wide_situations
from tests.wet.test_woorden import VACATIONS

BASE = Path(settings.BASE_DIR)
ROOMS = ("passend", "ondersteuning", "zorgplicht", "geschillen", "templates", "locale")

VERBODEN = {
    "admitted because a term has passed": (
        r"\b(is|wordt|raakt) (uw kind |het kind |de leerling |zij |hij )?(dan |daarmee |automatisch |vanzelf |toch )+"
        r"(toegelaten|aangenomen)\b"
        r"|\b(termijn|weken|laatste dag)[^.?!]{0,60}\b(voorbij|verstreken|verlopen|om)\b[^.?!]{0,40}[.?!,]? "
        r"(dan |dus )*(is|wordt|bent)\b(?![^.?!]{0,40}\b(niet|geen|nog)\b)[^.?!]{0,40}\b(toegelaten|aangenomen)\b"
        r"|\bautomatisch(e)? (toegelaten|toelating|ingeschreven|geplaatst)\b"
    ),
    "a school must place a child": (
        r"\b(school|schoolbestuur|bestuur|zij|ze)\b[^.?!]{0,20}\b(moet|moeten|is verplicht|zijn verplicht)\b(?! niet)"
        r"[^.?!]{0,60}\b(plaatsen|toelaten|aannemen|inschrijven|toe te laten|aan te nemen|te plaatsen)\b"
        r"|\b(moet|moeten) (de school|het schoolbestuur|scholen)\b[^.?!]{0,60}"
        r"\b(plaatsen|toelaten|aannemen|inschrijven)\b"
        r"|\bplaatsingsplicht\b"
    ),
    "after ten weeks to school without conditions": (
        r"\bna (de )?(10|tien) weken\b[^.?!]{0,30}\b(mag|kan|gaat|heeft)\b[^.?!]{0,40}"
        r"\b(naar school|naar de school|beginnen"
        r"|recht op)\b(?![^.?!]{0,80}\bvoorwaarde)"
        r"|\brecht op (een )?(tijdelijke )?plaatsing\b"
    ),
    "a school breaks the law": (
        r"\b(overtreedt|overtreden|schendt|geschonden|breekt) (zij |ze |dan )?"
        r"(de |haar |zijn )?(wet|regels|zorgplicht)\b"
        r"|\bin strijd met de wet\b|\bonwettig\b|\bwetsovertreding\b|\bhoudt zich niet aan de (wet|regels)\b"
        r"|\b(voldoet|voldeed) niet aan de wet\b"
    ),
    "a verdict binds": (
        r"(?<!niet[ -])\bbindend(e)?\b"
        r"|\boordeel\b[^.?!]{0,30}\b(moet|moeten|is verplicht|zijn verplicht)\b(?! niet)"
        r"[^.?!]{0,30}\b(volgen|uitvoeren|te volgen)\b"
        r"|\b(moet|moeten) (het|dit) oordeel (wel )?(volgen|uitvoeren)\b"
    ),
    "no zorgplicht, as a fact": r"\bgeen zorgplicht\b|\bzorgplicht (geldt|is er) (hier )?niet\b",
    "too late for the committee": (
        r"\bte laat (voor|bij|naar) (de|een) (geschillen)?commissie\b"
        r"|\bcommissie\b[^.?!]{0,40}\b(kan|kunt u|mag)( dat| u)? niet meer\b"
    ),
}


def forbidden_in(text: str) -> list[str]:
    """The names of the forbidden sentences that a text holds."""
    plain = re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", text))
    return [name for name, pattern in VERBODEN.items() if re.search(pattern, plain, re.IGNORECASE)]


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("admitted because a term has passed", "Zijn de 6 weken voorbij? Dan is uw kind toegelaten."),
        ("admitted because a term has passed", "De termijn is verstreken, dus uw kind is automatisch toegelaten."),
        ("admitted because a term has passed", "Het kind is dan toegelaten."),
        ("a school must place a child", "De school moet uw kind nu plaatsen."),
        ("a school must place a child", "Het schoolbestuur is verplicht uw kind toe te laten."),
        ("a school must place a child", "Daarna moet de school het kind tijdelijk plaatsen."),
        ("after ten weeks to school without conditions", "Na 10 weken mag uw kind naar school."),
        (
            "after ten weeks to school without conditions",
            "Uw kind heeft na tien weken recht op een tijdelijke plaatsing.",
        ),
        ("a school breaks the law", "De school overtreedt de wet."),
        ("a school breaks the law", "Dit is in strijd met de wet."),
        ("a school breaks the law", "Zo houdt zich niet aan de regels."),
        ("a verdict binds", "Het oordeel is bindend."),
        ("a verdict binds", "De school moet het oordeel volgen."),
        ("no zorgplicht, as a fact", "Deze school heeft geen zorgplicht."),
        ("too late for the committee", "U bent te laat voor de commissie."),
        (
            "too late for the committee",
            "Bij de commissie kan dat niet meer.",
        ),
    ],
)
def test_the_patterns_catch_what_they_are_for(name, sentence):
    assert name in forbidden_in(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Is de laatste dag voorbij zonder besluit? Dan betekent dat geen toelating en ook geen weigering.",
        "Na 10 weken kan een tijdelijke plaatsing beginnen, als aan alle voorwaarden is voldaan.",
        "Een oordeel is niet bindend.",
        "De school moet binnen 6 weken een besluit nemen.",
        "Het kind is toegelaten op 3 maart 2026.",
        "De school laat weten of het kind wordt toegelaten.",
        "De school is te laat met het besluit.",
    ],
)
def test_the_patterns_leave_honest_sentences_alone(sentence):
    assert forbidden_in(sentence) == []


def _shown_strings(path: Path) -> Iterator[str]:
    """All texts of a file that could reach a screen: templates whole, of Python every string but docstrings."""
    text = path.read_text(encoding="utf-8")
    if path.suffix != ".py":
        yield text
        return
    tree = ast.parse(text)
    documented = (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)
    docstrings = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, documented) and node.body and isinstance(node.body[0], ast.Expr)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docstrings:
            yield node.value


def _files() -> list[Path]:
    kinds = {".py", ".html", ".txt", ".po"}
    found = [path for room in ROOMS for path in (BASE / room).rglob("*") if path.suffix in kinds]
    return [path for path in found if "node_modules" not in path.parts and "__pycache__" not in path.parts]


def test_no_text_of_the_portal_holds_a_forbidden_sentence():
    files = _files()
    assert len(files) > 50
    found = [
        f"{path.relative_to(BASE)}: {name}: {text.strip()[:120]}"
        for path in files
        for text in _shown_strings(path)
        for name in forbidden_in(text)
    ]
    assert found == []


def _texts(value: object) -> Iterator[str]:
    """Every text in a document, however deep."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for part in value.values():
            yield from _texts(part)
    elif isinstance(value, list):
        for part in value:
            yield from _texts(part)


def test_no_rule_file_holds_a_forbidden_sentence():
    files = list((BASE / "passend" / "recht" / "regels").glob("*.toml"))
    assert len(files) > 5
    found = [
        f"{path.name}: {name}: {text[:120]}"
        for path in files
        for text in _texts(tomllib.loads(path.read_text(encoding="utf-8")))
        for name in forbidden_in(text)
    ]
    assert found == []


def test_a_forbidden_sentence_in_any_field_of_a_rule_file_is_seen():
    document = {"norm": [{"sleutel": "x", "bronnen": ["goed", {"inhoud": "Het oordeel is bindend."}]}]}
    assert [name for text in _texts(document) for name in forbidden_in(text)] == ["a verdict binds"]


def test_the_note_beside_a_date_is_written_once():
    """What stands beside every date is one sentence; the footer says it once of the whole portal."""
    holders = {
        path.relative_to(BASE).as_posix()
        for path in (BASE / "templates").rglob("*")
        if path.is_file() and "juridisch advies" in path.read_text(encoding="utf-8")
    }
    assert holders == {"templates/includes/voet.html"}


@hypothesis_settings(max_examples=200, deadline=None)
@given(situations, histories(), days)
def test_no_explanation_of_any_case_holds_a_forbidden_sentence(situation, given_facts, reference):
    for term in terms(situation, given_facts, reference.isoformat()):
        html = render_to_string("wet/waarom.html", {"uitleg": explain(term)})
        card = term_view(term, reference)
        assert forbidden_in(f"{html} {card.titel} {card.woorden}") == []
        assert "geen besluit en geen juridisch advies" in html
        if term.onderwerp == "tijdelijke_plaatsing":
            assert "De voorwaarden zijn:" in html


def check_all_that_is_shown(term: Termijn, reference: date) -> str:
    """No forbidden sentence in anything that is shown of a term; returns the page of its explanation."""
    explained = explain(term, reference)
    card = term_view(term, reference)
    html = render_to_string("wet/waarom.html", {"uitleg": explained})
    html += render_to_string("includes/termijn.html", {"termijn": card})
    spoken = " ".join((explained.naam, explained.taak, explained.aan_zet, explained.bron, *explained.vervolg))
    assert forbidden_in(f"{html} {spoken} {card.woorden}") == []
    assert "geen besluit en geen juridisch advies" in html
    return html


@hypothesis_settings(max_examples=120, deadline=None)
@given(wide_situations, chain_histories(), days)
def test_no_explanation_of_any_chain_holds_a_forbidden_sentence(situation, given_facts, reference):
    found = compute_terms(situation, given_facts, RULEBOOK, VACATIONS, reference)
    for term in found:
        html = check_all_that_is_shown(term, reference)
        if term.onderwerp == "gpo_indienen":
            assert "te laat" not in html
        if term.onderwerp == "tijdelijke_plaatsing":
            assert "De voorwaarden zijn:" in html


@pytest.mark.parametrize(
    ("begun", "done", "subject"),
    [("geweigerd", "gpo_ingediend", "gpo_indienen"), ("klacht_gebeurtenis", "klacht_ingediend", "klacht_indienen")],
)
def test_no_parent_is_called_late_for_a_commission(begun, done, subject):
    then = date(2024, 1, 15)
    for facts in ([Feit("a", begun, then)], [Feit("a", begun, then), Feit("b", done, then + timedelta(days=400))]):
        found = compute_terms(Situatie("po"), facts, RULEBOOK, VACATIONS, then + timedelta(days=800))
        (term,) = [one for one in found if one.onderwerp == subject]
        assert "te laat" not in check_all_that_is_shown(term, then + timedelta(days=800))


@hypothesis_settings(max_examples=200, deadline=None)
@given(wide_situations, chain_histories(), days)
def test_nothing_is_called_late_between_two_readings(situation, given_facts, reference):
    found = compute_terms(situation, given_facts, RULEBOOK, VACATIONS, reference)
    for term in found:
        readings = [one for one in found if one.onderwerp == term.onderwerp and one.staat is not Staat.VERVALLEN]
        last = max((one.vervalt_op or date.max for one in readings), default=date.max)
        if len(readings) < 2 or term.staat is Staat.VERVALLEN or (term.voldaan_op and term.voldaan_op > last):
            continue
        # The day after the last day of each reading, while another one still runs.
        for day in {
            one.vervalt_op + timedelta(days=1) for one in readings if one.vervalt_op and one.vervalt_op < last
        }:
            card = term_view(term, day)
            assert card.toon != "te_laat"
            assert "te laat" not in card.woorden
            assert "voorbij" not in card.woorden or card.nooit_te_laat
            assert term.days_late(day) == 0
            assert term.state_on(day) not in (Staat.VERSTREKEN, Staat.TE_LAAT_VOLDAAN)
