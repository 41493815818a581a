"""One transaction a request: context, page, log lines, commit, answer; in that order."""

from collections.abc import Callable

import structlog
from django.db import (
    InterfaceError,
    OperationalError,
    ProgrammingError,
    connection,
    transaction,
)
from django.http import HttpRequest, HttpResponse
from django.utils.cache import add_never_cache_headers

from passend.dossiers.context import clear_context, set_context
from passend.huisstijl.foutpagina import page_not_found, unavailable
from passend.logboek.actions import LogWriteError, write_lines
from passend.logboek.regels import RequestLines

log = structlog.get_logger("passend.beveiliging")

# Health checks and files must answer without a database.
WITHOUT_DATABASE = ("/gezondheid/", "/static/")
INSUFFICIENT_PRIVILEGE = "42501"


def is_refused(error: BaseException) -> bool:
    """Return whether the database refused this for lack of right: row-level security, a grant, or no context."""
    return isinstance(error, ProgrammingError) and getattr(error.__cause__, "pgcode", "") == INSUFFICIENT_PRIVILEGE


class DossierTransactionMiddleware:
    """Open the transaction in which a request is answered and its page is rendered.

    Not ATOMIC_REQUESTS: there, other middleware and streamed pages fall outside the transaction and see nothing.
    An error answer undoes everything; a page leaves only after its log lines are committed.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.path.startswith(WITHOUT_DATABASE):
            return self.get_response(request)
        request.passend_logregels = RequestLines()  # type: ignore[attr-defined]  # read by passend.logboek.regels
        # The context ends with the transaction; only inside another one it would outlive the request.
        inside_another = connection.in_atomic_block
        try:
            with transaction.atomic():
                if request.user.is_authenticated:
                    set_context(request.user.pk)
                response = self.get_response(request)
                if request.user.is_authenticated:
                    # On a shared computer the back button shows nothing of who signed out.
                    add_never_cache_headers(response)
                if response.status_code >= 500 or getattr(request, "passend_mislukt", False):
                    transaction.set_rollback(True)
                else:
                    self._write_log(request)
                    if inside_another:
                        clear_context()
            return response
        except LogWriteError:
            log.error("logboek niet geschreven")
            return unavailable(request)
        except (OperationalError, InterfaceError):
            log.error("database niet bereikbaar")
            # A broken connection is thrown away, so that the next request opens a new one.
            connection.close()
            return unavailable(request)

    def _write_log(self, request: HttpRequest) -> None:
        lines: RequestLines = request.passend_logregels  # type: ignore[attr-defined]  # set above
        if lines.lines:
            # Only someone who signed in is shown a dossier, or the holder of a link, whom its view names: also when
            # that holder is signed in, because the link opens the page then, and not the account.
            reader = lines.reader or request.user.pk
            assert reader is not None
            write_lines(
                lines.lines,
                user_id=reader,
                request_id=getattr(request, "passend_id", ""),
            )

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Turn an exception of a view into an answer, and make sure that nothing it wrote stays."""
        request.passend_mislukt = True  # type: ignore[attr-defined]  # read above
        if is_refused(exception):
            # Someone, or a forgotten filter, reached for what is not theirs: for them it does not exist.
            log.error("toegang geweigerd door de database")
            return page_not_found(request)
        if isinstance(exception, (OperationalError, InterfaceError)):
            log.error("database niet bereikbaar")
            return unavailable(request)
        return None
