"""Forms of the ondersteuningsprofiel: one screen of items, an own item, and the steps to adoption."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Fieldset, Layout
from django import forms
from django.utils.translation import gettext_lazy as _

from ondersteuning.actions import Invulling
from ondersteuning.models import Ondersteuningsprofiel, Profielpunt
from passend.huisstijl.formulieren import DatumVeld, Formulier
from passend.klok import vandaag
from passend.wet.models.kalender import school_year

MOST_CHARACTERS = 1000
_TOO_LONG = _("Deze tekst is te lang. Houd het bij 1000 tekens.")


class Toelichting(forms.CharField):
    """Words in a box; a line end is written one way, so that the same words stay the same words."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(
            max_length=MOST_CHARACTERS,
            required=False,
            error_messages={"max_length": _TOO_LONG},
            widget=forms.Textarea(attrs={"rows": 2}),
            **kwargs,
        )

    def to_python(self, value: Any) -> str:
        return str(super().to_python(value) or "").replace("\r\n", "\n")


class GroepFormulier(Formulier):
    """The items of one group. `uitleg`: examples per code, shown to who fills it in.

    The page draws the form's frame itself, because it has a second button.
    """

    toon_niet_verplicht = False

    def __init__(
        self,
        data: Mapping[str, Any] | None = None,
        *,
        punten: Sequence[Profielpunt],
        uitleg: Mapping[str, str],
        **kwargs: Any,
    ) -> None:
        self.punten = punten
        super().__init__(data, **kwargs)
        for item in punten:
            self.fields |= {
                f"antwoord_{item.code}": forms.ChoiceField(
                    label=_("Biedt uw school dit?"),
                    help_text=uitleg.get(item.code, ""),
                    choices=Profielpunt.Antwoord.choices,
                    widget=forms.RadioSelect,
                    required=False,
                    initial=item.antwoord,
                ),
                f"toelichting_{item.code}": Toelichting(label=_("In uw eigen woorden"), initial=item.toelichting),
                f"gezien_{item.code}": forms.CharField(
                    widget=forms.HiddenInput, required=False, max_length=16, initial=item.merk
                ),
            }

    @property
    def helper(self) -> FormHelper:
        helper = super().helper
        helper.form_tag = False
        helper.layout = Layout(
            *(
                Fieldset(item.naam, *(f"{part}_{item.code}" for part in ("antwoord", "toelichting", "gezien")))
                for item in self.punten
            )
        )
        return helper

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        for item in self.punten:
            if cleaned.get(f"toelichting_{item.code}") and not cleaned.get(f"antwoord_{item.code}"):
                message = _("Kies ook een antwoord bij “%(punt)s”.") % {"punt": item.naam}
                if f"antwoord_{item.code}" not in self.errors:
                    self.add_error(f"antwoord_{item.code}", message)
        return cleaned

    def filled(self) -> list[Invulling]:
        """Return what was filled in, per item, after the form was found valid."""
        given = self.cleaned_data
        return [
            Invulling(
                item.code,
                given[f"antwoord_{item.code}"],
                given[f"toelichting_{item.code}"],
                given[f"gezien_{item.code}"],
            )
            for item in self.punten
        ]


class EigenPuntFormulier(Formulier):
    """Something that this school offers beside the list."""

    knop = _("Bewaar")

    naam = forms.CharField(
        label=_("Wat biedt uw school nog meer?"),
        help_text=_("Kort. Bijvoorbeeld: een schoolhond, of een klas voor kinderen met een taalstoornis."),
        max_length=150,
        error_messages={
            "required": _("Vul in wat uw school nog meer biedt."),
            "max_length": _("Dit is te lang. Schrijf de rest bij de uitleg."),
        },
    )
    toelichting = Toelichting(
        label=_("In uw eigen woorden"), help_text=_("Voor wie is het? Wanneer? Hoeveel plaats is er?")
    )
    gezien = forms.CharField(widget=forms.HiddenInput, required=False, max_length=16)


class AanbiedFormulier(Formulier):
    """Nothing to fill in: the click is enough."""

    knop = _("Bied aan het schoolbestuur aan")


class TerugFormulier(Formulier):
    """Why an offered version becomes a working version again."""

    knop = _("Maak er weer een werkversie van")

    reden = forms.CharField(
        label=_("Waarom gaat deze versie terug?"),
        help_text=_("De mensen van de school en van het bestuur lezen dit."),
        max_length=MOST_CHARACTERS,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Schrijf op waarom deze versie teruggaat."), "max_length": _TOO_LONG},
    )


def school_year_choices(today: date) -> list[tuple[str, str]]:
    """Return the school years that a version may be for: the one before, the present one, and the next."""
    years = [school_year(today.replace(year=today.year + step, day=1)) for step in (-1, 0, 1)]
    return [(year, year) for year in years]


class VaststelFormulier(Formulier):
    """What the board decided, and what the medezeggenschapsraad said.

    `bestuur_bekend`: we know the name of the board, so it is not asked.
    """

    knop = _("Leg vast dat dit is vastgesteld")

    bestuur_naam = forms.CharField(
        label=_("Hoe heet het schoolbestuur?"),
        help_text=_("Wij weten dat van uw school niet. Ouders lezen deze naam."),
        max_length=250,
        error_messages={"required": _("Vul in hoe het schoolbestuur heet.")},
    )

    vastgesteld_op = DatumVeld(
        label=_("Op welke dag stelde het schoolbestuur dit vast?"),
        error_messages={"required": _("Vul in op welke dag het schoolbestuur dit vaststelde.")},
    )
    schooljaar = forms.ChoiceField(
        label=_("Voor welk schooljaar?"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Kies voor welk schooljaar dit geldt.")},
    )
    mr = forms.ChoiceField(
        label=_("Wat zei de medezeggenschapsraad (MR)?"),
        choices=Ondersteuningsprofiel.Medezeggenschap.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Kies wat de medezeggenschapsraad zei.")},
    )
    mr_op = DatumVeld(
        label=_("Op welke dag zei de medezeggenschapsraad dat?"),
        help_text=_("Laat dit leeg als de medezeggenschapsraad niet is gevraagd."),
        required=False,
    )

    def __init__(self, *args: Any, bestuur_bekend: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if bestuur_bekend:
            del self.fields["bestuur_naam"]
        field = self.fields["schooljaar"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = school_year_choices(vandaag())
