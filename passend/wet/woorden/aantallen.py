"""Numbers with their units, in the singular and the plural."""

from collections.abc import Callable, Mapping

from django.utils.translation import ngettext


def _weeks(number: int) -> str:
    return ngettext("%(aantal)d week", "%(aantal)d weken", number) % {"aantal": number}


def days(number: int) -> str:
    """ "1 dag" or "14 dagen"."""
    return ngettext("%(aantal)d dag", "%(aantal)d dagen", number) % {"aantal": number}


def holidays(number: int) -> str:
    """ "1 vakantiedag" or "9 vakantiedagen"."""
    return ngettext("%(aantal)d vakantiedag", "%(aantal)d vakantiedagen", number) % {"aantal": number}


def _working_days(number: int) -> str:
    return ngettext("%(aantal)d werkdag", "%(aantal)d werkdagen", number) % {"aantal": number}


def _months(number: int) -> str:
    return ngettext("%(aantal)d maand", "%(aantal)d maanden", number) % {"aantal": number}


def years(number: int) -> str:
    """ "1 jaar" or "4 jaar": the same word, but a translation may have two."""
    return ngettext("%(aantal)d jaar", "%(aantal)d jaar", number) % {"aantal": number}


def _school_weeks(number: int) -> str:
    return ngettext("%(aantal)d schoolweek", "%(aantal)d schoolweken", number) % {"aantal": number}


#: Per unit of a rule that is a number of something.
UNITS: Mapping[str, Callable[[int], str]] = {
    "weken": _weeks,
    "dagen": days,
    "werkdagen": _working_days,
    "maanden": _months,
    "jaren": years,
    "schoolweken": _school_weeks,
}


def in_units(unit: str, number: int) -> str:
    """A length in words, such as "6 weken". Raises KeyError for a unit that is no number of something."""
    return UNITS[unit](number)
