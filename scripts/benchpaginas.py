"""What trays and case pages cost beside a bare Django page with the same SQL. `bench.py` starts this in a database.

`vul N` adds N dossiers at one school and one steunpunt, each with a hulpvraag and a case of the board, and people to
look at them; `zaak` lets the actions make one refused case with a dispute; `meet` asks each page again and again, turn
by turn with a bare page: no middleware, one transaction, the statements of the real page, every value that they give
in a plain table. Prints a line of JSON per page: milliseconds of processor time of both, and of the clock on the wall,
and how many statements.
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

from geschillen.actions import geschil  # noqa: E402
from geschillen.models import Bestuursgeschil, Geschil  # noqa: E402
from ondersteuning.models import School, Schoolbestuur, Steunpunt  # noqa: E402
from passend.dossiers.actions.link import make_link  # noqa: E402
from passend.dossiers.context import acting_as  # noqa: E402
from passend.dossiers.models import Lidmaatschap, Organisatie  # noqa: E402
from passend.gebruikers.models import Gebruiker  # noqa: E402
from passend.klok import nu, vandaag  # noqa: E402
from zorgplicht.actions import school_besluit  # noqa: E402
from zorgplicht.actions.landelijk import build_country  # noqa: E402
from zorgplicht.models import Aanmelding, Hulpvraag  # noqa: E402
from zorgplicht.volgen import parents_in  # noqa: E402

ROUNDS, WARM_UP = 30, 5
PEOPLE = {kind: uuid5(UUID(int=0), f"bench-{kind}") for kind in ("school", "steunpunt", "schoolbestuur")}
ROLES = {
    "school": Lidmaatschap.Rol.INTERN_BEGELEIDER,
    "steunpunt": Lidmaatschap.Rol.STEUNPUNTMEDEWERKER,
    "schoolbestuur": Lidmaatschap.Rol.BESTUURSSECRETARIS,
}
# What the country has not: a question at the steunpunt and a case of the board beside each dossier that is new.
BESIDE = (
    """INSERT INTO dossiers_lezerskring (id, dossier_id, soort, organisatie_id)
       SELECT gen_random_uuid(), t.dossier_id, 'gezin_steunpunt', t.organisatie_id FROM dossiers_toegang t
        WHERE t.rol = 'steunpunt' ON CONFLICT DO NOTHING""",
    """INSERT INTO zorgplicht_hulpvraag (id, dossier_id, lezerskring_id, organisatie_id, weg, stand, stand_sinds,
              wacht_op, gesteld_op)
       SELECT gen_random_uuid(), k.dossier_id, k.id, k.organisatie_id, 'gezin', 'nieuw', %(today)s, '', %(moment)s
         FROM dossiers_lezerskring k WHERE k.soort = 'gezin_steunpunt'
          AND NOT EXISTS (SELECT FROM zorgplicht_hulpvraag h WHERE h.dossier_id = k.dossier_id)""",
    """INSERT INTO zorgplicht_hulpvraagtekst (hulpvraag_id, dossier_id, lezerskring_id, titel, vraag, kind_voornaam,
              kind_achternaam, naam, email, telefoon)
       SELECT id, dossier_id, lezerskring_id, '', 'Wie helpt?', 'Kind', '', 'Ouder', '', '' FROM zorgplicht_hulpvraag h
        WHERE NOT EXISTS (SELECT FROM zorgplicht_hulpvraagtekst w WHERE w.hulpvraag_id = h.id)""",
    """INSERT INTO geschillen_bestuursgeschil (id, organisatie_id, school_id, soort, zaaknummer, kenmerk, stukken,
              eerste_dag, aangemaakt_op, aangemaakt_door_id)
       SELECT a.id, b.organisatie_id, a.school_id, 'toelating', left(a.id::text, 30), '', '[]', %(today)s,
              %(moment)s, %(secretary)s
         FROM zorgplicht_aanmelding a JOIN ondersteuning_school s ON s.organisatie_id = a.school_id
         JOIN ondersteuning_schoolbestuur b ON b.id = s.bestuur_id ON CONFLICT DO NOTHING""",
    """INSERT INTO geschillen_bestuursfeit (geschil_id, organisatie_id, soort, code, dag, vastgelegd_op,
              vastgelegd_door_id)
       SELECT g.id, g.organisatie_id, 'gpo_verweer_gevraagd', '', %(today)s, %(moment)s, %(secretary)s
         FROM geschillen_bestuursgeschil g
        WHERE NOT EXISTS (SELECT FROM geschillen_bestuursfeit f WHERE f.geschil_id = g.id)""",
    "ANALYZE",
)
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
    """Add dossiers, and on the first time somebody at the school, at the steunpunt and at the board."""
    for _ in build_country(number, schools=1, steunpunt=1):
        pass
    for kind, pk in PEOPLE.items():
        if Gebruiker.objects.filter(pk=pk).exists():
            continue
        person = Gebruiker.objects.create(pk=pk, naam=f"Bench {kind}", aangemaakt_op=nu())
        place = Organisatie.objects.get(pk=_place(kind))
        Lidmaatschap.objects.create(gebruiker=person, organisatie=place, rol=ROLES[kind], van=date(2020, 1, 1))
    values: dict[str, Any] = {"today": vandaag(), "moment": nu(), "secretary": PEOPLE["schoolbestuur"]}
    with transaction.atomic(), connection.cursor() as cursor:
        for statement in BESIDE:
            cursor.execute(statement, values)


def _place(kind: str) -> UUID:
    if kind == "schoolbestuur":
        board = Organisatie.objects.create(soort=Organisatie.Soort.SCHOOLBESTUUR, naam="Bestuur Bench")
        made = Schoolbestuur.objects.create(nummer="00000", naam=board.naam, organisatie=board)
        School.objects.filter(pk=_place("school")).update(bestuur=made)
        return board.pk
    with connection.cursor() as cursor:
        cursor.execute("SELECT organisatie_id FROM dossiers_toegang WHERE rol = %s ORDER BY 1 LIMIT 1", [kind])
        return UUID(str(cursor.fetchone()[0]))


def make_case() -> None:
    """Let a case at the school be refused, and its parent prepare a dispute."""
    school = PEOPLE["school"]
    with acting_as(school):
        case = _standing_at("ontvangen")
        school_besluit.refuse(case.pk, Gebruiker.objects.get(pk=school), dag=vandaag(), toelichting="Geen plek.")
    parent = Gebruiker.objects.get(pk=parent_of(case))
    with acting_as(parent.pk):
        geschil.prepare(case.pk, parent, geschil.Verhaal("toelating", "niets", gebeurd="Nee.", gevraagd="Kijk weer."))


def cases() -> tuple[Aanmelding, Aanmelding]:
    """The two cases of which pages are asked: one that runs, and the one that was refused."""
    with acting_as(PEOPLE["school"]):
        return _standing_at("ontvangen"), _standing_at("geweigerd")


def _standing_at(stand: str) -> Aanmelding:
    return Aanmelding.objects.filter(stand=stand).order_by("id")[0]


def parent_of(case: Aanmelding) -> UUID:
    """The one parent in this dossier."""
    with acting_as(PEOPLE["steunpunt"]):
        [found] = parents_in(case.dossier_id)
    return found


def pages() -> list[tuple[str, UUID | None, str]]:
    """Name, who asks (None: whoever holds a link), and address of each page."""
    school, worker, secretary = PEOPLE.values()
    first, second = cases()
    own, other = parent_of(first), parent_of(second)
    with acting_as(other):
        dispute = Geschil.objects.get(aanmelding=second)
        asked = Hulpvraag.objects.get(dossier_id=second.dossier_id)
    with acting_as(secretary):
        file = Bestuursgeschil.objects.order_by("id")[0]
    dossier, refused = f"/mijn/dossier/{first.dossier_id}/", f"/mijn/dossier/{second.dossier_id}/"
    return [
        ("bak van de school", school, "/school/"),
        ("aanmelding bij de school", school, f"/school/aanmelding/{first.pk}/"),
        ("lijst van het steunpunt", worker, "/steunpunt/"),
        ("dossier bij het steunpunt", worker, f"/steunpunt/dossier/{first.dossier_id}/"),
        ("hulpvragen bij het steunpunt", worker, "/steunpunt/hulpvragen/"),
        ("hulpvraag bij het steunpunt", worker, f"/steunpunt/hulpvragen/{asked.pk}/"),
        ("overzicht van de ouder", own, "/mijn/"),
        ("dossier van de ouder", own, dossier),
        ("hulpvraag van de ouder", other, f"/mijn/hulpvraag/{asked.pk}/"),
        ("niet eens met het besluit", other, f"{refused}aanmelding/{second.pk}/niet-eens/"),
        ("geschil van de ouder", other, f"{refused}geschil/{dispute.pk}/"),
        ("zaken van het bestuur", secretary, "/bestuur/"),
        ("zaak van het bestuur", secretary, f"/bestuur/zaak/{file.pk}/"),
        ("aanmelding met een link", None, "/school/brief/aanmelding/"),
    ]


def open_link(browser: Client) -> None:
    """Make a letter about the first case, and type its code as a school without an account."""
    case = cases()[0]
    with acting_as(parent_of(case)):
        code = make_link(case.dossier_id, case.pk, case.school_id, "papier").sleutel
    answer = browser.post("/school/brief/", {"code": code})
    assert answer.status_code == 302, answer.status_code


def measure() -> None:
    """Print what each page costs."""
    for name, person, address in pages():
        browser, bare = Client(SERVER_NAME="localhost"), Client(SERVER_NAME="localhost")
        if person:
            browser.force_login(Gebruiker.objects.get(pk=person))
        else:
            open_link(browser)
        ask = _asker(browser, address)
        for _ in range(WARM_UP):
            ask()
        with CaptureQueriesContext(connection) as captured:
            ask()
        statements[:] = [_again(q["sql"]) for q in captured if not q["sql"].startswith(TRANSACTION)]
        with override_settings(MIDDLEWARE=[], ROOT_URLCONF=__name__):
            ask_bare = _asker(bare, "/kaal/")
            ask_bare()
        rounds = []
        for _ in range(ROUNDS):
            real, clock = _timed(ask)
            with override_settings(MIDDLEWARE=[], ROOT_URLCONF=__name__):
                rounds.append((real, clock, _timed(ask_bare)[0]))
        real, clock, plain = (statistics.median(times) for times in zip(*rounds, strict=True))
        row = {"naam": name, "ms": real, "klok_ms": clock, "kaal_ms": plain, "vragen": len(statements)}
        print(json.dumps(row), flush=True)


def _again(sql: str) -> str:
    """The statement as it can be run again: a line of the log has a key of its own, which is taken by then."""
    return f"{sql} ON CONFLICT DO NOTHING" if sql.startswith("INSERT") else sql


def _asker(browser: Client, address: str) -> Callable[[], None]:
    def ask() -> None:
        status = browser.get(address).status_code
        assert status == 200, f"{address}: {status}"

    return ask


def _timed(ask: Callable[[], None]) -> tuple[float, float]:
    """Milliseconds of processor time, of this process and its database process together, and of the clock."""
    place = Path(f"/proc/{_database_process()}/schedstat")
    started, spent = time.perf_counter(), _processor(place)
    ask()
    spent, clock = _processor(place) - spent, time.perf_counter() - started
    return (spent if place.exists() else clock) * 1000, clock * 1000


def _database_process() -> int:
    """The process that the connection talks to; it stays the same from page to page."""
    connection.ensure_connection()
    return int(connection.connection.info.backend_pid)


def _processor(place: Path) -> float:
    """Seconds of processor time so far; the database's own only where the system tells (Linux)."""
    database = int(place.read_text().split()[0]) / 1e9 if place.exists() else 0.0
    return time.process_time() + database


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["steunpunt"]:
            make_steunpunt()
        case ["vul", number]:
            fill(int(number))
        case ["zaak"]:
            make_case()
        case _:
            measure()
