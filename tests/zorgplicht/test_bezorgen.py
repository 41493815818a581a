"""How an aanmelding reaches a school without an account: sent, delivered with a kind of proof, confirmed, disputed."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import translation

from passend.berichten.models import Bericht
from passend.dossiers.context import acting_as
from passend.dossiers.models import Feit
from tests.fabriek import do, let_in, make_aanmelding, make_lid, make_school, make_steunpunt
from tests.hulp.post import connected_as
from tests.zorgplicht.hulp import SIX_WEEKS, TEN_WEEKS, facts, refused, stand, term
from zorgplicht.actions import bezorgen, gezin, school
from zorgplicht.models import Aanmelding, Toelichting

# Posted two days after sending, with the school a week later, and the worked dates from there.
POSTED, DELIVERED = date(2026, 1, 14), date(2026, 1, 19)
DECIDE_BY, TEN_FROM_POST = date(2026, 3, 2), date(2026, 3, 25)
LATER = date(2026, 1, 26)


@pytest.fixture
def linde(start):
    """A school where nobody works with the portal."""
    return make_school("De Linde")


@pytest.fixture
def sent(ouder, linde):
    return make_aanmelding(ouder, linde)


@pytest.fixture
def lotte(linde):
    """Works at De Linde by now."""
    return make_lid(linde.organisatie, "Lotte Linde")


def queued(soort):
    """Who gets this message."""
    with connected_as("passend_werker"):
        return list(Bericht.objects.filter(soort=soort).values_list("ontvanger_id", flat=True))


def known(aanmelding, user, soort="aanmelding_ontvangen"):
    fact = facts(aanmelding, user).get(soort)
    return (fact.dag, fact.zekerheid, fact.code) if fact else None


def ten_weeks(aanmelding, user):
    row = term(aanmelding, user, "tijdelijke_plaatsing")
    return row.vervalt_op, row.zekerheid


# --- Sent, delivered, confirmed are three facts ----------------------------------------------------------------------


def test_posting_moves_the_ten_weeks_and_proves_no_delivery(sent, ouder, op_dag):
    op_dag(DELIVERED)
    do(bezorgen.record_posted, sent, ouder, dag=POSTED)
    assert known(sent, ouder, "aanmelding_gedaan") == (POSTED, "voorlopig", "brief")
    assert known(sent, ouder) is None
    assert ten_weeks(sent, ouder) == (TEN_FROM_POST, "voorlopig")
    assert (term(sent, ouder).vervalt_op, term(sent, ouder).zekerheid) == (date(2026, 2, 25), "voorlopig")
    assert stand(sent, ouder) == Aanmelding.Stand.VERSTUURD


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("act", [bezorgen.record_posted, gezin.record_handed_in])
def test_who_brings_it_gets_the_proof_by_mail_at_once(sent, ouder, op_dag, act):
    """The page of the proof is one link away; a second click on the same day mails nothing more."""
    op_dag(DELIVERED)
    do(act, sent, ouder, dag=POSTED)
    if act is bezorgen.record_posted:
        do(act, sent, ouder, dag=POSTED)
    with connected_as("passend_werker"):
        (mail,) = Bericht.objects.filter(soort="aanmelding_verstuurd")
    assert (mail.ontvanger_id, mail.dag) == (ouder.pk, POSTED)
    assert mail.pad == reverse("zorgplicht:bewijs", args=[sent.id])


def test_a_corrected_day_of_sending_moves_the_ten_weeks_back(sent, ouder, op_dag):
    op_dag(DELIVERED)
    do(bezorgen.record_posted, sent, ouder, dag=DELIVERED)
    do(bezorgen.record_posted, sent, ouder, dag=POSTED)
    assert ten_weeks(sent, ouder) == (TEN_FROM_POST, "voorlopig")
    assert refused(bezorgen.record_posted, sent, ouder, dag=date(2026, 1, 11)).error_list[0].code == "te_vroeg"


@pytest.mark.parametrize("soort", ["strook", "telefoon"])
def test_proof_makes_the_delivery_certain_and_leaves_the_day_of_sending(sent, ouder, op_dag, soort):
    op_dag(LATER)
    do(bezorgen.record_posted, sent, ouder, dag=POSTED)
    do(bezorgen.record_proof, sent, ouder, soort=soort, dag=DELIVERED, woorden="Mevrouw Smit, 26 januari, 10.15 uur")
    assert known(sent, ouder) == (DELIVERED, "vast", soort)
    assert known(sent, ouder, "aanmelding_gedaan") == (POSTED, "voorlopig", "brief")
    assert (term(sent, ouder).vervalt_op, term(sent, ouder).zekerheid) == (DECIDE_BY, "vast")
    assert ten_weeks(sent, ouder) == (TEN_FROM_POST, "voorlopig")
    assert stand(sent, ouder) == Aanmelding.Stand.ONTVANGEN


def test_registered_post_proves_both_days(sent, ouder, op_dag):
    op_dag(LATER)
    do(
        bezorgen.record_proof,
        sent,
        ouder,
        soort="aangetekend",
        dag=DELIVERED,
        verstuurd=POSTED,
        woorden="3SABCD1234567",
    )
    assert known(sent, ouder) == (DELIVERED, "vast", "aangetekend")
    assert known(sent, ouder, "aanmelding_gedaan") == (POSTED, "vast", "aangetekend")
    assert ten_weeks(sent, ouder) == (TEN_FROM_POST, "vast")


def test_the_words_of_a_proof_stand_beside_the_fact(sent, ouder, als, op_dag):
    op_dag(LATER)
    do(bezorgen.record_proof, sent, ouder, soort="telefoon", dag=DELIVERED, woorden="Mevrouw Smit, 10.15 uur")
    with als(ouder):
        words = Toelichting.objects.get(aanmelding=sent)
    assert words.tekst == "Mevrouw Smit, 10.15 uur"
    assert words.feit_id == facts(sent, ouder)["aanmelding_ontvangen"].id


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"soort": "telefoon", "dag": DELIVERED}, "woorden"),
        ({"soort": "aangetekend", "dag": DELIVERED, "woorden": "3S"}, "verstuurd"),
        ({"soort": "aangetekend", "dag": POSTED, "verstuurd": DELIVERED, "woorden": "3S"}, "verstuurd"),
    ],
)
def test_a_proof_that_lacks_something_is_refused_at_its_field(sent, ouder, op_dag, values, field):
    op_dag(LATER)
    assert field in refused(bezorgen.record_proof, sent, ouder, **values).message_dict


def test_a_second_proof_is_refused(sent, ouder, op_dag):
    op_dag(LATER)
    do(bezorgen.record_proof, sent, ouder, soort="strook", dag=DELIVERED)
    assert refused(bezorgen.record_proof, sent, ouder, soort="strook", dag=LATER).code == "vast"


def test_proof_takes_the_place_of_the_familys_own_word(sent, ouder, op_dag):
    op_dag(DELIVERED)
    do(gezin.record_handed_in, sent, ouder, dag=POSTED)
    do(bezorgen.record_proof, sent, ouder, soort="strook", dag=POSTED)
    assert known(sent, ouder) == (POSTED, "vast", "strook")
    assert known(sent, ouder, "aanmelding_gedaan") == (POSTED, "vast", "strook")


@pytest.mark.django_db(transaction=True)
def test_a_corrected_day_of_handing_in_moves_both_terms(sent, ouder, lotte, op_dag):
    op_dag(LATER)
    do(gezin.record_handed_in, sent, ouder, dag=LATER)
    do(bezorgen.correct_day, sent, ouder, dag=POSTED)
    assert known(sent, ouder) == (POSTED, "voorlopig", "ingeleverd")
    assert ten_weeks(sent, ouder) == (TEN_FROM_POST, "voorlopig")
    assert term(sent, ouder).vervalt_op == date(2026, 2, 25)
    assert queued("dag_gezin") == [lotte.pk]


def test_what_the_school_confirmed_the_family_does_not_correct(sent, ouder, lotte, op_dag):
    op_dag(LATER)
    do(gezin.record_handed_in, sent, ouder, dag=POSTED)
    do(school.confirm_receipt, sent, lotte)
    assert refused(bezorgen.correct_day, sent, ouder, dag=DELIVERED).code == "vast"


def test_confirming_keeps_the_day_on_which_the_letter_was_posted(sent, ouder, lotte, op_dag):
    op_dag(LATER)
    do(bezorgen.record_posted, sent, ouder, dag=POSTED)
    do(school.confirm_receipt, sent, lotte, dag=DELIVERED)
    assert known(sent, ouder) == (DELIVERED, "vast", "bevestiging")
    assert ten_weeks(sent, ouder) == (TEN_FROM_POST, "voorlopig")


# --- A later day by the school ---------------------------------------------------------------------------------------


@pytest.fixture
def disputed(sent, ouder, lotte, op_dag):
    """The family handed it in on the 14th; the school says that it got it on the 19th."""
    op_dag(POSTED)
    do(gezin.record_handed_in, sent, ouder, dag=POSTED)
    op_dag(LATER)
    do(school.confirm_receipt, sent, lotte, dag=DELIVERED)
    return sent


def claims(aanmelding, user):
    with acting_as(user.pk):
        rows = Feit.objects.about(aanmelding.id).in_force().filter(soort="aanmelding_ontvangen").order_by("dag")
        return [(row.dag, row.zekerheid, row.code) for row in rows]


def test_a_later_day_by_the_school_leaves_both_standing(disputed, ouder, lotte):
    both = [(POSTED, "betwist", "ingeleverd"), (DELIVERED, "betwist", "school")]
    assert claims(disputed, ouder) == both
    assert claims(disputed, lotte) == both
    assert stand(disputed, ouder) == Aanmelding.Stand.BEVESTIGD
    # The earlier one leads for who must act, and the ten weeks stay with the request.
    assert term(disputed, ouder).vervalt_op == date(2026, 2, 25)
    assert ten_weeks(disputed, ouder) == (TEN_FROM_POST, "voorlopig")


@pytest.mark.django_db(transaction=True)
def test_the_family_is_told_and_both_sides_see_both_dates(disputed, ouder, lotte, client):
    assert queued("dag_betwist") == [ouder.pk]
    assert queued("ontvangst_bevestigd") == []
    for user, name, pk in ((ouder, "dossier", disputed.dossier_id), (lotte, "school_aanmelding", disputed.id)):
        client.force_login(user)
        page = client.get(reverse(f"zorgplicht:{name}", args=[pk])).content.decode()
        assert "25 februari 2026" in page
        assert "2 maart 2026" in page
    client.force_login(ouder)
    proof = client.get(reverse("zorgplicht:bewijs", args=[disputed.id])).content.decode()
    assert "Volgens het gezin was het op 14 januari 2026, volgens de school op 19 januari 2026." in proof


@pytest.mark.django_db(transaction=True)
def test_agreeing_makes_the_later_day_certain(disputed, ouder, lotte):
    do(bezorgen.answer_day, disputed, ouder, eens=True)
    assert claims(disputed, ouder) == [(DELIVERED, "vast", "school")]
    assert (term(disputed, ouder).vervalt_op, term(disputed, ouder).zekerheid) == (DECIDE_BY, "vast")
    assert queued("dag_gezin") == [lotte.pk]
    assert refused(bezorgen.answer_day, disputed, ouder, eens=True).code == "niet_betwist"


def test_disagreeing_is_recorded_once_and_moves_nothing(disputed, ouder, lotte, client):
    before = claims(disputed, ouder)
    do(bezorgen.answer_day, disputed, ouder, eens=False)
    assert claims(disputed, ouder) == before
    assert term(disputed, ouder).vervalt_op == date(2026, 2, 25)
    assert known(disputed, ouder, "dag_weersproken") == (LATER, "vast", "gezin")
    client.force_login(lotte)
    page = client.get(reverse("zorgplicht:school_aanmelding", args=[disputed.id])).content.decode()
    assert "Het gezin is het niet eens met de dag van ontvangst" in page
    assert refused(bezorgen.answer_day, disputed, ouder, eens=False).code == "al_gezegd"


def test_the_school_can_take_its_day_back(disputed, ouder, lotte):
    fact = facts(disputed, lotte)["ontvangst_bevestigd"]
    do(school.correct, disputed, lotte, fact_id=fact.id, dag=None, reden="vergissing")
    assert claims(disputed, ouder) == [(POSTED, "voorlopig", "ingeleverd")]
    assert stand(disputed, ouder) == Aanmelding.Stand.ONTVANGEN


def test_an_earlier_day_by_the_school_is_no_dispute(sent, ouder, lotte, op_dag):
    op_dag(LATER)
    do(gezin.record_handed_in, sent, ouder, dag=DELIVERED)
    do(school.confirm_receipt, sent, lotte, dag=POSTED)
    assert claims(sent, ouder) == [(POSTED, "vast", "bevestiging")]
    assert term(sent, ouder).vervalt_op == date(2026, 2, 25)


def test_a_later_day_disputes_what_the_portal_delivered_too(aanmelding, ouder, ina, op_dag):
    op_dag(LATER)
    do(school.confirm_receipt, aanmelding, ina, dag=DELIVERED)
    assert [row[1] for row in claims(aanmelding, ouder)] == ["betwist", "betwist"]
    assert term(aanmelding, ouder).vervalt_op == SIX_WEEKS
    assert ten_weeks(aanmelding, ouder) == (TEN_WEEKS, "vast")


def test_a_day_ahead_or_before_the_aanmelding_is_refused(sent, lotte, op_dag):
    op_dag(DELIVERED)
    for day in (LATER, date(2026, 1, 11)):
        with pytest.raises(ValidationError):
            do(school.confirm_receipt, sent, lotte, dag=day)


# --- Pages -----------------------------------------------------------------------------------------------------------


def test_the_pages_record_and_keep_what_was_typed(sent, ouder, client, op_dag):
    op_dag(LATER)
    client.force_login(ouder)
    page = client.get(reverse("zorgplicht:bezorgen", args=[sent.id])).content.decode()
    assert "Laat Passend mailen" in page
    assert "Noor" not in page.partition("mailto:")[2].partition('"')[0]
    url = reverse("zorgplicht:bewijsstuk", args=[sent.id])
    day = {"dag_dag": "19", "dag_maand": "1", "dag_jaar": "2026"}
    answer = client.post(url, {"soort": "telefoon", "woorden": " ", **day})
    assert "Schrijf op met wie u sprak" in answer.content.decode()
    assert 'value="19"' in answer.content.decode()
    answer = client.post(url, {"soort": "telefoon", "woorden": "Mevrouw Smit, 10.15 uur", **day}, follow=True)
    assert "De school zei aan de telefoon dat zij de aanmelding heeft, sinds 19 januari 2026." in (
        answer.content.decode()
    )


def test_the_letter_is_a_pdf_with_a_code_of_its_own(sent, ouder, client):
    client.force_login(ouder)
    answer = client.post(reverse("zorgplicht:brief", args=[sent.id]))
    assert answer["Content-Type"] == "application/pdf"
    assert answer.content.startswith(b"%PDF")
    assert "no-store" in answer["Cache-Control"]


def test_the_letter_is_dutch_whatever_the_family_reads(sent, ouder):
    with translation.override("pl"):
        words, _case = do(bezorgen.make_letter, sent, ouder)
    assert "januari" in words["geboren_op"]
    assert words["gewenst"] == "zo snel mogelijk"


def test_the_proof_says_that_it_proves_sending(sent, ouder, client):
    url = reverse("zorgplicht:bewijs", args=[sent.id])
    client.force_login(ouder)
    page = client.get(url).content.decode()
    assert "Nog niet ingediend: breng deze aanmelding zelf bij de school" in page
    assert "Dit bewijst dat u de aanmelding verstuurde." not in page
    do(bezorgen.record_posted, sent, ouder, dag=date(2026, 1, 12))
    page = client.get(url).content.decode()
    assert "Bewijs van verzending" in page
    assert "U deed de brief op de post. Wij weten nog niet of de school de brief kreeg." in page
    assert "Nog niet ingediend" not in page


def test_a_school_with_an_account_needs_no_letter(aanmelding, ouder, client):
    assert refused(bezorgen.make_letter, aanmelding, ouder).code == "aangesloten"
    client.force_login(ouder)
    page = client.get(reverse("zorgplicht:bezorgen", args=[aanmelding.id])).content.decode()
    assert "U hoeft niets op te sturen." in page


# --- What the family and its steunpunt must do now ----------------------------------------------------------------


def case_page(client, user, sent, name="dossier"):
    client.force_login(user)
    return client.get(reverse(f"zorgplicht:{name}", args=[sent.dossier_id])).content.decode()


def test_after_three_working_days_the_family_and_the_steunpunt_are_asked_to_call(sent, ouder, client, op_dag):
    office = make_steunpunt()
    mira = make_lid(office)
    let_in(ouder, sent, office)
    op_dag(POSTED)
    do(bezorgen.record_posted, sent, ouder, dag=POSTED)
    op_dag(DELIVERED)
    assert "Bel de school" not in case_page(client, ouder, sent)
    op_dag(date(2026, 1, 20))
    for user, name in ((ouder, "dossier"), (mira, "steunpunt_dossier")):
        page = case_page(client, user, sent, name)
        assert "Bel de school" in page
        assert "De aanmelding van 14 januari 2026 is nog niet bevestigd." in page
    do(bezorgen.record_proof, sent, ouder, soort="telefoon", dag=DELIVERED, woorden="Mevrouw Smit, 10.15 uur")
    assert "Bel de school" not in case_page(client, ouder, sent)


def test_a_dispute_asks_the_family_until_it_agrees(disputed, ouder, client):
    page = case_page(client, ouder, disputed)
    assert "De school noemt een andere dag" in page
    assert reverse("zorgplicht:antwoord_dag", args=[disputed.id]) in page
    url = reverse("zorgplicht:antwoord_dag", args=[disputed.id])
    assert "Kies welke dag klopt." in client.post(url).content.decode()
    client.post(url, {"antwoord": "oneens"})
    assert "Allebei de datums blijven staan." in case_page(client, ouder, disputed)
    client.post(url, {"antwoord": "eens"})
    assert "Zeg welke dag klopt" not in case_page(client, ouder, disputed)
