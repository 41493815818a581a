"""The family's pages after a refusal: two doors, the letter, the prepared dispute, the ladder, who is responsible."""

import re
from datetime import date

import pytest

from geschillen.actions.bezwaar import record_step
from geschillen.models import Bezwaarbrief, Geschil
from passend.dossiers.context import acting_as
from passend.klok import vandaag
from tests import fabriek
from tests.geschillen.conftest import REFUSED
from tests.geschillen.hulp import kinds, make_dispute, refuse, terms
from zorgplicht.actions import school_besluit

NOT_FILED = "NOG NIET INGEDIEND"


def case_url(aanmelding, rest):
    return f"/mijn/dossier/{aanmelding.dossier_id}/aanmelding/{aanmelding.id}/{rest}"


def dispute_url(dispute, rest=""):
    return f"/mijn/dossier/{dispute.dossier_id}/geschil/{dispute.id}/{rest}"


def text_of(answer):
    assert answer.status_code == 200
    return " ".join(re.sub(r"<[^>]+>", " ", answer.content.decode()).split())


def day_fields(name, day):
    return {f"{name}_dag": day.day, f"{name}_maand": day.month, f"{name}_jaar": day.year}


def test_both_doors_stand_on_one_page_with_both_last_days(geweigerd, ouder, browser):
    text = text_of(browser(ouder).get(case_url(geweigerd, "niet-eens/")))
    assert text.count("11 maart 2026") >= 2
    assert "Een zaak bij de commissie geeft geen extra tijd voor bezwaar" in text
    assert "uit de wet" in text
    assert "uit de regels van een commissie" in text
    assert "Wij tellen vanaf 28 januari 2026" in text
    assert "onderwijsconsulent" in text.lower()


def test_a_provisional_date_says_from_which_day_it_counts(aanmelding, ina, ouder, bestuur, browser, op_dag):
    op_dag(date(2026, 2, 2))
    refuse(aanmelding, ina, REFUSED)
    text = text_of(browser(ouder).get(case_url(aanmelding, "niet-eens/")))
    assert "Wij tellen nu vanaf 26 januari 2026, de dag van het besluit" in text
    assert "9 maart 2026" in text


def test_after_the_last_day_neither_door_is_closed(geweigerd, ouder, browser, op_dag):
    op_dag(date(2026, 3, 20))
    text = text_of(browser(ouder).get(case_url(geweigerd, "niet-eens/")))
    assert "Soms kan bezwaar dan nog" in text
    assert "U kunt de commissie nog steeds om een oordeel vragen" in text
    assert "te laat" not in text.lower()


def test_without_a_refusal_the_page_does_not_exist(aanmelding, ouder, browser):
    assert browser(ouder).get(case_url(aanmelding, "niet-eens/")).status_code == 404
    assert browser(ouder).get(case_url(aanmelding, "bezwaarbrief/")).status_code == 404


def test_the_letter_is_made_of_the_answers_and_kept(geweigerd, ouder, browser):
    client = browser(ouder)
    data = {"redenen": ["geen_uitleg", "hulp_kan"], "uitleg": "Hagelslag.", "gesprek": "on"}
    answer = client.post(case_url(geweigerd, "bezwaarbrief/"), data, follow=True)
    text = text_of(answer)
    for words in (
        "Geacht bestuur",
        "Hagelslag.",
        "legt niet goed uit",
        "26 januari 2026",
        "Stichting Samen",
        "gesprek",
    ):
        assert words in text
    assert "Mijn bezwaar komt later" not in text
    # Nothing was recorded: writing a letter is not sending it.
    assert "bezwaar_gemaakt" not in kinds(geweigerd.id, ouder)
    again = client.get(case_url(geweigerd, "bezwaarbrief/")).content.decode()
    assert "Hagelslag." in again
    client.post(case_url(geweigerd, "bezwaarbrief/"), {"uitleg": "Vlokken.", "later": "Ik was ziek."})
    text = text_of(client.get(case_url(geweigerd, "bezwaarbrief/lezen/")))
    assert "Vlokken." in text
    assert "Ik was ziek." in text
    with acting_as(ouder.pk):
        assert Bezwaarbrief.objects.count() == 1


def test_a_bezwaar_is_recorded_on_the_page_and_a_mistake_loses_nothing(geweigerd, ouder, browser):
    client, url = browser(ouder), case_url(geweigerd, "bezwaar/gemaakt/")
    answer = client.post(url, day_fields("dag", date(2026, 3, 1)) | {"code": "post", "woorden": "Bon ligt klaar."})
    html = answer.content.decode()
    assert "Deze dag is nog niet geweest" in html
    assert "Bon ligt klaar." in html
    answer = client.post(url, day_fields("dag", date(2026, 2, 2)) | {"code": "post"}, follow=True)
    text = text_of(answer)
    assert "U maakte bezwaar op 2 februari 2026" in text
    assert "2 maart 2026" in text
    assert "Met gewone post." in text


def test_a_dispute_is_prepared_for_the_family_alone(geweigerd, ouder, ina, browser):
    client = browser(ouder)
    form = client.get(case_url(geweigerd, "geschil/"))
    assert NOT_FILED in text_of(form)
    questions = list(form.context["form"].fields)
    assert questions[0] == "onderwijs_nu"
    assert len(questions) <= 8
    data = {"onderwijs_nu": "niets", "soort": "toelating", "gebeurd": "Lariekoek."}
    text = text_of(client.post(case_url(geweigerd, "geschil/"), data, follow=True))
    assert NOT_FILED in text
    assert "Dit portaal stuurt niets naar de commissie" in text
    assert "Lariekoek." in text
    # A second time finds the first.
    client.post(case_url(geweigerd, "geschil/"), data)
    with acting_as(ouder.pk):
        dispute = Geschil.objects.get()
    assert not [kind for kind in kinds(geweigerd.id, ouder) if kind.startswith("gpo_")]
    with acting_as(ina.pk):
        assert not Geschil.objects.exists()
    client.post(dispute_url(dispute, "stukken/"), {"stukken": ["brief", "mails"]})
    assert "Heb ik: De brief van de school" in text_of(client.get(dispute_url(dispute)))


def test_the_first_question_must_be_answered_and_nothing_is_lost(geweigerd, ouder, browser):
    answer = browser(ouder).post(case_url(geweigerd, "geschil/"), {"soort": "toelating", "gebeurd": "Lariekoek."})
    html = answer.content.decode()
    assert "Kies welk onderwijs uw kind nu krijgt." in html
    assert "Lariekoek." in html


def test_filing_asks_for_day_and_proof_and_turns_the_band_off(geweigerd, ouder, ina, browser):
    dispute = make_dispute(geweigerd, ouder)
    client, url = browser(ouder), dispute_url(dispute, "daad/ingediend/")
    refused = client.post(url, day_fields("dag", date(2026, 2, 2)) | {"bewijs": "bevestiging"})
    assert "Schrijf op wat uw bewijs is." in refused.content.decode()
    data = day_fields("dag", date(2026, 2, 2)) | {"bewijs": "bevestiging", "woorden": "Mail met nummer"}
    text = text_of(client.post(url, data, follow=True))
    assert NOT_FILED not in text
    assert "Ingediend op 2 februari 2026" in text
    assert "Mail met nummer" in text
    assert "13 april 2026" in text
    # The school learns the dates that move its own, and none of the words.
    assert "gpo_oordeel" in terms(geweigerd.id, ina)
    school = browser(ina).get(f"/school/aanmelding/{geweigerd.id}/").content.decode()
    assert "Lariekoek" not in school
    assert "Mail met nummer" not in school


def test_a_filing_recorded_by_mistake_can_be_undone(geweigerd, ouder, browser):
    dispute = make_dispute(geweigerd, ouder, filed_on=date(2026, 2, 2))
    client = browser(ouder)
    text = text_of(client.post(dispute_url(dispute, "ongedaan/"), follow=True))
    assert NOT_FILED in text
    assert "gpo_oordeel" not in terms(geweigerd.id, ouder)


def test_the_date_in_the_letter_leads_over_the_computed_one(geweigerd, ouder, browser, op_dag):
    dispute = make_dispute(geweigerd, ouder, filed_on=date(2026, 2, 2))
    op_dag(date(2026, 2, 10))
    client, url = browser(ouder), dispute_url(dispute, "daad/verweer-gevraagd/")
    client.post(url, day_fields("dag", date(2026, 2, 9)))
    assert terms(geweigerd.id, ouder)["gpo_verweer"].vervalt_op == date(2026, 2, 23)
    text = text_of(
        client.post(url, day_fields("dag", date(2026, 2, 9)) | day_fields("tot_dag", date(2026, 2, 27)), follow=True)
    )
    assert terms(geweigerd.id, ouder)["gpo_verweer"].vervalt_op == date(2026, 2, 27)
    assert "De brief noemt als laatste dag 27 februari 2026" in text


def test_a_case_runs_to_the_boards_answer(geweigerd, ouder, browser, op_dag):
    dispute = make_dispute(geweigerd, ouder, filed_on=date(2026, 2, 2))
    client = browser(ouder)
    op_dag(date(2026, 3, 30))
    client.post(dispute_url(dispute, "daad/verweer/"), day_fields("dag", date(2026, 2, 20)))
    client.post(dispute_url(dispute, "daad/zitting/"), day_fields("dag", date(2026, 3, 9)))
    answer = client.post(
        dispute_url(dispute, "daad/oordeel/"), day_fields("dag", date(2026, 3, 23)) | {"code": "gegrond"}, follow=True
    )
    text = text_of(answer)
    assert "De ouders krijgen gelijk (gegrond)." in text
    found = terms(geweigerd.id, ouder)
    assert found["gpo_oordeel"].toestand == "voldaan"
    assert found["gpo_reactie"].vervalt_op == date(2026, 4, 20)
    assert "een eigen doel" in text
    client.post(dispute_url(dispute, "daad/reactie/"), day_fields("dag", date(2026, 3, 30)))
    assert terms(geweigerd.id, ouder)["gpo_reactie"].toestand == "voldaan"


def test_a_case_that_stops_without_a_verdict_has_no_terms_left(geweigerd, ouder, browser):
    dispute = make_dispute(geweigerd, ouder, filed_on=date(2026, 2, 2))
    browser(ouder).post(dispute_url(dispute, "daad/gestopt/"), day_fields("dag", date(2026, 2, 2)))
    assert "gpo_oordeel" not in terms(geweigerd.id, ouder)


@pytest.mark.parametrize("daad", ["onzin", "swv", "oordeel-ontvangen"])
def test_what_is_not_the_familys_to_record_does_not_exist(geweigerd, ouder, browser, daad):
    dispute = make_dispute(geweigerd, ouder, filed_on=date(2026, 2, 2))
    assert browser(ouder).get(dispute_url(dispute, f"daad/{daad}/")).status_code == 404


def test_a_step_that_does_not_fit_leads_back(geweigerd, ouder, browser):
    dispute = make_dispute(geweigerd, ouder, filed_on=date(2026, 2, 2))
    answer = browser(ouder).get(dispute_url(dispute, "daad/reactie/"), follow=True)
    assert "Dit kan nu niet" in text_of(answer)


def test_another_familys_pages_do_not_exist(geweigerd, ouder, browser):
    dispute = make_dispute(geweigerd, ouder)
    stranger = browser(fabriek.make_gebruiker("Ander"))
    for url in (
        case_url(geweigerd, "niet-eens/"),
        case_url(geweigerd, "bezwaarbrief/lezen/"),
        case_url(geweigerd, "vraagbrief/"),
        case_url(geweigerd, "wat-kan-ik-doen/"),
        dispute_url(dispute),
        dispute_url(dispute, "delen/"),
        f"/mijn/dossier/{geweigerd.dossier_id}/wie-is-verantwoordelijk/",
    ):
        assert stranger.get(url).status_code == 404


def test_the_letter_that_asks_names_the_dates_of_the_case(aanmelding, ouder, browser, op_dag):
    text = text_of(browser(ouder).get(case_url(aanmelding, "vraagbrief/")))
    assert "Volgens mijn berekening is de laatste dag 23 februari 2026" in text
    op_dag(date(2026, 2, 24))
    text = text_of(browser(ouder).get(case_url(aanmelding, "vraagbrief/")))
    assert "Volgens mijn berekening was de laatste dag 23 februari 2026" in text
    assert "Op 12 januari 2026 meldde ik Noor de Vries aan" in text


@pytest.mark.parametrize(("last", "code"), [("ingetrokken", ""), ("beslissing", "ongegrond")])
def test_after_a_refusal_the_letter_asks_only_for_a_decision_on_a_bezwaar(geweigerd, ouder, browser, last, code):
    client, letter, doors = browser(ouder), case_url(geweigerd, "vraagbrief/"), case_url(geweigerd, "niet-eens/")
    assert client.get(letter).url == doors
    with acting_as(ouder.pk):
        record_step(geweigerd.id, ouder, "ouder", "gemaakt", dag=date(2026, 2, 2), code="email")
    text = text_of(client.get(letter))
    assert "Vraag over de beslissing op mijn bezwaar" in text
    assert "Op 2 februari 2026 maakte ik bezwaar." in text
    assert "nog geen besluit gekregen" not in text
    with acting_as(ouder.pk):
        record_step(geweigerd.id, ouder, "ouder", last, dag=date(2026, 2, 2), code=code)
    assert client.get(letter).url == doors


def test_after_an_admission_the_letter_leads_to_the_dossier(aanmelding, ina, ouder, browser):
    with acting_as(ina.pk):
        school_besluit.admit(aanmelding.id, ina, dag=vandaag())
    answer = browser(ouder).get(case_url(aanmelding, "vraagbrief/"))
    assert answer.url == f"/mijn/dossier/{aanmelding.dossier_id}/"


def test_the_ladder_says_that_a_day_has_passed_only_when_it_has(aanmelding, ouder, browser, op_dag):
    url = case_url(aanmelding, "wat-kan-ik-doen/")
    op_dag(date(2026, 2, 23))
    text = text_of(browser(ouder).get(url))
    assert "is voorbij" not in text
    for words in (
        "Vraag het op papier",
        "onderwijsconsulent",
        "geschillencommissie",
        "Naar de rechter",
        "Wat kost het?",
    ):
        assert words in text
    op_dag(date(2026, 2, 24))
    assert "De laatste dag voor het besluit is voorbij" in text_of(browser(ouder).get(url))


def test_after_a_refusal_the_ladder_does_not_ask_when_the_decision_comes(geweigerd, ouder, browser):
    text = text_of(browser(ouder).get(case_url(geweigerd, "wat-kan-ik-doen/")))
    assert "Bekijk beide wegen" in text
    assert "Vraag het op papier" not in text


def test_who_is_responsible_names_the_board_or_says_that_it_is_unknown(geweigerd, aanmelding, ouder, browser):
    url = f"/mijn/dossier/{geweigerd.dossier_id}/wie-is-verantwoordelijk/"
    text = text_of(browser(ouder).get(url))
    assert "Stichting Samen" in text
    assert "functionaris gegevensbescherming" in text
    other = fabriek.make_aanmelding(ouder)
    text = text_of(browser(ouder).get(f"/mijn/dossier/{other.dossier_id}/wie-is-verantwoordelijk/"))
    assert "Wij weten nog niet welk bestuur dit is" in text
    assert "Wij weten nog niet welk steunpunt" in text
