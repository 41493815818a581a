"""What each fact of a dispute does to the terms, what moves none, and what the banner says to each reader."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from hypothesis import given
from hypothesis import strategies as st

from geschillen.actions import bestuur as acts
from geschillen.actions import bezwaar, geschil
from geschillen.actions.koppelen import new_code
from geschillen.models import Geschil
from passend.dossiers.codes import normal_code
from passend.dossiers.context import acting_as
from passend.dossiers.models import Termijn
from tests.geschillen.hulp import make_dispute
from zorgplicht.beeld import Kijker, collect, who_acts
from zorgplicht.models import Aanmelding

FILED = date(2026, 2, 2)


def dates(case, user):
    with acting_as(user.pk):
        rows = Termijn.objects.about(case.id).order_by("id")
        return {(row.onderwerp, row.lezing): (row.vervalt_op, row.toestand) for row in rows}


def banner(case, user, kijker, today):
    with acting_as(user.pk):
        current = Aanmelding.objects.for_page().get(pk=case.id)
        return who_acts(current, collect([current])[current.id].termijnen, today, kijker)


@pytest.mark.parametrize(
    ("stap", "subject"),
    [("verweer", "gpo_verweer"), ("oordeel", "gpo_oordeel"), ("gestopt", "gpo_oordeel")],
)
def test_a_step_ends_its_term(geweigerd, ouder, stap, subject):
    dispute = make_dispute(geweigerd, ouder, filed_on=FILED)
    with acting_as(ouder.pk):
        geschil.record_step(dispute, ouder, "verweer-gevraagd", dag=FILED)
    assert dates(geweigerd, ouder)[subject, ""][1] == "open"
    with acting_as(ouder.pk):
        geschil.record_step(dispute, ouder, stap, dag=FILED, code="gegrond" if stap == "oordeel" else "")
    assert dates(geweigerd, ouder).get((subject, ""), (None, "weg"))[1] in {"voldaan", "vervallen", "weg"}


def test_a_hearing_and_the_telling_of_the_samenwerkingsverband_move_no_date(geweigerd, ouder, bestuur, regenboog):
    dispute = make_dispute(geweigerd, ouder, filed_on=FILED)
    before = dates(geweigerd, ouder)
    with acting_as(ouder.pk):
        geschil.record_step(dispute, ouder, "zitting", dag=date(2026, 3, 2))
    assert dates(geweigerd, ouder) == before
    with acting_as(bestuur.secretaris.pk):
        file = acts.open_file(bestuur.secretaris, acts.Brief("Z1", regenboog, "opp", FILED))
        acts.record_step(file.pk, bestuur.secretaris, "swv", dag=FILED)
    assert dates(geweigerd, ouder) == before


def test_a_step_before_the_filing_is_refused(geweigerd, ouder):
    dispute = make_dispute(geweigerd, ouder)
    with acting_as(ouder.pk), pytest.raises(ValidationError, match="Dit kan nu niet"):
        geschil.record_step(dispute, ouder, "zitting", dag=FILED)
    with acting_as(ouder.pk):
        geschil.file_dispute(dispute, ouder, dag=FILED, bewijs="anders", woorden="Een bon")
        dispute = Geschil.objects.get()
        with pytest.raises(ValidationError) as caught:
            geschil.record_step(dispute, ouder, "verweer", dag=date(2026, 1, 30))
    assert caught.value.code == "te_vroeg"


def test_the_database_ties_filing_to_day_and_proof(geweigerd, ouder):
    dispute = make_dispute(geweigerd, ouder)
    for values in ({"stand": "ingediend"}, {"ingediend_op": FILED}, {"bewijs": "anders"}, {"koppelcode": "AAAA-BBBB"}):
        with acting_as(ouder.pk), pytest.raises(IntegrityError), transaction.atomic():
            Geschil.objects.filter(pk=dispute.pk).update(**values)


def test_the_banner_follows_the_bezwaar_and_the_commission(geweigerd, ouder, ina, op_dag):
    today = date(2026, 2, 2)
    first = banner(geweigerd, ouder, Kijker.OUDER, today)
    assert first.u_zelf
    assert first.termijn.vervalt_op == date(2026, 3, 11)
    with acting_as(ouder.pk):
        bezwaar.record_step(geweigerd.id, ouder, "ouder", "gemaakt", dag=today, code="post")
    mine, theirs = (banner(geweigerd, *who, today) for who in ((ouder, Kijker.OUDER), (ina, Kijker.SCHOOL)))
    assert (mine.u_zelf, theirs.u_zelf) == (False, True)
    assert mine.termijn.vervalt_op == date(2026, 3, 2)
    assert "beslist opnieuw" in mine.wat
    make_dispute(geweigerd, ouder, filed_on=FILED)
    waiting = banner(geweigerd, ouder, Kijker.OUDER, date(2026, 2, 9))
    assert "stil" in waiting.wat
    assert waiting.termijn.vervalt_op == date(2026, 4, 13)
    with acting_as(ouder.pk):
        geschil.record_step(Geschil.objects.get(), ouder, "gestopt", dag=FILED)
    late = banner(geweigerd, ouder, Kijker.OUDER, date(2026, 5, 1))
    assert "De laatste dag is voorbij" in late.wat


def test_the_banner_says_to_each_reader_what_is_theirs_once_a_day_has_passed(geweigerd, ouder, ina):
    late = date(2026, 4, 1)
    missed = banner(geweigerd, ouder, Kijker.OUDER, late)
    assert "Soms kan het nog" in missed.wat
    assert "Let dan op" not in missed.wat
    with acting_as(ouder.pk):
        bezwaar.record_step(geweigerd.id, ouder, "ouder", "gemaakt", dag=FILED, code="post")
    assert "Vraag wanneer de beslissing komt" in banner(geweigerd, ouder, Kijker.OUDER, late).wat
    school = banner(geweigerd, ina, Kijker.SCHOOL, late).wat
    assert "zeg de ouders wanneer zij komt" in school
    assert "Vraag wanneer" not in school


def test_with_haste_the_banner_waits_for_the_outcome_after_the_hearing(geweigerd, ouder):
    dispute = make_dispute(geweigerd, ouder, filed_on=FILED)
    with acting_as(ouder.pk):
        geschil.record_step(dispute, ouder, "spoed", dag=FILED)
        geschil.record_step(dispute, ouder, "zitting", dag=date(2026, 2, 6))
    found = banner(geweigerd, ouder, Kijker.OUDER, FILED)
    assert "De zaak gaat met spoed." in found.wat
    assert found.termijn.vervalt_op == date(2026, 2, 10)


@given(st.lists(st.sampled_from([" ", "-", ".", ""]), min_size=8, max_size=8), st.booleans())
def test_a_code_survives_how_it_is_typed(between, small):
    code = new_code()
    letters = code.replace("-", "")
    typed = "".join(letter + gap for letter, gap in zip(letters, between, strict=True))
    assert normal_code(typed.lower() if small else typed) == code
