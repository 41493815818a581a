from django.contrib.postgres.operations import ValidateConstraint
from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("zorgplicht", "0014_kolommen_bij_stand")]

    operations = [
        ValidateConstraint(model_name="aanmeldingtekst", name="aanmeldingtekst_keuzes_bekend"),
        ValidateConstraint(model_name="concept", name="concept_verstuurd_leeg"),
        ValidateConstraint(model_name="gezinswoorden", name="gezinswoorden_plek_bekend"),
        ValidateConstraint(model_name="terugbelverzoek", name="terugbelverzoek_postcode_vorm"),
    ]
