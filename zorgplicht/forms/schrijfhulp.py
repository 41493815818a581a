"""The steps of an aanmelding that a worker can type for a parent, and how the parent agreed with the text."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from passend.gebruikers.models import Gebruiker
from passend.huisstijl.formulieren import DatumVeld, Formulier
from passend.huisstijl.templatetags.huisstijl_tags import datum
from zorgplicht.forms.aanmelding import FORMS, TITLES, Aanmeldformulieren
from zorgplicht.forms.ouder import StapFormulier
from zorgplicht.models import Schrijfhulp

# Which school, what it may read, gezag and an earlier "no" are for the parent alone.
STAPPEN = ("kind", "nu", "ondersteuning", "wensen", "gegevens")


class Schrijfformulieren(Aanmeldformulieren):
    """The text of a schrijfhulp as the forms of an aanmelding; nothing of the worker is filled in."""

    def __init__(self, schrijfhulp: Schrijfhulp, user: Gebruiker) -> None:
        super().__init__(schrijfhulp, user)  # type: ignore[arg-type]  # it keeps its steps as a draft does

    def stored(self, step: str) -> dict[str, Any]:
        """What was kept of a step."""
        values: dict[str, Any] = self.concept.inhoud.get(step) or {}
        return values

    def typed_steps(self) -> list[tuple[str, str, bool]]:
        """Return name and title of each step, and whether something was typed there."""
        return [(step, str(TITLES[step]), step in self.concept.inhoud) for step in STAPPEN]

    def rows(self, step: str) -> list[tuple[str, str]]:
        """Return label and answer of one step, as they were typed, for who reads it through."""
        form: StapFormulier = FORMS[step](self.stored(step))
        form.is_valid()
        rows = []
        for name, field in form.fields.items():
            value = form.cleaned_data.get(name)
            shown = dict(getattr(field, "choices", ())).get(value, value)
            text = datum(shown) if hasattr(shown, "year") else str(shown or "")
            if text:
                rows.append((str(field.label), text))
        return rows or [(_now("Nog niets ingevuld"), "")]


class AkkoordFormulier(Formulier):
    wijze = forms.ChoiceField(label=_("Hoe ging de ouder akkoord met de tekst?"), choices=Schrijfhulp.Wijze.choices)
    dag = DatumVeld(label=_("Op welke dag?"))
    knop = _("Noteer het akkoord")
