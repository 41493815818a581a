"""The ouder- en jeugdsteunpunten that help families in a region."""

from typing import Self
from uuid import UUID

from django.db import models
from django.utils.translation import gettext_lazy as _

from ondersteuning.models.samenwerkingsverband import Samenwerkingsverband
from passend.dossiers.models import Organisatie


class SteunpuntQuerySet(models.QuerySet["Steunpunt"]):
    def serving(self, *verband_ids: UUID | None) -> Self:
        """Keep the steunpunten of any of these samenwerkingsverbanden, each once, by name."""
        wanted = [pk for pk in verband_ids if pk]
        return (
            self.filter(
                pk__in=Steunpunt.samenwerkingsverbanden.through.objects.filter(
                    samenwerkingsverband_id__in=wanted
                ).values("steunpunt_id")
            )
            .select_related("organisatie")
            .order_by("organisatie__naam")
        )


class Steunpunt(models.Model):
    """A steunpunt and the samenwerkingsverbanden that it serves."""

    organisatie = models.OneToOneField(
        Organisatie, on_delete=models.PROTECT, primary_key=True, related_name="steunpunt"
    )
    samenwerkingsverbanden = models.ManyToManyField(
        Samenwerkingsverband, related_name="steunpunten", verbose_name=_("samenwerkingsverbanden")
    )
    telefoon = models.CharField(_("telefoon"), max_length=20, blank=True)
    email = models.EmailField(_("e-mailadres"), blank=True)
    website = models.CharField(_("website"), max_length=100, blank=True)
    bereikbaar = models.CharField(_("wanneer bereikbaar"), max_length=150, blank=True, default="", db_default="")

    objects = SteunpuntQuerySet.as_manager()

    class Meta:
        verbose_name = _("ouder- en jeugdsteunpunt")
        verbose_name_plural = _("ouder- en jeugdsteunpunten")

    def __str__(self) -> str:
        return self.organisatie.naam
