"""Supervising one process: noticed when it dies, started again, given up when it keeps dying."""

import os
import signal
import sys
from pathlib import Path

import pytest

from passend.lokaal.children import MOST_RESTARTS, Child
from passend.lokaal.errors import LocalError
from passend.lokaal.processes import Register, wait_until


def child(folder: Path, code: str) -> Child:
    register = Register(folder / "processen.json")
    return Child("proef", lambda: [sys.executable, "-c", code], dict(os.environ), folder, register)


def test_killed_process_starts_again_and_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    one = child(tmp_path, "import signal; signal.pause()")
    one.start()
    assert one.process
    first = one.process.pid
    os.kill(first, signal.SIGKILL)

    def started_again() -> bool:
        one.tend()
        return one.process is not None and one.process.pid != first

    assert wait_until(started_again, 20)
    assert one.process.poll() is None
    assert [row.pid for row in one.register.read()] == [one.process.pid]
    one.stop(grace_seconds=5)
    assert one.process.poll() is not None
    assert "proef is gestopt (signaal SIGKILL) en start opnieuw." in capsys.readouterr().out


def test_process_that_keeps_stopping_ends_the_demo(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("passend.lokaal.children.FIRST_PAUSE_SECONDS", 0.0)
    one = child(tmp_path, "raise SystemExit(3)")
    one.start()

    def tend() -> bool:
        one.tend()
        return False

    with pytest.raises(LocalError, match=r"proef blijft stoppen \(code 3\)"):
        wait_until(tend, 60)
    assert one._restarts == MOST_RESTARTS + 1


def test_ordinary_lines_go_to_the_log_only(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    one = child(tmp_path, """print('{"level": "info"}'); print('{"level": "error"}')""")
    one.log_file = tmp_path / "demo.log"
    one.start()
    assert wait_until(lambda: one.log_file.exists() and "error" in one.log_file.read_text(), 20)
    one.stop(grace_seconds=0)
    assert '"info"' in one.log_file.read_text()
    assert '"info"' not in capsys.readouterr().out


def test_lines_are_passed_on_with_the_name(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    one = child(tmp_path, "print('regel één')")
    one.start()
    shown: list[str] = []

    def printed() -> bool:
        shown.append(capsys.readouterr().out)
        return "proef    | regel één" in "".join(shown)

    assert wait_until(printed, 20)
    one.stop(grace_seconds=0)
