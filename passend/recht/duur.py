"""How long a term is: from day zero to its last day, before any suspension and before the Termijnenwet."""

import calendar as months
from dataclasses import dataclass
from datetime import date, timedelta

from passend.recht.kalender import Kalender
from passend.recht.regelboek import Regel
from passend.recht.telling import ONE_DAY, age_reached
from passend.recht.termijnen import Opmerking, Stap, Waarde
from passend.recht.zaak import Begin

#: The school year runs from 1 August up to and including 31 July (WPO 1, WVO 2020 1.1).
SCHOOL_YEAR_END = (7, 31)


@dataclass(frozen=True, slots=True)
class Duur:
    """A length. einde: last day, None when none can be told. vast: a named day, that nothing moves."""

    einde: date | None
    vast: bool
    stappen: tuple[Stap, ...]
    opmerkingen: tuple[Opmerking, ...] = ()


def add(day: date, days: int) -> date:
    """The day so many days later."""
    return day + timedelta(days=days)


def length_of(rule: Regel, begin: Begin, zero: date, calendar: Kalender, regio: str) -> Duur:
    """The last day of a term that starts with `begin` and is counted from day zero, by the rule's own length.

    regio: the vakantieregio for a term in school weeks. A day that a letter names goes before a computed one where the
    rule says so.
    """
    named = begin.feit.tot_dag
    if rule.eenheid == "gesteld":
        step = Stap("gesteld", {"dag": named}) if named else Stap("aanvullen_zonder_dag")
        return Duur(named, True, (step,))
    if rule.terug:
        day = counted_back(rule, begin.dag)
        return Duur(day, True, (counted("tel_terug", rule, begin.dag, day),))
    if rule.eenheid == "schoolweken":
        return _school_weeks(rule, zero, calendar, regio)
    day = end_after(rule, rule.lengte, zero, begin.dag, calendar)
    if rule.gestelde_dag == "leidt" and named is not None:
        parameters: dict[str, Waarde] = {"dag": named, "berekend": day}
        remarks = () if named == day else (Opmerking("dag_uit_brief_leidt", parameters),)
        return Duur(named, True, (_step(rule, zero, day), Stap("dag_uit_brief_leidt", parameters)), remarks)
    return Duur(day, False, (_step(rule, zero, day),))


def counted(key: str, rule: Regel, van: date, tot: date) -> Stap:
    """The step that tells of counting the rule's length from one day to the other."""
    details: dict[str, Waarde] = {"eenheid": rule.eenheid, "lengte": rule.lengte, "van": van, "tot": tot}
    return Stap(key, details | {"artikel": rule.artikel})


def end_after(rule: Regel, length: int, zero: date, start: date, calendar: Kalender) -> date:
    """The last day of `length` units of the rule after day zero; `start` is the day of the fact itself."""
    match rule.eenheid:
        case "weken":
            return zero + timedelta(weeks=length)
        case "dagen":
            return zero + timedelta(days=length)
        case "werkdagen":
            return working_days(zero, length, calendar)
        case "maanden":
            return _months(rule, length, start)
        case "jaren":
            # A birthday is reached, a term of years is counted: both end on the same day of the month.
            return age_reached(start, length) if rule.leeftijd else _months(rule, 12 * length, start)
        case "schooljaar":
            return school_year_end(start, length)
        case "volgende_maand":
            return first_of_next_month(age_reached(start, rule.leeftijd))
        case "jaardag":
            return year_day(rule.jaardag, start)
    raise ValueError(f"{rule.sleutel}: unit {rule.eenheid!r} is not counted here")


def counted_back(rule: Regel, day: date) -> date:
    """The day that lies the rule's length before `day`; never moved (Algemene termijnenwet 1(2))."""
    match rule.eenheid:
        case "weken":
            return day - timedelta(weeks=rule.lengte)
        case "dagen":
            return day - timedelta(days=rule.lengte)
        case "maanden":
            return plus_months(day, -rule.lengte)
        case "jaren":
            return plus_months(day, -12 * rule.lengte)
        case "jaardag":
            this_year = date.fromisoformat(f"{day.year}-{rule.jaardag}")
            return this_year if this_year <= day else date.fromisoformat(f"{day.year - 1}-{rule.jaardag}")
    raise ValueError(f"{rule.sleutel}: unit {rule.eenheid!r} is not counted back")


def plus_months(day: date, number: int) -> date:
    """The same day of the month so many months later, or the last day of a month that is shorter."""
    month = day.year * 12 + day.month - 1 + number
    year, index = divmod(month, 12)
    return date(year, index + 1, min(day.day, months.monthrange(year, index + 1)[1]))


def _months(rule: Regel, number: int, start: date) -> date:
    """The last day of so many months after the day of the fact, or of which that day is the first."""
    day = plus_months(start, number)
    # A month that is too short for the day of the fact is full on its own last day.
    return day - ONE_DAY if rule.eerste_dag == "dag_zelf" and day.day == start.day else day


def working_days(zero: date, number: int, calendar: Kalender) -> date:
    """The last of so many days after day zero that are no weekend and no day of article 3 Algemene termijnenwet."""
    day = zero
    while number > 0:
        day += ONE_DAY
        if calendar.closed_because(day) is None:
            number -= 1
    return day


def school_year_end(day: date, later: int) -> date:
    """31 July that ends the school year of `day`, or of so many school years later."""
    month, last = SCHOOL_YEAR_END
    this_year = date(day.year, month, last)
    return date((day.year if day <= this_year else day.year + 1) + later, month, last)


def first_of_next_month(day: date) -> date:
    """The first day of the month after the month of `day`."""
    return plus_months(day.replace(day=1), 1)


def year_day(text: str, day: date) -> date:
    """The first day MM-DD on or after `day`."""
    this_year = date.fromisoformat(f"{day.year}-{text}")
    return this_year if this_year >= day else date.fromisoformat(f"{day.year + 1}-{text}")


def _school_weeks(rule: Regel, zero: date, calendar: Kalender, regio: str) -> Duur:
    """Whole weeks, made longer by each week of school holiday in them (Uitvoeringsbesluit WVO 2020 8.14(5))."""
    left, day, skipped = 7 * rule.lengte, zero, 0
    while left > 0:
        day += ONE_DAY
        if calendar.is_vacation_week(day - timedelta(days=day.weekday()), regio):
            skipped += 1
        else:
            left -= 1
    step = Stap(
        "schoolweken",
        {"lengte": rule.lengte, "van": zero, "tot": day, "artikel": rule.artikel, "vakantiedagen": skipped},
    )
    known = calendar.vacations_known(zero, day, regio)
    return Duur(day, False, (step,), () if known else (Opmerking("vakanties_niet_bekend"),))


def _step(rule: Regel, zero: date, day: date) -> Stap:
    if rule.eenheid in ("jaardag", "schooljaar"):
        return Stap(rule.eenheid, {"tot": day, "artikel": rule.artikel})
    if rule.eenheid == "volgende_maand":
        return Stap("volgende_maand", {"leeftijd": rule.leeftijd, "tot": day, "artikel": rule.artikel})
    return counted("tel", rule, zero, day)
