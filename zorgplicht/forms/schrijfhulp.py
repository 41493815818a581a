"""The steps of an aanmelding that a worker can type for a parent, and how the parent agrees with the text."""

from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from passend.dossiers.actions.akkoord import text_hash
from passend.dossiers.codes import letters_of
from passend.dossiers.models import Akkoord
from passend.gebruikers.models import Gebruiker
from passend.huisstijl.formulieren import DatumVeld, Formulier
from passend.huisstijl.templatetags.huisstijl_tags import datum
from zorgplicht.delen import CONSENT_VERSION, ON_CONSENT
from zorgplicht.forms.aanmelding import DELEN, NAKIJKEN, SCHOLEN, TITLES, Aanmeldformulieren
from zorgplicht.models import Schrijfhulp

# Gezag and an earlier "no" are for the parent alone: the other parent can read what was typed here.
STAPPEN = (SCHOLEN, "kind", "nu", "ondersteuning", "wensen", "gegevens", DELEN)


class Schrijfformulieren(Aanmeldformulieren):
    """The text of a schrijfhulp as the forms of an aanmelding; nothing of the worker is filled in."""

    def __init__(self, schrijfhulp: Schrijfhulp, user: Gebruiker) -> None:
        super().__init__(schrijfhulp, user)  # type: ignore[arg-type]  # it keeps its steps as a draft does

    def order(self, current: str = "") -> list[str]:
        """The steps that a worker can type."""
        return list(STAPPEN)

    def stored(self, step: str) -> dict[str, Any]:
        """What was kept of a step."""
        values: dict[str, Any] = self.concept.inhoud.get(step) or {}
        return values

    def typed_steps(self) -> list[tuple[str, str, bool]]:
        """Return name and title of each step, and whether something was typed there."""
        return [(step, str(TITLES[step]), bool(self.concept.inhoud.get(step))) for step in STAPPEN]

    @property
    def is_finished(self) -> bool:
        """Whether everything that an aanmelding needs was typed."""
        return self.first_incomplete == NAKIJKEN

    @property
    def consent(self) -> str:
        """The version of the consent that is read aloud with the text; empty where nothing rests on it."""
        ticked = {part for parts in self.parts.values() for part in parts}
        return CONSENT_VERSION if ON_CONSENT & ticked else ""

    def rows(self, step: str) -> list[tuple[str, str]]:
        """Return label and answer of one step, as they were typed, for who reads it through."""
        if step == SCHOLEN:
            lines = [(_now("Scholen"), ", ".join(str(school) for school in self.scholen))]
            first = self.eerste_keus
            return [*lines, (_now("Eerste keus"), str(first))] if first and len(self.scholen) > 1 else lines
        form = self.bound(step)
        form.is_valid()
        rows = []
        for name, field in form.fields.items():
            text = _words(form.cleaned_data.get(name), dict(getattr(field, "choices", ())))
            if text:
                rows.append((str(field.label), text))
        return rows or [(_now("Nog niets ingevuld"), "")]


def _words(value: Any, choices: dict[Any, Any]) -> str:
    if isinstance(value, list):
        return ", ".join(str(choices.get(one, one)) for one in value) or _now("niets")
    if isinstance(value, bool):
        value = "ja" if value else "nee"
    shown = choices.get(value, value)
    return datum(shown) if hasattr(shown, "year") else str(shown or "")


class OuderFormulier(Formulier):
    """Which parent agrees with `tekst`; with one parent there is nothing to choose.

    The form remembers the text of its page: what was read aloud from there, is agreed with while it still stands.
    """

    ouder = forms.ChoiceField(label=_("Welke ouder?"))

    def __init__(self, *args: Any, parents: dict[UUID, str], tekst: Mapping[str, Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.watch(tekst)
        field = self.fields["ouder"]
        assert isinstance(field, forms.ChoiceField)  # declared above
        field.choices = [(str(pk), name) for pk, name in parents.items()]
        if len(parents) == 1:
            field.widget = forms.HiddenInput()
            field.initial = str(next(iter(parents)))

    def clean_ouder(self) -> UUID:
        return UUID(self.cleaned_data["ouder"])

    def _mark(self) -> str:
        return text_hash(self._stored or {})

    def _changed(self) -> list[str]:
        return ["ouder"]

    def _collide(self, changed: Iterable[str]) -> None:
        self.botst = True
        self._remember()
        self.add_error(None, _now("De tekst is intussen veranderd. Lees de nieuwe tekst voor. Vraag daarna akkoord."))


class CodeVragenFormulier(OuderFormulier):
    prefix = "vraag"
    knop: str | Promise = _("Mail de ouder een code")


class AkkoordFormulier(OuderFormulier):
    """Voice on record or a signature; a code writes itself down."""

    wijze = forms.ChoiceField(
        label=_("Hoe ging de ouder akkoord?"),
        choices=[(wijze.value, wijze.label) for wijze in (Akkoord.Wijze.STEM, Akkoord.Wijze.HANDTEKENING)],
        widget=forms.RadioSelect,
        error_messages={"required": _("Kies hoe de ouder akkoord ging.")},
    )
    dag = DatumVeld(label=_("Op welke dag?"))
    knop = _("Noteer het akkoord")


class CodeFormulier(Formulier):
    code = forms.CharField(
        label=_("Welke code leest de ouder voor?"),
        help_text=_("Streepjes en hoofdletters maken niet uit."),
        max_length=30,
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
        error_messages={"required": _("Typ de code die de ouder voorleest.")},
    )
    knop = _("Verstuur voor de ouder")

    def clean_code(self) -> str:
        return letters_of(self.cleaned_data["code"])
