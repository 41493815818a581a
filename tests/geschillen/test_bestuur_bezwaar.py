"""A bezwaar at the board: its own file, when it must decide, what the family and the school hear, and the wall."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from geschillen.actions import bestuur as acts
from geschillen.actions import bezwaar, koppelen
from geschillen.models import Bestuursfeit, Bestuursgeschil, Koppeling
from passend.berichten.models import Bericht
from passend.dossiers.context import acting_as
from passend.dossiers.models import Feit
from tests.fabriek import do, make_lid, make_school
from tests.geschillen.hulp import kinds, make_dispute, refuse, terms
from tests.geschillen.test_bestuur import day_fields, sees_nothing, text_of
from tests.hulp.post import connected_as
from zorgplicht.actions import andere_ouder

ANNOUNCED, CAME, TODAY = date(2026, 1, 28), date(2026, 2, 2), date(2026, 2, 2)


def open_bezwaar(bestuur, school, besluit="weigering_bekendgemaakt", bekend_op=ANNOUNCED, kenmerk="B-1"):
    with acting_as(bestuur.secretaris.pk):
        return acts.open_bezwaar(bestuur.secretaris, acts.Bezwaar(kenmerk, school, besluit, CAME, bekend_op))


def step(bestuur, file, key, dag=CAME, **values):
    with acting_as(bestuur.secretaris.pk):
        return acts.record_step(file.pk, bestuur.secretaris, key, dag=dag, **values)


def kept(bestuur, file):
    with acting_as(bestuur.secretaris.pk):
        return Bestuursgeschil.objects.get(pk=file.pk)


def say_yes(bestuur, file, case, ouder):
    with acting_as(ouder.pk):
        code = koppelen.give_code_of_bezwaar(case.id, ouder)
    with acting_as(bestuur.secretaris.pk):
        acts.ask_link(file.pk, bestuur.secretaris, code)
    with acting_as(ouder.pk):
        asked = Koppeling.objects.get(code=code, stand="gevraagd")
        koppelen.answer_link_of_bezwaar(case.id, ouder, asked.pk, yes=True)


@pytest.fixture
def vandaag(op_dag):
    op_dag(TODAY)


def test_the_secretary_records_a_bezwaar_and_sees_when_to_decide(bestuur, regenboog, browser, vandaag):
    client = browser(bestuur.secretaris)
    assert "Leg een bezwaar vast" in text_of(client.get("/bestuur/"))
    data = {"kenmerk": "B-7", "school": regenboog.vestigingscode, "besluit": "weigering_bekendgemaakt"}
    data |= day_fields("ontvangen_op", CAME) | day_fields("bekend_op", ANNOUNCED)
    text = text_of(client.post("/bestuur/bezwaar/", data, follow=True))
    # A bijzondere school: four weeks after the bezwaar came.
    assert "uiterlijk 2 maart 2026" in text
    assert "Praat met de ouders over het bezwaar, en beslis daarna." in text
    assert "B-7" in text_of(client.get("/bestuur/"))
    again = client.post("/bestuur/bezwaar/", data).content.decode()
    assert "Dit kenmerk staat er al." in again


def test_an_openbaar_board_counts_from_the_end_of_the_time_for_bezwaar(bestuur, regenboog, vandaag):
    regenboog.richting = "openbaar"
    regenboog.save(update_fields=["richting"])
    # The six weeks of a letter of 28 January end on 11 March.
    assert kept(bestuur, open_bezwaar(bestuur, regenboog)).bob_voor == date(2026, 4, 8)
    unknown = open_bezwaar(bestuur, regenboog, bekend_op=None, kenmerk="B-2")
    assert kept(bestuur, unknown).bob_voor is None
    with acting_as(bestuur.secretaris.pk):
        acts.record_decision_letter(unknown.pk, bestuur.secretaris, "weigering_bekendgemaakt", date(2026, 1, 29))
    assert kept(bestuur, unknown).bob_voor == date(2026, 4, 9)


def test_against_not_treating_no_date_is_computed_and_that_is_said(bestuur, regenboog, browser, vandaag):
    file = open_bezwaar(bestuur, regenboog, "niet_behandelen_bekendgemaakt")
    assert kept(bestuur, file).bob_voor is None
    text = text_of(browser(bestuur.secretaris).get(f"/bestuur/zaak/{file.pk}/"))
    assert "Wij kunnen geen laatste dag uitrekenen" in text


def test_hearing_decision_and_letter_end_the_matter(bestuur, regenboog, browser, vandaag):
    file = open_bezwaar(bestuur, regenboog)
    client, url = browser(bestuur.secretaris), f"/bestuur/zaak/{file.pk}/"
    client.post(f"{url}daad/gehoord/", day_fields("dag", CAME))
    assert "Beslis op het bezwaar." in text_of(client.get(url))
    without = client.post(f"{url}daad/beslissing/", day_fields("dag", CAME)).content.decode()
    assert "Kies wat de beslissing is." in without
    text = text_of(client.post(f"{url}daad/beslissing/", day_fields("dag", CAME) | {"code": "deels"}, follow=True))
    assert "Stuur of geef de ouders de beslissing" in text
    assert kept(bestuur, file).bob_voor is None
    text = text_of(client.post(f"{url}daad/bekend/", day_fields("dag", CAME) | {"code": "brief"}, follow=True))
    assert "Deze zaak is klaar." in text
    assert "De brief ging met een brief." in text


def test_a_case_at_the_commission_stops_the_term_and_its_verdict_lets_it_run(bestuur, regenboog, browser, op_dag):
    op_dag(TODAY)
    file = open_bezwaar(bestuur, regenboog)
    op_dag(date(2026, 2, 12))
    data = {"zaaknummer": "GPO-9"} | day_fields("dag", date(2026, 2, 12)) | day_fields("tot_dag", date(2026, 2, 26))
    data |= day_fields("ingediend_op", date(2026, 2, 9))
    client, url = browser(bestuur.secretaris), f"/bestuur/zaak/{file.pk}/"
    text = text_of(client.post(f"{url}brief/", data, follow=True))
    assert "Zaak GPO-9" in text
    assert "eigen kenmerk B-1" in text
    assert "de termijn staat stil" in text
    now = kept(bestuur, file)
    assert (now.bob_voor, now.verweer_voor) == (None, date(2026, 2, 26))
    op_dag(date(2026, 3, 23))
    step(bestuur, file, "verweer", date(2026, 2, 20))
    step(bestuur, file, "oordeel", date(2026, 3, 23), code="gegrond")
    # Six weeks stood still: 9 February up to and including 22 March.
    assert kept(bestuur, file).bob_voor == date(2026, 4, 13)


def test_a_bezwaar_that_the_parents_withdrew_waits_for_nothing(bestuur, regenboog, vandaag):
    file = open_bezwaar(bestuur, regenboog)
    step(bestuur, file, "ingetrokken")
    assert kept(bestuur, file).bob_voor is None
    with pytest.raises(ValidationError, match="Dit kan nu niet"):
        step(bestuur, file, "beslissing", code="gegrond")


def test_another_boards_secretary_the_school_and_the_family_see_nothing_of_it(
    bestuur, ander_bestuur, regenboog, ina, ouder, browser, vandaag
):
    file = open_bezwaar(bestuur, regenboog)
    for person in (ander_bestuur.secretaris, ina, ouder):
        client = browser(person)
        for rest in ("", "brief/", "besluitbrief/", "daad/gehoord/"):
            assert client.get(f"/bestuur/zaak/{file.pk}/{rest}").status_code == 404
        with acting_as(person.pk):
            assert not Bestuursgeschil.objects.exists()
    for person in (ina, ouder):
        assert browser(person).get("/bestuur/bezwaar/").status_code == 404
    with acting_as(ander_bestuur.secretaris.pk), pytest.raises(Bestuursgeschil.DoesNotExist):
        acts.undo_step(file.pk, ander_bestuur.secretaris, "ontvangen")


@pytest.mark.django_db(transaction=True)
def test_with_the_familys_yes_family_and_school_are_told(bestuur, regenboog, geweigerd, ina, ouder, browser):
    file = open_bezwaar(bestuur, regenboog)
    with acting_as(ouder.pk):
        bezwaar.record_step(geweigerd.id, ouder, "ouder", "gemaakt", dag=CAME, code="post", woorden="Lariekoek.")
    sees_nothing(bestuur.secretaris)
    say_yes(bestuur, file, geweigerd, ouder)
    secretary = bestuur.secretaris
    with acting_as(secretary.pk):
        # What the family and the school wrote of the bezwaar stays between them.
        assert not Feit.objects.exists()
        acts.share_dates(file.pk, secretary)
    step(bestuur, file, "beslissing", code="ongegrond")
    assert {"bezwaar_ontvangen", "beslissing_op_bezwaar"} <= set(kinds(geweigerd.id, ouder))
    assert terms(geweigerd.id, ina)["bob_toelating"].toestand == "voldaan"
    with connected_as("passend_werker"):
        told = set(Bericht.objects.values_list("soort", "ontvanger_id"))
        texts = [f"{row.pad} {row.gegevens}" for row in Bericht.objects.all()]
    assert ("beslissing_op_bezwaar", ouder.pk) in told
    assert ("bezwaar_bestuur", ina.pk) in told
    assert not any("Noor" in text or "B-1" in text for text in texts)
    page = text_of(browser(secretary).get(f"/bestuur/zaak/{file.pk}/"))
    assert "Het gezin zei ja" in page
    assert "Noor" not in page
    assert "Lariekoek" not in page
    browser(ouder).post(
        f"/mijn/dossier/{geweigerd.dossier_id}/aanmelding/{geweigerd.id}/bezwaar-delen/", {"doe": "stop"}
    )
    sees_nothing(secretary)


def test_a_dispute_that_follows_a_shared_bezwaar_stops_the_boards_term(bestuur, regenboog, geweigerd, ouder, op_dag):
    file = open_bezwaar(bestuur, regenboog)
    with acting_as(ouder.pk):
        bezwaar.record_step(geweigerd.id, ouder, "ouder", "gemaakt", dag=CAME, code="post")
    say_yes(bestuur, file, geweigerd, ouder)
    op_dag(date(2026, 2, 9))
    make_dispute(geweigerd, ouder, filed_on=date(2026, 2, 9))
    with acting_as(bestuur.secretaris.pk):
        assert [fact.soort for fact in Feit.objects.all()] == ["gpo_ingediend"]


def test_only_one_file_of_a_board_is_linked(bestuur, regenboog, geweigerd, ouder):
    first, second = (open_bezwaar(bestuur, regenboog, kenmerk=number) for number in ("B-1", "B-2"))
    with acting_as(ouder.pk):
        bezwaar.record_step(geweigerd.id, ouder, "ouder", "gemaakt", dag=CAME, code="post")
    say_yes(bestuur, first, geweigerd, ouder)
    with pytest.raises(ValidationError, match="al met een zaak"):
        say_yes(bestuur, second, geweigerd, ouder)


def test_a_step_that_did_not_happen_is_taken_back_and_can_happen_later(bestuur, regenboog, browser, vandaag):
    file = open_bezwaar(bestuur, regenboog)
    client, url = browser(bestuur.secretaris), f"/bestuur/zaak/{file.pk}/"
    client.post(f"{url}daad/beslissing/", day_fields("dag", CAME) | {"code": "deels"})
    # What rests on it holds it: without the receipt there is no decision.
    held = text_of(client.post(f"{url}daad/ontvangen/", {"niet_gebeurd": "ja"}, follow=True))
    assert "Er is al meer vastgelegd" in held
    text = text_of(client.post(f"{url}daad/beslissing/", {"niet_gebeurd": "ja"}, follow=True))
    assert "Verbeterd: “Beslissing op het bezwaar” is niet gebeurd" in text
    assert kept(bestuur, file).bob_voor == date(2026, 3, 2)
    client.post(f"{url}daad/beslissing/", day_fields("dag", CAME) | {"code": "gegrond"})
    with acting_as(bestuur.secretaris.pk):
        assert acts.standing_in_file(file)["beslissing_op_bezwaar"].code == "gegrond"


def test_a_day_before_what_it_follows_is_refused(bestuur, regenboog, vandaag):
    late = acts.Bezwaar("B-3", regenboog, "weigering_bekendgemaakt", ANNOUNCED, CAME)
    with acting_as(bestuur.secretaris.pk), pytest.raises(ValidationError):
        acts.open_bezwaar(bestuur.secretaris, late)
    file = open_bezwaar(bestuur, regenboog)
    step(bestuur, file, "beslissing", code="deels")
    step(bestuur, file, "bekend", code="brief")
    with pytest.raises(ValidationError) as caught:
        step(bestuur, file, "bekend", ANNOUNCED, code="brief")
    assert caught.value.code == "te_vroeg"


@pytest.mark.parametrize(
    "values",
    [
        {"soort": "gpo_oordeel", "code": ""},
        {"soort": "gpo_zitting", "code": "gegrond"},
        {"soort": "gpo_zitting", "tot_dag": CAME},
        {"soort": "niet_gebeurd"},
        {"soort": "bezwaar_ontvangen"},
    ],
)
def test_the_database_ties_each_column_of_a_fact_to_its_kind(bestuur, regenboog, vandaag, values):
    file = open_bezwaar(bestuur, regenboog)
    with acting_as(bestuur.secretaris.pk):
        known = Bestuursfeit.objects.get(soort="bezwaar_ontvangen")
        row = {
            "geschil": file,
            "organisatie_id": file.organisatie_id,
            "dag": CAME,
            "vastgelegd_op": known.vastgelegd_op,
        }
        with pytest.raises(IntegrityError), transaction.atomic():
            Bestuursfeit.objects.create(vastgelegd_door=bestuur.secretaris, **row | values)


@pytest.mark.django_db(transaction=True)
def test_a_colleague_takes_back_what_another_secretary_shared(bestuur, regenboog, geweigerd, ouder):
    with acting_as(ouder.pk):
        bezwaar.record_step(geweigerd.id, ouder, "ouder", "gemaakt", dag=ANNOUNCED, code="post")
    file = open_bezwaar(bestuur, regenboog)
    step(bestuur, file, "gehoord")
    say_yes(bestuur, file, geweigerd, ouder)
    colleague = make_lid(bestuur.organisatie, "Cor Collega")
    with acting_as(colleague.pk):
        acts.share_dates(file.pk, colleague)
    assert "bezwaar_gehoord" in kinds(geweigerd.id, ouder)
    with acting_as(bestuur.secretaris.pk):
        acts.undo_step(file.pk, bestuur.secretaris, "gehoord")
    assert "bezwaar_gehoord" not in kinds(geweigerd.id, ouder)
    with connected_as("passend_werker"):
        assert Bericht.objects.get(soort="bezwaar_verbeterd").ontvanger_id == ouder.pk


def test_a_file_about_another_school_is_shared_with_nobody(bestuur, regenboog, geweigerd, ouder):
    with acting_as(ouder.pk):
        bezwaar.record_step(geweigerd.id, ouder, "ouder", "gemaakt", dag=ANNOUNCED, code="post")
    file = open_bezwaar(bestuur, make_school("De Beuk", bestuur=regenboog.bestuur))
    with pytest.raises(ValidationError) as refused:
        say_yes(bestuur, file, geweigerd, ouder)
    assert refused.value.code == "andere_school"
    step(bestuur, file, "gehoord")
    assert "bezwaar_gehoord" not in kinds(geweigerd.id, ouder)
    with acting_as(ouder.pk):
        koppelen.answer_link_of_bezwaar(geweigerd.id, ouder, Koppeling.objects.get().pk, yes=False)


def test_while_the_other_parent_objects_no_board_reads_along(bestuur, regenboog, aanmelding, ina, ouder, vandaag):
    do(andere_ouder.record_by_family, aanmelding, ouder, dag=TODAY)
    refuse(aanmelding, ina, ANNOUNCED, ANNOUNCED)
    with acting_as(ouder.pk):
        bezwaar.record_step(aanmelding.id, ouder, "ouder", "gemaakt", dag=ANNOUNCED, code="post")
    file = open_bezwaar(bestuur, regenboog)
    with pytest.raises(ValidationError) as refused:
        say_yes(bestuur, file, aanmelding, ouder)
    assert refused.value.code == "andere_ouder"
    do(andere_ouder.end_by_family, aanmelding, ouder, how=andere_ouder.WITHDRAWN, dag=TODAY)
    with acting_as(ouder.pk):
        koppelen.answer_link_of_bezwaar(aanmelding.id, ouder, Koppeling.objects.get().pk, yes=True)
    assert kinds(aanmelding.id, bestuur.secretaris) == []


def test_a_matter_of_which_nothing_stands_any_more_is_not_called_done(bestuur, regenboog, browser, vandaag):
    with acting_as(bestuur.secretaris.pk):
        case = acts.open_file(bestuur.secretaris, acts.Brief("GPO-4", regenboog, "toelating", CAME))
    client = browser(bestuur.secretaris)
    for file, first in ((open_bezwaar(bestuur, regenboog), "ontvangen"), (case, "verweer-gevraagd")):
        url = f"/bestuur/zaak/{file.pk}/"
        text = text_of(client.post(f"{url}daad/{first}/", {"niet_gebeurd": "ja"}, follow=True))
        assert "Leg vast op welke dag het bezwaar of de brief van de commissie kwam." in text
        assert "Deze zaak is klaar." not in text
        # It began with this, so this can be recorded again.
        assert f"{url}daad/{first}/" in client.get(url).content.decode()
        text = text_of(client.post(f"{url}daad/{first}/", day_fields("dag", CAME), follow=True))
        assert "Leg vast op welke dag" not in text


def test_a_letter_about_another_decision_changes_what_the_file_is_about(bestuur, regenboog, browser, vandaag):
    file = open_bezwaar(bestuur, regenboog)
    data = {"besluit": "verwijdering_bekendgemaakt"} | day_fields("dag", ANNOUNCED)
    url = f"/bestuur/zaak/{file.pk}/besluitbrief/"
    assert "· verwijdering" in text_of(browser(bestuur.secretaris).post(url, data, follow=True))
    assert kept(bestuur, file).soort == "verwijdering"
