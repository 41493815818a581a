"""A term is as certain as the least certain fact it uses, and no less: facts it does not use do not count."""

from dataclasses import replace

import pytest

from passend.recht import Situatie, compute_terms
from tests.recht.bouw import CALENDAR, RULEBOOK, START, day, facts

ASKED = ("aanvulling_gevraagd", "2026-01-19", "2026-02-02")
ANSWERED = ("aanvulling_ontvangen", "2026-01-26")
NOTICE = ("beslistermijn_verlengd", "2026-02-10")
STOPPED = ("beslistermijn_opgeschort", "2026-01-19", "2026-01-25")


def certainty(situation, rows, unsure, how, subject, reference="2026-01-28"):
    """The certainty of a term when the fact of kind `unsure` is less certain than the others."""
    given = [replace(fact, zekerheid=how) if fact.soort == unsure else fact for fact in facts(*rows)]
    found = compute_terms(situation, given, RULEBOOK, CALENDAR, day(reference))
    return {term.zekerheid for term in found if term.onderwerp == subject}


@pytest.mark.parametrize("how", ["vast", "voorlopig", "betwist"])
@pytest.mark.parametrize(
    ("richting", "rows", "kind"),
    [
        ("bijzonder", START, "aanmelding_ontvangen"),
        ("bijzonder", (*START, NOTICE), "beslistermijn_verlengd"),
        ("bijzonder", (*START, ASKED), "aanvulling_gevraagd"),
        ("bijzonder", (*START, ASKED, ANSWERED), "aanvulling_ontvangen"),
        ("openbaar", (*START, STOPPED), "beslistermijn_opgeschort"),
    ],
    ids=["receipt", "notice", "invitation", "completion", "suspension"],
)
def test_the_decision_is_as_certain_as_what_it_uses(richting, rows, kind, how):
    assert certainty(Situatie("po", richting), rows, kind, how, "besluit") == {how}


@pytest.mark.parametrize("kind", ["kind_geboren", "aanmelding_gedaan", "toelating_gewenst_per"])
def test_what_the_decision_does_not_use_does_not_make_it_less_certain(kind):
    rows = (*START, ("toelating_gewenst_per", "2026-05-01"))
    assert certainty(Situatie("po", "bijzonder"), rows, kind, "betwist", "besluit") == {"vast"}


@pytest.mark.parametrize("how", ["vast", "voorlopig", "betwist"])
def test_the_parents_term_is_as_certain_as_the_invitation(how):
    rows = (*START, ASKED)
    assert certainty(Situatie("po", "bijzonder"), rows, "aanvulling_gevraagd", how, "aanvullen") == {how}
    late = certainty(Situatie("po", "bijzonder"), rows, "aanvulling_gevraagd", how, "niet_behandelen", "2026-06-01")
    assert late == {how}


def test_a_receipt_that_is_not_known_is_provisional_and_stays_disputed_when_the_sending_is():
    rows = (START[0], ("aanmelding_gedaan", "2026-01-12"))
    assert certainty(Situatie("po"), rows, "aanmelding_gedaan", "vast", "besluit") == {"voorlopig"}
    assert certainty(Situatie("po"), rows, "aanmelding_gedaan", "betwist", "besluit") == {"betwist"}


OBJECTION = (
    ("verwijdering_bekendgemaakt", "2026-01-12"),
    ("bezwaar_ontvangen", "2026-01-20"),
    ("gpo_ingediend", "2026-01-26"),
    ("gpo_oordeel", "2026-03-02"),
)


@pytest.mark.parametrize("how", ["vast", "voorlopig", "betwist"])
@pytest.mark.parametrize("kind", ["bezwaar_ontvangen", "gpo_ingediend", "gpo_oordeel"])
def test_the_decision_on_an_objection_is_as_certain_as_its_suspension(kind, how):
    rows = OBJECTION
    assert certainty(Situatie("po", "bijzonder"), rows, kind, how, "bob_verwijdering") == {how}
    # The objection itself is not moved by the commission.
    assert certainty(Situatie("po", "bijzonder"), rows, kind, how, "bezwaar_verwijdering") == {"vast"}


@pytest.mark.parametrize("how", ["vast", "voorlopig", "betwist"])
def test_a_chain_is_as_certain_as_its_first_term_and_its_extension(how):
    rows = (
        ("tlv_bekendgemaakt", "2026-01-12"),
        ("tlv_bezwaar_ontvangen", "2026-01-20"),
        ("tlv_bezwaar_verdaagd", "2026-03-02"),
    )
    assert certainty(Situatie("po"), rows, "tlv_bekendgemaakt", how, "tlv_bob") == {how}
    assert certainty(Situatie("po"), rows, "tlv_bezwaar_verdaagd", how, "tlv_bob") == {how}
    assert certainty(Situatie("po"), rows, "tlv_bezwaar_verdaagd", how, "tlv_bezwaar") == {"vast"}


def test_a_pause_that_goes_on_is_told_with_its_first_day_and_article():
    given = facts(*START, ("aanvulling_gevraagd", "2026-01-19"))
    found = compute_terms(Situatie("po", "bijzonder"), given, RULEBOOK, CALENDAR, day("2026-01-20"))
    term = next(term for term in found if term.lezing == "pauze_schuift_op")
    steps = [(step.sleutel, dict(step.parameters)) for step in term.stappen[2:]]
    assert steps == [
        ("opschorting_loopt", {"van": day("2026-01-19"), "artikel": "WPO artikel 63 lid 4"}),
        ("uitkomst_open", {}),
    ]


def test_an_invitation_from_before_the_rule_is_passed_over_and_the_next_one_counts():
    """VO bijzonder: the statute began on 1 August 2022."""
    given = facts(
        ("aanmelding_gedaan", "2022-08-01"),
        ("aanmelding_ontvangen", "2022-08-01"),
        ("aanvulling_gevraagd", "2022-07-25", "2022-07-26"),
        ("aanvulling_gevraagd", "2022-08-10"),
        ("aanvulling_ontvangen", "2022-08-20"),
    )
    found = compute_terms(Situatie("vo", "bijzonder"), given, RULEBOOK, CALENDAR, day("2022-08-21"))
    ends = {term.lezing: term.vervalt_op for term in found if term.onderwerp == "besluit"}
    assert ends == {"zonder_stilstand": day("2022-09-12"), "met_stilstand": day("2022-09-22")}
