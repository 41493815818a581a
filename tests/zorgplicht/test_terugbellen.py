"""The door for who wants to talk: the steunpunt of a postcode, and asking to be called without an account."""

from datetime import date

import pytest
from django.conf import settings
from django.db import IntegrityError, ProgrammingError, connection, transaction
from django.test.utils import CaptureQueriesContext

from ondersteuning.actions import save_steunpunt
from ondersteuning.models import PostcodeGebied, Samenwerkingsverband
from ondersteuning.steunpunten import steunpunten_at
from passend.berichten.models import Bericht
from passend.berichten.poort import compose
from passend.dossiers.context import acting_as
from passend.dossiers.models import Organisatie
from passend.klok import nu
from tests.fabriek import make_gebruiker, make_lid, make_school
from tests.hulp.post import connected_as
from zorgplicht.actions.terugbellen import record_call, request_call
from zorgplicht.models import Terugbelverzoek

FORM = "/iemand-spreken/terugbellen/"
TRAY = "/steunpunt/terugbellen/"
ANSWERS = {"naam": "Fatma Kaya", "telefoon": "06 - 12 34 56 78", "postcode": "3701 aa", "wanneer": "ochtend"}


def verband(nummer, sector):
    organisatie = Organisatie.objects.create(soort=Organisatie.Soort.SAMENWERKINGSVERBAND, naam=nummer)
    return Samenwerkingsverband.objects.create(organisatie=organisatie, nummer=nummer, sector=sector)


@pytest.fixture
def regio(start):
    """Postcode 3701: one steunpunt for both kinds of school; 3811: one for each; 1234: nobody's."""
    po, vo, other_po, other_vo = (
        verband(*one) for one in (("PO2601", "po"), ("VO2601", "vo"), ("PO2602", "po"), ("VO2602", "vo"))
    )
    PostcodeGebied.objects.create(pc4="3701", swv_po=po, swv_vo=vo)
    PostcodeGebied.objects.create(pc4="3811", swv_po=other_po, swv_vo=other_vo)
    return {
        "beide": save_steunpunt(
            None, naam="Steunpunt Beide", verbanden=[po, vo], telefoon="030 1234567", bereikbaar="Elke ochtend."
        ),
        "po": save_steunpunt(None, naam="Steunpunt Klein", verbanden=[other_po], telefoon="033 1"),
        "vo": save_steunpunt(None, naam="Steunpunt Groot", verbanden=[other_vo]),
    }


@pytest.fixture
def mira(regio):
    return make_lid(regio["beide"].organisatie, "Mira Steun")


def wishes(worker):
    with acting_as(worker.pk):
        return list(Terugbelverzoek.objects.visible_to(worker).waiting_longest_first())


def test_the_three_doors_stand_on_the_home_page(client, db):
    page = client.get("/").content.decode()
    for door in ("Ik zoek een school", "Een school zei nee", "Ik wil iemand spreken"):
        assert door in page
    for address in ("/scholen/", "/school-zei-nee/", "/iemand-spreken/", FORM):
        assert f'href="{address}"' in page


@pytest.mark.parametrize("url", ["/", "/scholen/", "/wet/", "/inloggen/", "/mijn/", "/steunpunt/", "/bestaat-niet/"])
def test_being_called_is_one_link_away_on_every_page(client, mira, url):
    client.force_login(mira)
    assert f'href="{FORM}"' in client.get(url, follow=True).content.decode()


def test_one_steunpunt_can_be_there_for_both_kinds_of_school(regio):
    (found,) = steunpunten_at("3701 AA")
    assert (found.steunpunt, found.po, found.vo) == (regio["beide"], True, True)


def test_primary_and_secondary_can_have_a_steunpunt_each(client, regio):
    found = {one.steunpunt: (one.po, one.vo) for one in steunpunten_at("3811")}
    assert found == {regio["po"]: (True, False), regio["vo"]: (False, True)}
    page = client.get("/iemand-spreken/?postcode=3811").content.decode()
    assert "Uw steunpunten" in page
    assert "Voor vragen over de basisschool en het speciaal basisonderwijs." in page
    assert "Voor vragen over de middelbare school." in page
    assert "Wij hebben nog geen telefoonnummer van dit steunpunt." in page


def test_the_number_stands_there_with_when_to_call(client, regio):
    page = client.get("/iemand-spreken/?postcode=3701+AA").content.decode()
    assert "030 1234567" in page
    assert "Elke ochtend." in page
    assert "Steunpunt Klein" not in page


def test_an_unknown_region_is_said_and_every_steunpunt_is_shown(client, regio):
    page = client.get("/iemand-spreken/?postcode=1234").content.decode()
    assert "Wij weten niet welk steunpunt bij deze postcode hoort" in page
    assert all(name in page for name in ("Steunpunt Beide", "Steunpunt Klein", "Steunpunt Groot"))


@pytest.mark.parametrize("query", ["?postcode=", "?postcode=abc", "?postcode=0123", "?alle=1&pagina=x"])
def test_strange_input_is_answered_in_words(client, regio, query):
    answer = client.get("/iemand-spreken/" + query)
    assert answer.status_code == 200
    if "postcode" in query:
        assert "postcode" in str(answer.context["form"].errors["postcode"])


def test_a_visitor_asks_to_be_called_and_the_steunpunt_sees_it(client, mira, regio):
    answer = client.post(FORM, ANSWERS)
    assert answer["Location"] == f"{FORM}{regio['beide'].pk}/gevraagd/"
    page = client.get(answer["Location"]).content.decode()
    assert "Steunpunt Beide ziet dat u gebeld wilt worden, en op welk deel van de dag." in page
    assert "Fatma" not in page
    (wish,) = wishes(mira)
    assert (wish.naam, wish.telefoon, wish.postcode, wish.wanneer) == ("Fatma Kaya", "0612345678", "3701", "ochtend")
    client.force_login(mira)
    tray = client.get(TRAY).content.decode()
    assert "Fatma Kaya" in tray
    assert 'href="tel:0612345678"' in tray


def test_there_are_four_questions_and_a_fifth_only_where_it_matters(client, regio):
    assert set(client.get(FORM).context["form"].fields) == {"naam", "telefoon", "postcode", "wanneer"}
    asked = client.post(FORM, ANSWERS | {"postcode": "3811"})
    assert asked.context["form"].errors["onderwijs"] == [
        "Kies om welke school het gaat. Dan belt het goede steunpunt u."
    ]
    for kind in ("po", "vo"):
        answer = client.post(FORM, ANSWERS | {"postcode": "3811", "onderwijs": kind})
        assert str(regio[kind].pk) in answer["Location"]


@pytest.mark.parametrize(
    ("change", "field"),
    [({"naam": ""}, "naam"), ({"telefoon": "bel me"}, "telefoon"), ({"telefoon": "12"}, "telefoon"),
     ({"postcode": "niks"}, "postcode"), ({"postcode": "1234"}, "postcode"), ({"wanneer": "nu"}, "wanneer")],
)  # fmt: skip
def test_a_mistake_is_said_at_its_field_and_nothing_typed_is_lost(client, mira, change, field):
    answer = client.post(FORM, ANSWERS | change)
    assert field in answer.context["form"].errors
    assert "Fout:" in answer.content.decode()
    for name, value in (ANSWERS | change).items():
        assert answer.context["form"].data[name] == value
    assert wishes(mira) == []


def test_asking_twice_is_asking_once(client, mira):
    for _click in range(2):
        assert client.post(FORM, ANSWERS).status_code == 302
    assert len(wishes(mira)) == 1


def test_who_fills_in_the_box_that_nobody_sees_is_told_and_nothing_is_kept(client, mira):
    answer = client.post(FORM, ANSWERS | {"website": "http://koop.example"})
    assert "Maak het vak" in answer.content.decode()
    assert wishes(mira) == []


def test_over_the_limit_nothing_is_lost_silently(client, mira, regio, op_dag):
    for number in range(20):
        assert client.post(FORM, ANSWERS | {"telefoon": f"06123456{number:02}"}).status_code == 302
    full = client.post(FORM, ANSWERS | {"telefoon": "0687654321"}).content.decode()
    assert "Uw verzoek is niet bewaard." in full
    assert "030 1234567" in full
    assert 'value="0687654321"' in full
    assert len(wishes(mira)) == 20
    # Another steunpunt, and the next day, are not full.
    assert client.post(FORM, ANSWERS | {"postcode": "3811", "onderwijs": "po"}).status_code == 302
    op_dag(date(2026, 1, 13))
    assert client.post(FORM, ANSWERS | {"telefoon": "0687654321"}).status_code == 302


def test_what_came_of_a_call(client, mira, regio):
    colleague = make_lid(regio["beide"].organisatie, "Omar Steun")
    client.post(FORM, ANSWERS)
    (wish,) = wishes(mira)
    client.force_login(mira)
    page = f"{TRAY}{wish.pk}/"
    assert "Kies wat er van het gesprek kwam." in client.post(page, {}).content.decode()
    assert client.post(page, {"uitkomst": "niet_bereikt"})["Location"] == TRAY
    assert "niet bereikt, nog een keer bellen" in client.get(TRAY).content.decode()
    client.force_login(colleague)
    client.post(page, {"uitkomst": "gesproken"})
    assert "Niemand wacht op een telefoontje" in client.get(TRAY).content.decode()
    done = client.get(TRAY + "?toon=klaar").content.decode()
    assert "Omar Steun" in done
    assert "gesproken" in done
    client.force_login(mira)
    assert "Een collega was u voor" in client.post(page, {"uitkomst": "onjuist"}).content.decode()


def test_nobody_but_that_steunpunt_reads_it(client, mira, regio):
    client.post(FORM, ANSWERS)
    (wish,) = wishes(mira)
    school = make_school()
    others = [
        make_lid(regio["po"].organisatie),
        make_lid(school.organisatie),
        make_gebruiker(),
        make_gebruiker("Bas", is_beheerder=True),
    ]
    for person in others:
        with acting_as(person.pk):
            assert Terugbelverzoek.objects.count() == 0
            with pytest.raises(Terugbelverzoek.DoesNotExist), transaction.atomic():
                record_call(wish.pk, person, uitkomst="gesproken")
        client.force_login(person)
        assert client.get(f"{TRAY}{wish.pk}/").status_code == 404


def test_a_visitor_can_only_add(client, mira, regio):
    client.post(FORM, ANSWERS)
    with pytest.raises(ProgrammingError, match="geen context"), transaction.atomic():
        Terugbelverzoek.objects.count()
    copy = Terugbelverzoek(organisatie=regio["beide"].organisatie, naam="x", telefoon="x", gevraagd_op=nu())
    with pytest.raises(ProgrammingError, match="permission denied"), acting_as(mira.pk):
        copy.save(force_insert=True)
    with pytest.raises(ProgrammingError, match="permission denied"), acting_as(mira.pk):
        Terugbelverzoek.objects.update(telefoon="0600000000")
    with pytest.raises(ProgrammingError, match="geen steunpunt"), transaction.atomic():
        request_call(
            make_school().organisatie.pk,
            naam="x",
            telefoon="0612345678",
            postcode="3701",
            onderwijs="",
            wanneer="middag",
        )


def test_nobody_calls_in_the_name_of_a_colleague(client, mira, regio):
    colleague = make_lid(regio["beide"].organisatie)
    client.post(FORM, ANSWERS)
    (wish,) = wishes(mira)
    with pytest.raises(ProgrammingError, match="row-level security"), acting_as(mira.pk):
        Terugbelverzoek.objects.filter(pk=wish.pk).update(
            gebeld_op=wish.gevraagd_op, gebeld_door=colleague, uitkomst="gesproken"
        )
    with pytest.raises(IntegrityError, match="gebeld_met_uitkomst"), acting_as(mira.pk):
        Terugbelverzoek.objects.filter(pk=wish.pk).update(gebeld_door=mira)


def test_the_tray_costs_the_same_at_2_and_at_20(client, mira):
    client.force_login(mira)

    def cost():
        with CaptureQueriesContext(connection) as queries:
            assert client.get(TRAY).status_code == 200
        return len(queries)

    def ask(numbers):
        for number in numbers:
            request_call(
                Organisatie.objects.get(naam="Steunpunt Beide").pk, naam="Een naam", telefoon=f"06123456{number:02}",
                postcode="3701", onderwijs="", wanneer="middag",
            )  # fmt: skip

    ask(range(2))
    few = cost()
    ask(range(2, 20))
    assert cost() == few
    assert few <= 14


@pytest.mark.django_db(transaction=True)
def test_the_steunpunt_is_mailed_once_without_a_word_of_who_asked(client, mira, regio):
    make_lid(regio["po"].organisatie, "Iemand Anders")
    for _twice in range(2):
        assert client.post(FORM, ANSWERS).status_code == 302
    with connected_as("passend_werker"):
        (row,) = Bericht.objects.all()
        assert (row.soort, row.ontvanger_id, row.pad, row.dossier_id) == ("terugbellen_gevraagd", mira.pk, TRAY, None)
        mail = compose(row)
    words = mail.message().as_string()
    assert mail.to == [mira.email]
    assert mail.subject == "Iemand wil gebeld worden"
    assert f"{settings.BASIS_URL}{TRAY}" in mail.body
    for secret in (ANSWERS["naam"], "Kaya", "12 34 56 78", "0612345678", "3701"):
        assert secret not in words
