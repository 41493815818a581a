"""The system packages that Passend needs beside Python, git and make: found, installed with apt when root, or named.

Letters in PDF need pango, harfbuzz and a font; browser tests need Chromium; Debian splits `venv` off from Python.
"""

from __future__ import annotations

import ctypes.util
import importlib.util
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

FONT_FOLDERS = (
    Path("/usr/share/fonts"),
    Path("/usr/local/share/fonts"),
    Path("/Library/Fonts"),
    Path("/System/Library/Fonts"),
    Path.home() / "Library" / "Fonts",
    Path("/opt/homebrew/share/fonts"),
)
CHROMIUM_PROGRAMS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
MAC_CHROMIUM = (
    Path("/Applications/Chromium.app/Contents/MacOS/Chromium"),
    Path("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"),
)


class SetUpError(RuntimeError):
    """Set-up cannot go on; the message says what a person can do."""


@dataclass(frozen=True)
class Need:
    """One thing that must be there; `essential` when nothing works without it."""

    present: Callable[[], bool]
    debian: tuple[str, ...]
    brew: str
    essential: bool = False
    elsewhere: str = ""
    """The name of the package where Debian's own is unknown (Ubuntu)."""


def chromium() -> str | None:
    """Return the path of an installed Chromium (or Chrome), or None."""
    for name in CHROMIUM_PROGRAMS:
        if found := shutil.which(name):
            return found
    return next((str(path) for path in MAC_CHROMIUM if path.exists()), None)


def _has_library(*names: str) -> bool:
    return all(_find_library(name) for name in names)


def _find_library(name: str) -> bool:
    if ctypes.util.find_library(name):
        return True
    # Homebrew's folder is not on the standard path of a Python that is not Homebrew's.
    return any(Path(folder, f"lib{name}.dylib").exists() for folder in ("/opt/homebrew/lib", "/usr/local/lib"))


def _has_font() -> bool:
    return any(next(folder.rglob("NotoSans*.?tf"), None) for folder in FONT_FOLDERS if folder.is_dir())


def _has_venv() -> bool:
    return all(importlib.util.find_spec(name) for name in ("venv", "ensurepip"))


NEEDS = (
    Need(_has_venv, ("python3-venv",), "python", essential=True),
    Need(lambda: chromium() is not None, ("chromium",), "--cask chromium", elsewhere="chromium-browser"),
    Need(_has_font, ("fonts-noto-core",), "--cask font-noto-sans"),
    Need(
        lambda: _has_library("pango-1.0", "pangoft2-1.0", "harfbuzz-subset"),
        ("libpango-1.0-0", "libpangoft2-1.0-0", "libharfbuzz-subset0"),
        "pango",
    ),
)


def ensure(say: Callable[[str], None]) -> None:
    """Install what is missing (apt, as root) or name it with the command to type.

    Raises SetUpError when something without which nothing works is missing; for the rest the demo can go on.
    """
    missing = [need for need in NEEDS if not need.present()]
    if not missing:
        return
    apt = shutil.which("apt-get")
    if apt and os.geteuid() == 0:
        _install(apt, missing, say)
        importlib.invalidate_caches()
        missing = [need for need in missing if not need.present()]
    if not missing:
        return
    advice = f"Er ontbreken programma's op deze computer. {_command(missing, has_apt=bool(apt))}"
    if any(need.essential for need in missing):
        raise SetUpError(advice)
    say(f"{advice} (de demo werkt zonder; brieven in PDF en 'make test' niet)")


def _install(apt: str, needs: Iterable[Need], say: Callable[[str], None]) -> None:
    """Install with apt, one need at a time: one unknown package must not keep the others away."""
    # A fresh machine has no list of packages yet.
    _run_apt(apt, "update", "-qq")
    for need in needs:
        say(f"Systeempakket installeren: {' '.join(need.debian)} ...")
        problem = _run_apt(apt, "install", "-y", "-qq", "--no-install-recommends", *need.debian)
        if problem and need.elsewhere:
            problem = _run_apt(apt, "install", "-y", "-qq", "--no-install-recommends", need.elsewhere)
        if problem:
            say(problem)


def _run_apt(apt: str, *arguments: str) -> str:
    """Run apt and return what it complained about, or "" when it went well."""
    done = subprocess.run(
        [apt, *arguments],
        env={**os.environ, "DEBIAN_FRONTEND": "noninteractive"},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode == 0:
        return ""
    return f"apt-get {arguments[0]} lukte niet: {(done.stderr or done.stdout).strip()[-2000:]}"


def _command(missing: Iterable[Need], *, has_apt: bool) -> str:
    """Return the command that a person can type to install these."""
    if sys.platform == "darwin":
        return "Typ: " + " && ".join(f"brew install {need.brew}" for need in missing)
    names = " ".join(name for need in missing for name in need.debian)
    return f"Typ: sudo apt-get install {names}" if has_apt else f"Installeer deze (Debian noemt ze zo): {names}"
