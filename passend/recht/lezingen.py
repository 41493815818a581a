"""Readings: what to do where the law, or what is known of the school, leaves more than one date."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from passend.recht.termijnen import Opmerking, Stap


@dataclass(frozen=True, slots=True)
class Lezing:
    """One way to compute a term. delen: one code per question that was answered differently ("" if not asked).

    zes_weken_op: last day without an extension, in this reading (None while a pause has no end).
    """

    delen: tuple[str, ...]
    vervalt_op: date | None
    zes_weken_op: date | None
    pauze: tuple[date, date | None] | None
    stappen: tuple[Stap, ...]
    opmerkingen: tuple[Opmerking, ...]


def distinct(readings: Sequence[Lezing]) -> list[tuple[str, Lezing]]:
    """The readings that give different last days, earliest first, each with a code that tells it apart.

    Readings with the same last day are one; a code is empty when there is only one.
    """
    groups: dict[date | None, list[Lezing]] = {}
    for reading in readings:
        groups.setdefault(reading.vervalt_op, []).append(reading)
    ordered = sorted(groups.items(), key=lambda item: item[0] or date.max)
    if len(ordered) == 1:
        return [("", ordered[0][1][0])]
    codes = [_code(group, readings) for _, group in ordered]
    named = []
    for code, (_, group) in zip(codes, ordered, strict=True):
        unclear = not code or codes.count(code) > 1
        named.append((_full_code(group[0], readings) if unclear else code, group[0]))
    return named


def latest(days: Sequence[date | None]) -> date | None:
    """The latest day over readings, None as long as one of them is open."""
    known = [day for day in days if day is not None]
    return max(known) if known and len(known) == len(days) else None


def _code(group: Sequence[Lezing], readings: Sequence[Lezing]) -> str:
    """What all readings of a group have in common, without what all readings share."""
    kept = []
    for position, part in enumerate(group[0].delen):
        in_group = {reading.delen[position] for reading in group}
        everywhere = {reading.delen[position] for reading in readings}
        if part and len(in_group) == 1 and len(everywhere) > 1:
            kept.append(part)
    return "+".join(kept)


def _full_code(reading: Lezing, readings: Sequence[Lezing]) -> str:
    """All parts of a reading but those that every reading has: a known richting tells nothing apart."""
    shared = {
        part for position, part in enumerate(reading.delen) if {one.delen[position] for one in readings} == {part}
    }
    return "+".join(part for part in reading.delen if part and part not in shared)
