"""What a school without an account fills in."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from passend.dossiers.models import Lidmaatschap, Organisatie
from passend.huisstijl.formulieren import Formulier


class CodeFormulier(Formulier):
    """The code that stands in a letter."""

    knop = _("Open de aanmelding")

    code = forms.CharField(
        label=_("Code uit de brief"),
        help_text=_("De code heeft 3 groepjes van 4 tekens. Hoofdletters en streepjes maken niet uit."),
        max_length=40,
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}),
        error_messages={"required": _("Vul de code in die in de brief staat.")},
    )


class AccountFormulier(Formulier):
    """Who wants to work with the portal at this school."""

    knop = _("Vraag een account aan")

    naam = forms.CharField(
        label=_("Uw naam"),
        max_length=200,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
        error_messages={"required": _("Vul uw naam in.")},
    )
    rol = forms.ChoiceField(label=_("Uw rol op school"), widget=forms.RadioSelect)
    email = forms.EmailField(
        label=_("Uw e-mailadres op school"),
        max_length=254,
        help_text=_("Met dit adres logt u straks in. Gebruik geen privé-adres."),
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        error_messages={
            "required": _("Vul uw e-mailadres in."),
            "invalid": _("Dit e-mailadres klopt niet. Een goed adres lijkt op naam@voorbeeld.nl."),
        },
    )

    def __init__(self, *args: Any, annuleer_url: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.annuleer_url = annuleer_url
        role = self.fields["rol"]
        assert isinstance(role, forms.ChoiceField)
        role.choices = [(one.value, one.label) for one in Lidmaatschap.ROLLEN[Organisatie.Soort.SCHOOL]]
