"""Six turns that a case takes in life, as each party sees them: the family, the schools, the steunpunt, a link-holder.

What they do to the terms is tested beside their actions; here it is the dates and words on everybody's page, and who
is told.
"""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from passend.berichten.models import Bericht
from passend.dossiers.context import acting_as
from passend.dossiers.models import Termijn
from tests.fabriek import do, let_in, make_aanmelding, make_lid, make_link, make_school, make_steunpunt
from tests.hulp.post import connected_as
from tests.zorgplicht.hulp import SIX_WEEKS, facts, term
from zorgplicht.actions import andere_ouder, bezorgen, eerste_keus, gezin, school
from zorgplicht.models import Aanmelding

pytestmark = pytest.mark.django_db(transaction=True)

POSTED, DELIVERED, LATER = date(2026, 1, 14), date(2026, 1, 19), date(2026, 1, 26)


@pytest.fixture
def kantoor(start):
    return make_steunpunt()


@pytest.fixture
def mira(kantoor):
    return make_lid(kantoor, "Mira Steun")


@pytest.fixture
def linde(start):
    """A school where nobody works with the portal: it looks by a link."""
    return make_school("De Linde")


@pytest.fixture
def los(ouder, linde, kantoor, mira):
    """Noor at De Linde, with the steunpunt let in."""
    case = make_aanmelding(ouder, linde)
    let_in(ouder, case, kantoor)
    return case


@pytest.fixture
def beide(ouder, regenboog, ina, linde, kantoor, mira):
    """Noor at De Regenboog (first choice), which works with the portal, and at De Linde."""
    first = make_aanmelding(ouder, regenboog, linde)
    let_in(ouder, first, kantoor)
    with acting_as(ouder.pk):
        second = Aanmelding.objects.select_related("school", "lezerskring").get(
            dossier_id=first.dossier_id, school=linde
        )
    return first, second


def page(user, name, pk):
    browser = Client()
    browser.force_login(user)
    answer = browser.get(reverse(f"zorgplicht:{name}", args=[pk]))
    assert answer.status_code == 200
    return answer.content.decode()


def by_link(ouder, case):
    browser = Client()
    browser.post(reverse("zorgplicht:eenmalig_code"), {"code": make_link(ouder, case).sleutel})
    answer = browser.get(reverse("zorgplicht:eenmalig_aanmelding"))
    assert answer.status_code == 200
    return answer.content.decode()


def told(soort):
    """Who got this message, as names."""
    with connected_as("passend_werker"):
        return sorted(Bericht.objects.filter(soort=soort).values_list("ontvanger__naam", flat=True))


def rows(case, user):
    with acting_as(user.pk):
        found = Termijn.objects.about(case.id).order_by("regel", "lezing", "vervalt_op")
        return list(found.values_list("regel", "lezing", "begint_op", "vervalt_op", "toestand"))


# --- A later day of receipt, by the school ------------------------------------------------------------------


def test_a_later_day_of_receipt_stands_on_every_page_beside_the_earlier(los, ouder, linde, mira, op_dag):
    op_dag(POSTED)
    do(gezin.record_handed_in, los, ouder, dag=POSTED)
    lotte = make_lid(linde.organisatie, "Lotte Linde")
    op_dag(LATER)
    do(school.confirm_receipt, los, lotte, dag=DELIVERED)
    seen = {
        "gezin": page(ouder, "dossier", los.dossier_id),
        "bewijs": page(ouder, "bewijs", los.id),
        "school": page(lotte, "school_aanmelding", los.id),
        "steunpunt": page(mira, "steunpunt_dossier", los.dossier_id),
        "link": by_link(ouder, los),
    }
    for who, html in seen.items():
        assert "25 februari 2026" in html, who
        assert "2 maart 2026" in html, who
    assert told("dag_betwist") == ["Sara de Vries"]
    do(bezorgen.answer_day, los, ouder, eens=False)
    assert "25 februari 2026" in page(mira, "steunpunt_dossier", los.dossier_id)
    assert "Het gezin is het niet eens met de dag van ontvangst" in by_link(ouder, los)
    assert told("dag_gezin") == ["Lotte Linde"]


# --- A corrected day of sending -----------------------------------------------------------------------------


def test_a_corrected_day_of_sending_moves_its_dates_on_every_page(los, ouder, mira, op_dag):
    op_dag(DELIVERED)
    do(bezorgen.record_posted, los, ouder, dag=DELIVERED)
    # Ten weeks from the 19th, and the first day after them.
    for html in (page(ouder, "dossier", los.dossier_id), page(mira, "steunpunt_dossier", los.dossier_id)):
        assert "31 maart 2026" in html
    do(bezorgen.record_posted, los, ouder, dag=POSTED)
    for html in (
        page(ouder, "dossier", los.dossier_id),
        page(mira, "steunpunt_dossier", los.dossier_id),
        by_link(ouder, los),
    ):
        assert "26 maart 2026" in html
        assert "31 maart 2026" not in html
    # The day before stays to be read as what was set right.
    assert "19 januari 2026" in page(ouder, "dossier", los.dossier_id)
    # Nobody but the family said or did something: there is nobody to tell.
    with connected_as("passend_werker"):
        kinds = set(Bericht.objects.values_list("soort", flat=True))
    assert not kinds & {"dag_betwist", "ontvangst_bevestigd", "dag_gezin"}


# --- Two parents who disagree -------------------------------------------------------------------------------


def test_an_objection_of_the_other_parent_on_every_page(beide, ouder, ina, mira, start):
    first, second = beide
    before = rows(first, ouder), rows(second, ouder)
    do(andere_ouder.record_by_family, first, ouder, dag=start)
    for html in (
        page(ina, "school_aanmelding", first.id),
        page(ouder, "dossier", first.dossier_id),
        page(mira, "steunpunt_dossier", first.dossier_id),
        by_link(ouder, second),
    ):
        assert "De andere ouder is het er niet mee eens" in html
    assert (rows(first, ouder), rows(second, ouder)) == before
    assert told("andere_ouder") == ["Ina Begeleid"]


def test_saying_it_twice_from_an_old_page_does_not_take_it_back(beide, ouder, start):
    first, _second = beide
    browser = Client()
    browser.force_login(ouder)
    url = reverse("zorgplicht:andere_ouder", args=[first.dossier_id])
    day = {"dag_dag": "12", "dag_maand": "1", "dag_jaar": "2026"}
    browser.post(url, day)
    assert "Dit staat er al." in browser.post(url, day, follow=True).content.decode()
    assert "andere_ouder_maakt_bezwaar" in facts(first, ouder)


# --- A child that turns three, or four, half-way ------------------------------------------------------------


@pytest.mark.parametrize(
    ("born", "from_day"),
    [
        # Four before the ten weeks are over (23 March), on the day after them, and later than that.
        (date(2022, 3, 1), "24 maart 2026"),
        (date(2022, 3, 24), "24 maart 2026"),
        (date(2022, 3, 25), "25 maart 2026"),
        (date(2022, 6, 15), "15 juni 2026"),
    ],
)
def test_a_temporary_place_waits_for_the_fourth_birthday_on_every_page(
    ouder, regenboog, ina, kantoor, mira, born, from_day
):
    case = make_aanmelding(ouder, regenboog, geboren_op=born)
    let_in(ouder, case, kantoor)
    assert term(case, ouder).vervalt_op == SIX_WEEKS
    for html in (
        page(ouder, "dossier", case.dossier_id),
        page(ina, "school_aanmelding", case.id),
        page(mira, "steunpunt_dossier", case.dossier_id),
    ):
        assert from_day in html
        assert "Het kind staat niet ingeschreven op een andere school." in html


@pytest.mark.parametrize(
    ("born", "starts"),
    [(date(2023, 1, 12), True), (date(2023, 1, 13), False), (date(2024, 2, 29), False)],
    ids=["three today", "three tomorrow", "born on 29 February"],
)
def test_before_the_third_birthday_it_is_no_aanmelding_yet(ouder, regenboog, ina, born, starts):
    case = make_aanmelding(ouder, regenboog, geboren_op=born)
    html = page(ouder, "dossier", case.dossier_id), page(ina, "school_aanmelding", case.id)
    assert (term(case, ouder) is not None) is starts
    assert ("23 februari 2026" in html[0]) is starts
    # The school still reads what a refusal would begin, also six weeks; of a decision it reads no last day.
    assert ("De uiterste dag is nu 23 februari 2026" in html[1]) is starts
    if not starts:
        three = "13 januari 2026" if born.day == 13 else "1 maart 2027"
        assert "vooraanmelding" in html[0]
        assert three in html[0]


def test_who_was_born_on_29_february_turns_four_on_that_day_and_three_on_the_first_of_march(
    ouder, regenboog, ina, op_dag
):
    op_dag(date(2027, 2, 28))
    too_young = make_aanmelding(ouder, regenboog, geboren_op=date(2024, 2, 29))
    assert term(too_young, ouder) is None
    op_dag(date(2027, 3, 1))
    case = make_aanmelding(ouder, regenboog, geboren_op=date(2024, 2, 29))
    assert term(case, ouder).vervalt_op == date(2027, 4, 12)
    assert term(case, ouder, "tijdelijke_plaatsing").gevolg_op == date(2028, 2, 29)
    for html in (page(ouder, "dossier", case.dossier_id), page(ina, "school_aanmelding", case.id)):
        assert "29 februari 2028" in html


# --- Placed elsewhere ---------------------------------------------------------------------------------------


def test_a_place_elsewhere_ends_what_is_to_come_and_no_date_of_the_past(beide, ouder, ina, mira, linde, op_dag):
    here, there = beide
    lotte = make_lid(linde.organisatie, "Lotte Linde")
    # The six weeks of De Linde are over, unanswered; then De Regenboog enrols the child.
    op_dag(date(2026, 3, 2))
    do(school.admit, here, ina, dag=date(2026, 3, 2))
    do(school.place, here, ina, dag=date(2026, 3, 9))
    late = term(there, lotte)
    assert (late.vervalt_op, late.state_on(date(2026, 3, 2))) == (SIX_WEEKS, "verstreken")
    assert term(there, lotte, "tijdelijke_plaatsing") is None
    assert told("elders_ingeschreven") == ["Lotte Linde"]
    for who, html in {
        "gezin": page(ouder, "dossier", there.dossier_id),
        "school": page(lotte, "school_aanmelding", there.id),
        "steunpunt": page(mira, "steunpunt_dossier", there.dossier_id),
        "link": by_link(ouder, there),
    }.items():
        assert "Ingeschreven op een andere school" in html, who
        assert "23 februari 2026" in html, who
    for html in (page(lotte, "school_aanmelding", there.id), by_link(ouder, there)):
        assert "De Regenboog" not in html.split("Wat er is gebeurd")[1]


# --- A moved first choice -----------------------------------------------------------------------------------


def test_a_moved_first_choice_on_every_page(beide, ouder, ina, linde, mira, op_dag):
    first, second = beide
    before = rows(first, ouder), rows(second, ouder)
    lotte = make_lid(linde.organisatie, "Lotte Linde")
    op_dag(LATER)
    do(eerste_keus.move_first_choice, second, ouder)
    assert (rows(first, ouder), rows(second, ouder)) == before
    assert told("eerste_keus") == ["Ina Begeleid", "Lotte Linde"]
    old, new = page(ina, "school_aanmelding", first.id), by_link(ouder, second)
    assert "Deze school is niet langer de eerste keus van het gezin" in old
    assert "Deze school is nu de eerste keus van het gezin" in new
    for html in (old, page(lotte, "school_aanmelding", second.id), new):
        assert "De oordelen hierover zijn verschillend." in html
    assert "De Linde" in page(mira, "steunpunt_dossier", first.dossier_id)
