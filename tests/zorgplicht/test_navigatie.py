"""The main navigation: who finds which doors."""

import pytest

from tests.fabriek import make_gebruiker, make_lid, make_steunpunt

PUBLIC = ["Scholen", "Begrippen"]


@pytest.fixture
def doors(client):
    def read(person=None, url="/begrippen/"):
        if person:
            client.force_login(person)
        items = client.get(url).context["navigatie"]
        return [item.tekst for item in items], [item.tekst for item in items if item.actief]

    return read


def test_who_did_not_sign_in_finds_the_public_pages(doors, start):
    assert doors() == (["Scholen", "Termijnrekenaar", "Begrippen"], ["Begrippen"])


def test_a_parent(doors, ouder):
    assert doors(ouder) == (["Mijn aanmeldingen", *PUBLIC], ["Begrippen"])


def test_someone_at_a_school_and_the_page_where_one_is(doors, ina):
    assert doors(ina, "/school/") == (["Aanmeldingen", *PUBLIC], ["Aanmeldingen"])


def test_someone_at_a_school_who_is_a_parent_too(doors, ina, aanmelding):
    from tests.fabriek import make_aanmelding

    make_aanmelding(ina)
    assert doors(ina)[0] == ["Aanmeldingen", "Mijn aanmeldingen", *PUBLIC]


def test_a_steunpunt_worker_and_an_administrator(doors, start):
    assert doors(make_lid(make_steunpunt()))[0] == ["Gezinnen", *PUBLIC]
    assert doors(make_gebruiker(is_beheerder=True))[0] == ["Beheer", *PUBLIC]
