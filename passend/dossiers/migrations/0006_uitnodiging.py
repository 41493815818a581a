import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models
from django.db.models import Q

from passend.dossiers.operaties import guard_table


class Migration(migrations.Migration):
    dependencies = [
        ("dossiers", "0005_zaakfeiten"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Uitnodigingspoging",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("op", models.DateTimeField(verbose_name="geprobeerd op")),
                (
                    "gebruiker",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "verbose_name": "poging met een code",
                "verbose_name_plural": "pogingen met een code",
                "indexes": [models.Index(fields=["gebruiker", "op"], name="uitnodigingspoging_persoon")],
            },
        ),
        migrations.CreateModel(
            name="Uitnodiging",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                (
                    "code_hash",
                    models.CharField(editable=False, max_length=64, verbose_name="code, onherkenbaar"),
                ),
                ("geldig_tot", models.DateField(verbose_name="geldig tot en met")),
                ("gemaakt_op", models.DateTimeField(verbose_name="gemaakt op")),
                ("gebruikt_op", models.DateTimeField(null=True, verbose_name="gebruikt op")),
                ("vervangen_op", models.DateTimeField(null=True, verbose_name="vervangen op")),
                (
                    "dossier",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="uitnodigingen",
                        to="dossiers.dossier",
                    ),
                ),
                (
                    "gebruikt_door",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "gemaakt_door",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "organisatie",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="dossiers.organisatie"
                    ),
                ),
            ],
            options={
                "verbose_name": "uitnodiging",
                "verbose_name_plural": "uitnodigingen",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("code_hash",),
                        name="uitnodiging_code_uniek",
                        violation_error_message="Deze code bestaat al.",
                    ),
                    models.UniqueConstraint(
                        condition=Q(gebruikt_op__isnull=True, vervangen_op__isnull=True),
                        fields=("dossier",),
                        name="uitnodiging_een_open",
                        violation_error_message="Er is al een code voor dit dossier.",
                    ),
                    models.CheckConstraint(
                        condition=Q(gebruikt_op__isnull=True, gebruikt_door__isnull=True)
                        | Q(gebruikt_op__isnull=False, gebruikt_door__isnull=False, vervangen_op__isnull=True),
                        name="uitnodiging_gebruikt_door",
                        violation_error_message="Zeg wie de code heeft gebruikt, en wanneer.",
                    ),
                ],
            },
        ),
        guard_table("dossiers_uitnodiging"),
        guard_table("dossiers_uitnodigingspoging"),
    ]
