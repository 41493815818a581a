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
}
