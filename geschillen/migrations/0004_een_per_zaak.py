from django.db import migrations, models


class Migration(migrations.Migration):
    """Refuse a second row of what there can be one of. The version before writes none: it names what it replaces."""

    dependencies = [
        ("geschillen", "0003_bezwaar_bij_bestuur"),
    ]

    operations = [
        migrations.AddConstraint(
            model_name="bestuursfeit",
            constraint=models.UniqueConstraint(
                condition=models.Q(("vervangt__isnull", True)),
                fields=("geschil", "soort"),
                name="bestuursfeit_een_per_soort",
                violation_error_message="Dit staat er al. Klopt de dag niet? Verbeter hem dan.",
            ),
        ),
        migrations.AddConstraint(
            model_name="bestuursgeschil",
            constraint=models.UniqueConstraint(
                condition=models.Q(("zaaknummer", ""), _negated=True),
                fields=("organisatie", "zaaknummer"),
                name="bestuursgeschil_zaaknummer",
                violation_error_message="Dit zaaknummer staat er al. Open die zaak.",
            ),
        ),
        migrations.AddConstraint(
            model_name="bestuursgeschil",
            constraint=models.UniqueConstraint(
                condition=models.Q(("kenmerk", ""), _negated=True),
                fields=("organisatie", "kenmerk"),
                name="bestuursgeschil_kenmerk",
                violation_error_message="Dit kenmerk staat er al. Open die zaak.",
            ),
        ),
        migrations.AddConstraint(
            model_name="koppeling",
            constraint=models.UniqueConstraint(
                condition=models.Q(("stand", "ja")),
                fields=("betreft_id",),
                name="koppeling_een_per_aanmelding",
                violation_error_message="Dit is al met een zaak van het bestuur verbonden.",
            ),
        ),
    ]
