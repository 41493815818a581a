"""The items of one version of an ondersteuningsprofiel, with the school's answers."""

from hashlib import sha256
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from ondersteuning.models.profiel import Ondersteuningsprofiel


class PuntQuerySet(models.QuerySet["Profielpunt"]):
    def in_order(self) -> Self:
        """In the order of the list; what a school adds itself comes last, as it was added."""
        return self.order_by("volgorde", "id")

    def of_group(self, groep: str) -> Self:
        return self.filter(groep=groep)

    def to_confirm(self) -> Self:
        """Keep answers that came along from the last adopted version and that nobody looked at since."""
        return self.filter(nagekeken=False).exclude(antwoord="")


def mark_of(antwoord: str, toelichting: str, naam: str) -> str:
    """Return a mark of what an item says. Two people who saw the same words hold the same mark."""
    return sha256("\0".join((antwoord, toelichting, naam)).encode()).hexdigest()[:16]


class Profielpunt(models.Model):
    """One item: of the list (`code`), or the school's own (`eigen`).

    `groep` and `naam` are written down as they were when the version began, so that an adopted version keeps its words
    when the list changes. `nagekeken`: someone answered or confirmed it in this version.
    """

    class Antwoord(models.TextChoices):
        JA = "ja", _("Ja")
        DEELS = "deels", _("Deels")
        NEE = "nee", _("Nee")
        NIET_VAN_TOEPASSING = "nvt", _("Niet van toepassing")

    profiel = models.ForeignKey(Ondersteuningsprofiel, on_delete=models.PROTECT, related_name="punten")
    eigen = models.BooleanField(_("eigen punt van de school"), default=False)
    code = models.CharField(_("code"), max_length=40, blank=True)
    groep = models.CharField(_("groep"), max_length=40)
    groep_naam = models.CharField(_("naam van de groep"), max_length=100, blank=True)
    naam = models.CharField(_("punt"), max_length=150)
    volgorde = models.PositiveSmallIntegerField(_("volgorde"))
    antwoord = models.CharField(_("antwoord"), max_length=5, choices=Antwoord.choices, blank=True)
    toelichting = models.TextField(_("toelichting"), blank=True)
    nagekeken = models.BooleanField(_("nagekeken"), default=False)
    gewijzigd_op = models.DateTimeField(_("gewijzigd op"), null=True)
    gewijzigd_door = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")

    objects = PuntQuerySet.as_manager()

    class Meta:
        verbose_name = _("punt van een ondersteuningsprofiel")
        verbose_name_plural = _("punten van een ondersteuningsprofiel")
        constraints = (
            models.UniqueConstraint(
                fields=["profiel", "code"],
                condition=Q(eigen=False),
                name="profielpunt_een_per_code",
                violation_error_message=_("Dit punt staat al in deze versie."),
            ),
            models.UniqueConstraint(
                fields=["profiel", "naam"],
                condition=Q(eigen=True),
                name="profielpunt_eigen_naam_uniek",
                violation_error_message=_("Dit punt staat er al. Wijzig het punt dat er staat."),
            ),
            models.CheckConstraint(
                condition=Q(antwoord__in=["", "ja", "deels", "nee", "nvt"]) & ~Q(naam="") & ~Q(groep=""),
                name="profielpunt_antwoord_bekend",
                violation_error_message=_("Kies ja, deels, nee of niet van toepassing."),
            ),
            models.CheckConstraint(
                condition=(Q(eigen=True, code="", antwoord="ja") | (Q(eigen=False) & ~Q(code=""))),
                name="profielpunt_eigen_of_van_de_lijst",
                violation_error_message=_("Een eigen punt is iets wat de school biedt."),
            ),
            models.CheckConstraint(
                condition=Q(nagekeken=False) | ~Q(antwoord=""),
                name="profielpunt_nagekeken_met_antwoord",
                violation_error_message=_("Alleen een punt met een antwoord is nagekeken."),
            ),
            models.CheckConstraint(
                condition=Q(gewijzigd_op__isnull=True, gewijzigd_door__isnull=True)
                | Q(gewijzigd_op__isnull=False, gewijzigd_door__isnull=False),
                name="profielpunt_gewijzigd_door_iemand",
                violation_error_message=_("Zeg wie dit punt wijzigde, en wanneer."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.naam}: {self.get_antwoord_display()}"

    @property
    def merk(self) -> str:
        """The mark of what stands here now, see `mark_of`."""
        return mark_of(self.antwoord, self.toelichting, self.naam)
