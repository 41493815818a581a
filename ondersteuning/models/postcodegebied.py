"""The four digits of a postcode: where that is, and which samenwerkingsverbanden it lies in."""

from typing import Self

from django.db import models
from django.db.models import Avg, Q
from django.utils.translation import gettext_lazy as _

from ondersteuning.models.samenwerkingsverband import Samenwerkingsverband


class PostcodeGebiedQuerySet(models.QuerySet["PostcodeGebied"]):
    def located(self) -> Self:
        return self.filter(breedtegraad__isnull=False)

    def middle(self) -> tuple[float, float] | None:
        """Return (latitude, longitude) of the middle of these areas; None when there is none."""
        found = self.located().aggregate(lat=Avg("breedtegraad"), lon=Avg("lengtegraad"))
        return None if found["lat"] is None else (found["lat"], found["lon"])

    def of_place(self, key: str) -> Self:
        """Keep the areas of the place with this name, as `zoeksleutel` writes it."""
        return self.filter(zoeknamen__contains=f"|{key}|")

    def neighbours_of(self, pc4: str) -> Self:
        """Keep the area itself when its middle is known, or else those whose numbers begin with the same three."""
        if self.located().filter(pk=pc4).exists():
            return self.filter(pk=pc4)
        return self.filter(pk__startswith=pc4[:3])


class PostcodeGebied(models.Model):
    """One four-digit postcode. `breedtegraad` and `lengtegraad` are its middle, in degrees (WGS 84).

    The samenwerkingsverbanden are those of the annex of the Regeling regio-indeling samenwerkingsverbanden
    passend onderwijs; a postcode that came later, or lies in no region (Europoort), has none. `zoeknamen` holds the
    names of the place as searching writes them, each between bars: "|den hag|".
    """

    pc4 = models.CharField(_("postcode"), max_length=4, primary_key=True)
    plaats = models.CharField(_("plaats"), max_length=100, blank=True)
    andere_namen = models.CharField(_("andere namen"), max_length=300, blank=True)
    zoeknamen = models.CharField(_("zoeknamen"), max_length=600, blank=True, editable=False)
    gemeente = models.CharField(_("gemeente"), max_length=100, blank=True)
    breedtegraad = models.FloatField(_("breedtegraad"), null=True)
    lengtegraad = models.FloatField(_("lengtegraad"), null=True)
    swv_po = models.ForeignKey(
        Samenwerkingsverband, on_delete=models.PROTECT, null=True, related_name="+", verbose_name=_("po-verband")
    )
    swv_vo = models.ForeignKey(
        Samenwerkingsverband, on_delete=models.PROTECT, null=True, related_name="+", verbose_name=_("vo-verband")
    )

    objects = PostcodeGebiedQuerySet.as_manager()

    class Meta:
        verbose_name = _("postcodegebied")
        verbose_name_plural = _("postcodegebieden")
        constraints = (
            models.CheckConstraint(
                condition=Q(pc4__regex=r"^[1-9][0-9]{3}$"),
                name="postcodegebied_vorm",
                violation_error_message=_("Een postcodegebied heeft 4 cijfers en begint niet met een 0."),
            ),
            models.CheckConstraint(
                condition=Q(breedtegraad__isnull=True, lengtegraad__isnull=True)
                | Q(breedtegraad__range=(50, 54), lengtegraad__range=(3, 8)),
                name="postcodegebied_in_nederland",
                violation_error_message=_("Dit punt ligt niet in Nederland."),
            ),
            # Of a comparison with nothing the answer is unknown, and that lets a row through.
            models.CheckConstraint(
                condition=Q(breedtegraad__isnull=True, lengtegraad__isnull=True)
                | Q(breedtegraad__isnull=False, lengtegraad__isnull=False),
                name="postcodegebied_punt_geheel",
                violation_error_message=_("Een punt heeft een breedtegraad en een lengtegraad."),
            ),
        )

    def __str__(self) -> str:
        return self.pc4
