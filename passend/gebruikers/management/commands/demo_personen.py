"""`manage.py demo_personen`: who can be played in the demo."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext_lazy as _

from passend.gebruikers.demo import demo_groups


class Command(BaseCommand):
    help = "Laat zien welke personen er in de demo zijn."

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.DEMO:
            raise CommandError(_("Er is hier geen demo: PASSEND_DEMO staat uit."))
        for group in demo_groups():
            self.stdout.write(group.titel)
            for person in group.personen:
                self.stdout.write(f"  {person.naam:<40} {person.email}")
