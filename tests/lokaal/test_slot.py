"""One demo per checkout, and a dead one never in the way."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from passend.lokaal.errors import LocalError
from passend.lokaal.slot import DemoLock

ROOT = Path(__file__).resolve().parents[2]
HOLD = (
    "import sys, signal\n"
    "from pathlib import Path\n"
    "from passend.lokaal.slot import DemoLock\n"
    "with DemoLock(Path(sys.argv[1])) as lock:\n"
    "    lock.tell('http://127.0.0.1:8000')\n"
    "    print('vast', flush=True)\n"
    "    signal.sigwait([signal.SIGTERM])\n"
)


def hold(path: Path) -> "subprocess.Popen[str]":
    process = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(path)], cwd=ROOT, stdout=subprocess.PIPE, text=True, preexec_fn=_block
    )
    assert process.stdout
    assert process.stdout.readline() == "vast\n"
    process.stdout.close()
    return process


def _block() -> None:
    signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGTERM])


def test_running_demo_is_named_instead_of_started_twice(tmp_path: Path) -> None:
    holder = hold(tmp_path / "slot")
    with pytest.raises(LocalError, match=f"http://127.0.0.1:8000 .proces {holder.pid}"), DemoLock(tmp_path / "slot"):
        pass
    holder.kill()
    holder.wait()


def test_killed_demo_leaves_no_lock(tmp_path: Path) -> None:
    holder = hold(tmp_path / "slot")
    holder.kill()
    holder.wait()
    with DemoLock(tmp_path / "slot") as lock:
        assert lock.holder()["pid"] == os.getpid()


def test_beginning_afresh_stops_the_running_demo(tmp_path: Path) -> None:
    holder = hold(tmp_path / "slot")
    with DemoLock(tmp_path / "slot", take_over=True):
        assert json.loads((tmp_path / "slot").read_text())["pid"] == os.getpid()
    assert holder.wait(timeout=10) == 0
