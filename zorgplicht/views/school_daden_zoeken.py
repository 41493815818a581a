"""Acts of searching together: none of them is a decision, and none stops a term."""

from django.utils.translation import gettext_lazy as _

from zorgplicht.access import Handeling
from zorgplicht.actions import andere_ouder, school
from zorgplicht.forms import school_zoeken as forms
from zorgplicht.forms.andere_ouder import AndereOuderSchoolFormulier
from zorgplicht.views.school_daad import MAIL_NEWS, READS, READS_DAY, Groep, Schooldaad

READS_SCHOOL = _("In het dossier leest het gezin welke school het is, en wat u daarover vastlegt.")

DADEN: dict[Handeling, Schooldaad] = {
    Handeling.OVERLEG: Schooldaad(
        groep=Groep.SAMEN,
        titel=_("Overleg met de ouders"),
        knop=_("Leg het overleg vast"),
        uitleg=_("Leg vast op welke dag u met de ouders sprak, en wat er is afgesproken."),
        gezin=(MAIL_NEWS, READS),
        gelukt=_("Het overleg is vastgelegd. Het gezin krijgt bericht."),
        form=forms.OverlegFormulier,
        perform=lambda a, user, v: school.record_meeting(a.id, user, dag=v["dag"], toelichting=v["toelichting"]),
    ),
    Handeling.KAN_NIET: Schooldaad(
        groep=Groep.SAMEN,
        titel=_("Wij kunnen de ondersteuning niet bieden"),
        knop=_("Leg dit vast"),
        uitleg=_(
            "Dit is geen weigering en geen besluit. De school zoekt verder, samen met de ouders. Alle termijnen lopen"
            " door."
        ),
        gezin=(MAIL_NEWS, READS, _("Het gezin leest ook dat dit nog geen besluit is.")),
        gelukt=_("Vastgelegd. De termijn loopt door. Leg nu vast welke andere school u vraagt."),
        form=forms.KanNietFormulier,
        perform=lambda a, user, v: school.say_cannot_support(a.id, user, dag=v["dag"], toelichting=v["toelichting"]),
    ),
    Handeling.VRAAG_SCHOOL: Schooldaad(
        groep=Groep.SAMEN,
        titel=_("Een andere school gevraagd"),
        knop=_("Leg dit vast"),
        uitleg=_("U vroeg een andere school of zij dit kind kan toelaten. Deel geen gegevens zonder de ouders."),
        gezin=(MAIL_NEWS, READS_SCHOOL),
        gelukt=_("Vastgelegd welke school u vroeg. Het gezin krijgt bericht."),
        form=forms.AndereSchoolFormulier,
        perform=lambda a, user, v: school.ask_other_school(a.id, user, dag=v["dag"], school=v["school"]),
    ),
    Handeling.SCHOOL_BEREID: Schooldaad(
        groep=Groep.SAMEN,
        titel=_("Een andere school wil het kind toelaten"),
        knop=_("Leg dit vast"),
        uitleg=_("Leg vast welke school dat is, en waaruit dat blijkt. De ouders kiezen zelf of zij dat willen."),
        gezin=(MAIL_NEWS, READS_SCHOOL),
        gelukt=_("Vastgelegd welke school wil. Het gezin krijgt bericht."),
        form=forms.SchoolBereidFormulier,
        perform=lambda a, user, v: school.other_school_willing(a.id, user, dag=v["dag"], school=v["school"]),
    ),
    Handeling.DOE_AANBOD: Schooldaad(
        groep=Groep.SAMEN,
        titel=_("Doe een aanbod"),
        knop=_("Leg het aanbod vast"),
        uitleg=_("Een aanbod is geen besluit. De ouders kunnen in Passend antwoorden: ja, deels of nee."),
        gezin=(_("Het gezin krijgt een e-mail dat er een aanbod is."), READS),
        gelukt=_("Het aanbod is vastgelegd. Het gezin krijgt bericht en kan antwoorden."),
        form=forms.AanbodFormulier,
        perform=lambda a, user, v: school.make_offer(a.id, user, dag=v["dag"], toelichting=v["toelichting"]),
    ),
    Handeling.BEANTWOORD_AANBOD: Schooldaad(
        groep=Groep.SAMEN,
        titel=_("De ouders antwoorden op het aanbod"),
        knop=_("Leg het antwoord vast"),
        uitleg=_("Alleen als de ouders u dit zelf lieten weten. Meestal antwoorden zij in Passend."),
        gezin=(MAIL_NEWS, READS),
        gelukt=_("Het antwoord is vastgelegd. Het gezin krijgt bericht."),
        form=forms.AntwoordFormulier,
        perform=lambda a, user, v: school.record_answer(
            a.id, user, dag=v["dag"], antwoord=v["antwoord"], hoe=v["hoe"], toelichting=v["toelichting"]
        ),
    ),
    Handeling.WACHT: Schooldaad(
        groep=Groep.SAMEN,
        titel=_("Vol, wachtlijst of loting"),
        knop=_("Leg dit vast"),
        uitleg=_("Een wachtlijst is geen besluit. De termijn voor het besluit loopt door."),
        gezin=(MAIL_NEWS, READS),
        gelukt=_("Vastgelegd. De termijn loopt door. Het gezin krijgt bericht."),
        form=forms.WachtFormulier,
        perform=lambda a, user, v: school.record_waiting(
            a.id, user, soort=v["soort"], dag=v["dag"], toelichting=v["toelichting"], gelijk=v["gelijk"] == forms.YES
        ),
    ),
    Handeling.OBSERVEER: Schooldaad(
        groep=Groep.SAMEN,
        titel=_("Kijken of proefdraaien"),
        knop=_("Leg dit vast"),
        uitleg=_("U kijkt met het kind mee, of het kind komt op proef. Dat is geen toelating. De termijn loopt door."),
        gezin=(MAIL_NEWS, READS),
        gelukt=_("Vastgelegd. Dit is nog geen toelating. Het gezin krijgt bericht."),
        form=forms.ObservatieFormulier,
        perform=lambda a, user, v: school.record_observation(
            a.id, user, dag=v["dag"], tot_dag=v["tot_dag"], toelichting=v["toelichting"]
        ),
    ),
    Handeling.MELD_ANDERE_OUDER: Schooldaad(
        groep=Groep.SAMEN,
        titel=_("De andere ouder is het er niet mee eens"),
        knop=_("Leg dit vast"),
        uitleg=_(
            "Een ouder met gezag laat weten dat zij of hij het niet eens is met de aanmelding. Dat verandert geen "
            "datum: de termijn voor het besluit loopt door. Schrijf hier niet op waarom."
        ),
        gezin=(
            MAIL_NEWS,
            READS_DAY,
        ),
        gelukt=_("Vastgelegd. De termijn loopt gewoon door. Het gezin krijgt bericht."),
        form=AndereOuderSchoolFormulier,
        perform=lambda a, user, v: andere_ouder.record_by_school(a.id, user, dag=v["dag"]),
    ),
}
