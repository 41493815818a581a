"""What a decision of a board carries beside its day: who decided, on which ground, and what its letter says."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from ondersteuning.models import Schoolbestuur
from passend.dossiers.models import Dossier, Feit, Lezerskring
from zorgplicht.models.aanmelding import Aanmelding


class Besluit(models.Model):
    """A decision on an aanmelding, beside its fact. The reasons are the words (`Toelichting`) of that fact.

    `besloten_op` and `bekendgemaakt_op` repeat the days of their facts, so that the database can hold one against the
    other; the actions keep them equal. What the letter names is known once it went out: None until then.
    """

    class Soort(models.TextChoices):
        TOEGELATEN = "toegelaten", _("toegelaten")
        GEWEIGERD = "geweigerd", _("niet toegelaten")
        NIET_BEHANDELD = "niet_behandeld", _("niet in behandeling genomen")

    class Grond(models.TextChoices):
        ONDERSTEUNING = "ondersteuning", _("De school kan de ondersteuning niet bieden.")
        GEEN_PLAATSRUIMTE = "geen_plaatsruimte", _("Er is geen plaats.")
        GRONDSLAG = "grondslag", _("De ouders onderschrijven de grondslag van de school niet.")
        TOELATINGSVOORWAARDEN = "toelatingsvoorwaarden", _("Het kind voldoet niet aan de toelatingseisen.")
        ANDERS = "anders", _("Een andere reden.")

    class Hoe(models.TextChoices):
        BRIEF = "brief", _("met een brief")
        AANGETEKEND = "aangetekend", _("met een aangetekende brief")
        UITGEREIKT = "uitgereikt", _("op papier gegeven")
        EMAIL = "email", _("met een e-mail van de school")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="+")
    lezerskring = models.ForeignKey(Lezerskring, on_delete=models.PROTECT, related_name="+")
    aanmelding = models.ForeignKey(Aanmelding, on_delete=models.PROTECT, related_name="besluiten")
    feit = models.OneToOneField(Feit, on_delete=models.PROTECT, related_name="besluit")
    soort = models.CharField(_("besluit"), max_length=20, choices=Soort.choices)
    grond = models.CharField(_("grond"), max_length=30, choices=Grond.choices, blank=True)
    bestuur = models.ForeignKey(Schoolbestuur, on_delete=models.PROTECT, null=True, related_name="+")
    besloten_door = models.CharField(_("besloten door"), max_length=200, blank=True)
    mandaat = models.CharField(_("mandaat"), max_length=300, blank=True)
    besloten_op = models.DateField(_("besloten op"))
    bekendgemaakt_op = models.DateField(_("bekendgemaakt op"), null=True)
    bekendgemaakt_hoe = models.CharField(_("hoe bekendgemaakt"), max_length=20, choices=Hoe.choices, blank=True)
    bezwaarclausule = models.BooleanField(_("de brief noemt bezwaar"), null=True)
    gpo_genoemd = models.BooleanField(_("de brief noemt de geschillencommissie"), null=True)
    vastgelegd_op = models.DateTimeField(_("vastgelegd op"))
    vastgelegd_door = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("besluit")
        verbose_name_plural = _("besluiten")
        constraints = (
            models.CheckConstraint(
                condition=Q(soort="geweigerd") & ~Q(grond="") | ~Q(soort="geweigerd") & Q(grond=""),
                name="besluit_weigering_heeft_grond",
                violation_error_message=_("Een weigering heeft een grond, een ander besluit niet."),
            ),
            models.CheckConstraint(
                condition=Q(bekendgemaakt_op__isnull=True) | Q(bekendgemaakt_op__gte=F("besloten_op")),
                name="besluit_bekend_na_besluit",
                violation_error_message=_("De brief kan niet voor het besluit zijn verstuurd of gegeven."),
            ),
            models.CheckConstraint(
                condition=Q(
                    bekendgemaakt_op__isnull=True,
                    bekendgemaakt_hoe="",
                    bezwaarclausule__isnull=True,
                    gpo_genoemd__isnull=True,
                )
                | Q(bekendgemaakt_op__isnull=False, bezwaarclausule__isnull=False, gpo_genoemd__isnull=False)
                & ~Q(bekendgemaakt_hoe=""),
                name="besluit_brief_volledig",
                violation_error_message=_("Zeg hoe de brief ging, en wat erin staat."),
            ),
            models.CheckConstraint(
                condition=Q(soort__in=["toegelaten", "geweigerd", "niet_behandeld"]),
                name="besluit_soort_bekend",
                violation_error_message=_("Kies wat het besluit is."),
            ),
            models.CheckConstraint(
                condition=Q(
                    grond__in=[
                        "",
                        "ondersteuning",
                        "geen_plaatsruimte",
                        "grondslag",
                        "toelatingsvoorwaarden",
                        "anders",
                    ]
                ),
                name="besluit_grond_bekend",
                violation_error_message=_("Kies een antwoord dat in de lijst staat."),
            ),
            models.CheckConstraint(
                condition=Q(bekendgemaakt_hoe__in=["", "brief", "aangetekend", "uitgereikt", "email"]),
                name="besluit_hoe_bekend",
                violation_error_message=_("Kies een antwoord dat in de lijst staat."),
            ),
        )

    def __str__(self) -> str:
        return str(self.id)
