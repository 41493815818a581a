"""Which rows of the rule files are versions of one rule, and what changed from one to the next."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, fields
from datetime import date
from typing import Any

from passend.dossiers.models import Feitsoort
from passend.recht import Norm, Regel
from passend.wet import regels
from passend.wet.uitleg import certainty_of_rule
from passend.wet.woorden import termijnen, wetpagina
from passend.wet.zinnen import in_words, list_words, name_of

Rij = Regel | Norm

#: Not shown as a change: where the row stands, why it was written so, and the days that are in the heading.
_SILENT = frozenset({"sleutel", "bestand", "rij", "toelichting", "geldt_vanaf", "geldt_tot"})
_FACTS = frozenset({"begint_bij", "voorlopig_bij", "vereist", "niet_bij", "sluit_met", "vervalt_door"})
_SENTENCES = {"gevolg": "gevolg", "voorwaarden": "voorwaarde", "vervolg": "vervolg", "vervolg_na": "vervolg"}
#: Fields that hold codes, with their words. Names of terms are found by `name_of`.
_CODES: Mapping[str, Mapping[str, Any]] = {
    "thema": wetpagina.THEMAS,
    "sectoren": wetpagina.SECTOREN,
    "richtingen": wetpagina.RICHTINGEN,
    "schoolsoorten": wetpagina.SCHOOLSOORTEN,
    "soort": wetpagina.SOORTEN,
    "aan_zet": termijnen.AAN_ZET,
} | wetpagina.WAARDEN
_TERMS = frozenset({"onderwerp", "begint_na", "geldt_voor"})


@dataclass(frozen=True, slots=True)
class Wijziging:
    """One field that differs between two versions: its name, and what it said before and after."""

    veld: str
    was: str
    werd: str


def lineages(rows: Iterable[Rij]) -> list[list[Rij]]:
    """The rows of one key as lines of versions, each from old to new.

    A row follows another when that one had ended and was about some of the same schools; the closest line is taken.
    """
    lines: list[list[Rij]] = []
    for row in sorted(rows, key=lambda one: (one.geldt_vanaf, one.bestand, one.rij)):
        followed = [line for line in lines if _follows(line[-1], row)]
        if followed:
            max(followed, key=lambda line: _alike(line[-1], row)).append(row)
        else:
            lines.append([row])
    return lines


def changes(before: Rij, after: Rij) -> list[Wijziging]:
    """What a newer version says differently, field by field, in the order of the rule files."""
    shared = [field.name for field in fields(after) if hasattr(before, field.name) and field.name not in _SILENT]
    return [
        Wijziging(
            str(wetpagina.VELDEN[name]),
            field_words(name, getattr(before, name)),
            field_words(name, getattr(after, name)),
        )
        for name in shared
        if getattr(before, name) != getattr(after, name)
    ]


def field_words(name: str, value: Any) -> str:
    """The value of a field for people; a code that has no words of its own is shown as it is."""
    if isinstance(value, bool):
        return str(wetpagina.JA if value else wetpagina.NEE)
    if value in (None, "", ()):
        return str(wetpagina.NIETS)
    if isinstance(value, date):
        return in_words(value)
    word = _word_of(name)
    if isinstance(value, tuple):
        parts = [word(part) for part in value]
        return " ".join(parts) if name in _SENTENCES else "; ".join(parts) if name in _FACTS else list_words(parts)
    return word(value)


def _word_of(name: str) -> Callable[[Any], str]:
    if name in _SENTENCES:
        return lambda key: regels.sentence(_SENTENCES[name], key)
    if name in _FACTS:
        return fact_words
    if name in _TERMS:
        return term_words
    if name == "zekerheid":
        return certainty_of_rule
    if name == "inhoud":
        return regels.translated
    return lambda value: str(_CODES.get(name, {}).get(value, value))


def fact_words(kind: str) -> str:
    """The name of a kind of fact."""
    return str(Feitsoort(kind).label)


def term_words(onderwerp: str) -> str:
    """The name of a term; the rows that change a term have no name of their own."""
    if onderwerp == "verlenging":
        return str(wetpagina.VERLENGING) % {"naam": "…"}
    if onderwerp == "stilstand":
        return str(wetpagina.STILSTAND) % {"naam": "…"}
    return name_of(onderwerp)


def _follows(before: Rij, after: Rij) -> bool:
    if before.geldt_tot is None or before.geldt_tot >= after.geldt_vanaf:
        return False
    return bool(set(before.sectoren) & set(after.sectoren) and set(before.richtingen) & set(after.richtingen))


def _alike(before: Rij, after: Rij) -> tuple[bool, int, int]:
    kinds = getattr(before, "schoolsoorten", ()) == getattr(after, "schoolsoorten", ())
    shared = set(before.sectoren) & set(after.sectoren)
    return (kinds, len(shared), len(set(before.richtingen) & set(after.richtingen)))
