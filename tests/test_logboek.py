"""No line, no page: every page that shows something of a dossier is in the log, or is not shown."""

from collections.abc import Iterator

import psycopg2
import pytest
from django.urls import reverse

from passend.dossiers.context import acting_as
from passend.logboek.pseudoniem import pseudonym
from tests.hulp.wereld import Wereld, wereld
from tests.test_adressen import ADRESSEN
from zorgplicht.models import Aanmelding

__all__ = ["wereld"]

pytestmark = pytest.mark.django_db(transaction=True)
LISTS = {"zorgplicht:mijn": "ouder", "zorgplicht:school": "school", "zorgplicht:steunpunt": "steunpunt"}


def pages(wereld: Wereld) -> Iterator[tuple[str, str, str]]:
    """Yield name, role and address of each page that shows the dossier to that role."""
    for name, declared in ADRESSEN.items():
        if name in LISTS:
            yield name, LISTS[name], reverse(name)
        elif {"dossier", "aanmelding"} & set(declared.met) and declared.get:
            # Who may open it is in the table of addresses; one of them will do.
            yield name, min(declared.get), reverse(name, args=[wereld.delen[part] for part in declared.met])


def test_each_page_of_a_dossier_writes_a_line(wereld: Wereld, admin_cursor: psycopg2.extensions.cursor) -> None:
    silent = []
    for name, role, url in pages(wereld):
        admin_cursor.execute("SELECT count(*) FROM logboek_logregel")
        (before,) = admin_cursor.fetchone()
        answer = wereld.personen[role].get(url)
        if answer.status_code == 302:
            continue  # There is nothing to ask now: it leads on and shows nothing.
        assert answer.status_code == 200, name
        admin_cursor.execute(
            "SELECT count(*) FROM logboek_logregel WHERE dossier = %s", [pseudonym(wereld.delen["dossier"])]
        )
        (mine,) = admin_cursor.fetchone()
        admin_cursor.execute("SELECT count(*) FROM logboek_logregel")
        if admin_cursor.fetchone()[0] == before or not mine:
            silent.append(name)
    assert silent == []


@pytest.fixture
def broken_log(admin_cursor: psycopg2.extensions.cursor) -> Iterator[None]:
    """The application may not write to the log."""
    admin_cursor.execute("REVOKE INSERT ON logboek_logregel FROM passend_toepassing")
    yield
    admin_cursor.execute("GRANT INSERT ON logboek_logregel TO passend_toepassing")


def test_without_the_line_there_is_no_page(wereld: Wereld, broken_log: None) -> None:
    for name, role, url in pages(wereld):
        answer = wereld.personen[role].get(url)
        assert answer.status_code in (302, 503), name
        for word in ("Noor", "de Vries", "rustige plek", "De Regenboog"):
            assert word not in answer.content.decode(), name


def test_without_the_line_nothing_is_recorded(wereld: Wereld, broken_log: None) -> None:
    case_id = wereld.delen["aanmelding"]
    url = reverse("zorgplicht:school_handeling", args=[case_id, "laat_toe"])
    day = {"dag_dag": "12", "dag_maand": "1", "dag_jaar": "2026"}
    assert wereld.personen["school"].post(url, day).status_code == 503
    with acting_as(wereld.ina.pk):
        assert Aanmelding.objects.get(pk=case_id).stand == "bevestigd"
