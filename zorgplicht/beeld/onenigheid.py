"""Words about a bezwaar and a dispute in the timeline of a case: how it was sent, what came out, who recorded it."""

from datetime import date
from typing import Protocol

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from passend.dossiers.models import Feitsoort
from passend.huisstijl.templatetags.huisstijl_tags import datum
from zorgplicht.models import Besluit

HOW_SENT: dict[str, str | Promise] = {
    "aangetekend": gettext_lazy("Met aangetekende post."),
    "post": gettext_lazy("Met gewone post."),
    "email": gettext_lazy("Met een e-mail."),
    "afgegeven": gettext_lazy("Zelf afgegeven."),
}
OUTCOMES: dict[str, str | Promise] = {
    "gegrond": gettext_lazy("De ouders krijgen gelijk (gegrond)."),
    "deels": gettext_lazy("De ouders krijgen voor een deel gelijk."),
    "ongegrond": gettext_lazy("De ouders krijgen geen gelijk (ongegrond)."),
    "niet_ontvankelijk": gettext_lazy("Er is niet gekeken naar de inhoud (niet-ontvankelijk)."),
}
# Only the family does this; of the rest either side may have recorded it, and the portal does not guess which.
BY_THE_FAMILY = frozenset({Feitsoort.BEZWAAR_GEMAAKT, Feitsoort.BEZWAAR_INGETROKKEN})
BY_EITHER = frozenset(
    {
        Feitsoort.BEZWAAR_ONTVANGEN,
        Feitsoort.BEZWAAR_GEHOORD,
        Feitsoort.BESLISSING_OP_BEZWAAR,
        Feitsoort.BESLISSING_BEKENDGEMAAKT,
        Feitsoort.GPO_INGEDIEND,
        Feitsoort.GPO_VERWEER_GEVRAAGD,
        Feitsoort.GPO_VERWEER_INGEDIEND,
        Feitsoort.GPO_SPOED,
        Feitsoort.GPO_ZITTING,
        Feitsoort.GPO_DICTUM,
        Feitsoort.GPO_OORDEEL,
        Feitsoort.GPO_OORDEEL_ONTVANGEN,
        Feitsoort.GPO_REACTIE_BESTUUR,
        Feitsoort.GPO_BEEINDIGD,
        Feitsoort.SWV_INGELICHT,
    }
)
# A fact that only went to a wider circle of readers: nothing was set right, and it is told once.
ONLY_SHARED = "gekoppeld"
REASONS: dict[str, str | Promise] = {
    "andere_kant": gettext_lazy("De andere kant noemde een andere dag."),
}


class Dated(Protocol):
    """A fact of a dossier, or of the file of a board."""

    code: str
    tot_dag: date | None


def of_bezwaar(fact: Dated) -> list[str]:
    """How a bezwaar was sent."""
    return [str(HOW_SENT[fact.code])] if fact.code in HOW_SENT else []


def of_outcome(fact: Dated) -> list[str]:
    """What came out of a bezwaar or a dispute."""
    return [str(OUTCOMES[fact.code])] if fact.code in OUTCOMES else []


def of_announcement(fact: Dated) -> list[str]:
    """How the letter with a decision on a bezwaar went."""
    how = dict(Besluit.Hoe.choices).get(fact.code)
    return [_("De brief ging %(hoe)s.") % {"hoe": how}] if how else []


def of_defence_letter(fact: Dated) -> list[str]:
    """The last day that the commission's letter names."""
    if fact.tot_dag is None:
        return []
    return [_("De brief noemt als laatste dag %(dag)s. Die dag gaat voor.") % {"dag": datum(fact.tot_dag)}]
