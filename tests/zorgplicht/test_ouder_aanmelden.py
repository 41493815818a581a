"""A parent fills in an aanmelding, in steps, and sends it once."""

import re
from datetime import date
from typing import Any
from uuid import UUID

import pytest
from django.test import Client
from django.urls import reverse

from ondersteuning.models import School
from passend.berichten.models import Bericht
from passend.dossiers.context import acting_as
from passend.gebruikers.models import Gebruiker
from tests import fabriek
from tests.hulp.post import connected_as
from zorgplicht.forms.ouder import NuFormulier
from zorgplicht.models import Aanmelding, AanmeldingTekst, Concept

KIND = {
    "voornaam": "Noor",
    "achternaam": "de Vries",
    "geboren_op_dag": "3",
    "geboren_op_maand": "5",
    "geboren_op_jaar": "2021",
}
ONDERSTEUNING = {"mogelijk_extra_ondersteuning": "ja", "ondersteuningsvraag": "Noor raakt snel overprikkeld."}
NU = {"nu_soort": "kinderopvang", "nu_waar": "Het Nest", "postcode": ""}
GEZAG = {"gezag": "samen", "andere_ouder": "ja"}
AKKOORD = {"toestemming": "on"}
WENSEN = {"wanneer": "snel", "andere_scholen": ""}
GEGEVENS = {"ouder_naam": "Sara de Vries", "ouder_email": "sara@voorbeeld.example", "ouder_telefoon": ""}


@pytest.fixture
def browser(client: Client, ouder: Gebruiker) -> Client:
    client.force_login(ouder)
    return client


def step_url(concept_id: UUID, step: str) -> str:
    return reverse("zorgplicht:concept_stap", args=[concept_id, step])


def begin(browser: Client, school: School) -> UUID:
    answer = browser.post(reverse("zorgplicht:aanmelding_nieuw"), {"school": school.vestigingscode})
    return UUID(answer.url.split("/")[3])


def ticks(browser: Client, concept_id: UUID) -> dict[str, Any]:
    """What the page proposes for every chosen school: all but gezag."""
    page = browser.get(step_url(concept_id, "delen")).content.decode()
    names = set(re.findall(r'name="(school_[0-9a-f-]+)"', page))
    return {name: ["nodig", "taal", "nu", "scholen", "contact"] for name in names}


def fill(browser: Client, concept_id: UUID, **changed: dict[str, Any]) -> None:
    steps: dict[str, dict[str, Any]] = {
        "scholen": {},
        "kind": KIND,
        "nu": NU,
        "ondersteuning": ONDERSTEUNING,
        "gezag": GEZAG,
        "wensen": WENSEN,
        "gegevens": GEGEVENS,
    } | changed
    steps.setdefault("delen", ticks(browser, concept_id))
    for step, data in steps.items():
        answer = browser.post(step_url(concept_id, step), data)
        assert answer.status_code == 302, answer.content.decode()


def draft(user: Gebruiker, concept_id: UUID) -> Concept:
    with acting_as(user.pk):
        return Concept.objects.get(pk=concept_id)


def cases(user: Gebruiker) -> list[Aanmelding]:
    with acting_as(user.pk):
        return list(Aanmelding.objects.of_family(user).select_related("school").order_by("aangemaakt_op", "id"))


def test_looking_at_the_start_page_begins_nothing(browser: Client, ouder: Gebruiker, regenboog: School) -> None:
    page = browser.get(reverse("zorgplicht:aanmelding_nieuw"), {"school": regenboog.vestigingscode})
    assert "De Regenboog" in page.content.decode()
    with acting_as(ouder.pk):
        assert not Concept.objects.exists()


def test_each_step_leads_to_the_next_and_sending_gives_the_proof(
    browser: Client, ouder: Gebruiker, regenboog: School, ina: Gebruiker
) -> None:
    concept_id = begin(browser, regenboog)
    fill(browser, concept_id)
    page = browser.get(step_url(concept_id, "nakijken")).content.decode()
    assert "Verstuur de aanmelding" in page
    assert "Hier levert u de aanmelding zelf in" not in page
    assert "Noor raakt snel overprikkeld." in page
    answer = browser.post(step_url(concept_id, "nakijken"), AKKOORD)
    (case,) = cases(ouder)
    assert answer.url == reverse("zorgplicht:bewijs", args=[case.id])
    assert case.stand == "ontvangen"
    assert case.eerste_keus
    with acting_as(ouder.pk):
        words = AanmeldingTekst.objects.latest_of(case.id)
    assert (words.kind_naam, words.mogelijk_extra_ondersteuning) == ("Noor de Vries", True)
    assert draft(ouder, concept_id).inhoud == {}


def test_sending_twice_makes_one_aanmelding(browser: Client, ouder: Gebruiker, regenboog: School) -> None:
    concept_id = begin(browser, regenboog)
    fill(browser, concept_id)
    first = browser.post(step_url(concept_id, "nakijken"), AKKOORD)
    second = browser.post(step_url(concept_id, "nakijken"), AKKOORD)
    assert first.url == second.url
    assert len(cases(ouder)) == 1
    # The back button after sending leads to the proof, not to an empty form.
    assert browser.get(step_url(concept_id, "kind")).url == first.url


def test_what_no_school_has_yet_is_not_called_sent(browser: Client, regenboog: School) -> None:
    concept_id = begin(browser, regenboog)
    fill(browser, concept_id)
    # Not a surprise afterwards: the last step says it before the button.
    assert "Dit geldt voor De Regenboog" in browser.get(step_url(concept_id, "nakijken")).content.decode()
    page = browser.post(step_url(concept_id, "nakijken"), AKKOORD, follow=True).content.decode()
    assert "nog niet bij deze school: De Regenboog. Breng de aanmelding zelf." in page
    assert "Uw aanmelding is verstuurd." not in page
    # The proof points to the ways to the school, and does not say that anything was sent.
    assert "Passend kan een brief mailen, of u maakt zelf een brief." in page
    assert "Wat u invulde" in page
    assert "Wat u verstuurde" not in page


@pytest.mark.django_db(transaction=True)
def test_the_mail_too_says_what_still_has_to_be_handed_in(ouder: Gebruiker, regenboog: School) -> None:
    connected = fabriek.make_school("Het Palet")
    fabriek.make_lid(connected.organisatie)
    fabriek.make_aanmelding(ouder, regenboog, connected)
    with connected_as("passend_werker"):
        kinds = Bericht.objects.filter(ontvanger=ouder).values_list("soort", flat=True)
        assert sorted(kinds) == ["aanmelding_inleveren", "aanmelding_verstuurd"]


@pytest.mark.parametrize(
    ("step", "data", "message"),
    [
        ("kind", {**KIND, "voornaam": ""}, "Vul de voornaam van uw kind in."),
        ("kind", {**KIND, "geboren_op_jaar": "2027"}, "Deze datum is nog niet geweest."),
        ("kind", {**KIND, "geboren_op_jaar": "1921"}, "Dit is lang geleden."),
        ("ondersteuning", {}, "Kies of uw kind misschien extra ondersteuning nodig heeft."),
        ("nu", {**NU, "postcode": "37"}, "Schrijf uw postcode zo: 1234 AB."),
        ("wensen", {"wanneer": "datum"}, "Vul de dag in, of kies"),
        (
            "wensen",
            {"wanneer": "datum", "gewenst_per_dag": "1", "gewenst_per_maand": "8", "gewenst_per_jaar": "2062"},
            "Deze dag is nog ver weg.",
        ),
        ("gegevens", {**GEGEVENS, "ouder_telefoon": "06 12"}, "Kijk nog eens naar het nummer."),
        ("gegevens", {"ouder_naam": "Sara"}, "Vul een e-mailadres of een telefoonnummer in."),
    ],
)
def test_an_error_stands_at_the_field_and_what_was_typed_stays(
    browser: Client, ouder: Gebruiker, regenboog: School, step: str, data: dict[str, Any], message: str
) -> None:
    concept_id = begin(browser, regenboog)
    page = browser.post(step_url(concept_id, step), data)
    html = page.content.decode()
    assert page.status_code == 200
    assert html.count(message) == 2  # in the summary and at the field
    assert "<title>Fout:" in html
    kept = draft(ouder, concept_id).inhoud[step]
    assert {name: kept[name] for name in data} == data


@pytest.mark.parametrize(
    ("typed", "read"), [("3702ab", "3702 AB"), (" 3702 AB", "3702 AB"), ("3702", "3702"), ("", "")]
)
def test_a_postcode_is_written_as_everyone_writes_it(typed: str, read: str) -> None:
    form = NuFormulier({**NU, "postcode": typed})
    assert form.is_valid()
    assert form.cleaned_data["postcode"] == read


def test_who_says_no_support_is_asked_once_more(browser: Client, regenboog: School) -> None:
    concept_id = begin(browser, regenboog)
    fill(browser, concept_id, ondersteuning={**ONDERSTEUNING, "mogelijk_extra_ondersteuning": "nee"})
    assert "U koos: geen extra ondersteuning" in browser.get(step_url(concept_id, "nakijken")).content.decode()
    browser.post(step_url(concept_id, "ondersteuning"), ONDERSTEUNING)
    assert "U koos: geen extra ondersteuning" not in browser.get(step_url(concept_id, "nakijken")).content.decode()


def test_stopping_keeps_also_what_is_not_right_yet(browser: Client, ouder: Gebruiker, regenboog: School) -> None:
    concept_id = begin(browser, regenboog)
    answer = browser.post(step_url(concept_id, "kind"), {**KIND, "achternaam": "", "later": "1"})
    assert answer.url == reverse("zorgplicht:mijn")
    overview = browser.get(answer.url).content.decode()
    assert "Verder gaan" in overview
    assert "Noor" in overview
    verder = browser.get(reverse("zorgplicht:concept_verder", args=[concept_id]))
    assert verder.url == step_url(concept_id, "kind")
    page = browser.get(verder.url).content.decode()
    assert 'value="Noor"' in page
    assert "Vul de achternaam" not in page


def test_sending_what_is_not_finished_leads_to_the_error(browser: Client, ouder: Gebruiker, regenboog: School) -> None:
    concept_id = begin(browser, regenboog)
    fill(browser, concept_id)
    browser.post(step_url(concept_id, "kind"), {**KIND, "voornaam": ""})
    answer = browser.post(step_url(concept_id, "nakijken"), AKKOORD, follow=True)
    assert answer.redirect_chain[-1][0] == step_url(concept_id, "kind") + "?fouten=1&terug=1"
    assert "Vul de voornaam van uw kind in." in answer.content.decode()
    assert cases(ouder) == []
    back = browser.post(step_url(concept_id, "kind") + "?fouten=1&terug=1", KIND)
    assert back.url == step_url(concept_id, "nakijken")


def test_schools_are_searched_added_taken_away_and_one_is_first(
    browser: Client, ouder: Gebruiker, regenboog: School
) -> None:
    linde = fabriek.make_school("De Linde")
    concept_id = begin(browser, regenboog)
    here = step_url(concept_id, "scholen")
    assert "De Linde" in browser.get(here, {"zoek": "linde"}).content.decode()
    browser.post(here, {"toevoegen": linde.vestigingscode})
    page = browser.post(here, {})
    assert "Kies welke school uw eerste keus is." in page.content.decode()
    answer = browser.post(here, {"eerste_keus": str(linde.pk)})
    assert answer.url == step_url(concept_id, "kind")
    fill(browser, concept_id, scholen={"eerste_keus": str(linde.pk)})
    browser.post(step_url(concept_id, "nakijken"), AKKOORD)
    assert {(case.school.naam, case.eerste_keus) for case in cases(ouder)} == {
        ("De Regenboog", False),
        ("De Linde", True),
    }
    (one, _two) = cases(ouder)
    with acting_as(ouder.pk):
        other = AanmeldingTekst.objects.latest_of(one.id).andere_scholen
    assert "De Regenboog, De Linde" in other


def test_without_a_school_the_step_says_so(browser: Client, regenboog: School) -> None:
    concept_id = begin(browser, regenboog)
    here = step_url(concept_id, "scholen")
    browser.post(here, {"verwijderen": str(regenboog.pk)})
    assert "Kies eerst een school." in browser.post(here, {}).content.decode()


def test_a_school_that_closed_meanwhile_is_refused_in_words(
    browser: Client, ouder: Gebruiker, regenboog: School
) -> None:
    concept_id = begin(browser, regenboog)
    fill(browser, concept_id)
    School.objects.filter(pk=regenboog.pk).update(gesloten_op=date(2026, 1, 1))
    answer = browser.post(step_url(concept_id, "nakijken"), AKKOORD, follow=True)
    assert "Deze school is gesloten: De Regenboog." in answer.content.decode()
    assert cases(ouder) == []


def test_a_child_of_two_is_explained_and_not_refused(
    browser: Client, ouder: Gebruiker, regenboog: School, ina: Gebruiker
) -> None:
    concept_id = begin(browser, regenboog)
    fill(browser, concept_id, kind={**KIND, "geboren_op_jaar": "2023"})
    page = browser.get(step_url(concept_id, "nakijken")).content.decode()
    assert "Uw kind is nog jong" in page
    assert "3 mei 2026" in page
    proof = browser.post(step_url(concept_id, "nakijken"), AKKOORD, follow=True).content.decode()
    assert "vooraanmelding" in proof
    assert "23 februari 2026" not in proof


def test_a_soon_wish_is_not_scolded_and_a_half_date_beside_as_soon_as_possible_is_ignored(
    browser: Client, regenboog: School
) -> None:
    concept_id = begin(browser, regenboog)
    soon = {"wanneer": "datum", "gewenst_per_dag": "19", "gewenst_per_maand": "1", "gewenst_per_jaar": "2026"}
    assert browser.post(step_url(concept_id, "wensen"), soon).status_code == 302
    half = {"wanneer": "snel", "gewenst_per_dag": "19", "gewenst_per_maand": "", "gewenst_per_jaar": ""}
    assert browser.post(step_url(concept_id, "wensen"), half).status_code == 302


def test_throwing_away_asks_first(browser: Client, ouder: Gebruiker, regenboog: School) -> None:
    concept_id = begin(browser, regenboog)
    there = reverse("zorgplicht:concept_weg", args=[concept_id])
    assert "Gooi weg" in browser.get(there).content.decode()
    assert draft(ouder, concept_id)
    browser.post(there)
    with acting_as(ouder.pk):
        assert not Concept.objects.exists()


def test_another_person_finds_no_draft(browser: Client, client: Client, regenboog: School) -> None:
    concept_id = begin(browser, regenboog)
    stranger = Client()
    stranger.force_login(fabriek.make_gebruiker("Iemand Anders"))
    for name in ("kind", "nakijken"):
        assert stranger.get(step_url(concept_id, name)).status_code == 404
        assert stranger.post(step_url(concept_id, name), KIND).status_code == 404
    assert stranger.post(reverse("zorgplicht:concept_weg", args=[concept_id])).status_code == 404
    assert stranger.get(reverse("zorgplicht:concept_verder", args=[concept_id])).status_code == 404
    assert Client().get(step_url(concept_id, "kind")).url.startswith("/inloggen/")


def test_an_unknown_step_is_no_page(browser: Client, regenboog: School) -> None:
    assert browser.get(step_url(begin(browser, regenboog), "onzin")).status_code == 404
