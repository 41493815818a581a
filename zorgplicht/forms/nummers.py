"""Phone numbers and postcodes as people type them."""

import re

from django import forms
from django.utils.translation import gettext_lazy as _

from ondersteuning.zoeken import four_digits

_POSTCODE_ERROR = _("Schrijf uw postcode zo: 1234 AB. Alleen de 4 cijfers mag ook.")
_SEPARATORS = re.compile(r"[\s().-]+")
_NUMBER = re.compile(r"(\+|00)?[0-9]{9,13}")


def clean_number(typed: str) -> str:
    """Return a phone number without spaces and dashes; raises ValidationError when it cannot be one."""
    number = _SEPARATORS.sub("", typed)
    if not _NUMBER.fullmatch(number):
        raise forms.ValidationError(_("Kijk nog eens naar het nummer. Bijvoorbeeld 06 12 34 56 78."))
    return number


def clean_postcode(typed: str) -> str:
    """Return the four digits of a postcode; raises ValidationError when it is none."""
    digits = four_digits(typed)
    if not digits:
        raise forms.ValidationError(_POSTCODE_ERROR)
    return digits


def tidy_postcode(typed: str) -> str:
    """Return a postcode as it is written ("3702 AB", or "3702"); raises ValidationError when it is none."""
    digits = clean_postcode(typed)
    letters = typed.strip()[4:].strip().upper()
    return f"{digits} {letters}".strip()
