"""The whole demo as `make run` starts it: every part is killed with -9, and nothing is lost or in the way."""

import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from http.client import HTTPConnection
from pathlib import Path

import psutil
import psycopg2
import pytest

from passend.lokaal.places import Places, places_for
from passend.lokaal.postgres import PostgresServer
from passend.lokaal.processes import Register, wait_until
from passend.lokaal.programs import postgres_programs

ROOT = Path(__file__).resolve().parents[2]
PARTS = ("web", "werker", "poort", "klok", "post", "postgres", "valkey")

pytestmark = pytest.mark.worker


class Demo:
    """A running demo with a state folder of its own, beside the developer's."""

    def __init__(self, state: Path) -> None:
        self.state = state
        self.places: Places = places_for(ROOT, state)
        self.output = state / "uitvoer.txt"
        self.supervisor: subprocess.Popen[bytes] | None = None
        self.port = 0

    def start(self) -> float:
        """Start and wait for the address; return the seconds it took."""
        ours = ("PASSEND_", "DATABASE_URL", "REDIS_URL", "MAKELEVEL")
        environment = {key: value for key, value in os.environ.items() if not key.startswith(ours)}
        begun = time.monotonic()
        with self.output.open("wb") as output:
            self.supervisor = subprocess.Popen(
                [sys.executable, "-m", "passend.lokaal", "run"],
                cwd=ROOT,
                env={**environment, "PASSEND_LOKAAL_MAP": str(self.state)},
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
        assert wait_until(lambda: self._address() or self.supervisor.poll() is not None, 300), self.text()
        assert self.supervisor.poll() is None, self.text()
        self.port = int(self._address()[1])
        return time.monotonic() - begun

    def text(self) -> str:
        return self.output.read_text(encoding="utf-8", errors="replace")

    def _address(self) -> re.Match[str] | None:
        return re.search(r"De demo staat klaar op http://127\.0\.0\.1:(\d+)", self.text())

    def pid(self, part: str) -> int | None:
        rows = [row for path in self.places.register_files() for row in Register(path).read()]
        return next((row.pid for row in rows if row.name == part), None)

    def answers(self, path: str = "/gezondheid/klaar") -> bool:
        connection = HTTPConnection("127.0.0.1", self.port, timeout=20)
        try:
            connection.request("GET", path)
            return connection.getresponse().status == 200
        except OSError:
            return False
        finally:
            connection.close()

    def facts(self) -> int:
        """Count the facts in the demo's database, as the administrator."""
        account = self.places.account
        programs = postgres_programs(account)
        server = PostgresServer(programs, self.places.postgres_base, self.places.socket_folder, account)
        connection = psycopg2.connect(server.url("passend"))
        try:
            with connection.cursor() as cursor:
                cursor.execute("SELECT count(*) FROM dossiers_feit")
                return cursor.fetchone()[0]
        finally:
            connection.close()

    def kill(self, part: str) -> None:
        """Kill a part with -9 and wait until another one has taken its place and the portal answers."""
        before = self.pid(part)
        assert before is not None
        os.kill(before, signal.SIGKILL)
        assert wait_until(lambda: self.pid(part) not in {before, None}, 60), self.text()
        assert wait_until(self.answers, 60), self.text()

    def end(self) -> None:
        """Stop as Ctrl-C does, and remove what lies outside the state folder."""
        if self.supervisor is not None and self.supervisor.poll() is None:
            self.supervisor.send_signal(signal.SIGINT)
            self.supervisor.wait(timeout=60)
        subprocess.run(
            [sys.executable, "-m", "passend.lokaal", "opruimen"],
            cwd=ROOT,
            env={**os.environ, "PASSEND_LOKAAL_MAP": str(self.state)},
            check=True,
        )


@pytest.fixture
def demo(tmp_path: Path) -> Iterator[Demo]:
    made = Demo(tmp_path / "lokaal")
    yield made
    made.end()


def test_demo_survives_the_death_of_any_part(demo: Demo) -> None:
    demo.start()
    assert demo.answers()
    facts = demo.facts()
    assert facts > 100
    for part in PARTS:
        demo.kill(part)
        assert f"{part} is gestopt (signaal SIGKILL) en start opnieuw." in demo.text()
    assert demo.facts() == facts

    # The supervisor itself: its parts go too, and the next start continues with the same data.
    parts = [psutil.Process(pid) for pid in map(demo.pid, PARTS) if pid]
    assert len(parts) == len(PARTS)
    demo.supervisor.kill()
    demo.supervisor.wait()
    seconds = demo.start()
    assert not any(part.is_running() for part in parts)
    assert demo.facts() == facts
    assert "verzonnen dossiers" not in demo.text()
    # It takes some 6 seconds alone on the machine; tests run beside it here.
    assert seconds < 40

    # Ctrl-C stops all of it.
    parts = [psutil.Process(pid) for pid in map(demo.pid, PARTS) if pid]
    demo.supervisor.send_signal(signal.SIGINT)
    assert demo.supervisor.wait(timeout=60) == 0
    assert not any(part.is_running() for part in parts)
    assert demo.places.register_files() == []
