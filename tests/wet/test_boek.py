"""The law as every process sees it: one query while nothing changed, never an old answer after a change."""

from datetime import date

import pytest

from passend.klok import nu
from passend.recht import RuleFileError, load_rulebook
from passend.wet import boek, regels
from passend.wet.actions import kalender
from passend.wet.boek import current_law, law_from
from passend.wet.models import Regelset
from tests.fabriek import make_gebruiker

BRIDGE_DAY = date(2026, 5, 15)


@pytest.fixture
def administrator(db, op_dag):
    op_dag(date(2026, 1, 12))
    return make_gebruiker("Bas Beheer", is_beheerder=True)


def add_bridge_day(als, administrator):
    with als(administrator):
        return kalender.add_day(
            dag=BRIDGE_DAY, naam="dag na Hemelvaart", vindplaats="Stcrt. 2026, 1", door=administrator
        )


def test_the_law_of_an_empty_database_is_that_of_the_files(db):
    law = current_law()
    assert [rule.sleutel for rule in law.rulebook.rules] == [rule.sleutel for rule in load_rulebook().rules]
    assert law.calendar.closed_because(BRIDGE_DAY) is None
    assert law.calendar.vacations == {}


def test_while_nothing_changes_the_law_costs_one_query(db, django_assert_num_queries):
    first = current_law()
    with django_assert_num_queries(1):
        assert current_law() is first


def test_a_day_by_decree_counts_at_once_and_no_more_when_withdrawn(administrator, als):
    before = current_law()
    day = add_bridge_day(als, administrator)
    law = current_law()
    assert law.calendar.closed_because(BRIDGE_DAY) == "dag na Hemelvaart"
    assert law.rulebook is before.rulebook, "an untouched rule file is not read again"
    with als(administrator):
        kalender.withdraw_day(day.pk, door=administrator)
    assert current_law().calendar.closed_because(BRIDGE_DAY) is None


def test_a_day_that_comes_back_is_another_law(administrator, als):
    versions = [current_law().versie]
    for _ in range(2):
        day = add_bridge_day(als, administrator)
        versions.append(current_law().versie)
        with als(administrator):
            kalender.withdraw_day(day.pk, door=administrator)
    assert len(set(versions)) == 3


def test_what_was_undone_is_no_law(administrator, als):
    from django.db import transaction

    before = current_law().versie
    with transaction.atomic():
        add_bridge_day(als, administrator)
        assert current_law().calendar.closed_because(BRIDGE_DAY)
        transaction.set_rollback(True)
    assert current_law().versie == before
    assert current_law().calendar.closed_because(BRIDGE_DAY) is None


@pytest.mark.django_db(transaction=True)
def test_a_change_in_another_process_is_seen(admin_cursor):
    current_law()
    admin_cursor.execute(
        "INSERT INTO wet_kalenderdag (dag, naam, vindplaats, vastgelegd_op) VALUES (%s, 'dag', 'Stcrt.', now())",
        [BRIDGE_DAY],
    )
    assert current_law().calendar.closed_because(BRIDGE_DAY) == "dag"


def test_school_holidays_stand_per_region_in_order(administrator, als):
    with als(administrator):
        for van, tot, naam in (
            (date(2026, 7, 18), date(2026, 8, 30), "zomervakantie"),
            (date(2026, 2, 14), date(2026, 2, 22), "voorjaarsvakantie"),
        ):
            kalender.save_holiday(
                None, regio="midden", naam=naam, van=van, tot=tot, adviserend=False, bron="x", door=administrator
            )
    calendar = current_law().calendar
    assert [first for first, _last in calendar.vacations["midden"]] == [date(2026, 2, 14), date(2026, 7, 18)]
    assert calendar.is_vacation(date(2026, 8, 30), "midden")
    assert not calendar.is_vacation(date(2026, 8, 31), "midden")
    assert not calendar.is_vacation(date(2026, 8, 30), "noord")


def test_a_changed_file_takes_the_place_of_the_one_that_was_shipped(db):
    text = boek.shipped_files()["atw.toml"]
    assert 'sleutel = "koningsdag"' in text
    changed = law_from({"atw.toml": text.replace('sleutel = "koningsdag"', 'sleutel = "kroningsdag"')}, versie="proef")
    assert changed.versie == "proef"
    assert changed.calendar.closed_because(date(2026, 4, 27)) == "kroningsdag"
    assert len(changed.rulebook.rules) == len(current_law().rulebook.rules)


def test_a_broken_file_is_refused_with_its_name(db):
    with pytest.raises(RuleFileError, match=r"wpo\.toml"):
        law_from({"wpo.toml": "[[regel]\n"})


def test_the_rule_files_that_were_applied_last_are_the_law(administrator, als):
    text = boek.shipped_files()["atw.toml"]
    for number, key in enumerate(("eerste", "tweede"), start=1):
        with als(administrator):
            made = Regelset.objects.create(
                bestanden={"atw.toml": text.replace('sleutel = "koningsdag"', f'sleutel = "{key}"')},
                omschrijving="proef",
                gemaakt_op=nu(),
                gemaakt_door=administrator,
            )
            assert current_law().calendar.closed_because(date(2026, 4, 27)) != key, "not applied yet"
            Regelset.objects.filter(pk=made.pk).update(
                volgorde=number, toegepast_op=nu(), toegepast_door=administrator
            )
        assert current_law().calendar.closed_because(date(2026, 4, 27)) == key
    add_bridge_day(als, administrator)
    assert current_law().calendar.closed_because(BRIDGE_DAY) == "dag na Hemelvaart"
    assert current_law().calendar.closed_because(date(2026, 4, 27)) == "tweede"


def test_a_new_sentence_of_another_process_is_found_before_this_one_looked_again(administrator, als):
    known = current_law()
    text = boek.shipped_files()["teksten.toml"].replace("[vervolg]", '[vervolg]\nnieuw = "Een nieuwe zin."')
    with als(administrator):
        made = Regelset.objects.create(
            bestanden={"teksten.toml": text}, omschrijving="proef", gemaakt_op=nu(), gemaakt_door=administrator
        )
        Regelset.objects.filter(pk=made.pk).update(volgorde=1, toegepast_op=nu(), toegepast_door=administrator)
    assert boek.known_law() is known
    assert regels.sentence("vervolg", "nieuw") == "Een nieuwe zin."
    with pytest.raises(KeyError):
        regels.sentence("vervolg", "bestaat-niet")
