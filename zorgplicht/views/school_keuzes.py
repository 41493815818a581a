"""What a school can choose from on the page of an aanmelding: the likely acts first, the others folded by subject."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from passend.klok import vandaag
from zorgplicht.access import Handeling
from zorgplicht.beeld import Rijen, effects
from zorgplicht.beeld.gevolgen import NO_DATE
from zorgplicht.models import Aanmelding
from zorgplicht.views.school_daden import DADEN, GROEPEN, Groep

Stand = Aanmelding.Stand
#: As many acts stand on top as can be read at a glance.
MOST_ON_TOP = 3
#: What a school mostly does next, by where the aanmelding stands; what cannot be done now makes room for the next.
LIKELY: dict[str, tuple[Handeling, ...]] = {
    Stand.VERSTUURD: (Handeling.BEVESTIG_ONTVANGST, Handeling.OVERLEG, Handeling.LAAT_TOE),
    Stand.ONTVANGEN: (Handeling.BEVESTIG_ONTVANGST, Handeling.VRAAG_AANVULLING, Handeling.LAAT_TOE),
    Stand.BEVESTIGD: (Handeling.LAAT_TOE, Handeling.VRAAG_AANVULLING, Handeling.VERLENG, Handeling.OVERLEG),
    Stand.VERLENGD: (Handeling.LAAT_TOE, Handeling.OVERLEG, Handeling.SCHOOL_BEREID),
    Stand.AANVULLING: (Handeling.MELD_STUKKEN, Handeling.MELD_AANGEVULD, Handeling.BEHANDEL_NIET, Handeling.VERLENG),
    Stand.TOEGELATEN: (Handeling.PLAATS,),
    Stand.TIJDELIJK: (Handeling.LAAT_TOE, Handeling.MELD_EXTRA, Handeling.STEL_OPP_VAST),
    Stand.GEPLAATST: (Handeling.MAAK_DEFINITIEF, Handeling.MELD_EXTRA, Handeling.STEL_OPP_VAST),
    Stand.GEWEIGERD: (Handeling.MAAK_BEKEND, Handeling.SCHOOL_BEREID, Handeling.OVERLEG),
    Stand.NIET_BEHANDELD: (Handeling.MAAK_BEKEND, Handeling.OVERLEG),
}


@dataclass(frozen=True, slots=True)
class Keuze:
    """One act to choose: what it is, and what it would do to the dates. `direct`: pressing it is enough.

    `verandert`: it moves a date; of what moves none that is said once for its group.
    """

    tekst: str | Promise
    uitleg: str | Promise
    gevolg: str
    url: str
    direct: bool = False

    @property
    def verandert(self) -> bool:
        return self.gevolg != str(NO_DATE)


@dataclass(frozen=True, slots=True)
class Keuzegroep:
    """Acts that belong together. `dicht`: folded, one click away. `stil`: what is said once of what moves no date."""

    titel: str | Promise
    keuzes: list[Keuze]
    dicht: bool

    @property
    def stil(self) -> str | Promise:
        moving = [keuze.verandert for keuze in self.keuzes]
        if all(moving):
            return ""
        if len(moving) == 1:
            return NO_DATE
        if any(moving):
            return _("Staat er bij een keuze niets over een datum? Dan verandert zij geen datum.")
        return _("Deze keuzes veranderen geen datum.")


def choices(
    item: Aanmelding, rows: Rijen, acts: Sequence[Handeling], address: Callable[[Handeling], str] | None = None
) -> list[Keuzegroep]:
    """Return the likely acts, then the others in their groups, folded; each with its effect on the dates.

    `address`: where an act is done by another door than an account; there each act has its page.
    """
    dates = effects(rows.feiten, item.id, acts, vandaag())
    made = {act: _choice(item, act, dates[act], address) for act in acts}
    likely = [act for act in LIKELY.get(item.stand, ()) if act in made][:MOST_ON_TOP]
    found = [Keuzegroep("", [made[act] for act in likely], dicht=False)] if likely else []
    by_group: dict[Groep, list[Keuze]] = {}
    for act in acts:
        if act not in likely:
            by_group.setdefault(DADEN[act].groep, []).append(made[act])
    order = sorted(by_group, key=list(GROEPEN).index)
    return found + [Keuzegroep(GROEPEN[group], by_group[group], dicht=bool(likely)) for group in order]


def _choice(item: Aanmelding, act: Handeling, effect: str, address: Callable[[Handeling], str] | None) -> Keuze:
    url = address(act) if address else reverse("zorgplicht:school_handeling", args=[item.id, act.value])
    direct = act is Handeling.BEVESTIG_ONTVANGST and address is None
    return Keuze(DADEN[act].titel, DADEN[act].uitleg, effect, url, direct=direct)
