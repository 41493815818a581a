"""What a steunpunt worker still has to do in a dossier; nobody outside the steunpunt reads it."""

import uuid
from datetime import date
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from passend.dossiers.models import Dossier, Lezerskring
from passend.gebruikers.models import Gebruiker


class TaakQuerySet(models.QuerySet["Taak"]):
    def open(self) -> Self:
        return self.filter(gedaan_op__isnull=True)

    def for_person(self, user: Gebruiker) -> Self:
        """Keep the tasks for this person, and those that are for nobody in particular."""
        return self.filter(Q(voor=user) | Q(voor__isnull=True))

    def due_on(self, day: date) -> Self:
        """Keep what had to be done on `day` or before it."""
        return self.filter(uiterlijk_op__lte=day)

    def by_date(self) -> Self:
        """What is due first stands on top; what has no day comes last."""
        return self.order_by(F("uiterlijk_op").asc(nulls_last=True), "vastgelegd_op", "id")


class Taak(models.Model):
    """One thing to do in a dossier. `voor` None: for whoever of the steunpunt comes first."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="taken")
    lezerskring = models.ForeignKey(Lezerskring, on_delete=models.PROTECT, related_name="+")
    wat = models.CharField(_("wat"), max_length=300)
    uiterlijk_op = models.DateField(_("uiterlijk op"), null=True)
    voor = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    vastgelegd_op = models.DateTimeField(_("vastgelegd op"))
    vastgelegd_door = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    gedaan_op = models.DateField(_("gedaan op"), null=True)
    gedaan_door = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")

    objects = TaakQuerySet.as_manager()

    class Meta:
        verbose_name = _("taak")
        verbose_name_plural = _("taken")
        constraints = (
            models.CheckConstraint(
                condition=~Q(wat=""), name="taak_niet_leeg", violation_error_message=_("Schrijf op wat u gaat doen.")
            ),
            models.CheckConstraint(
                condition=Q(gedaan_op__isnull=True, gedaan_door__isnull=True)
                | Q(gedaan_op__isnull=False, gedaan_door__isnull=False),
                name="taak_gedaan_door_iemand",
                violation_error_message=_("Zeg op welke dag en door wie dit gedaan is."),
            ),
        )
        indexes = (models.Index(fields=["dossier"], condition=Q(gedaan_op__isnull=True), name="taak_open"),)

    def __str__(self) -> str:
        return str(self.id)
