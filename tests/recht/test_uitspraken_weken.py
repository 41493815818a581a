"""Four rulings without two full dates whose words give the time that passed: the clock agrees whenever it began."""

from datetime import date, timedelta

from passend.recht import Feit, Situatie, Staat
from tests.recht.uitspraken import DAY, RULINGS, Tijdvak, clock, days_after, event, histories


def weeks_before(number: str, weeks: int) -> list[date]:
    """Every day of the year before the ruling from which `weeks` weeks were left, since the law began."""
    ruled = date.fromisoformat(RULINGS[number]["datum_uitspraak"])
    days = [ruled - timedelta(days=n) for n in range(7 * weeks, 365)]
    return [day for day in days if day >= date(2014, 8, 1)]


def test_106607_a_refusal_after_twelve_weeks_is_late_also_when_extended():
    number = "106607"
    assert any("twaalf weken na aanmelding" in row["gebeurtenis"] for row in RULINGS[number]["tijdlijn"])
    for asked in weeks_before(number, 12):
        refused = asked + timedelta(weeks=12)
        facts = [
            Feit("gedaan", "aanmelding_gedaan", asked, volgnummer=1),
            Feit("ontvangen", "aanmelding_ontvangen", asked, volgnummer=2),
            Feit("verlengd", "beslistermijn_verlengd", asked + 30 * DAY, volgnummer=3),
            Feit("geweigerd", "geweigerd", refused, volgnummer=4),
        ]
        (term,) = clock(Situatie("po"), facts, refused)["besluit"]
        assert term.staat is Staat.TE_LAAT_VOLDAAN
        # The other term it names: on the day before the refusal temporary placement was due, and had not been done.
        (placing,) = clock(Situatie("po"), facts[:3], refused - DAY)["tijdelijke_plaatsing"]
        assert placing.staat is Staat.VERSTREKEN
    named = set(RULINGS[number]["verwacht_systeem"]["overschreden_termijnen"])
    assert named == {"beslissing_6_plus_4_weken", "tijdelijke_plaatsing_10_weken"}


def test_109566_filing_eight_weeks_after_the_intention_is_two_weeks_late():
    number = "109566"
    (row,) = [row for row in RULINGS[number]["tijdlijn"] if "acht weken later" in row["gebeurtenis"]]
    assert "twee weken te laat" in row["gebeurtenis"]
    for told in weeks_before(number, 8):
        filed = told + timedelta(weeks=8)
        facts = [Feit("v", "voornemen_verwijdering", told), Feit("g", "gpo_ingediend", filed)]
        (term,) = clock(Situatie("so"), facts, filed)["gpo_indienen"]
        assert days_after(term, filed) == 14


def test_109188_a_plan_of_may_and_a_request_of_february_is_late_on_every_day():
    number = "109188"
    (check,) = RULINGS[number]["verwacht_systeem"]["controles"]
    found_days = set()
    for facts in histories(
        [
            Tijdvak("opp_vastgesteld", *event(number, "OPP opgesteld")),
            Tijdvak("gpo_ingediend", *event(number, "verzoekschrift ingediend")),
        ]
    ):
        (term,) = clock(Situatie("po"), facts, date(2020, 6, 2))["gpo_indienen"]
        found_days.add((term.voldaan_op - term.begint_op).days)
        assert days_after(term, term.voldaan_op) > 0
        assert term.vervalt_op <= date.fromisoformat(check["uiterste_datum"])
    assert min(found_days) == check["dagen"]
    assert RULINGS[number]["verwacht_systeem"]["indiening_gpo"] == "te_laat"


def test_108897_ten_weeks_without_a_decision_means_temporary_placement_was_due():
    """The page says PO while the school is a vmbo; the old WVO is not in the files. By PO's text it was due."""
    number = "108897"
    assert any(
        "10 weken na aanmelding geen tijdelijke plaatsing" in r["gebeurtenis"] for r in RULINGS[number]["tijdlijn"]
    )
    for asked in weeks_before(number, 12):
        facts = [Feit("g", "aanmelding_gedaan", asked), Feit("o", "aanmelding_ontvangen", asked)]
        assert "tijdelijke_plaatsing" not in clock(Situatie("vo"), facts, asked + timedelta(weeks=12))
        (term,) = clock(Situatie("po"), facts, asked + timedelta(weeks=12))["tijdelijke_plaatsing"]
        assert term.gevolg_op == asked + timedelta(days=71)
        assert term.staat is Staat.VERSTREKEN
