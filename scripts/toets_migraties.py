"""Look at our migrations with django-migration-linter: none may lock a large table or break the running version."""

from __future__ import annotations

import logging
import os
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
HARMLESS = (
    # The linter sees every change of a column's type as a danger. These only make a varchar longer: PostgreSQL touches
    # no row for that, and what the running version writes still fits.
    "0004_langere_lezing",
    # Unique where the version before never wrote two, on tables with some rows a board: no lock that anyone notices.
    "0004_een_per_zaak",
)
sys.path.insert(0, str(ROOT))


def main() -> int:
    """Print one line per migration; return 0 when all are safe."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "passend.settings")
    os.environ.setdefault("PASSEND_DATABASE_ROL", "eigenaar")
    import django
    from django.apps import apps
    from django_migration_linter import MigrationLinter

    django.setup()
    # Other people's apps are theirs to keep safe.
    own = [
        config.label
        for config in apps.get_app_configs()
        if Path(config.path).is_relative_to(ROOT) and ".venv" not in config.path
    ]
    logging.getLogger("django_migration_linter").setLevel(logging.WARNING)
    # An initial migration makes its own tables: there is no row yet that it could lock or break.
    linter = MigrationLinter(
        str(ROOT),
        include_apps=own,
        no_cache=True,
        quiet=["ok", "ignore"],
        ignore_initial_migrations=True,
        ignore_name=HARMLESS,
    )
    linter.lint_all_migrations()
    linter.print_summary()
    return 1 if linter.has_errors else 0


if __name__ == "__main__":
    sys.exit(main())
