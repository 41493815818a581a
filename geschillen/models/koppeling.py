"""A board's file beside a family's dispute: asked by the board with a code, and nothing without the family's yes."""

import uuid
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from geschillen.models.bestuur import Bestuursgeschil
from geschillen.models.geschil import Geschil
from passend.dossiers.models import Dossier, Lezerskring, Organisatie
from zorgplicht.models import Aanmelding


class KoppelingQuerySet(models.QuerySet["Koppeling"]):
    def of_dispute(self, dispute: Geschil) -> Self:
        """Keep the board that the family shares this dispute with, and those that ask for it with its code."""
        asking = Q(stand=Koppeling.Stand.GEVRAAGD, code=dispute.koppelcode) & ~Q(code="")
        found = self.filter(Q(betreft_id=dispute.aanmelding_id, stand=Koppeling.Stand.JA) | asking)
        return found.select_related("organisatie").order_by("gevraagd_op", "id")


class Koppeling(models.Model):
    """One request of a board. It names a code and no dossier: whether the code exists, only the family learns.

    With the family's yes it names the dossier, the aanmelding in `betreft_id`, and the circle that the board reads
    from then on; the dispute only when the family had one by then, a bezwaar can be shared without.
    """

    class Stand(models.TextChoices):
        GEVRAAGD = "gevraagd", _("het gezin heeft nog niet geantwoord")
        JA = "ja", _("het gezin zei ja")
        NEE = "nee", _("het gezin zei nee")
        GESTOPT = "gestopt", _("het gezin is gestopt met delen")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    bestuursgeschil = models.ForeignKey(Bestuursgeschil, on_delete=models.PROTECT, related_name="koppelingen")
    organisatie = models.ForeignKey(Organisatie, on_delete=models.PROTECT, related_name="+")
    # What the family must recognise before it says yes; it may not read the board's file itself.
    zaaknummer = models.CharField(_("zaaknummer"), max_length=40)
    school = models.ForeignKey("ondersteuning.School", on_delete=models.PROTECT, related_name="+")
    code = models.CharField(_("code"), max_length=9)
    stand = models.CharField(_("stand"), max_length=10, choices=Stand.choices, default=Stand.GEVRAAGD)
    gevraagd_op = models.DateTimeField(_("gevraagd op"))
    gevraagd_door = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    antwoord_op = models.DateTimeField(_("antwoord op"), null=True)
    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, null=True, related_name="+")
    geschil = models.ForeignKey(Geschil, on_delete=models.PROTECT, null=True, related_name="koppelingen")
    betreft_id = models.UUIDField(_("betreft"), null=True)
    lezerskring = models.ForeignKey(Lezerskring, on_delete=models.PROTECT, null=True, related_name="+")

    objects = KoppelingQuerySet.as_manager()

    class Meta:
        verbose_name = _("koppeling")
        verbose_name_plural = _("koppelingen")
        constraints = (
            models.CheckConstraint(
                condition=Q(
                    stand="gevraagd",
                    antwoord_op__isnull=True,
                    dossier__isnull=True,
                    geschil__isnull=True,
                    betreft_id__isnull=True,
                    lezerskring__isnull=True,
                )
                | Q(
                    stand="nee",
                    antwoord_op__isnull=False,
                    dossier__isnull=False,
                    betreft_id__isnull=True,
                    lezerskring__isnull=True,
                )
                | Q(
                    stand__in=["ja", "gestopt"],
                    antwoord_op__isnull=False,
                    dossier__isnull=False,
                    betreft_id__isnull=False,
                    lezerskring__isnull=False,
                ),
                name="koppeling_stand_past",
                violation_error_message=_("Een koppeling bestaat pas als het gezin ja zegt."),
            ),
            models.CheckConstraint(
                condition=~Q(code="") & ~Q(zaaknummer=""),
                name="koppeling_met_code_en_nummer",
                violation_error_message=_("Een verzoek heeft de code van het gezin en het nummer van de zaak."),
            ),
            models.UniqueConstraint(
                fields=["bestuursgeschil"],
                condition=Q(stand__in=["gevraagd", "ja"]),
                name="koppeling_een_lopend",
                violation_error_message=_("Er loopt al een verzoek voor deze zaak."),
            ),
            models.UniqueConstraint(
                fields=["betreft_id"],
                condition=Q(stand="ja"),
                name="koppeling_een_per_aanmelding",
                violation_error_message=_("Dit is al met een zaak van het bestuur verbonden."),
            ),
        )

    def __str__(self) -> str:
        return str(self.id)


class Koppelcode(models.Model):
    """The code of a bezwaar: the family gives it to the board, that asks with it. That of a dispute stands there."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="+")
    lezerskring = models.ForeignKey(Lezerskring, on_delete=models.PROTECT, related_name="+")
    aanmelding = models.OneToOneField(Aanmelding, on_delete=models.PROTECT, related_name="koppelcode")
    code = models.CharField(_("code"), max_length=9)
    gemaakt_op = models.DateTimeField(_("gemaakt op"))

    class Meta:
        verbose_name = _("code van een bezwaar")
        verbose_name_plural = _("codes van bezwaren")
        constraints = (
            models.UniqueConstraint(
                fields=["code"],
                name="koppelcode_uniek",
                violation_error_message=_("Deze code is al gebruikt. Probeer het nog een keer."),
            ),
            models.CheckConstraint(
                condition=~Q(code=""),
                name="koppelcode_niet_leeg",
                violation_error_message=_("Een code heeft 8 letters en cijfers."),
            ),
        )

    def __str__(self) -> str:
        return str(self.id)
