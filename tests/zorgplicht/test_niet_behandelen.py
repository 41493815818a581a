"""What was not completed may be left untreated; and an admission stays as long as its placement does."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from passend.dossiers.models import Feit
from tests.fabriek import do, make_school
from tests.zorgplicht.hulp import facts, refused, stand, term
from zorgplicht.actions import school, versturen
from zorgplicht.models import AanmeldingTekst

ASKED, UNTIL, AFTER = date(2026, 2, 2), date(2026, 2, 16), date(2026, 2, 20)


@pytest.fixture
def asked(aanmelding, ina, op_dag):
    op_dag(ASKED)
    do(school.ask_completion, aanmelding, ina, tot_dag=UNTIL, toelichting="Het verslag ontbreekt.")
    return aanmelding


def test_what_stays_incomplete_may_be_left_untreated(asked, ina, op_dag):
    op_dag(AFTER)
    do(school.leave_untreated, asked, ina, dag=AFTER, toelichting="Zonder verslag kan het niet.")
    assert stand(asked, ina) == "niet_behandeld"
    assert term(asked, ina, "besluit").toestand == "voldaan"


def test_only_what_was_asked_for_can_be_left_untreated(aanmelding, ina):
    with pytest.raises(ValidationError):
        do(school.leave_untreated, aanmelding, ina, dag=date(2026, 1, 12), toelichting="Nee.")


@pytest.mark.parametrize("day", [ASKED, UNTIL])
def test_not_while_the_family_still_has_time_to_complete(asked, ina, op_dag, client, day):
    op_dag(day)
    error = refused(school.leave_untreated, asked, ina, dag=day, toelichting="Nee.")
    assert error.code == "te_vroeg"
    client.force_login(ina, backend="allauth.account.auth_backends.AuthenticationBackend")
    page = client.get(f"/school/aanmelding/{asked.id}/").content.decode()
    assert "/laat_toe/" in page
    assert "/behandel_niet/" not in page


def test_its_day_cannot_be_corrected_to_one_on_which_the_family_still_had_time(asked, ina, op_dag):
    op_dag(AFTER)
    do(school.leave_untreated, asked, ina, dag=AFTER, toelichting="Het verslag kwam niet.")
    fact = facts(asked, ina)["niet_in_behandeling"]
    assert refused(school.correct, asked, ina, fact_id=fact.id, dag=UNTIL, reden="typefout").code == "te_vroeg"


def test_leaving_untreated_needs_reasons(asked, ina, op_dag):
    op_dag(AFTER)
    with pytest.raises(ValidationError) as refusal:
        do(school.leave_untreated, asked, ina, dag=AFTER, toelichting=" ")
    assert "toelichting" in refusal.value.message_dict


def test_the_page_leaves_untreated_too(asked, ina, op_dag, client):
    op_dag(AFTER)
    client.force_login(ina, backend="allauth.account.auth_backends.AuthenticationBackend")
    place = f"/school/aanmelding/{asked.id}/behandel_niet/"
    assert "niet in behandeling" in client.get(place).content.decode()
    answer = client.post(
        place, {"dag_dag": "20", "dag_maand": "2", "dag_jaar": "2026", "toelichting": "Het verslag kwam niet."}
    )
    assert answer.status_code == 302
    assert stand(asked, ina) == "niet_behandeld"


def test_an_admission_is_not_undone_while_the_child_is_placed(aanmelding, ina, als):
    day = date(2026, 1, 12)
    do(school.admit, aanmelding, ina, dag=day)
    do(school.place, aanmelding, ina, dag=day)
    with als(ina):
        ids = {fact.soort: fact.id for fact in Feit.objects.about(aanmelding.id)}
    with pytest.raises(ValidationError) as refusal:
        do(school.correct, aanmelding, ina, fact_id=ids["toegelaten"], dag=None, reden="vergissing")
    assert refusal.value.code == "nog_geplaatst"
    do(school.correct, aanmelding, ina, fact_id=ids["ingeschreven"], dag=None, reden="vergissing")
    do(school.correct, aanmelding, ina, fact_id=ids["toegelaten"], dag=None, reden="vergissing")
    assert stand(aanmelding, ina) == "ontvangen"


def test_the_next_school_reads_where_the_child_is_registered_already(aanmelding, ouder, als):
    more = make_school("De Eik")
    with als(ouder):
        (new,) = versturen.send_to_more_schools(aanmelding, ouder, [more])
        assert "De Regenboog" in AanmeldingTekst.objects.latest_of(new.id).andere_scholen


def test_more_time_leaves_open_what_the_family_still_has_to_give(asked, ina, op_dag):
    op_dag(date(2026, 2, 5))
    do(school.extend_term, asked, ina, tot_dag=date(2026, 3, 20), toelichting="Wij wachten op het verslag.")
    assert stand(asked, ina) == "aanvulling"
    do(school.record_completion, asked, ina, dag=date(2026, 2, 5))
    assert stand(asked, ina) == "verlengd"
