"""Made by scripts/regelwoorden.py from gpo.toml: change the sentences there."""

from django.utils.translation import gettext_noop as _

ZINNEN = (
    _(
        "De commissie vraagt om een verzoek binnen zes weken. Die weken tellen vanaf de beslissing waar het om gaat. "
        "Later kan ook nog. U legt dan uit waarom het later is. Een advocaat is niet nodig. Het is gratis."
    ),
    _(
        "De commissie vraagt de school om een antwoord op papier. De school heeft daarvoor twee weken. Uitstel geeft "
        "de commissie in principe niet. Noemt de brief van de commissie een andere dag? Dan geldt die dag."
    ),
    _(
        "Heeft de zaak haast? Dan geeft de commissie haar uitkomst binnen twee werkdagen na de zitting. De uitleg "
        "volgt later."
    ),
    _(
        "Is er nog geen besluit op papier? Ook dan kan de commissie soms al advies geven. Dat kan als duidelijk is "
        "dat de school het kind niet toelaat of wil verwijderen."
    ),
    _("Begint er een zaak? Dan vraagt de commissie de school om het samenwerkingsverband dat te laten weten."),
    _(
        "Na het antwoord van de school is er een zitting in Utrecht. Er zijn drie mensen van de commissie. U mag "
        "iemand meenemen. De school stuurt iemand die uw kind kent."
    ),
    _(
        "Het oordeel van de commissie is een advies. De school kan ervan afwijken en legt dan uit waarom. Het oordeel "
        "is wel belangrijk. U kunt het ook bij de rechter laten zien."
    ),
    _("De commissie is gratis. Neemt u zelf een advocaat? Die betaalt u zelf."),
)
