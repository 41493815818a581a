"""Place names as people write them; DUO writes them in capitals and without accents."""

import re
import unicodedata
from collections.abc import Iterable

SMALL = {"aan", "bij", "de", "den", "der", "en", "gem", "het", "in", "op", "over", "ten", "ter", "van"}
# What DUO puts behind a place that occurs more than once.
PROVINCES = {
    "Ca": "ca",
    "Dr": "Dr",
    "Fr": "Fr",
    "Gld": "Gld",
    "Gn": "Gr",
    "Lb": "L",
    "Nb": "NB",
    "Nh": "NH",
    "Ov": "Ov",
    "Ut": "Ut",
    "Zh": "ZH",
}
APOSTROPHES = {"'s", "'t"}


def _key(name: str) -> str:
    plain = unicodedata.normalize("NFKD", name.lower())
    return re.sub(r"[^a-z]", "", plain)


class Plaatsnamen:
    """Knows how places are written, from a list of properly written names."""

    def __init__(self, known: Iterable[str]) -> None:
        self._known = {_key(name): name for name in known}

    def readable(self, name: str) -> str:
        """Return `name` in the known spelling, or with capitals where they usually stand; never another place."""
        return self._known.get(_key(name)) or (_with_capitals(name) if name.isupper() else name)


def _with_capitals(name: str) -> str:
    parts = re.split(r"([ \-(])", name.lower())
    # In "'s-Gravenhage" and "'t Zand" the second word is the one that carries the capital.
    start = next((number for number, part in enumerate(parts) if part not in {"", " ", "-", *APOSTROPHES}), 0)
    text = "".join(
        part if part in APOSTROPHES or (part in SMALL and number > start) else _capital(part)
        for number, part in enumerate(parts)
    )
    head, space, last = text.rpartition(" ")
    return f"{head}{space}{PROVINCES[last]}" if space and last in PROVINCES else text


def _capital(word: str) -> str:
    return "IJ" + word[2:] if word.startswith("ij") else word.capitalize()
