"""What a steunpunt worker fills in."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from passend.huisstijl.formulieren import DatumVeld, Formulier
from zorgplicht.models import Notitie
from zorgplicht.volgen import DATUMS, STANDEN, WIE


class NotitieFormulier(Formulier):
    soort = forms.ChoiceField(
        label=_("Wat voor contact was het?"), choices=Notitie.Soort.choices, initial=Notitie.Soort.TELEFOON
    )
    dag = DatumVeld(label=_("Op welke dag?"))
    tekst = forms.CharField(
        label=_("Nieuwe notitie"),
        help_text=_("De ouder mag deze aantekeningen opvragen. Schrijf feiten op."),
        widget=forms.Textarea(attrs={"rows": 5}),
        max_length=10000,
        error_messages={"required": _("Schrijf eerst iets op.")},
    )
    knop = _("Bewaar de notitie")


def _offer(field: forms.Field, colleagues: dict[UUID, str], first: Any) -> None:
    """Let these people be chosen by their ids, after a line for nobody."""
    assert isinstance(field, forms.ChoiceField)  # narrows the type for the checker
    field.choices = [("", first), *((str(pk), name) for pk, name in colleagues.items())]


class TaakFormulier(Formulier):
    wat = forms.CharField(label=_("Wat gaat u doen?"), max_length=300)
    uiterlijk_op = DatumVeld(label=_("Uiterlijk op"), required=False)
    voor = forms.ChoiceField(label=_("Voor wie?"), required=False)
    knop = _("Bewaar de taak")

    def __init__(self, *args: Any, colleagues: dict[UUID, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _offer(self.fields["voor"], colleagues, _("Wie het eerst kan"))


class OverdrachtFormulier(Formulier):
    """Hand over one case: for good, or with a last day to a stand-in."""

    naar = forms.ChoiceField(
        label=_("Wie gaat dit gezin helpen?"), error_messages={"required": _("Kies een collega.")}
    )
    tot = DatumVeld(
        label=_("Tot en met welke dag?"),
        required=False,
        help_text=_("Laat leeg als uw collega dit gezin blijft helpen."),
    )
    knop = _("Draag over")

    def __init__(self, *args: Any, colleagues: dict[UUID, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _offer(self.fields["naar"], colleagues, _("Kies een collega"))


class AllesOverdragenFormulier(Formulier):
    """Hand over all cases to a stand-in; the last day is needed."""

    naar = forms.ChoiceField(label=_("Wie neemt voor u waar?"), error_messages={"required": _("Kies een collega.")})
    tot = DatumVeld(
        label=_("Tot en met welke dag?"), help_text=_("Op de dag erna zijn de gezinnen vanzelf weer van u.")
    )
    knop = _("Draag alles over")

    def __init__(self, *args: Any, colleagues: dict[UUID, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _offer(self.fields["naar"], colleagues, _("Kies een collega"))


WOORDEN_WIE = {
    "alle": _("Iedereen"),
    "mij": _("Van mij"),
    "anderen": _("Van collega’s"),
    "zonder": _("Zonder medewerker"),
}
WOORDEN_STAND = {
    "alle": _("Alles"),
    "loopt": _("Nog geen besluit"),
    "gezin": _("Wacht op de ouders"),
    "nee": _("School zei nee"),
    "ja": _("Toegelaten of geplaatst"),
}
WOORDEN_DATUM = {"alle": _("Alle datums"), "week": _("Een datum deze week"), "voorbij": _("Een datum is voorbij")}


def _choices(codes: Iterable[str], words: dict[str, Any]) -> list[tuple[str, Any]]:
    return [(code, words[code]) for code in codes]


class LijstFormulier(Formulier):
    """What of the list somebody wants to see. Only codes: nothing about a family stands in the address."""

    wie = forms.ChoiceField(label=_("Van wie?"), required=False, choices=_choices(WIE, WOORDEN_WIE))
    stand = forms.ChoiceField(label=_("Hoe staat het?"), required=False, choices=_choices(STANDEN, WOORDEN_STAND))
    datum = forms.ChoiceField(label=_("Welke datum?"), required=False, choices=_choices(DATUMS, WOORDEN_DATUM))
    knop = _("Toon")
    toon_niet_verplicht = False
