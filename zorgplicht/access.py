"""The table of who may do what in which state of an aanmelding."""

from enum import StrEnum
from uuid import UUID

from passend.dossiers.models import LINKHOUDER, Eenmaligelink, Feit, Feitsoort, Lidmaatschap, Toegang
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
    # The school's desk: papers, searching together, the letter, and what follows enrolment.
    MELD_BEZORGD = "meld_bezorgd"
    MELD_STUKKEN = "meld_stukken"
    KAN_NIET = "kan_niet"
    OVERLEG = "overleg"
    VRAAG_SCHOOL = "vraag_school"
    SCHOOL_BEREID = "school_bereid"
    DOE_AANBOD = "doe_aanbod"
    BEANTWOORD_AANBOD = "beantwoord_aanbod"
    WACHT = "wacht"
    OBSERVEER = "observeer"
    MAAK_BEKEND = "maak_bekend"
    MELD_ELDERS = "meld_elders"
    MELD_EXTRA = "meld_extra"
    MAAK_DEFINITIEF = "maak_definitief"
    STEL_OPP_VAST = "stel_opp_vast"
    HEB_NIET = "heb_niet"
    TREK_IN = "trek_in"
    MELD_INGELEVERD = "meld_ingeleverd"
    # Reaching a school without an account: the post, the portal's mail, proof, and the day itself.
    MELD_GEPOST = "meld_gepost"
    MAIL_SCHOOL = "mail_school"
    MAAK_BRIEF = "maak_brief"
    MELD_BEWIJS = "meld_bewijs"
    VERBETER_DAG = "verbeter_dag"
    ANTWOORD_OP_DAG = "antwoord_op_dag"
    MELD_ANDERE_OUDER = "meld_andere_ouder"
    MAAK_EERSTE_KEUS = "maak_eerste_keus"
    WIJZIG = "wijzig"
    DEEL = "deel"


RUNNING: set[str] = {Stand.ONTVANGEN, Stand.BEVESTIGD, Stand.VERLENGD}
UNDECIDED: set[str] = {Stand.VERSTUURD, *RUNNING, Stand.AANVULLING}
# Something is still to be done: a decision, also after a temporary placement, or the placement itself.
SCHOOL_TO_DO: set[str] = {*UNDECIDED, Stand.TIJDELIJK, Stand.TOEGELATEN}
# Searching together goes on until there is a place, also after a refusal.
SEARCHING: set[str] = {*UNDECIDED, Stand.TIJDELIJK, Stand.GEWEIGERD, Stand.NIET_BEHANDELD}

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
    Feitsoort.AANVULLING_DEELS_ONTVANGEN,
    Feitsoort.AANVULLING_NIET_BESCHIKBAAR,
    Feitsoort.ONDERSTEUNING_NIET_MOGELIJK,
    Feitsoort.OVERLEG_MET_OUDERS,
    Feitsoort.ANDERE_SCHOOL_GEVRAAGD,
    Feitsoort.ANDERE_SCHOOL_BEREID,
    Feitsoort.AANBOD_GEDAAN,
    Feitsoort.AANBOD_BEANTWOORD,
    Feitsoort.OP_WACHTLIJST,
    Feitsoort.LOTING,
    Feitsoort.INGELOOT,
    Feitsoort.GEEN_PLAATSRUIMTE,
    Feitsoort.GRONDSLAG_NIET_ONDERSCHREVEN,
    Feitsoort.TOELATINGSVOORWAARDEN_NIET_VERVULD,
    Feitsoort.OBSERVATIE,
    Feitsoort.WEIGERING_BEKENDGEMAAKT,
    Feitsoort.NIET_BEHANDELEN_BEKENDGEMAAKT,
    Feitsoort.ELDERS_INGESCHREVEN,
    Feitsoort.EXTRA_ONDERSTEUNING,
    Feitsoort.DEFINITIEF_GEPLAATST,
    Feitsoort.OPP_VASTGESTELD,
    Feitsoort.ANDERE_OUDER_MAAKT_BEZWAAR,
)
# Whose word a fact rests on that the family and the school can both record: its code.
BY_FAMILY, BY_SCHOOL = "gezin", "school"

SEARCH_ACTS = (
    Handeling.OVERLEG,
    Handeling.VRAAG_SCHOOL,
    Handeling.SCHOOL_BEREID,
    Handeling.DOE_AANBOD,
    Handeling.BEANTWOORD_AANBOD,
    Handeling.WACHT,
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
        Handeling.MELD_BEZORGD: {Stand.AANVULLING},
        Handeling.MELD_STUKKEN: {Stand.AANVULLING},
        Handeling.KAN_NIET: {*UNDECIDED, Stand.TIJDELIJK},
        **dict.fromkeys(SEARCH_ACTS, SEARCHING),
        Handeling.OBSERVEER: {*UNDECIDED, Stand.TIJDELIJK},
        Handeling.MAAK_BEKEND: {Stand.GEWEIGERD, Stand.NIET_BEHANDELD},
        Handeling.MELD_ELDERS: {*SCHOOL_TO_DO, Stand.GEWEIGERD, Stand.NIET_BEHANDELD},
        Handeling.MELD_EXTRA: {Stand.TIJDELIJK, Stand.TOEGELATEN, Stand.GEPLAATST},
        Handeling.MAAK_DEFINITIEF: {Stand.GEPLAATST},
        Handeling.STEL_OPP_VAST: {Stand.TIJDELIJK, Stand.GEPLAATST},
        Handeling.MELD_ANDERE_OUDER: SCHOOL_TO_DO,
    },
    Toegang.Rol.OUDER: {
        Handeling.TREK_IN: {*UNDECIDED, Stand.TOEGELATEN, Stand.TIJDELIJK},
        Handeling.MELD_INGELEVERD: {Stand.VERSTUURD},
        Handeling.MELD_GEPOST: {Stand.VERSTUURD},
        Handeling.MAIL_SCHOOL: {Stand.VERSTUURD, Stand.ONTVANGEN},
        Handeling.MAAK_BRIEF: SCHOOL_TO_DO,
        Handeling.MELD_BEWIJS: {Stand.VERSTUURD, Stand.ONTVANGEN},
        Handeling.VERBETER_DAG: {*RUNNING, Stand.AANVULLING},
        Handeling.ANTWOORD_OP_DAG: SCHOOL_TO_DO,
        Handeling.HEB_NIET: {Stand.AANVULLING},
        Handeling.BEANTWOORD_AANBOD: SEARCHING,
        Handeling.MELD_ANDERE_OUDER: SCHOOL_TO_DO,
        Handeling.MAAK_EERSTE_KEUS: SCHOOL_TO_DO,
        Handeling.WIJZIG: SCHOOL_TO_DO,
        # What a school may read is the family's to say; after a withdrawal it can still end its consent.
        Handeling.DEEL: {stand.value for stand in Stand if stand != Stand.INGETROKKEN},
    },
    Toegang.Rol.STEUNPUNT: {},
}


def allowed_acts(rol: str, aanmelding: Aanmelding) -> set[Handeling]:
    """Return what someone in this role may do with the aanmelding as it stands."""
    return {act for act, states in MATRIX.get(rol, {}).items() if aanmelding.stand in states}


def is_own_fact(fact: Feit) -> bool:
    """Return whether a school recorded this fact itself, so that it may set it right."""
    return fact.soort in OWN_FACTS and not fact.code.endswith(BY_FAMILY) and fact.vastgelegd_door_id is not None


def organisations_of(user: Gebruiker, soort: str) -> list[UUID]:
    """Return the ids of the organisations of this kind where the person works today.

    Who comes with a one-time link stands for the organisation that got it: the database shows only that link.
    """
    if user.pk == LINKHOUDER:
        links = Eenmaligelink.objects.filter(organisatie__soort=soort).order_by("id")
        return list(links.values_list("organisatie_id", flat=True))
    members = Lidmaatschap.objects.of_user(user.pk).valid_on(vandaag()).filter(organisatie__soort=soort)
    return list(members.order_by("organisatie__naam", "organisatie_id").values_list("organisatie_id", flat=True))


def works_at(user: Gebruiker, soort: str) -> bool:
    """Return whether the person works today at an organisation of this kind."""
    return bool(organisations_of(user, soort))
