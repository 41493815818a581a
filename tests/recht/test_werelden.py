"""Disputed days, the central period for the first year of VO, and the vakantieregio: every answer is computed."""

from datetime import date

from passend.recht import Feit, Situatie, Staat, leading_dates
from tests.recht.bouw import BORN, PO, about, facts, keys, only
from tests.recht.bouw import terms as shipped
from tests.recht.proefregels import fact, rule, term, terms

BORN_FACT = fact("kind_geboren", "2014-05-01")
CENTRAL = rule(
    onderwerp="centraal_aanmelden",
    begint_bij=("overstap_naar_vo",),
    niet_bij=("aanmelding_gedaan", "aanmelding_ontvangen"),
    eenheid="jaardag",
    jaardag="03-31",
    lengte=7,
    terug=True,
    termijnenwet=False,
    te_laat=False,
    sluit_met=(),
    vervalt_door=(),
)
DECIDE = rule(
    onderwerp="besluit",
    begint_bij=("aanmelding_ontvangen",),
    voorlopig_bij=("aanmelding_gedaan",),
    sluit_met=("toegelaten", "geweigerd"),
    aan_zet="school",
)


def disputed(kind, *days):
    return [fact(kind, day, zekerheid="betwist", volgnummer=number) for number, day in enumerate(days)]


def outcomes(found):
    return [(one.lezing, one.vervalt_op.isoformat()) for one in found]


# --- disputed days --------------------------------------------------------------------------------------------------


def test_two_disputed_days_give_two_readings_and_nobody_is_late_between_them():
    found = terms([rule()], *disputed("weigering_bekendgemaakt", "2026-11-04", "2026-11-09"), on="2026-12-18")
    assert outcomes(found) == [("dag_2026-11-04", "2026-12-16"), ("dag_2026-11-09", "2026-12-21")]
    assert {one.uiterlijk_op.isoformat() for one in found} == {"2026-12-21"}
    assert {one.staat for one in found} == {Staat.LOOPT}
    assert {one.zekerheid for one in found} == {"betwist"}
    assert all("dag_betwist" in keys(one) for one in found)
    lead = leading_dates(found, "bezwaar_toelating")
    assert (lead.handelen_voor.isoformat(), lead.rekenen_op.isoformat()) == ("2026-12-16", "2026-12-21")


def test_of_three_days_the_first_and_the_last():
    given = disputed("weigering_bekendgemaakt", "2026-11-09", "2026-11-04", "2026-11-06")
    assert [one.vervalt_op.day for one in terms([rule()], *given)] == [16, 21]


def test_days_with_the_same_outcome_are_one():
    # Saturday 19 and Sunday 20 December both become Monday the 21st.
    found = term([rule()], *disputed("weigering_bekendgemaakt", "2026-11-07", "2026-11-08"))
    assert (found.lezing, found.vervalt_op.isoformat()) == ("", "2026-12-21")


def test_a_proven_day_ends_the_dispute():
    given = [
        *disputed("weigering_bekendgemaakt", "2026-11-04", "2026-11-09"),
        fact("weigering_bekendgemaakt", "2026-11-05"),
    ]
    assert outcomes(terms([rule()], *given)) == [("", "2026-12-17")]


def test_one_disputed_day_is_one_date_and_a_provisional_day_beside_it_does_not_count():
    given = [
        *disputed("weigering_bekendgemaakt", "2026-11-04"),
        fact("weigering_bekendgemaakt", "2026-11-01", zekerheid="voorlopig"),
    ]
    assert outcomes(terms([rule()], *given)) == [("", "2026-12-16")]


def test_late_only_when_late_in_every_reading():
    given = disputed("weigering_bekendgemaakt", "2026-11-04", "2026-11-09")
    between = terms([rule()], *given, fact("bezwaar_gemaakt", "2026-12-18"))
    assert {(one.staat, one.days_late(one.vervalt_op)) for one in between} == {(Staat.VOLDAAN, 0)}
    after = terms([rule()], *given, fact("bezwaar_gemaakt", "2026-12-22"))
    assert {(one.staat, one.days_late(one.vervalt_op)) for one in after} == {(Staat.TE_LAAT_VOLDAAN, 1)}


def test_two_disputes_give_every_combination():
    rules = [rule(), rule(onderwerp="bob_toelating", begint_bij=("bezwaar_ontvangen",), lengte=4, sluit_met=())]
    given = [
        *disputed("weigering_bekendgemaakt", "2026-11-04", "2026-11-09"),
        *disputed("bezwaar_ontvangen", "2026-11-16", "2026-11-17"),
    ]
    found = terms(rules, *given)
    assert outcomes(found) == [
        ("dag_2026-11-04", "2026-12-16"),
        ("dag_2026-11-09", "2026-12-21"),
        ("dag_2026-11-16", "2026-12-14"),
        ("dag_2026-11-17", "2026-12-15"),
    ]


def test_a_disputed_receipt_with_an_unknown_richting():
    given = [
        *facts(BORN),
        Feit("a", "aanmelding_ontvangen", date(2026, 1, 12), zekerheid="betwist", volgnummer=2),
        Feit("b", "aanmelding_ontvangen", date(2026, 1, 19), zekerheid="betwist", volgnummer=3),
        *[
            Feit("c", "aanvulling_gevraagd", date(2026, 2, 2), volgnummer=4),
            Feit("d", "aanvulling_ontvangen", date(2026, 2, 16), volgnummer=5),
        ],
    ]
    found = about("besluit", shipped(Situatie("po", "onbekend"), given))
    dates = {(one.vervalt_op.isoformat()) for one in found}
    assert dates == {"2026-03-09", "2026-03-16"}
    assert {one.uiterlijk_op for one in found} == {max(one.vervalt_op for one in found)}
    assert len({one.lezing for one in found}) == len(found)
    assert "" not in {one.lezing for one in found}


def test_a_child_that_was_old_enough_on_one_of_two_days():
    given = [
        fact("kind_geboren", "2023-01-15"),
        *disputed("aanmelding_ontvangen", "2026-01-12", "2026-01-19"),
    ]
    found = shipped(PO, given)
    assert [(one.onderwerp, one.lezing) for one in found if one.onderwerp in ("leeftijd", "besluit")] == [
        ("leeftijd", "dag_2026-01-12"),
        ("besluit", "dag_2026-01-19"),
    ]


# --- the central period ---------------------------------------------------------------------------------------------


def central(*given, day="2025-03-27", situation=None):
    made = [BORN_FACT, fact("overstap_naar_vo", "2025-08-18"), fact("aanmelding_gedaan", day)]
    made.append(fact("aanmelding_ontvangen", day))
    return terms([CENTRAL, DECIDE], *made, *given, situation=situation or Situatie("vo", "openbaar"), on="2025-04-01")


def test_inside_the_period_both_counts_are_shown():
    found = central()
    assert outcomes(found) == [
        ("vanaf_ontvangst", "2025-05-08"),
        ("vanaf_einde_aanmeldperiode", "2025-05-12"),
    ]
    assert all("aanmeldperiode_lezingen" in keys(one) for one in found)
    step = found[1].stappen[0]
    assert (step.sleutel, step.parameters["ontvangen"].isoformat()) == ("einde_aanmeldperiode", "2025-03-27")
    assert found[0].stappen[0].sleutel == "feit"


def test_the_period_is_25_to_31_march():
    assert outcomes(central(day="2025-03-24")) == [("", "2025-05-06")]
    assert len(central(day="2025-03-25")) == 2
    assert outcomes(central(day="2025-03-31")) == [("", "2025-05-12")]
    assert len(central(day="2025-04-01")) == 1


def test_only_for_the_first_year_of_vo():
    given = [BORN_FACT, fact("aanmelding_ontvangen", "2025-03-27")]
    assert len(terms([CENTRAL, DECIDE], *given, situation=Situatie("vo", "openbaar"))) == 1
    assert len(central(situation=Situatie("vso", "openbaar"))) == 1


def test_before_anything_was_sent_the_period_itself_is_the_date():
    found = term([CENTRAL, DECIDE], fact("overstap_naar_vo", "2025-08-18"), situation=Situatie("vo", "openbaar"))
    assert (found.onderwerp, found.vervalt_op.isoformat(), found.uiterlijk_op) == (
        "centraal_aanmelden",
        "2025-03-31",
        None,
    )


def test_a_disputed_birth_date_has_readings_too():
    given = [
        *disputed("kind_geboren", "2022-12-01", "2023-03-01"),
        fact("aanmelding_ontvangen", "2026-01-12"),
    ]
    found = shipped(PO, given, "2026-06-01")
    decision = only("besluit", found)
    assert (decision.lezing, decision.uiterlijk_op, decision.staat) == ("dag_2022-12-01", None, Staat.LOOPT)
    assert only("leeftijd", found).lezing == "dag_2023-03-01"


# --- school weeks ---------------------------------------------------------------------------------------------------

WEEKS = rule(
    onderwerp="wtos_vier_weken",
    begint_bij=("wtos_afwezig",),
    eenheid="schoolweken",
    lengte=4,
    schoolvakanties=True,
    termijnenwet=False,
    sluit_met=(),
    vervalt_door=(),
)
ABSENT = fact("wtos_afwezig", "2026-02-02")


def test_holidays_do_not_count_and_regions_with_the_same_day_are_one():
    found = term([WEEKS], ABSENT, situation=Situatie("vo", "openbaar"))
    assert (found.lezing, found.vervalt_op.isoformat()) == ("", "2026-03-09")
    assert "vakantieregio_onbekend" not in keys(found)


def test_in_ordinary_weeks_they_do_count():
    assert term([rule(begint_bij=("wtos_afwezig",), lengte=4, sluit_met=())], ABSENT).vervalt_op == date(2026, 3, 2)


def test_where_regions_differ_the_reading_is_named():
    found = terms([WEEKS], fact("wtos_afwezig", "2026-01-19"), situation=Situatie("vo", "openbaar"))
    assert outcomes(found) == [("noord", "2026-02-16"), ("midden|zuid", "2026-02-23")]
    assert all("vakantieregio_onbekend" in keys(one) for one in found)


def test_a_known_region_is_one_date():
    situation = Situatie("vo", "openbaar", vakantieregio="noord")
    found = term([WEEKS], fact("wtos_afwezig", "2026-01-19"), situation=situation)
    assert (found.lezing, found.vervalt_op.isoformat()) == ("", "2026-02-16")
    assert found.stappen[1].parameters["vakantiedagen"] == 0
    assert keys(found) == ["vakanties_niet_bekend"]  # the first holidays that are known start on 21 February


# --- more than one question open ------------------------------------------------------------------------------------


def disputed_in_march(*days):
    found = terms(
        [CENTRAL, DECIDE],
        BORN_FACT,
        fact("overstap_naar_vo", "2025-08-18"),
        *disputed("aanmelding_ontvangen", *days),
        situation=Situatie("vo", "openbaar"),
        on="2025-04-01",
    )
    return [(one.lezing, one.vervalt_op.isoformat(), keys(one)) for one in found]


def test_a_disputed_day_in_the_central_period_says_both():
    both = ["dag_betwist", "aanmeldperiode_lezingen"]
    assert disputed_in_march("2025-03-26", "2025-03-27") == [
        ("dag_2025-03-26+vanaf_ontvangst", "2025-05-07", both),
        ("dag_2025-03-27+vanaf_ontvangst", "2025-05-08", both),
        ("vanaf_einde_aanmeldperiode", "2025-05-12", ["aanmeldperiode_lezingen"]),
    ]


def test_a_day_outside_the_central_period_is_only_that_day():
    found = disputed_in_march("2025-03-19", "2025-03-26")
    assert [(name, on) for name, on, _ in found] == [
        ("dag_2025-03-19", "2025-04-30"),
        ("dag_2025-03-26+vanaf_ontvangst", "2025-05-07"),
        ("dag_2025-03-26+vanaf_einde_aanmeldperiode", "2025-05-12"),
    ]
    assert found[0][2] == ["dag_betwist"]


def test_a_proven_day_leaves_one_reading_of_what_it_suspends():
    row = {"termijnenwet": False, "vervalt_door": ()}
    decision = rule(onderwerp="bob_toelating", begint_bij=("bezwaar_ontvangen",), sluit_met=(), **row)
    request = rule(onderwerp="gpo_verweer", begint_bij=("gpo_ingediend",), sluit_met=(), **row)
    pending = rule(
        onderwerp="stilstand",
        geldt_voor=("bob_toelating",),
        begint_bij=("gpo_ingediend",),
        eenheid="gesteld",
        lengte=0,
        sluit_met=("gpo_oordeel",),
        **row,
    )
    given = [fact("bezwaar_ontvangen", "2026-09-07"), fact("gpo_oordeel", "2026-11-23")]
    claims = disputed("gpo_ingediend", "2026-09-21", "2026-09-28")
    found = terms([decision, request, pending], *given, *claims)
    assert [one.lezing for one in found] == ["dag_2026-09-28", "dag_2026-09-21", "dag_2026-09-21", "dag_2026-09-28"]
    proven = terms([decision, request, pending], *given, *claims, fact("gpo_ingediend", "2026-09-25"))
    assert [one.lezing for one in proven] == ["", ""]
