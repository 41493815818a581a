"""Loading: what is new, changed, closed, reopened or unchanged, and that nothing else is touched."""

from datetime import date

import pytest
from django.core.management import CommandError
from django.db import connection
from django.test.utils import CaptureQueriesContext

from ondersteuning.actions import load_pupils_file, load_schools_file, load_shipped
from ondersteuning.inlezen.tabel import FileRefusedError
from ondersteuning.models import Inlezing, Leerlingaantal, PostcodeGebied, School, Schoolbestuur
from passend.dossiers.models import Organisatie
from tests.ondersteuning.bestanden import duo, duo_2021, file, others, row
from tests.ondersteuning.test_kapotte_bestanden import written

LATER = date(2026, 9, 1)


def school(number: int = 1) -> School:
    return School.objects.for_page().get(vestigingscode__startswith=f"0{number}AA")


def test_values_arrive_as_the_file_means_them(load):
    load([row(1, TELEFOONNUMMER="", GEMEENTENAAM="", VESTIGINGSNAAM='BS "De Maasparel"')])
    found = school()
    assert (found.naam, found.brin, found.telefoon, found.gemeente) == ('BS "De Maasparel"', "01AA", "", "")
    assert (found.postcode, found.plaats, found.sector, found.richting) == ("3701 AA", "Zeist", "po", "openbaar")
    assert (found.bestuur.nummer, found.bestuur.naam) == ("20091", "")
    assert (found.swv_po.nummer, found.swv_vo, found.gebied_id) == ("PO2603", None, "3701")
    assert found.organisatie.soort == Organisatie.Soort.SCHOOL


def test_both_headers_give_the_same_schools(load, region):
    load([row(1), row(2)])
    same = load_schools_file(file(duo_2021([row(1), row(2)])), incomplete_ok=True)[-1]
    assert (same.ongewijzigd, same.gewijzigd, same.nieuw) == (2, 0, 0)


def test_second_run_writes_nothing_but_the_row_about_the_run(load):
    rows = [row(1), row(2, POSTCODE="9999 XX"), row(3, DENOMINATIE="Samenwerking Opb., PC")]
    load(rows)
    with CaptureQueriesContext(connection) as queries:
        outcome = load(rows)
    statements = written(queries)
    assert len(statements) == 1
    assert '"ondersteuning_inlezing"' in statements[0]
    assert (outcome.ongewijzigd, outcome.nieuw, outcome.gewijzigd, outcome.gesloten) == (3, 0, 0, 0)


def test_changed_school_keeps_its_organisation(load):
    load([row(1), row(2)])
    before = school().pk
    outcome = load([row(1, VESTIGINGSNAAM="De Nieuwe Naam", STRAATNAAM="Zonweg"), row(2)], day=LATER)
    assert (outcome.gewijzigd, outcome.ongewijzigd) == (1, 1)
    assert (school().pk, school().naam, school().straat) == (before, "De Nieuwe Naam", "Zonweg")


def test_vanished_school_is_closed_on_the_peildatum_and_opened_when_it_returns(load):
    load([row(1), row(2)])
    outcome = load([row(2)], day=LATER)
    assert (outcome.gesloten, school().gesloten_op) == (1, LATER)
    assert load([row(2)], day=LATER).gesloten == 0
    assert school().gesloten_op == LATER
    outcome = load([row(1), row(2)], day=date(2026, 10, 1))
    assert (outcome.heropend, outcome.gewijzigd, school().gesloten_op) == (1, 0, None)


def test_refused_line_is_told_and_leaves_its_school_as_it_was(load):
    rows = [row(number) for number in range(1, 13)]
    load(rows)
    outcome = load([row(1, POSTCODE="37 AA", STRAATNAAM="Zonweg"), *rows[1:], row(13, PLAATSNAAM="")][:12], day=LATER)
    assert [(r.regel, r.code, r.reden) for r in outcome.weigeringen] == [(2, "01AA00", "“37 AA” is geen postcode.")]
    assert (school().straat, school().gesloten_op, outcome.gesloten) == ("Melkweg", None, 0)
    run = Inlezing.objects.latest_of("basisonderwijs")
    assert run.weigeringen == [{"regel": 2, "code": "01AA00", "reden": "“37 AA” is geen postcode."}]


def test_each_source_closes_only_its_own_schools(load):
    load([row(1)])
    content = others(("20AA00", "College Zeist", "VBO/MAVO", "Bijzonder", "Weg", "1", "3701 AA", "Zeist", ""))
    load_schools_file(file(content), bron=Inlezing.Bron.OVERIG_ONDERWIJS, incomplete_ok=True)
    load([row(2)], day=LATER)
    found = School.objects.get(vestigingscode="20AA00")
    assert (found.gesloten_op, found.sector, found.schoolsoort) == (None, "vo", "vmbo, mavo")
    assert (found.swv_po, found.swv_vo.nummer, found.bestuur) == (None, "VO2603", None)


def test_school_of_another_source_is_refused(load):
    load([row(1)])
    content = others(
        ("01AA00", "Dezelfde", "SO", "Openbaar", "Weg", "1", "3701 AA", "Zeist", "20091"),
        ("20AA00", "De Ster", "SO/VSO", "Openbaar", "Weg", "1", "3701 AA", "Zeist", "20091"),
    )
    outcome = load_schools_file(file(content), bron=Inlezing.Bron.OVERIG_ONDERWIJS, incomplete_ok=True)[-1]
    assert [(r.regel, r.code) for r in outcome.weigeringen] == [(2, "01AA00")]
    assert school().sector == "po"
    both = School.objects.get(vestigingscode="20AA00")
    assert (both.swv_po.nummer, both.swv_vo.nummer) == ("PO2603", "VO2603")


def test_older_file_is_refused_unless_forced(load):
    load([row(1), row(2)])
    older = date(2021, 10, 1)
    with pytest.raises(FileRefusedError, match="is ouder dan het laatste"):
        load([row(1)], day=older)
    assert school(2).gesloten_op is None
    assert load([row(1)], day=older, force=True).gesloten == 1


def test_names_of_places_become_readable(load):
    load([row(1, PLAATSNAAM="DE BILT", POSTCODE="3731 AA"), row(2, PLAATSNAAM="'S-GRAVENHAGE", POSTCODE="2512 GW")])
    assert (school(1).plaats, school(2).plaats) == ("De Bilt", "'s-Gravenhage")


def test_pupils_below_five_stay_hidden_and_the_second_run_writes_nothing(load):
    load([row(1)])
    content = b"VESTIGINGSCODE;LEERLINGEN_2024;LEERLINGEN_2025\n01AA00;120;<5\n99ZZ00;5;0\n"
    outcome = load_pupils_file(file(content))[0]
    assert (outcome.nieuw, outcome.overgeslagen) == (2, 1)
    assert set(Leerlingaantal.objects.values_list("jaar", "aantal", "afgeschermd")) == {
        (2024, 120, False),
        (2025, None, True),
    }
    with CaptureQueriesContext(connection) as queries:
        assert load_pupils_file(file(content))[0].ongewijzigd == 2
    assert len(written(queries)) == 1


def test_shipped_files_hold_the_whole_country_and_load_once(db, django_assert_max_num_queries):
    outcomes = {outcome.bron: outcome for outcome in load_shipped()}
    primary = School.objects.filter(bron="basisonderwijs")
    assert (primary.count(), primary.filter(swv_po__isnull=False).count()) == (6122, 6116)
    assert School.objects.filter(bron="overig_onderwijs").count() == 2507
    assert set(School.objects.values_list("sector", flat=True)) == {"po", "so", "vso", "sovso", "vo"}
    assert primary.filter(richting="onbekend").count() == 12
    assert primary.filter(gemeente="").count() == 2
    assert PostcodeGebied.objects.filter(breedtegraad__isnull=True).count() == 14
    assert PostcodeGebied.objects.filter(pc4__in=["3197", "3198", "3199"], swv_po=None, swv_vo=None).count() == 3
    assert not Schoolbestuur.objects.exclude(naam="").exists()
    assert all(outcome.weigeringen == [] for outcome in outcomes.values())
    assert outcomes["leerlingen"].overgeslagen == 0
    with CaptureQueriesContext(connection) as queries:
        load_shipped()
    assert all('"ondersteuning_inlezing"' in statement for statement in written(queries))
    assert len(written(queries)) == 5


def test_command_tells_what_it_did_and_asks_no_peildatum_of_the_name(run_command, region, tmp_path):
    path = tmp_path / "2025-03-scholen.csv"
    path.write_bytes(duo([row(1), row(2)]))
    told = run_command("laad_gegevens", scholen=path, ook_onvolledig=True)
    assert "Peildatum: 2025-03-01" in told
    assert "nieuw 2 · gewijzigd 0 · gesloten 0" in told
    assert "2 van de 2 open scholen hebben een po-samenwerkingsverband." in told
    with pytest.raises(CommandError, match="is ouder dan het laatste"):
        run_command("laad_gegevens", scholen=path, peildatum=date(2024, 1, 1))


def test_peildatum_of_pupils_is_the_first_of_october_of_the_newest_year(run_command, load, tmp_path):
    load([row(1)])
    path = tmp_path / "leerlingen.csv"
    path.write_bytes(b"VESTIGINGSCODE;LEERLINGEN_2024;LEERLINGEN_2025\n01AA00;120;<5\n")
    assert "Peildatum: 2025-10-01" in run_command("laad_gegevens", leerlingen=path)
    assert Inlezing.objects.latest_of("leerlingen").peildatum == date(2025, 10, 1)


def test_what_was_loaded_from_a_newer_file_is_left_alone(region):
    load_schools_file(file(duo([row(1)]), date(2026, 9, 1)), incomplete_ok=True)
    load_shipped()
    assert list(School.objects.filter(bron="basisonderwijs").values_list("vestigingscode", flat=True)) == ["01AA00"]
