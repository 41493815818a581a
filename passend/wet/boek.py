"""The rulebook and the calendar of this process, read once."""

from functools import cache

from passend.recht import Kalender, Regelboek, load_calendar, load_rulebook


@cache
def rulebook() -> Regelboek:
    """All rules. Raises passend.recht.RuleFileError when a file is broken."""
    return load_rulebook()


@cache
def calendar() -> Kalender:
    """The days of article 3 Algemene termijnenwet. Raises passend.recht.RuleFileError when the file is broken."""
    return load_calendar()
