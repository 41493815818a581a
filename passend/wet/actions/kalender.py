"""Changing the calendar: days by decree and school holidays. Rows are added and ended, never rewritten."""

import json
from datetime import date, timedelta

from django.core.exceptions import ValidationError
from django.db import connection, transaction
from django.db.models import QuerySet
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from passend.gebruikers.models import Gebruiker
from passend.klok import nu, vandaag
from passend.wet.boek import current_law
from passend.wet.kalenderbestand import shipped_holidays
from passend.wet.models import Kalenderdag, Schoolvakantie
from passend.wet.models.kalender import school_year

# Two administrators at once would each not see the other's row.
CALENDAR_LOCK = 7241_0002
# Before this day the portal knows no law; further ahead is a slip of the pen.
FIRST_DAY = date(2014, 8, 1)
YEARS_AHEAD = 15


@transaction.atomic
def add_day(*, dag: date, naam: str, vindplaats: str, door: Gebruiker) -> Kalenderdag:
    """Add a day that a decree equates with a public holiday (article 3 paragraph 3 Algemene termijnenwet).

    `door` is the administrator of the database context. Raises ValidationError in Dutch, at the field that is wrong.
    """
    _lock()
    _require_likely({"dag": dag})
    if Kalenderdag.objects.in_force().filter(dag=dag).exists():
        raise ValidationError({"dag": _("Deze dag staat al in de kalender.")})
    require_weekday(dag)
    if current_law().calendar.closed_because(dag):
        raise ValidationError({"dag": _("Deze dag is al een feestdag in de wet. Hij hoeft hier niet bij.")})
    day = Kalenderdag(dag=dag, naam=naam, vindplaats=vindplaats, vastgelegd_op=nu(), vastgelegd_door=door)
    _check(day)
    day.save(force_insert=True)
    return day


def require_weekday(dag: date) -> None:
    """Raise ValidationError at `dag` for a day on which no term ends anyway."""
    if dag.weekday() >= 5:
        raise ValidationError(
            {"dag": _("Deze dag valt in het weekend. Een termijn eindigt daar al niet, dus hij hoeft hier niet bij.")}
        )


@transaction.atomic
def withdraw_day(pk: int, *, door: Gebruiker) -> None:
    """Let a day by decree count no more; raises ValidationError when it was withdrawn already."""
    _lock()
    _end(Kalenderdag.objects.in_force().filter(pk=pk), door)


@transaction.atomic
def save_holiday(
    current: Schoolvakantie | None,
    *,
    regio: str,
    naam: str,
    van: date,
    tot: date,
    adviserend: bool,
    bron: str,
    door: Gebruiker,
) -> Schoolvakantie:
    """Add a school holiday, from `van` to and including `tot`, or put it in the place of `current`.

    The school year follows from the first day. Without a change nothing is written. Raises ValidationError in Dutch,
    at the field that is wrong.
    """
    _lock()
    _require_likely({"van": van, "tot": tot})
    if current is not None:
        values = (current.regio, current.naam, current.van, current.tot, current.adviserend, current.bron)
        if values == (regio, naam, van, tot, adviserend, bron):
            return current
        _end(Schoolvakantie.objects.in_force().filter(pk=current.pk), door)
    holiday = Schoolvakantie(
        regio=regio,
        schooljaar=school_year(van),
        naam=naam,
        van=van,
        tot=tot,
        adviserend=adviserend,
        bron=bron,
        vastgelegd_op=nu(),
        vastgelegd_door=door,
    )
    _check(holiday)
    overlapping = Schoolvakantie.objects.in_force().filter(regio=regio, van__lte=tot, tot__gte=van).order_by("van")
    other = overlapping.first()
    if other is not None:
        raise ValidationError(
            {
                "van": _("In deze dagen valt al een vakantie: de %(naam)s van %(van)s tot en met %(tot)s.")
                % {"naam": other.get_naam_display(), "van": date_format(other.van), "tot": date_format(other.tot)}
            }
        )
    holiday.save(force_insert=True)
    return holiday


@transaction.atomic
def withdraw_holiday(pk: int, *, door: Gebruiker) -> None:
    """Let a school holiday count no more; raises ValidationError when it was withdrawn or replaced already."""
    _lock()
    _end(Schoolvakantie.objects.in_force().filter(pk=pk), door)


def load_school_holidays() -> int:
    """Load the school holidays that the portal carries along; returns how many were new. May run any number of times.

    What an administrator changed or withdrew is left as it is. Acts for nobody: outside a context.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT passend.laad_schoolvakanties(%s, %s)", [json.dumps(shipped_holidays()), nu()])
        return int(cursor.fetchone()[0])


def _lock() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [CALENDAR_LOCK])


def _check(row: Kalenderdag | Schoolvakantie) -> None:
    # Of a row that has not ended, what says so is empty; the constraints on it are looked at all the same.
    row.clean_fields(exclude=["vervallen_op", "vervallen_door"])
    row.validate_constraints()


def _end(rows: QuerySet[Kalenderdag] | QuerySet[Schoolvakantie], door: Gebruiker) -> None:
    if not rows.update(vervallen_op=nu(), vervallen_door=door):
        raise ValidationError(_("Dit was al weg. Misschien was een collega u voor. Laad de pagina opnieuw."))


def _require_likely(days: dict[str, date]) -> None:
    last = vandaag() + timedelta(days=YEARS_AHEAD * 365)
    wrong = {name: _("Kijk nog eens naar het jaar.") for name, day in days.items() if not FIRST_DAY <= day <= last}
    if wrong:
        raise ValidationError(wrong)
