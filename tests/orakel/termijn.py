"""What every subject after the aanmelding needs: when the law began, which fact starts it, and its answer.

Where a term follows from something that can happen more than once, the last one counts.
"""

from datetime import date

from tests.orakel.antwoord import Deel, Lezing, part
from tests.orakel.dagen import DAG, is_free
from tests.orakel.feiten import Gebeurtenis, first_of
from tests.orakel.stilstand import Stilstand
from tests.orakel.zaak import Zaak

PASSEND = date(2014, 8, 1)
WVO_2020 = date(2022, 8, 1)
LEERPLICHTWET = date(2015, 4, 1)
SO = ("so", "vso", "sovso")


def in_force(zaak: Zaak, day: date) -> bool:
    """Passend onderwijs for po and (v)so began on 1 August 2014, the WVO 2020 on 1 August 2022."""
    return day >= (WVO_2020 if zaak.sector == "vo" else PASSEND)


def last_event(zaak: Zaak, *kinds: str) -> Gebeurtenis | None:
    """The last of something that happens more than once: of the most certain ones."""
    for certainty in ("vast", "betwist", "voorlopig"):
        found = [event for event in zaak.dated(*kinds) if event.zekerheid == certainty]
        if found:
            return found[-1]
    return None


def run(
    zaak: Zaak,
    subject: str,
    last: date | None,
    *,
    met: tuple[str, ...] = (),
    void: tuple[str, ...] = (),
    late: bool = True,
    since: Gebeurtenis | None = None,
    still: Stilstand | None = None,
    day_zero: date | None = None,
    after: date | None = None,
    needs: tuple[str, ...] = (),
) -> Deel:
    """The term as one reading.

    since: of something that repeats, only what comes on or after this event ends it. still: what made it stand still,
    after day_zero. after: first day of the consequence. late False: nobody can be late. needs: one of these must have
    happened by the last day, or nobody can be late either.
    """
    events = zaak.events
    if since is not None:
        events = tuple(
            event for event in events if event != since and (event.bekend is None or event.bekend >= since.dag)
        )
    end = first_of(events, met, void)
    if needs and last is not None and not [one for one in zaak.dated(*needs) if one.dag <= last]:
        late = False
    pieces = still.between(day_zero, last) if still and day_zero else ()
    return part(subject, [Lezing(last, after, pieces)], end, met_by=met, judged=late)


def working_days(day: date, number: int) -> date:
    """So many working days after `day`."""
    while number:
        day += DAG
        if not is_free(day):
            number -= 1
    return day
