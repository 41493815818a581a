"""Which worker of a steunpunt helps a family, on which days."""

from datetime import date
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from passend.dossiers.models import Dossier, Lezerskring, Organisatie


class BehandelaarQuerySet(models.QuerySet["Behandelaar"]):
    def holding_on(self, day: date) -> Self:
        """Keep the rows that hold on `day`; `van` and `tot` are both included."""
        return self.filter(Q(tot__isnull=True) | Q(tot__gte=day), van__lte=day)

    def latest_first(self) -> Self:
        """The row recorded last counts: a stand-in stands before whom they stand in for."""
        return self.order_by("-id")


class Behandelaar(models.Model):
    """This worker helps this family from `van` to and including `tot` (None: until somebody else does).

    Of several rows that hold on a day the one recorded last counts. So a stand-in is a row with a last day on top of
    the worker's own, and the day after it the case is the worker's again without anyone doing anything. `overdracht`
    binds the rows of one hand-over, so that it can be undone as a whole. Family and steunpunt read it, no school does.
    """

    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="behandelaars")
    lezerskring = models.ForeignKey(Lezerskring, on_delete=models.PROTECT, related_name="+")
    organisatie = models.ForeignKey(Organisatie, on_delete=models.PROTECT, related_name="+")
    gebruiker = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    van = models.DateField(_("van"))
    tot = models.DateField(_("tot en met"), null=True)
    overdracht = models.UUIDField(_("overdracht"), null=True)
    vastgelegd_op = models.DateTimeField(_("vastgelegd op"))
    vastgelegd_door = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    objects = BehandelaarQuerySet.as_manager()

    class Meta:
        verbose_name = _("behandelaar")
        verbose_name_plural = _("behandelaars")
        constraints = (
            models.CheckConstraint(
                # One day earlier is allowed: then it was undone before anyone was helped.
                condition=Q(tot__isnull=True) | Q(tot__gte=F("van") - 1),
                name="behandelaar_tot_na_van",
                violation_error_message=_("De laatste dag ligt voor de eerste dag."),
            ),
            models.UniqueConstraint(
                fields=["dossier", "organisatie"],
                condition=Q(tot__isnull=True),
                name="behandelaar_een_vaste",
                violation_error_message=_("Een collega heeft deze zaak net overgenomen. Laad de pagina opnieuw."),
            ),
        )
        indexes = (
            models.Index(fields=["overdracht"], condition=Q(overdracht__isnull=False), name="behandelaar_overdracht"),
        )

    def __str__(self) -> str:
        return f"{self.dossier_id} {self.van}"
