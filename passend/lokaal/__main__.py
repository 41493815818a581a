"""`python -m passend.lokaal run | opnieuw | opruimen`: the demo on one's own computer."""

from __future__ import annotations

import argparse
import os
import shutil
import sys
from pathlib import Path

from passend.lokaal.errors import LocalError
from passend.lokaal.places import places_for
from passend.lokaal.slot import DemoLock
from passend.lokaal.supervisor import Supervisor, stop_leftovers

CHECKOUT = Path(__file__).resolve().parents[2]


def main() -> int:
    """Do what the command line says; return the exit code."""
    parser = argparse.ArgumentParser(prog="python -m passend.lokaal")
    commands = parser.add_subparsers(dest="opdracht", required=True)
    commands.add_parser("run", help="start de demo; Ctrl-C stopt alles")
    commands.add_parser("opnieuw", help="gooi de gegevens van de demo weg en begin opnieuw")
    commands.add_parser("opruimen", help="stop de demo en verwijder haar gegevens")
    action = parser.parse_args().opdracht
    try:
        # Tests run a demo of their own beside the developer's.
        state = Path(os.environ.get("PASSEND_LOKAAL_MAP") or CHECKOUT / ".lokaal")
        places = places_for(CHECKOUT, state)
        with DemoLock(places.lock_file, take_over=action != "run") as lock:
            if action == "opruimen":
                stop_leftovers(places)
                # PostgreSQL's data may have become another account's, below a folder of ours.
                shutil.rmtree(places.postgres_base, ignore_errors=True)
                shutil.rmtree(places.socket_folder.parent, ignore_errors=True)
            else:
                Supervisor(places, os.environ).run(lock, afresh=action == "opnieuw")
    except LocalError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
