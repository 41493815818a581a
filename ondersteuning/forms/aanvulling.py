"""Forms of the administrator: one value, where it was found, and when."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ondersteuning.models import Aanvulling, Samenwerkingsverband, School
from passend.huisstijl.formulieren import DatumVeld, Formulier
from passend.klok import vandaag

Veld = Aanvulling.Veld


def value_field(veld: Veld) -> forms.Field:
    """Return the form field in which this value is typed or chosen."""
    label = veld.label
    if veld == Veld.RICHTING:
        choices = [(choice.value, choice.label) for choice in School.Richting if choice != School.Richting.ONBEKEND]
        return forms.ChoiceField(label=label, choices=choices, widget=forms.RadioSelect)
    if veld == Veld.CLUSTER:
        return forms.ChoiceField(label=label, choices=School.Cluster.choices, widget=forms.RadioSelect)
    if veld == Veld.EMAIL:
        return forms.EmailField(
            label=label,
            max_length=250,
            help_text=_("Gebruik een algemeen adres van de school, niet dat van één persoon."),
        )
    if veld == Veld.CONTACT:
        return forms.CharField(
            label=label, max_length=250, help_text=_("Bijvoorbeeld: de intern begeleider, bereikbaar op maandag.")
        )
    return forms.CharField(label=label, max_length=250)


class AanvullingFormulier(Formulier):
    """`waarde` fits the field that is filled in; `bron` says where it was found, `datum` when the source said so."""

    knop = _("Opslaan")

    bron = forms.CharField(
        label=_("Waar hebt u dit gevonden?"),
        max_length=300,
        help_text=_("Bijvoorbeeld: de website van de school, of een mail van het schoolbestuur."),
    )
    datum = DatumVeld(label=_("Op welke dag?"), required=True)

    field_order = ("waarde", "bron", "datum")

    def __init__(self, *args: Any, initial: dict[str, Any] | None = None, **kwargs: Any) -> None:
        super().__init__(*args, initial={"datum": vandaag(), **(initial or {})}, **kwargs)


def supplement_form(veld: Veld) -> type[AanvullingFormulier]:
    """Return the form for this field."""
    return type("VeldFormulier", (AanvullingFormulier,), {"waarde": value_field(veld)})


class SteunpuntFormulier(Formulier):
    """An ouder- en jeugdsteunpunt with the samenwerkingsverbanden that it serves."""

    knop = _("Opslaan")

    naam = forms.CharField(label=_("Naam"), max_length=250)
    verbanden = forms.ModelMultipleChoiceField(
        label=_("Samenwerkingsverbanden"),
        queryset=Samenwerkingsverband.objects.select_related("organisatie").order_by("nummer"),
        help_text=_("Kies er een of meer."),
    )
    telefoon = forms.CharField(label=_("Telefoon"), max_length=20, required=False)
    bereikbaar = forms.CharField(
        label=_("Wanneer bereikbaar"),
        max_length=150,
        required=False,
        help_text=_("Bijvoorbeeld: op maandag en donderdag van 9 tot 12 uur."),
    )
    email = forms.EmailField(label=_("E-mailadres"), max_length=254, required=False)
    website = forms.CharField(label=_("Website"), max_length=100, required=False)
