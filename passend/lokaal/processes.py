"""Processes that are ours: start them, remember them on disk, recognise them later, stop them.

A pid alone proves nothing (numbers are used again), so the register keeps the start time with it. Each process leads
its own session, so that Ctrl-C reaches only the supervisor, and so that its children can be found by their group after
it was killed.
"""

from __future__ import annotations

import contextlib
import json
import os
import signal
import subprocess
import tempfile
import threading
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import IO

import psutil

from passend.lokaal.places import Account

MARK = "PASSEND_LOKAAL_PLEK"
"""Environment variable that every process of ours carries: the register file it belongs to."""

# The kernel's start times are exact; psutil derives them from the boot time, which may be rounded differently.
START_TOLERANCE_SECONDS = 2.0


@dataclass(frozen=True)
class Record:
    """One started process: `started` is its start in seconds since 1970, as the kernel tells it."""

    name: str
    pid: int
    started: float
    stop_signal: int = signal.SIGTERM


def spawn(
    command: Sequence[str | Path],
    *,
    environment: Mapping[str, str],
    register: Register,
    cwd: Path,
    account: Account | None = None,
    stdout: int | IO[bytes] | None = subprocess.DEVNULL,
    stdin: int = subprocess.DEVNULL,
    pass_fds: Sequence[int] = (),
) -> subprocess.Popen[bytes]:
    """Start a program in its own session, as `account` when given; standard error goes where standard output goes."""
    full = {**environment, MARK: str(register.path)}
    arguments = [os.fspath(part) for part in command]
    # setuid after the fork works on Linux and macOS alike; runuser exists only on Linux.
    drop = {"user": account.uid, "group": account.gid, "extra_groups": []} if account else {}
    process: subprocess.Popen[bytes] = subprocess.Popen(
        arguments,
        env=full,
        cwd=cwd,
        stdin=stdin,
        stdout=stdout,
        stderr=subprocess.STDOUT,
        start_new_session=True,
        pass_fds=pass_fds,
        **drop,  # type: ignore[call-overload]  # one dict for three optional arguments
    )
    return process


class Register:
    """The file that lists our running processes; written whole and renamed, so a reader never sees half of it."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def read(self) -> list[Record]:
        """Return the records, oldest first; an absent or damaged file counts as empty."""
        try:
            rows = json.loads(self.path.read_text(encoding="utf-8"))
            return [Record(**row) for row in rows]
        except (FileNotFoundError, ValueError, TypeError):
            return []

    def add(self, name: str, process: subprocess.Popen[bytes], stop_signal: int = signal.SIGTERM) -> None:
        """Remember a process; it takes the place of an earlier one with the same name."""
        started = process_start(process.pid)
        if started is None:
            return
        rows = [row for row in self.read() if row.name != name]
        self._write([*rows, Record(name, process.pid, started, int(stop_signal))])

    def remove(self, names: Iterable[str]) -> None:
        gone = set(names)
        self._write([row for row in self.read() if row.name not in gone])

    def stop_all(self, grace_seconds: float = 10) -> list[str]:
        """Stop what still runs, last started first, and delete the register. Return the names that still ran."""
        stopped = []
        for row in reversed(self.read()):
            if stop(row, self, grace_seconds):
                stopped.append(row.name)
        self.path.unlink(missing_ok=True)
        return stopped

    def _write(self, rows: list[Record]) -> None:
        handle, scratch = tempfile.mkstemp(dir=self.path.parent, prefix=".register-")
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            json.dump([asdict(row) for row in rows], file)
        os.replace(scratch, self.path)


def process_start(pid: int) -> float | None:
    """Return when this process started (seconds since 1970), or None when it is gone or a zombie."""
    try:
        process = psutil.Process(pid)
        return None if process.status() == psutil.STATUS_ZOMBIE else process.create_time()
    except psutil.Error:
        return None


def is_running(record: Record) -> bool:
    """Tell whether this very process still runs (not another one with the same number)."""
    started = process_start(record.pid)
    return started is not None and abs(started - record.started) < START_TOLERANCE_SECONDS


def stop(record: Record, register: Register, grace_seconds: float) -> bool:
    """Stop a process and what is left of its group; return whether anything was running.

    First its own stop signal, then, after the grace, SIGKILL for it and its group.
    """
    running = is_running(record)
    if running:
        with contextlib.suppress(ProcessLookupError):
            os.kill(record.pid, record.stop_signal)
        wait_until(lambda: not is_running(record), grace_seconds)
    left = _group_members(record, register)
    for process in left:
        with contextlib.suppress(psutil.NoSuchProcess):
            process.kill()
    psutil.wait_procs(left, timeout=5)
    return running or bool(left)


def _group_members(record: Record, register: Register) -> list[psutil.Process]:
    """Find what lives in the process group that this process led, also when the leader itself is gone.

    The group's number may have been used again since, so a member must carry our mark.
    """
    members = []
    for process in psutil.process_iter():
        try:
            if os.getpgid(process.pid) != record.pid or process.status() == psutil.STATUS_ZOMBIE:
                continue
            if (process.pid == record.pid and is_running(record)) or process.environ().get(MARK) == str(register.path):
                members.append(process)
        except (psutil.Error, ProcessLookupError):
            continue
    return members


def wait_until(ready: Callable[[], object], seconds: float, pause: float = 0.05) -> bool:
    """Poll a function without arguments until it returns something true; return False when the time is over."""
    deadline = time.monotonic() + seconds
    waiter = threading.Event()
    while True:
        if ready():
            return True
        if time.monotonic() >= deadline:
            return False
        waiter.wait(pause)
