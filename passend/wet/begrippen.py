"""The glossary: words of the law and of the field, in plain Dutch."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True, slots=True)
class Begrip:
    """A term, what it means (B1), and where the law says so (empty when it is a word of practice)."""

    term: str | Promise
    betekenis: str | Promise
    artikel: str = ""

    @property
    def anker(self) -> str:
        """The id of the entry on the page, for links from other pages."""
        return slugify(str(self.term))


BEGRIPPEN: Sequence[Begrip] = (
    Begrip(
        _("Aanmelding"),
        _(
            "U vraagt een school schriftelijk om een plek voor uw kind. Daarmee beginnen de termijnen. Een aanmelding"
            " is nog geen toelating en nog geen inschrijving."
        ),
        "WPO artikel 40 lid 2; WEC artikel 40 lid 3; WVO 2020 artikel 8.8 lid 1",
    ),
    Begrip(
        _("Vooraanmelding"),
        _(
            "U laat vroeg weten dat u een plek zoekt, bijvoorbeeld als uw kind nog geen 3 jaar is. De school hoeft "
            "dan nog geen besluit te nemen."
        ),
        "WPO artikel 40 lid 2",
    ),
    Begrip(
        _("Ontvangst"),
        _("De dag waarop de aanmelding bij de school aankomt. Vanaf die dag telt de termijn voor het besluit."),
        "WPO artikel 40 lid 6; WVO 2020 artikel 8.8 lid 2",
    ),
    Begrip(
        _("Toelating"),
        _(
            "De school besluit dat uw kind op deze school mag komen. Het besluit over toelating neemt het "
            "schoolbestuur."
        ),
        "WPO artikel 40; WEC artikel 40; WVO 2020 artikel 8.8",
    ),
    Begrip(
        _("Weigering"),
        _(
            "De school besluit dat uw kind niet op deze school komt. De school schrijft op waarom. Bent u het er niet "
            "mee eens? Dan kunt u bezwaar maken."
        ),
        "WPO artikel 63 lid 2; WEC artikel 61 lid 2; WVO 2020 artikel 8.8 lid 4",
    ),
    Begrip(
        _("Inschrijving"),
        _(
            "Uw kind komt in de administratie van de school te staan. Dat gebeurt na een toelating of bij een "
            "tijdelijke plaatsing."
        ),
        "Besluit bekostiging WPO artikel 7; Uitvoeringsbesluit WVO 2020 artikel 8.11",
    ),
    Begrip(
        _("Tijdelijke plaatsing"),
        _(
            "Is er na 10 weken nog geen besluit? Dan kan uw kind tijdelijk op de school worden geplaatst en "
            "ingeschreven. Dat kan alleen als uw kind niet op een andere school staat, er nog geen besluit is en uw "
            "kind oud genoeg is of aan de voorwaarden voldoet. Het is nog geen toelating."
        ),
        "WPO artikel 40 lid 7; WEC artikel 40 lid 8 en 9; WVO 2020 artikel 8.13",
    ),
    Begrip(
        _("Zorgplicht"),
        _(
            "Heeft uw kind extra ondersteuning nodig en wil de school nee zeggen? Dan zoekt de school eerst, in "
            "overleg met u, een andere school die uw kind wil toelaten. Er zijn uitzonderingen, bijvoorbeeld als de "
            "school vol is."
        ),
        "WPO artikel 40 lid 4 en 5; WEC artikel 40 lid 5 en 6; WVO 2020 artikel 8.9",
    ),
    Begrip(
        _("Extra ondersteuning"),
        _(
            "Hulp die verder gaat dan wat de school aan alle leerlingen geeft. Hulp bij het leren van Nederlands "
            "hoort daar niet bij."
        ),
        "WPO artikel 40 lid 3; WEC artikel 40 lid 4",
    ),
    Begrip(
        _("Schoolbestuur"),
        _(
            "Het bestuur van de school. De wet noemt het: bevoegd gezag. Het bestuur neemt de besluiten; de school "
            "voert ze uit."
        ),
    ),
    Begrip(
        _("Intern begeleider"),
        _("De medewerker van de basisschool die de hulp aan leerlingen regelt."),
    ),
    Begrip(
        _("Ondersteuningscoördinator"),
        _("De medewerker van de middelbare school die de hulp aan leerlingen regelt."),
    ),
    Begrip(
        _("Ouder- en jeugdsteunpunt"),
        _(
            "Hier krijgen ouders en leerlingen gratis informatie en steun. Het steunpunt is er alleen voor het belang"
            " van de leerling."
        ),
        "WVO 2020 artikel 2.47a",
    ),
    Begrip(
        _("Samenwerkingsverband"),
        _("De scholen in een regio werken samen, zodat er voor elk kind een plek is."),
        "WPO artikel 18a; WVO 2020 artikel 2.47",
    ),
    Begrip(
        _("Toelaatbaarheidsverklaring (tlv)"),
        _(
            "Een verklaring van het samenwerkingsverband. Die is nodig voor een plek op het speciaal basisonderwijs "
            "of het (voortgezet) speciaal onderwijs. De school vraagt haar aan."
        ),
        "WPO artikel 18a en 40 lid 8; WEC artikel 40 lid 10 en 12",
    ),
    Begrip(
        _("Termijn"),
        _(
            "De tijd waarin iets moet gebeuren. Deze weken zijn gewone weken: schoolvakanties tellen mee. Eindigt een"
            " termijn uit de wet in het weekend of op een feestdag? Dan loopt hij meestal door tot de eerste werkdag."
        ),
        "Algemene termijnenwet artikel 1 en 3",
    ),
    Begrip(
        _("Verlenging"),
        _("De school neemt 1 keer meer tijd voor het besluit: hoogstens 4 weken. De school laat u dat weten."),
        "WPO artikel 40 lid 6; WEC artikel 40 lid 7; WVO 2020 artikel 8.8 lid 2",
    ),
    Begrip(
        _("Stilstaan van de termijn"),
        _(
            "Is de aanmelding niet compleet, dan vraagt de school om meer informatie. Bij de meeste scholen telt de "
            "termijn niet door zolang de school daarop wacht."
        ),
        "WPO artikel 63 lid 4; WEC artikel 61 lid 5; Awb artikel 4:5 en 4:15",
    ),
    Begrip(
        _("Openbare en bijzondere school"),
        _(
            "Een openbare school is van de overheid. Een bijzondere school is van een vereniging of stichting, vaak "
            "met een geloof of een eigen manier van lesgeven. Voor de termijnen gelden soms andere regels."
        ),
    ),
    Begrip(
        _("Oordeel"),
        _(
            "Wat een commissie zegt na een geschil. Het schoolbestuur hoeft het oordeel niet te volgen, maar laat wel"
            " weten wat het ermee doet."
        ),
        "WPO artikel 43; WEC artikel 45; WVO 2020 artikel 12.34",
    ),
)


def sorted_terms() -> list[Begrip]:
    """All entries by term, in the language of the page."""
    return sorted(BEGRIPPEN, key=lambda entry: str(entry.term).casefold())
