"""Random but plausible histories of one aanmelding, for property tests."""

from datetime import date, timedelta

from hypothesis import strategies as st

from passend.recht import Feit, Situatie
from passend.recht.feiten import RICHTINGEN, SECTOREN, FeitSoort

# Leap day 2028 and several year ends lie inside; the VO rules began on 1 August 2022.
days = st.dates(date(2022, 9, 1), date(2029, 6, 30))
situations = st.builds(Situatie, st.sampled_from(SECTOREN), st.sampled_from((*RICHTINGEN, "onbekend")))
CERTAINTIES = ("vast", "voorlopig", "betwist")
LATER = [
    kind
    for kind in FeitSoort
    if kind not in ("kind_geboren", "aanmelding_gedaan", "aanmelding_ontvangen", "niet_gebeurd")
]


@st.composite
def histories(draw, *, kinds=tuple(LATER), certain=False):
    """A plausible list of facts: an aanmelding, then up to six other facts within half a year, some corrected."""
    start = draw(days)
    received = start + timedelta(days=draw(st.integers(0, 5)))
    certainty = st.just("vast") if certain else st.sampled_from(CERTAINTIES)
    found = [
        Feit(
            "geboren",
            "kind_geboren",
            date(start.year - draw(st.integers(3, 15)), 3, 1) - timedelta(days=400),
            volgnummer=1,
        ),
        Feit("gedaan", "aanmelding_gedaan", start, zekerheid=draw(certainty), volgnummer=2),
        Feit("ontvangen", "aanmelding_ontvangen", received, zekerheid=draw(certainty), volgnummer=3),
    ]
    for number in range(draw(st.integers(0, 6))):
        on = received + timedelta(days=draw(st.integers(0, 180)))
        named = on + timedelta(days=draw(st.integers(0, 60))) if draw(st.booleans()) else None
        found.append(Feit(f"f{number}", draw(st.sampled_from(kinds)), on, named, draw(certainty), None, 10 + number))
    if not certain and draw(st.booleans()):
        target = draw(st.sampled_from(found))
        on = (target.dag or received) + timedelta(days=draw(st.integers(-10, 10)))
        kind = draw(st.sampled_from((target.soort, "niet_gebeurd")))
        found.append(Feit("correctie", kind, on, target.tot_dag, vervangt=target.id, volgnummer=50))
    return found
