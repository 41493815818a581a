"""The chain: where a term starts, how it is counted, what ends it. Each rule here is made for its test."""

import pytest

from passend.recht import Situatie, Staat
from tests.recht.proefregels import fact, last_day, rule, term, terms

REFUSED = fact("weigering_bekendgemaakt", "2026-11-04")
DECISION = rule(
    sleutel="beslissing",
    onderwerp="bob_toelating",
    begint_bij=("bezwaar_ontvangen",),
    lengte=4,
    sluit_met=("beslissing_op_bezwaar",),
    vervalt_door=("bezwaar_ingetrokken",),
)
AFTER = rule(
    sleutel="beslissing",
    onderwerp="bob_toelating",
    begint_bij=(),
    begint_na="bezwaar_toelating",
    vereist=("bezwaar_gemaakt", "bezwaar_ontvangen"),
    lengte=4,
    sluit_met=("beslissing_op_bezwaar",),
    vervalt_door=(),
)


def days(found):
    return {(one.onderwerp, one.lezing): one.vervalt_op.isoformat() if one.vervalt_op else None for one in found}


# --- the start ------------------------------------------------------------------------------------------------------


def test_no_fact_no_term():
    assert terms([rule()], fact("bezwaar_ontvangen", "2026-11-10")) == ()


def test_a_fact_without_a_day_starts_nothing():
    assert terms([rule()], fact("weigering_bekendgemaakt", None)) == ()


def test_the_day_of_the_fact_is_day_zero():
    found = term([rule()], REFUSED)
    assert (found.begint_op.isoformat(), found.vervalt_op.isoformat()) == ("2026-11-04", "2026-12-16")
    assert found.feit == REFUSED.id
    assert [step.sleutel for step in found.stappen] == ["feit", "tel", "uitkomst"]


def test_the_day_of_the_fact_can_count_itself():
    assert last_day([rule(eerste_dag="dag_zelf", lengte=1, termijnenwet=False)], REFUSED) == "2026-11-10"


def test_the_stand_in_gives_a_provisional_term_until_the_real_start_is_known():
    rules = [rule(voorlopig_bij=("geweigerd",))]
    decided = fact("geweigerd", "2026-11-02")
    assert term(rules, decided).zekerheid == "voorlopig"
    assert last_day(rules, decided) == "2026-12-14"
    known = term(rules, decided, REFUSED)
    assert (known.zekerheid, known.vervalt_op.isoformat()) == ("vast", "2026-12-16")


def test_a_disputed_stand_in_stays_disputed():
    rules = [rule(voorlopig_bij=("geweigerd",))]
    assert term(rules, fact("geweigerd", "2026-11-02", zekerheid="betwist")).zekerheid == "betwist"


def test_a_rule_holds_from_its_first_to_its_last_day():
    rules = [rule(geldt_vanaf=REFUSED.dag, geldt_tot=REFUSED.dag)]
    assert len(terms(rules, REFUSED)) == 1
    assert terms(rules, fact("weigering_bekendgemaakt", "2026-11-03")) == ()
    assert terms(rules, fact("weigering_bekendgemaakt", "2026-11-05")) == ()


def test_the_version_of_the_day_of_the_fact_counts():
    rules = [
        rule(geldt_tot=fact("x", "2026-11-03").dag),
        rule(geldt_vanaf=REFUSED.dag, lengte=8, rij=2),
    ]
    assert last_day(rules, REFUSED) == "2026-12-30"
    assert last_day(rules, fact("weigering_bekendgemaakt", "2026-11-03")) == "2026-12-15"


def test_a_condition_that_must_stand():
    rules = [rule(vereist=("extra_ondersteuning", "verwijderd"))]
    assert terms(rules, REFUSED) == ()
    assert len(terms(rules, REFUSED, fact("extra_ondersteuning", None))) == 1
    assert len(terms(rules, REFUSED, fact("verwijderd", "2026-11-01"))) == 1


def test_a_fact_that_rules_it_out():
    assert terms([rule(niet_bij=("tijdelijk_geplaatst",))], REFUSED, fact("tijdelijk_geplaatst", "2026-11-01")) == ()


def test_a_rule_for_one_kind_of_school_goes_before_the_general_one():
    rules = [rule(), rule(sleutel="sbo", schoolsoorten=("sbo",), lengte=4, rij=2)]
    assert term(rules, REFUSED).regel == "proef"
    assert term(rules, REFUSED, situation=Situatie("po", "bijzonder", "sbo")).regel == "sbo"
    assert terms(rules[1:], REFUSED) == ()


def test_the_latest_start():
    rules = [
        rule(
            onderwerp="opp_evaluatie_volgend",
            begint_bij=("opp_geevalueerd",),
            begin_keuze="laatste",
            sluit_met=("opp_geevalueerd",),
        )
    ]
    first, second = fact("opp_geevalueerd", "2026-01-12"), fact("opp_geevalueerd", "2026-03-02")
    assert last_day(rules, second, first) == "2026-04-13"
    assert term(rules, first, second).staat is Staat.LOOPT  # the start does not close its own term


# --- one term after another -----------------------------------------------------------------------------------------


def test_a_term_starts_from_the_legal_last_day_of_another():
    found = terms([rule(), AFTER], REFUSED, fact("bezwaar_ontvangen", "2026-11-10"))
    assert days(found) == {("bezwaar_toelating", ""): "2026-12-16", ("bob_toelating", ""): "2027-01-13"}
    assert found[1].begint_op.isoformat() == "2026-12-16"
    assert [step.sleutel for step in found[1].stappen] == ["feit", "tel", "begint_na", "tel", "uitkomst"]


def test_the_shift_of_the_first_term_is_the_start_of_the_second():
    # Six weeks from Friday 13 November 2026 end on Christmas Day; the next working day is Monday the 28th.
    found = terms(
        [rule(), AFTER], fact("weigering_bekendgemaakt", "2026-11-13"), fact("bezwaar_gemaakt", "2026-11-20")
    )
    assert days(found) == {("bezwaar_toelating", ""): "2026-12-28", ("bob_toelating", ""): "2027-01-25"}


def test_no_second_term_without_what_it_needs():
    assert [one.onderwerp for one in terms([rule(), AFTER], REFUSED)] == ["bezwaar_toelating"]


def test_a_provisional_first_term_makes_the_second_provisional():
    rules = [rule(voorlopig_bij=("geweigerd",)), AFTER]
    found = terms(rules, fact("geweigerd", "2026-11-04"), fact("bezwaar_gemaakt", "2026-11-20"))
    assert {one.zekerheid for one in found} == {"voorlopig"}


# --- units ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("changes", "start", "expected"),
    [
        ({"eenheid": "weken", "lengte": 12}, "2026-01-12", "2026-04-07"),  # 6 April is the second Easter day
        ({"eenheid": "weken", "lengte": 12, "termijnenwet": False}, "2026-01-12", "2026-04-06"),
        ({"eenheid": "dagen", "lengte": 10}, "2026-01-12", "2026-01-22"),
        ({"eenheid": "werkdagen", "lengte": 2, "termijnenwet": False}, "2026-04-02", "2026-04-08"),
        ({"eenheid": "werkdagen", "lengte": 5, "termijnenwet": False}, "2026-01-12", "2026-01-19"),
        ({"eenheid": "maanden", "lengte": 1, "termijnenwet": False}, "2026-01-31", "2026-02-28"),
        ({"eenheid": "maanden", "lengte": 3}, "2026-02-25", "2026-05-26"),  # 25 May is the second Whit day
        ({"eenheid": "maanden", "lengte": 1, "termijnenwet": False}, "2027-12-31", "2028-01-31"),
        (
            {"eenheid": "maanden", "lengte": 3, "termijnenwet": False, "eerste_dag": "dag_zelf"},
            "2032-03-01",
            "2032-05-31",
        ),
        (
            {"eenheid": "maanden", "lengte": 3, "termijnenwet": False, "eerste_dag": "dag_zelf"},
            "2025-10-01",
            "2025-12-31",
        ),
        (
            {"eenheid": "maanden", "lengte": 3, "termijnenwet": False, "eerste_dag": "dag_zelf"},
            "2025-08-31",
            "2025-11-30",
        ),
        ({"eenheid": "jaren", "lengte": 1, "termijnenwet": False}, "2028-02-29", "2029-02-28"),
        ({"eenheid": "jaren", "lengte": 5, "leeftijd": 5, "termijnenwet": False}, "2024-02-29", "2029-03-01"),
        ({"eenheid": "schooljaar", "lengte": 0, "termijnenwet": False}, "2026-07-31", "2026-07-31"),
        ({"eenheid": "schooljaar", "lengte": 0, "termijnenwet": False}, "2026-08-01", "2027-07-31"),
        ({"eenheid": "schooljaar", "lengte": 1, "termijnenwet": False}, "2026-02-01", "2027-07-31"),
        ({"eenheid": "jaardag", "jaardag": "06-30", "termijnenwet": False}, "2026-06-30", "2026-06-30"),
        ({"eenheid": "jaardag", "jaardag": "06-30", "termijnenwet": False}, "2026-07-01", "2027-06-30"),
        ({"eenheid": "volgende_maand", "leeftijd": 5, "lengte": 0, "termijnenwet": False}, "2021-12-01", "2027-01-01"),
        ({"eenheid": "volgende_maand", "leeftijd": 5, "lengte": 0, "termijnenwet": False}, "2021-03-31", "2026-04-01"),
        ({"terug": True, "lengte": 10, "termijnenwet": False}, "2026-08-24", "2026-06-15"),
        ({"terug": True, "eenheid": "dagen", "lengte": 3, "termijnenwet": False}, "2026-03-02", "2026-02-27"),
        ({"terug": True, "eenheid": "maanden", "lengte": 1, "termijnenwet": False}, "2026-03-31", "2026-02-28"),
        ({"terug": True, "eenheid": "jaren", "lengte": 1, "termijnenwet": False}, "2028-02-29", "2027-02-28"),
        ({"terug": True, "eenheid": "jaardag", "jaardag": "04-30", "termijnenwet": False}, "2026-04-30", "2026-04-30"),
        ({"terug": True, "eenheid": "jaardag", "jaardag": "04-30", "termijnenwet": False}, "2026-04-29", "2025-04-30"),
    ],
)
def test_units(changes, start, expected):
    assert last_day([rule(**changes)], fact("weigering_bekendgemaakt", start)) == expected


def test_a_term_counted_back_begins_on_the_day_of_the_fact_and_is_never_moved():
    # Ten weeks before Monday 31 August 2026 is Monday 22 June; two weeks before Sunday stays a Sunday.
    found = term([rule(terug=True, lengte=2, termijnenwet=False)], fact("weigering_bekendgemaakt", "2026-08-30"))
    assert (found.begint_op.isoformat(), found.vervalt_op.isoformat()) == ("2026-08-30", "2026-08-16")
    assert found.stappen[1].sleutel == "tel_terug"


def test_a_set_day_is_the_last_day_as_it_was_set():
    rules = [rule(eenheid="gesteld", lengte=0)]
    assert last_day(rules, fact("weigering_bekendgemaakt", "2026-11-04", "2026-12-25")) == "2026-12-25"
    assert last_day(rules, REFUSED) is None


def test_a_day_in_a_letter_leads_and_the_computed_day_is_told():
    rules = [rule(gestelde_dag="leidt", lengte=2)]
    found = term(rules, fact("weigering_bekendgemaakt", "2026-11-04", "2026-11-21"))
    assert found.vervalt_op.isoformat() == "2026-11-21"  # a Saturday: nobody moves what a letter says
    (remark,) = [one for one in found.opmerkingen if one.sleutel == "dag_uit_brief_leidt"]
    assert remark.parameters["berekend"].isoformat() == "2026-11-18"
    assert last_day(rules, REFUSED) == "2026-11-18"
    same = term(rules, fact("weigering_bekendgemaakt", "2026-11-04", "2026-11-18"))
    assert not same.opmerkingen


def test_the_consequence_has_its_own_day():
    assert term([rule(gevolg_na_dagen=1)], REFUSED).gevolg_op.isoformat() == "2026-12-17"
    assert term([rule()], REFUSED).gevolg_op is None


def test_nobody_is_late_where_the_rule_says_so():
    row = {"te_laat": False, "soort": "regeling", "termijnenwet": False}
    found = term([rule(**row, onderwerp="gpo_indienen")], REFUSED, on="2027-06-01")
    assert (found.vervalt_op.isoformat(), found.uiterlijk_op, found.staat) == ("2026-12-16", None, Staat.LOOPT)
    assert [remark.sleutel for remark in found.opmerkingen] == ["later_kan_met_uitleg"]
    # Only of the geschillencommissie we know that later is possible.
    assert not term([rule(**row, onderwerp="klacht_indienen")], REFUSED).opmerkingen


@pytest.mark.parametrize(("known", "safe"), [("2026-12-16", "2026-12-16"), ("2026-12-17", None), (None, None)])
def test_nobody_is_late_for_what_was_needed_only_after_the_last_day(known, safe):
    rules = [rule(vereist=("extra_ondersteuning",))]
    found = term(rules, REFUSED, fact("extra_ondersteuning", known), on="2027-06-01")
    assert found.vervalt_op.isoformat() == "2026-12-16"
    assert (found.uiterlijk_op and found.uiterlijk_op.isoformat()) == safe
    assert found.staat is (Staat.VERSTREKEN if safe else Staat.LOOPT)
    assert ["nodig_na_laatste_dag"] * (safe is None) == [remark.sleutel for remark in found.opmerkingen]


def test_what_a_term_follows_from_was_there_in_time_also_without_a_day():
    rules = [rule(vereist=("bezwaar_ontvangen",))]
    found = term(rules, REFUSED, fact("bezwaar_ontvangen", None), on="2027-06-01")
    assert (found.uiterlijk_op.isoformat(), found.gesloten_door) == ("2026-12-16", "bezwaar_ontvangen")


def test_next_steps_come_from_the_row():
    found = term([rule()], REFUSED)
    assert (found.vervolg, found.vervolg_na) == (("vervolg_proef",), ("vervolg_na_proef",))


# --- the end --------------------------------------------------------------------------------------------------------


def test_met_in_time_and_met_late():
    in_time = term([rule()], REFUSED, fact("bezwaar_gemaakt", "2026-12-16"))
    late = term([rule()], REFUSED, fact("bezwaar_gemaakt", "2026-12-17"))
    assert (in_time.staat, in_time.days_late(in_time.vervalt_op)) == (Staat.VOLDAAN, 0)
    assert (late.staat, late.days_late(late.vervalt_op)) == (Staat.TE_LAAT_VOLDAAN, 1)


def test_made_void():
    assert term([rule()], REFUSED, fact("ingetrokken", "2026-11-20")).staat is Staat.VERVALLEN


def test_lapsed_the_day_after_the_last_day():
    assert term([rule()], REFUSED, on="2026-12-16").staat is Staat.LOOPT
    assert term([rule()], REFUSED, on="2026-12-17").staat is Staat.VERSTREKEN


# --- who is not known -----------------------------------------------------------------------------------------------


def test_an_unknown_richting_gives_both_dates():
    rules = [rule(), _only("bijzonder", DECISION), _only("openbaar", AFTER)]
    given = [REFUSED, fact("bezwaar_ontvangen", "2026-11-10")]
    found = terms(rules, *given, situation=Situatie("po", "onbekend"))
    assert days(found) == {
        ("bezwaar_toelating", ""): "2026-12-16",
        ("bob_toelating", "bijzonder"): "2026-12-08",
        ("bob_toelating", "openbaar"): "2027-01-13",
    }
    decisions = found[1:]
    assert {one.uiterlijk_op.isoformat() for one in decisions} == {"2027-01-13"}
    assert all("richting_onbekend" in [remark.sleutel for remark in one.opmerkingen] for one in decisions)
    assert not found[0].opmerkingen


def _only(richting, one):
    values = {name: getattr(one, name) for name in one.__dataclass_fields__}
    return rule(**(values | {"richtingen": (richting,), "sleutel": f"{one.sleutel}-{richting}"}))


@pytest.mark.parametrize("richting", ["openbaar", "bijzonder"])
def test_a_term_of_one_richting_only_says_that_the_richting_is_not_known(richting):
    found = term([_only(richting, rule())], REFUSED, situation=Situatie("po", "onbekend"))
    assert (found.lezing, [remark.sleutel for remark in found.opmerkingen]) == (richting, ["richting_onbekend"])


def test_richting_and_region_not_known_are_both_said():
    weeks = {"eenheid": "schoolweken", "lengte": 4, "schoolvakanties": True, "termijnenwet": False}
    rules = [_only("openbaar", rule(**weeks)), _only("bijzonder", rule(eerste_dag="dag_zelf", **weeks))]
    found = terms(rules, fact("weigering_bekendgemaakt", "2026-01-20"), situation=Situatie("vo", "onbekend"))
    assert [one.lezing for one in found][:2] == ["bijzonder+noord", "openbaar+noord"]
    for one in found:
        assert {remark.sleutel for remark in one.opmerkingen} >= {"richting_onbekend", "vakantieregio_onbekend"}


def test_a_need_that_was_known_in_time_stays_known():
    """Also when it was recorded again after the last day."""
    rules = [rule(vereist=("extra_ondersteuning",))]
    needed = [fact("extra_ondersteuning", "2026-12-16"), fact("extra_ondersteuning", "2026-12-17")]
    assert term(rules, REFUSED, *needed, on="2027-06-01").staat is Staat.VERSTREKEN


def test_a_set_day_and_a_set_term_without_a_day_are_told():
    rules = [rule(eenheid="gesteld", lengte=0)]
    found = term(rules, fact("weigering_bekendgemaakt", "2026-11-04", "2026-12-25"))
    assert [step.sleutel for step in found.stappen] == ["feit", "gesteld", "uitkomst"]
    assert found.stappen[1].parameters["dag"].isoformat() == "2026-12-25"
    assert [step.sleutel for step in term(rules, REFUSED).stappen] == ["feit", "aanvullen_zonder_dag", "uitkomst_open"]
