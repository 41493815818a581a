"""Names of terms, readings and people, consequences, conditions, and how certain a date is."""

from django.utils.translation import gettext_lazy as _

NAMEN = {
    "besluit": _("Besluit over de aanmelding"),
    "tijdelijke_plaatsing": _("10 weken tot een mogelijke tijdelijke plaatsing"),
    "aanvullen": _("Informatie aanvullen"),
    "niet_behandelen": _("Bericht dat de school de aanmelding niet behandelt"),
    "leeftijd": _("Vooraanmelding"),
}

#: What whoever must act has to do, as one sentence for the banner.
TAKEN = {
    "besluit": _("De school neemt een besluit over de aanmelding."),
    "tijdelijke_plaatsing": _(
        "Is er na 10 weken nog geen besluit? Dan kan een tijdelijke plaatsing beginnen, als aan alle voorwaarden is "
        "voldaan."
    ),
    "aanvullen": _("De ouders geven de informatie die de school vroeg."),
    "niet_behandelen": _("Wil de school de aanmelding niet behandelen? Dan laat zij dat weten."),
    "leeftijd": _("De ouders melden het kind opnieuw aan als het oud genoeg is."),
}

AAN_ZET = {
    "school": _("de school"),
    "ouder": _("de ouders"),
    "samenwerkingsverband": _("het samenwerkingsverband"),
    "commissie": _("de commissie"),
}

GEVOLGEN = {
    "geen_besluit_geen_toelating": _(
        "Is de laatste dag voorbij zonder besluit? Dan betekent dat geen toelating en ook geen weigering. Vraag de "
        "school wanneer het besluit komt. Het ouder- en jeugdsteunpunt denkt met u mee."
    ),
    "tijdelijke_plaatsing": _(
        "Is er na 10 weken nog geen besluit? Dan kan het kind tijdelijk worden geplaatst en ingeschreven. Dat kan "
        "alleen als aan alle voorwaarden is voldaan. Het is nog geen toelating. Zegt de school later nee? Dan stopt "
        "de tijdelijke plaatsing."
    ),
    "mag_niet_behandelen": _(
        "Komt de informatie niet op tijd? Dan kan de school beslissen dat zij de aanmelding niet behandelt. Lukt het "
        "niet? Vraag de school om meer tijd."
    ),
    "niet_behandelen_voorbij": _(
        "Hoort u niets van de school? Dan loopt de termijn voor het besluit verder. Vraag de school hoe het staat."
    ),
    "vooraanmelding_geen_besluit": _(
        "Dit is een vooraanmelding. De school hoeft hierover geen besluit te nemen. Er loopt daarom geen termijn."
    ),
}

VOORWAARDEN = {
    "niet_elders_ingeschreven": _("Het kind staat niet ingeschreven op een andere school."),
    "geen_besluit": _("De school heeft nog geen besluit genomen."),
    "oud_genoeg": _("Het kind is oud genoeg: 4 jaar."),
    "toelatingsleeftijd_so": _("Het kind is oud genoeg voor deze school."),
    "toelatingsvoorwaarden_vso": _(
        "De leerling voldoet aan de voorwaarden voor deze school. Een toelaatbaarheidsverklaring hoort daar naar onze "
        "uitleg ook bij."
    ),
    "toelatingsvoorwaarden_vo": _(
        "De leerling voldoet aan de voorwaarden voor deze school. Wie van de basisschool komt, kan dus meestal pas "
        "beginnen als het nieuwe schooljaar start."
    ),
    "bericht_verlenging": _("De school laat weten dat zij meer tijd neemt."),
    "zo_kort_mogelijk": _("De extra tijd is zo kort mogelijk."),
}

#: One part of the code of a reading.
LEZINGEN = {
    "openbaar": _("als het een openbare school is"),
    "bijzonder": _("als het een bijzondere school is"),
    "met_stilstand": _("als de termijn stilstond"),
    "zonder_stilstand": _("als de termijn niet stilstond"),
    "pauze_schuift_op": _("als de dagen dat de termijn stilstond erbij komen"),
    "tien_weken_grens": _("als het samen nooit langer duurt dan 10 weken"),
}

ZEKERHEID = {
    "vast": "",
    "voorlopig": _("voorlopige datum"),
    "betwist": _("over de dag waarop deze termijn begint is men het niet eens"),
}

SOORTEN = {
    "wet": _("uit de wet"),
    "regeling": _("uit de regels van een commissie"),
    "praktijk": _("zo gaat het in de praktijk; het staat niet in de wet"),
    "afspraak": _("een afspraak"),
    "streven": _("een eigen doel"),
}

NIET_NAGEKEKEN = _("nog niet door een jurist nagekeken")
WET_ONDUIDELIJK = _("de wet is hier niet duidelijk")
NAGEKEKEN = _("nagekeken door een jurist op %(dag)s")

#: Stands beside every computed date.
NOOT = _(
    "Wij rekenen met wat is ingevuld. Dit is geen besluit en geen juridisch advies. Staat er in de brief van de "
    "school iets anders? Dan gaat de brief voor."
)

#: Remarks that say that the law itself is unclear.
ONDUIDELIJKE_WET = frozenset(
    {
        "stilstand_onduidelijk",
        "pauze_en_tien_weken_onzeker",
        "awt_op_tien_weken_onzeker",
        "pauze_op_tien_weken_onzeker",
    }
)
