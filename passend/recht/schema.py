"""What may stand in a rule file: each field with its type and allowed values."""

import re
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from passend.recht.feiten import RICHTINGEN, SCHOOLSOORTEN, SECTOREN, FeitSoort

#: A stored term has room for keys of 60 characters.
_KEY = re.compile(r"(?=.{1,60}$)[a-z0-9]+([-_][a-z0-9]+)*")
#: No term and no age in the law is longer; beyond it days fall off the calendar.
_LARGEST_NUMBER = 1000
_CERTAINTY = re.compile(r"(V-NOW|V-2015|V-OFF|SEC|GK)(( \+ | / )(V-NOW|V-2015|V-OFF|SEC|GK))*")


_YEARS = range(1900, 2201)


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
            if not isinstance(value, date) or isinstance(value, datetime):
                return "moet een datum zijn, zoals 2014-08-01 (zonder aanhalingstekens)"
            # Outside these years counting weeks or years from the day would leave the calendar itself.
            return "" if value.year in _YEARS else "ligt te ver weg: kies een jaar van 1900 tot en met 2200"
        if self.kind == "ja_nee":
            return "" if isinstance(value, bool) else "moet true of false zijn"
        if self.kind == "getal":
            if not isinstance(value, int) or isinstance(value, bool):
                return "moet een heel getal zijn"
            return "" if abs(value) <= _LARGEST_NUMBER else f"is groter dan {_LARGEST_NUMBER}"
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
        if "\0" in value:
            return "heeft een teken dat niet te bewaren is"
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

#: Subjects that a module of the clock computes; every other subject is computed from its row alone (`keten`).
EIGEN_ONDERWERPEN = (
    "besluit",
    "tijdelijke_plaatsing",
    "aanvullen",
    "niet_behandelen",
    "leeftijd",
    "verzuim_melden",
)
#: Subjects of rows that change another term: `geldt_voor` says which.
HULPONDERWERPEN = ("verlenging", "stilstand")
KETENONDERWERPEN = (
    "tijdig_aanmelden",
    "centraal_aanmelden",
    "leerling_16",
    "leerling_18",
    "bezwaar_toelating",
    "bob_toelating",
    "bezwaar_verwijdering",
    "bob_verwijdering",
    "opp",
    "opp_na_tijdelijk",
    "opp_evaluatie",
    "opp_evaluatie_volgend",
    "tlv_besluit",
    "tlv_bezwaar",
    "tlv_advies",
    "tlv_bob",
    "tlv_beroep",
    "schorsing",
    "verwijdering_zoeken",
    "gpo_indienen",
    "gpo_verweer",
    "gpo_dictum",
    "gpo_oordeel",
    "gpo_reactie",
    "klacht_indienen",
    "klacht_reactie",
    "leerplicht",
    "langdurig_verzuim",
    "thuiszitter_aandacht",
    "vrijstelling_kennisgeven",
    "vrijstelling_jaarlijks",
    "vrijstelling_verklaring",
    "wtos_vier_weken",
    "wtos_acht_weken",
    "plan_vaststellen",
    "plan_verzenden",
    "uitschrijving_nieuwe_school",
)
#: Subjects that only tell a day, such as a birthday: nobody in a case has to act by them.
ZONDER_HANDELING = frozenset({"tijdig_aanmelden", "centraal_aanmelden", "leerling_16", "leerling_18", "leerplicht"})
EENHEDEN = (
    "weken",
    "dagen",
    "werkdagen",
    "maanden",
    "jaren",
    "schoolweken",
    "schooljaar",
    "jaardag",
    "volgende_maand",
    "gesteld",
)
THEMAS = (
    "aanmelding",
    "ontwikkelingsperspectief",
    "toelaatbaarheid",
    "schorsing_verwijdering",
    "bezwaar_geschil",
    "verzuim",
    "samenwerkingsverband",
    "bewaren",
)
AAN_ZET = ("school", "ouder", "leerling", "samenwerkingsverband", "commissie", "gemeente")
#: Of these: who acts for the family.
GEZIN = frozenset({"ouder", "leerling"})

#: The kinds of key for which `teksten.toml` holds a sentence.
TEXT_KINDS = ("gevolg", "voorwaarde", "vervolg")

#: What every row says about itself, whether or not it gives a date.
_COMMON: dict[str, Veld] = {
    "sleutel": Veld("sleutel"),
    "thema": Veld("tekst", allowed=THEMAS),
    "sectoren": Veld("lijst", allowed=SECTOREN),
    "richtingen": Veld("lijst", allowed=RICHTINGEN),
    "artikel": Veld("tekst"),
    "geldt_vanaf": Veld("datum"),
    "geldt_tot": Veld("datum", required=False),
    "inhoud": Veld("tekst"),
    "soort": Veld("tekst", allowed=("wet", "regeling", "praktijk", "afspraak", "streven")),
    "zekerheid": Veld("tekst", pattern=_CERTAINTY),
    "nagekeken_door": Veld("tekst", empty_allowed=True),
    "nagekeken_op": Veld("datum_of_leeg"),
    "bron": Veld("tekst"),
    "toelichting": Veld("tekst", required=False, default="", empty_allowed=True),
}

RULE_FIELDS: dict[str, Veld] = _COMMON | {
    "onderwerp": Veld("tekst", allowed=(*EIGEN_ONDERWERPEN, *HULPONDERWERPEN, *KETENONDERWERPEN)),
    "geldt_voor": Veld(
        "lijst", required=False, default=(), empty_allowed=True, allowed=(*EIGEN_ONDERWERPEN, *KETENONDERWERPEN)
    ),
    "schoolsoorten": Veld("lijst", required=False, default=(), empty_allowed=True, allowed=SCHOOLSOORTEN),
    "begint_bij": Veld("lijst", allowed=_FACTS, empty_allowed=True),
    "voorlopig_bij": Veld("lijst", allowed=_FACTS, empty_allowed=True),
    "begin_keuze": Veld("tekst", required=False, default="eerste", allowed=("eerste", "laatste")),
    "begint_na": Veld("tekst", required=False, default="", allowed=KETENONDERWERPEN),
    "vereist": Veld("lijst", required=False, default=(), empty_allowed=True, allowed=_FACTS),
    "niet_bij": Veld("lijst", required=False, default=(), empty_allowed=True, allowed=_FACTS),
    "eenheid": Veld("tekst", allowed=EENHEDEN),
    "lengte": Veld("getal", required=False, default=0),
    "jaardag": Veld("tekst", required=False, default="", pattern=re.compile(r"(0[1-9]|1[0-2])-[0-3][0-9]")),
    "terug": Veld("ja_nee", required=False, default=False),
    "eerste_dag": Veld("tekst", allowed=("dag_erna", "dag_zelf")),
    "gestelde_dag": Veld("tekst", required=False, default="", allowed=("leidt",)),
    "te_laat": Veld("ja_nee", required=False, default=True),
    "sluit_met": Veld("lijst", allowed=_FACTS, empty_allowed=True),
    "vervalt_door": Veld("lijst", allowed=_FACTS, empty_allowed=True),
    "opschorting": Veld(
        "tekst", required=False, default="", allowed=("vanaf_dag_zelf", "vanaf_dag_erna", "onduidelijk", "geen")
    ),
    "termijnenwet": Veld("ja_nee"),
    "schoolvakanties": Veld("ja_nee"),
    "aan_zet": Veld("tekst", allowed=AAN_ZET),
    "gevolg": Veld("sleutel"),
    "drempel_uren": Veld("getal", required=False, default=0),
    "drempel_weken": Veld("getal", required=False, default=0),
    "gevolg_na_dagen": Veld("getal", required=False, default=0),
    "leeftijd": Veld("getal", required=False, default=0),
    "voorwaarden": Veld("lijst", empty_allowed=True),
    "vervolg": Veld("lijst", required=False, default=(), empty_allowed=True),
    "vervolg_na": Veld("lijst", required=False, default=(), empty_allowed=True),
}

#: A rule of law that gives no date: who may do what, and how.
NORM_FIELDS: dict[str, Veld] = _COMMON

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
