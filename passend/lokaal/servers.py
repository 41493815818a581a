"""Servers for as long as a test run: started in a temporary folder, gone afterwards, also after `kill -9`."""

from __future__ import annotations

import contextlib
import os
import secrets
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from passend.lokaal.errors import LocalError
from passend.lokaal.guard import start_guard
from passend.lokaal.places import own_folder, server_account, temp_root
from passend.lokaal.postgres import STOP_SIGNAL, SUPERUSER, PostgresServer
from passend.lokaal.processes import Register, spawn, wait_until
from passend.lokaal.programs import postgres_programs, redis_program
from passend.lokaal.redis import PORTS, RedisServer, free_port

START_SECONDS = 60


@dataclass(frozen=True)
class EphemeralServers:
    """A running PostgreSQL and a running Redis-compatible server that live as long as the `with` block."""

    postgres: PostgresServer
    redis: RedisServer
    postgres_pid: int
    redis_pid: int

    def database_url(self, database: str = SUPERUSER, user: str = SUPERUSER) -> str:
        """Return the URL of a database as a role; by default the administrator's."""
        return self.postgres.url(database, user)

    @property
    def redis_url(self) -> str:
        return self.redis.url()


@contextlib.contextmanager
def ephemeral_servers(environment: Mapping[str, str] = os.environ) -> Iterator[EphemeralServers]:
    """Start both servers on fresh data and yield their addresses; stop them and delete their data at the end.

    PG_BIN and REDIS_BIN choose other programs than the wheels'. Writing to disk is not waited for (fsync off).
    Raises LocalError when a server does not come up, with its last lines.
    """
    account = server_account()
    folder = Path(tempfile.mkdtemp(prefix="passend-proef-", dir=temp_root(account)))
    folder.chmod(0o711 if account else 0o700)
    register = Register(folder / "processen.json")
    guard = start_guard(register, delete=(folder,))
    processes: list[subprocess.Popen[bytes]] = []
    try:
        postgres = PostgresServer(
            postgres_programs(account, environment),
            own_folder(folder / "gegevens", owner=account),
            own_folder(folder / "s", owner=account),
            account,
            durable=False,
        )
        postgres.prepare()
        with (folder / "postgres.log").open("wb") as log:
            database = spawn(
                postgres.command(),
                environment=postgres.environment(),
                register=register,
                cwd=postgres.base,
                account=account,
                stdout=log,
            )
        processes.append(database)
        register.add("postgres", database, STOP_SIGNAL)
        redis, broker = _start_redis(own_folder(folder / "redis"), register, environment)
        processes.append(broker)
        _wait_for("PostgreSQL", postgres.is_ready, database, folder / "postgres.log")
        yield EphemeralServers(postgres, redis, database.pid, broker.pid)
    finally:
        register.stop_all()
        for process in processes:
            process.wait(timeout=15)
        shutil.rmtree(folder, ignore_errors=True)
        if guard.stdin:
            guard.stdin.close()
        guard.wait(timeout=15)


def _start_redis(
    folder: Path, register: Register, environment: Mapping[str, str]
) -> tuple[RedisServer, subprocess.Popen[bytes]]:
    """Start on a free port; another test run may take that port between our look and our start, so try a few."""
    log_path = folder / "server.log"
    start = PORTS.start + secrets.randbelow(len(PORTS) - 20)
    program = redis_program(environment)
    for _ in range(5):
        server = RedisServer(program, folder, free_port(range(start, PORTS.stop)), secrets.token_hex(24))
        server.prepare()
        with log_path.open("wb") as log:
            process = spawn(
                server.command(), environment={"PATH": os.defpath}, register=register, cwd=folder, stdout=log
            )
        register.add("redis", process)
        try:
            _wait_for("Redis", server.is_ready, process, log_path)
        except LocalError:
            if process.poll() is None or "in use" not in log_path.read_text(errors="replace"):
                raise
            start = server.port + 1
            continue
        return server, process
    raise LocalError("Redis vond na vijf keer proberen geen vrije poort.")


def _wait_for(name: str, ready: Callable[[], bool], process: subprocess.Popen[bytes], log: Path) -> None:
    wait_until(lambda: ready() or process.poll() is not None, START_SECONDS)
    if process.poll() is not None or not ready():
        lines = log.read_text(encoding="utf-8", errors="replace").splitlines()[-15:]
        raise LocalError(f"{name} komt niet op gang:\n" + "\n".join(lines))
