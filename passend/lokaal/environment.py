"""The environment of the demo's processes: addresses of the servers, one database role each, and secrets made once."""

from __future__ import annotations

import base64
import json
import os
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote, urlsplit, urlunsplit

# Variable -> database role. The worker and the others see less than a page does, or other things.
ROLE_URLS = {
    "DATABASE_URL": "passend_toepassing",
    "DATABASE_URL_EIGENAAR": "passend_eigenaar",
    "DATABASE_URL_WERKER": "passend_werker",
    "DATABASE_URL_BACKUP": "passend_backup",
    "DATABASE_URL_VERNIETIGING": "passend_vernietiging",
}
DEMO_DATABASE = "passend"
# Databases that every server has: never ours, so an address that names one only tells which server is meant.
SYSTEM_DATABASES = {"", "postgres", "template0", "template1"}


@dataclass(frozen=True)
class Secrets:
    """The keys of this checkout's demo, made at its first start."""

    secret_key: str
    field_key: str
    log_key: str
    redis_password: str
    role_password: str


def load_secrets(path: Path) -> Secrets:
    """Read the secrets, or make them (file mode 0600) when they are not there or not complete."""
    try:
        return Secrets(**json.loads(path.read_text(encoding="utf-8")))
    except (FileNotFoundError, ValueError, TypeError):
        pass
    made = Secrets(
        secret_key=secrets.token_urlsafe(50),
        # The form that Fernet asks: 32 bytes, base64.
        field_key=base64.urlsafe_b64encode(secrets.token_bytes(32)).decode(),
        log_key=secrets.token_urlsafe(32),
        redis_password=secrets.token_hex(24),
        role_password=secrets.token_hex(24),
    )
    scratch = path.with_suffix(".nieuw")
    scratch.unlink(missing_ok=True)
    handle = os.open(scratch, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        json.dump(vars(made), file)
    os.replace(scratch, path)
    return made


def url_for(admin_url: str, *, user: str | None = None, database: str | None = None) -> str:
    """Return the same address for another role (`user` as it stands in an address: name or name:password) or database.

    >>> url_for("postgres://admin:geheim@db.voorbeeld:5433/x?sslmode=require", user="rol", database="y")
    'postgres://rol@db.voorbeeld:5433/y?sslmode=require'
    """
    parts = urlsplit(admin_url)
    netloc, path = parts.netloc, parts.path
    if user is not None:
        netloc = f"{user}@{netloc.rpartition('@')[2]}"
    if database is not None:
        path = f"/{quote(database)}"
    # urlunsplit drops the slashes before an empty host, which a socket's address has.
    return f"{parts.scheme}://{netloc}" + urlunsplit(("", "", path, parts.query, ""))


def demo_database_name(admin_url: str) -> str:
    """Return the database the address names, or the demo's own name when it names one that every server has."""
    name = urlsplit(admin_url).path.lstrip("/")
    return DEMO_DATABASE if name in SYSTEM_DATABASES else name


def role_urls(admin_url: str, given: Mapping[str, str], password: str) -> dict[str, str]:
    """Return the address per role: derived from the administrator's, or as given for the roles that have their own.

    `password` is given to the roles on a server that asks the administrator for one (`richt_rollen_in` sets it there).
    DATABASE_URL itself is the administrator's here and is never taken as given.
    """
    secret = f":{quote(password, safe='')}" if urlsplit(admin_url).password else ""
    name = demo_database_name(admin_url)
    derived = {variable: url_for(admin_url, user=role + secret, database=name) for variable, role in ROLE_URLS.items()}
    own = {key: given[key] for key in ROLE_URLS if key != "DATABASE_URL" and given.get(key)}
    return {**derived, **own}


def demo_environment(
    base: Mapping[str, str],
    *,
    state: Path,
    keys: Secrets,
    database_urls: Mapping[str, str],
    redis_url: str,
    port: int,
    mail_port: int,
) -> dict[str, str]:
    """Return the whole environment for the demo's processes: `base` without settings of other programs, plus ours."""
    kept = {
        key: value for key, value in base.items() if not key.startswith(("PASSEND_", "DATABASE_URL", "PG", "DJANGO_"))
    }
    return {
        **kept,
        **database_urls,
        "PASSEND_OMGEVING": "demo",
        "PASSEND_DEMO": "1",
        "PASSEND_SECRET_KEY": keys.secret_key,
        "PASSEND_VELDSLEUTELS": keys.field_key,
        "PASSEND_LOGSLEUTEL": keys.log_key,
        "PASSEND_HOSTS": "127.0.0.1,localhost",
        "PASSEND_BASIS_URL": f"http://127.0.0.1:{port}",
        "REDIS_URL": redis_url,
        "EMAIL_URL": f"smtp://127.0.0.1:{mail_port}",
        "PASSEND_AFZENDER": "Passend <geen-antwoord@passend.invalid>",
        "PASSEND_KLOKBESTAND": str(state / "klok"),
        "PASSEND_POSTMAP": str(state / "post"),
        "DJANGO_SETTINGS_MODULE": "passend.settings",
        # Caches of libraries (fonts) stay in our own folder instead of the user's home.
        "XDG_CACHE_HOME": str(state / "cache"),
        "PYTHONUNBUFFERED": "1",
    }
