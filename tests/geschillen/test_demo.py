"""The demo's disputes: every state that a family or a secretary should be able to look at."""

from datetime import date

from geschillen.actions.demo import add_disputes
from geschillen.models import Bestuursgeschil, Geschil
from passend.dossiers.context import acting_as
from passend.gebruikers.models import Gebruiker
from tests.fabriek import make_lid, make_steunpunt
from tests.geschillen.hulp import terms
from zorgplicht.actions.demo import DemoRegion
from zorgplicht.models import Aanmelding


def test_the_demo_holds_each_state_of_a_dispute(regenboog, ina, bestuur, settings, op_dag, browser):
    op_dag(date(2026, 11, 23))
    settings.DEMO = True
    region = DemoRegion(0)
    others = [regenboog] * 4
    region.schools, region.staff, region.secretary = {"po": others}, {regenboog.pk: ina}, bestuur.secretaris
    region.steunpunt = make_steunpunt()
    region.worker = make_lid(region.steunpunt, "Mira Steun")
    add_disputes(region)
    found = {}
    for person in Gebruiker.objects.filter(email__startswith="ouder.").order_by("email"):
        with acting_as(person.pk):
            case = Aanmelding.objects.get()
            dispute = Geschil.objects.filter(aanmelding=case).first()
        found[person.naam] = (dispute.stand if dispute else "", set(terms(case.id, person)))
        assert browser(person).get(f"/mijn/dossier/{case.dossier_id}/").status_code == 200
    assert found["Hanna Bos"][0] == ""
    assert found["Imran Aziz"][0] == "voorbereid"
    assert "bob_toelating" in found["Imran Aziz"][1]
    assert found["Lena Prins"][0] == "ingediend"
    assert "gpo_reactie" in found["Lena Prins"][1]
    # The steunpunt made a bezwaar with a power of attorney: it says so, and the letter names it.
    assert "bob_toelating" in found["Jolien Kok"][1]
    with acting_as(region.worker.pk):
        case = Aanmelding.objects.get(bezwaarbrief__isnull=False)
    page = browser(region.worker).get(
        f"/steunpunt/dossier/{case.dossier_id}/aanmelding/{case.pk}/bezwaar/brief/lezen/"
    )
    assert "gemachtigde van Jolien Kok" in page.content.decode()
    with acting_as(bestuur.secretaris.pk):
        assert Bestuursgeschil.objects.count() == 18
    assert browser(bestuur.secretaris).get("/bestuur/").status_code == 200
