"""`manage.py tijdmachine`: try a changed rule file or calendar on all dossiers, apply it, resume, show progress."""

import csv
from argparse import ArgumentTypeError
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any
from uuid import UUID

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser
from tqdm import tqdm

from passend.gebruikers.models import Gebruiker
from passend.recht import RuleFileError
from passend.wet.actions.herberekening import (
    Dag,
    Voorstel,
    apply_trial,
    request_recompute,
    request_trial,
    resume_run,
)
from passend.wet.actions.tijdmachine import Lijst, only_runner, run
from passend.wet.models import Herberekening
from passend.wet.regelbestanden import rule_files
from passend.wet.tijdmachine.telling import NIEUW, WEG, Samenvatting, Verschuiving, shift_key

ROLES = ("werker", "eigenaar")
# The worker carries on what was asked for; asking for it is an administrator's, or the operator's as the owner.
WORKER_MAY = ("hervat", "stand")


def added_day(text: str) -> Dag:
    """`2026-05-06=Naam` as a day to add."""
    day, _, name = text.partition("=")
    if not name.strip():
        raise ArgumentTypeError("schrijf de dag als 2026-05-06=Naam")
    return Dag(_day(day), name.strip(), "")


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise ArgumentTypeError(f"{text!r} is geen dag; schrijf 2026-05-06") from error


class Command(BaseCommand):
    help = "Probeert gewijzigde regels of een gewijzigde kalender op alle dossiers, of past ze toe."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("wat", choices=("proef", "toepassen", "alles", "hervat", "stand"))
        parser.add_argument("nummer", nargs="?", type=int, help="het nummer van de proef of de berekening")
        parser.add_argument("--regels", type=Path, action="append", default=[], help="regelbestand, of map ermee")
        parser.add_argument("--dag", type=added_day, action="append", default=[], help="erbij: 2026-05-06=Naam")
        parser.add_argument("--dag-weg", type=_day, action="append", default=[], help="eraf: 2026-05-06")
        parser.add_argument("--vindplaats", default="", help="waar het besluit over de dag staat")
        parser.add_argument("--omschrijving", default="", help="wat er verandert, in een paar woorden")
        parser.add_argument("--lijst", type=Path, help="schrijf elke datum die verschuift in dit bestand (csv)")
        parser.add_argument("--tegelijk", type=int, default=0, help="aantal dossiers per keer")
        parser.add_argument("--door", help="e-mailadres van de beheerder die toepast")

    def handle(self, *args: Any, **options: Any) -> None:
        role, what = settings.DATABASE_ROL, options["wat"]
        if role not in ROLES or (role == "werker" and what not in WORKER_MAY):
            raise CommandError("Draai dit met PASSEND_DATABASE_ROL=eigenaar. Hervat en stand kunnen ook als werker.")
        action: Callable[..., None] = getattr(self, f"_{what}")
        try:
            action(options)
        except RuleFileError as error:
            raise CommandError("Deze regelbestanden kloppen niet:\n" + "\n".join(error.fouten)) from error
        except ValidationError as error:
            raise CommandError(" ".join(error.messages)) from error

    def _proef(self, options: dict[str, Any]) -> None:
        days = [Dag(extra.dag, extra.naam, options["vindplaats"] or "-") for extra in options["dag"]]
        proposal = Voorstel(
            omschrijving=options["omschrijving"] or "proef",
            bestanden=_files(options["regels"]),
            erbij=days,
            eraf=options["dag_weg"],
        )
        trial = request_trial(proposal, door=None)
        for key in trial.nieuw["gold_al"]:
            self.stderr.write(
                self.style.WARNING(f"Let op: regel {key} gold al. Voeg liever een nieuwe versie toe met geldt_vanaf.")
            )
        self._run(trial.pk, options)

    def _toepassen(self, options: dict[str, Any]) -> None:
        administrator = Gebruiker.objects.filter(
            email=options["door"], is_beheerder=True, is_active=True, email__isnull=False
        ).first()
        if administrator is None:
            raise CommandError("Zeg met --door wie toepast: het e-mailadres van een beheerder.")
        trial = Herberekening.objects.filter(pk=options["nummer"]).first()
        if trial is None:
            raise CommandError("Zeg het nummer van de proef die u wilt toepassen. `stand` laat de nummers zien.")
        self._run(apply_trial(trial, door=administrator).pk, options)

    def _alles(self, options: dict[str, Any]) -> None:
        self._run(request_recompute(Herberekening.Oorzaak.HANDMATIG, oud=None, door=None).pk, options)

    def _hervat(self, options: dict[str, Any]) -> None:
        if options["nummer"] is not None:
            resume_run(options["nummer"])
        due = Herberekening.objects.due()
        found = (due if options["nummer"] is None else due.filter(pk=options["nummer"])).first()
        if found is None:
            raise CommandError("Er is niets om mee door te gaan.")
        self._run(found.pk, options)

    def _stand(self, options: dict[str, Any]) -> None:
        for found in Herberekening.objects.newest_first()[:20]:
            self._line(found)
        for file in rule_files():
            if file.ingehaald:
                self.stderr.write(
                    self.style.WARNING(
                        f"Let op: {file.naam} is toegepast over een ander bestand dan dat van deze versie van Passend."
                    )
                )
        if not Herberekening.objects.exists():
            self.stdout.write("Er is nog niets geprobeerd of toegepast.")

    def _run(self, pk: int, options: dict[str, Any]) -> None:
        with only_runner() as free, _listing(options["lijst"]) as write:
            if not free:
                raise CommandError(f"Nummer {pk} staat klaar: een ander proces is bezig en gaat er zo mee verder.")
            with tqdm(desc=f"Nummer {pk}", unit="dossier", disable=None) as bar:

                def progress(found: Herberekening) -> None:
                    bar.total = found.totaal
                    bar.update(found.gedaan - bar.n)

                found = run(pk, progress=progress, lijst=write, size=options["tegelijk"])
        self._line(found)
        for rule, counts in sorted(found.samenvatting.items()):
            shifts = Samenvatting({rule: counts}).per_shift().items()
            self.stdout.write(f"  {rule}: " + ", ".join(f"{_words(key)}: {number}" for key, number in shifts))

    def _line(self, found: Herberekening) -> None:
        self.stdout.write(
            f"nummer {found.pk}: {found.get_soort_display()} ({found.get_oorzaak_display()}),"
            f" {found.get_toestand_display()}, {found.gedaan} van {found.totaal or 0} dossiers,"
            f" {found.aantal_termijnen} termijnen bekeken, {found.aantal_verschoven} datums verschuiven"
        )


def _words(key: str) -> str:
    if key in (NIEUW, WEG):
        return {NIEUW: "nieuwe datum", WEG: "datum weg"}[key]
    return f"{int(key):+} dagen"


def _files(places: list[Path]) -> dict[str, str]:
    """The rule files at these places: file name -> text."""
    paths = [path for place in places for path in (sorted(place.glob("*.toml")) if place.is_dir() else [place])]
    try:
        return {path.name: path.read_text(encoding="utf-8") for path in paths}
    except (OSError, UnicodeDecodeError) as error:
        raise CommandError(f"Een bestand is niet te lezen: {error}") from error


@contextmanager
def _listing(path: Path | None) -> Iterator[Lijst | None]:
    """A function that writes the moved dates of a dossier as rows of a file, for the operator only."""
    if path is None:
        yield None
        return
    with path.open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file, delimiter=";")
        rows.writerow(["dossier", "regel", "lezing", "welke_dag", "oud", "nieuw", "dagen"])

        def write(dossier_id: UUID, moved: list[Verschuiving]) -> None:
            for row, which, old, new in moved:
                rows.writerow([dossier_id, row["regel"], row["lezing"], str(which), old, new, shift_key(old, new)])

        yield write
