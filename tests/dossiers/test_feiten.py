"""The kinds of fact, what their codes say, and days that are disputed."""

import uuid
from datetime import date

import pytest
from django.core.exceptions import ValidationError

from passend import recht
from passend.dossiers.actions import circle_for, grant_access, open_dossier, recompute, record_fact
from passend.dossiers.actions.feiten import situation_from_code
from passend.dossiers.models import Feit, Feitsoort, Lezerskring, Organisatie, Termijn, Toegang, Zekerheid
from passend.dossiers.models.feit import ZONDER_DAG
from tests.fabriek import make_gebruiker

DAY = date(2026, 1, 12)


@pytest.fixture
def record(db, als, op_dag):
    """Record facts about one aanmelding, as its parent; afterwards the terms are those of all of them."""
    op_dag(date(2026, 2, 2))
    parent = make_gebruiker()
    school = Organisatie.objects.create(soort=Organisatie.Soort.SCHOOL, naam="De Proef")
    betreft = uuid.uuid4()
    with als(parent):
        dossier = open_dossier(grond="eigen_aanmelding")
        grant_access(dossier.id, school, Toegang.Rol.SCHOOL, grond="aanmelding")
        kring = circle_for(dossier.id, Lezerskring.Soort.GEZIN_SCHOOL, school)

        def one(soort, dag, **values):
            return record_fact(
                dossier_id=dossier.id,
                betreft_id=betreft,
                lezerskring=kring,
                soort=Feitsoort(soort),
                dag=dag,
                door_id=parent.pk,
                **values,
            )

        yield one, lambda: recompute(dossier.id)


def test_the_portal_knows_every_kind_of_the_clock_and_what_moves_no_date_stands_last():
    clock = {kind.value for kind in recht.FeitSoort}
    assert clock < set(Feitsoort.values)
    others = [kind for kind in Feitsoort.values if kind not in clock]
    assert others[0] == "onderwijs"
    assert others[1:] == Feitsoort.values[Feitsoort.values.index("hulpvraag_gesteld") :]
    assert all(str(kind.label).strip() for kind in Feitsoort)
    assert len({str(kind.label) for kind in Feitsoort}) == len(Feitsoort)


def test_every_kind_fits_in_its_column():
    longest = Feit._meta.get_field("soort").max_length
    assert max(map(len, Feitsoort.values)) <= longest


@pytest.mark.parametrize("soort", [kind for kind in Feitsoort if kind not in ("niet_gebeurd", "onderwijs")])
def test_a_fact_has_a_day_unless_it_only_says_how_things_are(record, soort):
    one, _recompute = record
    if soort in ZONDER_DAG:
        assert one(soort, None).pk
    else:
        with pytest.raises(ValidationError, match="op welke dag"):
            one(soort, None)


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("po-openbaar", recht.Situatie("po", "openbaar")),
        ("sovso-onbekend", recht.Situatie("sovso", "onbekend")),
        ("po", recht.Situatie("po", "onbekend")),
        ("po-bijzonder-sbo", recht.Situatie("po", "bijzonder", "sbo")),
        ("po-bijzonder-sbo-zuid", recht.Situatie("po", "bijzonder", "sbo", "zuid")),
        ("vo-openbaar--noord", recht.Situatie("vo", "openbaar", "", "noord")),
        ("vo-openbaar--", recht.Situatie("vo", "openbaar")),
    ],
)
def test_the_code_of_the_school_says_what_chooses_the_law(code, expected):
    assert situation_from_code(code) == expected


@pytest.mark.parametrize("code", ["", "basis-openbaar", "po-rooms", "po-openbaar-groot", "po-openbaar--oost"])
def test_a_code_that_the_clock_does_not_know_is_refused(code):
    with pytest.raises(ValueError, match="is not one of"):
        situation_from_code(code)


@pytest.mark.parametrize(("hours", "reports"), [("8", 1), ("7", 0)])
def test_a_stored_fact_reaches_the_clock_with_its_code(record, hours, reports):
    """Twice eight hours of absence within four school weeks must be reported, twice seven not."""
    one, compute_again = record
    one("onderwijs", None, code="po-bijzonder--midden")
    for day in (DAY, date(2026, 1, 19)):
        one("verzuim", day, code=hours)
    compute_again()
    assert Termijn.objects.filter(onderwerp="verzuim_melden").count() == reports


def test_days_that_are_disputed_each_give_a_reading_that_can_be_stored(record):
    one, compute_again = record
    one("onderwijs", None, code="vo-onbekend")
    one("kind_geboren", date(2013, 5, 1))
    for day in (DAY, date(2026, 1, 19)):
        one("aanmelding_gedaan", day, zekerheid=Zekerheid.BETWIST)
        one("aanmelding_ontvangen", day, zekerheid=Zekerheid.BETWIST)
    compute_again()
    rows = Termijn.objects.filter(onderwerp="besluit")
    assert {row.vervalt_op for row in rows} == {date(2026, 2, 23), date(2026, 3, 2)}
    assert {row.lezing for row in rows} == {"dag_2026-01-12", "dag_2026-01-19"}
    assert [row.vervalt_op for row in rows if row.leidend] == [date(2026, 2, 23)]
