"""DUO's pupils per location: one column a year."""

import re
from dataclasses import dataclass

from django.utils.translation import gettext as _

from ondersteuning.inlezen.tabel import (
    FileRefusedError,
    Weigering,
    columns,
    decode,
    read_table,
    refuse_duplicates,
    refuse_when_too_many,
)
from ondersteuning.inlezen.waarden import checked_code

FIXED = columns(
    "INSTELLINGSCODE;VESTIGINGSCODE;NAAM_VESTIGING;SOORT_VESTIGING;DENOMINATIE_VESTIGING;BEVOEGD_GEZAG_NUMMER;"
    "GEMEENTECODE_VESTIGING;GEMEENTENAAM_VESTIGING"
)
YEAR_COLUMN = re.compile(r"LEERLINGEN_((?:19|20)[0-9]{2})")
# How many of the newest years are kept: enough to see a school grow or shrink.
YEARS_KEPT = 5
SHIELDED = "<5"


@dataclass(frozen=True, slots=True)
class AantalRij:
    """Pupils of one location in one year; `aantal` None: fewer than 5, hidden for privacy."""

    vestigingscode: str
    jaar: int
    aantal: int | None


@dataclass(frozen=True, slots=True)
class LeerlingBestand:
    gelezen: int
    rijen: list[AantalRij]
    weigeringen: list[Weigering]


def year_columns(content: bytes) -> list[str]:
    """Return the year columns that the header of this file names, oldest first; raises FileRefusedError."""
    header = decode(content, "utf-8").split("\n", 1)[0].strip().split(";")
    years = [name for name in header if YEAR_COLUMN.fullmatch(name)]
    if not years or years != sorted(set(years)):
        raise FileRefusedError(
            _("De kop van het bestand klopt niet. Verwacht: een kolom per jaar, zoals LEERLINGEN_2025.")
        )
    return years


def parse_pupils(content: bytes) -> LeerlingBestand:
    """Read DUO's pupils per location, or the shipped extract with only codes and years; raises FileRefusedError.

    Only the newest years are returned. A year without pupils (0) gives no row: the location was not open, or has
    other pupils than DUO counts here.
    """
    years = year_columns(content)
    lines = read_table(
        content, encoding="utf-8", delimiter=";", headers=([*FIXED, *years], ["VESTIGINGSCODE", *years])
    )
    codes = [(line.nummer, checked_code(line.waarden["VESTIGINGSCODE"], line.nummer)) for line in lines]
    refuse_duplicates(codes)
    rows: list[AantalRij] = []
    refusals: list[Weigering] = []
    for line, (number, code) in zip(lines, codes, strict=True):
        found = {year: line.waarden[year] for year in years[-YEARS_KEPT:]}
        wrong = [value for value in found.values() if value != SHIELDED and not re.fullmatch(r"[0-9]{1,5}", value)]
        if wrong:
            reason = _("“%(waarde)s” is geen aantal leerlingen.") % {"waarde": wrong[0][:20]}
            refusals.append(Weigering(number, code, reason))
            continue
        rows += [
            AantalRij(code, int(year[-4:]), None if value == SHIELDED else int(value))
            for year, value in found.items()
            if value != "0"
        ]
    refuse_when_too_many(refusals, len(lines))
    return LeerlingBestand(len(lines), rows, refusals)
