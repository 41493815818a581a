"""What a change of the calendar or of the rules did to one date of one case."""

from typing import Self
from uuid import UUID

from django.db import models
from django.db.models import F, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from passend.dossiers.models import Dossier, Lezerskring


class DatumwijzigingQuerySet(models.QuerySet["Datumwijziging"]):
    def about(self, betreft_id: UUID | OuterRef) -> Self:
        """Keep the changes of this aanmelding, oldest first."""
        return self.filter(betreft_id=betreft_id).order_by("op", "id")


class Datumwijziging(models.Model):
    """One date of a term that moved without anything having happened in the case.

    `regel`, `onderwerp` and `lezing` name the term as in `passend.dossiers.Termijn`, `betreft_id` the aanmelding.
    `oude_dag` None: there was no such date before; `nieuwe_dag` None: there is none any more. `versie` is the law that
    gave the new date (`passend.wet.boek`), `omschrijving` a key of the words for why.
    """

    class Welke(models.TextChoices):
        LAATSTE_DAG = "laatste_dag", _("laatste dag")
        GEVOLG = "gevolg", _("eerste dag van wat daarna komt")

    class Oorzaak(models.TextChoices):
        KALENDER = "kalender", _("de kalender")
        REGELS = "regels", _("de regels")

    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="+")
    betreft_id = models.UUIDField(_("betreft"))
    lezerskring = models.ForeignKey(Lezerskring, on_delete=models.PROTECT, related_name="+")
    regel = models.CharField(_("regel"), max_length=60)
    onderwerp = models.CharField(_("onderwerp"), max_length=60)
    lezing = models.CharField(_("lezing"), max_length=200, blank=True)
    welke = models.CharField(_("welke dag"), max_length=20, choices=Welke.choices)
    oude_dag = models.DateField(_("oude dag"), null=True)
    nieuwe_dag = models.DateField(_("nieuwe dag"), null=True)
    oorzaak = models.CharField(_("oorzaak"), max_length=20, choices=Oorzaak.choices)
    omschrijving = models.CharField(_("omschrijving"), max_length=40)
    op = models.DateTimeField(_("op"))
    versie = models.CharField(_("versie van de wet"), max_length=64)

    objects = DatumwijzigingQuerySet.as_manager()

    class Meta:
        verbose_name = _("gewijzigde datum")
        verbose_name_plural = _("gewijzigde datums")
        constraints = (
            models.CheckConstraint(
                condition=Q(oude_dag__isnull=True, nieuwe_dag__isnull=False)
                | Q(oude_dag__isnull=False, nieuwe_dag__isnull=True)
                | Q(oude_dag__isnull=False, nieuwe_dag__isnull=False) & ~Q(oude_dag=F("nieuwe_dag")),
                name="datumwijziging_verandert",
                violation_error_message=_("Deze datum is niet veranderd."),
            ),
        )
        indexes = (models.Index(fields=["betreft_id"], name="datumwijziging_betreft"),)

    def __str__(self) -> str:
        return f"{self.onderwerp} {self.oude_dag} {self.nieuwe_dag}"
