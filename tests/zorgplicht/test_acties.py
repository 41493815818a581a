"""The acts on a case: what each does when it fits, and what it refuses."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from passend.dossiers.context import acting_as
from passend.dossiers.models import Dossier, Feit, Lezerskring, Termijn, Toegang
from tests.fabriek import (
    do,
    let_in,
    make_aanmelding,
    make_gebruiker,
    make_lid,
    make_school,
    make_steunpunt,
    make_verzoek,
)
from tests.zorgplicht.hulp import LATER, SIX_WEEKS, TEN_WEEKS, facts, refused, stand, term
from zorgplicht.actions import concept, gezin, school, steunpunt, versturen
from zorgplicht.models import Aanmelding, AanmeldingTekst, Concept, Notitie

Stand = Aanmelding.Stand


# --- Drafts and sending ---------------------------------------------------------------------------------------------


def test_a_draft_keeps_each_step_and_is_its_makers_alone(ouder, ina):
    with acting_as(ouder.pk):
        draft = concept.start_draft(ouder, "12AB00")
        concept.save_step(draft.id, ouder, {"voornaam": "Noor"})
        kept = concept.save_step(draft.id, ouder, {"achternaam": "de Vries"})
    assert kept.inhoud == {"scholen": ["12AB00"], "voornaam": "Noor", "achternaam": "de Vries"}
    with acting_as(ina.pk):
        assert not Concept.objects.exists()
        with pytest.raises(Concept.DoesNotExist):
            concept.save_step(draft.id, ina, {"voornaam": "Sem"})
        concept.discard_draft(draft.id, ina)
    with acting_as(ouder.pk):
        concept.discard_draft(draft.id, ouder)
        assert not Concept.objects.exists()


def test_sending_starts_the_terms_and_empties_the_draft(ouder, aanmelding, ina):
    assert aanmelding.stand == Stand.ONTVANGEN
    assert (term(aanmelding, ina).vervalt_op, term(aanmelding, ina).zekerheid) == (SIX_WEEKS, "vast")
    with acting_as(ouder.pk):
        assert Concept.objects.get().inhoud == {}
        assert AanmeldingTekst.objects.latest_of(aanmelding.id).kind_naam == "Noor de Vries"


def test_sending_twice_makes_one_dossier(ouder, regenboog):
    with acting_as(ouder.pk):
        draft = concept.start_draft(ouder)
        first = versturen.send_draft(draft.id, ouder, make_verzoek(), [regenboog], regenboog)
        again = versturen.send_draft(draft.id, ouder, make_verzoek(), [regenboog], regenboog)
        assert first == again
        assert Dossier.objects.count() == 1
        with pytest.raises(Concept.DoesNotExist):
            concept.save_step(draft.id, ouder, {"voornaam": "Sem"})


def test_sending_needs_an_open_school(ouder, regenboog):
    regenboog.gesloten_op = date(2025, 8, 1)
    with acting_as(ouder.pk):
        draft = concept.start_draft(ouder)
        for schools in ([], [regenboog]):
            with pytest.raises(ValidationError):
                versturen.send_draft(draft.id, ouder, make_verzoek(), schools, regenboog)


def test_a_school_without_the_portal_has_no_proven_receipt(ouder):
    sent = make_aanmelding(ouder, make_school("Zonder portaal"))
    assert sent.stand == Stand.VERSTUURD
    assert term(sent, ouder).zekerheid == "voorlopig"
    do(gezin.record_handed_in, sent, ouder, dag=date(2026, 1, 12))
    assert stand(sent, ouder) == Stand.ONTVANGEN
    assert facts(sent, ouder)["aanmelding_ontvangen"].zekerheid == "voorlopig"


def test_handing_in_lies_between_sending_and_today(ouder, op_dag):
    sent = make_aanmelding(ouder, make_school("Zonder portaal"))
    op_dag(date(2026, 1, 20))
    assert refused(gezin.record_handed_in, sent, ouder, dag=date(2026, 1, 11)).code == "te_vroeg"
    assert refused(gezin.record_handed_in, sent, ouder, dag=date(2026, 1, 21)).code == "toekomst"


def test_more_schools_get_the_same_words_once(ouder, aanmelding):
    second = make_school("Het Palet")
    with acting_as(ouder.pk):
        (more,) = versturen.send_to_more_schools(aanmelding, ouder, [second])
        assert more.dossier_id == aanmelding.dossier_id
        assert AanmeldingTekst.objects.latest_of(more.id).kind_naam == "Noor de Vries"
        with pytest.raises(ValidationError, match="al bij deze school"):
            versturen.send_to_more_schools(aanmelding, ouder, [second])


def test_two_schools_do_not_see_each_other(ouder, regenboog, ina):
    palet = make_school("Het Palet")
    other = make_lid(palet.organisatie, "Joris Kamp")
    first = make_aanmelding(ouder, regenboog, palet)
    with acting_as(other.pk):
        assert [one.school_id for one in Aanmelding.objects.all()] == [palet.pk]
        assert not Feit.objects.about(first.id).exists()
        assert not Termijn.objects.about(first.id).exists()


# --- Who may --------------------------------------------------------------------------------------------------------

ACTS = [
    (school.confirm_receipt, {}),
    (school.ask_completion, {"tot_dag": LATER, "toelichting": "Verslag"}),
    (school.record_completion, {"dag": date(2026, 1, 12)}),
    (school.extend_term, {"tot_dag": TEN_WEEKS, "toelichting": "Gesprek"}),
    (school.admit, {"dag": date(2026, 1, 12)}),
    (school.refuse, {"dag": date(2026, 1, 12), "toelichting": "Reden"}),
    (school.place, {"dag": date(2026, 1, 12)}),
    (school.place_temporarily, {"dag": date(2026, 1, 12)}),
    (school.correct, {"fact_id": 1, "dag": None, "reden": "vergissing"}),
]


@pytest.mark.parametrize(("act", "values"), ACTS)
def test_another_school_finds_no_aanmelding(aanmelding, act, values):
    other = make_lid(make_school("Het Palet").organisatie, "Joris Kamp")
    with pytest.raises(Aanmelding.DoesNotExist):
        do(act, aanmelding, other, **values)


@pytest.mark.parametrize(("act", "values"), ACTS)
def test_the_family_and_its_steunpunt_cannot_act_for_the_school(aanmelding, ouder, act, values):
    office = make_steunpunt()
    mira = make_lid(office, "Mira Steun")
    let_in(ouder, aanmelding, office)
    for person in (ouder, mira):
        with pytest.raises((PermissionDenied, Aanmelding.DoesNotExist)):
            do(act, aanmelding, person, **values)


def test_only_the_family_withdraws(aanmelding, ouder, ina):
    with pytest.raises(PermissionDenied):
        do(gezin.withdraw, aanmelding, ina)
    do(gezin.withdraw, aanmelding, ouder)
    assert stand(aanmelding, ina) == Stand.INGETROKKEN
    with acting_as(ina.pk):
        assert not Termijn.objects.about(aanmelding.id).open().exists()
    assert refused(school.admit, aanmelding, ina, dag=date(2026, 1, 12)).code == "past_niet"


def test_after_withdrawing_the_same_school_can_be_asked_again(aanmelding, ouder, regenboog):
    do(gezin.withdraw, aanmelding, ouder)
    with acting_as(ouder.pk):
        (again,) = versturen.send_to_more_schools(aanmelding, ouder, [regenboog])
    assert again.stand == Stand.ONTVANGEN


# --- The steunpunt --------------------------------------------------------------------------------------------------


def test_letting_in_shows_and_letting_out_hides_at_once(aanmelding, ouder):
    office = make_steunpunt()
    mira = make_lid(office, "Mira Steun")
    with acting_as(mira.pk):
        assert not Aanmelding.objects.visible_to(mira).exists()
    let_in(ouder, aanmelding, office)
    let_in(ouder, aanmelding, office)
    with acting_as(mira.pk):
        assert Aanmelding.objects.visible_to(mira).get() == aanmelding
        assert Feit.objects.about(aanmelding.id).exists()
        assert Toegang.objects.count() == 1
        steunpunt.add_note(aanmelding.dossier_id, mira, tekst="Gebeld.")
    with acting_as(ouder.pk):
        gezin.let_out_steunpunt(aanmelding.dossier_id, ouder, office)
    with acting_as(mira.pk):
        for model in (Dossier, Aanmelding, AanmeldingTekst, Feit, Termijn, Notitie):
            assert not model.objects.exists()
        with pytest.raises(Lezerskring.DoesNotExist):
            steunpunt.add_note(aanmelding.dossier_id, mira, tekst="Nog iets.")
    let_in(ouder, aanmelding, office)
    with acting_as(mira.pk):
        assert Notitie.objects.get().tekst == "Gebeld."


def test_only_family_lets_a_steunpunt_in_or_out(aanmelding, ina):
    office = make_steunpunt()
    for act in (gezin.let_in_steunpunt, gezin.let_out_steunpunt):
        with acting_as(ina.pk), pytest.raises(Dossier.DoesNotExist):
            act(aanmelding.dossier_id, ina, office)


def test_notes_are_for_the_steunpunt_alone(aanmelding, ouder, ina):
    office = make_steunpunt()
    mira = make_lid(office, "Mira Steun")
    colleague = make_lid(office, "Nadia Rust")
    elsewhere = make_lid(make_steunpunt("Ander steunpunt"), "Wim Akker")
    let_in(ouder, aanmelding, office)
    with acting_as(mira.pk):
        steunpunt.add_note(aanmelding.dossier_id, mira, tekst="Ouder maakt zich zorgen.")
    for person, number in ((mira, 1), (colleague, 1), (ouder, 0), (ina, 0), (elsewhere, 0), (make_gebruiker(), 0)):
        with acting_as(person.pk):
            assert Notitie.objects.count() == number
    for person in (ouder, ina, elsewhere):
        with acting_as(person.pk), pytest.raises(Lezerskring.DoesNotExist):
            steunpunt.add_note(aanmelding.dossier_id, person, tekst="Mee schrijven.")


def test_a_note_says_something(aanmelding, ouder):
    office = make_steunpunt()
    mira = make_lid(office, "Mira Steun")
    let_in(ouder, aanmelding, office)
    with acting_as(mira.pk), pytest.raises(ValidationError):
        steunpunt.add_note(aanmelding.dossier_id, mira, tekst="  ")


# --- Messages -------------------------------------------------------------------------------------------------------


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(
    ("act", "values", "soort", "dag"),
    [
        (school.confirm_receipt, {}, "ontvangst_bevestigd", date(2026, 1, 12)),
        (school.ask_completion, {"tot_dag": LATER, "toelichting": "Verslag"}, "aanvulling_gevraagd", LATER),
        (school.extend_term, {"tot_dag": TEN_WEEKS, "toelichting": "Gesprek"}, "termijn_verlengd", TEN_WEEKS),
        (school.admit, {"dag": date(2026, 1, 12)}, "besluit", date(2026, 1, 12)),
        (school.refuse, {"dag": date(2026, 1, 12), "toelichting": "Reden"}, "besluit", date(2026, 1, 12)),
        (school.place_temporarily, {"dag": LATER}, "geplaatst", LATER),
    ],
)
def test_each_act_of_the_school_tells_the_family_once(admin_cursor, aanmelding, ina, ouder, act, values, soort, dag):
    do(act, aanmelding, ina, **values)
    admin_cursor.execute("SELECT ontvanger_id, dag FROM berichten_bericht WHERE soort = %s", [soort])
    assert [(str(person), day) for person, day in admin_cursor.fetchall()] == [(str(ouder.pk), dag)]


@pytest.mark.django_db(transaction=True)
def test_the_school_hears_of_a_new_aanmelding_and_of_withdrawing(admin_cursor, aanmelding, ina, ouder):
    do(gezin.withdraw, aanmelding, ouder)
    admin_cursor.execute(
        "SELECT soort, dag FROM berichten_bericht WHERE ontvanger_id = %s ORDER BY soort", [str(ina.pk)]
    )
    assert admin_cursor.fetchall() == [
        ("aanmelding_binnen", SIX_WEEKS),
        ("aanmelding_ingetrokken", date(2026, 1, 12)),
    ]
