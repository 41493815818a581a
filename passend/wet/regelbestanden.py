"""The rule files that hold now, one by one: where each comes from, and whether a newer one came with the portal."""

import hashlib
from dataclasses import dataclass

from passend.wet.boek import applied_files, shipped_files
from passend.wet.models import Regelset


@dataclass(frozen=True, slots=True)
class Regelbestand:
    """One rule file. toegepast: an administrator's stands in its place. ingehaald: since then the portal came with
    another file of this name, which the applied one hides. meegeleverd: the portal has a file of this name."""

    naam: str
    toegepast: bool
    ingehaald: bool
    meegeleverd: bool


def fingerprint(text: str | None) -> str:
    """A short text that tells two texts of a file apart; empty for a file that is not there."""
    return "" if text is None else hashlib.sha256(text.encode()).hexdigest()[:16]


def fingerprints(names: list[str]) -> dict[str, str]:
    """Of each name the fingerprint of the file that came with the portal, to keep with what is applied over it."""
    return {name: fingerprint(shipped_files().get(name)) for name in sorted(names)}


def rule_files() -> list[Regelbestand]:
    """The rule files that hold now, by name.

    A file that was applied before fingerprints were kept counts as overtaken: nobody can tell that it is not.
    """
    applied = Regelset.objects.in_force()
    own, based_on = (applied.bestanden, applied.uitgangspunt) if applied else ({}, {})
    shipped = shipped_files()
    return [
        Regelbestand(
            naam=name,
            toegepast=name in own,
            ingehaald=name in own and based_on.get(name) != fingerprint(shipped.get(name)),
            meegeleverd=name in shipped,
        )
        for name in sorted(shipped.keys() | own.keys())
    ]


def file_in_force(name: str, *, shipped: bool = False) -> str | None:
    """The text of the rule file that holds now, or that came with the portal; None when there is none."""
    came_with = shipped_files().get(name)
    return came_with if shipped else applied_files().get(name, came_with)
