"""`manage.py meet_muur`: what row-level security costs on a parent's list, against the filter of the query alone."""

import statistics
import time
from collections.abc import Callable
from typing import Any
from uuid import UUID

import environ
import psycopg2
from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import connection

from passend.dossiers.context import acting_as
from passend.gebruikers.models import Gebruiker
from zorgplicht.models import Aanmelding

PAGE = 25


class Command(BaseCommand):
    help = "Meet de lijst van een ouder, met en zonder rijbeveiliging. Vul eerst de database met maak_landelijk."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--ouders", type=int, default=200, help="aantal ouders om te meten")
        parser.add_argument("--hoogstens", type=float, default=3.0, help="faal boven deze verhouding")

    def handle(self, *args: Any, **options: Any) -> None:
        people = list(
            Gebruiker.objects.filter(email=None).order_by("id").values_list("id", flat=True)[: options["ouders"]]
        )
        if not people:
            raise CommandError("Er zijn geen gezinnen om te meten: draai eerst maak_landelijk.")
        plain_run = self._plain()
        for person in people[:20]:  # the first runs fill plans and caches
            self._walled(person)
            plain_run(person)
        # Turn by turn, so that a busy moment of the machine falls on both.
        pairs = [(self._walled(person), plain_run(person)) for person in people]
        walled, plain = (statistics.median(times) for times in zip(*pairs, strict=True))
        ratio = walled / plain
        self.stdout.write(
            f"{len(people)} ouders: met rijbeveiliging {walled:.2f} ms, met een gewoon filter {plain:.2f} ms,"
            f" verhouding {ratio:.1f} (mediaan van de databasetijd, eerste pagina)"
        )
        if ratio > options["hoogstens"]:
            raise CommandError(f"De rijbeveiliging kost meer dan {options['hoogstens']} keer het gewone filter.")

    def _walled(self, person: UUID) -> float:
        with acting_as(person), connection.cursor() as cursor:
            return self._timed(cursor, person)

    def _plain(self) -> Callable[[UUID], float]:
        """The same statement, as the owner: its rule lets every row through, so only the query's own filter counts."""
        place = environ.Env().db_url(settings.DATABASE_URLS["eigenaar"])
        link = psycopg2.connect(
            dbname=place["NAME"],
            user=place["USER"],
            password=place["PASSWORD"],
            host=place["HOST"] or place.get("OPTIONS", {}).get("host"),
            port=place["PORT"] or None,
        )

        def run(person: UUID) -> float:
            with link, link.cursor() as cursor:
                return self._timed(cursor, person)

        return run

    def _timed(self, cursor: Any, person: UUID) -> float:
        sql, values = Aanmelding.objects.of_family(Gebruiker(pk=person)).by_urgency()[:PAGE].query.sql_with_params()
        started = time.perf_counter()
        cursor.execute(sql, [str(value) if isinstance(value, UUID) else value for value in values])
        found = cursor.fetchall()
        spent = (time.perf_counter() - started) * 1000
        if not found:
            raise CommandError("Een ouder ziet zijn eigen aanmelding niet.")
        return spent
