"""Made by scripts/regelwoorden.py from wvo2020.toml: change the sentences there."""

from django.utils.translation import gettext_noop as _

ZINNEN = (
    _(
        "De school heeft zes weken voor het besluit. De termijn begint op de dag na de dag waarop zij de aanmelding "
        "krijgt. Meldt u aan in de week van 25 tot en met 31 maart voor de eerste klas? Dan tellen scholen vaak vanaf "
        "31 maart. Beide dagen worden dan getoond."
    ),
    _(
        "Is er na tien weken nog geen besluit? Dan kan de leerling tijdelijk worden geplaatst en ingeschreven. "
        "Voldoet de leerling pas later aan de voorwaarden? Dan kan het vanaf die latere dag. Wie van de basisschool "
        "komt, kan dus meestal pas beginnen als het nieuwe schooljaar start."
    ),
    _(
        "Is de aanmelding niet compleet? Dan kan de school vragen om aan te vullen. Zij noemt zelf een laatste dag. "
        "Het is niet zeker dat de termijn voor het besluit dan stilstaat. Daarom worden twee dagen getoond."
    ),
    _(
        "Gaat uw kind van de basisschool naar de eerste klas van het voortgezet onderwijs? Dan is er één week om aan "
        "te melden: van 25 tot en met 31 maart."
    ),
    _(
        "Het bestuur beslist binnen vier weken op uw bezwaar. De termijn begint op de dag na de dag waarop het "
        "bestuur uw bezwaar krijgt. Het bestuur luistert eerst naar de leerling. Is de leerling jonger dan 18? Dan "
        "ook naar de ouders."
    ),
    _(
        "De school praat elk schooljaar ten minste één keer over het ontwikkelingsperspectief. Zij doet dat met de "
        "ouders en de leerling. Een schooljaar eindigt op 31 juli."
    ),
    _(
        "De school praat elk schooljaar ten minste één keer over het ontwikkelingsperspectief. Zij doet dat met de "
        "ouders en de leerling. Na een gesprek is het volgende schooljaar weer een gesprek nodig. Een schooljaar "
        "eindigt op 31 juli."
    ),
    _(
        "Een schorsing duurt ten hoogste één week. De eerste dag telt mee. De school schrijft de redenen op en stuurt "
        "die aan de leerling. Is de leerling jonger dan 18? Dan ook aan de ouders."
    ),
    _(
        "Het bestuur beslist binnen vier weken op uw bezwaar. De termijn begint op de dag na de dag waarop het "
        "bestuur uw bezwaar krijgt."
    ),
    _(
        "Krijgt het bestuur het oordeel van de klachtencommissie? Dan laat het binnen vier weken weten wat het "
        "daarmee doet."
    ),
    _(
        "Voor de eerste klas kijkt de school naar het schooladvies. Is er geen advies? Dan telt de doorstroomtoets, "
        "of een onderzoek. De school stelt verder geen eigen eisen aan een kind voor de eerste klas. Past het advies "
        "niet bij deze school? Dan hoeft zij misschien niet zelf een andere school te zoeken."
    ),
    _("Zegt de school nee? Dan krijgt u dat op papier, met de reden."),
    _(
        "Het ontwikkelingsperspectief is een plan. Daarin staat wat uw kind kan leren en welke hulp het krijgt. De "
        "school maakt het voor elke leerling die extra hulp nodig heeft. In het praktijkonderwijs krijgt elke "
        "leerling zo'n plan. De school overlegt eerst met u."
    ),
    _(
        "De leerling mag zelf vertellen wat hij van het plan vindt. Hij kiest hoe. De school helpt daarbij. Zij "
        "vertelt daarna wat zij met zijn woorden deed. Dat staat ook in het plan. De wet noemt geen leeftijd."
    ),
    _(
        "Elk jaar staat in de schoolgids welke hulp de school geeft. Vroeger stond dat in een apart stuk: het "
        "schoolondersteuningsprofiel."
    ),
    _(
        "De school vraagt leerlingen wat zij van de hulp op school vinden. Dat gebeurt voordat de schoolgids af is. "
        "In de schoolgids staat hoe dat ging."
    ),
    _(
        "Elk samenwerkingsverband heeft een steunpunt voor ouders en leerlingen. Het steunpunt kijkt alleen naar wat "
        "goed is voor de leerling. U krijgt er uitleg, advies en hulp. Het steunpunt vertelt het samenwerkingsverband "
        "ook wat het ziet gebeuren."
    ),
    _(
        "Duurt een schorsing langer dan één dag? Dan meldt de school dat meteen aan de inspectie. Zij doet dat op "
        "papier, met de reden."
    ),
    _(
        "Wil de school een leerling verwijderen? Dan hoort zij eerst de leerling. Is de leerling jonger dan 18? Dan "
        "hoort zij ook de ouders. Zij overlegt vooraf met de inspectie. Is de leerling leerplichtig? Dan kan een "
        "verwijdering pas doorgaan als een andere school de leerling wil toelaten. U krijgt het besluit op papier, "
        "met de reden."
    ),
    _(
        "Ook bij een samenwerkingsverband is er toezicht dat onafhankelijk is. De toezichthouders praten ten minste "
        "twee keer per jaar met de ondersteuningsplanraad."
    ),
    _("Het samenwerkingsverband zorgt voor een steunpunt voor ouders en leerlingen."),
)
