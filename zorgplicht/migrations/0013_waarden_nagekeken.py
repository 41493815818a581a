from django.contrib.postgres.operations import ValidateConstraint
from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("zorgplicht", "0012_waarden_per_stand")]

    operations = [
        ValidateConstraint(model_name="aanmelding", name="aanmelding_stand_bekend"),
        ValidateConstraint(model_name="aanvulverzoek", name="aanvulverzoek_hoe_bekend"),
        ValidateConstraint(model_name="andereschool", name="andereschool_bewijs_bekend"),
        ValidateConstraint(model_name="besluit", name="besluit_grond_bekend"),
        ValidateConstraint(model_name="besluit", name="besluit_hoe_bekend"),
        ValidateConstraint(model_name="bezorging", name="bezorging_herkomst_bekend"),
        ValidateConstraint(model_name="gevraagdstuk", name="gevraagdstuk_nummer_vanaf_een"),
        ValidateConstraint(model_name="gezagsantwoord", name="gezagsantwoord_bekend"),
        ValidateConstraint(model_name="herinnering", name="herinnering_moment_bekend"),
        ValidateConstraint(model_name="hulpvraag", name="hulpvraag_weg_bekend"),
        ValidateConstraint(model_name="notitie", name="notitie_soort_bekend"),
        ValidateConstraint(model_name="schrijfhulp", name="schrijfhulp_overgenomen_leeg"),
        ValidateConstraint(model_name="terugbelverzoek", name="terugbelverzoek_keuzes_bekend"),
    ]
