"""`manage.py maak_landelijk --dossiers N`: the whole country in made-up dossiers, for measurements."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from tqdm import tqdm

from zorgplicht.actions.landelijk import build_country


class Command(BaseCommand):
    help = "Voegt verzonnen dossiers toe, verspreid over alle open scholen, om snelheid te meten. Niet in productie."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--dossiers", type=int, required=True, help="aantal dossiers")

    def handle(self, *args: Any, **options: Any) -> None:
        done = 0
        with tqdm(total=options["dossiers"], desc="Dossiers", disable=None) as progress:
            for number in build_country(options["dossiers"]):
                progress.update(number - done)
                done = number
        self.stdout.write(self.style.SUCCESS(f"{done} dossiers toegevoegd."))
