"""The calculator's pages: questions, mistakes, dates, what can be shared, and that nothing is kept."""

import re
from datetime import date
from urllib.parse import parse_qsl, urlsplit

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

pytestmark = pytest.mark.django_db

START = "/termijnrekenaar/"
AANGEMELD = f"{START}aangemeld/datums/"
SIX_WEEKS = {"school": "basisschool", "verstuurd": "2026-01-12", "ontvangen": "2026-01-12", "langer": "nee"}


@pytest.fixture(autouse=True)
def day(op_dag) -> None:
    op_dag(date(2026, 6, 15))


def boxes(name: str, day: str) -> dict[str, str]:
    """A day as the form sends it."""
    year, month, number = day.split("-")
    return {f"{name}_dag": number, f"{name}_maand": month, f"{name}_jaar": year}


def text(answer) -> str:
    """What stands in the main part of a page, without tags."""
    main = answer.content.decode().partition("<main")[2].partition("</main>")[0]
    return " ".join(re.sub(r"<[^>]+>", " ", main).split())


def test_the_dates_of_an_aanmelding(client):
    answer = client.get(AANGEMELD, SIX_WEEKS)
    assert answer.status_code == 200
    shown = text(answer)
    assert "maandag 23 februari 2026 : Besluit over de aanmelding" in shown
    assert "maandag 23 maart 2026" in shown
    assert "geen besluit en geen juridisch advies" in shown
    assert "nog niet door een jurist nagekeken" in shown


def test_a_form_leads_to_an_address_with_days_of_one_piece(client):
    sent = {"school": "basisschool", **boxes("verstuurd", "2026-01-12"), "langer": "nee", "naam": "Noor"}
    answer = client.get(AANGEMELD, sent | {"ontvangen_dag": "", "ontvangen_maand": "", "ontvangen_jaar": ""})
    assert answer.status_code == 302
    assert answer["Location"] == f"{AANGEMELD}?school=basisschool&verstuurd=2026-01-12&langer=nee"
    assert client.get(answer["Location"]).status_code == 200


def test_what_follows_an_answer_is_asked_after_it(client):
    first = SIX_WEEKS | {"langer": "ja"}
    answer = client.get(AANGEMELD, first)
    assert "Nog een paar vragen" in text(answer)
    assert "Kijk nog eens" not in text(answer)
    for name, value in first.items():
        assert f'name="{name}" value="{value}"' in answer.content.decode()
    more = first | boxes("bericht", "2026-02-10") | boxes("langertot", "2026-03-16")
    done = client.get(AANGEMELD, more, follow=True)
    assert dict(parse_qsl(urlsplit(done.redirect_chain[-1][0]).query))["langertot"] == "2026-03-16"
    assert "maandag 16 maart 2026 : Besluit over de aanmelding" in text(done)


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        ({"verstuurd": ""}, "Vul “Wanneer hebt u uw kind aangemeld” in."),
        ({"verstuurd": "2026-02-30"}, "Deze datum bestaat niet."),
        ({"verstuurd": "gisteren"}, "Vul ook de maand in."),
        ({"verstuurd": "2026-06-16"}, "Deze dag moet nog komen."),
        ({"verstuurd": "2013-01-12"}, "Wij rekenen met dagen vanaf 1 augustus 2014."),
        ({"verstuurd": "0026-01-12"}, "Kijk nog eens naar het jaar."),
        ({"ontvangen": "2026-01-11"}, "Deze dag is eerder dan de dag van uw aanmelding."),
        ({"school": "kasteel"}, "is geen beschikbare keuze"),
    ],
)
def test_a_mistake_is_told_at_its_field_and_nothing_is_lost(client, wrong, message):
    given = SIX_WEEKS | wrong
    answer = client.get(AANGEMELD, given)
    assert answer.status_code == 200
    html = answer.content.decode()
    assert "<title>Fout:" in html
    assert text(answer).count(message) == 2  # in the summary and at the field
    if "verstuurd" not in wrong:
        assert 'name="verstuurd_dag" value="12"' in html
    if "school" not in wrong:
        assert re.search(r'value="basisschool"[^>]*checked', html)


def test_answers_can_be_changed(client):
    answer = client.get(f"{START}aangemeld/", SIX_WEEKS | {"langer": "ja", "bericht": "2026-02-10"})
    html = answer.content.decode()
    assert 'name="bericht_dag" value="10"' in html
    assert 'name="verstuurd_jaar" value="2026"' in html
    assert "Fout" not in html


def test_a_choice_that_was_not_made_is_a_mistake(client):
    """A browser sends nothing at all for it, so the page says itself which step was shown."""
    first = client.get(f"{START}bezwaar/datums/", {"stap": "1"})
    assert "Kies een antwoord bij “Waartegen hebt u bezwaar gemaakt”." in text(first)
    answers = {"welke": "geschil", "school": "basisschool", "zaak": "2026-01-12", "zitting": "2026-07-06"}
    third = f"{START}commissie/datums/"
    assert "Kies een antwoord" not in text(client.get(third, answers | {"stap": "2"}))
    assert "Kies een antwoord bij “Heeft de zaak haast" in text(client.get(third, answers | {"stap": "3"}))


def test_no_dates_without_answers(client):
    assert client.get(AANGEMELD)["Location"] == f"{START}aangemeld/"
    assert client.get(f"{START}iets-anders/").status_code == 404
    assert client.get(f"{START}iets-anders/datums/").status_code == 404


def test_a_refusal_that_was_only_spoken_is_probably_no_decision(client):
    spoken = client.get(f"{START}geweigerd/datums/", {"school": "basisschool", "hoe": "gezegd", "nee": "2026-06-01"})
    assert "waarschijnlijk nog geen besluit" in text(spoken)


def test_a_school_that_is_known_is_not_doubted(client):
    """Two readings of the law, but not because of the kind of school: that was answered."""
    dates = {"verstuurd": "2026-01-12", "ontvangen": "2026-01-12", "gevraagd": "2026-02-02", "gegeven": "2026-02-16"}
    answers = {"school": "vo", **dates, "gevraagdtot": "2026-02-23", "bericht": "2026-02-20"}
    page = f"{START}informatie/datums/"
    known = text(client.get(page, answers | {"richting": "bijzonder"}, follow=True))
    assert "De wet is hier" in known
    assert "als het een bijzondere school is" not in known
    assert "Wij weten nog niet of dit een openbare of een bijzondere school is" not in known
    assert "als het een " in text(client.get(page, answers | {"richting": "onbekend"}, follow=True))


def test_a_result_needs_two_queries_makes_no_session_and_writes_nothing(client):
    with CaptureQueriesContext(
        connection,
    ) as seen:
        answer = client.get(AANGEMELD, SIX_WEEKS)
    asked = [query["sql"] for query in seen if not re.match(r"(RELEASE )?SAVEPOINT", query["sql"])]
    assert len(asked) <= 2, asked
    assert all(query.lstrip().upper().startswith("SELECT") for query in asked)
    assert not answer.cookies
    assert not client.session.keys()
