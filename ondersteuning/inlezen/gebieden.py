"""Postcode areas with their middle, their samenwerkingsverbanden, and the register of those."""

import re
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from ondersteuning.inlezen.tabel import FileRefusedError, columns, read_table, refuse_duplicates

HEADER_COORDINATES = columns(
    "id;postcode;woonplaats;alternatieve_schrijfwijzen;gemeente;provincie;netnummer;latitude;longitude;soort"
)
HEADER_REGIONS = columns("pc4;gemeente;swv_po;swv_vo")
HEADER_REGISTER = columns(
    "swv;sector;aantal_pc4;grootste_gemeente_2015;gemeenten_2015;n_bo;n_sbo;n_so;n_sovso;n_vso;n_vo"
)
PC4 = re.compile(r"[1-9][0-9]{3}")
NUMBER = re.compile(r"(PO|VO)[0-9]{4}")
# The law's own word for the harbour area that lies in no region.
NO_REGION = "Europoort"


@dataclass(frozen=True, slots=True)
class VerbandRij:
    nummer: str
    grootste_gemeente: str


@dataclass(slots=True)
class GebiedRij:
    """One four-digit postcode; `swv_po` and `swv_vo` are numbers, "" for none; degrees may be unknown (None)."""

    pc4: str
    plaats: str = ""
    andere_namen: str = ""
    gemeente: str = ""
    breedtegraad: float | None = None
    lengtegraad: float | None = None
    swv_po: str = ""
    swv_vo: str = ""


@dataclass(frozen=True, slots=True)
class GebiedBestand:
    gelezen: int
    rijen: dict[str, GebiedRij] = field(default_factory=dict)


def parse_register(content: bytes) -> list[VerbandRij]:
    """Read the register of samenwerkingsverbanden; raises FileRefusedError."""
    lines = read_table(content, encoding="utf-8", delimiter=",", headers=(HEADER_REGISTER,))
    refuse_duplicates([(line.nummer, line.waarden["swv"]) for line in lines])
    return [
        VerbandRij(_number(line.waarden["swv"], line.nummer), line.waarden["grootste_gemeente_2015"]) for line in lines
    ]


def parse_areas(coordinates: bytes, regions: bytes) -> GebiedBestand:
    """Read both files about four-digit postcodes and join them; raises FileRefusedError.

    A postcode that stands in one of the two only is kept: without a middle, or without samenwerkingsverband.
    """
    places = read_table(coordinates, encoding="utf-8", delimiter=",", headers=(HEADER_COORDINATES,))
    parts = read_table(regions, encoding="utf-8", delimiter=",", headers=(HEADER_REGIONS,))
    refuse_duplicates([(line.nummer, line.waarden["postcode"]) for line in places])
    refuse_duplicates([(line.nummer, line.waarden["pc4"]) for line in parts])
    areas: dict[str, GebiedRij] = {}
    for line in places:
        values = line.waarden
        pc4 = _pc4(values["postcode"], line.nummer)
        areas[pc4] = GebiedRij(
            pc4,
            plaats=values["woonplaats"],
            andere_namen=values["alternatieve_schrijfwijzen"],
            gemeente=values["gemeente"],
            breedtegraad=_degrees(values["latitude"], line.nummer),
            lengtegraad=_degrees(values["longitude"], line.nummer),
        )
    for line in parts:
        pc4 = _pc4(line.waarden["pc4"], line.nummer)
        area = areas.setdefault(pc4, GebiedRij(pc4, gemeente=line.waarden["gemeente"]))
        area.swv_po = _number_or_none(line.waarden["swv_po"], line.nummer)
        area.swv_vo = _number_or_none(line.waarden["swv_vo"], line.nummer)
    return GebiedBestand(len(places) + len(parts), areas)


def _pc4(value: str, line: int) -> str:
    if not PC4.fullmatch(value):
        raise FileRefusedError(
            _("Regel %(regel)d: “%(waarde)s” is geen postcode van 4 cijfers.") % {"regel": line, "waarde": value[:20]}
        )
    return value


def _number(value: str, line: int) -> str:
    if not NUMBER.fullmatch(value):
        raise FileRefusedError(
            _("Regel %(regel)d: “%(waarde)s” is geen nummer van een samenwerkingsverband.")
            % {"regel": line, "waarde": value[:20]}
        )
    return value


def _number_or_none(value: str, line: int) -> str:
    return "" if value == NO_REGION else _number(value, line)


def _degrees(value: str, line: int) -> float:
    try:
        return float(value)
    except ValueError as error:
        raise FileRefusedError(
            _("Regel %(regel)d: “%(waarde)s” is geen coördinaat.") % {"regel": line, "waarde": value[:20]}
        ) from error
