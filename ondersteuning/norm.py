"""The list of subjects that a school answers: a proposal, kept as versioned data in `normen/` (LEESMIJ.md there)."""

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent / "normen"
#: The group of what a school offers beside the list.
EIGEN = "eigen"


@dataclass(frozen=True, slots=True)
class Normpunt:
    """One subject: its name, and examples for who fills it in."""

    code: str
    naam: str
    uitleg: str


@dataclass(frozen=True, slots=True)
class Normgroep:
    """Subjects that stand on one screen."""

    code: str
    naam: str
    punten: Sequence[Normpunt]


@dataclass(frozen=True, slots=True)
class Norm:
    """One version of the list; a new working version begins with it from `vanaf` on."""

    versie: str
    vanaf: date
    groepen: Sequence[Normgroep]


@cache
def all_norms() -> dict[str, Norm]:
    """Return every version by its name."""
    return {path.stem: _read(path) for path in sorted(FOLDER.glob("*.toml"))}


def norm_on(day: date) -> Norm:
    """Return the newest version whose first day has come."""
    return max((norm for norm in all_norms().values() if norm.vanaf <= day), key=lambda norm: norm.vanaf)


def _read(path: Path) -> Norm:
    document = tomllib.loads(path.read_text(encoding="utf-8"))
    groups = tuple(
        Normgroep(
            group["code"],
            group["naam"],
            tuple(Normpunt(item["code"], item["naam"], item["uitleg"]) for item in group["punt"]),
        )
        for group in document["groep"]
    )
    return Norm(document["versie"], document["vanaf"], groups)
