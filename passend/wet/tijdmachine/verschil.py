"""What differs between two laws: rows of the rule files, days that count as holidays, school holidays."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date

from passend.recht import Kalender, Regel, Regelboek
from passend.wet.boek import Recht

# Where a row stands and what it says about itself in words does not change any term.
_NOT_IN_A_TERM = frozenset({"bestand", "rij", "thema", "inhoud", "bron", "toelichting", "nagekeken_door"})
_COMPARED = tuple(field.name for field in fields(Regel) if field.name not in _NOT_IN_A_TERM)
# Years of which the article 3 days are compared: no term of a pupil reaches further.
_YEARS = range(2014, 2071)


@dataclass(frozen=True, slots=True)
class Verschil:
    """`rijen`: every row that stands in one of the two laws only (a changed row twice: as it was and as it is).

    `dagen`: days on which a term can end in one law and not in the other, sorted. `vakanties`: whether school holidays
    differ. `meerderjarig`: whether the age from which a pupil acts alone differs.
    """

    rijen: tuple[Regel, ...]
    dagen: tuple[date, ...]
    vakanties: bool
    meerderjarig: bool

    def __bool__(self) -> bool:
        return bool(self.rijen or self.dagen or self.vakanties or self.meerderjarig)


def difference(old: Recht, new: Recht) -> Verschil:
    """Compare two laws."""
    before, after = _rows(old.rulebook), _rows(new.rulebook)
    return Verschil(
        rijen=tuple(rule for key, rule in [*before.items(), *after.items()] if (key in before) != (key in after)),
        dagen=_changed_days(old.calendar, new.calendar),
        vakanties=_stretches(old.calendar) != _stretches(new.calendar),
        meerderjarig=old.rulebook.adult_age != new.rulebook.adult_age,
    )


def vanished(old: Regelboek, new: Regelboek) -> list[str]:
    """Return the keys of rules and sentences that stand in the old law and nowhere in the new one.

    A rule that held gets an end, it does not disappear: terms that were computed with it still name it and its
    sentences.
    """
    gone = _keys(old) - _keys(new)
    for kind, sentences in old.texts.items():
        gone |= sentences.keys() - new.texts.get(kind, {}).keys()
    return sorted(gone)


def _keys(rulebook: Regelboek) -> set[str]:
    return {rule.sleutel for rule in rulebook.rules} | {norm.sleutel for norm in rulebook.norms}


def changed_in_force(old: Regelboek, new: Regelboek, today: date) -> list[str]:
    """Keys of rows that were in force before `today` and are gone or changed, other than by an end from today on.

    A rule that was in force is history: a new version with a later first day belongs beside it.
    """
    after = _rows(new)
    versions = {(rule.sleutel, rule.sectoren, rule.richtingen, rule.geldt_vanaf): rule for rule in new.rules}
    found = []
    for key, rule in _rows(old).items():
        if key in after or rule.geldt_vanaf > today:
            continue
        successor = versions.get((rule.sleutel, rule.sectoren, rule.richtingen, rule.geldt_vanaf))
        if successor is None or not _only_ends(rule, successor, today):
            found.append(rule.sleutel)
    return sorted(set(found))


def _only_ends(rule: Regel, successor: Regel, today: date) -> bool:
    """Whether the row is the same but for a last day that is not in the past."""
    same = all(getattr(rule, name) == getattr(successor, name) for name in _COMPARED if name != "geldt_tot")
    return same and successor.geldt_tot is not None and successor.geldt_tot >= today


def _rows(rulebook: Regelboek) -> dict[tuple[object, ...], Regel]:
    return {tuple(getattr(rule, name) for name in _COMPARED): rule for rule in rulebook.rules}


def _changed_days(old: Kalender, new: Kalender) -> tuple[date, ...]:
    """Holidays of one calendar only; another name for the same day counts too: the explanation names the day."""
    return tuple(
        sorted(
            {
                day
                for year in _YEARS
                for day, _name in set(old.holidays(year).items()) ^ set(new.holidays(year).items())
            }
        )
    )


def _stretches(calendar: Kalender) -> Mapping[str, Sequence[tuple[date, date]]]:
    return {regio: sorted(stretches) for regio, stretches in calendar.vacations.items() if stretches}


def start_kinds(subject: str, rules: Iterable[Regel]) -> tuple[frozenset[str], frozenset[str]]:
    """The kinds of fact that start the terms of `subject`: directly, and through a term that it waits for."""
    rows = tuple(rules)
    direct: set[str] = set()
    through: set[str] = set()
    seen: set[str] = set()
    waiting = [subject]
    while waiting:
        name = waiting.pop()
        if name in seen:
            continue
        seen.add(name)
        for rule in rows:
            if rule.onderwerp == name:
                (direct if name == subject else through).update((*rule.begint_bij, *rule.voorlopig_bij))
                waiting += [rule.begint_na] if rule.begint_na else []
    return frozenset(direct), frozenset(through)
