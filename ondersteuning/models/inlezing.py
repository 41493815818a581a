"""Each time a file with data was loaded: what it was, and what it changed."""

from typing import Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class InlezingQuerySet(models.QuerySet["Inlezing"]):
    def latest_of(self, bron: str) -> "Inlezing | None":
        """Return the last run of this source, whatever the peildatum of its file."""
        return self.filter(bron=bron).order_by("-id").first()

    def newest_first(self) -> Self:
        return self.order_by("-id")


class Inlezing(models.Model):
    """One import run. `peildatum` is the day on which the file describes the world, not the day of loading."""

    class Bron(models.TextChoices):
        SAMENWERKINGSVERBANDEN = "samenwerkingsverbanden", _("samenwerkingsverbanden")
        POSTCODES = "postcodes", _("postcodegebieden")
        BASISONDERWIJS = "basisonderwijs", _("scholen voor basisonderwijs (DUO)")
        OVERIG_ONDERWIJS = "overig_onderwijs", _("scholen voor sbo, so, vso en vo (DUO)")
        LEERLINGEN = "leerlingen", _("leerlingen per school (DUO)")

    bron = models.CharField(_("soort gegevens"), max_length=30, choices=Bron.choices)
    bestand = models.CharField(_("bestand"), max_length=255)
    sha256 = models.CharField(_("controlegetal"), max_length=64)
    peildatum = models.DateField(_("peildatum"))
    moment = models.DateTimeField(_("ingelezen op"))
    gelezen = models.PositiveIntegerField(_("regels gelezen"))
    nieuw = models.PositiveIntegerField(_("nieuw"), default=0)
    gewijzigd = models.PositiveIntegerField(_("gewijzigd"), default=0)
    heropend = models.PositiveIntegerField(_("heropend"), default=0)
    gesloten = models.PositiveIntegerField(_("gesloten"), default=0)
    ongewijzigd = models.PositiveIntegerField(_("ongewijzigd"), default=0)
    overgeslagen = models.PositiveIntegerField(_("overgeslagen"), default=0)
    weigeringen = models.JSONField(_("geweigerde regels"), default=list)

    objects = InlezingQuerySet.as_manager()

    class Meta:
        verbose_name = _("inlezing")
        verbose_name_plural = _("inlezingen")
        constraints = (
            models.CheckConstraint(
                condition=Q(sha256__regex=r"^[0-9a-f]{64}$"),
                name="inlezing_controlegetal_vorm",
                violation_error_message=_("Het controlegetal van het bestand klopt niet."),
            ),
        )
        indexes = (models.Index(fields=["bron", "-id"], name="inlezing_laatste"),)

    def __str__(self) -> str:
        return f"{self.get_bron_display()} {self.peildatum}"
