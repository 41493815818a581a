"""Short ways to write facts and ask the clock, for readable tables."""

from datetime import date

from passend.recht import Feit, Situatie, Termijn, compute_terms, load_calendar, load_rulebook

RULEBOOK = load_rulebook()
CALENDAR = load_calendar()

#: Five years old in 2026: old enough for everything at a primary school.
BORN = ("kind_geboren", "2021-01-01")


def day(text: str | None) -> date | None:
    """A day of the form 2026-01-12; None stays None."""
    return date.fromisoformat(text) if text else None


def facts(*rows: tuple[str, ...]) -> list[Feit]:
    """Facts from rows (soort, dag[, tot_dag]), recorded in that order, ids f1, f2..."""
    return [
        Feit(
            id=f"f{number}",
            soort=row[0],
            dag=day(row[1]),
            tot_dag=day(row[2]) if len(row) > 2 else None,
            volgnummer=number,
        )
        for number, row in enumerate(rows, start=1)
    ]


def terms(situation: Situatie, given: list[Feit], reference: str = "2026-01-13") -> tuple[Termijn, ...]:
    """The clock's answer with the shipped rules and calendar."""
    return compute_terms(situation, given, RULEBOOK, CALENDAR, date.fromisoformat(reference))


def about(subject: str, found: tuple[Termijn, ...]) -> list[Termijn]:
    """The terms on one subject."""
    return [term for term in found if term.onderwerp == subject]


def only(subject: str, found: tuple[Termijn, ...]) -> Termijn:
    """The one term on a subject; fails when there are more or none."""
    (term,) = about(subject, found)
    return term


def keys(term: Termijn) -> list[str]:
    """The keys of the remarks."""
    return [remark.sleutel for remark in term.opmerkingen]


PO = Situatie("po", "bijzonder")
START = (BORN, ("aanmelding_gedaan", "2026-01-12"), ("aanmelding_ontvangen", "2026-01-12"))
SIX_WEEKS = "2026-02-23"
TEN_WEEKS = "2026-03-23"


def decision(*rows, situation=PO, reference="2026-01-13"):
    return only("besluit", terms(situation, facts(*START, *rows), reference))


def placement(*rows, situation=PO, reference="2026-01-13"):
    return only("tijdelijke_plaatsing", terms(situation, facts(*START, *rows), reference))
