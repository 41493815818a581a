"""Bezwaar and dispute by a steunpunt worker: only with a written power of attorney for just that act."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import ProgrammingError, connection, transaction

from geschillen.actions import bezwaar, gemachtigd, geschil
from geschillen.actions.bestuur import Brief, open_file, share_dates
from geschillen.models import Bezwaarbrief, Geschil, GeschilTekst
from passend.berichten.models import Bericht
from passend.dossiers.actions import record_fact
from passend.dossiers.context import acting_as
from passend.dossiers.models import Feit, Feitsoort, Lezerskring, Machtiging
from tests.fabriek import let_in, make_lid, make_steunpunt
from tests.geschillen.hulp import STORY, kinds, make_dispute, terms
from tests.geschillen.test_bestuur import link
from tests.geschillen.test_bestuur_bezwaar import open_bezwaar, say_yes
from tests.hulp.post import connected_as
from zorgplicht.actions import machtiging
from zorgplicht.volgen import by_urgency, followed_dossiers

TODAY, LAST, OVER = date(2026, 2, 2), date(2026, 3, 31), date(2026, 4, 1)
Soort = Machtiging.Handeling


@pytest.fixture
def kantoor(start):
    return make_steunpunt()


@pytest.fixture
def mira(kantoor):
    return make_lid(kantoor, "Mira Steun")


@pytest.fixture
def gedeeld(geweigerd, ouder, kantoor):
    let_in(ouder, geweigerd, kantoor)
    return geweigerd


def act(user, what, *args, **values):
    with acting_as(user.pk):
        return what(*args, **values)


def sign(case, worker, parent, handeling):
    return act(
        worker, machtiging.record_power, case.dossier_id, worker, handeling=handeling, ouder_id=parent.pk,
        getekend_op=TODAY, tot=LAST,
    )  # fmt: skip


def of(case, rest):
    return f"/steunpunt/dossier/{case.dossier_id}/aanmelding/{case.pk}/{rest}"


def day(day):
    return {"dag_dag": day.day, "dag_maand": day.month, "dag_jaar": day.year}


def told(kind):
    with connected_as("passend_werker"):
        return list(Bericht.objects.filter(soort=kind).values_list("ontvanger_id", flat=True))


@pytest.mark.django_db(transaction=True)
def test_bezwaar_from_letter_to_recorded(client, browser, gedeeld, mira, ouder, ina):
    mira_at = browser(mira)
    overview = of(gedeeld, "bezwaar/")
    assert mira_at.get(overview).status_code == 404
    sign(gedeeld, mira, ouder, Soort.BEZWAAR)
    assert overview in mira_at.get(f"/steunpunt/dossier/{gedeeld.dossier_id}/").content.decode()
    page = mira_at.get(overview).content.decode()
    assert "U doet dit namens Sara de Vries, met de machtiging van 2 februari 2026." in page
    answers = {"redenen": ["geen_overleg"], "uitleg": "Er was geen gesprek.", "gesprek": "on"}
    letter = mira_at.post(of(gedeeld, "bezwaar/brief/"), answers, follow=True).content.decode()
    # The letter names the parent, who acts for the parent, and the power of attorney.
    for words in (
        "Ik schrijf u namens Sara de Vries, als gemachtigde.",
        "tekende daarvoor een machtiging op 2 februari 2026",
        "Mira Steun, Steunpunt Voorbeeld",
        "gemachtigde van Sara de Vries",
        "Er was geen gesprek.",
    ):
        assert words in letter
    # The family reads the same answers, and its own letter names nobody else.
    own = browser(ouder).get(f"/mijn/dossier/{gedeeld.dossier_id}/aanmelding/{gedeeld.pk}/bezwaarbrief/lezen/")
    assert "Er was geen gesprek." in own.content.decode()
    assert "gemachtigde" not in own.content.decode()
    assert mira_at.post(of(gedeeld, "bezwaar/gemaakt/"), {}).context["form"].errors
    made = {**day(TODAY), "code": "post", "woorden": "Het bewijs ligt bij ons."}
    done = mira_at.post(of(gedeeld, "bezwaar/gemaakt/"), made, follow=True).content.decode()
    assert "het ouder- en jeugdsteunpunt, gemachtigd door de ouder" in done
    assert "Het bewijs ligt bij ons." in done
    with acting_as(ouder.pk):
        fact = Feit.objects.get(soort=Feitsoort.BEZWAAR_GEMAAKT)
    assert (fact.vastgelegd_door_id, fact.namens_id, fact.dag) == (mira.pk, ouder.pk, TODAY)
    assert terms(gedeeld.id, ouder)["bezwaar_toelating"].toestand == "voldaan"
    assert told("gedaan_namens_u") == [ouder.pk]
    assert told("bezwaar_gemaakt") == [ina.pk]
    school = browser(ina).get(f"/school/aanmelding/{gedeeld.pk}/").content.decode()
    assert "gemachtigd door de ouder" in school
    assert "Mira" not in school


def test_received_and_withdrawn_but_never_the_boards_decision(gedeeld, mira, ouder):
    sign(gedeeld, mira, ouder, Soort.BEZWAAR)
    for step, kind in (
        ("gemaakt", Feitsoort.BEZWAAR_GEMAAKT),
        ("ontvangen", Feitsoort.BEZWAAR_ONTVANGEN),
        ("ingetrokken", Feitsoort.BEZWAAR_INGETROKKEN),
    ):
        code = "post" if step == "gemaakt" else ""
        assert act(mira, gemachtigd.record_bezwaar, gedeeld.id, mira, step, dag=TODAY, code=code).soort == kind
    with pytest.raises(ValidationError) as refused:
        act(mira, gemachtigd.record_bezwaar, gedeeld.id, mira, "beslissing", dag=TODAY, code="gegrond")
    assert refused.value.code == "past_niet"


def test_a_dispute_prepared_and_filed_for_the_parent(browser, gedeeld, mira, ouder, ina):
    mira_at = browser(mira)
    assert mira_at.get(of(gedeeld, "geschil/")).status_code == 404
    sign(gedeeld, mira, ouder, Soort.GPO)
    story = {"onderwijs_nu": "niets", "soort": "toelating", "gebeurd": "Lariekoek: de school zei nee."}
    page = mira_at.post(of(gedeeld, "geschil/"), story, follow=True).content.decode()
    for words in ("NOG NIET INGEDIEND", "Bewaard. De ouder kan dit lezen.", "namens Sara de Vries"):
        assert words in page
    with acting_as(ouder.pk):
        dispute = Geschil.objects.get()
    read = browser(ouder).get(f"/mijn/dossier/{gedeeld.dossier_id}/geschil/{dispute.pk}/").content.decode()
    assert "Lariekoek" in read
    assert mira_at.post(of(gedeeld, "geschil/ingediend/"), {**day(TODAY)}).context["form"].errors
    filed = {**day(TODAY), "bewijs": "bevestiging", "woorden": "Mail van de commissie"}
    page = mira_at.post(of(gedeeld, "geschil/ingediend/"), filed, follow=True).content.decode()
    assert "Ingediend bij de commissie op 2 februari 2026." in page
    with acting_as(ouder.pk):
        fact = Feit.objects.get(soort=Feitsoort.GPO_INGEDIEND)
        assert Geschil.objects.get().is_filed
    assert (fact.vastgelegd_door_id, fact.namens_id) == (mira.pk, ouder.pk)
    assert terms(gedeeld.id, ouder)["gpo_indienen"].toestand == "voldaan"
    with acting_as(ina.pk):
        assert not Geschil.objects.exists()
        assert not Feit.objects.filter(soort=Feitsoort.GPO_INGEDIEND).exists()


def test_what_the_family_began_itself_stays_the_familys(gedeeld, mira, ouder):
    sign(gedeeld, mira, ouder, Soort.GPO)
    sign(gedeeld, mira, ouder, Soort.BEZWAAR)
    make_dispute(gedeeld, ouder)
    with acting_as(ouder.pk):
        bezwaar.save_letter(gedeeld, bezwaar.Antwoorden(uitleg="Van ons."))
    for what, value in (
        (gemachtigd.prepare_dispute, STORY),
        (gemachtigd.save_letter, bezwaar.Antwoorden(uitleg="Van Mira.")),
    ):
        with pytest.raises(ValidationError) as refused:
            act(mira, what, gedeeld.id, mira, value)
        assert refused.value.code == "gezin_begon"
    with acting_as(mira.pk):
        assert not Geschil.objects.exists()
        assert not Bezwaarbrief.objects.exists()


def everything(mira, gedeeld):
    """Every act here for a parent, as a call without arguments."""
    return {
        Soort.BEZWAAR: (
            lambda: gemachtigd.record_bezwaar(gedeeld.id, mira, "gemaakt", dag=TODAY, code="post"),
            lambda: gemachtigd.save_letter(gedeeld.id, mira, bezwaar.Antwoorden()),
        ),
        Soort.GPO: (lambda: gemachtigd.prepare_dispute(gedeeld.id, mira, STORY),),
    }


def test_without_a_power_for_just_this_act_that_holds_today_nothing(gedeeld, mira, ouder, op_dag):
    def refused(act):
        with acting_as(mira.pk), pytest.raises(ValidationError) as caught:
            act()
        assert caught.value.code == "geen_machtiging"

    acts = everything(mira, gedeeld)
    for handeling in Soort:
        sign(gedeeld, mira, ouder, handeling)
    # All powers but the one asked for.
    for handeling, own in acts.items():
        with acting_as(ouder.pk):
            power = Machtiging.objects.get(handeling=handeling, ingetrokken_op=None)
            machtiging.take_back_power(power.pk, ouder)
        for what in own:
            refused(what)
    for handeling in acts:
        sign(gedeeld, mira, ouder, handeling)
    op_dag(OVER)
    for own in acts.values():
        for what in own:
            refused(what)


# --- The wall --------------------------------------------------------------------------------------------------------


def allowed(person, case, soort, namens, kring):
    with acting_as(person.pk):
        try:
            with transaction.atomic():
                record_fact(
                    dossier_id=case.dossier_id, betreft_id=case.id, lezerskring=kring, soort=soort, dag=TODAY,
                    door_id=person.pk, namens_id=namens,
                )  # fmt: skip
        except ProgrammingError as refused:
            if "row-level security" not in str(refused):
                raise
            return False
        return True


@pytest.mark.parametrize(
    "soort", [Feitsoort.BEZWAAR_GEMAAKT, Feitsoort.BEZWAAR_ONTVANGEN, Feitsoort.BEZWAAR_INGETROKKEN]
)
def test_the_database_asks_for_the_power_of_bezwaar(gedeeld, mira, ouder, op_dag, soort):
    kring = Lezerskring(id=gedeeld.lezerskring_id, dossier_id=gedeeld.dossier_id)
    sign(gedeeld, mira, ouder, Soort.GPO)
    assert not allowed(mira, gedeeld, soort, ouder.pk, kring)
    power = sign(gedeeld, mira, ouder, Soort.BEZWAAR)
    assert not allowed(mira, gedeeld, soort, None, kring)
    op_dag(OVER)
    assert not allowed(mira, gedeeld, soort, ouder.pk, kring)
    op_dag(TODAY)
    assert allowed(mira, gedeeld, soort, ouder.pk, kring)
    act(ouder, machtiging.take_back_power, power.pk, ouder)
    assert not allowed(mira, gedeeld, soort, ouder.pk, kring)


def test_a_worker_without_a_power_records_no_act_of_a_parent_in_the_circle_with_the_family_either(
    gedeeld, mira, ouder
):
    with acting_as(mira.pk):
        kring = Lezerskring.objects.get(dossier_id=gedeeld.dossier_id, soort="gezin_steunpunt")
        alone = Lezerskring.objects.get(dossier_id=gedeeld.dossier_id, soort="steunpunt")
    for soort in (Feitsoort.GPO_INGEDIEND, Feitsoort.BEZWAAR_GEMAAKT, Feitsoort.INGETROKKEN, Feitsoort.TOEGELATEN):
        for namens in (None, ouder.pk):
            assert not allowed(mira, gedeeld, soort, namens, kring), (soort, namens)
            assert not allowed(mira, gedeeld, soort, namens, alone), (soort, namens)
    sign(gedeeld, mira, ouder, Soort.GPO)
    assert not allowed(mira, gedeeld, Feitsoort.BEZWAAR_GEMAAKT, ouder.pk, kring)
    assert not allowed(mira, gedeeld, Feitsoort.GPO_INGEDIEND, None, kring)
    assert allowed(mira, gedeeld, Feitsoort.GPO_INGEDIEND, ouder.pk, kring)


def test_what_the_board_shared_is_set_right_by_the_parent_alone(bestuur, regenboog, gedeeld, mira, ouder):
    sign(gedeeld, mira, ouder, Soort.BEZWAAR)
    act(mira, gemachtigd.record_bezwaar, gedeeld.id, mira, "gemaakt", dag=date(2026, 2, 1), code="post")
    file = open_bezwaar(bestuur, regenboog)
    say_yes(bestuur, file, gedeeld, ouder)
    act(bestuur.secretaris, share_dates, file.pk, bestuur.secretaris)
    with pytest.raises(ValidationError) as refused:
        act(mira, gemachtigd.record_bezwaar, gedeeld.id, mira, "ontvangen", dag=date(2026, 2, 1))
    assert refused.value.code == "van_het_bestuur"
    act(ouder, bezwaar.record_step, gedeeld.id, ouder, "ouder", "ontvangen", dag=date(2026, 2, 1))


def test_a_filing_for_the_parent_is_shared_with_the_board_and_then_the_parents_to_set_right(
    bestuur, regenboog, gedeeld, mira, ouder
):
    sign(gedeeld, mira, ouder, Soort.GPO)
    dispute = act(mira, gemachtigd.prepare_dispute, gedeeld.id, mira, STORY)
    filed = {"dag": TODAY, "bewijs": "bevestiging", "woorden": "Mail van de commissie"}
    act(mira, gemachtigd.file_dispute, dispute, mira, **filed)
    with acting_as(bestuur.secretaris.pk):
        letter = Brief("2026-0114", regenboog, "toelating", TODAY)
        file = open_file(bestuur.secretaris, letter)
    link(file, bestuur, dispute, ouder)
    # The board reads the day, and the steunpunt still does.
    for reader in (bestuur.secretaris, mira, ouder):
        assert "gpo_ingediend" in kinds(gedeeld.id, reader)
    with pytest.raises(ValidationError) as refused:
        act(mira, gemachtigd.file_dispute, dispute, mira, **filed | {"dag": date(2026, 1, 30)})
    assert refused.value.code == "van_het_bestuur"
    act(ouder, geschil.file_dispute, dispute, ouder, **filed | {"dag": date(2026, 1, 30)})
    with acting_as(bestuur.secretaris.pk):
        [fact] = Feit.objects.about(gedeeld.id).in_force().filter(soort=Feitsoort.GPO_INGEDIEND)
    assert fact.dag == date(2026, 1, 30)


def test_of_a_case_with_haste_the_worker_sees_the_day_of_the_outcome(browser, gedeeld, mira, ouder):
    sign(gedeeld, mira, ouder, Soort.GPO)
    dispute = act(mira, gemachtigd.prepare_dispute, gedeeld.id, mira, STORY)
    own = f"/mijn/dossier/{gedeeld.dossier_id}/geschil/{dispute.pk}/invullen/"
    assert "Uw gezin en het steunpunt lezen dit." in browser(ouder).get(own).content.decode()
    act(mira, gemachtigd.file_dispute, dispute, mira, dag=TODAY, bewijs="bevestiging", woorden="Mail")
    # The hearing is on a Friday; two working days later comes before the last day for bezwaar, 11 March.
    act(ouder, geschil.record_step, dispute, ouder, "zitting", dag=date(2026, 3, 6))
    act(ouder, geschil.record_step, dispute, ouder, "spoed", dag=TODAY)
    assert "10 maart 2026" in browser(mira).get(of(gedeeld, "geschil/")).content.decode()
    with acting_as(mira.pk):
        [followed] = by_urgency(followed_dossiers(mira))
    assert followed.eerste_datum == date(2026, 3, 10)


def test_the_words_of_a_dispute_and_a_letter_are_closed_without_the_power(gedeeld, mira, ouder, ina, op_dag):
    sign(gedeeld, mira, ouder, Soort.GPO)
    sign(gedeeld, mira, ouder, Soort.BEZWAAR)
    act(mira, gemachtigd.prepare_dispute, gedeeld.id, mira, STORY)
    act(mira, gemachtigd.save_letter, gedeeld.id, mira, bezwaar.Antwoorden(uitleg="Eerst."))

    def changed(person):
        counts = []
        with acting_as(person.pk), connection.cursor() as cursor:
            for table, column in (("geschiltekst", "gebeurd"), ("bezwaarbrief", "uitleg")):
                cursor.execute(f"UPDATE geschillen_{table} SET {column} = 'x'")
                counts.append(cursor.rowcount)
        return counts

    assert changed(mira) == [1, 1]
    for person in (ina, make_lid(make_steunpunt("Ander steunpunt"), "Wim Akker")):
        assert changed(person) == [0, 0]
        with acting_as(person.pk):
            assert not GeschilTekst.objects.exists()
            assert not Bezwaarbrief.objects.exists()
    op_dag(OVER)
    assert changed(mira) == [0, 0]


def test_no_text_on_these_pages_is_bare(browser, gedeeld, mira, ouder, tmp_path):
    from tests.hulp.pseudotaal import bare_text, pseudo_language

    sign(gedeeld, mira, ouder, Soort.BEZWAAR)
    sign(gedeeld, mira, ouder, Soort.GPO)
    act(mira, gemachtigd.prepare_dispute, gedeeld.id, mira, STORY)
    data = ["Noor de Vries", "De Regenboog", "Mira Steun", "Sara de Vries", STORY.gebeurd, STORY.gevraagd]
    at = browser(mira)
    with pseudo_language(tmp_path):
        for rest in ("bezwaar/brief/", "bezwaar/gemaakt/", "geschil/ingediend/"):
            assert bare_text(at.get(of(gedeeld, rest)).content.decode(), allowed=data) == []
