"""An aanmelding that a steunpunt worker types while the parent talks. The parent sends it herself."""

import uuid
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from passend.dossiers.models import Dossier, Lezerskring


class SchrijfhulpQuerySet(models.QuerySet["Schrijfhulp"]):
    def waiting(self) -> Self:
        """Keep what the parent has not taken over yet."""
        return self.filter(overgenomen_op__isnull=True)


class Schrijfhulp(models.Model):
    """What was typed for a family so far, per step as in a `Concept`; family and that steunpunt read it, no school.

    The parent takes it over into a draft of her own, which empties it here, and sends that. `wijze` and `dag` say how
    she agreed with the text before: on a recording or with her signature; they send nothing.
    """

    class Wijze(models.TextChoices):
        STEM = "stem", _("gezegd, en opgenomen")
        HANDTEKENING = "handtekening", _("getekend op papier")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="schrijfhulp")
    lezerskring = models.ForeignKey(Lezerskring, on_delete=models.PROTECT, related_name="+")
    inhoud = models.JSONField(_("inhoud"), default=dict)
    begonnen_op = models.DateTimeField(_("begonnen op"))
    begonnen_door = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    bewaard_op = models.DateTimeField(_("bewaard op"))
    wijze = models.CharField(_("hoe de ouder akkoord ging"), max_length=20, choices=Wijze.choices, blank=True)
    dag = models.DateField(_("akkoord op"), null=True)
    genoteerd_door = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    overgenomen_op = models.DateTimeField(_("overgenomen op"), null=True)

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
                condition=Q(wijze="", dag__isnull=True, genoteerd_door__isnull=True)
                | ~Q(wijze="") & Q(dag__isnull=False, genoteerd_door__isnull=False),
                name="schrijfhulp_akkoord_heeft_dag",
                violation_error_message=_("Zeg hoe, op welke dag en door wie genoteerd."),
            ),
        )

    def __str__(self) -> str:
        return str(self.id)
