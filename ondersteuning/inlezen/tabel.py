"""From the bytes of a CSV file to checked rows; a file that is not whole is refused whole."""

import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from django.utils.translation import gettext as _

Encoding = Literal["windows-1252", "utf-8"]

# What a file begins with when it is something else under the name of a CSV file.
FOREIGN_STARTS = {
    b"PK\x03\x04": "Excel of zip",
    b"\x1f\x8b": "gzip",
    b"%PDF": "pdf",
    b"\xd0\xcf\x11\xe0": "Excel",
    b"<": "html of xml",
    b"{": "json",
}
MAX_REFUSED_SHARE = 0.10


class FileRefusedError(Exception):
    """The whole file is refused; the text says in Dutch what is wrong and where."""


class LineRefusedError(Exception):
    """One line is refused; the text says in Dutch why."""


@dataclass(frozen=True, slots=True)
class Weigering:
    """A refused line: its number in the file (the header is line 1), its code if it has one, and why."""

    regel: int
    code: str
    reden: str


@dataclass(frozen=True, slots=True)
class Regel:
    """One line: its number in the file, and its values by column name, trimmed (a blank is "")."""

    nummer: int
    waarden: dict[str, str]


def columns(names: str) -> list[str]:
    """Return the column names of a header, here written with ";" between them."""
    return names.split(";")


def decode(content: bytes, encoding: Encoding) -> str:
    """Return the text of the file.

    Raises FileRefusedError for an empty file, for something that is no text, and for text in another encoding.
    """
    if not content.strip():
        raise FileRefusedError(_("Het bestand is leeg."))
    for start, kind in FOREIGN_STARTS.items():
        if content.startswith(start):
            raise FileRefusedError(_("Dit is geen CSV-bestand, maar %(soort)s.") % {"soort": kind})
    if b"\x00" in content:
        raise FileRefusedError(_("Dit is geen gewoon tekstbestand (of het is opgeslagen als UTF-16)."))
    if encoding == "utf-8":
        return _strict(content, "utf-8-sig", encoding)
    # Almost any bytes pass for windows-1252. Text that is correct UTF-8 was converted by someone: names would
    # come in garbled ("HindoeÃ¯stisch").
    if not content.isascii() and _is_utf8(content):
        raise FileRefusedError(
            _("De tekens van dit bestand zijn UTF-8. DUO levert windows-1252. Download het bestand opnieuw.")
        )
    return _strict(content, "cp1252", encoding)


def _is_utf8(content: bytes) -> bool:
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _strict(content: bytes, codec: str, encoding: Encoding) -> str:
    try:
        return content.decode(codec)
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise FileRefusedError(
            _("Regel %(regel)d heeft een teken dat in %(codering)s niet bestaat.")
            % {"regel": line, "codering": encoding}
        ) from error


def read_table(content: bytes, *, encoding: Encoding, delimiter: str, headers: Sequence[Sequence[str]]) -> list[Regel]:
    """Return all lines below the header, which must be one of `headers`, column by column.

    Raises FileRefusedError when the header is another, when a line has too few or too many columns, when the last
    line does not end (the file was cut off), when quotes do not match, or when there is nothing below the header.
    """
    text = decode(content, encoding)
    if not text.endswith("\n"):
        raise FileRefusedError(
            _("De laatste regel van het bestand is niet af. Waarschijnlijk is het downloaden afgebroken.")
        )
    rows = _split(text, delimiter)
    header = _checked_header([name.strip() for name in next(rows)[1]], headers, delimiter)
    lines = []
    for number, cells in rows:
        if not cells:
            continue
        if len(cells) != len(header):
            raise FileRefusedError(
                _("Regel %(regel)d heeft %(aantal)d kolommen in plaats van %(verwacht)d.")
                % {"regel": number, "aantal": len(cells), "verwacht": len(header)}
            )
        lines.append(Regel(number, {name: clean(cell) for name, cell in zip(header, cells, strict=True)}))
    if not lines:
        raise FileRefusedError(_("Onder de kop van het bestand staat niets."))
    return lines


def clean(value: str) -> str:
    """Trim a value (DUO writes a blank as one space) and undo its doubled inner quotes."""
    return " ".join(value.replace('""', '"').split())


def _split(text: str, delimiter: str) -> Iterator[tuple[int, list[str]]]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        for cells in reader:
            yield reader.line_num, cells
    except csv.Error as error:
        raise FileRefusedError(
            _("Regel %(regel)d is niet te lezen: de aanhalingstekens kloppen niet.") % {"regel": reader.line_num}
        ) from error


def _checked_header(found: list[str], headers: Sequence[Sequence[str]], delimiter: str) -> list[str]:
    if any(found == list(header) for header in headers):
        return found
    closest = max(headers, key=lambda header: len(set(header) & set(found)))
    missing = [name for name in closest if name not in found]
    unknown = [name[:40] for name in found if name not in closest]
    if not set(closest) & set(found):
        raise FileRefusedError(
            _("De kop van het bestand klopt niet. Verwacht: %(verwacht)s, met “%(teken)s” ertussen.")
            % {"verwacht": ", ".join(closest[:4]) + " …", "teken": delimiter}
        )
    if missing or unknown:
        raise FileRefusedError(
            _("De kop van het bestand klopt niet. Ontbreekt: %(mist)s. Onbekend: %(vreemd)s.")
            % {"mist": ", ".join(missing) or "-", "vreemd": ", ".join(unknown[:5]) or "-"}
        )
    raise FileRefusedError(
        _("De kolommen van het bestand staan in een andere volgorde, of een kolom staat er twee keer.")
    )


def refuse_duplicates(codes: Sequence[tuple[int, str]]) -> None:
    """Raise FileRefusedError when a code stands on more than one line; `codes` holds (line number, code)."""
    first: dict[str, int] = {}
    for number, code in codes:
        if code in first:
            raise FileRefusedError(
                _("Code %(code)s staat twee keer in het bestand: op regel %(een)d en op regel %(twee)d.")
                % {"code": code, "een": first[code], "twee": number}
            )
        first[code] = number


def refuse_when_too_many(refusals: Sequence[Weigering], read: int) -> None:
    """Raise FileRefusedError when more than a tenth of the lines is refused: then the file itself is wrong."""
    if len(refusals) > read * MAX_REFUSED_SHARE:
        raise FileRefusedError(
            _("%(aantal)d van de %(gelezen)d regels kloppen niet. De eerste is regel %(regel)d: %(reden)s")
            % {
                "aantal": len(refusals),
                "gelezen": read,
                "regel": refusals[0].regel,
                "reden": refusals[0].reden,
            }
        )
