"""The draft of a bezwaarschrift, kept for the family alone."""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from passend.dossiers.models import Dossier, Lezerskring
from zorgplicht.models import Aanmelding


class Bezwaarbrief(models.Model):
    """Answers from which the letter is made. The portal does not send it: the family does, and records the day."""

    class Reden(models.TextChoices):
        GEEN_UITLEG = "geen_uitleg", _("De school legt niet goed uit waarom zij nee zegt.")
        NIET_GEKEKEN = "niet_gekeken", _("De school keek niet goed naar wat mijn kind nodig heeft.")
        HULP_KAN = "hulp_kan", _("Met extra hulp kan mijn kind volgens mij wel op deze school.")
        GEEN_OVERLEG = "geen_overleg", _("De school praatte niet met mij voordat zij nee zei.")
        GEEN_SCHOOL = "geen_school", _("De school vond geen andere school die mijn kind wil toelaten.")
        ANDERE_SCHOOL = "andere_school", _("De andere school past niet bij mijn kind.")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="+")
    lezerskring = models.ForeignKey(Lezerskring, on_delete=models.PROTECT, related_name="+")
    aanmelding = models.OneToOneField(Aanmelding, on_delete=models.PROTECT, related_name="bezwaarbrief")
    redenen = models.JSONField(_("redenen"), default=list)
    uitleg = models.TextField(_("uitleg in eigen woorden"), blank=True)
    gevraagd = models.TextField(_("wat het gezin vraagt"), blank=True)
    later = models.TextField(_("waarom het later is"), blank=True)
    gesprek = models.BooleanField(_("wil een gesprek"), default=True)
    bewaard_op = models.DateTimeField(_("bewaard op"))

    class Meta:
        verbose_name = _("bezwaarbrief")
        verbose_name_plural = _("bezwaarbrieven")

    def __str__(self) -> str:
        return str(self.id)
