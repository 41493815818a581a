"""Migration operations: a table with personal data is closed in the migration that makes it."""

from django.db.migrations.operations import RunSQL


def circle_of_dossier(table: str) -> RunSQL:
    """Let the database keep the circle of a row in the dossier of that row."""
    name = f"{table}_kring_in_dossier"
    return RunSQL(
        f"ALTER TABLE {table} ADD CONSTRAINT {name} FOREIGN KEY (lezerskring_id, dossier_id)"
        " REFERENCES dossiers_lezerskring (id, dossier_id) DEFERRABLE INITIALLY DEFERRED",
        reverse_sql=f"ALTER TABLE {table} DROP CONSTRAINT {name}",
    )


def guard_table(table: str) -> RunSQL:
    """Switch row-level security on, and force it on the owner too: until a rule is declared, nobody sees a row."""
    return RunSQL(
        f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY; ALTER TABLE {table} FORCE ROW LEVEL SECURITY",
        reverse_sql=f"ALTER TABLE {table} NO FORCE ROW LEVEL SECURITY; ALTER TABLE {table} DISABLE ROW LEVEL SECURITY",
    )
