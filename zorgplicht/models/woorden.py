"""The words that a family writes about its child: once in full for itself, and per school what it may read."""

import uuid
from uuid import UUID

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from passend.dossiers.models import Dossier, Feit, Lezerskring


class Onderdeel(models.TextChoices):
    """The parts of the words that a family ticks per school."""

    NODIG = "nodig", _("Wat uw kind nodig heeft")
    TAAL = "taal", _("De thuistaal, en of u een tolk wilt")
    NU = "nu", _("Waar uw kind nu is")
    GEZAG = "gezag", _("Wie het gezag heeft")
    SCHOLEN = "scholen", _("Bij welke andere scholen u aanmeldt")
    CONTACT = "contact", _("Hoe de school u bereikt")


class Plek(models.TextChoices):
    """Where the child is on the day of the aanmelding."""

    SCHOOL = "school", _("Op een school")
    KINDEROPVANG = "kinderopvang", _("Op de kinderopvang of peuterspeelzaal")
    MKD = "mkd", _("Op een medisch kinderdagverblijf (MKD)")
    THUIS = "thuis", _("Thuis")
    ANDERS = "anders", _("Ergens anders")


class Gezag(models.TextChoices):
    """Who decides about the child by law, in the family's own words."""

    SAMEN = "samen", _("Ik, samen met de andere ouder")
    ALLEEN = "alleen", _("Ik alleen")
    VOOGD = "voogd", _("Een voogd")
    INSTELLING = "instelling", _("Een gecertificeerde instelling")
    WEET_NIET = "weet_niet", _("Dat weet ik niet")


class AndereOuder(models.TextChoices):
    """Whether the other parent knows of the aanmelding and agrees."""

    JA = "ja", _("Ja")
    NEE = "nee", _("Nee")
    WEET_NIET = "weet_niet", _("Dat weet ik niet")
    ONVEILIG = "onveilig", _("Het is niet veilig om dat te vragen of te zeggen")


#: The language that the portal spoke while a family filled in its answers, as who reads Dutch calls it.
TAALNAMEN = {"en": _("Engels"), "pl": _("Pools")}


class Kindwoorden(models.Model):
    """One version of the words about a child; the last one counts. Words can be destroyed; the facts stay.

    `taal` is the language of the portal while the family wrote: its own words go along as they are.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="+")
    lezerskring = models.ForeignKey(Lezerskring, on_delete=models.PROTECT, related_name="+")
    versie = models.PositiveSmallIntegerField(_("versie"), default=1)
    laatste = models.BooleanField(_("laatste versie"), default=True)
    voornaam = models.CharField(_("voornaam van het kind"), max_length=100)
    achternaam = models.CharField(_("achternaam van het kind"), max_length=150)
    mogelijk_extra_ondersteuning = models.BooleanField(_("mogelijk extra ondersteuning nodig"))
    ondersteuningsvraag = models.TextField(_("wat het kind nodig heeft"), blank=True)
    thuistaal = models.CharField(_("thuistaal"), max_length=100, blank=True, default="", db_default="")
    tolk = models.BooleanField(_("tolk gewenst"), null=True)
    nu_soort = models.CharField(
        _("waar het kind nu is"), max_length=20, choices=Plek.choices, blank=True, default="", db_default=""
    )
    nu_waar = models.CharField(_("naam van die plek"), max_length=200, blank=True, default="", db_default="")
    postcode = models.CharField(_("postcode"), max_length=7, blank=True, default="", db_default="")
    andere_scholen = models.TextField(_("andere scholen waar het kind is aangemeld"), blank=True)
    ouder_naam = models.CharField(_("naam van de ouder"), max_length=200)
    ouder_email = models.EmailField(_("e-mailadres van de ouder"), blank=True)
    ouder_telefoon = models.CharField(_("telefoonnummer van de ouder"), max_length=30, blank=True)
    taal = models.CharField(_("taal van het portaal"), max_length=7, default="nl", db_default="nl")
    vastgelegd_op = models.DateTimeField(_("vastgelegd op"))

    class Meta:
        abstract = True

    @property
    def taal_naam(self) -> str:
        """The language in which this was filled in, or nothing when that is Dutch."""
        return str(TAALNAMEN.get(self.taal, ""))

    @property
    def kind_naam(self) -> str:
        return f"{self.voornaam} {self.achternaam}"


class GezinswoordenQuerySet(models.QuerySet["Gezinswoorden"]):
    def latest_of(self, dossier_id: UUID) -> "Gezinswoorden":
        """Return the words as they stand now; raises DoesNotExist when they were destroyed."""
        return self.get(dossier_id=dossier_id, laatste=True)


class Gezinswoorden(Kindwoorden):
    """All that the family wrote, for the family alone: from here a part is shown to a school, now or later."""

    objects = GezinswoordenQuerySet.as_manager()

    class Meta:
        verbose_name = _("woorden van het gezin")
        verbose_name_plural = _("woorden van gezinnen")
        constraints = (
            models.UniqueConstraint(
                fields=["dossier", "versie"],
                name="gezinswoorden_versie",
                violation_error_message=_("Deze versie bestaat al. Laad de pagina opnieuw."),
            ),
            models.UniqueConstraint(
                fields=["dossier"],
                condition=Q(laatste=True),
                name="gezinswoorden_een_laatste",
                violation_error_message=_("Iemand anders heeft de tekst ook veranderd. Laad de pagina opnieuw."),
            ),
            models.CheckConstraint(
                condition=Q(nu_soort__in=["", *Plek.values]),
                name="gezinswoorden_plek_bekend",
                violation_error_message=_("Kies een antwoord dat in de lijst staat."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.dossier_id} v{self.versie}"


class GezagsantwoordQuerySet(models.QuerySet["Gezagsantwoord"]):
    def latest_of(self, dossier_id: UUID) -> "Gezagsantwoord | None":
        """Return the answers as they stand now, or None when nothing was answered."""
        return self.filter(dossier_id=dossier_id).order_by("-versie").first()


class Gezagsantwoord(models.Model):
    """What one parent says about gezag and the other parent; in the circle of that parent alone.

    Not the family's: who says that it is not safe must be able to say so, also when the other parent reads along.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="+")
    lezerskring = models.ForeignKey(Lezerskring, on_delete=models.PROTECT, related_name="+")
    versie = models.PositiveSmallIntegerField(_("versie"), default=1)
    gezag = models.CharField(_("gezag"), max_length=20, choices=Gezag.choices, blank=True)
    andere_ouder = models.CharField(_("de andere ouder"), max_length=20, choices=AndereOuder.choices, blank=True)
    vastgelegd_op = models.DateTimeField(_("vastgelegd op"))
    vastgelegd_door = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    objects = GezagsantwoordQuerySet.as_manager()

    class Meta:
        verbose_name = _("antwoord over gezag")
        verbose_name_plural = _("antwoorden over gezag")
        constraints = (
            models.UniqueConstraint(
                fields=["lezerskring", "versie"],
                name="gezagsantwoord_versie",
                violation_error_message=_("Deze versie bestaat al. Laad de pagina opnieuw."),
            ),
            models.CheckConstraint(
                condition=Q(
                    gezag__in=["", "samen", "alleen", "voogd", "instelling", "weet_niet"],
                    andere_ouder__in=["", "ja", "nee", "weet_niet", "onveilig"],
                ),
                name="gezagsantwoord_bekend",
                violation_error_message=_("Kies een antwoord dat in de lijst staat."),
            ),
        )

    def __str__(self) -> str:
        return str(self.id)


class Schoolnee(models.Model):
    """What a school said before there was an aanmelding on paper; for the family, and whom it shows this item to."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="+")
    lezerskring = models.ForeignKey(Lezerskring, on_delete=models.PROTECT, related_name="+")
    feit = models.OneToOneField(Feit, on_delete=models.PROTECT, related_name="schoolnee")
    school_naam = models.CharField(_("school"), max_length=250)
    woorden = models.TextField(_("wat de school zei"), blank=True)
    formulier_gekregen = models.BooleanField(_("de school gaf een formulier"), null=True)
    kind_gezien = models.BooleanField(_("de school heeft het kind gezien of onderzocht"), null=True)
    vastgelegd_op = models.DateTimeField(_("vastgelegd op"))
    vastgelegd_door = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("nee van een school")
        verbose_name_plural = _("nee's van scholen")
        constraints = (
            models.CheckConstraint(
                condition=~Q(school_naam=""),
                name="schoolnee_heeft_school",
                violation_error_message=_("Vul in welke school nee zei."),
            ),
        )

    def __str__(self) -> str:
        return str(self.id)


class TekstQuerySet(models.QuerySet["AanmeldingTekst"]):
    def latest_of(self, aanmelding_id: UUID) -> "AanmeldingTekst":
        """Return the words as they stand now; raises DoesNotExist when they were destroyed."""
        return self.get(aanmelding_id=aanmelding_id, laatste=True)


def default_parts() -> list[str]:
    """Return what a school read before families could tick parts: everything, and gezag was not asked."""
    return [part for part in Onderdeel.values if part != Onderdeel.GEZAG]


# What must be empty as long as its part is not ticked. A test compares it with `zorgplicht.delen`.
ONLY_WHAT_IS_TICKED = (
    (Q(onderdelen__contains=["nodig"]) | Q(ondersteuningsvraag=""))
    & (Q(onderdelen__contains=["taal"]) | Q(thuistaal="", tolk__isnull=True))
    & (Q(onderdelen__contains=["nu"]) | Q(nu_soort="", nu_waar=""))
    & (Q(onderdelen__contains=["gezag"]) | Q(gezag="", andere_ouder=""))
    & (Q(onderdelen__contains=["scholen"]) | Q(andere_scholen=""))
    & (Q(onderdelen__contains=["contact"]) | Q(ouder_email="", ouder_telefoon="", postcode=""))
)


class AanmeldingTekst(Kindwoorden):
    """The words of an aanmelding in one version, as this school sees them; `onderdelen`: the parts ticked for it."""

    aanmelding = models.ForeignKey("zorgplicht.Aanmelding", on_delete=models.PROTECT, related_name="teksten")
    onderdelen = models.JSONField(
        _("onderdelen die de school ziet"),
        default=default_parts,
        db_default=models.Value(default_parts(), output_field=models.JSONField()),
    )
    gezag = models.CharField(_("gezag"), max_length=20, choices=Gezag.choices, blank=True, default="", db_default="")
    andere_ouder = models.CharField(
        _("de andere ouder"), max_length=20, choices=AndereOuder.choices, blank=True, default="", db_default=""
    )

    objects = TekstQuerySet.as_manager()

    class Meta:
        verbose_name = _("tekst van een aanmelding")
        verbose_name_plural = _("teksten van aanmeldingen")
        constraints = (
            models.UniqueConstraint(
                fields=["aanmelding", "versie"],
                name="aanmeldingtekst_versie",
                violation_error_message=_("Deze versie bestaat al. Laad de pagina opnieuw."),
            ),
            models.UniqueConstraint(
                fields=["aanmelding"],
                condition=Q(laatste=True),
                name="aanmeldingtekst_een_laatste",
                violation_error_message=_("Iemand anders heeft de tekst ook veranderd. Laad de pagina opnieuw."),
            ),
            models.CheckConstraint(
                condition=~Q(andere_ouder=AndereOuder.ONVEILIG),
                name="aanmeldingtekst_nooit_onveilig",
                violation_error_message=_("Dit antwoord gaat nooit naar een school."),
            ),
            models.CheckConstraint(
                condition=ONLY_WHAT_IS_TICKED,
                name="aanmeldingtekst_alleen_aangekruist",
                violation_error_message=_("De school ziet alleen wat het gezin aankruist."),
            ),
            models.CheckConstraint(
                condition=Q(
                    nu_soort__in=["", *Plek.values],
                    gezag__in=["", *Gezag.values],
                    andere_ouder__in=["", *AndereOuder.values],
                ),
                name="aanmeldingtekst_keuzes_bekend",
                violation_error_message=_("Kies een antwoord dat in de lijst staat."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.aanmelding_id} v{self.versie}"

    @property
    def gezag_woorden(self) -> str:
        """Who has gezag, as another than the parent would say it; empty when it was not answered or not ticked."""
        words: dict[str, str] = {
            Gezag.SAMEN: gettext("Deze ouder, samen met de andere ouder"),
            Gezag.ALLEEN: gettext("Deze ouder alleen"),
            Gezag.VOOGD: gettext("Een voogd"),
            Gezag.INSTELLING: gettext("Een gecertificeerde instelling"),
            Gezag.WEET_NIET: gettext("Niet bekend"),
        }
        return words.get(self.gezag, "")
