"""On time before the aanmelding; objection against a refusal or a removal, and the decision on it."""

from datetime import date

from tests.orakel.antwoord import Deel
from tests.orakel.dagen import DAG, walk_back
from tests.orakel.feiten import Gebeurtenis, first_of
from tests.orakel.stilstand import NoEndError, Stilstand
from tests.orakel.termijn import in_force, run
from tests.orakel.zaak import Zaak, weeks

AANMELDING = ("aanmelding_gedaan", "aanmelding_ontvangen")


def tijdig_aanmelden(zaak: Zaak) -> Deel | None:
    """WPO 40(2), WEC 40(3), WVO 2020 8.8(1): if possible ten weeks before. A target: nobody is late."""
    wished = zaak.start("toelating_gewenst_per")
    if wished is None or not in_force(zaak, wished.dag):
        return None
    if zaak.sector == "vo" and zaak.happened("overstap_naar_vo"):
        return None  # WVO 2020 8.8(8) replaces the sentence
    return run(zaak, "tijdig_aanmelden", walk_back(wished.dag, 70), met=AANMELDING, late=False)


def centraal_aanmelden(zaak: Zaak) -> Deel | None:
    """WVO 2020 8.8(8): one period, 25 to 31 March, for the step to the first year of vo."""
    step = zaak.start("overstap_naar_vo")
    if zaak.sector != "vo" or step is None or step.dag < date(2025, 3, 25):
        return None
    last = step.dag
    while (last.month, last.day) != (3, 31):
        last -= DAG
    return run(zaak, "centraal_aanmelden", last, met=AANMELDING, late=False)


BEZWAAR = ("bezwaar_gemaakt", "bezwaar_ontvangen")
VERWIJDERD = ("verwijderd", "verwijdering_bekendgemaakt")
GEWEIGERD = ("geweigerd", "weigering_bekendgemaakt")


def _announced(zaak: Zaak, told: str, decided: str) -> Gebeurtenis | None:
    found = zaak.start(told) or zaak.start(decided)
    return found if found is not None and in_force(zaak, found.dag) else None


def _refusal(zaak: Zaak) -> Gebeurtenis | None:
    """The refusal at the door. After a removal an objection is taken to be about the removal."""
    return None if zaak.happened(*VERWIJDERD) else _announced(zaak, "weigering_bekendgemaakt", "geweigerd")


def _removal(zaak: Zaak) -> Gebeurtenis | None:
    return _announced(zaak, "verwijdering_bekendgemaakt", "verwijderd")


def bezwaar_toelating(zaak: Zaak) -> Deel | None:
    """WPO 63(3), WEC 61(3), WVO 2020 8.8(5), Awb 6:7: six weeks, from the day after the announcement."""
    told = _refusal(zaak)
    if told is None:
        return None
    last = weeks(told.dag, 6, termijnenwet=True)
    return run(zaak, "bezwaar_toelating", last, met=BEZWAAR, void=("toegelaten",))


def bezwaar_verwijdering(zaak: Zaak) -> Deel | None:
    """WPO 63(3), WEC 61(3), WVO 2020 8.15, Awb 6:7: six weeks."""
    told = _removal(zaak)
    if told is None:
        return None
    return run(zaak, "bezwaar_verwijdering", weeks(told.dag, 6, termijnenwet=True), met=BEZWAAR)


def bob_toelating(zaak: Zaak) -> Deel | None:
    """WPO 63(3) and 40(12), WEC 61(3) and 40(20), WVO 2020 8.8(6)."""
    if zaak.happened(*VERWIJDERD) or not zaak.happened(*GEWEIGERD):
        return None
    return _decision_on_objection(zaak, "bob_toelating", _refusal(zaak), ("bezwaar_ingetrokken", "toegelaten"))


def bob_verwijdering(zaak: Zaak) -> Deel | None:
    """WPO 63(3) and 40(12), WEC 61(3) and 40(20), WVO 2020 8.15."""
    if not zaak.happened(*VERWIJDERD):
        return None
    return _decision_on_objection(zaak, "bob_verwijdering", _removal(zaak), ("bezwaar_ingetrokken",))


def _decision_on_objection(zaak: Zaak, subject: str, told: Gebeurtenis | None, void: tuple[str, ...]) -> Deel | None:
    """Four weeks from receipt of the objection; at an openbare school for po or (v)so from the day after the term for
    objecting has lapsed. Suspended from the day on which a case is pending at the GPO until the day of its oordeel
    (WPO 43(4), WEC 45(4), WVO 2020 12.34)."""
    if zaak.richting == "openbaar" and zaak.sector != "vo":
        if told is None or not zaak.happened(*BEZWAAR):
            return None
        day_zero = weeks(told.dag, 6, termijnenwet=True)
    else:
        objection = zaak.start("bezwaar_ontvangen") or zaak.start("bezwaar_gemaakt")
        if objection is None or not in_force(zaak, objection.dag):
            return None
        day_zero = objection.dag
    end = first_of(zaak.events, ("beslissing_op_bezwaar",), void)
    still = pending(zaak, end)
    try:
        last = weeks(day_zero, 4, still, termijnenwet=True)
    except NoEndError:
        last = None
    met = ("beslissing_op_bezwaar",)
    return run(zaak, subject, last, met=met, void=void, still=still, day_zero=day_zero)


def pending(zaak: Zaak, end: Gebeurtenis | None) -> Stilstand:
    """The days on which a case is pending: from the filing until the oordeel, or until it ended otherwise."""
    pieces = []
    for filed in zaak.dated("gpo_ingediend"):
        if not in_force(zaak, filed.dag):
            continue
        ends = [one.dag - DAG for one in zaak.dated("gpo_oordeel", "gpo_beeindigd") if one.dag >= filed.dag][:1]
        ends += [filed.tot] if filed.tot else []
        ends += [end.bekend - DAG] if end and end.bekend else []
        last = min(ends, default=None)
        if last is None or last >= filed.dag:
            pieces.append((filed.dag, last))
    return Stilstand(tuple(pieces))
