"""The table of who may do what in which state of a hulpvraag."""

from enum import StrEnum

from passend.dossiers.models import Toegang
from zorgplicht.models import Hulpvraag

Stand = Hulpvraag.Stand


class Hulpdaad(StrEnum):
    """What a person can do with a hulpvraag."""

    PAK_OP = "pak_op"
    WACHT = "wacht"
    VUL_AAN = "vul_aan"
    SLUIT = "sluit"
    HEROPEN = "heropen"
    BENOEM = "benoem"
    NODIG_UIT = "nodig_uit"
    MELD_AAN = "meld_aan"


RUNNING: set[str] = {Stand.NIEUW, Stand.OPGEPAKT, Stand.WACHT_OP}
ALWAYS: set[str] = {*RUNNING, Stand.KLAAR}

# role -> act -> states in which it may be done. What is not here may not be done.
MATRIX: dict[str, dict[Hulpdaad, set[str]]] = {
    Toegang.Rol.STEUNPUNT: {
        # Also by a colleague, and to go on after waiting.
        Hulpdaad.PAK_OP: RUNNING,
        Hulpdaad.WACHT: {Stand.OPGEPAKT, Stand.WACHT_OP},
        Hulpdaad.VUL_AAN: RUNNING,
        Hulpdaad.SLUIT: RUNNING,
        Hulpdaad.HEROPEN: {Stand.KLAAR},
        Hulpdaad.BENOEM: ALWAYS,
        Hulpdaad.NODIG_UIT: ALWAYS,
    },
    Toegang.Rol.OUDER: {
        Hulpdaad.VUL_AAN: RUNNING,
        Hulpdaad.SLUIT: RUNNING,
        Hulpdaad.HEROPEN: {Stand.KLAAR},
        # An aanmelding is the family's own will; it can begin one whatever came of the help.
        Hulpdaad.MELD_AAN: ALWAYS,
    },
}


def allowed_help(rol: str, hulpvraag: Hulpvraag) -> set[Hulpdaad]:
    """Return what someone in this role may do with the hulpvraag as it stands."""
    return {act for act, states in MATRIX.get(rol, {}).items() if hulpvraag.stand in states}
