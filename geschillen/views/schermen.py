"""The page of each step: its words and its form."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from geschillen.forms import dagen

Tekst = str | Promise


@dataclass(frozen=True, slots=True)
class Scherm:
    """One page: `titel` is also the link to it, `uitleg` a few sentences above the form."""

    titel: Tekst
    uitleg: Tekst
    form: type[dagen.DagFormulier]


#: What is said when a day was recorded.
RECALCULATED = _("Dit is vastgelegd. De datums zijn nu opnieuw uitgerekend.")

HEARING = _(
    "De wet vraagt het bestuur van een bijzondere school om eerst naar de ouders te luisteren. Op de middelbare "
    "school vraagt de wet dat van elk bestuur: dan ook naar de leerling. Voor een openbare school voor basisonderwijs "
    "of speciaal onderwijs hebben wij dat niet nagelezen."
)

BEZWAAR: Mapping[str, Scherm] = {
    "gemaakt": Scherm(
        _("Ik heb bezwaar gemaakt"),
        _("Dit portaal stuurt uw bezwaar niet. U stuurde het zelf naar het schoolbestuur. Leg hier de dag vast."),
        dagen.BezwaarGemaakt,
    ),
    "ontvangen": Scherm(
        _("Het schoolbestuur heeft het bezwaar"),
        _("Stuurde het schoolbestuur een bericht dat het bezwaar er is? Leg dan vast op welke dag het bezwaar kwam."),
        dagen.BezwaarOntvangen,
    ),
    "gehoord": Scherm(_("Er is met de ouders over het bezwaar gepraat"), HEARING, dagen.BezwaarGehoord),
    "beslissing": Scherm(
        _("Er is een beslissing op het bezwaar"),
        _(
            "Neem de dag en de uitkomst over uit de brief van het schoolbestuur. Loopt er een zaak bij de commissie? "
            "Dan beslist het bestuur pas als er een oordeel is."
        ),
        dagen.BeslissingOpBezwaar,
    ),
    "bekend": Scherm(
        _("De brief met de beslissing is verstuurd of gegeven"),
        _("De dag van de brief telt, niet de dag van een bericht van Passend."),
        dagen.BeslissingBekend,
    ),
    "ingetrokken": Scherm(
        _("Ik trek het bezwaar in"),
        _("U stuurt het schoolbestuur zelf een bericht dat u het bezwaar intrekt. Er komt dan geen beslissing meer."),
        dagen.BezwaarIngetrokken,
    ),
}

GESCHIL: Mapping[str, Scherm] = {
    "ingediend": Scherm(
        _("Ik heb het geschil ingediend"),
        _(
            "Dit portaal stuurt niets naar de commissie. U diende het zelf in. Met de dag en uw bewijs rekenen wij de "
            "datums uit. De school ziet daarna dat er een zaak loopt, en welke datums daarbij horen. De school ziet "
            "niet wat u hier schreef."
        ),
        dagen.Ingediend,
    ),
    "verweer-gevraagd": Scherm(
        _("De commissie vraagt om verweer"),
        _("De commissie vraagt het schoolbestuur om een antwoord op papier. Dat heet verweer."),
        dagen.VerweerGevraagd,
    ),
    "spoed": Scherm(
        _("De commissie behandelt de zaak met spoed"),
        _("Dan geeft de commissie haar uitkomst binnen 2 werkdagen na de zitting. De uitleg komt later."),
        dagen.Spoed,
    ),
    "verweer": Scherm(
        _("Het verweer is er"),
        _("Het schoolbestuur heeft zijn antwoord naar de commissie gestuurd."),
        dagen.Verweer,
    ),
    "swv": Scherm(
        _("Het samenwerkingsverband is ingelicht"),
        _("De commissie vraagt het schoolbestuur om het samenwerkingsverband te vertellen dat er een zaak loopt."),
        dagen.SwvIngelicht,
    ),
    "zitting": Scherm(
        _("De dag van de zitting is bekend"),
        _("Op de zitting vertellen beide kanten hun verhaal. De dag mag nog komen."),
        dagen.Zitting,
    ),
    "dictum": Scherm(
        _("Er is een uitkomst, nog zonder uitleg"),
        _("Bij spoed geeft de commissie eerst alleen de uitkomst. Het oordeel met de uitleg legt u later vast."),
        dagen.Dictum,
    ),
    "oordeel": Scherm(
        _("Er is een oordeel"),
        _("Het oordeel van de commissie is een advies. Het schoolbestuur laat daarna weten wat het ermee doet."),
        dagen.Oordeel,
    ),
    "oordeel-ontvangen": Scherm(
        _("Het schoolbestuur kreeg het oordeel"),
        _("Vanaf deze dag telt de streefdag voor de reactie. De wet noemt geen dag."),
        dagen.OordeelOntvangen,
    ),
    "reactie": Scherm(
        _("Het schoolbestuur heeft gereageerd op het oordeel"),
        _("Het schoolbestuur laat de ouders en de commissie op papier weten wat het met het oordeel doet."),
        dagen.Reactie,
    ),
    "gestopt": Scherm(
        _("De zaak is gestopt zonder oordeel"),
        _("Bijvoorbeeld omdat u er samen uit kwam, of omdat de zaak is ingetrokken."),
        dagen.Gestopt,
    ),
}

#: In the words of the board: it did not file, and it decides on the bezwaar itself.
BESTUUR: Mapping[str, Scherm] = {
    "ontvangen": Scherm(
        _("Het bezwaar kwam binnen"),
        _("De dag waarop het bestuur het bezwaar kreeg, telt. Niet de dag waarop de ouders het schreven."),
        dagen.BezwaarOntvangen,
    ),
    "gehoord": Scherm(_("Wij praatten met de ouders over het bezwaar"), HEARING, dagen.BezwaarGehoord),
    "beslissing": Scherm(
        _("Wij beslisten op het bezwaar"),
        _("Loopt er een zaak bij de commissie? Dan beslist u pas als er een oordeel is."),
        dagen.Uitkomstbrief,
    ),
    "bekend": BEZWAAR["bekend"],
    "ingetrokken": Scherm(
        _("De ouders trokken het bezwaar in"),
        _("Leg dit alleen vast als de ouders dat zelf op papier zeiden. Het gezin ziet dit niet in het dossier."),
        dagen.BezwaarIngetrokken,
    ),
    **GESCHIL,
    "ingediend": Scherm(
        _("De ouders dienden het geschil in"),
        _("Neem de dag over uit de brief van de commissie. Vanaf die dag tellen de weken tot het oordeel."),
        dagen.IngediendDoorOuders,
    ),
    "gestopt": Scherm(
        _("De zaak is gestopt zonder oordeel"),
        _("Bijvoorbeeld omdat u er samen uit kwam, of omdat de ouders de zaak introkken."),
        dagen.Gestopt,
    ),
}

#: A steunpunt worker with a parent's power of attorney: the parent is who acts.
NAMENS: Mapping[str, Scherm] = {
    "gemaakt": Scherm(
        _("Het bezwaar is gemaakt"),
        _(
            "Dit portaal stuurt het bezwaar niet. U stuurde het voor de ouder naar het schoolbestuur. "
            "Leg hier de dag vast."
        ),
        dagen.BezwaarGemaakt,
    ),
    "ontvangen": BEZWAAR["ontvangen"],
    "ingetrokken": Scherm(
        _("Het bezwaar is ingetrokken"),
        _("U liet het schoolbestuur voor de ouder weten dat het bezwaar stopt. Er komt dan geen beslissing meer."),
        dagen.BezwaarIngetrokken,
    ),
    "ingediend": Scherm(
        _("Het geschil is ingediend"),
        _(
            "Dit portaal stuurt niets naar de commissie. U diende het voor de ouder in. Met de dag en het bewijs "
            "rekenen wij de datums uit. De school ziet daarna dat er een zaak loopt."
        ),
        dagen.Ingediend,
    ),
}
