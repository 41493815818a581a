"""Which reminders have been taken up, so that what is due and not handled can be asked."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Herinnering(models.Model):
    """One moment of one term that was taken up: its messages are in the outbox.

    `betreft_id`, `onderwerp` and `moment` say which, `vervalt_op` is the version of the date: when the date moves, the
    new date is reminded of anew. Codes and dates only.
    """

    class Moment(models.TextChoices):
        BIJNA = "bijna", _("in de week voor de laatste dag")
        VANDAAG = "vandaag", _("op de laatste dag")
        VOORBIJ = "voorbij", _("na de laatste dag")

    betreft_id = models.UUIDField(_("betreft"))
    onderwerp = models.CharField(_("onderwerp"), max_length=60)
    moment = models.CharField(_("moment"), max_length=10, choices=Moment.choices)
    vervalt_op = models.DateField(_("laatste dag"))
    opgepakt_op = models.DateTimeField(_("opgepakt op"))

    class Meta:
        verbose_name = _("herinnering")
        verbose_name_plural = _("herinneringen")
        constraints = (
            models.UniqueConstraint(
                fields=["betreft_id", "onderwerp", "moment", "vervalt_op"],
                name="herinnering_eenmaal",
                violation_error_message=_("Deze herinnering is al opgepakt."),
            ),
            models.CheckConstraint(
                condition=models.Q(moment__in=["bijna", "vandaag", "voorbij"]),
                name="herinnering_moment_bekend",
                violation_error_message=_("Kies een antwoord dat in de lijst staat."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.onderwerp} {self.moment} {self.vervalt_op}"
