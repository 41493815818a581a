"""A family asks the ouder- en jeugdsteunpunt for help, with or without an aanmelding."""

import uuid
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Case, Exists, IntegerField, OuterRef, Q, Value, When
from django.utils.translation import gettext_lazy as _

from passend.dossiers.models import Dossier, Feit, Lezerskring, Lidmaatschap, Organisatie, Toegang
from passend.gebruikers.models import Gebruiker
from passend.klok import vandaag


class HulpvraagQuerySet(models.QuerySet["Hulpvraag"]):
    """Reads. The database shows no foreign row either way; these filters say whose list it is."""

    def of_family(self, user: Gebruiker) -> Self:
        """Keep those of dossiers in which `user` takes part as parent."""
        running = Toegang.objects.running_on(vandaag()).filter(gebruiker=user, rol=Toegang.Rol.OUDER)
        return self.filter(dossier_id__in=running.values("dossier_id"))

    def of_steunpunt(self, user: Gebruiker) -> Self:
        """Keep those of the steunpunten where `user` works today, as long as they take part in the dossier."""
        members = Lidmaatschap.objects.of_user(user.pk).valid_on(vandaag())
        running = Toegang.objects.running_on(vandaag()).filter(
            dossier_id=OuterRef("dossier_id"), organisatie_id=OuterRef("organisatie_id"), rol=Toegang.Rol.STEUNPUNT
        )
        return self.filter(Exists(running), organisatie_id__in=members.values("organisatie_id"))

    def running(self) -> Self:
        return self.exclude(stand=Hulpvraag.Stand.KLAAR)

    def closed(self) -> Self:
        return self.filter(stand=Hulpvraag.Stand.KLAAR)

    def with_words(self) -> Self:
        """Fetch along what it is about and who took it up."""
        return self.select_related("tekst", "opgepakt_door", "organisatie", "lezerskring")

    def by_urgency(self) -> Self:
        """New ones first, then what is being worked on, then what waits; within each the longest there first."""
        order = (Hulpvraag.Stand.NIEUW, Hulpvraag.Stand.OPGEPAKT, Hulpvraag.Stand.WACHT_OP, Hulpvraag.Stand.KLAAR)
        rank = Case(
            *[When(stand=stand, then=Value(place)) for place, stand in enumerate(order)], output_field=IntegerField()
        )
        return self.annotate(rang=rank).order_by("rang", "stand_sinds", "gesteld_op", "id")


class Hulpvraag(models.Model):
    """One request for help at one steunpunt, read by the family and that steunpunt.

    `stand` is a projection of the facts, kept by the action that records a fact; `stand_sinds` is the day of it.
    """

    class Stand(models.TextChoices):
        NIEUW = "nieuw", _("nieuw")
        OPGEPAKT = "opgepakt", _("opgepakt")
        WACHT_OP = "wacht_op", _("wacht op iemand")
        KLAAR = "klaar", _("klaar")

    class Wachter(models.TextChoices):
        GEZIN = "gezin", _("het gezin")
        SCHOOL = "school", _("de school")
        SWV = "swv", _("het samenwerkingsverband")
        ANDER = "ander", _("iemand anders")

    class Weg(models.TextChoices):
        GEZIN = "gezin", _("door het gezin gesteld")
        TELEFOON = "telefoon", _("aan de telefoon gesteld")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="hulpvragen")
    lezerskring = models.ForeignKey(Lezerskring, on_delete=models.PROTECT, related_name="+")
    organisatie = models.ForeignKey(Organisatie, on_delete=models.PROTECT, related_name="+")
    weg = models.CharField(_("hoe gesteld"), max_length=10, choices=Weg.choices)
    stand = models.CharField(_("stand"), max_length=10, choices=Stand.choices, default=Stand.NIEUW)
    stand_sinds = models.DateField(_("stand sinds"))
    opgepakt_door = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    wacht_op = models.CharField(_("wacht op"), max_length=10, choices=Wachter.choices, blank=True)
    gesteld_op = models.DateTimeField(_("gesteld op"))

    objects = HulpvraagQuerySet.as_manager()

    class Meta:
        verbose_name = _("hulpvraag")
        verbose_name_plural = _("hulpvragen")
        constraints = (
            models.CheckConstraint(
                condition=Q(stand="nieuw", opgepakt_door__isnull=True, wacht_op="")
                | Q(stand="opgepakt", opgepakt_door__isnull=False, wacht_op="")
                | Q(stand="wacht_op", opgepakt_door__isnull=False, wacht_op__in=["gezin", "school", "swv", "ander"])
                | Q(stand="klaar", wacht_op=""),
                name="hulpvraag_stand_past",
                violation_error_message=_("Wie de hulpvraag oppakt en op wie zij wacht, past niet bij de stand."),
            ),
            models.CheckConstraint(
                condition=Q(weg__in=["gezin", "telefoon"]),
                name="hulpvraag_weg_bekend",
                violation_error_message=_("Kies een antwoord dat in de lijst staat."),
            ),
        )
        indexes = (
            models.Index(
                fields=["organisatie", "stand", "stand_sinds"],
                condition=~Q(stand="klaar"),
                name="hulpvraag_open",
            ),
        )

    def __str__(self) -> str:
        return str(self.id)


class Hulpvraagtekst(models.Model):
    """The words of a hulpvraag, and whom it is about as far as that was told. They can be destroyed.

    What stands here fills an aanmelding in advance, so that nothing is asked twice.
    """

    hulpvraag = models.OneToOneField(Hulpvraag, on_delete=models.PROTECT, primary_key=True, related_name="tekst")
    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="+")
    lezerskring = models.ForeignKey(Lezerskring, on_delete=models.PROTECT, related_name="+")
    titel = models.CharField(_("titel"), max_length=80, blank=True)
    vraag = models.TextField(_("de vraag in eigen woorden"), blank=True)
    kind_voornaam = models.CharField(_("voornaam van het kind"), max_length=100, blank=True)
    kind_achternaam = models.CharField(_("achternaam van het kind"), max_length=150, blank=True)
    geboren_op = models.DateField(_("geboortedatum van het kind"), null=True)
    naam = models.CharField(_("naam van de ouder"), max_length=200, blank=True)
    email = models.EmailField(_("e-mailadres van de ouder"), blank=True)
    telefoon = models.CharField(_("telefoonnummer van de ouder"), max_length=30, blank=True)
    postcode = models.CharField(_("postcode"), max_length=7, blank=True, default="", db_default="")

    class Meta:
        verbose_name = _("tekst van een hulpvraag")
        verbose_name_plural = _("teksten van hulpvragen")

    def __str__(self) -> str:
        return str(self.hulpvraag_id)

    @property
    def kind_naam(self) -> str:
        return f"{self.kind_voornaam} {self.kind_achternaam}".strip()

    @property
    def naam_in_lijst(self) -> str:
        """What it is called in a list: its title, else the child, else that nobody knows yet."""
        return self.titel or self.kind_naam or str(_("naam nog niet bekend"))


class Hulpvraagbijdrage(models.Model):
    """Words in the course of a hulpvraag: an addition, or what goes with a fact. Never changed."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="+")
    lezerskring = models.ForeignKey(Lezerskring, on_delete=models.PROTECT, related_name="+")
    hulpvraag = models.ForeignKey(Hulpvraag, on_delete=models.PROTECT, related_name="bijdragen")
    feit = models.OneToOneField(Feit, on_delete=models.PROTECT, null=True, related_name="+")
    van_gezin = models.BooleanField(_("van het gezin"))
    tekst = models.TextField(_("tekst"))
    vastgelegd_op = models.DateTimeField(_("vastgelegd op"))
    vastgelegd_door = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("bijdrage aan een hulpvraag")
        verbose_name_plural = _("bijdragen aan hulpvragen")
        constraints = (
            models.CheckConstraint(
                condition=~Q(tekst=""),
                name="hulpvraagbijdrage_niet_leeg",
                violation_error_message=_("Schrijf eerst iets op."),
            ),
        )

    def __str__(self) -> str:
        return str(self.id)
