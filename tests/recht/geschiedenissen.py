"""Random but plausible histories of one aanmelding, for property tests."""

from datetime import date, timedelta

from hypothesis import strategies as st

from passend.recht import Feit, Situatie
from passend.recht.feiten import RICHTINGEN, SCHOOLSOORTEN, SECTOREN, VAKANTIEREGIOS, FeitSoort

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


#: Facts of one matter in the order in which they mostly happen; a history takes some of them.
CHAINS = (
    ("geweigerd", "weigering_bekendgemaakt", "bezwaar_gemaakt", "bezwaar_ontvangen", "gpo_ingediend",
     "gpo_verweer_gevraagd", "gpo_verweer_ingediend", "gpo_spoed", "gpo_zitting", "gpo_dictum", "gpo_oordeel",
     "gpo_oordeel_ontvangen", "gpo_reactie_bestuur", "beslissing_op_bezwaar"),
    ("geschorst", "schorsing_gemeld", "voornemen_verwijdering", "zoeken_begonnen", "verwijderd",
     "verwijdering_bekendgemaakt", "gpo_ingediend", "bezwaar_gemaakt", "bezwaar_ontvangen", "gpo_oordeel",
     "beslissing_op_bezwaar"),
    ("tlv_aangevraagd", "tlv_aanvulling_gevraagd", "tlv_aanvulling_ontvangen", "tlv_termijn_verlengd", "tlv_besloten",
     "tlv_bekendgemaakt", "tlv_bezwaar_gemaakt", "tlv_bezwaar_ontvangen", "tlv_advies_gevraagd",
     "tlv_bezwaar_verdaagd", "tlv_bezwaar_uitgesteld", "tlv_beslissing_op_bezwaar", "tlv_beroep_ingesteld"),
    ("extra_ondersteuning", "tijdelijk_geplaatst", "definitief_geplaatst", "ingeschreven", "opp_vastgesteld",
     "opp_geevalueerd", "uitgeschreven"),
    ("verzuim", "verzuim", "verzuim_begonnen", "verzuim", "verzuim_gemeld", "wtos_afwezig", "wtos_gemeld",
     "verzuim_beeindigd", "wtos_terug"),
    ("toelating_gewenst_per", "overstap_naar_vo", "loting", "geen_plaatsruimte", "ingeloot",
     "grondslag_niet_onderschreven", "toelatingsvoorwaarden_niet_vervuld", "beslistermijn_opgeschort"),
    ("klacht_gebeurtenis", "klacht_ingediend", "klacht_oordeel", "klacht_reactie_bestuur"),
    ("plan_vastgesteld", "plan_verzonden", "plan_begint", "verklaring_vrijstelling", "vrijstelling_kennisgeving",
     "vrijstelling_jaar"),
)  # fmt: skip
#: Every situation that a rule can ask for, also a kind of school and a vakantieregio.
wide_situations = st.builds(
    Situatie,
    st.sampled_from(SECTOREN),
    st.sampled_from((*RICHTINGEN, "onbekend")),
    st.sampled_from(("", *SCHOOLSOORTEN)),
    st.sampled_from(("", *VAKANTIEREGIOS)),
)


@st.composite
def chain_histories(draw):
    """A child's facts of one matter after another (bezwaar, commission, tlv, absence), with or without an aanmelding.

    Days may be disputed: then the same fact stands there twice, on two days.
    """
    on = draw(days)
    found = []
    if draw(st.booleans()):
        found.append(
            Feit("geboren", "kind_geboren", on.replace(day=1) - timedelta(days=draw(st.integers(1200, 6700))))
        )
    if draw(st.booleans()):
        found += draw(histories(certain=True, kinds=("aanvulling_gevraagd", "beslistermijn_verlengd")))
    number = 100
    for kind in draw(st.sampled_from(CHAINS)):
        if not draw(st.integers(0, 3)):
            continue
        on += timedelta(days=draw(st.integers(0, 40)))
        named = on + timedelta(days=draw(st.integers(0, 60))) if draw(st.booleans()) else None
        certainty = draw(st.sampled_from((*CERTAINTIES, "vast", "vast")))
        code = str(draw(st.integers(1, 20))) if kind == "verzuim" else ""
        for shift in (0, draw(st.integers(1, 9))) if certainty == "betwist" else (0,):
            number += 1
            day = on + timedelta(days=shift)
            named_then = named if named is None or named >= day else None
            found.append(Feit(f"k{number}", kind, day, named_then, certainty, volgnummer=number, code=code))
    return list({fact.id: fact for fact in found}.values())
