"""The demo's steunpunt: every part of its desk has something to see."""

from datetime import date, timedelta

from passend.dossiers.context import acting_as
from passend.dossiers.models import Akkoord
from passend.gebruikers.models import Gebruiker
from passend.klok import als_op
from tests.fabriek import let_in, make_aanmelding, make_gebruiker, make_lid, make_school, make_steunpunt
from zorgplicht.actions.demo_schrijfhulp import build_typed
from zorgplicht.actions.demo_steunpunt import build_desk
from zorgplicht.models import Aanmelding

TODAY = date(2026, 11, 23)


def test_the_desk_of_the_demo_shows_each_of_its_parts(client, op_dag, db):
    op_dag(TODAY)
    office, school = make_steunpunt(), make_school()
    worker, admin = make_lid(office, "Mira Steun"), make_gebruiker("Bas Beheer", is_beheerder=True)
    with als_op(TODAY - timedelta(days=1)):
        for _number in range(9):
            parent = make_gebruiker()
            let_in(parent, make_aanmelding(parent, school), office)
    build_desk(office, worker, TODAY, admin)

    def desk(login, query=""):
        client.force_login(Gebruiker.objects.get(email=f"steunpunt.{login}@demo.passend.example"))
        return client.get(f"/steunpunt/{query}")

    ruben = desk("ruben")
    assert [one.naar for one in ruben.context["overdrachten"]] == ["Mira Steun"]
    # Two that never had anybody, two of who left.
    assert len(desk("ruben", "?wie=zonder").context["rijen"]) == 4
    # Who left finds no desk any more.
    assert desk("eva").status_code == 404
    client.force_login(worker)
    mine = client.get("/steunpunt/?wie=mij")
    assert any(row.helper_tot for row in mine.context["rijen"])
    assert any(row.laatste_contact for row in mine.context["rijen"])
    assert mine.context["taken"]
    pages = [client.get(f"/steunpunt/dossier/{row.dossier_id}/") for row in mine.context["rijen"]]
    signed = [page.context["machtigingen"] for page in pages]
    assert sum(map(len, signed)) == 1


def test_a_family_of_the_demo_was_sent_with_a_code(client, op_dag, db):
    op_dag(TODAY)
    office, school, parent = make_steunpunt(), make_school(), make_gebruiker("Rania Haddad")
    worker = make_lid(office, "Mira Steun")
    build_typed(parent, worker, school, TODAY)
    with acting_as(parent.pk):
        case = Aanmelding.objects.get()
        agreed = Akkoord.objects.used().get()
    assert (agreed.wijze, agreed.ouder_id, agreed.vastgelegd_door_id) == ("code", parent.pk, worker.pk)
    client.force_login(parent)
    assert "Rania Haddad, getypt door het steunpunt" in client.get(f"/mijn/bewijs/{case.pk}/").content.decode()
    client.force_login(worker)
    [row] = client.get("/steunpunt/").context["rijen"]
    assert row.kind == "Aya Haddad"
