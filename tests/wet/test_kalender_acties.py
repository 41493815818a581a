"""Changing the calendar: what is refused, what stays to be told, and who may do it."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, ProgrammingError, connection, transaction

from passend.klok import nu
from passend.wet.actions import kalender
from passend.wet.actions.kalenderwijziging import change_calendar
from passend.wet.kalenderbestand import shipped_holidays
from passend.wet.models import Herberekening, Kalenderdag, Schoolvakantie
from passend.wet.models.kalender import school_year
from tests.fabriek import make_gebruiker

TODAY = date(2026, 1, 12)
BRIDGE_DAY = {"dag": date(2026, 5, 15), "naam": "dag na Hemelvaartsdag", "vindplaats": "Stcrt. 2026, 1"}
SPRING = {
    "regio": "midden",
    "naam": "voorjaarsvakantie",
    "van": date(2026, 2, 14),
    "tot": date(2026, 2, 22),
    "adviserend": True,
    "bron": "Stcrt. 2025, 9",
}


@pytest.fixture
def bas(db, op_dag):
    """The administrator."""
    op_dag(TODAY)
    return make_gebruiker("Bas Beheer", is_beheerder=True)


@pytest.fixture
def context(als, bas):
    """Everything in this test is asked by the administrator."""
    with als(bas):
        yield


def refused(act, *args, **values):
    """Return the fields that a refusal names, each with its words."""
    with pytest.raises(ValidationError) as caught, transaction.atomic():
        act(*args, **values)
    return caught.value.message_dict if hasattr(caught.value, "error_dict") else {"": caught.value.messages}


def test_a_day_is_added_with_who_did_it_and_ends_when_withdrawn(bas, context):
    day = kalender.add_day(**BRIDGE_DAY, door=bas)
    assert (day.vastgelegd_door, day.vastgelegd_op.date()) == (bas, TODAY)
    kalender.withdraw_day(day.pk, door=bas)
    kept = Kalenderdag.objects.get()
    assert (kept.vervallen_door, kept.vervallen_op.date()) == (bas, TODAY)
    assert refused(kalender.withdraw_day, day.pk, door=bas)[""][0].startswith("Dit was al weg.")
    kalender.add_day(**BRIDGE_DAY, door=bas)
    assert Kalenderdag.objects.in_force().count() == 1


@pytest.mark.parametrize(
    ("changes", "field", "words"),
    [
        ({"dag": date(2026, 5, 16)}, "dag", "valt in het weekend"),
        ({"dag": date(2026, 4, 27)}, "dag", "al een feestdag in de wet"),
        ({"dag": date(2014, 7, 31)}, "dag", "naar het jaar"),
        ({"dag": date(2062, 5, 15)}, "dag", "naar het jaar"),
        ({"naam": ""}, "naam", ""),
        ({"vindplaats": ""}, "vindplaats", ""),
    ],
)
def test_a_day_that_cannot_be_right_is_refused_at_its_field(bas, context, changes, field, words):
    answer = refused(kalender.add_day, **(BRIDGE_DAY | changes), door=bas)
    assert list(answer) == [field]
    assert words in answer[field][0]


def test_a_day_stands_in_the_calendar_once(bas, context):
    kalender.add_day(**BRIDGE_DAY, door=bas)
    assert refused(kalender.add_day, **BRIDGE_DAY, door=bas) == {"dag": ["Deze dag staat al in de kalender."]}


@pytest.mark.parametrize(
    ("day", "expected"),
    [(date(2026, 7, 31), "2025-2026"), (date(2026, 8, 1), "2026-2027"), (date(2026, 1, 1), "2025-2026")],
)
def test_a_school_year_begins_on_the_first_of_august(day, expected):
    assert school_year(day) == expected


def test_a_changed_holiday_takes_the_place_of_the_old_one(bas, context):
    first = kalender.save_holiday(None, **SPRING, door=bas)
    assert first.schooljaar == "2025-2026"
    second = kalender.save_holiday(first, **(SPRING | {"tot": date(2026, 3, 1)}), door=bas)
    assert list(Schoolvakantie.objects.in_force()) == [second]
    assert list(Schoolvakantie.objects.ended()) == [first]
    assert refused(kalender.save_holiday, first, **(SPRING | {"tot": date(2026, 3, 2)}), door=bas)[""]


def test_saving_without_a_change_writes_nothing(bas, context):
    first = kalender.save_holiday(None, **SPRING, door=bas)
    assert kalender.save_holiday(first, **SPRING, door=bas) == first
    assert Schoolvakantie.objects.count() == 1


@pytest.mark.parametrize(
    ("changes", "field", "words"),
    [
        ({"tot": date(2026, 2, 13)}, "__all__", "voor de eerste dag"),
        ({"tot": date(2026, 4, 26)}, "__all__", "Zo lang duurt geen schoolvakantie"),
        ({"van": date(1926, 2, 14)}, "van", "naar het jaar"),
        ({"bron": ""}, "bron", ""),
        ({"regio": "oost"}, "regio", ""),
    ],
)
def test_a_holiday_that_cannot_be_right_is_refused(bas, context, changes, field, words):
    answer = refused(kalender.save_holiday, None, **(SPRING | changes), door=bas)
    assert list(answer) == [field]
    assert words in answer[field][0]


def test_a_holiday_is_there_once_and_holidays_do_not_overlap(bas, context):
    kalender.save_holiday(None, **SPRING, door=bas)
    twice = refused(kalender.save_holiday, None, **SPRING, door=bas)
    assert "staat al in de kalender" in twice["__all__"][0]
    other = SPRING | {"naam": "meivakantie", "van": SPRING["tot"], "tot": date(2026, 3, 1)}
    overlap = refused(kalender.save_holiday, None, **other, door=bas)
    assert "voorjaarsvakantie van 14 februari 2026 tot en met 22 februari 2026" in overlap["van"][0]
    kalender.save_holiday(None, **(other | {"regio": "noord"}), door=bas)
    kalender.save_holiday(None, **(other | {"van": date(2026, 2, 23)}), door=bas)
    assert Schoolvakantie.objects.in_force().count() == 3


def test_a_refused_change_leaves_the_old_holiday_in_force(bas, context):
    first = kalender.save_holiday(None, **SPRING, door=bas)
    refused(kalender.save_holiday, first, **(SPRING | {"tot": date(2026, 2, 1)}), door=bas)
    assert list(Schoolvakantie.objects.in_force()) == [first]


def test_a_change_asks_for_a_recomputation_and_saving_the_same_does_not(bas, context):
    asked = change_calendar(lambda: kalender.add_day(**BRIDGE_DAY, door=bas), door=bas)
    assert (asked.oorzaak, asked.soort, asked.toestand) == ("kalender", "toepassing", "wachtend")
    assert asked.oud["dagen"] == {}
    holiday = kalender.save_holiday(None, **SPRING, door=bas)
    assert change_calendar(lambda: kalender.save_holiday(holiday, **SPRING, door=bas), door=bas) is None
    assert Herberekening.objects.count() == 1


def test_a_refused_change_asks_for_nothing(bas, context):
    day = BRIDGE_DAY | {"dag": date(2026, 5, 16)}
    refused(change_calendar, lambda: kalender.add_day(**day, door=bas), door=bas)
    assert not Herberekening.objects.exists()


# --- What came with the portal -----------------------------------------------------------------------------------


def test_the_shipped_holidays_are_right_and_load_once(db, op_dag):
    op_dag(TODAY)
    rows = shipped_holidays()
    assert len(rows) == 165
    assert all(row["schooljaar"] == school_year(date.fromisoformat(row["van"])) for row in rows)
    assert kalender.load_school_holidays() == 165
    assert kalender.load_school_holidays() == 0
    assert Schoolvakantie.objects.filter(adviserend=True).values_list("naam", flat=True).distinct().count() == 2
    summer = Schoolvakantie.objects.get(regio="noord", schooljaar="2025-2026", naam="zomervakantie")
    assert (summer.van, summer.tot, summer.adviserend) == (date(2026, 7, 4), date(2026, 8, 16), False)


def test_loading_again_brings_back_nothing_that_was_withdrawn(bas, als):
    kalender.load_school_holidays()
    with als(bas):
        gone = Schoolvakantie.objects.in_force().get(regio="zuid", schooljaar="2026-2027", naam="meivakantie")
        kalender.withdraw_holiday(gone.pk, door=bas)
    assert kalender.load_school_holidays() == 0
    assert Schoolvakantie.objects.in_force().count() == 164


def test_nobody_who_signed_in_loads_holidays(bas, als):
    with pytest.raises(ProgrammingError, match="niet voor een persoon"), als(bas):
        kalender.load_school_holidays()


# --- The wall ----------------------------------------------------------------------------------------------------


def day_of(person, **changes):
    values = BRIDGE_DAY | {"vastgelegd_op": nu(), "vastgelegd_door": person} | changes
    return Kalenderdag.objects.create(**values)


def test_everybody_reads_the_calendar_also_without_signing_in(bas, als):
    with als(bas):
        day = day_of(bas)
    assert list(Kalenderdag.objects.all()) == [day]


def test_only_an_administrator_adds_and_ends_days(bas, als):
    parent = make_gebruiker()
    with pytest.raises(ProgrammingError, match="row-level security"), als(parent):
        day_of(parent)
    with pytest.raises(ProgrammingError, match="row-level security"), als(bas):
        day_of(parent)
    with als(bas):
        day = day_of(bas)
    with als(parent):
        assert Kalenderdag.objects.filter(pk=day.pk).update(vervallen_op=nu(), vervallen_door=parent) == 0
    with pytest.raises(ProgrammingError, match="geen context"), transaction.atomic():
        day_of(bas, dag=date(2026, 5, 18))


@pytest.mark.parametrize("change", [{"dag": date(2026, 5, 18)}, {"naam": "anders"}, {"vastgelegd_op": nu()}])
def test_no_administrator_rewrites_a_day(bas, als, change):
    with als(bas):
        day = day_of(bas)
    with pytest.raises(ProgrammingError, match="permission denied"), als(bas):
        Kalenderdag.objects.filter(pk=day.pk).update(**change)
    with pytest.raises(ProgrammingError, match="permission denied"), als(bas):
        Kalenderdag.objects.filter(pk=day.pk).delete()


def test_a_day_that_ended_does_not_come_back(bas, als):
    with als(bas):
        day = day_of(bas)
        kalender.withdraw_day(day.pk, door=bas)
        assert Kalenderdag.objects.filter(pk=day.pk).update(vervallen_op=None, vervallen_door=None) == 0


def test_the_database_keeps_one_day_in_force_without_the_action(bas, als):
    with als(bas):
        day_of(bas)
        with pytest.raises(IntegrityError, match="kalenderdag_een_per_dag"), transaction.atomic():
            day_of(bas)


def test_the_worker_reads_the_calendar_and_writes_nothing_in_it(db):
    with connection.cursor() as cursor:
        for table in ("wet_kalenderdag", "wet_schoolvakantie"):
            cursor.execute(
                "SELECT has_table_privilege('passend_werker', %s, 'SELECT'),"
                " has_table_privilege('passend_werker', %s, 'INSERT, UPDATE, DELETE')",
                [table, table],
            )
            assert cursor.fetchone() == (True, False)
