"""Where the law gives two dates: the school sees the earliest, who counts on the school sees the latest."""

from datetime import date

import pytest
from django.urls import reverse

from passend.dossiers.context import acting_as
from passend.huisstijl.onderdelen import TermijnBeeld
from tests.fabriek import do
from zorgplicht.actions import school
from zorgplicht.beeld import Kijker, collect, process_steps, term_cards, who_acts
from zorgplicht.models import Aanmelding

# Never more than ten weeks, or also the days of the pause (and then past Easter).
EARLIEST, LATEST = date(2026, 3, 23), date(2026, 4, 7)
TWO_WAYS = "De wet is hier op meer dan 1 manier te lezen. U ziet de laatste datum die kan gelden."
COUNT_ON_IT = [Kijker.OUDER, Kijker.STEUNPUNT]


@pytest.fixture
def extended(aanmelding, ina, op_dag):
    """The school asked for more, got it, and took more time."""
    op_dag(date(2026, 2, 2))
    do(school.confirm_receipt, aanmelding, ina)
    do(school.ask_completion, aanmelding, ina, tot_dag=date(2026, 2, 20), toelichting="Een verslag")
    op_dag(date(2026, 2, 16))
    do(school.record_completion, aanmelding, ina, dag=date(2026, 2, 16))
    op_dag(date(2026, 3, 2))
    do(school.extend_term, aanmelding, ina, tot_dag=LATEST, toelichting="Gesprek")
    return aanmelding


def look(aanmelding, user, today, kijker):
    """The banner, the card of the decision, and the lines of its step."""
    with acting_as(user.pk):
        case = Aanmelding.objects.for_page().get(pk=aanmelding.pk)
        rows = collect([case])[case.id]
        card = next(card for card in term_cards(rows.termijnen, today, kijker) if card.onderwerp == "besluit")
        steps = process_steps(case, rows.feiten, rows.termijnen, today, kijker)
        return who_acts(case, rows.termijnen, today, kijker), card, steps[2]


def says_late(view: TermijnBeeld) -> bool:
    return view.toon == "te_laat" or "voorbij" in view.woorden


@pytest.mark.parametrize("kijker", COUNT_ON_IT)
def test_who_counts_on_the_school_sees_the_latest_date_and_why(extended, ouder, kijker):
    banner, card, step = look(extended, ouder, date(2026, 3, 2), kijker)
    assert banner.termijn.vervalt_op == card.beeld.vervalt_op == LATEST
    assert banner.wat.endswith(TWO_WAYS)
    assert card.noot == TWO_WAYS
    assert [other.beeld.vervalt_op for other in card.andere] == [EARLIEST]
    assert step.regels == ("Uiterlijk 7 april 2026", TWO_WAYS)


def test_the_school_keeps_the_earliest(extended, ina):
    banner, card, step = look(extended, ina, date(2026, 3, 2), Kijker.SCHOOL)
    assert banner.termijn.vervalt_op == card.beeld.vervalt_op == EARLIEST
    assert (TWO_WAYS in banner.wat, card.noot) == (False, "")
    assert [other.beeld.vervalt_op for other in card.andere] == [LATEST]
    assert step.regels == ("Uiterlijk 23 maart 2026",)


@pytest.mark.parametrize("kijker", list(Kijker))
def test_nothing_is_called_late_between_the_readings(extended, ouder, kijker):
    banner, card, step = look(extended, ouder, date(2026, 3, 30), kijker)
    shown = [banner.termijn, card.beeld, *(other.beeld for other in card.andere)]
    assert not any(map(says_late, shown))
    assert {view.vervalt_op for view in shown} == {LATEST}
    assert "voorbij" not in banner.wat
    assert step.staat == "bezig"
    banner, card, step = look(extended, ouder, date(2026, 4, 8), kijker)
    assert says_late(banner.termijn)
    assert says_late(card.beeld)
    assert step.staat == "let_op"


@pytest.mark.parametrize("kijker", list(Kijker))
def test_one_reading_needs_no_words(aanmelding, ouder, start, kijker):
    banner, card, step = look(aanmelding, ouder, start, kijker)
    assert banner.termijn.vervalt_op == card.beeld.vervalt_op == date(2026, 2, 23)
    assert card.noot == ""
    assert "manier" not in banner.wat
    assert step.regels == ("Uiterlijk 23 februari 2026",)


def test_the_family_keeps_to_the_day_that_it_was_given(aanmelding, ouder, ina, op_dag):
    do(school.confirm_receipt, aanmelding, ina)
    do(school.ask_completion, aanmelding, ina, tot_dag=date(2026, 1, 30), toelichting="Een verslag")
    with acting_as(ouder.pk):
        rows = collect([aanmelding], only_terms=True)[aanmelding.id]
        cards = {card.onderwerp: card for card in term_cards(rows.termijnen, date(2026, 1, 12), Kijker.OUDER)}
    assert cards["aanvullen"].beeld.vervalt_op == date(2026, 1, 30)
    assert cards["aanvullen"].noot == ""


def test_the_pages_say_so(extended, ouder, ina, client):
    client.force_login(ouder)
    for name in ("bewijs", "dossier"):
        args = [extended.id if name == "bewijs" else extended.dossier_id]
        page = client.get(reverse(f"zorgplicht:{name}", args=args)).content.decode()
        assert TWO_WAYS in page
        assert "de vroegste datum" not in page
    client.force_login(ina)
    page = client.get(reverse("zorgplicht:school_aanmelding", args=[extended.id])).content.decode()
    assert TWO_WAYS not in page
    assert "Wij houden de vroegste datum aan." in page
