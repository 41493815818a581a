"""The two files with schools: DUO's primary schools (headers of 2026 and 2021), and the extract of all others."""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from ondersteuning.inlezen.tabel import (
    LineRefusedError,
    Regel,
    Weigering,
    columns,
    read_table,
    refuse_duplicates,
    refuse_when_too_many,
)
from ondersteuning.inlezen.waarden import (
    Richting,
    Sector,
    checked_board,
    checked_code,
    checked_postcode,
    kind_of,
    richting_of,
)

_REGIONS = (
    "NODAAL GEBIED CODE;NODAAL GEBIED NAAM;RPA-GEBIED CODE;RPA-GEBIED NAAM;WGR-GEBIED CODE;WGR-GEBIED NAAM;"
    "COROPGEBIED CODE;COROPGEBIED NAAM;ONDERWIJSGEBIED CODE;ONDERWIJSGEBIED NAAM;RMC-REGIO CODE;RMC-REGIO NAAM"
)
_ADDRESS = (
    "VESTIGINGSNAAM;STRAATNAAM;HUISNUMMER-TOEVOEGING;POSTCODE;PLAATSNAAM;GEMEENTENUMMER;GEMEENTENAAM;DENOMINATIE;"
    "TELEFOONNUMMER;INTERNETADRES;STRAATNAAM CORRESPONDENTIEADRES;HUISNUMMER-TOEVOEGING CORRESPONDENTIEADRES;"
    "POSTCODE CORRESPONDENTIEADRES;PLAATSNAAM CORRESPONDENTIEADRES"
)
HEADER_2026 = columns(
    f"PROVINCIE;BEVOEGD GEZAG NUMMER;INSTELLINGSCODE;VESTIGINGSCODE;{_ADDRESS};{_REGIONS};VAKANTIEREGIO"
)
HEADER_2021 = columns(f"PROVINCIE;BEVOEGD GEZAG NUMMER;BRIN NUMMER;VESTIGINGSNUMMER;{_ADDRESS};{_REGIONS}")
HEADER_OTHERS = columns(
    "VESTIGINGSCODE;VESTIGINGSNAAM;SOORT;DENOMINATIE;STRAATNAAM;HUISNUMMER-TOEVOEGING;POSTCODE;PLAATSNAAM;"
    "BEVOEGD GEZAG NUMMER"
)


@dataclass(frozen=True, slots=True)
class SchoolRij:
    """What a file says about one school; "" is unknown. `postcode` is "9999 AA", `bestuursnummer` five digits."""

    regel: int
    vestigingscode: str
    naam: str
    sector: Sector
    schoolsoort: str
    denominatie: str
    richting: Richting
    straat: str
    huisnummer: str
    postcode: str
    plaats: str
    gemeente: str = ""
    provincie: str = ""
    post_straat: str = ""
    post_huisnummer: str = ""
    post_postcode: str = ""
    post_plaats: str = ""
    telefoon: str = ""
    website: str = ""
    bestuursnummer: str = ""


@dataclass(frozen=True, slots=True)
class SchoolBestand:
    """A whole file. `codes` are all codes in it, also those of refused lines: such a school is not gone."""

    gelezen: int
    rijen: list[SchoolRij]
    weigeringen: list[Weigering]
    codes: frozenset[str]


def parse_primary(content: bytes) -> SchoolBestand:
    """Read DUO's "alle schoolvestigingen basisonderwijs"; raises FileRefusedError."""
    lines = read_table(content, encoding="windows-1252", delimiter=";", headers=(HEADER_2026, HEADER_2021))
    return _collect(lines, _primary)


def parse_others(content: bytes) -> SchoolBestand:
    """Read the extract of schools for sbo, so, vso and vo; raises FileRefusedError."""
    return _collect(read_table(content, encoding="utf-8", delimiter=";", headers=(HEADER_OTHERS,)), _other)


def _code_of(line: Regel) -> str:
    values = line.waarden
    return checked_code(values.get("VESTIGINGSCODE") or values.get("VESTIGINGSNUMMER") or "", line.nummer)


def _collect(lines: list[Regel], parse: Callable[[Regel, str], SchoolRij]) -> SchoolBestand:
    codes = [(line.nummer, _code_of(line)) for line in lines]
    refuse_duplicates(codes)
    rows: list[SchoolRij] = []
    refusals: list[Weigering] = []
    for line, (number, code) in zip(lines, codes, strict=True):
        try:
            rows.append(parse(line, code))
        except LineRefusedError as refusal:
            refusals.append(Weigering(number, code, str(refusal)))
    refuse_when_too_many(refusals, len(lines))
    return SchoolBestand(len(lines), rows, refusals, frozenset(code for _number, code in codes))


def _required(values: dict[str, str], column: str, words: str) -> str:
    if not values[column]:
        raise LineRefusedError(_("De %(gegeven)s ontbreekt.") % {"gegeven": words})
    return values[column]


def _primary(line: Regel, code: str) -> SchoolRij:
    values = line.waarden
    brin = values.get("INSTELLINGSCODE") or values.get("BRIN NUMMER") or ""
    if brin != code[:4]:
        raise LineRefusedError(_("De vestigingscode begint niet met instellingscode %(brin)s.") % {"brin": brin[:10]})
    return SchoolRij(
        regel=line.nummer,
        vestigingscode=code,
        naam=_required(values, "VESTIGINGSNAAM", _("naam van de school")),
        sector="po",
        schoolsoort="basisschool",
        denominatie=values["DENOMINATIE"],
        richting=richting_of(values["DENOMINATIE"]),
        straat=values["STRAATNAAM"],
        huisnummer=values["HUISNUMMER-TOEVOEGING"],
        postcode=checked_postcode(values["POSTCODE"]),
        plaats=_required(values, "PLAATSNAAM", _("plaats")),
        gemeente=values["GEMEENTENAAM"],
        provincie=values["PROVINCIE"],
        post_straat=values["STRAATNAAM CORRESPONDENTIEADRES"],
        post_huisnummer=values["HUISNUMMER-TOEVOEGING CORRESPONDENTIEADRES"],
        post_postcode=values["POSTCODE CORRESPONDENTIEADRES"],
        post_plaats=values["PLAATSNAAM CORRESPONDENTIEADRES"],
        telefoon=values["TELEFOONNUMMER"],
        website=values["INTERNETADRES"],
        bestuursnummer=checked_board(values["BEVOEGD GEZAG NUMMER"]),
    )


def _other(line: Regel, code: str) -> SchoolRij:
    values = line.waarden
    sector, kind = kind_of(values["SOORT"])
    return SchoolRij(
        regel=line.nummer,
        vestigingscode=code,
        naam=_required(values, "VESTIGINGSNAAM", _("naam van de school")),
        sector=sector,
        schoolsoort=kind,
        denominatie=values["DENOMINATIE"],
        richting=richting_of(values["DENOMINATIE"]),
        straat=values["STRAATNAAM"],
        huisnummer=values["HUISNUMMER-TOEVOEGING"],
        postcode=checked_postcode(values["POSTCODE"]),
        plaats=_required(values, "PLAATSNAAM", _("plaats")),
        bestuursnummer=checked_board(values["BEVOEGD GEZAG NUMMER"]),
    )
