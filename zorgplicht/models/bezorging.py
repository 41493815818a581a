"""How an aanmelding went to a school that does not work with the portal."""

import uuid
from typing import Self
from uuid import UUID

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from passend.dossiers.models import Dossier, Lezerskring
from zorgplicht.models.aanmelding import Aanmelding


class BezorgingQuerySet(models.QuerySet["Bezorging"]):
    def about(self, aanmelding_id: UUID) -> Self:
        return self.filter(aanmelding_id=aanmelding_id)

    def newest_first(self) -> Self:
        return self.order_by("-vastgelegd_op", "id")

    def under_way(self) -> Self:
        """Keep mails of which the mail server has not answered yet."""
        return self.filter(uitkomst=Bezorging.Uitkomst.ONDERWEG)


class Bezorging(models.Model):
    """One mail of the portal with the letter, sent by the family's click; read by the family and the school.

    `herkomst` says who vouches for the address. `uitkomst` follows the outbox: what the mail server made of it. The
    letter itself stands nowhere here.
    """

    class Herkomst(models.TextChoices):
        SCHOOL = "school", _("bekend bij Passend, met bron")
        OUDER = "ouder", _("door de ouder ingevuld")

    class Uitkomst(models.TextChoices):
        ONDERWEG = "onderweg", _("onderweg")
        AANGENOMEN = "aangenomen", _("de mailserver nam de mail aan")
        MISLUKT = "mislukt", _("de mail kwam niet aan")
        ONZEKER = "onzeker", _("niet zeker of de mail is verstuurd")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="+")
    lezerskring = models.ForeignKey(Lezerskring, on_delete=models.PROTECT, related_name="+")
    aanmelding = models.ForeignKey(Aanmelding, on_delete=models.PROTECT, related_name="bezorgingen")
    adres = models.EmailField(_("e-mailadres"))
    herkomst = models.CharField(_("herkomst van het adres"), max_length=10, choices=Herkomst.choices)
    uitkomst = models.CharField(_("uitkomst"), max_length=10, choices=Uitkomst.choices, default=Uitkomst.ONDERWEG)
    uitkomst_op = models.DateTimeField(_("uitkomst op"), null=True)
    vastgelegd_op = models.DateTimeField(_("vastgelegd op"))
    vastgelegd_door = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    objects = BezorgingQuerySet.as_manager()

    class Meta:
        verbose_name = _("bezorging")
        verbose_name_plural = _("bezorgingen")
        constraints = (
            models.CheckConstraint(
                condition=~Q(adres=""),
                name="bezorging_heeft_adres",
                violation_error_message=_("Vul een e-mailadres in."),
            ),
            models.CheckConstraint(
                condition=Q(uitkomst="onderweg", uitkomst_op__isnull=True)
                | Q(uitkomst__in=["aangenomen", "mislukt", "onzeker"], uitkomst_op__isnull=False),
                name="bezorging_uitkomst_op",
                violation_error_message=_("Zeg wanneer bekend werd wat er met de mail gebeurde."),
            ),
            models.CheckConstraint(
                condition=Q(herkomst__in=["school", "ouder"]),
                name="bezorging_herkomst_bekend",
                violation_error_message=_("Kies een antwoord dat in de lijst staat."),
            ),
        )
        indexes = (
            models.Index(fields=["vastgelegd_op"], condition=Q(uitkomst="onderweg"), name="bezorging_onderweg"),
            models.Index(fields=["aanmelding"], name="bezorging_aanmelding"),
        )

    def __str__(self) -> str:
        return f"{self.aanmelding_id} {self.uitkomst}"

    @property
    def sleutel(self) -> str:
        """The key of its message in the outbox."""
        return f"{self.id}:brief"
