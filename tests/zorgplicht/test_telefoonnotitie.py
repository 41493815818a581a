"""From a phone note to an aanmelding: a dossier without a parent, the code, and nothing that is asked twice."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date
from uuid import uuid4

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, ProgrammingError, connection, transaction

from passend.dossiers.actions import invite_parent, open_dossier_at_steunpunt, redeem_code
from passend.dossiers.codes import ALPHABET
from passend.dossiers.context import acting_as
from passend.dossiers.models import Dossier, Feit, Lezerskring, Toegang, Uitnodiging
from tests.fabriek import let_in, make_aanmelding, make_gebruiker, make_lid, make_school, make_steunpunt, make_verzoek
from zorgplicht.actions import telefoonnotitie as notes
from zorgplicht.actions import versturen
from zorgplicht.actions.concept import start_draft
from zorgplicht.actions.hulpvraag import Vraag, ask_help
from zorgplicht.forms.aanmelding import Aanmeldformulieren
from zorgplicht.models import Aanmelding, Concept, Gezinswoorden, Hulpvraag, Hulpvraagtekst, Notitie
from zorgplicht.views.ouder_hulpvraag import known_of

TRAY, CODE = "/steunpunt/hulpvragen/", "/mijn/uitnodiging/"
STORY = "Moeder belde, kind van 4, Sem, wil naar De Linde, praat nog weinig."
KNOWN = {
    "titel": "", "vraag": "Sem praat nog weinig.", "kind_voornaam": "Sem", "kind_achternaam": "Bakker",
    "geboren_op": date(2021, 5, 3), "naam": "Fatma Bakker", "telefoon": "0612345678", "email": "",
}  # fmt: skip


@pytest.fixture
def kantoor(start):
    return make_steunpunt()


@pytest.fixture
def mira(kantoor):
    return make_lid(kantoor, "Mira Steun")


@pytest.fixture
def fatma(start):
    """Someone who signed in for the first time: no name yet."""
    return make_gebruiker("")


@pytest.fixture
def notitie(mira):
    with acting_as(mira.pk):
        return notes.take_phone_note(uuid4(), mira, tekst=STORY)


def do(act, asked, user, *args, **values):
    with acting_as(user.pk):
        return act(asked.pk, user, *args, **values)


def joined(asked, mira, person):
    code = do(notes.invite, asked, mira)
    with acting_as(person.pk):
        return notes.join(person, code=code.tekst)


def text(answer):
    return " ".join(answer.content.decode().split())


def test_one_field_makes_a_hulpvraag_and_a_note_for_the_steunpunt_alone(client, mira, kantoor):
    client.force_login(mira)
    form = client.get("/steunpunt/notitie/").context["form"]
    assert [field.name for field in form if not field.is_hidden] == ["tekst"]
    key = str(uuid4())
    first = client.post("/steunpunt/notitie/", {"sleutel": key, "tekst": STORY})
    assert client.post("/steunpunt/notitie/", {"sleutel": key, "tekst": STORY})["Location"] == first["Location"]
    page = text(client.get(first["Location"]))
    assert STORY in page
    assert "Naam nog niet bekend." in page
    assert "naam nog niet bekend" in text(client.get(TRAY))
    with acting_as(mira.pk):
        note = Notitie.objects.select_related("lezerskring").get()
        access = Toegang.objects.get()
    assert (note.lezerskring.soort, note.soort) == (Lezerskring.Soort.STEUNPUNT, "telefoon")
    assert (access.rol, access.organisatie_id, access.grond) == ("steunpunt", kantoor.pk, "telefoonnotitie")


def test_an_empty_note_is_refused(client, mira):
    client.force_login(mira)
    answer = client.post("/steunpunt/notitie/", {"sleutel": str(uuid4()), "tekst": "  "})
    assert "Schrijf op wat de beller zei." in text(answer)
    with acting_as(mira.pk):
        assert not Dossier.objects.exists()


def test_only_a_steunpunt_opens_a_dossier_and_only_its_own_people(mira, kantoor, ina, regenboog, fatma):
    other = make_lid(make_steunpunt("Elders"))
    for person, organisatie in (
        (ina, regenboog.organisatie),
        (other, kantoor),
        (fatma, kantoor),
        (mira, make_steunpunt()),
    ):
        with pytest.raises(ProgrammingError, match="niet bij dit steunpunt"), acting_as(person.pk):
            open_dossier_at_steunpunt(organisatie.pk)


def test_nobody_else_sees_the_note(notitie, ina, fatma):
    for person in (make_lid(make_steunpunt("Elders")), ina, fatma, make_gebruiker("Bas", is_beheerder=True)):
        with acting_as(person.pk):
            for model in (Dossier, Hulpvraag, Hulpvraagtekst, Notitie, Feit, Uitnodiging):
                assert not model.objects.exists()


def test_the_worker_says_whom_it_is_about_and_the_parent_finds_it(client, notitie, mira, fatma):
    client.force_login(mira)
    page = f"{TRAY}{notitie.pk}/"
    born = {"geboren_op_dag": "3", "geboren_op_maand": "5", "geboren_op_jaar": "2021"}
    wrong = client.post(f"{page}benoem/", KNOWN | born | {"email": "geen adres"})
    assert "Dit e-mailadres klopt niet." in text(wrong)
    assert wrong.context["form"].data["kind_voornaam"] == "Sem"
    assert client.post(f"{page}benoem/", KNOWN | born)["Location"] == page
    assert "Sem Bakker" in text(client.get(page))
    asked = joined(notitie, mira, fatma)
    client.force_login(fatma)
    own = text(client.get(f"/mijn/hulpvraag/{asked.pk}/"))
    assert "Sem praat nog weinig." in own
    # What the caller said while phoning stays with the steunpunt.
    assert "Moeder belde" not in own
    client.force_login(mira)
    assert [field.name for field in client.get(f"{page}benoem/").context["form"].visible_fields()] == ["titel"]
    do(notes.describe, notitie, mira, KNOWN | {"titel": "Sem, De Linde", "vraag": "iets anders"})
    with acting_as(fatma.pk):
        words = Hulpvraagtekst.objects.get()
    assert (words.titel, words.vraag) == ("Sem, De Linde", "Sem praat nog weinig.")


def test_the_code_is_shown_once_per_session_and_stored_nowhere(client, notitie, mira):
    client.force_login(mira)
    page = f"{TRAY}{notitie.pk}/code/"
    assert client.get(page)["Location"] == f"{TRAY}{notitie.pk}/"
    assert client.post(page)["Location"] == page
    shown = client.get(page).context["code"]
    plain = shown.replace("-", "")
    assert len(plain) >= 10
    assert set(plain) <= set(ALPHABET)
    assert not set("0O1IL5S2Z8B") & set(ALPHABET)
    assert "maandag 9 februari 2026" in text(client.get(page))
    with acting_as(mira.pk):
        kept = Uitnodiging.objects.get()
    assert plain not in kept.code_hash
    assert kept.geldig_tot == date(2026, 2, 9)


@pytest.mark.parametrize("shape", [str.lower, lambda code: code.replace("-", " "), lambda code: f"  {code} "])
def test_the_parent_comes_in_with_the_code_and_only_once(client, notitie, mira, fatma, shape):
    code = do(notes.invite, notitie, mira).tekst
    client.force_login(fatma)
    answer = client.post(CODE, {"code": shape(code)})
    assert answer["Location"] == f"/mijn/hulpvraag/{notitie.pk}/"
    with acting_as(fatma.pk):
        assert Toegang.objects.get(gebruiker=fatma).rol == "ouder"
    client.force_login(make_gebruiker())
    assert "Met deze code lukt het niet." in text(client.post(CODE, {"code": code}))


def test_wrong_old_replaced_and_too_often_look_the_same(client, notitie, mira, fatma, op_dag):
    first = do(notes.invite, notitie, mira).tekst
    second = do(notes.invite, notitie, mira).tekst
    client.force_login(fatma)

    def answer(code):
        page = client.post(CODE, {"code": code})
        assert page.status_code == 200
        return page.context["form"].errors["code"]

    wrong = answer("AAAA-AAAA-AAAA")
    assert answer(first) == wrong
    for typed in ("x", "' OR 1=1", "KKKK-KKKK-KKKK"):
        assert answer(typed) == wrong
    # Five times wrong in an hour: now the right one does not work either.
    assert answer(second) == wrong
    with acting_as(fatma.pk):
        assert not Toegang.objects.exists()
    op_dag(date(2026, 1, 13))
    assert client.post(CODE, {"code": second}).status_code == 302


def test_after_its_last_day_a_code_is_over(notitie, mira, fatma, op_dag):
    code = do(notes.invite, notitie, mira).tekst
    op_dag(date(2026, 2, 10))
    with acting_as(fatma.pk):
        assert redeem_code(code) is None
    op_dag(date(2026, 2, 9))
    with acting_as(fatma.pk):
        assert redeem_code(code) == notitie.dossier_id


def test_a_worker_never_becomes_a_parent_in_a_dossier(notitie, mira, kantoor):
    code = do(notes.invite, notitie, mira).tekst
    for person in (mira, make_lid(kantoor)):
        with acting_as(person.pk):
            assert redeem_code(code) is None
    with acting_as(mira.pk):
        assert not Toegang.objects.filter(rol="ouder").exists()


def test_no_code_for_a_dossier_of_a_family(ouder, aanmelding, kantoor, mira, notitie, fatma):
    let_in(ouder, aanmelding, kantoor)
    with pytest.raises(ProgrammingError, match="niemand uitnodigen"), acting_as(mira.pk):
        invite_parent(aanmelding.dossier_id, kantoor.pk)
    joined(notitie, mira, fatma)
    with pytest.raises(ValidationError, match="doet al mee"):
        do(notes.invite, notitie, mira)
    with pytest.raises(ProgrammingError, match="niemand uitnodigen"), acting_as(mira.pk):
        invite_parent(notitie.dossier_id, kantoor.pk)


@pytest.mark.django_db(transaction=True)
def test_a_new_code_made_while_the_parent_uses_the_old_one_opens_nothing(notitie, mira, kantoor, fatma):
    first = do(notes.invite, notitie, mira).tekst
    with ThreadPoolExecutor(1) as pool:
        with acting_as(fatma.pk):
            assert redeem_code(first) == notitie.dossier_id
            second = pool.submit(new_code, notitie, mira, kantoor)
            # It waits for the parent, and looks after that whether one takes part.
            with pytest.raises(TimeoutError):
                second.result(timeout=1)
        with pytest.raises(ProgrammingError, match="niemand uitnodigen"):
            second.result(timeout=20)


def new_code(notitie, mira, kantoor):
    try:
        with acting_as(mira.pk):
            return invite_parent(notitie.dossier_id, kantoor.pk)
    finally:
        connection.close()


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("weg", ["telefoon", "gezin"])
def test_two_clicks_at_once_make_one_hulpvraag(weg, mira, kantoor, fatma):
    key, user = uuid4(), mira if weg == "telefoon" else fatma

    def click():
        try:
            with acting_as(user.pk):
                if weg == "telefoon":
                    return notes.take_phone_note(key, user, tekst=STORY)
                return ask_help(key, user, kantoor, Vraag(STORY))
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as pool:
        first, second = pool.submit(click), pool.submit(click)
        assert first.result(timeout=20).pk == second.result(timeout=20).pk == key
    with acting_as(user.pk):
        assert Hulpvraag.objects.count() == Dossier.objects.count() == 1


def test_nobody_writes_invitations_or_reads_tries(notitie, mira, kantoor):
    row = Uitnodiging(
        dossier_id=notitie.dossier_id, organisatie=kantoor, code_hash="0" * 64, geldig_tot=date(2026, 2, 1)
    )
    for statement in (
        "SELECT count(*) FROM dossiers_uitnodigingspoging",
        "UPDATE dossiers_uitnodiging SET gebruikt_op = NULL",
        "DELETE FROM dossiers_uitnodiging",
    ):
        with pytest.raises(ProgrammingError, match="permission denied"), acting_as(mira.pk):
            connection.cursor().execute(statement)
    with pytest.raises((ProgrammingError, IntegrityError)), acting_as(mira.pk):
        row.save(force_insert=True)


def test_it_grows_into_an_aanmelding_and_nothing_is_asked_twice(client, notitie, mira, fatma, regenboog, ina):
    do(notes.describe, notitie, mira, KNOWN)
    asked = joined(notitie, mira, fatma)
    client.force_login(fatma)
    begun = client.post(f"/mijn/hulpvraag/{asked.pk}/aanmelden/")
    with acting_as(fatma.pk):
        draft = Concept.objects.of(fatma).get()
    assert begun["Location"] == f"/mijn/aanmelding/{draft.id}/scholen/"
    forms = Aanmeldformulieren(draft, fatma)
    page = text(client.get(f"/mijn/aanmelding/{draft.id}/kind/"))
    assert 'value="Sem"' in page
    assert 'value="2021"' in page
    told = text(client.get(f"/mijn/aanmelding/{draft.id}/ondersteuning/"))
    assert "Sem praat nog weinig." in told
    # What was meant for the steunpunt alone is about to be read by a school.
    assert "Haal weg wat de school niet hoeft te weten." in told
    assert 'value="Fatma Bakker"' in text(client.get(f"/mijn/aanmelding/{draft.id}/gegevens/"))
    # What was filled in for the parent still has to be looked at; a second click begins no second draft.
    assert not forms.is_complete("kind")
    assert client.post(f"/mijn/hulpvraag/{asked.pk}/aanmelden/")["Location"] == begun["Location"]
    with acting_as(fatma.pk):
        dossier_id = versturen.send_draft(draft.id, fatma, make_verzoek(), [regenboog], regenboog)
    assert dossier_id == notitie.dossier_id
    # The worker sees the aanmelding only when the family shows it; the school sees nothing of the steunpunt.
    with acting_as(mira.pk):
        assert not Aanmelding.objects.exists()
    with acting_as(ina.pk):
        assert Aanmelding.objects.count() == 1
        assert not Hulpvraag.objects.exists()
        assert not Notitie.objects.exists()
    with acting_as(fatma.pk):
        sent = Aanmelding.objects.get()
        assert Feit.objects.about(sent.id).get(soort="aanmelding_gedaan").vastgelegd_door_id == fatma.pk
    assert "Naar de aanmelding van uw kind" in text(client.get(f"/mijn/hulpvraag/{asked.pk}/"))
    again = client.post(f"/mijn/hulpvraag/{asked.pk}/aanmelden/")
    assert again["Location"] == f"/mijn/dossier/{dossier_id}/"


def test_a_second_draft_overwrites_nothing_of_the_first(notitie, mira, fatma, regenboog):
    """Two drafts of one hulpvraag, as when the steunpunt's text is taken over beside what the parent began."""
    asked = joined(notitie, mira, fatma)
    with acting_as(fatma.pk):
        first, second = (start_draft(fatma, hulpvraag=asked) for _each in range(2))
        versturen.send_draft(first.id, fatma, make_verzoek(voornaam="Sem"), [regenboog], regenboog)
    for school in (regenboog, make_school()):
        with pytest.raises(ValidationError, match="in dit dossier al aangemeld"), acting_as(fatma.pk):
            versturen.send_draft(second.id, fatma, make_verzoek(voornaam="Tim"), [school], school)
    with acting_as(fatma.pk):
        assert [words.voornaam for words in Gezinswoorden.objects.all()] == ["Sem"]
        assert Aanmelding.objects.count() == 1


def test_a_worker_sends_nothing(notitie, mira, fatma):
    do(notes.describe, notitie, mira, KNOWN)
    with pytest.raises(Hulpvraag.DoesNotExist), transaction.atomic():
        do(notes.grow, notitie, mira, {})
    asked = joined(notitie, mira, fatma)
    with pytest.raises(Hulpvraag.DoesNotExist), transaction.atomic():
        do(notes.grow, asked, mira, {})


def test_a_draft_of_another_familys_hulpvraag_cannot_be_sent(notitie, mira, fatma, regenboog):
    asked = joined(notitie, mira, fatma)
    stranger = make_gebruiker()
    make_aanmelding(stranger, make_school())
    with acting_as(fatma.pk):
        draft = notes.grow(asked.pk, fatma, known_of(asked.tekst))
    with acting_as(stranger.pk), pytest.raises(Concept.DoesNotExist):
        versturen.send_draft(draft.id, stranger, make_verzoek(), [regenboog], regenboog)


def test_who_asked_to_be_called_need_not_say_it_again(client, mira, kantoor):
    from zorgplicht.actions.terugbellen import request_call
    from zorgplicht.models import Terugbelverzoek

    request_call(kantoor.pk, naam="Fatma", telefoon="0612345678", postcode="3701", onderwijs="", wanneer="middag")
    with acting_as(mira.pk):
        wish = Terugbelverzoek.objects.get()
    client.force_login(mira)
    assert "Fatma, 0612345678, 3701" in text(client.get(f"/steunpunt/notitie/?terugbel={wish.pk}"))
    for strange in ("x", str(uuid4())):
        assert client.get(f"/steunpunt/notitie/?terugbel={strange}").status_code == 200


def test_a_parent_without_mail_is_told_nothing_and_nothing_breaks(notitie, mira):
    from zorgplicht.actions import hulpvraag as acts

    do(acts.take_up, notitie, mira)
    do(acts.wait_for, notitie, mira, op="gezin", tekst="Belt terug.")
    with acting_as(mira.pk):
        assert Hulpvraag.objects.get().stand == "wacht_op"
