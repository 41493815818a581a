"""An occasion for using the calculator, and the ways from answers to facts that all occasions share."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from passend import recht
from passend.recht import FeitSoort
from passend.wet.rekenaar.vragen import Antwoorden, Volgorde, Vraag, Woorden, keuze

#: Kind of school in the words of a parent: code, words, and the sector and schoolsoort of the law clock.
_SCHOLEN: dict[str, tuple[Woorden, str, str]] = {
    "basisschool": (_("Een gewone basisschool"), "po", ""),
    "sbo": (_("Speciaal basisonderwijs (sbo)"), "po", "sbo"),
    "so": (_("Speciaal onderwijs (so)"), "so", ""),
    "brugklas": (_("De eerste klas van een middelbare school"), "vo", ""),
    "vo": (_("Een andere klas van een middelbare school"), "vo", ""),
    "middelbaar": (_("Een middelbare school"), "vo", ""),
    "praktijkonderwijs": (_("Praktijkonderwijs"), "vo", "pro"),
    "vso": (_("Voortgezet speciaal onderwijs (vso)"), "vso", ""),
}
#: What may be chosen where the way in matters, and where only the kind of school does.
BIJ_AANMELDEN = ("basisschool", "sbo", "so", "brugklas", "vo", "vso")
ALLE_SCHOLEN = ("basisschool", "sbo", "so", "middelbaar", "vso")

Feiten = list[recht.Feit]


def geen_meldingen(answers: Antwoorden) -> list[Woorden]:
    """An occasion that has nothing to say before the dates."""
    return []


@dataclass(frozen=True, slots=True)
class Aanleiding:
    """What happened to the family, with its questions in steps and what the answers mean to the clock.

    sleutel: its word in the address. titel: in the parent's own words. tekst: one or two sentences below it.
    feiten: the facts that the answers state. meldingen: what must be said before the dates.
    verder: keys of the occasions that often follow.
    """

    sleutel: str
    titel: Woorden
    tekst: Woorden
    stappen: Sequence[Sequence[Vraag]]
    feiten: Callable[[Antwoorden], Feiten]
    volgorde: Sequence[Volgorde] = ()
    meldingen: Callable[[Antwoorden], list[Woorden]] = geen_meldingen
    verder: Sequence[str] = ()

    def situatie(self, answers: Antwoorden) -> recht.Situatie:
        """The clock's situation; the richting is unknown where it was not asked."""
        _words, sector, kind = _SCHOLEN[answers.get("school") or "basisschool"]
        return recht.Situatie(sector, answers.get("richting") or "onbekend", kind)


def school_vraag(label: Woorden, kinds: Sequence[str] = ALLE_SCHOLEN, **options: Any) -> Vraag:
    """The question what kind of school it is."""
    return keuze("school", label, [(code, _SCHOLEN[code][0]) for code in kinds], **options)


def richting_vraag(**options: Any) -> Vraag:
    """The question whether the school is openbaar or bijzonder."""
    return keuze(
        "richting",
        _("Is het een openbare of een bijzondere school?"),
        (
            ("openbaar", _("Een openbare school")),
            ("bijzonder", _("Een bijzondere school")),
            ("onbekend", _("Dat weet ik niet")),
        ),
        uitleg=_("Een bijzondere school heeft vaak een geloof of een eigen manier van lesgeven."),
        **options,
    )


def feit(
    answers: Antwoorden,
    naam: str,
    soort: FeitSoort,
    *,
    tot: str = "",
    zekerheid: recht.Zekerheid = recht.Zekerheid.VAST,
) -> Feiten:
    """The fact of that kind on the day of the answer `naam`, with the day of the answer `tot`; none without a day."""
    day: date | None = answers.get(naam)
    if day is None:
        return []
    until: date | None = answers.get(tot)
    return [recht.Feit(id=soort.value, soort=soort, dag=day, tot_dag=until, zekerheid=zekerheid)]
