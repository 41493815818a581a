"""What production refuses to start with. Called by the web application and by every Celery worker."""

from collections.abc import Iterator

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.db import connection

SECRETS = {
    "PASSEND_SECRET_KEY": "SECRET_KEY",
    "PASSEND_LOGSLEUTEL": "LOGSLEUTEL",
}
PUBLIC_FIELD_KEY = "YWxsZWVuLXZvb3ItZGVtby1lbi10ZXN0LXNsZXV0ZWw="


def _environment_problems() -> Iterator[str]:
    if settings.DEMO:
        yield "PASSEND_DEMO staat aan: de demo hoort niet in productie."
    if settings.KLOKBESTAND:
        yield "PASSEND_KLOKBESTAND is gezet: in productie loopt de klok gelijk met de echte tijd."
    for variable, name in SECRETS.items():
        value = getattr(settings, name)
        if value == settings.ONVEILIG or len(value) < 32:
            yield f"{variable} ontbreekt of is korter dan 32 tekens."
    if not settings.VELDSLEUTELS or PUBLIC_FIELD_KEY in settings.VELDSLEUTELS:
        yield "PASSEND_VELDSLEUTELS ontbreekt."
    if not settings.ALLOWED_HOSTS or any(host in {"*", "."} for host in settings.ALLOWED_HOSTS):
        yield "PASSEND_HOSTS ontbreekt of laat elke host toe."


def _role_problems() -> Iterator[str]:
    """The role of this process must not be able to get round row-level security, by right or by ownership."""
    with connection.cursor() as cursor:
        cursor.execute(
            """
            SELECT r.rolname, r.rolsuper, r.rolbypassrls,
                   EXISTS (SELECT FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
                            WHERE n.nspname = 'public' AND c.relkind IN ('r', 'p')
                              AND pg_has_role(r.oid, c.relowner, 'MEMBER')),
                   EXISTS (SELECT FROM pg_roles o WHERE (o.rolsuper OR o.rolbypassrls OR o.rolname = 'passend_definer')
                              AND NOT o.oid = r.oid AND pg_has_role(r.oid, o.oid, 'MEMBER'))
              FROM pg_roles r WHERE r.rolname = current_user
            """
        )
        name, superuser, bypass, owner, inherits = cursor.fetchone()
    if superuser or bypass or inherits:
        yield f"De databaserol {name} kan om de rijbeveiliging heen."
    if owner:
        yield f"De databaserol {name} is eigenaar van tabellen."


def require_safe_start() -> None:
    """Raise ImproperlyConfigured, naming every problem at once, when production would start unsafely."""
    if not settings.PRODUCTIE:
        return
    problems = list(_environment_problems())
    if not problems:
        problems = list(_role_problems())
    if problems:
        raise ImproperlyConfigured("Passend start niet: " + " ".join(problems))
