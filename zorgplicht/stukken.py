"""What became of each paper that a school asked for."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from passend.dossiers.models import Feit, Feitsoort
from zorgplicht.keten import heads, in_force
from zorgplicht.models import Aanvulverzoek, GevraagdStuk

# Behind the id of the paper in the code of a fact: who says so.
BY_SCHOOL, BY_FAMILY = "school", "gezin"


class Stukstand(StrEnum):
    OPEN = "open"
    ONTVANGEN = "ontvangen"
    NIET = "niet"


STAND_OF = {
    Feitsoort.AANVULLING_DEELS_ONTVANGEN: Stukstand.ONTVANGEN,
    Feitsoort.AANVULLING_NIET_BESCHIKBAAR: Stukstand.NIET,
}


@dataclass(frozen=True, slots=True)
class Stukbeeld:
    """One paper as it stands; `dag`: since when, None while it is open; `door_gezin`: the family said so."""

    stuk: GevraagdStuk
    stand: Stukstand
    dag: date | None = None
    door_gezin: bool = False

    @property
    def is_open(self) -> bool:
        return self.stand == Stukstand.OPEN


@dataclass(frozen=True, slots=True)
class Verzoekbeeld:
    """The last request that still stands, with its papers; `tot_dag` is the last day for the family.

    `compleet`: the school said that it has what it needs, also when a paper is missing.
    """

    verzoek: Aanvulverzoek
    dag: date | None
    tot_dag: date | None
    stukken: Sequence[Stukbeeld]
    compleet: bool = False

    @property
    def open(self) -> list[Stukbeeld]:
        return [paper for paper in self.stukken if paper.is_open]

    @property
    def is_answered(self) -> bool:
        """Whether something was said about every paper, so that it is the school's turn."""
        return bool(self.stukken) and not self.open and not self.compleet


def is_answered(request: Verzoekbeeld | None) -> bool:
    """Return whether it is the school's turn: every paper of the last request was answered."""
    return request is not None and request.is_answered


def code_of(stuk: GevraagdStuk, who: str) -> str:
    """Return the code of a fact about this paper."""
    return f"{stuk.id}:{who}"


def request_of(facts: Sequence[Feit], stukken: Sequence[GevraagdStuk]) -> Verzoekbeeld | None:
    """Return the last request that named papers and still stands, or None. `stukken` with their `verzoek`."""
    now = heads(facts)
    asked = [(now.get(paper.verzoek.feit_id), paper.verzoek) for paper in stukken]
    standing = [(fact, request) for fact, request in asked if fact is not None]
    if not standing:
        return None
    fact, request = max(standing, key=lambda pair: pair[1].feit_id)
    said = {one.code.partition(":")[0]: one for one in in_force(facts) if one.soort in STAND_OF}
    papers = [_paper(paper, said.get(str(paper.id))) for paper in stukken if paper.verzoek_id == request.id]
    complete = any(one.soort == Feitsoort.AANVULLING_ONTVANGEN and one.id > request.feit_id for one in in_force(facts))
    return Verzoekbeeld(request, fact.dag, fact.tot_dag, sorted(papers, key=lambda paper: paper.stuk.nummer), complete)


def _paper(stuk: GevraagdStuk, fact: Feit | None) -> Stukbeeld:
    if fact is None:
        return Stukbeeld(stuk, Stukstand.OPEN)
    return Stukbeeld(stuk, STAND_OF[Feitsoort(fact.soort)], fact.dag, fact.code.endswith(f":{BY_FAMILY}"))
