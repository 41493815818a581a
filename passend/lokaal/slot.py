"""One demo per checkout: a lock that the kernel lets go of when its holder dies."""

from __future__ import annotations

import fcntl
import json
import os
import signal
from pathlib import Path
from types import TracebackType

from passend.lokaal.errors import LocalError
from passend.lokaal.processes import process_start, wait_until


class DemoLock:
    """Context manager around the lock file; the file tells who holds it and where that demo answers."""

    def __init__(self, path: Path, *, take_over: bool = False) -> None:
        self.path = path
        self.take_over = take_over
        self._file = path.open("a+", encoding="utf-8")

    def __enter__(self) -> DemoLock:
        """Take the lock. LocalError when another demo of this checkout runs and may stay (`take_over` is false).

        A demo whose `make` is gone is stopping by itself: wait for it.
        """
        try:
            self._take()
        except LocalError:
            self._file.close()
            raise
        self.tell("")
        return self

    def _take(self) -> None:
        if not self._try():
            holder = self.holder()
            pid, parent = holder.get("pid"), holder.get("ouder")
            if self.take_over and isinstance(pid, int):
                os.kill(pid, signal.SIGTERM)
            elif isinstance(parent, int) and process_start(parent) is not None:
                where = holder.get("adres") or "wordt nog gestart"
                raise LocalError(f"De demo van deze map draait al: {where} (proces {pid}). Stop die eerst met Ctrl-C.")
            if not wait_until(self._try, 40):
                raise LocalError(f"De vorige demo (proces {pid}) stopt niet. Stop dat proces en probeer het opnieuw.")

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._file.truncate(0)
        self._file.close()

    def tell(self, address: str) -> None:
        """Write down who we are and where the demo answers."""
        self._file.seek(0)
        self._file.truncate()
        json.dump({"pid": os.getpid(), "ouder": os.getppid(), "adres": address}, self._file)
        self._file.flush()

    def holder(self) -> dict[str, object]:
        """Return what the holder wrote down; empty when it wrote nothing yet."""
        self._file.seek(0)
        try:
            found = json.loads(self._file.read())
        except ValueError:
            return {}
        return found if isinstance(found, dict) else {}

    def _try(self) -> bool:
        try:
            fcntl.flock(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True
