"""`manage.py laad_gegevens`: load schools, pupils, postcodes, samenwerkingsverbanden and school holidays."""

import hashlib
from argparse import ArgumentParser
from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _
from tqdm import tqdm

from ondersteuning import bronnen
from ondersteuning.actions.laden import load_pupils_file, load_schools_file, load_shipped
from ondersteuning.bronnen import Bestand
from ondersteuning.inlezen.leerlingen import year_columns
from ondersteuning.inlezen.tabel import FileRefusedError
from ondersteuning.models import Inlezing
from ondersteuning.verslag import Item, Uitkomst
from passend.klok import vandaag
from passend.wet.actions.kalender import load_school_holidays

SHOWN_REFUSALS = 50


class Command(BaseCommand):
    help = (
        "Lees gegevens in: scholen, leerlingen, postcodes, samenwerkingsverbanden en schoolvakanties. Zonder opties: "
        "de bestanden die zijn meegeleverd. Het commando kan zo vaak draaien als u wilt."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--scholen", type=Path, metavar="BESTAND", help="DUO: alle vestigingen basisonderwijs")
        parser.add_argument("--leerlingen", type=Path, metavar="BESTAND", help="DUO: leerlingen per vestiging")
        parser.add_argument("--peildatum", type=date.fromisoformat, metavar="JJJJ-MM-DD", help="dag van het bestand")
        parser.add_argument("--dwing", action="store_true", help="lees ook een bestand dat ouder is dan het laatste")
        parser.add_argument(
            "--ook-onvolledig", action="store_true", help="lees ook een bestand waarin meer dan 10% ontbreekt"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        schools: Path | None = options["scholen"]
        pupils: Path | None = options["leerlingen"]
        force: bool = options["dwing"]
        if options["peildatum"] and bool(schools) == bool(pupils):
            raise CommandError(_("Een peildatum hoort bij één bestand: --scholen of --leerlingen."))
        if options["peildatum"] and options["peildatum"] > vandaag():
            # A typing error in the year would make every later file "older".
            raise CommandError(_("De peildatum %(dag)s ligt in de toekomst.") % {"dag": options["peildatum"]})
        # The terminal gets a bar; a log file does not.
        self.silent = options["verbosity"] == 0 or not hasattr(self.stderr, "isatty") or not self.stderr.isatty()
        outcomes: list[Uitkomst] = []
        try:
            if schools:
                file = self._file(schools, options["peildatum"], self._day_of_schools)
                outcomes += load_schools_file(
                    file, force=force, incomplete_ok=options["ook_onvolledig"], track=self._track
                )
            if pupils:
                file = self._file(pupils, options["peildatum"], self._day_of_pupils)
                outcomes += load_pupils_file(file, force=force, track=self._track)
            if not schools and not pupils:
                outcomes += load_shipped(force=force, track=self._track)
                self.stdout.write(_("schoolvakanties: nieuw %(nieuw)d") % {"nieuw": load_school_holidays()})
        except FileRefusedError as error:
            raise CommandError(_("Geweigerd, er is niets gewijzigd. %(fout)s") % {"fout": error}) from error
        for outcome in outcomes:
            self._tell(outcome)

    def _track(self, items: Iterable[Item], label: str, total: int) -> Iterable[Item]:
        bar: Iterable[Item] = tqdm(items, desc=label, total=total, disable=self.silent, unit="", leave=False)
        return bar

    def _file(self, path: Path, day: date | None, guess: Callable[[Path, bytes], date | None]) -> Bestand:
        """Read a file and decide its peildatum: as given, as the file or its name shows, or today."""
        content = bronnen.read_bytes(path)
        if day is None:
            day = guess(path, content)
            if day is not None:
                self.stdout.write(_("Peildatum: %(dag)s, volgens het bestand of de naam ervan.") % {"dag": day})
            else:
                day = vandaag()
                self.stdout.write(_("Peildatum: vandaag (%(dag)s); in de naam staat geen datum.") % {"dag": day})
        return Bestand(path.name, content, day)

    def _day_of_schools(self, path: Path, content: bytes) -> date | None:
        ours = bronnen.BASISONDERWIJS.read()
        same = hashlib.sha256(content).digest() == hashlib.sha256(ours.inhoud).digest()
        return ours.peildatum if same else bronnen.date_in_name(path)

    def _day_of_pupils(self, path: Path, content: bytes) -> date | None:
        # DUO counts pupils on 1 October of each year.
        return date(int(year_columns(content)[-1][-4:]), 10, 1)

    def _tell(self, outcome: Uitkomst) -> None:
        write = self.stdout.write
        write(
            _("%(soort)s: %(bestand)s, peildatum %(dag)s, %(gelezen)d regels")
            % {
                "soort": Inlezing.Bron(outcome.bron).label,
                "bestand": outcome.bestand,
                "dag": outcome.peildatum,
                "gelezen": outcome.gelezen,
            }
        )
        write(
            _(
                "  nieuw %(nieuw)d · gewijzigd %(gewijzigd)d · gesloten %(gesloten)d · heropend %(heropend)d · "
                "ongewijzigd %(ongewijzigd)d · overgeslagen %(overgeslagen)d · geweigerd %(geweigerd)d"
            )
            % {
                "nieuw": outcome.nieuw,
                "gewijzigd": outcome.gewijzigd,
                "gesloten": outcome.gesloten,
                "heropend": outcome.heropend,
                "ongewijzigd": outcome.ongewijzigd,
                "overgeslagen": outcome.overgeslagen,
                "geweigerd": len(outcome.weigeringen),
            }
        )
        for remark in outcome.opmerkingen:
            write(f"  {remark}")
        for refusal in outcome.weigeringen[:SHOWN_REFUSALS]:
            write(
                _("  geweigerd: regel %(regel)d, %(code)s: %(reden)s")
                % {"regel": refusal.regel, "code": refusal.code, "reden": refusal.reden}
            )
        rest = len(outcome.weigeringen) - SHOWN_REFUSALS
        if rest > 0:
            write(_("  … en nog %(rest)d geweigerde regels") % {"rest": rest})
