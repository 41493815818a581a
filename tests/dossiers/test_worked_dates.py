"""The worked dates of the rules report once more, through recorded facts and the terms that the database holds."""

import uuid

import pytest

from passend.dossiers.actions import circle_for, grant_access, open_dossier, recompute, record_fact
from passend.dossiers.models import Feitsoort, Lezerskring, Organisatie, Termijn, Toegang
from passend.klok import als_op
from passend.recht import Staat
from tests.fabriek import make_gebruiker
from tests.recht.bouw import BORN, day
from tests.recht.test_worked_dates import CHAINS, DECISIONS, INCOMPLETE, PLACEMENTS


@pytest.fixture
def stored(db, als):
    """Record facts of one aanmelding at a school of this kind; return its terms as stored, by subject."""

    def store(onderwijs, *rows):
        parent = make_gebruiker()
        school = Organisatie.objects.create(soort=Organisatie.Soort.SCHOOL, naam="De Proef")
        betreft = uuid.uuid4()
        with als(parent):
            dossier = open_dossier(grond="eigen_aanmelding")
            grant_access(dossier.id, school, Toegang.Rol.SCHOOL, grond="aanmelding")
            kring = circle_for(dossier.id, Lezerskring.Soort.GEZIN_SCHOOL, school)
            for soort, dag, code in [("onderwijs", None, onderwijs), *[(*row, "") for row in rows]]:
                record_fact(
                    dossier_id=dossier.id,
                    betreft_id=betreft,
                    lezerskring=kring,
                    soort=Feitsoort(soort),
                    dag=day(dag),
                    code=code,
                    door_id=parent.pk,
                )
            recompute(dossier.id)
            return {term.onderwerp: term for term in Termijn.objects.about(betreft).leading().by_due_date()}

    return store


def kind(situation):
    return f"{situation.sector}-{situation.richting}"


@pytest.mark.parametrize(
    ("situation", "received", "extended", "expected"),
    [row[1:] for row in DECISIONS],
    ids=[row[0] for row in DECISIONS],
)
def test_decision_term(stored, situation, received, extended, expected):
    rows = [BORN, ("aanmelding_gedaan", received), ("aanmelding_ontvangen", received)]
    if extended:
        rows.append(("beslistermijn_verlengd", received))
    with als_op(day(received)):
        term = stored(kind(situation), *rows)["besluit"]
    assert (term.begint_op, term.vervalt_op, term.uiterlijk_op) == (day(received), day(expected), day(expected))
    assert term.state_on(day(expected)) is Staat.LOOPT
    assert term.days_left(day(expected)) == 0


@pytest.mark.parametrize(
    ("situation", "made", "last_day", "placement"), [row[1:] for row in PLACEMENTS], ids=[row[0] for row in PLACEMENTS]
)
def test_temporary_placement(stored, situation, made, last_day, placement):
    with als_op(day(made)):
        term = stored(kind(situation), BORN, ("aanmelding_gedaan", made), ("aanmelding_ontvangen", made))[
            "tijdelijke_plaatsing"
        ]
    assert (term.vervalt_op, term.gevolg_op) == (day(last_day), day(placement))


@pytest.mark.parametrize("richting", ["bijzonder", "openbaar"], ids=["15", "16"])
def test_pause_for_an_incomplete_aanmelding(stored, richting):
    with als_op(day("2026-02-20")):
        term = stored(f"po-{richting}", *INCOMPLETE)["besluit"]
    assert term.vervalt_op == day("2026-03-09")


def test_a_two_year_old_gets_no_term_at_a_primary_school(stored):
    with als_op(day("2026-01-12")):
        terms = stored(
            "po-bijzonder",
            ("kind_geboren", "2023-06-01"),
            ("aanmelding_gedaan", "2026-01-10"),
            ("aanmelding_ontvangen", "2026-01-12"),
        )
    assert [term for term in terms.values() if term.toestand == Termijn.Toestand.OPEN] == []


@pytest.mark.parametrize(
    ("situation", "given", "subject", "expected"), [row[1:] for row in CHAINS], ids=[row[0] for row in CHAINS]
)
def test_chains(stored, situation, given, subject, expected):
    with als_op(day("2026-12-01")):
        term = stored(kind(situation), *given)[subject]
    assert (term.vervalt_op, term.zekerheid) == (day(expected), "vast")
