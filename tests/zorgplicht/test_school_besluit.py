"""What a decision carries: ground, who decided, when and how it was announced, its letter, and what it lacks."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from ondersteuning.models import School, Schoolbestuur
from passend.dossiers.context import acting_as
from passend.dossiers.models import Feit
from tests.fabriek import do, let_in, make_gebruiker, make_lid, make_school, make_steunpunt
from tests.zorgplicht.hulp import LATER, SIX_WEEKS, facts, refused, stand, term
from zorgplicht.actions import school
from zorgplicht.actions.school_zoeken import Schoolgegevens
from zorgplicht.models import Besluit

SENT = date(2026, 2, 4)
REFUSAL = {"dag": LATER, "toelichting": "Wij kunnen geen rustige plek bieden.", "grond": "ondersteuning"}
LETTER = {"hoe": "brief", "bezwaarclausule": True, "gpo_genoemd": True}


@pytest.fixture
def geweigerd(aanmelding, ina, regenboog, op_dag):
    """Refused on 2 February by a board with a name; today is 4 February."""
    board = Schoolbestuur.objects.create(nummer="12345", naam="Stichting Voorbeeld")
    School.objects.filter(pk=regenboog.pk).update(bestuur=board)
    op_dag(SENT)
    do(school.refuse, aanmelding, ina, **REFUSAL, besloten_door="J. Jansen, directeur", mandaat="Statuut van 2025")
    return aanmelding


def decision(aanmelding, user):
    with acting_as(user.pk):
        return Besluit.objects.select_related("bestuur").filter(aanmelding=aanmelding).order_by("feit_id").last()


def test_a_decision_carries_board_person_mandate_and_ground(geweigerd, ina, ouder):
    for reader in (ina, ouder):
        found = decision(geweigerd, reader)
        assert (found.bestuur.naam, found.besloten_door) == ("Stichting Voorbeeld", "J. Jansen, directeur")
        assert (found.mandaat, found.grond, found.besloten_op) == ("Statuut van 2025", "ondersteuning", LATER)
        assert found.bekendgemaakt_op is None


def test_only_the_school_changes_its_decision(geweigerd, ina, ouder):
    do(school.announce, geweigerd, ina, dag=SENT, **LETTER)
    for person, changed in ((ouder, 0), (ina, 1)):
        with acting_as(person.pk):
            assert Besluit.objects.update(gpo_genoemd=True) == changed


def test_a_family_may_ask_for_a_letter_that_did_not_come(geweigerd, ina, ouder, client):
    client.force_login(ouder)
    ask, page = "Vraag de school erom.", f"/mijn/dossier/{geweigerd.dossier_id}/"
    assert ask in client.get(page).content.decode()
    do(school.announce, geweigerd, ina, dag=SENT, **LETTER)
    assert ask not in client.get(page).content.decode()


def test_bezwaar_counts_provisionally_from_the_decision_and_for_certain_from_the_letter(geweigerd, ina):
    before = term(geweigerd, ina, "bezwaar_toelating")
    assert (before.vervalt_op, before.zekerheid) == (date(2026, 3, 16), "voorlopig")
    do(school.announce, geweigerd, ina, dag=SENT, **LETTER)
    after = term(geweigerd, ina, "bezwaar_toelating")
    assert (after.vervalt_op, after.zekerheid) == (date(2026, 3, 18), "vast")
    assert facts(geweigerd, ina)["weigering_bekendgemaakt"].code == "brief"
    found = decision(geweigerd, ina)
    assert (found.bekendgemaakt_op, found.bezwaarclausule, found.gpo_genoemd) == (SENT, True, True)


def test_the_letter_goes_out_once_and_not_before_the_decision(geweigerd, ina):
    assert refused(school.announce, geweigerd, ina, dag=date(2026, 2, 1), **LETTER).code == "te_vroeg"
    assert refused(school.announce, geweigerd, ina, dag=date(2026, 2, 5), **LETTER).code == "toekomst"
    do(school.announce, geweigerd, ina, dag=SENT, **LETTER)
    assert refused(school.announce, geweigerd, ina, dag=SENT, **LETTER).code == "al_bekend"


def test_without_a_refusal_there_is_nothing_to_announce(aanmelding, ina, start):
    assert refused(school.announce, aanmelding, ina, dag=start, **LETTER).code == "past_niet"


def test_the_days_of_a_decision_follow_corrections_of_their_facts(geweigerd, ina):
    do(school.announce, geweigerd, ina, dag=SENT, **LETTER)
    fact = facts(geweigerd, ina)["weigering_bekendgemaakt"]
    do(school.correct, geweigerd, ina, fact_id=fact.id, dag=date(2026, 2, 3), reden="typefout")
    assert decision(geweigerd, ina).bekendgemaakt_op == date(2026, 2, 3)
    assert term(geweigerd, ina, "bezwaar_toelating").vervalt_op == date(2026, 3, 17)
    taken = facts(geweigerd, ina)["geweigerd"]
    with pytest.raises(ValidationError, match="niet voor het besluit"):
        do(school.correct, geweigerd, ina, fact_id=taken.id, dag=SENT, reden="typefout")
    do(school.correct, geweigerd, ina, fact_id=taken.id, dag=date(2026, 1, 30), reden="typefout")
    assert decision(geweigerd, ina).besloten_op == date(2026, 1, 30)
    fact = facts(geweigerd, ina)["weigering_bekendgemaakt"]
    do(school.correct, geweigerd, ina, fact_id=fact.id, dag=None, reden="vergissing")
    found = decision(geweigerd, ina)
    assert (found.bekendgemaakt_op, found.bekendgemaakt_hoe, found.bezwaarclausule) == (None, "", None)
    assert term(geweigerd, ina, "bezwaar_toelating").zekerheid == "voorlopig"


def test_a_refusal_that_never_was_takes_its_letter_and_its_ground_along(aanmelding, ina, op_dag):
    op_dag(SENT)
    do(school.refuse, aanmelding, ina, **REFUSAL | {"grond": "geen_plaatsruimte"})
    assert "geen_plaatsruimte" in facts(aanmelding, ina)
    do(school.announce, aanmelding, ina, dag=SENT, **LETTER)
    taken = facts(aanmelding, ina)["geweigerd"]
    do(school.correct, aanmelding, ina, fact_id=taken.id, dag=None, reden="besluit_herzien")
    assert {"geweigerd", "weigering_bekendgemaakt", "geen_plaatsruimte"}.isdisjoint(facts(aanmelding, ina))
    assert stand(aanmelding, ina) == "ontvangen"
    assert term(aanmelding, ina, "bezwaar_toelating") is None
    assert term(aanmelding, ina).vervalt_op == SIX_WEEKS


def test_a_ground_that_was_recorded_before_stays_when_the_refusal_goes(aanmelding, ina, op_dag):
    op_dag(SENT)
    do(school.record_waiting, aanmelding, ina, soort="geen_plaatsruimte", dag=LATER, toelichting="Gids", gelijk=True)
    do(school.refuse, aanmelding, ina, **REFUSAL | {"grond": "geen_plaatsruimte"})
    taken = facts(aanmelding, ina)["geweigerd"]
    do(school.correct, aanmelding, ina, fact_id=taken.id, dag=None, reden="vergissing")
    assert "geen_plaatsruimte" in facts(aanmelding, ina)


def test_not_treating_is_announced_without_a_fact_of_a_refusal(aanmelding, ina, op_dag):
    do(school.ask_completion, aanmelding, ina, tot_dag=date(2026, 1, 20), toelichting="Verslag")
    op_dag(SENT)
    do(school.leave_untreated, aanmelding, ina, dag=LATER, toelichting="Het verslag kwam niet.")
    do(school.announce, aanmelding, ina, dag=SENT, **LETTER)
    assert "weigering_bekendgemaakt" not in facts(aanmelding, ina)
    assert decision(aanmelding, ina).bekendgemaakt_op == SENT


def test_an_admission_after_a_refusal_is_the_decision_that_stands(client, geweigerd, ina):
    do(school.admit, geweigerd, ina, dag=SENT)
    client.force_login(ina)
    shown = client.get(f"/school/aanmelding/{geweigerd.pk}/").context["zaak"].besluit
    assert (shown.besluit.soort, list(shown.ontbreekt), list(shown.dossier_mist)) == ("toegelaten", [], [])


# --- Invariants in the database -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "changes",
    [
        {"bekendgemaakt_op": date(2026, 2, 1), "bekendgemaakt_hoe": "brief", "bezwaarclausule": True},
        {"bekendgemaakt_op": SENT, "bekendgemaakt_hoe": "", "bezwaarclausule": True},
        {"bekendgemaakt_op": SENT, "bekendgemaakt_hoe": "brief", "bezwaarclausule": None},
        {"bekendgemaakt_op": None, "bekendgemaakt_hoe": "brief", "bezwaarclausule": None},
    ],
)
def test_the_database_ties_the_letter_to_the_decision(geweigerd, ina, changes):
    with acting_as(ina.pk), pytest.raises(IntegrityError), transaction.atomic():
        Besluit.objects.filter(aanmelding=geweigerd).update(gpo_genoemd=True, **changes)


@pytest.mark.parametrize(("soort", "grond"), [("geweigerd", ""), ("toegelaten", "ondersteuning"), ("onzin", "")])
def test_the_database_ties_the_ground_to_a_refusal(geweigerd, ina, soort, grond):
    with acting_as(ina.pk):
        model = Besluit.objects.get(aanmelding=geweigerd)
        other = Feit.objects.about(geweigerd.id).filter(soort="onderwijs").get()
        model.pk, model.feit, model.soort, model.grond = None, other, soort, grond
        model.id = Besluit._meta.get_field("id").get_default()
        with pytest.raises(IntegrityError), transaction.atomic():
            model.save(force_insert=True)


def test_only_family_and_school_read_a_decision(geweigerd):
    for stranger in (make_gebruiker(), make_lid(make_school("Elders").organisatie)):
        with acting_as(stranger.pk):
            assert Besluit.objects.count() == 0


# --- On the screens -------------------------------------------------------------------------------------------------


def day(value):
    return {"dag_dag": value.day, "dag_maand": value.month, "dag_jaar": value.year}


def test_the_family_sees_what_is_missing_and_less_of_it_when_it_was_recorded(client, geweigerd, ina, ouder):
    client.force_login(ouder)
    url = f"/mijn/dossier/{geweigerd.dossier_id}/"
    page = client.get(url).content.decode()
    for words in (
        "De school kan de ondersteuning niet bieden.",
        "J. Jansen, directeur",
        "In dit dossier staat niet:",
        "dat een andere school het kind wil toelaten",
        "dat er met de ouders is overlegd",
        "nog niet verstuurd of gegeven",
    ):
        assert words in page
    do(school.record_meeting, geweigerd, ina, dag=LATER, toelichting="Samen gekeken.")
    do(school.other_school_willing, geweigerd, ina, dag=LATER, school=Schoolgegevens("De Linde"))
    assert "In dit dossier staat niet:" not in client.get(url).content.decode()
    do(school.announce, geweigerd, ina, dag=SENT, **LETTER | {"gpo_genoemd": False})
    page = client.get(url).content.decode()
    assert "In de brief ontbreekt:" in page
    assert "dat de ouders naar de geschillencommissie kunnen" in page
    assert "op 4 februari 2026, met een brief" in page


def test_refusing_with_a_willing_school_asks_no_extra_yes(client, aanmelding, ina, op_dag):
    op_dag(LATER)
    do(school.record_meeting, aanmelding, ina, dag=LATER, toelichting="Samen gekeken.")
    do(school.other_school_willing, aanmelding, ina, dag=LATER, school=Schoolgegevens("De Linde"))
    client.force_login(ina)
    url = f"/school/aanmelding/{aanmelding.pk}/weiger/"
    assert "Dit staat niet in het dossier" not in client.get(url).content.decode()
    values = {**day(LATER), "grond": "ondersteuning", "toelichting": "Geen rustige plek."}
    assert "Kies de grond van de weigering." in client.post(url, values | {"grond": ""}).content.decode()
    assert client.post(url, values).status_code == 302
    assert stand(aanmelding, ina) == "geweigerd"


def test_the_screen_of_the_letter_asks_everything(client, geweigerd, ina):
    client.force_login(ina)
    url = f"/school/aanmelding/{geweigerd.pk}/maak_bekend/"
    assert set(client.post(url).context["form"].errors) == {"dag", "hoe", "bezwaarclausule", "gpo_genoemd"}
    values = {**day(SENT), "hoe": "aangetekend", "bezwaarclausule": "ja", "gpo_genoemd": "nee"}
    assert client.post(url, values).status_code == 302
    found = decision(geweigerd, ina)
    assert (found.bekendgemaakt_hoe, found.bezwaarclausule, found.gpo_genoemd) == ("aangetekend", True, False)
    # A second tab: the day stands already, and what was typed is still there.
    again = client.post(url, values)
    assert "De brief is al vastgelegd." in again.content.decode()


def test_the_letter_names_everything_and_what_it_lacks_stands_beside_it(client, geweigerd, ina):
    client.force_login(ina)
    url = f"/school/aanmelding/{geweigerd.pk}/brief/"
    page = client.get(url).content.decode()
    for words in (
        "Noor de Vries",
        "Sara de Vries",
        "Stichting Voorbeeld",
        "J. Jansen, directeur",
        "Statuut van 2025",
        "Wij kunnen geen rustige plek bieden.",
        "binnen 6 weken",
        "Geschillencommissie passend onderwijs",
        "geeft geen extra tijd voor bezwaar",
    ):
        assert words in page
    assert "In uw brief ontbreekt:" not in page
    answer = client.get(url + "pdf/")
    assert (answer["Content-Type"], answer.content[:5]) == ("application/pdf", b"%PDF-")


def test_a_letter_without_who_decided_says_so(client, aanmelding, ina, op_dag):
    op_dag(SENT)
    do(school.refuse, aanmelding, ina, **REFUSAL)
    client.force_login(ina)
    page = client.get(f"/school/aanmelding/{aanmelding.pk}/brief/").content.decode()
    for words in ("In uw brief ontbreekt:", "de naam van het schoolbestuur", "wie het besluit nam", "het mandaat"):
        assert words in page


def test_a_steunpunt_that_was_let_in_reads_the_decision_and_what_it_lacks(client, geweigerd, ouder):
    office = make_steunpunt()
    mira = make_lid(office, "Mira Steun")
    client.force_login(mira)
    url = f"/steunpunt/dossier/{geweigerd.dossier_id}/"
    assert client.get(url).status_code == 404
    let_in(ouder, geweigerd, office)
    page = client.get(url).content.decode()
    for words in ("J. Jansen, directeur", "In dit dossier staat niet:", "nog niet verstuurd of gegeven"):
        assert words in page


def test_without_a_decision_there_is_no_letter(client, aanmelding, ina):
    client.force_login(ina)
    assert client.get(f"/school/aanmelding/{aanmelding.pk}/brief/").status_code == 404
