"""Properties that hold for whatever facts are entered."""

from dataclasses import replace
from datetime import timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from passend.recht import Staat, compute_terms
from tests.recht.bouw import CALENDAR, RULEBOOK
from tests.recht.geschiedenissen import LATER, days, histories, situations


def clock(situation, facts, reference):
    return compute_terms(situation, facts, RULEBOOK, CALENDAR, reference)


def anchored(terms, subject):
    return [term for term in terms if term.onderwerp == subject]


@given(situations, histories(), days, st.randoms(use_true_random=False))
def test_order_and_repeats_do_not_matter(situation, facts, reference, random):
    mixed = [*facts, *random.choices(facts, k=3)]
    random.shuffle(mixed)
    assert clock(situation, mixed, reference) == clock(situation, facts, reference)


@given(situations, histories(), days)
def test_a_correction_equals_having_recorded_it_right_at_once(situation, facts, reference):
    correction = next((fact for fact in facts if fact.vervangt), None)
    if correction is None or correction.soort == "niet_gebeurd":
        target = correction.vervangt if correction else None
        expected = [fact for fact in facts if fact.id != target and fact is not correction]
    else:
        original = next(fact for fact in facts if fact.id == correction.vervangt)
        right = replace(correction, vervangt=None, volgnummer=original.volgnummer)
        expected = [fact for fact in facts if fact.id not in (original.id, correction.id)] + [right]
    assert clock(situation, facts, reference) == clock(situation, expected, reference)


@given(situations, histories(), days)
def test_the_decision_never_ends_before_six_weeks_nor_on_a_free_day(situation, facts, reference):
    for term in anchored(clock(situation, facts, reference), "besluit"):
        if term.vervalt_op is None:
            continue
        assert term.vervalt_op >= term.begint_op + timedelta(weeks=6)
        # A day that the school itself named in its letter is shown as it was named.
        if not any(remark.sleutel == "dag_uit_brief" for remark in term.opmerkingen):
            assert CALENDAR.closed_because(term.vervalt_op) is None


#: Suspensions, and the central period of the first year of VO, which is counted in two ways.
MORE_THAN_ONE_DATE = ("aanvulling_gevraagd", "aanvulling_ontvangen", "beslistermijn_opgeschort", "overstap_naar_vo")


@given(situations, histories(kinds=tuple(kind for kind in LATER if kind not in MORE_THAN_ONE_DATE)), days)
def test_without_a_pause_there_is_one_date_within_ten_weeks(situation, facts, reference):
    found = anchored(clock(situation, facts, reference), "besluit")
    assert len(found) <= 1
    for term in found:
        assert term.vervalt_op is not None
        assert term.vervalt_op <= CALENDAR.shift(term.begint_op + timedelta(weeks=10))[0]


@given(situations, histories(), days)
def test_nothing_is_late_between_two_readings(situation, facts, reference):
    terms = clock(situation, facts, reference)
    for subject in {term.onderwerp for term in terms}:
        readings = anchored(terms, subject)
        assert len({term.lezing for term in readings}) == len(readings)
        if len(readings) < 2:
            continue
        ends = [term.vervalt_op for term in readings]
        for term in readings:
            if any(end is None or reference <= end for end in ends):
                assert term.staat is not Staat.VERSTREKEN
            if term.voldaan_op and any(end is None or term.voldaan_op <= end for end in ends):
                assert term.staat is not Staat.TE_LAAT_VOLDAAN


@given(situations, histories(), days, st.integers(0, 400))
def test_the_state_on_any_day_follows_from_the_dates(situation, facts, reference, ahead):
    later = reference + timedelta(days=ahead)
    now = {(term.regel, term.lezing): term for term in clock(situation, facts, reference)}
    for term in clock(situation, facts, later):
        known = now.get((term.regel, term.lezing))
        if known is None:
            # Only the school's term not to treat begins when another one has passed.
            assert term.onderwerp == "niet_behandelen"
            continue
        assert known.state_on(later) is term.staat
        assert replace(known, staat=term.staat) == term


@given(situations, histories(certain=True), days)
def test_temporary_placement_begins_ten_weeks_and_a_day_after_the_request(situation, facts, reference):
    for term in anchored(clock(situation, facts, reference), "tijdelijke_plaatsing"):
        assert term.vervalt_op == term.begint_op + timedelta(days=70)
        assert term.gevolg_op
        assert term.gevolg_op >= term.begint_op + timedelta(days=71)
        assert len(term.voorwaarden) >= 3


@given(situations, histories(), days)
def test_a_term_is_no_more_certain_than_the_fact_that_starts_it(situation, facts, reference):
    standing = {str(fact.id): fact for fact in facts}
    for term in clock(situation, facts, reference):
        if standing[term.feit].zekerheid != "vast":
            assert term.zekerheid != "vast"


@settings(max_examples=200)
@given(situations, histories(), days)
def test_every_date_is_explained(situation, facts, reference):
    for term in clock(situation, facts, reference):
        assert term.stappen[0].sleutel == "feit"
        outcome = [step.parameters["dag"] for step in term.stappen if step.sleutel == "uitkomst"]
        if outcome:
            assert outcome == [term.vervalt_op]
