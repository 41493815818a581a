"""On which days a term stands still because the school asked for what was missing.

WPO 63(4), WEC 61(5) (bijzonder): suspended with effect from the day of the invitation until the day of completion, or
until the set term has passed unused. Awb 4:5, 4:15 (openbaar): the same, from the day AFTER the invitation.
WVO 2020 8.8(3) (bijzonder vo): the right not to treat is in the text, the sentence on suspension was not seen: both
"nothing stands still" and "as at a primary school" are readings.

Decisions of the project where the statute says nothing:
- several invitations: each day counts once; an invitation ends at the first completion on or after its day;
- a completion on the very day of an invitation answers it (facts know days, not hours), so nothing stood still;
- unless an earlier invitation was waiting for that completion, and the new one was recorded after it: the statute lets
  each invitation suspend from its own day, and nobody completes what has not been asked yet;
- completion after the set day does not lengthen the pause, completion before it ends the pause;
- a decision or withdrawal ends the pause on its day;
- a completion on an unknown day cannot end a pause, for nobody can tell when it ran again.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from tests.orakel.dagen import DAG, go_on, walk
from tests.orakel.feiten import Gebeurtenis, dated
from tests.orakel.zaak import Zaak


class NoEndError(Exception):
    """The walk came into a pause of which the end is not known."""


@dataclass(frozen=True)
class Stilstand:
    """The days that stand still: pairs of first and last day (included; None: it goes on)."""

    stukken: tuple[tuple[date, date | None], ...] = ()

    def __call__(self, day: date) -> bool:
        """Does the term stand still on this day? Raises NoEndError inside a pause without an end."""
        still = False
        for first, last in self.stukken:
            if first <= day:
                if last is None:
                    raise NoEndError
                still = still or day <= last
        return still

    def known_at(self, day: date | None) -> "Stilstand":
        """Only the pauses that had begun on `day`; none when that day is not known."""
        return Stilstand(tuple(piece for piece in self.stukken if day is not None and piece[0] <= day))

    def begun_after(self, day: date) -> "Stilstand":
        """Only the days of pauses that began after `day`, not those of pauses that were already going on."""
        known = [last for _first, last in self.known_at(day).stukken]
        if None in known:
            return Stilstand()
        until = max([day, *(last for last in known if last)])
        return Stilstand(tuple((max(first, until + DAG), last) for first, last in self.stukken if first > day))

    def between(self, day_zero: date, end: date | None) -> tuple[tuple[date, date | None], ...]:
        """The pieces that begin while the term runs: not before its first day, not after its last."""
        pieces = [(max(first, day_zero + DAG), last) for first, last in self.stukken]
        return tuple(piece for piece in pieces if end is None or piece[0] <= end)


NIETS = Stilstand()


def by_invitation(events: Sequence[Gebeurtenis], stopped_on: date | None, since: date | None) -> Stilstand:
    """The pauses by invitations to complete. stopped_on: day of the decision or withdrawal, if any.

    since: first day on which the law of bijzondere schools was in force; None: openbaar, by the Awb.
    """
    pieces = []
    for invitation in dated(events, "aanvulling_gevraagd"):
        assert invitation.dag
        if since and invitation.dag < since:
            continue
        first = invitation.dag if since else invitation.dag + DAG
        ends = [invitation.tot] if invitation.tot else []
        ends += [done.dag - DAG for done in completions(events, invitation)][:1]
        ends += [stopped_on - DAG] if stopped_on else []
        last = min(ends, default=None)
        if last is None or first <= last:
            pieces.append((first, last))
    return Stilstand(tuple(pieces))


def completions(events: Sequence[Gebeurtenis], invitation: Gebeurtenis) -> list[Gebeurtenis]:
    """The completions that can answer this invitation, the first in time in front."""
    return [
        done
        for done in dated(events, "aanvulling_ontvangen")
        if done.dag > invitation.dag or (done.dag == invitation.dag and not _meant_before(events, done, invitation))
    ]


def _meant_before(events: Sequence[Gebeurtenis], done: Gebeurtenis, invitation: Gebeurtenis) -> bool:
    """Of a completion and an invitation of one day: did it come first, and was another invitation waiting for it?"""
    if done.volgorde > invitation.volgorde:
        return False
    waiting = [one for one in dated(events, "aanvulling_gevraagd") if one.wanneer < done.wanneer]
    return any(completions(events, one)[:1] == [done] for one in waiting)


def otherwise(events: Sequence[Gebeurtenis], stopped_on: date | None) -> tuple[tuple[date, date | None], ...]:
    """Awb 4:15(2), openbaar: as long as the applicant agreed in writing, caused the delay, or the board cannot act.

    From that day through the last day that is told; without one until the decision.
    """
    pieces = []
    for other in dated(events, "beslistermijn_opgeschort"):
        ends = ([other.tot] if other.tot else []) + ([stopped_on - DAG] if stopped_on else [])
        last = min(ends, default=None)
        if last is None or other.dag <= last:
            pieces.append((other.dag, last))
    return tuple(pieces)


def law_of(sector: str) -> date:
    """Passend onderwijs began on 1 August 2014; the present statute for vo on 1 August 2022."""
    return date(2022, 8, 1) if sector == "vo" else date(2014, 8, 1)


def possible(zaak: Zaak, stopped_on: date | None) -> list[Stilstand]:
    """What may stand still at a school of this sector and richting: one answer, or two where the law is unclear."""
    if zaak.richting == "openbaar":
        invited = by_invitation(zaak.events, stopped_on, None)
        return [Stilstand(invited.stukken + otherwise(zaak.events, stopped_on))]
    pauses = by_invitation(zaak.events, stopped_on, law_of(zaak.sector))
    return [pauses, NIETS] if zaak.sector == "vo" and pauses != NIETS else [pauses]


def moved_by_later_pauses(day_zero: date, notice: Gebeurtenis, pauses: Stilstand) -> date:
    """The day that a notice names (`notice.tot`), with what stood still after it.

    A named day leads as it was named, also in a weekend. A pause that begins after the notice comes on top of it, and
    then the Termijnenwet; of a pause that had begun the sender knew. While the day of the notice is not known every
    pause comes on top, so that nothing is called late too early.
    """
    assert notice.tot
    named = notice.tot
    if notice.bekend is None:
        named = walk(day_zero, (named - day_zero).days, pauses)
    elif (told := max(day_zero, notice.dag)) < named:
        # What stands still before the term itself has begun takes nothing from it.
        named = walk(told, (named - told).days, pauses.begun_after(notice.dag))
    return named if named == notice.tot else go_on(named, pauses)
