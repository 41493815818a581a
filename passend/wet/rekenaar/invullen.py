"""From an address to answers, and back: the forms of the calculator, step by step."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from passend.huisstijl.formulieren import PARTS, Formulier
from passend.wet.rekenaar.aanleiding import Aanleiding
from passend.wet.rekenaar.vragen import Antwoorden, Volgorde, Vraag

Paren = list[tuple[str, str]]


class Vragenformulier(Formulier):
    """The base of a form made of questions; `eerder` holds the answers of the steps before."""

    knop: str | Promise
    volgorde: Sequence[Volgorde] = ()
    eerder: Antwoorden = {}

    def clean(self) -> dict[str, Any] | None:
        values = super().clean()
        answers = {**self.eerder, **self.cleaned_data}
        for rule in self.volgorde:
            first, second = answers.get(rule.eerder), answers.get(rule.later)
            if first and second and second < first and rule.later in self.fields:
                self.add_error(rule.later, str(rule.melding))
        return values


@dataclass(frozen=True, slots=True)
class Ingevuld:
    """What became of an address: answers when it is complete, or else the form to show.

    paren: name and value of each answer as the address holds them, in the order of the questions. formulier: None
    when nothing is missing; stap: the number of the step it asks, from 1.
    """

    antwoorden: Antwoorden
    paren: Paren
    formulier: Vragenformulier | None = None
    stap: int = 0

    @property
    def adres(self) -> str:
        """The part of the address after the question mark; the same answers always give the same."""
        return urlencode(self.paren)


def fill_in(occasion: Aanleiding, query: Mapping[str, str]) -> Ingevuld:
    """Read the answers, step by step. The first step with a mistake, or that was not shown yet, is the form.

    `stap` in the query is the last step that was shown: choices that nobody made leave no trace of their own.
    """
    data = _boxes(occasion, query)
    answers: dict[str, Any] = {}
    for number, step in enumerate(occasion.stappen, start=1):
        questions = [question for question in step if question.als(answers)]
        if not questions:
            continue
        shown = data.get("stap", "") >= str(number) or any(_is_shown(question, data) for question in questions)
        last = number == len(occasion.stappen)
        form = make_form(occasion, questions, data if shown else None, earlier=answers, last=last)
        if not shown or not form.is_valid():
            return Ingevuld(answers, _pairs(occasion, answers), form, number)
        answers |= form.cleaned_data
    return Ingevuld(answers, _pairs(occasion, answers))


def change_form(occasion: Aanleiding, query: Mapping[str, str]) -> Vragenformulier:
    """The form to change answers with: all questions that matter given the address, with what is right filled in."""
    data = _boxes(occasion, query)
    answers: dict[str, Any] = {}
    asked: list[Vraag] = []
    for step in occasion.stappen:
        questions = [question for question in step if question.als(answers)]
        if asked and not any(_is_shown(question, data) for question in questions):
            break
        form = make_form(occasion, questions, data, earlier=answers)
        form.full_clean()
        answers |= form.cleaned_data
        asked += questions
    return make_form(occasion, asked, None, initial=answers)


def make_form(
    occasion: Aanleiding,
    questions: Sequence[Vraag],
    data: Mapping[str, str] | None,
    *,
    earlier: Antwoorden | None = None,
    initial: Antwoorden | None = None,
    last: bool = True,
) -> Vragenformulier:
    """The form of these questions, with the checks on the order of days. last: whether only the dates can follow."""
    members: dict[str, Any] = {question.naam: question.veld() for question in questions}
    members |= {"volgorde": occasion.volgorde, "eerder": dict(earlier or {})}
    members["knop"] = _("Bereken de datums") if last else _("Verder")
    made: type[Vragenformulier] = type("VanVragen", (Vragenformulier,), members)
    return made(data, initial=dict(initial or {}))


def known_names(occasion: Aanleiding) -> set[str]:
    """The names of all questions of an occasion."""
    return {question.naam for step in occasion.stappen for question in step}


def _boxes(occasion: Aanleiding, query: Mapping[str, str]) -> dict[str, str]:
    """The query as the form reads it: a day of one piece (2026-01-12) is taken apart into its three boxes.

    What is no such day goes into the first box as it is, so that the page can show what was wrong.
    """
    data = {name: query[name] for name in query}
    for step in occasion.stappen:
        for question in step:
            text = data.get(question.naam, "").strip()
            if question.is_dag and text:
                year, month, day = text.split("-") if text.count("-") == 2 else ("", "", text)
                for part, value in zip(PARTS, (day, month, year), strict=True):
                    data.setdefault(f"{question.naam}_{part}", value)
    return data


def _is_shown(question: Vraag, data: Mapping[str, str]) -> bool:
    return question.naam in data or any(f"{question.naam}_{part}" in data for part in PARTS)


def _pairs(occasion: Aanleiding, answers: Antwoorden) -> Paren:
    pairs: Paren = []
    for step in occasion.stappen:
        asked = [question.naam for question in step if question.naam in answers]
        filled = [(name, _as_text(answers[name])) for name in asked if answers[name]]
        # A step of which everything was left empty is named all the same, so that it is not asked again.
        pairs += filled or [(name, "") for name in asked[:1]]
    return pairs


def _as_text(value: date | str) -> str:
    return value.isoformat() if isinstance(value, date) else value


def answer_words(occasion: Aanleiding, answers: Antwoorden) -> list[tuple[str, str | date]]:
    """What was filled in, as question and answer; empty answers are left out."""
    rows: list[tuple[str, str | date]] = []
    for step in occasion.stappen:
        for question in step:
            if value := answers.get(question.naam):
                rows.append((str(question.label), value if question.is_dag else str(dict(question.keuzes)[value])))
    return rows
