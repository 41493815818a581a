"""Who may touch the tables of the law. See `passend.dossiers.beleid` for the form."""

from passend.dossiers.beleid import (
    ADMINISTRATOR,
    APPLICATION,
    DESTRUCTION,
    MY_CIRCLES,
    MY_HAND,
    WORKER,
    Guard,
    Policy,
    shared,
)


def _calendar(table: str, definer: str = "") -> Guard:
    """A table that everybody reads, and to which an administrator adds rows and of which they end rows."""
    return Guard(
        table,
        policies=(
            Policy("SELECT", using="true"),
            Policy("INSERT", check=f"{ADMINISTRATOR} AND {MY_HAND} AND vervallen_op IS NULL"),
            Policy(
                "UPDATE",
                using=f"{ADMINISTRATOR} AND vervallen_op IS NULL",
                check=f"{ADMINISTRATOR} AND vervallen_door_id = passend.mij()",
            ),
        ),
        grants={APPLICATION: "SELECT, INSERT, UPDATE (vervallen_op, vervallen_door_id)", WORKER: "SELECT"},
        definer=definer,
    )


GUARDS = [
    _calendar("wet_kalenderdag"),
    _calendar("wet_schoolvakantie", definer="SELECT, INSERT"),
    Guard(
        "wet_datumwijziging",
        policies=(
            Policy("SELECT", using=f"{MY_CIRCLES} OR {shared('betreft_id')}"),
            Policy("SELECT", WORKER, using="true"),
            Policy("INSERT", WORKER, check="true"),
        ),
        grants={APPLICATION: "SELECT", WORKER: "SELECT, INSERT", DESTRUCTION: "SELECT, DELETE"},
        append_only=True,
    ),
    # The text of the law is for everybody, as the pages without sign-in compute with it; so is a draft of it.
    Guard(
        "wet_regelset",
        policies=(
            Policy("SELECT", using="true"),
            Policy("INSERT", check=f"{ADMINISTRATOR} AND gemaakt_door_id = passend.mij() AND volgorde IS NULL"),
            Policy(
                "UPDATE",
                using=f"{ADMINISTRATOR} AND volgorde IS NULL",
                check=f"{ADMINISTRATOR} AND toegepast_door_id = passend.mij()",
            ),
        ),
        grants={
            APPLICATION: "SELECT, INSERT, UPDATE (toegepast_op, toegepast_door_id, volgorde)",
            WORKER: "SELECT",
        },
    ),
    # An administrator asks for a run, stops it or lets it go on; only the worker runs it.
    Guard(
        "wet_herberekening",
        policies=(
            Policy("SELECT", using=ADMINISTRATOR),
            Policy("INSERT", check=f"{ADMINISTRATOR} AND door_id = passend.mij() AND gedaan = 0"),
            Policy("UPDATE", using=ADMINISTRATOR, check=ADMINISTRATOR),
            Policy("SELECT", WORKER, using="true"),
            Policy("UPDATE", WORKER, using="true", check="true"),
        ),
        grants={APPLICATION: "SELECT, INSERT, UPDATE (toestand, fout)", WORKER: "SELECT, UPDATE"},
    ),
]
