"""What a situation may hold, and what is left of facts after corrections."""

from datetime import date

import pytest

from passend.recht import Feit, Situatie, effective_facts
from passend.recht.feiten import RICHTINGEN, SCHOOLSOORTEN, SECTOREN, VAKANTIEREGIOS, anchor, weakest


@pytest.mark.parametrize(
    ("values", "word"),
    [
        (("mbo",), "sector"),
        (("po", "katholiek"), "richting"),
        (("po", "onbekend", "vso"), "schoolsoort"),
        (("po", "onbekend", "", "oost"), "vakantieregio"),
    ],
)
def test_an_unknown_value_is_refused_by_name(values, word):
    with pytest.raises(ValueError, match=f"{word} '{values[-1]}' is not one of"):
        Situatie(*values)


def test_every_value_that_the_rules_know_may_be_chosen():
    for sector in SECTOREN:
        for richting in (*RICHTINGEN, "onbekend"):
            for school in ("", *SCHOOLSOORTEN):
                for regio in ("", *VAKANTIEREGIOS):
                    Situatie(sector, richting, school, regio)
    assert Situatie("po").richtingen == ("openbaar", "bijzonder")
    assert Situatie("po", "bijzonder").richtingen == ("bijzonder",)


def test_what_stands_after_a_correction_corrects_nothing_any_more():
    """So that the standing facts, handed over again, give the same."""
    given = [
        Feit("een", "aanmelding_ontvangen", date(2026, 1, 12), volgnummer=4),
        Feit("twee", "aanmelding_ontvangen", date(2026, 1, 14), volgnummer=7, vervangt="een"),
    ]
    (standing,) = effective_facts(given)
    assert (standing.id, standing.vervangt, standing.volgnummer) == ("twee", None, 4)
    assert effective_facts([standing]) == (standing,)


def test_of_equally_certain_facts_the_earliest_leads_and_latest_turns_that_round():
    facts = [
        Feit("a", "geweigerd", date(2026, 2, 1)),
        Feit("b", "geweigerd", date(2026, 1, 1)),
        Feit("c", "geweigerd", date(2025, 1, 1), zekerheid="voorlopig"),
        Feit("d", "geweigerd", date(2025, 6, 1), zekerheid="betwist"),
        Feit("e", "geweigerd", None),
    ]
    assert anchor(facts, ["geweigerd"]).id == "b"
    assert anchor(facts, ["geweigerd"], latest=True).id == "a"
    assert anchor(facts[2:], ["geweigerd"]).id == "d"
    assert anchor(facts[2:3] + facts[4:], ["geweigerd"]).id == "c"
    assert anchor(facts[4:], ["geweigerd"]) is None
    assert anchor(facts, ["toegelaten"]) is None


def test_the_least_certain_of_all():
    assert weakest([]) == "vast"
    assert weakest(["vast", "voorlopig", "vast"]) == "voorlopig"
    assert weakest(["betwist", "voorlopig", "vast"]) == "betwist"
    assert weakest(["vast", "voorlopig", "betwist"]) == "betwist"


def test_corrections_in_a_circle_come_to_an_end():
    """The first one stands outside the circle of the other two."""
    given = [
        Feit("een", "geweigerd", date(2026, 1, 1), volgnummer=1, vervangt="twee"),
        Feit("twee", "geweigerd", date(2026, 1, 2), volgnummer=2, vervangt="drie"),
        Feit("drie", "geweigerd", date(2026, 1, 3), volgnummer=3, vervangt="twee"),
    ]
    assert {fact.dag for fact in effective_facts(given)} <= {fact.dag for fact in given}
