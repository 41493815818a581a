"""A code with which a parent comes into a dossier that the steunpunt opened."""

import uuid
from datetime import date
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from passend.dossiers.models.dossier import Dossier
from passend.dossiers.models.organisatie import Organisatie


class UitnodigingQuerySet(models.QuerySet["Uitnodiging"]):
    def usable_on(self, day: date) -> Self:
        """Keep invitations that were not used or replaced, and whose last day has not passed on `day`."""
        return self.filter(gebruikt_op__isnull=True, vervangen_op__isnull=True, geldig_tot__gte=day)


class Uitnodiging(models.Model):
    """A code on paper or told by phone; used once, until and including `geldig_tot`.

    Only a keyed hash of the code is kept. The rows are made and used by definer functions alone: who holds a code may
    not see whose it is, and a worker may not let a parent into a family's own dossier.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="uitnodigingen")
    organisatie = models.ForeignKey(Organisatie, on_delete=models.PROTECT, related_name="+")
    code_hash = models.CharField(_("code, onherkenbaar"), max_length=64, editable=False)
    geldig_tot = models.DateField(_("geldig tot en met"))
    gemaakt_op = models.DateTimeField(_("gemaakt op"))
    gemaakt_door = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    gebruikt_op = models.DateTimeField(_("gebruikt op"), null=True)
    gebruikt_door = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    vervangen_op = models.DateTimeField(_("vervangen op"), null=True)

    objects = UitnodigingQuerySet.as_manager()

    class Meta:
        verbose_name = _("uitnodiging")
        verbose_name_plural = _("uitnodigingen")
        constraints = (
            models.UniqueConstraint(
                fields=["code_hash"],
                name="uitnodiging_code_uniek",
                violation_error_message=_("Deze code bestaat al."),
            ),
            models.UniqueConstraint(
                fields=["dossier"],
                condition=Q(gebruikt_op__isnull=True, vervangen_op__isnull=True),
                name="uitnodiging_een_open",
                violation_error_message=_("Er is al een code voor dit dossier."),
            ),
            models.CheckConstraint(
                condition=Q(gebruikt_op__isnull=True, gebruikt_door__isnull=True)
                | Q(gebruikt_op__isnull=False, gebruikt_door__isnull=False, vervangen_op__isnull=True),
                name="uitnodiging_gebruikt_door",
                violation_error_message=_("Zeg wie de code heeft gebruikt, en wanneer."),
            ),
            models.CheckConstraint(
                condition=Q(code_hash__regex=r"^[0-9a-f]{64}$"),
                name="uitnodiging_alleen_afdruk",
                violation_error_message=_("Van een code wordt alleen een afdruk bewaard."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.dossier_id} {self.geldig_tot}"


class Uitnodigingspoging(models.Model):
    """A code that was tried and did not fit; counted per person, so that nobody can go on guessing."""

    gebruiker = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    op = models.DateTimeField(_("geprobeerd op"))

    class Meta:
        verbose_name = _("poging met een code")
        verbose_name_plural = _("pogingen met een code")
        indexes = (models.Index(fields=["gebruiker", "op"], name="uitnodigingspoging_persoon"),)

    def __str__(self) -> str:
        return f"{self.op:%Y-%m-%d %H:%M}"
