"""How a school looks on the screen: words and lists, no rules."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.formats import date_format, number_format
from django.utils.html import format_html
from django.utils.translation import gettext as _

from ondersteuning.models import Inlezing, Leerlingaantal, Samenwerkingsverband, School, Steunpunt


def kind_words(school: School) -> str:
    """Return what kind of school it is, in words that people use."""
    kind = school.schoolsoort
    if kind == "sbo":
        return _("school voor speciaal basisonderwijs (sbo)")
    if school.sector == School.Sector.VO:
        return _("middelbare school: %(soorten)s") % {"soorten": kind}
    if school.is_special:
        return _("school voor %(soort)s") % {"soort": school.get_sector_display()}
    # The name is data of DUO; this one word is ours too.
    return _("basisschool") if kind.lower() == "basisschool" else kind


def web_address(site: str) -> str:
    """Return what to follow for a website as registers write it: often without the first part."""
    return site if site.startswith(("https://", "http://")) else f"https://{site}"


def _link(address: str, text: str) -> str:
    return format_html('<a href="{}" rel="noreferrer">{}</a>', address, text) if text else ""


@dataclass(frozen=True, slots=True)
class SchoolBeeld:
    """What the page of a school shows. `leerlingen`: newest year first."""

    school: School
    leerlingen: Sequence[Leerlingaantal]
    inlezing: Inlezing | None
    steunpunten: Sequence[Steunpunt]

    @property
    def soort(self) -> str:
        return kind_words(self.school)

    @property
    def gegevens(self) -> list[tuple[str, str]]:
        """Facts with their labels; what is not known is left out."""
        school = self.school
        rows = [
            (_("Adres"), _lines(school.adresregel, f"{school.postcode} {school.plaats}".strip())),
            (_("Adres voor post"), self._post_address()),
            (_("Gemeente"), school.gemeente),
            (_("Telefoon"), _link(f"tel:{school.telefoon.replace(' ', '')}", school.telefoon)),
            (_("E-mail"), _link(f"mailto:{school.email}", school.email)),
            (_("Aanspreekpunt"), school.contact),
            (_("Website"), _link(web_address(school.website), school.website)),
            (_("Denominatie"), school.denominatie),
            (_("Openbaar of bijzonder"), self._richting()),
            (_("Cluster"), school.get_cluster_display() if school.cluster else ""),
            (_("Schoolbestuur"), str(school.bestuur) if school.bestuur else ""),
            (_("Vestigingscode"), school.vestigingscode),
        ]
        return [(str(label), value) for label, value in rows if value]

    def _richting(self) -> str:
        if self.school.richting == School.Richting.ONBEKEND:
            return _("dat weten wij niet zeker")
        if self.school.richting == self.school.denominatie.lower():
            return ""
        return str(self.school.get_richting_display())

    def _post_address(self) -> str:
        school = self.school
        own = (school.straat, school.huisnummer, school.postcode)
        post = (school.post_straat, school.post_huisnummer, school.post_postcode)
        if not school.post_straat or own == post:
            return ""
        return _lines(
            f"{school.post_straat} {school.post_huisnummer}".strip(),
            f"{school.post_postcode} {school.post_plaats}".strip(),
        )

    @property
    def verbanden(self) -> list[Samenwerkingsverband]:
        return [verband for verband in (self.school.swv_po, self.school.swv_vo) if verband]

    @property
    def uitleg_verband(self) -> str:
        """Why there is no samenwerkingsverband, or how sure it is."""
        school = self.school
        if school.cluster in {1, 2}:
            return _("Scholen van cluster 1 en 2 horen niet bij een samenwerkingsverband.")
        if not self.verbanden:
            return _("Wij weten niet bij welk samenwerkingsverband deze school hoort. Vraag het de school.")
        if school.is_special and not school.cluster:
            return _("Dit geldt als de school van cluster 3 of 4 is. Welk cluster het is, weten wij niet zeker.")
        return _("Volgens de postcode van de school.")

    @property
    def aantallen(self) -> list[tuple[str, str]]:
        """Pupils by year, in words."""
        return [
            (str(row.jaar), _("minder dan 5") if row.aantal is None else number_format(row.aantal))
            for row in self.leerlingen
        ]

    @property
    def herkomst(self) -> str:
        if self.inlezing is None:
            return _("Bron: DUO, open onderwijsdata.")
        return _("Bron: DUO, open onderwijsdata. Stand van %(dag)s.") % {
            "dag": date_format(self.inlezing.peildatum, "DATE_FORMAT")
        }


def _lines(*parts: str) -> str:
    return "\n".join(part for part in parts if part)
