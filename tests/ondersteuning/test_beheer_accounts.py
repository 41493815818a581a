"""A school claims its account: asked with a link, checked by a person, never automatic."""

import pytest
from django.core.exceptions import ValidationError
from django.db import ProgrammingError
from django.test import Client
from django.urls import reverse

from passend.dossiers.actions.accountaanvraag import grant_account, refuse_account
from passend.dossiers.context import acting_as
from passend.dossiers.models import Accountaanvraag, Lidmaatschap
from passend.gebruikers.models import Gebruiker
from tests.fabriek import make_aanmelding, make_accountaanvraag, make_gebruiker, make_school


@pytest.fixture
def ouder(db):
    return make_gebruiker("Sara de Vries")


@pytest.fixture
def case(ouder):
    return make_aanmelding(ouder, make_school("De Linde"))


@pytest.fixture
def asked(ouder, case):
    return make_accountaanvraag(ouder, case)


@pytest.fixture
def beheerder(db):
    return make_gebruiker("Bas Beheer", is_beheerder=True)


@pytest.fixture
def browser(beheerder):
    made = Client()
    made.force_login(beheerder)
    return made


def decide(browser, asked, **data):
    url = reverse("ondersteuning:beheer_accountaanvraag", args=[asked.pk])
    return browser.post(url, data, follow=True).content.decode()


def test_granting_lets_the_person_work_at_that_school_and_see_the_same_case(case, asked, browser):
    assert "1 wachten op u" in browser.get(reverse("ondersteuning:beheer")).content.decode()
    page = decide(browser, asked, besluit="toekennen")
    assert "Toegekend. Inloggen kan met lotte@delinde.example." in page
    lotte = Gebruiker.objects.get(email="lotte@delinde.example")
    client = Client()
    client.force_login(lotte)
    page = client.get(reverse("zorgplicht:school_aanmelding", args=[case.id])).content.decode()
    assert "Noor de Vries" in page


def test_refusing_needs_a_reason_and_gives_nothing(asked, browser):
    page = decide(browser, asked, besluit="afwijzen", reden=" ")
    assert "Schrijf op waarom u de aanvraag afwijst." in page
    page = decide(browser, asked, besluit="afwijzen", reden="De school kent deze persoon niet.")
    assert "De aanvraag is afgewezen." in page
    assert not Gebruiker.objects.filter(email="lotte@delinde.example").exists()


def test_a_decision_is_taken_once(asked, beheerder):
    with acting_as(beheerder.pk):
        grant_account(asked.pk, beheerder)
        with pytest.raises(ValidationError, match="al beslist"):
            refuse_account(asked.pk, beheerder, reden="Toch niet")
        assert Lidmaatschap.objects.filter(gebruiker__email=asked.email).count() == 1


def test_who_is_no_administrator_sees_and_decides_nothing(asked, ouder):
    with acting_as(ouder.pk):
        assert not Accountaanvraag.objects.exists()
        with pytest.raises(Accountaanvraag.DoesNotExist):
            grant_account(asked.pk, ouder)
    with pytest.raises(ProgrammingError, match="row-level security"), acting_as(ouder.pk):
        Accountaanvraag(organisatie=asked.organisatie, gevraagd_op=asked.gevraagd_op, naam="Ik", email="i@k.nl").save(
            force_insert=True
        )


def test_without_requests_the_list_says_so(browser):
    assert "Er zijn geen aanvragen." in browser.get(reverse("ondersteuning:beheer_accountaanvragen")).content.decode()
