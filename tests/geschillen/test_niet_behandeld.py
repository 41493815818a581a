"""A decision not to treat: its letter is a fact, the commission counts from it, and bezwaar is said to be unsure."""

from datetime import date

import pytest

from geschillen.actions import bezwaar
from passend.dossiers.context import acting_as
from passend.dossiers.models import Feit
from tests.fabriek import do
from tests.geschillen.hulp import terms
from tests.geschillen.test_bestuur import text_of
from zorgplicht.actions import school, school_besluit
from zorgplicht.models import Besluit

ASKED, UNTIL, DECIDED, LETTER = date(2026, 2, 2), date(2026, 2, 16), date(2026, 2, 20), date(2026, 2, 24)


@pytest.fixture
def niet_behandeld(aanmelding, ina, bestuur, op_dag):
    op_dag(ASKED)
    do(school.ask_completion, aanmelding, ina, tot_dag=UNTIL, toelichting="Het verslag ontbreekt.")
    op_dag(LETTER)
    do(school.leave_untreated, aanmelding, ina, dag=DECIDED, toelichting="Zonder verslag kan het niet.")
    return aanmelding


def announce(case, ina, dag=LETTER):
    do(school_besluit.announce, case, ina, dag=dag, hoe="brief", bezwaarclausule=False, gpo_genoemd=True)


def test_the_letter_is_a_fact_and_the_commission_counts_from_it(niet_behandeld, ina, ouder, browser):
    # Six weeks from the decision, while no letter was recorded.
    assert terms(niet_behandeld.id, ouder)["gpo_indienen"].vervalt_op == date(2026, 4, 3)
    announce(niet_behandeld, ina)
    found = terms(niet_behandeld.id, ouder)
    assert found["gpo_indienen"].vervalt_op == date(2026, 4, 7)
    assert "bezwaar_toelating" not in found
    url = f"/mijn/dossier/{niet_behandeld.dossier_id}/"
    assert "De brief over niet behandelen is verstuurd of gegeven" in text_of(browser(ouder).get(url))
    text = text_of(browser(ouder).get(f"{url}aanmelding/{niet_behandeld.id}/niet-eens/"))
    assert "Hier is niet zeker wat geldt." in text
    assert "Vraag het steunpunt of het Juridisch Loket" in text
    assert "Wij tellen vanaf 24 februari 2026" in text
    assert "dat de ouders bezwaar kunnen maken" not in text_of(browser(ouder).get(url))


def test_a_bezwaar_against_it_is_recorded_without_a_date(niet_behandeld, ina, ouder):
    announce(niet_behandeld, ina)
    with acting_as(ouder.pk):
        bezwaar.record_step(niet_behandeld.id, ouder, "ouder", "gemaakt", dag=LETTER, code="post")
    assert "bob_toelating" not in terms(niet_behandeld.id, ouder)


def test_its_day_is_corrected_and_falls_with_the_decision(niet_behandeld, ina, ouder):
    announce(niet_behandeld, ina)
    with acting_as(ina.pk):
        letter = Feit.objects.get(soort="niet_behandelen_bekendgemaakt")
    do(school.correct, niet_behandeld, ina, fact_id=letter.id, dag=date(2026, 2, 23), reden="typefout")
    with acting_as(ina.pk):
        assert Besluit.objects.get().bekendgemaakt_op == date(2026, 2, 23)
        decision = Feit.objects.get(soort="niet_in_behandeling")
    do(school.correct, niet_behandeld, ina, fact_id=decision.id, dag=None, reden="vergissing")
    assert "gpo_indienen" not in terms(niet_behandeld.id, ouder)


def test_the_desk_says_what_the_letter_does_to_the_dates(niet_behandeld, ina, browser):
    text = text_of(browser(ina).get(f"/school/aanmelding/{niet_behandeld.id}/"))
    assert "Bezwaar tegen de weigering" not in text
    assert "7 april 2026" in text
