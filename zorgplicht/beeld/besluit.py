"""A decision as its readers see it, with what its letter and the file still lack."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from passend.dossiers.models import Feit, Feitsoort
from zorgplicht.keten import heads, in_force
from zorgplicht.models import Besluit

# On these grounds the law may not ask for another school first; nothing here says that it does not.
OTHER_GROUNDS = (
    Besluit.Grond.GEEN_PLAATSRUIMTE,
    Besluit.Grond.GRONDSLAG,
    Besluit.Grond.TOELATINGSVOORWAARDEN,
)


@dataclass(frozen=True, slots=True)
class Besluitbeeld:
    """The decision that stands. `ontbreekt`: what the letter lacks; `dossier_mist`: what the file does not show.

    `uitzondering`: why that may not be needed here, a full sentence; empty when nothing says so.
    """

    besluit: Besluit
    genomen_op: date | None
    redenen: str
    ontbreekt: Sequence[str]
    dossier_mist: Sequence[str]
    uitzondering: str

    @property
    def is_weigering(self) -> bool:
        return self.besluit.soort == Besluit.Soort.GEWEIGERD

    @property
    def bestuur(self) -> str:
        """The board's name, or nothing: of many boards DUO gives only a number."""
        return self.besluit.bestuur.naam if self.besluit.bestuur else ""


def decision_of(facts: Sequence[Feit]) -> Besluitbeeld | None:
    """Return the decision recorded last of those that stand; `facts` with the items that hang on them."""
    now = heads(facts)
    taken = [fact for fact in facts if getattr(fact, "besluit", None) is not None and now.get(fact.id)]
    if not taken:
        return None
    fact = max(taken, key=lambda one: one.id)
    head = now[fact.id]
    decision: Besluit = fact.besluit
    words = getattr(fact, "toelichting", None)
    refusal = decision.soort == Besluit.Soort.GEWEIGERD
    return Besluitbeeld(
        besluit=decision,
        genomen_op=head.dag if head else None,
        redenen=words.tekst if words else "",
        ontbreekt=_letter_lacks(decision),
        dossier_mist=file_lacks(facts) if refusal else (),
        uitzondering=_(
            "Bij deze grond vraagt de wet niet altijd om een andere school. Vraag het steunpunt wat hier geldt."
        )
        if decision.grond in OTHER_GROUNDS
        else "",
    )


def _letter_lacks(decision: Besluit) -> list[str]:
    if decision.soort == Besluit.Soort.TOEGELATEN:
        return []
    announced = decision.bekendgemaakt_op is not None
    untreated = decision.soort == Besluit.Soort.NIET_BEHANDELD
    lacks = [
        (not (decision.bestuur and decision.bestuur.naam), _("de naam van het schoolbestuur")),
        (not decision.besloten_door, _("wie het besluit nam")),
        (not decision.mandaat, _("waarom die persoon dat mag (het mandaat), als niet het bestuur zelf besloot")),
        # Whether bezwaar lies against not treating an aanmelding is not certain: nothing is called missing there.
        (
            announced and not untreated and not decision.bezwaarclausule,
            _("dat de ouders bezwaar kunnen maken, waar en tot wanneer"),
        ),
        (announced and not decision.gpo_genoemd, _("dat de ouders naar de geschillencommissie kunnen")),
    ]
    return [words for missing, words in lacks if missing]


def file_lacks(facts: Sequence[Feit]) -> list[str]:
    """Return what the facts do not show of what the law asks before a refusal (WPO 40 lid 4), as sentence parts."""
    kinds = {fact.soort for fact in in_force(facts)}
    lacks = {
        Feitsoort.OVERLEG_MET_OUDERS: _("dat er met de ouders is overlegd"),
        Feitsoort.ANDERE_SCHOOL_BEREID: _("dat een andere school het kind wil toelaten"),
    }
    return [words for kind, words in lacks.items() if kind not in kinds]
