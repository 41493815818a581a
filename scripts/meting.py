"""What the wall costs on a whole country: `make meting` (or `.venv/bin/python scripts/meting.py --dossiers N`).

Starts servers of its own, makes a database with all schools and N made-up dossiers, and measures a parent's list with
and without row-level security. Exit code 1 when it costs more than three times as much.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from passend.lokaal.environment import role_urls  # noqa: E402 - found through the line above
from passend.lokaal.servers import ephemeral_servers  # noqa: E402

DATABASE = "passend_meting"


def main() -> int:
    """Make the country and measure; return the exit code of the measurement."""
    parser = argparse.ArgumentParser(description="Meet wat de rijbeveiliging kost.")
    parser.add_argument("--dossiers", type=int, default=100_000)
    dossiers = parser.parse_args().dossiers
    with ephemeral_servers() as servers:
        urls = role_urls(servers.database_url(DATABASE), {}, "")
        environment = {**os.environ, **urls, "REDIS_URL": servers.redis_url, "PASSEND_OMGEVING": "demo"}

        def manage(*arguments: str, **changes: str) -> int:
            command = [sys.executable, "manage.py", *arguments]
            return subprocess.run(command, cwd=ROOT, env={**environment, **changes}, check=False).returncode

        make_database(servers.database_url(), DATABASE)
        steps = (
            manage("richt_rollen_in", DATABASE_URL_EIGENAAR=servers.database_url(DATABASE)),
            manage("migrate", "--verbosity", "0"),
            manage("laad_gegevens"),
            manage("maak_landelijk", "--dossiers", str(dossiers)),
        )
        return 1 if any(steps) else manage("meet_muur")


def make_database(admin_url: str, name: str) -> None:
    """Make the empty database `name` on a fresh server."""
    import psycopg2

    link = psycopg2.connect(admin_url)
    link.autocommit = True
    with link.cursor() as cursor:
        cursor.execute(f'CREATE DATABASE "{name}"')
    link.close()


if __name__ == "__main__":
    sys.exit(main())
