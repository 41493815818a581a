"""What `make run` executes: start everything, keep it running, stop it in order.

Order of starting: servers, mail sink, database (roles, migrations, data when new), then web, worker, mail
gateway and beat.
The listening sockets of web and mail are opened here and handed down: no other program can take the port in between,
and visitors of a web server that was killed wait for the next one instead of being refused.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import socket
import subprocess
import sys
import threading
import urllib.error
import urllib.request
from collections.abc import Callable, Mapping
from pathlib import Path

from passend.lokaal.children import Child, python_command, say
from passend.lokaal.database import DemoDatabase, State
from passend.lokaal.environment import Secrets, demo_environment, load_secrets, role_urls
from passend.lokaal.errors import LocalError
from passend.lokaal.guard import start_guard
from passend.lokaal.places import Places, own_folder
from passend.lokaal.postgres import STOP_SIGNAL, PostgresServer
from passend.lokaal.processes import Record, Register, process_start, spawn, stop, wait_until
from passend.lokaal.programs import postgres_programs, redis_program
from passend.lokaal.redis import PORTS, RedisServer, free_port, listening_socket
from passend.lokaal.slot import DemoLock

WEB_PORTS = range(8000, 8100)
MAIL_PORTS = range(2525, 2625)
START_SECONDS = 60


class Stopped(Exception):  # noqa: N818 - no error: the wish of who pressed the keys
    """Somebody pressed Ctrl-C (or sent SIGTERM) while we were still starting."""


class Supervisor:
    """One run of the demo; `given` is the caller's environment."""

    def __init__(self, places: Places, given: Mapping[str, str]) -> None:
        self.places = places
        self.given = given
        self.keys: Secrets = load_secrets(places.state / "geheimen.json")
        self.register = Register(places.new_register_file())
        self.stopping = threading.Event()
        self.servers: list[Child] = []
        self.programs: list[Child] = []
        self.sockets: list[socket.socket] = []
        # Under make: when make itself is killed nobody is left to press Ctrl-C, so then we stop too.
        self._parent = os.getppid() if "MAKELEVEL" in given else None

    def run(self, lock: DemoLock, *, afresh: bool) -> None:
        """Start the demo and keep it up until a signal comes. Raises LocalError when it cannot start."""
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, lambda *_: self.stopping.set())
        if leftovers := stop_leftovers(self.places):
            say(f"Resten van een vorige keer zijn gestopt: {', '.join(leftovers)}.")
        guard = start_guard(self.register)
        try:
            # Starting and stopping are done by this thread; a signal only sets `stopping`.
            with contextlib.suppress(Stopped):
                self._start(lock, afresh=afresh)
                self._tend_until_stopped()
        finally:
            self._stop_all()
            if guard.stdin:
                guard.stdin.close()
            guard.wait(timeout=30)
        say("Alles is gestopt. De gegevens blijven bewaard.")

    # --- Starting --------------------------------------------------------------------------------------------

    def _start(self, lock: DemoLock, *, afresh: bool) -> None:
        if afresh:
            for name in ("klok", "post"):
                _remove(self.places.state / name)
        admin_url, redis_url = self._start_servers(afresh=afresh)
        web_socket, mail_socket = _first_free(WEB_PORTS), _first_free(MAIL_PORTS)
        # Kept open as long as we live, for every next web server and mail sink.
        self.sockets = [web_socket, mail_socket]
        port, mail_port = web_socket.getsockname()[1], mail_socket.getsockname()[1]
        own_folder(self.places.state / "post")
        own_folder(self.places.state / "cache")
        # WhiteNoise warns when this is not there, and only production fills it.
        (self.places.checkout / "staticfiles").mkdir(exist_ok=True)
        environment = demo_environment(
            self.given,
            state=self.places.state,
            keys=self.keys,
            database_urls=role_urls(admin_url, self.given, self.keys.role_password),
            redis_url=redis_url,
            port=port,
            mail_port=mail_port,
        )
        post = self._child("post", ["-m", "passend.lokaal.postvak", "--fd", str(mail_socket.fileno())], environment)
        post.pass_fds = (mail_socket.fileno(),)
        self._launch(post)
        self._prepare_database(DemoDatabase(admin_url), environment, afresh=afresh)

        worker_environment = {**environment, "PASSEND_DATABASE_ROL": "werker"}
        # Celery's advice against root is for servers; on one's own machine the demo may be root's.
        worker_environment["PYTHONWARNINGS"] = "ignore:You're running the worker"
        web = self._child("web", _gunicorn(web_socket.fileno()), environment)
        web.pass_fds = (web_socket.fileno(),)
        celery = ["-m", "celery", "--quiet", "-A", "passend"]
        # Beat keeps no file: every entry only rings a bell, and a damaged file could block a start.
        beat = [*celery, "beat", "--scheduler", "celery.beat:Scheduler", "--pidfile="]
        worker = [*celery, "worker", "--concurrency", "1", "--without-gossip", "--without-mingle"]
        for child in (
            web,
            self._child("werker", [*worker, "-Q", "celery", "-n", "werker@%h"], worker_environment),
            # The mail gateway apart from the other work: what kills a worker does not kill a send.
            self._child("poort", [*worker, "-Q", "poort", "-n", "poort@%h"], worker_environment),
            self._child("klok", beat, worker_environment),
        ):
            self._launch(child)
        address = f"http://127.0.0.1:{port}"
        self._wait_for("De website", lambda: _answers(f"{address}/gezondheid/leeft"), web)
        lock.tell(address)
        persons = self._manage(environment, "demo_personen", quiet=True)
        say(f"\n{persons.rstrip()}\n\nDe demo staat klaar op {address}")
        say(f"Stoppen: Ctrl-C. Alle meldingen staan in {self.places.state / 'demo.log'}\n")

    def _start_servers(self, *, afresh: bool) -> tuple[str, str]:
        """Start PostgreSQL and Valkey, or use the given ones; return the administrator's address and the broker's."""
        database_url, redis_url = self.given.get("DATABASE_URL"), self.given.get("REDIS_URL")
        if bool(database_url) != bool(redis_url):
            raise LocalError("Geef DATABASE_URL en REDIS_URL allebei op, of geen van beide.")
        if database_url and redis_url:
            say("De demo gebruikt de servers uit DATABASE_URL en REDIS_URL.")
            return database_url, redis_url
        places = self.places
        postgres = PostgresServer(
            postgres_programs(places.account, self.given), places.postgres_base, places.socket_folder, places.account
        )
        postgres.clear_leftovers()
        if afresh:
            _remove(postgres.data)
        say("PostgreSQL en Valkey starten ...")
        postgres.prepare()
        database = Child(
            "postgres",
            postgres.command,
            postgres.environment(),
            postgres.base,
            self.register,
            account=places.account,
            stop_signal=STOP_SIGNAL,
            before=postgres.clear_leftovers,
            quiet=True,
        )
        redis = RedisServer(
            redis_program(self.given), own_folder(places.state / "valkey"), free_port(PORTS), self.keys.redis_password
        )
        redis.prepare()
        broker = Child("valkey", redis.command, {"PATH": os.defpath}, redis.folder, self.register, quiet=True)
        self.servers = [database, broker]
        for child in self.servers:
            child.start()
        self._wait_for("PostgreSQL", postgres.is_ready, database)
        self._wait_for("Valkey", redis.is_ready, broker)
        return postgres.url(), redis.url()

    def _prepare_database(self, database: DemoDatabase, environment: Mapping[str, str], *, afresh: bool) -> None:
        if afresh:
            database.drop()
        state = database.ensure()
        # Making roles takes an administrator; everything after it is done as the owner of the tables.
        self._manage({**environment, "DATABASE_URL_BEHEER": database.admin_url}, "richt_rollen_in", quiet=True)
        say("De tabellen worden bijgewerkt ...")
        self._manage(environment, "migrate", "--no-input", "--verbosity", "0")
        if state is State.FRESH:
            say("De echte scholen en de verzonnen dossiers van de demo worden geladen ...")
            self._manage(environment, "laad_gegevens")
            self._manage(environment, "laad_demo")
            database.mark_filled()

    def _manage(self, environment: Mapping[str, str], *arguments: str, quiet: bool = False) -> str:
        """Run a command of manage.py to its end, showing its lines unless quiet; return its output.

        Raises LocalError with the output when it fails, and Stopped when we have to stop meanwhile.
        """
        process = spawn(
            python_command("manage.py", *arguments),
            environment=environment,
            register=self.register,
            cwd=self.places.checkout,
            # On a terminal a progress bar draws itself.
            stdout=None if sys.stdout.isatty() and not quiet else subprocess.PIPE,
        )
        self.register.add("opdracht", process)
        lines: list[str] = []

        def read() -> None:
            for raw in process.stdout or ():
                # A progress bar returns to the start of its line: keep what it showed last.
                line = raw.decode("utf-8", errors="replace").rstrip().rpartition("\r")[2]
                lines.append(line)
                if not quiet:
                    say(line, arguments[0].removeprefix("laad_"))

        reader = threading.Thread(target=read, daemon=True)
        reader.start()
        while process.poll() is None:
            if self._must_stop(0.05):
                record = Record("opdracht", process.pid, process_start(process.pid) or 0.0)
                stop(record, self.register, 5)
                process.wait()
                raise Stopped
        reader.join(timeout=5)
        self.register.remove(["opdracht"])
        output = "\n".join(lines)
        if process.returncode != 0:
            shown = f":\n{output}" if quiet else ". Zie de regels hierboven."
            raise LocalError(f"De opdracht 'manage.py {arguments[0]}' lukte niet{shown}")
        return output

    def _child(self, name: str, arguments: list[str], environment: Mapping[str, str]) -> Child:
        command = python_command(*arguments)
        log_file = self.places.state / "demo.log"
        return Child(name, lambda: command, environment, self.places.checkout, self.register, log_file=log_file)

    def _launch(self, child: Child) -> None:
        self.programs.append(child)
        child.start()

    def _wait_for(self, what: str, ready: Callable[[], bool], child: Child) -> None:
        def done() -> bool:
            if self._must_stop(0):
                raise Stopped
            if child.process is not None and child.process.poll() is not None:
                child.tend()
            return ready()

        if not wait_until(done, START_SECONDS):
            raise LocalError(f"{what} komt niet op gang. Zie de regels hierboven.")

    # --- Running and stopping -----------------------------------------------------------------------------------

    def _tend_until_stopped(self) -> None:
        while not self._must_stop(0.2):
            for child in (*self.servers, *self.programs):
                child.tend()
        say("\nAlles stopt ...")

    def _must_stop(self, seconds: float) -> bool:
        """Wait at most so long for a reason to stop: a signal, or the death of the make that started us."""
        if self._parent is not None and os.getppid() != self._parent:
            self.stopping.set()
        return self.stopping.wait(seconds)

    def _stop_all(self) -> None:
        for child in reversed(self.programs):
            child.ask_to_stop()
        for child in reversed(self.programs):
            child.stop(grace_seconds=8)
        for child in reversed(self.servers):
            child.stop(grace_seconds=15)
        for sock in self.sockets:
            sock.close()
        self.register.stop_all(grace_seconds=5)


def stop_leftovers(places: Places) -> list[str]:
    """Stop what an earlier run of this checkout left running; return the names. Only for who holds the demo's lock."""
    names: list[str] = []
    for path in places.register_files():
        names += Register(path).stop_all(grace_seconds=5)
    return names


def _gunicorn(descriptor: int) -> list[str]:
    # Sync workers: measured fastest for pages with queries. The control socket would be made in the user's home.
    return [
        "-m", "gunicorn", "passend.wsgi", "--bind", f"fd://{descriptor}", "--workers", "2", "--worker-class", "sync",
        "--timeout", "60", "--graceful-timeout", "5", "--log-level", "warning", "--no-control-socket",
    ]  # fmt: skip


def _first_free(ports: range) -> socket.socket:
    """Return a listening socket on the first port that can be had."""
    for port in ports:
        with contextlib.suppress(OSError):
            return listening_socket(port)
    raise LocalError(f"Alle poorten van {ports.start} tot {ports.stop} zijn bezet.")


def _answers(url: str) -> bool:
    # No proxy from the environment: this is our own computer.
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    try:
        with opener.open(url, timeout=5) as response:
            return bool(response.status == 200)
    except (urllib.error.URLError, OSError):
        return False


def _remove(path: Path) -> None:
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)
