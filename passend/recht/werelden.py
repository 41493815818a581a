"""Where the facts themselves leave more than one answer: every answer is a world, and the clock runs in each.

Disputed days: each stated day is a world. The central period for the first year of VO (WVO 2020 8.8(8)): the law
counts from receipt, the ministry's own timetable from the last day of the period; both are worlds.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import product

from passend.recht.feiten import Feit, FeitSoort, Situatie, Zekerheid
from passend.recht.regelboek import Regelboek
from passend.recht.zaak import MOVED

FROM_RECEIPT = "vanaf_ontvangst"
FROM_PERIOD_END = "vanaf_einde_aanmeldperiode"

#: The answers chosen in a world, one code per question, and the facts as they are in it.
Wereld = tuple[tuple[str, ...], tuple[Feit, ...]]


def worlds(situation: Situatie, facts: Sequence[Feit], rulebook: Regelboek) -> list[Wereld]:
    """The standing facts (`effective_facts`) once per combination of answers; one world when nothing is open."""
    central = situation.sector == "vo" and any(fact.soort == FeitSoort.OVERSTAP_NAAR_VO for fact in facts)
    open_kinds = {fact.soort for fact in facts if fact.zekerheid == Zekerheid.BETWIST and fact.dag is not None}
    if not open_kinds and not central:
        return [((), tuple(facts))]
    questions = [_disputed(kind, facts) for kind in sorted(open_kinds & rulebook.single_starts)]
    found = [question for question in questions if len(question) > 1]
    result: list[Wereld] = []
    for answers in product(*found):
        left_out = {fact.id for _, dropped in answers for fact in dropped}
        kept = tuple(fact for fact in facts if fact.id not in left_out)
        result.append((tuple(code for code, _ in answers), kept))
    if not central:
        return result
    return [world for codes, kept in result for world in _central(codes, kept, situation, rulebook)]


def _disputed(kind: str, facts: Sequence[Feit]) -> list[tuple[str, tuple[Feit, ...]]]:
    """Per day that is claimed for an event: its code, and the facts that do not hold in that world.

    Of more than two days the first and the last: the others lie between. A proven day ends the dispute.
    """
    own = [fact for fact in facts if fact.soort == kind and fact.dag is not None]
    if any(fact.zekerheid == Zekerheid.VAST for fact in own):
        return []
    claims = [fact for fact in own if fact.zekerheid == Zekerheid.BETWIST]
    days = sorted({fact.dag for fact in claims if fact.dag is not None})
    return [
        (f"dag_{day.isoformat()}", tuple(fact for fact in claims if fact.dag != day))
        for day in dict.fromkeys((days[0], days[-1]))
    ]


def _central(
    codes: tuple[str, ...], facts: tuple[Feit, ...], situation: Situatie, rulebook: Regelboek
) -> list[Wereld]:
    moved = tuple(_to_period_end(fact, situation, rulebook) for fact in facts)
    if moved == facts:
        return [((*codes, ""), facts)]
    return [((*codes, FROM_RECEIPT), facts), ((*codes, FROM_PERIOD_END), moved)]


def _to_period_end(fact: Feit, situation: Situatie, rulebook: Regelboek) -> Feit:
    """A request or receipt inside the central period, moved to its last day; any other fact as it is."""
    if fact.dag is None or fact.soort not in (FeitSoort.AANMELDING_GEDAAN, FeitSoort.AANMELDING_ONTVANGEN):
        return fact
    rule = rulebook.find("centraal_aanmelden", situation.sector, situation.richtingen[0], fact.dag)
    if rule is None:
        return fact
    last = date.fromisoformat(f"{fact.dag.year}-{rule.jaardag}")
    first = last - timedelta(days=rule.lengte - 1)
    if not first <= fact.dag < last:
        return fact
    return replace(fact, dag=last, tot_dag=fact.dag, code=MOVED)
