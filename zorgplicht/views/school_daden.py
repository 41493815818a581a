"""What a school can record, one entry each: the words of its page, its form, and the action behind it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from passend.gebruikers.models import Gebruiker
from zorgplicht.access import Handeling
from zorgplicht.actions import andere_ouder, school
from zorgplicht.forms import school as forms
from zorgplicht.forms.andere_ouder import AndereOuderSchoolFormulier
from zorgplicht.models import Aanmelding

Values = dict[str, Any]
Text = str | Promise


@dataclass(frozen=True)
class Schooldaad:
    """One act of a school.

    `knop` stands on the button, `uitleg` under the heading, `gezin` says what the family gets, `gelukt` is the message
    afterwards. `perform` calls the action with the form's cleaned values; it may raise ValidationError.
    """

    titel: Text
    knop: Text
    uitleg: Text
    gezin: tuple[Text, ...]
    gelukt: Text
    form: type[forms.HandelingFormulier]
    perform: Callable[[Aanmelding, Gebruiker, Values], object]


MAIL_ONLY = _("In de e-mail staat alleen dat er iets is gebeurd, een datum en een link. Geen naam en geen redenen.")
READS = _("In het dossier leest het gezin de dag en wat u hier schrijft.")
READS_DAY = _("In het dossier leest het gezin de dag.")
BOARD_DECIDES = _("Het schoolbestuur besluit. U legt het besluit hier vast.")

DADEN: dict[Handeling, Schooldaad] = {
    Handeling.BEVESTIG_ONTVANGST: Schooldaad(
        titel=_("Bevestig de ontvangst"),
        knop=_("Bevestig de ontvangst"),
        uitleg=_("U zegt dat de school de aanmelding heeft. De datum voor het besluit verandert daar niet door."),
        gezin=(_("Het gezin krijgt een e-mail dat de school de aanmelding heeft."), READS_DAY),
        gelukt=_("De ontvangst is bevestigd. Het gezin krijgt bericht."),
        form=forms.BevestigFormulier,
        perform=lambda a, user, v: school.confirm_receipt(a.id, user),
    ),
    Handeling.VRAAG_AANVULLING: Schooldaad(
        titel=_("Vraag om meer informatie"),
        knop=_("Vraag het gezin om informatie"),
        uitleg=_("Vraag alleen wat nodig is om te beslissen. Bij de meeste scholen staat de termijn zolang stil."),
        gezin=(_("Het gezin krijgt een e-mail dat de school iets vraagt."), READS, MAIL_ONLY),
        gelukt=_("De vraag is gesteld. Het gezin krijgt bericht."),
        form=forms.VraagAanvullingFormulier,
        perform=lambda a, user, v: school.ask_completion(
            a.id, user, tot_dag=v["tot_dag"], toelichting=v["toelichting"]
        ),
    ),
    Handeling.MELD_AANGEVULD: Schooldaad(
        titel=_("De informatie is binnen"),
        knop=_("Leg vast dat alles binnen is"),
        uitleg=_("De termijn voor het besluit loopt daarna weer verder."),
        gezin=(_("Het gezin krijgt een e-mail dat alles binnen is."), READS_DAY),
        gelukt=_("Vastgelegd dat alles binnen is."),
        form=forms.MeldAangevuldFormulier,
        perform=lambda a, user, v: school.record_completion(a.id, user, dag=v["dag"]),
    ),
    Handeling.VERLENG: Schooldaad(
        titel=_("Neem meer tijd voor het besluit"),
        knop=_("Neem meer tijd"),
        uitleg=_("Dit kan 1 keer, en hoogstens 4 weken. Vraag niet meer tijd dan het schoolbestuur nodig heeft."),
        gezin=(_("Het gezin krijgt een e-mail met de nieuwe laatste dag."), READS, MAIL_ONLY),
        gelukt=_("De termijn is verlengd. Het gezin krijgt bericht."),
        form=forms.VerlengFormulier,
        perform=lambda a, user, v: school.extend_term(a.id, user, tot_dag=v["tot_dag"], toelichting=v["toelichting"]),
    ),
    Handeling.LAAT_TOE: Schooldaad(
        titel=_("Leg vast: toegelaten"),
        knop=_("Leg het besluit vast"),
        uitleg=BOARD_DECIDES,
        gezin=(
            _("Het gezin krijgt een e-mail dat er een besluit is. Wat het besluit is staat in het dossier."),
            READS,
        ),
        gelukt=_("Het besluit is vastgelegd: toegelaten. Het gezin krijgt bericht. Leg daarna de plaatsing vast."),
        form=forms.LaatToeFormulier,
        perform=lambda a, user, v: school.admit(a.id, user, dag=v["dag"], toelichting=v["toelichting"]),
    ),
    Handeling.WEIGER: Schooldaad(
        titel=_("Leg vast: niet toegelaten"),
        knop=_("Leg de weigering vast"),
        uitleg=BOARD_DECIDES,
        gezin=(
            _("Het gezin krijgt een e-mail dat er een besluit is. Wat het besluit is staat in het dossier."),
            _("In het dossier leest het gezin de dag en de redenen die u hier schrijft."),
            _("De brief met de weigering stuurt de school zelf."),
        ),
        gelukt=_("Het besluit is vastgelegd: niet toegelaten. Het gezin krijgt bericht. Stuur ook de brief."),
        form=forms.WeigerFormulier,
        perform=lambda a, user, v: school.refuse(a.id, user, dag=v["dag"], toelichting=v["toelichting"]),
    ),
    Handeling.BEHANDEL_NIET: Schooldaad(
        titel=_("Leg vast: niet in behandeling"),
        knop=_("Leg het besluit vast"),
        uitleg=_(
            "Dit kan alleen als het gezin iets moest aanvullen en dat niet op tijd deed. Het schoolbestuur besluit dit"
            " binnen 4 weken na de laatste dag voor het gezin. U legt het besluit hier vast."
        ),
        gezin=(
            _("Het gezin krijgt een e-mail dat er een besluit is. Wat het besluit is staat in het dossier."),
            READS,
            _("De brief met dit besluit stuurt de school zelf."),
        ),
        gelukt=_("Het besluit is vastgelegd: niet in behandeling. Het gezin krijgt bericht. Stuur ook de brief."),
        form=forms.BehandelNietFormulier,
        perform=lambda a, user, v: school.leave_untreated(a.id, user, dag=v["dag"], toelichting=v["toelichting"]),
    ),
    Handeling.PLAATS: Schooldaad(
        titel=_("Leg de plaatsing vast"),
        knop=_("Leg de plaatsing vast"),
        uitleg=_("Het kind is toegelaten en wordt ingeschreven. Daarmee is deze aanmelding klaar."),
        gezin=(_("Het gezin krijgt een e-mail met de eerste schooldag."), READS_DAY),
        gelukt=_("De plaatsing is vastgelegd. Het gezin krijgt bericht."),
        form=forms.PlaatsFormulier,
        perform=lambda a, user, v: school.place(a.id, user, dag=v["dag"]),
    ),
    Handeling.PLAATS_TIJDELIJK: Schooldaad(
        titel=_("Leg een tijdelijke plaatsing vast"),
        knop=_("Leg de tijdelijke plaatsing vast"),
        uitleg=_("Een tijdelijke plaatsing is nog geen toelating. Het schoolbestuur neemt daarna nog een besluit."),
        gezin=(_("Het gezin krijgt een e-mail met de dag van de plaatsing."), READS_DAY),
        gelukt=_("De tijdelijke plaatsing is vastgelegd. Het gezin krijgt bericht."),
        form=forms.PlaatsTijdelijkFormulier,
        perform=lambda a, user, v: school.place_temporarily(a.id, user, dag=v["dag"]),
    ),
    Handeling.MELD_ANDERE_OUDER: Schooldaad(
        titel=_("De andere ouder is het er niet mee eens"),
        knop=_("Leg dit vast"),
        uitleg=_(
            "Een ouder met gezag laat weten dat zij of hij het niet eens is met de aanmelding. Dat verandert geen "
            "datum: de termijn voor het besluit loopt door. Schrijf hier niet op waarom."
        ),
        gezin=(
            _("Het gezin krijgt een e-mail dat er iets is vastgelegd. Wat het is staat in het dossier."),
            READS_DAY,
        ),
        gelukt=_("Vastgelegd. De termijn loopt gewoon door. Het gezin krijgt bericht."),
        form=AndereOuderSchoolFormulier,
        perform=lambda a, user, v: andere_ouder.record_by_school(a.id, user, dag=v["dag"]),
    ),
}
