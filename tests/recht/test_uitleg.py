"""The explanation adds up: every step and remark is one that the screens know, and its days follow from one another.

On the random histories of the oracle; the last days themselves are compared there (`test_orakel.py`).
"""

import re
from datetime import date, timedelta

import pytest

from passend.recht import compute_terms, effective_facts, load_calendar, load_rulebook
from tests.orakel.dagen import birthday, is_free
from tests.orakel.reeksen import history
from tests.orakel.vakanties import VAKANTIES

RULEBOOK = load_rulebook()
CALENDAR = load_calendar(vacations=VAKANTIES)
ARTICLES = {part for rule in RULEBOOK.rules for part in rule.artikel.split("; ")}
FIRST, BLOCK = 20_000_000, 200
DAY = timedelta(days=1)

#: What each step tells, as the sentences of `passend.wet.woorden` expect it. A question mark: may be missing.
STEPS = {
    "feit": "feit dag zekerheid",
    "begint_na": "onderwerp dag",
    "einde_aanmeldperiode": "ontvangen dag",
    "weken": "van weken tot artikel",
    "tel": "eenheid lengte van tot artikel",
    "tel_terug": "eenheid lengte van tot artikel",
    "schoolweken": "lengte van tot artikel vakantiedagen",
    "schooljaar": "tot artikel",
    "jaardag": "tot artikel",
    "volgende_maand": "leeftijd tot artikel",
    "gesteld": "dag",
    "dag_uit_brief_leidt": "dag berekend",
    "verlenging": "dag? weken tot artikel",
    "verlenging_tot_dag": "dag? tot artikel",
    "verlengd": "dag? eenheid lengte tot artikel",
    "verlengd_tot": "dag? tot artikel",
    "opschorting": "van tot dagen artikel",
    "opschorting_loopt": "van artikel",
    "stilstand": "van tot dagen artikel",
    "stilstand_loopt": "van artikel",
    "tien_weken_grens": "van weken tot",
    "termijnenwet": "van naar dagen",
    "plaatsing_vanaf": "dag",
    "oud_genoeg_vanaf": "leeftijd dag",
    "aanvullen_gesteld": "dag",
    "aanvullen_zonder_dag": "",
    "aanvullen_ongebruikt": "dag",
    "te_jong": "leeftijd dag artikel",
    "verzuim_vol": "uren weken dag artikel",
    "uitkomst": "dag",
    "uitkomst_open": "",
}
REMARKS = {
    "aanmelden_kan_vanaf": "dag",
    "aanmeldperiode_lezingen": "",
    "aanvulling_na_afloop": "dag",
    "awt_op_tien_weken_onzeker": "dag",
    "dag_betwist": "",
    "dag_uit_brief": "dag",
    "dag_uit_brief_leidt": "dag berekend",
    "dag_van_verzoek_niet_bekend": "dag",
    "einde_zonder_dag": "",
    "geboortedag_niet_bekend": "leeftijd",
    "ingetrokken_na_afloop": "dag tot",
    "later_kan_met_uitleg": "",
    "nodig_na_laatste_dag": "",
    "leeftijd_cluster_2": "",
    "leeftijd_niet_nagegaan": "leeftijd",
    "leerling_zelf_vanaf": "dag",
    "ontvangst_niet_bekend": "dag",
    "pauze_en_tien_weken_onzeker": "",
    "pauze_op_tien_weken_onzeker": "",
    "stilstand_op_tien_weken_onzeker": "",
    "richting_onbekend": "",
    "stilstand_onduidelijk": "",
    "toelating_later_gewenst": "dag",
    "tweede_verlenging": "",
    "vakantieregio_onbekend": "",
    "vakanties_niet_bekend": "",
    "verlenging_korter_genoemd": "dag tot",
    "verlenging_langer_genoemd": "dag tot",
    "verlenging_na_afloop": "dag tot",
    "zoeken_geen_plaatsruimte": "dag?",
    "zoeken_grondslag_niet_onderschreven": "dag?",
    "zoeken_toelatingsvoorwaarden_niet_vervuld": "dag?",
    "zoeken_instelling": "",
    "zoeken_loting": "",
}
#: What tells the readings of a term apart, joined with + and, for the region of the holidays, with |.
READINGS = {
    "openbaar",
    "bijzonder",
    "met_stilstand",
    "zonder_stilstand",
    "pauze_schuift_op",
    "tien_weken_grens",
    "vanaf_ontvangst",
    "vanaf_einde_aanmeldperiode",
    "noord",
    "midden",
    "zuid",
}
#: Facts whose own day is the first that counts: three months from 1 May on are full on 31 July.
COUNTED_ITSELF = {"verzuim_begonnen"}
#: Why a term cannot end on a day.
REASONS = {"zaterdag", "zondag"} | {day.sleutel for day in CALENDAR.days}


def fits(words: str, given: dict) -> bool:
    names = words.split()
    needed = {name for name in names if not name.endswith("?")}
    return needed <= set(given) <= {name.rstrip("?") for name in names}


def months_on(start: date, months: int) -> date:
    """The same day number so many months later, or the last day of that month."""
    total = start.month - 1 + months
    for number in range(start.day, 0, -1):
        try:
            return date(start.year + total // 12, total % 12 + 1, number)
        except ValueError:
            continue
    raise AssertionError(start)


def counted(eenheid: str, lengte: int, van: date) -> date:
    if eenheid == "weken":
        return van + timedelta(weeks=lengte)
    if eenheid == "dagen":
        return van + timedelta(days=lengte)
    if eenheid == "werkdagen":
        day = van
        while lengte:
            day += DAY
            lengte -= not is_free(day)
        return day
    return months_on(van, lengte * {"maanden": 1, "jaren": 12}[eenheid])


def check_step(key: str, told: dict, begun_by: str) -> None:
    assert fits(STEPS[key], told), (key, told)
    if "artikel" in told:
        assert set(told["artikel"].split("; ")) <= ARTICLES, told
    if key in ("weken", "tien_weken_grens"):
        assert told["tot"] == told["van"] + timedelta(weeks=told["weken"])
    elif key == "tel" and begun_by == "kind_geboren":
        assert told["tot"] == birthday(told["van"], told["lengte"])
    elif key == "tel" and begun_by in COUNTED_ITSELF and told["eenheid"] == "maanden":
        first = told["van"] + DAY
        same = months_on(first, told["lengte"])
        # No such day in that month: its last day is the last day.
        assert told["tot"] == (same - DAY if same.day == first.day else same)
    elif key == "tel":
        assert told["tot"] == counted(told["eenheid"], told["lengte"], told["van"])
    elif key == "tel_terug" and told["eenheid"] in ("weken", "maanden", "jaren"):
        back = {"weken": -7 * told["lengte"] * DAY}.get(told["eenheid"])
        months = -told["lengte"] * {"maanden": 1, "jaren": 12}.get(told["eenheid"], 0)
        assert told["tot"] == (told["van"] + back if back else months_on(told["van"], months))
    elif key == "schoolweken":
        assert (told["tot"] - told["van"]).days == 7 * told["lengte"] + told["vakantiedagen"]
    elif key == "schooljaar":
        assert (told["tot"].month, told["tot"].day) == (7, 31)
    elif key == "volgende_maand":
        assert told["tot"].day == 1
    elif key in ("opschorting", "stilstand"):
        assert told["dagen"] == (told["tot"] - told["van"]).days + 1 > 0
    elif key == "termijnenwet":
        passed = [text.split(" ") for text in told["dagen"]]
        assert [date.fromisoformat(on) for on, _ in passed] == [
            told["van"] + n * DAY for n in range((told["naar"] - told["van"]).days)
        ]
        assert {reason for _, reason in passed} <= REASONS


@pytest.mark.parametrize("block", range(8))
def test_every_step_and_remark_is_known_and_adds_up(block):
    for seed in range(FIRST + block * BLOCK, FIRST + (block + 1) * BLOCK):
        found = history(seed)
        standing = {str(fact.id): fact for fact in effective_facts(found.facts)}
        for term in compute_terms(found.situation, found.facts, RULEBOOK, CALENDAR, found.reference):
            for step in term.stappen:
                check_step(step.sleutel, dict(step.parameters), term.stappen[0].parameters.get("feit", ""))
            for remark in term.opmerkingen:
                assert fits(REMARKS[remark.sleutel], dict(remark.parameters)), (seed, remark)
            codes = {code for code in re.split(r"[+|]", term.lezing) if code and not code.startswith("dag_")}
            assert codes <= READINGS, (seed, term.lezing)
            begin, end = term.stappen[0], term.stappen[-1]
            fact = standing[term.feit]
            if term.onderwerp == "verzuim_melden":
                assert (begin.sleutel, begin.parameters["dag"]) == ("verzuim_vol", term.begint_op), seed
                continue
            if begin.sleutel == "einde_aanmeldperiode":
                assert begin.parameters == {"dag": date(fact.dag.year, 3, 31), "ontvangen": fact.dag}, seed
            else:
                told = {"feit": fact.soort, "dag": fact.dag, "zekerheid": fact.zekerheid}
                assert (begin.sleutel, dict(begin.parameters)) == ("feit", told), seed
            told = end.parameters.get("dag")
            if end.sleutel in ("uitkomst", "aanvullen_gesteld"):
                assert told == term.vervalt_op, seed
            elif end.sleutel in ("plaatsing_vanaf", "oud_genoeg_vanaf"):
                assert told == term.gevolg_op > term.vervalt_op, seed
            else:
                assert end.sleutel in ("uitkomst_open", "te_jong", "aanvullen_zonder_dag"), seed
                assert term.vervalt_op is None


def test_the_histories_show_every_step_and_remark():
    """So that the checks above meet each of them; what needs facts of its own has tests of its own."""
    steps, remarks = set(), set()
    for seed in range(FIRST, FIRST + 8 * BLOCK):
        found = history(seed)
        for term in compute_terms(found.situation, found.facts, RULEBOOK, CALENDAR, found.reference):
            steps |= {step.sleutel for step in term.stappen}
            remarks |= {remark.sleutel for remark in term.opmerkingen}
    assert set(STEPS) - steps <= {"gesteld"}
    assert set(REMARKS) - remarks <= RARE


#: Remarks that need facts of their own: see the tests below and `test_werelden.py`.
RARE = {"vakanties_niet_bekend", "dag_betwist", "vakantieregio_onbekend", "einde_zonder_dag"}
