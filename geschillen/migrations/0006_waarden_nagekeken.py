from django.contrib.postgres.operations import ValidateConstraint
from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("geschillen", "0005_waarden_per_stand")]

    operations = [
        ValidateConstraint(model_name="geschil", name="geschil_bewijs_bekend"),
    ]
