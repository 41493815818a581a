"""Who may touch a school's ondersteuningsprofiel. See `passend.dossiers.beleid` for the form.

The rest of this app is open data. A working version is for the school, its board and administrators; what was
adopted is for everybody, also who did not sign in.
"""

from passend.dossiers.beleid import APPLICATION, Guard, Policy

AT_MY_SCHOOL = "school_id = ANY ((SELECT passend.mijn_scholen())::uuid[])"
OF_MY_SCHOOLS = "school_id = ANY ((SELECT passend.mijn_profielscholen())::uuid[])"
# The rules of the profile itself decide which ones these see.
IN_A_PROFILE_I_SEE = "EXISTS (SELECT FROM ondersteuning_ondersteuningsprofiel p WHERE p.id = profiel_id)"
IN_MY_WORKING_VERSION = (
    "EXISTS (SELECT FROM ondersteuning_ondersteuningsprofiel p"
    f" WHERE p.id = profiel_id AND p.stand = 'werkversie' AND p.{AT_MY_SCHOOL})"
)

GUARDS = [
    Guard(
        "ondersteuning_ondersteuningsprofiel",
        policies=(
            Policy(
                "SELECT",
                using=f"stand = 'vastgesteld' OR {OF_MY_SCHOOLS} OR (SELECT passend.leest_alle_profielen())",
            ),
            Policy("INSERT", check=f"{AT_MY_SCHOOL} AND stand = 'werkversie' AND begonnen_door_id = passend.mij()"),
            Policy(
                "UPDATE",
                using=f"stand <> 'vastgesteld' AND {OF_MY_SCHOOLS}",
                check=f"{OF_MY_SCHOOLS} AND (stand <> 'vastgesteld' OR vastgelegd_door_id = passend.mij())",
            ),
        ),
        grants={
            APPLICATION: "SELECT, INSERT, UPDATE (stand, aangeboden_op, aangeboden_door_id, terug_op, terug_door_id,"
            " terug_reden, nummer, schooljaar, bestuur_id, bestuur_naam, namens_bestuur, vastgesteld_op, mr, mr_op,"
            " vastgelegd_op, vastgelegd_door_id)"
        },
        definer="SELECT",
        trigger="bewaak_profiel",
    ),
    Guard(
        "ondersteuning_profielpunt",
        policies=(
            Policy("SELECT", using=IN_A_PROFILE_I_SEE),
            Policy("INSERT", check=IN_MY_WORKING_VERSION),
            Policy("UPDATE", using=IN_MY_WORKING_VERSION, check=IN_MY_WORKING_VERSION),
            Policy("DELETE", using=IN_MY_WORKING_VERSION),
        ),
        grants={
            APPLICATION: "SELECT, INSERT, UPDATE (naam, antwoord, toelichting, nagekeken, gewijzigd_op,"
            " gewijzigd_door_id), DELETE"
        },
        trigger="bewaak_profielpunt",
    ),
]
