"""The 13 rulings with two or more full dates as clock tests.

The timeline is entered as facts, the conclusion is the clock's, and it is compared with the words of the ruling. The
last days in LAST_DAYS were counted by hand from the law (regels in the report), not taken from the clock.
`docs/uitspraken.md` tells the same to a reader, with what cannot be told.
"""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from passend.recht import Feit, Situatie, Staat
from tests.recht.uitspraken import DAY, RULINGS, SUBJECTS, Tijdvak, clock, days_after, event, histories, is_full_date

CLOCK_RULINGS = [
    number for number, ruling in RULINGS.items() if sum(is_full_date(row["datum"]) for row in ruling["tijdlijn"]) >= 2
]
ROTTERDAM = "ECLI:NL:RBROT:2016:4257"
OVERIJSSEL = "ECLI:NL:RBOVE:2014:4116"
TWO_TRACKS = "ECLI:NL:RVS:2017:3434"
FIGHT = "ECLI:NL:RVS:2017:3421"
GROUP_8 = "ECLI:NL:RVS:2020:1153"
SBO_2017 = "ECLI:NL:RVS:2020:2822"
KORT_GEDING = "ECLI:NL:RBMNE:2024:5420"
DEN_HAAG = "ECLI:NL:RBDHA:2019:14810"
HAVO_3 = "onbekend-docplayer-havo3-2016"

# What went to the administrative judge about removal is openbaar, what went to the civil judge bijzonder.
SITUATIONS = {
    OVERIJSSEL: Situatie("vo"),
    "107031": Situatie("vo"),
    ROTTERDAM: Situatie("po"),
    TWO_TRACKS: Situatie("po", "openbaar"),
    FIGHT: Situatie("vo", "openbaar"),
    "108513": Situatie("vo"),
    "108939": Situatie("po"),
    GROUP_8: Situatie("po"),
    "109259": Situatie("so"),
    SBO_2017: Situatie("po"),
    KORT_GEDING: Situatie("vo", "bijzonder"),
    DEN_HAAG: Situatie("po"),
    HAVO_3: Situatie("vo"),
}

NOTHING = ""  # an event from which the law counts no term and that ends none
ENTERED = {
    OVERIJSSEL: {"tussenvonnis": NOTHING, "comparitie": NOTHING, "uitspraak": NOTHING},
    "107031": {"brief staatssecretaris OCW waarbij Commissie aansluit": NOTHING, "uitspraak": "gpo_oordeel"},
    ROTTERDAM: {
        "tlv-besluit sbo": "tlv_besloten",
        "ingang tlv": NOTHING,
        "beslissing op bezwaar": "tlv_beslissing_op_bezwaar",
        "nader stuk swv": NOTHING,
        "zitting": NOTHING,
        "einde geldigheid tlv": NOTHING,
        "uitspraak": NOTHING,
    },
    TWO_TRACKS: {
        "tlv-besluit so": "tlv_besloten",
        "ingang tlv": NOTHING,
        "verwijderingsbesluit": "verwijderd",
        "ingang verwijdering": "uitgeschreven",
        "beslissing op bezwaar schoolbestuur": "beslissing_op_bezwaar",
        "beslissing op bezwaar swv": "tlv_beslissing_op_bezwaar",
        "uitspraak rechtbank": NOTHING,
        "einde geldigheid tlv": NOTHING,
        "uitspraak": NOTHING,
    },
    FIGHT: {
        "geweldsincident": NOTHING,
        "besluit definitieve verwijdering": "verwijderd",
        "beslissing op bezwaar (gehandhaafd)": "beslissing_op_bezwaar",
        "zitting Afdeling": NOTHING,
        "uitspraak": NOTHING,
    },
    "108513": {
        "vmbo-t diploma (juni)": NOTHING,
        "bevorderingsvergadering: niet bevorderd, niet doubleren": NOTHING,
        "bericht aan ouders": NOTHING,
        "verwijderingsbeslissing": "verwijderd",
        "geschil voorgelegd aan GPO": "gpo_ingediend",
        "verweerschrift": "gpo_verweer_ingediend",
        "zitting te Utrecht": "gpo_zitting",
        "oordeel per brief aan partijen meegedeeld": "gpo_dictum",
        "uitspraak": "gpo_oordeel",
    },
    "108939": {"richtlijnen samenwerkingsverband gelden per": NOTHING, "uitspraak": NOTHING},
    GROUP_8: {
        "inschrijving school": "ingeschreven",
        "tlv-besluit so": "tlv_besloten",
        "verwijdering (groep 8)": "verwijderd",
        "beslissing op bezwaar swv": "tlv_beslissing_op_bezwaar",
        "uitspraak rechtbank": NOTHING,
        "uitspraak": NOTHING,
    },
    "109259": {"arrangement verlengd wegens corona tot en met": NOTHING, "uitspraak": "gpo_oordeel"},
    SBO_2017: {
        "tlv-besluit sbo, geldig vanaf": "tlv_besloten",
        "uitspraak rechtbank": NOTHING,
        "einde geldigheid tlv": NOTHING,
        "uitspraak": NOTHING,
    },
    KORT_GEDING: {"vechtpartij": NOTHING, "uitspraak": NOTHING},
    DEN_HAAG: {
        "leerling op school (november)": "ingeschreven",
        "ouders zeggen per e-mail vertrouwen op": NOTHING,
        "tlv-besluit so": "tlv_besloten",
        "beslissing op bezwaar": "tlv_beslissing_op_bezwaar",
        "zitting rechtbank": NOTHING,
        "einde geldigheid tlv": NOTHING,
    },
    HAVO_3: {
        "mentor meldt leerling aan bij zorgadviesteam": NOTHING,
        "gesprek zorgcoordinator met leerling": NOTHING,
        "gesprek zorgcoordinator met ouders (dag daarna)": NOTHING,
        "overplaatsing naar andere havo 3-klas (halverwege februari)": NOTHING,
        "tweede gesprek zorgcoordinator": NOTHING,
        "voorgenomen verwijderingsbesluit": "voornemen_verwijdering",
        "besluit tot handhaving voornemen": "voornemen_verwijdering",
        "geschil voorgelegd aan GPO": "gpo_ingediend",
        "verweerschrift": "gpo_verweer_ingediend",
        "zitting te Utrecht": "gpo_zitting",
    },
}
#: What must have happened on some day from the one event to the other: kind, first event, last event.
IMPLIED = {
    ROTTERDAM: [("tlv_bezwaar_ontvangen", "tlv-besluit sbo", "beslissing op bezwaar")],
    TWO_TRACKS: [
        ("bezwaar_ontvangen", "verwijderingsbesluit", "beslissing op bezwaar schoolbestuur"),
        ("tlv_bezwaar_ontvangen", "tlv-besluit so", "beslissing op bezwaar swv"),
    ],
    FIGHT: [("bezwaar_ontvangen", "besluit definitieve verwijdering", "beslissing op bezwaar (gehandhaafd)")],
    "108939": [("tlv_bekendgemaakt", "richtlijnen samenwerkingsverband gelden per", "uitspraak")],
    GROUP_8: [("tlv_bezwaar_ontvangen", "tlv-besluit so", "beslissing op bezwaar swv")],
    SBO_2017: [("tlv_bezwaar_ontvangen", "tlv-besluit sbo, geldig vanaf", "uitspraak rechtbank")],
    KORT_GEDING: [("verwijderd", "vechtpartij", "uitspraak")],
    DEN_HAAG: [("tlv_bezwaar_ontvangen", "tlv-besluit so", "beslissing op bezwaar")],
}


def periods(number: str) -> list[Tijdvak]:
    """What the clock is told: the events that count, and what must lie between them."""
    known = [Tijdvak(kind, *event(number, name)) for name, kind in ENTERED[number].items() if kind]
    implied = [
        Tijdvak(kind, event(number, after)[0], event(number, before)[1])
        for kind, after, before in IMPLIED.get(number, [])
    ]
    return known + implied


def reference_day(number: str) -> date:
    """The day of the ruling, or the last dated event where that is not known."""
    known = [row["datum"] for row in RULINGS[number]["tijdlijn"] if is_full_date(row["datum"])]
    return date.fromisoformat(RULINGS[number]["datum_uitspraak"] or max(known))


def answers(number: str, extra: tuple[Feit, ...] = ()):
    """The clock's terms per subject, for every day that the intervals of the ruling leave open."""
    for facts in histories(periods(number)):
        yield clock(SITUATIONS[number], [*facts, *extra], reference_day(number))


def test_there_are_13_of_them_and_every_dated_event_is_entered():
    assert len(CLOCK_RULINGS) == 13
    assert set(CLOCK_RULINGS) == set(ENTERED) == set(SITUATIONS)
    for number in CLOCK_RULINGS:
        assert RULINGS[number]["aantal_volledige_datums"] >= 2
        assert SITUATIONS[number].sector == RULINGS[number]["sector"].lower()
        dated = [row["gebeurtenis"] for row in RULINGS[number]["tijdlijn"] if row["datum"]]
        assert dated == list(ENTERED[number])


# ruling, subject, last day by hand, days after it that the term was met or (not met) the ruling came
LAST_DAYS = [
    (ROTTERDAM, "tlv_bezwaar", "2015-01-23", None),
    (ROTTERDAM, "tlv_bob", "2015-04-17", 0),
    (ROTTERDAM, "tlv_beroep", "2015-05-08", None),
    (TWO_TRACKS, "bezwaar_verwijdering", "2015-11-23", None),
    (TWO_TRACKS, "bob_verwijdering", "2015-12-21", 21),
    (TWO_TRACKS, "tlv_bezwaar", "2015-08-25", None),
    (TWO_TRACKS, "tlv_bob", "2015-11-17", 85),
    (FIGHT, "gpo_indienen", "2016-05-20", None),
    ("108513", "gpo_indienen", "2018-11-28", 0),
    ("108513", "gpo_oordeel", "2019-01-24", 0),
    (GROUP_8, "tlv_bezwaar", "2018-01-11", None),
    (GROUP_8, "tlv_bob", "2018-04-05", 55),
    (GROUP_8, "bezwaar_verwijdering", "2018-01-17", None),
    (SBO_2017, "tlv_bezwaar", "2017-08-29", None),
    (SBO_2017, "tlv_bob", "2017-11-21", None),
    (DEN_HAAG, "tlv_bezwaar", "2018-06-06", None),
    (DEN_HAAG, "tlv_bob", "2018-08-29", 20),
    (HAVO_3, "gpo_indienen", "2016-08-04", 0),
    (HAVO_3, "gpo_oordeel", "2016-09-21", 0),
]


@pytest.mark.parametrize(("number", "subject", "last_day", "late"), LAST_DAYS)
def test_the_last_day_of_each_term(number, subject, last_day, late):
    seen = 0
    for found in answers(number):
        (term,) = found[subject]
        assert term.vervalt_op == date.fromisoformat(last_day)
        if late is not None:
            assert days_after(term, reference_day(number)) == late
            assert term.staat is not (Staat.TE_LAAT_VOLDAAN if late == 0 else Staat.VOLDAAN)
        seen += 1
    assert seen


CHECKS = [
    (number, check)
    for number in CLOCK_RULINGS
    for check in RULINGS[number]["verwacht_systeem"].get("controles", ())
    if "eerste voornemen" not in check["regel"]  # before there was a second decision: has its own test
]


@pytest.mark.parametrize(("number", "check"), CHECKS, ids=[f"{number} {check['regel']}" for number, check in CHECKS])
def test_the_checks_written_with_a_ruling_agree(number, check):
    subject = SUBJECTS[check["regel"].split()[0]]
    for found in answers(number):
        (term,) = found[subject]
        assert term.begint_op == date.fromisoformat(check["start"])
        assert term.vervalt_op == date.fromisoformat(check["uiterste_datum"])
        if check["werkelijke_datum"]:
            assert str(term.voldaan_op) == check["werkelijke_datum"]
            assert (term.voldaan_op - term.begint_op).days == check["dagen"]
            assert (days_after(term, term.voldaan_op) > 0) == check["overschreden"]
        else:
            assert term.voldaan_op is None


def test_before_the_second_decision_filing_was_nine_days_after_the_last_day():
    """The paper notes it: in time from the second decision, not from the first intention."""
    (check,) = [row for row in RULINGS[HAVO_3]["verwacht_systeem"]["controles"] if "eerste voornemen" in row["regel"]]
    first, second, filed, *_ = periods(HAVO_3)
    (facts,) = histories([first, filed])
    (term,) = clock(SITUATIONS[HAVO_3], facts, filed.eerste)["gpo_indienen"]
    assert term.vervalt_op == date.fromisoformat(check["uiterste_datum"])
    assert (days_after(term, filed.eerste), check["overschreden"]) == (9, True)
    # Late with the commission is never a refusal: it can still be filed with the reason why.
    assert term.staat is Staat.VOLDAAN
    assert "later_kan_met_uitleg" in [remark.sleutel for remark in term.opmerkingen]
    (with_second,) = histories([first, second, filed])
    (term,) = clock(SITUATIONS[HAVO_3], with_second, filed.eerste)["gpo_indienen"]
    assert days_after(term, filed.eerste) == 0


#: Subjects the clock calls late while the ruling says nothing of the term, with how a notice would change it:
#: days late without, kind of the notice, days late with it. None: no notice exists for it.
SILENT = {
    (TWO_TRACKS, "tlv_bob"): (85, "tlv_bezwaar_verdaagd", 43),
    (TWO_TRACKS, "bob_verwijdering"): (21, None, 21),
    (GROUP_8, "tlv_bob"): (55, "tlv_bezwaar_verdaagd", 13),
    (DEN_HAAG, "tlv_bob"): (20, "tlv_bezwaar_verdaagd", 0),
}
#: Terms whose closing day is not in the timeline, so that the state on the day of the ruling tells nothing.
NOT_TOLD = {
    ROTTERDAM: {"tlv_bezwaar", "tlv_beroep"},
    TWO_TRACKS: {"tlv_bezwaar", "bezwaar_verwijdering", "tlv_beroep"},
    FIGHT: set(),
    GROUP_8: {"tlv_bezwaar", "tlv_beroep", "bezwaar_verwijdering"},
    SBO_2017: {"tlv_bezwaar", "tlv_bob", "tlv_advies"},
    KORT_GEDING: {"bezwaar_verwijdering"},
    DEN_HAAG: {"tlv_bezwaar", "tlv_beroep"},
    "108939": {"tlv_bezwaar"},
}


@pytest.mark.parametrize("number", CLOCK_RULINGS)
def test_what_the_clock_calls_late_is_what_the_ruling_calls_late(number):
    named = {SUBJECTS[code] for code in RULINGS[number]["verwacht_systeem"]["overschreden_termijnen"]}
    silent = {subject for ruling, subject in SILENT if ruling == number}
    for found in answers(number):
        late = {
            subject
            for subject, terms in found.items()
            if any(term.staat in (Staat.TE_LAAT_VOLDAAN, Staat.VERSTREKEN) for term in terms)
        }
        if number == OVERIJSSEL:
            # Named as too long, but of a school in VO before 2022: see the next tests.
            assert (named, late) == ({"schorsing"}, set())
        else:
            assert late - NOT_TOLD.get(number, set()) == named | silent


@pytest.mark.parametrize(("number", "subject"), SILENT)
def test_a_late_decision_of_which_the_ruling_says_nothing(number, subject):
    """The clock says how late; it never says that the decision therefore has no force, as the rulings did not."""
    without, kind, with_notice = SILENT[number, subject]
    for found in answers(number):
        (term,) = found[subject]
        assert (term.staat, term.days_late(reference_day(number))) == (Staat.TE_LAAT_VOLDAAN, without)
    if kind:
        (anchoring,) = [period.eerste for period in periods(number) if period.soort == "tlv_besloten"]
        notice = Feit("bericht", kind, anchoring + 60 * DAY, volgnummer=90)
        for found in answers(number, (notice,)):
            (term,) = found[subject]
            assert term.days_late(reference_day(number)) == with_notice


def test_107031_and_109259_start_no_term_that_can_be_late():
    """An opinion alone: the day of filing, of the plan and of a removal are not told, so nothing is."""
    for number in ("107031", "109259"):
        for found in answers(number):
            assert set(found) <= {"gpo_reactie"}
    # 109259: not removed, "onvoldoende belang". Had she been removed, the six weeks would have run.
    removed = Feit("verwijderd", "verwijderd", date(2020, 5, 1), volgnummer=9)
    assert all("gpo_indienen" in found for found in answers("109259", (removed,)))


def test_108939_the_opinion_came_before_the_decision_on_the_objection_was_due():
    """The decision fell between the guidelines and the opinion; on no such day had the twelve weeks passed."""
    objection = Feit("bezwaar", "tlv_bezwaar_ontvangen", event("108939", "uitspraak")[0] - 14 * DAY, volgnummer=9)
    for found in answers("108939", (objection,)):
        (term,) = found["tlv_bob"]
        assert term.staat is Staat.LOOPT
        assert term.vervalt_op >= date(2019, 12, 5)


def test_sbo_2017_a_decision_on_the_objection_before_the_court_may_be_in_time_or_not():
    """Its day is not told: in time up to 21 November 2017, after it late. So nothing can be said."""
    outcomes = set()
    decided = Tijdvak(
        "tlv_beslissing_op_bezwaar",
        event(SBO_2017, "tlv-besluit sbo, geldig vanaf")[0],
        event(SBO_2017, "uitspraak rechtbank")[0],
    )
    base = next(iter(histories(periods(SBO_2017))))
    for (fact,) in histories([decided]):
        facts = [*base, replace(fact, id="besloten")]
        (term,) = clock(SITUATIONS[SBO_2017], facts, reference_day(SBO_2017))["tlv_bob"]
        on_time = fact.dag <= date(2017, 11, 21)
        assert term.staat is (Staat.VOLDAAN if on_time else Staat.TE_LAAT_VOLDAAN)
        outcomes.add(term.staat)
    assert len(outcomes) == 2


def test_kort_geding_2024_the_objection_ran_until_six_weeks_after_whatever_day_it_was():
    """The day of the removal is not told. Decided from 2 August on, the objection was still open at the ruling."""
    states = set()
    for facts in histories(periods(KORT_GEDING)):
        on = next(fact.dag for fact in facts if fact.soort == "verwijderd")
        (term,) = clock(SITUATIONS[KORT_GEDING], facts, date(2024, 9, 13))["bezwaar_verwijdering"]
        assert term.staat is (Staat.LOOPT if on >= date(2024, 8, 2) else Staat.VERSTREKEN)
        assert term.artikel.startswith("WVO 2020")
        states.add(term.staat)
    assert len(states) == 2


#: 468 whole weeks later the days of the week are the same and WVO 2020 holds.
LATER = timedelta(weeks=468)


def test_vo_before_august_2022_has_no_term_for_removal_and_suspension_in_the_files():
    """The old WVO is not in the report: the clock says nothing, and under the text of 2022 it does."""
    for number in (FIGHT, HAVO_3, "108513"):
        for found in answers(number):
            assert not {"bezwaar_verwijdering", "bob_verwijdering", "schorsing"} & set(found)
    for facts in histories(periods(FIGHT)):
        moved = [Feit(f.id, f.soort, f.dag + LATER, volgnummer=f.volgnummer) for f in facts]
        found = clock(SITUATIONS[FIGHT], moved, reference_day(FIGHT) + LATER)
        assert {"bezwaar_verwijdering", "bob_verwijdering"} <= set(found)


def test_overijssel_2014_a_suspension_of_more_than_a_week_is_too_long():
    """Its days are not told: for every start in the two months before the first judgment, by the text of 2022."""
    judged = event(OVERIJSSEL, "tussenvonnis")[0]
    for facts in histories([Tijdvak("geschorst", judged - 60 * DAY, judged)]):
        start = facts[0].dag + LATER
        assert not clock(Situatie("vo"), facts, judged)
        for length, late in ((7, False), (9, True)):
            last = Feit("einde", "schorsing_beeindigd", start + (length - 1) * DAY, volgnummer=2)
            begun = Feit("begin", "geschorst", start, volgnummer=1)
            (term,) = clock(Situatie("vo"), [begun, last], judged + LATER)["schorsing"]
            assert (term.staat is Staat.TE_LAAT_VOLDAAN) == late
