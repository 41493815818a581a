"""The search form on the public page: GET, nothing required."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from ondersteuning.zoeken import four_digits
from passend.huisstijl.formulieren import Formulier

SOORT_CHOICES = (
    ("", _("alle soorten scholen")),
    ("bo", _("basisschool")),
    ("sbo", _("speciaal basisonderwijs (sbo)")),
    ("so", _("speciaal onderwijs (so)")),
    ("vo", _("middelbare school")),
    ("vso", _("voortgezet speciaal onderwijs (vso)")),
)


class ZoekFormulier(Formulier):
    """`zoek`: name, place or postcode. `bij`: postcode to measure from. `soort`: kind of school."""

    toon_niet_verplicht = False
    knop = _("Zoek")

    zoek = forms.CharField(label=_("Naam, plaats of postcode"), required=False, max_length=100)
    soort = forms.ChoiceField(label=_("Soort school"), required=False, choices=SOORT_CHOICES)
    bij = forms.CharField(
        label=_("Afstand vanaf deze postcode"),
        required=False,
        max_length=10,
        widget=forms.TextInput({"autocomplete": "postal-code"}),
    )

    def clean_bij(self) -> str:
        value: str = self.cleaned_data["bij"].strip()
        if value and not four_digits(value):
            raise ValidationError(_("Schrijf de postcode zo: 1234 AB of 1234."))
        return value
