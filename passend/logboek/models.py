"""The log of who did and read what in which dossier."""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _


class Logregel(models.Model):
    """One act on one dossier by one person. Append-only; people and dossiers appear under keyed pseudonyms.

    In the database the table is partitioned per month on `moment` (the first migration says so in SQL), so that a
    month can be sealed and, when its time is over, dropped as a whole. `moment` is real time, never the moved clock.
    """

    class Handeling(models.TextChoices):
        LEZEN = "lezen", _("lezen")
        VASTLEGGEN = "vastleggen", _("vastleggen")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    moment = models.DateTimeField(_("moment"))
    verzoek = models.CharField(_("verzoek"), max_length=32)
    wie = models.CharField(_("wie"), max_length=64)
    dossier = models.CharField(_("dossier"), max_length=64)
    handeling = models.CharField(_("handeling"), max_length=20, choices=Handeling.choices)
    wat = models.CharField(_("wat"), max_length=80)

    class Meta:
        verbose_name = _("logregel")
        verbose_name_plural = _("logregels")
        indexes = (models.Index(fields=["dossier", "moment"], name="logregel_dossier"),)

    def __str__(self) -> str:
        return f"{self.moment:%Y-%m-%d %H:%M} {self.handeling} {self.wat}"
