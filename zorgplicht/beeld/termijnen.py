"""Terms as cards: the leading reading on top, other readings below it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from passend.dossiers.models import Termijn
from passend.huisstijl.onderdelen import TermijnBeeld
from passend.wet.uitleg import reading_words, term_view

# In this order on the page. What is not here is an aid of the clock and no date for a person.
SUBJECTS = ("besluit", "aanvullen", "niet_behandelen", "tijdelijke_plaatsing", "leeftijd")
# It never runs, but says why nothing else does.
EARLY = "leeftijd"


@dataclass(frozen=True, slots=True)
class Lezing:
    """One more way to read the law, with its own date. `woorden`: when it holds."""

    beeld: TermijnBeeld
    rij: Termijn
    woorden: str


@dataclass(frozen=True, slots=True)
class Termijnkaart:
    """A term for `zorgplicht/delen/termijn.html`; `rij` is what `{% waarom %}` explains."""

    beeld: TermijnBeeld
    rij: Termijn
    andere: Sequence[Lezing] = ()

    @property
    def onderwerp(self) -> str:
        return self.rij.onderwerp

    @property
    def is_leeftijd(self) -> bool:
        """Whether this card has no date but says that the child is too young for one."""
        return self.rij.onderwerp == EARLY


def term_cards(terms: Sequence[Termijn], today: date) -> list[Termijnkaart]:
    """Return one card for each subject that still says something; a void term is left out, except the age."""
    cards = []
    for subject in SUBJECTS:
        rows = [
            row
            for row in terms
            if row.onderwerp == subject and (subject == EARLY or row.toestand != Termijn.Toestand.VERVALLEN)
        ]
        if rows:
            lead = next((row for row in rows if row.leidend), rows[0])
            cards.append(
                Termijnkaart(
                    _view(lead, today),
                    lead,
                    [Lezing(_view(row, today), row, reading_words(row.lezing)) for row in rows if row is not lead],
                )
            )
    return cards


def _view(term: Termijn, today: date) -> TermijnBeeld:
    return term_view(term, today, with_steps=False)


def _open_view(terms: Sequence[Termijn], subject: str, today: date) -> TermijnBeeld | None:
    lead = next(
        (t for t in terms if t.onderwerp == subject and t.leidend and t.toestand == Termijn.Toestand.OPEN), None
    )
    return _view(lead, today) if lead else None


def decision_view(terms: Sequence[Termijn], today: date) -> TermijnBeeld | None:
    """Return the running term for the school's decision, or None when none runs."""
    return _open_view(terms, "besluit", today)


def completion_view(terms: Sequence[Termijn], today: date) -> TermijnBeeld | None:
    """Return the running term for the family to complete the aanmelding, or None."""
    return _open_view(terms, "aanvullen", today)


def early_until(terms: Sequence[Termijn]) -> date | None:
    """Return the first day on which the child can be registered, when it was too young; else None."""
    for term in terms:
        if term.onderwerp == EARLY:
            for remark in term.uitleg["opmerkingen"]:
                if remark["sleutel"] == "aanmelden_kan_vanaf":
                    return date.fromisoformat(remark["parameters"]["dag"])
    return None
