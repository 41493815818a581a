"""The questions of the calculator: what is asked, when it matters, and which answers make no sense."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from passend.huisstijl.formulieren import DatumVeld
from passend.klok import vandaag

#: Cleaned answers by the name of the question: a code, a day, or None for a day that was left empty.
Antwoorden = Mapping[str, Any]
Woorden = str | Promise

#: The day on which the rules of passend onderwijs began; no rule in the files is older.
EERSTE_DAG = date(2014, 8, 1)
#: A day in a letter may lie ahead, but not further than this many years.
JAREN_VOORUIT = 2

JA, NEE = "ja", "nee"
JA_NEE = ((JA, _("Ja")), (NEE, _("Nee")))


def altijd(answers: Antwoorden) -> bool:
    """A question that is always asked."""
    return True


@dataclass(frozen=True, slots=True)
class Vraag:
    """One question. naam: its name in the address; label: the question; uitleg: a hint below it.

    keuzes: code and words of each answer; none: the answer is a day. nodig: whether it must be answered (a choice
    always must). vooruit: whether the day may lie ahead. als: whether the question matters, given the answers of the
    steps before it.
    """

    naam: str
    label: Woorden
    uitleg: Woorden = ""
    keuzes: Sequence[tuple[str, Woorden]] = ()
    nodig: bool = False
    vooruit: bool = False
    als: Callable[[Antwoorden], bool] = altijd

    @property
    def is_dag(self) -> bool:
        """Whether the answer is a day."""
        return not self.keuzes

    def veld(self) -> forms.Field:
        """A new form field for it."""
        words: dict[str, Any] = {"label": self.label, "help_text": self.uitleg}
        if self.is_dag:
            return DagVeld(required=self.nodig, vooruit=self.vooruit, **words)
        return forms.ChoiceField(choices=list(self.keuzes), widget=forms.RadioSelect, **words)


@dataclass(frozen=True, slots=True)
class Volgorde:
    """The day `later` cannot come before the day `eerder`; `melding` says so at `later`."""

    eerder: str
    later: str
    melding: Woorden


class DagVeld(DatumVeld):
    """A day since EERSTE_DAG. Not after today, unless `vooruit`: then at most JAREN_VOORUIT years ahead."""

    default_error_messages = {
        "moet_nog_komen": _("Deze dag moet nog komen. Vul een dag in die al is geweest."),
        "te_lang_geleden": _("Wij rekenen met dagen vanaf 1 augustus 2014. Kijk nog eens naar het jaar."),
        "te_ver_weg": _("Deze dag is nog ver weg. Kijk nog eens naar het jaar."),
    }

    def __init__(self, *, vooruit: bool = False, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.vooruit = vooruit

    def validate(self, value: date | None) -> None:
        """Raises ValidationError for a day that cannot be meant."""
        super().validate(value)
        if value is None:
            return
        today = vandaag()
        if value < EERSTE_DAG:
            raise ValidationError(self.error_messages["te_lang_geleden"], code="te_lang_geleden")
        if self.vooruit and value.year > today.year + JAREN_VOORUIT:
            raise ValidationError(self.error_messages["te_ver_weg"], code="te_ver_weg")
        if not self.vooruit and value > today:
            raise ValidationError(self.error_messages["moet_nog_komen"], code="moet_nog_komen")


def dag(naam: str, label: Woorden, **options: Any) -> Vraag:
    """A question for a day; options: the other fields of Vraag."""
    return Vraag(naam, label, **options)


def keuze(naam: str, label: Woorden, antwoorden: Sequence[tuple[str, Woorden]], **options: Any) -> Vraag:
    """A question with one answer out of a few."""
    return Vraag(naam, label, keuzes=tuple(antwoorden), **options)


def antwoord_is(naam: str, *codes: str) -> Callable[[Antwoorden], bool]:
    """A question that matters only after one of these answers."""
    return lambda answers: answers.get(naam) in codes


def gegeven(naam: str) -> Callable[[Antwoorden], bool]:
    """A question that matters only when that day was filled in."""
    return lambda answers: answers.get(naam) is not None
