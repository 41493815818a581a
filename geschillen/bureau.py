"""What the secretary of a board sees of a matter: her own facts, those that a family shares, the dates of both."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import OuterRef
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from geschillen.access import BEGUN
from geschillen.actions.bestuur import not_shared
from geschillen.beeld import bezwaar_stages, stages
from geschillen.bestuur_aan_zet import who_acts
from geschillen.klok import board_terms
from geschillen.models import Bestuursfeit, Bestuursgeschil, Koppeling
from geschillen.models.bestuur import SOORTEN
from passend import recht
from passend.dossiers.actions.feiten import current_law
from passend.dossiers.models import Feit, Feitsoort
from passend.dossiers.rijen import RowsOf
from passend.huisstijl.onderdelen import AanZet, Gebeurtenis, Stap, TermijnBeeld
from passend.wet.uitleg import term_view
from zorgplicht.beeld.gebeurtenissen import EVENTS
from zorgplicht.beeld.onenigheid import of_announcement, of_defence_letter, of_outcome


@dataclass(frozen=True, slots=True)
class Bestuursbeeld:
    """One case of a board. `eigen` and `gedeeld`: by kind, the facts that stand, the board's and the family's."""

    eigen: Mapping[str, Bestuursfeit]
    gedeeld: Mapping[str, Feit]
    koppeling: Koppeling | None
    termijnen: Sequence[tuple[TermijnBeeld, recht.Termijn]]
    aan_zet: AanZet
    stappen: Sequence[Stap]
    stappen_bezwaar: Sequence[Stap]
    tijdlijn: Sequence[Gebeurtenis]
    niet_gedeeld: int

    @property
    def soorten(self) -> set[str]:
        """The kinds of facts that stand, whoever recorded them."""
        return {*self.eigen, *self.gedeeld}


def board_view(file: Bestuursgeschil, today: date) -> Bestuursbeeld:
    """Read one case with everything that its page shows."""
    facts = list(Bestuursfeit.objects.filter(geschil=file).order_by("dag", "id"))
    # Row-level security leaves only the circle of the dispute.
    told = Feit.objects.filter(betreft_id=OuterRef("betreft_id"), soort__in=SOORTEN).in_force().order_by("id")
    requests = Koppeling.objects.filter(bestuursgeschil=file).annotate(gedeeld=RowsOf(told))
    link = requests.order_by("-gevraagd_op", "id").first()
    shared: dict[str, Feit] = {}
    if link and link.stand == Koppeling.Stand.JA:
        shared = {fact.soort: fact for fact in link.gedeeld}
    own = _standing(facts)
    terms = board_terms(file, own.values(), shared.values(), today, current_law())
    views = [(term_view(term, today, with_steps=False), term) for term in terms]
    latest = _latest(own, shared)
    return Bestuursbeeld(
        eigen=own,
        gedeeld=shared,
        koppeling=link,
        termijnen=views,
        aan_zet=who_acts(set(latest), views),
        stappen=stages(latest, today) if set(BEGUN) & set(latest) else (),
        stappen_bezwaar=bezwaar_stages(latest, today),
        tijdlijn=_timeline(facts, shared, own),
        niet_gedeeld=len(not_shared(own.values(), shared)) if link and link.stand == Koppeling.Stand.JA else 0,
    )


def files_for_list(files: Sequence[Bestuursgeschil], today: date) -> dict[UUID, AanZet]:
    """Return who must act by when in each case, from the board's own facts, at the cost of one case."""
    facts: dict[UUID, list[Bestuursfeit]] = defaultdict(list)
    for fact in Bestuursfeit.objects.filter(geschil__in=files).order_by("id"):
        facts[fact.geschil_id].append(fact)
    result, law = {}, current_law()
    for file in files:
        own = _standing(facts[file.pk])
        terms = board_terms(file, own.values(), (), today, law)
        views = [(term_view(term, today, with_steps=False), term) for term in terms]
        result[file.pk] = who_acts(set(own), views)
    return result


def _standing(facts: Iterable[Bestuursfeit]) -> dict[str, Bestuursfeit]:
    rows = sorted(facts, key=lambda fact: fact.pk)
    replaced = {fact.vervangt_id for fact in rows}
    kept = [fact for fact in rows if fact.pk not in replaced and fact.soort != Feitsoort.NIET_GEBEURD]
    return {fact.soort: fact for fact in kept}


def _latest(own: Mapping[str, Bestuursfeit], shared: Mapping[str, Feit]) -> dict[str, Feit | Bestuursfeit]:
    both: list[Feit | Bestuursfeit] = [*own.values(), *shared.values()]
    return {fact.soort: fact for fact in sorted(both, key=lambda fact: fact.vastgelegd_op)}


def _timeline(
    facts: Sequence[Bestuursfeit], shared: Mapping[str, Feit], own: Mapping[str, Bestuursfeit]
) -> list[Gebeurtenis]:
    replaced = {fact.vervangt_id for fact in facts}
    by_id = {fact.pk: fact for fact in facts}
    events = [_event(fact, replaced=fact.pk in replaced, who="", before=by_id) for fact in facts]
    for kind, fact in shared.items():
        mine = own.get(kind)
        if mine is None or (mine.dag, mine.tot_dag, mine.code) != (fact.dag, fact.tot_dag, fact.code):
            events.append(_event(fact, replaced=False, who=_("het gezin")))
    return sorted(events, key=lambda event: event.dag)


def _event(
    fact: Feit | Bestuursfeit, *, replaced: bool, who: str, before: Mapping[int, Bestuursfeit] | None = None
) -> Gebeurtenis:
    # Of the kinds that a board records each has a day; what the family shares need not, such as haste.
    day = fact.dag or timezone.localdate(fact.vastgelegd_op)
    if fact.soort == Feitsoort.NIET_GEBEURD and before and fact.vervangt_id:
        old = before[fact.vervangt_id]
        undone = _("Verbeterd: “%(feit)s” is niet gebeurd") % {"feit": str(_titles(old.soort)[0])}
        return Gebeurtenis(day, undone, icoon="pen", vervallen=replaced)
    title, icon = _titles(fact.soort)
    words = " ".join([*of_outcome(fact), *of_announcement(fact), *of_defence_letter(fact)])
    return Gebeurtenis(day, str(title), words, door=who, icoon=icon, vervallen=replaced)


def _titles(soort: str) -> tuple[str | Promise, str]:
    """The words and the icon of an event; a removal is no event of an aanmelding, but may be of a board's matter."""
    if soort == Feitsoort.VERWIJDERING_BEKENDGEMAAKT:
        return _("De brief over de verwijdering is verstuurd of gegeven"), "brief"
    return EVENTS[soort]
