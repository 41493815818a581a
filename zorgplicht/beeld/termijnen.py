"""Terms as cards: the leading reading on top, other readings below it.

Which reading leads depends on who looks: who must act is held to the earliest date, what somebody else may count on
is the latest.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from passend.dossiers.models import Termijn
from passend.huisstijl.onderdelen import TermijnBeeld
from passend.recht.schema import EIGEN_ONDERWERPEN, GEZIN, KETENONDERWERPEN, ZONDER_HANDELING
from passend.wet.uitleg import reading_words, term_view
from passend.wet.zinnen import reasons_of, why_readings
from zorgplicht.beeld.kijker import Kijker
from zorgplicht.onderwerpen import VAN_DE_AANMELDING

# It never runs, but says why nothing else does.
EARLY = "leeftijd"
# What follows on the way of the aanmelding, such as bezwaar or the geschillencommissie, comes after it.
SUBJECTS = (
    *VAN_DE_AANMELDING,
    *(
        subject
        for subject in (*EIGEN_ONDERWERPEN, *KETENONDERWERPEN)
        if subject not in ZONDER_HANDELING and subject not in VAN_DE_AANMELDING
    ),
)
# Who acts for this reader: the steunpunt stands beside the family.
OWN = {Kijker.OUDER: GEZIN, Kijker.STEUNPUNT: GEZIN, Kijker.SCHOOL: frozenset({"school"})}


@dataclass(frozen=True, slots=True)
class Lezing:
    """One more way to read the law, with its own date. `woorden`: when it holds."""

    beeld: TermijnBeeld
    rij: Termijn
    woorden: str


@dataclass(frozen=True, slots=True)
class Termijnkaart:
    """A term for `zorgplicht/delen/termijn.html`; `rij` is what `{% waarom %}` explains.

    `noot`: that the date is the latest of several readings, as full sentences; empty where it is not. `waarom`: why
    there are several, in full sentences. `betwist`: people name different days, so that no date is hidden behind
    another. `woorden`: when the date of the card holds, where that has to be said beside it.
    """

    beeld: TermijnBeeld
    rij: Termijn
    andere: Sequence[Lezing] = ()
    noot: str = ""
    waarom: str = ""
    woorden: str = ""
    betwist: bool = False

    @property
    def onderwerp(self) -> str:
        return self.rij.onderwerp

    @property
    def is_leeftijd(self) -> bool:
        """Whether this card has no date but says that the child is too young for one."""
        return self.rij.onderwerp == EARLY


def term_cards(terms: Sequence[Termijn], today: date, kijker: Kijker) -> list[Termijnkaart]:
    """Return one card for each subject that still says something; a void term is left out, except the age."""
    cards = []
    for subject in SUBJECTS:
        rows = [
            row
            for row in terms
            if row.onderwerp == subject and (subject == EARLY or row.toestand != Termijn.Toestand.VERVALLEN)
        ]
        if rows:
            lead = _leading(rows, kijker, today)
            others = [Lezing(_view(row, today), row, reading_words(row.lezing)) for row in rows if row is not lead]
            note = _note(rows, kijker)
            shown = _view(lead, today)
            if note:
                # An earlier date that has passed is no date any more: its card would only repeat this one.
                others = [other for other in others if other.beeld.vervalt_op != shown.vervalt_op]
            cards.append(_card(shown, lead, others, note))
    return cards


def _card(shown: TermijnBeeld, lead: Termijn, others: Sequence[Lezing], note: str) -> Termijnkaart:
    codes = [lead.lezing, *(other.rij.lezing for other in others)]
    disputed = bool(others) and "betwist" in reasons_of(codes)
    return Termijnkaart(
        shown,
        lead,
        others,
        note,
        waarom=why_readings(codes),
        woorden=reading_words(lead.lezing) if disputed or not others else "",
        betwist=disputed,
    )


def _leading(rows: Sequence[Termijn], kijker: Kijker, today: date) -> Termijn:
    """Return, of the readings of one term, the one whose date this reader sees; no last day counts as the latest.

    Who must act sees the earliest date; when that has passed in one reading only, the earliest that is still ahead.
    """
    if _counts_on_others(rows, kijker):
        return _latest(rows)
    earliest = next((row for row in rows if row.leidend), rows[0])
    ahead = [row for row in rows if row.vervalt_op is not None and row.vervalt_op >= today]
    if ahead and earliest.vervalt_op is not None and earliest.vervalt_op < today:
        return min(ahead, key=lambda row: row.vervalt_op or date.max)
    return earliest


def _latest(rows: Sequence[Termijn]) -> Termijn:
    return max(rows, key=lambda row: row.vervalt_op or date.max)


def _counts_on_others(rows: Sequence[Termijn], kijker: Kijker) -> bool:
    return rows[0].aan_zet not in OWN[kijker]


def _note(rows: Sequence[Termijn], kijker: Kijker) -> str:
    if len(rows) == 1 or not _counts_on_others(rows, kijker):
        return ""
    why = why_readings(row.lezing for row in rows)
    dated = _latest(rows).vervalt_op is not None
    return why + " " + _("U ziet de laatste datum die kan gelden.") if dated else why


def _view(term: Termijn, today: date) -> TermijnBeeld:
    return term_view(term, today, with_steps=False)


def _open_rows(terms: Sequence[Termijn], subject: str) -> list[Termijn]:
    return [term for term in terms if term.onderwerp == subject and term.toestand == Termijn.Toestand.OPEN]


def open_view(terms: Sequence[Termijn], subject: str, today: date, kijker: Kijker) -> TermijnBeeld | None:
    """Return the running term of a subject as this reader sees it, or None when none runs."""
    rows = _open_rows(terms, subject)
    return _view(_leading(rows, kijker, today), today) if rows else None


def decision_view(terms: Sequence[Termijn], today: date, kijker: Kijker) -> TermijnBeeld | None:
    """Return the running term for the school's decision as this reader sees it, or None when none runs."""
    return open_view(terms, "besluit", today, kijker)


def decision_note(terms: Sequence[Termijn], kijker: Kijker) -> str:
    """Return why the date of `decision_view` is the latest of several, in full sentences; empty when it is not."""
    rows = _open_rows(terms, "besluit")
    return _note(rows, kijker) if rows else ""


def completion_view(terms: Sequence[Termijn], today: date, kijker: Kijker) -> TermijnBeeld | None:
    """Return the running term for the family to complete the aanmelding, or None."""
    return open_view(terms, "aanvullen", today, kijker)


def early_until(terms: Sequence[Termijn]) -> date | None:
    """Return the first day on which the child can be registered, when it was too young; else None."""
    for term in terms:
        if term.onderwerp == EARLY:
            for remark in term.uitleg["opmerkingen"]:
                if remark["sleutel"] == "aanmelden_kan_vanaf":
                    return date.fromisoformat(remark["parameters"]["dag"])
    return None
