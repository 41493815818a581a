"""The steps of an aanmelding: how much one asks, what blocks sending, and what a parent sees of each answer."""

from uuid import UUID

import pytest
from django.test import Client
from django.urls import reverse

from ondersteuning.models import School
from passend.dossiers.context import acting_as
from passend.gebruikers.models import Gebruiker
from tests import fabriek
from tests.zorgplicht.test_ouder_aanmelden import (
    AKKOORD,
    GEGEVENS,
    ONDERSTEUNING,
    WENSEN,
    begin,
    cases,
    draft,
    fill,
    step_url,
    ticks,
)
from zorgplicht.actions.concept import start_draft
from zorgplicht.forms.aanmelding import TITLES, Aanmeldformulieren
from zorgplicht.forms.ouder_delen import ZeiNeeFormulier
from zorgplicht.models import AanmeldingTekst, Gezagsantwoord, Schoolnee
from zorgplicht.views.ouder_scholen import MAX_SCHOOLS
from zorgplicht.views.ouder_wijzigen import STEPS

MOST_QUESTIONS = 8
NEE = {
    "school_naam": "De Regenboog",
    "dag_dag": "9",
    "dag_maand": "1",
    "dag_jaar": "2026",
    "woorden": "Wij zitten vol.",
    "formulier_gekregen": "nee",
    "kind_gezien": "",
}


@pytest.fixture
def browser(client: Client, ouder: Gebruiker) -> Client:
    client.force_login(ouder)
    return client


def html(browser: Client, concept_id: UUID, step: str) -> str:
    return browser.get(step_url(concept_id, step)).content.decode()


def test_no_step_asks_more_than_eight_questions(ouder: Gebruiker, start: object) -> None:
    schools = [fabriek.make_school(f"School {number}") for number in range(MAX_SCHOOLS)]
    with acting_as(ouder.pk):
        concept = start_draft(ouder, None, {"scholen": [str(school.pk) for school in schools], "zei_nee": NEE})
        forms = Aanmeldformulieren(concept, ouder)
        asked = {step: len(forms.unbound(step).visible_fields()) for step in TITLES if step != "nakijken"}
    assert max(asked.values()) <= MOST_QUESTIONS, asked
    assert asked["delen"] == MAX_SCHOOLS
    assert set(STEPS) < set(asked)


def test_sending_needs_no_answer_about_gezag_language_or_place(
    browser: Client, ouder: Gebruiker, regenboog: School, ina: Gebruiker
) -> None:
    concept_id = begin(browser, regenboog)
    fill(browser, concept_id, nu={}, gezag={})
    browser.post(step_url(concept_id, "nakijken"), AKKOORD)
    (case,) = cases(ouder)
    with acting_as(ouder.pk):
        assert AanmeldingTekst.objects.latest_of(case.id).nu_soort == ""
        assert Gezagsantwoord.objects.latest_of(case.dossier_id) is None


@pytest.mark.parametrize("gezag", ["samen", "alleen", "voogd", "instelling", "weet_niet"])
@pytest.mark.parametrize("andere", ["ja", "nee", "weet_niet", "onveilig"])
def test_no_answer_about_gezag_blocks_the_way(
    browser: Client, ouder: Gebruiker, regenboog: School, gezag: str, andere: str
) -> None:
    concept_id = begin(browser, regenboog)
    fill(browser, concept_id, gezag={"gezag": gezag, "andere_ouder": andere})
    page = html(browser, concept_id, "nakijken")
    assert "Verstuur de aanmelding" in page
    assert ("U bent niet alleen" in page) == (andere == "onveilig")


def test_unsafe_is_met_calmly_and_goes_nowhere(
    browser: Client, ouder: Gebruiker, regenboog: School, ina: Gebruiker
) -> None:
    concept_id = begin(browser, regenboog)
    everything = ["nodig", "taal", "nu", "gezag", "scholen", "contact"]
    (name,) = ticks(browser, concept_id)
    unsafe = {"gezag": "samen", "andere_ouder": "onveilig"}
    fill(browser, concept_id, gezag=unsafe, delen={name: everything})
    page = html(browser, concept_id, "nakijken")
    assert "Het ouder- en jeugdsteunpunt denkt gratis met u mee." in page
    preview = page.split("Zo ziet De Regenboog het")[1].split("</details>")[0]
    assert "Deze ouder, samen met de andere ouder" in preview
    assert "veilig" not in preview
    browser.post(step_url(concept_id, "nakijken"), AKKOORD)
    (case,) = cases(ouder)
    school = Client()
    school.force_login(ina)
    seen = school.get(reverse("zorgplicht:school_aanmelding", args=[case.id])).content.decode()
    assert "Deze ouder, samen met de andere ouder" in seen
    assert "veilig" not in seen


def test_the_preview_is_what_the_school_reads(
    browser: Client, ouder: Gebruiker, regenboog: School, ina: Gebruiker
) -> None:
    concept_id = begin(browser, regenboog)
    (name,) = ticks(browser, concept_id)
    fill(browser, concept_id, delen={name: ["contact"]})
    page = html(browser, concept_id, "nakijken")
    preview = page.split("Zo ziet De Regenboog het")[1].split("</details>")[0]
    assert "sara@voorbeeld.example" in preview
    assert "overprikkeld" not in preview
    # Nothing rests on consent, so none is asked.
    assert "Ik geef toestemming" not in page
    answer = browser.post(step_url(concept_id, "nakijken"))
    proof = browser.get(answer.url).content.decode()
    assert "sara@voorbeeld.example" in proof
    assert "overprikkeld" not in proof


def test_consent_is_asked_and_not_ticked_at_first(browser: Client, ouder: Gebruiker, regenboog: School) -> None:
    concept_id = begin(browser, regenboog)
    fill(browser, concept_id)
    page = html(browser, concept_id, "nakijken")
    assert 'name="toestemming"' in page
    box = page.split('name="toestemming"')[1].split(">")[0]
    assert "checked" not in box
    refused = browser.post(step_url(concept_id, "nakijken"), {}).content.decode()
    assert "Kruis aan dat u toestemming geeft." in refused
    assert 'href="#id_toestemming"' in refused
    assert cases(ouder) == []


def test_a_school_that_was_added_later_is_asked_about(browser: Client, ouder: Gebruiker, regenboog: School) -> None:
    concept_id = begin(browser, regenboog)
    fill(browser, concept_id)
    linde = fabriek.make_school("De Linde")
    browser.post(step_url(concept_id, "scholen"), {"toevoegen": linde.vestigingscode})
    browser.post(step_url(concept_id, "scholen"), {"eerste_keus": str(linde.pk)})
    page = browser.post(step_url(concept_id, "nakijken"), AKKOORD, follow=True)
    assert page.redirect_chain[-1][0] == step_url(concept_id, "delen") + "?fouten=1&terug=1"
    assert "Wat mag De Linde lezen?" in page.content.decode()


def test_what_was_ticked_stays_while_going_back(browser: Client, ouder: Gebruiker, regenboog: School) -> None:
    concept_id = begin(browser, regenboog)
    (name,) = ticks(browser, concept_id)
    browser.post(step_url(concept_id, "delen"), {name: ["gezag"], "later": "1"})
    page = html(browser, concept_id, "delen")
    checked = [line for line in page.splitlines() if 'value="gezag"' in line and "checked" in line]
    assert checked
    assert draft(ouder, concept_id).inhoud["delen"] == {name: ["gezag"]}


def test_language_is_asked_apart_from_what_is_needed(browser: Client, regenboog: School) -> None:
    concept_id = begin(browser, regenboog)
    assert "Dan weet de school welke taal u thuis spreekt" in html(browser, concept_id, "kind")
    assert "Dat telt niet als extra ondersteuning" in html(browser, concept_id, "ondersteuning")
    assert "Heeft u nog geen adres" in html(browser, concept_id, "nu")


# --- A school said no -------------------------------------------------------------------------------------------


def test_a_no_is_a_step_only_for_who_has_one(browser: Client, ouder: Gebruiker, regenboog: School) -> None:
    concept_id = begin(browser, regenboog)
    assert "Wat een school al zei" not in html(browser, concept_id, "kind")
    page = html(browser, concept_id, "zei_nee")
    assert "Dat was waarschijnlijk nog geen besluit." in page
    assert browser.post(step_url(concept_id, "zei_nee"), NEE).url == step_url(concept_id, "kind")
    assert "Wat een school al zei" in html(browser, concept_id, "kind")
    fill(browser, concept_id)
    browser.post(step_url(concept_id, "nakijken"), AKKOORD)
    with acting_as(ouder.pk):
        nee = Schoolnee.objects.get()
    assert (nee.school_naam, nee.woorden, nee.formulier_gekregen, nee.kind_gezien) == (
        "De Regenboog",
        "Wij zitten vol.",
        False,
        None,
    )


def test_a_no_from_the_public_page_is_filled_in(browser: Client, ouder: Gebruiker, regenboog: School) -> None:
    typed = ZeiNeeFormulier.values_as_typed({"school_naam": "De Regenboog", "woorden": "Nee.", "kind_gezien": True})
    with acting_as(ouder.pk):
        concept = start_draft(ouder, regenboog.pk, {"zei_nee": typed})
    page = html(browser, concept.id, "zei_nee")
    assert 'value="De Regenboog"' in page
    assert "Nee." in page
    # The day is still missing: sending leads there, with the error at the field.
    for step, data in (("ondersteuning", ONDERSTEUNING), ("wensen", WENSEN), ("gegevens", GEGEVENS)):
        browser.post(step_url(concept.id, step), data)
    answer = browser.post(step_url(concept.id, "nakijken"), follow=True).content.decode()
    assert "Vul in op welke dag de school nee zei." in answer


def test_an_empty_no_is_no_part_of_it(browser: Client, ouder: Gebruiker, regenboog: School) -> None:
    concept_id = begin(browser, regenboog)
    assert browser.post(step_url(concept_id, "zei_nee"), {}).status_code == 302
    fill(browser, concept_id)
    browser.post(step_url(concept_id, "nakijken"), AKKOORD)
    assert len(cases(ouder)) == 1
    with acting_as(ouder.pk):
        assert not Schoolnee.objects.exists()


def test_a_no_of_tomorrow_is_refused_and_nothing_is_lost(browser: Client, regenboog: School) -> None:
    concept_id = begin(browser, regenboog)
    page = browser.post(step_url(concept_id, "zei_nee"), {**NEE, "dag_dag": "13"}).content.decode()
    assert "Deze dag is nog niet geweest." in page
    assert "Wij zitten vol." in page
