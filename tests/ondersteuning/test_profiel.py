"""The way of an ondersteuningsprofiel: begun, filled in, offered, taken back, adopted, and begun again as a copy."""

from dataclasses import replace
from datetime import date

import pytest
from django.core.exceptions import ValidationError

from ondersteuning.actions import (
    BotsingError,
    adopt_version,
    confirm_unchanged,
    offer_version,
    remove_own,
    save_group,
    save_own,
    start_version,
    take_back_version,
)
from ondersteuning.models import Ondersteuningsprofiel, Profielpunt
from ondersteuning.norm import all_norms, norm_on
from ondersteuning.profielbeeld import differences
from passend.berichten.models import Bericht
from passend.dossiers.context import acting_as
from tests.fabriek import make_bestuur, make_gebruiker, make_lid, make_school
from tests.hulp.post import connected_as
from tests.hulp.profielen import DAY, VASTSTELLING, adopted, answer, answers_of, begin, offered, seen

Stand = Ondersteuningsprofiel.Stand


@pytest.fixture(autouse=True)
def _day(op_dag):
    op_dag(DAY)


@pytest.fixture
def school(db):
    return make_school("De Regenboog")


@pytest.fixture
def bestuur(school):
    return make_bestuur(school)


@pytest.fixture
def ina(school, bestuur):
    return make_lid(school.organisatie)


def act(user, action, *args, **values):
    with acting_as(user.pk):
        return action(*args, **values)


def fresh(profiel, user):
    with acting_as(user.pk):
        return Ondersteuningsprofiel.objects.get(pk=profiel.pk)


# --- The list -----------------------------------------------------------------------------------------------------


def test_the_list_is_a_readable_file_that_fits_on_screens():
    for name, norm in all_norms().items():
        codes = [item.code for group in norm.groepen for item in group.punten]
        assert norm.versie == name
        assert len(codes) == len(set(codes)) >= 20
        assert all(0 < len(group.punten) <= 10 for group in norm.groepen)
        assert all(item.uitleg and len(item.naam) <= 150 for group in norm.groepen for item in group.punten)


# --- Beginning ----------------------------------------------------------------------------------------------------


def test_the_first_version_begins_empty_and_pressing_twice_begins_one(school, ina):
    first = begin(school, ina)
    assert begin(school, ina).pk == first.pk
    assert (first.stand, first.norm) == (Stand.WERKVERSIE, norm_on(DAY).versie)
    assert answers_of(first, ina) == {}


def test_who_does_not_work_at_the_school_begins_nothing(school, ina, bestuur):
    secretary, stranger = make_lid(bestuur, "Bea Bestuur"), make_lid(make_school("Elders").organisatie)
    for person in (secretary, stranger, make_gebruiker("Bas", is_beheerder=True)):
        with pytest.raises(ValidationError, match="Alleen de school"):
            act(person, start_version, school, person)


# --- Filling in ---------------------------------------------------------------------------------------------------


def test_an_answer_with_words_is_kept_with_who_and_when(school, ina):
    profiel = begin(school, ina)
    answer(profiel, ina, "lezen", "deels", "Alleen in groep 3.")
    with acting_as(ina.pk):
        item = Profielpunt.objects.get(profiel=profiel, code="lezen")
    assert (item.antwoord, item.toelichting, item.nagekeken, item.gewijzigd_door_id) == (
        "deels",
        "Alleen in groep 3.",
        True,
        ina.pk,
    )


def test_two_colleagues_on_other_items_of_one_screen_keep_both(school, ina):
    omar = make_lid(school.organisatie, "Omar Collega")
    profiel = begin(school, ina)
    of_ina = [seen(profiel, ina, code) for code in ("lezen", "dyslexie")]
    answer(profiel, omar, "dyslexie", "ja", "Van Omar.")
    act(ina, save_group, profiel.pk, "taal", ina, [replace(of_ina[0], antwoord="nee"), of_ina[1]])
    assert answers_of(profiel, ina) == {"lezen": ("nee", ""), "dyslexie": ("ja", "Van Omar.")}


def test_two_colleagues_on_one_item_lose_nothing_silently(school, ina):
    omar = make_lid(school.organisatie, "Omar Collega")
    profiel = begin(school, ina)
    of_ina = [replace(seen(profiel, ina, code), antwoord="nee") for code in ("lezen", "dyslexie")]
    answer(profiel, omar, "dyslexie", "ja", "Van Omar.")
    with pytest.raises(BotsingError) as refused:
        act(ina, save_group, profiel.pk, "taal", ina, of_ina)
    assert list(refused.value.message_dict) == ["dyslexie"]
    assert "Omar Collega" in refused.value.message_dict["dyslexie"][0]
    assert "Van Omar." in refused.value.message_dict["dyslexie"][0]
    # Nothing of that screen was saved; after the message, she may say that hers is right.
    assert answers_of(profiel, ina) == {"dyslexie": ("ja", "Van Omar.")}
    again = [of_ina[0], replace(of_ina[1], gezien=refused.value.merken["dyslexie"])]
    act(ina, save_group, profiel.pk, "taal", ina, again)
    assert answers_of(profiel, ina) == {"lezen": ("nee", ""), "dyslexie": ("nee", "")}


def test_the_same_answer_twice_is_no_collision(school, ina):
    profiel = begin(school, ina)
    filled = replace(seen(profiel, ina, "lezen"), antwoord="ja")
    for _ in range(2):
        act(ina, save_group, profiel.pk, "taal", ina, [filled])
    assert answers_of(profiel, ina) == {"lezen": ("ja", "")}


def test_own_items_are_added_changed_and_taken_away(school, ina):
    profiel = begin(school, ina)
    act(ina, save_own, profiel.pk, ina, None, naam="Schoolhond", toelichting="Op maandag.")
    with pytest.raises(ValidationError, match="staat er al"):
        act(ina, save_own, profiel.pk, ina, None, naam="Schoolhond", toelichting="")
    with acting_as(ina.pk):
        dog = Profielpunt.objects.get(profiel=profiel, eigen=True)
    act(ina, save_own, profiel.pk, ina, dog.pk, naam="Schoolhond Bo", toelichting="Elke dag.", gezien=dog.merk)
    assert answers_of(profiel, ina) == {"Schoolhond Bo": ("ja", "Elke dag.")}
    with pytest.raises(BotsingError, match="wijzigde dit punt"):
        act(ina, save_own, profiel.pk, ina, dog.pk, naam="Kat", toelichting="", gezien=dog.merk)
    with pytest.raises(ValidationError, match="Lees eerst wat er nu staat"):
        act(ina, remove_own, profiel.pk, ina, dog.pk, gezien=dog.merk)
    with acting_as(ina.pk):
        dog.refresh_from_db()
    act(ina, remove_own, profiel.pk, ina, dog.pk, gezien=dog.merk)
    with pytest.raises(ValidationError, match="haalde dit punt net weg"):
        act(ina, save_own, profiel.pk, ina, dog.pk, naam="Kat", toelichting="", gezien=dog.merk)
    assert answers_of(profiel, ina) == {}


def test_there_is_an_end_to_own_items(school, ina):
    profiel = begin(school, ina)
    for number in range(20):
        act(ina, save_own, profiel.pk, ina, None, naam=f"Punt {number}", toelichting="")
    with pytest.raises(ValidationError, match="al 20 eigen punten"):
        act(ina, save_own, profiel.pk, ina, None, naam="Nog een", toelichting="")


# --- Offering, taking back, adopting --------------------------------------------------------------------------------


def test_nothing_at_all_is_not_offered_but_gaps_are(school, ina):
    profiel = begin(school, ina)
    with pytest.raises(ValidationError, match="nog niets ingevuld"):
        act(ina, offer_version, profiel.pk, ina)
    answer(profiel, ina, "lezen", "ja")
    act(ina, offer_version, profiel.pk, ina)
    assert fresh(profiel, ina).stand == Stand.TER_VASTSTELLING


@pytest.mark.django_db(transaction=True)
def test_the_board_is_told_each_time_that_a_version_is_offered(school, bestuur, ina):
    bea = make_lid(bestuur, "Bea Bestuur")
    make_lid(make_bestuur(make_school("De Linde")), "Bob Bestuur")
    profiel = offered(school, ina)
    act(ina, take_back_version, profiel.pk, ina, reden="Er mist iets.")
    act(ina, offer_version, profiel.pk, ina)
    with pytest.raises(ValidationError):
        act(ina, offer_version, profiel.pk, ina)
    with connected_as("passend_werker"):
        rows = list(Bericht.objects.all())
    assert [(row.soort, row.ontvanger_id, row.dag, row.gegevens, row.organisatie_id) for row in rows] == [
        ("profiel_aangeboden", bea.pk, DAY, {}, bestuur.pk)
    ] * 2
    assert {row.pad for row in rows} == {f"/profiel/{school.vestigingscode}/"}


def test_what_lies_with_the_board_does_not_change_until_it_is_taken_back(school, ina):
    profiel = offered(school, ina)
    with pytest.raises(ValidationError, match="ligt nu bij het schoolbestuur"):
        answer(profiel, ina, "dyslexie", "ja")
    for action, values in (
        (offer_version, {}),
        (confirm_unchanged, {}),
        (save_own, {"punt_id": None, "naam": "Hond", "toelichting": ""}),
    ):
        with pytest.raises(ValidationError, match="ligt nu bij het schoolbestuur"):
            act(ina, action, profiel.pk, ina, **values)
    with pytest.raises(ValidationError, match="Schrijf op waarom"):
        act(ina, take_back_version, profiel.pk, ina, reden=" ")
    act(ina, take_back_version, profiel.pk, ina, reden="Er mist iets.")
    with pytest.raises(ValidationError, match="weer een werkversie"):
        act(ina, take_back_version, profiel.pk, ina, reden="Nog een keer.")
    again = fresh(profiel, ina)
    assert (again.stand, again.terug_reden, again.aangeboden_op) == (Stand.WERKVERSIE, "Er mist iets.", None)
    answer(profiel, ina, "dyslexie", "ja")


def test_the_school_records_for_a_board_without_an_account(school, ina, bestuur):
    profiel = fresh(adopted(school, ina), ina)
    assert (profiel.stand, profiel.nummer, profiel.namens_bestuur) == (Stand.VASTGESTELD, 1, True)
    assert (profiel.bestuur_naam, profiel.schooljaar, profiel.mr) == ("Stichting De Linden", "2025-2026", "ja")
    assert (profiel.vastgesteld_op, profiel.mr_op) == (VASTSTELLING["vastgesteld_op"], VASTSTELLING["mr_op"])


def test_a_board_with_an_account_records_itself(school, ina, bestuur):
    bea = make_lid(bestuur, "Bea Bestuur")
    profiel = offered(school, ina)
    with pytest.raises(ValidationError, match="De secretaris legt vast"):
        act(ina, adopt_version, profiel.pk, ina, **VASTSTELLING)
    done = act(bea, adopt_version, profiel.pk, bea, **VASTSTELLING)
    assert (done.namens_bestuur, done.vastgelegd_door) == (False, bea)


def test_the_secretary_gives_it_back_but_does_not_write_in_it(school, ina, bestuur):
    bea = make_lid(bestuur, "Bea Bestuur")
    profiel = offered(school, ina)
    act(bea, take_back_version, profiel.pk, bea, reden="Graag nog kijken naar dyslexie.")
    with pytest.raises(ValidationError, match="weer een werkversie"):
        answer(profiel, bea, "dyslexie", "ja")
    with pytest.raises(ValidationError, match="weer een werkversie"):
        act(bea, offer_version, profiel.pk, bea)


def test_a_secretary_of_another_board_finds_nothing(school, ina):
    other = make_lid(make_bestuur(make_school("Elders"), naam="Ander bestuur"), "Otto Ander")
    profiel = offered(school, ina)
    with pytest.raises(ValidationError, match="al vastgesteld"):
        act(other, adopt_version, profiel.pk, other, **VASTSTELLING)
    assert fresh(profiel, ina).stand == Stand.TER_VASTSTELLING


@pytest.mark.parametrize(
    ("change", "field", "message"),
    [
        ({"vastgesteld_op": date(2026, 3, 3)}, "vastgesteld_op", "nog niet geweest"),
        ({"mr_op": date(2026, 3, 3)}, "mr_op", "nog niet geweest"),
        ({"mr_op": None}, "mr_op", "Vul in op welke dag"),
        ({"mr": "nee", "mr_op": None}, "mr_op", "Vul in op welke dag"),
    ],
)
def test_an_adoption_that_cannot_be_is_refused_at_its_field(school, ina, change, field, message):
    profiel = offered(school, ina)
    with pytest.raises(ValidationError) as refused:
        act(ina, adopt_version, profiel.pk, ina, **VASTSTELLING | change)
    assert message in refused.value.message_dict[field][0]
    assert fresh(profiel, ina).stand == Stand.TER_VASTSTELLING


@pytest.mark.parametrize(("mr", "kept"), [("nee", date(2025, 11, 12)), ("niet_gevraagd", None)])
def test_what_the_mr_said_or_that_nobody_asked_is_recorded_as_it_was(school, ina, mr, kept):
    profiel = offered(school, ina)
    done = act(ina, adopt_version, profiel.pk, ina, **VASTSTELLING | {"mr": mr})
    assert (fresh(done, ina).mr, fresh(done, ina).mr_op) == (mr, kept)


def test_a_school_whose_board_no_file_knows_writes_its_name_down(db):
    school = make_school("Zonder bestuur")
    ina = make_lid(school.organisatie)
    profiel = offered(school, ina)
    with pytest.raises(ValidationError) as refused:
        act(ina, adopt_version, profiel.pk, ina, **VASTSTELLING)
    assert refused.value.message_dict == {"bestuur_naam": ["Vul in hoe het schoolbestuur heet."]}
    done = fresh(act(ina, adopt_version, profiel.pk, ina, **VASTSTELLING, bestuur_naam="Stichting Zon"), ina)
    assert (done.bestuur, done.bestuur_naam, done.namens_bestuur) == (None, "Stichting Zon", True)


def test_a_board_that_we_know_keeps_its_own_name(school, ina):
    profiel = offered(school, ina)
    done = act(ina, adopt_version, profiel.pk, ina, **VASTSTELLING, bestuur_naam="Iets anders")
    assert done.bestuur_naam == "Stichting De Linden"


def test_adopting_twice_records_one(school, ina):
    profiel = adopted(school, ina)
    with pytest.raises(ValidationError, match="al vastgesteld"):
        act(ina, adopt_version, profiel.pk, ina, **VASTSTELLING)
    with pytest.raises(ValidationError, match="al vastgesteld"):
        answer(profiel, ina, "lezen", "nee")


# --- The next version -----------------------------------------------------------------------------------------------


def test_the_next_version_is_a_copy_to_look_at_and_leaves_the_adopted_one_alone(school, ina):
    first = begin(school, ina)
    act(ina, save_own, first.pk, ina, None, naam="Schoolhond", toelichting="Op maandag.")
    first = adopted(school, ina, lezen="ja", dyslexie="deels", zien="nee")
    before = answers_of(first, ina)
    second = begin(school, ina)
    assert answers_of(second, ina) == before
    with acting_as(ina.pk):
        assert not second.punten.filter(nagekeken=True).exists()
    answer(second, ina, "lezen", "nee", "Geen tijd meer.")
    assert act(ina, confirm_unchanged, second.pk, ina, "taal") == 1
    assert act(ina, confirm_unchanged, second.pk, ina) == 2
    with acting_as(ina.pk):
        assert not second.punten.to_confirm().exists()
        found = differences(second.punten.in_order(), first.punten.in_order())
    assert [(one.naam, one.was.punt.antwoord, one.nu.punt.antwoord) for one in found] == [
        ("Hulp bij lezen en spelling", "ja", "nee")
    ]
    assert answers_of(first, ina) == before
    act(ina, offer_version, second.pk, ina)
    assert act(ina, adopt_version, second.pk, ina, **VASTSTELLING).nummer == 2


def test_differences_name_what_came_and_what_went(school, ina):
    first = begin(school, ina)
    act(ina, save_own, first.pk, ina, None, naam="Schoolhond", toelichting="")
    first = adopted(school, ina)
    second = begin(school, ina)
    with acting_as(ina.pk):
        dog = second.punten.get(eigen=True)
    act(ina, remove_own, second.pk, ina, dog.pk, gezien=dog.merk)
    act(ina, save_own, second.pk, ina, None, naam="Moestuin", toelichting="")
    with acting_as(ina.pk):
        found = differences(second.punten.in_order(), first.punten.in_order())
    assert [(one.naam, bool(one.was), bool(one.nu)) for one in found] == [
        ("Moestuin", False, True),
        ("Schoolhond", True, False),
    ]


def test_a_newer_list_brings_answers_along_by_code(school, ina, op_dag, monkeypatch):
    adopted(school, ina, lezen="ja", zien="nee")
    norm = norm_on(DAY)
    first = norm.groepen[0]
    lezen = replace(first.punten[0], naam="Lezen en schrijven")
    newer = replace(
        norm,
        versie="proef-2",
        groepen=(replace(first, punten=(lezen, replace(lezen, code="nieuw", naam="Iets nieuws"))),),
    )
    monkeypatch.setattr("ondersteuning.actions.profiel.norm_on", lambda day: newer)
    second = begin(school, ina)
    with acting_as(ina.pk):
        items = [(item.naam, item.antwoord) for item in second.punten.in_order()]
    assert items == [("Lezen en schrijven", "ja"), ("Iets nieuws", "")]
