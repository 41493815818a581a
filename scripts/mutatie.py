"""Mutation testing of the clock: make one change in `passend/recht`, and see that a test of `tests/recht` fails.

    .venv/bin/python scripts/mutatie.py                       everything
    .venv/bin/python scripts/mutatie.py telling duur          these modules only
    .venv/bin/python scripts/mutatie.py telling.py:59         this line only

A change inside a function is put into the running code, and only the tests that run that line are run, quickest first.
A change of a table or constant is made in a fresh import of everything. Prints per module how many changes were
caught, and each one that was not, with file, line and change. `docs/mutatie.md` says what those are.
"""

from __future__ import annotations

import argparse
import gc
import importlib
import importlib.abc
import importlib.machinery
import importlib.util
import inspect
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import CodeType, FrameType, ModuleType
from typing import Any

import proefbank
import pytest
import yaml  # noqa: F401 - imported once, for all processes
from mutanten import Mutant, mutants_of

sys.path.insert(0, str(proefbank.ROOT))
import passend  # noqa: F401 - what lies around the clock is imported once, for all processes

RECHT = proefbank.ROOT / "passend" / "recht"
PACKAGE = "passend.recht"
#: Modules whose code makes the rules and the calendar that the tests hold.
LOADING = ("laden", "controle", "schema", "regelboek", "kalender", "feiten")
#: Seconds of tests in the first round. What that leaves gets all its tests in a second one.
BUDGET = 1.0
#: A test of more seconds is slow.
SLOW = 0.3


@dataclass
class Dekking:
    """Node ids of tests. regels: per file name and line. functies: of slow tests, per file name and qualified name."""

    regels: dict[tuple[str, int], set[str]] = field(default_factory=dict)
    functies: dict[tuple[str, str], set[str]] = field(default_factory=dict)


def all_mutants(names: Sequence[str]) -> list[Mutant]:
    """The changes of the modules (or lines) named, or of all."""
    found = []
    for path in sorted(RECHT.glob("*.py")):
        module = PACKAGE if path.stem == "__init__" else f"{PACKAGE}.{path.stem}"
        found += [
            mutant
            for mutant in mutants_of(path, module)
            if not names or path.stem in names or path.name in names or mutant.place in names
        ]
    return found


# --- Which test runs which line -------------------------------------------------------------------------------------


def coverage(session: pytest.Session, times: Mapping[str, float]) -> Dekking:
    """Which tests run each line; of slow tests only which functions they call, for watching lines takes long."""
    found = Dekking()
    wanted = {str(path): path.name for path in RECHT.glob("*.py")}
    by_id = {item.nodeid: item for item in session.items}
    for name, seconds in times.items():
        lines: set[tuple[str, int]] = set()
        functions: set[tuple[str, str]] = set()

        def local(frame: FrameType, event: str, arg: Any, lines: set[tuple[str, int]] = lines) -> Any:
            lines.add((frame.f_code.co_filename, frame.f_lineno))
            return local

        def trace(
            frame: FrameType,
            event: str,
            arg: Any,
            functions: set[tuple[str, str]] = functions,
            each_line: Any = local if seconds < SLOW else None,
        ) -> Any:
            code = frame.f_code
            if code.co_filename not in wanted:
                return None
            if each_line is None:
                functions.add((code.co_filename, code.co_qualname))
            return each_line

        sys.settrace(trace)
        try:
            proefbank.first_failure(session, [by_id[name]])
        finally:
            sys.settrace(None)
        for file, line in lines:
            found.regels.setdefault((wanted[file], line), set()).add(name)
        for file, function in functions:
            found.functies.setdefault((wanted[file], function), set()).add(name)
    return found


# --- A change in the running code -----------------------------------------------------------------------------------


def code_of(code: CodeType, name: str) -> CodeType | None:
    """The code of the function with that qualified name, somewhere in the code of a module."""
    for constant in code.co_consts:
        if isinstance(constant, CodeType):
            if constant.co_qualname == name:
                return constant
            if (found := code_of(constant, name)) is not None:
                return found
    return None


def put_in_place(mutant: Mutant) -> None:
    """Give the function that runs the changed code, and load again what was made with the code of before."""
    mutant.apply()
    code = code_of(compile(mutant.tree, str(mutant.path), "exec"), mutant.function)
    assert code is not None, mutant.function
    target: Any = sys.modules[mutant.module]
    for part in mutant.function.split("."):
        target = inspect.getattr_static(target, part)
    for name in ("fget", "__func__", "__wrapped__"):
        target = getattr(target, name, None) or target
    target.__code__ = code
    if mutant.path.stem in LOADING:
        proefbank.load_again()


def quick_jobs(
    session: pytest.Session,
    mutants: Sequence[Mutant],
    tests: Callable[[Mutant], Sequence[str]],
    limits: Mapping[str, float],
) -> Iterator[tuple[Mutant, Any, float]]:
    """For each change inside a function: run those tests until one fails."""
    by_id = {item.nodeid: item for item in session.items}
    for mutant in mutants:
        items = [by_id[name] for name in tests(mutant)]

        def job(mutant: Mutant = mutant, items: list[pytest.Item] = items) -> str:
            if not items:
                return "geen test"
            put_in_place(mutant)
            return proefbank.first_failure(session, items, limits) or "over"

        yield mutant, job, 600.0


def _tests_of(mutant: Mutant, found: Dekking) -> set[str]:
    """The tests that run the line; where Python skips it (`continue`), those of the nearest line before it."""
    file = mutant.path.name
    before = ((file, line) for line in range(mutant.line, mutant.line - 10, -1))
    nearest = next((found.regels[place] for place in before if place in found.regels), set())
    return nearest | found.functies.get((file, mutant.function), set())


# --- A change in a table: everything is imported again --------------------------------------------------------------


class Fresh(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """Gives the changed module to whoever imports it."""

    def __init__(self, mutant: Mutant) -> None:
        self.mutant = mutant

    def find_spec(self, name: str, path: Any, target: ModuleType | None = None) -> Any:
        if name != self.mutant.module:
            return None
        spec = importlib.util.spec_from_loader(name, self, origin=str(self.mutant.path))
        if spec is not None and self.mutant.path.stem == "__init__":
            spec.submodule_search_locations = [str(RECHT)]
        return spec

    def exec_module(self, module: ModuleType) -> None:
        module.__file__ = str(self.mutant.path)
        exec(compile(self.mutant.tree, str(self.mutant.path), "exec"), module.__dict__)  # noqa: S102


def fresh_job(mutant: Mutant, limits: dict[str, float]) -> str:
    """Import everything with the change in it and run all tests that pass without it."""
    mutant.apply()
    sys.meta_path.insert(0, Fresh(mutant))
    try:
        recht = importlib.import_module(PACKAGE)
        recht.load_rulebook()
        recht.load_calendar()
    except Exception:  # whatever it is: no test can be collected
        return "de regels laden niet"
    outcome: list[str] = []

    def work(session: pytest.Session) -> None:
        known = [item for item in session.items if item.nodeid in limits]
        missing = "er ontbreken tests" if len(known) < len(limits) else ""
        outcome.append(missing or proefbank.first_failure(session, known, limits))

    code = proefbank.with_tests(work)
    return (outcome[0] or "over") if outcome else f"verzamelen mislukt ({code})"


# --- The whole ------------------------------------------------------------------------------------------------------


def run(mutants: Sequence[Mutant], processes: int, *, short: bool) -> dict[Mutant, str]:
    """What caught each change: a test, or that it never ended; `over` or `geen test` when nothing did."""
    inside = [index for index, mutant in enumerate(mutants) if mutant.function]
    outside = [index for index, mutant in enumerate(mutants) if not mutant.function]
    answers, times = proefbank.in_process(lambda: _quick(mutants, inside, processes, short=short))
    caught = {mutants[index]: answer for index, answer in answers.items()}
    limits = proefbank.limits_for(times)
    jobs = ((mutants[index], lambda index=index: fresh_job(mutants[index], limits), 600.0) for index in outside)
    for mutant, outcome in _shown(proefbank.in_processes(jobs, processes), len(outside)):
        caught[mutant] = _verdict(outcome)
    return caught


def _quick(
    mutants: Sequence[Mutant], inside: Sequence[int], processes: int, *, short: bool
) -> tuple[dict[int, str], dict[str, float]]:
    """What caught the changes inside functions, by number; and how long each test takes."""
    answers: dict[int, str] = {}
    times: dict[str, float] = {}

    def work(session: pytest.Session) -> None:
        times.update(proefbank.in_process(lambda: proefbank.durations(session)))
        print(f"{len(times)} tests, samen {sum(times.values()):.1f} s", file=sys.stderr, flush=True)
        lines = proefbank.in_process(lambda: coverage(session, times)) if inside else Dekking()
        gc.collect()
        gc.freeze()
        kills: Counter[str] = Counter()
        place = {id(mutants[index]): index for index in inside}
        limits = proefbank.limits_for(times)

        def in_order(mutant: Mutant) -> list[str]:
            """First what is likely to catch most in a second."""
            return sorted(_tests_of(mutant, lines), key=lambda name: (times[name] + 0.001) / (kills[name] + 0.2))

        def within_budget(mutant: Mutant) -> list[str]:
            spent = 0.0
            chosen: list[str] = []
            for name in in_order(mutant):
                spent += times[name]
                if chosen and spent > BUDGET:
                    break
                chosen.append(name)
            return chosen

        todo = [mutants[index] for index in inside]
        for tests in (within_budget,) if short else (within_budget, in_order):
            jobs = quick_jobs(session, todo, tests, limits)
            for mutant, outcome in _shown(proefbank.in_processes(jobs, processes), len(todo)):
                answers[place[id(mutant)]] = _verdict(outcome)
                kills[_verdict(outcome)] += 1
            todo = [mutant for mutant in todo if answers[place[id(mutant)]] == "over"]

    code = proefbank.with_tests(work)
    if not times:
        raise SystemExit(f"De tests konden niet worden verzameld ({code}).")
    return answers, times


def _verdict(outcome: proefbank.Uitkomst) -> str:
    return outcome.answer or "te lang of afgebroken"


def _named(mutant: Mutant) -> str:
    return f"{mutant.place} [{mutant.function}] {mutant.change}"


def _shown(outcomes: Iterator[Any], total: int) -> Iterator[Any]:
    """The outcomes, with the number so far and each change that nothing caught on the error output."""
    for number, (mutant, outcome) in enumerate(outcomes, start=1):
        if outcome.answer in ("over", "geen test"):
            print(f"over: {_named(mutant)}", file=sys.stderr, flush=True)
        if number % 100 == 0 or number == total:
            print(f"  {number} van {total}", file=sys.stderr, flush=True)
        yield mutant, outcome


def report(caught: dict[Mutant, str]) -> float:
    """Print the survivors and a table per module; return the share that was caught."""
    left = sorted((m for m, by in caught.items() if by in ("over", "geen test")), key=lambda m: (m.module, m.line))
    for mutant in left:
        print(f"{mutant.place} [{mutant.function or 'module'}] {mutant.change}  ({caught[mutant]})")
    print(f"\n{'module':20} {'gemaakt':>8} {'gevangen':>9} {'over':>6}")
    total = Counter(mutant.path.name for mutant in caught)
    over = Counter(mutant.path.name for mutant in left)
    for name, number in sorted(total.items()):
        print(f"{name:20} {number:8} {number - over[name]:9} {over[name]:6}")
    share = 1 - len(left) / len(caught)
    print(f"{'samen':20} {len(caught):8} {len(caught) - len(left):9} {len(left):6}   {share:.1%} gevangen")
    return share


def main() -> int:
    """Return 0 when at least nine of ten changes were caught."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("namen", nargs="*", help="module (telling) of regel (telling.py:59)")
    parser.add_argument("--processen", type=int, default=2)
    parser.add_argument("--alleen", type=Path, help="alleen wat in dit bestand staat: de regels `over:` van eerder")
    parser.add_argument("--kort", action="store_true", help="alleen de eerste ronde: noemt te veel, niet te weinig")
    given = parser.parse_args()
    started = time.monotonic()
    mutants = all_mutants(given.namen)
    if given.alleen:
        named = {line.removeprefix("over: ").strip() for line in given.alleen.read_text(encoding="utf-8").splitlines()}
        mutants = [mutant for mutant in mutants if _named(mutant) in named]
    if not mutants:
        print("Er is niets om te veranderen.")
        return 1
    share = report(run(mutants, given.processen, short=given.kort))
    print(f"{time.monotonic() - started:.0f} s")
    return 0 if share >= 0.9 else 1


if __name__ == "__main__":
    sys.exit(main())
