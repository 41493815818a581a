"""Open data: schools, read-only, for everyone."""

from typing import Any

from django.utils.translation import gettext as _
from rest_framework import serializers, viewsets
from rest_framework.exceptions import ValidationError
from rest_framework.pagination import PageNumberPagination
from rest_framework.permissions import AllowAny

from ondersteuning.models import Ondersteuningsprofiel, Profielpunt, School
from ondersteuning.models.school import SchoolQuerySet
from ondersteuning.zoeken import SOORTEN, four_digits, search_schools


class SchoolSerializer(serializers.ModelSerializer[School]):
    """One school; `afstand_km` only in a search near a postcode or place."""

    naam = serializers.CharField(source="organisatie.naam")
    bestuursnummer = serializers.CharField(source="bestuur.nummer", default="")
    samenwerkingsverband_po = serializers.CharField(source="swv_po.nummer", default="")
    samenwerkingsverband_vo = serializers.CharField(source="swv_vo.nummer", default="")
    afstand_km = serializers.SerializerMethodField()

    class Meta:
        model = School
        fields = (
            "vestigingscode",
            "naam",
            "sector",
            "schoolsoort",
            "richting",
            "denominatie",
            "cluster",
            "straat",
            "huisnummer",
            "postcode",
            "plaats",
            "gemeente",
            "provincie",
            "telefoon",
            "email",
            "website",
            "bestuursnummer",
            "samenwerkingsverband_po",
            "samenwerkingsverband_vo",
            "gesloten_op",
            "afstand_km",
        )

    def get_afstand_km(self, school: School) -> float | None:
        """Kilometres in a straight line between middles of postcode areas, one decimal; None when not asked."""
        distance: float | None = getattr(school, "afstand", None)
        return None if distance is None else round(distance, 1)


class PuntSerializer(serializers.ModelSerializer[Profielpunt]):
    """One item of what a school offers; `antwoord` is ja, deels, nee, nvt, or empty when it was not filled in."""

    groep = serializers.CharField(source="groep_naam")

    class Meta:
        model = Profielpunt
        fields = ("groep", "code", "eigen", "naam", "antwoord", "toelichting")


class ProfielSerializer(serializers.ModelSerializer[Ondersteuningsprofiel]):
    """An adopted version of what a school offers. The list of items is a proposal, not law."""

    versie = serializers.IntegerField(source="nummer")
    schoolbestuur = serializers.CharField(source="bestuur_naam")
    punten = serializers.SerializerMethodField()

    class Meta:
        model = Ondersteuningsprofiel
        fields = ("versie", "schooljaar", "schoolbestuur", "vastgesteld_op", "mr", "mr_op", "namens_bestuur", "punten")

    def get_punten(self, profiel: Ondersteuningsprofiel) -> list[dict[str, Any]]:
        return list(PuntSerializer(profiel.punten.in_order(), many=True).data)


class SchoolMetProfielSerializer(SchoolSerializer):
    """One school with what it offers: the last adopted version, None when nothing was adopted."""

    ondersteuningsprofiel = serializers.SerializerMethodField()

    class Meta(SchoolSerializer.Meta):
        fields = (*SchoolSerializer.Meta.fields, "ondersteuningsprofiel")  # type: ignore[assignment]  # one longer

    def get_ondersteuningsprofiel(self, school: School) -> dict[str, Any] | None:
        last = Ondersteuningsprofiel.objects.of_school(school.pk).adopted().first()
        return dict(ProfielSerializer(last).data) if last else None


class Paginering(PageNumberPagination):
    page_size = 100
    page_query_param = "pagina"


class ScholenViewSet(viewsets.ReadOnlyModelViewSet[School]):
    """`zoek`: name, place or postcode; `bij`: postcode to measure from; `soort`: bo, sbo, so, vo or vso.

    The list holds open schools; a closed school can still be asked for by its code. One school comes with what it
    offers.
    """

    serializer_class = SchoolSerializer
    permission_classes = (AllowAny,)
    authentication_classes = ()
    pagination_class = Paginering
    lookup_field = "vestigingscode"
    lookup_value_regex = "[0-9]{2}[A-Z]{2}[0-9A-Z]{2}"

    def get_serializer_class(self) -> type[SchoolSerializer]:
        return SchoolMetProfielSerializer if self.detail else SchoolSerializer

    def get_queryset(self) -> SchoolQuerySet:
        schools = School.objects.select_related("organisatie", "bestuur", "swv_po", "swv_vo")
        return schools if self.detail else self._found(schools)

    def _found(self, schools: SchoolQuerySet) -> SchoolQuerySet:
        asked: Any = self.request.query_params
        soort, bij, zoek = asked.get("soort", ""), asked.get("bij", ""), asked.get("zoek", "")
        if soort and soort not in SOORTEN:
            raise ValidationError({"soort": _("Kies uit: %(soorten)s.") % {"soorten": ", ".join(SOORTEN)}})
        if bij and not four_digits(bij):
            raise ValidationError({"bij": _("Schrijf de postcode zo: 1234 AB of 1234.")})
        if zoek or bij:
            found = search_schools(zoek[:100], bij=bij, soort=soort).scholen
            return found.select_related("organisatie", "bestuur", "swv_po", "swv_vo")
        schools = schools.open().order_by("vestigingscode")
        return schools.filter(SOORTEN[soort]) if soort else schools
