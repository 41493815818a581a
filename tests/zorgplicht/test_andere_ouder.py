"""Two parents who disagree: no date moves, nothing new reaches a school, and only a fact ends that."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import transaction
from django.test import Client
from django.urls import reverse

from passend.dossiers.context import acting_as
from passend.dossiers.models import Feit
from tests import fabriek
from tests.zorgplicht.bladen import own_page, page_for, rows, told
from zorgplicht.actions import andere_ouder, bezorgen, eerste_keus, gezin, school, versturen, wijzigen
from zorgplicht.models import AanmeldingTekst


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
