"""The questions of the calculator: few, none that does not matter, and each text can be translated."""

from collections.abc import Iterator
from datetime import date
from itertools import product

import pytest

from passend.recht import FeitSoort
from passend.wet.boek import current_law
from passend.wet.rekenaar.aanleiding import Aanleiding
from passend.wet.rekenaar.aanleidingen import AANLEIDINGEN
from passend.wet.rekenaar.invullen import fill_in
from passend.wet.rekenaar.vragen import Vraag
from tests.hulp.pseudotaal import bare_text, pseudo_language
from tests.wet.rekenvragen import VOORBEELDEN

MOST = 8
DAY = date(2026, 3, 2)


def answers_to(question: Vraag) -> list[object]:
    """Every answer there is; of days one, and none where it may be left empty."""
    if question.is_dag:
        return [DAY] if question.nodig else [DAY, None]
    return [code for code, _words in question.keuzes]


def ways(occasion: Aanleiding, number: int = 0, answers: dict | None = None) -> Iterator[dict]:
    """Every way through the questions of an occasion: name -> answer, what is not asked left out."""
    answers = answers or {}
    if number == len(occasion.stappen):
        yield answers
        return
    asked = [question for question in occasion.stappen[number] if question.als(answers)]
    for chosen in product(*map(answers_to, asked)):
        names = (question.naam for question in asked)
        yield from ways(occasion, number + 1, answers | dict(zip(names, chosen, strict=True)))


@pytest.mark.parametrize("key", AANLEIDINGEN)
def test_nobody_is_asked_more_than_eight_questions(key: str):
    found = list(ways(AANLEIDINGEN[key]))
    assert max(map(len, found)) <= MOST
    # Every question is asked in some way through.
    assert {name for way in found for name in way} == {
        question.naam for step in AANLEIDINGEN[key].stappen for question in step
    }


@pytest.mark.parametrize("key", AANLEIDINGEN)
def test_every_way_through_leads_to_an_address_that_needs_no_more_questions(key: str, op_dag):
    op_dag(date(2026, 6, 15))
    occasion = AANLEIDINGEN[key]
    for way in ways(occasion):
        sent = {name: value.isoformat() if isinstance(value, date) else value or "" for name, value in way.items()}
        first = fill_in(occasion, sent)
        assert first.formulier is None, way
        again = fill_in(occasion, dict(first.paren))
        assert (again.formulier, again.antwoorden) == (None, first.antwoorden)
        assert again.adres == first.adres


@pytest.mark.parametrize("key", AANLEIDINGEN)
def test_no_occasion_asks_for_a_person_a_place_or_a_birthday(key: str):
    occasion = AANLEIDINGEN[key]
    for way in ways(occasion):
        facts = occasion.feiten(way)
        assert facts
        assert FeitSoort.KIND_GEBOREN not in {fact.soort for fact in facts}
        assert len({fact.id for fact in facts}) == len(facts)
    for step in occasion.stappen:
        for question in step:
            assert question.is_dag or len(question.keuzes) > 1


PAGES = ["/termijnrekenaar/", *(f"/termijnrekenaar/{key}/" for key in AANLEIDINGEN)]
PAGES += [f"/termijnrekenaar/{key}/datums/?{answers}" for key, answers in VOORBEELDEN]


@pytest.mark.django_db
def test_every_text_of_every_page_can_be_translated(client, op_dag, tmp_path):
    op_dag(date(2026, 9, 7))
    # Not words of ours: where the law says it, and the address that the page shows.
    articles = {part for rule in current_law().rulebook.rules for part in (rule.artikel, *rule.artikel.split("; "))}
    bare = {}
    with pseudo_language(tmp_path):
        for page in PAGES:
            html = client.get(page).content.decode()
            assert html.count("⟦") > 20, page
            bare[page] = bare_text(html, {f"http://testserver{page}", *articles})
    assert {page: texts for page, texts in bare.items() if texts} == {}
