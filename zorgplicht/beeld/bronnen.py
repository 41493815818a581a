"""The rows behind the screens: facts, terms and words, fetched for many aanmeldingen at once."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from uuid import UUID

from django.db.models import OuterRef

from passend.dossiers.models import Eenmaligelink, Feit, Feitsoort, Termijn
from passend.dossiers.rijen import RowsOf
from passend.wet.models import Datumwijziging
from zorgplicht.models import Aanmelding, GevraagdStuk, Toelichting
from zorgplicht.stukken import Verzoekbeeld, request_of

# What hangs on a fact comes along in the query of the facts.
ITEMS = ("toelichting", "besluit__bestuur", "andere_school", "aanvulverzoek")


@dataclass
class Rijen:
    """What hangs on one aanmelding, as far as the reader may see it: oldest fact first, earliest term first.

    `stukken`: every paper that the school ever asked for, with its request. `links`: the one-time links
    of the school; only the family that made them sees these.
    """

    feiten: list[Feit] = field(default_factory=list)
    termijnen: list[Termijn] = field(default_factory=list)
    toelichtingen: list[Toelichting] = field(default_factory=list)
    datumwijzigingen: list[Datumwijziging] = field(default_factory=list)
    stukken: list[GevraagdStuk] = field(default_factory=list)
    links: list[Eenmaligelink] = field(default_factory=list)

    @property
    def verzoek(self) -> Verzoekbeeld | None:
        """The last request for papers that still stands."""
        return request_of(self.feiten, self.stukken)


def collect(aanmeldingen: Iterable[Aanmelding], *, only_terms: bool = False) -> dict[UUID, Rijen]:
    """Return the rows of each aanmelding by its id, in two queries (one with `only_terms`: for lists).

    For a case page the aanmeldingen come from `for_page`.
    """
    cases = list(aanmeldingen)
    rows = {case.id: Rijen() for case in cases}
    for term in Termijn.objects.filter(betreft_id__in=rows).by_due_date():
        rows[term.betreft_id].termijnen.append(term)
    if only_terms:
        return rows
    papers = RowsOf(GevraagdStuk.objects.filter(verzoek__feit_id=OuterRef("id")).order_by("nummer"))
    facts = Feit.objects.filter(betreft_id__in=rows).select_related(*ITEMS).annotate(gevraagde_stukken=papers)
    for fact in facts.chronological():
        assert fact.betreft_id is not None  # asked for by this column
        own = rows[fact.betreft_id]
        own.feiten.append(fact)
        if words := getattr(fact, "toelichting", None):
            own.toelichtingen.append(words)
        for paper in fact.gevraagde_stukken:
            paper.verzoek = fact.aanvulverzoek
            own.stukken.append(paper)
    for case in cases:
        own = rows[case.id]
        own.toelichtingen.sort(key=lambda words: (words.vastgelegd_op, words.id))
        own.stukken.sort(key=lambda paper: (paper.verzoek.feit_id, paper.nummer))
        own.datumwijzigingen = case.datumwijzigingen  # type: ignore[attr-defined]  # set by for_page
        own.links = case.eenmalige_links  # type: ignore[attr-defined]  # set by for_page
    return rows


def standing(facts: Sequence[Feit]) -> dict[str, Feit]:
    """Return, by kind, the fact that counts: not corrected, and of several the one recorded last."""
    replaced = {fact.vervangt_id for fact in facts}
    kept = [f for f in facts if f.id not in replaced and f.soort != Feitsoort.NIET_GEBEURD]
    return {fact.soort: fact for fact in sorted(kept, key=lambda fact: fact.id)}


def open_offer(rows: Rijen) -> Feit | None:
    """Return the last offer that was not answered yet, or None."""
    facts = standing(rows.feiten)
    offer, answer = facts.get(Feitsoort.AANBOD_GEDAAN), facts.get(Feitsoort.AANBOD_BEANTWOORD)
    return offer if offer and (answer is None or answer.id < offer.id) else None
