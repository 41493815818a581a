"""Age, leerplicht and exemption from it."""

from datetime import date

from tests.orakel.antwoord import Deel
from tests.orakel.dagen import DAG, birthday
from tests.orakel.termijn import LEERPLICHTWET, last_event, run
from tests.orakel.zaak import Zaak, months

VRIJSTELLING = ("verklaring_vrijstelling", "vrijstelling_jaar")
#: Children born before this day are grown up: nothing is said about their age.
GEBOREN_VANAF = date(2000, 1, 1)


def leerling_16(zaak: Zaak) -> Deel | None:
    """At 16 the pupil decides on privacy consent (in vso and vo). A milestone: nobody is late."""
    return _milestone(zaak, "leerling_16", 16, ("vso", "sovso", "vo"))


def leerling_18(zaak: Zaak) -> Deel | None:
    """WEC 40a, WVO 2020 8.8: at 18 the pupil acts himself (in vso and vo)."""
    return _milestone(zaak, "leerling_18", 18, ("vso", "sovso", "vo"))


def _milestone(zaak: Zaak, subject: str, years: int, sectors: tuple[str, ...]) -> Deel | None:
    born = zaak.start("kind_geboren")
    if zaak.sector not in sectors or born is None or born.dag < GEBOREN_VANAF:
        return None
    return run(zaak, subject, birthday(born.dag, years), late=False)


def leerplicht(zaak: Zaak) -> Deel | None:
    """Leerplichtwet 3(1): from the first day of the month after the fifth birthday (then the first school day).

    A milestone, told only where absence or an exemption is at stake.
    """
    begins = _leerplicht_from(zaak)
    if begins is None or not zaak.happened(*VRIJSTELLING, "verzuim", "verzuim_begonnen"):
        return None
    return run(zaak, "leerplicht", begins, met=("ingeschreven", "elders_ingeschreven"), late=False)


def _leerplicht_from(zaak: Zaak) -> date | None:
    born = zaak.start("kind_geboren")
    if zaak.sector not in ("po", "so", "sovso") or born is None or born.dag < GEBOREN_VANAF:
        return None
    day = birthday(born.dag, 5) + DAG
    while day.day != 1:
        day += DAG
    return day


def vrijstelling_kennisgeven(zaak: Zaak) -> Deel | None:
    """Leerplichtwet 5(a), 6, 7: at least one month before leerplicht begins. Counted back: not shifted."""
    begins = _leerplicht_from(zaak)
    if begins is None or not zaak.happened(*VRIJSTELLING) or begins < LEERPLICHTWET:
        return None
    return run(zaak, "vrijstelling_kennisgeven", months(begins, -1), met=("vrijstelling_kennisgeving",), late=False)


def vrijstelling_jaarlijks(zaak: Zaak) -> Deel | None:
    """Each year before 1 July."""
    year = last_event(zaak, "vrijstelling_jaar")
    if year is None or year.dag < LEERPLICHTWET:
        return None
    last = year.dag
    while (last.month, last.day) != (6, 30):
        last += DAG
    return run(zaak, "vrijstelling_jaarlijks", last, met=("vrijstelling_kennisgeving",), late=False, since=year)


def vrijstelling_verklaring(zaak: Zaak) -> Deel | None:
    """The statement is at most three months old when it is used."""
    stated = last_event(zaak, "verklaring_vrijstelling")
    if stated is None or stated.dag < LEERPLICHTWET:
        return None
    last = months(stated.dag, 3)
    return run(zaak, "vrijstelling_verklaring", last, met=("vrijstelling_kennisgeving",), late=False, since=stated)
