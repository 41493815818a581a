"""Made by scripts/regelwoorden.py from wpo.toml: change the sentences there."""

from django.utils.translation import gettext_noop as _

ZINNEN = (
    _(
        "U kunt een kind aanmelden vanaf de dag waarop het 3 jaar wordt. Meldt u eerder aan? Dan is dat een "
        "vooraanmelding. Daar hoort nog geen besluit bij."
    ),
    _(
        "Is er na tien weken nog geen besluit? Dan kan het kind tijdelijk worden geplaatst en ingeschreven. De tien "
        "weken tellen vanaf de dag waarop u het kind aanmeldt. Dat is ook zo als de school de brief later krijgt. Het "
        "kind moet daarvoor 4 jaar zijn."
    ),
    _(
        "Heeft het kind extra hulp nodig op school? Dan hoort daar een ontwikkelingsperspectief bij. De school heeft "
        "zes weken om dat plan te maken. Die tellen vanaf de dag van inschrijving. Zij praat er eerst met u over. "
        "Blijkt pas na deze zes weken dat het kind extra hulp nodig heeft? Voor die situatie noemt de wet geen dag."
    ),
    _(
        "Heeft het kind extra hulp nodig op school? Dan hoort daar een ontwikkelingsperspectief bij. Was het kind "
        "eerst tijdelijk geplaatst? Dan tellen de zes weken vanaf de dag waarop de plaatsing blijvend wordt. De "
        "school praat eerst met u over het plan."
    ),
    _(
        "De school praat elk schooljaar ten minste één keer met de ouders over het ontwikkelingsperspectief. Een "
        "schooljaar eindigt op 31 juli."
    ),
    _(
        "De school praat elk schooljaar ten minste één keer met de ouders over het ontwikkelingsperspectief. Na een "
        "gesprek is het volgende schooljaar weer een gesprek nodig. Een schooljaar eindigt op 31 juli."
    ),
    _(
        "Een schorsing duurt ten hoogste één week. De eerste dag telt mee. De school schrijft de redenen op en stuurt "
        "die aan de ouders."
    ),
    _(
        "Het samenwerkingsverband maakt ten minste één keer per vier jaar een plan. Dat heet het ondersteuningsplan. "
        "Daarin staat welke hulp er in de regio is."
    ),
    _(
        "Het samenwerkingsverband stuurt het nieuwe plan naar de inspectie. Dat gebeurt voor 1 mei van het jaar "
        "waarin het plan begint."
    ),
    _(
        "De termijn begint op de dag dat de school uw aanmelding krijgt. De dag van versturen telt niet. Een "
        "bevestiging van de school is niet nodig. Kunt u de dag niet laten zien? Dan is de datum voorlopig."
    ),
    _(
        "Gaat uw kind naar het speciaal basisonderwijs? Dan is eerst een toelaatbaarheidsverklaring nodig. Het "
        "samenwerkingsverband beslist daarover. Bent u het er niet mee eens? Dan kunt u bezwaar maken."
    ),
    _(
        "Het ontwikkelingsperspectief is een plan. Daarin staat wat uw kind kan leren en welke hulp het krijgt. De "
        "school maakt het voor elk kind dat extra hulp nodig heeft. In het speciaal basisonderwijs krijgt elk kind "
        "zo'n plan. De school overlegt eerst met u."
    ),
    _("Verandert er iets voor uw kind? Dan kan de school het plan aanpassen. Zij overlegt eerst weer met u."),
    _(
        "De school vraagt de toelaatbaarheidsverklaring aan bij het samenwerkingsverband. Dat is de school waar uw "
        "kind is aangemeld of ingeschreven. Ouders kunnen dat niet zelf doen."
    ),
    _("Geeft het samenwerkingsverband een advies over de hulp aan uw kind? Dan krijgt u een kopie."),
    _(
        "Het samenwerkingsverband mag gegevens over de gezondheid gebruiken die het voor zijn werk nodig heeft. Het "
        "geeft die alleen aan de school. Het bewaart ze tot drie jaar nadat het werk klaar is."
    ),
    _(
        "Wil de school een kind verwijderen? Dan hoort zij eerst de leraar. Een bijzondere school hoort ook de "
        "ouders. Een verwijdering kan pas doorgaan als een andere school het kind wil toelaten."
    ),
    _(
        "Een school zegt zelf welke hulp zij wil geven. Het samenwerkingsverband mag dat alleen kleiner maken als het "
        "te veel geld kost."
    ),
    _(
        "Het samenwerkingsverband overlegt eerst met de gemeenten over het ondersteuningsplan. Zij proberen het samen "
        "eens te worden. Lukt dat niet? Dan is er een vaste manier om verder te komen."
    ),
    _(
        "In het ondersteuningsplan staat hoe het geld wordt verdeeld, gezien over meer jaren. Een apart recht van de "
        "raad om over die begroting te beslissen is niet gevonden."
    ),
    _("Het samenwerkingsverband heeft een vaste manier om een geschil op te lossen. Die staat in de statuten."),
)
