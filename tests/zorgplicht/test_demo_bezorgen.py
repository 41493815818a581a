"""The demo shows a school without an account with a letter under way, one with another day, and one that is silent."""

from datetime import date

from passend.dossiers.context import acting_as
from passend.gebruikers.models import Gebruiker
from tests.fabriek import make_gebruiker, make_school
from zorgplicht.actions.demo import DemoRegion
from zorgplicht.actions.demo_bezorgen import build_deliveries
from zorgplicht.models import Aanmelding


def test_the_demo_holds_each_way_to_a_school_without_an_account(client, settings, op_dag, db):
    op_dag(date(2026, 11, 23))
    settings.DEMO = True
    region = DemoRegion(0)
    admin = make_gebruiker("Bas Beheer", is_beheerder=True)
    region.schools = {"po": [make_school(f"School {number}") for number in range(12)]}
    build_deliveries(region._family_elsewhere, region.today, admin)
    shown = {}
    for person in Gebruiker.objects.filter(email__startswith="ouder."):
        with acting_as(person.pk):
            case = Aanmelding.objects.get()
        client.force_login(person)
        pages = (f"/mijn/dossier/{case.dossier_id}/", f"/mijn/bewijs/{case.id}/bezorgen/")
        shown[person.naam] = "".join(client.get(page).content.decode() for page in pages)
    assert "administratie@school.passend.example" in shown["Fatma Kaya"]
    assert "De school noemt een andere dag" in shown["Ruud Postma"]
    assert "Bel de school" in shown["Kim Nowak"]
    client.force_login(admin)
    assert "Wouter Wens" in client.get("/beheer/accounts/").content.decode()
