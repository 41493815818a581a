"""Which fact stands for which, after corrections: words and papers hang on the fact that was recorded first."""

from collections.abc import Iterable, Sequence

from passend.dossiers.models import Feit, Feitsoort


def heads(facts: Iterable[Feit]) -> dict[int, Feit | None]:
    """Return, for the id of each fact, the fact that says it now; None when it turned out not to have happened."""
    by_id = {fact.id: fact for fact in facts}
    successor = {fact.vervangt_id: fact for fact in by_id.values() if fact.vervangt_id}
    result: dict[int, Feit | None] = {}
    for key in by_id:
        fact = by_id[key]
        while fact.id in successor:
            fact = successor[fact.id]
        result[key] = None if fact.soort == Feitsoort.NIET_GEBEURD else fact
    return result


def in_force(facts: Sequence[Feit]) -> list[Feit]:
    """Return every fact that still counts, in the order in which they were recorded."""
    replaced = {fact.vervangt_id for fact in facts}
    kept = [fact for fact in facts if fact.id not in replaced and fact.soort != Feitsoort.NIET_GEBEURD]
    return sorted(kept, key=lambda fact: fact.id)
