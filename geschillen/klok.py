"""The clock over a board's own file: the same rules, calendar and counting as over a family's dossier."""

from collections.abc import Iterable
from datetime import date

from geschillen.models import Bestuursfeit, Bestuursgeschil
from passend import recht
from passend.dossiers.actions.feiten import Wet, situation_from_code
from passend.dossiers.models import Feit

# What the file of a board is about; of anything else its secretary sees no date.
BOB_SUBJECTS = ("bob_toelating", "bob_verwijdering")
SUBJECTS = (*BOB_SUBJECTS, "gpo_verweer", "gpo_dictum", "gpo_oordeel", "gpo_reactie")
#: What the board still has to do something about.
WAITS = (recht.Staat.LOOPT, recht.Staat.VERSTREKEN)


def board_terms(
    file: Bestuursgeschil, own: Iterable[Bestuursfeit], shared: Iterable[Feit], today: date, law: Wet
) -> list[recht.Termijn]:
    """Return the terms of a board's file from its own facts and those that the family shares; nothing is stored.

    `file` brings its school. A fact that stands in both is one fact; where they differ, the one recorded last counts.
    """
    latest: dict[str, Feit | Bestuursfeit] = {}
    both: list[Feit | Bestuursfeit] = [*own, *shared]
    for fact in sorted(both, key=lambda one: one.vastgelegd_op):
        latest[fact.soort] = fact
    facts = [
        recht.Feit(
            id=str(number),
            soort=fact.soort,
            dag=fact.dag,
            tot_dag=fact.tot_dag,
            zekerheid="vast",
            vervangt=None,
            volgnummer=number,
            code=fact.code,
        )
        for number, fact in enumerate(latest.values(), start=1)
    ]
    situation = situation_from_code(f"{file.school.sector}-{file.school.richting}")
    found = recht.compute_terms(situation, facts, law.rulebook, law.calendar, today)
    return [term for subject in SUBJECTS for term in found if term.onderwerp == subject]


def waits_for(terms: Iterable[recht.Termijn], *subjects: str) -> date | None:
    """Return the first day by which the board must still act on one of these; None when nothing waits or runs."""
    days = [
        term.vervalt_op for term in terms if term.onderwerp in subjects and term.vervalt_op and term.staat in WAITS
    ]
    return min(days, default=None)
