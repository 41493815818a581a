"""What a visitor without an account fills in: to be called, and what a school said."""

from collections.abc import Sequence
from typing import Any

from crispy_forms.helper import FormHelper
from django import forms
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from ondersteuning.steunpunten import Regiosteunpunt, steunpunten_at
from passend.huisstijl.formulieren import Formulier
from zorgplicht.forms.nummers import clean_number, clean_postcode
from zorgplicht.forms.ouder_delen import ZeiNeeFormulier
from zorgplicht.models import Terugbelverzoek


def postcode_field(**values: Any) -> forms.CharField:
    return forms.CharField(
        label=_("Uw postcode"),
        max_length=10,
        widget=forms.TextInput(attrs={"autocomplete": "postal-code"}),
        error_messages={"required": _("Vul uw postcode in. Dan weten wij welk steunpunt bij u hoort.")},
        **values,
    )


class PostcodeFormulier(Formulier):
    """Where is my steunpunt? A search: GET, the four digits in the address."""

    toon_niet_verplicht = False
    knop = _("Zoek mijn steunpunt")

    postcode = postcode_field()

    def clean_postcode(self) -> str:
        return clean_postcode(self.cleaned_data["postcode"])


class TerugbelFormulier(Formulier):
    """Four questions; a fifth only where a region has one steunpunt for primary and another for secondary schools."""

    knop = _("Vraag of zij mij bellen")

    naam = forms.CharField(
        label=_("Uw naam"),
        max_length=100,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
        error_messages={"required": _("Vul uw naam in. Dan weten zij naar wie zij vragen.")},
    )
    telefoon = forms.CharField(
        label=_("Uw telefoonnummer"),
        max_length=20,
        widget=forms.TextInput(attrs={"autocomplete": "tel", "inputmode": "tel"}),
        error_messages={"required": _("Vul uw telefoonnummer in.")},
    )
    postcode = postcode_field(help_text=_("Zo weten wij welk steunpunt u belt."))
    wanneer = forms.ChoiceField(
        label=_("Wanneer wilt u gebeld worden?"),
        choices=Terugbelverzoek.Wanneer.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Kies wanneer u gebeld wilt worden.")},
    )
    onderwijs = forms.ChoiceField(
        label=_("Om welke school gaat het?"),
        help_text=_("In uw regio zijn er twee steunpunten."),
        choices=Terugbelverzoek.Onderwijs.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Kies om welke school het gaat. Dan belt het goede steunpunt u.")},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if len({one.steunpunt.pk for one in self.candidates}) < 2:
            del self.fields["onderwijs"]

    @property
    def helper(self) -> FormHelper:
        # The page draws the frame itself: a box that people do not see stands in it.
        helper = super().helper
        helper.form_tag = False
        return helper

    @cached_property
    def candidates(self) -> Sequence[Regiosteunpunt]:
        """The steunpunten of the postcode that was typed."""
        return steunpunten_at(str((self.data or self.initial).get("postcode", "")))

    def clean_telefoon(self) -> str:
        return clean_number(self.cleaned_data["telefoon"])

    def clean_postcode(self) -> str:
        digits = clean_postcode(self.cleaned_data["postcode"])
        if not self.candidates:
            raise forms.ValidationError(
                _("Wij weten niet welk steunpunt bij deze postcode hoort. Hieronder vindt u alle steunpunten."),
                code="geen_steunpunt",
            )
        return digits

    @property
    def steunpunt(self) -> Regiosteunpunt:
        """Which steunpunt will call. Only when the form is valid."""
        wanted = self.cleaned_data.get("onderwijs")
        fitting = [one for one in self.candidates if not wanted or (one.po if wanted == "po" else one.vo)]
        return (fitting or list(self.candidates))[0]


class NeeFormulier(ZeiNeeFormulier):
    """The same as the step of an aanmelding, but here it is why the visitor came: school, day and words are needed.

    Its raw values wait in the session until the visitor signed in, and are those of that step.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, message in (
            ("school_naam", _("Vul in welke school nee zei.")),
            ("dag", _("Vul de dag in waarop de school nee zei. Weet u het niet precies? Schat de dag.")),
            ("woorden", _("Schrijf op wat de school zei. Een paar woorden is genoeg.")),
        ):
            self.fields[name].required = True
            self.fields[name].error_messages["required"] = message

    def clean(self) -> dict[str, Any]:
        # What is missing is said by the fields themselves.
        return self.cleaned_data


class UitkomstFormulier(Formulier):
    """What came of a call, for the steunpunt."""

    uitkomst = forms.ChoiceField(
        label=_("Wat kwam ervan?"),
        choices=Terugbelverzoek.Uitkomst.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Kies wat er van het gesprek kwam.")},
    )
    knop = _("Leg vast")
