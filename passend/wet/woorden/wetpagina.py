"""Words of the page of the law: themes, kinds of school, and the fields of a rule."""

from django.utils.translation import gettext_lazy as _

THEMAS = {
    "aanmelding": _("Aanmelden en toelaten"),
    "ontwikkelingsperspectief": _("Ontwikkelingsperspectief"),
    "toelaatbaarheid": _("Toelaatbaarheidsverklaring"),
    "schorsing_verwijdering": _("Schorsen en verwijderen"),
    "bezwaar_geschil": _("Bezwaar, geschil en klacht"),
    "verzuim": _("Niet op school"),
    "samenwerkingsverband": _("Samenwerkingsverband"),
    "bewaren": _("Gegevens bewaren"),
}

SECTOREN = {
    "po": _("basisonderwijs"),
    "so": _("speciaal onderwijs"),
    "vso": _("voortgezet speciaal onderwijs"),
    "sovso": _("school met speciaal en voortgezet speciaal onderwijs"),
    "vo": _("voortgezet onderwijs"),
}
ALLE_SECTOREN = _("alle soorten onderwijs")

RICHTINGEN = {
    "openbaar": _("openbare scholen"),
    "bijzonder": _("bijzondere scholen"),
}
ALLE_RICHTINGEN = _("openbare en bijzondere scholen")

SCHOOLSOORTEN = {
    "sbo": _("speciaal basisonderwijs"),
    "pro": _("praktijkonderwijs"),
    "instelling": _("instelling voor kinderen die slecht zien of horen, of moeilijk praten"),
}

SOORTEN = {
    "wet": _("wet"),
    "regeling": _("regels van een commissie"),
    "praktijk": _("praktijk: het staat niet in de wet"),
    "afspraak": _("afspraak"),
    "streven": _("eigen doel"),
}

VERLENGING = _("Meer tijd: %(naam)s")
STILSTAND = _("Stilstaan: %(naam)s")

JA = _("ja")
NEE = _("nee")
NIETS = _("niets")

#: The fields of a rule that differ between two versions are shown by these names.
VELDEN = {
    "sleutel": _("Naam van de regel"),
    "onderwerp": _("Onderwerp"),
    "thema": _("Thema"),
    "geldt_voor": _("Verandert deze termijn"),
    "sectoren": _("Soort onderwijs"),
    "richtingen": _("Openbaar of bijzonder"),
    "schoolsoorten": _("Alleen voor"),
    "artikel": _("Artikel"),
    "geldt_vanaf": _("Geldt vanaf"),
    "geldt_tot": _("Geldt tot en met"),
    "inhoud": _("Wat de regel zegt"),
    "soort": _("Soort regel"),
    "zekerheid": _("Hoe zeker wij de tekst kennen"),
    "nagekeken_door": _("Nagekeken door"),
    "nagekeken_op": _("Nagekeken op"),
    "bron": _("Bron"),
    "toelichting": _("Toelichting"),
    "begint_bij": _("Begint bij"),
    "voorlopig_bij": _("Voorlopig ook bij"),
    "begin_keuze": _("Bij meer dan 1 dag telt"),
    "begint_na": _("Begint na"),
    "vereist": _("Alleen als dit er is"),
    "niet_bij": _("Niet als dit er is"),
    "eenheid": _("Hoe lang"),
    "lengte": _("Aantal"),
    "jaardag": _("Vaste dag (maand en dag)"),
    "terug": _("Telt terug"),
    "eerste_dag": _("Eerste dag die telt"),
    "gestelde_dag": _("Een dag in een brief"),
    "te_laat": _("Kan iemand hier te laat zijn?"),
    "sluit_met": _("Gedaan met"),
    "vervalt_door": _("Vervalt door"),
    "opschorting": _("Stilstand bij een vraag om meer informatie"),
    "termijnenwet": _("Schuift op bij een weekend of feestdag"),
    "schoolvakanties": _("Slaat schoolvakanties over"),
    "aan_zet": _("Aan zet"),
    "gevolg": _("Als de dag voorbij is"),
    "drempel_uren": _("Vanaf zoveel uren"),
    "drempel_weken": _("Binnen zoveel schoolweken"),
    "gevolg_na_dagen": _("Gevolg na zoveel dagen"),
    "leeftijd": _("Leeftijd"),
    "voorwaarden": _("Voorwaarden"),
    "vervolg": _("Dit kan tot en met de laatste dag"),
    "vervolg_na": _("Dit kan daarna"),
}

#: Codes of fields with a few values of their own.
WAARDEN = {
    "eenheid": {
        "weken": _("weken"),
        "dagen": _("dagen"),
        "werkdagen": _("werkdagen"),
        "maanden": _("maanden"),
        "jaren": _("jaren"),
        "schoolweken": _("schoolweken"),
        "schooljaar": _("schooljaren"),
        "jaardag": _("een vaste dag in het jaar"),
        "volgende_maand": _("de maand na een verjaardag"),
        "gesteld": _("tot de dag die iemand noemt"),
    },
    "begin_keuze": {"eerste": _("de eerste dag"), "laatste": _("de laatste dag")},
    "eerste_dag": {"dag_erna": _("de dag erna"), "dag_zelf": _("de dag zelf")},
    "gestelde_dag": {"leidt": _("gaat voor")},
    "opschorting": {
        "vanaf_dag_zelf": _("vanaf de dag van de vraag"),
        "vanaf_dag_erna": _("vanaf de dag na de vraag"),
        "onduidelijk": _("niet duidelijk"),
        "geen": _("geen"),
    },
}
