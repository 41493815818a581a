"""Completing an aanmelding at a school whose richting is not known, and what closes on which day."""

from dataclasses import replace

import pytest

from passend.recht import Situatie, Staat
from passend.recht.aanvulling import Uitnodiging, pause_of
from passend.recht.telling import Pauze
from tests.recht.bouw import RULEBOOK, START, about, day, facts, keys, only, terms

WPO, AWB, WVO = "WPO artikel 63 lid 4", "Awb artikel 4:5 en 4:15", "WVO 2020 artikel 8.8 lid 3"
ASKED = ("aanvulling_gevraagd", "2026-01-19", "2026-02-02")


def asked(situation, *more, reference="2026-01-20"):
    return terms(situation, facts(*START, ASKED, *more), reference)


@pytest.mark.parametrize(
    ("situation", "articles", "unsure"),
    [
        (Situatie("po", "bijzonder"), WPO, False),
        (Situatie("po", "openbaar"), AWB, False),
        (Situatie("po"), f"{AWB}; {WPO}", True),
        (Situatie("vo"), f"{AWB}; {WVO}", True),
    ],
)
def test_both_statutes_are_named_when_the_richting_is_not_known(situation, articles, unsure):
    term = only("aanvullen", asked(situation))
    assert (term.artikel, term.lezing) == (articles, "")
    # The row that comes first in the order of the richtingen speaks for both.
    assert term.regel == {AWB: "aanvullen-openb", WPO: "aanvullen-bijz-po-so"}[articles.split("; ")[0]]
    assert keys(term) == (["richting_onbekend"] if unsure else [])
    assert (term.vervalt_op, term.uiterlijk_op) == (day("2026-02-02"), day("2026-02-02"))
    assert [(step.sleutel, dict(step.parameters)) for step in term.stappen] == [
        ("feit", {"feit": "aanvulling_gevraagd", "dag": day("2026-01-19"), "zekerheid": "vast"}),
        ("aanvullen_gesteld", {"dag": day("2026-02-02")}),
    ]


def test_a_statute_that_held_for_one_richting_only_gives_one_reading():
    """In VO the Awb held for openbaar in 2021; the statute for bijzonder of that time is not in the files."""
    given = facts(("aanvulling_gevraagd", "2021-03-01", "2021-03-15"))
    (term,) = about("aanvullen", terms(Situatie("vo"), given, "2021-04-01"))
    assert (term.lezing, term.vervalt_op, term.uiterlijk_op) == ("openbaar", day("2021-03-15"), None)
    assert (term.staat, term.artikel, keys(term)) == (Staat.LOOPT, AWB, [])
    (known,) = about("aanvullen", terms(Situatie("vo", "openbaar"), given, "2021-04-01"))
    assert (known.lezing, known.uiterlijk_op, known.staat) == ("", day("2021-03-15"), Staat.VERSTREKEN)
    assert not about("aanvullen", terms(Situatie("vo", "bijzonder"), given, "2021-04-01"))


def test_not_treating_in_vo_is_a_term_of_the_awb_only():
    """Four weeks from the last day of the set term; at a bijzondere school of VO no statute gives them."""
    unknown = only("niet_behandelen", asked(Situatie("vo"), reference="2026-06-01"))
    assert (unknown.lezing, unknown.vervalt_op, unknown.uiterlijk_op) == ("openbaar", day("2026-03-02"), None)
    assert unknown.staat is Staat.LOOPT
    known = only("niet_behandelen", asked(Situatie("vo", "openbaar"), reference="2026-06-01"))
    assert (known.lezing, known.uiterlijk_op, known.staat) == ("", day("2026-03-02"), Staat.VERSTREKEN)
    assert not about("niet_behandelen", asked(Situatie("vo", "bijzonder"), reference="2026-06-01"))
    both = only("niet_behandelen", asked(Situatie("po"), reference="2026-06-01"))
    assert (both.lezing, both.artikel) == ("", "Awb artikel 4:5 lid 4; WPO artikel 63 lid 4")
    assert keys(both) == ["richting_onbekend"]
    assert (both.begint_op, both.uiterlijk_op) == (day("2026-02-02"), day("2026-03-02"))
    assert [(step.sleutel, dict(step.parameters)) for step in both.stappen[1:]] == [
        ("aanvullen_ongebruikt", {"dag": day("2026-02-02")}),
        (
            "weken",
            {"van": day("2026-02-02"), "weken": 4, "tot": day("2026-03-02"), "artikel": "Awb artikel 4:5 lid 4"},
        ),
        ("uitkomst", {"dag": day("2026-03-02")}),
    ]


def test_not_treating_begins_on_the_day_after_the_set_term():
    assert not about("niet_behandelen", asked(Situatie("po"), reference="2026-02-02"))
    assert about("niet_behandelen", asked(Situatie("po"), reference="2026-02-03"))


@pytest.mark.parametrize(
    ("answered", "begins"),
    [("2026-01-19", False), ("2026-02-02", False), ("2026-02-03", True)],
    ids=["on the day of the invitation", "on the last day", "a day too late"],
)
def test_an_answer_on_the_first_or_the_last_day_is_in_time(answered, begins):
    found = asked(Situatie("po", "bijzonder"), ("aanvulling_ontvangen", answered), reference="2026-06-01")
    assert bool(about("niet_behandelen", found)) == begins
    parents = only("aanvullen", found)
    assert parents.staat is (Staat.TE_LAAT_VOLDAAN if begins else Staat.VOLDAAN)
    assert (parents.gesloten_door, parents.voldaan_op) == ("aanvulling_ontvangen", day(answered))


def test_an_answer_of_an_unknown_day_is_an_answer():
    found = asked(Situatie("po", "bijzonder"), ("aanvulling_ontvangen", None), reference="2026-02-01")
    parents = only("aanvullen", found)
    assert (parents.gesloten_door, parents.voldaan_op, parents.staat) == ("aanvulling_ontvangen", None, Staat.VOLDAAN)


def test_an_invitation_of_an_unknown_day_is_passed_over():
    """The next one counts, whichever was recorded first."""
    given = facts(*START, ("aanvulling_gevraagd", None, "2026-03-01"), ASKED)
    assert only("aanvullen", terms(Situatie("po"), given, "2026-01-20")).vervalt_op == day("2026-02-02")
    given = facts(*START, ASKED, ("aanvulling_gevraagd", None, "2026-03-01"))
    assert only("aanvullen", terms(Situatie("po"), given, "2026-01-20")).vervalt_op == day("2026-02-02")


def test_a_decision_on_the_day_of_the_invitation_does_not_undo_it():
    found = asked(Situatie("po", "bijzonder"), ("geweigerd", "2026-01-19"))
    term = only("aanvullen", found)
    assert (term.staat, term.gesloten_door) == (Staat.VERVALLEN, "geweigerd")
    late = terms(Situatie("po", "bijzonder"), facts(*START, ("geweigerd", "2026-01-18"), ASKED), "2026-01-20")
    assert not about("aanvullen", late)


def test_not_treating_on_the_day_of_the_invitation_itself_meets_the_term():
    found = asked(Situatie("po", "bijzonder"), ("niet_in_behandeling", "2026-01-19"), reference="2026-06-01")
    term = only("niet_behandelen", found)
    assert (term.staat, term.gesloten_door) == (Staat.VOLDAAN, "niet_in_behandeling")
    # What was decided before the invitation was about something else.
    earlier = asked(Situatie("po", "bijzonder"), ("ingetrokken", "2026-01-18"), reference="2026-06-01")
    assert not about("niet_behandelen", earlier)


def test_a_rule_without_suspension_pauses_nothing():
    rule = RULEBOOK.find("aanvullen", "po", "bijzonder", day("2026-01-19"))
    (fact,) = facts(ASKED)
    invitation = Uitnodiging(fact, fact.dag, fact.tot_dag, None)
    assert pause_of(invitation, replace(rule, opschorting="geen")) is None
    assert pause_of(invitation, rule) == Pauze(day("2026-01-19"), day("2026-02-03"))
    assert pause_of(invitation, replace(rule, opschorting="vanaf_dag_erna")).van == day("2026-01-20")


def test_an_answer_on_the_day_of_the_decision_meets_the_term():
    found = asked(Situatie("po", "bijzonder"), ("aanvulling_ontvangen", "2026-01-26"), ("geweigerd", "2026-01-26"))
    term = only("aanvullen", found)
    assert (term.staat, term.gesloten_door) == (Staat.VOLDAAN, "aanvulling_ontvangen")
    found = asked(Situatie("po", "bijzonder"), ("aanvulling_ontvangen", "2026-01-27"), ("geweigerd", "2026-01-26"))
    assert only("aanvullen", found).staat is Staat.VERVALLEN


def test_the_decision_says_that_the_richting_is_not_known_only_when_it_makes_a_difference():
    """Suspended from the day of the invitation (bijzonder) or the day after (openbaar): a day apart, or a weekend."""
    paused = (("aanvulling_gevraagd", "2026-02-02"), ("aanvulling_ontvangen", "2026-02-17"))
    found = about("besluit", terms(Situatie("po"), facts(*START, *paused), "2026-02-20"))
    assert [(term.lezing, term.vervalt_op) for term in found] == [
        ("openbaar", day("2026-03-09")),
        ("bijzonder", day("2026-03-10")),
    ]
    assert [keys(term) for term in found] == [["richting_onbekend"]] * 2
    same = (("aanvulling_gevraagd", "2026-02-02"), ("aanvulling_ontvangen", "2026-02-16"))
    assert keys(only("besluit", terms(Situatie("po"), facts(*START, *same), "2026-02-20"))) == []
    known = only("besluit", terms(Situatie("po", "openbaar"), facts(*START, *paused), "2026-02-20"))
    assert keys(known) == []
