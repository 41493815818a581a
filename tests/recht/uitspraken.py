"""The rulings of `tests/data/uitspraken.yaml` as the clock can take them.

An event with a full date becomes a fact of that day; with a month (`YYYY-MM`) it becomes an interval, and what a test
says must then hold for every day of it. What the timeline leaves out but must have happened between two of its events
(somebody made bezwaar before it was decided upon) is an interval too.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import product
from pathlib import Path
from typing import Any

import yaml

from passend.recht import Feit, Situatie, Termijn, compute_terms
from tests.recht.bouw import CALENDAR, RULEBOOK

DAY = timedelta(days=1)
RULINGS: dict[str, dict[str, Any]] = {
    ruling["nummer"]: ruling
    for ruling in yaml.safe_load(
        (Path(__file__).parent.parent / "data" / "uitspraken.yaml").read_text(encoding="utf-8")
    )
}
#: Names of terms in the file of rulings -> subject of the clock.
SUBJECTS = {
    "schorsing_max_1_week": "schorsing",
    "beslissing_6_plus_4_weken": "besluit",
    "tijdelijke_plaatsing_10_weken": "tijdelijke_plaatsing",
    "indiening_gpo_6_weken": "gpo_indienen",
    "uitspraak_gpo_10_weken": "gpo_oordeel",
    "opp_ontbreekt_of_te_laat": "opp",
    "opp_evaluatie_jaarlijks": "opp_evaluatie",
}


@dataclass(frozen=True)
class Tijdvak:
    """A fact of kind `soort` on an unknown day from `eerste` to `laatste`, both included."""

    soort: str
    eerste: date
    laatste: date


def span(text: str | None) -> tuple[date, date] | None:
    """First and last day that a date of the file can be: a day, a month or a year; None when nothing is known."""
    if text is None:
        return None
    year, month, on = (*(int(part) for part in str(text).split("-")), 0, 0)[:3]
    if on:
        return date(year, month, on), date(year, month, on)
    if month:
        return date(year, month, 1), date(year + month // 12, month % 12 + 1, 1) - DAY
    return date(year, 1, 1), date(year, 12, 31)


def event(number: str, name: str) -> tuple[date, date]:
    """First and last day of a dated event of a ruling. Raises StopIteration or TypeError when there is none."""
    found = span(next(row["datum"] for row in RULINGS[number]["tijdlijn"] if row["gebeurtenis"] == name))
    assert found is not None, (number, name)
    return found


def is_full_date(text: str | None) -> bool:
    return text is not None and len(str(text)) == 10


def days_of(period: Tijdvak) -> list[date]:
    """Every day of an interval up to two months; of a longer one the ends and every third day."""
    length = (period.laatste - period.eerste).days
    step = 1 if length <= 62 else 3
    return sorted({period.eerste + timedelta(days=n) for n in range(0, length + 1, step)} | {period.laatste})


def histories(periods: list[Tijdvak]) -> Iterator[list[Feit]]:
    """The facts for every choice of days: of each interval every day, the others on their first, middle and last."""
    corners = [sorted({p.eerste, p.eerste + (p.laatste - p.eerste) / 2, p.laatste}) for p in periods]
    chosen = set(product(*corners))
    for index, period in enumerate(periods):
        for others in product(*(corners[:index] + corners[index + 1 :])):
            chosen |= {(*others[:index], on, *others[index:]) for on in days_of(period)}
    for days in sorted(chosen):
        yield [
            Feit(f"f{n}", period.soort, on, volgnummer=n)
            for n, (period, on) in enumerate(zip(periods, days, strict=True), start=1)
        ]


def clock(situation: Situatie, facts: list[Feit], reference: date) -> dict[str, list[Termijn]]:
    """The clock's terms per subject."""
    found: dict[str, list[Termijn]] = {}
    for term in compute_terms(situation, facts, RULEBOOK, CALENDAR, reference):
        found.setdefault(term.onderwerp, []).append(term)
    return found


def days_after(term: Termijn, reference: date) -> int:
    """Days between the last day and what met the term (or else the reference date); 0 in time or while it runs.

    Also for a term of which nobody is ever called late, such as filing with the commission: there the words of a
    ruling ask whether it was filed within six weeks, and the clock answers with its last day.
    """
    if term.vervalt_op is None or (term.gesloten_door and term.voldaan_op is None):
        return 0
    return max(0, ((term.voldaan_op or reference) - term.vervalt_op).days)
