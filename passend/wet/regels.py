"""Find in the law what a term says of itself by key: the row it comes from, and the sentences of the rule files."""

from collections.abc import Iterator
from functools import lru_cache

from django.utils.translation import gettext

from passend.recht import Regel, Regelboek
from passend.wet import boek


def sentence(kind: str, key: str) -> str:
    """The sentence behind a key of the rules (`gevolg`, `voorwaarde`, `vervolg`), in the language of the page.

    Looked up in the law as this process last saw it, in the shipped files, and only then in the law of now: another
    process may have applied rules with a new sentence. Raises KeyError when none of them has the key.
    """
    for law in (boek.known_law, boek.shipped_law, boek.current_law):
        texts = law().rulebook.texts[kind]
        if key in texts:
            return gettext(texts[key])
    raise KeyError(key)


def row_of(sleutel: str, artikel: str) -> Regel | None:
    """The newest version of the rule that gave a term; None when no row has that key.

    artikel: of the term; several statutes may have a rule of one key, and a term of both names both.
    """
    known, shipped = _by_key(boek.known_law().rulebook), _by_key(boek.shipped_law().rulebook)
    rows = known.get(sleutel) or shipped.get(sleutel, [])
    same = [row for row in rows if row.artikel == artikel] or [row for row in rows if row.artikel in artikel]
    return max(same or rows, key=lambda row: row.geldt_vanaf, default=None)


@lru_cache(maxsize=2)
def _by_key(rulebook: Regelboek) -> dict[str, list[Regel]]:
    found: dict[str, list[Regel]] = {}
    for row in rulebook.rules:
        found.setdefault(row.sleutel, []).append(row)
    return found


def labels(zekerheid: str) -> Iterator[str]:
    """The labels of a rule's certainty, such as `V-2015` and `V-OFF`, in the order given, each once."""
    yield from dict.fromkeys(part for half in zekerheid.split(" + ") for part in half.split(" / "))


def translated(text: str) -> str:
    """A text of the rule files in the language of the page; `woorden/uit_regels` makes it known to translators."""
    return gettext(text)
