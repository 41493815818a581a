"""The portal's own user: a person, known by mail address or on paper, never by a username or a BSN."""

import uuid
from datetime import datetime
from typing import Any, ClassVar, Self

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class GebruikerManager(BaseUserManager["Gebruiker"]):
    """Reads by mail address and the construction hook that allauth expects."""

    def get_by_natural_key(self, username: str | None) -> "Gebruiker":
        """Return the person with this mail address, whatever its capitals; raises Gebruiker.DoesNotExist."""
        return self.get(email__iexact=username)


class Gebruiker(AbstractBaseUser):
    """A person who can sign in, or who is written for on paper or by phone.

    `email` is the login and may be empty (None): someone without mail uses paper or text messages. There is no
    password to guess: signing in is a code.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    email = models.EmailField(_("e-mailadres"), unique=True, null=True, blank=True)
    naam = models.CharField(_("naam"), max_length=200, blank=True)
    taal = models.CharField(_("taal"), max_length=10, default="nl")
    is_active = models.BooleanField(_("actief"), default=True)
    is_beheerder = models.BooleanField(_("beheerder"), default=False)
    aangemaakt_op = models.DateTimeField(_("aangemaakt op"), default=timezone.now, editable=False)

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    objects = GebruikerManager()

    class Meta:
        verbose_name = _("gebruiker")
        verbose_name_plural = _("gebruikers")
        constraints = (
            models.UniqueConstraint(
                Lower("email"),
                name="gebruiker_email_uniek",
                violation_error_message=_("Er is al een account met dit e-mailadres."),
            ),
            models.CheckConstraint(
                condition=~models.Q(email=""),
                name="gebruiker_email_leeg_is_null",
                violation_error_message=_("Laat een leeg e-mailadres weg."),
            ),
        )

    def __str__(self) -> str:
        return self.naam or str(_("iemand zonder naam"))

    def clean_fields(self, exclude: Any = None) -> None:
        self.email = self.email or None
        super().clean_fields(exclude=exclude)

    def get_full_name(self) -> str:
        """Return the name as the person wrote it, or an empty string."""
        return self.naam


class BewaardformulierQuerySet(models.QuerySet["Bewaardformulier"]):
    def waiting_in(self, browser: str, persoon: str, moment: datetime) -> Self:
        """Return what was sent from this browser by this person (hashes) and still waits at `moment`, latest first."""
        kept = self.filter(browser=browser, persoon=persoon, vervalt_op__gt=moment)
        return kept.order_by("-bewaard_op", "-id")


class Bewaardformulier(models.Model):
    """What someone sent after the sign-in had ended: encrypted, and only for that person in that browser.

    `browser` and `persoon` are hashes: of a random key in a cookie, and of the id of who was signed in there last.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    browser = models.CharField(_("browser"), max_length=64)
    persoon = models.CharField(_("persoon"), max_length=64)
    inhoud = models.TextField(_("inhoud, versleuteld"))
    bewaard_op = models.DateTimeField(_("bewaard op"))
    vervalt_op = models.DateTimeField(_("vervalt op"), db_index=True)

    objects = BewaardformulierQuerySet.as_manager()

    class Meta:
        verbose_name = _("bewaard formulier")
        verbose_name_plural = _("bewaarde formulieren")
        indexes = (models.Index(fields=["browser", "persoon"], name="bewaard_browser"),)

    def __str__(self) -> str:
        return str(self.id)


class VerzendingQuerySet(models.QuerySet["Verzending"]):
    def with_same_words(self, persoon: uuid.UUID, woorden: str, since: datetime) -> Self:
        """Return what this person sent and got done since then with these words (a hash), the latest first."""
        return (
            self.filter(persoon=persoon, woorden=woorden, verstuurd_op__gt=since)
            .exclude(doel="")
            .order_by("-verstuurd_op", "sleutel")
        )


class Verzending(models.Model):
    """A form that someone sent, by a key that tells nothing of it, and where it led: sent again, it leads there again.

    Only that person sees it. `doel` is a path of the portal; it is empty while the first sending is still under way.
    `woorden` is the same for the same words at the same address, from whichever page they were sent.
    """

    sleutel = models.CharField(_("sleutel"), max_length=64, primary_key=True)
    persoon = models.ForeignKey(Gebruiker, on_delete=models.CASCADE, related_name="+", verbose_name=_("persoon"))
    doel = models.CharField(_("doel"), max_length=500, blank=True)
    woorden = models.CharField(_("woorden"), max_length=64, blank=True, default="", db_default="")
    verstuurd_op = models.DateTimeField(_("verstuurd op"))
    vervalt_op = models.DateTimeField(_("vervalt op"), db_index=True)

    objects = VerzendingQuerySet.as_manager()

    class Meta:
        verbose_name = _("verzending")
        verbose_name_plural = _("verzendingen")

    def __str__(self) -> str:
        return self.sleutel
