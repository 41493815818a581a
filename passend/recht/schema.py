"""What may stand in a rule file: each field with its type and allowed values."""

import re
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from passend.recht.feiten import RICHTINGEN, SECTOREN, FeitSoort

_KEY = re.compile(r"[a-z0-9]+([-_][a-z0-9]+)*")
_CERTAINTY = re.compile(r"(V-NOW|V-2015|V-OFF|SEC|GK)(( \+ | / )(V-NOW|V-2015|V-OFF|SEC|GK))*")


@dataclass(frozen=True, slots=True)
class Veld:
    """One field of a row. kind: `tekst`, `sleutel`, `lijst`, `datum`, `datum_of_leeg`, `getal` or `ja_nee`."""

    kind: str
    required: bool = True
    allowed: tuple[str, ...] = ()
    default: Any = None
    empty_allowed: bool = False
    pattern: re.Pattern[str] | None = None

    def problem(self, value: Any) -> str:
        """What is wrong with a value read from TOML, in Dutch for whoever edits the file; empty when nothing."""
        if self.kind == "lijst":
            return self._list_problem(value)
        if self.kind in ("datum", "datum_of_leeg"):
            if self.kind == "datum_of_leeg" and value == "":
                return ""
            # datetime is a kind of date in Python, but a rule starts on a day, not at an hour.
            good = isinstance(value, date) and not isinstance(value, datetime)
            return "" if good else "moet een datum zijn, zoals 2014-08-01 (zonder aanhalingstekens)"
        if self.kind == "ja_nee":
            return "" if isinstance(value, bool) else "moet true of false zijn"
        if self.kind == "getal":
            return "" if isinstance(value, int) and not isinstance(value, bool) else "moet een heel getal zijn"
        return self._text_problem(value)

    def convert(self, value: Any) -> Any:
        """The value as the dataclass keeps it."""
        if self.kind == "lijst":
            return tuple(value)
        if self.kind == "datum_of_leeg" and value == "":
            return None
        return value

    def _text_problem(self, value: Any) -> str:
        if not isinstance(value, str):
            return "moet tekst zijn"
        if not value.strip():
            return "" if self.empty_allowed else "is leeg"
        if self.allowed and value not in self.allowed:
            return f"{value!r} is niet een van: {', '.join(self.allowed)}"
        pattern = _KEY if self.kind == "sleutel" else self.pattern
        return "" if pattern is None or pattern.fullmatch(value) else f"{value!r} heeft niet de juiste vorm"

    def _list_problem(self, value: Any) -> str:
        if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
            return "moet een lijst van teksten zijn"
        if not value and not self.empty_allowed:
            return "is leeg"
        if len(set(value)) != len(value):
            return "noemt iets twee keer"
        unknown = [item for item in value if self.allowed and item not in self.allowed]
        if unknown:
            return f"{', '.join(map(repr, unknown))} is niet een van: {', '.join(self.allowed)}"
        malformed = [item for item in value if not _KEY.fullmatch(item)]
        return f"{malformed[0]!r} heeft niet de juiste vorm" if malformed else ""


_FACTS = tuple(kind.value for kind in FeitSoort)

RULE_FIELDS: dict[str, Veld] = {
    "sleutel": Veld("sleutel"),
    "onderwerp": Veld(
        "tekst",
        allowed=("besluit", "verlenging", "tijdelijke_plaatsing", "aanvullen", "niet_behandelen", "leeftijd"),
    ),
    "sectoren": Veld("lijst", allowed=SECTOREN),
    "richtingen": Veld("lijst", allowed=RICHTINGEN),
    "artikel": Veld("tekst"),
    "geldt_vanaf": Veld("datum"),
    "geldt_tot": Veld("datum", required=False),
    "begint_bij": Veld("lijst", allowed=_FACTS),
    "voorlopig_bij": Veld("lijst", allowed=_FACTS, empty_allowed=True),
    "eenheid": Veld("tekst", allowed=("weken", "jaren", "gesteld")),
    "lengte": Veld("getal", required=False, default=0),
    "eerste_dag": Veld("tekst", allowed=("dag_erna", "dag_zelf")),
    "sluit_met": Veld("lijst", allowed=_FACTS, empty_allowed=True),
    "vervalt_door": Veld("lijst", allowed=_FACTS, empty_allowed=True),
    "opschorting": Veld(
        "tekst", required=False, default="", allowed=("vanaf_dag_zelf", "vanaf_dag_erna", "onduidelijk", "geen")
    ),
    "termijnenwet": Veld("ja_nee"),
    "schoolvakanties": Veld("ja_nee"),
    "aan_zet": Veld("tekst", allowed=("school", "ouder", "samenwerkingsverband", "commissie")),
    "gevolg": Veld("sleutel"),
    "gevolg_na_dagen": Veld("getal", required=False, default=0),
    "leeftijd": Veld("getal", required=False, default=0),
    "voorwaarden": Veld("lijst", empty_allowed=True),
    "soort": Veld("tekst", allowed=("wet", "regeling", "praktijk", "afspraak", "streven")),
    "zekerheid": Veld("tekst", pattern=_CERTAINTY),
    "nagekeken_door": Veld("tekst", empty_allowed=True),
    "nagekeken_op": Veld("datum_of_leeg"),
    "bron": Veld("tekst"),
    "toelichting": Veld("tekst", required=False, default="", empty_allowed=True),
}

DAY_FIELDS: dict[str, Veld] = {
    "sleutel": Veld("sleutel"),
    "artikel": Veld("tekst"),
    "geldt_vanaf": Veld("datum"),
    "geldt_tot": Veld("datum", required=False),
    "berekening": Veld("tekst", allowed=("vast", "pasen")),
    "maand": Veld("getal", required=False, default=0),
    "dag": Veld("getal", required=False, default=0),
    "dagen_na_pasen": Veld("getal", required=False),
    "op_zondag": Veld("tekst", required=False, default="", allowed=("dag_ervoor",)),
}

LIMIT_FIELDS: dict[str, Veld] = {
    "artikel": Veld("tekst"),
    "langer_dan_weken_niet": Veld("getal"),
    "langer_dan_dagen_niet": Veld("getal"),
}
