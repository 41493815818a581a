"""By when somebody must act in a board's case, so that the database can put a board's list in order.

A file from before this gets its day with its next fact; until then it stands at the end.
"""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = (("geschillen", "0001_geschillen"),)
    operations = (
        migrations.AddField(
            model_name="bestuursgeschil",
            name="eerste_dag",
            field=models.DateField(null=True, verbose_name="eerste dag waarop iets moet"),
        ),
        migrations.AddIndex(
            model_name="bestuursgeschil",
            index=models.Index(fields=["organisatie", "eerste_dag"], name="bestuursgeschil_volgorde"),
        ),
    )
