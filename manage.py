#!/usr/bin/env python
"""Django's command line for Passend."""

import os
import sys

# Commands that change the shape or the rights of the database act as its owner; all else acts as the
# application, which can do no more than a page can.
OWNER_COMMANDS = {"maak_landelijk", "migrate", "richt_rollen_in"}


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "passend.settings")
    if len(sys.argv) > 1 and sys.argv[1] in OWNER_COMMANDS:
        os.environ.setdefault("PASSEND_DATABASE_ROL", "eigenaar")
    if sys.argv[1:2] == ["richt_rollen_in"] and os.environ.get("DATABASE_URL_BEHEER"):
        os.environ["PASSEND_DATABASE_ROL"] = "beheer"
    from django.core.management import execute_from_command_line

    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
