"""Facts of one aanmelding, and which of them still count after corrections."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from uuid import UUID


class FeitSoort(StrEnum):
    """The kinds of fact the clock knows. A kind it does not know is left alone."""

    KIND_GEBOREN = "kind_geboren"
    TOELATING_GEWENST_PER = "toelating_gewenst_per"
    AANMELDING_GEDAAN = "aanmelding_gedaan"
    AANMELDING_ONTVANGEN = "aanmelding_ontvangen"
    ONTVANGST_BEVESTIGD = "ontvangst_bevestigd"
    AANVULLING_GEVRAAGD = "aanvulling_gevraagd"
    AANVULLING_ONTVANGEN = "aanvulling_ontvangen"
    BESLISTERMIJN_VERLENGD = "beslistermijn_verlengd"
    TOEGELATEN = "toegelaten"
    GEWEIGERD = "geweigerd"
    NIET_IN_BEHANDELING = "niet_in_behandeling"
    INGETROKKEN = "ingetrokken"
    ELDERS_INGESCHREVEN = "elders_ingeschreven"
    TIJDELIJK_GEPLAATST = "tijdelijk_geplaatst"
    INGESCHREVEN = "ingeschreven"
    NIET_GEBEURD = "niet_gebeurd"


class Zekerheid(StrEnum):
    """How certain the day of a fact is: proven, provisional (computed or assumed) or disputed."""

    VAST = "vast"
    VOORLOPIG = "voorlopig"
    BETWIST = "betwist"


#: From most to least certain; a term is as certain as the least certain fact it uses.
_WEAKEST_LAST = (Zekerheid.VAST, Zekerheid.VOORLOPIG, Zekerheid.BETWIST)

SECTOREN = ("po", "so", "vso", "sovso", "vo")
RICHTINGEN = ("openbaar", "bijzonder")
ONBEKEND = "onbekend"


@dataclass(frozen=True, slots=True)
class Situatie:
    """What the law's choice of article depends on: the school's sector and its richting.

    sector: one of SECTOREN (`sovso`: a school with so and vso). richting: `openbaar`, `bijzonder` or
    `onbekend`; unknown means that both are computed. Raises ValueError for any other value.
    """

    sector: str
    richting: str = ONBEKEND

    def __post_init__(self) -> None:
        if self.sector not in SECTOREN:
            raise ValueError(f"sector {self.sector!r} is not one of {SECTOREN}")
        if self.richting not in (*RICHTINGEN, ONBEKEND):
            raise ValueError(f"richting {self.richting!r} is not one of {(*RICHTINGEN, ONBEKEND)}")

    @property
    def richtingen(self) -> tuple[str, ...]:
        """The richtingen to compute for, in a fixed order."""
        return RICHTINGEN if self.richting == ONBEKEND else (self.richting,)


@dataclass(frozen=True, slots=True)
class Feit:
    """One dated fact.

    dag: the calendar day (Europe/Amsterdam) it happened, None when unknown. tot_dag: the last day, included,
    of a term that the fact itself names (an invitation to complete, a notice of extension). vervangt: id of
    the fact it corrects. volgnummer: order of recording; of two corrections the later one counts.
    """

    id: UUID | str
    soort: str
    dag: date | None = None
    tot_dag: date | None = None
    zekerheid: str = Zekerheid.VAST
    vervangt: UUID | str | None = None
    volgnummer: int = 0


def effective_facts(facts: Iterable[Feit]) -> tuple[Feit, ...]:
    """The facts that still count, oldest event first.

    Facts that correct one another (also in a chain, or twice) form one event; the last recorded speaks for it,
    and `niet_gebeurd` as the last word removes the event. A corrected fact keeps its event's place in the order,
    so that correcting gives the same terms as having recorded it right at once. Repeats and order do not matter.
    """
    by_id = {str(fact.id): fact for fact in facts}
    last: dict[str, Feit] = {}
    for key, fact in by_id.items():
        root = _root(key, by_id)
        if root not in last or _recorded(fact) > _recorded(last[root]):
            last[root] = fact
    standing = [
        replace(fact, vervangt=None, volgnummer=by_id[root].volgnummer)
        for root, fact in last.items()
        if fact.soort != FeitSoort.NIET_GEBEURD
    ]
    return tuple(sorted(standing, key=_in_time))


def of_kind(facts: Sequence[Feit], *kinds: str) -> tuple[Feit, ...]:
    """Those facts (in the given order) whose kind is one of `kinds`."""
    return tuple(fact for fact in facts if fact.soort in kinds)


def anchor(facts: Sequence[Feit], kinds: Iterable[str]) -> Feit | None:
    """The fact whose day starts a term: the most certain one, of equally certain ones the earliest.

    Disputed comes before provisional: somebody has stated it, while a provisional day is only assumed.
    """
    order = {Zekerheid.VAST: 0, Zekerheid.BETWIST: 1, Zekerheid.VOORLOPIG: 2}
    dated = [fact for fact in of_kind(facts, *kinds) if fact.dag is not None]
    return min(dated, key=lambda fact: (order[Zekerheid(fact.zekerheid)], *_in_time(fact)), default=None)


def weakest(certainties: Iterable[str]) -> Zekerheid:
    """The least certain of `certainties`; `vast` when there are none."""
    return max(map(Zekerheid, certainties), key=_WEAKEST_LAST.index, default=Zekerheid.VAST)


def _root(key: str, by_id: dict[str, Feit]) -> str:
    seen = {key}
    while (target := by_id[key].vervangt) is not None and str(target) in by_id and str(target) not in seen:
        key = str(target)
        seen.add(key)
    return key


def _recorded(fact: Feit) -> tuple[int, str]:
    return (fact.volgnummer, str(fact.id))


def _in_time(fact: Feit) -> tuple[date, int, str]:
    return (fact.dag or date.max, *_recorded(fact))
