from django.contrib.postgres.operations import ValidateConstraint
from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("ondersteuning", "0005_kolommen_bij_stand")]

    operations = [
        ValidateConstraint(model_name="aanvulling", name="aanvulling_waarde_past"),
        ValidateConstraint(model_name="profielpunt", name="profielpunt_nagekeken_met_antwoord"),
        ValidateConstraint(model_name="profielpunt", name="profielpunt_gewijzigd_door_iemand"),
        ValidateConstraint(model_name="postcodegebied", name="postcodegebied_punt_geheel"),
    ]
