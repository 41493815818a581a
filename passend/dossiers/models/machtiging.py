"""A parent's written power of attorney, for one act, to a steunpunt."""

import uuid
from datetime import date
from typing import Self
from uuid import UUID

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from passend.dossiers.models.dossier import Dossier, Lezerskring
from passend.dossiers.models.organisatie import Organisatie


class MachtigingQuerySet(models.QuerySet["Machtiging"]):
    def valid_on(self, day: date) -> Self:
        """Keep what holds on `day`: signed by then, not over, not taken back."""
        return self.filter(getekend_op__lte=day, tot__gte=day, ingetrokken_op__isnull=True)

    def of_dossier(self, dossier_id: UUID) -> Self:
        return self.filter(dossier_id=dossier_id).select_related("ouder", "organisatie").order_by("-getekend_op", "id")


class Machtiging(models.Model):
    """With this the steunpunt does one kind of act for a parent, from `getekend_op` to and including `tot`.

    The paper itself stays with the steunpunt. `ouder` is the parent who signed; family and steunpunt read the row, and
    the family can take it back. The database lets a worker record such an act only while the row holds.
    """

    class Handeling(models.TextChoices):
        AANMELDING = "aanmelding", _("uw kind aanmelden")
        INTREKKEN = "intrekken", _("een aanmelding intrekken")
        AKKOORD = "akkoord", _("ja of nee zeggen op een aanbod")
        BEZWAAR = "bezwaar", _("bezwaar maken")
        GPO = "gpo", _("een zaak beginnen bij de geschillencommissie")
        TOESTEMMING = "toestemming", _("toestemming geven om te delen")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="machtigingen")
    lezerskring = models.ForeignKey(Lezerskring, on_delete=models.PROTECT, related_name="+")
    organisatie = models.ForeignKey(Organisatie, on_delete=models.PROTECT, related_name="+")
    ouder = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    handeling = models.CharField(_("waarvoor"), max_length=20, choices=Handeling.choices)
    getekend_op = models.DateField(_("getekend op"))
    tot = models.DateField(_("geldig tot en met"))
    ingetrokken_op = models.DateField(_("ingetrokken op"), null=True)
    vastgelegd_op = models.DateTimeField(_("vastgelegd op"))
    vastgelegd_door = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    objects = MachtigingQuerySet.as_manager()

    class Meta:
        verbose_name = _("machtiging")
        verbose_name_plural = _("machtigingen")
        constraints = (
            models.CheckConstraint(
                condition=Q(tot__gte=F("getekend_op")),
                name="machtiging_tot_na_getekend",
                violation_error_message=_("De laatste dag ligt voor de dag van tekenen."),
            ),
            models.CheckConstraint(
                condition=Q(handeling__in=["aanmelding", "intrekken", "akkoord", "bezwaar", "gpo", "toestemming"]),
                name="machtiging_handeling_bekend",
                violation_error_message=_("Kies een antwoord dat in de lijst staat."),
            ),
        )
        indexes = (models.Index(fields=["dossier", "organisatie"], name="machtiging_dossier"),)

    def __str__(self) -> str:
        return f"{self.handeling} {self.dossier_id}"

    def holds_on(self, day: date) -> bool:
        return self.ingetrokken_op is None and self.getekend_op <= day <= self.tot
