"""The law clock: dated facts + dated rules + a calendar + a reference date -> terms.

Pure Python: no Django, no database, no clock of its own and no words for the screen.
Start at `compute_terms`; the rules are the TOML files in `regels/`, the Dutch sentences live in `passend.wet`.
"""

from passend.recht.feiten import Feit, FeitSoort, Situatie, Zekerheid, effective_facts
from passend.recht.kalender import Feestdag, Kalender
from passend.recht.klok import compute_terms
from passend.recht.laden import RuleFileError, load_calendar, load_rulebook
from passend.recht.regelboek import Norm, Regel, Regelboek
from passend.recht.rij import explanation
from passend.recht.termijnen import Leidend, Opmerking, Staat, Stap, Termijn, leading_dates

__all__ = [
    "Feestdag",
    "Feit",
    "FeitSoort",
    "Kalender",
    "Leidend",
    "Norm",
    "Opmerking",
    "Regel",
    "Regelboek",
    "RuleFileError",
    "Situatie",
    "Staat",
    "Stap",
    "Termijn",
    "Zekerheid",
    "compute_terms",
    "effective_facts",
    "explanation",
    "leading_dates",
    "load_calendar",
    "load_rulebook",
]
