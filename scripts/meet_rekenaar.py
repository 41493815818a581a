"""How fast the public calculator answers: `make meet-rekenaar` (or `.venv/bin/python scripts/meet_rekenaar.py`).

Starts servers of its own and one warm worker of gunicorn, and asks it start page, forms and results of every
occasion, one after another. Time runs from sending the question until the whole answer is there. Prints p50, p95
and the slowest; exit code 1 when p95 is over the limit.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import time
from http.client import HTTPConnection
from pathlib import Path

import psutil

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from passend.lokaal.environment import role_urls  # noqa: E402 - found through the line above
from passend.lokaal.processes import wait_until  # noqa: E402
from passend.lokaal.redis import listening_socket  # noqa: E402
from passend.lokaal.servers import ephemeral_servers  # noqa: E402
from tests.wet.rekenvragen import VOORBEELDEN  # noqa: E402

DATABASE = "passend_rekenaar"
LIMIT_MS = 50.0
WARM_UP, ROUNDS = 3, 20
START = "/termijnrekenaar/"
OCCASIONS = tuple(dict.fromkeys(key for key, _answers in VOORBEELDEN))
#: Results three times: that is where the work is.
PAGES = (
    START,
    *(f"{START}{key}/" for key in OCCASIONS),
    *(f"{START}{key}/datums/?{answers}" for key, answers in VOORBEELDEN for _ in range(3)),
)


def main() -> int:
    """Start everything, ask, print; return 0 when p95 keeps the limit."""
    parser = argparse.ArgumentParser(description="Meet hoe snel de termijnrekenaar antwoordt.")
    parser.add_argument("--rondes", type=int, default=ROUNDS, help="hoe vaak elke pagina wordt gevraagd")
    rounds = parser.parse_args().rondes
    with ephemeral_servers() as servers, listening_socket(0) as socket:
        urls = role_urls(servers.database_url(DATABASE), {}, "")
        environment = {**os.environ, **urls, "REDIS_URL": servers.redis_url, "PASSEND_OMGEVING": "test"}
        make_database(servers.database_url(), environment, servers.database_url(DATABASE))
        worker = start_worker(environment, socket.fileno())
        try:
            port = socket.getsockname()[1]
            if not wait_until(lambda: answers(port), 30):
                print("De webserver antwoordt niet.", file=sys.stderr)
                return 1
            before = processor_seconds(worker.pid)
            times = measure(port, rounds)
            busy = (processor_seconds(worker.pid) - before) * 1000 / (len(PAGES) * (WARM_UP + rounds))
        finally:
            worker.terminate()
            worker.wait(15)
    print(f"De werker rekende gemiddeld {busy:.1f} ms per pagina; de rest is wachten, ook op andere programma's.")
    return report(times)


def make_database(admin_url: str, environment: dict[str, str], owner_url: str) -> None:
    """Make the roles and the tables on a fresh server."""
    import psycopg2

    link = psycopg2.connect(admin_url)
    link.autocommit = True
    with link.cursor() as cursor:
        cursor.execute(f'CREATE DATABASE "{DATABASE}"')
    link.close()
    for arguments, changes in ((("richt_rollen_in",), {"DATABASE_URL_EIGENAAR": owner_url}), (("migrate", "-v0"), {})):
        subprocess.run([sys.executable, "manage.py", *arguments], cwd=ROOT, env={**environment, **changes}, check=True)


def start_worker(environment: dict[str, str], descriptor: int) -> subprocess.Popen[bytes]:
    """One worker of the same server as in production; its log is not kept."""
    command = [sys.executable, "-m", "gunicorn", "passend.wsgi", "--bind", f"fd://{descriptor}", "--workers", "1"]
    command += ["--worker-class", "sync", "--log-level", "warning", "--no-control-socket"]
    quiet = {"PYTHONWARNINGS": "ignore"}
    return subprocess.Popen(
        command, cwd=ROOT, env={**environment, **quiet}, pass_fds=(descriptor,), stdout=subprocess.DEVNULL
    )


def processor_seconds(pid: int) -> float:
    """Processor time so far of the worker below this process: a busy machine does not count against it."""
    children = psutil.Process(pid).children()
    return float(sum(child.cpu_times().user + child.cpu_times().system for child in children))


def answers(port: int) -> bool:
    """Whether the worker is up."""
    try:
        return ask(port, "/gezondheid/leeft")[0] == 200
    except OSError:
        return False


def ask(port: int, path: str) -> tuple[int, float]:
    """The status of an answer, and how many milliseconds it took until all of it was there."""
    started = time.perf_counter()
    link = HTTPConnection("127.0.0.1", port, timeout=10)
    link.request("GET", path)
    answer = link.getresponse()
    answer.read()
    took = (time.perf_counter() - started) * 1000
    link.close()
    return answer.status, took


def measure(port: int, rounds: int) -> list[tuple[float, str]]:
    """Ask every page `rounds` times, after the warm-up; every answer must be a page."""
    times = []
    for number in range(WARM_UP + rounds):
        for page in PAGES:
            status, took = ask(port, page)
            if status != 200:
                raise SystemExit(f"{page} gaf {status}")
            if number >= WARM_UP:
                times.append((took, page))
    return sorted(times)


def report(times: list[tuple[float, str]]) -> int:
    """Print the figures; return 0 when p95 keeps the limit."""
    p50, p95 = (times[round(share * (len(times) - 1))][0] for share in (0.5, 0.95))
    slowest, page = times[-1]
    print(
        f"{len(times)} pagina's, 1 werker: p50 {p50:.1f} ms, p95 {p95:.1f} ms, hoogste {slowest:.1f} ms ({page[:60]})"
    )
    print(f"Grens voor p95: {LIMIT_MS:.0f} ms. {'Gehaald.' if p95 <= LIMIT_MS else 'Niet gehaald.'}")
    return 0 if p95 <= LIMIT_MS else 1


if __name__ == "__main__":
    sys.exit(main())
