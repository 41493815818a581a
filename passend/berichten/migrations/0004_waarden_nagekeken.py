from django.contrib.postgres.operations import ValidateConstraint
from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("berichten", "0003_waarden_per_stand")]

    operations = [
        ValidateConstraint(model_name="bericht", name="bericht_staat_bekend"),
        ValidateConstraint(model_name="poortboek", name="poortboek_uitkomst_bekend"),
    ]
