"""The rows behind the screens: facts, terms and words, fetched for many aanmeldingen at once."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from uuid import UUID

from passend.dossiers.models import Feit, Feitsoort, Termijn
from passend.wet.models import Datumwijziging
from zorgplicht.models import Aanmelding, GevraagdStuk, Toelichting
from zorgplicht.stukken import Verzoekbeeld, request_of

# What hangs on a fact comes along in the query of the facts.
ITEMS = ("toelichting", "besluit__bestuur", "andere_school")


@dataclass
class Rijen:
    """What hangs on one aanmelding, as far as the reader may see it: oldest fact first, earliest term first.

    `stukken`: every paper that the school ever asked for, with its request.
    """

    feiten: list[Feit] = field(default_factory=list)
    termijnen: list[Termijn] = field(default_factory=list)
    toelichtingen: list[Toelichting] = field(default_factory=list)
    datumwijzigingen: list[Datumwijziging] = field(default_factory=list)
    stukken: list[GevraagdStuk] = field(default_factory=list)

    @property
    def verzoek(self) -> Verzoekbeeld | None:
        """The last request for papers that still stands."""
        return request_of(self.feiten, self.stukken)


def collect(aanmeldingen: Iterable[Aanmelding], *, only_terms: bool = False) -> dict[UUID, Rijen]:
    """Return the rows of each aanmelding by its id, in four queries (one with `only_terms`: for lists)."""
    rows = {aanmelding.id: Rijen() for aanmelding in aanmeldingen}
    for term in Termijn.objects.filter(betreft_id__in=rows).by_due_date():
        rows[term.betreft_id].termijnen.append(term)
    if only_terms:
        return rows
    for fact in Feit.objects.filter(betreft_id__in=rows).select_related(*ITEMS).chronological():
        assert fact.betreft_id is not None  # asked for by this column
        rows[fact.betreft_id].feiten.append(fact)
        if words := getattr(fact, "toelichting", None):
            rows[fact.betreft_id].toelichtingen.append(words)
    for own in rows.values():
        own.toelichtingen.sort(key=lambda words: (words.vastgelegd_op, words.id))
    papers = GevraagdStuk.objects.filter(aanmelding_id__in=rows).select_related("verzoek")
    for paper in papers.order_by("verzoek__feit_id", "nummer"):
        rows[paper.aanmelding_id].stukken.append(paper)
    for change in Datumwijziging.objects.about(rows):
        rows[change.betreft_id].datumwijzigingen.append(change)
    return rows


def standing(facts: Sequence[Feit]) -> dict[str, Feit]:
    """Return, by kind, the fact that counts: not corrected, and of several the one recorded last."""
    replaced = {fact.vervangt_id for fact in facts}
    kept = [f for f in facts if f.id not in replaced and f.soort != Feitsoort.NIET_GEBEURD]
    return {fact.soort: fact for fact in sorted(kept, key=lambda fact: fact.id)}
