"""An aanmelding that a steunpunt worker types while the parent talks."""

import uuid
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from passend.dossiers.models import Dossier, Lezerskring


class SchrijfhulpQuerySet(models.QuerySet["Schrijfhulp"]):
    def waiting(self) -> Self:
        """Keep what was neither taken over by the parent nor sent for the parent yet."""
        return self.filter(overgenomen_op__isnull=True)


class Schrijfhulp(models.Model):
    """What was typed for a family so far, per step as in a `Concept`; family and that steunpunt read it, no school.

    The parent takes it over into a draft of her own and sends that, or agrees with exactly this text before the worker
    sends it (`passend.dossiers.models.Akkoord`, whose `over_id` is this id). Either way it is emptied here.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="schrijfhulp")
    lezerskring = models.ForeignKey(Lezerskring, on_delete=models.PROTECT, related_name="+")
    inhoud = models.JSONField(_("inhoud"), default=dict)
    begonnen_op = models.DateTimeField(_("begonnen op"))
    begonnen_door = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    bewaard_op = models.DateTimeField(_("bewaard op"))
    overgenomen_op = models.DateTimeField(_("overgenomen of verstuurd op"), null=True)

    objects = SchrijfhulpQuerySet.as_manager()

    class Meta:
        verbose_name = _("schrijfhulp")
        verbose_name_plural = _("schrijfhulp")
        constraints = (
            models.UniqueConstraint(
                fields=["dossier", "lezerskring"],
                condition=Q(overgenomen_op__isnull=True),
                name="schrijfhulp_een_lopende",
                violation_error_message=_("Er is al een tekst voor dit gezin begonnen."),
            ),
            models.CheckConstraint(
                condition=Q(overgenomen_op__isnull=True) | Q(inhoud={}),
                name="schrijfhulp_overgenomen_leeg",
                violation_error_message=_("Wat is overgenomen of verstuurd, blijft hier niet staan."),
            ),
        )

    def __str__(self) -> str:
        return str(self.id)
