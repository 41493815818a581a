from django.contrib.postgres.operations import ValidateConstraint
from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("dossiers", "0002_meer_feiten")]

    operations = [ValidateConstraint(model_name="feit", name="feit_heeft_dag")]
