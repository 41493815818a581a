"""Remarks on a term: what is uncertain, and what the date alone does not show."""

from django.utils.translation import gettext_lazy as _

OPMERKINGEN = {
    "ontvangst_niet_bekend": _(
        "We weten nog niet wanneer de school de aanmelding kreeg. We rekenen daarom met de dag van versturen, "
        "%(dag)s. De termijn begint pas als de school de aanmelding heeft. De datum kan dus later worden."
    ),
    "dag_van_verzoek_niet_bekend": _(
        "We weten niet op welke dag de aanmelding is verstuurd. We rekenen daarom met de dag van ontvangst, %(dag)s."
    ),
    "richting_onbekend": _(
        "We weten niet of dit een openbare of een bijzondere school is. De regels verschillen een beetje. Daarom "
        "rekenen we met allebei."
    ),
    "stilstand_onduidelijk": _(
        "De wet is hier niet duidelijk. We weten niet of de termijn stilstaat als deze school om meer informatie "
        "vraagt. Daarom staat er meer dan 1 datum."
    ),
    "pauze_en_tien_weken_onzeker": _(
        "De wet is hier niet duidelijk. Misschien komen de dagen dat de termijn stilstond erbij. Misschien duurt het "
        "samen nooit langer dan 10 weken. Daarom staat er meer dan 1 datum."
    ),
    "awt_op_tien_weken_onzeker": _(
        "De 10 weken eindigen op %(dag)s. Dat is in een weekend of op een feestdag. We weten niet of de datum dan een "
        "dag of meer opschuift."
    ),
    "pauze_op_tien_weken_onzeker": _(
        "De school vroeg om meer informatie. De wet zegt niet of de 10 weken dan stilstaan. Wij tellen door."
    ),
    "stilstand_op_tien_weken_onzeker": _(
        "De termijn voor het besluit stond stil. De wet zegt niet of de 10 weken dan ook stilstaan. Wij tellen door."
    ),
    "toelating_later_gewenst": _(
        "De ouders vragen om een plek vanaf %(dag)s. Dat is later dan de datum die hier staat."
    ),
    "geboortedag_niet_bekend": _(
        "We weten niet wanneer het kind is geboren. Een tijdelijke plaatsing kan niet beginnen voordat het kind "
        "%(leeftijd)s jaar is."
    ),
    "leeftijd_niet_nagegaan": _(
        "We weten niet wanneer het kind is geboren. Bij een kind dat nog geen %(leeftijd)s jaar is, begint deze "
        "termijn niet."
    ),
    "leeftijd_cluster_2": _(
        "Bij sommige scholen voor kinderen die slecht horen of moeilijk praten (cluster 2) kan aanmelden al vanaf "
        "2 jaar. We weten niet of dit zo'n school is. Vraag het de school."
    ),
    "aanmelden_kan_vanaf": _("Meld het kind opnieuw aan op of na %(dag)s. Dan begint de termijn wel."),
    "dag_uit_brief": _("Deze datum komt uit het bericht van de school."),
    "verlenging_langer_genoemd": _(
        "De school noemde %(dag)s. Dat is later dan de wet noemt. Wij rekenen tot en met %(tot)s."
    ),
    "verlenging_korter_genoemd": _(
        "De school noemde %(dag)s. Dat is binnen de eerste termijn. Wij rekenen daarom tot en met %(tot)s."
    ),
    "verlenging_na_afloop": _(
        "Het bericht over meer tijd kwam op %(dag)s. De eerste termijn liep tot en met %(tot)s. We weten niet zeker "
        "of meer tijd dan nog kan."
    ),
    "tweede_verlenging": _("De school nam vaker meer tijd. De wet noemt dat maar 1 keer. Wij tellen de eerste keer."),
    "aanvulling_na_afloop": _(
        "De school vroeg na de laatste dag om meer informatie. Daardoor schuift de datum niet op (stilstand vanaf "
        "%(dag)s)."
    ),
    "einde_zonder_dag": _("We weten niet op welke dag dit is gebeurd. Daarom zeggen we niet of het op tijd was."),
    "ingetrokken_na_afloop": _("De aanmelding is ingetrokken op %(dag)s. De laatste dag was %(tot)s."),
    "dag_uit_brief_leidt": _(
        "Wij kwamen zelf op %(berekend)s. Twijfelt u aan de dag in de brief? Vraag het na bij wie de brief stuurde."
    ),
    "dag_betwist": _(
        "Niet iedereen is het eens over de dag waarop dit begint. Wij kiezen niet. Daarom staat er meer dan 1 datum."
    ),
    "aanmeldperiode_lezingen": _(
        "De aanmelding kwam binnen in de week van 25 tot en met 31 maart. De wet telt vanaf de dag dat de school de "
        "aanmelding kreeg. Het ministerie telt in zijn voorbeeld vanaf 31 maart. Daarom staat er meer dan 1 datum."
    ),
    "zoeken_geen_plaatsruimte": _(
        "De school liet op %(dag)s weten dat zij geen plek heeft. Misschien hoeft zij dan niet te zoeken naar een "
        "andere school. Vraag de school hoe dat zit."
    ),
    "zoeken_grondslag_niet_onderschreven": _(
        "Het gaat hier ook om het geloof of het idee van de school (vastgelegd op %(dag)s). Misschien hoeft de school "
        "dan niet te zoeken naar een andere school. Vraag de school hoe dat zit."
    ),
    "zoeken_toelatingsvoorwaarden_niet_vervuld": _(
        "De school liet op %(dag)s weten dat de leerling niet aan haar voorwaarden voldoet. Misschien hoeft zij dan "
        "niet te zoeken naar een andere school. Vraag de school hoe dat zit."
    ),
    "zoeken_loting": _(
        "De school loot. Misschien hoeft zij pas te zoeken naar een andere school als het kind is ingeloot. Vraag de "
        "school hoe dat zit."
    ),
    "zoeken_instelling": _(
        "Dit is een instelling voor kinderen die slecht zien of horen, of moeilijk praten. Zoeken naar een andere "
        "school gaat daar anders. Vraag de school hoe dat zit."
    ),
    "vakantieregio_onbekend": _(
        "We weten niet in welke vakantieregio de school ligt. Daarom rekenen we met elke regio: noord, midden en zuid."
    ),
    "vakanties_niet_bekend": _(
        "We weten nog niet wanneer alle schoolvakanties zijn. De datum kan daarom nog veranderen."
    ),
    "nodig_na_laatste_dag": _(
        "Pas na de laatste dag bleek dat dit nodig is, of we weten niet wanneer dat bleek. Daarom zeggen we niet dat "
        "iemand te laat is."
    ),
    "later_kan_met_uitleg": _(
        "Lukt het niet op tijd? Later kan ook nog. Schrijf er dan bij waarom het niet eerder lukte."
    ),
    "leerling_zelf_vanaf": _(
        "De leerling wordt 18 jaar op %(dag)s. Vanaf die dag doet hij dit zelf, of hij kiest wie dat voor hem doet."
    ),
}

#: Remarks that say that the law itself is unclear.
ONDUIDELIJKE_WET = frozenset(
    {
        "stilstand_onduidelijk",
        "pauze_en_tien_weken_onzeker",
        "awt_op_tien_weken_onzeker",
        "pauze_op_tien_weken_onzeker",
        "stilstand_op_tien_weken_onzeker",
        "aanmeldperiode_lezingen",
    }
)

#: Remarks that say themselves why a date is provisional.
VOORLOPIG = frozenset({"ontvangst_niet_bekend", "dag_van_verzoek_niet_bekend"})
#: For a term that is counted from a fact that only stands in for the one that the law counts from.
VOORLOPIG_BEGIN = _(
    "We weten nog niet zeker op welke dag deze termijn begint. We rekenen met de dag die hierboven staat. De datum is "
    "daarom voorlopig."
)
