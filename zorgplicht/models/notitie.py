"""The steunpunt's own notes: no school, no samenwerkingsverband and no parent reads them."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from passend.dossiers.models import Dossier, Lezerskring


class Notitie(models.Model):
    """One note of a steunpunt worker in a dossier; its circle is the steunpunt alone.

    `dag` is the day of the contact that it is about; of a note of one's own the day on which it was written.
    """

    class Soort(models.TextChoices):
        TELEFOON = "telefoon", _("telefoongesprek")
        GESPREK = "gesprek", _("gesprek")
        EMAIL = "email", _("e-mail of brief")
        OVERLEG = "overleg", _("overleg met school of anderen")
        EIGEN = "eigen", _("eigen aantekening")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="notities")
    lezerskring = models.ForeignKey(Lezerskring, on_delete=models.PROTECT, related_name="+")
    soort = models.CharField(_("soort"), max_length=20, choices=Soort.choices, default=Soort.EIGEN)
    dag = models.DateField(_("dag van het contact"))
    tekst = models.TextField(_("notitie"))
    vastgelegd_op = models.DateTimeField(_("vastgelegd op"))
    vastgelegd_door = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("notitie")
        verbose_name_plural = _("notities")
        constraints = (
            models.CheckConstraint(
                condition=~Q(tekst=""), name="notitie_niet_leeg", violation_error_message=_("Schrijf eerst iets op.")
            ),
            models.CheckConstraint(
                condition=Q(soort__in=["telefoon", "gesprek", "email", "overleg", "eigen"]),
                name="notitie_soort_bekend",
                violation_error_message=_("Kies een antwoord dat in de lijst staat."),
            ),
        )

    def __str__(self) -> str:
        return str(self.id)
