"""Made by scripts/regelwoorden.py from teksten.toml: change the sentences there."""

from django.utils.translation import gettext_noop as _

ZINNEN = (
    _(
        "Is de laatste dag voorbij zonder besluit? Dan betekent dat geen toelating en ook geen weigering. Vraag de "
        "school wanneer het besluit komt. Het ouder- en jeugdsteunpunt denkt met u mee."
    ),
    _(
        "Is er na 10 weken nog geen besluit? Dan kan het kind tijdelijk worden geplaatst en ingeschreven. Dat kan "
        "alleen als aan alle voorwaarden is voldaan. Het is nog geen toelating. Zegt de school later nee? Dan stopt "
        "de tijdelijke plaatsing."
    ),
    _(
        "Komt de informatie niet op tijd? Dan kan de school beslissen dat zij de aanmelding niet behandelt. Lukt het "
        "niet? Vraag de school om meer tijd."
    ),
    _("Hoort u niets van de school? Dan loopt de termijn voor het besluit verder. Vraag de school hoe het staat."),
    _("Dit is een vooraanmelding. De school hoeft hierover geen besluit te nemen. Er loopt daarom geen termijn."),
    _(
        "Lukt deze dag niet? Dan kunt u uw kind ook later aanmelden. De school heeft dan net zo lang de tijd voor het "
        "besluit. Het kan zijn dat het besluit er nog niet is op de dag dat uw kind wil beginnen."
    ),
    _("Lukt het niet in deze week? Vraag dan aan de school wat nog kan. In sommige regio's is de periode langer."),
    _("De termijn staat stil. Daarna loopt de termijn verder. De laatste dag komt dan later."),
    _("De laatste dag komt later. De brief noemt de nieuwe dag."),
    _(
        "Maakt u geen bezwaar? Dan blijft het besluit staan. Is de laatste dag voorbij? Soms kan bezwaar dan nog. Leg "
        "uit waarom het later is."
    ),
    _(
        "Is de laatste dag voorbij zonder beslissing? Dan betekent dat geen ja en ook geen nee. Vraag het bestuur "
        "wanneer de beslissing komt."
    ),
    _(
        "Meldt de nieuwe school zich binnen vier weken? Dan schuift de datum van uitschrijven op. Gebeurt dat niet? "
        "Dan blijft de datum staan."
    ),
    _(
        "Is er na deze dag nog geen ontwikkelingsperspectief? Dan blijft het kind gewoon ingeschreven. Vraag de "
        "school wanneer het gesprek is."
    ),
    _(
        "Is er dit schooljaar geen gesprek geweest? Dan blijft het ontwikkelingsperspectief bestaan. Vraag de school "
        "om een gesprek."
    ),
    _(
        "Is er na deze dag nog geen besluit? Dan is de verklaring nog niet gegeven en ook niet geweigerd. Vraag de "
        "school en het samenwerkingsverband hoe het staat."
    ),
    _(
        "Is er na deze dag nog geen beslissing? Dan betekent dat geen ja en ook geen nee. Vraag het "
        "samenwerkingsverband wanneer de beslissing komt."
    ),
    _(
        "Is er na twee weken nog geen advies gevraagd? Dan loopt uw bezwaar gewoon door. Vraag het "
        "samenwerkingsverband hoe het staat."
    ),
    _(
        "Gaat u niet naar de rechtbank? Dan blijft de beslissing staan. Is de laatste dag voorbij? Vraag een jurist "
        "of er nog iets kan."
    ),
    _("Een schorsing duurt ten hoogste één week. Duurt het langer? Vraag de school om uitleg op papier."),
    _(
        "Vindt de instelling na acht weken geen andere school? Dan kan de verwijdering toch doorgaan. De instelling "
        "laat eerst zien waar zij heeft gezocht."
    ),
    _(
        "Is deze dag voorbij? Dan kunt u de commissie nog steeds om een oordeel vragen. U legt dan uit waarom het "
        "later is."
    ),
    _(
        "Is er na deze dag nog geen antwoord? Dan gaat de zaak meestal gewoon door. De commissie laat weten wat er "
        "gebeurt."
    ),
    _("Is er na deze dag nog geen oordeel? Dan loopt de zaak door. Vraag de commissie wanneer het oordeel komt."),
    _("Is er na deze dag nog geen uitkomst? Vraag de commissie wanneer die komt."),
    _("Dit is een streefdag van dit portaal. De wet noemt geen dag. Vraag het bestuur wanneer het antwoord komt."),
    _("Is het langer dan een jaar geleden? Vraag de klachtencommissie dan of zij uw klacht nog behandelt."),
    _("Is er na deze dag nog geen antwoord van het bestuur? Vraag dan wanneer het komt."),
    _(
        "Vanaf de eerste schooldag van deze maand is uw kind leerplichtig. Uw kind staat dan ingeschreven op een "
        "school, of heeft een vrijstelling."
    ),
    _("De school meldt het verzuim. De leerplichtambtenaar kan daarna met u praten. Een melding is geen straf."),
    _(
        "Is deze dag voorbij? Dan heet dit langdurig verzuim. De school meldt dat. U kunt hulp vragen om weer een "
        "goede plek te vinden."
    ),
    _(
        "Is deze dag voorbij? Dan is uw kind langer dan drie maanden thuis. De gemeente, de scholen en het "
        "samenwerkingsverband geven dan extra aandacht. U kunt zelf ook hulp vragen."
    ),
    _("Is deze dag voorbij? Vraag de gemeente wat er nog kan."),
    _("Na deze dag is de verklaring ouder dan drie maanden. Dan is een nieuwe verklaring nodig."),
    _("De school legt de afwezigheid vast. Vraag de school wat dat betekent voor het geld."),
    _("Dit is de tweede grens. Vraag DUO wat dit betekent voor het geld."),
    _(
        "Is er na deze dag nog geen nieuw plan? Dan blijft de hulp aan uw kind een zaak van de school. Vraag het "
        "samenwerkingsverband wanneer het plan er is."
    ),
    _(
        "De leerling is nu 18 jaar. De leerling beslist nu zelf. Ouders kunnen meepraten als de leerling dat goed "
        "vindt."
    ),
    _("De leerling is nu 16 jaar. Vraag voortaan ook de leerling zelf om toestemming voor het delen van gegevens."),
    _("Het kind staat niet ingeschreven op een andere school."),
    _("De school heeft nog geen besluit genomen."),
    _("Het kind is oud genoeg: 4 jaar."),
    _("Het kind is oud genoeg voor deze school."),
    _(
        "De leerling voldoet aan de voorwaarden voor deze school. Een toelaatbaarheidsverklaring hoort daar naar onze "
        "uitleg ook bij."
    ),
    _(
        "De leerling voldoet aan de voorwaarden voor deze school. Wie van de basisschool komt, kan dus meestal pas "
        "beginnen als het nieuwe schooljaar start."
    ),
    _("De school laat weten dat zij meer tijd neemt."),
    _("De extra tijd is zo kort mogelijk."),
    _("Vraag het ouder- en jeugdsteunpunt om mee te denken. Dat is gratis."),
    _("Meld uw kind aan op papier of met een e-mail. Vraag de school of uw bericht is aangekomen."),
    _("Vraag de school of u uw kind nog kunt aanmelden. Doe dat met een brief of een e-mail."),
    _("Bewaar het bewijs van uw aanmelding. Weet u niet zeker of die is aangekomen? Vraag het na."),
    _("Vraag de school hoe het staat."),
    _("Vraag de school met een brief of een e-mail om het besluit."),
    _("Vraag de school of uw kind tijdelijk geplaatst kan worden. Loop samen de voorwaarden na."),
    _("Stuur de informatie die de school vraagt. Bewaar een kopie."),
    _("Lukt het niet op tijd? Vraag de school om meer tijd."),
    _("Schrijf een brief aan het bestuur van de school. Schrijf erin waarom u het niet eens bent met de weigering."),
    _(
        "Schrijf een brief aan het bestuur van de school. Schrijf erin waarom u het niet eens bent met de "
        "verwijdering."
    ),
    _("Schrijf een brief aan het samenwerkingsverband. Schrijf erin waarom u het niet eens bent met het besluit."),
    _("Wilt u toch nog bezwaar maken? Leg in uw brief uit waarom het later is."),
    _("Bereid u voor op het gesprek over uw bezwaar. Schrijf op wat u wilt zeggen. U kunt iemand meenemen."),
    _("Vraag het bestuur met een brief of een e-mail om de beslissing op uw bezwaar."),
    _("Vraag het samenwerkingsverband met een brief of een e-mail om de beslissing op uw bezwaar."),
    _("Bij een openbare school kunt u naar de rechtbank. Vraag eerst advies."),
    _(
        "Bij een bijzondere school kunt u naar de burgerlijke rechter. Daarvoor is vaak een advocaat nodig. Vraag "
        "eerst advies."
    ),
    _("U kunt ook naar de rechter. Welke rechter dat is, hangt af van de soort school. Vraag eerst advies."),
    _(
        "U kunt ook naar de Geschillencommissie passend onderwijs. Die geeft een oordeel. Dat is gratis. Een advocaat "
        "is niet nodig."
    ),
    _("Wilt u de commissie nog om een oordeel vragen? Schrijf erbij waarom het later is."),
    _("Heeft de zaak haast? Zeg dat tegen de commissie."),
    _("Leg de stukken klaar die bij de zaak horen. Stuur ze in één keer op."),
    _("Vraag de commissie hoe het staat."),
    _("Vraag het bestuur met een brief of een e-mail wat het doet met het oordeel."),
    _("Vraag de nieuwe school of zij de inschrijving heeft gemeld."),
    _("Bedenk wat u in het gesprek wilt zeggen. Vraag ook aan uw kind wat het wil."),
    _("Vraag de school wanneer u samen over het plan praat."),
    _("Vraag de school om een gesprek over het plan voor uw kind."),
    _("Vraag de school of het samenwerkingsverband hoe het staat met de aanvraag."),
    _("Vraag het samenwerkingsverband hoe het staat met het advies."),
    _("Wilt u naar de rechtbank? Vraag een jurist om advies. Bij het Juridisch Loket is dat gratis."),
    _("Vraag een jurist of beroep nog kan. Leg uit waarom het later is."),
    _("Vraag de school om de reden van de schorsing op papier. Vraag ook om werk voor thuis."),
    _("Vraag de school wanneer de schorsing stopt. Vraag om een gesprek."),
    _("Vraag de school waar zij heeft gezocht en wat het antwoord was."),
    _("Praat eerst met de school. Vaak komt u er samen uit."),
    _("Komt u er samen niet uit? Dan kunt u een klacht indienen bij de klachtencommissie van de school."),
    _("Vraag de klachtencommissie of uw klacht nog kan."),
    _("Praat met de school over de reden van het verzuim. Vraag wat er nodig is om weer te komen."),
    _("Zit uw kind langer dan vier weken thuis zonder plan? Een onderwijsconsulent kan gratis helpen."),
    _("Bel de leerplichtambtenaar van uw gemeente. Vraag wat u kunt doen."),
    _("Stuur de verklaring mee met uw bericht aan de gemeente."),
    _("Vraag de gemeente om een nieuwe verklaring."),
    _("Vraag DUO wat er met het geld gebeurt."),
    _("Vraag het samenwerkingsverband wanneer het nieuwe plan er is."),
)
