"""Small files as DUO would send them, and a small piece of the country to load them into."""

from collections.abc import Iterable
from datetime import date

from ondersteuning.actions.gebieden import write_areas, write_regions
from ondersteuning.bronnen import Bestand
from ondersteuning.inlezen.gebieden import GebiedBestand, GebiedRij, VerbandRij
from ondersteuning.inlezen.scholen import HEADER_2021, HEADER_2026, HEADER_OTHERS
from ondersteuning.models import Inlezing
from ondersteuning.verslag import Uitkomst

PEILDATUM = date(2026, 8, 1)

BASE = {
    "PROVINCIE": "Utrecht",
    "BEVOEGD GEZAG NUMMER": "20091",
    "VESTIGINGSNAAM": "Basisschool De Regenboog",
    "STRAATNAAM": "Melkweg",
    "HUISNUMMER-TOEVOEGING": "13-A",
    "POSTCODE": "3701 AA",
    "PLAATSNAAM": "ZEIST",
    "GEMEENTENUMMER": "0355",
    "GEMEENTENAAM": "ZEIST",
    "DENOMINATIE": "Openbaar",
    "TELEFOONNUMMER": "0301234567",
    "INTERNETADRES": "www.regenboog.example",
}


def code(number: int) -> str:
    """A location code for each number, with a leading zero."""
    return f"0{number % 10}{chr(65 + number // 260 % 26)}{chr(65 + number // 10 % 26)}{number // 6760:02}"


def row(number: int = 1, **changes: str) -> dict[str, str]:
    """One school of a DUO file; blanks become one space, as DUO writes them."""
    value = code(number)
    return BASE | {"VESTIGINGSCODE": value, "INSTELLINGSCODE": value[:4]} | changes


def duo(rows: Iterable[dict[str, str]], *, header: list[str] = HEADER_2026, newline: str = "\r\n") -> bytes:
    """A file of primary schools in windows-1252."""
    lines = [";".join(header)]
    for values in rows:
        old = values | {"BRIN NUMMER": values["INSTELLINGSCODE"], "VESTIGINGSNUMMER": values["VESTIGINGSCODE"]}
        lines.append(";".join(_cell(old.get(name, "")) for name in header))
    return "".join(line + newline for line in lines).encode("cp1252")


def duo_2021(rows: Iterable[dict[str, str]]) -> bytes:
    return duo(rows, header=HEADER_2021, newline="\n")


def others(*rows: tuple[str, ...]) -> bytes:
    """The extract of other schools: code, name, kind, denomination, street, number, postcode, place, board."""
    return "".join(";".join(cells) + "\n" for cells in (tuple(HEADER_OTHERS), *rows)).encode()


def _cell(value: str) -> str:
    if not value:
        return " "
    return '"' + value.replace('"', '""') + '"' if '"' in value else value


def file(content: bytes, peildatum: date = PEILDATUM) -> Bestand:
    return Bestand("proef.csv", content, peildatum)


def make_region() -> None:
    """Two samenwerkingsverbanden and four postcode areas: Zeist, De Bilt, Amsterdam, and one without a middle."""
    day = date(2015, 4, 23)
    write_regions(
        [VerbandRij("PO2603", "Zeist"), VerbandRij("VO2603", "Zeist")],
        Uitkomst(Inlezing.Bron.SAMENWERKINGSVERBANDEN, "proef", day, 2),
    )
    region = {"swv_po": "PO2603", "swv_vo": "VO2603"}
    areas = [
        GebiedRij("3701", "Zeist", "", "Zeist", 52.0890, 5.2370, **region),
        GebiedRij("3731", "De Bilt", "", "De Bilt", 52.1090, 5.1750, **region),
        GebiedRij("1011", "Amsterdam", "Mokum", "Amsterdam", 52.3716, 4.9056),
        GebiedRij("3709", gemeente="Zeist", **region),
    ]
    file_ = GebiedBestand(len(areas), {area.pc4: area for area in areas})
    write_areas(file_, Uitkomst(Inlezing.Bron.POSTCODES, "proef", day, len(areas)))
