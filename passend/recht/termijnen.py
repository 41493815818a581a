"""What the clock answers: terms with dates, a state, and the steps that explain each date."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

#: A value of a step: a day, a number, a code, or a list of days (with the key of a holiday behind it).
Waarde = date | int | str | tuple[str, ...]


class Staat(StrEnum):
    """running, paused, met, met late, passed without being met, no longer needed."""

    LOOPT = "loopt"
    GEPAUZEERD = "gepauzeerd"
    VOLDAAN = "voldaan"
    TE_LAAT_VOLDAAN = "te_laat_voldaan"
    VERSTREKEN = "verstreken"
    VERVALLEN = "vervallen"


@dataclass(frozen=True, slots=True)
class Stap:
    """One step of a computation: a key that `passend.wet` has a sentence for, and what to fill in."""

    sleutel: str
    parameters: Mapping[str, Waarde] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Opmerking:
    """A remark on a term: what is uncertain, or what happened that the date alone does not show."""

    sleutel: str
    parameters: Mapping[str, Waarde] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Termijn:
    """One term in one reading of the law. All days are calendar days in the Netherlands.

    regel: key of the rule (its row: artikel, soort, regel_zekerheid, nagekeken_op). onderwerp: what it is about.
    lezing: empty, or the codes (joined with +) that tell this reading from the others of the same term.
    begint_op: day 0. vervalt_op: last day, included; None while no last day can be told.
    gevolg_op: first day of the consequence, when it has a day of its own (temporary placement).
    uiterlijk_op: last day on which acting is in time in EVERY reading; None while one of them is open. State and
        lateness follow this day, so that nothing is called late between two readings.
    gepauzeerd_vanaf, gepauzeerd_tot: first and last suspended day (included) of the last pause.
    gesloten_door: kind of the fact that met the term or made it void. voldaan_op: the day it was met.
    vervolg, vervolg_na: keys of what one can do next, until the last day and after it.
    zekerheid: of the least certain fact used. feit: id of the fact that starts the term.
    staat: on the reference date that was given; the dates alone give it for any other day (`state_on`).
    """

    regel: str
    onderwerp: str
    lezing: str
    aan_zet: str
    begint_op: date
    vervalt_op: date | None
    gevolg_op: date | None
    uiterlijk_op: date | None
    gepauzeerd_vanaf: date | None
    gepauzeerd_tot: date | None
    staat: Staat
    gesloten_door: str
    voldaan_op: date | None
    zekerheid: str
    soort: str
    regel_zekerheid: str
    nagekeken_op: date | None
    artikel: str
    gevolg: str
    voorwaarden: tuple[str, ...]
    stappen: tuple[Stap, ...]
    opmerkingen: tuple[Opmerking, ...]
    feit: str
    vervolg: tuple[str, ...] = ()
    vervolg_na: tuple[str, ...] = ()

    def state_on(self, day: date) -> Staat:
        """The state on another day, given the same facts."""
        if self.staat is Staat.VERVALLEN:
            return Staat.VERVALLEN
        return state_from_dates(
            day,
            uiterlijk_op=self.uiterlijk_op,
            gesloten_door=self.gesloten_door,
            voldaan_op=self.voldaan_op,
            gepauzeerd_vanaf=self.gepauzeerd_vanaf,
            gepauzeerd_tot=self.gepauzeerd_tot,
        )

    def days_late(self, reference_date: date) -> int:
        """Days between the last day in every reading and the day it was met, or else the reference date."""
        if self.staat is Staat.VERVALLEN or self.uiterlijk_op is None:
            return 0
        if self.gesloten_door and self.voldaan_op is None:
            return 0
        return max(0, ((self.voldaan_op or reference_date) - self.uiterlijk_op).days)


def state_from_dates(
    day: date,
    *,
    uiterlijk_op: date | None,
    gesloten_door: str,
    voldaan_op: date | None,
    gepauzeerd_vanaf: date | None,
    gepauzeerd_tot: date | None,
) -> Staat:
    """The state on `day` of a term that is not void. A pause without a last day (None) is still going on."""
    if gesloten_door:
        late = voldaan_op is not None and uiterlijk_op is not None and voldaan_op > uiterlijk_op
        return Staat.TE_LAAT_VOLDAAN if late else Staat.VOLDAAN
    begun = gepauzeerd_vanaf is not None and gepauzeerd_vanaf <= day
    if begun and (gepauzeerd_tot is None or day <= gepauzeerd_tot):
        return Staat.GEPAUZEERD
    if uiterlijk_op is not None and day > uiterlijk_op:
        return Staat.VERSTREKEN
    return Staat.LOOPT


@dataclass(frozen=True, slots=True)
class Leidend:
    """The leading dates over all readings of one subject.

    handelen_voor: earliest last day: by then who must act should have acted. rekenen_op: latest last day (or first
    day of the consequence): what a parent may count on; None while one reading has no date.
    """

    handelen_voor: date | None
    rekenen_op: date | None


def leading_dates(terms: Iterable[Termijn], onderwerp: str) -> Leidend:
    """The earliest day leads for who must act, the latest for what a parent may count on."""
    chosen = [term for term in terms if term.onderwerp == onderwerp and term.staat is not Staat.VERVALLEN]
    act = [term.vervalt_op for term in chosen if term.vervalt_op is not None]
    count = [term.gevolg_op or term.vervalt_op for term in chosen]
    known = [day for day in count if day is not None]
    return Leidend(min(act, default=None), max(known) if known and len(known) == len(count) else None)
