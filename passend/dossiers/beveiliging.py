"""Make the database agree with the declared guards: functions, row-level security, policies, triggers, grants.

Runs as the owner after each migrate, in one transaction, and may run any number of times.
"""

from collections.abc import Iterator
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from django.apps import AppConfig, apps
from django.db import connection, transaction

from passend.dossiers import beleid
from passend.dossiers.beleid import (
    APPLICATION,
    BACKUP,
    DEFINER,
    DESTRUCTION,
    OWNER,
    WORKER,
    Guard,
    Policy,
)

# Tables without personal data of a dossier: the application works with them freely, within its own code.
OPEN_APPLICATION = "SELECT, INSERT, UPDATE, DELETE"
# The worker needs addresses and schools, never sessions or sign-in codes.
# The definer must know who is an administrator, and which organisation is a steunpunt.
DEFINER_READS = ("gebruikers_gebruiker", "dossiers_organisatie")
HIDDEN_FROM_WORKER = ("django_session", "account_")


def declared_guards() -> list[Guard]:
    """Return the guards of all installed apps, the kernel's first."""
    guards: list[Guard] = []
    for config in apps.get_app_configs():
        if find_spec(f"{config.name}.beleid"):
            guards += import_module(f"{config.name}.beleid").GUARDS
    return guards


def _function_files() -> Iterator[Path]:
    for config in apps.get_app_configs():
        yield from sorted((Path(config.path) / "sql").glob("functies*.sql"))


def _guard_statements(guard: Guard) -> Iterator[str]:
    table = guard.table
    yield f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY"
    yield f"ALTER TABLE {table} FORCE ROW LEVEL SECURITY"
    policies = [
        *guard.policies,
        Policy("ALL", OWNER, using="true", check="true"),
        Policy("SELECT", BACKUP, using="true"),
        *[
            Policy(command, role, using="true")
            for role in (WORKER, DESTRUCTION)
            for command in ("SELECT", "DELETE")
            if command in guard.grants.get(role, "") and not any(p.role == role for p in guard.policies)
        ],
    ]
    if guard.definer:
        policies.append(Policy("ALL", DEFINER, using="true", check="true"))
    for number, policy in enumerate(policies):
        using = f" USING ({policy.using})" if policy.using else ""
        check = f" WITH CHECK ({policy.check})" if policy.check else ""
        name = f"{policy.role}_{policy.command.lower()}_{number}"
        yield f"CREATE POLICY {name} ON {table} FOR {policy.command} TO {policy.role}{using}{check}"
    yield f"REVOKE ALL ON {table} FROM PUBLIC, {APPLICATION}, {WORKER}, {DESTRUCTION}, {DEFINER}"
    for role, privileges in {
        **guard.grants,
        DEFINER: guard.definer,
        BACKUP: "SELECT",
    }.items():
        if privileges:
            yield f"GRANT {privileges} ON {table} TO {role}"
    yield f"DROP TRIGGER IF EXISTS passend_alleen_toevoegen ON {table}"
    yield f"DROP TRIGGER IF EXISTS passend_niet_leegmaken ON {table}"
    yield f"DROP TRIGGER IF EXISTS passend_oordeel ON {table}"
    if guard.append_only:
        yield (
            f"CREATE TRIGGER passend_alleen_toevoegen BEFORE UPDATE OR DELETE ON {table}"
            " FOR EACH ROW EXECUTE FUNCTION passend.weiger_wijziging()"
        )
    if guard.trigger:
        yield (
            f"CREATE TRIGGER passend_oordeel BEFORE INSERT OR UPDATE OR DELETE ON {table}"
            f" FOR EACH ROW EXECUTE FUNCTION passend.{guard.trigger}()"
        )
    if guard.append_only or guard.trigger:
        yield (
            f"CREATE TRIGGER passend_niet_leegmaken BEFORE TRUNCATE ON {table}"
            " FOR EACH STATEMENT EXECUTE FUNCTION passend.weiger_wijziging()"
        )


def _open_statements(table: str) -> Iterator[str]:
    yield f"REVOKE ALL ON {table} FROM PUBLIC, {APPLICATION}, {WORKER}, {DESTRUCTION}, {DEFINER}"
    yield f"GRANT {'SELECT' if table == 'django_migrations' else OPEN_APPLICATION} ON {table} TO {APPLICATION}"
    if not table.startswith(HIDDEN_FROM_WORKER):
        yield f"GRANT SELECT ON {table} TO {WORKER}"
    if table in DEFINER_READS:
        yield f"GRANT SELECT ON {table} TO {DEFINER}"
    yield f"GRANT SELECT ON {table} TO {BACKUP}"


def secure_database() -> None:
    """Bring functions, policies, triggers and grants up to date; the caller acts as the owner of the tables."""
    with transaction.atomic(), connection.cursor() as cursor:
        existing = {info.name for info in connection.introspection.get_table_list(cursor) if info.type == "t"}
        guards = [guard for guard in declared_guards() if guard.table in existing]
        guarded = {guard.table for guard in guards}
        cursor.execute("SELECT tablename, policyname FROM pg_policies WHERE schemaname = 'public'")
        for table, policy in cursor.fetchall():
            cursor.execute(f'DROP POLICY "{policy}" ON "{table}"')
        # The function bodies name the kernel's tables, so they can only be made once those exist.
        if "dossiers_termijn" in existing:
            # The definer owns the functions; it may not make them without rights on what they name.
            for guard in guards:
                if guard.definer:
                    cursor.execute(f"GRANT {guard.definer} ON {guard.table} TO {DEFINER}")
            cursor.execute(f"SET LOCAL ROLE {DEFINER}")
            for file in _function_files():
                cursor.execute(file.read_text(encoding="utf-8"))
            # Only who works with dossiers calls them: a backup could otherwise set a context and write.
            cursor.execute("REVOKE ALL ON ALL FUNCTIONS IN SCHEMA passend FROM PUBLIC")
            cursor.execute(f"GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA passend TO {OWNER}, {APPLICATION}, {WORKER}")
            cursor.execute(f"GRANT SELECT ON ALL TABLES IN SCHEMA passend TO {APPLICATION}")
            cursor.execute("RESET ROLE")
            for guard in guards:
                for statement in _guard_statements(guard):
                    cursor.execute(statement)
        for table in sorted(existing - guarded):
            for statement in _open_statements(table):
                cursor.execute(statement)
        cursor.execute(f"GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO {APPLICATION}, {WORKER}, {DEFINER}")
        cursor.execute(f"GRANT SELECT ON ALL SEQUENCES IN SCHEMA public TO {BACKUP}")


def secure_after_migrate(app_config: AppConfig, **kwargs: Any) -> None:
    """Secure the database once per migrate run: after the last app that has models."""
    last = [config for config in apps.get_app_configs() if config.models_module is not None][-1]
    if app_config.label == last.label:
        secure_database()


__all__ = ["beleid", "declared_guards", "secure_after_migrate", "secure_database"]
