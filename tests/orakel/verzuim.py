"""Absence, in hours and in weeks."""

from collections.abc import Callable
from datetime import date

from tests.orakel.antwoord import Deel, Lezing, part
from tests.orakel.dagen import DAG
from tests.orakel.feiten import first_of
from tests.orakel.termijn import LEERPLICHTWET, WVO_2020, last_event, run, working_days
from tests.orakel.zaak import Zaak, monday, months, weeks


def langdurig_verzuim(zaak: Zaak) -> Deel | None:
    """Longer than four weeks (kst-26695-108, February 2016), the first day of absence included."""
    return _absent(zaak, "langdurig_verzuim", lambda day: weeks(day - DAG, 4, termijnenwet=False))


def thuiszitter_aandacht(zaak: Zaak) -> Deel | None:
    """Extra attention after three months."""
    return _absent(zaak, "thuiszitter_aandacht", _three_months)


def _three_months(first: date) -> date:
    """The last of three months of which `first` is the first day; in a shorter month its last day."""
    after = months(first, 3)
    return after - DAG if after.day == first.day else after


def _absent(zaak: Zaak, subject: str, until: Callable[[date], date]) -> Deel | None:
    begun = last_event(zaak, "verzuim_begonnen")
    if begun is None or begun.dag < date(2016, 2, 3):
        return None
    last = until(begun.dag)
    return run(zaak, subject, last, met=("verzuim_beeindigd",), late=False, since=begun, after=last + DAG)


def wtos_vier_weken(zaak: Zaak) -> Deel | None:
    """Uitvoeringsbesluit WVO 2020 8.14: four weeks of absence, longer by the weeks that are holiday."""
    return _wtos(zaak, "wtos_vier_weken", 4, ("wtos_terug", "wtos_gemeld"))


def wtos_acht_weken(zaak: Zaak) -> Deel | None:
    """The same, eight weeks."""
    return _wtos(zaak, "wtos_acht_weken", 8, ("wtos_terug",))


def _wtos(zaak: Zaak, subject: str, number: int, met: tuple[str, ...]) -> Deel | None:
    begun = last_event(zaak, "wtos_afwezig")
    if zaak.sector != "vo" or begun is None or begun.dag < WVO_2020:
        return None
    last = weeks(begun.dag - DAG, number, zaak.is_holiday_week, termijnenwet=False)
    return run(zaak, subject, last, met=met, late=False, since=begun)


def verzuim_melden(zaak: Zaak) -> Deel | None:
    """Leerplichtwet 21, 21a: sixteen hours in four consecutive lesweken are reported at once; the inspectorate says
    within five working days. Then a new count begins. The first one that was not reported leads."""
    full = sixteen_hours(zaak)
    if not full:
        return None
    reports = [one.dag for one in zaak.dated("verzuim_gemeld")]
    begun = next((day for day in full if not any(report >= day for report in reports)), full[-1])
    events = tuple(event for event in zaak.events if event.bekend is None or event.bekend >= begun)
    end = first_of(events, ("verzuim_gemeld",), ())
    return part("verzuim_melden", [Lezing(working_days(begun, 5))], end, met_by=("verzuim_gemeld",))


def sixteen_hours(zaak: Zaak) -> list[date]:
    """The days on which sixteen hours within four lesweken were full, since the rule is in force.

    A week of which every school day is holiday is no lesweek, unless a lesson was missed in it all the same.
    """
    found: list[date] = []
    counted: list[tuple[date, int]] = []
    missed = {monday(absence.dag) for absence in zaak.dated("verzuim")}
    for absence in zaak.dated("verzuim"):
        hours = int(absence.code) if absence.code.isdigit() else 0
        counted.append((absence.dag, hours))
        window = [own for day, own in counted if _school_weeks(zaak, missed, day, absence.dag) <= 4]
        if sum(window) >= 16 and absence.dag >= LEERPLICHTWET:
            found.append(absence.dag)
            counted = []
    return found


def _school_weeks(zaak: Zaak, missed: set[date], first: date, last: date) -> int:
    """How many lesweken from the week of `first` through the week of `last`."""
    week, number = monday(first), 0
    while week <= last:
        number += week in missed or not zaak.is_holiday_week(week)
        week += 7 * DAG
    return number
