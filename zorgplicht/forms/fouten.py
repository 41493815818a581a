"""Showing what an action refused at the form that asked for it."""

from django import forms
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError

# Errors about the day on which something happened; actions do not know what a form calls its fields.
DAY_CODES = {"toekomst", "te_vroeg"}


def show_refusal(form: forms.Form, error: ValidationError) -> None:
    """Put each message at its field; what belongs to no field of this form goes to the summary."""
    if hasattr(error, "error_dict"):
        for name, errors in error.error_dict.items():
            for single in errors:
                form.add_error(name if name in form.fields and name != NON_FIELD_ERRORS else None, single)
        return
    for single in error.error_list:
        form.add_error("dag" if single.code in DAY_CODES and "dag" in form.fields else None, single)
