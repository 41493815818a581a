"""Acts of deciding and placing."""

from django.utils.translation import gettext_lazy as _

from zorgplicht.access import Handeling
from zorgplicht.actions import school
from zorgplicht.forms import school_besluit as forms
from zorgplicht.views.school_daad import (
    BOARD_DECIDES,
    MAIL_DECISION,
    MAIL_NEWS,
    READS,
    READS_DAY,
    Groep,
    Schooldaad,
    Values,
)


def _decision(values: Values) -> Values:
    return {name: values[name] for name in ("dag", "toelichting", "besloten_door", "mandaat")}


DADEN: dict[Handeling, Schooldaad] = {
    Handeling.LAAT_TOE: Schooldaad(
        groep=Groep.BESLUIT,
        titel=_("Leg vast: toegelaten"),
        knop=_("Leg het besluit vast"),
        uitleg=BOARD_DECIDES,
        gezin=(
            MAIL_DECISION,
            READS,
        ),
        gelukt=_("Het besluit is vastgelegd: toegelaten. Het gezin krijgt bericht. Leg daarna de plaatsing vast."),
        form=forms.LaatToeFormulier,
        perform=lambda a, user, v: school.admit(a.id, user, **_decision(v)),
    ),
    Handeling.WEIGER: Schooldaad(
        groep=Groep.BESLUIT,
        titel=_("Leg vast: niet toegelaten"),
        knop=_("Leg de weigering vast"),
        uitleg=BOARD_DECIDES,
        gezin=(
            MAIL_DECISION,
            _("In het dossier leest het gezin de dag en de redenen die u hier schrijft."),
            _("De brief met de weigering stuurt de school zelf."),
        ),
        gelukt=_("Het besluit is vastgelegd: niet toegelaten. Het gezin krijgt bericht. Stuur ook de brief."),
        form=forms.WeigerFormulier,
        perform=lambda a, user, v: school.refuse(a.id, user, grond=v["grond"], **_decision(v)),
    ),
    Handeling.BEHANDEL_NIET: Schooldaad(
        groep=Groep.BESLUIT,
        titel=_("Leg vast: niet in behandeling"),
        knop=_("Leg het besluit vast"),
        uitleg=_(
            "Dit kan alleen als het gezin iets moest aanvullen en dat niet op tijd deed. Het schoolbestuur besluit dit"
            " binnen 4 weken na de laatste dag voor het gezin. U legt het besluit hier vast."
        ),
        gezin=(
            MAIL_DECISION,
            READS,
            _("De brief met dit besluit stuurt de school zelf."),
        ),
        gelukt=_("Het besluit is vastgelegd: niet in behandeling. Het gezin krijgt bericht. Stuur ook de brief."),
        form=forms.BehandelNietFormulier,
        perform=lambda a, user, v: school.leave_untreated(a.id, user, **_decision(v)),
    ),
    Handeling.MAAK_BEKEND: Schooldaad(
        groep=Groep.BESLUIT,
        titel=_("De brief is verstuurd of gegeven"),
        knop=_("Leg vast hoe de brief ging"),
        uitleg=_(
            "Bezwaar en de geschillencommissie tellen vanaf de dag waarop de brief is verstuurd of gegeven. Een"
            " bericht van Passend is geen brief."
        ),
        gezin=(MAIL_NEWS, _("In het dossier leest het gezin de dag, en wat er in de brief staat.")),
        gelukt=_("Vastgelegd hoe de brief ging. Het gezin krijgt bericht."),
        form=forms.MaakBekendFormulier,
        perform=lambda a, user, v: school.announce(
            a.id,
            user,
            dag=v["dag"],
            hoe=v["hoe"],
            bezwaarclausule=v["bezwaarclausule"],
            gpo_genoemd=v["gpo_genoemd"],
        ),
    ),
    Handeling.PLAATS: Schooldaad(
        groep=Groep.PLAATSEN,
        titel=_("Leg de plaatsing vast"),
        knop=_("Leg de plaatsing vast"),
        uitleg=_("Het kind is toegelaten en wordt ingeschreven. Daarmee is deze aanmelding klaar."),
        gezin=(_("Het gezin krijgt een e-mail met de eerste schooldag."), READS_DAY),
        gelukt=_("De plaatsing is vastgelegd. Het gezin krijgt bericht."),
        form=forms.PlaatsFormulier,
        perform=lambda a, user, v: school.place(a.id, user, dag=v["dag"]),
    ),
    Handeling.PLAATS_TIJDELIJK: Schooldaad(
        groep=Groep.PLAATSEN,
        titel=_("Leg een tijdelijke plaatsing vast"),
        knop=_("Leg de tijdelijke plaatsing vast"),
        uitleg=_("Een tijdelijke plaatsing is nog geen toelating. Het schoolbestuur neemt daarna nog een besluit."),
        gezin=(_("Het gezin krijgt een e-mail met de dag van de plaatsing."), READS_DAY),
        gelukt=_("De tijdelijke plaatsing is vastgelegd. Het gezin krijgt bericht."),
        form=forms.PlaatsTijdelijkFormulier,
        perform=lambda a, user, v: school.place_temporarily(a.id, user, dag=v["dag"]),
    ),
    Handeling.MELD_EXTRA: Schooldaad(
        groep=Groep.PLAATSEN,
        titel=_("Het kind krijgt extra ondersteuning"),
        knop=_("Leg dit vast"),
        uitleg=_("Bij extra ondersteuning hoort een ontwikkelingsperspectief. Daarvoor geldt een termijn."),
        gezin=(MAIL_NEWS, READS_DAY),
        gelukt=_("Vastgelegd. Bij de datums ziet u wanneer het ontwikkelingsperspectief er moet zijn."),
        form=forms.ExtraFormulier,
        perform=lambda a, user, v: school.note_extra_support(a.id, user, dag=v["dag"]),
    ),
    Handeling.MAAK_DEFINITIEF: Schooldaad(
        groep=Groep.PLAATSEN,
        titel=_("De tijdelijke plaatsing wordt blijvend"),
        knop=_("Leg dit vast"),
        uitleg=_("De termijn voor een ontwikkelingsperspectief telt vanaf deze dag."),
        gezin=(MAIL_NEWS, READS_DAY),
        gelukt=_("Vastgelegd vanaf welke dag de plaatsing blijvend is."),
        form=forms.DefinitiefFormulier,
        perform=lambda a, user, v: school.make_definitive(a.id, user, dag=v["dag"]),
    ),
    Handeling.STEL_OPP_VAST: Schooldaad(
        groep=Groep.PLAATSEN,
        titel=_("Het ontwikkelingsperspectief is vastgesteld"),
        knop=_("Leg dit vast"),
        uitleg=_(
            "De school stelt het vast nadat zij er met de ouders over sprak. Over de hulp aan het kind moeten school"
            " en ouders het eens zijn."
        ),
        gezin=(MAIL_NEWS, READS_DAY),
        gelukt=_("Vastgelegd. Het gezin krijgt bericht."),
        form=forms.OppFormulier,
        perform=lambda a, user, v: school.settle_plan(a.id, user, dag=v["dag"]),
    ),
    Handeling.MELD_ELDERS: Schooldaad(
        groep=Groep.PLAATSEN,
        titel=_("Ingeschreven op een andere school"),
        knop=_("Leg dit vast"),
        uitleg=_(
            "U hoorde dat het kind op een andere school is ingeschreven. De aanmelding bij u blijft staan tot het"
            " gezin die intrekt."
        ),
        gezin=(MAIL_NEWS, READS_DAY),
        gelukt=_("Vastgelegd. Het gezin krijgt bericht."),
        form=forms.EldersFormulier,
        perform=lambda a, user, v: school.note_elsewhere(a.id, user, dag=v["dag"]),
    ),
}
