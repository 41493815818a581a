"""What the letter of extension names, in every step and remark: the days, the weeks and the article."""

import pytest

from tests.recht.bouw import PO as SITUATION
from tests.recht.bouw import SIX_WEEKS, START, TEN_WEEKS, about, day, facts, only, terms

ARTICLE = "WPO artikel 40 lid 6"
FEIT = ("feit", {"feit": "aanmelding_ontvangen", "dag": day("2026-01-12"), "zekerheid": "vast"})
WEKEN = ("weken", {"van": day("2026-01-12"), "weken": 6, "tot": day(SIX_WEEKS), "artikel": ARTICLE})
TO_TEN = {"weken": 4, "tot": day(TEN_WEEKS), "artikel": ARTICLE}
#: day of the notice, day named in it, last day, steps between the weeks and the outcome, remarks
LETTERS = [
    ("2026-02-10", None, TEN_WEEKS, [("verlenging", {"dag": day("2026-02-10"), **TO_TEN})], []),
    (None, None, TEN_WEEKS, [("verlenging", TO_TEN)], []),
    (
        "2026-02-10",
        "2026-03-10",
        "2026-03-10",
        [("verlenging_tot_dag", {"dag": day("2026-02-10"), "tot": day("2026-03-10"), "artikel": ARTICLE})],
        [("dag_uit_brief", {"dag": day("2026-03-10")})],
    ),
    (
        None,
        "2026-03-10",
        "2026-03-10",
        [("verlenging_tot_dag", {"tot": day("2026-03-10"), "artikel": ARTICLE})],
        [("dag_uit_brief", {"dag": day("2026-03-10")})],
    ),
    # On a Sunday: shown as it was named.
    (
        "2026-02-10",
        "2026-03-15",
        "2026-03-15",
        [("verlenging_tot_dag", {"dag": day("2026-02-10"), "tot": day("2026-03-15"), "artikel": ARTICLE})],
        [("dag_uit_brief", {"dag": day("2026-03-15")})],
    ),
    ("2026-02-10", TEN_WEEKS, TEN_WEEKS, [("verlenging", {"dag": day("2026-02-10"), **TO_TEN})], []),
    (
        "2026-02-10",
        "2026-03-24",
        TEN_WEEKS,
        [("verlenging", {"dag": day("2026-02-10"), **TO_TEN})],
        [("verlenging_langer_genoemd", {"dag": day("2026-03-24"), "tot": day(TEN_WEEKS)})],
    ),
    (
        "2026-02-10",
        SIX_WEEKS,
        SIX_WEEKS,
        [],
        [("verlenging_korter_genoemd", {"dag": day(SIX_WEEKS), "tot": day(SIX_WEEKS)})],
    ),
    (
        "2026-02-10",
        "2026-02-24",
        "2026-02-24",
        [("verlenging_tot_dag", {"dag": day("2026-02-10"), "tot": day("2026-02-24"), "artikel": ARTICLE})],
        [("dag_uit_brief", {"dag": day("2026-02-24")})],
    ),
    (
        "2026-03-01",
        "2026-03-10",
        "2026-03-10",
        [("verlenging_tot_dag", {"dag": day("2026-03-01"), "tot": day("2026-03-10"), "artikel": ARTICLE})],
        [
            ("dag_uit_brief", {"dag": day("2026-03-10")}),
            ("verlenging_na_afloop", {"dag": day("2026-03-01"), "tot": day(SIX_WEEKS)}),
        ],
    ),
]


def told(parts):
    return [(part.sleutel, dict(part.parameters)) for part in parts]


@pytest.mark.parametrize(("sent", "named", "last_day", "steps", "remarks"), LETTERS)
def test_a_letter_of_extension(sent, named, last_day, steps, remarks):
    term = only("besluit", terms(SITUATION, facts(*START, ("beslistermijn_verlengd", sent, named)), "2026-01-13"))
    assert term.vervalt_op == day(last_day)
    assert told(term.stappen) == [FEIT, WEKEN, *steps, ("uitkomst", {"dag": day(last_day)})]
    assert told(term.opmerkingen) == remarks


def test_a_notice_on_the_last_day_is_not_late():
    given = facts(*START, ("beslistermijn_verlengd", SIX_WEEKS))
    term = only("besluit", terms(SITUATION, given, "2026-01-13"))
    assert told(term.opmerkingen) == []
    assert term.vervalt_op == day(TEN_WEEKS)


@pytest.mark.parametrize(("decided", "extended"), [("2026-02-09", False), ("2026-02-10", True), ("2026-02-11", True)])
def test_a_notice_after_the_decision_changes_nothing(decided, extended):
    given = facts(*START, ("beslistermijn_verlengd", "2026-02-10"), ("geweigerd", decided))
    assert only("besluit", terms(SITUATION, given, "2026-04-01")).vervalt_op == day(
        TEN_WEEKS if extended else SIX_WEEKS
    )


def test_a_second_notice_is_told_and_the_first_counts():
    given = facts(
        *START,
        ("beslistermijn_verlengd", "2026-02-12", "2026-03-20"),
        ("beslistermijn_verlengd", "2026-02-10", "2026-03-10"),
    )
    term = only("besluit", terms(SITUATION, given, "2026-01-13"))
    assert term.vervalt_op == day("2026-03-10")
    assert told(term.opmerkingen)[1:] == [("tweede_verlenging", {})]


@pytest.mark.parametrize(
    ("kind", "on", "remarks"),
    [
        ("ingetrokken", SIX_WEEKS, []),
        ("ingetrokken", "2026-02-24", [("ingetrokken_na_afloop", {"dag": day("2026-02-24"), "tot": day(SIX_WEEKS)})]),
        ("ingetrokken", None, [("einde_zonder_dag", {})]),
        ("geweigerd", "2026-02-24", []),
        ("geweigerd", None, [("einde_zonder_dag", {})]),
    ],
)
def test_withdrawing_after_the_last_day_hides_nothing(kind, on, remarks):
    term = only("besluit", terms(SITUATION, facts(*START, (kind, on)), "2026-04-01"))
    assert told(term.opmerkingen) == remarks
    # While a pause goes on there is no last day to be late for.
    open_end = terms(SITUATION, facts(*START, ("aanvulling_gevraagd", "2026-01-19"), (kind, on)), "2026-01-20")
    assert "ingetrokken_na_afloop" not in [remark.sleutel for remark in about("besluit", open_end)[0].opmerkingen]


def readings(*rows, received="2026-01-12"):
    """The readings of the decision term at a bijzondere school, earliest first."""
    start = (START[0], ("aanmelding_ontvangen", received))
    return about("besluit", terms(SITUATION, facts(*start, *rows), "2026-02-01"))


def test_a_notice_within_ten_weeks_but_after_the_six_weeks_and_their_pause_is_late():
    """Two weeks of pause: the six weeks end on 9 March, in the reading that stops at ten weeks as well."""
    paused = (("aanvulling_gevraagd", "2026-02-02"), ("aanvulling_ontvangen", "2026-02-16"))
    for sent, late in (("2026-03-09", False), ("2026-03-16", True)):
        found = readings(*paused, ("beslistermijn_verlengd", sent))
        assert [term.lezing for term in found] == ["tien_weken_grens", "pauze_schuift_op"]
        expected = [("verlenging_na_afloop", {"dag": day(sent), "tot": day("2026-03-09")})] if late else []
        for term in found:
            assert [part for part in told(term.opmerkingen) if part[0] == "verlenging_na_afloop"] == expected


def test_a_pause_that_began_on_the_day_of_the_notice_was_known():
    """With its seven days the ten weeks end on 30 March: the school may name the 27th, and that is not moved again."""
    paused = (("aanvulling_gevraagd", "2026-02-10"), ("aanvulling_ontvangen", "2026-02-17"))
    found = readings(*paused, ("beslistermijn_verlengd", "2026-02-10", "2026-03-27"))
    assert [term.vervalt_op for term in found] == [day(TEN_WEEKS), day("2026-03-27")]


@pytest.mark.parametrize(
    ("named", "paused", "remark", "last_day"),
    [
        ("2026-04-10", ("2026-02-20", "2026-02-27"), "verlenging_langer_genoemd", "2026-03-30"),
        ("2026-02-20", ("2026-02-16", "2026-02-18"), "verlenging_korter_genoemd", "2026-02-25"),
    ],
)
def test_a_day_out_of_bounds_is_told_beside_the_last_day_that_counts(named, paused, remark, last_day):
    """Also when that last day was moved by a pause after the notice."""
    asked, answered = paused
    found = readings(
        ("beslistermijn_verlengd", "2026-02-10", named),
        ("aanvulling_gevraagd", asked),
        ("aanvulling_ontvangen", answered),
    )[-1]
    assert found.vervalt_op == day(last_day)
    assert (remark, {"dag": day(named), "tot": day(last_day)}) in told(found.opmerkingen)


@pytest.mark.parametrize(("asked", "last_day"), [("2026-03-14", "2026-03-17"), ("2026-03-15", "2026-03-14")])
def test_a_named_saturday_is_the_last_day_and_the_sunday_is_after_it(asked, last_day):
    found = readings(
        ("beslistermijn_verlengd", "2026-02-10", "2026-03-14"),
        ("aanvulling_gevraagd", asked),
        ("aanvulling_ontvangen", "2026-03-17"),
    )[-1]
    assert found.vervalt_op == day(last_day)


def test_a_named_day_never_moves_past_what_the_law_allows():
    """Ten weeks from 23 January end on Good Friday and move to 7 April; the school names the Saturday between.

    A pause of a week later moves the ten weeks to Friday 10 April. The named day would become Saturday the 11th, and
    with the Termijnenwet Monday the 13th: then the ten weeks lead. With three days both become the 7th.
    """
    letter = ("beslistermijn_verlengd", "2026-02-10", "2026-04-04")
    asked = ("aanvulling_gevraagd", "2026-02-16")
    week = readings(letter, asked, ("aanvulling_ontvangen", "2026-02-23"), received="2026-01-23")
    assert [term.vervalt_op for term in week] == [day("2026-04-07"), day("2026-04-10")]
    assert "dag_uit_brief" not in [key for key, _ in told(week[-1].opmerkingen)]
    (three_days,) = readings(letter, asked, ("aanvulling_ontvangen", "2026-02-19"), received="2026-01-23")
    assert three_days.vervalt_op == day("2026-04-07")
    assert told(three_days.opmerkingen) == [("dag_uit_brief", {"dag": day("2026-04-04")})]
