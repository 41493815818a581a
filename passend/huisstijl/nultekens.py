"""The NUL character, which PostgreSQL cannot store and nobody types: kept away from every view."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, QueryDict

from passend.huisstijl.foutpagina import page_not_found

NUL = "\0"


def _without(data: QueryDict) -> QueryDict:
    """Return `data` with NUL taken out of names and values; the same object when there is none."""
    if not any(NUL in name or any(NUL in value for value in values) for name, values in data.lists()):
        return data
    clean = QueryDict(mutable=True, encoding=data.encoding)
    for name, values in data.lists():
        for value in values:
            clean.appendlist(name.replace(NUL, ""), value.replace(NUL, ""))
    clean._mutable = False
    return clean


class NulTekenMiddleware:
    """Take NUL out of what was sent, so that pasted text with one in it is kept; no address holds one: 404."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if NUL in request.path_info:
            return page_not_found(request)
        request.GET = _without(request.GET)  # type: ignore[assignment]  # the stubs know only a frozen one
        return self.get_response(request)

    def process_view(self, request: HttpRequest, *args: object) -> None:
        # Not earlier: what is too large or breaks off is refused by the CSRF check, with its own page.
        if request.method == "POST":
            request.POST = _without(request.POST)  # type: ignore[assignment]  # idem
