"""Forms of the administrator about the calendar: a day by decree, and a school holiday."""

from django import forms
from django.utils.translation import gettext_lazy as _

from passend.huisstijl.formulieren import DatumVeld, Formulier
from passend.wet.models import Schoolvakantie


class DagFormulier(Formulier):
    """A day that a decree equates with a public holiday, and where the decree stands."""

    knop = _("Voeg de dag toe")

    dag = DatumVeld(label=_("Welke dag?"))
    naam = forms.CharField(
        label=_("Hoe heet de dag?"),
        max_length=100,
        help_text=_("Deze naam staat in de uitleg bij een datum. Bijvoorbeeld: dag na Hemelvaartsdag."),
    )
    vindplaats = forms.CharField(
        label=_("Waar staat het besluit?"), max_length=200, help_text=_("Bijvoorbeeld: Stcrt. 2026, 123.")
    )


class VakantieFormulier(Formulier):
    """One school holiday in one region, first and last day included."""

    knop = _("Opslaan")

    regio = forms.ChoiceField(label=_("Regio"), choices=Schoolvakantie.Regio.choices, widget=forms.RadioSelect)
    naam = forms.ChoiceField(label=_("Vakantie"), choices=Schoolvakantie.Naam.choices, widget=forms.RadioSelect)
    van = DatumVeld(
        label=_("Eerste dag"), help_text=_("De eerste vrije dag, ook als dat een zaterdag is. Die dag telt mee.")
    )
    tot = DatumVeld(label=_("Laatste dag"), help_text=_("De laatste vrije dag. Die dag telt mee."))
    adviserend = forms.BooleanField(label=_("Dit is een advies: een school mag andere dagen kiezen"), required=False)
    bron = forms.CharField(
        label=_("Waar hebt u dit gevonden?"), max_length=300, help_text=_("Bijvoorbeeld: Stcrt. 2026, 123.")
    )
