"""The outbox: one row a message, written in the transaction of the fact that causes it."""

import uuid
from datetime import datetime
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from passend.dossiers.models import Dossier, Organisatie

MAX_POGINGEN = 5


class BerichtQuerySet(models.QuerySet["Bericht"]):
    def due(self, real_now: datetime, portal_now: datetime) -> Self:
        """Keep messages that a worker may take now: waiting for their turn, or held by a lease that ended.

        `real_now` is real time (leases, waits); `portal_now` is the portal's moment, which may be moved.
        """
        return self.filter(
            Q(niet_voor__isnull=True) | Q(niet_voor__lte=portal_now),
            staat__in=Bericht.ONDERWEG,
            beurt_op__lte=real_now,
        )

    def by_urgency(self) -> Self:
        """Order so that someone who waits for a code goes before a thousand reminders."""
        return self.order_by("-voorrang", "beurt_op")


class Bericht(models.Model):
    """A message to one receiver: a stage, a date and a link; no name of a child, no content.

    It is about a dossier, or (`organisatie`) about work that waits at an organisation outside any dossier.
    `sleutel` makes a second one impossible. `beurt_op` is real time: until then nobody touches the row, because it
    waits for a next try or because the holder of `lease_token` is at work. `nuttig_tot` is real time too; `niet_voor`,
    `aangemaakt_op` and `verstuurd_op` are the portal's. What is secret (`geheim`, encrypted) or an address of its own
    is wiped once the message has left.
    """

    class Staat(models.TextChoices):
        WACHT = "wacht", _("wacht")
        BEZIG = "bezig", _("wordt verstuurd")
        VERSTUURD = "verstuurd", _("verstuurd")
        MOGELIJK_VERSTUURD = "mogelijk_verstuurd", _("mogelijk verstuurd")
        DOOD = "dood", _("niet verstuurd")
        VERVALLEN = "vervallen", _("vervallen")

    ONDERWEG = (Staat.WACHT, Staat.BEZIG)

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    sleutel = models.CharField(_("sleutel"), max_length=250)
    soort = models.CharField(_("soort"), max_length=40)
    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, null=True, related_name="berichten")
    organisatie = models.ForeignKey(Organisatie, on_delete=models.PROTECT, null=True, related_name="+")
    ontvanger = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    adres = models.EmailField(_("adres"), blank=True)
    pad = models.CharField(_("pad"), max_length=300, blank=True)
    dag = models.DateField(_("dag"), null=True)
    gegevens = models.JSONField(_("gegevens"), default=dict)
    geheim = models.TextField(_("geheim"), blank=True)
    gevoelig = models.BooleanField(_("gevoelig"), default=True)
    voorrang = models.BooleanField(_("voorrang"), default=False)
    niet_voor = models.DateTimeField(_("niet voor"), null=True)
    nuttig_tot = models.DateTimeField(_("nuttig tot"), null=True)
    staat = models.CharField(_("staat"), max_length=20, choices=Staat.choices, default=Staat.WACHT)
    reden = models.CharField(_("reden"), max_length=40, blank=True)
    pogingen = models.PositiveSmallIntegerField(_("pogingen"), default=0)
    beurt_op = models.DateTimeField(_("beurt op"))
    lease_token = models.UUIDField(_("lease"), null=True)
    aangemaakt_op = models.DateTimeField(_("aangemaakt op"))
    verstuurd_op = models.DateTimeField(_("verstuurd op"), null=True)

    objects = BerichtQuerySet.as_manager()

    class Meta:
        verbose_name = _("bericht")
        verbose_name_plural = _("berichten")
        constraints = (
            models.UniqueConstraint(
                fields=["sleutel"],
                name="bericht_sleutel_uniek",
                violation_error_message=_("Dit bericht is er al."),
            ),
            models.CheckConstraint(
                condition=(
                    Q(ontvanger__isnull=False, adres="") & (Q(dossier__isnull=True) ^ Q(organisatie__isnull=True))
                    | Q(ontvanger__isnull=True, dossier__isnull=True, organisatie__isnull=True)
                    & (~Q(adres="") | ~Q(staat__in=["wacht", "bezig"]))
                ),
                name="bericht_een_ontvanger",
                violation_error_message=_(
                    "Een bericht gaat naar één persoon, over één dossier of organisatie, of naar één adres."
                ),
            ),
            models.CheckConstraint(
                condition=Q(geheim="") | Q(staat__in=["wacht", "bezig"]),
                name="bericht_geheim_gewist",
                violation_error_message=_("Een geheim blijft niet staan."),
            ),
            models.CheckConstraint(
                condition=Q(adres="") | Q(staat__in=["wacht", "bezig"]),
                name="bericht_adres_gewist",
                violation_error_message=_("Een eigen adres blijft niet staan."),
            ),
            models.CheckConstraint(
                condition=Q(staat="bezig", lease_token__isnull=False)
                | ~Q(staat="bezig") & Q(lease_token__isnull=True),
                name="bericht_lease_bij_bezig",
                violation_error_message=_("Alleen een bericht dat wordt verstuurd, is in handen van iemand."),
            ),
            models.CheckConstraint(
                condition=Q(staat="verstuurd", verstuurd_op__isnull=False)
                | ~Q(staat="verstuurd") & Q(verstuurd_op__isnull=True),
                name="bericht_verstuurd_op",
                violation_error_message=_("Zeg wanneer het bericht is verstuurd."),
            ),
            models.CheckConstraint(
                condition=Q(staat__in=["wacht", "bezig", "verstuurd"]) | ~Q(reden=""),
                name="bericht_reden",
                violation_error_message=_("Zeg waarom het bericht niet is verstuurd."),
            ),
            models.CheckConstraint(
                condition=Q(staat__in=["wacht", "bezig", "verstuurd", "mogelijk_verstuurd", "dood", "vervallen"]),
                name="bericht_staat_bekend",
                violation_error_message=_("Deze staat bestaat niet."),
            ),
        )
        indexes = (
            # Few rows are under way at any moment, whatever the size of the table.
            models.Index(
                fields=["-voorrang", "beurt_op"],
                condition=Q(staat__in=["wacht", "bezig"]),
                name="bericht_onderweg",
            ),
        )

    def __str__(self) -> str:
        return f"{self.soort} {self.staat}"
