"""What no file knows and an administrator adds, with source and date. A newer file never overwrites it."""

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from ondersteuning.models.samenwerkingsverband import Samenwerkingsverband
from ondersteuning.models.school import School
from ondersteuning.models.schoolbestuur import Schoolbestuur


class AanvullingQuerySet(models.QuerySet["Aanvulling"]):
    def in_force(self) -> Self:
        return self.filter(vervallen_op__isnull=True)

    def newest_first(self) -> Self:
        return self.select_related("door").order_by("-id")


class Aanvulling(models.Model):
    """One value of one field. The value in force is also written in the field itself, so that lists stay simple.

    `datum` is the day on which the source said so. Changing a value ends the old row (`vervallen_op`) and adds a new
    one: nothing is erased.
    """

    class Veld(models.TextChoices):
        EMAIL = "email", _("e-mailadres")
        CONTACT = "contact", _("aanspreekpunt")
        RICHTING = "richting", _("openbaar of bijzonder")
        CLUSTER = "cluster", _("cluster speciaal onderwijs")
        NAAM = "naam", _("naam")

    SCHOOL_FIELDS = (Veld.EMAIL, Veld.CONTACT, Veld.RICHTING, Veld.CLUSTER)

    school = models.ForeignKey(School, on_delete=models.PROTECT, null=True, related_name="aanvullingen")
    bestuur = models.ForeignKey(Schoolbestuur, on_delete=models.PROTECT, null=True, related_name="aanvullingen")
    samenwerkingsverband = models.ForeignKey(
        Samenwerkingsverband, on_delete=models.PROTECT, null=True, related_name="aanvullingen"
    )
    veld = models.CharField(_("gegeven"), max_length=20, choices=Veld.choices)
    waarde = models.CharField(_("waarde"), max_length=250)
    bron = models.CharField(_("bron"), max_length=300)
    datum = models.DateField(_("datum van de bron"))
    door = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    vastgelegd_op = models.DateTimeField(_("vastgelegd op"))
    vervallen_op = models.DateTimeField(_("vervallen op"), null=True)

    objects = AanvullingQuerySet.as_manager()

    class Meta:
        verbose_name = _("aanvulling")
        verbose_name_plural = _("aanvullingen")
        constraints = (
            models.CheckConstraint(
                condition=(
                    Q(
                        school__isnull=False,
                        bestuur__isnull=True,
                        samenwerkingsverband__isnull=True,
                        veld__in=["email", "contact", "richting", "cluster"],
                    )
                    | Q(
                        school__isnull=True,
                        bestuur__isnull=False,
                        samenwerkingsverband__isnull=True,
                        veld="naam",
                    )
                    | Q(
                        school__isnull=True,
                        bestuur__isnull=True,
                        samenwerkingsverband__isnull=False,
                        veld="naam",
                    )
                ),
                name="aanvulling_hoort_ergens",
                violation_error_message=_("Een aanvulling hoort bij één school, bestuur of samenwerkingsverband."),
            ),
            models.CheckConstraint(
                condition=~Q(waarde="") & ~Q(bron=""),
                name="aanvulling_met_bron",
                violation_error_message=_("Vul in wat het is en waar u dat vond."),
            ),
            models.CheckConstraint(
                condition=Q(veld="richting", waarde__in=["openbaar", "bijzonder"])
                | Q(veld="cluster", waarde__in=["1", "2", "3", "4"])
                | Q(veld__in=["email", "contact", "naam"]),
                name="aanvulling_waarde_past",
                violation_error_message=_("Deze waarde past niet bij dit gegeven."),
            ),
            models.UniqueConstraint(
                fields=["school", "bestuur", "samenwerkingsverband", "veld"],
                condition=Q(vervallen_op__isnull=True),
                nulls_distinct=False,
                name="aanvulling_een_geldt",
                violation_error_message=_("Voor dit gegeven geldt al een andere aanvulling."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.get_veld_display()}: {self.waarde}"
