"""A date that moves because the calendar does: the event in the case, the mail, once, and only for who takes part."""

from datetime import date

import pytest
from django.db import ProgrammingError, connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from passend.berichten.models import Bericht
from passend.dossiers.context import acting_as
from passend.dossiers.models import Termijn
from passend.klok import als_op
from passend.wet.actions.datums import recompute_and_tell
from passend.wet.actions.kalender import add_day, withdraw_day
from passend.wet.actions.kalenderwijziging import change_calendar
from passend.wet.actions.tijdmachine import run_due
from passend.wet.boek import current_law
from passend.wet.models import Datumwijziging
from passend.wet.woorden.datumwijziging import change_sentence
from tests.fabriek import do, let_in, make_aanmelding, make_gebruiker, make_lid, make_school, make_steunpunt
from tests.hulp.post import connected_as
from zorgplicht.actions import school

START, LATER = date(2026, 1, 12), date(2026, 2, 2)
SIX_WEEKS, A_DAY_LATER = date(2026, 2, 23), date(2026, 2, 24)
KALENDER = Datumwijziging.Oorzaak.KALENDER

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def zaak(op_dag):
    """An aanmelding of 12 January at a school with one worker, with the steunpunt let in; it is 2 February."""
    op_dag(LATER)
    with als_op(START):
        place, parent, office = make_school(), make_gebruiker("Sara"), make_steunpunt()
        staff, worker = make_lid(place.organisatie), make_lid(office, "Mira")
        case = make_aanmelding(parent, place)
        let_in(parent, case, office)
    return {"case": case, "school": staff, "parent": parent, "steunpunt": worker}


@pytest.fixture
def administrator(zaak):
    return make_gebruiker("Bas Beheer", is_beheerder=True)


@pytest.fixture
def free_day(administrator):
    """The last day of the six weeks, made a public holiday by decree."""
    with acting_as(administrator.pk):
        return add_day(dag=SIX_WEEKS, naam="koninklijk bezoek", vindplaats="Stcrt. 2026, 1", door=administrator)


def run(zaak, oorzaak=KALENDER):
    """Recompute the case as the worker, with the law of now."""
    with connected_as("passend_werker"):
        return recompute_and_tell(zaak["case"].dossier_id, current_law(), oorzaak)


def mailed(zaak):
    names = {person.pk: role for role, person in zaak.items() if role != "case"}
    with connected_as("passend_werker"):
        return sorted((names[row.ontvanger_id], row.pad) for row in Bericht.objects.filter(soort="datum_veranderd"))


def seen_by(person):
    with acting_as(person.pk):
        return list(Datumwijziging.objects.order_by("id"))


def test_a_date_that_moves_is_an_event_and_the_new_date_stands(zaak, free_day):
    changes = run(zaak)
    assert [(c.onderwerp, c.welke, c.oude_dag, c.nieuwe_dag) for c in changes] == [
        ("besluit", "laatste_dag", SIX_WEEKS, A_DAY_LATER)
    ]
    event = seen_by(zaak["parent"])[0]
    assert (event.oorzaak, event.omschrijving, event.betreft_id) == ("kalender", "kalender", zaak["case"].id)
    assert event.op.date() == LATER
    assert event.versie == current_law().versie
    with acting_as(zaak["parent"].pk):
        assert Termijn.objects.leading().get(onderwerp="besluit").vervalt_op == A_DAY_LATER


def test_everyone_in_the_case_is_mailed_once_and_again_only_for_another_law(zaak, free_day, administrator):
    case = zaak["case"]
    told = [
        ("parent", f"/mijn/dossier/{case.dossier_id}/"),
        ("school", f"/school/aanmelding/{case.id}/"),
        ("steunpunt", f"/steunpunt/dossier/{case.dossier_id}/"),
    ]
    run(zaak)
    assert mailed(zaak) == told
    assert run(zaak) == []
    assert mailed(zaak) == told
    with acting_as(administrator.pk):
        withdraw_day(free_day.pk, door=administrator)
    run(zaak)
    assert [(c.oude_dag, c.nieuwe_dag) for c in seen_by(zaak["parent"])] == [
        (SIX_WEEKS, A_DAY_LATER),
        (A_DAY_LATER, SIX_WEEKS),
    ]
    assert len(mailed(zaak)) == 6


def test_a_run_that_stopped_before_its_commit_sends_nothing_twice(zaak, free_day):
    from django.db import transaction

    with connected_as("passend_werker"):
        with transaction.atomic():
            recompute_and_tell(zaak["case"].dossier_id, current_law(), KALENDER)
            transaction.set_rollback(True)
        assert not Bericht.objects.filter(soort="datum_veranderd").exists()
        assert not Datumwijziging.objects.exists()
    run(zaak)
    assert len(mailed(zaak)) == 3


def test_the_message_key_alone_refuses_a_second_mail(zaak, free_day):
    from django.db import transaction

    from zorgplicht.actions.datumwijziging import tell

    changes = run(zaak)
    with connected_as("passend_werker"), transaction.atomic():
        tell(zaak["case"].dossier_id, changes)
    assert len(mailed(zaak)) == 3


def test_a_day_for_what_the_family_may_do_is_told_and_shown_too(zaak, administrator):
    """After a refusal the last day for an appeal stands on the case page: when it moves, that is an event as well."""
    do(school.refuse, zaak["case"], zaak["school"], dag=LATER, toelichting="Wij kunnen dit niet.")
    with acting_as(zaak["parent"].pk):
        appeal = Termijn.objects.get(onderwerp="bezwaar_toelating", leidend=True)
    change_and_run(administrator, bridge(administrator, appeal.vervalt_op))
    moved = [event for event in seen_by(zaak["parent"]) if event.onderwerp == "bezwaar_toelating"]
    assert [event.oude_dag for event in moved] == [appeal.vervalt_op]
    assert len(mailed(zaak)) == 3
    browser = Client()
    browser.force_login(zaak["parent"])
    page = browser.get(f"/mijn/dossier/{zaak['case'].dossier_id}/").content.decode()
    assert change_sentence(moved[0]) in page


def test_a_change_that_moves_nothing_tells_nobody(zaak, administrator):
    with acting_as(administrator.pk):
        add_day(dag=date(2026, 5, 15), naam="een dag", vindplaats="Stcrt. 2026, 2", door=administrator)
    assert run(zaak) == []
    assert mailed(zaak) == []


def change_and_run(administrator, change, between=lambda: None):
    """Change the calendar as its page does, let `between` happen, and let the worker carry the run to its end."""
    with acting_as(administrator.pk):
        change_calendar(change, door=administrator)
    between()
    with connected_as("passend_werker"):
        while run_due(60):
            pass


def bridge(administrator, day=SIX_WEEKS):
    return lambda: add_day(dag=day, naam="koninklijk bezoek", vindplaats="Stcrt. 2026, 1", door=administrator)


def test_a_change_on_the_page_reaches_the_case_by_a_run_of_the_worker(zaak, administrator):
    change_and_run(administrator, bridge(administrator))
    assert [(event.oude_dag, event.nieuwe_dag) for event in seen_by(zaak["parent"])] == [(SIX_WEEKS, A_DAY_LATER)]
    assert len(mailed(zaak)) == 3


def test_a_fact_recorded_between_the_change_and_the_run_hides_no_moved_date(zaak, administrator):
    """Recording it had the terms computed with the new law already; the people concerned are told all the same."""
    confirm = lambda: do(school.confirm_receipt, zaak["case"], zaak["school"])  # noqa: E731
    change_and_run(administrator, bridge(administrator), between=confirm)
    assert [(event.oude_dag, event.nieuwe_dag) for event in seen_by(zaak["parent"])] == [(SIX_WEEKS, A_DAY_LATER)]
    assert len(mailed(zaak)) == 3


def test_a_day_that_went_by_is_no_change_of_the_law(zaak, administrator, op_dag):
    """The family's time to complete passed at night: what follows begins by itself, not because of the calendar."""
    do(school.ask_completion, zaak["case"], zaak["school"], tot_dag=date(2026, 2, 16), toelichting="Verslag.")
    op_dag(date(2026, 2, 17))
    change_and_run(administrator, bridge(administrator, date(2026, 3, 17)))
    assert {event.onderwerp for event in seen_by(zaak["parent"])} <= {"besluit", "tijdelijke_plaatsing"}


def test_two_changes_at_once_tell_of_each_date_once(zaak, administrator):
    change_and_run(
        administrator,
        bridge(administrator),
        between=lambda: change_and_run(administrator, bridge(administrator, A_DAY_LATER)),
    )
    events = seen_by(zaak["parent"])
    assert [event.nieuwe_dag for event in events] == [date(2026, 2, 25)]
    assert len(mailed(zaak)) == 3


def test_what_was_done_keeps_an_event_but_no_mail(zaak, administrator):
    do(school.admit, zaak["case"], zaak["school"], dag=LATER)
    with acting_as(administrator.pk):
        add_day(dag=SIX_WEEKS, naam="koninklijk bezoek", vindplaats="Stcrt. 2026, 1", door=administrator)
    assert [change.nieuwe_dag for change in run(zaak) if change.onderwerp == "besluit"] == [A_DAY_LATER]
    assert mailed(zaak) == []


def test_only_who_reads_the_aanmelding_sees_the_event(zaak, free_day):
    other = make_gebruiker("Andere Ouder")
    make_aanmelding(other)
    run(zaak)
    for role in ("parent", "school", "steunpunt"):
        assert len(seen_by(zaak[role])) == 1, role
    assert seen_by(other) == []
    assert seen_by(make_lid(make_school("De Linde").organisatie)) == []


def test_the_application_writes_no_event_and_nobody_changes_one(zaak, free_day):
    run(zaak)
    event = seen_by(zaak["parent"])[0]
    with pytest.raises(ProgrammingError, match="permission denied"), acting_as(zaak["parent"].pk):
        Datumwijziging.objects.filter(pk=event.pk).update(nieuwe_dag=LATER)
    with pytest.raises(ProgrammingError, match="permission denied"), acting_as(zaak["parent"].pk):
        Datumwijziging.objects.create(
            **{name: getattr(event, name) for name in ("dossier_id", "betreft_id", "lezerskring_id", "regel")},
            onderwerp="besluit", welke="laatste_dag", nieuwe_dag=LATER, oorzaak="kalender", omschrijving="kalender",
            op=event.op, versie="x",
        )  # fmt: skip


def test_a_parent_cannot_run_the_change_on_the_case_of_another(zaak, free_day):
    other = make_gebruiker("Andere Ouder")
    with pytest.raises(ProgrammingError, match="geen deelname"), acting_as(other.pk):
        recompute_and_tell(zaak["case"].dossier_id, current_law(), KALENDER)


@pytest.mark.parametrize("role", ["parent", "school", "steunpunt"])
def test_the_case_page_tells_which_date_moved_and_why(zaak, free_day, role):
    run(zaak)
    paths = dict(mailed(zaak))
    browser = Client()
    browser.force_login(zaak[role])
    page = browser.get(paths[role]).content.decode()
    assert "De laatste dag is veranderd van 23 februari 2026 naar 24 februari 2026" in page
    assert "omdat de kalender met vrije dagen of schoolvakanties is veranderd" in page


def test_a_case_page_costs_the_same_whatever_moved(zaak, administrator, free_day):
    browser = Client()
    browser.force_login(zaak["parent"])
    path = f"/mijn/dossier/{zaak['case'].dossier_id}/"

    def cost():
        with CaptureQueriesContext(connection) as queries:
            assert browser.get(path).status_code == 200
        return len(queries)

    browser.get(path)
    without = cost()
    run(zaak)
    with acting_as(administrator.pk):
        add_day(dag=A_DAY_LATER, naam="nog een dag", vindplaats="Stcrt. 2026, 3", door=administrator)
    run(zaak)
    assert len(seen_by(zaak["parent"])) == 2
    assert cost() == without


def test_a_recomputation_costs_the_same_queries_for_one_school_and_for_three(zaak, administrator):
    def cost(case):
        with connected_as("passend_werker"):
            law = current_law()
            with CaptureQueriesContext(connection) as queries:
                recompute_and_tell(case.dossier_id, law, KALENDER)
        return len(queries)

    with als_op(START):
        three = make_aanmelding(make_gebruiker("Andere Ouder"), *[make_school(f"School {n}") for n in range(3)])
    assert cost(three) == cost(zaak["case"])
