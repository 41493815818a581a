from django.contrib.postgres.operations import AddConstraintNotValid
from django.db import migrations, models


class Migration(migrations.Migration):
    """Which columns belong to which state. Existing rows fit; the next migration looks at them without a long lock."""

    dependencies = [("geschillen", "0006_waarden_nagekeken")]

    operations = [
        AddConstraintNotValid(
            model_name="bestuursfeit",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "soort__in",
                        [
                            "bezwaar_ontvangen",
                            "bezwaar_gehoord",
                            "beslissing_op_bezwaar",
                            "beslissing_bekendgemaakt",
                            "gpo_ingediend",
                            "gpo_verweer_gevraagd",
                            "gpo_verweer_ingediend",
                            "gpo_spoed",
                            "gpo_zitting",
                            "gpo_dictum",
                            "gpo_oordeel",
                            "gpo_oordeel_ontvangen",
                            "gpo_reactie_bestuur",
                            "gpo_beeindigd",
                            "swv_ingelicht",
                            "weigering_bekendgemaakt",
                            "niet_behandelen_bekendgemaakt",
                            "verwijdering_bekendgemaakt",
                            "bezwaar_ingetrokken",
                            "niet_gebeurd",
                        ],
                    )
                ),
                name="bestuursfeit_soort_bekend",
                violation_error_message="Dit soort feit hoort niet bij een zaak van een schoolbestuur.",
            ),
        ),
        AddConstraintNotValid(
            model_name="koppeling",
            constraint=models.CheckConstraint(
                condition=models.Q(models.Q(("code", ""), _negated=True), models.Q(("zaaknummer", ""), _negated=True)),
                name="koppeling_met_code_en_nummer",
                violation_error_message="Een verzoek heeft de code van het gezin en het nummer van de zaak.",
            ),
        ),
    ]
