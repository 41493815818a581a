from django.contrib.postgres.operations import AddConstraintNotValid
from django.db import migrations, models


class Migration(migrations.Migration):
    """Tie columns to states. Existing rows are looked at in the next migration, without a lock that stops anyone."""

    dependencies = [
        ("dossiers", "0010_bezwaarfeiten"),
    ]

    operations = [
        AddConstraintNotValid(
            model_name="deling",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("tot__isnull", True),
                    (
                        "tot__gte",
                        models.F("van") - 1,
                    ),
                    _connector="OR",
                ),
                name="deling_tot_na_van",
                violation_error_message="De laatste dag ligt voor de eerste dag.",
            ),
        ),
        AddConstraintNotValid(
            model_name="eenmaligelink",
            constraint=models.CheckConstraint(
                condition=models.Q(("soort__in", ["mail", "papier"])),
                name="eenmaligelink_soort_bekend",
                violation_error_message="Kies een antwoord dat in de lijst staat.",
            ),
        ),
        AddConstraintNotValid(
            model_name="feit",
            constraint=models.CheckConstraint(
                condition=models.Q(("zekerheid__in", ["vast", "voorlopig", "betwist"])),
                name="feit_zekerheid_bekend",
                violation_error_message="Kies een antwoord dat in de lijst staat.",
            ),
        ),
        AddConstraintNotValid(
            model_name="lidmaatschap",
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
                name="lidmaatschap_rol_bekend",
                violation_error_message="Kies een antwoord dat in de lijst staat.",
            ),
        ),
        AddConstraintNotValid(
            model_name="machtiging",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("handeling__in", ["aanmelding", "intrekken", "akkoord", "bezwaar", "gpo", "toestemming"])
                ),
                name="machtiging_handeling_bekend",
                violation_error_message="Kies een antwoord dat in de lijst staat.",
            ),
        ),
        AddConstraintNotValid(
            model_name="organisatie",
            constraint=models.CheckConstraint(
                condition=models.Q(("soort__in", ["school", "schoolbestuur", "samenwerkingsverband", "steunpunt"])),
                name="organisatie_soort_bekend",
                violation_error_message="Kies een antwoord dat in de lijst staat.",
            ),
        ),
        AddConstraintNotValid(
            model_name="termijn",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("toestand", "voldaan"), ("voldaan_op__isnull", False)),
                    models.Q(("toestand__in", ["open", "vervallen"]), ("voldaan_op__isnull", True)),
                    _connector="OR",
                ),
                name="termijn_voldaan_op_dag",
                violation_error_message="Wat gedaan is, heeft een dag; wat niet gedaan is, niet.",
            ),
        ),
        AddConstraintNotValid(
            model_name="termijn",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("gepauzeerd_tot__isnull", True), ("gepauzeerd_vanaf__isnull", True)),
                    ("gepauzeerd_vanaf__isnull", False),
                    _connector="OR",
                ),
                name="termijn_pauze_heeft_begin",
                violation_error_message="Een pauze heeft een eerste dag.",
            ),
        ),
        AddConstraintNotValid(
            model_name="toegang",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("gebruiker__isnull", False), ("rol", "ouder")),
                    models.Q(("organisatie__isnull", False), ("rol__in", ["steunpunt", "school", "bestuur"])),
                    _connector="OR",
                ),
                name="toegang_rol_past",
                violation_error_message="Een ouder is een persoon; een school, bestuur of steunpunt is een organisatie.",
            ),
        ),
    ]
