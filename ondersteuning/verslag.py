"""What a load did, as plain values: for the closing summary and for the row about the run."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Protocol, TypeVar

from ondersteuning.inlezen.tabel import Weigering

Item = TypeVar("Item")


class Track(Protocol):
    """Passes items on one by one, and may show progress meanwhile."""

    def __call__(self, items: Iterable[Item], label: str, total: int) -> Iterable[Item]: ...


def untracked(items: Iterable[Item], label: str, total: int) -> Iterable[Item]:
    """Pass items on without showing anything."""
    return items


@dataclass(slots=True)
class Uitkomst:
    """The result of loading one file. `overgeslagen`: lines about schools that we do not have."""

    bron: str
    bestand: str
    peildatum: date
    gelezen: int
    nieuw: int = 0
    gewijzigd: int = 0
    heropend: int = 0
    gesloten: int = 0
    ongewijzigd: int = 0
    overgeslagen: int = 0
    weigeringen: list[Weigering] = field(default_factory=list)
    opmerkingen: list[str] = field(default_factory=list)
