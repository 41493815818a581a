"""What the includes under ``templates/includes/`` show, as plain values.

A view makes these; a template hands them to an include. They hold no rules: who must act and by
when is computed elsewhere. Every date is a plain ``datetime.date`` in Dutch time.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from django.utils.translation import gettext, ngettext

TermijnStaat = Literal["loopt", "gepauzeerd", "voldaan", "te_laat_voldaan", "verstreken", "vervallen"]
Toon = Literal["rustig", "let_op", "dringend", "te_laat", "klaar", "pauze"]
StapStaat = Literal["klaar", "bezig", "komt", "let_op", "vervallen"]
MeldingSoort = Literal["info", "goed", "let_op", "fout"]

# From how many days before the last day a term looks "let op" and "dringend". Only the look:
# when somebody is reminded is decided with the messages.
DAYS_ATTENTION = 14
DAYS_URGENT = 3

ICON_OF_TONE: dict[Toon, str] = {
    "rustig": "kalender",
    "let_op": "klok",
    "dringend": "uitroep",
    "te_laat": "uitroep",
    "klaar": "vinkje",
    "pauze": "pauze",
}

# The states whose look does not depend on the day.
FIXED_TONE: dict[TermijnStaat, Toon] = {
    "voldaan": "klaar",
    "te_laat_voldaan": "let_op",
    "gepauzeerd": "pauze",
    "vervallen": "pauze",
}


@dataclass(frozen=True, slots=True)
class NavigatieItem:
    """One link of the main navigation. ``actief``: this is the page or its section."""

    tekst: str
    url: str
    actief: bool = False


@dataclass(frozen=True, slots=True)
class Kruimel:
    """One step of the breadcrumbs; the page itself has no url."""

    tekst: str
    url: str = ""


@dataclass(frozen=True, slots=True)
class TermijnBeeld:
    """A term as a person sees it.

    ``vervalt_op`` is the last day of the term, itself included; None when the term cannot be
    dated yet. ``vandaag`` is the day that "nog 12 dagen" counts from. ``voldaan_op`` is the day
    on which it was met (states ``voldaan`` and ``te_laat_voldaan``). ``stappen`` are full
    sentences for "Waarom deze datum?"; ``uitleg_url`` leads to a page with the same.
    ``nooit_te_laat``: a day that nobody can be late for, such as a target or a birthday.
    """

    titel: str
    vervalt_op: date | None
    vandaag: date
    staat: TermijnStaat = "loopt"
    voldaan_op: date | None = None
    voorlopig: bool = False
    stappen: Sequence[str] = ()
    uitleg_url: str = ""
    nooit_te_laat: bool = False

    @property
    def days_left(self) -> int | None:
        """Days from ``vandaag`` to the last day: 0 on the last day itself, negative afterwards."""
        if self.vervalt_op is None:
            return None
        return (self.vervalt_op - self.vandaag).days

    @property
    def toon(self) -> Toon:
        """How loud the term is. Never the only carrier of meaning: the words say the same."""
        if self.staat in FIXED_TONE:
            return FIXED_TONE[self.staat]
        days = self.days_left
        if self.nooit_te_laat and days is not None and days < 0:
            return "rustig"
        if self.staat == "verstreken" or (days is not None and days < 0):
            return "te_laat"
        if days is None:
            return "rustig"
        if days <= DAYS_URGENT:
            return "dringend"
        return "let_op" if days <= DAYS_ATTENTION else "rustig"

    @property
    def icoon(self) -> str:
        if self.staat == "te_laat_voldaan":
            return "vinkje"
        return "kruis" if self.staat == "vervallen" else ICON_OF_TONE[self.toon]

    @property
    def toont_datum(self) -> bool:
        """A term that stands still or is void has no last day to show."""
        return self.vervalt_op is not None and self.staat not in ("gepauzeerd", "vervallen")

    @property
    def klasse(self) -> str:
        """The class name's ending: ``te_laat`` becomes ``te-laat``."""
        return self.toon.replace("_", "-")

    @property
    def woorden(self) -> str:
        """The state in words, such as "nog 12 dagen" or "3 dagen te laat"."""
        if self.staat == "gepauzeerd":
            return gettext("de termijn staat stil")
        if self.staat == "vervallen":
            return gettext("deze termijn geldt niet meer")
        if self.staat == "voldaan":
            return gettext("gedaan") if self.nooit_te_laat else gettext("op tijd gedaan")
        days = self.days_left
        if self.staat == "te_laat_voldaan":
            late = (
                (self.voldaan_op - self.vervalt_op).days
                if self.voldaan_op is not None and self.vervalt_op is not None
                else 0
            )
            return ngettext("%(dagen)d dag te laat gedaan", "%(dagen)d dagen te laat gedaan", late) % {"dagen": late}
        if days is None:
            return gettext("nog geen datum")
        if days < 0:
            return ngettext("de datum is %(dagen)d dag voorbij", "de datum is %(dagen)d dagen voorbij", -days) % {
                "dagen": -days
            }
        if days == 0:
            return gettext("dat is vandaag")
        if days == 1:
            return gettext("dat is morgen")
        return ngettext("nog %(dagen)d dag", "nog %(dagen)d dagen", days) % {"dagen": days}


@dataclass(frozen=True, slots=True)
class AanZet:
    """The banner "wie is nu aan zet". ``u_zelf``: the reader must act, so it says "U bent aan zet".

    ``wie``: the name of who must act, when it is not the reader ("De Regenboogschool").
    ``wat``: one full sentence. ``knop_tekst`` and ``knop_url``: the one thing to do now, if any.
    """

    wat: str
    wie: str = ""
    u_zelf: bool = False
    termijn: TermijnBeeld | None = None
    knop_tekst: str = ""
    knop_url: str = ""


@dataclass(frozen=True, slots=True)
class Stap:
    """One stage in the process steps. ``regels``: short lines below the title, such as a date."""

    titel: str
    staat: StapStaat = "komt"
    regels: Sequence[str] = ()

    @property
    def marker(self) -> str:
        """The state's name in the class names of the step marker."""
        return {
            "klaar": "checked",
            "bezig": "current",
            "komt": "not-checked",
            "let_op": "warning",
            "vervallen": "disabled",
        }[self.staat]

    @property
    def woorden(self) -> str:
        """The state in words, for who does not see the marker."""
        return {
            "klaar": gettext("klaar"),
            "bezig": gettext("hier zijn we nu"),
            "komt": gettext("komt nog"),
            "let_op": gettext("let op"),
            "vervallen": gettext("gaat niet door"),
        }[self.staat]


@dataclass(frozen=True, slots=True)
class Gebeurtenis:
    """One line of the timeline: on ``dag`` this happened. ``vervallen``: a later correction replaced it."""

    dag: date
    titel: str
    tekst: str = ""
    door: str = ""
    icoon: str = "stip"
    vervallen: bool = False
    voorlopig: bool = False


@dataclass(frozen=True, slots=True)
class LegeStaat:
    """What a list says when there is nothing in it, with the next thing to do."""

    titel: str
    tekst: str = ""
    knop_tekst: str = ""
    knop_url: str = ""
    icoon: str = "map"


@dataclass(frozen=True, slots=True)
class Melding:
    """A notice in the page. ``punten`` become a list below the text."""

    tekst: str
    titel: str = ""
    soort: MeldingSoort = "info"
    punten: Sequence[str] = field(default_factory=tuple)
    url: str = ""
    url_tekst: str = ""
