"""Who may touch the tables of the case. See `passend.dossiers.beleid` for the form."""

from passend.dossiers.beleid import (
    APPLICATION,
    DESTRUCTION,
    MY_CIRCLES,
    MY_DOSSIERS,
    MY_FAMILY,
    MY_HAND,
    WORKER,
    Guard,
    Policy,
    shared,
)

OWN_ROW = "gebruiker_id = passend.mij()"
IN_MY_CIRCLE = f"{MY_CIRCLES} AND {MY_DOSSIERS}"
BY_MY_HAND = f"{IN_MY_CIRCLE} AND {MY_HAND}"
# Whose act moves the state of an aanmelding: its circle, or who withdraws it with a parent's power of attorney.
WHO_MAY_ACT = f"{IN_MY_CIRCLE} OR passend.ben_gemachtigd(dossier_id, 'intrekken')"
# What a school did is for that school to change, with an account or with a link; the family only reads it.
OF_MY_SCHOOL = (
    f"{IN_MY_CIRCLE} AND EXISTS (SELECT FROM public.dossiers_lezerskring k WHERE k.id = lezerskring_id"
    " AND (k.organisatie_id = ANY ((SELECT passend.mijn_organisaties())::uuid[])"
    " OR k.organisatie_id = (SELECT passend.mijn_linkorganisatie())))"
)
AT_MY_OFFICE = "organisatie_id = ANY ((SELECT passend.mijn_organisaties())::uuid[])"


def _item(
    table: str, item_column: str, application: str, *more: Policy, insert: str = IN_MY_CIRCLE, definer: str = ""
) -> Guard:
    """A table whose rows are read by their circle, and by whom the family shared the item in `item_column` with."""
    return Guard(
        table,
        policies=(
            Policy("SELECT", using=f"{MY_CIRCLES} OR {shared(item_column)}"),
            Policy("INSERT", check=insert),
            *more,
        ),
        grants={APPLICATION: application, DESTRUCTION: "SELECT, DELETE"},
        definer=definer,
    )


GUARDS = [
    _item(
        "zorgplicht_aanmelding",
        "id",
        "SELECT, INSERT, UPDATE (stand, eerste_keus)",
        Policy("UPDATE", using=WHO_MAY_ACT, check=WHO_MAY_ACT),
        # What the mail server says moves the state; the worker that hears it may not write here itself.
        definer="SELECT, UPDATE",
    ),
    _item(
        "zorgplicht_aanmeldingtekst",
        "aanmelding_id",
        # An older version goes to the family's circle when the family takes back a part that it showed.
        "SELECT, INSERT, UPDATE (laatste, lezerskring_id)",
        Policy("UPDATE", using=MY_FAMILY, check=MY_FAMILY),
        insert=f"{IN_MY_CIRCLE} AND {MY_FAMILY}",
    ),
    _item(
        "zorgplicht_gezinswoorden",
        "id",
        "SELECT, INSERT, UPDATE (laatste)",
        Policy("UPDATE", using=MY_FAMILY, check=MY_FAMILY),
        insert=f"{IN_MY_CIRCLE} AND {MY_FAMILY}",
    ),
    _item("zorgplicht_gezagsantwoord", "id", "SELECT, INSERT", insert=f"{BY_MY_HAND} AND {MY_FAMILY}"),
    _item("zorgplicht_schoolnee", "id", "SELECT, INSERT", insert=f"{BY_MY_HAND} AND {MY_FAMILY}"),
    _item(
        "zorgplicht_toelichting",
        "aanmelding_id",
        "SELECT, INSERT",
        # Also with a fact that was recorded for a parent who signed for it, in a circle that the worker does not read.
        insert=f"{BY_MY_HAND} OR {MY_HAND} AND passend.is_mijn_feit_namens(feit_id, dossier_id, lezerskring_id)",
    ),
    _item(
        "zorgplicht_aanvulverzoek",
        "aanmelding_id",
        "SELECT, INSERT, UPDATE (bezorgd_op)",
        Policy("UPDATE", using=OF_MY_SCHOOL, check=OF_MY_SCHOOL),
        insert=BY_MY_HAND,
    ),
    _item("zorgplicht_gevraagdstuk", "aanmelding_id", "SELECT, INSERT", insert=BY_MY_HAND),
    _item("zorgplicht_andereschool", "aanmelding_id", "SELECT, INSERT", insert=BY_MY_HAND),
    _item(
        "zorgplicht_besluit",
        "aanmelding_id",
        "SELECT, INSERT, UPDATE (besloten_op, bekendgemaakt_op, bekendgemaakt_hoe, bezwaarclausule, gpo_genoemd)",
        Policy("UPDATE", using=OF_MY_SCHOOL, check=OF_MY_SCHOOL),
        insert=BY_MY_HAND,
    ),
    _item("zorgplicht_notitie", "id", "SELECT, INSERT", insert=BY_MY_HAND),
    Guard(
        "zorgplicht_taak",
        policies=(
            Policy("SELECT", using=MY_CIRCLES),
            Policy("INSERT", check=BY_MY_HAND),
            Policy(
                "UPDATE",
                using=IN_MY_CIRCLE,
                check=f"{IN_MY_CIRCLE} AND (gedaan_door_id IS NULL OR gedaan_door_id = passend.mij())",
            ),
        ),
        grants={APPLICATION: "SELECT, INSERT, UPDATE (gedaan_op, gedaan_door_id)", DESTRUCTION: "SELECT, DELETE"},
    ),
    Guard(
        "zorgplicht_schrijfhulp",
        policies=(
            Policy("SELECT", using=MY_CIRCLES),
            Policy("INSERT", check=f"{IN_MY_CIRCLE} AND begonnen_door_id = passend.mij()"),
            Policy("UPDATE", using=IN_MY_CIRCLE, check=IN_MY_CIRCLE),
            Policy("DELETE", using=IN_MY_CIRCLE),
        ),
        grants={
            APPLICATION: "SELECT, INSERT, DELETE, UPDATE (inhoud, bewaard_op, overgenomen_op)",
            DESTRUCTION: "SELECT, DELETE",
        },
    ),
    Guard(
        "zorgplicht_behandelaar",
        policies=(
            Policy("SELECT", using=MY_CIRCLES),
            # The family reads who helps it; only the steunpunt itself says so.
            Policy("INSERT", check=f"{BY_MY_HAND} AND {AT_MY_OFFICE}"),
            Policy("UPDATE", using=f"{IN_MY_CIRCLE} AND {AT_MY_OFFICE}", check=f"{IN_MY_CIRCLE} AND {AT_MY_OFFICE}"),
        ),
        grants={APPLICATION: "SELECT, INSERT, UPDATE (tot)", DESTRUCTION: "SELECT, DELETE"},
        definer="SELECT",
    ),
    Guard(
        "zorgplicht_hulpvraag",
        policies=(
            Policy("SELECT", using=MY_CIRCLES),
            Policy("INSERT", check=IN_MY_CIRCLE),
            Policy("UPDATE", using=IN_MY_CIRCLE, check=IN_MY_CIRCLE),
        ),
        grants={
            APPLICATION: "SELECT, INSERT, UPDATE (stand, stand_sinds, opgepakt_door_id, wacht_op)",
            DESTRUCTION: "SELECT, DELETE",
        },
    ),
    Guard(
        "zorgplicht_hulpvraagtekst",
        policies=(
            Policy("SELECT", using=MY_CIRCLES),
            Policy("INSERT", check=IN_MY_CIRCLE),
            Policy("UPDATE", using=IN_MY_CIRCLE, check=IN_MY_CIRCLE),
        ),
        grants={
            APPLICATION: (
                "SELECT, INSERT, UPDATE (titel, vraag, kind_voornaam, kind_achternaam, geboren_op, naam, email,"
                " telefoon, postcode)"
            ),
            DESTRUCTION: "SELECT, DELETE",
        },
    ),
    _item("zorgplicht_hulpvraagbijdrage", "hulpvraag_id", "SELECT, INSERT", insert=BY_MY_HAND),
    Guard(
        # Who asks to be called has no account: a definer function adds the row, and only that steunpunt reads it.
        "zorgplicht_terugbelverzoek",
        policies=(
            Policy("SELECT", using=AT_MY_OFFICE),
            Policy("UPDATE", using=AT_MY_OFFICE, check=f"{AT_MY_OFFICE} AND gebeld_door_id = passend.mij()"),
        ),
        grants={
            APPLICATION: "SELECT, UPDATE (gebeld_op, gebeld_door_id, uitkomst)",
            DESTRUCTION: "SELECT, DELETE",
        },
        definer="SELECT, INSERT",
    ),
    Guard(
        "zorgplicht_concept",
        policies=(
            Policy("SELECT", using=OWN_ROW),
            Policy("INSERT", check=OWN_ROW),
            Policy("UPDATE", using=OWN_ROW, check=OWN_ROW),
            Policy("DELETE", using=OWN_ROW),
        ),
        grants={APPLICATION: "SELECT, INSERT, UPDATE, DELETE", DESTRUCTION: "SELECT, DELETE"},
    ),
    Guard(
        "zorgplicht_herinnering",
        policies=(Policy("SELECT", WORKER, using="true"), Policy("INSERT", WORKER, check="true")),
        grants={WORKER: "SELECT, INSERT", DESTRUCTION: "SELECT, DELETE"},
    ),
    Guard(
        "zorgplicht_bezorging",
        policies=(
            Policy("SELECT", using=f"{MY_CIRCLES} OR {shared('aanmelding_id')}"),
            Policy("INSERT", check=f"{BY_MY_HAND} AND {MY_FAMILY}"),
            Policy("SELECT", WORKER, using="true"),
            Policy("UPDATE", WORKER, using="true", check="true"),
        ),
        grants={
            APPLICATION: "SELECT, INSERT",
            WORKER: "SELECT, UPDATE (uitkomst, uitkomst_op)",
            DESTRUCTION: "SELECT, DELETE",
        },
        definer="SELECT",
    ),
]
