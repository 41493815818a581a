"""What the calculator found, as a page shows it: one card for each subject, in the order of the days."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from django.utils.translation import gettext as _

from passend import recht
from passend.huisstijl.onderdelen import TermijnBeeld
from passend.recht.schema import GEZIN
from passend.wet.boek import Recht
from passend.wet.rekenaar.aanleiding import Aanleiding
from passend.wet.rekenaar.vragen import Antwoorden
from passend.wet.uitleg import Uitleg, explain, term_view, why_readings


@dataclass(frozen=True, slots=True)
class Lezing:
    """Another way to read the law. dag: its last day, None while there is none; waarom: how it was computed."""

    dag: date | None
    waarom: Uitleg


@dataclass(frozen=True, slots=True)
class Datumkaart:
    """One subject. termijn: the reading that leads for the family; andere: the readings with another day.

    dag: the day to go by, None while none can be told. uitleg: the explanation of that reading; waarom: the same
    without the next steps, which the card itself shows. labels: what kind of date it is and what is unsure. noot: why
    there is more than one day, empty when there is one.
    """

    termijn: recht.Termijn
    beeld: TermijnBeeld
    dag: date | None
    uitleg: Uitleg
    waarom: Uitleg
    andere: Sequence[Lezing]
    labels: Sequence[str]
    noot: str

    @property
    def anker(self) -> str:
        """The id of the card on the page."""
        return self.termijn.onderwerp.replace("_", "-")

    @property
    def is_open(self) -> bool:
        """Whether somebody still has to act."""
        return not self.termijn.gesloten_door


def compute(occasion: Aanleiding, answers: Antwoorden, law: Recht, today: date) -> tuple[recht.Termijn, ...]:
    """All terms that still say something; a term that is no longer needed is left out."""
    found = recht.compute_terms(
        occasion.situatie(answers), occasion.feiten(answers), law.rulebook, law.calendar, today
    )
    return tuple(term for term in found if term.staat is not recht.Staat.VERVALLEN)


def cards(terms: Iterable[recht.Termijn], today: date) -> list[Datumkaart]:
    """One card for each subject, the earliest day first; what has no day comes after, what was done last."""
    subjects: dict[str, list[recht.Termijn]] = {}
    for term in terms:
        subjects.setdefault(term.onderwerp, []).append(term)
    made = [_card(readings, today) for readings in subjects.values()]
    return sorted(made, key=lambda card: (not card.is_open, card.dag is None, card.dag or date.max))


def leading(readings: Sequence[recht.Termijn]) -> recht.Termijn:
    """The reading whose day the family goes by: the earliest to act by, the latest to count on.

    No last day counts as the latest.
    """
    choose = min if readings[0].aan_zet in GEZIN else max
    return choose(readings, key=lambda term: term.vervalt_op or date.max)


def _card(readings: Sequence[recht.Termijn], today: date) -> Datumkaart:
    lead = leading(readings)
    view = term_view(lead, today, with_steps=False)
    explained = explain(lead, today)
    others = [
        Lezing(term.vervalt_op, _without_next_steps(explain(term, today)))
        for term in readings
        if term.vervalt_op != lead.vervalt_op
    ]
    return Datumkaart(
        termijn=lead,
        beeld=view,
        dag=view.vervalt_op if view.toont_datum else None,
        uitleg=explained,
        waarom=_without_next_steps(explained),
        andere=others,
        labels=[word for word in explained.woorden if word not in (explained.regelzekerheid, explained.nagekeken)],
        noot=f"{why_readings(term.lezing for term in readings)} {_which_day(lead)}".strip() if others else "",
    )


def _without_next_steps(explained: Uitleg) -> Uitleg:
    return replace(explained, vervolg=())


def _which_day(lead: recht.Termijn) -> str:
    if lead.aan_zet in GEZIN:
        return _("Houd de eerste datum aan. Dan bent u op tijd.")
    return _("U ziet hier de laatste datum. Het kan ook eerder zijn.") if lead.vervalt_op else ""
