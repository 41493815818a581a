"""The glossary: words for when parents and school do not agree."""

from collections.abc import Sequence

from django.utils.translation import gettext_lazy as _

from passend.wet.begrip import Begrip

ONEENS: Sequence[Begrip] = (
    Begrip(
        _("Bezwaar"),
        _(
            "U laat in een brief weten waarom u het niet eens bent met een besluit. U stuurt hem aan wie het besluit "
            "nam, zoals het schoolbestuur. Dat kijkt er dan opnieuw naar."
        ),
        "Awb artikel 6:7; WPO artikel 63 lid 3; WEC artikel 61 lid 3; WVO 2020 artikel 8.8 lid 5",
    ),
    Begrip(
        _("Beslissing op bezwaar"),
        _("Het antwoord op uw bezwaar. Het besluit blijft zoals het is, of het wordt anders."),
        "WPO artikel 63 lid 3; WEC artikel 61 lid 3; WVO 2020 artikel 8.8 lid 6",
    ),
    Begrip(
        _("Beroep"),
        _("U vraagt de rechtbank om te kijken naar een beslissing waar u het niet mee eens bent."),
        "Awb artikel 6:7",
    ),
    Begrip(
        _("Geschillencommissie passend onderwijs (GPO)"),
        _(
            "Deze commissie geeft een oordeel als ouders en schoolbestuur het niet eens zijn over toelaten, "
            "verwijderen of het ontwikkelingsperspectief. Het is gratis. U heeft geen advocaat nodig."
        ),
        "WPO artikel 43; WEC artikel 45; WVO 2020 artikel 12.34",
    ),
    Begrip(
        _("Geschil"),
        _(
            "U en de school zijn het niet eens, en u vraagt een commissie om ernaar te kijken. U dient het geschil "
            "zelf in bij de commissie."
        ),
        "WPO artikel 43; WEC artikel 45; WVO 2020 artikel 12.34",
    ),
    Begrip(
        _("Verweer"),
        _("Het antwoord van het schoolbestuur aan de commissie, op papier. Haar brief noemt de laatste dag."),
    ),
    Begrip(
        _("Zitting"),
        _("Een gesprek bij de commissie. U en de school vertellen elk uw verhaal. U mag iemand meenemen."),
    ),
    Begrip(
        _("Functionaris gegevensbescherming"),
        _("Iemand die bij een schoolbestuur op privacy let. U kunt vragen wat er over uw kind wordt bewaard."),
    ),
    Begrip(
        _("Landelijke bezwaarcommissie (LBT)"),
        _("Deze commissie geeft advies als iemand bezwaar maakt over een toelaatbaarheidsverklaring."),
        "WPO artikel 18a lid 12; WVO 2020 artikel 2.47",
    ),
    Begrip(
        _("Klachtencommissie, bijvoorbeeld de LKC"),
        _(
            "Hier dient u een klacht in over hoe de school met u of uw kind omgaat. Praat er eerst over met de "
            "school: vaak komt u er samen uit."
        ),
        "WVO 2020 artikel 3.36",
    ),
)
