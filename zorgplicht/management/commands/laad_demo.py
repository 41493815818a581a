"""`manage.py laad_demo`: the demo region's people and dossiers."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from tqdm import tqdm

from zorgplicht.actions.demo import DemoRegion
from zorgplicht.demo.meer_verhalen import VERHALEN


class Command(BaseCommand):
    help = "Maakt de personen en dossiers van de demo, gerekend vanaf vandaag. Doet niets als ze er al zijn."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--dossiers", type=int, default=len(VERHALEN), help="aantal dossiers (standaard elk verhaal één keer)"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        region = DemoRegion(options["dossiers"])
        if region.exists():
            self.stdout.write("De demo is er al; er is niets veranderd.")
            return
        for _number in tqdm(region.build(), total=region.total, desc="Dossiers", unit="", disable=None):
            pass
        self.stdout.write(self.style.SUCCESS(f"De demo staat klaar met {region.total} dossiers."))
