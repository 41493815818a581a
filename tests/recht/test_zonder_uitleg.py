"""Without explanation the clock gives the same dates and states: the time machine and the lists rely on it."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from passend.recht import compute_terms
from tests.recht.bouw import CALENDAR, RULEBOOK
from tests.recht.geschiedenissen import days, histories, situations


@settings(max_examples=300, deadline=None)
@given(situations, histories(), days, st.randoms())
def test_the_terms_are_the_same_but_for_steps_and_remarks(situation, facts, reference, random):
    explained = compute_terms(situation, facts, RULEBOOK, CALENDAR, reference)
    random.shuffle(facts)
    bare = compute_terms(situation, facts, RULEBOOK, CALENDAR, reference, explain=False)
    assert bare == tuple(replace(term, stappen=(), opmerkingen=()) for term in explained)
