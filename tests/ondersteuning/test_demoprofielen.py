"""The profiles of the demo: every state and shape that a screen can show."""

from datetime import date

from ondersteuning.actions import build_demo_profiles
from ondersteuning.models import Ondersteuningsprofiel
from tests.fabriek import make_bestuur, make_gebruiker, make_lid, make_school


def test_the_demo_has_a_profile_in_each_state(db, op_dag, als):
    op_dag(date(2026, 9, 7))
    schools = [make_school(f"School {number}") for number in range(7)]
    board = make_bestuur(*schools[:2])
    make_bestuur(*schools[2:], naam="Ander bestuur")
    secretary = make_lid(board, "Bea Bestuur")
    people = [make_lid(school.organisatie, f"Ina {number}") for number, school in enumerate(schools)]
    build_demo_profiles(list(zip(schools, people, strict=True)), secretary)
    with als(make_gebruiker(is_beheerder=True)):
        found = {
            (schools.index(one.school), one.stand): (one.nummer, one.namens_bestuur, one.mr)
            for one in Ondersteuningsprofiel.objects.select_related("school").order_by("nummer")
        }
        working = Ondersteuningsprofiel.objects.under_way().with_progress()
        progress = {schools.index(one.school): (one.aantal_klaar, one.aantal_punten) for one in working}
    assert found == {
        (0, "vastgesteld"): (2, False, "ja"),
        (0, "werkversie"): (None, False, ""),
        (1, "vastgesteld"): (1, False, "nee"),
        (2, "ter_vaststelling"): (None, False, ""),
        (3, "werkversie"): (None, False, ""),
        (4, "vastgesteld"): (1, True, "niet_gevraagd"),
    }
    assert progress == {0: (10, 24), 2: (24, 24), 3: (4, 24)}
