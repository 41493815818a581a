"""Sentences for the steps of a computation ("Waarom deze datum?")."""

from django.utils.translation import gettext_lazy as _

#: The fact a term starts with, per kind of fact.
FEITEN = {
    "aanmelding_gedaan": _("De aanmelding is verstuurd op %(dag)s."),
    "aanmelding_ontvangen": _("De school kreeg de aanmelding op %(dag)s."),
    "aanvulling_gevraagd": _("De school vroeg op %(dag)s om meer informatie."),
}

#: What follows that sentence when the day is not certain.
DAG_ZEKERHEID = {
    "vast": "",
    "voorlopig": _("We weten nog niet zeker of dit de goede dag is. De datum is daarom voorlopig."),
    "betwist": _("Niet iedereen is het eens over deze dag. De datum is daarom niet zeker."),
}

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
    "aanvullen_zonder_dag": _("De school noemde geen laatste dag."),
    "aanvullen_ongebruikt": _("De laatste dag om de informatie te geven was %(dag)s. Die dag is voorbijgegaan."),
    "te_jong": _(
        "Een kind kan worden aangemeld vanaf de dag dat het %(leeftijd)s jaar wordt. Dat is %(dag)s (%(artikel)s)."
    ),
    "uitkomst": _("De laatste dag is %(dag)s."),
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
