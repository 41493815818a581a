"""Working days, as the Algemene termijnenwet knows them."""

from datetime import date, timedelta

from passend.recht import Kalender


def day_before_working_days(today: date, number: int, calendar: Kalender) -> date:
    """Return the latest day after which `number` whole working days have gone by before `today`."""
    day = today - timedelta(days=1)
    while True:
        if calendar.closed_because(day) is None:
            number -= 1
        day -= timedelta(days=1)
        if number == 0:
            return day
