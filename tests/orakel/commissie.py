"""The Geschillencommissie passend onderwijs, and complaints."""

from datetime import date

from tests.orakel.antwoord import Deel
from tests.orakel.bezwaar import GEWEIGERD, VERWIJDERD
from tests.orakel.termijn import PASSEND, WVO_2020, last_event, run, working_days
from tests.orakel.zaak import Zaak, months, weeks


def gpo_indienen(zaak: Zaak) -> Deel | None:
    """Procedure of the commission: six weeks after the decision, of which an intention to remove is one.

    Later is possible with reasons, so nobody is called late.
    """
    untreated = ("niet_in_behandeling", "niet_behandelen_bekendgemaakt")
    decisions = (*GEWEIGERD, *VERWIJDERD, *untreated, "voornemen_verwijdering", "opp_vastgesteld")
    about = last_event(zaak, *decisions)
    if about is None or about.dag < PASSEND:
        return None
    last = weeks(about.dag, 6, termijnenwet=False)
    return run(zaak, "gpo_indienen", last, met=("gpo_ingediend",), void=("toegelaten",), late=False, since=about)


def gpo_verweer(zaak: Zaak) -> Deel | None:
    """Two weeks for the defence; the day in the commission's letter leads."""
    asked = zaak.start("gpo_verweer_gevraagd")
    if asked is None or asked.dag < PASSEND:
        return None
    last = asked.tot or weeks(asked.dag, 2, termijnenwet=False)
    return run(zaak, "gpo_verweer", last, met=("gpo_verweer_ingediend",), void=("gpo_oordeel", "gpo_beeindigd"))


def gpo_dictum(zaak: Zaak) -> Deel | None:
    """In urgent cases the dictum comes within two working days after the hearing."""
    hearing = zaak.start("gpo_zitting")
    if hearing is None or hearing.dag < date(2018, 10, 1) or not zaak.happened("gpo_spoed"):
        return None
    last = working_days(hearing.dag, 2)
    met = ("gpo_dictum", "gpo_oordeel")
    return run(zaak, "gpo_dictum", last, met=met, void=("gpo_beeindigd",))


def gpo_oordeel(zaak: Zaak) -> Deel | None:
    """WPO 43(3), WEC 45(3), WVO 2020 12.34 (before: WVO 27c): ten weeks after the request, holidays included."""
    filed = zaak.start("gpo_ingediend")
    if filed is None or filed.dag < PASSEND:
        return None
    last = weeks(filed.dag, 10, termijnenwet=True)
    return run(zaak, "gpo_oordeel", last, met=("gpo_oordeel",), void=("gpo_beeindigd",))


def gpo_reactie(zaak: Zaak) -> Deel | None:
    """No term in any text. The portal keeps four weeks as its own target: nobody is late."""
    told = zaak.start("gpo_oordeel_ontvangen") or zaak.start("gpo_oordeel")
    if told is None or told.dag < PASSEND:
        return None
    last = weeks(told.dag, 4, termijnenwet=False)
    return run(zaak, "gpo_reactie", last, met=("gpo_reactie_bestuur",), late=False)


def klacht_indienen(zaak: Zaak) -> Deel | None:
    """Rules of the LKC: within one year after what the complaint is about. No parent is called late for it."""
    happened = zaak.start("klacht_gebeurtenis")
    if happened is None or happened.dag < PASSEND:
        return None
    last = months(happened.dag, 12)
    return run(zaak, "klacht_indienen", last, met=("klacht_ingediend",), late=False)


def klacht_reactie(zaak: Zaak) -> Deel | None:
    """WVO 2020 3.36(3): within four weeks after the commission's judgment the board says what it does."""
    judged = zaak.start("klacht_oordeel")
    if zaak.sector != "vo" or judged is None or judged.dag < WVO_2020:
        return None
    return run(zaak, "klacht_reactie", weeks(judged.dag, 4, termijnenwet=True), met=("klacht_reactie_bestuur",))
