"""Too young by a day, or by a year: what the void term tells, and where the exception for cluster 2 begins."""

import pytest

from passend.recht import Situatie, Staat
from tests.recht.bouw import day, facts, only, terms

GIVEN = (("aanmelding_gedaan", "2026-01-10"), ("aanmelding_ontvangen", "2026-01-12"))


@pytest.mark.parametrize(
    ("sector", "born", "remarks"),
    [
        ("po", "2023-01-13", ["aanmelden_kan_vanaf"]),
        ("so", "2023-01-13", ["leeftijd_cluster_2", "aanmelden_kan_vanaf"]),
        ("sovso", "2024-01-12", ["leeftijd_cluster_2", "aanmelden_kan_vanaf"]),
        ("so", "2024-01-13", ["aanmelden_kan_vanaf"]),
    ],
    ids=["a day too young", "a day too young at so", "two on the day itself", "not yet two"],
)
def test_a_child_that_is_too_young_gets_one_void_term(sector, born, remarks):
    found = terms(Situatie(sector, "bijzonder"), facts(("kind_geboren", born), *GIVEN))
    assert not {"besluit", "tijdelijke_plaatsing"} & {term.onderwerp for term in found}
    (term,) = [term for term in found if term.onderwerp == "leeftijd"]
    three = day(f"{int(born[:4]) + 3}{born[4:]}")
    assert (term.onderwerp, term.staat, term.begint_op) == ("leeftijd", Staat.VERVALLEN, day("2026-01-12"))
    assert [remark.sleutel for remark in term.opmerkingen] == remarks
    assert term.opmerkingen[-1].parameters == {"dag": three}
    (fact, young) = term.stappen
    assert fact.parameters == {"feit": "aanmelding_ontvangen", "dag": day("2026-01-12"), "zekerheid": "vast"}
    assert (young.sleutel, young.parameters["leeftijd"], young.parameters["dag"]) == ("te_jong", 3, three)


@pytest.mark.parametrize("sector", ["po", "so", "sovso"])
def test_on_the_third_birthday_the_child_is_old_enough(sector):
    found = terms(Situatie(sector), facts(("kind_geboren", "2023-01-12"), *GIVEN))
    assert {term.onderwerp for term in found} >= {"besluit", "tijdelijke_plaatsing"}


def test_with_only_the_day_of_sending_that_day_counts():
    term = only("leeftijd", terms(Situatie("po"), facts(("kind_geboren", "2023-01-11"), GIVEN[0])))
    assert (term.onderwerp, term.begint_op) == ("leeftijd", day("2026-01-10"))


@pytest.mark.parametrize(("sector", "said"), [("po", True), ("so", True), ("vo", False), ("vso", False)])
def test_an_unknown_birth_is_said_where_an_age_is_asked(sector, said):
    found = terms(Situatie(sector, "bijzonder"), facts(*GIVEN))
    (decision,) = [term for term in found if term.onderwerp == "besluit"]
    given = [(remark.sleutel, dict(remark.parameters)) for remark in decision.opmerkingen]
    assert (("leeftijd_niet_nagegaan", {"leeftijd": 3}) in given) is said


@pytest.mark.parametrize(
    ("richting", "days", "said"),
    [("openbaar", ("2026-01-19", "2026-01-25"), True), ("bijzonder", ("2026-01-19", "2026-01-25"), False)],
)
def test_ten_weeks_that_may_stand_still_say_so(richting, days, said):
    """The decision term of an openbare school may be suspended by consent; whether the ten weeks are is not known."""
    given = facts(("kind_geboren", "2020-01-01"), *GIVEN, ("beslistermijn_opgeschort", *days))
    found = terms(Situatie("po", richting), given)
    (placement,) = [term for term in found if term.onderwerp == "tijdelijke_plaatsing"]
    assert ("stilstand_op_tien_weken_onzeker" in [remark.sleutel for remark in placement.opmerkingen]) is said
    assert placement.vervalt_op == day("2026-03-21")
    unknown = terms(Situatie("po"), given)
    (placement,) = [term for term in unknown if term.onderwerp == "tijdelijke_plaatsing"]
    assert "stilstand_op_tien_weken_onzeker" in [remark.sleutel for remark in placement.opmerkingen]
