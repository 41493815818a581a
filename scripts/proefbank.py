"""The tests of `tests/recht` as a bench: collected once, then run again and again in forked processes; no servers.

A job changes something in its own process (a function, a rule) and runs tests until one fails. Nothing that it changed
survives it. Used by `mutatie.py` and `cellen.py`.
"""

from __future__ import annotations

import os
import pickle
import signal
import sys
import tempfile
import time
import traceback
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, settings

ROOT = Path(__file__).resolve().parent.parent
TESTS = ROOT / "tests" / "recht"
#: Few examples, always the same, none kept: a change must meet the same tests every time, thousands of times.
EXAMPLES = 10
#: Of tests that go through blocks of random histories: how many blocks.
BLOCKS = {
    "test_the_clock_and_the_oracle_agree": 4,
    "test_the_order_of_the_facts_and_repeats_change_nothing_and_computing_again_neither": 1,
    "test_every_step_and_remark_is_known_and_adds_up": 3,
    # This tests the test.
    "test_the_comparison_sees_each_thing_that_differs": 0,
}


@dataclass(frozen=True)
class Uitkomst:
    """What came of a job: its answer, or `te lang` when it had to be stopped. seconds: how long it took."""

    answer: Any
    stopped: bool
    seconds: float


class _Plugin:
    """Hands the collected tests to `work` in the place of running them."""

    def __init__(self, work: Callable[[pytest.Session], None]) -> None:
        self.work = work

    @pytest.hookimpl(trylast=True)
    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        items[:] = [item for item in items if not _too_many(item)]
        for item in items:
            test: Any = getattr(item, "obj", None)
            if hasattr(test, "hypothesis"):
                own = getattr(test, "_hypothesis_internal_use_settings", None) or settings()
                test._hypothesis_internal_use_settings = settings(
                    own,
                    max_examples=min(EXAMPLES, own.max_examples),
                    derandomize=True,
                    database=None,
                    deadline=None,
                    phases=[Phase.explicit, Phase.generate],
                    suppress_health_check=list(HealthCheck),
                )

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        self.work(session)
        return True


def _too_many(item: pytest.Item) -> bool:
    name, _, block = item.name.partition("[")
    return name in BLOCKS and (BLOCKS[name] == 0 or int(block.rstrip("]")) >= BLOCKS[name])


def with_tests(work: Callable[[pytest.Session], None], folder: Path = TESTS) -> int:
    """Collect the tests and let `work` run them; the exit code of pytest (not 0 when collecting failed)."""
    names = ("django", "randomly", "xdist", "cacheprovider", "socket", "terminal")
    without = [word for name in names for word in ("-p", f"no:{name}")]
    arguments = ["-c", os.devnull, f"--rootdir={ROOT}", f"--confcutdir={folder}", "--import-mode=importlib"]
    return int(pytest.main([*arguments, *without, "-s", str(folder)], plugins=[_Plugin(work)]))


def first_failure(
    session: pytest.Session, items: Iterable[pytest.Item], limits: Mapping[str, float] | None = None
) -> str:
    """The node id of the first test that fails; empty when all pass.

    limits: the seconds each test may take. One that takes longer ends the process.
    """
    failed: list[str] = []

    class Watch:
        def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
            if report.failed:
                failed.append(report.nodeid)

    watch = Watch()
    session.config.pluginmanager.register(watch)
    todo = list(items)
    for item, following in zip(todo, [*todo[1:], None], strict=True):
        if limits is not None:
            signal.setitimer(signal.ITIMER_REAL, limits[item.nodeid])
        session.config.hook.pytest_runtest_protocol(item=item, nextitem=following)
        if failed:
            break
    signal.setitimer(signal.ITIMER_REAL, 0)
    session.config.pluginmanager.unregister(watch)
    return failed[0] if failed else ""


def durations(session: pytest.Session) -> dict[str, float]:
    """Run every test once: its seconds of processor time. One that fails is left out and named on the error output."""
    times = {}
    for item in session.items:
        started = time.process_time()
        if failure := first_failure(session, [item]):
            print(f"faalt ook zonder verandering, doet niet mee: {failure}", file=sys.stderr, flush=True)
        else:
            times[item.nodeid] = time.process_time() - started
    return times


def limits_for(times: Mapping[str, float]) -> dict[str, float]:
    """How long each test may take on the wall before it counts as one that never ends."""
    return {name: 5 + 20 * seconds for name, seconds in times.items()}


def load_again() -> None:
    """Load the rules and the calendar that the tests hold anew, and empty what functions remember.

    Only what was loaded from the shipped files: a test's own rules are one file, its own calendar has extra days.
    """
    from passend.recht import Kalender, Regelboek, load_calendar, load_rulebook

    held_by_tests: dict[int, Any] = {}
    for name, module in list(sys.modules.items()):
        if not name.startswith(("passend.recht", "tests")):
            continue
        for held in list(vars(module).values()):
            if callable(getattr(held, "cache_clear", None)):
                held.cache_clear()
            if name.startswith("tests"):
                held_by_tests[id(held)] = held
    rulebook = load_rulebook()
    for held in held_by_tests.values():
        if isinstance(held, Regelboek) and len({rule.bestand for rule in held.rules}) > 1:
            held.__dict__.update(rulebook.__dict__)
        elif isinstance(held, Kalender) and not held.extra_days:
            held.__dict__.update(load_calendar(vacations=held.vacations).__dict__)


def in_process(job: Callable[[], Any]) -> Any:
    """The answer of a job done in a forked process, without limit. Raises RuntimeError when it died."""
    ((_, outcome),) = in_processes([("", job, 1e9)], 1, silent=False)
    if outcome.answer is None:
        raise RuntimeError("a process of the bench died")
    return outcome.answer


def in_processes(
    jobs: Iterable[tuple[Any, Callable[[], Any], float]], processes: int, *, silent: bool = True
) -> Iterator[tuple[Any, Uitkomst]]:
    """Do jobs (name, work, limit in seconds) in forked processes, `processes` at a time; in order of finishing.

    A process that dies, or is stopped because it took too long, answers None.
    """
    waiting = iter(jobs)
    running: dict[int, tuple[Any, float, float, str]] = {}
    with tempfile.TemporaryDirectory(prefix="proefbank-") as folder:
        more = True
        while running or more:
            while more and len(running) < processes:
                try:
                    name, work, limit = next(waiting)
                except StopIteration:
                    more = False
                    break
                answer = str(Path(folder) / f"{time.monotonic_ns()}")
                running[_fork(work, answer, silent=silent)] = (name, time.monotonic(), limit, answer)
            for pid, (name, started, limit, answer) in list(running.items()):
                seconds = time.monotonic() - started
                stopped = seconds > limit
                if stopped:
                    os.kill(pid, signal.SIGKILL)
                if os.waitpid(pid, 0 if stopped else os.WNOHANG)[0]:
                    del running[pid]
                    yield name, Uitkomst(_read(answer), stopped, seconds)
            time.sleep(0.002)


def _fork(work: Callable[[], Any], answer: str, *, silent: bool) -> int:
    sys.stdout.flush()
    sys.stderr.flush()
    pid = os.fork()
    if pid:
        return pid
    code = 1
    try:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, 1)
        if silent:
            os.dup2(nowhere, 2)
        done = work()
        Path(answer).write_bytes(pickle.dumps(done))
        code = 0
    except Exception:
        traceback.print_exc()
    finally:
        sys.stderr.flush()
        os._exit(code)


def _read(answer: str) -> Any:
    path = Path(answer)
    if not path.exists():
        return None
    data = path.read_bytes()
    path.unlink()
    return pickle.loads(data)  # noqa: S301 - written by our own process
