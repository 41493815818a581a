"""Organisations and who works there."""

import uuid
from datetime import date
from typing import Self
from uuid import UUID

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _


class Organisatie(models.Model):
    """An organisation that can take part in a dossier. Public data; what kind it is says `soort`."""

    class Soort(models.TextChoices):
        SCHOOL = "school", _("school")
        SCHOOLBESTUUR = "schoolbestuur", _("schoolbestuur")
        SAMENWERKINGSVERBAND = "samenwerkingsverband", _("samenwerkingsverband")
        STEUNPUNT = "steunpunt", _("ouder- en jeugdsteunpunt")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    soort = models.CharField(_("soort"), max_length=30, choices=Soort.choices)
    naam = models.CharField(_("naam"), max_length=250)

    class Meta:
        verbose_name = _("organisatie")
        verbose_name_plural = _("organisaties")

    def __str__(self) -> str:
        return self.naam


class LidmaatschapQuerySet(models.QuerySet["Lidmaatschap"]):
    def valid_on(self, day: date) -> Self:
        """Keep memberships that hold on `day`; `van` and `tot` are both included."""
        return self.filter(Q(tot__isnull=True) | Q(tot__gte=day), van__lte=day)

    def of_user(self, user_id: UUID) -> Self:
        return self.filter(gebruiker_id=user_id)


class Lidmaatschap(models.Model):
    """A person's role in an organisation, from `van` to and including `tot` (None: no end known)."""

    class Rol(models.TextChoices):
        INTERN_BEGELEIDER = "intern_begeleider", _("intern begeleider")
        ONDERSTEUNINGSCOORDINATOR = (
            "ondersteuningscoordinator",
            _("ondersteuningscoördinator"),
        )
        STEUNPUNTMEDEWERKER = (
            "steunpuntmedewerker",
            _("medewerker van het ouder- en jeugdsteunpunt"),
        )

    gebruiker = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="lidmaatschappen",
    )
    organisatie = models.ForeignKey(Organisatie, on_delete=models.PROTECT, related_name="lidmaatschappen")
    rol = models.CharField(_("rol"), max_length=30, choices=Rol.choices)
    van = models.DateField(_("van"))
    tot = models.DateField(_("tot en met"), null=True, blank=True)

    objects = LidmaatschapQuerySet.as_manager()

    class Meta:
        verbose_name = _("lidmaatschap")
        verbose_name_plural = _("lidmaatschappen")
        constraints = (
            models.UniqueConstraint(
                fields=["gebruiker", "organisatie", "rol", "van"],
                name="lidmaatschap_uniek",
                violation_error_message=_("Deze persoon heeft deze rol al."),
            ),
            models.CheckConstraint(
                condition=Q(tot__isnull=True) | Q(tot__gte=F("van")),
                name="lidmaatschap_tot_na_van",
                violation_error_message=_("De einddatum ligt voor de begindatum."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.get_rol_display()} ({self.organisatie_id})"
