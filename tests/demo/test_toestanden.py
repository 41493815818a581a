"""The demo region reaches every state that a dossier can be in, and a person of its sign-in page sees each on a page.

What counts as a state is declared in `toestanden` and `samen`. The demo is built once, by the commands of `make run`.
"""

import os
from collections.abc import Callable, Iterator
from datetime import date
from itertools import islice
from typing import Any

import pytest
from django.core.management import call_command
from django.db import connection, models
from django.test import Client

from geschillen.access import BEZWAAR, GESCHIL
from passend.dossiers.context import acting_as
from passend.gebruikers.demo import DOMEIN
from passend.gebruikers.models import Gebruiker
from tests.databases import database_from_template, drop_database
from tests.demo import samen, toestanden
from tests.demo.schermen import page_of, role_of
from tests.demo.toestanden import (
    GEEN_TOESTAND,
    IN_CODES,
    NIET_IN_DE_DEMO,
    Toestand,
    fields_with_choices,
    label,
    recordable,
)
from zorgplicht.access import OWN_FACTS
from zorgplicht.actions.demo import DemoRegion
from zorgplicht.actions.hulpvraag import STAND_AFTER as HELP_STAND_AFTER
from zorgplicht.actions.stappen import STAND_AFTER

# Good Friday: no term ends before the Tuesday after it.
DAG = date(2027, 3, 26)
# Of so many rows of a state a page is looked for.
MOST = 20
# Whose screens show most, first.
ORDER = ("steunpunt", "ouder", "school", "bestuur", "beheer")


def all_states() -> list[Toestand]:
    return [*toestanden.from_models(), *toestanden.from_codes(), *toestanden.from_facts(), *samen.combinations()]


@pytest.fixture
def demo(django_db_blocker: Any, op_dag: Callable[[date], None]) -> Iterator[DemoRegion]:
    """The whole demo in a database of its own, which the client reads too."""
    name, own = connection.settings_dict["NAME"], f"proef_demo_{os.environ.get('PYTEST_XDIST_WORKER', 'los')}"
    op_dag(DAG)
    with django_db_blocker.unblock():
        database_from_template(own)
        connection.close()
        connection.settings_dict["NAME"] = own
        try:
            call_command("laad_gegevens", verbosity=0)
            region = DemoRegion()
            for _number in region.build():
                pass
            yield region
        finally:
            connection.close()
            connection.settings_dict["NAME"] = name
            drop_database(own)


def _people() -> list[Gebruiker]:
    persons = Gebruiker.objects.filter(email__iendswith=f"@{DOMEIN}").order_by("email")
    return sorted(persons, key=lambda person: ORDER.index(role_of(person)))


def test_every_state_is_reached_and_seen(demo):
    left = {state.naam: state for state in all_states()}
    pages: dict[str, Gebruiker] = {}
    for person in _people():
        with acting_as(person.pk):
            for state in list(left.values()):
                found = (page_of(row, person) for row in islice(state.vind(), MOST))
                if page := next(filter(None, found), ""):
                    pages.setdefault(page, person)
                    del left[state.naam]
    assert sorted(left) == []
    browsers = {person.pk: Client() for person in pages.values()}
    for person in set(pages.values()):
        browsers[person.pk].force_login(person)
    answers = {page: browsers[person.pk].get(page).status_code for page, person in pages.items()}
    assert {page: answer for page, answer in answers.items() if answer != 200} == {}


def _choices() -> set[type[models.TextChoices]]:
    """Every set of choices beside the models of a dossier."""
    places = ("zorgplicht.models", "geschillen.models", "passend.dossiers.models", "ondersteuning.models.profiel")
    return {kind for kind in models.TextChoices.__subclasses__() if kind.__module__.startswith(places)}


def test_the_list_leaves_nothing_out():
    """Each set of choices is that of a field, of a list or of a code; each kind that an action records is there."""
    of_fields = {tuple(value for value, _words in field.flatchoices) for _model, field in fields_with_choices()}
    unknown = {kind.__qualname__ for kind in _choices() - set(IN_CODES) if tuple(kind.values) not in of_fields}
    assert unknown == set()
    tables = {*OWN_FACTS, *STAND_AFTER, *HELP_STAND_AFTER, *(daad.soort for daad in (BEZWAAR | GESCHIL).values())}
    assert tables <= set(recordable())
    names = [state.naam for state in all_states()]
    assert len(names) == len(set(names))


def test_no_exception_is_left_over():
    """An exception names a field or a value that exists, and says why."""
    found = list(fields_with_choices())
    values = {label(model, field, value) for model, field in found for value, _words in field.flatchoices}
    assert set(GEEN_TOESTAND) <= {label(model, field) for model, field in found}
    assert set(NIET_IN_DE_DEMO) <= values
    assert all({**GEEN_TOESTAND, **NIET_IN_DE_DEMO}.values())
