"""What the database itself keeps about an ondersteuningsprofiel: who sees and writes it, and what never changes."""

import psycopg2
import pytest
from django.db import IntegrityError, ProgrammingError, connection, transaction

from ondersteuning.models import Ondersteuningsprofiel, Profielpunt
from passend.klok import nu
from tests.databases import admin_connection
from tests.fabriek import make_bestuur, make_gebruiker, make_lid, make_school
from tests.hulp.profielen import DAY, adopted, begin, offered


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


def states(als, person):
    with als(person):
        return sorted(Ondersteuningsprofiel.objects.values_list("stand", flat=True))


def test_a_working_version_is_for_the_school_its_board_and_administrators(school, bestuur, ina, als):
    adopted(school, ina)
    working = begin(school, ina)
    bea, bas = make_lid(bestuur, "Bea Bestuur"), make_gebruiker("Bas", is_beheerder=True)
    other_school = make_lid(make_school("De Linde").organisatie)
    other_board = make_lid(make_bestuur(make_school("Elders"), naam="Ander bestuur"), "Otto Ander")
    for person in (ina, bea, bas):
        assert states(als, person) == ["vastgesteld", "werkversie"]
    for person in (other_school, other_board, make_gebruiker("Ouder")):
        assert states(als, person) == ["vastgesteld"]
        with als(person):
            assert not Profielpunt.objects.filter(profiel=working).exists()
    # Who did not sign in has no context at all, and still reads what was adopted.
    assert list(Ondersteuningsprofiel.objects.values_list("stand", flat=True)) == ["vastgesteld"]
    assert Profielpunt.objects.exclude(antwoord="").count() == 1


@pytest.mark.parametrize("who", ["bea", "otto", "bas", "ouder"])
def test_only_the_school_writes_items(school, bestuur, ina, als, who):
    working = begin(school, ina)
    person = {
        "bea": lambda: make_lid(bestuur, "Bea"),
        "otto": lambda: make_lid(make_school("De Linde").organisatie),
        "bas": lambda: make_gebruiker("Bas", is_beheerder=True),
        "ouder": make_gebruiker,
    }[who]()
    with als(person):
        assert Profielpunt.objects.update(antwoord="ja") == 0
        assert Profielpunt.objects.all().delete()[0] == 0
    with pytest.raises(ProgrammingError, match="row-level security"), als(person):
        Profielpunt.objects.create(
            profiel_id=working.pk, eigen=True, groep="eigen", naam="x", volgorde=1, antwoord="ja"
        )
    with (
        pytest.raises((ProgrammingError, IntegrityError), match=r"row-level security|profiel_een_werkversie"),
        als(person),
    ):
        Ondersteuningsprofiel.objects.create(school=school, norm="x", begonnen_op=nu(), begonnen_door=person)


def test_a_board_moves_no_version_of_another_boards_school(school, ina, als):
    offered(school, ina)
    with als(make_lid(make_bestuur(make_school("Elders"), naam="Ander bestuur"), "Otto")):
        assert Ondersteuningsprofiel.objects.update(stand="werkversie", aangeboden_op=None, aangeboden_door=None) == 0


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE ondersteuning_ondersteuningsprofiel SET stand = 'werkversie'",
        "UPDATE ondersteuning_ondersteuningsprofiel SET bestuur_naam = 'Een ander'",
        "DELETE FROM ondersteuning_profielpunt",
        "UPDATE ondersteuning_profielpunt SET antwoord = 'nee'",
        "INSERT INTO ondersteuning_profielpunt (profiel_id, eigen, code, groep, groep_naam, naam, volgorde, antwoord,"
        " toelichting, nagekeken) SELECT id, true, '', 'eigen', '', 'x', 1, 'ja', '', true"
        " FROM ondersteuning_ondersteuningsprofiel",
        "TRUNCATE ondersteuning_profielpunt",
        "TRUNCATE ondersteuning_ondersteuningsprofiel CASCADE",
    ],
)
@pytest.mark.django_db(transaction=True)
def test_what_was_adopted_changes_for_nobody_not_even_who_owns_the_database(school, ina, change, admin_cursor):
    adopted(school, ina)
    with pytest.raises(psycopg2.errors.InsufficientPrivilege, match="is niet toegestaan"):
        admin_cursor.execute(change)
    admin_cursor.execute("SELECT count(*) FROM ondersteuning_profielpunt WHERE antwoord = 'ja'")
    assert admin_cursor.fetchone() == (1,)


@pytest.mark.django_db(transaction=True)
def test_items_of_an_offered_version_stay_and_nothing_is_adopted_unoffered(school, ina, admin_cursor):
    offered(school, ina)
    with pytest.raises(psycopg2.errors.InsufficientPrivilege, match="is niet toegestaan"):
        admin_cursor.execute("UPDATE ondersteuning_profielpunt SET antwoord = 'nee'")
    other = make_school("De Linde")
    begin(other, make_lid(other.organisatie))
    for change in (
        "SET stand = 'vastgesteld'",
        "SET school_id = (SELECT organisatie_id FROM ondersteuning_school WHERE vestigingscode <> %s LIMIT 1)",
    ):
        with pytest.raises(psycopg2.errors.InsufficientPrivilege, match="is niet toegestaan"):
            admin_cursor.execute(
                f"UPDATE ondersteuning_ondersteuningsprofiel {change} WHERE stand = 'werkversie'",
                [other.vestigingscode] if "%s" in change else None,
            )


def test_the_application_rewrites_no_column_that_it_has_no_business_with(school, ina, als):
    begin(school, ina)
    for change in (
        "UPDATE ondersteuning_ondersteuningsprofiel SET norm = 'x'",
        "UPDATE ondersteuning_profielpunt SET code = 'x'",
        "DELETE FROM ondersteuning_ondersteuningsprofiel",
    ):
        with (
            pytest.raises(ProgrammingError, match="permission denied"),
            als(ina),
            connection.cursor() as cursor,
        ):
            cursor.execute(change)


# Columns that belong to a state and to no other. Each change is tried on a version in that state.
WRONG = {
    "werkversie": [
        ("nummer = 1", "profiel_vaststelling_bij_stand"),
        ("vastgesteld_op = '2026-01-01'", "profiel_vaststelling_bij_stand"),
        ("bestuur_naam = 'x'", "profiel_vaststelling_bij_stand"),
        ("schooljaar = '2025-2026'", "profiel_vaststelling_bij_stand"),
        ("mr = 'ja'", "profiel_"),
        ("mr_op = '2026-01-01'", "profiel_"),
        ("namens_bestuur = true", "profiel_vaststelling_bij_stand"),
        ("aangeboden_op = now()", "profiel_aangeboden_bij_stand"),
        ("stand = 'ter_vaststelling'", "profiel_aangeboden_bij_stand"),
        ("terug_reden = 'x'", "profiel_terug_met_reden"),
        ("stand = 'iets'", "profiel_"),
    ],
    "ter_vaststelling": [
        ("stand = 'vastgesteld'", "profiel_"),
        ("stand = 'werkversie'", "profiel_aangeboden_bij_stand"),
        ("aangeboden_op = NULL", "profiel_aangeboden_bij_stand"),
        ("schooljaar = '2025-2026'", "profiel_vaststelling_bij_stand"),
    ],
}
# All that an adopted version has; each part missing or wrong is refused.
ADOPTED = {
    "stand": "'vastgesteld'",
    "nummer": "1",
    "schooljaar": "'2025-2026'",
    # Only a school records for a board that we do not know; here the board does it itself.
    "namens_bestuur": "false",
    "bestuur_id": "(SELECT bestuur_id FROM ondersteuning_school LIMIT 1)",
    "bestuur_naam": "'Stichting'",
    "vastgesteld_op": "'2026-01-01'",
    "mr": "'ja'",
    "mr_op": "'2026-01-01'",
    "vastgelegd_op": "now()",
    "vastgelegd_door_id": "aangeboden_door_id",
}


def change_as_administrator(values):
    with admin_connection(connection.settings_dict["NAME"]) as link, link.cursor() as cursor:
        cursor.execute(f"UPDATE ondersteuning_ondersteuningsprofiel SET {values}")


@pytest.mark.django_db(transaction=True)
def test_columns_belong_to_their_state(school, ina):
    other = make_school("De Linde")
    for state, profile in (
        ("werkversie", begin(other, make_lid(other.organisatie))),
        ("ter_vaststelling", offered(school, ina)),
    ):
        for change, name in WRONG[state]:
            with (
                pytest.raises(psycopg2.errors.CheckViolation, match=name),
                admin_connection(connection.settings_dict["NAME"]) as link,
                link.cursor() as cursor,
            ):
                cursor.execute(
                    f"UPDATE ondersteuning_ondersteuningsprofiel SET {change} WHERE id = %s", [str(profile.pk)]
                )


@pytest.mark.parametrize(
    "part", [*(part for part in ADOPTED if part != "namens_bestuur"), "schooljaar_vorm", "mr_niet_gevraagd_met_dag"]
)
@pytest.mark.django_db(transaction=True)
def test_an_adopted_version_has_all_its_parts(school, ina, part):
    offered(school, ina)
    values = dict(ADOPTED)
    if part == "schooljaar_vorm":
        values["schooljaar"] = "'2026'"
    elif part == "mr_niet_gevraagd_met_dag":
        values["mr"] = "'niet_gevraagd'"
    elif part == "stand":
        values.pop("stand")
    else:
        values[part] = "''" if part in {"schooljaar", "bestuur_naam", "mr"} else "NULL"
    with pytest.raises(psycopg2.errors.CheckViolation):
        change_as_administrator(", ".join(f"{name} = {value}" for name, value in values.items()))
    change_as_administrator(", ".join(f"{name} = {value}" for name, value in ADOPTED.items()))


def test_one_version_under_way_and_one_of_each_number(school, ina, als):
    begin(school, ina)
    with pytest.raises(IntegrityError, match="profiel_een_werkversie"), als(ina), transaction.atomic():
        Ondersteuningsprofiel.objects.create(school=school, norm="x", begonnen_op=nu(), begonnen_door=ina)


@pytest.mark.parametrize(
    ("values", "name"),
    [
        ({"antwoord": "misschien"}, "profielpunt_antwoord_bekend|value too long"),
        ({"naam": ""}, "profielpunt_antwoord_bekend"),
        ({"eigen": True, "antwoord": "nee", "code": ""}, "profielpunt_eigen_of_van_de_lijst"),
        ({"eigen": True, "antwoord": "ja", "code": "x"}, "profielpunt_eigen_of_van_de_lijst"),
        ({"code": ""}, "profielpunt_eigen_of_van_de_lijst"),
        ({"code": "lezen"}, "profielpunt_een_per_code"),
    ],
)
def test_an_item_is_of_the_list_or_of_the_school(school, ina, als, values, name):
    profiel = begin(school, ina)
    item = {"profiel": profiel, "code": "nieuw", "groep": "taal", "naam": "Iets", "volgorde": 99, "antwoord": "ja"}
    with pytest.raises(Exception, match=name), als(ina), transaction.atomic():
        Profielpunt.objects.create(**item | values)
