from django.contrib.postgres.operations import ValidateConstraint
from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("dossiers", "0013_kolommen_bij_stand")]

    operations = [
        ValidateConstraint(model_name="accountaanvraag", name="accountaanvraag_rol_bekend"),
        ValidateConstraint(model_name="akkoord", name="akkoord_alleen_afdruk"),
        ValidateConstraint(model_name="akkoord", name="akkoord_code_op_tijd"),
        ValidateConstraint(model_name="lidmaatschap", name="lidmaatschap_beeindigd_met_dag"),
        ValidateConstraint(model_name="termijn", name="termijn_gesloten_bij_toestand"),
        ValidateConstraint(model_name="termijn", name="termijn_zekerheid_bekend"),
        ValidateConstraint(model_name="uitnodiging", name="uitnodiging_alleen_afdruk"),
    ]
