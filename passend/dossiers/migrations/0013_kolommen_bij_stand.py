from django.contrib.postgres.operations import AddConstraintNotValid
from django.db import migrations, models


class Migration(migrations.Migration):
    """Which columns belong to which state. Existing rows fit; the next migration looks at them without a long lock."""

    dependencies = [("dossiers", "0012_waarden_nagekeken")]

    operations = [
        AddConstraintNotValid(
            model_name="accountaanvraag",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "rol__in",
                        [
                            "intern_begeleider",
                            "ondersteuningscoordinator",
                            "steunpuntmedewerker",
                            "bestuurssecretaris",
                        ],
                    )
                ),
                name="accountaanvraag_rol_bekend",
                violation_error_message="Kies een antwoord dat in de lijst staat.",
            ),
        ),
        AddConstraintNotValid(
            model_name="akkoord",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("tekst_hash__regex", "^[0-9a-f]{64}$"),
                    models.Q(("code_hash", ""), ("code_hash__regex", "^[0-9a-f]{64}$"), _connector="OR"),
                ),
                name="akkoord_alleen_afdruk",
                violation_error_message="Van een tekst en een code wordt hier alleen een afdruk bewaard.",
            ),
        ),
        AddConstraintNotValid(
            model_name="akkoord",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("wijze", "code"), _negated=True),
                    ("gegeven_op__isnull", True),
                    ("gegeven_op__lte", models.F("code_tot")),
                    _connector="OR",
                ),
                name="akkoord_code_op_tijd",
                violation_error_message="De code is te laat getypt.",
            ),
        ),
        AddConstraintNotValid(
            model_name="lidmaatschap",
            constraint=models.CheckConstraint(
                condition=models.Q(("beeindigd_door__isnull", True), ("tot__isnull", False), _connector="OR"),
                name="lidmaatschap_beeindigd_met_dag",
                violation_error_message="Zeg wat de laatste dag is.",
            ),
        ),
        AddConstraintNotValid(
            model_name="termijn",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("gesloten_door", ""), ("toestand", "open")),
                    models.Q(("toestand", "voldaan"), models.Q(("gesloten_door", ""), _negated=True)),
                    ("toestand", "vervallen"),
                    _connector="OR",
                ),
                name="termijn_gesloten_bij_toestand",
                violation_error_message="Wat gedaan is, is door een feit gesloten; wat openstaat niet.",
            ),
        ),
        AddConstraintNotValid(
            model_name="termijn",
            constraint=models.CheckConstraint(
                condition=models.Q(("zekerheid__in", ["vast", "voorlopig", "betwist"])),
                name="termijn_zekerheid_bekend",
                violation_error_message="Deze zekerheid bestaat niet.",
            ),
        ),
        AddConstraintNotValid(
            model_name="uitnodiging",
            constraint=models.CheckConstraint(
                condition=models.Q(("code_hash__regex", "^[0-9a-f]{64}$")),
                name="uitnodiging_alleen_afdruk",
                violation_error_message="Van een code wordt alleen een afdruk bewaard.",
            ),
        ),
    ]
