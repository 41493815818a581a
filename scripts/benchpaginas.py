"""What trays and case pages cost beside a bare Django page with the same SQL. `bench.py` starts this in a database.

`vul N` adds N dossiers at one school and one steunpunt, and people to look at them; `meet` asks each page again and
again, turn by turn with a bare page: no middleware, one transaction, the statements of the real page, every value that
they give in a plain table. Prints a line of JSON per page: milliseconds, statements, and the ratio of the two.
"""

from __future__ import annotations

import json
import os
import statistics
import sys
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any
from uuid import UUID, uuid5

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "passend.settings")

import django  # noqa: E402

django.setup()

from django.db import connection, transaction  # noqa: E402
from django.http import HttpRequest, HttpResponse  # noqa: E402
from django.template import engines  # noqa: E402
from django.test import Client, override_settings  # noqa: E402
from django.test.utils import CaptureQueriesContext  # noqa: E402
from django.urls import path  # noqa: E402

from ondersteuning.models import Steunpunt  # noqa: E402
from passend.dossiers.context import acting_as  # noqa: E402
from passend.dossiers.models import Lidmaatschap, Organisatie  # noqa: E402
from passend.gebruikers.models import Gebruiker  # noqa: E402
from passend.klok import nu  # noqa: E402
from zorgplicht.actions.landelijk import build_country  # noqa: E402
from zorgplicht.models import Aanmelding  # noqa: E402

ROUNDS, WARM_UP = 30, 5
PEOPLE = {kind: uuid5(UUID(int=0), f"bench-{kind}") for kind in ("school", "steunpunt")}
ROLES = {"school": Lidmaatschap.Rol.INTERN_BEGELEIDER, "steunpunt": Lidmaatschap.Rol.STEUNPUNTMEDEWERKER}
TRANSACTION = ("BEGIN", "COMMIT", "ROLLBACK", "SAVEPOINT", "RELEASE")

statements: list[str] = []
TABLE = engines["django"].from_string(
    "<!DOCTYPE html><title>Kaal</title><table>{% for row in rows %}<tr>{% for value in row %}<td>{{ value }}</td>"
    "{% endfor %}</tr>{% endfor %}</table>"
)


def kaal(request: HttpRequest) -> HttpResponse:
    """The bare page: the statements of another one, and what they give."""
    rows: list[tuple[Any, ...]] = []
    with transaction.atomic(), connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)
            if cursor.description:
                rows += cursor.fetchall()
        return HttpResponse(TABLE.render({"rows": rows}))


urlpatterns = [path("kaal/", kaal)]


def make_steunpunt() -> None:
    """One steunpunt for all: the country's files know none."""
    place = Organisatie.objects.create(soort=Organisatie.Soort.STEUNPUNT, naam="Steunpunt Bench")
    Steunpunt.objects.create(organisatie=place)


def fill(number: int) -> None:
    """Add dossiers, and on the first time somebody at the school and at the steunpunt."""
    for _ in build_country(number, schools=1, steunpunt=1):
        pass
    for kind, pk in PEOPLE.items():
        if Gebruiker.objects.filter(pk=pk).exists():
            continue
        place = Organisatie.objects.filter(soort=kind, pk__in=_places(kind)).order_by("pk")[0]
        person = Gebruiker.objects.create(pk=pk, naam=f"Bench {kind}", aangemaakt_op=nu())
        Lidmaatschap.objects.create(gebruiker=person, organisatie=place, rol=ROLES[kind], van=date(2020, 1, 1))


def _places(kind: str) -> list[UUID]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT DISTINCT organisatie_id FROM dossiers_toegang WHERE rol = %s", [kind])
        return [row[0] for row in cursor.fetchall()]


def pages() -> list[tuple[str, UUID, str]]:
    """Name, who asks, and address of each page."""
    school, worker = PEOPLE["school"], PEOPLE["steunpunt"]
    with acting_as(school):
        case = Aanmelding.objects.order_by("id").first()
        assert case is not None
    # A case of the country is opened for one parent, whose own pages are asked too.
    with acting_as(worker):
        parent = Gebruiker.objects.filter(email=None, naam__startswith="Ouder").order_by("id").first()
        assert parent is not None
    with acting_as(parent.pk):
        own = Aanmelding.objects.order_by("id").first()
        assert own is not None
    return [
        ("bak van de school", school, "/school/"),
        ("aanmelding bij de school", school, f"/school/aanmelding/{case.pk}/"),
        ("lijst van het steunpunt", worker, "/steunpunt/"),
        ("dossier bij het steunpunt", worker, f"/steunpunt/dossier/{case.dossier_id}/"),
        ("overzicht van de ouder", parent.pk, "/mijn/"),
        ("dossier van de ouder", parent.pk, f"/mijn/dossier/{own.dossier_id}/"),
    ]


def measure() -> None:
    """Print what each page costs."""
    for name, person, address in pages():
        browser, bare = Client(SERVER_NAME="localhost"), Client(SERVER_NAME="localhost")
        browser.force_login(Gebruiker.objects.get(pk=person))
        ask = _asker(browser, address)
        for _ in range(WARM_UP):
            ask()
        with CaptureQueriesContext(connection) as captured:
            ask()
        statements[:] = [_again(q["sql"]) for q in captured if not q["sql"].startswith(TRANSACTION)]
        with override_settings(MIDDLEWARE=[], ROOT_URLCONF=__name__):
            ask_bare = _asker(bare, "/kaal/")
            ask_bare()
        pairs = []
        for _ in range(ROUNDS):
            spent = _timed(ask)
            with override_settings(MIDDLEWARE=[], ROOT_URLCONF=__name__):
                pairs.append((spent, _timed(ask_bare)))
        real, plain = (statistics.median(times) for times in zip(*pairs, strict=True))
        print(json.dumps({"naam": name, "ms": real, "kaal_ms": plain, "vragen": len(statements)}), flush=True)


def _again(sql: str) -> str:
    """The statement as it can be run again: a line of the log has a key of its own, which is taken by then."""
    return f"{sql} ON CONFLICT DO NOTHING" if sql.startswith("INSERT") else sql


def _asker(browser: Client, address: str) -> Callable[[], None]:
    def ask() -> None:
        status = browser.get(address).status_code
        assert status == 200, f"{address}: {status}"

    return ask


def _timed(ask: Callable[[], None]) -> float:
    started = time.perf_counter()
    ask()
    return (time.perf_counter() - started) * 1000


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["steunpunt"]:
            make_steunpunt()
        case ["vul", number]:
            fill(int(number))
        case _:
            measure()
