"""What a school offers: its ondersteuningsprofiel, version by version. Public data of a school, nothing about a child.

A version is worked on, offered to the board, and adopted. What was adopted is never changed again: a new working
version begins as a copy of it. The database keeps that too (`ondersteuning/sql/functies.sql`).
"""

import uuid
from collections.abc import Iterable
from typing import Self
from uuid import UUID

from django.conf import settings
from django.db import models
from django.db.models import Count, Q
from django.utils.translation import gettext_lazy as _

from ondersteuning.models.school import School
from ondersteuning.models.schoolbestuur import Schoolbestuur

SCHOOLJAAR = r"^20[0-9]{2}-20[0-9]{2}$"
NOT_ADOPTED = Q(
    nummer__isnull=True,
    schooljaar="",
    bestuur__isnull=True,
    bestuur_naam="",
    namens_bestuur=False,
    vastgesteld_op__isnull=True,
    mr="",
    mr_op__isnull=True,
    vastgelegd_op__isnull=True,
    vastgelegd_door__isnull=True,
)
OFFERED = Q(aangeboden_op__isnull=False, aangeboden_door__isnull=False)


class ProfielQuerySet(models.QuerySet["Ondersteuningsprofiel"]):
    def of_school(self, school_id: UUID) -> Self:
        return self.filter(school_id=school_id)

    def of_schools(self, school_ids: Iterable[UUID]) -> Self:
        return self.filter(school_id__in=school_ids)

    def under_way(self) -> Self:
        """Keep versions that are worked on or lie with the board: at most one per school."""
        return self.exclude(stand=Ondersteuningsprofiel.Stand.VASTGESTELD)

    def adopted(self) -> Self:
        """Keep adopted versions, the last one first."""
        return self.filter(stand=Ondersteuningsprofiel.Stand.VASTGESTELD).order_by("-nummer")

    def with_progress(self) -> Self:
        """Add `aantal_punten` and `aantal_klaar`: items of the list, and those that are answered and looked at."""
        listed = Q(punten__eigen=False)
        return self.annotate(
            aantal_punten=Count("punten", filter=listed),
            aantal_klaar=Count("punten", filter=listed & Q(punten__nagekeken=True) & ~Q(punten__antwoord="")),
        )


class Ondersteuningsprofiel(models.Model):
    """One version for one school. `norm` names the list of items that it began with.

    `nummer` counts a school's adopted versions. `namens_bestuur`: the board has no account, so the school recorded
    what its board adopted. `bestuur_naam` is the board's name as it was then; of many schools no file knows the board
    (`bestuur` is None) or its name, so the school writes it down. `terug_*` tell of the last time that an offered
    version came back.
    """

    class Stand(models.TextChoices):
        WERKVERSIE = "werkversie", _("werkversie")
        TER_VASTSTELLING = "ter_vaststelling", _("ter vaststelling")
        VASTGESTELD = "vastgesteld", _("vastgesteld")

    class Medezeggenschap(models.TextChoices):
        INGESTEMD = "ja", _("De medezeggenschapsraad gaf instemming")
        NIET_INGESTEMD = "nee", _("De medezeggenschapsraad gaf geen instemming")
        NIET_GEVRAAGD = "niet_gevraagd", _("De medezeggenschapsraad is niet gevraagd")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    school = models.ForeignKey(School, on_delete=models.PROTECT, related_name="profielen")
    norm = models.CharField(_("lijst"), max_length=30)
    stand = models.CharField(_("stand"), max_length=20, choices=Stand.choices, default=Stand.WERKVERSIE)
    begonnen_op = models.DateTimeField(_("begonnen op"))
    begonnen_door = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    aangeboden_op = models.DateTimeField(_("aangeboden op"), null=True)
    aangeboden_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    terug_op = models.DateTimeField(_("teruggehaald op"), null=True)
    terug_door = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    terug_reden = models.TextField(_("reden"), blank=True)
    nummer = models.PositiveIntegerField(_("versie"), null=True)
    schooljaar = models.CharField(_("schooljaar"), max_length=9, blank=True)
    bestuur = models.ForeignKey(Schoolbestuur, on_delete=models.PROTECT, null=True, related_name="+")
    bestuur_naam = models.CharField(_("schoolbestuur"), max_length=250, blank=True)
    namens_bestuur = models.BooleanField(_("vastgelegd door de school namens het bestuur"), default=False)
    vastgesteld_op = models.DateField(_("vastgesteld op"), null=True)
    mr = models.CharField(_("medezeggenschapsraad"), max_length=15, choices=Medezeggenschap.choices, blank=True)
    mr_op = models.DateField(_("datum van de medezeggenschapsraad"), null=True)
    vastgelegd_op = models.DateTimeField(_("vastgelegd op"), null=True)
    vastgelegd_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )

    objects = ProfielQuerySet.as_manager()

    class Meta:
        verbose_name = _("ondersteuningsprofiel")
        verbose_name_plural = _("ondersteuningsprofielen")
        constraints = (
            models.UniqueConstraint(
                fields=["school"],
                condition=~Q(stand="vastgesteld"),
                name="profiel_een_werkversie",
                violation_error_message=_("Deze school heeft al een werkversie."),
            ),
            models.UniqueConstraint(
                fields=["school", "nummer"],
                name="profiel_nummer_per_school",
                violation_error_message=_("Iemand anders stelde net een versie vast. Kijk eerst wat er nu staat."),
            ),
            models.CheckConstraint(
                condition=Q(stand="werkversie", aangeboden_op__isnull=True, aangeboden_door__isnull=True)
                | Q(OFFERED, stand__in=["ter_vaststelling", "vastgesteld"]),
                name="profiel_aangeboden_bij_stand",
                violation_error_message=_("Alleen een versie die is aangeboden, heeft een datum van aanbieden."),
            ),
            models.CheckConstraint(
                condition=(NOT_ADOPTED & Q(stand__in=["werkversie", "ter_vaststelling"]))
                | Q(
                    ~Q(bestuur_naam=""),
                    ~Q(mr=""),
                    stand="vastgesteld",
                    nummer__isnull=False,
                    schooljaar__regex=SCHOOLJAAR,
                    vastgesteld_op__isnull=False,
                    vastgelegd_op__isnull=False,
                    vastgelegd_door__isnull=False,
                ),
                name="profiel_vaststelling_bij_stand",
                violation_error_message=_(
                    "Een vastgestelde versie heeft een schoolbestuur, een datum, een schooljaar en de "
                    "medezeggenschapsraad. Een andere versie heeft die nog niet."
                ),
            ),
            models.CheckConstraint(
                condition=~Q(stand="vastgesteld") | Q(bestuur__isnull=False) | Q(namens_bestuur=True),
                name="profiel_bestuur_legt_zelf_vast",
                violation_error_message=_("Alleen een school legt vast voor een bestuur dat wij niet kennen."),
            ),
            models.CheckConstraint(
                condition=Q(mr__in=["ja", "nee"], mr_op__isnull=False)
                | Q(mr__in=["", "niet_gevraagd"], mr_op__isnull=True),
                name="profiel_datum_bij_mr",
                violation_error_message=_("Vul de datum van de medezeggenschapsraad in."),
            ),
            models.CheckConstraint(
                condition=Q(terug_op__isnull=True, terug_door__isnull=True, terug_reden="")
                | (Q(terug_op__isnull=False, terug_door__isnull=False) & ~Q(terug_reden="")),
                name="profiel_terug_met_reden",
                violation_error_message=_("Schrijf op waarom deze versie teruggaat."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.get_stand_display()} ({self.school_id})"

    @property
    def is_adopted(self) -> bool:
        return self.stand == self.Stand.VASTGESTELD
