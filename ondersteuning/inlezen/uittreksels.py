"""Making the shipped extracts from the raw files: only DUO's facts, nothing that others put together.

The source of the secondary and special schools is a map layer that was built from DUO's registers. Code, name, type,
denomination and address are DUO's; its coordinates and its rounding of pupils are not carried over.
"""

import csv
import io
import json
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _

from ondersteuning.inlezen.leerlingen import FIXED, YEARS_KEPT, year_columns
from ondersteuning.inlezen.scholen import HEADER_OTHERS
from ondersteuning.inlezen.tabel import FileRefusedError, clean, read_table

PRIMARY = "basisschool"
# The map layer's word for a school with so, vso or both; DUO's pupils file says which.
UNDECIDED = "(V)SO"


@dataclass(slots=True)
class Uittreksel:
    """The content of one extract, and what was decided on the way: one line of text each."""

    inhoud: bytes = b""
    regels: int = 0
    samengevoegd: list[str] = field(default_factory=list)
    weggelaten: int = 0


def _write(header: list[str], rows: list[list[str]]) -> bytes:
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=";", lineterminator="\n")
    writer.writerow(header)
    writer.writerows(rows)
    return out.getvalue().encode("utf-8")


def pupil_lines(content: bytes) -> list[dict[str, str]]:
    """Return the lines of DUO's pupils per location, by column name; raises FileRefusedError."""
    years = year_columns(content)
    return [line.waarden for line in read_table(content, encoding="utf-8", delimiter=";", headers=([*FIXED, *years],))]


def extract_others(geojson: bytes, pupils: list[dict[str, str]]) -> Uittreksel:
    """Return the schools for sbo, so, vso and vo; locations that occur more than once are merged and listed.

    Of a merged location the first address stays; that they differ in more than the address raises FileRefusedError.
    """
    known = {line["VESTIGINGSCODE"]: line for line in pupils}
    result = Uittreksel()
    by_code: dict[str, list[dict[str, Any]]] = {}
    for feature in json.loads(geojson)["features"]:
        by_code.setdefault(feature["properties"]["vestigingscode"], []).append(feature["properties"])
    rows = []
    for code, places in sorted(by_code.items()):
        if len(places) > 1:
            result.samengevoegd.append(_merge_line(code, places))
        if places[0]["type"] == PRIMARY:
            result.weggelaten += 1
        else:
            rows.append(_row(places[0], known.get(code, {})))
    result.inhoud, result.regels = _write(HEADER_OTHERS, rows), len(rows)
    return result


def _merge_line(code: str, places: list[dict[str, Any]]) -> str:
    facts = {(place["naam"], place["type"], place["denominatie"], place["postcode"]) for place in places}
    if len(facts) > 1:
        raise FileRefusedError(_("Code %(code)s hoort bij verschillende scholen.") % {"code": code})
    addresses = sorted({_number(place) for place in places})
    return f"{code} {clean(places[0]['naam'])}: {len(places)}x {clean(places[0]['straat'])} {', '.join(addresses)}"


def _number(place: dict[str, Any]) -> str:
    extra = clean(f"{place['huisletter'] or ''}{place['huisnummertoevoeging'] or ''}")
    return f"{place['huisnummer']}-{extra}" if extra else str(place["huisnummer"])


def _row(place: dict[str, Any], pupils: dict[str, str]) -> list[str]:
    kind = place["type"]
    if kind == UNDECIDED and pupils.get("SOORT_VESTIGING") in {"SO", "VSO", "SO/VSO"}:
        kind = pupils["SOORT_VESTIGING"]
    postcode = clean(place["postcode"])
    board = pupils.get("BEVOEGD_GEZAG_NUMMER", "")
    return [
        place["vestigingscode"],
        clean(place["naam"]),
        kind,
        clean(place["denominatie"] or ""),
        clean(place["straat"]),
        _number(place),
        f"{postcode[:4]} {postcode[4:]}",
        clean(place["plaats"]),
        "" if board == "0" else board,
    ]


def extract_pupils(content: bytes, lines: list[dict[str, str]], wanted: frozenset[str]) -> Uittreksel:
    """Return the newest years of the locations in `wanted` that had pupils in them, as DUO wrote the numbers."""
    years = year_columns(content)[-YEARS_KEPT:]
    rows = [
        [line["VESTIGINGSCODE"], *(line[year] for year in years)]
        for line in lines
        if line["VESTIGINGSCODE"] in wanted and any(line[year] != "0" for year in years)
    ]
    return Uittreksel(_write(["VESTIGINGSCODE", *years], rows), len(rows), weggelaten=len(lines) - len(rows))
