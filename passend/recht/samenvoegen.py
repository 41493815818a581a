"""Terms of one subject from several worlds, put together: one term per different outcome, each with its reading."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from passend.recht.lezingen import latest
from passend.recht.termijnen import Staat, Termijn, state_from_dates

#: The codes of a world and the terms in it.
Uitkomst = tuple[tuple[str, ...], Sequence[Termijn]]


def merge_worlds(outcomes: Sequence[Uitkomst], reference_date: date) -> tuple[Termijn, ...]:
    """The terms of all worlds, per subject the earliest first.

    Outcomes with the same dates are one. A reading gets a code when it differs from another, or when the term exists
    in some worlds only. Acting is late only when it is late in every reading.
    """
    if len(outcomes) == 1:
        return tuple(outcomes[0][1])
    subjects = dict.fromkeys(term.onderwerp for _, terms in outcomes for term in terms)
    merged: list[Termijn] = []
    for subject in subjects:
        variants = [(codes, term) for codes, terms in outcomes for term in terms if term.onderwerp == subject]
        everywhere = all(any(term.onderwerp == subject for term in terms) for _, terms in outcomes)
        merged += _together(variants, [codes for codes, _ in outcomes], everywhere, reference_date)
    return tuple(merged)


def _together(
    variants: Sequence[tuple[tuple[str, ...], Termijn]],
    worlds: Sequence[tuple[str, ...]],
    everywhere: bool,
    reference_date: date,
) -> list[Termijn]:
    groups: dict[tuple[date | None, date | None, bool], list[tuple[tuple[str, ...], Termijn]]] = {}
    for codes, term in variants:
        outcome = (term.vervalt_op, term.gevolg_op, term.staat is Staat.VERVALLEN)
        groups.setdefault(outcome, []).append(((*codes, term.lezing), term))
    ordered = sorted(groups.values(), key=lambda group: (group[0][1].vervalt_op or date.max, _gevolg(group[0][1])))
    if len(ordered) == 1 and everywhere:
        names = [""]
    else:
        inner = [(*codes, "") for codes in worlds] if len(ordered) == 1 else [key for key, _ in _flat(ordered)]
        names = _names([[key for key, _ in group] for group in ordered], inner)
    # Where one world knows no such term, nobody is late in every reading.
    last_day = latest([term.uiterlijk_op for _, term in variants]) if everywhere else None
    met = [term.voldaan_op for _, term in variants if term.voldaan_op is not None]
    return [
        _placed(group[0][1], name, last_day, min(met, default=None), reference_date)
        for name, group in zip(names, ordered, strict=True)
    ]


def _flat(groups: Sequence[Sequence[tuple[tuple[str, ...], Termijn]]]) -> list[tuple[tuple[str, ...], Termijn]]:
    return [member for group in groups for member in group]


def _gevolg(term: Termijn) -> date:
    return term.gevolg_op or date.max


def _names(groups: Sequence[Sequence[tuple[str, ...]]], everything: Sequence[tuple[str, ...]]) -> list[str]:
    """What the members of each group share and others do not; the full code where that does not tell groups apart.

    Answers that a group holds more than one of, but not all, are joined with `|`.
    """
    codes = []
    for group in groups:
        kept = []
        for position in range(len(group[0])):
            own = list(dict.fromkeys(key[position] for key in group))
            if "" not in own and len(own) < len({key[position] for key in everything}):
                kept.append("|".join(own))
        codes.append("+".join(kept))
    return [
        code if code and codes.count(code) == 1 else "+".join(part for part in group[0] if part)
        for code, group in zip(codes, groups, strict=True)
    ]


def _placed(term: Termijn, name: str, last_day: date | None, met: date | None, reference_date: date) -> Termijn:
    """The term as one reading among others: late only when late in all of them."""
    if term.staat is Staat.VERVALLEN:
        return replace(term, lezing=name, uiterlijk_op=last_day)
    voldaan_op = met if term.voldaan_op is not None else None
    state = state_from_dates(
        reference_date,
        uiterlijk_op=last_day,
        gesloten_door=term.gesloten_door,
        voldaan_op=voldaan_op,
        gepauzeerd_vanaf=term.gepauzeerd_vanaf,
        gepauzeerd_tot=term.gepauzeerd_tot,
    )
    return replace(term, lezing=name, uiterlijk_op=last_day, voldaan_op=voldaan_op, staat=state)
