from django.contrib.postgres.operations import ValidateConstraint
from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("dossiers", "0011_waarden_per_stand")]

    operations = [
        ValidateConstraint(model_name="deling", name="deling_tot_na_van"),
        ValidateConstraint(model_name="eenmaligelink", name="eenmaligelink_soort_bekend"),
        ValidateConstraint(model_name="feit", name="feit_zekerheid_bekend"),
        ValidateConstraint(model_name="lidmaatschap", name="lidmaatschap_rol_bekend"),
        ValidateConstraint(model_name="machtiging", name="machtiging_handeling_bekend"),
        ValidateConstraint(model_name="organisatie", name="organisatie_soort_bekend"),
        ValidateConstraint(model_name="termijn", name="termijn_voldaan_op_dag"),
        ValidateConstraint(model_name="termijn", name="termijn_pauze_heeft_begin"),
        ValidateConstraint(model_name="toegang", name="toegang_rol_past"),
    ]
