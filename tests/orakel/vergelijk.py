"""The clock beside the oracle: what differs."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from tests.orakel.antwoord import Antwoord
from tests.orakel.orakel import answers
from tests.orakel.zaak import Vakanties


def differences(
    situation: Any, facts: Sequence[Any], reference: date, vacations: Vakanties, terms: Iterable[Any]
) -> list[str]:
    """One readable line per difference; empty when the clock and the oracle agree on everything.

    terms: the answer of the clock. Compared per subject: the set of last days and of first days of the consequence
    over all readings, the last safe day, the state and the days late. Of a term that is no longer needed the last
    safe day says nothing, and is left out.
    """
    expected = answers(situation, facts, reference, vacations)
    by_subject: dict[str, list[Any]] = {}
    for term in terms:
        by_subject.setdefault(term.onderwerp, []).append(term)
    found = []
    for subject in sorted({*expected, *by_subject}):
        if subject not in by_subject:
            found.append(f"{subject}: de klok geeft geen termijn, het orakel {_words(expected[subject])}")
        elif subject not in expected:
            days = [_iso(term.vervalt_op) for term in by_subject[subject]]
            found.append(f"{subject}: het orakel geeft geen termijn, de klok {days}")
        else:
            found += _compare(expected[subject], by_subject[subject], reference)
    return found


def _compare(expected: Antwoord, terms: list[Any], reference: date) -> list[str]:
    lines = []

    def differs(what: str, oracle: Any, clock: Any) -> None:
        if oracle != clock:
            lines.append(f"{expected.onderwerp}: {what}: orakel {oracle}, klok {clock}")

    differs("laatste dagen", _days(one.laatste for one in expected.lezingen), _days(one.vervalt_op for one in terms))
    differs("gevolg", _days(one.gevolg for one in expected.lezingen), _days(one.gevolg_op for one in terms))
    if not expected.nietig:
        differs("uiterlijk", [_iso(expected.uiterlijk)], _days(one.uiterlijk_op for one in terms))
    if len({(one.vervalt_op, str(one.staat), one.voldaan_op) for one in terms}) != len(terms):
        lines.append(f"{expected.onderwerp}: de klok geeft een dag twee keer")
    for term in terms:
        # Readings that end on one day are one term; where they differ about a pause either state will do.
        last = term.vervalt_op
        states, late = expected.states(last, reference), expected.late(last, reference)
        if states and str(term.staat) not in states:
            lines.append(f"{expected.onderwerp} ({_iso(last)}): staat: orakel {sorted(states)}, klok {term.staat}")
        if late and term.days_late(reference) not in late:
            clock = term.days_late(reference)
            lines.append(f"{expected.onderwerp} ({_iso(last)}): te laat: orakel {sorted(late)}, klok {clock}")
    return lines


def _days(days: Iterable[date | None]) -> list[str]:
    return sorted({_iso(day) for day in days})


def _iso(day: date | None) -> str:
    return day.isoformat() if day else "geen"


def _words(answer: Antwoord) -> list[str]:
    return _days(reading.laatste for reading in answer.lezingen)
