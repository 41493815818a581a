"""`manage.py maak_uittreksels --bron MAP`: make the files in `ondersteuning/gegevens/` from the raw downloads."""

import gzip
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from ondersteuning import bronnen
from ondersteuning.inlezen.scholen import parse_others, parse_primary
from ondersteuning.inlezen.tabel import FileRefusedError
from ondersteuning.inlezen.uittreksels import extract_others, extract_pupils, pupil_lines

PRIMARY = "duo/2026-08/02.-alle-schoolvestigingen-basisonderwijs.csv"
PUPILS = "duo/2026-08/06.-historisch-overzicht-aantal-leerlingen-per-schoolvestiging.csv"
MAP = "geo/scholen_edugis_2024-11.geo.json"
UNCHANGED = {
    PRIMARY: bronnen.BASISONDERWIJS,
    "geo/4pp.csv": bronnen.POSTCODES,
    "swv/pc4_gemeente_swv_2015-04-23.csv": bronnen.VERBANDEN_PER_POSTCODE,
    "swv/swv_register.csv": bronnen.SAMENWERKINGSVERBANDEN,
}


class Command(BaseCommand):
    help = "Maak de meegeleverde uittreksels opnieuw uit de gedownloade bestanden. Schrijft niet in de database."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--bron", type=Path, required=True, help="map met de gedownloade bestanden")
        parser.add_argument("--doel", type=Path, default=bronnen.FOLDER, help="map waarin de uittreksels komen")

    def handle(self, *args: Any, **options: Any) -> None:
        source: Path = options["bron"]
        target: Path = options["doel"]
        try:
            self._make(source, target)
        except FileRefusedError as error:
            raise CommandError(_("Geen uittreksels gemaakt: %(fout)s") % {"fout": error}) from error

    def _make(self, source: Path, target: Path) -> None:
        primary = bronnen.read_bytes(source / PRIMARY)
        pupils = bronnen.read_bytes(source / PUPILS)
        lines = pupil_lines(pupils)
        others = extract_others(bronnen.read_bytes(source / MAP), lines)
        codes = parse_primary(primary).codes | parse_others(others.inhoud).codes
        numbers = extract_pupils(pupils, lines, codes)
        target.mkdir(parents=True, exist_ok=True)
        for raw, shipped in UNCHANGED.items():
            self._write(target / shipped.naam, bronnen.read_bytes(source / raw))
        self._write(target / bronnen.OVERIG_ONDERWIJS.naam, others.inhoud)
        self._write(target / bronnen.LEERLINGEN.naam, numbers.inhoud)
        for line in others.samengevoegd:
            self.stdout.write(f"  {line}")
        self.stdout.write(
            _(
                "%(dubbel)d dubbele codes samengevoegd, %(basis)d basisscholen weggelaten, %(over)d scholen over; "
                "leerlingen van %(leerlingen)d vestigingen."
            )
            % {
                "dubbel": len(others.samengevoegd),
                "basis": others.weggelaten,
                "over": others.regels,
                "leerlingen": numbers.regels,
            }
        )

    def _write(self, path: Path, content: bytes) -> None:
        # Without a time in it, the packed file is the same each time.
        path.write_bytes(gzip.compress(content, 9, mtime=0) if path.suffix == ".gz" else content)
        self.stdout.write(f"{path.name}: {path.stat().st_size // 1024} kB")
