"""`nu()`, `vandaag()` and the offset file behind them."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
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


# A day for this process alone: commands that build a history act on the days on which it happened.
_own_offset: ContextVar[timedelta | None] = ContextVar("own_offset", default=None)


def nu() -> datetime:
    """Return the portal's moment, an aware datetime in Europe/Amsterdam."""
    own = _own_offset.get()
    return (timezone.now() + (_offset() if own is None else own)).astimezone(AMSTERDAM)


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
    offset = timedelta() if dag is None else _offset_to(dag)
    # Renaming is atomic: another process reads the old offset or the new one, never half a number.
    draft = file.with_name(f"{file.name}.{os.getpid()}")
    draft.write_text(str(round(offset.total_seconds())), encoding="ascii")
    draft.replace(file)


def _offset_to(dag: date) -> timedelta:
    """Return what must be added to the real time to make it `dag`, at the present time of day."""
    real = timezone.now().astimezone(AMSTERDAM)
    moved = datetime.combine(dag, real.time(), tzinfo=AMSTERDAM)
    return timedelta(seconds=round((moved.astimezone(UTC) - real.astimezone(UTC)).total_seconds()))


@contextmanager
def als_op(dag: date) -> Iterator[None]:
    """Act as if today were `dag`, in this block of this process only; refused in production."""
    if settings.PRODUCTIE:
        raise ImproperlyConfigured("In productie loopt de klok gelijk met de echte tijd.")
    token = _own_offset.set(_offset_to(dag))
    try:
        yield
    finally:
        _own_offset.reset(token)
