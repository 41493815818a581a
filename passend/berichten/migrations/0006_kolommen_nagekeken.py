from django.contrib.postgres.operations import ValidateConstraint
from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("berichten", "0005_kolommen_bij_stand")]

    operations = [
        ValidateConstraint(model_name="bericht", name="bericht_adres_gewist"),
    ]
