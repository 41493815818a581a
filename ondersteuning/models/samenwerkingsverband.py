"""The regional bodies that schools for passend onderwijs belong to, one register for po and one for vo."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from passend.dossiers.models import Organisatie


class Samenwerkingsverband(models.Model):
    """A samenwerkingsverband, known by its number (`PO2001`). An administrator sets its official name."""

    class Sector(models.TextChoices):
        PO = "po", _("primair onderwijs")
        VO = "vo", _("voortgezet onderwijs")

    organisatie = models.OneToOneField(
        Organisatie, on_delete=models.PROTECT, primary_key=True, related_name="samenwerkingsverband"
    )
    nummer = models.CharField(_("nummer"), max_length=6, unique=True)
    sector = models.CharField(_("sector"), max_length=2, choices=Sector.choices)
    grootste_gemeente = models.CharField(_("grootste gemeente"), max_length=100, blank=True)

    class Meta:
        verbose_name = _("samenwerkingsverband")
        verbose_name_plural = _("samenwerkingsverbanden")
        constraints = (
            models.CheckConstraint(
                condition=Q(nummer__regex=r"^(PO|VO)[0-9]{4}$"),
                name="samenwerkingsverband_nummer_vorm",
                violation_error_message=_("Een nummer heeft deze vorm: PO2001 of VO2001."),
            ),
            models.CheckConstraint(
                condition=Q(nummer__startswith="PO", sector="po") | Q(nummer__startswith="VO", sector="vo"),
                name="samenwerkingsverband_sector_past",
                violation_error_message=_("Het nummer en de sector horen niet bij elkaar."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.organisatie.naam} ({self.nummer})"
