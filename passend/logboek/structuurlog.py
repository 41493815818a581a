"""The technical log: one JSON object a line, with a request id, without personal data.

What is written is what is named here: method, path pattern (never the path, which may hold an id), status, duration.
"""

import logging
import logging.config
import time
import traceback
import uuid
from collections.abc import Callable
from pathlib import Path
from typing import Any

import structlog
from django.http import HttpRequest, HttpResponse

log = structlog.get_logger("passend.verzoek")
SHARED: list[structlog.typing.Processor] = [
    structlog.contextvars.merge_contextvars,
    structlog.stdlib.add_logger_name,
    structlog.stdlib.add_log_level,
    structlog.processors.TimeStamper(fmt="iso", utc=True),
]


def _is_celery_at_work(record: logging.LogRecord) -> bool:
    return record.name.startswith("celery") and record.levelno < logging.WARNING


def _strip_arguments(logger: Any, name: str, event: structlog.typing.EventDict) -> structlog.typing.EventDict:
    """Keep the values that a foreign log call carries out of the log: they may be names or addresses.

    Exceptions are kept as type and place only: the message of a database error quotes the row.
    """
    record = event.get("_record")
    # A record of our own holds its fields as a dict; a foreign one a text into which values would go. What Celery says
    # of its tasks holds names and ids only, but of a failed one also the message of the error.
    if record is not None and isinstance(record.msg, str) and not _is_celery_at_work(record):
        event["event"] = record.msg
    error = event.pop("exc_info", None)
    if isinstance(error, tuple) and error[0] is not None:
        event["fout"] = error[0].__name__
        frames = traceback.extract_tb(error[2])
        if frames:
            event["plaats"] = f"{Path(frames[-1].filename).name}:{frames[-1].lineno}"
    event.pop("exception", None)
    return event


def logging_config() -> dict[str, Any]:
    """Return the dictConfig of the structured log to standard output."""
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {
            "json": {
                "()": structlog.stdlib.ProcessorFormatter,
                "foreign_pre_chain": SHARED,
                "processors": [
                    _strip_arguments,
                    structlog.stdlib.ProcessorFormatter.remove_processors_meta,
                    structlog.processors.JSONRenderer(ensure_ascii=False),
                ],
            }
        },
        "handlers": {
            "uit": {
                "class": "logging.StreamHandler",
                "formatter": "json",
                "stream": "ext://sys.stdout",
            }
        },
        "root": {"handlers": ["uit"], "level": "INFO"},
        "loggers": {
            # These two write addresses and paths with ids at INFO and WARNING; the request log says it without them.
            "django.server": {"level": "ERROR"},
            "django.request": {"level": "ERROR"},
            # These tell every step of making a PDF.
            "fontTools": {"level": "ERROR"},
            "weasyprint": {"level": "ERROR"},
        },
    }


def configure_logging(config: dict[str, Any]) -> None:
    """Set up logging once, for Django's LOGGING_CONFIG."""
    logging.config.dictConfig(config)
    structlog.configure(
        processors=[
            structlog.stdlib.filter_by_level,
            *SHARED,
            structlog.stdlib.ProcessorFormatter.wrap_for_formatter,
        ],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=False,
    )


class RequestLogMiddleware:
    """Give each request an id, log it without personal data, and answer with the id so that a user can quote it."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request_id = uuid.uuid4().hex
        request.passend_id = request_id  # type: ignore[attr-defined]  # read by the error pages
        structlog.contextvars.clear_contextvars()
        structlog.contextvars.bind_contextvars(verzoek=request_id)
        started = time.perf_counter()
        response = self.get_response(request)
        match = request.resolver_match
        log.info(
            "verzoek",
            methode=request.method,
            route=match.route if match else "",
            status=response.status_code,
            ms=round((time.perf_counter() - started) * 1000, 1),
        )
        response["X-Verzoek-Id"] = request_id
        structlog.contextvars.clear_contextvars()
        return response
