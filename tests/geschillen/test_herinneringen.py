"""Reminders of what a family may do and a board must: each once, from a query, and never late for the commission."""

import re
from datetime import date, timedelta

import pytest
from django.db.models import Q

from geschillen.actions import bestuur as acts
from geschillen.actions import bezwaar
from geschillen.actions.herinneringen import plan_reminders
from passend.berichten.models import Bericht
from passend.dossiers.context import acting_as
from passend.dossiers.models import Feit
from passend.klok import als_op
from passend.recht.laden import REGELMAP
from passend.wet.actions.herberekening import Voorstel, apply_trial, request_trial
from passend.wet.actions.tijdmachine import run
from passend.wet.models import Herberekening
from tests import fabriek
from tests.geschillen.conftest import make_board
from tests.geschillen.hulp import make_dispute, refuse
from tests.geschillen.test_bestuur_bezwaar import say_yes
from tests.hulp.post import connected_as
from zorgplicht.actions import school

REFUSED, LETTER = date(2026, 1, 26), date(2026, 1, 28)
LAST_DAY = date(2026, 3, 11)

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def zaak():
    """A refusal of 26 January by letter of 28 January, with the steunpunt let in; the board has a secretary."""
    with als_op(date(2026, 1, 12)):
        place = fabriek.make_school("De Regenboog")
        staff, parent = fabriek.make_lid(place.organisatie), fabriek.make_gebruiker("Sara")
        office = fabriek.make_steunpunt()
        worker = fabriek.make_lid(office, "Mira")
        case = fabriek.make_aanmelding(parent, place)
        fabriek.let_in(parent, case, office)
        board = make_board("Stichting Samen", "41234", place)
    with als_op(LETTER):
        refuse(case, staff, REFUSED, LETTER)
    people = {"ouder": parent, "school": staff, "steunpunt": worker, "secretaris": board.secretaris}
    return {"case": case, "school": place, "bestuur": board, **{f"wie_{role}": one for role, one in people.items()}}


def reminded(zaak, day):
    """Plan as the worker on `day` and return which reminders were placed by then, and for whom."""
    names = {person.pk: role.removeprefix("wie_") for role, person in zaak.items() if role.startswith("wie_")}
    with als_op(day), connected_as("passend_werker"):
        plan_reminders()
        kinds = ("bezwaar_bijna", "commissie_bijna", "bezwaar_beslissen", "verweer_sturen")
        rows = Bericht.objects.filter(Q(soort__in=kinds) | Q(soort__startswith="bestuur_"))
        return sorted((row.soort, row.dag, names[row.ontvanger_id]) for row in rows)


def test_family_and_steunpunt_are_reminded_of_both_doors_in_the_week_before_and_once(zaak):
    assert reminded(zaak, LAST_DAY - timedelta(days=8)) == []
    both = [
        ("bezwaar_bijna", LAST_DAY, "ouder"),
        ("bezwaar_bijna", LAST_DAY, "steunpunt"),
        ("commissie_bijna", LAST_DAY, "ouder"),
        ("commissie_bijna", LAST_DAY, "steunpunt"),
    ]
    assert reminded(zaak, LAST_DAY - timedelta(days=3)) == both
    assert reminded(zaak, LAST_DAY) == both
    # Nobody is late for either.
    assert reminded(zaak, LAST_DAY + timedelta(days=30)) == both


def test_who_went_through_a_door_is_not_reminded_of_it(zaak):
    parent, case = zaak["wie_ouder"], zaak["case"]
    with als_op(date(2026, 2, 2)), acting_as(parent.pk):
        bezwaar.record_step(case.id, parent, "ouder", "gemaakt", dag=date(2026, 2, 2), code="post")
    with als_op(date(2026, 2, 2)):
        make_dispute(case, parent, filed_on=date(2026, 2, 2))
    assert [row for row in reminded(zaak, LAST_DAY) if row[2] == "ouder"] == []


def test_a_date_that_moves_is_reminded_of_anew(zaak):
    reminded(zaak, LAST_DAY - timedelta(days=7))
    staff, case = zaak["wie_school"], zaak["case"]
    with als_op(LAST_DAY - timedelta(days=6)), acting_as(staff.pk):
        fact = Feit.objects.about(case.id).get(soort="weigering_bekendgemaakt")
        school.correct(case.id, staff, fact_id=fact.id, dag=date(2026, 1, 29), reden="typefout")
    days = {day for soort, day, who in reminded(zaak, LAST_DAY - timedelta(days=5)) if soort == "bezwaar_bijna"}
    assert days == {LAST_DAY, LAST_DAY + timedelta(days=1)}


def open_both(zaak):
    """A bezwaar of 2 February, and a letter of the commission of the same day with its own last day."""
    secretary, place, day = zaak["wie_secretaris"], zaak["school"], date(2026, 2, 2)
    with als_op(day), acting_as(secretary.pk):
        objected = acts.open_bezwaar(secretary, acts.Bezwaar("B-1", place, "weigering_bekendgemaakt", day, LETTER))
        acts.open_file(secretary, acts.Brief("GPO-1", place, "opp", day, date(2026, 2, 20)))
    return objected


def test_the_board_is_reminded_of_its_decision_and_of_the_day_in_the_letter(zaak):
    open_both(zaak)
    assert reminded(zaak, date(2026, 2, 12)) == []
    defence = ("bestuur_verweer_bijna", date(2026, 2, 20), "secretaris")
    assert reminded(zaak, date(2026, 2, 13)) == [defence]
    decide = ("bestuur_bezwaar_bijna", date(2026, 3, 2), "secretaris")
    # Past its day the defence is asked for once more.
    missed = ("bestuur_verweer_voorbij", date(2026, 2, 20), "secretaris")
    assert reminded(zaak, date(2026, 2, 25)) == sorted([defence, missed, decide])
    assert reminded(zaak, date(2026, 2, 26)) == sorted([defence, missed, decide])


def test_what_the_board_did_or_what_stands_still_is_not_reminded_of(zaak):
    objected = open_both(zaak)
    secretary = zaak["wie_secretaris"]
    with als_op(date(2026, 2, 9)), acting_as(secretary.pk):
        acts.record_step(objected.pk, secretary, "beslissing", dag=date(2026, 2, 9), code="deels")
    assert [row for row in reminded(zaak, date(2026, 3, 1)) if row[0].startswith("bestuur_bezwaar")] == []


def test_a_case_of_the_family_that_shares_holds_the_reminder_back(zaak):
    objected, parent, case = open_both(zaak), zaak["wie_ouder"], zaak["case"]
    with als_op(date(2026, 2, 2)):
        with acting_as(parent.pk):
            bezwaar.record_step(case.id, parent, "ouder", "gemaakt", dag=date(2026, 2, 2), code="post")
        say_yes(zaak["bestuur"], objected, case, parent)
    with als_op(date(2026, 2, 9)):
        make_dispute(case, parent, filed_on=date(2026, 2, 9))
    assert [row for row in reminded(zaak, date(2026, 2, 25)) if row[0].startswith("bestuur_bezwaar")] == []


def test_the_school_is_reminded_for_its_board_and_the_family_hears_when_it_has_passed(zaak):
    parent, case = zaak["wie_ouder"], zaak["case"]
    with als_op(date(2026, 2, 2)), acting_as(parent.pk):
        bezwaar.record_step(case.id, parent, "ouder", "gemaakt", dag=date(2026, 2, 2), code="post")
    due = date(2026, 3, 2)
    assert ("bezwaar_beslissen", due, "school") in reminded(zaak, date(2026, 2, 27))
    past = {who for soort, _day, who in reminded(zaak, date(2026, 3, 3)) if soort == "bezwaar_beslissen"}
    assert past == {"school", "ouder", "steunpunt"}


def test_a_changed_law_moves_the_date_of_a_file_and_of_its_reminder(zaak):
    objected = open_both(zaak)
    text = (REGELMAP / "wpo.toml").read_text(encoding="utf-8")
    row = re.compile(r'(sleutel = "bob-toelating-bijz-po-so".*?\nlengte = )4\n', re.DOTALL)
    longer, count = row.subn(r"\g<1>5\n", text)
    assert count == 1
    administrator = fabriek.make_gebruiker("Bas Beheer", is_beheerder=True)
    with als_op(date(2026, 2, 4)):
        with acting_as(administrator.pk):
            trial = request_trial(Voorstel("Vijf weken", {"wpo.toml": longer}), door=administrator).pk
        with connected_as("passend_werker"):
            run(trial)
        assert days_of(zaak, objected) == (date(2026, 3, 2), date(2026, 3, 2))
        with acting_as(administrator.pk):
            applied = apply_trial(Herberekening.objects.get(pk=trial), door=administrator).pk
        with connected_as("passend_werker"):
            assert run(applied).toestand == "klaar"
    assert days_of(zaak, objected) == (date(2026, 3, 9), date(2026, 3, 9))
    # Of the day that the commission's letter named no rule says anything.
    assert ("bestuur_verweer_bijna", date(2026, 2, 20), "secretaris") in reminded(zaak, date(2026, 2, 20))
    assert ("bestuur_bezwaar_bijna", date(2026, 3, 9), "secretaris") in reminded(zaak, date(2026, 3, 4))


def days_of(zaak, file):
    with acting_as(zaak["wie_secretaris"].pk):
        file.refresh_from_db()
    return file.bob_voor, file.eerste_dag
