"""What each kind of fact does to the terms: through recorded facts, in the terms that the database holds.

The table is tests/data/feit_gevolgen.yaml. A kind that moves no term stands in `MOVES_NOTHING`, and is tried on the
two busiest histories of the table. A new kind that stands in neither fails, and so does a rule of law that names a
kind without a row which shows what it does there.
"""

import re
import uuid
from pathlib import Path

import pytest
import yaml

from passend import recht
from passend.dossiers.actions import circle_for, grant_access, open_dossier, recompute, record_fact
from passend.dossiers.models import Feitsoort, Lezerskring, Organisatie, Termijn, Toegang
from passend.recht.schema import ZONDER_HANDELING
from tests.fabriek import make_gebruiker
from tests.recht.bouw import RULEBOOK, day

TABLE = yaml.safe_load((Path(__file__).resolve().parents[1] / "data" / "feit_gevolgen.yaml").read_text("utf-8"))
HISTORIES, ROWS = TABLE["geschiedenissen"], TABLE["rijen"]
FACT = re.compile(r"(?P<soort>\w+)(?: (?P<dag>[\d-]+))?(?:\.\.(?P<tot>[\d-]+))?(?: code (?P<code>\S+))?")
#: Facts that belong to the course of a case and leave every date where it was. Some add a remark to a term.
MOVES_NOTHING = {
    "ontvangst_bevestigd": None,
    "eerste_keuze": None,
    "plaats_aanvaard": None,
    "geen_plaatsruimte": "zoeken_geen_plaatsruimte",
    "grondslag_niet_onderschreven": "zoeken_grondslag_niet_onderschreven",
    "toelatingsvoorwaarden_niet_vervuld": "zoeken_toelatingsvoorwaarden_niet_vervuld",
    "loting": "zoeken_loting",
    "ingeloot": None,
    "schorsing_gemeld": None,
    "hulpvraag_gesteld": None,
    "hulpvraag_opgepakt": None,
    "hulpvraag_wacht": None,
    "hulpvraag_klaar": None,
    "school_zei_nee": None,
    "toestemming_gegeven": None,
    "toestemming_ingetrokken": None,
    "andere_ouder_maakt_bezwaar": None,
    "dag_weersproken": None,
    "aanvulling_deels_ontvangen": None,
    "aanvulling_niet_beschikbaar": None,
    "ondersteuning_niet_mogelijk": None,
    "overleg_met_ouders": None,
    "andere_school_gevraagd": None,
    "aanbod_gedaan": None,
    "aanbod_beantwoord": None,
    "op_wachtlijst": None,
    "observatie": None,
    "swv_ingelicht": None,
    "bezwaar_gehoord": None,
    "beslissing_bekendgemaakt": None,
}


def history_of(facts):
    """The facts of a history, those of the history that it begins with first."""
    return [one for fact in facts for one in (history_of(HISTORIES[fact]) if fact in HISTORIES else [fact])]


def describe(term):
    """A term as the table writes it."""
    parts = [term.toestand]
    if term.voldaan_op and term.toestand == Termijn.Toestand.VOLDAAN:
        parts.append(f"{term.voldaan_op}")
    for word, value in (("tot", term.vervalt_op), ("dan", term.gevolg_op)):
        parts += [f"{word} {value}"] if value else []
    if term.gepauzeerd_vanaf:
        parts.append(f"stil {term.gepauzeerd_vanaf}..{term.gepauzeerd_tot or ''}")
    if term.uiterlijk_op and term.uiterlijk_op not in (term.vervalt_op, term.gevolg_op):
        parts.append(f"ruimte {term.uiterlijk_op}")
    return " ".join(parts if term.zekerheid == "vast" else [*parts, term.zekerheid])


@pytest.fixture
def case(db, als, op_dag):
    """Record facts about one aanmelding one after another, and read its terms as stored."""
    op_dag(day("2026-03-01"))
    parent, betreft = make_gebruiker(), uuid.uuid4()
    school = Organisatie.objects.create(soort=Organisatie.Soort.SCHOOL, naam="De Proef")

    class Case:
        last = None

        def record(self, *facts):
            for fact in facts:
                part = FACT.fullmatch(fact)
                soort = Feitsoort(part["soort"])
                self.last = record_fact(
                    dossier_id=dossier.id,
                    betreft_id=betreft,
                    lezerskring=kring,
                    soort=soort,
                    dag=day(part["dag"]),
                    tot_dag=day(part["tot"]),
                    code=part["code"] or "",
                    vervangt=self.last if soort == Feitsoort.NIET_GEBEURD else None,
                    door_id=parent.pk,
                )

        def terms(self):
            recompute(dossier.id)
            rows = Termijn.objects.about(betreft)
            self.remarks = {one["sleutel"] for row in rows for one in row.uitleg["opmerkingen"]}
            return {f"{row.onderwerp}{'/' if row.lezing else ''}{row.lezing}": describe(row) for row in rows}

    with als(parent):
        dossier = open_dossier(grond="eigen_aanmelding")
        grant_access(dossier.id, school, Toegang.Rol.SCHOOL, grond="aanmelding")
        kring = circle_for(dossier.id, Lezerskring.Soort.GEZIN_SCHOOL, school)
        yield Case()


def changed(before, after):
    """What moved, as the table writes it."""
    return {
        name: f"{before.get(name, 'geen')} -> {after.get(name, 'geen')}"
        for name in before | after
        if before.get(name) != after.get(name)
    }


@pytest.mark.parametrize("row", ROWS, ids=[f"{row['feit'].split()[0]}-{n}" for n, row in enumerate(ROWS)])
def test_a_fact_moves_these_terms_and_no_other(case, row):
    school = row.get("school", "po-bijzonder")
    case.record(*([f"onderwijs code {school}"] if school else []), *history_of(row["na"]))
    before = case.terms()
    case.record(row["feit"])
    assert changed(before, case.terms()) == row["gevolg"]
    assert row["gevolg"], "a kind that moves nothing belongs in MOVES_NOTHING"


@pytest.mark.parametrize("history", ["aanvulling", "zitting"])
@pytest.mark.parametrize("soort", MOVES_NOTHING)
def test_a_fact_leaves_every_term_where_it_was(case, soort, history):
    case.record("onderwijs code vo-bijzonder", *history_of([history]))
    before = case.terms()
    remarks = case.remarks
    assert len(before) >= 4
    case.record(f"{soort} 2026-02-09")
    assert case.terms() == before
    added = MOVES_NOTHING[soort]
    assert case.remarks - remarks == ({added} if added else set())


def test_a_pupil_who_is_drawn_takes_the_remark_about_the_lottery_away(case):
    case.record("onderwijs code vo-bijzonder", *history_of(["aangemeld"]), "loting 2026-02-02")
    case.terms()
    assert "zoeken_loting" in case.remarks
    case.record("ingeloot 2026-02-04")
    case.terms()
    assert "zoeken_loting" not in case.remarks


def test_every_kind_has_a_row():
    shown = {row["feit"].split()[0] for row in ROWS}
    assert shown & set(MOVES_NOTHING) == set()
    assert shown | set(MOVES_NOTHING) == set(Feitsoort.values)
    assert {kind.value for kind in recht.FeitSoort} <= set(Feitsoort.values)


def test_every_kind_that_a_rule_names_has_a_row_for_that_term():
    shown = {(row["feit"].split()[0], name.split("/")[0]) for row in ROWS for name in row["gevolg"]}
    named = {
        (kind, subject)
        for rule in RULEBOOK.rules
        for subject in rule.geldt_voor or (rule.onderwerp,)
        # Days on which nobody has to act are not stored; too young an age takes all terms away.
        if subject not in {*ZONDER_HANDELING, "leeftijd"}
        for kind in (
            *rule.begint_bij,
            *rule.voorlopig_bij,
            *rule.vereist,
            *rule.niet_bij,
            *rule.sluit_met,
            *rule.vervalt_door,
        )
    }
    assert named - shown == set()
