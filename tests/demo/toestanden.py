"""Every state that a dossier of the demo can be in, as one list.

Most of it is read from the models: each value of each field with choices is a state, and so is each kind of fact that
an action names. `NIET_IN_DE_DEMO` says which are not, and why. What a person sees as different beside that stands in
`samen`. Each state finds its own rows as the person who asks, so that row-level security decides who sees it.
"""

import ast
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from django.apps import apps
from django.db import models

from geschillen import models as geschillen
from geschillen.models.geschil import Uitkomst
from ondersteuning.models import Ondersteuningsprofiel
from ondersteuning.models.profielpunt import Profielpunt
from passend.dossiers.models import Feit, Feitsoort
from passend.wet.models import Datumwijziging
from zorgplicht import models as zorgplicht
from zorgplicht.models.woorden import Onderdeel

ROOT = Path(__file__).resolve().parents[2]
# Where actions and the tables of what may be recorded name kinds of facts.
ACTS = ("zorgplicht/actions", "zorgplicht/access.py", "geschillen/actions", "geschillen/access.py")


@dataclass(frozen=True)
class Toestand:
    """A state: its name, and the rows that show it to the person who asks, each with a page of its own."""

    naam: str
    vind: Callable[[], Iterable[Any]]


# --- From the models: every value of every field with choices -------------------------------------------------------

# Models of other apps whose rows stand on a page of a dossier or of a school.
BESIDE = (Ondersteuningsprofiel, Profielpunt, Datumwijziging)
# Field -> why its values are no states of a dossier.
GEEN_TOESTAND = {
    "dossiers.Organisatie.soort": "which organisations there are, not what happens in a dossier",
    "dossiers.Lidmaatschap.rol": "who works where; each role has a button on the sign-in page",
    "dossiers.Accountaanvraag.rol": "the role that is asked for; what becomes of the request is `stand`",
    "zorgplicht.Gezinswoorden.nu_soort": "the family's own copy of what AanmeldingTekst says",
    "zorgplicht.Herinnering.moment": "what the worker sent, which nobody reads on a screen",
    "wet.Datumwijziging.welke": "the time machine moves dates; in the demo an administrator tries that on the spot",
    "wet.Datumwijziging.oorzaak": "the same",
    "dossiers.Feit.soort": "see `recordable`: many kinds belong to ways that no screen has yet",
}
# Field or one value -> why the demo cannot show it. Kept short.
NIET_IN_DE_DEMO: dict[str, str] = {
    "zorgplicht.AanmeldingTekst.andere_ouder=onveilig": "never goes to a school: a constraint refuses it",
    **dict.fromkeys(
        (
            "zorgplicht.Bezorging.uitkomst=aangenomen",
            "zorgplicht.Bezorging.uitkomst=mislukt",
            "zorgplicht.Bezorging.uitkomst=onzeker",
        ),
        "only the worker says what the mail server did: in a running demo Fatma's letter is taken within a minute",
    ),
}


def fields_with_choices() -> Iterator[tuple[type[models.Model], models.Field]]:
    """Every field with choices of the models of a dossier."""
    found = [*apps.get_app_config("zorgplicht").get_models(), *apps.get_app_config("geschillen").get_models()]
    for model in (*found, *apps.get_app_config("dossiers").get_models(), *BESIDE):
        for field in model._meta.concrete_fields:
            if field.choices:
                yield model, field


def label(model: type[models.Model], field: models.Field, value: object = None) -> str:
    """The name of a field with choices, or of one of its values, as the exceptions name it."""
    name = f"{model._meta.label}.{field.name}"
    return name if value is None else f"{name}={value}"


def _of_value(model: type[models.Model], field: models.Field, value: object) -> Toestand:
    return Toestand(label(model, field, value), lambda: model._default_manager.filter(**{field.name: value}))


def from_models() -> list[Toestand]:
    """One state for each value of each field with choices, but for the exceptions."""
    return [
        _of_value(model, field, value)
        for model, field in fields_with_choices()
        if label(model, field) not in GEEN_TOESTAND
        for value, _words in field.flatchoices
        if label(model, field, value) not in NIET_IN_DE_DEMO
    ]


# --- Choices that no field has: parts of a list, or the code of a fact ----------------------------------------------

IN_CODES: dict[type[models.TextChoices], Callable[[str], Iterable[Any]]] = {
    Onderdeel: lambda value: zorgplicht.AanmeldingTekst.objects.filter(laatste=True, onderdelen__contains=[value]),
    geschillen.Bezwaarbrief.Reden: lambda value: geschillen.Bezwaarbrief.objects.filter(redenen__contains=[value]),
    Uitkomst: lambda value: geschillen.Bestuursfeit.objects.filter(soort=Feitsoort.GPO_OORDEEL, code=value),
}


def from_codes() -> list[Toestand]:
    return [
        Toestand(f"{choices.__name__}={value}", lambda find=find, value=value: find(value))
        for choices, find in IN_CODES.items()
        for value in choices.values
    ]


# --- Kinds of facts that an action can record -----------------------------------------------------------------------

# Recorded in a board's own file and not in a family's.
ONLY_AT_THE_BOARD = frozenset({Feitsoort.VERWIJDERING_BEKENDGEMAAKT})


@cache
def recordable() -> tuple[Feitsoort, ...]:
    """The kinds of facts that the actions name, read from their code."""
    named: set[str] = set()
    for place in ACTS:
        path = ROOT / place
        for file in sorted(path.glob("*.py")) if path.is_dir() else [path]:
            for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
                if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
                    named |= {node.attr} if node.value.id in ("Feitsoort", "F") else set()
    return tuple(kind for kind in Feitsoort if kind.name in named)


def _of_kind(kind: Feitsoort) -> Toestand:
    if kind in ONLY_AT_THE_BOARD:
        return Toestand(f"feit {kind}", lambda: geschillen.Bestuursfeit.objects.filter(soort=kind))
    standing = Feit.objects.filter(soort=kind, vervangen_door__isnull=True)
    return Toestand(f"feit {kind}", lambda: standing.filter(betreft_id__isnull=False).all())


def from_facts() -> list[Toestand]:
    """One state for each kind of fact that an action can record: it stands in a dossier."""
    return [_of_kind(kind) for kind in recordable() if f"feit {kind}" not in NIET_IN_DE_DEMO]
