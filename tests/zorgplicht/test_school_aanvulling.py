"""Papers that a school asks for: each named, each answered, and the pause that runs meanwhile."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from ondersteuning.models import School
from passend.dossiers.context import acting_as
from passend.dossiers.models import Feit
from tests.fabriek import do, make_aanmelding, make_gebruiker, make_lid, make_school
from tests.zorgplicht.hulp import LATER, SIX_WEEKS, facts, refused, stand, term
from zorgplicht.actions import school
from zorgplicht.actions.school_aanvulling import Stuk, request_now, say_not_available
from zorgplicht.models import Aanmelding, Aanvulverzoek, GevraagdStuk

ASKED = date(2026, 1, 19)
PAPERS = (
    Stuk("Verslag van de logopedist", "Om te zien welke hulp nodig is."),
    Stuk("Brief van de kinderopvang", "Om te weten wat al is geprobeerd."),
)


@pytest.fixture
def gevraagd(aanmelding, ina, op_dag):
    op_dag(ASKED)
    do(school.ask_completion, aanmelding, ina, tot_dag=LATER, stukken=PAPERS)
    return aanmelding


def papers(aanmelding, user):
    with acting_as(user.pk):
        return {one.stuk.wat: one for one in request_now(Aanmelding.objects.get(pk=aanmelding.pk)).stukken}


def ids(aanmelding, user, *names):
    return [one.stuk.id for name, one in papers(aanmelding, user).items() if name.split()[0] in names]


def test_each_paper_is_kept_with_its_reason_and_the_question_is_delivered(gevraagd, ina, ouder):
    for reader in (ina, ouder):
        assert [(one.stuk.wat, one.stuk.waarom) for one in papers(gevraagd, reader).values()] == [
            (paper.wat, paper.waarom) for paper in PAPERS
        ]
        assert all(one.is_open for one in papers(gevraagd, reader).values())
    # Only the school says when its question came.
    for person, changed in ((ouder, 0), (ina, 1)):
        with acting_as(person.pk):
            assert Aanvulverzoek.objects.update(bezorgd_op=ASKED) == changed
            assert Aanvulverzoek.objects.get().bezorgd_op == ASKED
    assert term(gevraagd, ina).state_on(ASKED) == "gepauzeerd"


def test_a_question_by_letter_counts_from_the_day_it_was_asked(aanmelding, ina, op_dag):
    """Recorded a week later it stands on its own day; through the portal it is asked now."""
    op_dag(date(2026, 1, 26))
    there = {"tot_dag": LATER, "stukken": PAPERS, "dag": ASKED}
    assert "hoe" in refused(school.ask_completion, aanmelding, ina, **there).message_dict
    late = {**there, "hoe": Aanvulverzoek.Hoe.BRIEF}
    assert "tot_dag" in refused(school.ask_completion, aanmelding, ina, **(late | {"tot_dag": ASKED})).message_dict
    do(school.ask_completion, aanmelding, ina, **late)
    assert facts(aanmelding, ina)["aanvulling_gevraagd"].dag == ASKED
    assert term(aanmelding, ina).gepauzeerd_vanaf == ASKED


def test_a_second_question_on_the_day_of_the_last_paper_pauses_again(gevraagd, ina, op_dag):
    op_dag(date(2026, 1, 26))
    do(school.record_completion, gevraagd, ina, dag=date(2026, 1, 26))
    do(school.ask_completion, gevraagd, ina, tot_dag=LATER, stukken=PAPERS)
    assert term(gevraagd, ina).state_on(date(2026, 1, 26)) == "gepauzeerd"
    op_dag(LATER)
    do(school.record_completion, gevraagd, ina, dag=LATER)
    # 19 to 26 January and 26 January to 2 February: fourteen days.
    assert term(gevraagd, ina).vervalt_op == SIX_WEEKS + timedelta(days=14)


@pytest.mark.parametrize(
    ("richting", "sector", "since"), [("bijzonder", "po", ASKED), ("openbaar", "po", ASKED + timedelta(days=1))]
)
def test_the_pause_begins_on_the_day_of_the_invitation_or_the_day_after(ouder, op_dag, richting, sector, since):
    place = make_school("Het Palet", richting=richting, sector=sector)
    joris = make_lid(place.organisatie, "Joris Kamp")
    sent = make_aanmelding(ouder, place)
    op_dag(ASKED)
    do(school.ask_completion, sent, joris, tot_dag=LATER, stukken=PAPERS)
    assert term(sent, joris).gepauzeerd_vanaf == since


def test_in_vo_bijzonder_both_readings_stand(ouder, op_dag):
    place = make_school("Het College", sector=School.Sector.VO)
    joris = make_lid(place.organisatie, "Joris Kamp")
    sent = make_aanmelding(ouder, place, geboren_op=date(2014, 1, 12))
    op_dag(ASKED)
    do(school.ask_completion, sent, joris, tot_dag=LATER, stukken=PAPERS)
    with acting_as(joris.pk):
        readings = {
            row.lezing: row.vervalt_op for row in sent.dossier.termijnen.filter(onderwerp="besluit").order_by("id")
        }
    assert len(readings) == 2
    assert len(set(readings.values())) == 2


def test_a_part_moves_no_date_and_the_last_paper_makes_it_complete(gevraagd, ina, ouder, op_dag):
    op_dag(date(2026, 1, 21))
    before = term(gevraagd, ina).vervalt_op
    do(school.record_papers, gevraagd, ina, dag=date(2026, 1, 21), ontvangen=ids(gevraagd, ina, "Verslag"))
    assert (stand(gevraagd, ina), term(gevraagd, ina).vervalt_op) == ("aanvulling", before)
    op_dag(date(2026, 1, 26))
    do(school.record_papers, gevraagd, ina, dag=date(2026, 1, 26), ontvangen=ids(gevraagd, ina, "Brief"))
    assert stand(gevraagd, ina) == "bevestigd"
    assert term(gevraagd, ina).vervalt_op == SIX_WEEKS + timedelta(days=7)
    assert facts(gevraagd, ina)["aanvulling_ontvangen"].dag == date(2026, 1, 26)


def test_a_paper_is_dealt_with_once(gevraagd, ina):
    chosen = ids(gevraagd, ina, "Verslag")
    do(school.record_papers, gevraagd, ina, dag=ASKED, ontvangen=chosen)
    assert refused(school.record_papers, gevraagd, ina, dag=ASKED, ontvangen=chosen).code == "staat_er_al"
    assert refused(school.record_papers, gevraagd, ina, dag=ASKED).code == "niets_gekozen"


def test_the_family_says_that_it_has_not_got_it_and_the_school_hears(gevraagd, ina, ouder):
    do(say_not_available, gevraagd, ouder, stukken=ids(gevraagd, ouder, "Verslag"), toelichting="Nooit gemaakt.")
    paper = papers(gevraagd, ina)["Verslag van de logopedist"]
    assert (paper.stand, paper.door_gezin) == ("niet", True)
    # An answer, but not the paper: the school says whether it can do without.
    assert stand(gevraagd, ina) == "aanvulling"
    do(school.record_papers, gevraagd, ina, dag=ASKED, ontvangen=ids(gevraagd, ina, "Brief"))
    assert stand(gevraagd, ina) == "aanvulling"
    with acting_as(ina.pk):
        assert request_now(gevraagd).is_answered
    do(school.record_completion, gevraagd, ina, dag=ASKED)
    assert stand(gevraagd, ina) == "bevestigd"


def test_a_school_cannot_correct_the_familys_answer_but_its_own(gevraagd, ina, ouder):
    do(say_not_available, gevraagd, ouder, stukken=ids(gevraagd, ouder, "Verslag"))
    answer = facts(gevraagd, ina)["aanvulling_niet_beschikbaar"]
    with pytest.raises(Feit.DoesNotExist):
        do(school.correct, gevraagd, ina, fact_id=answer.id, dag=None, reden="vergissing")
    do(school.record_papers, gevraagd, ina, dag=ASKED, ontvangen=ids(gevraagd, ina, "Brief"))
    part = facts(gevraagd, ina)["aanvulling_deels_ontvangen"]
    do(school.correct, gevraagd, ina, fact_id=part.id, dag=None, reden="vergissing")
    assert papers(gevraagd, ina)["Brief van de kinderopvang"].is_open


def test_papers_go_with_a_question_that_got_another_day_and_not_with_one_that_was_never_asked(gevraagd, ina):
    question = facts(gevraagd, ina)["aanvulling_gevraagd"]
    do(school.correct, gevraagd, ina, fact_id=question.id, dag=date(2026, 1, 16), reden="brief_zegt_anders")
    assert len(papers(gevraagd, ina)) == 2
    assert term(gevraagd, ina).gepauzeerd_vanaf == date(2026, 1, 16)
    question = facts(gevraagd, ina)["aanvulling_gevraagd"]
    do(school.correct, gevraagd, ina, fact_id=question.id, dag=None, reden="vergissing")
    with acting_as(ina.pk):
        assert request_now(gevraagd) is None


def test_delivery_of_a_letter_is_recorded_later_and_moves_no_date(aanmelding, ina, op_dag):
    op_dag(ASKED)
    do(school.ask_completion, aanmelding, ina, tot_dag=LATER, stukken=PAPERS, hoe="brief")
    before = term(aanmelding, ina).gepauzeerd_vanaf
    op_dag(date(2026, 1, 21))
    assert refused(school.record_delivery, aanmelding, ina, dag=date(2026, 1, 18)).code == "te_vroeg"
    do(school.record_delivery, aanmelding, ina, dag=date(2026, 1, 20))
    with acting_as(ina.pk):
        assert Aanvulverzoek.objects.get().bezorgd_op == date(2026, 1, 20)
    assert term(aanmelding, ina).gepauzeerd_vanaf == before == ASKED
    assert refused(school.record_delivery, aanmelding, ina, dag=date(2026, 1, 20)).code == "staat_er_al"


def test_only_family_and_school_read_the_papers(gevraagd):
    for stranger in (make_gebruiker(), make_lid(make_school("Elders").organisatie)):
        with acting_as(stranger.pk):
            assert GevraagdStuk.objects.count() == Aanvulverzoek.objects.count() == 0


def test_the_database_refuses_a_paper_without_a_reason(gevraagd, ina):
    with acting_as(ina.pk):
        request = Aanvulverzoek.objects.get()
        place = {"dossier_id": request.dossier_id, "lezerskring_id": request.lezerskring_id}
        bare = GevraagdStuk(
            **place, aanmelding=gevraagd, verzoek=request, nummer=9, wat="Iets", waarom="", vastgelegd_door=ina
        )
        with pytest.raises(IntegrityError), transaction.atomic():
            bare.save(force_insert=True)


@pytest.mark.parametrize(("day", "warned"), [(date(2026, 2, 8), False), (date(2026, 2, 9), True)])
def test_asking_in_the_fifth_week_is_warned_of_and_never_blocked(client, aanmelding, ina, op_dag, day, warned):
    op_dag(day)
    client.force_login(ina)
    url = f"/school/aanmelding/{aanmelding.pk}/vraag_aanvulling/"
    assert ("U vraagt dit laat" in client.get(url).content.decode()) == warned
    values = {"tot_dag_dag": "16", "tot_dag_maand": "2", "tot_dag_jaar": "2026", "wat_1": "Verslag", "waarom_1": "Ja"}
    assert client.post(url, values).status_code == 302
    assert stand(aanmelding, ina) == "aanvulling"


def test_the_family_answers_on_its_own_page(client, gevraagd, ouder, ina):
    client.force_login(ouder)
    case = client.get(f"/mijn/dossier/{gevraagd.dossier_id}/").content.decode()
    assert "Verslag van de logopedist" in case
    assert "Om te zien welke hulp nodig is." in case
    url = f"/mijn/dossier/{gevraagd.dossier_id}/aanmelding/{gevraagd.id}/papieren/"
    assert url in case
    assert "Kies welk papier u niet heeft." in client.post(url).content.decode()
    chosen = [str(one) for one in ids(gevraagd, ouder, "Verslag")]
    assert client.post(url, {"stukken": chosen, "toelichting": "Nooit gemaakt."}).status_code == 302
    after = client.get(f"/mijn/dossier/{gevraagd.dossier_id}/").content.decode()
    assert "het gezin heeft dit niet" in after
    # A second click finds the paper answered.
    assert client.post(url, {"stukken": chosen}).context["form"].errors
    client.force_login(ina)
    assert "Nooit gemaakt." in client.get(f"/school/aanmelding/{gevraagd.pk}/").content.decode()


def test_on_the_schools_page_each_open_paper_is_asked_about(client, gevraagd, ina):
    client.force_login(ina)
    url = f"/school/aanmelding/{gevraagd.pk}/meld_stukken/"
    assert list(client.get(url).context["form"].fields) == ["stuk_1", "stuk_2", "gezien", "dag"]
    day = {"dag_dag": "19", "dag_maand": "1", "dag_jaar": "2026"}
    nothing = client.post(url, {"stuk_1": "open", "stuk_2": "open", **day})
    assert "Kies bij minstens 1 papier" in nothing.content.decode()
    assert client.post(url, {"stuk_1": "ontvangen", "stuk_2": "niet", **day}).status_code == 302
    page = client.get(f"/school/aanmelding/{gevraagd.pk}/").content.decode()
    assert "gekregen op 19 januari 2026" in page
    assert "Op elk papier is nu een antwoord." in page
    assert "U bent nu aan zet" in page
    assert "Zeg of u zo kunt beslissen." in page
    do(school.record_completion, gevraagd, ina, dag=ASKED)
    page = client.get(f"/school/aanmelding/{gevraagd.pk}/").content.decode()
    assert "De school heeft wat zij nodig heeft." in page
    assert "Op elk papier is nu een antwoord." not in page
