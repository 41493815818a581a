"""Set-up in one command, with nothing but Python's standard library: packages, front-end files, system packages.

`python3 scripts/zet_op.py` makes `.venv`, installs the locked packages into it, fetches the front-end files and checks
for the system packages that PDF letters and browser tests need. It does nothing when nothing changed. Packages come
from wherever this machine's own pip and npm are set up to look; nothing is written outside the checkout, except system
packages with apt when root.
"""

from __future__ import annotations

import fcntl
import hashlib
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "scripts"))

import haal_derden  # noqa: E402 - lies beside this file, also when called from another folder
import systeempakketten  # noqa: E402 - the same

VENV = ROOT / ".venv"
STATE = ROOT / ".lokaal"
LOCK = ROOT / "requirements" / "ontwikkel.txt"
STAMP = VENV / "passend-klaar"
MINIMUM = (3, 11)


def main() -> int:
    """Do what still has to be done; return the exit code."""
    if sys.version_info < MINIMUM:
        say(f"Passend heeft Python {MINIMUM[0]}.{MINIMUM[1]} of nieuwer nodig; dit is {sys.version.split()[0]}.")
        return 1
    os.chdir(ROOT)
    STATE.mkdir(mode=0o700, exist_ok=True)
    with (STATE / "zet-op.slot").open("w") as slot:
        # `make run` and `make test` may both be the first.
        fcntl.flock(slot, fcntl.LOCK_EX)
        try:
            systeempakketten.ensure(say)
            install_packages()
            haal_derden.ensure(say, VENV / "bin" / "python")
            # With the packages of the lock: this Python may have none of them.
            run([VENV / "bin" / "python", "-c", "import vertaling; vertaling.compile_all()"], folder=ROOT / "scripts")
        except SetUpError as error:
            say(str(error))
            return 1
        except subprocess.CalledProcessError as error:
            say(f"Dit lukte niet (code {error.returncode}): {' '.join(map(str, error.cmd))}")
            return 1
    return 0


SetUpError = systeempakketten.SetUpError


def say(text: str) -> None:
    """Print a line at once, also when the output goes to a file."""
    print(text, flush=True)


def install_packages() -> None:
    """Make `.venv` equal to the lock file; skip it when it already is."""
    # The path is part of it: a virtual environment that was moved or copied does not work.
    stamp = hashlib.sha256(f"{VENV} {sys.version} ".encode() + LOCK.read_bytes()).hexdigest()
    python = VENV / "bin" / "python"
    if STAMP.is_file() and STAMP.read_text() == stamp and python.exists():
        return
    say("Pakketten installeren in .venv (de eerste keer duurt dit een minuut) ...")
    STAMP.unlink(missing_ok=True)
    if not works(python):
        run([sys.executable, "-m", "venv", "--clear", VENV])
    with tempfile.TemporaryDirectory(dir=STATE) as scratch:
        environment = package_environment(Path(scratch))
        if not install_with_uv(python, Path(scratch), environment):
            say("Met uv lukte het niet; nu met pip (dat duurt langer) ...")
            ensure_pip(python, environment)
            run([python, "-m", "pip", "install", "--quiet", "--require-hashes", "-r", LOCK], environment)
    STAMP.write_text(stamp)


def install_with_uv(python: Path, scratch: Path, environment: Mapping[str, str]) -> bool:
    """Install with the uv of the lock file, which is ten times as fast as pip; return whether it worked."""
    uv = VENV / "bin" / "uv"
    if not uv.exists():
        ensure_pip(python, environment)
        wanted = scratch / "uv.txt"
        wanted.write_text(lock_entry("uv"))
        run(
            [python, "-m", "pip", "install", "--quiet", "--require-hashes", "--no-deps", "-r", wanted],
            environment,
        )
    # A copy: uv cannot replace itself while it runs on every system.
    tool = shutil.copy2(uv, scratch / "uv-programma")
    command = [tool, "pip", "sync", "--quiet", "--require-hashes", "--compile-bytecode", "--python", python, LOCK]
    return (
        subprocess.run(command, env={**environment, **uv_settings(python, environment)}, check=False).returncode == 0
    )


def lock_entry(name: str) -> str:
    """Return the lines of one package (version and hashes) from the lock file.

    Raises SetUpError when the lock does not hold it.
    """
    found = re.search(rf"^{re.escape(name)}==.*?(?=^\S|\Z)", LOCK.read_text(), re.MULTILINE | re.DOTALL)
    if not found:
        raise SetUpError(f"{name} staat niet in {LOCK.relative_to(ROOT)}.")
    return found.group()


def package_environment(cache: Path) -> dict[str, str]:
    """Return the environment for pip and uv: the machine's own, without caches that stay behind in a home folder."""
    ours = {"PIP_DISABLE_PIP_VERSION_CHECK": "1", "PIP_NO_INPUT": "1", "PIP_ROOT_USER_ACTION": "ignore"}
    caches = {"PIP_CACHE_DIR": str(cache / "pip"), "UV_CACHE_DIR": str(cache / "uv")}
    return {**caches, **os.environ, **ours}


def uv_settings(python: Path, environment: Mapping[str, str]) -> dict[str, str]:
    """Translate the machine's pip configuration for uv, which does not read it (index, extra places, certificates)."""
    if any(key.startswith(("UV_INDEX", "UV_DEFAULT_INDEX", "UV_EXTRA_INDEX", "UV_FIND_LINKS")) for key in environment):
        return {}
    done = subprocess.run(
        [python, "-m", "pip", "config", "list"], env=dict(environment), capture_output=True, text=True, check=False
    )
    names = {
        "index-url": "UV_DEFAULT_INDEX",
        "extra-index-url": "UV_INDEX",
        "find-links": "UV_FIND_LINKS",
        "cert": "SSL_CERT_FILE",
        "no-index": "UV_NO_INDEX",
    }
    found: dict[str, str] = {}
    for line in done.stdout.splitlines():
        key, _, value = line.partition("=")
        option = key.rpartition(".")[2]
        if option in names:
            # pip quotes values as Python does; several addresses stand between blanks or line ends.
            words = value.strip("'\"").replace("\\n", " ").split()
            separator = "," if option == "find-links" else " "
            found[names[option]] = separator.join(words)
    if "UV_INDEX" in found:
        # pip takes the best version of all places together; uv by default stops at the first place that has the name.
        found["UV_INDEX_STRATEGY"] = "unsafe-best-match"
    return found


def works(python: Path) -> bool:
    """Tell whether this virtual environment runs and is of the Python that called us."""
    if not python.exists():
        return False
    code = "import sys; print(sys.version)"
    done = subprocess.run([python, "-c", code], capture_output=True, text=True, check=False)
    return done.returncode == 0 and done.stdout.strip() == sys.version


def ensure_pip(python: Path, environment: Mapping[str, str]) -> None:
    """Put pip into the virtual environment when it is not there (uv takes it out again: it is not in the lock)."""
    if subprocess.run([python, "-c", "import pip"], capture_output=True, check=False).returncode != 0:
        run([python, "-m", "ensurepip", "--default-pip"], environment, quiet=True)


def run(
    command: list[object],
    environment: Mapping[str, str] | None = None,
    *,
    quiet: bool = False,
    folder: Path | None = None,
) -> None:
    """Run a command, in `folder` when given; CalledProcessError when it fails."""
    subprocess.run(
        [str(part) for part in command],
        cwd=folder,
        env=None if environment is None else dict(environment),
        check=True,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL if quiet else None,
    )


if __name__ == "__main__":
    sys.exit(main())
