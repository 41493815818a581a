"""A request for an account by someone at an organisation where nobody works with the portal yet."""

import uuid
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from passend.dossiers.models.organisatie import Lidmaatschap, Organisatie


class AccountaanvraagQuerySet(models.QuerySet["Accountaanvraag"]):
    def undecided(self) -> Self:
        return self.filter(stand=Accountaanvraag.Stand.OPEN)

    def for_list(self) -> Self:
        """What waits stands on top, the oldest first; then what was decided last."""
        return self.select_related("organisatie__school", "beslist_door").order_by(
            models.Case(models.When(stand="open", then=0), default=1), "-beslist_op", "gevraagd_op", "id"
        )


class Accountaanvraag(models.Model):
    """Someone who came with a one-time link asks to work with the portal; an administrator checks who it is.

    It gives access to nothing by itself: only a `Lidmaatschap`, made when it is granted, does.
    """

    class Stand(models.TextChoices):
        OPEN = "open", _("wacht op controle")
        TOEGEKEND = "toegekend", _("toegekend")
        AFGEWEZEN = "afgewezen", _("afgewezen")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisatie = models.ForeignKey(Organisatie, on_delete=models.PROTECT, related_name="accountaanvragen")
    naam = models.CharField(_("naam"), max_length=200)
    email = models.EmailField(_("e-mailadres"))
    rol = models.CharField(_("rol"), max_length=30, choices=Lidmaatschap.Rol.choices)
    gevraagd_op = models.DateTimeField(_("gevraagd op"))
    stand = models.CharField(_("stand"), max_length=10, choices=Stand.choices, default=Stand.OPEN)
    reden = models.TextField(_("reden"), blank=True)
    beslist_op = models.DateTimeField(_("beslist op"), null=True)
    beslist_door = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")

    objects = AccountaanvraagQuerySet.as_manager()

    class Meta:
        verbose_name = _("aanvraag van een account")
        verbose_name_plural = _("aanvragen van accounts")
        constraints = (
            models.UniqueConstraint(
                "organisatie",
                models.functions.Lower("email"),
                condition=Q(stand="open"),
                name="accountaanvraag_een_open",
                violation_error_message=_("Met dit e-mailadres is al een account gevraagd. Wij kijken er nog naar."),
            ),
            models.CheckConstraint(
                condition=Q(stand="open", beslist_op__isnull=True, beslist_door__isnull=True)
                | Q(stand__in=["toegekend", "afgewezen"], beslist_op__isnull=False, beslist_door__isnull=False),
                name="accountaanvraag_beslist",
                violation_error_message=_("Zeg wie over de aanvraag heeft beslist, en wanneer."),
            ),
            models.CheckConstraint(
                condition=~Q(stand="afgewezen") | ~Q(reden=""),
                name="accountaanvraag_reden",
                violation_error_message=_("Zeg waarom de aanvraag is afgewezen."),
            ),
            models.CheckConstraint(
                condition=Q(rol__in=Lidmaatschap.Rol.values),
                name="accountaanvraag_rol_bekend",
                violation_error_message=_("Kies een antwoord dat in de lijst staat."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.organisatie_id} {self.stand}"
