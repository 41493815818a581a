"""The table of who may do what in which state of an aanmelding."""

from enum import StrEnum
from uuid import UUID

from passend.dossiers.models import Feit, Feitsoort, Lidmaatschap, Toegang
from passend.gebruikers.models import Gebruiker
from passend.klok import vandaag
from zorgplicht.models import Aanmelding

Stand = Aanmelding.Stand


class Handeling(StrEnum):
    """What a person can do with an aanmelding."""

    BEVESTIG_ONTVANGST = "bevestig_ontvangst"
    VRAAG_AANVULLING = "vraag_aanvulling"
    MELD_AANGEVULD = "meld_aangevuld"
    VERLENG = "verleng"
    LAAT_TOE = "laat_toe"
    WEIGER = "weiger"
    BEHANDEL_NIET = "behandel_niet"
    PLAATS = "plaats"
    PLAATS_TIJDELIJK = "plaats_tijdelijk"
    TREK_IN = "trek_in"
    MELD_INGELEVERD = "meld_ingeleverd"


RUNNING: set[str] = {Stand.ONTVANGEN, Stand.BEVESTIGD, Stand.VERLENGD}
UNDECIDED: set[str] = {Stand.VERSTUURD, *RUNNING, Stand.AANVULLING}
# Something is still to be done: a decision, also after a temporary placement, or the placement itself.
SCHOOL_TO_DO: set[str] = {*UNDECIDED, Stand.TIJDELIJK, Stand.TOEGELATEN}

# What a school may set right afterwards: its own acts, never what the family recorded.
OWN_FACTS: tuple[str, ...] = (
    Feitsoort.ONTVANGST_BEVESTIGD,
    Feitsoort.AANVULLING_GEVRAAGD,
    Feitsoort.AANVULLING_ONTVANGEN,
    Feitsoort.BESLISTERMIJN_VERLENGD,
    Feitsoort.TOEGELATEN,
    Feitsoort.GEWEIGERD,
    Feitsoort.NIET_IN_BEHANDELING,
    Feitsoort.TIJDELIJK_GEPLAATST,
    Feitsoort.INGESCHREVEN,
)

# role -> act -> states in which it may be done. What is not here may not be done.
MATRIX: dict[str, dict[Handeling, set[str]]] = {
    Toegang.Rol.SCHOOL: {
        Handeling.BEVESTIG_ONTVANGST: {Stand.VERSTUURD, Stand.ONTVANGEN},
        Handeling.VRAAG_AANVULLING: RUNNING,
        Handeling.MELD_AANGEVULD: {Stand.AANVULLING},
        # A second extension does not exist in the law; the action looks at the facts for that.
        Handeling.VERLENG: {Stand.ONTVANGEN, Stand.BEVESTIGD, Stand.AANVULLING},
        # Only an aanmelding that the family was asked to complete can be left undecided (WPO 63 lid 4, Awb 4:5).
        Handeling.BEHANDEL_NIET: {Stand.AANVULLING},
        Handeling.LAAT_TOE: {*UNDECIDED, Stand.TIJDELIJK, Stand.GEWEIGERD, Stand.NIET_BEHANDELD},
        Handeling.WEIGER: {*UNDECIDED, Stand.TIJDELIJK},
        Handeling.PLAATS_TIJDELIJK: UNDECIDED,
        Handeling.PLAATS: {Stand.TOEGELATEN},
    },
    Toegang.Rol.OUDER: {
        Handeling.TREK_IN: {*UNDECIDED, Stand.TOEGELATEN, Stand.TIJDELIJK},
        Handeling.MELD_INGELEVERD: {Stand.VERSTUURD},
    },
    Toegang.Rol.STEUNPUNT: {},
}


def allowed_acts(rol: str, aanmelding: Aanmelding) -> set[Handeling]:
    """Return what someone in this role may do with the aanmelding as it stands."""
    return {act for act, states in MATRIX.get(rol, {}).items() if aanmelding.stand in states}


def is_own_fact(fact: Feit) -> bool:
    """Return whether a school recorded this fact itself, so that it may set it right."""
    return fact.soort in OWN_FACTS


def organisations_of(user: Gebruiker, soort: str) -> list[UUID]:
    """Return the ids of the organisations of this kind where the person works today."""
    members = Lidmaatschap.objects.of_user(user.pk).valid_on(vandaag()).filter(organisatie__soort=soort)
    return list(members.order_by("organisatie__naam", "organisatie_id").values_list("organisatie_id", flat=True))


def works_at(user: Gebruiker, soort: str) -> bool:
    """Return whether the person works today at an organisation of this kind."""
    return bool(organisations_of(user, soort))
