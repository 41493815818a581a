"""The files with data that the project carries along (`gegevens/`), and what each of them is."""

import gzip
import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from django.utils.translation import gettext as _

from ondersteuning.inlezen.tabel import FileRefusedError

FOLDER = Path(__file__).resolve().parent / "gegevens"
MONTH = re.compile(r"(?<![0-9])((?:19|20)[0-9]{2})-(0[1-9]|1[0-2])(?:-(0[1-9]|[12][0-9]|3[01]))?(?![0-9])")


@dataclass(frozen=True, slots=True)
class Bestand:
    """A file with its content (unpacked) and the day on which it describes the world."""

    naam: str
    inhoud: bytes
    peildatum: date


@dataclass(frozen=True, slots=True)
class Meegeleverd:
    """A file of ours: its name, and the day on which it describes the world."""

    naam: str
    peildatum: date

    def read(self) -> Bestand:
        return Bestand(self.naam, read_bytes(FOLDER / self.naam), self.peildatum)


BASISONDERWIJS = Meegeleverd("basisonderwijs.csv.gz", date(2026, 8, 1))
OVERIG_ONDERWIJS = Meegeleverd("overig_onderwijs.csv", date(2024, 11, 1))
LEERLINGEN = Meegeleverd("leerlingen.csv.gz", date(2025, 10, 1))
POSTCODES = Meegeleverd("postcodes.csv.gz", date(2015, 4, 23))
VERBANDEN_PER_POSTCODE = Meegeleverd("samenwerkingsverbanden_per_postcode.csv.gz", date(2015, 4, 23))
SAMENWERKINGSVERBANDEN = Meegeleverd("samenwerkingsverbanden.csv", date(2015, 4, 23))


def read_bytes(path: Path) -> bytes:
    """Return the content of a file, unpacked when its name ends in .gz.

    Raises FileRefusedError when there is no such file, when it may not be read, or when unpacking fails.
    """
    try:
        content = path.read_bytes()
        return gzip.decompress(content) if path.suffix == ".gz" else content
    except FileNotFoundError as error:
        raise FileRefusedError(_("Dit bestand bestaat niet.")) from error
    except (gzip.BadGzipFile, EOFError) as error:
        raise FileRefusedError(_("Dit bestand is niet uit te pakken.")) from error
    except OSError as error:
        raise FileRefusedError(_("Dit bestand is niet te lezen: %(fout)s.") % {"fout": error.strerror}) from error


def date_in_name(path: Path) -> date | None:
    """Return the day (or the first of the month) that the name of the file, or of its folder, holds: "2026-08".

    DUO writes no date in its files.
    """
    for name in (path.name, path.absolute().parent.name):
        found = MONTH.search(name)
        if found:
            return date(int(found[1]), int(found[2]), int(found[3] or 1))
    return None
