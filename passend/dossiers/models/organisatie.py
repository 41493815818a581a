"""Organisations and who works there."""

import uuid
from datetime import date, timedelta
from typing import Self
from uuid import UUID

from django.conf import settings
from django.core.exceptions import ValidationError
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
        constraints = (
            models.CheckConstraint(
                condition=Q(soort__in=["school", "schoolbestuur", "samenwerkingsverband", "steunpunt"]),
                name="organisatie_soort_bekend",
                violation_error_message=_("Kies een antwoord dat in de lijst staat."),
            ),
        )

    def __str__(self) -> str:
        return self.naam


class LidmaatschapQuerySet(models.QuerySet["Lidmaatschap"]):
    def valid_on(self, day: date) -> Self:
        """Keep memberships that hold on `day`; `van` and `tot` are both included."""
        return self.filter(Q(tot__isnull=True) | Q(tot__gte=day), van__lte=day)

    def of_user(self, user_id: UUID) -> Self:
        return self.filter(gebruiker_id=user_id)

    def with_people(self) -> Self:
        """Fetch with each membership whose it is, and who began and ended it."""
        return self.select_related("gebruiker", "toegevoegd_door", "beeindigd_door")

    def by_name(self) -> Self:
        return self.order_by("gebruiker__naam", "van", "pk")

    def not_over_on(self, day: date) -> Self:
        """Keep memberships that hold on `day` or begin later."""
        return self.filter(Q(tot__isnull=True) | Q(tot__gte=day) & Q(tot__gte=F("van")))

    def over_on(self, day: date) -> Self:
        """Keep memberships whose last day was before `day`, and those that were called off before they began."""
        return self.filter(Q(tot__lt=day) | Q(tot__lt=F("van")))


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
        BESTUURSSECRETARIS = "bestuurssecretaris", _("secretaris van het schoolbestuur")

    # Which roles exist in which kind of organisation; the others have no people in the portal yet.
    ROLLEN = {
        Organisatie.Soort.SCHOOL: (Rol.INTERN_BEGELEIDER, Rol.ONDERSTEUNINGSCOORDINATOR),
        Organisatie.Soort.STEUNPUNT: (Rol.STEUNPUNTMEDEWERKER,),
        Organisatie.Soort.SCHOOLBESTUUR: (Rol.BESTUURSSECRETARIS,),
    }

    gebruiker = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="lidmaatschappen",
    )
    organisatie = models.ForeignKey(Organisatie, on_delete=models.PROTECT, related_name="lidmaatschappen")
    rol = models.CharField(_("rol"), max_length=30, choices=Rol.choices)
    van = models.DateField(_("van"))
    tot = models.DateField(_("tot en met"), null=True, blank=True)
    toegevoegd_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    beeindigd_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    objects = LidmaatschapQuerySet.as_manager()

    class Meta:
        verbose_name = _("lidmaatschap")
        verbose_name_plural = _("lidmaatschappen")
        constraints = (
            models.UniqueConstraint(
                fields=["gebruiker", "organisatie", "rol"],
                condition=Q(tot__isnull=True),
                name="lidmaatschap_een_lopend",
                violation_error_message=_("Deze persoon heeft deze rol al."),
            ),
            models.CheckConstraint(
                # One day earlier is allowed: then a membership of today, or a coming one, is over at once.
                condition=Q(tot__isnull=True) | Q(tot__gte=F("van") - 1),
                name="lidmaatschap_tot_na_van",
                violation_error_message=_("De einddatum ligt voor de begindatum."),
            ),
            models.CheckConstraint(
                condition=Q(
                    rol__in=[
                        "intern_begeleider",
                        "ondersteuningscoordinator",
                        "steunpuntmedewerker",
                        "bestuurssecretaris",
                    ]
                ),
                name="lidmaatschap_rol_bekend",
                violation_error_message=_("Kies een antwoord dat in de lijst staat."),
            ),
            models.CheckConstraint(
                condition=Q(beeindigd_door__isnull=True) | Q(tot__isnull=False),
                name="lidmaatschap_beeindigd_met_dag",
                violation_error_message=_("Zeg wat de laatste dag is."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.get_rol_display()} ({self.organisatie_id})"

    def clean(self) -> None:
        if self.rol not in self.ROLLEN.get(Organisatie.Soort(self.organisatie.soort), ()):
            kind = self.organisatie.get_soort_display()
            raise ValidationError({"rol": _("Deze rol past niet bij een %(soort)s.") % {"soort": kind}})

    def earliest_end(self, today: date) -> date:
        """Return the first day that may be its last: yesterday (then it is over at once), or the day before `van`.

        Never further back: who could see what on a day that is past, is not rewritten.
        """
        return max(self.van, today) - timedelta(days=1)

    @property
    def never_a_whole_day(self) -> bool:
        """Whether it was ended on its first day, or before it began."""
        return self.tot is not None and self.tot < self.van

    def is_over_on(self, day: date) -> bool:
        """Whether it will never hold again on `day` or later."""
        return self.never_a_whole_day or (self.tot is not None and self.tot < day)
