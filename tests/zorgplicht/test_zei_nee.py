"""A school said no: what the page says, and the way from there to an aanmelding on paper with all that was typed."""

from datetime import date

import pytest

from ondersteuning.inlezen.zoeksleutel import zoeksleutel
from passend.dossiers.context import acting_as
from passend.dossiers.models import Feit, Feitsoort, Termijn
from tests.fabriek import make_aanmelding, make_gebruiker, make_school
from zorgplicht.models import Concept

DOOR, ONWARDS = "/school-zei-nee/", "/mijn/school-zei-nee/"
TYPED = {
    "school_naam": "De Regenboog",
    "dag_dag": "9", "dag_maand": "1", "dag_jaar": "2026",
    "woorden": "Mevrouw Smit zei: daar zijn wij niet op ingericht.",
    "formulier_gekregen": "nee",
    "kind_gezien": "ja",
}  # fmt: skip


@pytest.fixture
def regenboog(start):
    return make_school("De Regenboog", zoektekst=zoeksleutel("De Regenboog Voorbeeldstad"))


def text(answer):
    return " ".join(answer.content.decode().split())


def test_the_page_says_what_it_means_and_never_that_it_starts_nothing(client, start):
    page = text(client.get(DOOR))
    for sentence in (
        "Dan was dat waarschijnlijk nog geen besluit.",
        "Dan is duidelijk wanneer de termijn voor het besluit begint.",
        "Bewaar mails, berichten en formulieren.",
        "Dan kan het zijn dat uw aanmelding toen al begon.",
    ):
        assert sentence in page
    for never in ("begint niets", "telt niet", "geen termijn", "moet de school"):
        assert never not in page


def test_no_more_than_eight_questions(client, start):
    assert len(client.get(DOOR).context["form"].fields) == 5


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"school_naam": ""}, "school_naam"),
        ({"dag_dag": ""}, "dag"),
        ({"dag_jaar": "2027"}, "dag"),
        ({"woorden": " "}, "woorden"),
    ],
)
def test_a_mistake_is_said_at_its_field_and_nothing_typed_is_lost(client, start, change, field):
    answer = client.post(DOOR, TYPED | change)
    assert list(answer.context["form"].errors) == [field]
    assert answer.context["form"].data["woorden"] == (TYPED | change)["woorden"]


def test_what_was_typed_survives_signing_in_and_becomes_a_draft(client, ouder, regenboog):
    answer = client.post(DOOR, TYPED)
    assert answer["Location"] == ONWARDS
    asked = client.get(ONWARDS)
    assert asked["Location"].startswith("/inloggen/?next=/mijn/school-zei-nee/")
    client.force_login(ouder)
    assert "daar zijn wij niet op ingericht" in text(client.get(ONWARDS))
    begun = client.post(ONWARDS)
    with acting_as(ouder.pk):
        draft = Concept.objects.of(ouder).get()
    assert begun["Location"] == f"/mijn/aanmelding/{draft.id}/scholen/"
    assert draft.inhoud["scholen"] == [str(regenboog.pk)]
    assert draft.inhoud["zei_nee"] == TYPED
    # The words live in the draft now; a second click makes no second draft.
    assert client.post(ONWARDS)["Location"] == "/mijn/"
    with acting_as(ouder.pk):
        assert Concept.objects.of(ouder).count() == 1


def test_a_school_that_is_not_sure_is_searched_for(client, ouder, regenboog):
    make_school("De Regenboog", zoektekst=zoeksleutel("De Regenboog Elders"))
    client.force_login(ouder)
    client.post(DOOR, TYPED)
    begun = client.post(ONWARDS)
    assert begun["Location"].endswith("/scholen/?zoek=De+Regenboog")


def test_going_back_shows_what_was_typed(client, start):
    client.post(DOOR, TYPED)
    page = text(client.get(DOOR))
    assert "daar zijn wij niet op ingericht" in page
    assert 'value="2026"' in page


def test_the_page_of_a_school_fills_in_its_name(client, regenboog):
    page = text(client.get(f"{DOOR}?school={regenboog.vestigingscode}"))
    assert 'value="De Regenboog, Voorbeeldstad"' in page


def test_without_anything_typed_there_is_nothing_to_go_on_with(client, ouder):
    client.force_login(ouder)
    assert client.get(ONWARDS)["Location"] == DOOR


def test_what_one_visitor_typed_is_not_for_the_next(client, ouder):
    client.force_login(make_gebruiker())
    client.post(DOOR, TYPED)
    client.post("/uitloggen/")
    client.force_login(ouder)
    assert client.get(ONWARDS)["Location"] == DOOR


def test_the_fact_moves_no_date_and_the_school_does_not_see_it(client, ouder, regenboog, ina, aanmelding):
    from zorgplicht.actions.schoolnee import record_no
    from zorgplicht.delen import Nee

    def terms(person):
        with acting_as(person.pk):
            return list(
                Termijn.objects.about(aanmelding.id).order_by("regel", "lezing").values_list("regel", "vervalt_op")
            )

    before = terms(ouder)
    with acting_as(ouder.pk):
        record_no(aanmelding.dossier_id, ouder, Nee("De Regenboog", date(2026, 1, 9), "Nee."))
    assert terms(ouder) == before
    kind = Feitsoort.SCHOOL_ZEI_NEE
    with acting_as(ouder.pk):
        assert Feit.objects.filter(soort=kind).count() == 1
    other = make_gebruiker()
    make_aanmelding(other)
    for person in (ina, other):
        with acting_as(person.pk):
            assert not Feit.objects.filter(soort=kind).exists()
