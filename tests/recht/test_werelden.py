"""Disputed days, the central period for the first year of VO, and the vakantieregio: every answer is computed."""

from datetime import date

from passend.recht import Feit, Situatie, Staat, leading_dates
from passend.recht.zoekplicht import who_searches
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


# --- absence --------------------------------------------------------------------------------------------------------

REPORT = rule(
    onderwerp="verzuim_melden",
    begint_bij=("verzuim",),
    eenheid="werkdagen",
    lengte=5,
    termijnenwet=False,
    drempel_uren=16,
    drempel_weken=4,
    aan_zet="school",
    sluit_met=("verzuim_gemeld",),
    vervalt_door=(),
)
NOORD = Situatie("vo", "openbaar", vakantieregio="noord")


def absent(day, hours):
    return fact("verzuim", day, code=str(hours))


def test_sixteen_hours_in_four_school_weeks_start_the_term():
    given = [absent("2026-01-12", 8), absent("2026-02-06", 8)]
    found = term([REPORT], *given, situation=NOORD)
    assert (found.begint_op.isoformat(), found.vervalt_op.isoformat()) == ("2026-02-06", "2026-02-13")
    assert [step.sleutel for step in found.stappen] == ["verzuim_vol", "tel", "uitkomst"]


def test_fifteen_hours_or_a_fifth_week_do_not():
    assert terms([REPORT], absent("2026-01-12", 8), absent("2026-02-06", 7), situation=NOORD) == ()
    assert terms([REPORT], absent("2026-01-12", 8), absent("2026-02-09", 8), situation=NOORD) == ()
    assert terms([REPORT], absent("2026-01-12", 8), fact("verzuim", "2026-01-13", code=""), situation=NOORD) == ()


def test_a_holiday_week_is_no_school_week():
    # Region noord has holiday from 21 February to 1 March: the week of 2 March is the fourth school week.
    given = [absent("2026-02-02", 8), absent("2026-03-02", 8)]
    assert len(terms([REPORT], *given, situation=NOORD)) == 1
    assert terms([REPORT], *given, situation=Situatie("vo", "openbaar", vakantieregio="midden")) != ()


def test_a_new_count_begins_after_the_sixteen_hours_and_the_unreported_one_leads():
    given = [absent("2026-01-12", 16), absent("2026-01-19", 15), absent("2026-01-26", 1)]
    assert term([REPORT], *given, situation=NOORD).begint_op.isoformat() == "2026-01-12"
    reported = fact("verzuim_gemeld", "2026-01-14")
    found = term([REPORT], *given, reported, situation=NOORD)
    assert (found.begint_op.isoformat(), found.gesloten_door) == ("2026-01-26", "")
    done = term([REPORT], given[0], reported, situation=NOORD)
    assert done.staat is Staat.VOLDAAN


def test_regions_that_differ_are_readings():
    # Noord has holiday in the week of 23 February: only there the week of 16 March is the fourth school week.
    given = [absent("2026-02-18", 8), absent("2026-03-16", 8)]
    (found,) = terms([REPORT], *given, situation=Situatie("vo", "openbaar"))
    assert (found.lezing, found.uiterlijk_op) == ("noord", None)  # in the other regions nobody can be late
    assert "vakantieregio_onbekend" in keys(found)


def test_a_week_in_which_a_lesson_was_missed_is_a_school_week():
    # The week of 23 February is a holiday in noord; hours that were missed in it make it a school week.
    assert (
        terms([REPORT], absent("2026-02-16", 8), absent("2026-02-23", 1), absent("2026-03-16", 8), situation=NOORD)
        == ()
    )


def test_the_rule_of_the_day_on_which_the_hours_are_full():
    later = rule(
        **{name: getattr(REPORT, name) for name in REPORT.__dataclass_fields__} | {"geldt_vanaf": date(2026, 2, 1)}
    )
    assert len(terms([later], absent("2026-01-26", 8), absent("2026-02-02", 8), situation=NOORD)) == 1
    assert terms([later], absent("2026-01-19", 8), absent("2026-01-26", 8), situation=NOORD) == ()


# --- who looks for another school -----------------------------------------------------------------------------------


def test_three_readings_of_who_searches():
    first = [fact("aanmelding_ontvangen", "2026-01-12"), fact("overstap_naar_vo", None)]
    second = [fact("aanmelding_ontvangen", "2026-01-19"), fact("eerste_keuze", "2026-01-19")]
    found = who_searches({"een": first, "twee": second})
    assert [(one.grond, one.betreft) for one in found] == [
        ("eerste_keuze", "twee"),
        ("eerste_aanmelding", "een"),
        ("plaats_aanvaard", None),
    ]
    accepted = [*first, fact("plaats_aanvaard", "2026-04-20")]
    assert who_searches({"een": accepted, "twee": second})[2].betreft == "een"


def test_a_moved_first_choice_and_a_withdrawal():
    first = [fact("aanmelding_gedaan", "2026-01-12"), fact("eerste_keuze", "2026-01-12")]
    second = [fact("aanmelding_gedaan", "2026-01-12"), fact("eerste_keuze", "2026-02-01")]
    found = who_searches({"een": first, "twee": second})
    assert [(one.grond, one.betreft) for one in found] == [("eerste_keuze", "twee"), ("eerste_aanmelding", None)]
    assert who_searches({"een": first, "twee": [*second, fact("ingetrokken", "2026-02-02")]}) == ()
    assert who_searches({"een": first}) == ()


def test_grounds_on_which_the_search_may_not_arise_are_remarks_on_the_decision():
    received = fact("aanmelding_ontvangen", "2026-01-12")
    full = fact("geen_plaatsruimte", "2026-01-20")
    grade = fact("toelatingsvoorwaarden_niet_vervuld", "2026-01-20")
    assert "zoeken_geen_plaatsruimte" in keys(only("besluit", shipped(PO, [received, full])))
    assert "zoeken_toelatingsvoorwaarden_niet_vervuld" not in keys(only("besluit", shipped(PO, [received, grade])))
    vo = Situatie("vo", "openbaar")
    assert "zoeken_toelatingsvoorwaarden_niet_vervuld" in keys(only("besluit", shipped(vo, [received, grade])))
    lottery = fact("loting", "2026-01-20")
    assert "zoeken_loting" in keys(only("besluit", shipped(vo, [received, lottery])))
    drawn = fact("ingeloot", "2026-02-01")
    assert "zoeken_loting" not in keys(only("besluit", shipped(vo, [received, lottery, drawn])))
    institution = Situatie("so", "bijzonder", "instelling")
    assert "zoeken_instelling" in keys(only("besluit", shipped(institution, [received])))
