"""The calendar for people: the free days of a year, and the school holidays of the school years around it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from passend.recht import Kalender
from passend.wet.models import Kalenderdag, Schoolvakantie
from passend.wet.woorden import stappen

FIRST_YEAR, LAST_YEAR = 2014, 2100


@dataclass(frozen=True, slots=True)
class VrijeDag:
    """A day on which no statutory term ends; `waar`: the article or decree that says so."""

    dag: date
    naam: str
    waar: str


@dataclass(frozen=True, slots=True)
class Vakantie:
    """One school holiday: per region the first and last day (both included), None where it is not known."""

    naam: str
    adviserend: bool
    regios: Sequence[tuple[str, Schoolvakantie | None]]


@dataclass(frozen=True, slots=True)
class Schooljaar:
    """The holidays of one school year, in the order of the year."""

    naam: str
    vakanties: Sequence[Vakantie]


def free_days(calendar: Kalender, year: int) -> list[VrijeDag]:
    """The days of article 3 Algemene termijnenwet and those by decree in that year, weekends left out."""
    articles = {row.sleutel: row.artikel for row in calendar.days}
    decrees = {row.dag: row.vindplaats for row in Kalenderdag.objects.in_force().filter(dag__year=year)}
    return [
        VrijeDag(day, str(stappen.FEESTDAGEN.get(key, key)), articles.get(key) or decrees.get(day, ""))
        for day, key in sorted(calendar.holidays(year).items())
    ]


def school_years(year: int) -> list[Schooljaar]:
    """The two school years of which `year` holds a part; those without a known holiday are left out."""
    names = (f"{year - 1}-{year}", f"{year}-{year + 1}")
    rows = list(Schoolvakantie.objects.in_force().filter(schooljaar__in=names).order_by("van", "regio"))
    return [
        Schooljaar(name, _holidays([row for row in rows if row.schooljaar == name]))
        for name in names
        if any(row.schooljaar == name for row in rows)
    ]


def _holidays(rows: Sequence[Schoolvakantie]) -> list[Vakantie]:
    holidays = []
    for name in dict.fromkeys(row.naam for row in rows):
        own = {row.regio: row for row in rows if row.naam == name}
        regions = [(str(region.label), own.get(region.value)) for region in Schoolvakantie.Regio]
        first = next(iter(own.values()))
        holidays.append(Vakantie(first.get_naam_display(), any(row.adviserend for row in own.values()), regions))
    return holidays
