"""Stops our processes when the one who started them is gone, even by `kill -9`.

`python -m passend.lokaal.guard REGISTER [FOLDER ...]` reads standard input: a pipe whose other end only the owner
holds. The kernel closes that end whatever way the owner dies. Then the guard stops what the register lists and deletes
the folders named after it. An owner who stopped everything itself leaves an empty register, and nothing is left to do.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

from passend.lokaal.processes import MARK, Register


def start_guard(register: Register, delete: tuple[Path, ...] = ()) -> subprocess.Popen[bytes]:
    """Start a guard for this register; closing its standard input (or dying) makes it do its work."""
    return subprocess.Popen(
        [sys.executable, "-m", "passend.lokaal.guard", str(register.path), *map(str, delete)],
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
        cwd=Path(__file__).resolve().parents[2],
        env={**os.environ, MARK: str(register.path)},
    )


def main(arguments: list[str]) -> None:
    """Wait for the end of standard input, then stop and delete."""
    # A Ctrl-C or a closed terminal is for the owner, who stops everything in order.
    for number in (signal.SIGINT, signal.SIGHUP, signal.SIGTERM):
        signal.signal(number, signal.SIG_IGN)
    while os.read(0, 4096):
        pass
    register = Register(Path(arguments[0]))
    if register.path.exists():
        register.stop_all(grace_seconds=10)
    for folder in arguments[1:]:
        shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    main(sys.argv[1:])
