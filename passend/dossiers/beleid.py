"""The one form in which every app declares who may touch which guarded table.

Each app with personal data has a `beleid.py` with a list `GUARDS`; `beveiliging.py` makes the database agree with all
of them after each migrate, and a test compares the catalogue with this declaration.
"""

from dataclasses import dataclass, field

OWNER = "passend_eigenaar"
APPLICATION = "passend_toepassing"
WORKER = "passend_werker"
BACKUP = "passend_backup"
DESTRUCTION = "passend_vernietiging"
DEFINER = "passend_definer"
LOGIN_ROLES = (OWNER, APPLICATION, WORKER, BACKUP, DESTRUCTION)


def in_temporary_circles(column: str) -> str:
    """Return the condition that this column names a circle that a link or an agreement opens."""
    return f"{column} = ANY ((SELECT passend.mijn_tijdelijke_kringen())::uuid[])"


def in_my_circles(column: str) -> str:
    """Return the condition that this column names a circle that I read, for now or as long as I take part."""
    mine = f"EXISTS (SELECT FROM passend.mijn_kring mijn WHERE mijn.kring = {column})"
    return f"({mine} OR {in_temporary_circles(column)})"


# What a reader of an item must have: its circle, or a share of the item.
MY_CIRCLES = in_my_circles("lezerskring_id")
TEMPORARY_CIRCLE = in_temporary_circles("lezerskring_id")
ONE_OF_MY_CIRCLES = "lezerskring_id IN (SELECT mijn.kring FROM passend.mijn_kring mijn)"
ONE_OF_SHARED = "(betreft_id, dossier_id) IN (SELECT mijn.item, mijn.dossier FROM passend.mijn_gedeeld mijn)"
MY_DOSSIERS = (
    "(EXISTS (SELECT FROM passend.mijn_toegang mijn WHERE mijn.dossier = dossier_id)"
    " OR dossier_id = ANY ((SELECT passend.mijn_linkdossiers())::uuid[]))"
)
MINE = "gebruiker_id = (SELECT passend.mij()) OR organisatie_id = ANY ((SELECT passend.mijn_organisaties())::uuid[])"
ADMINISTRATOR = "(SELECT passend.ben_beheerder())"
FOR_OTHERS = f"{ADMINISTRATOR} AND gebruiker_id <> passend.mij()"
MY_FAMILY = "dossier_id = ANY ((SELECT passend.mijn_gezinsdossiers())::uuid[])"
# What was kept for this person carries the hash of the person's id.
MY_KEPT_FORM = "persoon = encode(sha256(passend.mij()::text::bytea), 'hex')"
MY_SENDING = "persoon_id = passend.mij()"
# Who recorded something is who is asking: nobody writes in another's name.
MY_HAND = "vastgelegd_door_id = passend.mij()"


def shared(column: str) -> str:
    """Return the condition that the item named by `column`, of a dossier of the reader, was shared with the reader.

    Both: a family could otherwise name an item of another family in a share of its own.
    """
    return f"EXISTS (SELECT FROM passend.mijn_gedeeld mijn WHERE mijn.item = {column} AND mijn.dossier = dossier_id)"


@dataclass(frozen=True)
class Policy:
    """One row-level rule: `command` (SELECT, INSERT, UPDATE, DELETE or ALL) for `role`."""

    command: str
    role: str = APPLICATION
    using: str = ""
    check: str = ""


@dataclass(frozen=True)
class Guard:
    """A table with personal data: its rules, and what each role may do at all (`grants`).

    Every guarded table also gets a plain rule for the owner and reading for the backup role; `definer` says what the
    definer functions may do with it. `append_only` refuses UPDATE to every role, DELETE to all but destruction.
    `trigger` names a function of the schema `passend` that judges each row before it is written, whoever writes.
    """

    table: str
    policies: tuple[Policy, ...]
    grants: dict[str, str] = field(default_factory=dict)
    definer: str = ""
    append_only: bool = False
    trigger: str = ""


GUARDS = [
    Guard(
        "dossiers_dossier",
        # Which are mine costs little to find, so here always all at once: a desk sorts and counts thousands.
        policies=(
            Policy(
                "SELECT",
                using="id IN (SELECT mijn.dossier FROM passend.mijn_toegang mijn)"
                " OR id = ANY ((SELECT passend.mijn_linkdossiers())::uuid[])",
            ),
        ),
        grants={APPLICATION: "SELECT", WORKER: "SELECT", DESTRUCTION: "SELECT, DELETE"},
        definer="SELECT, INSERT, UPDATE",
    ),
    Guard(
        "dossiers_toegang",
        policies=(
            Policy(
                "SELECT",
                using=f"{MINE} OR {MY_FAMILY}",
            ),
            Policy("INSERT", check=MY_FAMILY),
            Policy("UPDATE", using=MY_FAMILY, check=MY_FAMILY),
        ),
        grants={
            APPLICATION: "SELECT, INSERT, UPDATE (tot)",
            WORKER: "SELECT",
            DESTRUCTION: "SELECT, DELETE",
        },
        definer="SELECT, INSERT",
    ),
    Guard(
        "dossiers_lidmaatschap",
        policies=(
            Policy("SELECT", using=f"{MINE} OR {ADMINISTRATOR}"),
            # Nobody opens a school's dossiers for themselves: an administrator lets others in, under their own name.
            Policy("INSERT", check=f"{FOR_OTHERS} AND toegevoegd_door_id = passend.mij()"),
            Policy("UPDATE", using=FOR_OTHERS, check=FOR_OTHERS),
        ),
        grants={APPLICATION: "SELECT, INSERT, UPDATE (tot, beeindigd_door_id)", WORKER: "SELECT"},
        definer="SELECT, INSERT, UPDATE",
    ),
    Guard(
        "dossiers_lezerskring",
        policies=(
            Policy(
                "SELECT",
                using=f"{in_my_circles('id')} OR {MY_FAMILY}",
            ),
            Policy("INSERT", check=MY_FAMILY),
        ),
        grants={
            APPLICATION: "SELECT, INSERT",
            WORKER: "SELECT",
            DESTRUCTION: "SELECT, DELETE",
        },
        definer="SELECT, INSERT",
    ),
    Guard(
        "dossiers_deling",
        policies=(
            Policy(
                "SELECT",
                using=f"{MY_FAMILY} OR {MINE}",
            ),
            Policy("INSERT", check=MY_FAMILY),
            Policy("UPDATE", using=MY_FAMILY, check=MY_FAMILY),
        ),
        grants={
            APPLICATION: "SELECT, INSERT, UPDATE (tot)",
            WORKER: "SELECT",
            DESTRUCTION: "SELECT, DELETE",
        },
        definer="SELECT",
    ),
    Guard(
        "dossiers_feit",
        policies=(
            Policy("SELECT", using=f"{MY_CIRCLES} OR {shared('betreft_id')}"),
            # In a circle of one's own and for oneself; for a parent who signed for just this act; or what sending an
            # aanmelding records, for the parent who agreed with that text.
            Policy(
                "INSERT",
                check=f"({MY_CIRCLES} AND namens_id IS NULL AND (SELECT passend.mijn_akkoord()) IS NULL"
                " AND passend.mag_in_kring(dossier_id, lezerskring_id, soort)"
                " OR passend.mag_namens(dossier_id, lezerskring_id, namens_id, soort)"
                " OR passend.mag_met_akkoord(dossier_id, lezerskring_id, namens_id, soort))"
                f" AND {MY_DOSSIERS} AND {MY_HAND}",
            ),
        ),
        grants={
            APPLICATION: "SELECT, INSERT",
            WORKER: "SELECT",
            DESTRUCTION: "SELECT, DELETE",
        },
        definer="SELECT, INSERT",
        append_only=True,
    ),
    Guard(
        "dossiers_termijn",
        # As in the other tables, but always all at once: a tray sorts thousands of rows by their first last day.
        policies=(Policy("SELECT", using=f"{ONE_OF_MY_CIRCLES} OR {TEMPORARY_CIRCLE} OR {ONE_OF_SHARED}"),),
        grants={APPLICATION: "SELECT", WORKER: "SELECT", DESTRUCTION: "SELECT, DELETE"},
        definer="SELECT, INSERT, UPDATE, DELETE",
    ),
    Guard(
        "dossiers_machtiging",
        policies=(
            Policy("SELECT", using=MY_CIRCLES),
            # A worker writes down what a parent signed, for the own steunpunt alone.
            Policy(
                "INSERT",
                check=f"{MY_CIRCLES} AND {MY_DOSSIERS} AND {MY_HAND}"
                " AND organisatie_id = ANY ((SELECT passend.mijn_organisaties())::uuid[])",
            ),
            # Taking it back: the family, and the steunpunt itself. What was taken back never holds again.
            Policy(
                "UPDATE",
                using=f"{MY_CIRCLES} AND {MY_DOSSIERS}",
                check=f"{MY_CIRCLES} AND {MY_DOSSIERS} AND ingetrokken_op <= passend.dag()",
            ),
        ),
        grants={APPLICATION: "SELECT, INSERT, UPDATE (ingetrokken_op)", DESTRUCTION: "SELECT, DELETE"},
        definer="SELECT",
    ),
    Guard(
        "dossiers_akkoord",
        policies=(
            Policy("SELECT", using=MY_CIRCLES),
            # A worker of the steunpunt that reads the text. With a code it is given only by who types the right one.
            Policy(
                "INSERT",
                check=f"{MY_CIRCLES} AND {MY_DOSSIERS} AND {MY_HAND}"
                " AND organisatie_id = ANY ((SELECT passend.mijn_organisaties())::uuid[])"
                " AND pogingen = 0 AND gebruikt_op IS NULL AND (wijze <> 'code' OR gegeven_op IS NULL)",
            ),
            # Ending it: family and steunpunt. Using it up: who wrote it down. What ended never stands again.
            Policy(
                "UPDATE",
                using=f"{MY_CIRCLES} AND {MY_DOSSIERS} AND vervallen_op IS NULL AND gebruikt_op IS NULL",
                check=f"{MY_CIRCLES} AND {MY_DOSSIERS}"
                f" AND (vervallen_op IS NOT NULL OR gebruikt_op IS NOT NULL AND {MY_HAND})",
            ),
        ),
        grants={
            APPLICATION: "SELECT, INSERT, UPDATE (vervallen_op, gebruikt_op)",
            DESTRUCTION: "SELECT, DELETE",
        },
        definer="SELECT, UPDATE",
    ),
    # A named second class, with what belongs to signing in: made and used by definer functions alone.
    Guard(
        "dossiers_uitnodiging",
        policies=(
            Policy(
                "SELECT",
                using=f"organisatie_id = ANY ((SELECT passend.mijn_organisaties())::uuid[]) AND {MY_DOSSIERS}",
            ),
        ),
        grants={APPLICATION: "SELECT", DESTRUCTION: "SELECT, DELETE"},
        definer="SELECT, INSERT, UPDATE",
    ),
    Guard(
        "dossiers_uitnodigingspoging",
        policies=(),
        grants={DESTRUCTION: "SELECT, DELETE"},
        definer="SELECT, INSERT",
    ),
    Guard(
        "dossiers_eenmaligelink",
        policies=(
            Policy("SELECT", using=f"{MY_FAMILY} OR id = (SELECT passend.mijn_link())"),
            Policy("INSERT", check=f"{MY_FAMILY} AND gebruikt_op IS NULL"),
            # The family may end a link; using one up is for its holder, by a definer function.
            Policy("UPDATE", using=MY_FAMILY, check=MY_FAMILY),
        ),
        grants={APPLICATION: "SELECT, INSERT, UPDATE (vervallen_op)", DESTRUCTION: "SELECT, DELETE"},
        definer="SELECT, INSERT, UPDATE",
    ),
    # Of the second class as well: written by who is not signed in any more, read by that same person alone. The worker
    # deletes what is over, and cannot read it.
    Guard(
        "gebruikers_bewaardformulier",
        policies=(
            Policy("SELECT", using=MY_KEPT_FORM),
            Policy("DELETE", using=MY_KEPT_FORM),
            Policy("INSERT", check="true"),
        ),
        grants={
            APPLICATION: "SELECT, INSERT, DELETE",
            WORKER: "SELECT (id, vervalt_op), DELETE",
            DESTRUCTION: "SELECT, DELETE",
        },
    ),
    # Of the second class too: that a person sent a form, seen by that person alone.
    Guard(
        "gebruikers_verzending",
        policies=(
            Policy("SELECT", using=MY_SENDING),
            Policy("INSERT", check=MY_SENDING),
            Policy("UPDATE", using=MY_SENDING, check=MY_SENDING),
            Policy("DELETE", using=MY_SENDING),
        ),
        grants={
            APPLICATION: "SELECT, INSERT, UPDATE (doel), DELETE",
            WORKER: "SELECT (sleutel, vervalt_op), DELETE",
            DESTRUCTION: "SELECT, DELETE",
        },
    ),
    # A named second class too: who asks for an account writes it with a link, an administrator reads and decides.
    Guard(
        "dossiers_accountaanvraag",
        policies=(
            Policy("SELECT", using=ADMINISTRATOR),
            Policy("INSERT", check="organisatie_id = (SELECT passend.mijn_linkorganisatie()) AND stand = 'open'"),
            Policy("UPDATE", using=ADMINISTRATOR, check=f"{ADMINISTRATOR} AND beslist_door_id = passend.mij()"),
        ),
        grants={APPLICATION: "SELECT, INSERT, UPDATE (stand, reden, beslist_op, beslist_door_id)"},
        definer="SELECT",
    ),
]
