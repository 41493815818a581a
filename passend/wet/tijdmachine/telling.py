"""Counting what moves: per rule, and per number of days. Counts only, so nothing in it is about anyone."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

Rij = Mapping[str, Any]
#: What moved: the row of the term, which of its dates, the old and the new day (None: there is none).
Verschuiving = tuple[Rij, str, date | None, date | None]

NIEUW, WEG = "nieuw", "weg"


class Samenvatting:
    """Counts per rule: `{"besluit-6wk-po": {"7": 12, "nieuw": 1, "weg": 2}}`, the keys being days moved.

    Kept as plain dicts of numbers, so that a run that stopped can go on counting where it was.
    """

    def __init__(self, regels: Mapping[str, Mapping[str, int]] | None = None) -> None:
        self.regels: dict[str, dict[str, int]] = {name: dict(counts) for name, counts in (regels or {}).items()}

    def add(self, moved: Sequence[Verschuiving]) -> None:
        """Count the dates of one dossier that moved."""
        for row, _which, old, new in moved:
            counts = self.regels.setdefault(row["regel"], {})
            key = shift_key(old, new)
            counts[key] = counts.get(key, 0) + 1

    def per_shift(self) -> dict[str, int]:
        """The counts over all rules, in order: dates that went, days back, days on, dates that came."""
        total: dict[str, int] = {}
        for counts in self.regels.values():
            for key, number in counts.items():
                total[key] = total.get(key, 0) + number
        return dict(sorted(total.items(), key=lambda item: shift_order(item[0])))


def shift_key(old: date | None, new: date | None) -> str:
    """How far a date moved: a number of days, `nieuw` for a date that was not there, `weg` for one that went."""
    if old is None:
        return NIEUW
    return WEG if new is None else str((new - old).days)


def shift_order(key: str) -> tuple[int, int]:
    """For sorting shifts: what went first, then by days, then what came."""
    if key in (NIEUW, WEG):
        return (2 if key == NIEUW else 0, 0)
    return (1, int(key))
