"""What the gateway remembers of each message key, apart from the outbox."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class Poortboek(models.Model):
    """One row per message key that the gateway ever began to send; `begonnen_op` is committed before SMTP is called.

    A row that began and did not end is a send of which nobody can know whether it arrived. Both moments are real time.
    """

    class Uitkomst(models.TextChoices):
        VERSTUURD = "verstuurd", _("verstuurd")
        NIET_VERSTUURD = "niet_verstuurd", _("niet verstuurd")
        ONBEKEND = "onbekend", _("onbekend")

    sleutel = models.CharField(_("sleutel"), max_length=250, primary_key=True)
    begonnen_op = models.DateTimeField(_("begonnen op"))
    afgerond_op = models.DateTimeField(_("afgerond op"), null=True)
    uitkomst = models.CharField(_("uitkomst"), max_length=20, choices=Uitkomst.choices, blank=True)

    class Meta:
        verbose_name = _("regel van de poort")
        verbose_name_plural = _("poortboek")
        constraints = (
            models.CheckConstraint(
                condition=Q(afgerond_op__isnull=True, uitkomst="") | Q(afgerond_op__isnull=False) & ~Q(uitkomst=""),
                name="poortboek_uitkomst_bij_einde",
                violation_error_message=_("Wat is afgerond, heeft een uitkomst."),
            ),
            models.CheckConstraint(
                condition=Q(uitkomst__in=["", "verstuurd", "niet_verstuurd", "onbekend"]),
                name="poortboek_uitkomst_bekend",
                violation_error_message=_("Deze uitkomst bestaat niet."),
            ),
        )

    def __str__(self) -> str:
        return self.uitkomst or self.sleutel
