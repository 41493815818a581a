"""A school: one location, as DUO counts them, which is one organisation in the portal."""

from collections.abc import Iterable
from math import cos, radians
from typing import Self
from uuid import UUID

from django.db import models
from django.db.models import Count, F, Q, Value
from django.db.models.functions import ASin, Cos, Power, Radians, Sin, Sqrt
from django.utils.translation import gettext_lazy as _

from ondersteuning.models.inlezing import Inlezing
from ondersteuning.models.postcodegebied import PostcodeGebied
from ondersteuning.models.samenwerkingsverband import Samenwerkingsverband
from ondersteuning.models.schoolbestuur import Schoolbestuur
from passend.dossiers.models import Organisatie

EARTH_DIAMETER_KM = 2 * 6371.0
KM_PER_DEGREE = 111.2


class SchoolQuerySet(models.QuerySet["School"]):
    def open(self) -> Self:
        return self.filter(gesloten_op__isnull=True)

    def for_list(self) -> Self:
        """Bring along what a line in a list shows, in the same query."""
        return self.select_related("organisatie")

    def for_page(self) -> Self:
        return self.select_related("organisatie", "bestuur", "swv_po__organisatie", "swv_vo__organisatie", "gebied")

    def of_region(self, *nummers: str) -> Self:
        """Keep schools that belong to any of these samenwerkingsverbanden, by number."""
        return self.filter(Q(swv_po__nummer__in=nummers) | Q(swv_vo__nummer__in=nummers))

    def of_people_at(self, organisatie_ids: Iterable[UUID]) -> Self:
        """Keep schools that are one of these organisations, or whose board is."""
        ids = list(organisatie_ids)
        return self.filter(Q(pk__in=ids) | Q(bestuur__organisatie_id__in=ids))

    def to_adopt_first(self) -> Self:
        """Order: schools whose ondersteuningsprofiel lies with the board first, then by name."""
        return self.annotate(
            ter_vaststelling=Count("profielen", filter=Q(profielen__stand="ter_vaststelling")),
        ).order_by("-ter_vaststelling", "organisatie__naam", "vestigingscode")

    def matching(self, words: Iterable[str]) -> Self:
        """Keep schools of which name, street, place or municipality contain every word, as `zoeksleutel` writes it."""
        schools = self
        for word in words:
            schools = schools.filter(zoektekst__contains=word)
        return schools

    def with_distance(self, breedtegraad: float, lengtegraad: float) -> Self:
        """Add `afstand`: kilometres in a straight line from this point to the middle of the school's postcode area.

        None where that middle is unknown.
        """
        lat, lon = Radians(F("gebied__breedtegraad")), Radians(F("gebied__lengtegraad"))
        here_lat, here_lon = radians(breedtegraad), radians(lengtegraad)
        half = Power(Sin((lat - Value(here_lat)) / 2), 2) + Value(cos(here_lat)) * Cos(lat) * Power(
            Sin((lon - Value(here_lon)) / 2), 2
        )
        return self.annotate(afstand=Value(EARTH_DIAMETER_KM) * ASin(Sqrt(half)))

    def within(self, breedtegraad: float, lengtegraad: float, km: float) -> Self:
        """Keep schools at most `km` from this point, after `with_distance` of the same point."""
        height = km / KM_PER_DEGREE
        width = height / cos(radians(breedtegraad))
        # The box spares the database the sines of the rest of the country.
        return self.filter(
            gebied__breedtegraad__range=(breedtegraad - height, breedtegraad + height),
            gebied__lengtegraad__range=(lengtegraad - width, lengtegraad + width),
            afstand__lte=km,
        )

    def nearest_first(self) -> Self:
        """Order by `afstand`; schools of which the place is unknown come last."""
        return self.order_by(F("afstand").asc(nulls_last=True), "organisatie__naam", "vestigingscode")

    def by_name(self) -> Self:
        return self.order_by("organisatie__naam", "vestigingscode")

    def lacking(self, gegeven: str) -> Self:
        """Keep schools without `email`, `contact`, `richting`, `cluster` or `bestuur`; raises KeyError for others.

        Only special schools lack a cluster.
        """
        missing = {
            "email": Q(email=""),
            "contact": Q(contact=""),
            "richting": Q(richting=School.Richting.ONBEKEND),
            "cluster": Q(cluster__isnull=True, sector__in=School.SPECIAL),
            "bestuur": Q(bestuur__isnull=True),
        }
        return self.filter(missing[gegeven])


class School(models.Model):
    """One location of a school (vestiging). Public data; nothing here is about a child.

    What DUO says is refreshed by each file. `email`, `contact`, `cluster` come from an administrator only; `richting`
    follows from the denomination unless an administrator said otherwise. `swv_po` and `swv_vo` follow from the
    postcode, the kind of school, and the cluster (clusters 1 and 2 belong to no samenwerkingsverband).
    `gesloten_op` is the peildatum of the first file in which the school was gone.
    """

    class Sector(models.TextChoices):
        PO = "po", _("basisonderwijs")
        SO = "so", _("speciaal onderwijs")
        VSO = "vso", _("voortgezet speciaal onderwijs")
        SOVSO = "sovso", _("speciaal en voortgezet speciaal onderwijs")
        VO = "vo", _("voortgezet onderwijs")

    class Richting(models.TextChoices):
        OPENBAAR = "openbaar", _("openbaar")
        BIJZONDER = "bijzonder", _("bijzonder")
        ONBEKEND = "onbekend", _("niet bekend")

    class Cluster(models.IntegerChoices):
        EEN = 1, _("cluster 1: blind of slechtziend")
        TWEE = 2, _("cluster 2: doof, slechthorend of een taalontwikkelingsstoornis")
        DRIE = 3, _("cluster 3: lichamelijk of verstandelijk beperkt, of langdurig ziek")
        VIER = 4, _("cluster 4: gedrag of psychiatrie")

    SPECIAL = (Sector.SO, Sector.VSO, Sector.SOVSO)

    organisatie = models.OneToOneField(Organisatie, on_delete=models.PROTECT, primary_key=True, related_name="school")
    vestigingscode = models.CharField(_("vestigingscode"), max_length=6, unique=True)
    brin = models.CharField(_("instellingscode (BRIN)"), max_length=4)
    bron = models.CharField(_("bron"), max_length=30, choices=Inlezing.Bron.choices)
    sector = models.CharField(_("sector"), max_length=5, choices=Sector.choices)
    schoolsoort = models.CharField(_("soort school"), max_length=60)
    richting = models.CharField(
        _("openbaar of bijzonder"), max_length=9, choices=Richting.choices, default=Richting.ONBEKEND
    )
    denominatie = models.CharField(_("denominatie"), max_length=60, blank=True)
    cluster = models.PositiveSmallIntegerField(_("cluster"), choices=Cluster.choices, null=True, blank=True)
    straat = models.CharField(_("straat"), max_length=100, blank=True)
    huisnummer = models.CharField(_("huisnummer"), max_length=20, blank=True)
    postcode = models.CharField(_("postcode"), max_length=7)
    plaats = models.CharField(_("plaats"), max_length=100)
    gemeente = models.CharField(_("gemeente"), max_length=100, blank=True)
    provincie = models.CharField(_("provincie"), max_length=30, blank=True)
    post_straat = models.CharField(_("straat of postbus voor post"), max_length=100, blank=True)
    post_huisnummer = models.CharField(_("nummer voor post"), max_length=20, blank=True)
    post_postcode = models.CharField(_("postcode voor post"), max_length=7, blank=True)
    post_plaats = models.CharField(_("plaats voor post"), max_length=100, blank=True)
    telefoon = models.CharField(_("telefoon"), max_length=20, blank=True)
    website = models.CharField(_("website"), max_length=200, blank=True)
    email = models.EmailField(_("e-mailadres"), blank=True)
    contact = models.CharField(_("aanspreekpunt"), max_length=250, blank=True)
    bestuur = models.ForeignKey(Schoolbestuur, on_delete=models.PROTECT, null=True, related_name="scholen")
    gebied = models.ForeignKey(PostcodeGebied, on_delete=models.PROTECT, null=True, related_name="scholen")
    swv_po = models.ForeignKey(Samenwerkingsverband, on_delete=models.PROTECT, null=True, related_name="scholen_po")
    swv_vo = models.ForeignKey(Samenwerkingsverband, on_delete=models.PROTECT, null=True, related_name="scholen_vo")
    gesloten_op = models.DateField(_("gesloten op"), null=True)
    zoektekst = models.CharField(_("zoektekst"), max_length=600, editable=False)

    objects = SchoolQuerySet.as_manager()

    class Meta:
        verbose_name = _("school")
        verbose_name_plural = _("scholen")
        constraints = (
            models.CheckConstraint(
                condition=Q(vestigingscode__regex=r"^[0-9]{2}[A-Z]{2}[0-9A-Z]{2}$"),
                name="school_vestigingscode_vorm",
                violation_error_message=_("Een vestigingscode heeft deze vorm: 12AB00."),
            ),
            models.CheckConstraint(
                condition=Q(vestigingscode__startswith=F("brin")),
                name="school_code_begint_met_brin",
                violation_error_message=_("Een vestigingscode begint met de instellingscode."),
            ),
            models.CheckConstraint(
                condition=Q(postcode__regex=r"^[1-9][0-9]{3} [A-Z]{2}$"),
                name="school_postcode_vorm",
                violation_error_message=_("Een postcode heeft deze vorm: 1234 AB."),
            ),
            models.CheckConstraint(
                condition=~Q(plaats="") & ~Q(zoektekst=""),
                name="school_plaats_bekend",
                violation_error_message=_("Vul de plaats van de school in."),
            ),
            models.CheckConstraint(
                condition=Q(sector__in=["po", "so", "vso", "sovso", "vo"]),
                name="school_sector_bekend",
                violation_error_message=_("Kies de sector van de school."),
            ),
            models.CheckConstraint(
                condition=Q(richting__in=["openbaar", "bijzonder", "onbekend"]),
                name="school_richting_bekend",
                violation_error_message=_("Kies openbaar, bijzonder of niet bekend."),
            ),
            models.CheckConstraint(
                condition=Q(cluster__isnull=True) | Q(cluster__range=(1, 4), sector__in=["so", "vso", "sovso"]),
                name="school_cluster_alleen_speciaal",
                violation_error_message=_("Alleen een school voor (voortgezet) speciaal onderwijs heeft een cluster."),
            ),
            models.CheckConstraint(
                condition=(Q(swv_po__isnull=True) | Q(sector__in=["po", "so", "sovso"]))
                & (Q(swv_vo__isnull=True) | Q(sector__in=["vo", "vso", "sovso"])),
                name="school_verband_past_bij_sector",
                violation_error_message=_("Dit samenwerkingsverband past niet bij deze soort school."),
            ),
            models.CheckConstraint(
                condition=~Q(cluster__in=[1, 2]) | Q(swv_po__isnull=True, swv_vo__isnull=True),
                name="school_cluster_1_2_zonder_verband",
                violation_error_message=_("Een school van cluster 1 of 2 hoort niet bij een samenwerkingsverband."),
            ),
        )
        indexes = (
            models.Index(fields=["bron", "vestigingscode"], name="school_bron"),
            models.Index(fields=["sector"], condition=Q(gesloten_op__isnull=True), name="school_open_sector"),
            models.Index(fields=["plaats"], name="school_plaats"),
        )

    def __str__(self) -> str:
        return self.naam

    @property
    def naam(self) -> str:
        return self.organisatie.naam

    @property
    def is_special(self) -> bool:
        return self.sector in self.SPECIAL

    @property
    def adresregel(self) -> str:
        """Street and number, such as "Melkweg 13"."""
        return f"{self.straat} {self.huisnummer}".strip()


class Leerlingaantal(models.Model):
    """Pupils of one school on 1 October of one year. DUO writes numbers below 5 as "<5": then `aantal` is unknown."""

    school = models.ForeignKey(School, on_delete=models.PROTECT, related_name="leerlingaantallen")
    jaar = models.PositiveSmallIntegerField(_("jaar"))
    aantal = models.PositiveIntegerField(_("aantal leerlingen"), null=True)
    afgeschermd = models.BooleanField(_("minder dan 5"), default=False)

    class Meta:
        verbose_name = _("aantal leerlingen")
        verbose_name_plural = _("aantallen leerlingen")
        constraints = (
            models.UniqueConstraint(
                fields=["school", "jaar"],
                name="leerlingaantal_een_per_jaar",
                violation_error_message=_("Voor dit jaar is het aantal leerlingen al bekend."),
            ),
            models.CheckConstraint(
                condition=Q(afgeschermd=True, aantal__isnull=True) | Q(afgeschermd=False, aantal__isnull=False),
                name="leerlingaantal_getal_of_afgeschermd",
                violation_error_message=_("Vul een aantal in, of zeg dat het er minder dan 5 zijn."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.jaar}: {'<5' if self.afgeschermd else self.aantal}"
