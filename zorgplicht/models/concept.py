"""A parent's aanmelding in the making."""

import uuid
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from passend.dossiers.models import Dossier
from passend.gebruikers.models import Gebruiker


class ConceptQuerySet(models.QuerySet["Concept"]):
    def of(self, user: Gebruiker) -> Self:
        return self.filter(gebruiker=user)

    def unsent(self) -> Self:
        return self.filter(dossier__isnull=True)


class Concept(models.Model):
    """What a parent has filled in so far, per step, readable by that parent alone; emptied when it is sent.

    `dossier` is the dossier that sending made: a second click on "versturen" finds it and makes no second one.
    `hulpvraag` is the request for help that it grew out of: it is sent in the dossier of that.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    gebruiker = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    inhoud = models.JSONField(_("inhoud"), default=dict)
    begonnen_op = models.DateTimeField(_("begonnen op"))
    bewaard_op = models.DateTimeField(_("bewaard op"))
    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, null=True, related_name="+")
    hulpvraag = models.ForeignKey("zorgplicht.Hulpvraag", on_delete=models.PROTECT, null=True, related_name="+")

    objects = ConceptQuerySet.as_manager()

    class Meta:
        verbose_name = _("concept")
        verbose_name_plural = _("concepten")
        constraints = (
            models.CheckConstraint(
                condition=Q(dossier__isnull=True) | Q(inhoud={}),
                name="concept_verstuurd_leeg",
                violation_error_message=_("Wat is verstuurd, blijft hier niet staan."),
            ),
        )

    def __str__(self) -> str:
        return str(self.id)
