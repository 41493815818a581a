"""Someone without an account who wants to be called by the ouder- en jeugdsteunpunt."""

import uuid
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from passend.dossiers.models import Lidmaatschap, Organisatie
from passend.gebruikers.models import Gebruiker
from passend.klok import vandaag


class TerugbelverzoekQuerySet(models.QuerySet["Terugbelverzoek"]):
    def visible_to(self, user: Gebruiker) -> Self:
        """Keep those of the steunpunten where `user` works today."""
        members = Lidmaatschap.objects.of_user(user.pk).valid_on(vandaag())
        return self.filter(organisatie_id__in=members.values("organisatie_id"))

    def open(self) -> Self:
        """Keep who still has to be called, or has to be called again."""
        return self.filter(uitkomst__in=Terugbelverzoek.NOG_BELLEN)

    def waiting_longest_first(self) -> Self:
        return self.order_by("gevraagd_op", "id")


class Terugbelverzoek(models.Model):
    """A name, a number and when to call; no story, no child. Nobody but the steunpunt can read it.

    `postcode` are the four digits that chose the steunpunt, `onderwijs` for which kind of school ("" when one
    steunpunt is there for both). Name and number can be emptied once somebody was spoken to.
    """

    class Wanneer(models.TextChoices):
        OCHTEND = "ochtend", _("in de ochtend")
        MIDDAG = "middag", _("in de middag")
        MAAKT_NIET_UIT = "maakt_niet_uit", _("dat maakt niet uit")

    class Onderwijs(models.TextChoices):
        PO = "po", _("basisschool")
        VO = "vo", _("middelbare school")

    class Uitkomst(models.TextChoices):
        GESPROKEN = "gesproken", _("gesproken")
        NIET_BEREIKT = "niet_bereikt", _("niet bereikt, nog een keer bellen")
        ONJUIST = "onjuist", _("het nummer klopt niet")

    NOG_BELLEN = ("", Uitkomst.NIET_BEREIKT)

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisatie = models.ForeignKey(Organisatie, on_delete=models.PROTECT, related_name="+")
    naam = models.CharField(_("naam"), max_length=100, blank=True)
    telefoon = models.CharField(_("telefoonnummer"), max_length=20, blank=True)
    postcode = models.CharField(_("postcode"), max_length=4)
    onderwijs = models.CharField(_("onderwijs"), max_length=2, choices=Onderwijs.choices, blank=True)
    wanneer = models.CharField(_("wanneer bellen"), max_length=20, choices=Wanneer.choices)
    gevraagd_op = models.DateTimeField(_("gevraagd op"))
    gebeld_op = models.DateTimeField(_("gebeld op"), null=True)
    gebeld_door = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    uitkomst = models.CharField(_("uitkomst"), max_length=20, choices=Uitkomst.choices, blank=True)

    objects = TerugbelverzoekQuerySet.as_manager()

    class Meta:
        verbose_name = _("terugbelverzoek")
        verbose_name_plural = _("terugbelverzoeken")
        constraints = (
            models.CheckConstraint(
                condition=Q(gebeld_op__isnull=True, gebeld_door__isnull=True, uitkomst="")
                | Q(gebeld_op__isnull=False, gebeld_door__isnull=False) & ~Q(uitkomst=""),
                name="terugbelverzoek_gebeld_met_uitkomst",
                violation_error_message=_("Zeg wie belde, wanneer, en wat daarvan kwam."),
            ),
            models.CheckConstraint(
                condition=~Q(telefoon="") & ~Q(naam="") | ~Q(uitkomst__in=["", "niet_bereikt"]),
                name="terugbelverzoek_nummer_tot_gebeld",
                violation_error_message=_("Zolang er nog gebeld moet worden, zijn naam en nummer nodig."),
            ),
            models.CheckConstraint(
                condition=Q(
                    wanneer__in=["ochtend", "middag", "maakt_niet_uit"],
                    onderwijs__in=["", "po", "vo"],
                    uitkomst__in=["", "gesproken", "niet_bereikt", "onjuist"],
                ),
                name="terugbelverzoek_keuzes_bekend",
                violation_error_message=_("Kies een antwoord dat in de lijst staat."),
            ),
            models.CheckConstraint(
                condition=Q(postcode__regex=r"^[1-9][0-9]{3}$"),
                name="terugbelverzoek_postcode_vorm",
                violation_error_message=_("Een postcode heeft hier alleen 4 cijfers."),
            ),
        )
        indexes = (
            models.Index(
                fields=["organisatie", "gevraagd_op"],
                condition=Q(uitkomst__in=["", "niet_bereikt"]),
                name="terugbelverzoek_open",
            ),
            # How many came in the last hour.
            models.Index(fields=["organisatie", "-gevraagd_op"], name="terugbelverzoek_recent"),
        )

    def __str__(self) -> str:
        return str(self.id)
