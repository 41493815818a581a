"""Where the local servers live: folders that are ours, that the server's account can reach, with short paths.

A normal user's data stays below `<checkout>/.lokaal/`. PostgreSQL refuses to run as root, and the checkout may lie in
root's private home where no other account can come; so root's data goes to an own folder in the system's temporary
storage and the server runs as an account that already exists. No account is made, and no permission is changed outside
folders made here.
"""

from __future__ import annotations

import hashlib
import os
import pwd
import secrets
import stat
import tempfile
from dataclasses import dataclass
from pathlib import Path

from passend.lokaal.errors import LocalError

UNPRIVILEGED_ACCOUNTS = ("nobody", "daemon", "www-data")
# sun_path holds 104 bytes on macOS and 108 on Linux; the socket's own name takes 18 of them.
MAX_SOCKET_PATH = 100
SOCKET_NAME = ".s.PGSQL.5432"


@dataclass(frozen=True)
class Account:
    """An existing operating system account that a server runs as."""

    name: str
    uid: int
    gid: int


def server_account() -> Account | None:
    """Return the account to drop to when running as root, or None for a normal user (no drop needed).

    Raises LocalError when root has no unprivileged account to use.
    """
    if os.geteuid() != 0:
        return None
    for name in UNPRIVILEGED_ACCOUNTS:
        try:
            entry = pwd.getpwnam(name)
        except KeyError:
            continue
        if entry.pw_uid != 0:
            return Account(name, entry.pw_uid, entry.pw_gid)
    raise LocalError(
        "PostgreSQL start niet als root, en er is geen gewone gebruiker zoals 'nobody'. "
        "Start dit commando als gewone gebruiker."
    )


def temp_root(account: Account | None) -> Path:
    """Return the system's temporary folder; with an account: one that this account can reach.

    TMPDIR may point into root's home, or be so long that a socket below it would not fit.
    """
    for candidate in (Path(tempfile.gettempdir()), Path("/tmp"), Path("/var/tmp")):  # noqa: S108 - fallbacks only
        path = candidate.resolve()
        short = len(os.fsencode(path / "passend-4294967295-0123456789ab" / "s" / SOCKET_NAME)) < MAX_SOCKET_PATH
        if path.is_dir() and short and (account is None or reachable_by_others(path)):
            return path
    raise LocalError("Er is geen tijdelijke map gevonden die kort genoeg en bereikbaar is. Zet TMPDIR op /tmp.")


def reachable_by_others(path: Path) -> bool:
    """Tell whether an account without rights can enter this folder: each folder above it lets everyone through."""
    resolved = path.resolve()
    return all(folder.stat().st_mode & stat.S_IXOTH for folder in (resolved, *resolved.parents))


def own_folder(path: Path, *, owner: Account | None = None, mode: int = 0o700) -> Path:
    """Make the folder when it is not there, give it to `owner` (default: ourselves), and return it.

    In shared temporary storage somebody else may have put a folder or a link of this name there first:
    LocalError when the path is not a real folder of ours or of the server's account.
    """
    uid = os.geteuid() if owner is None else owner.uid
    try:
        path.mkdir(mode=mode)
    except FileExistsError:
        found = path.lstat()
        if not stat.S_ISDIR(found.st_mode) or found.st_uid not in {os.geteuid(), uid}:
            raise LocalError(
                f"De map {path} is van iemand anders. Verwijder die map of kies een andere TMPDIR."
            ) from None
    if owner is not None:
        os.chown(path, owner.uid, owner.gid)
    path.chmod(mode)
    return path


@dataclass(frozen=True)
class Places:
    """The folders of one checkout's demo."""

    checkout: Path
    state: Path
    """Secrets, pid register, received mail."""
    postgres_base: Path
    """The folder that holds the PostgreSQL data folder; below `state`, or in temporary storage when root."""
    socket_folder: Path
    account: Account | None

    def new_register_file(self) -> Path:
        """Return the path of this run's register: one per run, so that a killed run's guard shares nothing with us."""
        return self.state / f"processen-{os.getpid()}-{secrets.token_hex(4)}.json"

    def register_files(self) -> list[Path]:
        return sorted(self.state.glob("processen-*.json"))

    @property
    def lock_file(self) -> Path:
        return self.state / "slot"


def places_for(checkout: Path, state: Path) -> Places:
    """Make and return the folders of a checkout whose demo keeps its state in `state` (normally `.lokaal/`).

    Raises LocalError when it belongs to another user (made by root earlier, for example).
    """
    account = server_account()
    state = state.resolve()
    if state.exists() and (state.stat().st_uid != os.geteuid()):
        raise LocalError(
            f"De map {state} is van een andere gebruiker. Verwijder die map, of werk als die gebruiker verder."
        )
    own_folder(state)
    key = hashlib.sha256(os.fsencode(state)).hexdigest()[:12]
    outside = temp_root(account) / f"passend-{os.geteuid()}-{key}"
    own_folder(outside, mode=0o711 if account else 0o700)
    socket_folder = own_folder(outside / "s", owner=account)
    base = own_folder(outside / "gegevens", owner=account) if account else own_folder(state / "gegevens")
    (state / "plaats.txt").write_text(f"{base}\n", encoding="utf-8")
    return Places(checkout.resolve(), state, base, socket_folder, account)
