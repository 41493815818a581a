"""What someone typed in a form that could not be taken: given back on a page, so that nobody types it again."""

from collections.abc import Iterable

from django.http import HttpRequest

TOKEN = "csrfmiddlewaretoken"  # noqa: S105 - the name of the field
# Of the portal itself, not of who typed: a mark of what was seen, a key, which kept form this was.
KEPT = "bewaard_formulier"
# The tick of who wants the same words kept a second time.
AGAIN = "nog_een_keer"
OWN = {TOKEN, KEPT, AGAIN, "gezien", "sleutel"}

Fields = list[tuple[str, str]]


def fields_of(request: HttpRequest) -> Fields:
    """Return the fields that were sent, in order, without the token against forgery."""
    return [(name, value) for name, values in request.POST.lists() for value in map(str, values) if name != TOKEN]


def typed(fields: Iterable[tuple[str, str]]) -> Fields:
    """Return what a person filled in: nothing that was left empty, and no field of the portal itself."""
    return [
        (name, value) for name, value in fields if value.strip() and name not in OWN and not name.startswith("gezien_")
    ]


def shown(fields: Iterable[tuple[str, str]]) -> Fields:
    """Return what a reader recognises: names made readable, with what was typed."""
    return [(name.replace("_", " ").capitalize(), value) for name, value in typed(fields)]


def same_origin(request: HttpRequest) -> bool:
    """Return whether a browser says that a page of the portal itself sent this."""
    return request.headers.get("Origin") == f"{request.scheme}://{request.get_host()}"
