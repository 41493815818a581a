from django.contrib.postgres.operations import AddConstraintNotValid
from django.db import migrations, models


class Migration(migrations.Migration):
    """Which columns belong to which state. Existing rows fit; the next migration looks at them without a long lock."""

    dependencies = [("berichten", "0004_waarden_nagekeken")]

    operations = [
        AddConstraintNotValid(
            model_name="bericht",
            constraint=models.CheckConstraint(
                condition=models.Q(("adres", ""), ("staat__in", ["wacht", "bezig"]), _connector="OR"),
                name="bericht_adres_gewist",
                violation_error_message="Een eigen adres blijft niet staan.",
            ),
        ),
    ]
