"""`nu()`, `vandaag()` and the offset file behind them."""

import os
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.utils import timezone

AMSTERDAM = ZoneInfo("Europe/Amsterdam")


def _offset() -> timedelta:
    if not settings.KLOKBESTAND:
        return timedelta()
    try:
        text = Path(settings.KLOKBESTAND).read_text(encoding="ascii").strip()
    except FileNotFoundError:
        return timedelta()
    return timedelta(seconds=int(text or 0))


def nu() -> datetime:
    """Return the portal's moment, an aware datetime in Europe/Amsterdam."""
    return (timezone.now() + _offset()).astimezone(AMSTERDAM)


def vandaag() -> date:
    """Return the portal's day in Europe/Amsterdam: the date against which every term is measured."""
    return nu().date()


def verzet(dag: date | None) -> None:
    """Move the portal's clock so that today becomes `dag`, at the present time of day; None sets it right again.

    Raises ImproperlyConfigured where no clock file is configured, as in production.
    """
    if not settings.KLOKBESTAND:
        raise ImproperlyConfigured("Zonder PASSEND_KLOKBESTAND kan de klok niet worden verzet.")
    file = Path(settings.KLOKBESTAND)
    real = timezone.now().astimezone(AMSTERDAM)
    moved = real if dag is None else datetime.combine(dag, real.time(), tzinfo=AMSTERDAM)
    # Renaming is atomic: another process reads the old offset or the new one, never half a number.
    draft = file.with_name(f"{file.name}.{os.getpid()}")
    seconds = round((moved.astimezone(UTC) - real.astimezone(UTC)).total_seconds())
    draft.write_text(str(seconds), encoding="ascii")
    draft.replace(file)
