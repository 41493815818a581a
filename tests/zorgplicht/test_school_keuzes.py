"""The screen "wat wilt u doen?": each choice with what it would do to the date, at a fixed price."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from passend.berichten.models import Bericht
from passend.dossiers.context import acting_as
from passend.dossiers.models import Feit, Termijn
from tests.fabriek import do, make_aanmelding, make_gebruiker, make_lid, make_school
from tests.hulp.post import connected_as
from tests.zorgplicht.hulp import LATER
from zorgplicht.access import MATRIX, OWN_FACTS, SCHOOL_TO_DO, Handeling
from zorgplicht.actions import school
from zorgplicht.actions.school_zoeken import Schoolgegevens
from zorgplicht.beeld.gebeurtenissen import EVENTS
from zorgplicht.beeld.gevolgen import FACT_OF
from zorgplicht.models import Aanmelding
from zorgplicht.views.school_daden import DADEN
from zorgplicht.views.school_keuzes import LIKELY

# What is only the frame of a request: its savepoint, and who is asking.
FRAME = ("SAVEPOINT", "RELEASE", "SELECT set_config")
MOST = 12


def choices(response):
    return {one.url.rstrip("/").split("/")[-1]: one for group in response.context["groepen"] for one in group.keuzes}


@pytest.fixture
def bladzij(client, ina, aanmelding):
    client.force_login(ina)
    return lambda pk=None: client.get(f"/school/aanmelding/{pk or aanmelding.pk}/")


def test_each_choice_says_what_it_does_to_the_date(bladzij, op_dag):
    op_dag(LATER)
    effect = {act: one.gevolg for act, one in choices(bladzij()).items()}
    assert effect["verleng"] == "De uiterste dag is nu 23 februari 2026; hierna hoogstens 23 maart 2026."
    assert effect["vraag_aanvulling"] == (
        "De uiterste dag is nu 23 februari 2026. De termijn staat dan stil vanaf 2 februari 2026."
    )
    assert effect["laat_toe"] == "De termijn voor het besluit stopt dan."
    assert effect["weiger"].startswith("De termijn voor het besluit stopt dan. Er begint een termijn: Bezwaar maken")
    for act in ("kan_niet", "overleg", "vraag_school", "wacht", "observeer", "bevestig_ontvangst"):
        assert effect[act] == "Dit verandert geen datum."


def test_the_likely_acts_stand_on_top_and_nothing_is_lost(bladzij, op_dag):
    """Three at most, each with its effect; the others one click away, each once."""
    op_dag(LATER)
    answer = bladzij()
    first, *others = answer.context["groepen"]
    assert [one.url.rstrip("/").split("/")[-1] for one in first.keuzes] == [
        "bevestig_ontvangst", "vraag_aanvulling", "laat_toe",
    ]  # fmt: skip
    assert not first.dicht
    assert all(group.dicht for group in others)
    urls = [one.url for group in answer.context["groepen"] for one in group.keuzes]
    assert len(urls) == len(set(urls))
    assert {url.rstrip("/").split("/")[-1] for url in urls} == {
        act.value for act in DADEN if Aanmelding.Stand.ONTVANGEN in MATRIX["school"][act]
    } - {"behandel_niet", "beantwoord_aanbod"}
    assert answer.content.decode().count('<details class="pas-wetgroep pas-daadgroep">') == len(others)


def test_what_moves_no_date_is_said_once_in_a_group(bladzij, op_dag):
    op_dag(LATER)
    answer = bladzij()
    page = " ".join(answer.content.decode().split())
    silent = [str(group.stil) for group in answer.context["groepen"]]
    assert "Deze keuzes veranderen geen datum." in silent
    for sentence in filter(None, silent):
        assert page.count(sentence) == silent.count(sentence), sentence
    for group in answer.context["groepen"]:
        moving = {one.verandert for one in group.keuzes}
        assert bool(group.stil) == (False in moving), group.titel
        for one in group.keuzes:
            assert (one.gevolg in page) == one.verandert, one.tekst


@pytest.mark.parametrize("stand", [stand for stand in Aanmelding.Stand if stand in LIKELY])
def test_what_stands_on_top_can_be_done_there(stand):
    assert all(stand in MATRIX["school"][act] for act in LIKELY[stand])


def test_what_stands_still_says_when_it_would_run_again(bladzij, aanmelding, ina, op_dag):
    op_dag(date(2026, 1, 19))
    do(school.ask_completion, aanmelding, ina, tot_dag=LATER, toelichting="Verslag")
    op_dag(date(2026, 1, 26))
    effect = choices(bladzij())["meld_aangevuld"].gevolg
    assert "2 maart 2026" in effect


def test_in_vo_bijzonder_the_pause_is_unsure(client, ouder, op_dag):
    place = make_school("Het College", sector="vo")
    joris = make_lid(place.organisatie, "Joris Kamp")
    sent = make_aanmelding(ouder, place, geboren_op=date(2014, 1, 12))
    op_dag(LATER)
    client.force_login(joris)
    effect = choices(client.get(f"/school/aanmelding/{sent.pk}/"))["vraag_aanvulling"].gevolg
    assert "niet zeker of de termijn dan stilstaat" in effect


def test_the_letter_moves_bezwaar(bladzij, aanmelding, ina, op_dag):
    op_dag(LATER)
    do(school.refuse, aanmelding, ina, dag=LATER, toelichting="Geen plek.", grond="anders")
    op_dag(date(2026, 2, 5))
    effect = choices(bladzij())["maak_bekend"].gevolg
    assert "Bezwaar maken tegen de weigering: nu tot en met 16 maart 2026; hierna 19 maart 2026." in effect


def test_what_the_screen_promises_is_what_happens(aanmelding, ina, op_dag):
    """An act that has no fact for the clock leaves every term as it was; see test_school_zoeken for each."""
    silent = set(DADEN) - set(FACT_OF)
    assert silent == {
        Handeling.MELD_BEZORGD, Handeling.MELD_STUKKEN, Handeling.OVERLEG, Handeling.KAN_NIET, Handeling.VRAAG_SCHOOL,
        Handeling.SCHOOL_BEREID, Handeling.DOE_AANBOD, Handeling.BEANTWOORD_AANBOD, Handeling.WACHT,
        Handeling.OBSERVEER, Handeling.MELD_ANDERE_OUDER,
    }  # fmt: skip


def test_every_act_of_the_table_has_a_page_and_every_own_fact_a_sentence():
    assert set(MATRIX["school"]) == set(DADEN)
    assert set(OWN_FACTS) <= set(EVENTS)


def cost(view):
    with CaptureQueriesContext(connection) as queries:
        assert view().status_code == 200
    return len([one for one in queries.captured_queries if not one["sql"].startswith(FRAME)])


def test_the_case_page_costs_the_same_with_everything_on_it_and_at_most_12(bladzij, aanmelding, ina, op_dag):
    bladzij()
    bare = cost(bladzij)
    op_dag(LATER)
    for number in range(5):
        day = LATER - timedelta(days=number)
        do(school.record_meeting, aanmelding, ina, dag=day, toelichting=f"Overleg {number}")
        do(school.ask_other_school, aanmelding, ina, dag=day, school=Schoolgegevens(f"School {number}"))
    do(school.refuse, aanmelding, ina, dag=LATER, toelichting="Geen plek.", grond="anders")
    assert cost(bladzij) == bare
    assert bare <= MOST, bare


def test_the_tray_costs_at_most_12(client, ina, aanmelding, ouder, regenboog):
    client.force_login(ina)
    client.get("/school/")
    few = cost(lambda: client.get("/school/?toon=alles"))
    for _number in range(8):
        make_aanmelding(ouder, regenboog)
    assert cost(lambda: client.get("/school/?toon=alles")) == few
    assert few <= MOST, few


@pytest.mark.parametrize("act", [act for act in DADEN if MATRIX["school"][act] & SCHOOL_TO_DO])
def test_a_page_of_an_act_opens_or_leads_back(client, aanmelding, ina, act):
    client.force_login(ina)
    answer = client.get(f"/school/aanmelding/{aanmelding.pk}/{act.value}/")
    assert answer.status_code in {200, 302}
    if answer.status_code == 200:
        assert "Wat dit met de datum doet:" in answer.content.decode()


# --- Messages: to whom, and without a word of the case --------------------------------------------------------------

WORDS = "Pimpelmees"
TOLD = [
    (school.record_meeting, {"toelichting": WORDS}, "school_legt_vast"),
    (school.say_cannot_support, {"toelichting": WORDS}, "school_legt_vast"),
    (school.make_offer, {"toelichting": WORDS}, "aanbod_gedaan"),
    (school.refuse, {"toelichting": WORDS, "grond": "anders"}, "besluit"),
]


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(("act", "values", "soort"), TOLD, ids=[act.__name__ for act, _values, _soort in TOLD])
def test_the_family_is_told_once_and_without_words(aanmelding, ina, ouder, start, act, values, soort):
    do(act, aanmelding, ina, dag=start, **values)
    with connected_as("passend_werker"):
        (message,) = Bericht.objects.filter(soort=soort)
        assert (message.ontvanger_id, message.dag, message.gegevens) == (ouder.pk, start, {})


@pytest.mark.django_db(transaction=True)
def test_the_other_school_is_told_of_an_enrolment_without_a_name(ouder, regenboog, ina, start):
    place = make_school("Het Palet")
    joris = make_lid(place.organisatie, "Joris Kamp")
    here = make_aanmelding(ouder, regenboog, place)
    do(school.admit, here, ina, dag=start)
    do(school.place, here, ina, dag=start)
    with connected_as("passend_werker"):
        (message,) = Bericht.objects.filter(soort="elders_ingeschreven")
        assert (message.ontvanger_id, message.dag, message.gegevens) == (joris.pk, start, {})


def test_strangers_get_404_on_each_act(client, aanmelding):
    client.force_login(make_gebruiker())
    for act in DADEN:
        assert client.get(f"/school/aanmelding/{aanmelding.pk}/{act.value}/").status_code == 404
    with acting_as(make_gebruiker().pk):
        assert Feit.objects.about(aanmelding.id).count() == Termijn.objects.about(aanmelding.id).count() == 0
