"""What the screens show of a case: values for the includes, made from stored rows.

`collect` reads the rows of any number of aanmeldingen in a fixed number of queries; everything else is plain
computation and asks the database nothing. Who looks (`Kijker`) decides the words, never what may be seen.
"""

from zorgplicht.beeld.bronnen import Rijen, collect, standing
from zorgplicht.beeld.gebeurtenissen import timeline
from zorgplicht.beeld.gevolgen import effects
from zorgplicht.beeld.kijker import Kijker
from zorgplicht.beeld.stand import STAND_LABEL, StandLabel, stand_label
from zorgplicht.beeld.termijnen import Lezing, Termijnkaart, decision_view, early_until, term_cards
from zorgplicht.beeld.voortgang import process_steps, who_acts
from zorgplicht.beeld.zaak import Toelichtingsbeeld, Voorwaarden, Zaakbeeld, case_view

__all__ = [
    "STAND_LABEL",
    "Kijker",
    "Lezing",
    "Rijen",
    "StandLabel",
    "Termijnkaart",
    "Toelichtingsbeeld",
    "Voorwaarden",
    "Zaakbeeld",
    "case_view",
    "collect",
    "decision_view",
    "early_until",
    "effects",
    "process_steps",
    "stand_label",
    "standing",
    "term_cards",
    "timeline",
    "who_acts",
]
