"""Which of several schools looks for another one, and the grounds on which none has to."""

from passend.recht import Situatie
from passend.recht.zoekplicht import who_searches
from tests.recht.bouw import PO, keys, only
from tests.recht.bouw import terms as shipped
from tests.recht.proefregels import fact


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


def test_without_a_receipt_the_school_that_was_asked_first():
    first, second = fact("aanmelding_gedaan", "2026-01-12"), fact("aanmelding_gedaan", "2026-01-13")
    found = who_searches({"twee": [second], "een": [first]})
    assert [(one.grond, one.betreft) for one in found] == [("eerste_keuze", None), ("eerste_aanmelding", "een")]


def test_a_choice_that_was_made_again_counts_from_its_last_day():
    """A later first choice goes before an earlier one, and of two accepted places the last one."""
    for kind, position in (("eerste_keuze", 0), ("plaats_aanvaard", 2)):
        moved = [fact("overstap_naar_vo", None), fact(kind, "2026-01-12"), fact(kind, "2026-03-02")]
        other = [fact(kind, "2026-02-02")]
        assert who_searches({"een": moved, "twee": other})[position].betreft == "een", kind
        assert who_searches({"een": moved[:2], "twee": other})[position].betreft == "twee", kind
