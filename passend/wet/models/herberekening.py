"""Changed rule files, and runs that let the clock go over all dossiers again because the law changed."""

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class RegelsetQuerySet(models.QuerySet["Regelset"]):
    def in_force(self) -> "Regelset | None":
        """Return the set that holds now, None while only the files that came with the portal hold."""
        return self.filter(volgorde__isnull=False).order_by("-volgorde").first()


class Regelset(models.Model):
    """Rule files that take the place of those that came with the portal, or stand beside them.

    `bestanden` maps a file name to its whole text: every file that differs from what came with the portal, so that the
    set that was applied last is the whole law. `uitgangspunt` tells per file which one of the portal it was made over,
    so that a newer one is noticed. `volgorde` counts what was applied; None: not applied, only tried.
    """

    bestanden = models.JSONField(_("bestanden"), default=dict)
    uitgangspunt = models.JSONField(
        _("gemaakt over"), default=dict, db_default=models.Value({}, output_field=models.JSONField())
    )
    omschrijving = models.CharField(_("omschrijving"), max_length=200)
    gemaakt_op = models.DateTimeField(_("gemaakt op"))
    gemaakt_door = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    toegepast_op = models.DateTimeField(_("toegepast op"), null=True)
    toegepast_door = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    volgorde = models.PositiveIntegerField(_("volgorde van toepassen"), null=True)

    objects = RegelsetQuerySet.as_manager()

    class Meta:
        verbose_name = _("regelset")
        verbose_name_plural = _("regelsets")
        constraints = (
            models.UniqueConstraint(
                fields=["volgorde"],
                name="regelset_volgorde_uniek",
                violation_error_message=_("Iemand anders paste net andere regels toe. Probeer het opnieuw."),
            ),
            models.CheckConstraint(
                condition=Q(volgorde__isnull=True, toegepast_op__isnull=True, toegepast_door__isnull=True)
                | Q(volgorde__isnull=False, toegepast_op__isnull=False),
                name="regelset_toegepast_met_moment",
                violation_error_message=_("Zeg wanneer deze regels zijn toegepast."),
            ),
            models.CheckConstraint(
                condition=~Q(omschrijving=""),
                name="regelset_met_omschrijving",
                violation_error_message=_("Vul in wat er verandert."),
            ),
        )

    def __str__(self) -> str:
        return self.omschrijving


class HerberekeningQuerySet(models.QuerySet["Herberekening"]):
    def due(self) -> Self:
        """Keep runs that wait, or that were at work when their process stopped.

        Applications come before trials, then the oldest first: a law that holds already does not wait for a question.
        """
        return self.filter(toestand__in=Herberekening.ONDERWEG).order_by("-soort", "id")

    def newest_first(self) -> Self:
        return self.select_related("regelset", "door").order_by("-id")


class Herberekening(models.Model):
    """One run of the clock over the dossiers that a change of the law can touch.

    A `proef` writes no term and counts what would move; a `toepassing` rewrites the terms and tells the people
    concerned. `oud` is what the database held of the law before the change (None: every dossier is touched); `nieuw`
    what a trial is about: the days by decree that it adds and takes away, and which rules were in force already
    (`gold_al`); `regelset` its changed rule files. `cursor` is the last
    dossier done, so that a run that stopped goes on after it. `samenvatting` holds counts only: per rule, and per
    number of days moved.
    """

    class Soort(models.TextChoices):
        PROEF = "proef", _("proef")
        TOEPASSING = "toepassing", _("toepassing")

    class Oorzaak(models.TextChoices):
        KALENDER = "kalender", _("de kalender")
        REGELS = "regels", _("de regels")
        HANDMATIG = "handmatig", _("alles opnieuw berekenen")

    class Toestand(models.TextChoices):
        WACHTEND = "wachtend", _("wacht")
        BEZIG = "bezig", _("bezig")
        KLAAR = "klaar", _("klaar")
        AFGEBROKEN = "afgebroken", _("afgebroken")
        MISLUKT = "mislukt", _("mislukt")

    ONDERWEG = (Toestand.WACHTEND, Toestand.BEZIG)

    soort = models.CharField(_("soort"), max_length=20, choices=Soort.choices)
    oorzaak = models.CharField(_("oorzaak"), max_length=20, choices=Oorzaak.choices)
    regelset = models.ForeignKey(Regelset, on_delete=models.PROTECT, null=True, related_name="+")
    oud = models.JSONField(_("de wet ervoor"), null=True)
    nieuw = models.JSONField(_("voorstel"), default=dict)
    totaal = models.PositiveIntegerField(_("aantal dossiers"), null=True)
    gedaan = models.PositiveIntegerField(_("dossiers gedaan"), default=0)
    cursor = models.UUIDField(_("laatste dossier"), null=True)
    aantal_termijnen = models.PositiveIntegerField(_("termijnen bekeken"), default=0)
    aantal_verschoven = models.PositiveIntegerField(_("datums verschoven"), default=0)
    samenvatting = models.JSONField(_("samenvatting"), default=dict)
    toestand = models.CharField(_("toestand"), max_length=20, choices=Toestand.choices, default=Toestand.WACHTEND)
    fout = models.CharField(_("fout"), max_length=200, blank=True)
    gevraagd_op = models.DateTimeField(_("gevraagd op"))
    begonnen_op = models.DateTimeField(_("begonnen op"), null=True)
    klaar_op = models.DateTimeField(_("klaar op"), null=True)
    door = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")

    objects = HerberekeningQuerySet.as_manager()

    class Meta:
        verbose_name = _("herberekening")
        verbose_name_plural = _("herberekeningen")
        constraints = (
            models.CheckConstraint(
                condition=Q(klaar_op__isnull=False) ^ ~Q(toestand="klaar"),
                name="herberekening_klaar_met_moment",
                violation_error_message=_("Zeg wanneer dit klaar was."),
            ),
            models.CheckConstraint(
                condition=Q(toestand="mislukt") | Q(fout=""),
                name="herberekening_fout_als_mislukt",
                violation_error_message=_("Alleen wat mislukte heeft een fout."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.soort} {self.pk}"

    @property
    def is_under_way(self) -> bool:
        """Whether it waits or is at work."""
        return self.toestand in self.ONDERWEG

    @property
    def percent(self) -> int:
        """How far it is, 0 to 100."""
        if self.toestand == self.Toestand.KLAAR or self.totaal == 0:
            return 100
        return min(100, 100 * self.gedaan // self.totaal) if self.totaal else 0
