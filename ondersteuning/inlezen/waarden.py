"""What single values of a school's line mean: codes, postcodes, denominations, kinds of school."""

import re
from typing import Literal

from django.utils.translation import gettext as _

from ondersteuning.inlezen.tabel import FileRefusedError, LineRefusedError

Richting = Literal["openbaar", "bijzonder", "onbekend"]
Sector = Literal["po", "so", "vso", "sovso", "vo"]

VESTIGINGSCODE = re.compile(r"[0-9]{2}[A-Z]{2}[0-9A-Z]{2}")
POSTCODE = re.compile(r"([1-9][0-9]{3}) ?([A-Z]{2})")
BESTUURSNUMMER = re.compile(r"[0-9]{5}")

# All that is not from the government is bijzonder. A samenwerkingsschool ("Samenwerking Opb.") is both, and a word
# that is not in this list may mean anything: they stay unknown until an administrator knows.
BIJZONDER = (
    "algemeen bijzonder",
    "antroposofisch",
    "bijzonder",
    "evangelisch",
    "gereformeerd",
    "hindoeïstisch",
    "humanistisch",
    "interconfessioneel",
    "islamitisch",
    "joods",
    "overige",
    "protestants-christelijk",
    "reformatorisch",
    "rooms-katholiek",
    "samenwerking pc, rk",
)

# The parts of a secondary school as DUO abbreviates them. "VBO" are the vocational tracks of the vmbo.
SECONDARY = {
    "PRO": "praktijkonderwijs",
    "VBO": "vmbo",
    "MAVO": "mavo",
    "HAVO": "havo",
    "VWO": "vwo",
    "BRUGJAAR": "brugjaar",
}
SPECIAL: dict[str, tuple[Sector, str]] = {
    "SBAO": ("po", "sbo"),
    "SO": ("so", "so"),
    "VSO": ("vso", "vso"),
    "(V)SO": ("sovso", "so en vso"),
    "SO/VSO": ("sovso", "so en vso"),
}


def checked_code(code: str, line: int) -> str:
    """Return the location code, capitals and leading zeros kept.

    Raises FileRefusedError, not LineRefusedError: without its code a school would count as gone, and be closed.
    """
    if not VESTIGINGSCODE.fullmatch(code):
        raise FileRefusedError(
            _("Regel %(regel)d: “%(code)s” is geen vestigingscode (zoals 12AB00).")
            % {"regel": line, "code": code[:20]}
        )
    return code


def checked_postcode(postcode: str) -> str:
    """Return a postcode as "9999 AA"; raises LineRefusedError."""
    found = POSTCODE.fullmatch(postcode.upper())
    if not found:
        raise LineRefusedError(_("“%(postcode)s” is geen postcode.") % {"postcode": postcode[:20]})
    return f"{found[1]} {found[2]}"


def checked_board(nummer: str) -> str:
    """Return a board's number, five digits, or "" when the file has none; raises LineRefusedError."""
    if nummer in {"", "0"}:
        return ""
    if not BESTUURSNUMMER.fullmatch(nummer):
        raise LineRefusedError(_("“%(nummer)s” is geen nummer van een bevoegd gezag.") % {"nummer": nummer[:20]})
    return nummer


def richting_of(denominatie: str) -> Richting:
    """Return whether a school of this denomination is openbaar or bijzonder (DUO cuts long names at 30 signs)."""
    word = denominatie.lower()
    if word == "openbaar":
        return "openbaar"
    if word.startswith(BIJZONDER):
        return "bijzonder"
    return "onbekend"


def kind_of(soort: str) -> tuple[Sector, str]:
    """Return (sector, kind in words) for a type in the extract of other schools; raises LineRefusedError."""
    if soort in SPECIAL:
        return SPECIAL[soort]
    parts = soort.split("/")
    if not all(part in SECONDARY for part in parts):
        raise LineRefusedError(_("“%(soort)s” is geen bekende soort school.") % {"soort": soort[:40]})
    return "vo", ", ".join(SECONDARY[part] for part in parts)


def belongs_to(sector: str, cluster: int | None) -> tuple[bool, bool]:
    """Return whether such a school belongs to a (po, vo) samenwerkingsverband.

    Clusters 1 and 2 are organised nationally and belong to none; an unknown cluster counts as 3 or 4.
    """
    if cluster in {1, 2}:
        return False, False
    return sector in {"po", "so", "sovso"}, sector in {"vo", "vso", "sovso"}
