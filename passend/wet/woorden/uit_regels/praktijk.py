"""Made by scripts/regelwoorden.py from praktijk.toml: change the sentences there."""

from django.utils.translation import gettext_noop as _

ZINNEN = (
    _(
        "Mist een leerling zonder toestemming 16 uur les in vier lesweken achter elkaar? Dan meldt de school dat "
        "meteen. De inspectie noemt vijf werkdagen. Weken met vakantie zijn geen lesweken. Daarna begint een nieuwe "
        "telling."
    ),
    _(
        "Is een leerling meer dan vier weken achter elkaar weg zonder toestemming? Dan heet dat langdurig verzuim. De "
        "school meldt dat. Ziekte en schorsing tellen hier niet als verzuim."
    ),
    _(
        "Is een leerling drie maanden of langer thuis? Dan vraagt de overheid om extra aandacht. De gemeente, de "
        "scholen en het samenwerkingsverband zoeken samen een oplossing."
    ),
    _(
        "Is de leerling 16 jaar? Dan zegt hij zelf of de school gegevens mag delen. Tot 18 jaar praten de ouders mee "
        "over aanmelden en over het plan van de school."
    ),
    _(
        "Doet de school alsof uw kind is aangemeld? Bijvoorbeeld omdat zij een formulier geeft, uw kind bekijkt of "
        "een besluit neemt. Dan kan dat toch een aanmelding zijn. Alleen een gesprek is meestal te weinig. Zegt de "
        "school nee in een gesprek? Meld dan alsnog op papier aan. Dan begint de termijn zeker."
    ),
    _(
        "U kunt uw kind ook met een e-mail aanmelden. Vraag de school om te antwoorden dat uw bericht er is. Bewaar "
        "dat antwoord."
    ),
    _(
        "Heeft u uw kind bij meer scholen aangemeld? Dan zoekt meestal de school van uw eerste keuze verder als het "
        "daar niet lukt. Dat staat niet in de wet. Niet iedereen is het hierover eens. Elke school heeft wel haar "
        "eigen zes weken."
    ),
    _(
        "Staat uw kind al op een andere school? Ook dan kunt u het aanmelden. De nieuwe school zoekt dan net zo goed "
        "mee. Alleen een tijdelijke plaatsing kan dan niet."
    ),
    _("Zegt een openbare school nee? Dan hoort u de reden. In de brief staat ook hoe u bezwaar kunt maken."),
    _(
        "In het plan staat hoe de school uw kind begeleidt. Met dat deel moet u het eens zijn. Dat geldt ook als de "
        "school dat deel verandert. Over de rest van het plan overlegt de school met u."
    ),
    _(
        "Het overleg over het plan is open en echt. Eén gesprek en daarna zelf beslissen was volgens de commissie te "
        "weinig."
    ),
    _(
        "Heeft uw kind een ernstige meervoudige beperking? Dan is het beleid om de verklaring te geven voor de hele "
        "tijd op school. Dit is beleid en geen wet."
    ),
    _(
        "Loopt er een bezwaar tegen een verwijdering? Dan mag de school het kind in die tijd thuis laten. U kunt de "
        "rechter vragen om snel te beslissen. Vraag eerst advies."
    ),
    _(
        "Een onderwijsconsulent helpt ouders en school om er samen uit te komen. Bijvoorbeeld als uw kind langer dan "
        "vier weken thuiszit zonder plan. Het is gratis. Praat eerst met de school en het samenwerkingsverband. Loopt "
        "er een zaak bij de rechter of een commissie? Dan helpt de consulent meestal niet."
    ),
    _(
        "Denkt u dat uw kind anders wordt behandeld door een handicap of een ziekte? Dan kunt u het College voor de "
        "Rechten van de Mens om een oordeel vragen. Dat is gratis. Het oordeel is een advies."
    ),
    _(
        "Bent u het niet eens met de beslissing op bezwaar? Bij een openbare school kunt u naar de rechtbank. Bij een "
        "bijzondere school kunt u naar de burgerlijke rechter. Daarvoor is een advocaat nodig. Heeft het haast? Dan "
        "kan de rechter snel beslissen."
    ),
    _(
        "Gaat het over hoe de school hulp geeft of met u omgaat? Dan past een klacht. Gaat het over toelaten, "
        "verwijderen of het ontwikkelingsperspectief? Dan past de geschillencommissie beter."
    ),
    _(
        "Staat een leerling op een school, maar komt hij niet en heeft hij geen toestemming? Dat heet relatief "
        "verzuim."
    ),
    _(
        "Is een kind leerplichtig, maar staat het op geen enkele school? En heeft het geen vrijstelling? Dat heet "
        "absoluut verzuim."
    ),
    _(
        "Een thuiszitter is een leerling die meer dan vier weken zonder toestemming niet op school komt. Ook een kind "
        "zonder school en zonder vrijstelling is een thuiszitter. Een kind met een vrijstelling om ziekte of handicap "
        "telt niet mee."
    ),
    _(
        "Kan een kind niet alle uren naar school? Dan kan het soms minder uren les krijgen. De inspectie moet het "
        "goed vinden. U ook. Een deskundige legt uit waarom, en het staat in het ontwikkelingsperspectief. Altijd les "
        "op afstand kan nog niet."
    ),
    _(
        "Spaart een samenwerkingsverband meer dan 3,5 procent van zijn inkomsten? Dan vraagt de overheid waarom. "
        "Onder 250.000 euro telt dit niet. Het is een signaal en geen grens."
    ),
    _(
        "Er ligt een advies over de hulp die elke school zou moeten kunnen geven. Het gaat over taal, over "
        "begaafdheid en over werken in de klas. Het is een advies en geen wet. Elk samenwerkingsverband spreekt nu "
        "zelf af welke hulp elke school geeft."
    ),
)
