"""The boards (bevoegd gezag) of schools."""

from typing import Self

from django.db import models
from django.db.models import Count, F, Q
from django.utils.translation import gettext_lazy as _

from passend.dossiers.models import Organisatie


class SchoolbestuurQuerySet(models.QuerySet["Schoolbestuur"]):
    def with_school_count(self) -> Self:
        """Add `aantal_scholen`: the open schools of each board."""
        return self.annotate(
            aantal_scholen=Count("scholen", filter=Q(scholen__gesloten_op__isnull=True)),
        )

    def nameless_first(self) -> Self:
        """Order, after `with_school_count`: boards without a name first, of those the largest first."""
        return self.order_by("naam", F("aantal_scholen").desc(), "nummer")

    def without_name(self) -> Self:
        return self.filter(naam="")


class Schoolbestuur(models.Model):
    """A board, known by DUO's number. No DUO file names it: an administrator does, with source and date.

    It becomes an `Organisatie`, which can take part in a dossier, as soon as it has a name.
    """

    nummer = models.CharField(_("nummer bevoegd gezag"), max_length=5, unique=True)
    naam = models.CharField(_("naam"), max_length=250, blank=True)
    organisatie = models.OneToOneField(
        Organisatie, on_delete=models.PROTECT, null=True, blank=True, related_name="schoolbestuur"
    )

    objects = SchoolbestuurQuerySet.as_manager()

    class Meta:
        verbose_name = _("schoolbestuur")
        verbose_name_plural = _("schoolbesturen")
        constraints = (
            models.CheckConstraint(
                condition=Q(nummer__regex=r"^[0-9]{5}$"),
                name="schoolbestuur_nummer_vorm",
                violation_error_message=_("Het nummer van een bevoegd gezag heeft 5 cijfers."),
            ),
            models.CheckConstraint(
                condition=Q(organisatie__isnull=True) | ~Q(naam=""),
                name="schoolbestuur_organisatie_heeft_naam",
                violation_error_message=_("Geef het schoolbestuur eerst een naam."),
            ),
        )

    def __str__(self) -> str:
        return self.naam or str(_("Schoolbestuur %(nummer)s") % {"nummer": self.nummer})
