"""A request for help: asked, taken up, waiting, closed, opened again; who sees it and is told; no date moves."""

from uuid import UUID, uuid4

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from ondersteuning.actions import save_steunpunt
from ondersteuning.models import PostcodeGebied, Samenwerkingsverband
from passend.dossiers.context import acting_as
from passend.dossiers.models import Dossier, Feit, Feitsoort, Organisatie, Termijn, Toegang
from passend.klok import vandaag
from tests.fabriek import let_in, make_aanmelding, make_gebruiker, make_lid, make_steunpunt
from zorgplicht.actions import hulpvraag as acts
from zorgplicht.models import Behandelaar, Hulpvraag, Hulpvraagbijdrage, Hulpvraagtekst

NEW, TRAY = "/mijn/hulpvraag/nieuw/", "/steunpunt/hulpvragen/"
OUDER, STEUNPUNT = Toegang.Rol.OUDER, Toegang.Rol.STEUNPUNT
ANSWERS = {
    "vraag": "Op school loopt het vast. Wie denkt er mee?",
    "kind_voornaam": "Noor", "naam": "Sara de Vries", "telefoon": "06 12345678", "waar": "po", "postcode": "3701 AA",
}  # fmt: skip


@pytest.fixture
def kantoor(start):
    region = Organisatie.objects.create(soort=Organisatie.Soort.SAMENWERKINGSVERBAND, naam="Hier")
    here = Samenwerkingsverband.objects.create(organisatie=region, nummer="PO2601", sector="po")
    PostcodeGebied.objects.create(pc4="3701", swv_po=here)
    return save_steunpunt(None, naam="Steunpunt Hier", verbanden=[here]).organisatie


@pytest.fixture
def mira(kantoor):
    return make_lid(kantoor, "Mira Steun")


@pytest.fixture
def gesteld(ouder, kantoor, mira):
    with acting_as(ouder.pk):
        return acts.ask_help(uuid4(), ouder, kantoor, acts.Vraag("Wie denkt er mee?", kind_voornaam="Noor"))


def do(act, asked, user, *args, **values):
    with acting_as(user.pk):
        return act(asked.pk, user, *args, **values)


def now(asked, user):
    with acting_as(user.pk):
        return Hulpvraag.objects.get(pk=asked.pk)


@pytest.fixture
def mails(admin_cursor):
    """Whom a message of this kind was placed for."""

    def placed(soort):
        admin_cursor.execute("SELECT ontvanger_id FROM berichten_bericht WHERE soort = %s", [soort])
        return {UUID(str(row[0])) for row in admin_cursor.fetchall()}

    return placed


def text(answer):
    return " ".join(answer.content.decode().split())


def test_a_parent_asks_with_at_most_six_questions_and_follows_it(client, ouder, mira):
    client.force_login(ouder)
    form = client.get(NEW).context["form"]
    assert len([field for field in form if not field.is_hidden]) == 6
    key = str(uuid4())
    first = client.post(NEW, ANSWERS | {"sleutel": key})
    # A second click makes no second one.
    assert client.post(NEW, ANSWERS | {"sleutel": key})["Location"] == first["Location"] == f"/mijn/hulpvraag/{key}/"
    page = text(client.get(first["Location"]))
    assert "Op school loopt het vast." in page
    assert "Nu aan zet: Steunpunt Hier" in page
    overview = text(client.get("/mijn/"))
    assert "Hulp van het steunpunt" in overview
    assert "Noor" in overview
    with acting_as(mira.pk):
        words = Hulpvraagtekst.objects.get()
    assert (words.telefoon, words.postcode, words.naam) == ("0612345678", "3701", "Sara de Vries")
    client.force_login(mira)
    assert "Noor" in text(client.get(TRAY))
    assert "Op school loopt het vast." in text(client.get(f"{TRAY}{key}/"))


@pytest.mark.parametrize(
    ("change", "field"),
    [({"vraag": ""}, "vraag"), ({"naam": ""}, "naam"), ({"telefoon": "bel"}, "telefoon"), ({"waar": ""}, "waar"),
     ({"postcode": "x"}, "postcode"), ({"postcode": "1234"}, "postcode")],
)  # fmt: skip
def test_a_mistake_is_said_at_its_field_and_nothing_typed_is_lost(client, ouder, mira, change, field):
    client.force_login(ouder)
    answer = client.post(NEW, ANSWERS | change | {"sleutel": str(uuid4())})
    assert list(answer.context["form"].errors) == [field]
    assert answer.context["form"].data["vraag"] == (ANSWERS | change)["vraag"]
    with acting_as(ouder.pk):
        assert not Hulpvraag.objects.exists()


def test_the_key_of_another_familys_request_is_not_found_and_leaves_nothing(client, gesteld):
    stranger = make_gebruiker()
    client.force_login(stranger)
    assert client.post(NEW, ANSWERS | {"sleutel": str(gesteld.pk)}).status_code == 404
    with acting_as(stranger.pk):
        assert not Dossier.objects.exists()
        assert not Hulpvraag.objects.exists()


def test_about_a_child_that_is_registered_already_less_is_asked(client, ouder, aanmelding, kantoor, mira):
    client.force_login(ouder)
    url = f"{NEW}?dossier={aanmelding.dossier_id}"
    assert "kind_voornaam" not in client.get(url).context["form"].fields
    let_in(ouder, aanmelding, kantoor)
    assert set(client.get(url).context["form"].fields) == {"sleutel", "vraag", "naam", "telefoon"}
    client.post(url, ANSWERS | {"sleutel": str(uuid4())})
    with acting_as(ouder.pk):
        asked = Hulpvraag.objects.get()
    assert (asked.dossier_id, asked.organisatie_id) == (aanmelding.dossier_id, kantoor.pk)
    assert client.get(f"{NEW}?dossier={uuid4()}").status_code == 404
    assert client.get(f"{NEW}?dossier=onzin").status_code == 404


def test_asking_shows_no_aanmelding_and_moves_no_date(ouder, aanmelding, kantoor, mira, ina):
    def terms():
        with acting_as(ouder.pk):
            return list(Termijn.objects.order_by("regel", "lezing").values_list("regel", "vervalt_op", "toestand"))

    before = terms()
    with acting_as(ouder.pk):
        asked = acts.ask_help(uuid4(), ouder, kantoor, acts.Vraag("Hulp"), dossier_id=aanmelding.dossier_id)
    do(acts.take_up, asked, mira)
    do(acts.wait_for, asked, mira, op="school", tekst="Gesprek op maandag.")
    do(acts.close, asked, mira, STEUNPUNT, tekst="Klaar.")
    assert terms() == before
    with acting_as(mira.pk):
        kinds = set(Feit.objects.values_list("soort", flat=True))
    assert kinds == {"hulpvraag_gesteld", "hulpvraag_opgepakt", "hulpvraag_wacht", "hulpvraag_klaar"}
    with acting_as(ina.pk):
        assert not Feit.objects.about(asked.id).exists()


@pytest.mark.django_db(transaction=True)
def test_each_fact_leads_to_its_state_and_each_change_is_told(ouder, mira, gesteld, mails):
    assert mails("hulpvraag_nieuw") == {mira.pk}
    assert now(gesteld, mira).stand == "nieuw"
    do(acts.take_up, gesteld, mira)
    found = now(gesteld, ouder)
    assert (found.stand, found.opgepakt_door_id, found.wacht_op) == ("opgepakt", mira.pk, "")
    # Whose case it is at the desk follows, and the family hears who helps once.
    assert mails("contactpersoon") == {ouder.pk}
    assert mails("hulpvraag_veranderd") == set()
    with acting_as(mira.pk):
        assert Behandelaar.objects.get().gebruiker_id == mira.pk
    do(acts.wait_for, gesteld, mira, op="gezin", tekst="Stuurt u het verslag?")
    assert now(gesteld, ouder).wacht_op == "gezin"
    assert mails("hulpvraag_veranderd") == {ouder.pk}
    do(acts.add_words, gesteld, ouder, OUDER, tekst="Het verslag is er nog niet.")
    assert now(gesteld, mira).stand == "opgepakt"
    assert mails("hulpvraag_aangevuld") == {mira.pk}
    do(acts.close, gesteld, mira, STEUNPUNT, tekst="U gaat samen naar het gesprek.")
    assert now(gesteld, mira).stand == "klaar"
    do(acts.reopen, gesteld, ouder, OUDER, tekst="Het gesprek ging niet door.")
    found = now(gesteld, mira)
    assert (found.stand, found.opgepakt_door_id) == ("opgepakt", mira.pk)
    with acting_as(ouder.pk):
        latest = Feit.objects.about(gesteld.id).order_by("-id")[0]
        assert acts.STAND_AFTER[latest.soort] == found.stand
        assert Hulpvraagbijdrage.objects.count() == 4


def test_a_family_can_close_before_anyone_helped_and_ask_again(ouder, mira, gesteld):
    do(acts.close, gesteld, ouder, OUDER, tekst="")
    assert now(gesteld, ouder).stand == "klaar"
    do(acts.reopen, gesteld, ouder, OUDER, tekst="Toch wel.")
    found = now(gesteld, mira)
    assert (found.stand, found.opgepakt_door) == ("nieuw", None)


@pytest.mark.parametrize(
    ("act", "values"),
    [(acts.wait_for, {"op": "gezin", "tekst": "x"}), (acts.reopen, {"rol": STEUNPUNT, "tekst": "x"}),
     (acts.close, {"rol": STEUNPUNT, "tekst": " "}), (acts.add_words, {"rol": STEUNPUNT, "tekst": ""})],
)  # fmt: skip
def test_what_does_not_fit_is_refused_and_nothing_is_recorded(mira, gesteld, act, values):
    with pytest.raises(ValidationError):
        do(act, gesteld, mira, **values)
    with acting_as(mira.pk):
        assert Feit.objects.about(gesteld.id).count() == 1


def test_after_closing_nobody_goes_on(ouder, mira, gesteld):
    do(acts.close, gesteld, mira, STEUNPUNT, tekst="Klaar.")
    for act, user, values in (
        (acts.take_up, mira, {}),
        (acts.add_words, ouder, {"rol": OUDER, "tekst": "x"}),
        (acts.close, ouder, {"rol": OUDER, "tekst": "x"}),
    ):
        with pytest.raises(ValidationError, match="staat op"):
            do(act, gesteld, user, **values)


@pytest.mark.parametrize(
    "values",
    [{"stand": "opgepakt"}, {"wacht_op": "gezin"}, {"stand": "wacht_op"}, {"stand": "klaar", "wacht_op": "school"}],
)
def test_the_database_ties_columns_to_the_state(mira, gesteld, values):
    with pytest.raises(IntegrityError, match="hulpvraag_stand_past"), acting_as(mira.pk):
        Hulpvraag.objects.filter(pk=gesteld.pk).update(**values)


def test_nobody_else_sees_it(client, ouder, kantoor, mira, gesteld, ina):
    others = [make_lid(make_steunpunt("Elders")), ina, make_gebruiker(), make_gebruiker("Bas", is_beheerder=True)]
    make_aanmelding(others[2])
    for person in others:
        with acting_as(person.pk):
            assert not Hulpvraag.objects.exists()
            assert not Hulpvraagtekst.objects.exists()
            for query in (Hulpvraag.objects.of_family(person), Hulpvraag.objects.of_steunpunt(person)):
                assert not query.exists()
        client.force_login(person)
        assert client.get(f"/mijn/hulpvraag/{gesteld.pk}/").status_code == 404
        assert client.get(f"{TRAY}{gesteld.pk}/").status_code == 404
        with pytest.raises(Dossier.DoesNotExist), acting_as(person.pk):
            acts.ask_help(uuid4(), person, kantoor, acts.Vraag("x"), dossier_id=gesteld.dossier_id)


def test_the_family_is_not_the_steunpunt_nor_the_other_way_round(ouder, mira, gesteld):
    for act, person in ((acts.take_up, ouder),):
        with pytest.raises(Hulpvraag.DoesNotExist), transaction.atomic():
            do(act, gesteld, person)
    with pytest.raises(Hulpvraag.DoesNotExist), transaction.atomic():
        do(acts.close, gesteld, mira, OUDER, tekst="x")


def test_the_screens_lead_through_all_states(client, ouder, mira, gesteld):
    page, own = f"{TRAY}{gesteld.pk}/", f"/mijn/hulpvraag/{gesteld.pk}/"
    client.force_login(mira)
    assert "Niemand heeft deze vraag nog opgepakt." in text(client.get(page))
    assert client.post(f"{page}pak-op/")["Location"] == page
    assert "Schrijf op waarop u wacht." in text(client.post(f"{page}wacht/", {"op": "gezin"}))
    assert client.post(f"{page}wacht/", {"op": "gezin", "tekst": "Stuurt u het verslag?"})["Location"] == page
    assert "Ga verder: het wachten is voorbij" in text(client.get(page))
    client.force_login(ouder)
    seen = text(client.get(own))
    assert "U bent nu aan zet" in seen
    assert "Stuurt u het verslag?" in seen
    assert "Schrijf eerst iets op." in text(client.post(own, {"tekst": ""}))
    assert client.post(own, {"tekst": "Hier is het."})["Location"] == own
    client.force_login(mira)
    assert "Hier is het." in text(client.get(page))
    assert "Wachten" not in text(client.get(TRAY))
    client.post(f"{page}sluit/", {"tekst": "U weet nu wat u kunt vragen."})
    assert client.get(f"{page}wacht/").status_code == 404
    assert "Noor" not in text(client.get(TRAY))
    assert "Noor" in text(client.get(TRAY + "?toon=klaar"))
    client.force_login(ouder)
    assert "U weet nu wat u kunt vragen." in text(client.get(own))
    assert client.post(f"{own}heropenen/", {"tekst": "Toch nog iets."})["Location"] == own
    assert client.post(f"{own}sluiten/", {"tekst": ""})["Location"] == own
    assert "De hulpvraag is klaar" in text(client.get(own))
    assert client.get(f"/mijn/dossier/{gesteld.dossier_id}/")["Location"] == own


def test_new_ones_stand_on_top_then_what_is_worked_on_then_what_waits(client, ouder, kantoor, mira):
    made = {}
    for name in ("Wacht", "Bezig", "Nieuw"):
        parent = make_gebruiker(name)
        with acting_as(parent.pk):
            made[name] = acts.ask_help(uuid4(), parent, kantoor, acts.Vraag("x", kind_voornaam=name))
    for name in ("Wacht", "Bezig"):
        do(acts.take_up, made[name], mira)
    do(acts.wait_for, made["Wacht"], mira, op="swv", tekst="Antwoord.")
    client.force_login(mira)
    assert [line.naam for line in client.get(TRAY).context["regels"]] == ["Nieuw", "Bezig", "Wacht"]


def test_the_trays_cost_the_same_at_2_and_at_12(client, ouder, kantoor, mira):
    def ask(number):
        for _one in range(number):
            with acting_as(ouder.pk):
                acts.ask_help(uuid4(), ouder, kantoor, acts.Vraag("x"))

    def cost(person, url):
        client.force_login(person)
        client.get(url)
        with CaptureQueriesContext(connection) as queries:
            assert client.get(url).status_code == 200
        return len(queries)

    ask(2)
    few = cost(mira, TRAY), cost(ouder, "/mijn/")
    ask(10)
    assert (cost(mira, TRAY), cost(ouder, "/mijn/")) == few


def test_the_kinds_of_fact_say_what_happened(ouder, mira, gesteld):
    from zorgplicht.beeld.hulpvraag import EVENTS

    kinds = {Feitsoort(kind) for kind, _code in EVENTS}
    assert kinds == {kind for kind in Feitsoort if kind.value.startswith("hulpvraag_")}


def test_the_demo_shows_every_state(ouder, kantoor, mira):
    from zorgplicht.actions.demo_hulp import build_help
    from zorgplicht.models import Terugbelverzoek

    build_help([ouder], mira, kantoor, vandaag(), "3701 AA")
    with acting_as(mira.pk):
        assert set(Hulpvraag.objects.values_list("stand", flat=True)) == set(Hulpvraag.Stand.values)
        assert set(Hulpvraag.objects.values_list("weg", flat=True)) == set(Hulpvraag.Weg.values)
        assert Terugbelverzoek.objects.open().count() == 3
