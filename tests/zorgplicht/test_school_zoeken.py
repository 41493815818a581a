"""Searching together: facts that stop no term, with what each of them says to whom."""

from datetime import date

import pytest

from passend.dossiers.context import acting_as
from passend.dossiers.models import Feit, Termijn
from tests.fabriek import do, make_gebruiker, make_lid, make_school
from tests.zorgplicht.hulp import LATER, SIX_WEEKS, facts, refused, stand, term
from zorgplicht.actions import school
from zorgplicht.actions.school_zoeken import Schoolgegevens, answer_offer
from zorgplicht.models import AndereSchool

WORDS = "Wij spraken over een rustige plek."
LINDE = Schoolgegevens("De Linde", bewijs="brief", echte_plaats=True, besproken=True, tlv_nodig=False)
# Each act that searches, with what it needs, the fact that it leaves, and words that the family then reads.
ACTS = [
    (school.say_cannot_support, {"toelichting": WORDS}, "ondersteuning_niet_mogelijk", "Dit is nog geen besluit"),
    (school.record_meeting, {"toelichting": WORDS}, "overleg_met_ouders", WORDS),
    (school.ask_other_school, {"school": LINDE}, "andere_school_gevraagd", "Het gaat om De Linde."),
    (school.other_school_willing, {"school": LINDE}, "andere_school_bereid", "Er is een plaats voor dit kind."),
    (school.make_offer, {"toelichting": WORDS}, "aanbod_gedaan", WORDS),
    (
        school.record_waiting,
        {"soort": "op_wachtlijst", "toelichting": "Schoolgids, bladzijde 9.", "gelijk": True},
        "op_wachtlijst",
        "bij alle kinderen hetzelfde",
    ),
    (
        school.record_waiting,
        {"soort": "loting", "toelichting": "Schoolgids", "gelijk": False},
        "loting",
        "niet bij alle kinderen hetzelfde",
    ),
    (school.record_observation, {"toelichting": "Een ochtend meedoen."}, "observatie", "Dit is nog geen toelating"),
]
NAMES = [f"{act.__name__}-{kind}" for act, _values, kind, _words in ACTS]


def terms(aanmelding, user):
    with acting_as(user.pk):
        rows = Termijn.objects.about(aanmelding.id).order_by("regel", "lezing")
        return list(rows.values_list("regel", "lezing", "vervalt_op", "toestand", "gevolg_op"))


@pytest.mark.parametrize(("act", "values", "kind", "words"), ACTS, ids=NAMES)
def test_none_of_them_moves_a_date_or_decides_and_the_family_reads_it(
    client, aanmelding, ina, ouder, op_dag, act, values, kind, words
):
    op_dag(LATER)
    before = terms(aanmelding, ina)
    do(act, aanmelding, ina, dag=LATER, **values)
    assert facts(aanmelding, ina)[kind].dag == LATER
    assert terms(aanmelding, ina) == before
    assert stand(aanmelding, ina) == "ontvangen"
    assert term(aanmelding, ina).vervalt_op == SIX_WEEKS
    client.force_login(ouder)
    assert words in client.get(f"/mijn/dossier/{aanmelding.dossier_id}/").content.decode()


@pytest.mark.parametrize(("act", "values", "kind", "words"), ACTS, ids=NAMES)
def test_a_second_click_records_nothing_and_a_mistake_can_be_taken_back(
    aanmelding, ina, start, act, values, kind, words
):
    do(act, aanmelding, ina, dag=start, **values)
    assert refused(act, aanmelding, ina, dag=start, **values).code == "staat_er_al"
    made = facts(aanmelding, ina)[kind]
    do(school.correct, aanmelding, ina, fact_id=made.id, dag=None, reden="vergissing")
    assert kind not in facts(aanmelding, ina)
    do(act, aanmelding, ina, dag=start, **values)


@pytest.mark.parametrize(("act", "values", "kind", "words"), ACTS, ids=NAMES)
def test_a_day_before_the_aanmelding_cannot_be(aanmelding, ina, act, values, kind, words):
    assert refused(act, aanmelding, ina, dag=date(2026, 1, 11), **values).code == "te_vroeg"


@pytest.mark.parametrize(
    ("act", "values"),
    [
        (school.say_cannot_support, {"toelichting": " "}),
        (school.record_meeting, {"toelichting": ""}),
        (school.make_offer, {"toelichting": ""}),
        (school.record_waiting, {"soort": "loting", "toelichting": "", "gelijk": True}),
    ],
)
def test_without_words_nothing_is_recorded(aanmelding, ina, start, act, values):
    assert "toelichting" in refused(act, aanmelding, ina, dag=start, **values).message_dict


def test_two_schools_on_one_day_are_two_facts(aanmelding, ina, start):
    for name in ("De Linde", "De Eik"):
        do(school.ask_other_school, aanmelding, ina, dag=start, school=Schoolgegevens(name))
    with acting_as(ina.pk):
        assert sorted(AndereSchool.objects.values_list("naam", flat=True)) == ["De Eik", "De Linde"]
        assert Feit.objects.about(aanmelding.id).filter(soort="andere_school_gevraagd").count() == 2


def test_a_name_from_the_region_becomes_that_school_and_another_name_stays_words(client, aanmelding, ina, regenboog):
    from ondersteuning.models import Samenwerkingsverband, School
    from passend.dossiers.models import Organisatie

    place = Organisatie.objects.create(soort=Organisatie.Soort.SAMENWERKINGSVERBAND, naam="Hier")
    here = Samenwerkingsverband.objects.create(organisatie=place, nummer="PO2603", sector="po")
    School.objects.filter(pk=regenboog.pk).update(swv_po=here)
    linde = make_school("De Linde", swv_po=here)
    client.force_login(ina)
    url = f"/school/aanmelding/{aanmelding.pk}/school_bereid/"
    assert 'value="De Linde, Voorbeeldstad"' in client.get(url).content.decode()
    answers = {"bewijs": "email", "echte_plaats": "ja", "besproken": "weet_niet", "tlv_nodig": "nee"}
    day = {"dag_dag": "12", "dag_maand": "1", "dag_jaar": "2026"}
    assert client.post(url, {"naam": "De Linde, Voorbeeldstad", **answers, **day}).status_code == 302
    assert client.post(url, {"naam": "Een school ver weg", **answers, **day}).status_code == 302
    with acting_as(ina.pk):
        known, far = AndereSchool.objects.order_by("feit_id")
        assert (known.school_id, known.naam, known.besproken, known.tlv_nodig) == (linde.pk, "De Linde", None, False)
        assert (far.school_id, far.naam) == (None, "Een school ver weg")


def test_saying_that_it_cannot_is_no_refusal_on_the_screen(client, aanmelding, ina):
    client.force_login(ina)
    page = client.get(f"/school/aanmelding/{aanmelding.pk}/kan_niet/").content.decode()
    assert "Dit is geen weigering" in page
    assert "Dit verandert geen datum." in page


def test_an_observation_may_be_planned_and_ends_after_it_begins(aanmelding, ina, start):
    error = refused(school.record_observation, aanmelding, ina, dag=date(2026, 1, 20), tot_dag=date(2026, 1, 19))
    assert "tot_dag" in error.message_dict
    do(school.record_observation, aanmelding, ina, dag=date(2026, 1, 20), tot_dag=date(2026, 1, 21))
    assert facts(aanmelding, ina)["observatie"].tot_dag == date(2026, 1, 21)


# --- An offer and its answer ----------------------------------------------------------------------------------------


def test_the_parents_answer_on_their_page_and_the_school_hears(client, aanmelding, ina, ouder, start):
    do(school.make_offer, aanmelding, ina, dag=start, toelichting="Drie ochtenden in een kleine groep.")
    client.force_login(ouder)
    url = f"/mijn/dossier/{aanmelding.dossier_id}/aanmelding/{aanmelding.id}/aanbod/"
    assert url in client.get(f"/mijn/dossier/{aanmelding.dossier_id}/").content.decode()
    page = client.get(url).content.decode()
    assert "Drie ochtenden in een kleine groep." in page
    assert "Kies wat u van het aanbod vindt." in client.post(url).content.decode()
    before = terms(aanmelding, ina)
    assert client.post(url, {"antwoord": "deels", "toelichting": "Liever vijf."}).status_code == 302
    assert terms(aanmelding, ina) == before
    assert facts(aanmelding, ina)["aanbod_beantwoord"].code == "deels:gezin"
    # A second click, or a second tab, finds nothing to answer.
    assert client.post(url, {"antwoord": "nee"}, follow=True).redirect_chain
    assert facts(aanmelding, ina)["aanbod_beantwoord"].code == "deels:gezin"
    client.force_login(ina)
    seen = client.get(f"/school/aanmelding/{aanmelding.pk}/").content.decode()
    assert "Het antwoord is: voor een deel." in seen
    assert "Liever vijf." in seen


def test_an_answer_on_paper_is_recorded_by_the_school_with_how(aanmelding, ina, ouder, start):
    answer = {"dag": start, "antwoord": "nee", "hoe": "brief"}
    assert refused(school.record_answer, aanmelding, ina, **answer).code == "geen_aanbod"
    do(school.make_offer, aanmelding, ina, dag=start, toelichting=WORDS)
    do(school.record_answer, aanmelding, ina, **answer)
    assert facts(aanmelding, ina)["aanbod_beantwoord"].code == "nee:brief"
    assert refused(school.record_answer, aanmelding, ina, **answer).code == "geen_aanbod"
    assert refused(answer_offer, aanmelding, ouder, antwoord="ja").code == "geen_aanbod"


def test_an_offer_that_was_answered_is_not_taken_away(aanmelding, ina, ouder, start):
    do(school.make_offer, aanmelding, ina, dag=start, toelichting=WORDS)
    offer = facts(aanmelding, ina)["aanbod_gedaan"]
    do(answer_offer, aanmelding, ouder, antwoord="ja")
    values = {"fact_id": offer.id, "dag": None, "reden": "vergissing"}
    assert refused(school.correct, aanmelding, ina, **values).code == "beantwoord"


def test_strangers_read_no_other_school(aanmelding, ina, start):
    do(school.ask_other_school, aanmelding, ina, dag=start, school=LINDE)
    for stranger in (make_gebruiker(), make_lid(make_school("Elders").organisatie)):
        with acting_as(stranger.pk):
            assert AndereSchool.objects.count() == 0
