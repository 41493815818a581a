from django.contrib.postgres.operations import AddConstraintNotValid
from django.db import migrations, models


class Migration(migrations.Migration):
    """Which columns belong to which state. Existing rows fit; the next migration looks at them without a long lock."""

    dependencies = [("ondersteuning", "0004_bestuur_zonder_nummer")]

    operations = [
        AddConstraintNotValid(
            model_name="aanvulling",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("veld", "richting"), ("waarde__in", ["openbaar", "bijzonder"])),
                    models.Q(("veld", "cluster"), ("waarde__in", ["1", "2", "3", "4"])),
                    ("veld__in", ["email", "contact", "naam"]),
                    _connector="OR",
                ),
                name="aanvulling_waarde_past",
                violation_error_message="Deze waarde past niet bij dit gegeven.",
            ),
        ),
        AddConstraintNotValid(
            model_name="profielpunt",
            constraint=models.CheckConstraint(
                condition=models.Q(("nagekeken", False), models.Q(("antwoord", ""), _negated=True), _connector="OR"),
                name="profielpunt_nagekeken_met_antwoord",
                violation_error_message="Alleen een punt met een antwoord is nagekeken.",
            ),
        ),
        AddConstraintNotValid(
            model_name="profielpunt",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("gewijzigd_door__isnull", True), ("gewijzigd_op__isnull", True)),
                    models.Q(("gewijzigd_door__isnull", False), ("gewijzigd_op__isnull", False)),
                    _connector="OR",
                ),
                name="profielpunt_gewijzigd_door_iemand",
                violation_error_message="Zeg wie dit punt wijzigde, en wanneer.",
            ),
        ),
        AddConstraintNotValid(
            model_name="postcodegebied",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("breedtegraad__isnull", True), ("lengtegraad__isnull", True)),
                    models.Q(("breedtegraad__isnull", False), ("lengtegraad__isnull", False)),
                    _connector="OR",
                ),
                name="postcodegebied_punt_geheel",
                violation_error_message="Een punt heeft een breedtegraad en een lengtegraad.",
            ),
        ),
    ]
