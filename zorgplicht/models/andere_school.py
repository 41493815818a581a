"""The other schools that a school asked, and what they said."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from passend.dossiers.models import Dossier, Feit, Lezerskring
from zorgplicht.models.aanmelding import Aanmelding


class AndereSchool(models.Model):
    """Which school was asked or is willing, beside the fact of that.

    `school` is empty where the name is not one of the schools that DUO knows. The three questions are None where the
    one who recorded it does not know.
    """

    class Bewijs(models.TextChoices):
        BRIEF = "brief", _("een brief")
        EMAIL = "email", _("een e-mail")
        GESPREK = "gesprek", _("een gesprek")
        TELEFOON = "telefoon", _("een telefoongesprek")
        GEEN = "geen", _("nog niets")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="+")
    lezerskring = models.ForeignKey(Lezerskring, on_delete=models.PROTECT, related_name="+")
    aanmelding = models.ForeignKey(Aanmelding, on_delete=models.PROTECT, related_name="andere_scholen")
    feit = models.OneToOneField(Feit, on_delete=models.PROTECT, related_name="andere_school")
    school = models.ForeignKey("ondersteuning.School", on_delete=models.PROTECT, null=True, related_name="+")
    naam = models.CharField(_("naam van de school"), max_length=200)
    bewijs = models.CharField(_("waaruit dat blijkt"), max_length=20, choices=Bewijs.choices)
    echte_plaats = models.BooleanField(_("er is een plaats voor dit kind"), null=True)
    besproken = models.BooleanField(_("besproken met de ouders"), null=True)
    tlv_nodig = models.BooleanField(_("toelaatbaarheidsverklaring nodig"), null=True)
    vastgelegd_op = models.DateTimeField(_("vastgelegd op"))
    vastgelegd_door = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("andere school")
        verbose_name_plural = _("andere scholen")
        constraints = (
            models.CheckConstraint(
                condition=~Q(naam=""),
                name="andereschool_heeft_naam",
                violation_error_message=_("Schrijf op welke school het is."),
            ),
            models.CheckConstraint(
                condition=Q(bewijs__in=["brief", "email", "gesprek", "telefoon", "geen"]),
                name="andereschool_bewijs_bekend",
                violation_error_message=_("Kies een antwoord dat in de lijst staat."),
            ),
        )

    def __str__(self) -> str:
        return str(self.id)
