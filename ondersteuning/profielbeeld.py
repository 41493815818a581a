"""How an ondersteuningsprofiel looks on the screen: words, parts and differences, no rules."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ondersteuning.models import Profielpunt
from ondersteuning.norm import EIGEN

Antwoord = Profielpunt.Antwoord
# Answer -> words, look, icon. "Nee" is no fault of a school, so it is grey and not red.
LABELS: dict[str, tuple[str | Promise, str, str]] = {
    Antwoord.JA: (gettext_lazy("ja"), "goed", "vinkje"),
    Antwoord.DEELS: (gettext_lazy("deels"), "info", "stip"),
    Antwoord.NEE: (gettext_lazy("nee"), "neutraal", "kruis"),
    Antwoord.NIET_VAN_TOEPASSING: (gettext_lazy("niet van toepassing"), "neutraal", "stip"),
    "": (gettext_lazy("niet ingevuld"), "neutraal", "vraag"),
}


@dataclass(frozen=True, slots=True)
class Label:
    """The answer as a label: `soort` is the look."""

    tekst: str
    soort: str
    icoon: str


def answer_label(antwoord: str) -> Label:
    words, look, icon = LABELS[antwoord]
    return Label(str(words), look, icon)


@dataclass(frozen=True, slots=True)
class PuntBeeld:
    """One item with its answer."""

    punt: Profielpunt
    label: Label


@dataclass(frozen=True, slots=True)
class Deel:
    """The items of one group, and how far they are."""

    code: str
    naam: str
    punten: Sequence[PuntBeeld] = field(default_factory=tuple)

    @property
    def eigen(self) -> bool:
        return self.code == EIGEN

    @property
    def beantwoord(self) -> list[PuntBeeld]:
        return [one for one in self.punten if one.punt.antwoord]

    @property
    def leeg(self) -> str:
        """The names of the items without an answer, for one line."""
        return ", ".join(one.punt.naam for one in self.punten if not one.punt.antwoord)

    @property
    def klaar(self) -> int:
        """How many are answered and looked at in this version."""
        return sum(bool(one.punt.antwoord) and one.punt.nagekeken for one in self.punten)

    @property
    def na_te_kijken(self) -> int:
        """How many answers came along from the last adopted version and wait for a look."""
        return sum(bool(one.punt.antwoord) and not one.punt.nagekeken for one in self.punten)


def parts_of(punten: Iterable[Profielpunt]) -> list[Deel]:
    """Return the items per group, in their own order; the school's own come last when there are any."""
    return [
        Deel(
            code,
            _("Wat deze school nog meer biedt") if code == EIGEN else name,
            [PuntBeeld(item, answer_label(item.antwoord)) for item in group],
        )
        for (code, name), group in groupby(punten, key=lambda item: (item.groep, item.groep_naam))
    ]


@dataclass(frozen=True, slots=True)
class Verschil:
    """One item that is not as it was adopted last. `was` or `nu` is None: it was not there, or is there no more."""

    naam: str
    was: PuntBeeld | None
    nu: PuntBeeld | None


def differences(now: Iterable[Profielpunt], before: Iterable[Profielpunt]) -> list[Verschil]:
    """Return what changed: items by their code, the school's own by their name."""
    old = {(item.eigen, item.code or item.naam): item for item in before}
    new = {(item.eigen, item.code or item.naam): item for item in now}
    found = []
    for key in [*new, *(key for key in old if key not in new)]:
        was, is_now = old.get(key), new.get(key)
        if was and is_now and was.merk == is_now.merk:
            continue
        if not was and is_now and not is_now.antwoord:
            # An item that is new on the list and has no answer yet, says nothing yet.
            continue
        item = is_now or was
        assert item is not None
        found.append(Verschil(item.naam, _shown(was), _shown(is_now)))
    return found


def _shown(item: Profielpunt | None) -> PuntBeeld | None:
    return PuntBeeld(item, answer_label(item.antwoord)) if item else None
