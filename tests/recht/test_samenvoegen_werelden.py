"""Terms of several worlds put together: which are one, what they are called, and when acting is late."""

from dataclasses import replace
from datetime import date

from passend.recht import Staat
from passend.recht.rij import EXPLANATION, explanation
from passend.recht.samenvoegen import merge_worlds
from passend.recht.termijnen import Opmerking, Stap
from tests.recht.bouw import PO, START, day, facts, only, terms

BASE = only("besluit", terms(PO, facts(*START)))
TODAY = day("2026-03-01")
FIRST, SECOND, THIRD = (day(f"2026-02-{number}") for number in (20, 24, 26))


def term(last, *, state=Staat.LOOPT, subject="besluit", **changes):
    return replace(BASE, onderwerp=subject, vervalt_op=last, uiterlijk_op=last, staat=state, **changes)


def merged(*worlds):
    found = merge_worlds(worlds, TODAY)
    return [(one.onderwerp, one.lezing, one.vervalt_op, one.uiterlijk_op, str(one.staat)) for one in found]


def test_one_world_is_left_as_it_is():
    given = term(FIRST, state=Staat.GEPAUZEERD)
    assert merge_worlds([(("a",), [given])], TODAY) == (given,)


def test_the_same_outcome_in_every_world_is_one_term_without_a_name():
    assert merged((("a",), [term(FIRST)]), (("b",), [term(FIRST)])) == [
        ("besluit", "", FIRST, FIRST, "verstreken"),
    ]


def test_different_last_days_are_readings_late_only_after_the_last_of_them():
    late = day("2026-03-05")
    assert merged((("a",), [term(late)]), (("b",), [term(FIRST)])) == [
        ("besluit", "b", FIRST, late, "loopt"),
        ("besluit", "a", late, late, "loopt"),
    ]
    assert merged((("a",), [term(SECOND)]), (("b",), [term(None)])) == [
        ("besluit", "a", SECOND, None, "loopt"),
        ("besluit", "b", None, None, "loopt"),
    ]


def test_a_term_that_one_world_does_not_know_has_a_name_and_is_never_late():
    assert merged((("a",), [term(FIRST)]), (("b",), [])) == [("besluit", "a", FIRST, None, "loopt")]
    # Two of three worlds know it.
    assert merged((("a",), [term(FIRST)]), (("b",), []), (("c",), [term(FIRST)])) == [
        ("besluit", "a|c", FIRST, None, "loopt"),
    ]


def test_the_consequence_and_being_void_make_another_outcome():
    with_consequence = [term(FIRST, gevolg_op=THIRD), term(FIRST, gevolg_op=SECOND), term(FIRST)]
    found = merge_worlds([((name,), [one]) for name, one in zip("abc", with_consequence, strict=True)], TODAY)
    assert [(one.lezing, one.gevolg_op) for one in found] == [("b", SECOND), ("a", THIRD), ("c", None)]
    void = merged((("a",), [term(FIRST)]), (("b",), [term(FIRST, state=Staat.VERVALLEN)]))
    assert [(name, state) for _, name, _, _, state in void] == [("a", "verstreken"), ("b", "vervallen")]


def test_subjects_keep_their_order_and_do_not_mix():
    found = merged(
        (("a",), [term(SECOND), term(FIRST, subject="aanvullen")]),
        (("b",), [term(SECOND), term(THIRD, subject="aanvullen")]),
    )
    assert [(subject, name) for subject, name, *_ in found] == [
        ("besluit", ""),
        ("aanvullen", "a"),
        ("aanvullen", "b"),
    ]


def test_a_reading_inside_a_world_is_part_of_the_name():
    found = merged(
        (("a",), [term(FIRST, lezing="met"), term(SECOND, lezing="zonder")]),
        (("b",), [term(FIRST, lezing="met"), term(THIRD, lezing="zonder")]),
    )
    assert [name for _, name, *_ in found] == ["met", "a+zonder", "b+zonder"]


def test_names_that_do_not_tell_apart_are_written_in_full():
    found = merged(
        (("a", "x"), [term(FIRST)]),
        (("b", "y"), [term(FIRST)]),
        (("a", "y"), [term(SECOND)]),
        (("b", "x"), [term(SECOND)]),
    )
    assert [name for _, name, *_ in found] == ["a+x", "a+y"]


def test_the_earliest_day_on_which_it_was_met_counts_in_every_reading():
    """Disputed is then on which day it was met: nothing is called late that was in time in one of them."""
    met = term(FIRST, state=Staat.TE_LAAT_VOLDAAN, gesloten_door="geweigerd", voldaan_op=THIRD)
    earlier = term(SECOND, state=Staat.VOLDAAN, gesloten_door="geweigerd", voldaan_op=SECOND)
    found = merge_worlds([(("a",), [met]), (("b",), [earlier])], TODAY)
    assert [(one.voldaan_op, str(one.staat)) for one in found] == [(SECOND, "voldaan")] * 2
    # A reading that was not met stays open; one that was closed without a day keeps it so.
    found = merge_worlds([(("a",), [met]), (("b",), [term(SECOND)])], TODAY)
    assert [(one.voldaan_op, str(one.staat)) for one in found] == [
        (THIRD, "te_laat_voldaan"),
        (None, "verstreken"),
    ]


def test_a_pause_stays_a_pause_after_merging():
    paused = term(None, gepauzeerd_vanaf=FIRST)
    assert merged((("a",), [paused]), (("b",), [paused]))[0][-1] == "gepauzeerd"
    over = term(None, gepauzeerd_vanaf=FIRST, gepauzeerd_tot=SECOND)
    assert merged((("a",), [over]), (("b",), [over]))[0][-1] == "loopt"


def test_what_a_stored_term_keeps_fits_in_json():
    one = replace(
        BASE,
        nagekeken_op=date(2026, 1, 2),
        voorwaarden=("a", "b"),
        stappen=(Stap("feit", {"dag": FIRST, "weken": 6, "dagen": ("x", "y")}),),
        opmerkingen=(Opmerking("let_op", {"tot": SECOND}),),
    )
    kept = explanation(one)
    assert tuple(kept) == EXPLANATION
    assert kept["nagekeken_op"] == "2026-01-02"
    assert kept["voorwaarden"] == ["a", "b"]
    assert kept["stappen"] == [
        {"sleutel": "feit", "parameters": {"dag": "2026-02-20", "weken": 6, "dagen": ["x", "y"]}},
    ]
    assert kept["opmerkingen"] == [{"sleutel": "let_op", "parameters": {"tot": "2026-02-24"}}]
    assert (kept["soort"], kept["artikel"], kept["feit"]) == ("wet", "WPO artikel 40 lid 6", "f3")
    assert explanation(replace(one, nagekeken_op=None))["nagekeken_op"] is None


def test_a_world_without_readings_of_its_own_adds_nothing_to_the_name():
    """One day gives two readings, the other only one: its name is the day, and no more."""
    found = merged(
        (("a",), [term(FIRST)]),
        (("b",), [term(SECOND, lezing="met"), term(THIRD, lezing="zonder")]),
    )
    assert [name for _, name, *_ in found] == ["a", "b+met", "b+zonder"]
    found = merged(
        (("a",), [term(FIRST)]),
        (("b",), [term(FIRST, lezing="met"), term(THIRD, lezing="zonder")]),
    )
    assert [name for _, name, *_ in found] == ["a", "b+zonder"]


def test_two_readings_never_have_the_same_name():
    found = merged(
        (("a", "x"), [term(FIRST, lezing="met"), term(THIRD, lezing="zonder")]),
        (("b", "y"), [term(FIRST, lezing="met"), term(THIRD, lezing="zonder")]),
        (("a", "y"), [term(SECOND, lezing="met"), term(THIRD, lezing="zonder")]),
        (("b", "x"), [term(SECOND, lezing="met"), term(THIRD, lezing="zonder")]),
    )
    assert [name for _, name, *_ in found] == ["a+x+met", "a+y+met", "zonder"]


def test_a_term_that_is_void_in_every_world_has_the_last_day_of_all():
    found = merged((("a",), [term(FIRST, state=Staat.VERVALLEN)]), (("b",), [term(SECOND, state=Staat.VERVALLEN)]))
    assert found == [
        ("besluit", "a", FIRST, SECOND, "vervallen"),
        ("besluit", "b", SECOND, SECOND, "vervallen"),
    ]
