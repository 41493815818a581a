"""The smallest history that still shows a difference."""

from collections.abc import Callable, Sequence
from typing import Any


def shrink(facts: Sequence[Any], differs: Callable[[Sequence[Any]], bool]) -> list[Any]:
    """Leave out facts one by one as long as `differs` still says yes."""
    kept = list(facts)
    smaller = True
    while smaller:
        smaller = False
        for place in range(len(kept)):
            rest = kept[:place] + kept[place + 1 :]
            if differs(rest):
                kept, smaller = rest, True
                break
    return kept
