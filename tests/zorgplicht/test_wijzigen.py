"""What a family sets right after sending: on the dates, on the messages, and on what each party sees."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from passend.berichten.models import Bericht
from passend.dossiers.context import acting_as
from passend.dossiers.models import Feit
from tests import fabriek
from tests.hulp.post import connected_as
from tests.zorgplicht.bladen import own_page, page_for, rows, told
from tests.zorgplicht.hulp import SIX_WEEKS, facts, term
from zorgplicht.actions import eerste_keus, gezin, school, versturen, wijzigen
from zorgplicht.models import Aanmelding, AanmeldingTekst

LATER = date(2026, 1, 20)


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
