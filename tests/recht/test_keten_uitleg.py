"""What a term of the chain tells: where it starts, from which term, from when the pupil acts, what is unsure."""

import pytest

from passend.recht import Situatie, compute_terms
from tests.recht.bouw import CALENDAR, RULEBOOK, about, day, facts, keys, only, terms

REFUSED = ("weigering_bekendgemaakt", "2026-01-12")
OBJECTED = ("bezwaar_ontvangen", "2026-01-20")


def told(term):
    return [(step.sleutel, dict(step.parameters)) for step in term.stappen]


def test_a_term_starts_on_day_zero_and_one_that_is_counted_back_on_the_day_of_the_fact():
    forward = only("bezwaar_toelating", terms(Situatie("po", "bijzonder"), facts(REFUSED)))
    assert (forward.begint_op, forward.vervalt_op) == (day("2026-01-12"), day("2026-02-23"))
    itself = only("schorsing", terms(Situatie("po"), facts(("geschorst", "2026-01-12"))))
    assert (itself.begint_op, itself.vervalt_op) == (day("2026-01-11"), day("2026-01-18"))
    back = only("tijdig_aanmelden", terms(Situatie("po"), facts(("toelating_gewenst_per", "2026-08-01"))))
    assert (back.begint_op, back.vervalt_op) == (day("2026-08-01"), day("2026-05-23"))


def test_a_term_that_starts_when_another_has_lapsed_tells_both():
    given = facts(("tlv_bekendgemaakt", "2026-01-12"), ("tlv_bezwaar_ontvangen", "2026-01-20"))
    first, second = (only(subject, terms(Situatie("po"), given)) for subject in ("tlv_bezwaar", "tlv_bob"))
    assert told(second) == [
        *told(first)[:-1],
        ("begint_na", {"onderwerp": "tlv_bezwaar", "dag": day("2026-02-23")}),
        (
            "tel",
            {
                "eenheid": "weken",
                "lengte": 12,
                "van": day("2026-02-23"),
                "tot": day("2026-05-18"),
                "artikel": "Awb artikel 7:10 lid 1 en 7:13",
            },
        ),
        ("uitkomst", {"dag": day("2026-05-18")}),
    ]
    assert (second.feit, second.begint_op) == ("f1", day("2026-02-23"))


def test_two_terms_that_start_after_one_that_stands_still_have_no_last_day_and_say_so_once():
    given = facts(REFUSED, OBJECTED, ("gpo_ingediend", "2026-01-26"))
    term = only("bob_toelating", terms(Situatie("po", "openbaar"), given))
    assert (term.vervalt_op, told(term)[-1]) == (None, ("uitkomst_open", {}))
    assert [key for key, _ in told(term)].count("uitkomst_open") == 1


@pytest.mark.parametrize("sector", ["vo", "vso", "sovso"])
@pytest.mark.parametrize(
    ("born", "adult"),
    [("2008-02-22", "2026-02-22"), ("2008-02-23", "2026-02-23"), ("2008-02-24", None), (None, None)],
)
def test_a_pupil_who_turns_eighteen_on_the_last_day_or_before_acts_himself(sector, born, adult):
    given = facts(("kind_geboren", born), REFUSED) if born else facts(REFUSED)
    term = only("bezwaar_toelating", terms(Situatie(sector, "bijzonder"), given))
    expected = [("leerling_zelf_vanaf", {"dag": day(adult)})] if adult else []
    assert [(remark.sleutel, dict(remark.parameters)) for remark in term.opmerkingen] == expected


@pytest.mark.parametrize("sector", ["po", "so"])
def test_in_primary_education_nobody_is_of_age(sector):
    term = only(
        "bezwaar_toelating", terms(Situatie(sector, "bijzonder"), facts(("kind_geboren", "2000-01-01"), REFUSED))
    )
    assert keys(term) == []


def test_what_the_school_must_do_is_not_the_pupils():
    given = facts(("kind_geboren", "2000-01-01"), REFUSED, OBJECTED)
    assert keys(only("bob_toelating", terms(Situatie("vo", "bijzonder"), given))) == []


def test_only_terms_that_differ_by_richting_say_that_it_is_not_known():
    found = terms(Situatie("po"), facts(REFUSED, OBJECTED))
    assert [term.lezing for term in about("bob_toelating", found)] == ["bijzonder", "openbaar"]
    for term in about("bob_toelating", found):
        assert keys(term) == ["richting_onbekend"]
    assert keys(only("bezwaar_toelating", found)) == []
    known = only("bob_toelating", terms(Situatie("po", "openbaar"), facts(REFUSED, OBJECTED)))
    assert keys(known) == []


def test_without_explanation_a_disputed_day_has_readings_but_no_remark():
    given = [
        *facts(("kind_geboren", "2020-01-01")),
        *(
            type(fact)(f"d{number}", fact.soort, fact.dag, zekerheid="betwist", volgnummer=number)
            for number, fact in enumerate(
                facts(("aanmelding_ontvangen", "2026-01-12"), ("aanmelding_ontvangen", "2026-01-14"))
            )
        ),
    ]
    explained, bare = (
        compute_terms(Situatie("po", "bijzonder"), given, RULEBOOK, CALENDAR, day("2026-01-20"), explain=explain)
        for explain in (True, False)
    )
    for found in (explained, bare):
        codes = [term.lezing for term in about("besluit", found)]
        assert codes == ["dag_2026-01-12", "dag_2026-01-14"]
    assert all("dag_betwist" in keys(term) for term in about("besluit", explained))
    assert [(term.stappen, term.opmerkingen) for term in bare] == [((), ())] * len(bare)


def test_a_closing_fact_on_the_day_of_the_starting_fact_counts_and_one_before_it_does_not():
    """For a term that the latest fact starts: an earlier request was about an earlier decision."""
    for filed, closed in (("2026-01-11", ""), ("2026-01-12", "gpo_ingediend"), ("2026-01-13", "gpo_ingediend")):
        found = terms(Situatie("po"), facts(("verwijderd", "2026-01-12"), ("gpo_ingediend", filed)))
        assert only("gpo_indienen", found).gesloten_door == closed
