"""The dated facts of a dossier: added, never changed. Dates, codes and ids; never words or names."""

from typing import Self
from uuid import UUID

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from passend.dossiers.models.dossier import Dossier, Lezerskring


class Feitsoort(models.TextChoices):
    """What happened. The law's clock (`passend.recht`) knows these codes."""

    ONDERWIJS = "onderwijs", _("het soort onderwijs van de school")
    KIND_GEBOREN = "kind_geboren", _("geboortedatum van het kind")
    TOELATING_GEWENST_PER = "toelating_gewenst_per", _("toelating gewenst per")
    AANMELDING_GEDAAN = "aanmelding_gedaan", _("aanmelding verstuurd")
    AANMELDING_ONTVANGEN = (
        "aanmelding_ontvangen",
        _("aanmelding ontvangen door de school"),
    )
    ONTVANGST_BEVESTIGD = "ontvangst_bevestigd", _("ontvangst bevestigd door de school")
    AANVULLING_GEVRAAGD = "aanvulling_gevraagd", _("school vraagt om aanvulling")
    AANVULLING_ONTVANGEN = "aanvulling_ontvangen", _("aanvulling ontvangen")
    BESLISTERMIJN_VERLENGD = "beslistermijn_verlengd", _("beslistermijn verlengd")
    TOEGELATEN = "toegelaten", _("toegelaten")
    GEWEIGERD = "geweigerd", _("geweigerd")
    NIET_IN_BEHANDELING = "niet_in_behandeling", _("niet in behandeling genomen")
    INGETROKKEN = "ingetrokken", _("aanmelding ingetrokken")
    ELDERS_INGESCHREVEN = "elders_ingeschreven", _("ingeschreven op een andere school")
    TIJDELIJK_GEPLAATST = "tijdelijk_geplaatst", _("tijdelijk geplaatst")
    INGESCHREVEN = "ingeschreven", _("ingeschreven en geplaatst")
    NIET_GEBEURD = "niet_gebeurd", _("eerder feit vervalt: niet gebeurd")


class Zekerheid(models.TextChoices):
    """How sure the day of a fact is."""

    VAST = "vast", _("vast")
    VOORLOPIG = "voorlopig", _("voorlopig")
    BETWIST = "betwist", _("betwist")


class FeitQuerySet(models.QuerySet["Feit"]):
    def about(self, betreft_id: UUID) -> Self:
        return self.filter(betreft_id=betreft_id)

    def in_force(self) -> Self:
        """Keep facts that no later fact replaces, without the replacements that only say: it did not happen."""
        return self.filter(vervangen_door__isnull=True).exclude(soort=Feitsoort.NIET_GEBEURD)

    def chronological(self) -> Self:
        return self.order_by("dag", "id")


class Feit(models.Model):
    """One thing that happened, on one day.

    `dag` is the date in Europe/Amsterdam that counts; `tot_dag` the last day, included, of a period that the fact
    names (a set term, an extension). `betreft_id` is what it is about: an aanmelding, a decision. A correction is a
    new fact that names the one it replaces. UPDATE is refused to every role, DELETE to all but the destruction role.
    """

    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="feiten")
    betreft_id = models.UUIDField(_("betreft"), null=True)
    lezerskring = models.ForeignKey(Lezerskring, on_delete=models.PROTECT, related_name="+")
    soort = models.CharField(_("soort"), max_length=40, choices=Feitsoort.choices)
    code = models.CharField(_("code"), max_length=60, blank=True)
    dag = models.DateField(_("dag"), null=True)
    tot_dag = models.DateField(_("tot en met"), null=True)
    zekerheid = models.CharField(_("zekerheid"), max_length=20, choices=Zekerheid.choices, default=Zekerheid.VAST)
    vervangt = models.OneToOneField(
        "self",
        on_delete=models.PROTECT,
        null=True,
        related_name="vervangen_door",
        verbose_name=_("vervangt"),
    )
    reden = models.CharField(_("reden van correctie"), max_length=40, blank=True)
    vastgelegd_op = models.DateTimeField(_("vastgelegd op"))
    vastgelegd_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    namens = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")

    objects = FeitQuerySet.as_manager()

    class Meta:
        verbose_name = _("feit")
        verbose_name_plural = _("feiten")
        constraints = (
            models.CheckConstraint(
                condition=Q(tot_dag__isnull=True) | Q(tot_dag__gte=F("dag")),
                name="feit_tot_na_dag",
                violation_error_message=_("De laatste dag ligt voor de eerste dag."),
            ),
            models.CheckConstraint(
                condition=~Q(soort="niet_gebeurd") | Q(vervangt__isnull=False),
                name="feit_niet_gebeurd_vervangt",
                violation_error_message=_("Zeg welk feit niet is gebeurd."),
            ),
            models.CheckConstraint(
                condition=Q(dag__isnull=False) | Q(soort__in=["niet_gebeurd", "onderwijs", "toelating_gewenst_per"]),
                name="feit_heeft_dag",
                violation_error_message=_("Vul in op welke dag dit was."),
            ),
        )
        indexes = (models.Index(fields=["dossier", "betreft_id"], name="feit_betreft"),)

    def __str__(self) -> str:
        return f"{self.soort} {self.dag}"
