from django.contrib.postgres.operations import AddConstraintNotValid
from django.db import migrations, models


class Migration(migrations.Migration):
    """Which columns belong to which state. Existing rows fit; the next migration looks at them without a long lock."""

    dependencies = [("zorgplicht", "0013_waarden_nagekeken")]

    operations = [
        AddConstraintNotValid(
            model_name="aanmeldingtekst",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("andere_ouder__in", ["", "ja", "nee", "weet_niet", "onveilig"]),
                    ("gezag__in", ["", "samen", "alleen", "voogd", "instelling", "weet_niet"]),
                    ("nu_soort__in", ["", "school", "kinderopvang", "mkd", "thuis", "anders"]),
                ),
                name="aanmeldingtekst_keuzes_bekend",
                violation_error_message="Kies een antwoord dat in de lijst staat.",
            ),
        ),
        AddConstraintNotValid(
            model_name="concept",
            constraint=models.CheckConstraint(
                condition=models.Q(("dossier__isnull", True), ("inhoud", {}), _connector="OR"),
                name="concept_verstuurd_leeg",
                violation_error_message="Wat is verstuurd, blijft hier niet staan.",
            ),
        ),
        AddConstraintNotValid(
            model_name="gezinswoorden",
            constraint=models.CheckConstraint(
                condition=models.Q(("nu_soort__in", ["", "school", "kinderopvang", "mkd", "thuis", "anders"])),
                name="gezinswoorden_plek_bekend",
                violation_error_message="Kies een antwoord dat in de lijst staat.",
            ),
        ),
        AddConstraintNotValid(
            model_name="terugbelverzoek",
            constraint=models.CheckConstraint(
                condition=models.Q(("postcode__regex", "^[1-9][0-9]{3}$")),
                name="terugbelverzoek_postcode_vorm",
                violation_error_message="Een postcode heeft hier alleen 4 cijfers.",
            ),
        ),
    ]
