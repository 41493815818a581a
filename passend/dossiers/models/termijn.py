"""The projection of the clock: one row per term and reading, rebuilt from the facts at each new fact."""

from datetime import date, timedelta
from typing import Self
from uuid import UUID

from django.db import models
from django.utils.translation import gettext_lazy as _

from passend.dossiers.models.dossier import Dossier, Lezerskring
from passend.recht import Staat
from passend.recht.termijnen import state_from_dates


class TermijnQuerySet(models.QuerySet["Termijn"]):
    def about(self, betreft_id: UUID) -> Self:
        return self.filter(betreft_id=betreft_id)

    def open(self) -> Self:
        """Keep terms that somebody must still meet, also when their last day has passed."""
        return self.filter(toestand=Termijn.Toestand.OPEN)

    def leading(self) -> Self:
        """Keep, of several readings of one term, the one with the earliest last day: it drives who must act."""
        return self.filter(leidend=True)

    def due_until(self, day: date) -> Self:
        """Keep open terms whose last day is `day` or before it."""
        return self.open().filter(vervalt_op__lte=day)

    def by_due_date(self) -> Self:
        return self.order_by(models.F("vervalt_op").asc(nulls_last=True), "id")


class Termijn(models.Model):
    """A term as the facts say, one row per reading. Only dates are stored; days left or over are computed.

    `betreft_id` is the aanmelding it is about; `onderwerp` the kind of term; the other fields are those of
    `passend.recht.Termijn`: `begint_op` is day 0, `vervalt_op` the last day (included) in this reading, `uiterlijk_op`
    the last day that is in time in every reading, `gevolg_op` the first day of what follows.
    """

    class Toestand(models.TextChoices):
        OPEN = "open", _("open")
        VOLDAAN = "voldaan", _("gedaan")
        VERVALLEN = "vervallen", _("niet meer van toepassing")

    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="termijnen")
    betreft_id = models.UUIDField(_("betreft"))
    lezerskring = models.ForeignKey(Lezerskring, on_delete=models.PROTECT, related_name="+")
    regel = models.CharField(_("regel"), max_length=60)
    onderwerp = models.CharField(_("onderwerp"), max_length=60)
    lezing = models.CharField(_("lezing"), max_length=200, blank=True)
    aan_zet = models.CharField(_("aan zet"), max_length=20)
    toestand = models.CharField(_("toestand"), max_length=20, choices=Toestand.choices)
    begint_op = models.DateField(_("begint op"))
    vervalt_op = models.DateField(_("laatste dag"), null=True)
    uiterlijk_op = models.DateField(_("uiterlijk in elke lezing"), null=True)
    gevolg_op = models.DateField(_("gevolg vanaf"), null=True)
    gepauzeerd_vanaf = models.DateField(_("staat stil vanaf"), null=True)
    gepauzeerd_tot = models.DateField(_("staat stil tot en met"), null=True)
    gesloten_door = models.CharField(_("gesloten door"), max_length=40, blank=True)
    voldaan_op = models.DateField(_("gedaan op"), null=True)
    zekerheid = models.CharField(_("zekerheid"), max_length=20)
    leidend = models.BooleanField(_("leidend voor wie moet handelen"))
    uitleg = models.JSONField(_("uitleg"), default=dict)

    objects = TermijnQuerySet.as_manager()

    class Meta:
        verbose_name = _("termijn")
        verbose_name_plural = _("termijnen")
        constraints = (
            models.UniqueConstraint(
                fields=["dossier", "betreft_id", "regel", "lezing"],
                name="termijn_uniek",
                violation_error_message=_("Deze termijn bestaat al."),
            ),
            models.CheckConstraint(
                condition=models.Q(toestand="voldaan", voldaan_op__isnull=False)
                | models.Q(toestand__in=["open", "vervallen"], voldaan_op__isnull=True),
                name="termijn_voldaan_op_dag",
                violation_error_message=_("Wat gedaan is, heeft een dag; wat niet gedaan is, niet."),
            ),
            models.CheckConstraint(
                condition=models.Q(gepauzeerd_vanaf__isnull=True, gepauzeerd_tot__isnull=True)
                | models.Q(gepauzeerd_vanaf__isnull=False),
                name="termijn_pauze_heeft_begin",
                violation_error_message=_("Een pauze heeft een eerste dag."),
            ),
            # A term can be void without a fact that made it so: a child that is too young.
            models.CheckConstraint(
                condition=models.Q(toestand="open", gesloten_door="")
                | models.Q(toestand="voldaan") & ~models.Q(gesloten_door="")
                | models.Q(toestand="vervallen"),
                name="termijn_gesloten_bij_toestand",
                violation_error_message=_("Wat gedaan is, is door een feit gesloten; wat openstaat niet."),
            ),
            models.CheckConstraint(
                condition=models.Q(zekerheid__in=["vast", "voorlopig", "betwist"]),
                name="termijn_zekerheid_bekend",
                violation_error_message=_("Deze zekerheid bestaat niet."),
            ),
        )
        indexes = (
            models.Index(
                fields=["vervalt_op", "dossier"],
                condition=models.Q(toestand="open"),
                name="termijn_open",
            ),
            models.Index(fields=["betreft_id"], name="termijn_betreft"),
        )

    def __str__(self) -> str:
        return f"{self.regel} {self.vervalt_op}"

    def days_left(self, today: date) -> int | None:
        """Return the number of days from `today` to the last day; 0 on the last day, negative after it."""
        return None if self.vervalt_op is None else (self.vervalt_op - today) // timedelta(days=1)

    def state_on(self, today: date) -> Staat:
        """Return the state on `today`; a term has not lapsed while one reading of the law leaves time."""
        if self.toestand == self.Toestand.VERVALLEN:
            return Staat.VERVALLEN
        return state_from_dates(
            today,
            uiterlijk_op=self.uiterlijk_op,
            gesloten_door=self.gesloten_door,
            voldaan_op=self.voldaan_op,
            gepauzeerd_vanaf=self.gepauzeerd_vanaf,
            gepauzeerd_tot=self.gepauzeerd_tot,
        )
