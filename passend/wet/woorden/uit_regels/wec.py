"""Made by scripts/regelwoorden.py from wec.toml: change the sentences there."""

from django.utils.translation import gettext_noop as _

ZINNEN = (
    _(
        "U kunt een kind aanmelden vanaf de dag waarop het 3 jaar wordt. Voor kinderen die slecht horen of een "
        "taalstoornis hebben kan het vanaf 2 jaar."
    ),
    _(
        "De school besluit zo snel als zij kan. Zij heeft ten hoogste zes weken. De termijn begint op de dag dat de "
        "school de schriftelijke aanmelding krijgt. Of de school de ontvangst bevestigt, maakt niet uit."
    ),
    _(
        "De school kan één keer meer tijd nemen: ten hoogste vier weken extra. Zij laat dat weten en noemt een zo "
        "kort mogelijke termijn. De vier weken tellen vanaf het einde van de zes weken."
    ),
    _(
        "Is er na tien weken nog geen besluit? Dan kan het kind tijdelijk worden geplaatst en ingeschreven. De tien "
        "weken tellen vanaf de dag waarop u het kind aanmeldt. Dat is ook zo als de school de brief later krijgt. Het "
        "kind moet daarvoor oud genoeg zijn voor deze school."
    ),
    _(
        "Is er na tien weken nog geen besluit? Dan kan het kind tijdelijk worden geplaatst en ingeschreven. De tien "
        "weken tellen vanaf de dag waarop u het kind aanmeldt. Dat is ook zo als de school de brief later krijgt. De "
        "leerling moet dan ook voldoen aan de voorwaarden voor deze school."
    ),
    _(
        "Is er na tien weken nog geen besluit? Dan kan het kind tijdelijk worden geplaatst en ingeschreven. De tien "
        "weken tellen vanaf de dag waarop u het kind aanmeldt. Dat is ook zo als de school de brief later krijgt. Het "
        "kind moet daarvoor oud genoeg zijn, of voldoen aan de voorwaarden voor deze school."
    ),
    _(
        "Is de aanmelding niet compleet? Dan kan de school vragen om aan te vullen. Zij noemt zelf een laatste dag. "
        "De termijn voor het besluit staat stil vanaf de dag van die vraag. Dat duurt tot de dag waarop de informatie "
        "er is, of tot de genoemde dag voorbij is."
    ),
    _(
        "Meld uw kind zo vroeg mogelijk aan. Het liefst tien weken voor de dag waarop het wil beginnen. Later "
        "aanmelden mag ook. De school heeft dan net zo lang de tijd voor het besluit."
    ),
    _(
        "Bent u het niet eens met de weigering? Dan kunt u bezwaar maken bij het bestuur van de school. U heeft zes "
        "weken. De termijn begint op de dag na de dag waarop u het besluit krijgt."
    ),
    _(
        "Het bestuur beslist binnen vier weken op uw bezwaar. De termijn begint op de dag na de dag waarop het "
        "bestuur uw bezwaar krijgt. Het bestuur luistert eerst naar u."
    ),
    _(
        "Het bestuur beslist binnen vier weken op uw bezwaar. Die weken beginnen pas als uw tijd om bezwaar te maken "
        "voorbij is. Dat is ook zo als u eerder bezwaar maakt."
    ),
    _(
        "Loopt er een zaak bij de Geschillencommissie passend onderwijs? Dan staat de termijn voor de beslissing op "
        "bezwaar stil. Dat begint op de dag waarop de zaak begint. Het duurt tot de dag van het oordeel. Uw eigen zes "
        "weken om bezwaar te maken lopen wel door."
    ),
    _(
        "Op deze school krijgt elke leerling een ontwikkelingsperspectief. De school heeft zes weken om dat plan te "
        "maken. Die tellen vanaf de dag van inschrijving. Zij praat er eerst met u over."
    ),
    _(
        "Op deze school krijgt elke leerling een ontwikkelingsperspectief. Was het kind eerst tijdelijk geplaatst? "
        "Dan tellen de zes weken vanaf de dag waarop de plaatsing blijvend wordt. De school praat eerst met u over "
        "het plan."
    ),
    _(
        "De school praat elk schooljaar ten minste één keer met de ouders over het ontwikkelingsperspectief. Is de "
        "leerling volwassen? Dan praat zij met de leerling zelf. Een schooljaar eindigt op 31 juli."
    ),
    _(
        "De school praat elk schooljaar ten minste één keer met de ouders over het ontwikkelingsperspectief. Is de "
        "leerling volwassen? Dan praat zij met de leerling zelf. Na een gesprek is het volgende schooljaar weer een "
        "gesprek nodig. Een schooljaar eindigt op 31 juli."
    ),
    _(
        "Een schorsing duurt ten hoogste één week. De eerste dag telt mee. De school schrijft de redenen op en stuurt "
        "die aan de ouders. Is de leerling volwassen? Dan krijgt de leerling die zelf."
    ),
    _(
        "Een instelling voor cluster 1 of 2 zoekt eerst een andere school. Vindt zij na acht weken zoeken niets? Dan "
        "kan de verwijdering toch doorgaan. De instelling laat dan zien wat zij heeft gedaan."
    ),
    _(
        "Bent u het niet eens met de verwijdering? Dan kunt u bezwaar maken bij het bestuur van de school. U heeft "
        "zes weken. De termijn begint op de dag na de dag waarop u het besluit krijgt."
    ),
    _(
        "Het bestuur beslist binnen vier weken op uw bezwaar. De termijn begint op de dag na de dag waarop het "
        "bestuur uw bezwaar krijgt. Het bestuur luistert eerst naar u. Het bestuur overlegt ook met de inspecteur. U "
        "kunt de adviezen en rapporten inzien."
    ),
    _(
        "Het bestuur beslist binnen vier weken op uw bezwaar. Die weken beginnen pas als uw tijd om bezwaar te maken "
        "voorbij is. Dat is ook zo als u eerder bezwaar maakt. Het bestuur overlegt eerst met de inspecteur."
    ),
    _(
        "De commissie geeft haar oordeel binnen tien weken na het verzoek. Vakanties tellen gewoon mee. Het oordeel "
        "is een advies. De school laat daarna weten wat zij ermee doet."
    ),
    _("Vanaf 18 jaar regelt de leerling de zaken met school zelf. De ouders helpen als de leerling dat wil."),
    _("Meld uw kind schriftelijk aan. Daarmee beginnen de termijnen."),
    _("Meldt u uw kind bij meer scholen aan? Schrijf bij elke aanmelding om welke scholen het gaat."),
    _(
        "De school kan vragen wat uw kind nodig heeft. Zij mag ook vragen of uw kind een ziekte of een handicap "
        "heeft. Dat moet wel nodig zijn om te weten welke hulp past. Geeft u het antwoord niet? Dan kan de school "
        "beslissen dat zij de aanmelding niet behandelt."
    ),
    _("Leert uw kind nog Nederlands? Extra lessen in de taal zijn geen extra ondersteuning zoals de wet die bedoelt."),
    _(
        "Wil de school een kind weigeren dat extra hulp nodig heeft? Dan praat zij eerst met de ouders. Zij kijkt "
        "welke hulp het kind nodig heeft en wat scholen kunnen bieden. Een weigering kan pas als een andere school "
        "het kind wil toelaten. Dit heet zorgplicht."
    ),
    _(
        "Heeft de school geen plaats? Dan hoeft zij misschien niet zelf een andere school te zoeken. Volle klassen of "
        "een wachtlijst kunnen genoeg zijn."
    ),
    _(
        "Elke bijzondere school heeft een geloof of een visie. De school mag vragen of u die respecteert. Wilt u dat "
        "niet verklaren? Dan hoeft de school misschien niet zelf een andere school te zoeken."
    ),
    _(
        "Sommige scholen zijn er voor kinderen die slecht zien of slecht horen. Die heten instellingen (cluster 1 en "
        "2). Zegt zo'n instelling nee? Dan gelden andere regels. De instelling hoeft dan misschien niet zelf een "
        "andere school te zoeken."
    ),
    _(
        "Gaat uw kind naar een school voor speciaal onderwijs (cluster 3 of 4)? Dan is eerst een "
        "toelaatbaarheidsverklaring nodig. Het samenwerkingsverband beslist daarover."
    ),
    _(
        "Zegt de school nee? Dan krijgt u dat op papier, met de reden. In de brief staat ook dat u binnen zes weken "
        "bezwaar kunt maken."
    ),
    _(
        "Het ontwikkelingsperspectief is een plan. Daarin staat wat uw kind kan leren en welke hulp het krijgt. Elke "
        "leerling krijgt zo'n plan. Een commissie van de school geeft advies. De school overlegt met de ouders. Is de "
        "leerling volwassen? Dan overlegt zij met de leerling zelf."
    ),
    _(
        "Staat uw kind op een school? Dan beslist het samenwerkingsverband van die school. Staat uw kind niet op een "
        "school? Dan beslist het samenwerkingsverband van uw woonplaats. Woont u in het buitenland? Dan beslist het "
        "samenwerkingsverband van de nieuwe school."
    ),
    _(
        "Een toelaatbaarheidsverklaring geldt voor een of meer hele schooljaren. Begint zij midden in een jaar? Dan "
        "komt de rest van dat jaar erbij. In het laatste jaar kijkt men of het kind terug kan naar een gewone school. "
        "Kan dat niet? Dan is een nieuwe verklaring nodig."
    ),
    _(
        "Gaat uw kind naar het voortgezet speciaal onderwijs? En geldt de verklaring nog? Dan is er geen nieuwe "
        "verklaring nodig."
    ),
    _(
        "Duurt een schorsing langer dan één dag? Dan meldt de school dat aan de inspectie. Zij doet dat op papier, "
        "met de reden."
    ),
    _(
        "Wil de school een leerling verwijderen? Dan hoort zij eerst de leraren. Is de leerling leerplichtig? Dan kan "
        "een verwijdering pas doorgaan als een andere school de leerling wil toelaten."
    ),
    _(
        "Elke school is aangesloten bij de Geschillencommissie passend onderwijs. Dat staat in de wet. Zijn ouders en "
        "school het niet eens? Dan kan de commissie een oordeel geven."
    ),
    _(
        "Laat de school een kind niet toe dat extra hulp nodig heeft? Dan kunt u naar de commissie. Dat kan ook als "
        "de school een kind wil verwijderen. En ook als het gaat over het ontwikkelingsperspectief. Twijfelt u of uw "
        "vraag erbij hoort? Vraag het de commissie."
    ),
    _(
        "De commissie kijkt naar de hulp die de school kan geven. Zij kijkt ook naar het plan van het "
        "samenwerkingsverband."
    ),
)
