"""What a stored term keeps of its explanation: plain values that fit in JSON."""

from datetime import date
from typing import Any

from passend.recht.termijnen import Opmerking, Stap, Termijn

#: The parts of a term that no column of the projection holds.
EXPLANATION = (
    "soort",
    "regel_zekerheid",
    "nagekeken_op",
    "artikel",
    "gevolg",
    "voorwaarden",
    "vervolg",
    "vervolg_na",
    "stappen",
    "opmerkingen",
    "feit",
)


def explanation(term: Termijn) -> dict[str, Any]:
    """The explanation of a term as lists, numbers and texts; days as ISO text."""
    return {name: _plain(getattr(term, name)) for name in EXPLANATION}


def _plain(value: Any) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple):
        return [_plain(part) for part in value]
    if isinstance(value, Stap | Opmerking):
        return {
            "sleutel": value.sleutel,
            "parameters": {name: _plain(part) for name, part in value.parameters.items()},
        }
    return value
