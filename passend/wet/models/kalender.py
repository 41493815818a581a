"""The part of the calendar that nobody can compute: days by decree, and school holidays.

A row is never changed or erased: it ends (`vervallen_op`), and a corrected one is added. So one can always tell what
the calendar was on the day that a date was given.
"""

from datetime import date
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

# Longer is a slip of the pen: the longest holiday, that of summer, is six weeks.
LONGEST_HOLIDAY = 70


class KalenderQuerySet(models.QuerySet):
    def in_force(self) -> Self:
        return self.filter(vervallen_op__isnull=True)

    def ended(self) -> Self:
        """Keep rows that were withdrawn or replaced, the last ended first."""
        return self.filter(vervallen_op__isnull=False).order_by("-vervallen_op", "-id")

    def chronological(self) -> Self:
        return self.order_by("van", "regio", "id")

    def with_people(self) -> Self:
        """Fetch with each row who added it and who ended it."""
        return self.select_related("vastgelegd_door", "vervallen_door")


class Kalenderregel(models.Model):
    """What every row of the calendar says about itself: who added it when, and who ended it when.

    `vastgelegd_door` is None for what came with the portal's own files.
    """

    vastgelegd_op = models.DateTimeField(_("vastgelegd op"))
    vastgelegd_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    vervallen_op = models.DateTimeField(_("vervallen op"), null=True)
    vervallen_door = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")

    objects = KalenderQuerySet.as_manager()

    class Meta:
        abstract = True


def ended_by_someone(name: str) -> models.CheckConstraint:
    """Return the rule that a row which ended says who ended it."""
    return models.CheckConstraint(
        condition=Q(vervallen_op__isnull=True, vervallen_door__isnull=True)
        | Q(vervallen_op__isnull=False, vervallen_door__isnull=False),
        name=name,
        violation_error_message=_("Zeg wie dit heeft weggehaald."),
    )


class Kalenderdag(Kalenderregel):
    """A day that a decree equates with the days of article 3 Algemene termijnenwet (paragraph 3).

    A statutory term that would end on `dag` ends on the next day that is none of these and no weekend. `vindplaats`
    says where the decree stands, such as "Stcrt. 2026, 123".
    """

    dag = models.DateField(_("dag"))
    naam = models.CharField(_("naam"), max_length=100)
    vindplaats = models.CharField(_("vindplaats"), max_length=200)

    class Meta:
        verbose_name = _("dag volgens een besluit")
        verbose_name_plural = _("dagen volgens een besluit")
        constraints = (
            models.UniqueConstraint(
                fields=["dag"],
                condition=Q(vervallen_op__isnull=True),
                name="kalenderdag_een_per_dag",
                violation_error_message=_("Deze dag staat al in de kalender."),
            ),
            models.CheckConstraint(
                condition=~Q(naam="") & ~Q(vindplaats=""),
                name="kalenderdag_met_vindplaats",
                violation_error_message=_("Vul in hoe de dag heet en waar het besluit staat."),
            ),
            ended_by_someone("kalenderdag_vervallen_door"),
        )

    def __str__(self) -> str:
        return f"{self.dag} {self.naam}"


class Schoolvakantie(Kalenderregel):
    """One school holiday in one region, from `van` to and including `tot`, weekends at both ends included.

    `adviserend`: the ministry advises these days and a school may choose others; the other holidays are fixed.
    """

    class Regio(models.TextChoices):
        NOORD = "noord", _("noord")
        MIDDEN = "midden", _("midden")
        ZUID = "zuid", _("zuid")

    class Naam(models.TextChoices):
        HERFST = "herfstvakantie", _("herfstvakantie")
        KERST = "kerstvakantie", _("kerstvakantie")
        VOORJAAR = "voorjaarsvakantie", _("voorjaarsvakantie")
        MEI = "meivakantie", _("meivakantie")
        ZOMER = "zomervakantie", _("zomervakantie")

    ADVISED = (Naam.HERFST, Naam.VOORJAAR)

    regio = models.CharField(_("regio"), max_length=10, choices=Regio.choices)
    schooljaar = models.CharField(_("schooljaar"), max_length=9)
    naam = models.CharField(_("vakantie"), max_length=20, choices=Naam.choices)
    van = models.DateField(_("eerste dag"))
    tot = models.DateField(_("laatste dag"))
    adviserend = models.BooleanField(_("advies, scholen mogen andere dagen kiezen"), default=False)
    bron = models.CharField(_("bron"), max_length=300)

    class Meta:
        verbose_name = _("schoolvakantie")
        verbose_name_plural = _("schoolvakanties")
        constraints = (
            models.UniqueConstraint(
                fields=["regio", "schooljaar", "naam"],
                condition=Q(vervallen_op__isnull=True),
                name="schoolvakantie_een_per_jaar",
                violation_error_message=_("Deze vakantie staat al in de kalender, voor deze regio en dit schooljaar."),
            ),
            models.CheckConstraint(
                condition=Q(tot__gte=F("van")),
                name="schoolvakantie_tot_na_van",
                violation_error_message=_("De laatste dag ligt voor de eerste dag."),
            ),
            models.CheckConstraint(
                condition=Q(tot__lte=F("van") + LONGEST_HOLIDAY),
                name="schoolvakantie_niet_te_lang",
                violation_error_message=_("Zo lang duurt geen schoolvakantie. Kijk nog eens naar de dagen."),
            ),
            models.CheckConstraint(
                condition=Q(schooljaar__regex=r"^[0-9]{4}-[0-9]{4}$") & ~Q(bron=""),
                name="schoolvakantie_met_bron",
                violation_error_message=_("Vul in waar u dit vond."),
            ),
            ended_by_someone("schoolvakantie_vervallen_door"),
        )

    def __str__(self) -> str:
        return f"{self.naam} {self.schooljaar} {self.regio}"


def school_year(day: date) -> str:
    """Return the school year (1 August to 31 July) in which `day` lies, as "2026-2027"."""
    first = day.year if day.month >= 8 else day.year - 1
    return f"{first}-{first + 1}"
