"""The administrator's pages: for others they do not exist; what is filled in outlives a newer file."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.test import Client

from ondersteuning.actions import load_schools_file, set_supplement, withdraw_supplement
from ondersteuning.models import Aanvulling, Inlezing, Samenwerkingsverband, School, Schoolbestuur, Steunpunt
from passend.gebruikers.models import Gebruiker
from tests.fabriek import make_gebruiker
from tests.ondersteuning.bestanden import file, others, row

Veld = Aanvulling.Veld
DAY = date(2026, 5, 1)
POSTED = {"bron": "website van de school", "datum_dag": "1", "datum_maand": "5", "datum_jaar": "2026"}

ADDRESSES = [
    "/beheer/",
    "/beheer/scholen/",
    "/beheer/scholen/01AA00/",
    "/beheer/scholen/01AA00/email/",
    "/beheer/besturen/",
    "/beheer/besturen/20091/",
    "/beheer/samenwerkingsverbanden/",
    "/beheer/samenwerkingsverbanden/PO2603/",
    "/beheer/steunpunten/",
    "/beheer/steunpunten/nieuw/",
    "/beheer/inlezingen/",
]


@pytest.fixture
def administrator(db: None) -> Gebruiker:
    return make_gebruiker("Bas Beheer", is_beheerder=True)


@pytest.fixture
def beheer(client: Client, administrator: Gebruiker) -> Client:
    client.force_login(administrator)
    return client


def school(code: str = "01AA00") -> School:
    return School.objects.for_page().get(vestigingscode=code)


@pytest.fixture
def special(region: None) -> School:
    content = others(("20AA00", "De Ster", "SO/VSO", "Openbaar", "Weg", "1", "3701 AA", "Zeist", ""))
    load_schools_file(file(content), bron=Inlezing.Bron.OVERIG_ONDERWIJS, incomplete_ok=True)
    return school("20AA00")


@pytest.mark.parametrize("address", ADDRESSES)
def test_pages_exist_for_an_administrator_only(client, administrator, load, address):
    load([row(1)])
    assert client.get(address).url.startswith("/inloggen/?next=/beheer/")
    client.force_login(make_gebruiker())
    assert client.get(address).status_code == 404
    assert client.post(address, POSTED | {"waarde": "x"}).status_code in {404, 405}
    client.force_login(administrator)
    assert client.get(address).status_code == 200
    assert not Aanvulling.objects.exists()


@pytest.mark.parametrize(
    "address", ["/beheer/scholen/?mist=alles", "/beheer/scholen/01AA00/naam/", "/beheer/besturen/1/"]
)
def test_what_does_not_exist_is_not_found(beheer, load, address):
    load([row(1)])
    assert beheer.get(address).status_code == 404


def test_filled_in_value_shows_and_outlives_a_newer_file(beheer, load):
    load([row(1)])
    answer = beheer.post("/beheer/scholen/01AA00/email/", POSTED | {"waarde": "info@regenboog.example"})
    assert answer.url == "/beheer/scholen/01AA00/"
    load([row(1, VESTIGINGSNAAM="De Nieuwe Regenboog")], day=date(2026, 9, 1))
    assert (school().naam, school().email) == ("De Nieuwe Regenboog", "info@regenboog.example")
    assert "info@regenboog.example" in beheer.get("/scholen/01AA00/").content.decode()
    assert "website van de school" in beheer.get("/beheer/scholen/01AA00/").content.decode()


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"waarde": "geen adres"}, "geldig e-mailadres"),
        ({"bron": ""}, "Vul “Waar hebt u dit gevonden” in."),
        ({"datum_jaar": "2099"}, "Deze datum ligt in de toekomst."),
        ({"datum_dag": "31", "datum_maand": "2"}, "Deze datum bestaat niet."),
    ],
)
def test_wrong_value_is_refused_beside_the_field(beheer, load, changes, message):
    load([row(1)])
    page = beheer.post("/beheer/scholen/01AA00/email/", POSTED | {"waarde": "info@regenboog.example"} | changes)
    assert page.status_code == 200
    assert message in page.content.decode()
    assert school().email == ""


def test_richting_of_an_administrator_stands_above_the_file_until_taken_back(beheer, administrator, load):
    rows = [row(1, DENOMINATIE="Samenwerking Opb., PC")]
    load(rows)
    assert school().richting == "onbekend"
    set_supplement(school(), Veld.RICHTING, "bijzonder", bron="statuten", datum=DAY, door=administrator)
    assert load(rows, day=date(2026, 9, 1)).ongewijzigd == 1
    assert school().richting == "bijzonder"
    beheer.post("/beheer/scholen/01AA00/richting/", {"terug": "1"})
    assert school().richting == "onbekend"
    assert Aanvulling.objects.in_force().count() == 0
    assert "Geldt niet meer sinds" in beheer.get("/beheer/scholen/01AA00/").content.decode()


def test_newer_value_ends_the_older_one_and_both_stay_on_record(administrator, load):
    load([row(1)])
    for value in ("een@regenboog.example", "twee@regenboog.example"):
        set_supplement(school(), Veld.EMAIL, value, bron="mail", datum=DAY, door=administrator)
    assert school().email == "twee@regenboog.example"
    assert [(item.waarde, item.vervallen_op is None) for item in Aanvulling.objects.newest_first()] == [
        ("twee@regenboog.example", True),
        ("een@regenboog.example", False),
    ]


@pytest.mark.parametrize(("cluster", "po", "vo"), [("2", None, None), ("3", "PO2603", "VO2603")])
def test_cluster_decides_about_the_samenwerkingsverband(administrator, special, cluster, po, vo):
    set_supplement(special, Veld.CLUSTER, cluster, bron="website", datum=DAY, door=administrator)
    content = others(("20AA00", "De Ster", "SO/VSO", "Openbaar", "Weg", "2", "3701 AA", "Zeist", ""))
    load_schools_file(file(content), bron=Inlezing.Bron.OVERIG_ONDERWIJS, incomplete_ok=True)
    found = school("20AA00")
    assert (found.huisnummer, found.cluster) == ("2", int(cluster))
    assert (found.swv_po and found.swv_po.nummer, found.swv_vo and found.swv_vo.nummer) == (po, vo)
    withdraw_supplement(found, Veld.CLUSTER)
    assert (school("20AA00").cluster, school("20AA00").swv_po.nummer) == (None, "PO2603")


def test_ordinary_school_has_no_cluster(administrator, load):
    load([row(1)])
    with pytest.raises(ValidationError, match="Alleen een school voor"):
        set_supplement(school(), Veld.CLUSTER, "1", bron="website", datum=DAY, door=administrator)


def test_board_becomes_an_organisation_with_its_first_name(beheer, load):
    load([row(1)])
    beheer.post("/beheer/besturen/20091/", POSTED | {"waarde": "Stichting Zonlicht"})
    board = Schoolbestuur.objects.get()
    assert (board.naam, board.organisatie.naam, board.organisatie.soort) == (
        "Stichting Zonlicht",
        "Stichting Zonlicht",
        "schoolbestuur",
    )
    load([row(1), row(2)], day=date(2026, 9, 1))
    assert Schoolbestuur.objects.get().naam == "Stichting Zonlicht"
    page = beheer.post("/beheer/besturen/20091/", {"terug": "1"})
    assert "maar niet meer zonder naam zijn" in page.content.decode()
    assert Aanvulling.objects.in_force().count() == 1


def test_official_name_of_a_samenwerkingsverband(beheer, load):
    load([row(1)])
    beheer.post("/beheer/samenwerkingsverbanden/PO2603/", POSTED | {"waarde": "Zonnestraal"})
    assert Samenwerkingsverband.objects.get(nummer="PO2603").organisatie.naam == "Zonnestraal"
    beheer.post("/beheer/samenwerkingsverbanden/PO2603/", {"terug": "1"})
    assert "regio Zeist" in Samenwerkingsverband.objects.get(nummer="PO2603").organisatie.naam


def test_steunpunt_is_added_and_changed(beheer, region):
    verbanden = [str(v.pk) for v in Samenwerkingsverband.objects.all()]
    given = {"naam": "Steunpunt Zeist", "verbanden": verbanden, "telefoon": "", "email": "", "website": ""}
    assert beheer.post("/beheer/steunpunten/nieuw/", given | {"email": "fout"}).status_code == 200
    beheer.post("/beheer/steunpunten/nieuw/", given)
    found = Steunpunt.objects.get()
    changed = given | {"naam": "Steunpunt Heuvelrug", "verbanden": verbanden[:1]}
    beheer.post(f"/beheer/steunpunten/{found.pk}/", changed)
    found = Steunpunt.objects.get()
    assert (found.organisatie.naam, found.samenwerkingsverbanden.count()) == ("Steunpunt Heuvelrug", 1)


@pytest.mark.parametrize("address", ["/beheer/scholen/?mist=email", "/beheer/besturen/", "/beheer/inlezingen/"])
def test_lists_cost_the_same_queries_at_any_size(beheer, load, address, django_assert_max_num_queries):
    for size in (10, 200):
        load([row(number, **{"BEVOEGD GEZAG NUMMER": f"{20000 + number}"}) for number in range(size)])
        with django_assert_max_num_queries(10):
            beheer.get(address)


def test_two_values_for_one_field_cannot_both_hold(administrator, load):
    load([row(1)])
    first = set_supplement(school(), Veld.EMAIL, "a@regenboog.example", bron="x", datum=DAY, door=administrator)
    first.pk = None
    with pytest.raises(IntegrityError, match="aanvulling_een_geldt"), transaction.atomic():
        first.save(force_insert=True)
