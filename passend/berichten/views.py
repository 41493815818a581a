"""Whether the portal is alive and ready, for whoever keeps it running. No personal data, no session, no sign-in."""

import redis
from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.db import Error, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

BROKER_TIMEOUT = 2


@require_GET
@never_cache
@login_not_required
def leeft(request: HttpRequest) -> JsonResponse:
    """The process answers. Restarting it helps when this fails, and only then."""
    return JsonResponse({"leeft": True})


@require_GET
@never_cache
@login_not_required
def klaar(request: HttpRequest) -> JsonResponse:
    """Everything that a page or a message needs answers: 200, else 503 with the part that does not."""
    parts = {"database": _database_ready(), "wachtrij": _broker_ready()}
    parts["migraties"] = parts["database"] and _migrations_applied()
    ready = all(parts.values())
    return JsonResponse({"klaar": ready, "onderdelen": parts}, status=200 if ready else 503)


def _database_ready() -> bool:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except Error:
        connection.close()
        return False
    return True


def _migrations_applied() -> bool:
    try:
        executor = MigrationExecutor(connection)
        return not executor.migration_plan(executor.loader.graph.leaf_nodes())
    except Error:
        connection.close()
        return False


def _broker_ready() -> bool:
    client = redis.Redis.from_url(
        settings.CELERY_BROKER_URL, socket_connect_timeout=BROKER_TIMEOUT, socket_timeout=BROKER_TIMEOUT
    )
    try:
        return bool(client.ping())
    except redis.RedisError:
        return False
    finally:
        client.close()
