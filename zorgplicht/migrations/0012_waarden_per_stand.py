from django.contrib.postgres.operations import AddConstraintNotValid
from django.db import migrations, models


class Migration(migrations.Migration):
    """Tie columns to states. Existing rows are looked at in the next migration, without a lock that stops anyone."""

    dependencies = [
        ("zorgplicht", "0011_akkoord_apart"),
    ]

    operations = [
        AddConstraintNotValid(
            model_name="aanmelding",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "stand__in",
                        [
                            "verstuurd",
                            "ontvangen",
                            "bevestigd",
                            "aanvulling",
                            "verlengd",
                            "toegelaten",
                            "tijdelijk",
                            "geplaatst",
                            "geweigerd",
                            "niet_behandeld",
                            "ingetrokken",
                        ],
                    )
                ),
                name="aanmelding_stand_bekend",
                violation_error_message="Kies een antwoord dat in de lijst staat.",
            ),
        ),
        AddConstraintNotValid(
            model_name="aanvulverzoek",
            constraint=models.CheckConstraint(
                condition=models.Q(("hoe__in", ["portaal", "brief", "aangetekend", "gegeven", "email"])),
                name="aanvulverzoek_hoe_bekend",
                violation_error_message="Kies een antwoord dat in de lijst staat.",
            ),
        ),
        AddConstraintNotValid(
            model_name="andereschool",
            constraint=models.CheckConstraint(
                condition=models.Q(("bewijs__in", ["brief", "email", "gesprek", "telefoon", "geen"])),
                name="andereschool_bewijs_bekend",
                violation_error_message="Kies een antwoord dat in de lijst staat.",
            ),
        ),
        AddConstraintNotValid(
            model_name="besluit",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "grond__in",
                        ["", "ondersteuning", "geen_plaatsruimte", "grondslag", "toelatingsvoorwaarden", "anders"],
                    )
                ),
                name="besluit_grond_bekend",
                violation_error_message="Kies een antwoord dat in de lijst staat.",
            ),
        ),
        AddConstraintNotValid(
            model_name="besluit",
            constraint=models.CheckConstraint(
                condition=models.Q(("bekendgemaakt_hoe__in", ["", "brief", "aangetekend", "uitgereikt", "email"])),
                name="besluit_hoe_bekend",
                violation_error_message="Kies een antwoord dat in de lijst staat.",
            ),
        ),
        AddConstraintNotValid(
            model_name="bezorging",
            constraint=models.CheckConstraint(
                condition=models.Q(("herkomst__in", ["school", "ouder"])),
                name="bezorging_herkomst_bekend",
                violation_error_message="Kies een antwoord dat in de lijst staat.",
            ),
        ),
        AddConstraintNotValid(
            model_name="gevraagdstuk",
            constraint=models.CheckConstraint(
                condition=models.Q(("nummer__gte", 1)),
                name="gevraagdstuk_nummer_vanaf_een",
                violation_error_message="Een papier heeft een nummer vanaf 1.",
            ),
        ),
        AddConstraintNotValid(
            model_name="gezagsantwoord",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("andere_ouder__in", ["", "ja", "nee", "weet_niet", "onveilig"]),
                    ("gezag__in", ["", "samen", "alleen", "voogd", "instelling", "weet_niet"]),
                ),
                name="gezagsantwoord_bekend",
                violation_error_message="Kies een antwoord dat in de lijst staat.",
            ),
        ),
        AddConstraintNotValid(
            model_name="herinnering",
            constraint=models.CheckConstraint(
                condition=models.Q(("moment__in", ["bijna", "vandaag", "voorbij"])),
                name="herinnering_moment_bekend",
                violation_error_message="Kies een antwoord dat in de lijst staat.",
            ),
        ),
        AddConstraintNotValid(
            model_name="hulpvraag",
            constraint=models.CheckConstraint(
                condition=models.Q(("weg__in", ["gezin", "telefoon"])),
                name="hulpvraag_weg_bekend",
                violation_error_message="Kies een antwoord dat in de lijst staat.",
            ),
        ),
        AddConstraintNotValid(
            model_name="notitie",
            constraint=models.CheckConstraint(
                condition=models.Q(("soort__in", ["telefoon", "gesprek", "email", "overleg", "eigen"])),
                name="notitie_soort_bekend",
                violation_error_message="Kies een antwoord dat in de lijst staat.",
            ),
        ),
        AddConstraintNotValid(
            model_name="schrijfhulp",
            constraint=models.CheckConstraint(
                condition=models.Q(("overgenomen_op__isnull", True), ("inhoud", {}), _connector="OR"),
                name="schrijfhulp_overgenomen_leeg",
                violation_error_message="Wat is overgenomen of verstuurd, blijft hier niet staan.",
            ),
        ),
        AddConstraintNotValid(
            model_name="terugbelverzoek",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("onderwijs__in", ["", "po", "vo"]),
                    ("uitkomst__in", ["", "gesproken", "niet_bereikt", "onjuist"]),
                    ("wanneer__in", ["ochtend", "middag", "maakt_niet_uit"]),
                ),
                name="terugbelverzoek_keuzes_bekend",
                violation_error_message="Kies een antwoord dat in de lijst staat.",
            ),
        ),
    ]
