"""The file of a school board: what its secretary records of a bezwaar and of the commission. It names no child."""

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
    """One matter as the board knows it: a bezwaar, a case at the commission, or both. It belongs to the board alone.

    `kenmerk`: the board's own reference of a bezwaar; `zaaknummer`: the commission's. `stukken`: codes of the papers
    for the defence that are ready (`geschillen.stukken`). `verweer_voor`, `bob_voor`: by when the board must still
    defend itself or decide on the bezwaar, as its own facts say; None while nothing waits or the time stands still.
    `eerste_dag`: by when somebody must act, for the order of the list. The action that records a fact keeps all three;
    each page computes the dates that it shows.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisatie = models.ForeignKey(Organisatie, on_delete=models.PROTECT, related_name="+")
    school = models.ForeignKey("ondersteuning.School", on_delete=models.PROTECT, related_name="+")
    soort = models.CharField(_("waar het over gaat"), max_length=20, choices=Geschil.Soort.choices)
    zaaknummer = models.CharField(_("zaaknummer"), max_length=40, blank=True)
    kenmerk = models.CharField(_("eigen kenmerk"), max_length=40, blank=True, default="", db_default="")
    stukken = models.JSONField(_("stukken die klaarliggen"), default=list)
    eerste_dag = models.DateField(_("eerste dag waarop iets moet"), null=True)
    verweer_voor = models.DateField(_("laatste dag voor het verweer"), null=True)
    bob_voor = models.DateField(_("laatste dag voor de beslissing op bezwaar"), null=True)
    aangemaakt_op = models.DateTimeField(_("aangemaakt op"))
    aangemaakt_door = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    objects = BestuursgeschilQuerySet.as_manager()

    class Meta:
        verbose_name = _("geschildossier van een schoolbestuur")
        verbose_name_plural = _("geschildossiers van schoolbesturen")
        constraints = (
            models.UniqueConstraint(
                fields=["organisatie", "zaaknummer"],
                condition=~Q(zaaknummer=""),
                name="bestuursgeschil_zaaknummer",
                violation_error_message=_("Dit zaaknummer staat er al. Open die zaak."),
            ),
            models.UniqueConstraint(
                fields=["organisatie", "kenmerk"],
                condition=~Q(kenmerk=""),
                name="bestuursgeschil_kenmerk",
                violation_error_message=_("Dit kenmerk staat er al. Open die zaak."),
            ),
            models.CheckConstraint(
                condition=~Q(zaaknummer="") | ~Q(kenmerk=""),
                name="bestuursgeschil_heeft_nummer",
                violation_error_message=_("Vul het zaaknummer in. Het staat in de brief van de commissie."),
            ),
            models.CheckConstraint(
                condition=Q(soort__in=["toelating", "verwijdering", "opp"]),
                name="bestuursgeschil_soort_bekend",
                violation_error_message=_("Kies waar de zaak over gaat."),
            ),
        )
        indexes = (
            models.Index(fields=["organisatie", "eerste_dag"], name="bestuursgeschil_volgorde"),
            # Of all files that ever were, few still wait for something.
            models.Index(fields=["verweer_voor"], condition=Q(verweer_voor__isnull=False), name="bestuur_verweer"),
            models.Index(fields=["bob_voor"], condition=Q(bob_voor__isnull=False), name="bestuur_bob"),
        )

    def __str__(self) -> str:
        return self.nummer

    @property
    def nummer(self) -> str:
        """The commission's number, or the board's own reference while there is none."""
        return self.zaaknummer or self.kenmerk

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


# What is shared with the family that said yes: the days of its bezwaar at the board, and of the case.
SOORTEN = (
    Feitsoort.BEZWAAR_ONTVANGEN,
    Feitsoort.BEZWAAR_GEHOORD,
    Feitsoort.BESLISSING_OP_BEZWAAR,
    Feitsoort.BESLISSING_BEKENDGEMAAKT,
    Feitsoort.GPO_INGEDIEND,
    Feitsoort.GPO_VERWEER_GEVRAAGD,
    Feitsoort.GPO_VERWEER_INGEDIEND,
    Feitsoort.GPO_SPOED,
    Feitsoort.GPO_ZITTING,
    Feitsoort.GPO_DICTUM,
    Feitsoort.GPO_OORDEEL,
    Feitsoort.GPO_OORDEEL_ONTVANGEN,
    Feitsoort.GPO_REACTIE_BESTUUR,
    Feitsoort.GPO_BEEINDIGD,
    Feitsoort.SWV_INGELICHT,
)
# What a board needs to count with, and the family or the school records for itself.
EIGEN_SOORTEN = (
    Feitsoort.WEIGERING_BEKENDGEMAAKT,
    Feitsoort.NIET_BEHANDELEN_BEKENDGEMAAKT,
    Feitsoort.VERWIJDERING_BEKENDGEMAAKT,
    Feitsoort.BEZWAAR_INGETROKKEN,
    Feitsoort.NIET_GEBEURD,
)
MET_UITKOMST = ("beslissing_op_bezwaar", "gpo_dictum", "gpo_oordeel")


class BestuursfeitQuerySet(models.QuerySet["Bestuursfeit"]):
    def in_force(self) -> Self:
        """Keep facts that no later fact replaces, without those that only say: it did not happen."""
        return self.filter(vervangen_door__isnull=True).exclude(soort=Feitsoort.NIET_GEBEURD)


class Bestuursfeit(models.Model):
    """One dated fact of a board's file: added, never changed, as `Feit` is. A new day replaces an older one."""

    geschil = models.ForeignKey(Bestuursgeschil, on_delete=models.PROTECT, related_name="feiten")
    organisatie = models.ForeignKey(Organisatie, on_delete=models.PROTECT, related_name="+")
    soort = models.CharField(
        _("soort"), max_length=40, choices=[(kind.value, kind.label) for kind in (*SOORTEN, *EIGEN_SOORTEN)]
    )
    code = models.CharField(_("code"), max_length=60, blank=True)
    dag = models.DateField(_("dag"))
    tot_dag = models.DateField(_("tot en met"), null=True)
    vervangt = models.OneToOneField("self", on_delete=models.PROTECT, null=True, related_name="vervangen_door")
    vastgelegd_op = models.DateTimeField(_("vastgelegd op"))
    vastgelegd_door = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    objects = BestuursfeitQuerySet.as_manager()

    class Meta:
        verbose_name = _("feit van een schoolbestuur")
        verbose_name_plural = _("feiten van schoolbesturen")
        constraints = (
            models.CheckConstraint(
                condition=Q(tot_dag__isnull=True) | Q(tot_dag__gte=F("dag")),
                name="bestuursfeit_tot_na_dag",
                violation_error_message=_("De laatste dag ligt voor de dag van de brief."),
            ),
            models.CheckConstraint(
                condition=Q(tot_dag__isnull=True) | Q(soort="gpo_verweer_gevraagd"),
                name="bestuursfeit_laatste_dag_van_brief",
                violation_error_message=_("Alleen de brief van de commissie noemt een laatste dag."),
            ),
            models.CheckConstraint(
                condition=Q(soort__in=MET_UITKOMST, code__in=["gegrond", "deels", "ongegrond", "niet_ontvankelijk"])
                | Q(soort="beslissing_bekendgemaakt", code__in=["brief", "aangetekend", "uitgereikt", "email"])
                | ~Q(soort__in=[*MET_UITKOMST, "beslissing_bekendgemaakt"]) & Q(code=""),
                name="bestuursfeit_uitkomst_past",
                violation_error_message=_("Een beslissing en een oordeel hebben een uitkomst, iets anders niet."),
            ),
            models.CheckConstraint(
                condition=~Q(soort="niet_gebeurd") | Q(vervangt__isnull=False),
                name="bestuursfeit_niet_gebeurd_vervangt",
                violation_error_message=_("Zeg welk feit niet is gebeurd."),
            ),
            models.CheckConstraint(
                condition=Q(soort__in=[kind.value for kind in (*SOORTEN, *EIGEN_SOORTEN)]),
                name="bestuursfeit_soort_bekend",
                violation_error_message=_("Dit soort feit hoort niet bij een zaak van een schoolbestuur."),
            ),
            # What is set right names what it replaces, so that two days never stand beside each other.
            models.UniqueConstraint(
                fields=["geschil", "soort"],
                condition=Q(vervangt__isnull=True),
                name="bestuursfeit_een_per_soort",
                violation_error_message=_("Dit staat er al. Klopt de dag niet? Verbeter hem dan."),
            ),
        )
        indexes = (models.Index(fields=["geschil", "soort"], name="bestuursfeit_geschil"),)

    def __str__(self) -> str:
        return f"{self.soort} {self.dag}"
