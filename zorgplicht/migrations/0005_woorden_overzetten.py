"""Give every dossier of before its words in the family's circle: those of the school of first choice."""

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

COPY = """
INSERT INTO zorgplicht_gezinswoorden (id, dossier_id, lezerskring_id, versie, laatste, voornaam, achternaam,
       mogelijk_extra_ondersteuning, ondersteuningsvraag, thuistaal, tolk, nu_soort, nu_waar, postcode, andere_scholen,
       ouder_naam, ouder_email, ouder_telefoon, vastgelegd_op)
SELECT gen_random_uuid(), w.* FROM (
    SELECT DISTINCT ON (t.dossier_id) t.dossier_id, k.id, 1, true, t.voornaam, t.achternaam,
           t.mogelijk_extra_ondersteuning, t.ondersteuningsvraag, t.thuistaal, t.tolk, t.nu_soort, t.nu_waar,
           t.postcode, t.andere_scholen, t.ouder_naam, t.ouder_email, t.ouder_telefoon, t.vastgelegd_op
      FROM zorgplicht_aanmeldingtekst t
      JOIN zorgplicht_aanmelding a ON a.id = t.aanmelding_id
      JOIN dossiers_lezerskring k ON k.dossier_id = t.dossier_id AND k.soort = 'gezin'
     WHERE t.laatste
     ORDER BY t.dossier_id, a.eerste_keus DESC, a.aangemaakt_op, a.id) w
"""
LEFT = """
SELECT count(*) FROM zorgplicht_aanmeldingtekst t
 WHERE t.laatste AND NOT EXISTS (SELECT FROM zorgplicht_gezinswoorden g WHERE g.dossier_id = t.dossier_id)
"""


def copy_words(apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    """Copy, and make sure that no dossier was passed over."""
    with editor.connection.cursor() as cursor:
        cursor.execute(COPY)
        cursor.execute(LEFT)
        (left,) = cursor.fetchone()
    assert left == 0, f"{left} dossiers without the family's words"


class Migration(migrations.Migration):
    dependencies = (("zorgplicht", "0004_woorden_van_het_gezin"),)
    operations = (migrations.RunPython(copy_words, migrations.RunPython.noop),)
