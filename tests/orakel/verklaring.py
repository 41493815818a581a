"""The toelaatbaarheidsverklaring."""

from datetime import date

from tests.orakel.antwoord import Deel
from tests.orakel.dagen import DAG
from tests.orakel.feiten import VER_WEG, Gebeurtenis, first_of
from tests.orakel.stilstand import NoEndError, Stilstand, moved_by_later_pauses
from tests.orakel.termijn import PASSEND, run
from tests.orakel.zaak import Zaak, weeks


def tlv_besluit(zaak: Zaak) -> Deel | None:
    """Awb 4:13, 4:14(3), 4:15: eight weeks after receipt of the application; a notice names a reasonable term instead.
    Suspended from the day after the invitation to complete until completion or the end of the set term."""
    asked = zaak.start("tlv_aangevraagd")
    if asked is None or asked.dag < PASSEND:
        return None
    met = ("tlv_besloten", "tlv_bekendgemaakt")
    end = first_of(zaak.events, met, ())
    pieces = []
    for invitation in zaak.dated("tlv_aanvulling_gevraagd"):
        done = [one.dag - DAG for one in zaak.dated("tlv_aanvulling_ontvangen") if one.dag >= invitation.dag]
        ends = (
            done[:1]
            + ([invitation.tot] if invitation.tot else [])
            + ([end.bekend - DAG] if end and end.bekend else [])
        )
        first, last = invitation.dag + DAG, min(ends, default=None)
        if last is None or first <= last:
            pieces.append((first, last))
    still = Stilstand(tuple(pieces))
    try:
        last_day = weeks(asked.dag, 8, still, termijnenwet=True)
        notice = first_notice(zaak, "tlv_termijn_verlengd", end)
        if notice and notice.tot:
            last_day = max(last_day, moved_by_later_pauses(asked.dag, notice, still))
    except NoEndError:
        last_day = None
    return run(zaak, "tlv_besluit", last_day, met=met, still=still, day_zero=asked.dag)


def first_notice(zaak: Zaak, kind: str, end: Gebeurtenis | None) -> Gebeurtenis | None:
    """The first notice on or before the day on which the term was closed."""
    for notice in zaak.of(kind):
        if end is None or (notice.bekend or date.min) <= (end.bekend or VER_WEG):
            return notice
    return None


def named_if_later(zaak: Zaak, kind: str, end: Gebeurtenis | None, last: date) -> date:
    """The day that the first notice names, when it is later than the day without it."""
    notice = first_notice(zaak, kind, end)
    return max(last, notice.tot) if notice and notice.tot else last


def _tlv_told(zaak: Zaak) -> Gebeurtenis | None:
    told = zaak.start("tlv_bekendgemaakt") or zaak.start("tlv_besloten")
    return told if told is not None and told.dag >= PASSEND else None


def tlv_bezwaar(zaak: Zaak) -> Deel | None:
    """Awb 6:7, 6:8: six weeks from the day after the announcement."""
    told = _tlv_told(zaak)
    if told is None:
        return None
    last = weeks(told.dag, 6, termijnenwet=True)
    return run(zaak, "tlv_bezwaar", last, met=("tlv_bezwaar_gemaakt", "tlv_bezwaar_ontvangen"))


def tlv_advies(zaak: Zaak) -> Deel | None:
    """Rules of the LBT: the samenwerkingsverband asks for advice within two weeks after it received the objection."""
    objection = zaak.start("tlv_bezwaar_ontvangen")
    if objection is None or objection.dag < PASSEND:
        return None
    last = weeks(objection.dag, 2, termijnenwet=False)
    return run(zaak, "tlv_advies", last, met=("tlv_advies_gevraagd",), void=("tlv_beslissing_op_bezwaar",))


def tlv_bob(zaak: Zaak) -> Deel | None:
    """Awb 7:10: twelve weeks from the day after the term for objecting lapsed.

    Six more after a notice (7:10(3)), counted on; more with consent (7:10(4)), until the day agreed.
    """
    told = _tlv_told(zaak)
    objection = ("tlv_bezwaar_gemaakt", "tlv_bezwaar_ontvangen")
    if told is None or not zaak.happened(*objection):
        return None
    met = ("tlv_beslissing_op_bezwaar",)
    end = first_of(zaak.events, met, ())
    number = 18 if first_notice(zaak, "tlv_bezwaar_verdaagd", end) else 12
    last = weeks(weeks(told.dag, 6, termijnenwet=True), number, termijnenwet=True)
    last = named_if_later(zaak, "tlv_bezwaar_uitgesteld", end, last)
    return run(zaak, "tlv_bob", last, met=met)


def tlv_beroep(zaak: Zaak) -> Deel | None:
    """Awb 6:7: six weeks."""
    decided = zaak.start("tlv_beslissing_op_bezwaar")
    if decided is None or decided.dag < PASSEND:
        return None
    return run(zaak, "tlv_beroep", weeks(decided.dag, 6, termijnenwet=True), met=("tlv_beroep_ingesteld",))
