"""What someone typed in a form that could not be taken: given back on a page, so that nobody types it again."""

from collections.abc import Iterable, Iterator
from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpRequest
from django.utils.choices import flatten_choices
from django.utils.translation import gettext

TOKEN = "csrfmiddlewaretoken"  # noqa: S105 - the name of the field
# Of the portal itself, not of who typed: a mark of what was seen, a key, which kept form this was.
KEPT = "bewaard_formulier"
# The tick of who wants the same words kept a second time.
AGAIN = "nog_een_keer"
# Which form this is: it knows what its fields are called.
FORM = "soort_formulier"
OWN = {TOKEN, KEPT, AGAIN, FORM, "gezien", "sleutel"}

Fields = list[tuple[str, str]]


def fields_of(request: HttpRequest) -> Fields:
    """Return the fields that were sent, in order, without the token against forgery."""
    return [(name, value) for name, values in request.POST.lists() for value in map(str, values) if name != TOKEN]


def typed(fields: Iterable[tuple[str, str]]) -> Fields:
    """Return what a person filled in: nothing that was left empty, and no field of the portal itself."""
    return [
        (name, value) for name, value in fields if value.strip() and name not in OWN and not name.startswith("gezien_")
    ]


def name_of_form(form: type) -> str:
    """Return the name by which a form is known in what it sends."""
    return f"{form.__module__}.{form.__qualname__}"


def shown(fields: Fields) -> Fields:
    """Return what a reader recognises: each question as the form asks it, with the answer as a person reads it.

    A form that does not say which one it is: the names of its fields, made readable.
    """
    forms_sent = {value for name, value in fields if name == FORM}
    known = {
        name: field
        for form in _forms()
        if name_of_form(form) in forms_sent
        for name, field in form.base_fields.items()
    }
    rows: dict[str, tuple[str, str, list[str]]] = {}
    for name, value in typed(fields):
        whole = name.rpartition("_")[0]
        if name not in known and isinstance(getattr(known.get(whole), "widget", None), forms.MultiWidget):
            # The boxes of a day are one answer.
            name, between = whole, "-"
        else:
            between = ", "
        field = known.get(name)
        label = str(field.label or "") if field else ""
        answer = _answer(field, value)
        if answer:
            rows.setdefault(name, (label or name.replace("_", " ").capitalize(), between, []))[2].append(answer)
    return [(label, between.join(answers)) for label, between, answers in rows.values()]


def _forms(form: type[forms.Form] = forms.Form) -> Iterator[type[forms.Form]]:
    for one in form.__subclasses__():
        yield one
        yield from _forms(one)


def _answer(field: forms.Field | None, value: str) -> str:
    """Return an answer in words; nothing for an id, which says nothing to a reader."""
    if isinstance(field, forms.BooleanField):
        return gettext("Ja")
    if isinstance(field, forms.ChoiceField) and not isinstance(field, forms.ModelChoiceField):
        choices: Any = field.choices
        return str(dict(flatten_choices(choices)).get(value, "" if _is_id(value) else value))
    return "" if _is_id(value) else value


def _is_id(value: str) -> bool:
    try:
        return bool(UUID(value))
    except ValueError:
        return False


def same_origin(request: HttpRequest) -> bool:
    """Return whether a browser says that a page of the portal itself sent this."""
    return request.headers.get("Origin") == f"{request.scheme}://{request.get_host()}"
