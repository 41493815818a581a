"""Searching together: what a school says, whom it asked, what it offers and hears."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from ondersteuning.models import School
from passend.dossiers.models import Feitsoort
from passend.huisstijl.formulieren import DatumVeld
from zorgplicht.actions.school_zoeken import Schoolgegevens
from zorgplicht.forms.school import HandelingFormulier, words_field
from zorgplicht.models import AndereSchool

YES, NO, UNKNOWN = "ja", "nee", "weet_niet"
ANSWERS = {YES: True, NO: False}


def choice_field(label: Any, choices: Iterable[tuple[str, Any]], **kwargs: Any) -> forms.ChoiceField:
    return forms.ChoiceField(label=label, widget=forms.RadioSelect, choices=list(choices), **kwargs)


def yes_no_field(label: Any, *, unknown: bool = True, **kwargs: Any) -> forms.ChoiceField:
    """A question with yes, no and, unless it must be known, "dat weet ik niet"."""
    choices = [(YES, _("Ja")), (NO, _("Nee"))]
    return choice_field(label, [*choices, (UNKNOWN, _("Dat weet ik niet"))] if unknown else choices, **kwargs)


class KanNietFormulier(HandelingFormulier):
    day_is_today = True
    dag = DatumVeld(label=_("Op welke dag heeft u dit met de ouders besproken?"))
    toelichting = words_field(
        label=_("Wat kan de school niet bieden, en wat gaat zij nu doen?"),
        help_text=_("Schrijf ook op bij welke scholen u gaat vragen. Het gezin leest dit."),
        error_messages={"required": _("Schrijf op wat de school niet kan bieden. Het gezin leest dat.")},
    )


class OverlegFormulier(HandelingFormulier):
    day_is_today = True
    dag = DatumVeld(label=_("Op welke dag was het overleg?"))
    toelichting = words_field(
        label=_("Wat is er afgesproken?"),
        help_text=_("Het gezin leest dit."),
        error_messages={"required": _("Schrijf op wat er is afgesproken. Het gezin leest dat.")},
    )


def school_label(school: School) -> str:
    """Return how a school stands in the list of suggestions."""
    return f"{school.organisatie.naam}, {school.plaats}"


class AndereSchoolFormulier(HandelingFormulier):
    """`scholen`: the schools of the region, as suggestions; another name may be typed as well.

    `cleaned_data["school"]` holds what the action takes.
    """

    day_is_today = True
    dag = DatumVeld(label=_("Op welke dag was dat?"))
    naam = forms.CharField(
        label=_("Welke school is het?"),
        help_text=_("Typ een deel van de naam, of een naam die er niet bij staat."),
        max_length=200,
        widget=forms.TextInput({"list": "scholen", "autocomplete": "off"}),
        error_messages={"required": _("Schrijf op welke school het is.")},
    )
    bewijs = choice_field(
        _("Waaruit blijkt dat?"),
        AndereSchool.Bewijs.choices,
        help_text=_("Bewaar de brief of de e-mail."),
        error_messages={"required": _("Kies waaruit dat blijkt.")},
    )
    besproken = yes_no_field(_("Is deze school besproken met de ouders?"))

    def __init__(self, *args: Any, scholen: Iterable[School] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.scholen = {school_label(school): school for school in scholen}

    def clean(self) -> dict[str, Any] | None:
        values = super().clean()
        name = self.cleaned_data.get("naam", "")
        known = self.scholen.get(name)
        self.cleaned_data["school"] = Schoolgegevens(
            naam=known.organisatie.naam if known else name,
            school=known,
            bewijs=self.cleaned_data.get("bewijs", AndereSchool.Bewijs.GEEN),
            echte_plaats=ANSWERS.get(self.cleaned_data.get("echte_plaats", "")),
            besproken=ANSWERS.get(self.cleaned_data.get("besproken", "")),
            tlv_nodig=ANSWERS.get(self.cleaned_data.get("tlv_nodig", "")),
        )
        return values


class SchoolBereidFormulier(AndereSchoolFormulier):
    echte_plaats = yes_no_field(_("Is daar echt een plaats voor dit kind?"))
    tlv_nodig = yes_no_field(
        _("Is er een toelaatbaarheidsverklaring nodig?"),
        help_text=_("Die is nodig voor speciaal (basis)onderwijs. Het samenwerkingsverband geeft haar."),
    )


class AanbodFormulier(HandelingFormulier):
    day_is_today = True
    dag = DatumVeld(label=_("Op welke dag heeft u het aanbod gedaan?"))
    toelichting = words_field(
        label=_("Wat biedt u aan?"),
        help_text=_("Waar, vanaf wanneer, en met welke ondersteuning. Het gezin leest dit en kan antwoorden."),
        error_messages={"required": _("Schrijf op wat u aanbiedt. Het gezin leest dat.")},
    )


class AntwoordFormulier(HandelingFormulier):
    day_is_today = True
    dag = DatumVeld(label=_("Op welke dag kreeg u het antwoord?"))
    antwoord = choice_field(
        _("Wat antwoorden de ouders?"), [("ja", _("Ja")), ("deels", _("Voor een deel")), ("nee", _("Nee"))]
    )
    hoe = choice_field(
        _("Hoe kreeg u het antwoord?"),
        [
            ("brief", _("In een brief")),
            ("email", _("In een e-mail")),
            ("gesprek", _("In een gesprek")),
            ("telefoon", _("Aan de telefoon")),
        ],
    )
    toelichting = words_field(
        label=_("Wat zeiden de ouders erbij?"), help_text=_("Het gezin leest dit."), required=False
    )


class WachtFormulier(HandelingFormulier):
    soort = choice_field(
        _("Wat is er aan de hand?"),
        [
            (Feitsoort.GEEN_PLAATSRUIMTE.value, _("Er is geen plaats")),
            (Feitsoort.OP_WACHTLIJST.value, _("Het kind staat op een wachtlijst")),
            (Feitsoort.LOTING.value, _("De school loot om de plaatsen")),
            (Feitsoort.INGELOOT.value, _("Het kind is ingeloot")),
        ],
        error_messages={"required": _("Kies wat er aan de hand is.")},
    )
    dag = DatumVeld(label=_("Sinds welke dag?"))
    toelichting = words_field(
        label=_("Volgens welk beleid?"),
        help_text=_("Bijvoorbeeld: het plaatsingsbeleid in de schoolgids, met de bladzijde. Het gezin leest dit."),
        error_messages={"required": _("Schrijf op volgens welk beleid. Het gezin leest dat.")},
    )
    gelijk = yes_no_field(
        _("Doet de school dit bij alle kinderen hetzelfde?"),
        unknown=False,
        error_messages={"required": _("Kies ja of nee.")},
    )


class ObservatieFormulier(HandelingFormulier):
    dag = DatumVeld(label=_("Vanaf welke dag?"), help_text=_("Deze dag mag nog komen."))
    tot_dag = DatumVeld(label=_("Tot en met welke dag?"), help_text=_("Is het 1 dag? Laat dit leeg."), required=False)
    toelichting = words_field(label=_("Wat is er afgesproken?"), help_text=_("Het gezin leest dit."), required=False)

    def clean(self) -> dict[str, Any] | None:
        values = super().clean()
        start, end = self.cleaned_data.get("dag"), self.cleaned_data.get("tot_dag")
        if start and end and end < start:
            self.add_error("tot_dag", gettext("De laatste dag ligt voor de eerste dag."))
        return values
