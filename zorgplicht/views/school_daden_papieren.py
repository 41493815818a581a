"""Acts about receipt, papers and time."""

from django.utils.translation import gettext_lazy as _

from zorgplicht.access import Handeling
from zorgplicht.actions import school
from zorgplicht.forms import school as forms
from zorgplicht.forms import school_aanvulling as papers
from zorgplicht.views.school_daad import MAIL_NEWS, MAIL_ONLY, READS, READS_DAY, Groep, Schooldaad

DADEN: dict[Handeling, Schooldaad] = {
    Handeling.BEVESTIG_ONTVANGST: Schooldaad(
        groep=Groep.PAPIEREN,
        titel=_("Bevestig de ontvangst"),
        knop=_("Bevestig de ontvangst"),
        uitleg=_("U zegt dat de school de aanmelding heeft. De datum voor het besluit verandert daar niet door."),
        gezin=(_("Het gezin krijgt een e-mail dat de school de aanmelding heeft."), READS_DAY),
        gelukt=_("De ontvangst is bevestigd. Het gezin krijgt bericht."),
        form=forms.BevestigFormulier,
        perform=lambda a, user, v: school.confirm_receipt(a.id, user, dag=v["dag"]),
    ),
    Handeling.VRAAG_AANVULLING: Schooldaad(
        groep=Groep.PAPIEREN,
        titel=_("Vraag om papieren die ontbreken"),
        knop=_("Vraag het gezin om deze papieren"),
        uitleg=_(
            "Vraag alleen wat nodig is om te beslissen, en zeg bij elk papier waarom. Het gezin geeft de papieren zelf"
            " aan u, buiten Passend om. U legt hier vast wat u kreeg."
        ),
        gezin=(_("Het gezin krijgt een e-mail dat de school iets vraagt."), READS, MAIL_ONLY),
        gelukt=_("De vraag is gesteld. Het gezin krijgt bericht."),
        form=papers.VraagAanvullingFormulier,
        perform=lambda a, user, v: school.ask_completion(
            a.id,
            user,
            tot_dag=v["tot_dag"],
            toelichting=v["toelichting"],
            stukken=v["stukken"],
            dag=v["dag"],
            hoe=v["hoe"] or "portaal",
            bezorgd_op=v["bezorgd_op"],
        ),
    ),
    Handeling.MELD_BEZORGD: Schooldaad(
        groep=Groep.PAPIEREN,
        titel=_("De vraag is bij het gezin"),
        knop=_("Leg de dag vast"),
        uitleg=_("U zegt op welke dag het gezin uw vraag kreeg."),
        gezin=(_("Het gezin krijgt hierover geen e-mail."), READS_DAY),
        gelukt=_("Vastgelegd op welke dag het gezin de vraag had."),
        form=papers.MeldBezorgdFormulier,
        perform=lambda a, user, v: school.record_delivery(a.id, user, dag=v["dag"]),
    ),
    Handeling.MELD_STUKKEN: Schooldaad(
        groep=Groep.PAPIEREN,
        titel=_("Leg vast welk papier er is"),
        knop=_("Leg dit vast"),
        uitleg=_(
            "Zeg per papier of u het kreeg. Heeft het gezin een papier niet? Dat is ook een antwoord. Met het laatste"
            " papier is de aanmelding compleet."
        ),
        gezin=(MAIL_NEWS, READS_DAY),
        gelukt=_("Vastgelegd welke papieren er zijn. Het gezin krijgt bericht."),
        form=papers.MeldStukkenFormulier,
        perform=lambda a, user, v: school.record_papers(
            a.id, user, dag=v["dag"], ontvangen=v["ontvangen"], niet=v["niet"]
        ),
    ),
    Handeling.MELD_AANGEVULD: Schooldaad(
        groep=Groep.PAPIEREN,
        titel=_("Alles is binnen, of u kunt zonder verder"),
        knop=_("Leg vast dat alles binnen is"),
        uitleg=_("De termijn voor het besluit loopt daarna weer verder."),
        gezin=(_("Het gezin krijgt een e-mail dat alles binnen is."), READS_DAY),
        gelukt=_("Vastgelegd dat alles binnen is."),
        form=forms.MeldAangevuldFormulier,
        perform=lambda a, user, v: school.record_completion(a.id, user, dag=v["dag"]),
    ),
    Handeling.VERLENG: Schooldaad(
        groep=Groep.PAPIEREN,
        titel=_("Neem meer tijd voor het besluit"),
        knop=_("Neem meer tijd"),
        uitleg=_("Dit kan 1 keer, en hoogstens 4 weken. Vraag niet meer tijd dan het schoolbestuur nodig heeft."),
        gezin=(_("Het gezin krijgt een e-mail met de nieuwe laatste dag."), READS, MAIL_ONLY),
        gelukt=_("De termijn is verlengd. Het gezin krijgt bericht."),
        form=forms.VerlengFormulier,
        perform=lambda a, user, v: school.extend_term(
            a.id, user, tot_dag=v["tot_dag"], toelichting=v["toelichting"], dag=v["dag"]
        ),
    ),
}
