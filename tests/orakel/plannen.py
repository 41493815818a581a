"""The ontwikkelingsperspectief, schorsing, the search before a removal, and the plan of the samenwerkingsverband."""

from datetime import date

from tests.orakel.antwoord import Deel
from tests.orakel.dagen import DAG, walk
from tests.orakel.feiten import Gebeurtenis
from tests.orakel.termijn import PASSEND, SO, WVO_2020, in_force, last_event, run
from tests.orakel.zaak import Zaak, months, weeks

SUPPORT = ("extra_ondersteuning",)


def _everyone_has_plan(zaak: Zaak) -> bool:
    """Every pupil of (v)so, sbo and praktijkonderwijs has a plan; elsewhere who needs extra support."""
    return zaak.sector in SO or (zaak.sector, zaak.schoolsoort) in (("po", "sbo"), ("vo", "pro"))


def _needs_plan(zaak: Zaak) -> bool:
    return _everyone_has_plan(zaak) or zaak.happened(*SUPPORT)


def opp(zaak: Zaak) -> Deel | None:
    """WPO 40a(2), WEC 41a, WVO 2020 2.44(2): six weeks after enrolment. After temporary placement: see below."""
    enrolled = zaak.start("ingeschreven")
    if enrolled is None or zaak.happened("tijdelijk_geplaatst", "definitief_geplaatst") or not _needs_plan(zaak):
        return None
    return _plan(zaak, "opp", enrolled)


def opp_na_tijdelijk(zaak: Zaak) -> Deel | None:
    """After temporary placement the six weeks start with the definitive placement."""
    placed = zaak.start("definitief_geplaatst")
    if placed is None or not _needs_plan(zaak):
        return None
    return _plan(zaak, "opp_na_tijdelijk", placed)


def _plan(zaak: Zaak, subject: str, begun: Gebeurtenis) -> Deel | None:
    if not in_force(zaak, begun.dag):
        return None
    last = weeks(begun.dag, 6, termijnenwet=True)
    # Of support that was found necessary only after the six weeks, the law names no day.
    needs = () if _everyone_has_plan(zaak) else SUPPORT
    return run(zaak, subject, last, met=("opp_vastgesteld",), void=("uitgeschreven",), needs=needs)


def opp_evaluatie(zaak: Zaak) -> Deel | None:
    """WPO 40a(3), WEC 41a, WVO 2020 2.44(3): at least once per school year, so also in the year of the plan."""
    made = zaak.start("opp_vastgesteld")
    if made is None or not in_force(zaak, made.dag):
        return None
    return run(zaak, "opp_evaluatie", end_of_school_year(made.dag), met=("opp_geevalueerd",), void=("uitgeschreven",))


def opp_evaluatie_volgend(zaak: Zaak) -> Deel | None:
    """After a talk another one in the next school year."""
    talked = last_event(zaak, "opp_geevalueerd")
    if talked is None or not in_force(zaak, talked.dag):
        return None
    last = end_of_school_year(end_of_school_year(talked.dag) + DAG)
    return run(zaak, "opp_evaluatie_volgend", last, met=("opp_geevalueerd",), void=("uitgeschreven",), since=talked)


def end_of_school_year(day: date) -> date:
    """31 July on or after the day: a school year runs from 1 August."""
    while (day.month, day.day) != (7, 31):
        day += DAG
    return day


def schorsing(zaak: Zaak) -> Deel | None:
    """WPO 40c, WEC 40a, WVO 2020 8.14: at most one week, the first day included. A sanction is not lengthened."""
    begun = last_event(zaak, "geschorst")
    if begun is None or not in_force(zaak, begun.dag):
        return None
    return run(zaak, "schorsing", walk(begun.dag - DAG, 7), met=("schorsing_beeindigd",), since=begun)


def verwijdering_zoeken(zaak: Zaak) -> Deel | None:
    """WEC 40(18): an instelling may remove after eight weeks of demonstrable search: nobody is late."""
    begun = zaak.start("zoeken_begonnen")
    if zaak.sector not in SO or zaak.schoolsoort != "instelling" or begun is None or begun.dag < PASSEND:
        return None
    last = weeks(begun.dag, 8, termijnenwet=True)
    return run(zaak, "verwijdering_zoeken", last, met=("andere_school_bereid", "verwijderd"), late=False)


def plan_vaststellen(zaak: Zaak) -> Deel | None:
    """WPO 18a, WVO 2020 2.47: at least once per four years."""
    made = last_event(zaak, "plan_vastgesteld")
    if made is None or made.dag < (WVO_2020 if zaak.sector in ("vo", "vso") else PASSEND):
        return None
    return run(zaak, "plan_vaststellen", months(made.dag, 48), met=("plan_vastgesteld",), since=made)


def plan_verzenden(zaak: Zaak) -> Deel | None:
    """Sent to the inspectorate before 1 May preceding the first school year."""
    begins = zaak.start("plan_begint")
    if begins is None or begins.dag < (WVO_2020 if zaak.sector in ("vo", "vso") else PASSEND):
        return None
    last = begins.dag
    while (last.month, last.day) != (4, 30):
        last -= DAG
    return run(zaak, "plan_verzenden", last, met=("plan_verzonden",))


def uitschrijving_nieuwe_school(zaak: Zaak) -> Deel | None:
    """Uitvoeringsbesluit WVO 2020 8.13: an enrolment reported within four weeks moves the day. Nobody is late."""
    left = zaak.start("uitgeschreven")
    if zaak.sector != "vo" or left is None or left.dag < WVO_2020:
        return None
    last = weeks(left.dag, 4, termijnenwet=False)
    return run(zaak, "uitschrijving_nieuwe_school", last, met=("elders_ingeschreven",), late=False)
