"""The whole comparison of the law clock with its oracle: random histories, both answers beside each other.

    .venv/bin/python scripts/orakel.py                          100,000 histories on all cores
    .venv/bin/python scripts/orakel.py --aantal 1 --zaad 4711   one history again, by the number that was printed

The history of a number is always the same one. Prints what was covered, and for each kind of difference one history
made as small as possible. Exit code 1 when there is a difference.
"""

from __future__ import annotations

import argparse
import os
import re
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from passend.recht import Feit, Termijn, compute_terms, load_calendar, load_rulebook
from tests.orakel.krimp import shrink
from tests.orakel.reeksen import Reeks, history
from tests.orakel.vakanties import VAKANTIES
from tests.orakel.vergelijk import differences

RULEBOOK = load_rulebook()
CALENDAR = load_calendar(vacations=VAKANTIES)
BLOCK = 500


@dataclass
class Uitkomst:
    """What a block of histories gave. voorbeelden: per kind of difference the number of the first history."""

    aantal: int = 0
    verschillen: Counter[str] = field(default_factory=Counter)
    voorbeelden: dict[str, int] = field(default_factory=dict)
    telling: Counter[str] = field(default_factory=Counter)

    def add(self, other: Uitkomst) -> None:
        """Add another block."""
        self.aantal += other.aantal
        self.verschillen += other.verschillen
        self.telling += other.telling
        for kind, number in other.voorbeelden.items():
            self.voorbeelden[kind] = min(number, self.voorbeelden.get(kind, number))


def compare(found: Reeks, facts: Sequence[Feit] | None = None) -> list[str]:
    """The differences for one history, or for other facts in the same situation."""
    given = found.facts if facts is None else facts
    return differences(found.situation, given, found.reference, VAKANTIES, ask(found, given))


def ask(found: Reeks, facts: Sequence[Feit]) -> tuple[Termijn, ...]:
    """The clock's answer."""
    return compute_terms(found.situation, facts, RULEBOOK, CALENDAR, found.reference)


def kind_of(line: str) -> str:
    """A difference without its days and numbers."""
    return re.sub(r"\s+", " ", re.sub(r"\[.*?\]|\(.*?\)|\d[\d-]*", "", line)).strip()


def run_block(first: int, number: int) -> Uitkomst:
    """Compare the histories first, first + 1, ..."""
    outcome = Uitkomst(aantal=number)
    for seed in range(first, first + number):
        found = history(seed)
        terms = ask(found, found.facts)
        outcome.telling.update((*_of_facts(found), *_of_terms(terms)))
        lines = differences(found.situation, found.facts, found.reference, VAKANTIES, terms)
        kinds = {kind_of(line) for line in lines}
        outcome.verschillen["reeksen met verschil"] += bool(kinds)
        for kind in kinds:
            outcome.verschillen[kind] += 1
            outcome.voorbeelden.setdefault(kind, seed)
    return outcome


def _of_terms(terms: Sequence[Termijn]) -> Iterator[str]:
    subjects = [term.onderwerp for term in terms]
    yield from {f"onderwerp {subject}" for subject in subjects}
    yield from {f"staat {term.staat}" for term in terms}
    if len(set(subjects)) < len(subjects):
        yield "met meer dan één lezing"
    steps = {step.sleutel for term in terms for step in term.stappen}
    if "termijnenwet" in steps:
        yield "met een einde dat opschuift voor weekend of feestdag"
    if steps & {"opschorting", "opschorting_loopt", "stilstand", "stilstand_loopt"}:
        yield "met stilstand"


def _of_facts(found: Reeks) -> Iterator[str]:
    yield f"sector {found.situation.sector}"
    yield f"richting {found.situation.richting}"
    kinds = {str(fact.soort) for fact in found.facts}
    yield from (f"feit {kind}" for kind in kinds)
    if any(fact.vervangt for fact in found.facts):
        yield "met een correctie"
    corrected = {fact.vervangt for fact in found.facts if fact.vervangt}
    if any(fact.vervangt and fact.id in corrected for fact in found.facts):
        yield "met een keten van correcties"
    if any(fact.dag is None and fact.soort != "niet_gebeurd" for fact in found.facts):
        yield "met een feit zonder dag"
    if any(fact.dag and (fact.dag.month, fact.dag.day) == (2, 29) for fact in found.facts):
        yield "met 29 februari"
    if len({fact.dag.year for fact in found.facts if fact.dag and fact.soort != "kind_geboren"}) > 1:
        yield "over een jaargrens"
    yield from {f"zekerheid {fact.zekerheid}" for fact in found.facts}


def show(kind: str, seed: int) -> None:
    """Print the smallest history that shows this kind of difference."""
    found = history(seed)
    facts = shrink(found.facts, lambda given: any(kind_of(line) == kind for line in compare(found, given)))
    situation = found.situation
    about = " ".join(
        filter(None, (situation.sector, situation.richting, situation.schoolsoort, situation.vakantieregio))
    )
    print(f"\n{kind}\n  --zaad {seed} --aantal 1: {about}, gevraagd op {found.reference}")
    for fact in sorted(facts, key=lambda one: one.volgnummer):
        more = [f"tot {fact.tot_dag}" if fact.tot_dag else "", fact.code, fact.zekerheid]
        more.append(f"vervangt {fact.vervangt}" if fact.vervangt else "")
        print(f"    {fact.id:>4} {fact.soort} {fact.dag or 'zonder dag'} {' '.join(filter(None, more))}")
    for line in compare(found, facts):
        print(f"  * {line}")


def main() -> int:
    """Run the comparison; 1 when the clock and the oracle differ."""
    parser = argparse.ArgumentParser(description="Vergelijk de klok met het orakel.")
    parser.add_argument("--aantal", type=int, default=100_000, help="hoeveel reeksen van feiten")
    parser.add_argument("--zaad", type=int, default=1, help="nummer van de eerste reeks")
    parser.add_argument("--kernen", type=int, default=os.cpu_count() or 1, help="hoeveel processen")
    chosen = parser.parse_args()
    began, total = time.monotonic(), Uitkomst()
    starts = range(chosen.zaad, chosen.zaad + chosen.aantal, BLOCK)
    sizes = [min(BLOCK, chosen.zaad + chosen.aantal - first) for first in starts]
    with ProcessPoolExecutor(chosen.kernen) as pool:
        for outcome in pool.map(run_block, starts, sizes):
            total.add(outcome)
            different = total.verschillen["reeksen met verschil"]
            print(f"\r{total.aantal} van {chosen.aantal} reeksen, {different} met een verschil", end="", flush=True)
    print("\n")
    for name, number in sorted(total.telling.items()):
        print(f"{number:>8}  {name}")
    for kind, seed in sorted(total.voorbeelden.items(), key=lambda item: -total.verschillen[item[0]]):
        show(f"{kind}", seed)
    different = total.verschillen["reeksen met verschil"]
    seconds = time.monotonic() - began
    print(f"\n{total.aantal} reeksen vergeleken, {different} met een verschil, in {seconds:.0f} seconden.")
    return 1 if different else 0


if __name__ == "__main__":
    sys.exit(main())
