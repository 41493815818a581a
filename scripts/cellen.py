"""Change each cell of each rule file, one at a time, and see that something notices.

    .venv/bin/python scripts/cellen.py                 everything
    .venv/bin/python scripts/cellen.py wpo.toml        this file only
    .venv/bin/python scripts/cellen.py --veld lengte   this field only
    .venv/bin/python scripts/cellen.py --zonder-afschrift --veld lengte    what the tests of the clock notice

A number one more and one less, a day earlier and later, yes for no, a list without one of its items and with one more,
an allowed word for another, a changed text; also what a row leaves out. Noticed is: refused on loading, or a test of
`tests/recht` fails. The second transcription (`test_afschrift.py`) is asked first, as it is quick. Without it, and
without the list that was copied by hand (`test_volledig.py`), one sees which cells a computed term shows. Prints every
cell that nothing notices; exit code 1 when there is one.
"""

from __future__ import annotations

import argparse
import copy
import functools
import gc
import json
import re
import sys
import tempfile
import time
import tomllib
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import proefbank
import pytest
import yaml  # noqa: F401 - imported once, for all processes

sys.path.insert(0, str(proefbank.ROOT))

FOLDER = proefbank.ROOT / "passend" / "recht" / "regels"
LOCK = "test_afschrift.py"
#: Tests that compare rows with a copy of them, and compute nothing.
COPIES = (LOCK, "test_volledig.py")


@dataclass(frozen=True)
class Cel:
    """One changed cell. tabel: `regel`, `norm`, `dag` or the name of a table without rows. rij: from 1, 0 without."""

    bestand: str
    tabel: str
    rij: int
    sleutel: str
    veld: str
    waarde: Any

    def __str__(self) -> str:
        place = f"{self.tabel} {self.rij}" if self.rij else self.tabel
        return f"{self.bestand}, {place} ({self.sleutel}), {self.veld}: {self.waarde!r}"


# --- What another value of a cell can be ----------------------------------------------------------------------------


def all_cells(names: Sequence[str], fields: Sequence[str]) -> list[Cel]:
    """Every change of the files and fields named, or of all."""
    from passend.recht.schema import DAY_FIELDS, LIMIT_FIELDS, NORM_FIELDS, RULE_FIELDS

    texts = tomllib.loads((FOLDER / "teksten.toml").read_text(encoding="utf-8"))
    specs = {"regel": RULE_FIELDS, "norm": NORM_FIELDS, "dag": DAY_FIELDS, "grenzen": LIMIT_FIELDS}
    cells = []
    for path in sorted(FOLDER.glob("*.toml")):
        for table, content in tomllib.loads(path.read_text(encoding="utf-8")).items():
            rows = enumerate(content, start=1) if isinstance(content, list) else [(0, content)]
            for number, row in rows:
                known = specs.get(table, dict.fromkeys(row))
                for field, spec in known.items():
                    if (names and path.name not in names) or (fields and field not in fields):
                        continue
                    now = row.get(field, _empty(spec))
                    for value in _others(field, spec, now, texts):
                        if value != now:
                            cells.append(Cel(path.name, table, number, row.get("sleutel", ""), field, value))
    return cells


def _empty(spec: Any) -> Any:
    if spec is None or spec.kind in ("datum", "datum_of_leeg"):
        return None
    return list(spec.default or ()) if spec.kind == "lijst" else spec.default


def _others(field: str, spec: Any, now: Any, texts: dict[str, dict[str, str]]) -> Iterator[Any]:
    """Other values for a cell that now holds `now` (None: a field that was left out and has no default)."""
    kind = spec.kind if spec else "tekst"
    sentences = {"gevolg": "gevolg", "voorwaarden": "voorwaarde", "vervolg": "vervolg", "vervolg_na": "vervolg"}
    allowed = list(texts[sentences[field]]) if field in sentences else list(spec.allowed) if spec else []
    if kind == "ja_nee":
        yield not now
    elif kind == "getal":
        yield from (1,) if now is None else (now + 1, now - 1)
    elif isinstance(now, date):
        yield from (now + timedelta(days=1), now - timedelta(days=1))
    elif kind in ("datum", "datum_of_leeg"):
        yield date(2026, 1, 1)
    elif kind == "lijst":
        yield from ([one for one in now if one != left_out] for left_out in now)
        yield from ([*now, more] for more in allowed[:] if more not in now and _near(more, now, allowed))
    elif allowed:
        yield next((word for word in allowed if word != now), now)
    elif field == "zekerheid":
        yield "GK" if now != "GK" else "V-NOW"
    else:
        yield _other_text(now)


def _near(more: str, now: list[str], allowed: list[str]) -> bool:
    """One more item for a list: the first allowed one that is not in it."""
    return more == next(word for word in allowed if word not in now)


def _other_text(now: str | None) -> str:
    if not now:
        return "X"
    digits = list(re.finditer(r"\d", now))
    if digits:
        place = digits[-1].start()
        return f"{now[:place]}{(int(now[place]) + 1) % 10}{now[place + 1 :]}"
    return f"{now}x" if now.isidentifier() or "-" in now else f"{now} En meer."


# --- A folder of rule files with that one cell changed --------------------------------------------------------------


def write_changed(cell: Cel, folder: Path) -> None:
    """Put the rule files in `folder`, with the cell changed in its own file."""
    for path in FOLDER.glob("*.toml"):
        if path.name != cell.bestand:
            (folder / path.name).symlink_to(path)
    document = copy.deepcopy(tomllib.loads((FOLDER / cell.bestand).read_text(encoding="utf-8")))
    content = document[cell.tabel]
    row = content[cell.rij - 1] if cell.rij else content
    row[cell.veld] = cell.waarde
    (folder / cell.bestand).write_text(_toml(document), encoding="utf-8")


def _toml(document: dict[str, Any]) -> str:
    lines = []
    for table, content in document.items():
        for row in content if isinstance(content, list) else [content]:
            lines.append(f"[[{table}]]" if isinstance(content, list) else f"[{table}]")
            lines += [f"{name} = {_value(value)}" for name, value in row.items()]
    return "\n".join(lines) + "\n"


def _value(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return value.isoformat() if isinstance(value, date) else json.dumps(value, ensure_ascii=False)


# --- Does anything notice? ------------------------------------------------------------------------------------------


def use_changed(cell: Cel, folder: Path) -> bool:
    """Let everything in this process use the rule files with that cell changed; False when loading refuses them."""
    from passend.recht import RuleFileError, laden, load_calendar, load_rulebook

    write_changed(cell, folder)
    laden.REGELMAP = folder
    # Whoever loads the rules in this process from now on, gets the changed ones.
    load_rulebook.__defaults__ = (folder, *(load_rulebook.__defaults__ or ())[1:])
    load_calendar.__defaults__ = (folder, *(load_calendar.__defaults__ or ())[1:])
    try:
        proefbank.load_again()
    except RuleFileError:
        return False
    return True


def at_once(cells: Sequence[Cel], session: pytest.Session) -> list[str]:
    """Per cell `lader`, `afschrift` or nothing: what loading and the transcription notice, in one process."""
    checks = [item.obj for item in session.items if LOCK in item.nodeid and "[" not in item.name]  # type: ignore[attr-defined]
    found = []
    for number, cell in enumerate(cells, start=1):
        with tempfile.TemporaryDirectory(prefix="cellen-") as place:
            noticed = "" if use_changed(cell, Path(place)) else "lader"
            if not noticed and any(_fails(check) for check in checks):
                noticed = "afschrift"
        found.append(noticed)
        if number % 500 == 0 or number == len(cells):
            print(f"  {number} van {len(cells)} geladen", file=sys.stderr, flush=True)
    return found


def _fails(check: Callable[[], None]) -> bool:
    try:
        check()
    except Exception:  # whatever goes wrong with the changed rules, it is noticed
        return True
    return False


def run(cells: Sequence[Cel], processes: int, *, transcription: bool) -> list[tuple[Cel, str]]:
    """What noticed each change: `lader`, `afschrift`, a test, or `niets`."""
    found: list[tuple[Cel, str]] = []

    def work(session: pytest.Session) -> None:
        # Of the files only one changes at a time: the others are parsed once.
        tomllib.loads = functools.lru_cache(maxsize=256)(tomllib.loads)
        first = proefbank.in_process(lambda: at_once(cells, session))
        left = []
        for cell, noticed in zip(cells, first, strict=True):
            if noticed == "lader" or (noticed and transcription):
                found.append((cell, noticed))
            else:
                left.append(cell)
        if left:
            found.extend(_with_tests(session, left, processes, (LOCK,) if transcription else COPIES))

    code = proefbank.with_tests(work)
    if not found:
        raise SystemExit(f"De tests konden niet worden verzameld ({code}).")
    return found


def _with_tests(
    session: pytest.Session, cells: Sequence[Cel], processes: int, without: Sequence[str]
) -> Iterator[tuple[Cel, str]]:
    """What notices the cells that loading and the transcription did not: the other tests, quick ones first."""
    times = proefbank.in_process(lambda: proefbank.durations(session))
    limits = proefbank.limits_for(times)
    known = [item for item in session.items if item.nodeid in times and item.path.name not in without]
    kills: Counter[str] = Counter()
    gc.collect()
    gc.freeze()

    def job(cell: Cel, items: Sequence[pytest.Item]) -> str:
        with tempfile.TemporaryDirectory(prefix="cellen-") as place:
            if not use_changed(cell, Path(place)):
                return "lader"
            return proefbank.first_failure(session, items, limits) or "niets"

    def jobs() -> Iterator[tuple[Cel, Any, float]]:
        for cell in cells:
            items = sorted(known, key=lambda item: (times[item.nodeid] + 0.001) / (kills[item.nodeid] + 0.2))
            yield cell, functools.partial(job, cell, items), 600.0

    for number, (cell, outcome) in enumerate(proefbank.in_processes(jobs(), processes), start=1):
        answer = outcome.answer or "te lang of afgebroken"
        kills[answer] += 1
        if number % 100 == 0 or number == len(cells):
            print(f"  {number} van {len(cells)} met de tests", file=sys.stderr, flush=True)
        yield cell, answer


def _kind(answer: str) -> str:
    return answer if answer in ("lader", "afschrift", "niets") else "test"


def main() -> int:
    """Return 0 when every changed cell was noticed."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("bestanden", nargs="*", help="wpo.toml")
    parser.add_argument("--veld", action="append", default=[], help="alleen dit veld")
    parser.add_argument("--zonder-afschrift", action="store_true", help="vraag alleen de tests van de klok")
    parser.add_argument("--processen", type=int, default=2)
    given = parser.parse_args()
    started = time.monotonic()
    cells = all_cells(given.bestanden, given.veld)
    found = run(cells, given.processen, transcription=not given.zonder_afschrift)
    for cell, answer in found:
        if answer == "niets":
            print(f"niet gevangen: {cell}")
    by = Counter(_kind(answer) for _, answer in found)
    print(f"{len(found)} veranderde cellen, {time.monotonic() - started:.0f} s")
    print(f"  {by['lader']:5} geweigerd bij het laden")
    print(f"  {by['test']:5} gevangen door een test van de klok")
    print(f"  {by['afschrift']:5} gevangen door het afschrift")
    print(f"  {by['niets']:5} niet gevangen")
    return 1 if by["niets"] else 0


if __name__ == "__main__":
    sys.exit(main())
