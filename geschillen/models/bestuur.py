"""The dispute file of a school board: what its secretary records of the commission's letters. It names no child."""

import uuid
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from geschillen.models.geschil import Geschil
from passend.dossiers.models import Feitsoort, Lidmaatschap, Organisatie
from passend.gebruikers.models import Gebruiker
from passend.klok import vandaag


class BestuursgeschilQuerySet(models.QuerySet["Bestuursgeschil"]):
    def of_boards_of(self, user: Gebruiker) -> Self:
        """Keep the files of boards where `user` is secretary today."""
        members = Lidmaatschap.objects.of_user(user.pk).valid_on(vandaag())
        secretary = members.filter(rol=Lidmaatschap.Rol.BESTUURSSECRETARIS)
        return self.filter(organisatie_id__in=secretary.values("organisatie_id"))

    def for_list(self) -> Self:
        """Bring the school along; what is due first on top, then the newest file."""
        found = self.select_related("school__organisatie", "organisatie")
        return found.order_by(F("eerste_dag").asc(nulls_last=True), "-aangemaakt_op", "id")


class Bestuursgeschil(models.Model):
    """One case at the commission, as the board knows it. It belongs to the board, not to a dossier of a family.

    `stukken`: codes of the papers for the defence that are ready (`geschillen.stukken`). `eerste_dag`: by when
    somebody must act by the board's own facts, kept by the action that records a fact, for the order of the list
    alone: each page computes the dates that it shows.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisatie = models.ForeignKey(Organisatie, on_delete=models.PROTECT, related_name="+")
    school = models.ForeignKey("ondersteuning.School", on_delete=models.PROTECT, related_name="+")
    soort = models.CharField(_("waar het over gaat"), max_length=20, choices=Geschil.Soort.choices)
    zaaknummer = models.CharField(_("zaaknummer"), max_length=40)
    stukken = models.JSONField(_("stukken die klaarliggen"), default=list)
    eerste_dag = models.DateField(_("eerste dag waarop iets moet"), null=True)
    aangemaakt_op = models.DateTimeField(_("aangemaakt op"))
    aangemaakt_door = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    objects = BestuursgeschilQuerySet.as_manager()

    class Meta:
        verbose_name = _("geschildossier van een schoolbestuur")
        verbose_name_plural = _("geschildossiers van schoolbesturen")
        constraints = (
            models.UniqueConstraint(
                fields=["organisatie", "zaaknummer"],
                name="bestuursgeschil_zaaknummer",
                violation_error_message=_("Dit zaaknummer staat er al. Open die zaak."),
            ),
            models.CheckConstraint(
                condition=~Q(zaaknummer=""),
                name="bestuursgeschil_heeft_nummer",
                violation_error_message=_("Vul het zaaknummer in. Het staat in de brief van de commissie."),
            ),
        )
        indexes = (models.Index(fields=["organisatie", "eerste_dag"], name="bestuursgeschil_volgorde"),)

    def __str__(self) -> str:
        return self.zaaknummer

    @property
    def onderwerp(self) -> str:
        """What the case is about, in the words of a board; those of `Geschil.Soort` are a family's."""
        return str(
            {
                Geschil.Soort.TOELATING: _("toelating"),
                Geschil.Soort.VERWIJDERING: _("verwijdering"),
                Geschil.Soort.OPP: _("het ontwikkelingsperspectief"),
            }[Geschil.Soort(self.soort)]
        )


# What a board can record of a case at the commission.
SOORTEN = (
    Feitsoort.GPO_INGEDIEND,
    Feitsoort.GPO_VERWEER_GEVRAAGD,
    Feitsoort.GPO_VERWEER_INGEDIEND,
    Feitsoort.GPO_ZITTING,
    Feitsoort.GPO_OORDEEL,
    Feitsoort.GPO_OORDEEL_ONTVANGEN,
    Feitsoort.GPO_REACTIE_BESTUUR,
    Feitsoort.GPO_BEEINDIGD,
    Feitsoort.SWV_INGELICHT,
)


class Bestuursfeit(models.Model):
    """One dated fact of a board's file: added, never changed, as `Feit` is. A new day replaces an older one."""

    geschil = models.ForeignKey(Bestuursgeschil, on_delete=models.PROTECT, related_name="feiten")
    organisatie = models.ForeignKey(Organisatie, on_delete=models.PROTECT, related_name="+")
    soort = models.CharField(_("soort"), max_length=40, choices=[(kind.value, kind.label) for kind in SOORTEN])
    code = models.CharField(_("code"), max_length=60, blank=True)
    dag = models.DateField(_("dag"))
    tot_dag = models.DateField(_("tot en met"), null=True)
    vervangt = models.OneToOneField("self", on_delete=models.PROTECT, null=True, related_name="vervangen_door")
    vastgelegd_op = models.DateTimeField(_("vastgelegd op"))
    vastgelegd_door = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("feit van een schoolbestuur")
        verbose_name_plural = _("feiten van schoolbesturen")
        constraints = (
            models.CheckConstraint(
                condition=Q(tot_dag__isnull=True) | Q(tot_dag__gte=F("dag")),
                name="bestuursfeit_tot_na_dag",
                violation_error_message=_("De laatste dag ligt voor de dag van de brief."),
            ),
        )
        indexes = (models.Index(fields=["geschil", "soort"], name="bestuursfeit_geschil"),)

    def __str__(self) -> str:
        return f"{self.soort} {self.dag}"
