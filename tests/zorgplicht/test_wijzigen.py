"""What a family sets right after sending: on the dates, on the messages, and on what each party sees."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import transaction
from django.test import Client
from django.urls import reverse

from passend.berichten.models import Bericht
from passend.dossiers.context import acting_as
from passend.dossiers.models import Feit, Termijn
from tests import fabriek
from tests.hulp.post import connected_as
from tests.zorgplicht.hulp import SIX_WEEKS, facts, term
from zorgplicht.actions import andere_ouder, bezorgen, eerste_keus, gezin, school, versturen, wijzigen
from zorgplicht.models import Aanmelding, AanmeldingTekst

LATER = date(2026, 1, 20)


@pytest.fixture
def linde(start):
    found = fabriek.make_school("De Linde")
    found.ib = fabriek.make_lid(found.organisatie, "Lia Linde")
    return found


@pytest.fixture
def beide(ouder, regenboog, ina, linde):
    """Noor at De Regenboog (first choice) and De Linde."""
    first = fabriek.make_aanmelding(ouder, regenboog, linde)
    with acting_as(ouder.pk):
        second = Aanmelding.objects.select_related("school", "lezerskring").get(
            dossier_id=first.dossier_id, school=linde
        )
    return first, second


def page_for(user, aanmelding):
    browser = Client()
    browser.force_login(user)
    return browser.get(reverse("zorgplicht:school_aanmelding", args=[aanmelding.id])).content.decode()


def own_page(user, name, *ids, **data):
    browser = Client()
    browser.force_login(user)
    url = reverse(f"zorgplicht:{name}", args=ids)
    return browser.post(url, data, follow=True) if data else browser.get(url)


def rows(aanmelding, user):
    with acting_as(user.pk):
        found = Termijn.objects.about(aanmelding.id).order_by("regel", "lezing")
        return list(found.values_list("regel", "lezing", "begint_op", "vervalt_op", "toestand"))


def told(soort):
    """Who got this message, as names."""
    with connected_as("passend_werker"):
        return sorted(Bericht.objects.filter(soort=soort).values_list("ontvanger__naam", flat=True))


# --- Words and days ---------------------------------------------------------------------------------------------


def test_other_words_are_a_new_version_and_the_old_one_stays(ouder, regenboog, ina, aanmelding, op_dag):
    op_dag(LATER)
    before = rows(aanmelding, ouder)
    fabriek.do(wijzigen.change_request, aanmelding, ouder, ondersteuningsvraag="Noor leest graag.")
    page = page_for(ina, aanmelding)
    assert "Noor leest graag." in page
    assert "rustige plek" not in page
    assert "Dit is versie 2. Het gezin veranderde dit op 20 januari 2026." in page
    assert "Versie 1 is van 12 januari 2026." in page
    assert rows(aanmelding, ouder) == before
    with acting_as(ouder.pk):
        assert list(AanmeldingTekst.objects.filter(aanmelding=aanmelding).values_list("laatste", flat=True)) in (
            [False, True],
            [True, False],
        )


def test_the_same_words_again_are_no_version(ouder, regenboog, ina, aanmelding):
    assert fabriek.do(wijzigen.change_request, aanmelding, ouder, thuistaal="") == []
    with acting_as(ouder.pk):
        assert AanmeldingTekst.objects.filter(aanmelding=aanmelding).count() == 1


def test_another_birth_date_moves_the_term(ouder, regenboog, ina, aanmelding):
    """Born in 2023 the child is two: the term only starts on the third birthday."""
    assert term(aanmelding, ouder).vervalt_op == SIX_WEEKS
    fabriek.do(wijzigen.change_request, aanmelding, ouder, geboren_op=date(2023, 5, 3))
    assert term(aanmelding, ouder) is None or term(aanmelding, ouder).vervalt_op != SIX_WEEKS
    page = page_for(ina, aanmelding)
    assert "3 mei 2023" in page
    assert "De geboortedatum is verbeterd" in page
    fabriek.do(wijzigen.change_request, aanmelding, ouder, geboren_op=date(2021, 5, 3))
    assert term(aanmelding, ouder).vervalt_op == SIX_WEEKS
    with acting_as(ouder.pk):
        assert Feit.objects.about(aanmelding.id).filter(soort="kind_geboren").count() == 3


def test_a_wish_can_come_and_go(ouder, regenboog, ina, aanmelding):
    before = rows(aanmelding, ouder)
    fabriek.do(wijzigen.change_request, aanmelding, ouder, gewenst_per=date(2026, 2, 2))
    assert "vanaf 2 februari 2026" in page_for(ina, aanmelding)
    fabriek.do(wijzigen.change_request, aanmelding, ouder, gewenst_per=None)
    page = page_for(ina, aanmelding)
    assert "zo snel mogelijk" in page
    assert "vanaf 2 februari 2026" not in page
    assert page.count("De gewenste begindatum is veranderd") == 2
    assert [row for row in rows(aanmelding, ouder) if row[0].startswith("besluit")] == [
        row for row in before if row[0].startswith("besluit")
    ]


@pytest.mark.django_db(transaction=True)
def test_only_schools_that_read_it_are_told(ouder, ina, beide):
    first, _second = beide
    fabriek.do(wijzigen.set_parts, first, ouder, parts=["contact"])
    assert told("aanmelding_veranderd") == ["Ina Begeleid"]
    fabriek.do(wijzigen.change_request, first, ouder, ondersteuningsvraag="Noor leest graag.")
    # De Regenboog may not read it: for that school nothing changed.
    assert told("aanmelding_veranderd") == ["Ina Begeleid", "Lia Linde"]


def test_a_school_that_refused_or_was_left_reads_no_more(ouder, ina, beide):
    first, second = beide
    fabriek.do(school.refuse, first, ina, dag=date(2026, 1, 12), toelichting="Geen plek.")
    fabriek.do(wijzigen.change_request, second, ouder, ondersteuningsvraag="Noor leest graag.")
    assert "Noor leest graag." not in page_for(ina, first)
    with pytest.raises(ValidationError):
        fabriek.do(wijzigen.change_request, first, ouder, ondersteuningsvraag="Nog iets.")


def test_more_schools_get_what_was_set_right(ouder, ina, beide, linde):
    first, second = beide
    fabriek.do(gezin.withdraw, first, ouder)
    fabriek.do(wijzigen.change_request, second, ouder, geboren_op=date(2020, 4, 1), voornaam="Noortje")
    with acting_as(ouder.pk):
        (new,) = versturen.send_to_more_schools(first, ouder, [fabriek_school("Het Palet")])
        assert AanmeldingTekst.objects.latest_of(new.id).voornaam == "Noortje"
    assert facts(new, ouder)["kind_geboren"].dag == date(2020, 4, 1)


def fabriek_school(naam):
    return fabriek.make_school(naam)


def test_the_pages_are_filled_in_as_it_stands_and_keep_what_was_wrong(ouder, ina, aanmelding):
    dossier = aanmelding.dossier_id
    overview = own_page(ouder, "wijzigen", dossier).content.decode()
    assert reverse("zorgplicht:wijzig_stap", args=[dossier, "kind"]) in overview
    page = own_page(ouder, "wijzig_stap", dossier, "kind").content.decode()
    assert 'value="Noor"' in page
    wrong = own_page(ouder, "wijzig_stap", dossier, "kind", voornaam="", achternaam="Nieuw").content.decode()
    assert "Vul de voornaam van uw kind in." in wrong
    assert 'value="Nieuw"' in wrong
    done = own_page(
        ouder, "wijzig_stap", dossier, "ondersteuning", mogelijk_extra_ondersteuning="nee", ondersteuningsvraag="Rust."
    )
    assert "Bewaard." in done.content.decode()
    assert "Rust." in page_for(ina, aanmelding)
    wishes = own_page(ouder, "wijzig_stap", dossier, "wensen").content.decode()
    assert 'value="snel"' in wishes
    assert "checked" in wishes


# --- The first choice -------------------------------------------------------------------------------------------


@pytest.mark.django_db(transaction=True)
def test_the_first_choice_moves_and_no_date_with_it(ouder, ina, linde, beide, op_dag):
    first, second = beide
    before = rows(first, ouder), rows(second, ouder)
    assert facts(first, ouder)["eerste_keuze"].dag == date(2026, 1, 12)
    op_dag(LATER)
    fabriek.do(eerste_keus.move_first_choice, second, ouder)
    assert "eerste_keuze" not in facts(first, ouder)
    assert facts(second, ouder)["eerste_keuze"].dag == LATER
    assert (rows(first, ouder), rows(second, ouder)) == before
    assert told("eerste_keus") == ["Ina Begeleid", "Lia Linde"]
    with acting_as(ouder.pk):
        assert Aanmelding.objects.get(eerste_keus=True).id == second.id
    old, new = page_for(ina, first), page_for(linde.ib, second)
    assert "Deze school is niet langer de eerste keus van het gezin" in old
    assert "Deze school is nu de eerste keus van het gezin" in new
    assert "Eerste keus: De Linde." in old
    assert "De oordelen hierover zijn verschillend." in old
    # A mail says nothing of schools or children.
    with connected_as("passend_werker"):
        assert {row.dag for row in Bericht.objects.filter(soort="eerste_keus")} == {LATER}


def test_the_family_reads_that_it_is_disputed_who_searches(ouder, beide):
    first, second = beide
    page = own_page(ouder, "eerste_keus", first.dossier_id).content.decode()
    assert "Daarover zijn de oordelen verschillend." in page
    assert "oordeel 107070" in page
    assert "oordeel 106528" in page
    assert "Dan is dat De Regenboog." in page
    fabriek.do(eerste_keus.move_first_choice, second, ouder)
    assert "Dan is dat De Linde." in own_page(ouder, "eerste_keus", first.dossier_id).content.decode()


def test_moved_and_back_on_one_day_the_last_choice_counts(ouder, beide):
    first, second = beide
    fabriek.do(eerste_keus.move_first_choice, second, ouder)
    fabriek.do(eerste_keus.move_first_choice, first, ouder)
    assert "eerste_keuze" in facts(first, ouder)
    assert "eerste_keuze" not in facts(second, ouder)
    with pytest.raises(ValidationError, match="al uw eerste keus"):
        fabriek.do(eerste_keus.move_first_choice, first, ouder)


def test_a_school_may_not_move_it_and_one_school_has_no_choice(ouder, ina, beide, aanmelding):
    first, second = beide
    assert own_page(ina, "eerste_keus", first.dossier_id).status_code == 404
    with pytest.raises(Aanmelding.DoesNotExist):
        fabriek.do(eerste_keus.move_first_choice, second, ina)
    assert "Er loopt maar één aanmelding" in own_page(ouder, "eerste_keus", aanmelding.dossier_id).content.decode()
    done = own_page(ouder, "eerste_keus", first.dossier_id, aanmelding=str(second.id)).content.decode()
    assert "Uw eerste keus is nu De Linde." in done
    again = own_page(ouder, "eerste_keus", first.dossier_id, aanmelding=str(second.id)).content.decode()
    assert "Deze school is al uw eerste keus." in again


def test_what_may_not_be_read_is_not_told_by_the_choice(ouder, ina, beide):
    first, second = beide
    fabriek.do(wijzigen.set_parts, first, ouder, parts=["contact"])
    fabriek.do(eerste_keus.move_first_choice, second, ouder)
    assert "De Linde" not in page_for(ina, first)


# --- Two parents who disagree -----------------------------------------------------------------------------------


@pytest.mark.django_db(transaction=True)
def test_an_objection_by_the_school_moves_nothing_and_pauses_more(ouder, ina, linde, beide):
    first, second = beide
    before = rows(first, ouder), rows(second, ouder)
    fabriek.do(andere_ouder.record_by_school, first, ina, dag=date(2026, 1, 12))
    assert (rows(first, ouder), rows(second, ouder)) == before
    assert told("andere_ouder") == ["Sara de Vries"]
    assert "De andere ouder is het er niet mee eens" in page_for(ina, first)
    # The other school hears nothing of what one school recorded.
    assert "De andere ouder is het er niet mee eens" not in timeline_of(linde.ib, second)
    fabriek.do(wijzigen.set_parts, second, ouder, parts=["contact"])
    for more in (
        lambda: fabriek.do(wijzigen.set_parts, second, ouder, parts=["contact", "scholen"]),
        lambda: send_more(ouder, first),
    ):
        with pytest.raises(ValidationError, match="delen wij niets meer"):
            more()
    # The school goes on deciding.
    fabriek.do(school.admit, first, ina, dag=date(2026, 1, 12))


def send_more(ouder, aanmelding):
    palet = fabriek.make_school("Het Palet")
    with acting_as(ouder.pk):
        versturen.send_to_more_schools(aanmelding, ouder, [palet])


def timeline_of(user, aanmelding):
    with acting_as(user.pk):
        kinds = Feit.objects.about(aanmelding.id).values_list("soort", flat=True)
        return "De andere ouder is het er niet mee eens" if "andere_ouder_maakt_bezwaar" in kinds else ""


@pytest.mark.django_db(transaction=True)
def test_an_objection_by_the_family_tells_every_school_only_that(ouder, ina, linde, beide):
    first, second = beide
    before = rows(first, ouder), rows(second, ouder)
    page = own_page(ouder, "andere_ouder", first.dossier_id).content.decode()
    assert "Er verandert geen datum." in page
    done = own_page(
        ouder, "andere_ouder", first.dossier_id, dag_dag="12", dag_maand="1", dag_jaar="2026"
    ).content.decode()
    assert "Scholen krijgen nu niets nieuws" in done
    assert (rows(first, ouder), rows(second, ouder)) == before
    assert told("andere_ouder") == ["Ina Begeleid", "Lia Linde"]
    # What the family recorded is not for a school to undo.
    with acting_as(ina.pk):
        fact = Feit.objects.about(first.id).get(soort="andere_ouder_maakt_bezwaar")
    with pytest.raises(Feit.DoesNotExist):
        fabriek.do(school.correct, first, ina, fact_id=fact.id, dag=None, reden="vergissing")
    over = own_page(ouder, "andere_ouder", first.dossier_id)
    assert "De andere ouder maakt geen bezwaar meer" in over.content.decode()
    own_page(ouder, "andere_ouder", first.dossier_id, hoe="bezwaar_voorbij")
    assert "De andere ouder maakt geen bezwaar meer" in page_for(ina, first)
    send_more(ouder, first)


def test_an_objection_can_be_over_after_a_refusal_and_a_withdrawal(ouder, ina, linde, beide, start):
    first, second = beide
    fabriek.do(andere_ouder.record_by_family, first, ouder, dag=start)
    fabriek.do(gezin.withdraw, second, ouder)
    fabriek.do(school.refuse, first, ina, dag=start, toelichting="Vol.")
    assert "Over de andere ouder" in own_page(ouder, "dossier", first.dossier_id).content.decode()
    done = own_page(ouder, "andere_ouder", first.dossier_id, hoe="bezwaar_voorbij").content.decode()
    assert "Vastgelegd." in done
    send_more(ouder, first)


def refused(act):
    """The act is refused because the other parent objects, and leaves nothing behind."""
    with pytest.raises(ValidationError, match="delen wij niets meer"), transaction.atomic():
        act()


def versions_of(user, aanmelding):
    with acting_as(user.pk):
        found = AanmeldingTekst.objects.filter(aanmelding=aanmelding).order_by("versie")
        return [(text.versie, text.voornaam, text.ondersteuningsvraag, text.onderdelen) for text in found]


def test_withdrawing_everything_does_not_end_an_objection(ouder, ina, beide, start):
    first, second = beide
    fabriek.do(andere_ouder.record_by_school, first, ina, dag=start)
    refused(lambda: send_more(ouder, second))
    fabriek.do(gezin.withdraw, first, ouder)
    refused(lambda: send_more(ouder, second))
    fabriek.do(gezin.withdraw, second, ouder)
    refused(lambda: send_more(ouder, second))
    # That school has nothing left to set right; what ends it is what the family records.
    own_page(ouder, "andere_ouder", first.dossier_id, hoe="bezwaar_voorbij")
    send_more(ouder, second)


def test_a_running_school_sets_its_own_right_and_a_court_answers_for_all(ouder, ina, linde, beide, start):
    first, second = beide
    fabriek.do(andere_ouder.record_by_school, first, ina, dag=start)
    with pytest.raises(ValidationError, match="Vraag de school"):
        fabriek.do(andere_ouder.end_by_family, first, ouder, how=andere_ouder.WITHDRAWN, dag=start)
    page = own_page(ouder, "andere_ouder", first.dossier_id).content.decode()
    assert "?voorbij=1" in page
    browser = Client()
    browser.force_login(ouder)
    over = reverse("zorgplicht:andere_ouder", args=[first.dossier_id]) + "?voorbij=1"
    page = browser.get(over).content.decode()
    assert 'value="bezwaar_voorbij"' not in page
    assert "Een school legde vast" in page
    done = browser.post(over, {"hoe": "rechter_geeft_toestemming"}, follow=True).content.decode()
    assert "Vastgelegd." in done
    assert "De rechter gaf toestemming in plaats van de andere ouder" in page_for(ina, first)
    send_more(ouder, second)


@pytest.mark.django_db(transaction=True)
def test_new_words_stay_home_while_the_other_parent_objects(ouder, ina, linde, beide, start):
    """Also within the parts that were ticked before; the school reads the version of before, until the family says."""
    first, second = beide
    before = versions_of(ouder, first), rows(first, ouder)
    fabriek.do(andere_ouder.record_by_family, first, ouder, dag=start)
    mails = told("aanmelding_veranderd")
    done = own_page(
        ouder,
        "wijzig_stap",
        first.dossier_id,
        "ondersteuning",
        mogelijk_extra_ondersteuning="ja",
        ondersteuningsvraag="Noor leest graag.",
    ).content.decode()
    assert "Bewaard, alleen voor u." in done
    assert (versions_of(ouder, first), rows(first, ouder)) == before
    assert told("aanmelding_veranderd") == mails
    assert "Noor leest graag." not in page_for(ina, first)
    assert "Noor leest graag." not in page_for(linde.ib, second)
    # The family reads its own, and why the schools do not.
    page = own_page(ouder, "wijzig_stap", first.dossier_id, "ondersteuning").content.decode()
    assert "Noor leest graag." in page
    assert "Scholen krijgen nu niets nieuws" in page
    page = own_page(ouder, "wijzigen", first.dossier_id).content.decode()
    assert "Deze scholen lezen nog een oudere versie" in page
    assert "Laat deze scholen" not in page
    # Fewer parts can always, and let nothing new through with them.
    fabriek.do(wijzigen.set_parts, first, ouder, parts=["nodig"])
    assert versions_of(ouder, first)[-1] == (2, "Noor", "Noor leert beter op een rustige plek.", ["nodig"])
    own_page(ouder, "wijzigen", first.dossier_id, ja="1")
    assert "Noor leest graag." not in page_for(ina, first)
    # Over: still nothing goes by itself.
    done = own_page(ouder, "andere_ouder", first.dossier_id, hoe="bezwaar_voorbij").content.decode()
    assert "Laat deze scholen uw nieuwe woorden lezen" in done
    assert "Noor leest graag." not in page_for(ina, first)
    own_page(ouder, "wijzigen", first.dossier_id, ja="1")
    assert "Noor leest graag." in page_for(ina, first)
    assert "Noor leest graag." in page_for(linde.ib, second)
    assert "Deze scholen lezen nog" not in own_page(ouder, "wijzigen", first.dossier_id).content.decode()


def test_a_new_day_or_first_choice_is_new_to_a_school_too(ouder, ina, beide, start):
    first, second = beide
    fabriek.do(andere_ouder.record_by_family, first, ouder, dag=start)
    refused(lambda: fabriek.do(wijzigen.change_request, first, ouder, geboren_op=date(2021, 5, 3)))
    refused(lambda: fabriek.do(wijzigen.change_request, first, ouder, gewenst_per=date(2026, 4, 1)))
    refused(lambda: fabriek.do(eerste_keus.move_first_choice, second, ouder))
    assert "Scholen krijgen nu niets nieuws" in own_page(ouder, "eerste_keus", first.dossier_id).content.decode()


def test_no_school_learns_of_the_steunpunt_during_an_objection(ouder, regenboog, ina, aanmelding, start):
    helper = fabriek.make_steunpunt()
    fabriek.let_in(ouder, aanmelding, helper)
    fabriek.do(andere_ouder.record_by_family, aanmelding, ouder, dag=start)
    page = own_page(
        ouder, "steunpunt_zichtbaar", aanmelding.dossier_id, helper.pk, scholen=str(regenboog.pk)
    ).content.decode()
    assert "delen wij niets meer" in page
    assert helper.naam not in page_for(ina, aanmelding)


def test_no_letter_starts_for_a_school_that_nothing_reached(ouder, start):
    """A school without an account that already has the letter gets no other words by another one."""
    quiet = fabriek.make_school("De Stilte", email="info@stilte.example")
    case = fabriek.make_aanmelding(ouder, quiet)
    fabriek.do(andere_ouder.record_by_family, case, ouder, dag=start)
    refused(lambda: fabriek.do(bezorgen.mail_letter, case, ouder))
    refused(lambda: fabriek.do(bezorgen.make_letter, case, ouder))
    assert "Scholen krijgen nu niets nieuws" in own_page(ouder, "bezorgen", case.id).content.decode()
    # What happened all the same is recorded.
    fabriek.do(bezorgen.record_proof, case, ouder, soort="strook", dag=start)
    words, _case = fabriek.do(bezorgen.make_letter, case, ouder)
    assert words["kind"] == "Noor de Vries"


def test_a_school_records_an_objection_once(aanmelding, ina, start):
    fabriek.do(andere_ouder.record_by_school, aanmelding, ina, dag=start)
    with pytest.raises(ValidationError, match="staat er al"):
        fabriek.do(andere_ouder.record_by_school, aanmelding, ina, dag=start)


def test_the_day_of_an_objection_is_a_day_that_was(ouder, ina, aanmelding):
    with pytest.raises(ValidationError, match="nog niet geweest"):
        fabriek.do(andere_ouder.record_by_school, aanmelding, ina, dag=date(2026, 1, 13))
    late = own_page(
        ouder, "andere_ouder", aanmelding.dossier_id, dag_dag="13", dag_maand="1", dag_jaar="2026"
    ).content.decode()
    assert "nog niet geweest" in late
    assert 'value="13"' in late


# --- A child that turns three, and four -------------------------------------------------------------------------


def test_a_child_that_turns_three_and_four_on_the_way(ouder, regenboog, ina, op_dag):
    """PO: before the third birthday no term; then six weeks from there; a place from four on."""
    third, fourth = date(2026, 2, 10), date(2027, 2, 10)
    case = fabriek.make_aanmelding(ouder, regenboog, geboren_op=date(2023, 2, 10))
    own = own_page(ouder, "dossier", case.dossier_id).content.decode()
    assert "vooraanmelding" in own
    assert "10 februari 2026" in own
    op_dag(third)
    fabriek.do(gezin.withdraw, case, ouder)
    again = fabriek.make_aanmelding(ouder, regenboog, geboren_op=date(2023, 2, 10))
    assert term(again, ouder).vervalt_op == date(2026, 3, 24)
    assert "24 maart 2026" in own_page(ouder, "dossier", again.dossier_id).content.decode()
    assert "24 maart 2026" in page_for(ina, again)
    # The ten weeks are over in April; a temporary place can begin on the fourth birthday at the earliest.
    placement = term(again, ouder, "tijdelijke_plaatsing")
    assert placement.gevolg_op == fourth
    assert "10 februari 2027" in own_page(ouder, "dossier", again.dossier_id).content.decode()
    op_dag(date(2026, 3, 24))
    fabriek.do(school.admit, again, ina, dag=date(2026, 3, 20))
    fabriek.do(school.place, again, ina, dag=fourth)
    assert "10 februari 2027" in page_for(ina, again)
