"""Every term that the clock knows can be shown on a case page, and no date between two readings is called late."""

from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.template.loader import render_to_string
from django.urls import reverse
from hypothesis import given
from hypothesis import settings as hypothesis_settings

from passend.dossiers.actions import feiten
from passend.dossiers.context import acting_as
from passend.dossiers.models import Feit, Feitsoort, Termijn, Zekerheid
from passend.recht.schema import EIGEN_ONDERWERPEN, KETENONDERWERPEN, ZONDER_HANDELING
from passend.wet.boek import Recht
from tests.fabriek import do
from tests.recht.bouw import RULEBOOK
from tests.recht.geschiedenissen import chain_histories, days, wide_situations
from tests.wet.test_woorden import VACATIONS
from zorgplicht.actions import school
from zorgplicht.beeld import Kijker, collect, term_cards
from zorgplicht.beeld.termijnen import SUBJECTS
from zorgplicht.onderwerpen import VAN_DE_AANMELDING

LAW = Recht(RULEBOOK, VACATIONS, "")
LATE = ("te laat", "te_laat")


def stored(situation, given_facts, today: date) -> list[Termijn]:
    """The rows that the projection would hold, not saved."""
    facts = [
        {
            "id": number,
            "betreft_id": "een",
            "lezerskring_id": 1,
            "soort": fact.soort,
            "code": fact.code,
            "dag": fact.dag,
            "tot_dag": fact.tot_dag,
            "zekerheid": fact.zekerheid,
            "vervangt_id": None,
        }
        for number, fact in enumerate(given_facts, start=1)
    ]
    code = "-".join((situation.sector, situation.richting, situation.schoolsoort, situation.vakantieregio))
    kind = facts[0] | {"id": 0, "soort": "onderwijs", "code": code} if facts else {}
    rows = feiten.terms_from_facts([kind, *facts], today, LAW) if facts else []
    dossier = uuid4()
    return [Termijn(id=number, dossier_id=dossier, **row | {"betreft_id": dossier}) for number, row in enumerate(rows)]


def test_every_subject_has_a_place_or_nobody_acts_on_it():
    assert set(SUBJECTS) | ZONDER_HANDELING == {*EIGEN_ONDERWERPEN, *KETENONDERWERPEN}
    assert not set(SUBJECTS) & ZONDER_HANDELING
    assert SUBJECTS[: len(VAN_DE_AANMELDING)] == VAN_DE_AANMELDING


@hypothesis_settings(max_examples=150, deadline=None)
@given(wide_situations, chain_histories(), days)
def test_a_card_is_never_late_between_two_readings(situation, given_facts, reference):
    rows = stored(situation, given_facts, reference)
    last_days = {row.vervalt_op for row in rows if row.vervalt_op and row.toestand == Termijn.Toestand.OPEN}
    # Most readings differ by some days: looked at just after each of them.
    for today in {reference, *(day + timedelta(days=1) for day in last_days)}:
        for kijker in Kijker:
            for card in term_cards(rows, today, kijker):
                own = [row for row in rows if row.onderwerp == card.onderwerp]
                shown = [card.beeld, *(other.beeld for other in card.andere)]
                assert len(shown) <= len(own)
                open_until = [row.vervalt_op for row in own if row.toestand == Termijn.Toestand.OPEN]
                if any(day is None or day >= today for day in open_until):
                    assert not [view for view in shown if view.toon == "te_laat"]
                    assert not [view for view in shown if "voorbij" in view.woorden and not view.nooit_te_laat]


@hypothesis_settings(max_examples=60, deadline=None)
@given(wide_situations, chain_histories(), days)
def test_every_card_can_be_drawn(situation, given_facts, today):
    rows = stored(situation, given_facts, today)
    for card in term_cards(rows, today, Kijker.OUDER):
        html = render_to_string("zorgplicht/delen/termijn.html", {"kaart": card})
        assert str(card.beeld.titel) in html
        assert all(other.woorden in html for other in card.andere)


@hypothesis_settings(max_examples=100, deadline=None)
@given(wide_situations, chain_histories(), days)
def test_who_acts_is_held_to_the_earliest_date_and_others_count_on_the_latest(situation, given_facts, today):
    rows = stored(situation, given_facts, today)
    for kijker, own in ((Kijker.OUDER, {"ouder", "leerling"}), (Kijker.SCHOOL, {"school"})):
        for card in term_cards(rows, today, kijker):
            if not card.andere or card.beeld.vervalt_op is None or card.beeld.vervalt_op < today:
                continue
            known = [other.beeld.vervalt_op for other in card.andere if other.beeld.vervalt_op is not None]
            days_shown = [card.beeld.vervalt_op, *known]
            if card.rij.aan_zet in own:
                # What passed in one reading only is no date to act by any more.
                assert card.beeld.vervalt_op == min(day for day in days_shown if day >= today)
            else:
                assert card.beeld.vervalt_op == max(days_shown)


@pytest.fixture
def disputed(aanmelding, ouder):
    """The family says that the school had it on 12 January, the school says the 19th."""
    with acting_as(ouder.pk):
        first = Feit.objects.get(betreft_id=aanmelding.id, soort=Feitsoort.AANMELDING_ONTVANGEN)
        for day in (date(2026, 1, 12), date(2026, 1, 19)):
            feiten.record_fact(
                dossier_id=aanmelding.dossier_id,
                betreft_id=aanmelding.id,
                lezerskring=first.lezerskring,
                soort=Feitsoort.AANMELDING_ONTVANGEN,
                dag=day,
                zekerheid=Zekerheid.BETWIST,
                vervangt=first if day.day == 12 else None,
                door_id=ouder.pk,
            )
        feiten.recompute(aanmelding.dossier_id)
    return aanmelding


def decision_card(aanmelding, user, kijker, today):
    with acting_as(user.pk):
        rows = collect([aanmelding], only_terms=True)[aanmelding.id].termijnen
        return next(card for card in term_cards(rows, today, kijker) if card.onderwerp == "besluit")


def test_a_disputed_day_gives_both_dates(disputed, ouder, ina, start):
    card = decision_card(disputed, ouder, Kijker.OUDER, start)
    assert (card.beeld.vervalt_op, [one.beeld.vervalt_op for one in card.andere]) == (
        date(2026, 3, 2),
        [date(2026, 2, 23)],
    )
    assert card.woorden == "als maandag 19 januari 2026 de goede dag is"
    assert [one.woorden for one in card.andere] == ["als maandag 12 januari 2026 de goede dag is"]
    assert card.betwist
    assert card.noot.startswith("Niet iedereen is het eens over de dag waarop deze termijn begint.")
    card = decision_card(disputed, ina, Kijker.SCHOOL, start)
    assert card.beeld.vervalt_op == date(2026, 2, 23)
    # Between the two dates nobody is late.
    between = decision_card(disputed, ouder, Kijker.OUDER, date(2026, 2, 25))
    assert between.beeld.toon != "te_laat"
    assert between.beeld.vervalt_op == date(2026, 3, 2)


def test_the_pages_show_both_dates_open(disputed, ouder, ina, client):
    for user, name, pk in ((ouder, "dossier", disputed.dossier_id), (ina, "school_aanmelding", disputed.id)):
        client.force_login(user)
        page = client.get(reverse(f"zorgplicht:{name}", args=[pk])).content.decode()
        assert "als maandag 12 januari 2026 de goede dag is" in page
        assert "als maandag 19 januari 2026 de goede dag is" in page
        assert "2 maart 2026" in page
        assert "23 februari 2026" in page
        assert '<details class="pas-waarom" open>' in page


def test_after_a_refusal_the_family_sees_what_it_can_do(aanmelding, ouder, ina, client, op_dag):
    op_dag(date(2026, 2, 2))
    do(school.confirm_receipt, aanmelding, ina)
    do(school.refuse, aanmelding, ina, dag=date(2026, 2, 2), toelichting="Geen plaats.")
    client.force_login(ouder)
    page = client.get(reverse("zorgplicht:dossier", args=[aanmelding.dossier_id])).content.decode()
    for words in ("Bezwaar maken tegen de weigering", "Naar de geschillencommissie", "16 maart 2026"):
        assert words in page
    # Weeks later the commission's own day has passed, and nothing says that it is too late for it.
    op_dag(date(2026, 2, 2) + timedelta(weeks=8))
    page = client.get(reverse("zorgplicht:dossier", args=[aanmelding.dossier_id])).content.decode()
    assert "Schrijf erbij waarom het later is." in page
    card = next(
        card
        for card in term_cards(_rows(aanmelding, ouder), date(2026, 3, 30), Kijker.OUDER)
        if card.onderwerp == "gpo_indienen"
    )
    assert (card.beeld.toon, card.beeld.vervalt_op) == ("rustig", date(2026, 3, 16))
    # A day that may pass is no last day.
    assert "uiterlijk" not in render_to_string("includes/termijn_kort.html", {"termijn": card.beeld})


def _rows(aanmelding, user):
    with acting_as(user.pk):
        return collect([aanmelding], only_terms=True)[aanmelding.id].termijnen
