"""Who must act, how certain a date is, what kind of rule gives it, and the note beside every date."""

from django.utils.translation import gettext_lazy as _

AAN_ZET = {
    "school": _("de school"),
    "ouder": _("de ouders"),
    "leerling": _("de leerling"),
    "samenwerkingsverband": _("het samenwerkingsverband"),
    "commissie": _("de commissie"),
    "gemeente": _("de gemeente"),
}

#: How certain the day is that a term is counted from.
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

#: How sure we are of the words of a rule, per label of the rule files.
REGELZEKERHEID = {
    "V-NOW": _("gelezen in de tekst die nu geldt"),
    "V-2015": _("gelezen in de tekst van 2015"),
    "V-OFF": _("gelezen op een officiële pagina"),
    "SEC": _("niet gelezen in de wet, wel bij anderen"),
    "GK": _("niet nagezocht: dit is wat wij denken te weten"),
}

NIET_NAGEKEKEN = _("nog niet door een jurist nagekeken")
WET_ONDUIDELIJK = _("de wet is hier niet duidelijk")
NAGEKEKEN = _("nagekeken door een jurist op %(dag)s")
NAGEKEKEN_DOOR = _("nagekeken door %(wie)s op %(dag)s")

#: Stands beside every computed date.
NOOT = _(
    "Wij rekenen met wat is ingevuld. Dit is geen besluit en geen juridisch advies. Staat er in een brief iets "
    "anders? Dan gaat de brief voor."
)
