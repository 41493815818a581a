"""The glossary: words of the law and of the field, in plain Dutch."""

from collections.abc import Sequence

from django.utils.translation import gettext_lazy as _

from passend.wet.begrip import Begrip
from passend.wet.begrippen_oneens import ONEENS

BEGRIPPEN: Sequence[Begrip] = (
    *ONEENS,
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
        _("Bewijs van verzending"),
        _(
            "Hiermee laat u zien wanneer u de aanmelding verstuurde. Het bewijst niet dat de school haar kreeg."
            " Daarvoor is een ander bewijs: een getekende strook, aangetekende post, een telefoongesprek met naam en"
            " tijd, of de mailserver die de mail aannam."
        ),
    ),
    Begrip(
        _("Eenmalige link"),
        _(
            "Met deze link, of met een code uit een brief, opent een school zonder account 1 aanmelding. De school kan"
            " er 1 ding mee vastleggen. Daarna werkt de link niet meer."
        ),
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
        _("Gezag"),
        _(
            "Wie gezag heeft, mag belangrijke dingen over het kind beslissen en moet voor het kind zorgen. Vaak "
            "hebben twee ouders samen het gezag. Eén ouder mag een kind aanmelden, behalve als de school weet dat de "
            "andere ouder met gezag bezwaar heeft."
        ),
        "Burgerlijk Wetboek boek 1 artikel 247 en 253i",
    ),
    Begrip(
        _("Voogd"),
        _("Iemand die het gezag over een kind heeft en niet de ouder is. Meestal wijst de rechter een voogd aan."),
    ),
    Begrip(
        _("Gecertificeerde instelling"),
        _(
            "Een organisatie voor jeugdbescherming die van de rechter over een kind mag meebeslissen of de voogd is. "
            "Soms beslist zij ook over de school."
        ),
        "Burgerlijk Wetboek boek 1 artikel 265e",
    ),
    Begrip(
        _("Medisch kinderdagverblijf (MKD)"),
        _(
            "Een dagverblijf voor jonge kinderen die extra zorg of behandeling nodig hebben. Ook van een MKD kan uw "
            "kind naar een gewone basisschool."
        ),
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
        _("Basisondersteuning"),
        _(
            "De hulp die elke school in een samenwerkingsverband zelf geeft, zonder extra aanvraag. Welke hulp dat "
            "is, spreken de scholen met elkaar af. Er is nog geen lijst die in heel Nederland geldt."
        ),
    ),
    Begrip(
        _("Ondersteuningsprofiel"),
        _(
            "Hierin schrijft een school op welke hulp zij aan leerlingen geeft. In de wet heet dat nu het "
            "ondersteuningsaanbod van de school. Staat er ergens nee? Dan mag u uw kind toch aanmelden."
        ),
        "WVO 2020 artikel 2.92 lid 2",
    ),
    Begrip(
        _("Medezeggenschapsraad (MR)"),
        _(
            "Een groep ouders en medewerkers van de school. Op een middelbare school ook leerlingen. Zij praten "
            "mee over het beleid."
        ),
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
        _("Hulpvraag"),
        _(
            "U vraagt het ouder- en jeugdsteunpunt om hulp. Dat kan ook zonder aanmelding, en ook als uw kind al op"
            " een school zit. Alleen het steunpunt leest uw vraag."
        ),
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
        _("Schrijfhulp"),
        _(
            "Iemand van het steunpunt typt de aanmelding terwijl u vertelt. U leest de tekst na en verstuurt die"
            " zelf. Of u gaat eerst akkoord met precies deze tekst, met een code, uw stem of uw handtekening. Daarna"
            " verstuurt het steunpunt de tekst voor u."
        ),
    ),
    Begrip(
        _("Machtiging"),
        _(
            "Een brief waarin u zegt dat iemand één stap voor u mag doen, met uw handtekening eronder. U kunt een"
            " machtiging altijd weer intrekken."
        ),
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
    Begrip(
        _("Aanmeldweek"),
        _(
            "Gaat een kind naar de eerste klas van de middelbare school? Dan melden ouders het aan in de week van 25 "
            "tot en met 31 maart. Sommige regio's nemen er meer tijd voor."
        ),
        "WVO 2020 artikel 8.8 lid 8",
    ),
    Begrip(
        _("Ontwikkelingsperspectief"),
        _(
            "Het plan voor een leerling die extra ondersteuning krijgt. Er staat in wat de leerling kan leren en "
            "welke hulp daarbij hoort. De school maakt het samen met de ouders en bespreekt het elk schooljaar."
        ),
        "WPO artikel 40a; WEC artikel 41a; WVO 2020 artikel 2.44",
    ),
    Begrip(
        _("Schorsing"),
        _("De leerling mag een tijd niet op school komen: hoogstens 1 week. De school schrijft op waarom."),
        "WPO artikel 40c; WEC artikel 40a; WVO 2020 artikel 8.14",
    ),
    Begrip(
        _("Verwijdering"),
        _(
            "De school besluit dat een leerling van school gaat. Is de leerling leerplichtig? Dan kan dat pas als een "
            "andere school hem wil toelaten."
        ),
        "WPO artikel 40 lid 11; WEC artikel 40 lid 18; WVO 2020 artikel 8.15",
    ),
    Begrip(
        _("Leerplicht"),
        _("Een kind moet naar school vanaf de maand nadat het 5 jaar is geworden."),
        "Leerplichtwet 1969 artikel 3",
    ),
    Begrip(
        _("Leerplichtambtenaar"),
        _("De medewerker van de gemeente die helpt als een kind niet naar school gaat, en die let op de leerplicht."),
        "Leerplichtwet 1969 artikel 22",
    ),
    Begrip(
        _("Vrijstelling"),
        _(
            "Een kind hoeft niet naar school, bijvoorbeeld omdat het daarvoor te ziek is. Daar is een verklaring voor "
            "nodig. De ouders geven dit door aan de gemeente."
        ),
        "Leerplichtwet 1969 artikel 5, 6 en 7",
    ),
    Begrip(
        _("Verzuim"),
        _("Een leerling is niet op school zonder toestemming. Ziek zijn hoort daar niet bij."),
        "Leerplichtwet 1969 artikel 21",
    ),
    Begrip(
        _("Onderwijsconsulent"),
        _("Iemand die ouders en school gratis helpt als zij samen geen plek of oplossing vinden."),
    ),
    Begrip(
        _("WTOS"),
        _("Een wet over geld voor schoolkosten. Wie dat geld krijgt, moet vaak genoeg op school zijn."),
        "WVO 2020 artikel 8.30",
    ),
    Begrip(
        _("Ondersteuningsplan"),
        _(
            "Het plan van het samenwerkingsverband. Er staat in welke hulp er op de scholen in de regio is. Er komt "
            "minstens 1 keer per 4 jaar een nieuw plan."
        ),
        "WPO artikel 18a; WVO 2020 artikel 2.47",
    ),
    Begrip(
        _("Speciaal basisonderwijs (sbo)"),
        _("Een basisschool met kleinere klassen en meer hulp. Er is een toelaatbaarheidsverklaring voor nodig."),
        "WPO artikel 40 lid 8",
    ),
    Begrip(
        _("Praktijkonderwijs"),
        _("Een middelbare school waar leerlingen vooral leren door te doen."),
        "WVO 2020 artikel 8.6",
    ),
    Begrip(
        _("Instelling (cluster 1 en 2)"),
        _("Een school voor kinderen die slecht zien of horen, of moeilijk praten."),
        "WEC artikel 40 lid 22",
    ),
    Begrip(
        _("Grondslag"),
        _("Het geloof of het idee waar een bijzondere school van uitgaat."),
        "WPO artikel 40 lid 5; WEC artikel 40 lid 6; WVO 2020 artikel 8.9 lid 3",
    ),
    Begrip(
        _("Mandaat"),
        _("De toestemming om voor het schoolbestuur te beslissen. Het staat op papier wie dat mag."),
    ),
    Begrip(
        _("Aanbod"),
        _("Wat een school voorstelt: een plek, met hulp, hier of op een andere school. Het is nog geen besluit."),
    ),
    Begrip(
        _("Wachtlijst"),
        _("Er is nu geen plek. Het kind krijgt een plaats in de rij. Dat is nog geen besluit."),
    ),
    Begrip(
        _("Loting"),
        _("Er zijn meer kinderen dan plekken. Dan bepaalt het toeval wie een plek krijgt."),
    ),
    Begrip(
        _("Inspectie"),
        _("De Inspectie van het Onderwijs let op de scholen. Zij beslist niet over 1 kind."),
    ),
    Begrip(
        _("Werkdag"),
        _("Een dag van maandag tot en met vrijdag die geen feestdag is."),
        "Algemene termijnenwet artikel 3",
    ),
    Begrip(
        _("Schoolweek"),
        _("Een week waarin er les is. Een vakantieweek telt dus niet mee. Zo tellen we alleen bij verzuim."),
        "Leerplichtwet 1969 artikel 21",
    ),
    Begrip(
        _("Vakantieregio"),
        _("Nederland heeft 3 regio's voor schoolvakanties: noord, midden en zuid."),
    ),
    Begrip(
        _("Streefdag"),
        _("Een dag die Passend zelf voorstelt, omdat de wet geen dag noemt. Niemand is dan te laat."),
    ),
)


def sorted_terms() -> list[Begrip]:
    """All entries by term, in the language of the page."""
    return sorted(BEGRIPPEN, key=lambda entry: str(entry.term).casefold())
