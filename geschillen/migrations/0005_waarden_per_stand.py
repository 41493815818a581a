from django.contrib.postgres.operations import AddConstraintNotValid
from django.db import migrations, models


class Migration(migrations.Migration):
    """Tie columns to states. Existing rows are looked at in the next migration, without a lock that stops anyone."""

    dependencies = [
        ("geschillen", "0004_een_per_zaak"),
    ]

    operations = [
        AddConstraintNotValid(
            model_name="geschil",
            constraint=models.CheckConstraint(
                condition=models.Q(("bewijs__in", ["", "bevestiging", "aangetekend", "verzending", "anders"])),
                name="geschil_bewijs_bekend",
                violation_error_message="Kies een antwoord dat in de lijst staat.",
            ),
        ),
    ]
