"""Who works where: an administrator adds and ends, the person sees the tray, and nobody else can do it."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.core.management.base import CommandError
from django.db import ProgrammingError, connection
from django.test import Client

from ondersteuning.models import Samenwerkingsverband, School, Steunpunt
from passend.dossiers.actions import add_member, end_membership
from passend.dossiers.models import Lidmaatschap, Organisatie
from passend.gebruikers.models import Gebruiker
from tests.fabriek import make_gebruiker, make_lid, make_school, make_steunpunt

Rol = Lidmaatschap.Rol
DAY = date(2026, 3, 2)
INA = {"naam": "Ina Begeleid", "email": "Ina@school.example", "rol": "intern_begeleider"}


def posted(day: date, **fields: str) -> dict[str, str]:
    """What a form with one date field sends."""
    name = fields.pop("veld", "van")
    return fields | {f"{name}_dag": str(day.day), f"{name}_maand": str(day.month), f"{name}_jaar": str(day.year)}


@pytest.fixture(autouse=True)
def _day(op_dag):
    op_dag(DAY)


@pytest.fixture
def administrator(db: None) -> Gebruiker:
    return make_gebruiker("Bas Beheer", is_beheerder=True)


@pytest.fixture
def beheer(administrator: Gebruiker) -> Client:
    client = Client()
    client.force_login(administrator)
    return client


@pytest.fixture
def school(db: None) -> School:
    return make_school("De Regenboog")


def people_page(organisatie_id: object) -> str:
    return f"/beheer/organisatie/{organisatie_id}/mensen/"


def add(beheer: Client, school: School, **changes: str) -> Lidmaatschap:
    """Add Ina through the page, and return her membership as the administrator reads it from the page's own link."""
    answer = beheer.post(people_page(school.pk), posted(DAY, **(INA | changes)))
    assert answer.status_code == 302
    return beheer.get(people_page(school.pk)).context["nu"][0]


def end(beheer: Client, school: School, member: Lidmaatschap, day: date):
    return beheer.post(f"{people_page(school.pk)}{member.pk}/stoppen/", posted(day, veld="tot"))


def test_a_new_member_signs_in_and_sees_the_tray(client, beheer, school):
    member = add(beheer, school)
    ina = Gebruiker.objects.get(email="ina@school.example")
    assert (ina.naam, member.gebruiker, member.toegevoegd_door.naam) == ("Ina Begeleid", ina, "Bas Beheer")
    client.force_login(ina)
    assert client.get("/start/")["Location"] == "/school/"
    assert client.get("/school/").status_code == 200
    page = beheer.get(people_page(school.pk)).content.decode()
    assert "toegevoegd door Bas Beheer" in page
    assert "ina@school.example" in page


def test_a_steunpunt_that_is_new_gets_its_first_worker(client, beheer, region):
    region_id = Samenwerkingsverband.objects.get(nummer="PO2603").pk
    assert beheer.post("/beheer/steunpunten/nieuw/", {"naam": "Steunpunt Nieuw", "verbanden": [region_id]}).url
    steunpunt = Steunpunt.objects.get()
    assert people_page(steunpunt.pk) in beheer.get(f"/beheer/steunpunten/{steunpunt.pk}/").content.decode()
    beheer.post(people_page(steunpunt.pk), posted(DAY, **(INA | {"rol": "steunpuntmedewerker"})))
    client.force_login(Gebruiker.objects.get(email="ina@school.example"))
    assert client.get("/start/")["Location"] == "/steunpunt/"
    assert client.get("/steunpunt/").status_code == 200


def test_the_page_of_a_school_leads_here_and_back(beheer, school):
    own = f"/beheer/scholen/{school.vestigingscode}/"
    assert people_page(school.pk) in beheer.get(own).content.decode()
    assert own in beheer.get(people_page(school.pk)).content.decode()


def test_someone_known_keeps_the_name_they_have(beheer, school):
    sara = make_gebruiker("Sara de Vries", email="ina@school.example")
    assert add(beheer, school).gebruiker == sara
    sara.refresh_from_db()
    assert sara.naam == "Sara de Vries"


@pytest.mark.parametrize(
    ("changes", "field", "message"),
    [
        ({"rol": "steunpuntmedewerker"}, "rol", "Deze rol past niet bij een school"),
        ({"rol": ""}, "rol", "Kies een antwoord bij “Rol”."),
        ({"email": "geen adres"}, "email", "geldig e-mailadres"),
        ({"email": "bas@beheer.example"}, "email", "U kunt uzelf niet toevoegen."),
        ({"email": "weg@school.example"}, "email", "Het account met dit e-mailadres is gesloten."),
        ({"email": "bezet@school.example"}, "email", "Deze persoon heeft deze rol hier al."),
        ({"van_dag": "1"}, "van", "Kies vandaag of een latere dag."),
        ({"van_dag": "31", "van_maand": "2"}, "van", "Deze datum bestaat niet."),
    ],
)
def test_what_does_not_fit_is_refused_beside_the_field(beheer, administrator, school, changes, field, message):
    Gebruiker.objects.filter(pk=administrator.pk).update(email="bas@beheer.example")
    make_gebruiker(email="weg@school.example", is_active=False)
    make_lid(school.organisatie, gebruiker=make_gebruiker(email="bezet@school.example"))
    page = beheer.post(people_page(school.pk), posted(DAY, **INA) | changes)
    assert page.status_code == 200
    assert message in " ".join(page.context["form"].errors[field])
    assert message in page.content.decode()
    assert len(page.context["nu"]) == 1
    assert not Gebruiker.objects.filter(email="ina@school.example").exists()


@pytest.mark.parametrize(
    ("make", "rol"), [(make_steunpunt, Rol.INTERN_BEGELEIDER), (make_school, "steunpuntmedewerker")]
)
def test_the_action_itself_refuses_a_role_of_another_kind_of_organisation(administrator, als, make, rol):
    organisatie = getattr(make(), "organisatie", None) or Organisatie.objects.get()
    with als(administrator), pytest.raises(ValidationError) as refused:
        add_member(organisatie, email="ina@school.example", naam="Ina", rol=rol, van=DAY, door=administrator)
    assert list(refused.value.message_dict) == ["rol"]
    assert not Gebruiker.objects.filter(email="ina@school.example").exists()


def test_ending_at_once_holds_from_the_next_request_on(client, beheer, school):
    ina = make_lid(school.organisatie)
    client.force_login(ina)
    assert client.get("/school/").status_code == 200
    member = beheer.get(people_page(school.pk)).context["nu"][0]
    assert "1 maart 2026" in beheer.get(f"{people_page(school.pk)}{member.pk}/stoppen/").content.decode()
    assert end(beheer, school, member, DAY - timedelta(days=1)).url == people_page(school.pk)
    assert client.get("/school/").status_code == 404
    page = beheer.get(people_page(school.pk))
    assert (len(page.context["nu"]), len(page.context["eerder"])) == (0, 1)
    assert "Van 1 januari 2020 tot en met 1 maart 2026." in page.content.decode()
    assert "Gestopt door Bas Beheer." in page.content.decode()


def test_the_last_day_is_included(client, beheer, school, op_dag):
    client.force_login(make_lid(school.organisatie))
    end(beheer, school, beheer.get(people_page(school.pk)).context["nu"][0], DAY)
    assert client.get("/school/").status_code == 200
    op_dag(DAY + timedelta(days=1))
    assert client.get("/school/").status_code == 404


def test_who_was_added_by_mistake_is_out_the_same_day_and_can_come_back(client, beheer, school):
    member = add(beheer, school)
    client.force_login(member.gebruiker)
    end(beheer, school, member, DAY - timedelta(days=1))
    assert client.get("/school/").status_code == 404
    assert "maar is meteen gestopt" in beheer.get(people_page(school.pk)).content.decode()
    add(beheer, school)
    assert client.get("/school/").status_code == 200


def test_who_begins_later_waits_and_can_be_called_off(client, beheer, school, op_dag):
    start = DAY + timedelta(days=10)
    beheer.post(people_page(school.pk), posted(start, **INA))
    member = beheer.get(people_page(school.pk)).context["nu"][0]
    client.force_login(member.gebruiker)
    assert client.get("/school/").status_code == 404
    assert end(beheer, school, member, start - timedelta(days=1)).status_code == 302
    assert not beheer.get(people_page(school.pk)).context["nu"]
    op_dag(start)
    assert client.get("/school/").status_code == 404


def test_an_end_further_back_is_refused_and_what_is_over_has_no_page(beheer, administrator, school, als):
    make_lid(school.organisatie)
    member = beheer.get(people_page(school.pk)).context["nu"][0]
    page = end(beheer, school, member, DAY - timedelta(days=2))
    assert "Kies 1 maart 2026 of een latere dag." in " ".join(page.context["form"].errors["tot"])
    end(beheer, school, member, DAY - timedelta(days=1))
    assert end(beheer, school, member, DAY).status_code == 404
    with als(administrator), pytest.raises(ValidationError, match=r"Dit is al gestopt\."):
        end_membership(member, tot=DAY, door=administrator)


def test_for_everyone_else_the_pages_do_not_exist(client, beheer, school):
    ina = make_lid(school.organisatie)
    member = beheer.get(people_page(school.pk)).context["nu"][0]
    pages = [people_page(school.pk), f"{people_page(school.pk)}{member.pk}/stoppen/"]
    data = posted(DAY, **INA) | posted(DAY, veld="tot")
    for page in pages:
        assert client.get(page).url.startswith("/inloggen/")
    for person in (make_gebruiker(), ina, make_lid(make_steunpunt())):
        client.force_login(person)
        for page in pages:
            assert (client.get(page).status_code, client.post(page, data).status_code) == (404, 404)
    assert not Gebruiker.objects.filter(email="ina@school.example").exists()
    assert [lid.tot for lid in beheer.get(pages[0]).context["nu"]] == [None]


def test_a_membership_is_found_under_its_own_organisation_only(beheer, school):
    make_lid(school.organisatie)
    member = beheer.get(people_page(school.pk)).context["nu"][0]
    assert beheer.get(f"{people_page(make_school().pk)}{member.pk}/stoppen/").status_code == 404
    kind = Organisatie.Soort.SAMENWERKINGSVERBAND
    verband = Organisatie.objects.create(soort=kind, naam="Verband Zonlicht")
    assert beheer.get(people_page(verband.pk)).status_code == 404


@pytest.mark.parametrize("who", ["ouder", "lid", "beheerder zelf"])
def test_the_database_refuses_who_may_not_let_in(administrator, school, als, who):
    person = {"ouder": make_gebruiker, "lid": lambda: make_lid(school.organisatie)}.get(who, lambda: administrator)()
    other = make_school("De Ster").organisatie
    with pytest.raises(ProgrammingError, match="row-level security"), als(person):
        Lidmaatschap.objects.create(gebruiker=person, organisatie=other, rol=Rol.INTERN_BEGELEIDER, van=DAY)


def test_the_database_lets_only_an_administrator_end_and_nobody_rewrite(administrator, school, als):
    ina = make_lid(school.organisatie)
    with als(ina):
        assert Lidmaatschap.objects.update(tot=DAY) == 0
    with als(administrator):
        assert Lidmaatschap.objects.update(tot=DAY) == 1
    for change in ("rol = 'x'", "van = '2019-01-01'", "toegevoegd_door_id = NULL"):
        with (
            pytest.raises(ProgrammingError, match="permission denied"),
            als(administrator),
            connection.cursor() as cursor,
        ):
            cursor.execute(f"UPDATE dossiers_lidmaatschap SET {change}")


def test_the_command_makes_an_administrator_and_twice_does_no_harm(client, db, run_command):
    for _ in range(2):
        assert "Bas Beheer is beheerder" in run_command(
            "maak_beheerder", email="Bas@school.example", naam="Bas Beheer"
        )
    bas = Gebruiker.objects.get()
    assert (bas.email, bas.is_beheerder) == ("bas@school.example", True)
    client.force_login(bas)
    assert client.get("/beheer/").status_code == 200


def test_the_command_promotes_who_has_an_account(db, run_command):
    make_gebruiker("Ina Begeleid", email="ina@school.example")
    assert "Ina Begeleid is beheerder" in run_command("maak_beheerder", email="ina@school.example", naam="Iemand")
    assert Gebruiker.objects.get().is_beheerder


@pytest.mark.parametrize("email", ["geen adres", "weg@school.example"])
def test_the_command_says_in_one_line_what_is_wrong(db, run_command, email):
    make_gebruiker(email="weg@school.example", is_active=False)
    with pytest.raises(CommandError):
        run_command("maak_beheerder", email=email, naam="Bas")
    assert not Gebruiker.objects.filter(is_beheerder=True).exists()
