"""The Dutch explanation of a term."""

import json
from datetime import date
from inspect import get_annotations

import pytest
from django.template import Context, Template
from django.urls import reverse
from hypothesis import given

from passend import recht
from passend.recht import Situatie, Staat
from passend.wet.uitleg import Termijnrij, explain, reading_words, step_sentence, term_view
from tests.recht.bouw import BORN, about, facts, only, terms
from tests.recht.geschiedenissen import days, histories, situations

PO = Situatie("po", "bijzonder")
START = (BORN, ("aanmelding_gedaan", "2026-03-14"), ("aanmelding_ontvangen", "2026-03-14"))


class Rij:
    """A stored row, as the projection keeps it: dates in columns and the rest as JSON."""

    def __init__(self, term):
        self.term = term
        for name in get_annotations(Termijnrij):
            if name != "uitleg":
                setattr(self, name, getattr(term, name))
        self.uitleg = json.loads(json.dumps(recht.explanation(term)))
        self.state_on = term.state_on


def test_a_decision_date_is_explained_from_the_fact_to_the_last_day():
    assert explain(only("besluit", terms(PO, facts(*START)))).stappen == [
        "De school kreeg de aanmelding op zaterdag 14 maart 2026.",
        "Die dag zelf telt niet mee. Vanaf de dag erna tellen we 6 weken. Dat is tot en met zaterdag 25 april 2026 "
        "(WPO artikel 40 lid 6). Schoolvakanties tellen gewoon mee.",
        "Een termijn uit de wet eindigt niet in het weekend en niet op een feestdag. We slaan deze dagen over: "
        "zaterdag 25 april 2026, zondag 26 april 2026 en maandag 27 april 2026 (Koningsdag). De termijn loopt door "
        "tot en met dinsdag 28 april 2026 (Algemene termijnenwet artikel 1).",
        "De laatste dag is dinsdag 28 april 2026.",
    ]


@given(situations, histories(), days)
def test_a_stored_row_reads_the_same_as_the_term(situation, given_facts, reference):
    for term in terms(situation, given_facts, reference.isoformat()):
        assert explain(Rij(term)) == explain(term)
        assert term_view(Rij(term), reference) == term_view(term, reference)


@given(situations, histories(), days)
def test_every_explanation_has_its_note_and_leaves_nothing_to_fill_in(situation, given_facts, reference):
    for term in terms(situation, given_facts, reference.isoformat()):
        explained = explain(term)
        texts = [*explained.stappen, *explained.opmerkingen, explained.gevolg, *explained.voorwaarden, explained.taak]
        assert all(texts)
        assert not any("%" in text or "None" in text or "2026-" in text for text in texts)
        assert "geen besluit en geen juridisch advies" in explained.noot
        assert "nog niet door een jurist nagekeken" in explained.woorden


def test_temporary_placement_is_never_told_without_its_conditions():
    explained = explain(only("tijdelijke_plaatsing", terms(PO, facts(*START))))
    assert "alleen als aan alle voorwaarden is voldaan" in explained.gevolg
    assert len(explained.voorwaarden) == 3


def test_uncertain_dates_say_so():
    sent_only = only("besluit", terms(PO, facts(BORN, ("aanmelding_gedaan", "2026-01-12"))))
    assert "voorlopige datum" in explain(sent_only).woorden
    pause = (("aanvulling_gevraagd", "2026-02-02"), ("aanvulling_ontvangen", "2026-02-16"))
    readings = terms(Situatie("vo"), facts(*START[:1], ("aanmelding_ontvangen", "2026-01-12"), *pause))
    assert {"de wet is hier niet duidelijk" in explain(term).woorden for term in about("besluit", readings)} == {True}
    assert reading_words("bijzonder+zonder_stilstand") == (
        "als het een bijzondere school is en als de termijn niet stilstond"
    )


def test_a_day_that_may_pass_is_not_called_a_last_day():
    refused = facts(*START, ("geweigerd", "2026-04-01"))
    to_commission = only("gpo_indienen", terms(PO, refused, "2026-04-02"))
    assert explain(to_commission).stappen[-1] == "De dag waar het om gaat is woensdag 13 mei 2026."
    objection = only("bezwaar_toelating", terms(PO, refused, "2026-04-02"))
    assert explain(objection).stappen[-1].startswith("De laatste dag is ")


def test_what_one_can_do_depends_on_the_day():
    to_commission = only("gpo_indienen", terms(PO, facts(*START, ("geweigerd", "2026-04-01")), "2026-04-02"))
    until, after = explain(to_commission, date(2026, 5, 13)), explain(to_commission, date(2026, 5, 14))
    assert until.vervolg
    assert after.vervolg
    assert until.vervolg != after.vervolg
    assert any("waarom het later is" in sentence for sentence in after.vervolg)
    met = only("gpo_indienen", terms(PO, facts(*START, ("geweigerd", "2026-04-01"), ("gpo_ingediend", "2026-04-02"))))
    assert explain(met, date(2026, 6, 1)).vervolg == []


def test_a_provisional_date_says_what_is_not_known():
    objection = only("bezwaar_toelating", terms(PO, facts(*START, ("geweigerd", "2026-04-01")), "2026-04-02"))
    assert objection.zekerheid == "voorlopig"
    assert any("op welke dag deze termijn begint" in remark for remark in explain(objection).opmerkingen)
    sent = only("besluit", terms(PO, facts(BORN, ("aanmelding_gedaan", "2026-01-12"))))
    assert not any("op welke dag deze termijn begint" in remark for remark in explain(sent).opmerkingen)


def test_who_checked_the_rule_and_where_it_was_read_are_told():
    explained = explain(only("besluit", terms(PO, facts(*START))))
    assert explained.regel == "besluit-6wk-po"
    assert explained.regelzekerheid == "gelezen in de tekst van 2015 en gelezen op een officiële pagina"
    assert explained.nagekeken == "nog niet door een jurist nagekeken"
    assert "BWBR0003420" in explained.bron
    assert explained.soort == "uit de wet"


def test_a_decree_day_keeps_the_name_it_was_given():
    sentence = step_sentence("termijnenwet", {"naar": "2026-04-08", "dagen": ["2026-04-07 Stcrt. 2026, 1"]})
    assert "dinsdag 7 april 2026 (Stcrt. 2026, 1)" in sentence


def test_between_two_readings_the_card_shows_the_later_day():
    given_facts = facts(
        BORN,
        ("aanmelding_ontvangen", "2026-01-12"),
        ("aanvulling_gevraagd", "2026-02-02"),
        ("aanvulling_ontvangen", "2026-02-16"),
        ("beslistermijn_verlengd", "2026-03-02"),
    )
    capped = about("besluit", terms(PO, given_facts, "2026-03-30"))[0]
    card = term_view(capped, date(2026, 3, 30))
    assert (card.vervalt_op, card.staat, card.toon) == (date(2026, 4, 7), Staat.LOOPT, "let_op")
    assert term_view(capped, date(2026, 4, 9)).woorden == "de datum is 2 dagen voorbij"


@pytest.mark.parametrize("wrap", [lambda term: term, Rij], ids=["term", "row"])
def test_the_fragment_opens_to_steps_conditions_and_note(wrap):
    term = wrap(only("tijdelijke_plaatsing", terms(PO, facts(*START))))
    html = Template("{% load wet %}{{ t|termijnnaam }}|{{ t|wie_is_aan_zet }}|{% waarom t %}").render(
        Context({"t": term})
    )
    assert html.startswith("10 weken tot een mogelijke tijdelijke plaatsing|de school|")
    assert "<summary>Waarom deze datum?</summary>" in html
    assert "Het kind staat niet ingeschreven op een andere school." in html
    # The note is beside the date, not hidden in what opens.
    assert "Dan gaat de brief voor." in html.split("</details>")[1]


def test_the_glossary_page(client, db):
    page = client.get(reverse("wet:begrippen"))
    assert page.status_code == 200
    text = page.content.decode()
    assert '<dt id="aanmelding">Aanmelding</dt>' in text
    assert text.index("Aanmelding</dt>") < text.index("Zorgplicht</dt>")


@pytest.mark.parametrize("how_certain", ["vast", "voorlopig", "betwist"])
def test_an_aanmelding_that_nobody_may_have_sent_is_not_called_sent(how_certain):
    told = step_sentence("feit", {"feit": "aanmelding_gedaan", "dag": date(2026, 3, 14), "zekerheid": how_certain})
    assert told.startswith("De aanmelding is gedaan op zaterdag 14 maart 2026.")
    assert "verstuurd" not in told
