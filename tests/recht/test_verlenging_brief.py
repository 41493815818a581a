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
