"""Pytest plugin: real servers for the run, and an environment that points Django at them.

Loaded with `-p tests.servers`, so that it stands before pytest-django reads the settings. The servers are started once
by the controlling process; workers of pytest-xdist inherit their addresses from the environment.
"""

import os
from collections.abc import Iterator
from contextlib import ExitStack

import pytest

ADMIN_URL = "PASSEND_TEST_DATABASE_URL"
REDIS_URL = "PASSEND_TEST_REDIS_URL"
_running = ExitStack()


def role_url(role: str, database: str) -> str:
    """Return the address of a database of the test server as `role`."""
    head, _, tail = os.environ[ADMIN_URL].partition("://")
    _, _, rest = tail.rpartition("@") if "@" in tail else ("", "", tail)
    host, _, query = rest.partition("?")
    place = host.split("/")[0]
    return f"{head}://{role}@{place}/{database}" + (f"?{query}" if query else "")


@pytest.hookimpl(wrapper=True)
def pytest_load_initial_conftests(early_config: pytest.Config) -> Iterator[None]:
    if ADMIN_URL not in os.environ or REDIS_URL not in os.environ:
        from passend.lokaal.servers import ephemeral_servers

        servers = _running.enter_context(ephemeral_servers())
        os.environ[ADMIN_URL] = servers.database_url("postgres", "postgres")
        os.environ[REDIS_URL] = servers.redis_url
    worker = os.environ.get("PYTEST_XDIST_WORKER", "los")
    database = f"proef_{worker}"
    os.environ.update(
        PASSEND_OMGEVING="test",
        PASSEND_DEMO="1",
        DATABASE_URL=role_url("passend_toepassing", database),
        DATABASE_URL_EIGENAAR=role_url("passend_eigenaar", database),
        DATABASE_URL_WERKER=role_url("passend_werker", database),
        DATABASE_URL_BACKUP=role_url("passend_backup", database),
        DATABASE_URL_VERNIETIGING=role_url("passend_vernietiging", database),
        REDIS_URL=os.environ[REDIS_URL],
    )
    for name in ("PASSEND_DATABASE_ROL", "PASSEND_KLOKBESTAND", "PASSEND_POSTMAP", "EMAIL_URL"):
        os.environ.pop(name, None)
    return (yield)


def pytest_unconfigure(config: pytest.Config) -> None:
    _running.close()
