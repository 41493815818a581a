"""How names and places are written for searching: small differences in spelling disappear."""

import re
import unicodedata

# Two cities have a name for letters and one for every day.
TWO_NAMES = (("s gravenhage", "den haag"), ("s hertogenbosch", "den bosch"))
# Order matters: longer before shorter. Spellings that sound alike become one.
ALIKE = (
    ("ij", "y"),
    ("chr", "kr"),
    ("ph", "f"),
    ("th", "t"),
    ("ck", "k"),
    ("dt", "t"),
    ("ae", "a"),
    ("oe", "u"),
    ("ei", "y"),
    ("c", "k"),
    ("z", "s"),
    ("q", "k"),
    ("x", "ks"),
)
# Words that half of all schools carry say nothing; without them "basisschool de regenboog" finds "OBS Regenboog".
EMPTY_WORDS = frozenset(
    {"de", "het", "een", "t", "school", "basisschool", "bs", "obs", "cbs", "kbs", "rkbs", "te", "in"}
)


def zoeksleutel(text: str) -> str:
    """Return `text` without capitals, accents and punctuation, in a spelling where look-alikes are the same."""
    plain = unicodedata.normalize("NFKD", text.replace("’", "'").lower())
    plain = "".join(sign for sign in plain if not unicodedata.combining(sign))
    plain = re.sub(r"[^a-z0-9]+", " ", plain).strip()
    for written, daily in TWO_NAMES:
        plain = plain.replace(written, daily)
    for written, key in ALIKE:
        plain = plain.replace(written, key)
    return re.sub(r"([a-z])\1+", r"\1", plain).strip()


_EMPTY_KEYS = frozenset(zoeksleutel(word) for word in EMPTY_WORDS)


def search_words(text: str) -> list[str]:
    """Return the words to look for in a search text; the empty ones only when there is nothing else."""
    words = zoeksleutel(text).split()
    return [word for word in words if word not in _EMPTY_KEYS] or words
