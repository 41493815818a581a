"""Forms of the administrator about who works at a school or steunpunt."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from passend.dossiers.models import Lidmaatschap, Organisatie
from passend.huisstijl.formulieren import DatumVeld, Formulier
from passend.klok import vandaag


class LidFormulier(Formulier):
    """A person, their role, and the first day; offers only the roles of this kind of organisation."""

    knop = _("Voeg toe")

    naam = forms.CharField(
        label=_("Naam"),
        max_length=200,
        help_text=_("Heeft deze persoon al een account? Dan blijft de naam uit dat account staan."),
    )
    email = forms.EmailField(
        label=_("E-mailadres"),
        max_length=254,
        help_text=_("Hiermee logt deze persoon in. Gebruik geen adres dat meer mensen delen."),
    )
    rol = forms.ChoiceField(label=_("Rol"), widget=forms.RadioSelect)
    van = DatumVeld(label=_("Vanaf welke dag?"))

    def __init__(self, *args: Any, organisatie: Organisatie, **kwargs: Any) -> None:
        rollen = Lidmaatschap.ROLLEN[Organisatie.Soort(organisatie.soort)]
        initial = {"van": vandaag()} | ({"rol": rollen[0]} if len(rollen) == 1 else {})
        super().__init__(*args, initial=initial, **kwargs)
        field = self.fields["rol"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [(rol.value, rol.label) for rol in rollen]
        # Who posts another role gets the action's own words.
        field.error_messages["invalid_choice"] = _("Deze rol past niet bij een %(soort)s.") % {
            "soort": organisatie.get_soort_display()
        }


class StopFormulier(Formulier):
    """The last day of a membership."""

    knop = _("Stop de toegang")

    tot = DatumVeld(label=_("Tot en met welke dag?"))
