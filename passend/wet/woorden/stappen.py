"""Sentences for the steps of a computation ("Waarom deze datum?").

Some steps have several sentences; `passend.wet.zinnen.step_sentence` chooses by what the step says.
"""

from django.utils.translation import gettext_lazy as _

STAPPEN = {
    "weken": _(
        "Die dag zelf telt niet mee. Vanaf de dag erna tellen we %(weken)s weken. Dat is tot en met %(tot)s "
        "(%(artikel)s). Schoolvakanties tellen gewoon mee."
    ),
    "verlenging": _(
        "De school liet op %(dag)s weten dat zij meer tijd neemt. Er komen hoogstens %(weken)s weken bij, geteld "
        "vanaf het einde van de eerste termijn. Dat is tot en met %(tot)s (%(artikel)s)."
    ),
    "verlenging_zonder_dag": _(
        "De school liet weten dat zij meer tijd neemt. Er komen hoogstens %(weken)s weken bij, geteld vanaf het einde "
        "van de eerste termijn. Dat is tot en met %(tot)s (%(artikel)s)."
    ),
    "verlenging_tot_dag": _(
        "De school liet op %(dag)s weten dat zij meer tijd neemt. Zij noemde zelf de laatste dag: %(tot)s "
        "(%(artikel)s)."
    ),
    "verlenging_tot_dag_zonder_dag": _(
        "De school liet weten dat zij meer tijd neemt. Zij noemde zelf de laatste dag: %(tot)s (%(artikel)s)."
    ),
    "opschorting": _(
        "De school vroeg om meer informatie. Daarom staat de termijn stil van %(van)s tot en met %(tot)s. De termijn "
        "wordt daardoor %(dagen)s langer (%(artikel)s)."
    ),
    "opschorting_loopt": _(
        "De aanmelding is nog niet compleet. De termijn staat stil vanaf %(van)s. Hij loopt verder als de informatie "
        "er is (%(artikel)s)."
    ),
    "tien_weken_grens": _(
        "Zo gelezen duurt het samen nooit langer dan %(weken)s weken, ook als de termijn heeft stilgestaan. Dat is "
        "tot en met %(tot)s."
    ),
    "termijnenwet": _(
        "Een termijn uit de wet eindigt niet in het weekend en niet op een feestdag. We slaan deze dagen over: "
        "%(dagen)s. De termijn loopt door tot en met %(naar)s (Algemene termijnenwet artikel 1)."
    ),
    "plaatsing_vanaf": _(
        "Op de dag erna, %(dag)s, kan een tijdelijke plaatsing beginnen. Dat kan alleen als aan alle voorwaarden is "
        "voldaan."
    ),
    "oud_genoeg_vanaf": _(
        "Het kind wordt %(leeftijd)s jaar op %(dag)s. Eerder kan een tijdelijke plaatsing niet beginnen."
    ),
    "aanvullen_gesteld": _("De school noemde %(dag)s als laatste dag om de informatie te geven."),
    "aanvullen_zonder_dag": _("Er is geen laatste dag genoemd."),
    "aanvullen_ongebruikt": _("De laatste dag om de informatie te geven was %(dag)s. Die dag is voorbijgegaan."),
    "te_jong": _(
        "Een kind kan worden aangemeld vanaf de dag dat het %(leeftijd)s jaar wordt. Dat is %(dag)s (%(artikel)s)."
    ),
    "begint_na": _("Deze termijn begint pas na een andere: “%(onderwerp)s”. De laatste dag daarvan is %(dag)s."),
    # Counting in weeks, days or working days: the first day that counts is the day after day zero.
    "tel_weken": _(
        "De eerste dag die meetelt is %(eerste)s. Vanaf die dag tellen we %(aantal)s. Dat is tot en met %(tot)s "
        "(%(artikel)s). Schoolvakanties tellen gewoon mee."
    ),
    "tel_dagen": _(
        "De eerste dag die meetelt is %(eerste)s. Vanaf die dag tellen we %(aantal)s. Dat is tot en met %(tot)s "
        "(%(artikel)s)."
    ),
    "tel_werkdagen": _(
        "De eerste dag die kan meetellen is %(eerste)s. We tellen %(aantal)s. Weekenden en feestdagen tellen niet "
        "mee. Dat is tot en met %(tot)s (%(artikel)s)."
    ),
    "tel_maanden": _("We tellen %(aantal)s vanaf %(van)s. Dan komen we op %(tot)s (%(artikel)s)."),
    "tel_jaren": _("We tellen %(aantal)s vanaf %(van)s. Dan komen we op %(tot)s (%(artikel)s)."),
    "tel_terug": _(
        "We tellen %(aantal)s terug vanaf %(van)s. Dan komen we op %(tot)s (%(artikel)s). Ook in een weekend of op "
        "een feestdag blijft het die dag."
    ),
    "tel_terug_jaardag": _("Hier geldt een vaste dag in het jaar. De laatste keer daarvoor is %(tot)s (%(artikel)s)."),
    "schoolweken": _(
        "De eerste dag die kan meetellen is %(eerste)s. We tellen %(aantal)s. Schoolvakanties tellen niet mee: we "
        "slaan %(vakantiedagen)s over. Dat is tot en met %(tot)s (%(artikel)s)."
    ),
    "schoolweken_zonder_vakantie": _(
        "De eerste dag die meetelt is %(eerste)s. We tellen %(aantal)s. Er valt geen schoolvakantie in. Dat is tot en "
        "met %(tot)s (%(artikel)s)."
    ),
    "schooljaar": _("Een schooljaar loopt tot en met 31 juli. Daarom rekenen we tot en met %(tot)s (%(artikel)s)."),
    "jaardag": _("Hier geldt een vaste dag in het jaar. De eerste keer is dat %(tot)s (%(artikel)s)."),
    "volgende_maand": _(
        "Het kind wordt %(leeftijd)s jaar. We rekenen met de eerste dag van de maand daarna: %(tot)s (%(artikel)s)."
    ),
    "gesteld": _("De laatste dag staat in een brief of bericht: %(dag)s."),
    "dag_uit_brief_leidt": _("In de brief staat %(dag)s als laatste dag. De brief gaat voor."),
    "verlengd": _(
        "Op %(dag)s kwam het bericht dat er meer tijd nodig is. Er komen hoogstens %(aantal)s bij, geteld vanaf het "
        "einde van de eerste termijn. Dat is tot en met %(tot)s (%(artikel)s)."
    ),
    "verlengd_zonder_dag": _(
        "Er kwam een bericht dat er meer tijd nodig is. Er komen hoogstens %(aantal)s bij, geteld vanaf het einde van "
        "de eerste termijn. Dat is tot en met %(tot)s (%(artikel)s)."
    ),
    "verlengd_tot": _(
        "Op %(dag)s kwam het bericht dat er meer tijd nodig is. De nieuwe laatste dag staat erin: %(tot)s "
        "(%(artikel)s)."
    ),
    "verlengd_tot_zonder_dag": _(
        "Er kwam een bericht dat er meer tijd nodig is. De nieuwe laatste dag staat erin: %(tot)s (%(artikel)s)."
    ),
    "stilstand": _(
        "De termijn staat stil van %(van)s tot en met %(tot)s. Hij wordt daardoor %(dagen)s langer (%(artikel)s)."
    ),
    "stilstand_loopt": _("De termijn staat stil vanaf %(van)s. Hij loopt later verder (%(artikel)s)."),
    "einde_aanmeldperiode": _(
        "De aanmelding was op %(ontvangen)s, in de aanmeldweek. Het ministerie telt in zijn voorbeeld vanaf de "
        "laatste dag van die week: %(dag)s."
    ),
    "verzuim_vol": _(
        "Op %(dag)s was de leerling samen %(uren)s uur niet op school, zonder toestemming. Dat was binnen %(weken)s "
        "schoolweken (%(artikel)s)."
    ),
    "uitkomst": _("De laatste dag is %(dag)s."),
    # For a day that nobody can be late for.
    "uitkomst_dag": _("De dag waar het om gaat is %(dag)s."),
    "uitkomst_open": _("Zolang de termijn stilstaat, is er geen laatste dag."),
}

#: Holidays of article 3 Algemene termijnenwet.
FEESTDAGEN = {
    "nieuwjaarsdag": _("Nieuwjaarsdag"),
    "goede_vrijdag": _("Goede Vrijdag"),
    "tweede_paasdag": _("tweede paasdag"),
    "koningsdag": _("Koningsdag"),
    "bevrijdingsdag": _("Bevrijdingsdag"),
    "hemelvaartsdag": _("Hemelvaartsdag"),
    "tweede_pinksterdag": _("tweede pinksterdag"),
    "eerste_kerstdag": _("eerste kerstdag"),
    "tweede_kerstdag": _("tweede kerstdag"),
}
