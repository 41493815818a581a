from django.db import migrations, models


class Migration(migrations.Migration):
    """Room for readings of several parts. A longer varchar touches no row in PostgreSQL, and old code fits in it."""

    dependencies = [("dossiers", "0003_feiten_nagekeken")]

    operations = [
        migrations.AlterField(
            model_name="termijn",
            name="lezing",
            field=models.CharField(blank=True, max_length=200, verbose_name="lezing"),
        ),
    ]
