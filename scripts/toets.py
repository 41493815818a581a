"""Everything that `make test` checks, in order, with a heading and the time for each part.

    .venv/bin/python scripts/toets.py              everything
    .venv/bin/python scripts/toets.py --servers    only the tests that use the servers (not the browser's)

The database and the broker are real ones, started for this run from PG_BIN and REDIS_BIN (default: the wheels), beside
whatever else runs on this machine. All parts are run, also after one failed; the exit code tells whether all passed.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from passend.lokaal.errors import LocalError  # noqa: E402 - found through the line above
from passend.lokaal.servers import ephemeral_servers  # noqa: E402

BIN = ROOT / ".venv" / "bin"
PYTEST = (str(BIN / "pytest"), "--durations=20", "--durations-min=0.5")


@dataclass(frozen=True)
class Step:
    """One part: its heading and the command line, run from the root of the project."""

    title: str
    command: tuple[str, ...]


def static_steps() -> list[Step]:
    """Return what needs no server."""
    return [
        Step("Stijl (ruff)", (str(BIN / "ruff"), "check", ".")),
        Step("Opmaak (ruff)", (str(BIN / "ruff"), "format", "--check", ".")),
        Step("Typen (mypy)", (str(BIN / "mypy"),)),
        Step("Sjablonen (djlint)", (str(BIN / "djlint"), "--lint", "--quiet", "templates")),
        Step("Verdiepingen (import-linter)", (str(BIN / "lint-imports"),)),
    ]


def migration_steps() -> list[Step]:
    """Return the checks on migrations: none forgotten, none that locks or breaks a running portal."""
    python = str(BIN / "python")
    return [
        Step("Geen migratie vergeten", (python, "manage.py", "makemigrations", "--check", "--dry-run")),
        Step("Veilige migraties", (python, "scripts/toets_migraties.py")),
    ]


def test_steps(*, browser: bool) -> list[Step]:
    """Return the tests: with two processes, and the browser's apart, because Chromium itself takes the second core.

    Without the browser it is the servers that are tried: the law clock knows none, so its own tests stay out.
    """
    rest = () if browser else ("--ignore=tests/recht",)
    steps = [Step("Tests", (*PYTEST, "-n", "2", "-m", "not browser", *rest))]
    if browser:
        steps.append(Step("Tests met de browser", (*PYTEST, "-m", "browser")))
    return steps


def test_environment(database_url: str, redis_url: str) -> dict[str, str]:
    """Return the environment for tests: the caller's without any setting of a demo or another database."""
    foreign = (
        "PASSEND_",
        "DATABASE_URL",
        "REDIS_URL",
        "EMAIL_URL",
        "DJANGO_",
        "PGHOST",
        "PGPORT",
        "PGUSER",
        "PGDATABASE",
    )
    kept = {key: value for key, value in os.environ.items() if not key.startswith(foreign)}
    return {
        **kept,
        "PASSEND_OMGEVING": "test",
        "PASSEND_TEST_DATABASE_URL": database_url,
        "PASSEND_TEST_REDIS_URL": redis_url,
        # The checks on migrations look at a server, not at tables: any database will do.
        "DATABASE_URL": database_url,
        "DATABASE_URL_EIGENAAR": database_url,
        "REDIS_URL": redis_url,
        # Caches of libraries and of Chromium stay in our own folder instead of the user's home.
        "XDG_CACHE_HOME": str(ROOT / ".lokaal" / "cache"),
        "XDG_CONFIG_HOME": str(ROOT / ".lokaal" / "cache"),
    }


def run(step: Step, environment: Mapping[str, str]) -> tuple[Step, int, float]:
    """Run one part and show what it prints; return its exit code and its seconds."""
    print(f"\n=== {step.title} ===", flush=True)
    started = time.monotonic()
    done = subprocess.run(step.command, cwd=ROOT, env=dict(environment), stdin=subprocess.DEVNULL, check=False)
    seconds = time.monotonic() - started
    print(f"--- {'goed' if done.returncode == 0 else 'FOUT'}, {seconds:.1f} s", flush=True)
    return step, done.returncode, seconds


def main() -> int:
    """Run what the command line asks; return 0 only when everything passed."""
    parser = argparse.ArgumentParser(description="Alle controles en tests van Passend.")
    parser.add_argument("--servers", action="store_true", help="alleen de tests op de servers, zonder de browser")
    only_servers = parser.parse_args().servers
    results = []
    if not only_servers:
        results += [run(step, os.environ) for step in static_steps()]
    try:
        with ephemeral_servers() as servers:
            environment = test_environment(servers.database_url(), servers.redis_url)
            steps = [] if only_servers else migration_steps()
            results += [run(step, environment) for step in (*steps, *test_steps(browser=not only_servers))]
    except LocalError as error:
        print(f"\n{error}", file=sys.stderr)
        return 1
    print("\n=== Samen ===")
    for step, code, seconds in results:
        print(f"{'goed' if code == 0 else 'FOUT'}  {seconds:7.1f} s  {step.title}")
    print(f"      {sum(seconds for _, _, seconds in results):7.1f} s  in totaal", flush=True)
    return 1 if any(code for _, code, _ in results) else 0


if __name__ == "__main__":
    sys.exit(main())
