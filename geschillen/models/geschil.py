"""A dispute of a family, as it prepares one for the Geschillencommissie passend onderwijs."""

import uuid
from typing import Self
from uuid import UUID

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from passend.dossiers.models import Dossier, Lezerskring
from zorgplicht.models import Aanmelding


class Uitkomst(models.TextChoices):
    """What came out of a bezwaar or a dispute; the code of the fact."""

    GEGROND = "gegrond", _("U krijgt gelijk (gegrond)")
    DEELS = "deels", _("U krijgt voor een deel gelijk")
    ONGEGROND = "ongegrond", _("U krijgt geen gelijk (ongegrond)")
    NIET_ONTVANKELIJK = "niet_ontvankelijk", _("Er is niet gekeken naar de inhoud (niet-ontvankelijk)")


class GeschilQuerySet(models.QuerySet["Geschil"]):
    def of_dossier(self, dossier_id: UUID) -> Self:
        """Keep the disputes of one dossier, with the school they are about; the newest first."""
        found = self.filter(dossier_id=dossier_id).select_related("aanmelding__school__organisatie")
        return found.order_by("-aangemaakt_op", "id")


class Geschil(models.Model):
    """A dispute about one aanmelding. Until the family filed it at the commission itself, nothing leaves the portal.

    What happened at the commission stands in the facts about the aanmelding. `stukken`: codes of the papers that the
    family has (`geschillen.stukken`). `koppelcode`: the family gives it to the board, that asks with it
    to see the dates.
    """

    class Soort(models.TextChoices):
        TOELATING = "toelating", _("De school laat mijn kind niet toe")
        VERWIJDERING = "verwijdering", _("De school wil mijn kind van school sturen, of deed dat")
        OPP = "opp", _("Het plan voor mijn kind (het ontwikkelingsperspectief)")

    class Stand(models.TextChoices):
        VOORBEREID = "voorbereid", _("voorbereid, nog niet ingediend")
        INGEDIEND = "ingediend", _("ingediend bij de commissie")

    class Onderwijs(models.TextChoices):
        SCHOOL = "school", _("Mijn kind gaat gewoon naar een school")
        DEELS = "deels", _("Mijn kind gaat een deel van de tijd naar een school")
        OPVANG = "opvang", _("Mijn kind gaat naar kinderopvang of een behandelgroep")
        THUIS = "thuis", _("Mijn kind zit thuis en krijgt wel les")
        NIETS = "niets", _("Mijn kind zit thuis en krijgt geen les")

    class Bewijs(models.TextChoices):
        BEVESTIGING = "bevestiging", _("Een bevestiging van de commissie, zoals een e-mail of een zaaknummer")
        AANGETEKEND = "aangetekend", _("Een bewijs van aangetekende post")
        VERZENDING = "verzending", _("De e-mail die u zelf stuurde")
        ANDERS = "anders", _("Iets anders")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="geschillen")
    lezerskring = models.ForeignKey(Lezerskring, on_delete=models.PROTECT, related_name="+")
    aanmelding = models.OneToOneField(Aanmelding, on_delete=models.PROTECT, related_name="geschil")
    soort = models.CharField(_("waar het over gaat"), max_length=20, choices=Soort.choices)
    stand = models.CharField(_("stand"), max_length=20, choices=Stand.choices, default=Stand.VOORBEREID)
    onderwijs_nu = models.CharField(_("onderwijs van het kind nu"), max_length=20, choices=Onderwijs.choices)
    stukken = models.JSONField(_("stukken die het gezin heeft"), default=list)
    ingediend_op = models.DateField(_("ingediend op"), null=True)
    bewijs = models.CharField(_("bewijs van indienen"), max_length=20, choices=Bewijs.choices, blank=True)
    koppelcode = models.CharField(_("code voor het schoolbestuur"), max_length=9, blank=True)
    aangemaakt_op = models.DateTimeField(_("aangemaakt op"))

    objects = GeschilQuerySet.as_manager()

    class Meta:
        verbose_name = _("geschil")
        verbose_name_plural = _("geschillen")
        constraints = (
            models.CheckConstraint(
                condition=Q(stand="voorbereid", ingediend_op__isnull=True, bewijs="", koppelcode="")
                | (Q(stand="ingediend", ingediend_op__isnull=False) & ~Q(bewijs="")),
                name="geschil_ingediend_met_bewijs",
                violation_error_message=_("Een ingediend geschil heeft een dag en een bewijs."),
            ),
            models.CheckConstraint(
                condition=Q(soort__in=["toelating", "verwijdering", "opp"]),
                name="geschil_soort_bekend",
                violation_error_message=_("Kies waar het geschil over gaat."),
            ),
            models.CheckConstraint(
                condition=Q(onderwijs_nu__in=["school", "deels", "opvang", "thuis", "niets"]),
                name="geschil_onderwijs_bekend",
                violation_error_message=_("Kies welk onderwijs uw kind nu krijgt."),
            ),
            models.UniqueConstraint(
                fields=["koppelcode"],
                condition=~Q(koppelcode=""),
                name="geschil_koppelcode_uniek",
                violation_error_message=_("Deze code is al gebruikt. Probeer het nog een keer."),
            ),
            models.CheckConstraint(
                condition=Q(bewijs__in=["", "bevestiging", "aangetekend", "verzending", "anders"]),
                name="geschil_bewijs_bekend",
                violation_error_message=_("Kies een antwoord dat in de lijst staat."),
            ),
        )

    def __str__(self) -> str:
        return str(self.id)

    @property
    def is_filed(self) -> bool:
        return self.stand != self.Stand.VOORBEREID


class GeschilTekst(models.Model):
    """The words of a dispute, for the family alone. They can be destroyed; the facts stay."""

    geschil = models.OneToOneField(Geschil, on_delete=models.PROTECT, primary_key=True, related_name="tekst")
    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="+")
    lezerskring = models.ForeignKey(Lezerskring, on_delete=models.PROTECT, related_name="+")
    onderwijs = models.TextField(_("meer over het onderwijs nu"), blank=True)
    gebeurd = models.TextField(_("wat er gebeurde"), blank=True)
    geprobeerd = models.TextField(_("wat er is geprobeerd"), blank=True)
    gevraagd = models.TextField(_("wat het gezin vraagt"), blank=True)
    bewijs = models.TextField(_("het bewijs van indienen"), blank=True)
    bewaard_op = models.DateTimeField(_("bewaard op"))

    class Meta:
        verbose_name = _("tekst van een geschil")
        verbose_name_plural = _("teksten van geschillen")

    def __str__(self) -> str:
        return str(self.geschil_id)
