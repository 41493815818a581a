"""How fast the clock and the pages are: `make bench` (or `.venv/bin/python scripts/bench.py`).

`--paginas N` measures only the pages, at 10 and at N dossiers; `--tijdmachine` the time machine on a whole country.

Each bench is one function that returns rows of the table at the end. Time is processor time, of this process for the
clock, of the web process and its database process for a page, so that a busy machine does not count against them. Exit
code 1 when a figure misses its limit.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from benchdossiers import REFERENCE, Dossier, made_up_dossiers  # noqa: E402
from meting import make_database  # noqa: E402

from passend.lokaal.environment import role_urls  # noqa: E402
from passend.lokaal.servers import ephemeral_servers  # noqa: E402
from passend.recht import compute_terms, load_calendar, load_rulebook  # noqa: E402 - found by the line above

DATABASE = "passend_bench"

# Pages are measured with so many dossiers and with many, and may ask the database so many things. What they take
# beside a bare page with the same SQL is a goal: it is shown, and fails nothing.
FEW, MANY, MOST_QUERIES, GOAL, MOST_MS = 10, 1_000, 12, 1.5, 300

ROUNDS = 7
# Each round goes over the dossiers in short stretches: of each stretch the quickest time counts.
STRETCH = 100


@dataclass(frozen=True)
class Uitkomst:
    """One row of the table: what was measured, the figure with its unit, and the limit it has to keep."""

    naam: str
    gemeten: str
    grens: str
    gehaald: bool
    doel: bool = False  # missing it is shown and fails nothing


def processor_seconds(
    dossiers: Sequence[Dossier], *works: Callable[[Sequence[Dossier]], object], rounds: int = ROUNDS
) -> list[float]:
    """The least processor time that each of `works` took over all dossiers, measured turn by turn."""
    totals = [0.0] * len(works)
    for first in range(0, len(dossiers), STRETCH):
        part = dossiers[first : first + STRETCH]
        best = [float("inf")] * len(works)
        for _ in range(rounds):
            for number, work in enumerate(works):
                started = time.process_time()
                work(part)
                best[number] = min(best[number], time.process_time() - started)
        totals = [total + least for total, least in zip(totals, best, strict=True)]
    return totals


def bench_clock(total: int) -> list[Uitkomst]:
    """The clock with and without steps against bare date arithmetic, for the same dossiers."""
    rulebook, calendar = load_rulebook(), load_calendar()
    dossiers = made_up_dossiers(total)

    def clock(explain: bool) -> Callable[[Sequence[Dossier]], None]:
        def run(part: Sequence[Dossier]) -> None:
            for dossier in part:
                compute_terms(dossier.situatie, dossier.feiten, rulebook, calendar, REFERENCE, explain=explain)

        return run

    terms = sum(len(compute_terms(d.situatie, d.feiten, rulebook, calendar, REFERENCE)) for d in dossiers)
    free = {day for year in range(2015, 2040) for day in calendar.holidays(year)}
    with_steps, without, plain = processor_seconds(
        dossiers, clock(True), clock(False), lambda part: bare_dates(part, free)
    )
    facts = sum(len(dossier.feiten) for dossier in dossiers)
    print(f"{total} dossiers, {facts / total:.1f} feiten en {terms / total:.1f} termijnen per dossier")
    return [
        _speed("klok met stappen", total / with_steps, 3_000),
        _speed("klok zonder stappen", total / without, 6_000),
        Uitkomst("kale datumsommen", f"{total / plain:,.0f} dossiers/s", "", True),
        Uitkomst("klok met stappen : kale datumsommen", f"{with_steps / plain:.1f} keer de tijd", "", True),
        Uitkomst("klok zonder stappen : kale datumsommen", f"{without / plain:.1f} keer de tijd", "", True),
    ]


def _speed(name: str, per_second: float, least: int) -> Uitkomst:
    return Uitkomst(name, f"{per_second:,.0f} dossiers/s", f"minstens {least:,} dossiers/s", per_second >= least)


def bare_dates(dossiers: Iterable[Dossier], free: Container[date]) -> list[date]:
    """The last days alone: an addition per term and the shift over weekends and holidays, and nothing of the law.

    No versions, readings, certainties, corrections or explanations: what a spreadsheet would do.
    """
    weeks = {
        "aanmelding_ontvangen": 6,
        "aanmelding_gedaan": 10,
        "beslistermijn_verlengd": 10,
        "weigering_bekendgemaakt": 6,
        "bezwaar_ontvangen": 10,
        "tlv_aangevraagd": 8,
        "tlv_bekendgemaakt": 6,
        "gpo_ingediend": 10,
        "definitief_geplaatst": 6,
    }
    found = []
    for dossier in dossiers:
        started = None
        for fact in dossier.feiten:
            if fact.dag is None or fact.soort not in weeks:
                continue
            if fact.soort == "aanmelding_ontvangen":
                started = fact.dag
            begin = started if fact.soort == "beslistermijn_verlengd" and started else fact.dag
            day = begin + timedelta(days=7 * weeks[fact.soort])
            while day.weekday() >= 5 or day in free:
                day += timedelta(days=1)
            found.append(day)
    return found


@contextmanager
def a_portal() -> Iterator[Callable[..., str]]:
    """An empty portal on servers of its own: a function that runs a command in it and returns what it prints."""
    with ephemeral_servers() as servers:
        make_database(servers.database_url(), DATABASE)
        admin = servers.database_url(DATABASE)
        environment = {
            **os.environ,
            **role_urls(admin, {}, ""),
            "DATABASE_URL_BEHEER": admin,
            "REDIS_URL": servers.redis_url,
            "PASSEND_OMGEVING": "demo",
            "PASSEND_DATABASE_ROL": "eigenaar",
        }

        def call(*command: str, **changes: str) -> str:
            full = [sys.executable, *command]
            done = subprocess.run(full, cwd=ROOT, env={**environment, **changes}, check=True, stdout=subprocess.PIPE)
            return done.stdout.decode()

        call("manage.py", "richt_rollen_in", DATABASE_URL_EIGENAAR=admin)
        call("manage.py", "migrate", "--verbosity", "0")
        yield call


def bench_pages(dossiers: int) -> list[Uitkomst]:
    """Trays and case pages with few and with many dossiers, beside a bare page with the same SQL."""
    found: list[dict[int, dict[str, float]]] = []
    names: list[str] = []
    with a_portal() as call:
        call("manage.py", "laad_gegevens")
        call("scripts/benchpaginas.py", "steunpunt")
        for number, more in ((FEW, FEW), (dossiers, dossiers - FEW)):
            call("scripts/benchpaginas.py", "vul", str(more))
            if number == FEW:
                call("scripts/benchpaginas.py", "zaak", PASSEND_DATABASE_ROL="toepassing")
            lines = call("scripts/benchpaginas.py", "meet", PASSEND_DATABASE_ROL="toepassing").splitlines()
            # The portal writes its own log there too.
            pages = [json.loads(line) for line in lines if line.startswith('{"naam"')]
            names = [page["naam"] for page in pages]
            found.append({place: page | {"aantal": number} for place, page in enumerate(pages)})
    rows = []
    for place, name in enumerate(names):
        few, many = runs = [run[place] for run in found]
        for run in runs:
            ratio = run["ms"] / run["kaal_ms"]
            spent = (
                f"{run['ms']:.1f} ms ({run['klok_ms']:.0f} op de klok), kaal {run['kaal_ms']:.1f} ms: {ratio:.2f} keer"
            )
            row = f"{name}: naast kaal bij {run['aantal']:,}"
            rows.append(Uitkomst(row, spent, f"doel {GOAL} keer", ratio <= GOAL, doel=True))
        rows.append(
            Uitkomst(f"{name}: duur", f"{many['ms']:.1f} ms", f"hoogstens {MOST_MS} ms", many["ms"] <= MOST_MS)
        )
        asked = f"{few['vragen']:.0f} bij {FEW}, {many['vragen']:.0f} bij {dossiers:,}"
        rows.append(
            Uitkomst(f"{name}: vragen", asked, "gelijk, hoogstens 12", few["vragen"] == many["vragen"] <= MOST_QUERIES)
        )
    return rows


def bench_time_machine(terms: int) -> list[Uitkomst]:
    """A trial of another law over a whole country, on servers of its own."""
    with a_portal() as call:
        call("scripts/benchland.py", "vul", str(terms))
        return [row for line in call("scripts/benchland.py", "meet").splitlines() for row in _trial_rows(line)]


def _trial_rows(line: str) -> list[Uitkomst]:
    found = json.loads(line)
    name = f"proef, {found['naam']}"
    seen = f"{found['dossiers']:,} dossiers, {found['termijnen']:,} termijnen, {found['verschoven']:,} verschuiven"
    seconds, memory, ratio = found["seconden"], found["geheugen_mb"], found.get("verhouding")
    spent = f"{seconds:,.0f} s (processor {found['processor']:,.0f} s)"
    rows = [
        Uitkomst(name, seen, "", True),
        Uitkomst(f"{name}: duur", spent, "hoogstens 600 s", seconds <= 600),
        Uitkomst(f"{name}: geheugen", f"{memory:,.0f} MB", "hoogstens 200 MB", memory <= 200),
    ]
    if ratio is not None:
        beside = Uitkomst(f"{name}: naast lezen en de klok", f"{ratio:.2f} keer", "hoogstens 1,3 keer", ratio <= 1.3)
        rows.append(beside)
    return rows


def print_table(rows: Sequence[Uitkomst]) -> None:
    """Print one table of all results."""
    width = max(len(row.naam) for row in rows)
    figure = max(len(row.gemeten) for row in rows)
    for row in rows:
        missed = "NOG NIET" if row.doel else "TE WEINIG"
        verdict = "" if not row.grens else ("goed" if row.gehaald else missed)
        print(f"{row.naam:<{width}}  {row.gemeten:>{figure}}  {row.grens}  {verdict}".rstrip())


def main() -> int:
    """Run the benches that were asked for; return 1 when one of them misses its limit."""
    parser = argparse.ArgumentParser(description="Meet hoe snel de klok en de pagina's zijn.")
    parser.add_argument("--dossiers", type=int, default=2_000, help="aantal verzonnen dossiers")
    parser.add_argument("--tijdmachine", action="store_true", help="meet de tijdmachine op een heel land")
    parser.add_argument(
        "--paginas", type=int, default=0, metavar="N", help="meet alleen de bakken en zaken, bij 10 en bij N dossiers"
    )
    parser.add_argument("--termijnen", type=int, default=1_000_000, help="aantal termijnen in dat land")
    options = parser.parse_args()
    if options.tijdmachine:
        rows = bench_time_machine(options.termijnen)
    elif options.paginas:
        rows = bench_pages(options.paginas)
    else:
        rows = [*bench_clock(options.dossiers), *bench_pages(MANY)]
    print_table(rows)
    return 0 if all(row.gehaald or row.doel for row in rows) else 1


if __name__ == "__main__":
    sys.exit(main())
