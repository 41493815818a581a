"""What no browser's form sends still gets an answer, and what someone saw stays in no browser."""

from datetime import timedelta

import pytest
from django import forms
from django.test import Client
from django.urls import reverse

from ondersteuning.models import School
from passend.dossiers.context import acting_as
from passend.gebruikers.models import Gebruiker
from passend.klok import vandaag
from tests import fabriek
from zorgplicht.models import Aanmelding, Concept


@pytest.fixture
def browser(client: Client, ouder: Gebruiker) -> Client:
    client.force_login(ouder)
    return client


@pytest.mark.parametrize("address", ["/scholen/%00/", "/scholen/00AA%0000/", "/api/v1/scholen/%00/", "/%00"])
def test_no_address_holds_a_nul(client: Client, db: None, address: str) -> None:
    assert client.get(address).status_code == 404


def test_a_nul_in_a_question_is_left_out(browser: Client, regenboog: School) -> None:
    code = regenboog.vestigingscode
    answer = browser.get(reverse("zorgplicht:aanmelding_nieuw"), {"school": f"{code}\0", "\0": "x"})
    assert answer.context["school"] == regenboog
    assert browser.get(reverse("ondersteuning:scholen"), {"zoek": "Regen\0boog"}).status_code == 200


def test_pasted_words_with_a_nul_are_kept_without_it(browser: Client, ouder: Gebruiker, regenboog: School) -> None:
    answer = browser.post(reverse("zorgplicht:aanmelding_nieuw"), {"school": f"\0{regenboog.vestigingscode}"})
    words = {"mogelijk_extra_ondersteuning": "ja", "ondersteuningsvraag": "Noor\0 houdt van rust."}
    concept_id = answer.url.split("/")[3]
    address = reverse("zorgplicht:concept_stap", args=[concept_id, "ondersteuning"])
    assert browser.post(address, words).status_code == 302
    with acting_as(ouder.pk):
        kept = Concept.objects.get(pk=concept_id).inhoud
    assert kept["ondersteuning"]["ondersteuningsvraag"] == "Noor houdt van rust."
    assert kept["scholen"] == [str(regenboog.pk)]


def test_a_day_beyond_all_calendars_is_asked_again(client: Client, ina: Gebruiker, aanmelding: Aanmelding) -> None:
    client.force_login(ina)
    address = reverse("zorgplicht:school_handeling", args=[aanmelding.id, "vraag_aanvulling"])
    day = {"tot_dag_dag": "31", "tot_dag_maand": "12", "tot_dag_jaar": "9999", "toelichting": "Het verslag mist."}
    day |= {"wat_1": "Verslag", "waarom_1": "Om te zien wat er nodig is."}
    answer = client.post(address, day)
    assert answer.status_code == 200
    assert answer.context["form"].errors["tot_dag"] == ["Kijk nog eens naar het jaar."]
    soon = vandaag() + timedelta(days=14)
    day |= {"tot_dag_dag": str(soon.day), "tot_dag_maand": str(soon.month), "tot_dag_jaar": str(soon.year)}
    assert client.post(address, day).status_code == 302


def test_no_browser_keeps_a_page_of_who_signed_in(
    client: Client, ouder: Gebruiker, ina: Gebruiker, aanmelding: Aanmelding
) -> None:
    office = fabriek.make_steunpunt()
    mira = fabriek.make_lid(office, "Mira Steun")
    fabriek.let_in(ouder, aanmelding, office)
    pages = {
        ouder: [f"/mijn/dossier/{aanmelding.dossier_id}/", f"/mijn/bewijs/{aanmelding.id}/pdf/", "/"],
        ina: ["/school/", f"/school/aanmelding/{aanmelding.id}/", f"/school/aanmelding/{aanmelding.id}/weiger/"],
        mira: ["/steunpunt/", f"/steunpunt/dossier/{aanmelding.dossier_id}/"],
    }
    for user, addresses in pages.items():
        client.force_login(user)
        for address in addresses:
            answer = client.get(address)
            assert answer.status_code == 200, address
            assert "no-store" in answer["Cache-Control"], address
    client.logout()
    assert "Cache-Control" not in client.get("/").headers


def all_forms(base: type[forms.BaseForm] = forms.BaseForm) -> set[type[forms.BaseForm]]:
    """Return every form of the portal that is loaded."""
    below = base.__subclasses__()
    ours = {form for form in below if form.__module__.split(".")[0] in {"passend", "zorgplicht", "ondersteuning"}}
    return ours.union(*(all_forms(form) for form in below))


def test_no_form_takes_a_mail_address_that_the_database_cannot_keep(client: Client, db: None) -> None:
    client.get("/inloggen/")  # loads every address, and so every form
    too_long = [
        (form.__name__, name)
        for form in all_forms()
        for name, field in getattr(form, "base_fields", {}).items()
        if isinstance(field, forms.EmailField) and (field.max_length or 999) > 254
    ]
    assert too_long == []
