"""A rule of law as dated data, and the book that finds the one that holds on a day."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta


@dataclass(frozen=True, slots=True)
class Regel:
    """One `[[regel]]` row; the fields are explained for lawyers in `regels/LEESMIJ.md`.

    geldt_vanaf and geldt_tot are both included. leeftijd is 0 where age plays no part. nagekeken_op is None until a
    lawyer has checked the row. bestand and rij say where the row stands, for messages and for the page of the law.
    """

    sleutel: str
    onderwerp: str
    sectoren: tuple[str, ...]
    richtingen: tuple[str, ...]
    artikel: str
    geldt_vanaf: date
    geldt_tot: date | None
    begint_bij: tuple[str, ...]
    voorlopig_bij: tuple[str, ...]
    eenheid: str
    lengte: int
    eerste_dag: str
    sluit_met: tuple[str, ...]
    vervalt_door: tuple[str, ...]
    opschorting: str
    termijnenwet: bool
    schoolvakanties: bool
    aan_zet: str
    gevolg: str
    gevolg_na_dagen: int
    leeftijd: int
    voorwaarden: tuple[str, ...]
    soort: str
    zekerheid: str
    nagekeken_door: str
    nagekeken_op: date | None
    bron: str
    toelichting: str
    bestand: str
    rij: int

    def holds_on(self, day: date) -> bool:
        """Whether the row is in force on that day."""
        return self.geldt_vanaf <= day and (self.geldt_tot is None or day <= self.geldt_tot)

    def day_zero(self, day: date) -> date:
        """The day from which whole weeks are added, for a term that begins with a fact on `day`."""
        return day - timedelta(days=1) if self.eerste_dag == "dag_zelf" else day

    @property
    def days(self) -> int:
        """Length in days. Raises ValueError for a row whose length is not a number of weeks."""
        if self.eenheid != "weken":
            raise ValueError(f"{self.sleutel}: a term in {self.eenheid!r} has no fixed number of days")
        return 7 * self.lengte


class Regelboek:
    """All rules, findable by subject, sector, richting and day."""

    def __init__(self, rules: Iterable[Regel]) -> None:
        self.rules: Sequence[Regel] = tuple(rules)
        self._index: dict[tuple[str, str, str], list[Regel]] = {}
        for rule in self.rules:
            for sector in rule.sectoren:
                for richting in rule.richtingen:
                    self._index.setdefault((rule.onderwerp, sector, richting), []).append(rule)

    def find(self, subject: str, sector: str, richting: str, day: date) -> Regel | None:
        """The rule in force on `day` (the day of the fact that starts the term), or None."""
        for rule in self._index.get((subject, sector, richting), ()):
            if rule.holds_on(day):
                return rule
        return None
