"""The six turns of `tests/zorgplicht/test_leven_iedereen.py`, as the secretary of the school's board sees them."""

from collections.abc import Callable
from datetime import date

import pytest

from geschillen.actions import bestuur as acts
from geschillen.actions import bezwaar
from passend.berichten.models import Bericht
from passend.dossiers.context import acting_as
from passend.gebruikers.models import Gebruiker
from tests.fabriek import do, make_aanmelding, make_lid, make_school
from tests.geschillen.conftest import ANNOUNCED, REFUSED
from tests.geschillen.hulp import refuse
from tests.geschillen.test_bestuur import text_of
from tests.geschillen.test_bestuur_bezwaar import CAME, say_yes
from tests.hulp.post import connected_as
from zorgplicht.actions import andere_ouder, bezorgen, eerste_keus, gezin, school
from zorgplicht.models import Aanmelding

pytestmark = pytest.mark.django_db(transaction=True)

POSTED, DELIVERED, LATER = date(2026, 1, 14), date(2026, 1, 19), date(2026, 2, 6)


@pytest.fixture
def file(bestuur, regenboog, op_dag):
    """A bezwaar that the board has in a file of its own."""
    op_dag(CAME)
    with acting_as(bestuur.secretaris.pk):
        letter = acts.Bezwaar("B-1", regenboog, "weigering_bekendgemaakt", CAME, ANNOUNCED)
        return acts.open_bezwaar(bestuur.secretaris, letter)


@pytest.fixture
def sees(bestuur, file, browser) -> Callable[[], str]:
    """Everything that the secretary can read: her list, her file, and what she could fetch of a dossier."""

    def read() -> str:
        client = browser(bestuur.secretaris)
        with acting_as(bestuur.secretaris.pk):
            assert not Aanmelding.objects.exists()
        return " ".join(text_of(client.get(url)) for url in ("/bestuur/", f"/bestuur/zaak/{file.pk}/"))

    return read


def told(person: Gebruiker) -> list[str]:
    with connected_as("passend_werker"):
        return sorted(Bericht.objects.filter(ontvanger=person).values_list("soort", flat=True))


def second_of(first: Aanmelding, ouder: Gebruiker) -> Aanmelding:
    with acting_as(ouder.pk):
        return Aanmelding.objects.select_related("school").exclude(pk=first.pk).get(dossier_id=first.dossier_id)


def a_later_day_of_receipt(ouder, here, op_dag):
    op_dag(POSTED)
    case = make_aanmelding(ouder, here)
    op_dag(CAME)
    do(gezin.record_handed_in, case, ouder, dag=POSTED)
    do(school.confirm_receipt, case, make_lid(here.organisatie, "Lotte Linde"), dag=DELIVERED)


def a_corrected_day_of_sending(ouder, here, op_dag):
    op_dag(POSTED)
    case = make_aanmelding(ouder, here)
    op_dag(CAME)
    for day in (DELIVERED, POSTED):
        do(bezorgen.record_posted, case, ouder, dag=day)


def two_parents_who_disagree(ouder, here, op_dag):
    make_lid(here.organisatie, "Lotte Linde")
    case = make_aanmelding(ouder, here)
    do(andere_ouder.record_by_family, case, ouder, dag=CAME)


def a_child_that_turns_four(ouder, here, op_dag):
    make_lid(here.organisatie, "Lotte Linde")
    make_aanmelding(ouder, here, geboren_op=date(2022, 3, 1))
    op_dag(date(2026, 3, 2))


def placed_elsewhere(ouder, here, op_dag):
    there = make_school("De Linde")
    ib = make_lid(there.organisatie, "Lotte Linde")
    case = second_of(make_aanmelding(ouder, here, there), ouder)
    do(school.admit, case, ib, dag=CAME)
    do(school.place, case, ib, dag=CAME)


def a_moved_first_choice(ouder, here, op_dag):
    case = make_aanmelding(ouder, here, make_school("De Linde"))
    do(eerste_keus.move_first_choice, second_of(case, ouder), ouder)


TURNS = (
    a_later_day_of_receipt,
    a_corrected_day_of_sending,
    two_parents_who_disagree,
    a_child_that_turns_four,
    placed_elsewhere,
    a_moved_first_choice,
)


@pytest.mark.parametrize("turn", TURNS)
def test_a_board_that_is_not_linked_reads_and_hears_nothing(turn, sees, bestuur, regenboog, ouder, op_dag):
    # A year further the days that are left would differ, so the page is read on the day that the turn ends on.
    if turn is a_child_that_turns_four:
        op_dag(date(2026, 3, 2))
        before = sees()
        op_dag(CAME)
    else:
        before = sees()
    turn(ouder, regenboog, op_dag)
    assert sees() == before
    assert told(bestuur.secretaris) == []


def test_a_linked_board_reads_the_days_of_its_own_matter_alone(
    sees, file, bestuur, regenboog, ina, ouder, browser, op_dag
):
    there = make_school("De Linde")
    ib = make_lid(there.organisatie, "Lotte Linde")
    op_dag(POSTED)
    case = make_aanmelding(ouder, regenboog, there)
    other = second_of(case, ouder)
    op_dag(CAME)
    refuse(case, ina, REFUSED, ANNOUNCED)
    with acting_as(ouder.pk):
        bezwaar.record_step(case.id, ouder, "ouder", "gemaakt", dag=CAME, code="post")
    say_yes(bestuur, file, case, ouder)
    with acting_as(bestuur.secretaris.pk):
        acts.share_dates(file.pk, bestuur.secretaris)
    op_dag(LATER)
    before, heard = sees(), told(bestuur.secretaris)
    assert "2 maart 2026" in before
    do(eerste_keus.move_first_choice, other, ouder)
    do(school.admit, other, ib, dag=LATER)
    do(school.place, other, ib, dag=LATER)
    # A place elsewhere takes nothing away from the bezwaar, and is not the board's to know.
    assert sees() == before
    assert told(bestuur.secretaris) == heard
    for name in ("Noor", "De Linde", "Lotte"):
        assert name not in before
    # The family reads the board's day in its own dossier.
    dossier = text_of(browser(ouder).get(f"/mijn/dossier/{case.dossier_id}/"))
    assert "2 maart 2026" in dossier
