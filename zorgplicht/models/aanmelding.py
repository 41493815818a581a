"""An aanmelding of one child at one school."""

import uuid
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Case, Exists, F, FilteredRelation, OuterRef, Q, Subquery, Value, When
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from passend.dossiers.models import (
    LINKHOUDER,
    Dossier,
    Eenmaligelink,
    Feit,
    Lezerskring,
    Lidmaatschap,
    Termijn,
    Toegang,
)
from passend.dossiers.rijen import RowsOf
from passend.gebruikers.models import Gebruiker
from passend.klok import vandaag
from passend.wet.models import Datumwijziging
from zorgplicht.models.woorden import AanmeldingTekst
from zorgplicht.onderwerpen import VAN_DE_AANMELDING

# The decisions by which a school says no: `Besluit.Soort` and `Aanmelding.Stand` name them alike.
CLOSED_NO = ("geweigerd", "niet_behandeld")


class AanmeldingQuerySet(models.QuerySet["Aanmelding"]):
    """Reads. The database shows no foreign row either way; these filters say whose list it is."""

    def visible_to(self, user: Gebruiker) -> Self:
        """Keep what `user` may see today: as family, as the school, or shared with their steunpunt."""
        if user.pk == LINKHOUDER:
            return self._of_link()
        today = vandaag()
        organisations = Lidmaatschap.objects.of_user(user.pk).valid_on(today).values("organisatie_id")
        running = Toegang.objects.running_on(today).filter(dossier_id=OuterRef("dossier_id"))
        return self.filter(
            Exists(running.filter(gebruiker=user))
            | Exists(
                running.filter(organisatie__in=organisations).filter(
                    # A school is its organisation. Not by the circle: a steunpunt reads the item, not that row.
                    Q(rol=Toegang.Rol.SCHOOL, organisatie=OuterRef("school_id")) | Q(rol=Toegang.Rol.STEUNPUNT)
                )
            )
        )

    def of_family(self, user: Gebruiker) -> Self:
        """Keep the aanmeldingen of dossiers in which `user` takes part as parent."""
        running = Toegang.objects.running_on(vandaag()).filter(gebruiker=user, rol=Toegang.Rol.OUDER)
        return self.filter(dossier_id__in=running.values("dossier_id"))

    def of_schools_of(self, user: Gebruiker) -> Self:
        """Keep the aanmeldingen at schools where `user` works today, or the one that a link opens."""
        if user.pk == LINKHOUDER:
            return self._of_link()
        members = Lidmaatschap.objects.of_user(user.pk).valid_on(vandaag())
        return self.filter(school_id__in=members.values("organisatie_id"))

    def _of_link(self) -> Self:
        """Keep what the link of this transaction is about: the database shows its holder that one link alone."""
        return self.filter(pk__in=Eenmaligelink.objects.values("betreft_id"))

    def with_first_date(self) -> Self:
        """Add `eerste_datum`: the earliest last day on which someone must act (None: nobody has to)."""
        first = (
            Termijn.objects.open()
            .leading()
            .filter(betreft_id=OuterRef("id"), aan_zet="school", onderwerp__in=VAN_DE_AANMELDING)
            .order_by(F("vervalt_op").asc(nulls_last=True))
            .values("vervalt_op")[:1]
        )
        return self.annotate(eerste_datum=Subquery(first))

    def with_letter_due(self) -> Self:
        """Add `brief_moet_nog`: whether the school said no, and did not record yet how its letter went out."""
        decisions = Aanmelding.besluiten.rel.related_model.objects.filter(  # type: ignore[attr-defined]
            aanmelding_id=OuterRef("id"), soort=OuterRef("stand"), soort__in=CLOSED_NO
        )
        unsent = decisions.order_by("-feit_id").values(zonder_brief=Q(bekendgemaakt_op__isnull=True))[:1]
        due = Coalesce(Subquery(unsent, output_field=models.BooleanField()), Value(False))
        # Only where the school said no: a tray of thousands has few of these.
        return self.annotate(brief_moet_nog=Case(When(stand__in=CLOSED_NO, then=due), default=Value(False)))

    def by_urgency(self) -> Self:
        """What is due first stands on top, then what is due without a day; newest first."""
        dated = self.with_first_date().with_letter_due()
        return dated.order_by(F("eerste_datum").asc(nulls_last=True), "-brief_moet_nog", "-aangemaakt_op", "id")

    def with_words(self) -> Self:
        """Fetch school, latest words and whether a letter is due along, in the same query."""
        latest = FilteredRelation("teksten", condition=Q(teksten__laatste=True))
        seen = self.with_letter_due().annotate(laatste_tekst=latest)
        return seen.select_related("school__organisatie", "laatste_tekst")

    def for_page(self) -> Self:
        """Fetch along what `beeld.collect` puts on a case page beside facts and terms."""
        changes = RowsOf(Datumwijziging.objects.about(OuterRef("id")))
        links = RowsOf(Eenmaligelink.objects.filter(betreft_id=OuterRef("id")).order_by("gemaakt_op", "id"))
        return self.with_words().annotate(datumwijzigingen=changes, eenmalige_links=links)


class Aanmelding(models.Model):
    """One child registered at one school.

    `stand` is a projection of the facts for lists, kept by the action that records a fact. `sector` and `richting` are
    those of the school on the day of sending: they choose the law that applies.
    """

    class Stand(models.TextChoices):
        VERSTUURD = "verstuurd", _("verstuurd")
        ONTVANGEN = "ontvangen", _("ontvangen door de school")
        BEVESTIGD = "bevestigd", _("ontvangst bevestigd")
        AANVULLING = "aanvulling", _("school wacht op aanvulling")
        VERLENGD = "verlengd", _("beslistermijn verlengd")
        TOEGELATEN = "toegelaten", _("toegelaten")
        TIJDELIJK = "tijdelijk", _("tijdelijk geplaatst")
        GEPLAATST = "geplaatst", _("ingeschreven en geplaatst")
        GEWEIGERD = "geweigerd", _("geweigerd")
        NIET_BEHANDELD = "niet_behandeld", _("niet in behandeling genomen")
        INGETROKKEN = "ingetrokken", _("ingetrokken")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="aanmeldingen")
    lezerskring = models.ForeignKey(Lezerskring, on_delete=models.PROTECT, related_name="+")
    school = models.ForeignKey("ondersteuning.School", on_delete=models.PROTECT, related_name="aanmeldingen")
    eerste_keus = models.BooleanField(_("school van eerste keus"), default=False)
    stand = models.CharField(_("stand"), max_length=20, choices=Stand.choices, default=Stand.VERSTUURD)
    aangemaakt_op = models.DateTimeField(_("aangemaakt op"))

    objects = AanmeldingQuerySet.as_manager()

    class Meta:
        verbose_name = _("aanmelding")
        verbose_name_plural = _("aanmeldingen")
        constraints = (
            models.UniqueConstraint(
                fields=["dossier", "school"],
                condition=~Q(stand="ingetrokken"),
                name="aanmelding_een_per_school",
                violation_error_message=_("Uw kind is al bij deze school aangemeld."),
            ),
            models.UniqueConstraint(
                fields=["dossier"],
                condition=Q(eerste_keus=True) & ~Q(stand="ingetrokken"),
                name="aanmelding_een_eerste_keus",
                violation_error_message=_("Er kan maar één school de eerste keus zijn."),
            ),
            models.CheckConstraint(
                condition=Q(
                    stand__in=[
                        "verstuurd",
                        "ontvangen",
                        "bevestigd",
                        "aanvulling",
                        "verlengd",
                        "toegelaten",
                        "tijdelijk",
                        "geplaatst",
                        "geweigerd",
                        "niet_behandeld",
                        "ingetrokken",
                    ]
                ),
                name="aanmelding_stand_bekend",
                violation_error_message=_("Kies een antwoord dat in de lijst staat."),
            ),
        )
        indexes = (models.Index(fields=["school", "stand"], name="aanmelding_school"),)

    def __str__(self) -> str:
        return str(self.id)

    @property
    def woorden(self) -> AanmeldingTekst | None:
        """The words as they stand, from `with_words`; None when they were destroyed or are not for this reader."""
        return getattr(self, "laatste_tekst", None)

    @property
    def is_decided(self) -> bool:
        """Whether the school has answered, or the family no longer wants an answer."""
        return self.stand not in {
            self.Stand.VERSTUURD,
            self.Stand.ONTVANGEN,
            self.Stand.BEVESTIGD,
            self.Stand.AANVULLING,
            self.Stand.VERLENGD,
        }


class Toelichting(models.Model):
    """The words that go with a fact: why a term was extended, why a school says no."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="+")
    lezerskring = models.ForeignKey(Lezerskring, on_delete=models.PROTECT, related_name="+")
    aanmelding = models.ForeignKey(Aanmelding, on_delete=models.PROTECT, related_name="toelichtingen")
    feit = models.OneToOneField(Feit, on_delete=models.PROTECT, related_name="toelichting")
    tekst = models.TextField(_("toelichting"))
    vastgelegd_op = models.DateTimeField(_("vastgelegd op"))
    vastgelegd_door = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("toelichting")
        verbose_name_plural = _("toelichtingen")
        constraints = (
            models.CheckConstraint(
                condition=~Q(tekst=""),
                name="toelichting_niet_leeg",
                violation_error_message=_("Schrijf een toelichting."),
            ),
        )

    def __str__(self) -> str:
        return str(self.id)
