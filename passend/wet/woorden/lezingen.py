"""Readings: why a term has more than one date, and when each of them holds."""

from django.utils.translation import gettext_lazy as _

#: One part of the code of a reading. A part `dag_2026-01-12` names a disputed day: see `BETWISTE_DAG`.
LEZINGEN = {
    "openbaar": _("als het een openbare school is"),
    "bijzonder": _("als het een bijzondere school is"),
    "met_stilstand": _("als de termijn stilstond"),
    "zonder_stilstand": _("als de termijn niet stilstond"),
    "pauze_schuift_op": _("als de dagen dat de termijn stilstond erbij komen"),
    "tien_weken_grens": _("als het samen nooit langer duurt dan 10 weken"),
    "vanaf_ontvangst": _("als we tellen vanaf de dag dat de school de aanmelding kreeg"),
    "vanaf_einde_aanmeldperiode": _("als we tellen vanaf 31 maart, de laatste dag van de aanmeldweek"),
    "noord": _("als de school in vakantieregio Noord ligt"),
    "midden": _("als de school in vakantieregio Midden ligt"),
    "zuid": _("als de school in vakantieregio Zuid ligt"),
}
DAG_VOORAF = "dag_"
BETWISTE_DAG = _("als %(dag)s de goede dag is")

#: What is not known when readings differ by these parts; everything else is how the law can be read.
SOORT_SCHOOL = frozenset({"openbaar", "bijzonder"})
VAKANTIEREGIO = frozenset({"noord", "midden", "zuid"})

#: Which of several schools looks for another one: three readings, none of them law.
WIE_ZOEKT = {
    "eerste_keuze": _("Meestal zoekt de school van de eerste keus. Zo gaat het in de praktijk (oordeel 107070)."),
    "eerste_aanmelding": _("Soms zoekt de school waar het kind als eerste is aangemeld (oordeel 106528)."),
    "plaats_aanvaard": _("Bij een loting voor de brugklas zoekt soms pas de school waar u de plek aanneemt."),
}
