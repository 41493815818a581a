"""`manage.py maak_beheerder`: how an installation gets its first administrator."""

from argparse import ArgumentParser
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from passend.gebruikers.actions import make_administrator


class Command(BaseCommand):
    help = "Maak iemand beheerder. Wie nog geen account heeft, krijgt er een. Nog een keer kan geen kwaad."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--email", required=True, help="met dit adres logt de beheerder in")
        parser.add_argument("--naam", required=True, help="de naam die anderen zien")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            person = make_administrator(options["email"], options["naam"])
        except ValidationError as error:
            raise CommandError(" ".join(error.messages)) from error
        self.stdout.write(_("%(naam)s is beheerder (%(email)s).") % {"naam": person.naam, "email": person.email})
