"""The dates as an iCalendar file (RFC 5545): one whole-day entry for each date that is still open."""

import hashlib
from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta

from django.utils.translation import gettext as _
from icalendar import Calendar, Event

from passend.wet.rekenaar.uitkomst import Datumkaart

PRODUCT = "-//Passend//Termijnrekenaar//NL"


def calendar_file(found: Iterable[Datumkaart], *, link: str, made_at: datetime) -> bytes:
    """The open dates of these cards. link: the address of the result; made_at: an aware moment."""
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    for card in found:
        if card.dag is not None and card.is_open:
            calendar.add_component(_entry(card, card.dag, link, made_at))
    return bytes(calendar.to_ical())


def _entry(card: Datumkaart, day: date, link: str, made_at: datetime) -> Event:
    entry = Event()
    # The same date of the same answers keeps its id, so that a second download does not give it twice.
    name = hashlib.sha256(f"{link} {card.termijn.onderwerp}".encode()).hexdigest()[:32]
    entry.add("uid", f"{name}@passend")
    entry.add("dtstamp", made_at.astimezone(UTC))
    entry.add("dtstart", day)
    # The end of a whole-day entry is not included.
    entry.add("dtend", day + timedelta(days=1))
    entry.add("summary", _("Laatste dag: %(naam)s") % {"naam": card.uitleg.naam})
    # Who looks in a calendar sees no labels: whether a date is provisional stands in its words.
    kind = _("Over deze datum: %(woorden)s.") % {"woorden": "; ".join(map(str, card.labels))}
    parts = [card.uitleg.taak, kind, card.noot, card.uitleg.gevolg, *card.uitleg.vervolg, card.uitleg.noot]
    entry.add("description", "\n\n".join([*filter(None, parts), link]))
    entry.add("url", link)
    # A reminder for the family; it does not make them busy.
    entry.add("transp", "TRANSPARENT")
    return entry
