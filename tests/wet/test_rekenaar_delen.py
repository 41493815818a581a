"""What leaves the calculator: the file for a calendar, and the open data."""

import json
from datetime import date, timedelta

import pytest
from icalendar import Calendar

from passend.wet.rekenaar.aanleidingen import AANLEIDINGEN
from tests.wet.rekenvragen import VOORBEELDEN

pytestmark = pytest.mark.django_db

API = "/api/v1/termijnen/"
AGENDA = "/termijnrekenaar/aangemeld/agenda.ics"
ANSWERS = {"school": "basisschool", "verstuurd": "2026-01-12", "ontvangen": "2026-01-12", "langer": "nee"}


@pytest.fixture(autouse=True)
def day(op_dag) -> None:
    op_dag(date(2026, 9, 7))


def entries(answer) -> list:
    return Calendar.from_ical(answer.content).walk("VEVENT")


# --- The calendar ---------------------------------------------------------------------------------------------------


def test_a_calendar_holds_each_open_date_as_a_whole_day(client):
    answer = client.get(AGENDA, ANSWERS)
    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    assert 'filename="termijnen.ics"' in answer["Content-Disposition"]
    found = {str(entry["SUMMARY"]): entry for entry in entries(answer)}
    decision = found["Laatste dag: Besluit over de aanmelding"]
    assert decision.decoded("DTSTART") == date(2026, 2, 23)
    # The day after: the end is not included.
    assert decision.decoded("DTEND") == date(2026, 2, 24)
    assert decision.decoded("DTSTAMP").utcoffset() == timedelta(0)
    assert "geen besluit en geen juridisch advies" in decision["DESCRIPTION"]
    assert decision["DESCRIPTION"].endswith(str(decision["URL"]))
    assert client.get(str(decision["URL"])).status_code == 200


def test_a_calendar_says_that_a_date_is_provisional(client):
    said = {"school": "basisschool", "hoe": "gezegd", "nee": "2026-08-31"}
    told = [str(entry["DESCRIPTION"]) for entry in entries(client.get("/termijnrekenaar/geweigerd/agenda.ics", said))]
    assert told
    assert all("voorlopige datum" in words for words in told)
    written = entries(client.get("/termijnrekenaar/geweigerd/agenda.ics", said | {"hoe": "schriftelijk"}))
    assert not any("voorlopige datum" in entry["DESCRIPTION"] for entry in written)


def test_a_calendar_is_written_as_the_standard_says(client):
    lines = client.get(AGENDA, ANSWERS).content.split(b"\r\n")
    assert lines[0] == b"BEGIN:VCALENDAR"
    assert lines[-2:] == [b"END:VCALENDAR", b""]
    assert max(map(len, lines)) <= 75
    assert b"VERSION:2.0" in lines
    assert not any(b"\n" in line for line in lines)


def test_the_same_answers_give_the_same_entries_again(client):
    first, second = (
        {str(entry["UID"]) for entry in entries(client.get(AGENDA, answers))}
        for answers in (ANSWERS, ANSWERS | {"verstuurd": "2026-01-12"})
    )
    assert first == second
    assert len(first) > 1
    other = {str(entry["UID"]) for entry in entries(client.get(AGENDA, ANSWERS | {"ontvangen": "2026-01-13"}))}
    assert not first & other


def test_what_is_done_stays_out_of_the_calendar(client):
    answers = "over=verwijdering&school=middelbaar&besluit=2026-06-29&bezwaar=2026-07-20"
    names = [str(entry["SUMMARY"]) for entry in entries(client.get(f"/termijnrekenaar/bezwaar/agenda.ics?{answers}"))]
    assert "Laatste dag: Beslissing op het bezwaar tegen de verwijdering" in names
    assert not any("Bezwaar maken" in name for name in names)


def test_without_good_answers_there_is_a_form_and_no_calendar(client):
    answer = client.get(f"{AGENDA}?school=basisschool&verstuurd=2026-02-30&langer=nee")
    assert answer.status_code == 302
    assert "Deze datum bestaat niet." in client.get(answer["Location"]).content.decode()


# --- The open data --------------------------------------------------------------------------------------------------


def test_open_data_of_an_aanmelding(client):
    answer = client.get(API, {"aanleiding": "aangemeld"} | ANSWERS)
    assert answer["API-Version"]
    data = answer.json()
    assert data["vandaag"] == "2026-09-07"
    assert data["antwoorden"] == ANSWERS
    assert "geen juridisch advies" in data["noot"]
    terms = {term["onderwerp"]: term for term in data["termijnen"]}
    decision = terms["besluit"]
    assert (decision["vervalt_op"], decision["soort"], decision["aan_zet"]) == ("2026-02-23", "wet", "school")
    assert decision["artikel"] == "WPO artikel 40 lid 6"
    assert decision["nagekeken_op"] is None
    assert decision["stappen"][0] == {
        "sleutel": "feit",
        "parameters": {"feit": "aanmelding_ontvangen", "dag": "2026-01-12", "zekerheid": "vast"},
        "zin": "De school kreeg de aanmelding op maandag 12 januari 2026.",
    }
    assert data["leidend"]["besluit"] == {"handelen_voor": "2026-02-23", "rekenen_op": "2026-02-23"}
    assert client.get(data["rekenaar"]).status_code == 200


@pytest.mark.parametrize(("occasion", "answers"), VOORBEELDEN)
def test_open_data_gives_the_dates_of_the_page(client, occasion: str, answers: str):
    data = client.get(f"{API}?aanleiding={occasion}&{answers}").json()
    page = client.get(f"/termijnrekenaar/{occasion}/datums/?{answers}")
    shown = {card.termijn.onderwerp for card in page.context["kaarten"]}
    assert {term["onderwerp"] for term in data["termijnen"]} == shown == set(data["leidend"])
    assert shown
    for term in data["termijnen"]:
        for part in ("stappen", "opmerkingen", "gevolg", "voorwaarden", "vervolg", "vervolg_na"):
            assert all(item["zin"] for item in term[part]), part


def refused(answer) -> dict[str, str]:
    assert answer.status_code == 400
    assert answer["Content-Type"] == "application/problem+json"
    problem = answer.json()
    assert problem["status"] == 400
    return {error["location"]: error["code"] for error in problem["errors"]}


@pytest.mark.parametrize(
    ("asked", "wrong"),
    [
        ({}, {"aanleiding": "invalid_choice"}),
        ({"aanleiding": "verhuisd"}, {"aanleiding": "invalid_choice"}),
        ({"aanleiding": "thuis"}, {"sinds": "required"}),
        ({"aanleiding": "thuis", "sinds": "2027-01-11"}, {"sinds": "moet_nog_komen"}),
        ({"aanleiding": "thuis", "sinds": "1026-01-11"}, {"sinds": "jaar_klopt_niet"}),
        ({"aanleiding": "thuis", "sinds": "2026-01-12", "terug": "2026-01-11"}, {"terug": "invalid"}),
        # What a person could be known by is not taken.
        (
            {"aanleiding": "thuis", "sinds": "2026-01-12", "naam": "Noor", "geboren": "2018-05-03"},
            {"naam": "unknown", "geboren": "unknown"},
        ),
        ({"aanleiding": "aangemeld"} | ANSWERS | {"bericht": "2026-02-02"}, {"bericht": "unknown"}),
        ({"aanleiding": "aangemeld"} | ANSWERS | {"langer": "ja"}, {"bericht": "required"}),
    ],
)
def test_open_data_says_what_is_wrong_with_a_question(client, asked: dict, wrong: dict):
    assert refused(client.get(API, asked)) == wrong


def test_open_data_is_read_only_and_leaves_no_cookie(client):
    for method in ("post", "put", "patch", "delete"):
        assert getattr(client, method)(API).status_code == 405
    assert not client.get(API, {"aanleiding": "aangemeld"} | ANSWERS).cookies


def test_the_description_names_every_question(client):
    document = client.get("/api/v1/openapi.json").json()
    assert document["openapi"].startswith("3.")
    parameters = {one["name"]: one for one in document["paths"]["/termijnen/"]["get"]["parameters"]}
    asked = {question.naam for occasion in AANLEIDINGEN.values() for step in occasion.stappen for question in step}
    assert set(parameters) == asked | {"aanleiding"}
    assert parameters["school"]["schema"]["enum"][0] == "basisschool"
    assert parameters["verstuurd"]["schema"] == {"type": "string", "format": "date"}
    terms = client.get(API, {"aanleiding": "aangemeld"} | ANSWERS).json()["termijnen"]
    described = document["paths"]["/termijnen/"]["get"]["responses"]["200"]["content"]["application/json"]["schema"]
    assert set(described["properties"]["termijnen"]["items"]["properties"]) == set(terms[0])
    assert json.dumps(document)
