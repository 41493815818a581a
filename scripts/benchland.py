"""A whole country of made-up dossiers, and the time machine on it. `bench.py --tijdmachine` starts this in a database.

`vul N` fills an empty database with about N terms, `meet` measures: the processor and clock time of a trial that
touches everything, of one that touches some, their memory, and what they cost beside reading and the clock alone.
"""

from __future__ import annotations

import io
import json
import os
import resource
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "passend.settings")

import django  # noqa: E402

django.setup()

import psycopg2  # noqa: E402
from benchdossiers import REFERENCE, Dossier, made_up_dossiers  # noqa: E402
from django.core.serializers.json import DjangoJSONEncoder  # noqa: E402
from tqdm import tqdm  # noqa: E402

from passend.dossiers.actions.feiten import COLUMNS, terms_from_facts  # noqa: E402
from passend.klok import als_op, nu  # noqa: E402
from passend.recht.laden import REGELMAP  # noqa: E402
from passend.wet.actions import tijdmachine  # noqa: E402
from passend.wet.actions.herberekening import Dag, Voorstel, request_trial  # noqa: E402
from passend.wet.boek import Recht, known_law  # noqa: E402
from passend.wet.models import Herberekening  # noqa: E402
from passend.wet.tijdmachine.lezen import batches, computed, read  # noqa: E402

# Each story stands this often in the country, in dossiers of their own: it is computed once.
COPIES = 4
CHUNK = 500
# What a trial costs beside reading and the clock: of so many dossiers, of each batch the quickest of these rounds.
SAMPLE, ROUNDS = 5_000, 5
TERM = (*COLUMNS, "toestand", "leidend")


def fill(admin_url: str, terms: int) -> None:
    """Fill the tables past their guards, as the server's administrator, until there are at least so many terms."""
    law = known_law()
    numbers = {"feit": 0, "termijn": 0}
    with psycopg2.connect(admin_url) as link, link.cursor() as cursor, tqdm(total=terms, unit="termijn") as bar:
        cursor.execute("SET session_replication_role = replica")
        seed = 0
        while numbers["termijn"] < terms:
            seed += 1
            stories = [(dossier, _facts(dossier)) for dossier in made_up_dossiers(CHUNK, seed)]
            computed_rows = [terms_from_facts(facts, REFERENCE, law) for _, facts in stories]
            for _ in range(COPIES):
                _copy(cursor, stories, computed_rows, numbers)
            bar.update(numbers["termijn"] - bar.n)
        for table in numbers:
            cursor.execute(f"SELECT setval('dossiers_{table}_id_seq', %s)", [numbers[table]])
    link = psycopg2.connect(admin_url)
    link.autocommit = True
    with link.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE")


def _facts(dossier: Dossier) -> list[dict[str, Any]]:
    """The facts of a story as the database keeps them, numbered from 1; the first says what kind of school it is."""
    kind = f"{dossier.situatie.sector}-{dossier.situatie.richting}"
    rows = [_fact(1, "onderwijs", None, None, kind, None)]
    ids = {fact.id: number for number, fact in enumerate(dossier.feiten, start=2)}
    for fact in dossier.feiten:
        replaced = ids[fact.vervangt] if fact.vervangt else None
        rows.append(_fact(ids[fact.id], fact.soort, fact.dag, fact.tot_dag, "", replaced))
    return rows


def _fact(
    number: int, soort: str, dag: date | None, tot: date | None, code: str, vervangt: int | None
) -> dict[str, Any]:
    return {
        "id": number,
        "betreft_id": None,
        "lezerskring_id": None,
        "soort": soort,
        "code": code,
        "dag": dag,
        "tot_dag": tot,
        "zekerheid": "vast",
        "vervangt_id": vervangt,
    }


def _copy(
    cursor: Any,
    stories: Sequence[tuple[Dossier, list[dict[str, Any]]]],
    computed_rows: Sequence[list[dict[str, Any]]],
    numbers: dict[str, int],
) -> None:
    moment = nu().isoformat()
    dossiers, circles, facts, terms = [], [], [], []
    for (_, own), rows in zip(stories, computed_rows, strict=True):
        dossier, circle, subject = uuid4(), uuid4(), uuid4()
        dossiers.append((dossier, moment))
        circles.append((circle, dossier, "gezin"))
        base = numbers["feit"]
        for fact in own:
            replaced = base + fact["vervangt_id"] if fact["vervangt_id"] else None
            dated = (fact["dag"], fact["tot_dag"], fact["zekerheid"], replaced)
            facts.append(
                (base + fact["id"], dossier, subject, circle, fact["soort"], fact["code"], *dated, "", moment)
            )
        numbers["feit"] += len(own)
        for row in rows:
            numbers["termijn"] += 1
            told = json.dumps(row["uitleg"], cls=DjangoJSONEncoder)
            terms.append((numbers["termijn"], dossier, subject, circle, *(row[name] for name in TERM), told))
    _load(cursor, "dossiers_dossier", "id, geopend_op", dossiers)
    _load(cursor, "dossiers_lezerskring", "id, dossier_id, soort", circles)
    _load(
        cursor,
        "dossiers_feit",
        "id, dossier_id, betreft_id, lezerskring_id, soort, code, dag, tot_dag, zekerheid, vervangt_id, reden,"
        " vastgelegd_op",
        facts,
    )
    _load(cursor, "dossiers_termijn", f"id, dossier_id, betreft_id, lezerskring_id, {', '.join(TERM)}, uitleg", terms)


def _load(cursor: Any, table: str, columns: str, rows: Sequence[tuple[object, ...]]) -> None:
    text = io.StringIO()
    # None becomes an empty field without quotes, which COPY reads as NULL; everything else gets quotes.
    for row in rows:
        text.write(",".join("" if value is None else _quoted(value) for value in row) + "\n")
    text.seek(0)
    cursor.copy_expert(f"COPY {table} ({columns}) FROM STDIN WITH (FORMAT csv)", text)


def _quoted(value: object) -> str:
    return '"' + str(value).replace('"', '""') + '"'


def proposals() -> Iterator[tuple[str, Voorstel]]:
    """What is tried: a rule that touches every dossier, a day by decree, and a rule for one kind of case."""
    changed = {}
    for name in ("wpo.toml", "wec.toml", "wvo2020.toml"):
        text = (REGELMAP / name).read_text(encoding="utf-8")
        changed[name] = text.replace("lengte = 6\n", "lengte = 7\n")
    yield "regel voor iedereen", Voorstel("zeven weken", changed)
    yield "dag in de kalender", Voorstel("een dag", erbij=[Dag(date(2026, 2, 26), "Dag van de meting", "-")])
    text = (REGELMAP / "awb.toml").read_text(encoding="utf-8")
    yield "regel voor weinigen", Voorstel("negen weken", {"awb.toml": text.replace("lengte = 8\n", "lengte = 9\n")})


def measure() -> None:
    """Print one JSON line per trial."""
    for name, proposal in proposals():
        trial = request_trial(proposal, door=None).pk
        with tijdmachine.only_runner():
            clock, processor = time.perf_counter(), time.process_time()
            found = tijdmachine.run(trial)
            clock, processor = time.perf_counter() - clock, time.process_time() - processor
        result = {
            "naam": name,
            "dossiers": found.gedaan,
            "termijnen": found.aantal_termijnen,
            "verschoven": found.aantal_verschoven,
            "seconden": clock,
            "processor": processor,
            "geheugen_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
        }
        if name == "regel voor iedereen":
            result["verhouding"] = ratio(trial)
        sys.stdout.write(json.dumps(result) + "\n")
        sys.stdout.flush()


def ratio(pk: int) -> float:
    """How many times as long a trial takes as reading the facts of its dossiers and running the clock, in turn."""
    trial = tijdmachine._Trial(Herberekening.objects.get(pk=pk), None)
    trial._after = None
    works: tuple[Callable[[Sequence[UUID]], object], ...] = (
        trial.compare,
        lambda batch: read_and_compute(batch, trial.new),
    )
    totals, done = [0.0, 0.0], 0
    for batch in batches(trial.dossiers(), trial.size):
        best = [float("inf"), float("inf")]
        for _ in range(ROUNDS):
            for number, work in enumerate(works):
                started = time.perf_counter()
                work(batch)
                best[number] = min(best[number], time.perf_counter() - started)
        totals = [total + least for total, least in zip(totals, best, strict=True)]
        done += len(batch)
        if done >= SAMPLE:
            break
    return totals[0] / totals[1]


def read_and_compute(batch: Sequence[UUID], law: Recht) -> None:
    """Read the facts of a batch and run the clock, and nothing else."""
    for dossier in read(batch, with_terms=False):
        computed(dossier.feiten, law, REFERENCE)


def main() -> None:
    """Do what the arguments say, on the reference day of the made-up dossiers."""
    with als_op(REFERENCE):
        if sys.argv[1] == "vul":
            fill(os.environ["DATABASE_URL_BEHEER"], int(sys.argv[2]))
        else:
            measure()


if __name__ == "__main__":
    main()
