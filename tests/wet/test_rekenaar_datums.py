"""The dates of the calculator: the worked examples of the rules, which reading leads, and what is left out."""

from dataclasses import replace
from datetime import date

import pytest

from passend.wet.boek import current_law
from passend.wet.rekenaar.aanleidingen import AANLEIDINGEN
from passend.wet.rekenaar.uitkomst import cards, compute, leading

pytestmark = pytest.mark.django_db

API = "/api/v1/termijnen/"


@pytest.fixture(autouse=True)
def day(op_dag) -> None:
    op_dag(date(2027, 7, 1))


def days_of(client, question: str) -> dict[str, list[str]]:
    """Per subject the last days of its readings, earliest first."""
    found: dict[str, list[str]] = {}
    for term in client.get(f"{API}?{question}").json()["termijnen"]:
        found.setdefault(term["onderwerp"], []).append(term["vervalt_op"])
    return {subject: sorted(days) for subject, days in found.items()}


#: Number of the worked example, the answers, subject and last day(s).
WORKED = [
    (2, "aangemeld&school=vo&verstuurd=2026-03-31&ontvangen=2026-03-31&langer=nee", "besluit", ["2026-05-12"]),
    (
        2,
        "aangemeld&school=vo&verstuurd=2026-03-31&ontvangen=2026-03-31&langer=ja&bericht=2026-05-01",
        "besluit",
        ["2026-06-09"],
    ),
    (
        3,
        "aangemeld&school=basisschool&verstuurd=2026-01-12&ontvangen=2026-01-12&langer=nee",
        "tijdelijke_plaatsing",
        ["2026-03-23"],
    ),
    (4, "aangemeld&school=so&verstuurd=2026-02-23&ontvangen=2026-02-23&langer=nee", "besluit", ["2026-04-07"]),
    (8, "aangemeld&school=sbo&verstuurd=2026-03-13&ontvangen=2026-03-14&langer=nee", "besluit", ["2026-04-28"]),
    (10, "aangemeld&school=basisschool&verstuurd=2026-06-29&langer=nee", "besluit", ["2026-08-10"]),
    (11, "geweigerd&school=basisschool&hoe=schriftelijk&nee=2026-11-04", "bezwaar_toelating", ["2026-12-16"]),
    (
        11,
        "bezwaar&over=weigering&school=basisschool&richting=openbaar&besluit=2026-11-04&bezwaar=2026-11-20",
        "bob_toelating",
        ["2027-01-13"],
    ),
    (12, "tlv&stand=besluit&besluit=2026-12-01", "tlv_bezwaar", ["2027-01-12"]),
    (12, "tlv&stand=bezwaar&besluit=2026-12-01&bezwaar=2026-12-15", "tlv_bob", ["2027-04-06"]),
    (12, "tlv&stand=bezwaar&besluit=2026-12-01&bezwaar=2026-12-15&verdaagd=2027-03-01", "tlv_bob", ["2027-05-18"]),
    (13, "commissie&welke=geschil&school=basisschool&zaak=2026-06-15", "gpo_oordeel", ["2026-08-24"]),
    (
        14,
        "bezwaar&over=weigering&school=basisschool&richting=bijzonder&besluit=2026-09-01&bezwaar=2026-09-06"
        "&ontvangen=2026-09-07&commissie=2026-09-21&oordeel=2026-11-23",
        "bob_toelating",
        ["2026-12-07"],
    ),
    (
        15,
        "informatie&school=basisschool&richting=bijzonder&verstuurd=2026-01-12&ontvangen=2026-01-12"
        "&gevraagd=2026-02-02&gegeven=2026-02-16",
        "besluit",
        ["2026-03-09"],
    ),
    (17, "opp&school=basisschool&ingeschreven=2026-08-01&tijdelijk=nee&bekend=ja", "opp", ["2026-09-14"]),
    (
        18,
        "informatie&school=basisschool&richting=bijzonder&verstuurd=2026-01-12&ontvangen=2026-01-12"
        "&gevraagd=2026-02-02&gegeven=2026-02-16&bericht=2026-03-02",
        "besluit",
        ["2026-03-23", "2026-04-07"],
    ),
]


@pytest.mark.parametrize(("number", "question", "subject", "days"), WORKED)
def test_worked_examples(client, number: int, question: str, subject: str, days: list[str]):
    assert days_of(client, f"aanleiding={question}")[subject] == days, number


def test_the_day_in_a_letter_of_the_commission_leads(client):
    question = "aanleiding=commissie&welke=geschil&school=basisschool&zaak=2026-06-15&verweer=2026-06-22"
    assert days_of(client, question + "&verweertot=")["gpo_verweer"] == ["2026-07-06"]
    assert days_of(client, question + "&verweertot=2026-07-13")["gpo_verweer"] == ["2026-07-13"]


def test_the_week_of_march_gives_two_readings_for_the_first_year_only(client):
    question = "verstuurd=2026-03-25&ontvangen=2026-03-27&langer=nee"
    assert days_of(client, f"aanleiding=aangemeld&school=brugklas&{question}")["besluit"] == [
        "2026-05-08",
        "2026-05-12",
    ]
    assert days_of(client, f"aanleiding=aangemeld&school=vo&{question}")["besluit"] == ["2026-05-08"]


def answers(**given: object) -> dict[str, object]:
    return {name: date.fromisoformat(value) if value[:2] == "20" else value for name, value in given.items()}


def test_the_earliest_day_leads_for_the_family_and_the_latest_for_everyone_else():
    given = answers(
        school="basisschool", richting="bijzonder", verstuurd="2026-01-12", ontvangen="2026-01-12",
        gevraagd="2026-02-02", gegeven="2026-02-16", bericht="2026-03-02",
    )  # fmt: skip
    terms = compute(AANLEIDINGEN["informatie"], given, current_law(), date(2026, 2, 20))
    school = [term for term in terms if term.onderwerp == "besluit"]
    assert leading(school).vervalt_op == date(2026, 4, 7)
    family = [replace(term, aan_zet="ouder") for term in school]
    assert leading(family).vervalt_op == date(2026, 3, 23)
    (card,) = [card for card in cards(family, date(2026, 2, 20)) if card.termijn.onderwerp == "besluit"]
    assert card.dag == date(2026, 3, 23)
    assert "Houd de eerste datum aan" in card.noot
    assert [reading.dag for reading in card.andere] == [date(2026, 4, 7)]


def test_between_two_readings_nothing_is_late(client, op_dag):
    op_dag(date(2026, 3, 30))
    question = WORKED[-1][1].partition("&")[2]
    page = client.get(f"/termijnrekenaar/informatie/datums/?{question}")
    (card,) = [card for card in page.context["kaarten"] if card.termijn.onderwerp == "besluit"]
    assert (card.dag, card.beeld.woorden, card.beeld.toon) == (date(2026, 4, 7), "nog 8 dagen", "let_op")
    assert "te laat" not in page.content.decode().partition("<main")[2].partition("</main>")[0]


def test_what_is_done_comes_last_and_what_is_void_not_at_all():
    given = answers(over="weigering", school="middelbaar", besluit="2026-06-01", bezwaar="2026-06-15")
    terms = compute(AANLEIDINGEN["bezwaar"], given, current_law(), date(2026, 6, 20))
    assert [card.termijn.onderwerp for card in cards(terms, date(2026, 6, 20))] == [
        "bob_toelating",
        "gpo_indienen",
        "bezwaar_toelating",
    ]
    given = answers(
        school="basisschool", richting="openbaar", verstuurd="2026-06-01", gevraagd="2026-06-08",
        gevraagdtot="2026-06-15", gegeven="2026-06-12",
    )  # fmt: skip
    terms = compute(AANLEIDINGEN["informatie"], given, current_law(), date(2026, 6, 20))
    assert {term.onderwerp for term in terms} == {"besluit", "tijdelijke_plaatsing", "aanvullen"}


def test_a_plan_has_no_last_day_where_the_help_was_found_necessary_later(client):
    question = "school=middelbaar&ingeschreven=2024-08-01&tijdelijk=nee&bekend="
    assert "opp" in days_of(client, f"aanleiding=opp&{question}ja")
    assert "opp" not in days_of(client, f"aanleiding=opp&{question}nee")
    page = client.get(f"/termijnrekenaar/opp/datums/?{question}nee").content.decode()
    assert "Dan noemt de wet geen dag waarop het plan klaar is." in page
    everyone = "aanleiding=opp&school=sbo&ingeschreven=2026-08-01&tijdelijk=nee"
    assert days_of(client, everyone)["opp"] == ["2026-09-14"]


def test_a_spoken_refusal_gives_provisional_dates_only(client):
    question = "aanleiding=geweigerd&school=basisschool&nee=2026-06-01&hoe="
    assert {term["zekerheid"] for term in client.get(f"{API}?{question}gezegd").json()["termijnen"]} == {"voorlopig"}
    assert {term["zekerheid"] for term in client.get(f"{API}?{question}schriftelijk").json()["termijnen"]} == {"vast"}


def test_a_day_in_a_letter_may_lie_ahead_but_not_for_years(client):
    page = "/termijnrekenaar/aanmelden/datums/?school=basisschool&begin="
    assert client.get(f"{page}2028-01-10").context["kaarten"]
    assert "Deze dag is nog ver weg." in client.get(f"{page}2038-01-10").content.decode()


def test_a_day_before_the_rules_of_its_school_gives_no_date_and_says_so(client):
    page = "/termijnrekenaar/schorsing/datums/?wat=geschorst&school=middelbaar&geschorst=2014-09-01"
    answer = client.get(page)
    assert answer.context["kaarten"] == []
    assert "Voor wat u invulde, kennen wij geen termijn." in answer.content.decode()
    assert b"agenda.ics" not in answer.content
