"""The days of article 3 Algemene termijnenwet, and the shift of article 1."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

_DAY = timedelta(days=1)
_WEEKEND = {5: "zaterdag", 6: "zondag"}


def easter_sunday(year: int) -> date:
    """First Easter day of a year of the Gregorian calendar (Meeus/Jones/Butcher)."""
    golden = year % 19
    century, rest = divmod(year, 100)
    leap_century, century_rest = divmod(century, 4)
    moon = (19 * golden + century - leap_century - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    quarter, quarter_rest = divmod(rest, 4)
    weekday = (32 + 2 * century_rest + 2 * quarter - moon - quarter_rest) % 7
    late = (golden + 11 * moon + 22 * weekday) // 451
    month, day = divmod(moon + weekday - 7 * late + 114, 31)
    return date(year, month, day + 1)


@dataclass(frozen=True, slots=True)
class Feestdag:
    """One row of `atw.toml`: how the day is found each year and from when to when (both included) it counts."""

    sleutel: str
    artikel: str
    geldt_vanaf: date
    geldt_tot: date | None
    berekening: str
    maand: int = 0
    dag: int = 0
    dagen_na_pasen: int | None = None
    op_zondag: str = ""

    def in_year(self, year: int) -> date | None:
        """The day in that year, or None when the row does not hold then."""
        if self.dagen_na_pasen is not None:
            day = easter_sunday(year) + timedelta(days=self.dagen_na_pasen)
        else:
            day = date(year, self.maand, self.dag)
            if self.op_zondag == "dag_ervoor" and day.weekday() == 6:
                day -= _DAY
        if day < self.geldt_vanaf or (self.geldt_tot is not None and day > self.geldt_tot):
            return None
        return day


@dataclass(frozen=True)
class Kalender:
    """Which days do not count as the last day of a statutory term.

    days: the rows of article 3. extra_days: further days by decree (article 3 paragraph 3), date -> name or
    reference, kept as data by an administrator. vacations: per vakantieregio the school holidays, first and last day
    included. The rows begin in 2014; earlier years have only weekends.
    """

    days: Sequence[Feestdag]
    extra_days: Mapping[date, str] = field(default_factory=dict)
    vacations: Mapping[str, Sequence[tuple[date, date]]] = field(default_factory=dict)
    _years: dict[int, dict[date, str]] = field(default_factory=dict, init=False, repr=False, compare=False)
    _shifts: dict[date, tuple[date, tuple[tuple[date, str], ...]]] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )

    def holidays(self, year: int) -> Mapping[date, str]:
        """The article 3 days of a year with their keys, extra days included; weekends are not in it."""
        if year not in self._years:
            found = {day: row.sleutel for row in self.days if (day := row.in_year(year)) is not None}
            extra = {day: name for day, name in self.extra_days.items() if day.year == year}
            self._years[year] = extra | found
        return self._years[year]

    def closed_because(self, day: date) -> str | None:
        """Why a term cannot end on that day: a holiday's key, `zaterdag` or `zondag`; None on a working day."""
        return self.holidays(day.year).get(day) or _WEEKEND.get(day.weekday())

    def shift(self, day: date) -> tuple[date, tuple[tuple[date, str], ...]]:
        """Article 1 paragraph 1: the first day from `day` on (itself included) that is no weekend or holiday.

        Also gives each day that was passed over, with the reason.
        """
        known = self._shifts.get(day)
        if known is None:
            known = self._shifts[day] = self._shifted(day)
        return known

    def _shifted(self, day: date) -> tuple[date, tuple[tuple[date, str], ...]]:
        passed: list[tuple[date, str]] = []
        while (reason := self.closed_because(day)) is not None:
            passed.append((day, reason))
            day += _DAY
        return day, tuple(passed)

    def vacations_known(self, first: date, last: date, regio: str) -> bool:
        """Whether the school holidays of that vakantieregio are known for the whole stretch."""
        stretches = self.vacations.get(regio)
        if not stretches:
            return False
        return min(van for van, _ in stretches) <= first and last <= max(tot for _, tot in stretches)

    def is_vacation_week(self, monday: date, regio: str) -> bool:
        """Whether the week that begins on `monday` has no school day: holiday from Monday to Friday."""
        return all(self.is_vacation(monday + timedelta(days=offset), regio) for offset in range(5))

    def is_vacation(self, day: date, regio: str) -> bool:
        """Whether the schools of that vakantieregio have holiday on that day."""
        return any(first <= day <= last for first, last in self.vacations.get(regio, ()))
