"""The case and the book of rules as the clock asks them: which facts in which order, which rule, which day."""

from datetime import date

import pytest

from passend.recht import Regelboek, Staat, leading_dates
from passend.recht.feiten import Feit
from passend.recht.zaak import Zaak
from tests.recht.bouw import PO, RULEBOOK, facts, only
from tests.recht.bouw import terms as shipped
from tests.recht.proefregels import CALENDAR, fact, rule, term


def test_facts_of_several_kinds_come_oldest_first():
    given = (fact("geweigerd", "2026-02-02"), fact("toegelaten", "2026-01-12"), fact("toegelaten", None))
    case = Zaak(PO, given, RULEBOOK, CALENDAR, date(2026, 2, 3))
    assert [one.dag and one.dag.day for one in case.of_kind("geweigerd", "toegelaten")] == [12, 2, None]
    assert list(case.of_kind("ingetrokken", "toegelaten")) == list(given[1:])
    only_two = Zaak(PO, given[:2], RULEBOOK, CALENDAR, date(2026, 2, 3))
    assert list(only_two.of_kind("geweigerd", "toegelaten")) == [given[1], given[0]]
    assert list(case.of_kind("ingetrokken", "uitgeschreven")) == []


def test_of_two_versions_with_another_start_the_fact_that_happened_first_leads():
    """A made-up change of law on 1 February: until then the day of sending counts, after it the day of receipt."""
    before = rule(
        onderwerp="besluit", begint_bij=("aanmelding_gedaan",), geldt_tot=date(2026, 1, 31), sluit_met=(), lengte=5
    )
    after = rule(onderwerp="besluit", begint_bij=("aanmelding_ontvangen",), geldt_vanaf=date(2026, 2, 1), sluit_met=())
    sent, received = fact("aanmelding_gedaan", "2026-01-30"), fact("aanmelding_ontvangen", "2026-02-02")
    for rules in ([before, after], [after, before]):
        assert term(rules, sent, received).vervalt_op == date(2026, 3, 6)
        # Sent under the new law: only the receipt starts anything.
        assert term(rules, fact("aanmelding_gedaan", "2026-02-01"), received).vervalt_op == date(2026, 3, 16)


@pytest.mark.parametrize("kind", ["ingetrokken", "elders_ingeschreven"])
def test_what_became_void_was_not_met(kind):
    given = facts(("weigering_bekendgemaakt", "2026-01-12"), (kind, "2026-01-20"))
    objection = rule(vervalt_door=(kind,), sluit_met=("bezwaar_gemaakt",))
    found = term([objection], *given)
    assert (found.staat, found.gesloten_door, found.voldaan_op) == (Staat.VERVALLEN, kind, None)


def test_leading_dates_of_what_does_not_run():
    found = shipped(PO, facts(("aanmelding_ontvangen", "2026-01-12")))
    lead = leading_dates(found, "tlv_besluit")
    assert (lead.handelen_voor, lead.rekenen_op) == (None, None)
    assert leading_dates(found, "besluit").handelen_voor == only("besluit", found).vervalt_op


def test_a_fact_that_says_no_more_has_no_code_and_was_recorded_first():
    assert Feit("a", "geweigerd", date(2026, 1, 1)) == Feit("a", "geweigerd", date(2026, 1, 1), code="", volgnummer=0)


# --- the book of rules ----------------------------------------------------------------------------------------------


def test_the_book_has_a_sentence_for_every_key_of_its_rows():
    for row in RULEBOOK.rules:
        assert RULEBOOK.texts["gevolg"][row.gevolg]
        assert all(RULEBOOK.texts["voorwaarde"][key] for key in row.voorwaarden)
        assert all(RULEBOOK.texts["vervolg"][key] for key in (*row.vervolg, *row.vervolg_na))
    assert Regelboek([]).texts == {}


def test_only_weeks_are_a_fixed_number_of_days():
    assert rule(lengte=6).days == 42
    with pytest.raises(ValueError, match="'maanden'"):
        _ = rule(eenheid="maanden").days


def test_the_age_from_which_a_pupil_acts_alone():
    assert RULEBOOK.adult_age == 18
    assert Regelboek([rule(leeftijd=3)]).adult_age == 0
    assert Regelboek([rule(leeftijd=3), rule(onderwerp="leerling_18", leeftijd=18)]).adult_age == 18


def test_a_fact_touches_only_the_subjects_that_a_row_for_that_school_starts_with_it():
    rows = [
        rule(richtingen=("openbaar",)),
        rule(onderwerp="bob_toelating", begint_bij=(), begint_na="bezwaar_toelating"),
        rule(onderwerp="klacht_reactie", begint_bij=("klacht_oordeel",)),
        rule(onderwerp="besluit"),
    ]
    book = Regelboek(rows)
    refused = ["weigering_bekendgemaakt"]
    assert book.chain_subjects(refused, "po", "openbaar") == {"bezwaar_toelating", "bob_toelating"}
    assert book.chain_subjects(refused, "po", "bijzonder") == set()
    assert book.chain_subjects(["klacht_oordeel", "geschorst"], "po", "bijzonder") == {"klacht_reactie"}


def test_which_facts_begin_a_suspension():
    assert {"beslistermijn_opgeschort", "tlv_aanvulling_gevraagd", "gpo_ingediend"} == Regelboek(
        RULEBOOK.rules
    ).suspending
