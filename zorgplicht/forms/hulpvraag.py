"""What a parent and a steunpunt worker fill in about a request for help."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from ondersteuning.steunpunten import Regiosteunpunt, steunpunten_at
from passend.huisstijl.formulieren import DatumVeld, Formulier
from passend.klok import vandaag
from zorgplicht.forms.deur import postcode_field
from zorgplicht.forms.nummers import clean_number, clean_postcode
from zorgplicht.models import Hulpvraag

_TOO_LONG = _("Uw tekst is te lang. Maak de tekst wat korter.")
_PHONE = {"autocomplete": "tel", "inputmode": "tel"}


def words_field(label: Any, rows: int = 5, **values: Any) -> forms.CharField:
    values.setdefault("error_messages", {"required": _("Schrijf eerst iets op."), "max_length": _TOO_LONG})
    return forms.CharField(label=label, widget=forms.Textarea(attrs={"rows": rows}), max_length=10_000, **values)


class Dubbelvrij(Formulier):
    """`sleutel` is the id that what is made will have: a second click finds it, and makes no second one."""

    sleutel = forms.UUIDField(widget=forms.HiddenInput)


class HulpvraagFormulier(Dubbelvrij):
    """At most six questions; fewer in a dossier that is there already. `steunpunt_bekend`: it looks on already."""

    knop = _("Stel uw vraag")

    vraag = words_field(
        _("Waar wilt u hulp bij?"),
        help_text=_("Schrijf het in uw eigen woorden. U hoeft niet zeker te weten wat u nodig heeft."),
        error_messages={"required": _("Schrijf op waar u hulp bij wilt."), "max_length": _TOO_LONG},
    )
    kind_voornaam = forms.CharField(label=_("Voornaam van uw kind"), max_length=100, required=False)
    naam = forms.CharField(
        label=_("Uw naam"),
        max_length=200,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
        error_messages={"required": _("Vul uw naam in.")},
    )
    telefoon = forms.CharField(
        label=_("Uw telefoonnummer"),
        help_text=_("Dan kan het steunpunt u bellen."),
        max_length=20,
        required=False,
        widget=forms.TextInput(attrs=_PHONE),
    )
    waar = forms.ChoiceField(
        label=_("Om welke school gaat het?"),
        help_text=_("De school waar uw kind nu op zit, of naartoe gaat."),
        choices=(("po", _("Basisschool, of de opvang daarvoor")), ("vo", _("Middelbare school"))),
        widget=forms.RadioSelect,
        error_messages={"required": _("Kies om welke school het gaat.")},
    )
    postcode = postcode_field(help_text=_("Zo weten wij welk steunpunt u helpt."))

    def __init__(self, *args: Any, kind_bekend: bool = False, steunpunt_bekend: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if kind_bekend:
            del self.fields["kind_voornaam"]
        if steunpunt_bekend:
            del self.fields["waar"], self.fields["postcode"]

    @cached_property
    def candidates(self) -> Sequence[Regiosteunpunt]:
        return steunpunten_at(str(self.data.get("postcode", "")))

    def clean_telefoon(self) -> str:
        typed: str = self.cleaned_data["telefoon"]
        return clean_number(typed) if typed else ""

    def clean_postcode(self) -> str:
        digits = clean_postcode(self.cleaned_data["postcode"])
        if not self.candidates:
            raise forms.ValidationError(
                _("Wij weten niet welk steunpunt bij deze postcode hoort. Zoek het op bij “Iemand spreken”, en bel."),
                code="geen_steunpunt",
            )
        return digits

    @property
    def steunpunt(self) -> Regiosteunpunt:
        """Which steunpunt is asked. Only when the form is valid and asks for a postcode."""
        wanted = self.cleaned_data["waar"]
        fitting = [one for one in self.candidates if (one.po if wanted == "po" else one.vo)]
        return (fitting or list(self.candidates))[0]


class TelefoonnotitieFormulier(Dubbelvrij):
    """One field, for while the phone is still warm."""

    knop = _("Bewaar")

    tekst = words_field(
        _("Wat zei de beller?"),
        rows=10,
        help_text=_("Alles mag door elkaar. Namen en nummers kunt u straks uit deze notitie overnemen."),
        error_messages={"required": _("Schrijf op wat de beller zei."), "max_length": _TOO_LONG},
    )


class AanvulFormulier(Formulier):
    knop = _("Verstuur")

    tekst = words_field(_("Wat wilt u erbij zeggen?"))


class SluitFormulier(Formulier):
    """`verplicht`: a worker says what came of it; a parent may."""

    knop = _("Sluit de hulpvraag")

    tekst = words_field(_("Wat kwam eruit?"), rows=3)

    def __init__(self, *args: Any, verplicht: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["tekst"].required = verplicht


class HeropenFormulier(Formulier):
    knop = _("Vraag weer hulp")

    tekst = words_field(_("Waarom is er weer hulp nodig?"), rows=3)


class WachtFormulier(Formulier):
    knop = _("Leg vast")

    op = forms.ChoiceField(
        label=_("Op wie wacht het?"),
        choices=Hulpvraag.Wachter.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Kies op wie het wacht.")},
    )
    tekst = words_field(
        _("Waarop wacht u?"),
        rows=3,
        help_text=_("Het gezin leest dit."),
        error_messages={"required": _("Schrijf op waarop u wacht. Het gezin leest dit."), "max_length": _TOO_LONG},
    )


class BenoemFormulier(Formulier):
    """Whom it is about, as far as known. `alleen_titel`: a parent takes part, so the rest is the family's."""

    knop = _("Bewaar")

    titel = forms.CharField(
        label=_("Korte titel"),
        help_text=_("Alleen om de vraag terug te vinden. “Naam nog niet bekend” mag."),
        max_length=80,
        required=False,
    )
    vraag = words_field(
        _("Wat is er nodig, in de woorden van de ouder?"),
        required=False,
        help_text=_("De ouder vindt dit terug, en kan het veranderen voor er iets naar een school gaat."),
    )
    kind_voornaam = forms.CharField(label=_("Voornaam van het kind"), max_length=100, required=False)
    kind_achternaam = forms.CharField(label=_("Achternaam van het kind"), max_length=150, required=False)
    geboren_op = DatumVeld(label=_("Geboortedatum van het kind"), required=False)
    naam = forms.CharField(label=_("Naam van de ouder"), max_length=200, required=False)
    telefoon = forms.CharField(
        label=_("Telefoonnummer"), max_length=20, required=False, widget=forms.TextInput(attrs={"inputmode": "tel"})
    )
    email = forms.EmailField(
        label=_("E-mailadres"),
        max_length=254,
        required=False,
        error_messages={"invalid": _("Dit e-mailadres klopt niet. Een goed adres lijkt op naam@voorbeeld.nl.")},
    )

    def __init__(self, *args: Any, alleen_titel: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if alleen_titel:
            self.fields = {"titel": self.fields["titel"]}

    def clean_telefoon(self) -> str:
        typed: str = self.cleaned_data["telefoon"]
        return clean_number(typed) if typed else ""

    def clean_geboren_op(self) -> date | None:
        born: date | None = self.cleaned_data["geboren_op"]
        if born and born > vandaag():
            raise forms.ValidationError(_("Deze datum is nog niet geweest. Kijk nog eens naar het jaar."))
        return born


class UitnodigingFormulier(Formulier):
    knop = _("Ga verder")

    code = forms.CharField(
        label=_("Uw code"),
        help_text=_("Hoofdletters en streepjes maken niet uit."),
        max_length=40,
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
        error_messages={"required": _("Vul de code in die u van het steunpunt kreeg.")},
    )
