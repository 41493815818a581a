"""A written power of attorney: one act, one parent, until a day; without it nothing is recorded for a parent."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import ProgrammingError, connection, transaction

from passend.berichten.models import Bericht
from passend.dossiers.actions import record_fact
from passend.dossiers.context import acting_as
from passend.dossiers.models import Feit, Feitsoort, Lezerskring, Machtiging
from passend.klok import nu
from tests.fabriek import do, let_in, make_aanmelding, make_gebruiker, make_lid, make_steunpunt
from tests.hulp.post import connected_as
from tests.zorgplicht.hulp import stand, term
from zorgplicht.actions import gezin, machtiging, school
from zorgplicht.models import Aanmelding

SIGNED, LAST, OVER = date(2026, 1, 12), date(2026, 3, 31), date(2026, 4, 1)
Soort = Machtiging.Handeling


@pytest.fixture
def kantoor(start):
    return make_steunpunt()


@pytest.fixture
def mira(kantoor):
    return make_lid(kantoor, "Mira Steun")


@pytest.fixture
def gedeeld(aanmelding, ouder, kantoor):
    let_in(ouder, aanmelding, kantoor)
    return aanmelding


def sign(case, worker, parent, handeling=Soort.INTREKKEN, **changes):
    values = {"handeling": handeling, "ouder_id": parent.pk, "getekend_op": SIGNED, "tot": LAST} | changes
    with acting_as(worker.pk):
        return machtiging.record_power(case.dossier_id, worker, **values)


def test_with_a_power_of_attorney_a_worker_withdraws_for_the_parent(client, gedeeld, mira, ouder, ina):
    power = sign(gedeeld, mira, ouder)
    do(machtiging.withdraw_for_parent, gedeeld, mira)
    with acting_as(ouder.pk):
        fact = Feit.objects.get(soort=Feitsoort.INGETROKKEN)
    assert (fact.vastgelegd_door_id, fact.namens_id) == (mira.pk, ouder.pk)
    # The same effect as when the parent does it: no term runs any more, everybody sees the same state.
    assert stand(gedeeld, ouder) == stand(gedeeld, ina) == stand(gedeeld, mira) == Aanmelding.Stand.INGETROKKEN
    assert term(gedeeld, ouder) is None
    client.force_login(ina)
    html = client.get(f"/school/aanmelding/{gedeeld.pk}/").content.decode()
    assert "het ouder- en jeugdsteunpunt, gemachtigd door de ouder" in html
    assert "Mira" not in html
    assert power.handeling == Soort.INTREKKEN


@pytest.mark.django_db(transaction=True)
def test_school_and_family_are_told(gedeeld, mira, ouder, ina):
    sign(gedeeld, mira, ouder)
    do(machtiging.withdraw_for_parent, gedeeld, mira)
    with connected_as("passend_werker"):
        told = set(Bericht.objects.values_list("soort", "ontvanger_id"))
    assert {
        ("machtiging", ouder.pk),
        ("ingetrokken_namens_u", ouder.pk),
        ("aanmelding_ingetrokken", ina.pk),
    } <= told


@pytest.mark.parametrize("handeling", [one for one in Soort if one != Soort.INTREKKEN])
def test_a_power_for_another_act_does_not_help(gedeeld, mira, ouder, handeling):
    sign(gedeeld, mira, ouder, handeling)
    with pytest.raises(ValidationError) as refused:
        do(machtiging.withdraw_for_parent, gedeeld, mira)
    assert refused.value.code == "geen_machtiging"
    assert stand(gedeeld, ouder) == Aanmelding.Stand.ONTVANGEN


def test_without_one_before_after_or_taken_back_the_worker_cannot(gedeeld, mira, ouder, op_dag):
    def refused():
        with pytest.raises(ValidationError) as caught:
            do(machtiging.withdraw_for_parent, gedeeld, mira)
        return caught.value.code

    assert refused() == "geen_machtiging"
    power = sign(gedeeld, mira, ouder)
    op_dag(OVER)
    assert refused() == "geen_machtiging"
    op_dag(SIGNED)
    with acting_as(ouder.pk):
        machtiging.take_back_power(power.pk, ouder)
    assert refused() == "geen_machtiging"
    assert stand(gedeeld, ouder) == Aanmelding.Stand.ONTVANGEN


def test_what_cannot_be_withdrawn_any_more_is_refused(gedeeld, mira, ouder):
    sign(gedeeld, mira, ouder)
    do(gezin.withdraw, gedeeld, ouder)
    with pytest.raises(ValidationError) as refused:
        do(machtiging.withdraw_for_parent, gedeeld, mira)
    assert refused.value.code == "past_niet"


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"getekend_op": date(2026, 1, 13)}, "getekend_op"),
        ({"tot": date(2026, 1, 11)}, "tot"),
        ({"tot": date(2027, 2, 1)}, "tot"),
    ],
)
def test_a_power_has_days_that_can_be(gedeeld, mira, ouder, changes, field):
    with pytest.raises(ValidationError) as refused:
        sign(gedeeld, mira, ouder, **changes)
    assert field in refused.value.error_dict


def test_only_a_parent_of_the_dossier_signs_and_only_its_steunpunt_writes_it_down(gedeeld, mira, ouder, ina):
    with pytest.raises(ValidationError) as refused:
        sign(gedeeld, mira, make_gebruiker())
    assert "ouder" in refused.value.error_dict
    for person in (ina, ouder, make_lid(make_steunpunt("Ander steunpunt"), "Wim Akker")):
        with pytest.raises(Lezerskring.DoesNotExist):
            sign(gedeeld, person, ouder)


@pytest.mark.django_db(transaction=True)
def test_an_offer_is_answered_for_the_parent_who_signed_for_that(client, gedeeld, mira, ouder, ina):
    do(school.make_offer, gedeeld, ina, dag=SIGNED, toelichting="Drie ochtenden in een kleine groep.")
    client.force_login(mira)
    there = of(gedeeld, f"aanmelding/{gedeeld.pk}/aanbod/")
    assert client.get(there).status_code == 404
    with pytest.raises(ValidationError) as refused:
        do(machtiging.answer_offer_for_parent, gedeeld, mira, antwoord="ja")
    assert refused.value.code == "geen_machtiging"
    sign(gedeeld, mira, ouder, Soort.AKKOORD)
    assert there in client.get(of(gedeeld)).content.decode()
    page = client.get(there).content.decode()
    assert "Drie ochtenden in een kleine groep." in page
    assert "U antwoordt namens Sara de Vries, met de machtiging van 12 januari 2026." in page
    assert "Kies wat u van het aanbod vindt." in client.post(there).content.decode()
    words = "Graag ook een vaste plek."
    html = client.post(there, {"antwoord": "deels", "toelichting": words}, follow=True).content.decode()
    assert "Het antwoord is bij de school." in html
    assert there not in html
    with acting_as(ouder.pk):
        fact = Feit.objects.get(soort=Feitsoort.AANBOD_BEANTWOORD)
    assert (fact.vastgelegd_door_id, fact.namens_id, fact.code) == (mira.pk, ouder.pk, "deels:gezin")
    with connected_as("passend_werker"):
        told = set(Bericht.objects.values_list("soort", "ontvanger_id"))
    assert {("gedaan_namens_u", ouder.pk), ("gezin_antwoordt", ina.pk)} <= told
    client.force_login(ina)
    shown = client.get(f"/school/aanmelding/{gedeeld.pk}/").content.decode()
    assert words in shown
    assert "gemachtigd door de ouder" in shown


# --- The wall --------------------------------------------------------------------------------------------------------


def insert(person, case, soort, namens):
    """Record a fact in the circle of family and school, past the actions; return whether the database allowed it."""
    circle = Lezerskring(id=case.lezerskring_id, dossier_id=case.dossier_id)
    with acting_as(person.pk):
        try:
            with transaction.atomic():
                record_fact(
                    dossier_id=case.dossier_id, betreft_id=case.id, lezerskring=circle, soort=soort, dag=SIGNED,
                    door_id=person.pk, namens_id=namens,
                )  # fmt: skip
        except ProgrammingError as refused:
            if "row-level security" not in str(refused):
                raise
            return False
        return True


def test_the_database_asks_for_the_power_itself(gedeeld, mira, ouder, ina, op_dag):
    assert not insert(mira, gedeeld, Feitsoort.INGETROKKEN, None)
    assert not insert(mira, gedeeld, Feitsoort.INGETROKKEN, ouder.pk)
    power = sign(gedeeld, mira, ouder)
    stranger = make_lid(make_steunpunt("Ander steunpunt"), "Wim Akker")
    # Another person, nobody's name, another parent, another act, another dossier: each is refused.
    for person, kind, namens in (
        (stranger, Feitsoort.INGETROKKEN, ouder.pk),
        (ina, Feitsoort.INGETROKKEN, ouder.pk),
        (mira, Feitsoort.INGETROKKEN, None),
        (mira, Feitsoort.INGETROKKEN, ina.pk),
        (mira, Feitsoort.TOEGELATEN, ouder.pk),
        (mira, Feitsoort.AANMELDING_GEDAAN, ouder.pk),
        (mira, Feitsoort.BEZWAAR_GEMAAKT, ouder.pk),
    ):
        assert not insert(person, gedeeld, kind, namens), (person, kind, namens)
    assert not insert(mira, make_aanmelding(make_gebruiker()), Feitsoort.INGETROKKEN, ouder.pk)
    op_dag(OVER)
    assert not insert(mira, gedeeld, Feitsoort.INGETROKKEN, ouder.pk)
    op_dag(SIGNED)
    assert insert(mira, gedeeld, Feitsoort.INGETROKKEN, ouder.pk)
    with acting_as(ouder.pk):
        machtiging.take_back_power(power.pk, ouder)
    assert not insert(mira, gedeeld, Feitsoort.INGETROKKEN, ouder.pk)


@pytest.mark.parametrize(
    ("handeling", "soort"),
    [
        (Soort.AKKOORD, Feitsoort.AANBOD_BEANTWOORD),
        (Soort.BEZWAAR, Feitsoort.BEZWAAR_GEMAAKT),
        (Soort.GPO, Feitsoort.GPO_INGEDIEND),
        (Soort.TOESTEMMING, Feitsoort.TOESTEMMING_GEGEVEN),
        (Soort.TOESTEMMING, Feitsoort.TOESTEMMING_INGETROKKEN),
    ],
)
def test_each_power_opens_its_own_facts_in_the_database(gedeeld, mira, ouder, handeling, soort):
    assert not insert(mira, gedeeld, soort, ouder.pk)
    sign(gedeeld, mira, ouder, handeling)
    assert insert(mira, gedeeld, soort, ouder.pk)


def test_an_aanmelding_is_never_done_for_a_parent(gedeeld, mira, ouder):
    """Its power of attorney opens nothing here: that letter goes on paper, with the power beside it."""
    sign(gedeeld, mira, ouder, Soort.AANMELDING)
    assert not insert(mira, gedeeld, Feitsoort.AANMELDING_GEDAAN, ouder.pk)


def test_when_the_family_stops_the_power_opens_nothing(gedeeld, mira, ouder, kantoor):
    sign(gedeeld, mira, ouder)
    with acting_as(ouder.pk):
        gezin.let_out_steunpunt(gedeeld.dossier_id, ouder, kantoor)
    assert not insert(mira, gedeeld, Feitsoort.INGETROKKEN, ouder.pk)
    with pytest.raises(Aanmelding.DoesNotExist):
        do(machtiging.withdraw_for_parent, gedeeld, mira)


def test_who_reads_a_power_and_what_can_change_of_it(gedeeld, mira, ouder, ina):
    power = sign(gedeeld, mira, ouder)
    for person, seen in ((mira, 1), (ouder, 1), (ina, 0), (make_gebruiker(), 0)):
        with acting_as(person.pk):
            assert Machtiging.objects.count() == seen, person
    with acting_as(mira.pk), connection.cursor() as cursor, pytest.raises(ProgrammingError), transaction.atomic():
        cursor.execute("UPDATE dossiers_machtiging SET tot = tot + 100")
    with acting_as(ina.pk), connection.cursor() as cursor:
        with pytest.raises(ProgrammingError), transaction.atomic():
            cursor.execute("SELECT * FROM passend.ouders_in(%s)", [gedeeld.dossier_id])
        with pytest.raises(Machtiging.DoesNotExist):
            machtiging.take_back_power(power.pk, ina)


def test_a_school_cannot_write_in_a_parents_name(gedeeld, ina, ouder):
    assert not insert(ina, gedeeld, Feitsoort.OVERLEG_MET_OUDERS, ouder.pk)
    assert insert(ina, gedeeld, Feitsoort.OVERLEG_MET_OUDERS, None)
    # Not with a power of attorney that it wrote itself, in the circle that it reads, either.
    with acting_as(ina.pk):
        Machtiging.objects.create(
            dossier_id=gedeeld.dossier_id, lezerskring_id=gedeeld.lezerskring_id, organisatie_id=gedeeld.school_id,
            ouder=ouder, handeling=Soort.INTREKKEN, getekend_op=SIGNED, tot=LAST, vastgelegd_op=nu(),
            vastgelegd_door=ina,
        )  # fmt: skip
    assert not insert(ina, gedeeld, Feitsoort.INGETROKKEN, ouder.pk)


def test_what_was_taken_back_never_holds_again(gedeeld, mira, ouder):
    power = sign(gedeeld, mira, ouder)
    with acting_as(ouder.pk):
        machtiging.take_back_power(power.pk, ouder)
    for value in ("NULL", "'2026-12-31'"):
        with acting_as(mira.pk), connection.cursor() as cursor, pytest.raises(ProgrammingError), transaction.atomic():
            cursor.execute(f"UPDATE dossiers_machtiging SET ingetrokken_op = {value}")


def test_a_worker_without_withdrawing_moves_no_state(gedeeld, mira, ouder):
    def moved():
        with acting_as(mira.pk), connection.cursor() as cursor:
            cursor.execute("UPDATE zorgplicht_aanmelding SET stand = 'ingetrokken' WHERE id = %s", [gedeeld.pk])
            return cursor.rowcount

    assert moved() == 0
    sign(gedeeld, mira, ouder, Soort.BEZWAAR)
    assert moved() == 0


# --- On screen -------------------------------------------------------------------------------------------------------


def of(case, rest=""):
    return f"/steunpunt/dossier/{case.dossier_id}/{rest}"


def sent(parent, **changes):
    days = {"getekend_op": SIGNED, "tot": LAST} | changes
    values = {"handeling": "intrekken", "ouder": str(parent.pk)}
    for field, day in days.items():
        values |= {f"{field}_dag": day.day, f"{field}_maand": day.month, f"{field}_jaar": day.year}
    return values


def test_from_paper_to_withdrawing_on_screen(client, gedeeld, mira, ouder):
    client.force_login(mira)
    withdraw = of(gedeeld, f"aanmelding/{gedeeld.pk}/intrekken/")
    assert client.get(withdraw).status_code == 404
    html = client.get(of(gedeeld)).content.decode()
    assert "Er is geen machtiging." in html
    assert "Trek deze aanmelding in voor de ouder" not in html
    wrong = client.post(of(gedeeld, "machtiging/"), sent(ouder, tot=date(2028, 1, 1)))
    assert "hoogstens een jaar na het tekenen" in wrong.content.decode()
    html = client.post(of(gedeeld, "machtiging/"), sent(ouder), follow=True).content.decode()
    assert "getekend door Sara de Vries op 12 januari 2026, geldig tot en met 31 maart 2026" in html
    assert "Trek deze aanmelding in voor de ouder" in html
    page = client.get(withdraw).content.decode()
    assert "de machtiging die Sara de Vries tekende op 12 januari 2026" in page
    html = client.post(withdraw, follow=True).content.decode()
    assert "De aanmelding bij De Regenboog is ingetrokken." in html
    assert "gemachtigd door de ouder" in html
    again = client.post(withdraw)
    assert "Deze aanmelding kan niet meer ingetrokken worden." in again.content.decode()


def test_the_family_sees_it_and_takes_it_back(client, gedeeld, mira, ouder):
    power = sign(gedeeld, mira, ouder)
    client.force_login(ouder)
    html = client.get(f"/mijn/dossier/{gedeeld.dossier_id}/").content.decode()
    assert "een aanmelding intrekken" in html
    assert "getekend door Sara de Vries" in html
    there = f"/mijn/dossier/{gedeeld.dossier_id}/machtiging/{power.pk}/stop/"
    html = client.post(there, follow=True).content.decode()
    assert "De machtiging geldt niet meer." in html
    assert "getekend door Sara de Vries" not in html
    client.force_login(mira)
    assert client.get(of(gedeeld, f"aanmelding/{gedeeld.pk}/intrekken/")).status_code == 404


def test_the_steunpunt_ends_one_too(client, gedeeld, mira, ouder):
    power = sign(gedeeld, mira, ouder)
    client.force_login(mira)
    html = client.post(of(gedeeld, f"machtiging/{power.pk}/stop/"), follow=True).content.decode()
    assert "De machtiging geldt niet meer." in html


def test_no_text_about_a_power_is_bare(client, gedeeld, mira, ouder, tmp_path):
    from tests.hulp.pseudotaal import bare_text, pseudo_language

    sign(gedeeld, mira, ouder)
    client.force_login(mira)
    data = ["Noor de Vries", "De Regenboog", "Mira Steun", "Sara de Vries"]
    with pseudo_language(tmp_path):
        for rest in ("machtiging/", f"aanmelding/{gedeeld.pk}/intrekken/"):
            assert bare_text(client.get(of(gedeeld, rest)).content.decode(), allowed=data) == []
