"""The clock over a board's own file: the same rules, calendar and counting as over a family's dossier."""

from collections.abc import Container, Iterable
from datetime import date

from geschillen.models import Bestuursfeit, Bestuursgeschil
from passend import recht
from passend.dossiers.actions.feiten import Wet, situation_from_code
from passend.dossiers.models import Feit, Feitsoort

# What the file of a board is about; of anything else its secretary sees no date.
SUBJECTS = ("gpo_verweer", "gpo_oordeel", "gpo_reactie")

# What is waited for, by the last thing that happened: the first of these kinds that stands decides. "": nothing.
WAITS_FOR = (
    (Feitsoort.GPO_REACTIE_BESTUUR, ""),
    (Feitsoort.GPO_BEEINDIGD, ""),
    (Feitsoort.GPO_OORDEEL, "gpo_reactie"),
    (Feitsoort.GPO_VERWEER_INGEDIEND, "gpo_oordeel"),
)


def waits_for(kinds: Container[str]) -> str:
    """Return the subject of the term that runs in a case where facts of these kinds stand; "" when it is over."""
    return next((subject for kind, subject in WAITS_FOR if kind in kinds), "gpo_verweer")


def first_day(kinds: Container[str], terms: Iterable[recht.Termijn]) -> date | None:
    """Return by when somebody must act; None when nobody has to, or no day can be told."""
    days = {term.onderwerp: term.vervalt_op for term in terms}
    return days.get(waits_for(kinds))


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
