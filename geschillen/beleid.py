"""Who may touch the tables of a dispute. See `passend.dossiers.beleid` for the form."""

from passend.dossiers.beleid import (
    APPLICATION,
    DESTRUCTION,
    MY_CIRCLES,
    MY_DOSSIERS,
    MY_FAMILY,
    WORKER,
    Guard,
    Policy,
)

OF_MY_FAMILY = f"{MY_CIRCLES} AND {MY_FAMILY}"
OF_MY_BOARD = "organisatie_id = ANY ((SELECT passend.mijn_organisaties())::uuid[])"
# A board asks with a code. Whose code it is, is told by the family's own rows, that only the family reads.
MY_CODE = (
    "(code IN (SELECT g.koppelcode FROM geschillen_geschil g WHERE g.koppelcode <> '')"
    " OR code IN (SELECT k.code FROM geschillen_koppelcode k))"
)
OWN_FILE = "IN (SELECT b.id FROM geschillen_bestuursgeschil b)"


def _of_the_family(table: str, columns: str, power: str) -> Guard:
    """A table with the family's own preparation: nobody else reads it, whatever they share.

    A steunpunt with a written `power` of attorney prepares in its circle with the family, and only there.
    """
    mine = f"({OF_MY_FAMILY} OR {MY_CIRCLES} AND passend.ben_gemachtigd(dossier_id, '{power}'))"
    return Guard(
        table,
        policies=(
            Policy("SELECT", using=MY_CIRCLES),
            Policy("INSERT", check=f"{mine} AND {MY_DOSSIERS}"),
            Policy("UPDATE", using=mine, check=mine),
        ),
        grants={APPLICATION: f"SELECT, INSERT, UPDATE ({columns})", DESTRUCTION: "SELECT, DELETE"},
    )


GUARDS = [
    _of_the_family(
        "geschillen_geschil", "soort, stand, onderwijs_nu, stukken, ingediend_op, bewijs, koppelcode", "gpo"
    ),
    _of_the_family("geschillen_geschiltekst", "onderwijs, gebeurd, geprobeerd, gevraagd, bewijs, bewaard_op", "gpo"),
    _of_the_family("geschillen_bezwaarbrief", "redenen, uitleg, gevraagd, later, gesprek, bewaard_op", "bezwaar"),
    Guard(
        "geschillen_koppelcode",
        policies=(Policy("SELECT", using=OF_MY_FAMILY), Policy("INSERT", check=f"{OF_MY_FAMILY} AND {MY_DOSSIERS}")),
        grants={APPLICATION: "SELECT, INSERT", DESTRUCTION: "SELECT, DELETE"},
    ),
    Guard(
        "geschillen_bestuursgeschil",
        policies=(
            Policy("SELECT", using=OF_MY_BOARD),
            # Who reminds needs the two dates, and whose they are; a changed law the kind of school too. No number.
            Policy("SELECT", WORKER, using="true"),
            Policy("UPDATE", WORKER, using="true", check="true"),
            Policy("INSERT", check=f"{OF_MY_BOARD} AND aangemaakt_door_id = passend.mij()"),
            Policy("UPDATE", using=OF_MY_BOARD, check=OF_MY_BOARD),
        ),
        grants={
            APPLICATION: "SELECT, INSERT, UPDATE (soort, stukken, zaaknummer, eerste_dag, verweer_voor, bob_voor)",
            WORKER: "SELECT (id, organisatie_id, school_id, verweer_voor, bob_voor),"
            " UPDATE (eerste_dag, verweer_voor, bob_voor)",
            DESTRUCTION: "SELECT, DELETE",
        },
    ),
    Guard(
        "geschillen_bestuursfeit",
        policies=(
            Policy("SELECT", using=OF_MY_BOARD),
            Policy("SELECT", WORKER, using="true"),
            Policy("INSERT", check=f"{OF_MY_BOARD} AND geschil_id {OWN_FILE} AND vastgelegd_door_id = passend.mij()"),
        ),
        grants={
            APPLICATION: "SELECT, INSERT",
            # What the clock takes of a fact; not who recorded it.
            WORKER: "SELECT (id, geschil_id, soort, code, dag, tot_dag, vervangt_id, vastgelegd_op)",
            DESTRUCTION: "SELECT, DELETE",
        },
        append_only=True,
    ),
    Guard(
        "geschillen_koppeling",
        policies=(
            Policy("SELECT", using=f"{OF_MY_BOARD} OR {MY_FAMILY} OR {MY_CODE}"),
            Policy("SELECT", WORKER, using="true"),
            Policy(
                "INSERT",
                check=f"{OF_MY_BOARD} AND bestuursgeschil_id {OWN_FILE} AND gevraagd_door_id = passend.mij()"
                " AND stand = 'gevraagd'",
            ),
            # A mistyped code can be set right while nobody answered.
            Policy(
                "UPDATE",
                using=f"{OF_MY_BOARD} AND stand = 'gevraagd'",
                check=f"{OF_MY_BOARD} AND stand = 'gevraagd' AND dossier_id IS NULL",
            ),
            # The answer is the family's alone, and names a dossier of its own.
            Policy("UPDATE", using=f"{MY_FAMILY} OR {MY_CODE}", check=f"{MY_FAMILY} AND {MY_CODE}"),
        ),
        grants={
            APPLICATION: "SELECT, INSERT,"
            " UPDATE (code, gevraagd_op, stand, antwoord_op, dossier_id, geschil_id, betreft_id, lezerskring_id)",
            WORKER: "SELECT (id, bestuursgeschil_id, betreft_id, stand)",
            DESTRUCTION: "SELECT, DELETE",
        },
    ),
]
