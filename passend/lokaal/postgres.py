"""A PostgreSQL server of our own: one data folder, reachable only through a socket in a folder of ours.

Everybody who can enter the socket's folder (mode 0700) is let in without a password, as any role: this is for one
person's computer and for tests, never for production.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

import psutil
import psycopg2

from passend.lokaal.errors import LocalError
from passend.lokaal.places import MAX_SOCKET_PATH, SOCKET_NAME, Account, own_folder
from passend.lokaal.processes import wait_until

SUPERUSER = "postgres"
# "Fast shutdown": sessions are cut off, nothing that was committed is lost.
STOP_SIGNAL = signal.SIGINT

COMMON_SETTINGS = {
    "listen_addresses": "",
    "unix_socket_permissions": "0700",
    "max_connections": "100",
    "timezone": "UTC",
    "log_timezone": "UTC",
    "log_min_messages": "fatal",
    "log_checkpoints": "off",
    # Words in the server's own messages are English, whatever the computer's language: code tests for some.
    "lc_messages": "C",
}
# What a test writes may be lost with the power; what a person entered in the demo may not.
THROWAWAY_SETTINGS = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}


@dataclass(frozen=True)
class PostgresServer:
    """One server; `base` is the folder that holds its data folder, both owned by `account` when given."""

    programs: Path
    base: Path
    socket_folder: Path
    account: Account | None = None
    durable: bool = True

    def __post_init__(self) -> None:
        if len(os.fsencode(self.socket_folder / SOCKET_NAME)) >= MAX_SOCKET_PATH:
            raise LocalError(
                f"De map {self.socket_folder} heeft een te lange naam voor een socket. Zet TMPDIR op /tmp."
            )

    @property
    def data(self) -> Path:
        """The data folder; one per major version, because another version cannot read it."""
        return self.base / f"postgres-{self.major_version}"

    @property
    def major_version(self) -> int:
        text = self._run([self.programs / "postgres", "--version"], "De versie van PostgreSQL is niet te lezen")
        return int(text.split()[2].split(".")[0].rstrip("abcdefghijklmnopqrstuvwxyz"))

    def url(self, database: str = SUPERUSER, user: str = SUPERUSER) -> str:
        """Return a connection URL that libpq, psycopg2 and django-environ all understand (socket as query option)."""
        return f"postgres://{quote(user)}@/{quote(database)}?host={quote(str(self.socket_folder))}"

    def prepare(self) -> bool:
        """Make the data folder when it is not there; return whether it is new.

        initdb works in a folder beside it that is renamed when done, so a start that was killed halfway leaves nothing
        that looks finished.
        """
        own_folder(self.socket_folder, owner=self.account)
        data = self.data
        if data.exists():
            return False
        scratch = data.with_name(data.name + ".nieuw")
        shutil.rmtree(scratch, ignore_errors=True)
        command: list[str | Path] = [
            self.programs / "initdb",
            "-D",
            scratch,
            "-U",
            SUPERUSER,
            "--auth=trust",
            "--encoding=UTF8",
        ]
        command += self._locale_options()
        if not self.durable:
            command.append("--no-sync")
        self._run(command, "PostgreSQL kon zijn map met gegevens niet maken")
        scratch.rename(data)
        return True

    def command(self) -> list[str | Path]:
        """Return the command that runs the server in the foreground."""
        settings = {
            **COMMON_SETTINGS,
            "unix_socket_directories": str(self.socket_folder),
            **({} if self.durable else THROWAWAY_SETTINGS),
        }
        options = [part for key, value in settings.items() for part in ("-c", f"{key}={value}")]
        return [self.programs / "postgres", "-D", self.data, *options]

    def environment(self) -> Mapping[str, str]:
        """Return the server's whole environment: nothing of the caller's (PGDATA, PGHOST, a home it cannot read)."""
        return {"PATH": os.defpath, "HOME": str(self.base), "LC_ALL": _utf8_locale(), "TZ": "UTC"}

    def clear_leftovers(self) -> None:
        """Make the data folder startable after the server, or the one who started it, was killed.

        A server that still runs on this folder is stopped. A pid file of one that is gone is removed: its number may
        belong to another process by now, and PostgreSQL would then refuse to start.
        """
        data = self.data
        for path in (data / "postmaster.pid", self.socket_folder / f"{SOCKET_NAME}.lock"):
            with contextlib.suppress(FileNotFoundError, ValueError, IndexError):
                pid = int(path.read_text(encoding="utf-8", errors="replace").split()[0])
                if _runs_on(pid, data):
                    _stop(pid)
            path.unlink(missing_ok=True)

    def is_ready(self) -> bool:
        """Tell whether the server answers a query."""
        try:
            connection = psycopg2.connect(self.url(), connect_timeout=3)
        except psycopg2.OperationalError:
            return False
        connection.close()
        return True

    def _locale_options(self) -> list[str]:
        # The plain C locale does not know that É is the capital of é. From version 17 PostgreSQL has rules of its own;
        # before that the system's are needed.
        if self.major_version >= 17:
            return ["--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C"]
        return [f"--locale={_utf8_locale()}"]

    def _run(self, command: Sequence[str | Path], problem: str) -> str:
        drop = {"user": self.account.uid, "group": self.account.gid, "extra_groups": []} if self.account else {}
        done = subprocess.run(
            [os.fspath(part) for part in command],
            env=dict(self.environment()),
            cwd=self.base,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
            **drop,  # type: ignore[call-overload]  # one dict for three optional arguments
        )
        if done.returncode != 0:
            raise LocalError(f"{problem}:\n{(done.stderr or done.stdout).strip()}")
        return str(done.stdout)


def _utf8_locale() -> str:
    return "en_US.UTF-8" if sys.platform == "darwin" else "C.UTF-8"


def _runs_on(pid: int, data: Path) -> bool:
    """Tell whether this pid is a PostgreSQL server of exactly this data folder."""
    try:
        return str(data) in psutil.Process(pid).cmdline()
    except psutil.Error:
        return False


def _stop(pid: int) -> None:
    with contextlib.suppress(psutil.NoSuchProcess):
        process = psutil.Process(pid)
        backends = process.children(recursive=True)
        process.send_signal(STOP_SIGNAL)
        if not wait_until(lambda: not process.is_running() or process.status() == psutil.STATUS_ZOMBIE, 15):
            for one in (process, *backends):
                with contextlib.suppress(psutil.NoSuchProcess):
                    one.kill()
            psutil.wait_procs([process, *backends], timeout=5)
