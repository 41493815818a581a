"""One process of the demo: start it, pass on what it prints, start it again when it died, with a growing pause."""

from __future__ import annotations

import subprocess
import sys
import threading
import time
from collections import deque
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from signal import SIGTERM, Signals
from typing import IO

from passend.lokaal.errors import LocalError
from passend.lokaal.places import Account
from passend.lokaal.processes import Record, Register, process_start, spawn, stop

FIRST_PAUSE_SECONDS = 0.5
LONGEST_PAUSE_SECONDS = 10.0
# Having run this long counts as healthy: the pause and the count start anew.
STABLE_SECONDS = 30.0
MOST_RESTARTS = 8

# What a process of the portal says in the ordinary course of things; it goes to the log file, not to the screen.
ORDINARY = '"level": "info"'
LARGEST_LOG_BYTES = 20 * 1024 * 1024

_print_lock = threading.Lock()


def say(text: str, name: str = "") -> None:
    """Print a line; with a name: a line that this process printed."""
    with _print_lock:
        sys.stdout.write(f"{name:<9}| {text}\n" if name else f"{text}\n")
        sys.stdout.flush()


@dataclass
class Child:
    """One supervised process; `before` runs ahead of every start, `environment` is the whole environment."""

    name: str
    command: Callable[[], Sequence[str | Path]]
    environment: Mapping[str, str]
    cwd: Path
    register: Register
    account: Account | None = None
    pass_fds: Sequence[int] = ()
    stop_signal: int = SIGTERM
    before: Callable[[], None] = lambda: None
    log_file: Path | None = None
    """Keeps every line, also the ordinary ones that are not shown."""
    quiet: bool = False
    """Show its lines only when it stopped by itself; servers tell much that a visitor of the demo does not need."""
    process: subprocess.Popen[bytes] | None = None
    _restarts: int = 0
    _started_at: float = 0.0
    _again_at: float = 0.0
    _record: Record | None = field(default=None, repr=False)
    _last_lines: deque[str] = field(default_factory=lambda: deque(maxlen=15), repr=False)

    def start(self) -> None:
        """Start the process and begin passing on its lines."""
        self.before()
        self.process = spawn(
            self.command(),
            environment=self.environment,
            register=self.register,
            cwd=self.cwd,
            account=self.account,
            stdout=subprocess.PIPE,
            pass_fds=self.pass_fds,
        )
        self._started_at = time.monotonic()
        self.register.add(self.name, self.process, self.stop_signal)
        self._record = Record(
            self.name, self.process.pid, process_start(self.process.pid) or 0.0, int(self.stop_signal)
        )
        if self.process.stdout:
            threading.Thread(target=self._pass_on, args=(self.process.stdout,), daemon=True).start()

    def tend(self) -> None:
        """Look after the process: say that it stopped, and start it again when its pause is over.

        Raises LocalError when it keeps stopping.
        """
        if self.process is None or self.process.poll() is None:
            return
        now = time.monotonic()
        if not self._again_at:
            if now - self._started_at > STABLE_SECONDS:
                self._restarts = 0
            self._restarts += 1
            if self.quiet:
                for line in self._last_lines:
                    say(line, self.name)
            if self._restarts > MOST_RESTARTS:
                raise LocalError(f"{self.name} blijft stoppen ({_ending(self.process.returncode)}). De demo stopt.")
            # What it left behind (workers of a killed web server) goes first: it holds sockets and connections.
            self.stop(grace_seconds=0)
            pause = min(FIRST_PAUSE_SECONDS * 2 ** (self._restarts - 1), LONGEST_PAUSE_SECONDS)
            self._again_at = now + pause
            say(f"{self.name} is gestopt ({_ending(self.process.returncode)}) en start opnieuw.")
        if now >= self._again_at:
            self._again_at = 0.0
            self.start()

    def ask_to_stop(self) -> None:
        """Send the stop signal and do not wait."""
        if self.process is not None and self.process.poll() is None:
            self.process.send_signal(self.stop_signal)

    def stop(self, grace_seconds: float) -> None:
        """Stop the process and everything in its group; wait for its end."""
        if self.process is None or self._record is None:
            return
        stop(self._record, self.register, grace_seconds)
        self.process.wait(timeout=15)

    def _pass_on(self, stream: IO[bytes]) -> None:
        with stream:
            for line in stream:
                text = line.decode("utf-8", errors="replace").rstrip()
                self._log(text)
                if self.quiet:
                    self._last_lines.append(text)
                elif ORDINARY not in text:
                    say(text, self.name)

    def _log(self, text: str) -> None:
        if self.log_file is None:
            return
        with _print_lock:
            full = self.log_file.exists() and self.log_file.stat().st_size > LARGEST_LOG_BYTES
            with self.log_file.open("w" if full else "a", encoding="utf-8") as file:
                file.write(f"{self.name:<9}| {text}\n")


def _ending(code: int) -> str:
    if code < 0:
        return f"signaal {Signals(-code).name}" if -code in set(Signals) else f"signaal {-code}"
    return f"code {code}"


def python_command(*arguments: str) -> list[str | Path]:
    """Return a command that runs this very Python (the one of .venv) with these arguments."""
    return [sys.executable, *arguments]
