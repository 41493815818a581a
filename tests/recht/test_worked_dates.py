"""The worked dates of the rules report, each entered as facts and read from the clock."""

import pytest

from passend.recht import Situatie, Staat, leading_dates
from tests.recht.bouw import BORN, about, day, facts, keys, only, terms

PO = Situatie("po", "bijzonder")
VO = Situatie("vo", "openbaar")

# row, situation, received (= request), extended?, last day for deciding
DECISIONS = [
    ("1", VO, "2025-03-31", False, "2025-05-12"),
    ("2", VO, "2026-03-31", False, "2026-05-12"),
    ("2 extended", VO, "2026-03-31", True, "2026-06-09"),
    ("3", PO, "2026-01-12", False, "2026-02-23"),
    ("3 extended", PO, "2026-01-12", True, "2026-03-23"),
    ("4 second Easter day", PO, "2026-02-23", False, "2026-04-07"),
    ("5 Good Friday", PO, "2026-02-20", False, "2026-04-07"),
    ("6 Ascension day", PO, "2026-04-02", False, "2026-05-15"),
    ("7 King's day", PO, "2026-03-16", False, "2026-04-28"),
    ("8 Saturday, Sunday, King's day", PO, "2026-03-14", False, "2026-04-28"),
    ("9 5 May", PO, "2026-03-24", False, "2026-05-06"),
    ("10 summer holiday", PO, "2026-06-29", False, "2026-08-10"),
    ("10 summer holiday, extended", PO, "2026-06-29", True, "2026-09-07"),
]


@pytest.mark.parametrize(
    ("situation", "received", "extended", "expected"),
    [row[1:] for row in DECISIONS],
    ids=[row[0] for row in DECISIONS],
)
def test_decision_term(situation, received, extended, expected):
    given = [BORN, ("aanmelding_gedaan", received), ("aanmelding_ontvangen", received)]
    if extended:
        given.append(("beslistermijn_verlengd", received))
    term = only("besluit", terms(situation, facts(*given), received))
    assert term.vervalt_op == day(expected)
    assert term.begint_op == day(received)
    assert term.lezing == ""
    assert term.zekerheid == "vast"


# row, situation, request made, last of the ten weeks, first day of temporary placement
PLACEMENTS = [
    ("2", VO, "2026-03-31", "2026-06-09", "2026-06-10"),
    ("3", PO, "2026-01-12", "2026-03-23", "2026-03-24"),
    ("10", PO, "2026-06-29", "2026-09-07", "2026-09-08"),
    ("18", PO, "2026-01-12", "2026-03-23", "2026-03-24"),
]


@pytest.mark.parametrize(
    ("situation", "made", "last_day", "placement"), [row[1:] for row in PLACEMENTS], ids=[row[0] for row in PLACEMENTS]
)
def test_temporary_placement(situation, made, last_day, placement):
    term = only(
        "tijdelijke_plaatsing",
        terms(situation, facts(BORN, ("aanmelding_gedaan", made), ("aanmelding_ontvangen", made)), made),
    )
    assert (term.vervalt_op, term.gevolg_op) == (day(last_day), day(placement))
    assert "niet_elders_ingeschreven" in term.voorwaarden
    assert "geen_besluit" in term.voorwaarden
    assert len(term.voorwaarden) == 3


INCOMPLETE = (
    BORN,
    ("aanmelding_gedaan", "2026-01-12"),
    ("aanmelding_ontvangen", "2026-01-12"),
    ("aanvulling_gevraagd", "2026-02-02"),
    ("aanvulling_ontvangen", "2026-02-16"),
)


@pytest.mark.parametrize(("richting", "days"), [("bijzonder", 14), ("openbaar", 13)], ids=["15", "16"])
def test_pause_for_an_incomplete_aanmelding(richting, days):
    term = only("besluit", terms(Situatie("po", richting), facts(*INCOMPLETE), "2026-02-20"))
    assert term.vervalt_op == day("2026-03-09")
    assert [step.parameters["dagen"] for step in term.stappen if step.sleutel == "opschorting"] == [days]


def test_pause_with_the_same_outcome_in_both_richtingen_is_one_term():
    term = only("besluit", terms(Situatie("po", "onbekend"), facts(*INCOMPLETE), "2026-02-20"))
    assert (term.vervalt_op, term.lezing) == (day("2026-03-09"), "")


def test_row_18_pause_and_extension_have_two_readings():
    found = terms(PO, facts(*INCOMPLETE, ("beslistermijn_verlengd", "2026-03-02")), "2026-03-30")
    capped, moved = about("besluit", found)
    assert (capped.lezing, capped.vervalt_op) == ("tien_weken_grens", day("2026-03-23"))
    assert (moved.lezing, moved.vervalt_op) == ("pauze_schuift_op", day("2026-04-07"))
    # Between the two readings nothing is late.
    assert {capped.staat, moved.staat} == {Staat.LOOPT}
    assert {term.state_on(day("2026-04-07")) for term in (capped, moved)} == {Staat.LOOPT}
    assert {term.state_on(day("2026-04-08")) for term in (capped, moved)} == {Staat.VERSTREKEN}
    assert "pauze_en_tien_weken_onzeker" in keys(capped)
    leading = leading_dates(found, "besluit")
    assert (leading.handelen_voor, leading.rekenen_op) == (day("2026-03-23"), day("2026-04-07"))
    assert only("tijdelijke_plaatsing", found).gevolg_op == day("2026-03-24")


def test_a_two_year_old_gets_no_term_at_a_primary_school():
    given = facts(
        ("kind_geboren", "2023-06-01"), ("aanmelding_gedaan", "2026-01-10"), ("aanmelding_ontvangen", "2026-01-12")
    )
    (term,) = terms(Situatie("po", "openbaar"), given, "2026-03-30")
    assert (term.onderwerp, term.staat, term.vervalt_op) == ("leeftijd", Staat.VERVALLEN, None)
    assert term.gevolg == "vooraanmelding_geen_besluit"
    assert [remark.parameters["dag"] for remark in term.opmerkingen] == [day("2026-06-01")]


def test_on_the_third_birthday_the_terms_run():
    given = facts(
        ("kind_geboren", "2023-01-12"), ("aanmelding_gedaan", "2026-01-10"), ("aanmelding_ontvangen", "2026-01-12")
    )
    assert only("besluit", terms(PO, given)).vervalt_op == day("2026-02-23")


#: row, situation, facts (kind, day), subject, last day
CHAINS = [
    ("11 bezwaar", VO, [("weigering_bekendgemaakt", "2026-11-04")], "bezwaar_toelating", "2026-12-16"),
    (
        "11 decision, openbaar PO",
        Situatie("po", "openbaar"),
        [("weigering_bekendgemaakt", "2026-11-04"), ("bezwaar_ontvangen", "2026-11-20")],
        "bob_toelating",
        "2027-01-13",
    ),
    ("12 TLV bezwaar", PO, [("tlv_bekendgemaakt", "2026-12-01")], "tlv_bezwaar", "2027-01-12"),
    (
        "12 TLV decision",
        PO,
        [("tlv_bekendgemaakt", "2026-12-01"), ("tlv_bezwaar_ontvangen", "2026-12-15")],
        "tlv_bob",
        "2027-04-06",
    ),
    (
        "12 TLV decision, verdaagd",
        PO,
        [
            ("tlv_bekendgemaakt", "2026-12-01"),
            ("tlv_bezwaar_ontvangen", "2026-12-15"),
            ("tlv_bezwaar_verdaagd", "2027-03-30"),
        ],
        "tlv_bob",
        "2027-05-18",
    ),
    ("13 GPO, holidays included", PO, [("gpo_ingediend", "2026-06-15")], "gpo_oordeel", "2026-08-24"),
    (
        "14 bezwaar beside a GPO case",
        PO,
        [
            ("weigering_bekendgemaakt", "2026-09-01"),
            ("bezwaar_ontvangen", "2026-09-07"),
            ("gpo_ingediend", "2026-09-21"),
            ("gpo_oordeel", "2026-11-23"),
        ],
        "bob_toelating",
        "2026-12-07",
    ),
    (
        "17 OPP",
        PO,
        [("extra_ondersteuning", "2026-06-01"), ("ingeschreven", "2026-08-01")],
        "opp",
        "2026-09-14",
    ),
]


@pytest.mark.parametrize(
    ("situation", "given", "subject", "expected"), [row[1:] for row in CHAINS], ids=[row[0] for row in CHAINS]
)
def test_chains(situation, given, subject, expected):
    term = only(subject, terms(situation, facts(*given), "2026-12-01"))
    assert (term.vervalt_op, term.lezing, term.zekerheid) == (day(expected), "", "vast")


def test_bezwaar_at_a_bijzondere_school_and_in_vo_runs_from_receipt():
    given = facts(("weigering_bekendgemaakt", "2026-11-04"), ("bezwaar_ontvangen", "2026-11-20"))
    for situation in (PO, Situatie("so", "bijzonder"), VO, Situatie("vo", "bijzonder")):
        assert only("bob_toelating", terms(situation, given)).vervalt_op == day("2026-12-18")
    unknown = about("bob_toelating", terms(Situatie("po", "onbekend"), given))
    assert [(term.lezing, term.vervalt_op) for term in unknown] == [
        ("bijzonder", day("2026-12-18")),
        ("openbaar", day("2027-01-13")),
    ]


@pytest.mark.parametrize(
    ("situation", "needed"),
    [
        (Situatie("po", schoolsoort="sbo"), False),
        (Situatie("po"), True),
        (Situatie("so"), False),
        (Situatie("vo", schoolsoort="pro"), False),
        (Situatie("vo"), True),
    ],
    ids=["sbo", "po", "so", "pro", "vo"],
)
@pytest.mark.parametrize(
    ("placed", "last_day"),
    # Six weeks after the day itself; the second ends on Whit Monday.
    [("2026-03-31", "2026-05-12"), ("2026-04-13", "2026-05-26")],
)
def test_the_plan_after_a_temporary_placement(situation, needed, placed, last_day):
    """In sbo, special education and practical education every pupil has one; elsewhere who needs extra support."""
    given = [("definitief_geplaatst", placed)]
    found = about("opp_na_tijdelijk", terms(situation, facts(*given)))
    assert [term.vervalt_op for term in found] == ([] if needed else [day(last_day)])
    found = about("opp_na_tijdelijk", terms(situation, facts(("extra_ondersteuning", placed), *given)))
    assert [term.vervalt_op for term in found] == [day(last_day)]


@pytest.mark.parametrize("sector", ["po", "so"])
@pytest.mark.parametrize(
    ("announced", "last_day"),
    # Six weeks to object, and four more: 13 May; Ascension day, so the day after it; Easter Monday, so Tuesday.
    [("2026-03-04", "2026-05-13"), ("2026-03-05", "2026-05-15"), ("2026-01-26", "2026-04-07")],
)
def test_the_decision_on_an_objection_at_an_openbare_school(sector, announced, last_day):
    given = facts(("weigering_bekendgemaakt", announced), ("bezwaar_ontvangen", "2026-03-06"))
    assert only("bob_toelating", terms(Situatie(sector, "openbaar"), given)).vervalt_op == day(last_day)
