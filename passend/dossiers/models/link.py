"""Links with which an organisation without an account answers once, about one aanmelding."""

import uuid
from datetime import date, datetime
from typing import Self
from uuid import UUID

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from passend.dossiers.models.dossier import Dossier
from passend.dossiers.models.organisatie import Organisatie

# Who acts when someone comes in with a link: a row in the users' table that nobody can sign in with. The same id
# stands in `sql/functies.sql`: only in its name a link opens anything.
LINKHOUDER = UUID("00000000-0000-4000-8000-000000000001")


class EenmaligelinkQuerySet(models.QuerySet["Eenmaligelink"]):
    def about(self, betreft_id: UUID) -> Self:
        return self.filter(betreft_id=betreft_id)

    def open_on(self, day: date) -> Self:
        """Keep links that still work on `day`."""
        return self.filter(gebruikt_op__isnull=True, vervallen_op__isnull=True, geldig_tot__gte=day)


class Eenmaligelink(models.Model):
    """Lets whoever holds its key act once for one organisation, about one subject of one dossier.

    The key itself stands nowhere: `sleutel_hash` is a keyed hash of it. `gebruikt_op` is when an act was done with it,
    `vervallen_op` when another link took its place; looking uses nothing up. `geldig_tot` is the last day, included.
    """

    class Soort(models.TextChoices):
        MAIL = "mail", _("in een mail naar de school")
        PAPIER = "papier", _("op papier")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="+")
    betreft_id = models.UUIDField(_("betreft"))
    organisatie = models.ForeignKey(Organisatie, on_delete=models.PROTECT, related_name="+")
    sleutel_hash = models.CharField(_("afdruk van de sleutel"), max_length=64, unique=True)
    soort = models.CharField(_("soort"), max_length=10, choices=Soort.choices)
    geldig_tot = models.DateField(_("geldig tot en met"))
    gemaakt_op = models.DateTimeField(_("gemaakt op"))
    gebruikt_op = models.DateTimeField(_("gebruikt op"), null=True)
    gebruikt_voor = models.CharField(_("gebruikt voor"), max_length=40, blank=True)
    vervallen_op = models.DateTimeField(_("vervallen op"), null=True)

    objects = EenmaligelinkQuerySet.as_manager()

    class Meta:
        verbose_name = _("eenmalige link")
        verbose_name_plural = _("eenmalige links")
        constraints = (
            models.CheckConstraint(
                condition=Q(sleutel_hash__regex=r"^[0-9a-f]{64}$"),
                name="eenmaligelink_alleen_afdruk",
                violation_error_message=_("Van een link wordt alleen een afdruk bewaard."),
            ),
            models.CheckConstraint(
                condition=Q(gebruikt_op__isnull=True, gebruikt_voor="")
                | Q(gebruikt_op__isnull=False, vervallen_op__isnull=True) & ~Q(gebruikt_voor=""),
                name="eenmaligelink_gebruikt_voor",
                violation_error_message=_("Zeg waarvoor de link is gebruikt."),
            ),
            models.CheckConstraint(
                condition=Q(soort__in=["mail", "papier"]),
                name="eenmaligelink_soort_bekend",
                violation_error_message=_("Kies een antwoord dat in de lijst staat."),
            ),
        )
        indexes = (models.Index(fields=["betreft_id"], name="eenmaligelink_betreft"),)

    def __str__(self) -> str:
        return str(self.id)

    def is_open(self, day: date) -> bool:
        """Whether it still works on `day`."""
        return self.gebruikt_op is None and self.vervallen_op is None and self.geldig_tot >= day


class LinkpogingQuerySet(models.QuerySet["Linkpoging"]):
    def of_source(self, bron: str, since: datetime) -> Self:
        return self.filter(bron=bron, moment__gt=since)


class Linkpoging(models.Model):
    """A code that was typed wrong: when (real time), and from where as a keyed pseudonym. Kept for a day."""

    moment = models.DateTimeField(_("moment"))
    bron = models.CharField(_("bron"), max_length=64)

    objects = LinkpogingQuerySet.as_manager()

    class Meta:
        verbose_name = _("mislukte code van een link")
        verbose_name_plural = _("mislukte codes van links")
        indexes = (models.Index(fields=["bron", "moment"], name="linkpoging_bron"),)

    def __str__(self) -> str:
        return f"{self.moment:%Y-%m-%d %H:%M}"
