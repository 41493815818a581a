from django.contrib.postgres.operations import AddConstraintNotValid
from django.db import migrations, models


class Migration(migrations.Migration):
    """Tie columns to states. Existing rows are looked at in the next migration, without a lock that stops anyone."""

    dependencies = [
        ("berichten", "0002_bericht_van_organisatie"),
    ]

    operations = [
        AddConstraintNotValid(
            model_name="bericht",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("staat__in", ["wacht", "bezig", "verstuurd", "mogelijk_verstuurd", "dood", "vervallen"])
                ),
                name="bericht_staat_bekend",
                violation_error_message="Deze staat bestaat niet.",
            ),
        ),
        AddConstraintNotValid(
            model_name="poortboek",
            constraint=models.CheckConstraint(
                condition=models.Q(("uitkomst__in", ["", "verstuurd", "niet_verstuurd", "onbekend"])),
                name="poortboek_uitkomst_bekend",
                violation_error_message="Deze uitkomst bestaat niet.",
            ),
        ),
    ]
