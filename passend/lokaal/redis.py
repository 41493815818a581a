"""A Redis-compatible server of our own (Valkey or Redis): broker, cache and throttle for one person's computer.

It listens on a port of the loopback interface with a password, not on a socket: Celery writes a socket's address as
`redis+socket:///path`, redis-py as `unix:///path`, and the settings read ONE address. The password stands in a
configuration file that only its owner can read, never on a command line. Nothing is kept on disk: the database is the
truth and the sweep finds again what the broker forgot.
"""

from __future__ import annotations

import socket
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import redis

from passend.lokaal.errors import LocalError

LOOPBACK = "127.0.0.1"
# Below the range from which the system picks ports for outgoing connections: after a crash the port is still free.
PORTS = range(16379, 16579)


@dataclass(frozen=True)
class RedisServer:
    """One server; `folder` holds its configuration file and is our own."""

    program: Path
    folder: Path
    port: int
    password: str

    def url(self, database: int = 0) -> str:
        return f"redis://:{self.password}@{LOOPBACK}:{self.port}/{database}"

    def prepare(self) -> None:
        """Write the configuration file (mode 0600)."""
        lines = [
            f"bind {LOOPBACK}",
            f"port {self.port}",
            f"requirepass {self.password}",
            "daemonize no",
            'save ""',
            "appendonly no",
            # A broker must refuse, not forget, when it is full.
            "maxmemory 256mb",
            "maxmemory-policy noeviction",
            "loglevel warning",
        ]
        path = self.folder / "server.conf"
        path.touch(mode=0o600)
        path.chmod(0o600)
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")

    def command(self) -> list[str | Path]:
        """Return the command that runs the server in the foreground."""
        return [self.program, self.folder / "server.conf"]

    def is_ready(self) -> bool:
        """Tell whether OUR server answers: another one on this port would not take our password."""
        try:
            with redis.Redis.from_url(self.url(), socket_timeout=2) as client:
                return bool(client.ping())
        except redis.RedisError:
            return False


def free_port(candidates: Iterable[int]) -> int:
    """Return the first port of the loopback interface on which nobody listens; LocalError when there is none."""
    for port in candidates:
        try:
            listening_socket(port, backlog=None).close()
        except OSError:
            continue
        return port
    raise LocalError("Er is geen vrije poort gevonden. Sluit programma's af die op poorten luisteren.")


def listening_socket(port: int, backlog: int | None = 128) -> socket.socket:
    """Return a socket bound to this loopback port (listening, unless backlog is None); OSError when it is taken."""
    sock = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    try:
        # Connections that just ended keep a port "in use" for a minute; a listener of somebody else still refuses us.
        sock.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        sock.bind((LOOPBACK, port))
        if backlog is not None:
            sock.listen(backlog)
    except OSError:
        sock.close()
        raise
    return sock
