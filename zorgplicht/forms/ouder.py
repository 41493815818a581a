"""What a parent fills in: the steps of an aanmelding, and what comes after it."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from crispy_forms.helper import FormHelper
from django import forms
from django.utils.translation import gettext_lazy as _

from ondersteuning.models import School
from passend.huisstijl.formulieren import PARTS, DatumVeld, DatumWidget, Formulier
from passend.klok import vandaag
from zorgplicht.forms.nummers import clean_number, tidy_postcode
from zorgplicht.models.woorden import AndereOuder, Gezag, Plek

# Older than this is no school child: most likely a slip of the pen.
OLDEST_YEARS = 25
# A baby can be put on a list for a secondary school; later than that is a slip of the pen as well.
FAR_YEARS = 15
_TOO_LONG = _("Uw tekst is te lang. Maak de tekst wat korter.")


class StapFormulier(Formulier):
    """One step. The page draws the form's frame itself, because it has a second button."""

    @property
    def helper(self) -> FormHelper:
        helper = super().helper
        helper.form_tag = False
        return helper

    @classmethod
    def raw_values(cls, data: Mapping[str, Any]) -> dict[str, str]:
        """Return what was typed in this form's boxes, right or wrong, in the shape in which a form takes it."""
        names: list[str] = []
        for name, field in cls.base_fields.items():
            names += [f"{name}_{part}" for part in PARTS] if isinstance(field.widget, DatumWidget) else [name]
        return {name: str(data[name]) for name in names if name in data}

    @classmethod
    def values_as_typed(cls, values: Mapping[str, Any]) -> dict[str, Any]:
        """Return cleaned values as a parent would type them: the way back from a record to this form."""
        typed: dict[str, Any] = {}
        for name, field in cls.base_fields.items():
            value = values.get(name)
            if isinstance(field.widget, DatumWidget):
                parts = field.widget.decompress(value)
                typed |= {f"{name}_{part}": text for part, text in zip(PARTS, parts, strict=True)}
            elif isinstance(value, bool):
                typed[name] = "ja" if value else "nee"
            else:
                typed[name] = "" if value is None else str(value)
        return typed

    @classmethod
    def initial_values(cls, data: Mapping[str, Any]) -> dict[str, Any]:
        """Return `raw_values` as first values of an unbound form: shown again without complaint."""
        return {name: field.widget.value_from_datadict(data, {}, name) for name, field in cls.base_fields.items()}


JA_NEE = (("ja", _("Ja")), ("nee", _("Nee")))


def yes_or_no(answer: str) -> bool | None:
    """Return what was chosen from JA_NEE; None when nothing was."""
    return {"ja": True, "nee": False}.get(answer)


class KindFormulier(StapFormulier):
    voornaam = forms.CharField(
        label=_("Voornaam van uw kind"),
        max_length=100,
        error_messages={"required": _("Vul de voornaam van uw kind in.")},
    )
    achternaam = forms.CharField(
        label=_("Achternaam van uw kind"),
        max_length=150,
        error_messages={"required": _("Vul de achternaam van uw kind in.")},
    )
    geboren_op = DatumVeld(
        label=_("Geboortedatum van uw kind"),
        help_text=_("Bijvoorbeeld 14 5 2021."),
        error_messages={"required": _("Vul de geboortedatum van uw kind in.")},
    )

    thuistaal = forms.CharField(
        label=_("Welke taal spreekt u thuis met uw kind?"),
        help_text=_(
            "Leert uw kind nog Nederlands? Dan weet de school welke taal u thuis spreekt. Wat uw kind nodig heeft, "
            "vragen wij bij een latere stap."
        ),
        max_length=100,
        required=False,
    )
    tolk = forms.ChoiceField(
        label=_("Wilt u een tolk bij gesprekken met de school?"),
        choices=JA_NEE,
        widget=forms.RadioSelect,
        required=False,
    )

    def clean_tolk(self) -> bool | None:
        return yes_or_no(self.cleaned_data["tolk"])

    def clean_geboren_op(self) -> date:
        born: date = self.cleaned_data["geboren_op"]
        today = vandaag()
        if born > today:
            raise forms.ValidationError(_("Deze datum is nog niet geweest. Kijk nog eens naar het jaar."))
        if born.year < today.year - OLDEST_YEARS:
            raise forms.ValidationError(_("Dit is lang geleden. Kijk nog eens naar het jaar."))
        return born


class OndersteuningFormulier(StapFormulier):
    mogelijk_extra_ondersteuning = forms.ChoiceField(
        label=_("Denkt u dat uw kind misschien extra ondersteuning nodig heeft?"),
        help_text=_("Een vermoeden is genoeg. U hoeft niets te bewijzen. Een diagnose is niet nodig."),
        choices=(("ja", _("Ja, of misschien")), ("nee", _("Nee"))),
        widget=forms.RadioSelect,
        error_messages={"required": _("Kies of uw kind misschien extra ondersteuning nodig heeft.")},
    )
    ondersteuningsvraag = forms.CharField(
        label=_("Wat wilt u de school over uw kind vertellen?"),
        help_text=_("Schrijf het in uw eigen woorden. Wat gaat goed? Wat is moeilijk? Wat helpt?"),
        widget=forms.Textarea(attrs={"rows": 7}),
        max_length=10_000,
        required=False,
        error_messages={"max_length": _TOO_LONG},
    )


class NuFormulier(StapFormulier):
    nu_soort = forms.ChoiceField(
        label=_("Waar is uw kind nu overdag?"), choices=Plek.choices, widget=forms.RadioSelect, required=False
    )
    nu_waar = forms.CharField(
        label=_("Hoe heet die school of opvang?"),
        help_text=_("Laat dit leeg als uw kind thuis is."),
        max_length=200,
        required=False,
    )
    postcode = forms.CharField(
        label=_("Wat is uw postcode?"),
        help_text=_("Heeft u nog geen adres, of mag niemand het weten? Laat dit dan leeg. Dat is goed."),
        max_length=7,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "postal-code"}),
    )

    def clean_postcode(self) -> str:
        typed = self.cleaned_data["postcode"]
        return tidy_postcode(typed) if typed else ""


class GezagFormulier(StapFormulier):
    """No answer blocks sending: nothing here is required."""

    gezag = forms.ChoiceField(
        label=_("Wie heeft het gezag over uw kind?"),
        help_text=_("Wie gezag heeft, mag belangrijke dingen over het kind beslissen. Weet u het niet? Dat is goed."),
        choices=Gezag.choices,
        widget=forms.RadioSelect,
        required=False,
    )
    andere_ouder = forms.ChoiceField(
        label=_("Weet de andere ouder van deze aanmelding, en is die het ermee eens?"),
        help_text=_(
            "Wij vragen of vertellen de andere ouder niets. Is er geen andere ouder met gezag? Laat dit dan leeg."
        ),
        choices=AndereOuder.choices,
        widget=forms.RadioSelect,
        required=False,
    )


class WensenFormulier(StapFormulier):
    ZO_SNEL_MOGELIJK = "snel"
    OP_DATUM = "datum"

    wanneer = forms.ChoiceField(
        label=_("Wanneer wilt u dat uw kind op deze school begint?"),
        choices=((ZO_SNEL_MOGELIJK, _("Zo snel mogelijk")), (OP_DATUM, _("Op een bepaalde dag"))),
        widget=forms.RadioSelect,
        error_messages={"required": _("Kies wanneer u wilt dat uw kind begint.")},
    )
    gewenst_per = DatumVeld(
        label=_("Op welke dag?"),
        help_text=_("Vul dit alleen in als u een bepaalde dag koos. De eerste schooldag is ook goed."),
        required=False,
    )
    andere_scholen = forms.CharField(
        label=_("Heeft u uw kind ook op een andere manier bij scholen aangemeld?"),
        help_text=_(
            "Bijvoorbeeld met een brief. Schrijf dan op bij welke scholen: dat vraagt de wet. Anders laat u dit leeg. "
            "Scholen die u net in Passend koos, hoeft u niet op te schrijven."
        ),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=2_000,
        required=False,
        error_messages={"max_length": _TOO_LONG},
    )

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if cleaned.get("wanneer") != self.OP_DATUM:
            cleaned["gewenst_per"] = None
            # A half date beside "as soon as possible" is no mistake: it is not used.
            self.errors.pop("gewenst_per", None)
        elif "gewenst_per" not in self.errors:
            wished = cleaned.get("gewenst_per")
            if wished is None:
                self.add_error("gewenst_per", _("Vul de dag in, of kies “Zo snel mogelijk”."))
            elif wished < vandaag():
                self.add_error("gewenst_per", _("Deze dag is al geweest. Kies een andere dag, of “Zo snel mogelijk”."))
            elif wished.year > vandaag().year + FAR_YEARS:
                self.add_error("gewenst_per", _("Deze dag is nog ver weg. Kijk nog eens naar het jaar."))
        return cleaned


class GegevensFormulier(StapFormulier):
    ouder_naam = forms.CharField(
        label=_("Uw naam"),
        max_length=200,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
        error_messages={"required": _("Vul uw naam in.")},
    )
    ouder_email = forms.EmailField(
        label=_("Uw e-mailadres"),
        max_length=254,
        help_text=_("Vul uw e-mailadres of uw telefoonnummer in. Allebei mag ook."),
        required=False,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        error_messages={"invalid": _("Dit e-mailadres klopt niet. Een goed adres lijkt op naam@voorbeeld.nl.")},
    )
    ouder_telefoon = forms.CharField(
        label=_("Uw telefoonnummer"),
        max_length=30,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "tel", "inputmode": "tel"}),
    )

    def clean_ouder_telefoon(self) -> str:
        # Kept with the spaces that make it readable: the school reads it in the letter.
        typed: str = self.cleaned_data["ouder_telefoon"]
        if typed:
            clean_number(typed)
        return typed

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if not self.errors and not (cleaned["ouder_email"] or cleaned["ouder_telefoon"]):
            self.add_error(
                "ouder_email", _("Vul een e-mailadres of een telefoonnummer in. Dan kan de school u bereiken.")
            )
        return cleaned


class ScholenFormulier(StapFormulier):
    """Which of the chosen schools is the first choice. With one school there is nothing to ask."""

    eerste_keus = forms.ChoiceField(
        label=_("Welke school is uw eerste keus?"),
        help_text=_("De andere scholen kijken ook naar uw aanmelding."),
        widget=forms.RadioSelect,
        required=False,
    )

    def __init__(self, *args: Any, scholen: Iterable[School], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.scholen = list(scholen)
        first = self.fields["eerste_keus"]
        assert isinstance(first, forms.ChoiceField)
        first.choices = [(str(school.pk), str(school)) for school in self.scholen]
        first.required = len(self.scholen) > 1
        first.error_messages["required"] = str(_("Kies welke school uw eerste keus is."))
        if len(self.scholen) < 2:
            first.widget = forms.HiddenInput()

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if not self.scholen:
            raise forms.ValidationError(_("Kies eerst een school."), code="geen_school")
        for school in self.scholen:
            if school.gesloten_op:
                message = _("Deze school is gesloten: %(naam)s. Haal die weg en kies een andere school.")
                raise forms.ValidationError(message, params={"naam": str(school)}, code="gesloten")
        if "eerste_keus" in cleaned:
            cleaned["eerste_keus"] = cleaned["eerste_keus"] or str(self.scholen[0].pk)
        return cleaned


class Bevestiging(Formulier):
    """A page that only asks: are you sure? Nothing is filled in; an action's refusal comes back above the button."""


class IntrekFormulier(Formulier):
    """Are you sure, and whose idea is it? The question may be left open."""

    knop = _("Trek de aanmelding in")
    op_advies = forms.ChoiceField(
        label=_("Raadde de school u aan om in te trekken?"),
        help_text=_("Uw antwoord staat daarna in het dossier. De school leest het ook."),
        choices=JA_NEE,
        widget=forms.RadioSelect,
        required=False,
    )


class InleverFormulier(Formulier):
    knop = _("Leg dit vast")
    dag = DatumVeld(
        label=_("Op welke dag heeft u de aanmelding ingeleverd of gemaild?"),
        error_messages={"required": _("Vul de dag in waarop u de aanmelding inleverde.")},
    )
