from django.contrib.postgres.operations import ValidateConstraint
from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("geschillen", "0007_kolommen_bij_stand")]

    operations = [
        ValidateConstraint(model_name="bestuursfeit", name="bestuursfeit_soort_bekend"),
        ValidateConstraint(model_name="koppeling", name="koppeling_met_code_en_nummer"),
    ]
