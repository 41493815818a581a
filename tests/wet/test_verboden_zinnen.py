"""Sentences that must never be shown: they promise, accuse or close a door where the law does not."""

import ast
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings
from django.template.loader import render_to_string
from hypothesis import given
from hypothesis import settings as hypothesis_settings

from passend.wet.uitleg import explain, term_view
from tests.recht.bouw import terms
from tests.recht.geschiedenissen import days, histories, situations

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
        r"(?<!niet )\bbindend(e)?\b"
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


def test_no_rule_file_holds_a_forbidden_sentence():
    for path in (BASE / "passend" / "recht" / "regels").glob("*.toml"):
        for row in tomllib.loads(path.read_text(encoding="utf-8")).get("regel", []):
            assert forbidden_in(row.get("toelichting", "")) == []


@hypothesis_settings(max_examples=200)
@given(situations, histories(), days)
def test_no_explanation_of_any_case_holds_a_forbidden_sentence(situation, given_facts, reference):
    for term in terms(situation, given_facts, reference.isoformat()):
        html = render_to_string("wet/waarom.html", {"uitleg": explain(term)})
        card = term_view(term, reference)
        assert forbidden_in(f"{html} {card.titel} {card.woorden}") == []
        assert "geen besluit en geen juridisch advies" in html
        if term.onderwerp == "tijdelijke_plaatsing":
            assert "De voorwaarden zijn:" in html
