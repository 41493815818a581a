"""The worker types, the parent takes it over and sends it herself; nobody else reads or sends it."""

from datetime import UTC, date, datetime
from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, connection, transaction

from passend.dossiers.context import acting_as
from passend.dossiers.models import Feit, Lezerskring
from tests.fabriek import let_in, make_gebruiker, make_lid, make_steunpunt, make_verzoek
from zorgplicht.actions import gezin, hulpvraag, schrijfhulp, versturen
from zorgplicht.models import Concept, Gezinswoorden, Schrijfhulp

KIND = {"voornaam": "Wende", "achternaam": "de Vries", "geboren_op_dag": "3", "geboren_op_maand": "5"}
KIND |= {"geboren_op_jaar": "2021"}
WORDS = "Wende schrikt van harde geluiden."


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


@pytest.fixture
def tekst(gedeeld, mira):
    """A text in which the child's name and need were typed."""
    with acting_as(mira.pk):
        text = schrijfhulp.start_writing(gedeeld.dossier_id, mira)
        schrijfhulp.save_writing(text.pk, mira, {"kind": KIND})
        return schrijfhulp.save_writing(
            text.pk, mira, {"ondersteuning": {"mogelijk_extra_ondersteuning": "ja", "ondersteuningsvraag": WORDS}}
        )


def act(user, what, *args, **values):
    with acting_as(user.pk):
        return what(*args, **values)


def of(case, rest=""):
    return f"/steunpunt/dossier/{case.dossier_id}/schrijven/{rest}"


def text_of(answer):
    return answer.content.decode()


def test_typed_by_the_worker_sent_by_the_parent(client, gedeeld, mira, ouder, regenboog):
    client.force_login(mira)
    assert "Begin met typen" in text_of(client.get(of(gedeeld)))
    step = client.post(of(gedeeld, "begin/"))
    assert step.url == of(gedeeld, "scholen/")
    assert client.post(of(gedeeld, "kind/"), KIND).url == of(gedeeld, "nu/")
    assert client.post(of(gedeeld, "ondersteuning/"), {"ondersteuningsvraag": WORDS, "later": "1"}).url == of(gedeeld)
    # What the worker knows of herself stands nowhere.
    assert "Mira" not in text_of(client.get(of(gedeeld, "gegevens/"))).split("<form method")[-1]
    client.force_login(ouder)
    page = text_of(client.get("/mijn/"))
    assert "Het steunpunt typte een aanmelding voor u" in page
    with acting_as(ouder.pk):
        text = Schrijfhulp.objects.get()
    page = text_of(client.get(f"/mijn/schrijfhulp/{text.pk}/"))
    for words in ("Wende", "3 mei 2021", WORDS, "Er is nog niets verstuurd."):
        assert words in page
    taken = client.post(f"/mijn/schrijfhulp/{text.pk}/", follow=True)
    assert "De tekst is nu van u." in text_of(taken)
    with acting_as(ouder.pk):
        draft = Concept.objects.unsent().get(gebruiker=ouder)
        assert draft.inhoud["kind"]["voornaam"] == "Wende"
        text.refresh_from_db()
    assert text.inhoud == {}
    # The worker reads it no more: it is the parent's own now.
    client.force_login(mira)
    assert WORDS not in text_of(client.get(of(gedeeld)))
    with acting_as(mira.pk):
        assert not Concept.objects.exists()


def test_wrong_or_unfinished_is_kept_and_shown_at_its_field(client, gedeeld, mira):
    client.force_login(mira)
    client.post(of(gedeeld, "begin/"))
    answer = client.post(of(gedeeld, "kind/"), KIND | {"geboren_op_maand": "13"})
    assert answer.context["form"].errors
    assert 'value="Wende"' in text_of(client.get(of(gedeeld, "kind/")))
    # A second click on beginning goes on with the same text.
    client.post(of(gedeeld, "begin/"))
    assert 'value="Wende"' in text_of(client.get(of(gedeeld, "kind/")))


@pytest.mark.parametrize("stap", ["nakijken", "gezag", "zei_nee", "onzin"])
def test_what_is_for_the_parent_alone_a_worker_cannot_type(client, gedeeld, mira, stap):
    client.force_login(mira)
    client.post(of(gedeeld, "begin/"))
    assert client.get(of(gedeeld, f"{stap}/")).status_code == 404


def test_for_another_child_it_does_not_end_up_among_the_first_ones_schools(gedeeld, kantoor, mira, ouder, regenboog):
    with acting_as(ouder.pk):
        hulpvraag.ask_help(uuid4(), ouder, kantoor, hulpvraag.Vraag("Hoe nu?"), dossier_id=gedeeld.dossier_id)
    text = act(mira, schrijfhulp.start_writing, gedeeld.dossier_id, mira)
    draft = act(ouder, schrijfhulp.take_over, text.pk, ouder)
    sent = act(ouder, versturen.send_draft, draft.pk, ouder, make_verzoek(voornaam="Wende"), [regenboog], regenboog)
    assert sent != gedeeld.dossier_id
    with acting_as(ouder.pk):
        assert Gezinswoorden.objects.latest_of(gedeeld.dossier_id).voornaam == "Noor"


def test_agreement_is_noted_with_how_and_when_and_sends_nothing(client, tekst, gedeeld, mira, ouder):
    client.force_login(mira)
    before = act(ouder, Feit.objects.count)
    sent = {"ouder": str(ouder.pk), "wijze": "stem", "dag_dag": "12", "dag_maand": "1", "dag_jaar": "2026"}
    late = client.post(of(gedeeld, "akkoord/"), sent | {"dag_dag": "13"})
    assert "Deze dag is nog niet geweest." in text_of(late)
    page = text_of(client.post(of(gedeeld, "akkoord/"), sent, follow=True))
    assert "Akkoord van Sara de Vries: gezegd, en opgenomen, op 12 januari 2026. Genoteerd door Mira Steun." in page
    assert act(ouder, Feit.objects.count) == before
    # A changed text is not what the parent agreed with.
    client.post(of(gedeeld, "kind/"), KIND | {"voornaam": "Anders"})
    assert "Akkoord van Sara" not in text_of(client.get(of(gedeeld)))


def test_agreement_needs_a_text_a_parent_and_a_day_after_its_last_change(gedeeld, mira, ouder, op_dag, tekst):
    def note(text, dag, parent=ouder):
        values = {"ouder_id": parent.pk, "wijze": "stem", "dag": dag}
        return act(mira, schrijfhulp.note_agreement, text.pk, mira, **values)

    with pytest.raises(ValidationError) as refused:
        note(tekst, date(2026, 1, 11))
    assert "dag" in refused.value.error_dict
    with pytest.raises(ValidationError) as refused:
        note(tekst, date(2026, 1, 12), make_gebruiker())
    assert "ouder" in refused.value.error_dict
    # Changed half an hour after midnight: agreed the day before is agreed with another text.
    op_dag(date(2026, 1, 13))
    with acting_as(mira.pk):
        Schrijfhulp.objects.filter(pk=tekst.pk).update(bewaard_op=datetime(2026, 1, 12, 23, 30, tzinfo=UTC))
    with pytest.raises(ValidationError):
        note(tekst, date(2026, 1, 12))
    act(mira, schrijfhulp.discard_writing, tekst.pk, mira)
    empty = act(mira, schrijfhulp.start_writing, gedeeld.dossier_id, mira)
    with pytest.raises(ValidationError):
        note(empty, date(2026, 1, 13))


def test_a_worker_never_takes_it_over_and_a_parent_never_types_for_the_worker(tekst, mira, ouder):
    with pytest.raises(PermissionDenied):
        act(mira, schrijfhulp.take_over, tekst.pk, mira)
    with pytest.raises(PermissionDenied):
        act(ouder, schrijfhulp.save_writing, tekst.pk, ouder, {"kind": KIND})
    act(ouder, schrijfhulp.take_over, tekst.pk, ouder)
    for who, what in ((ouder, schrijfhulp.take_over), (ouder, schrijfhulp.discard_writing)):
        with pytest.raises(Schrijfhulp.DoesNotExist):
            act(who, what, tekst.pk, who)
    with pytest.raises(Schrijfhulp.DoesNotExist):
        act(mira, schrijfhulp.save_writing, tekst.pk, mira, {"kind": KIND})


def test_the_wall_around_what_was_typed(client, tekst, gedeeld, ina, ouder, kantoor):
    stranger = make_lid(make_steunpunt("Ander steunpunt"), "Wim Akker")
    for person in (ina, stranger, make_gebruiker()):
        with acting_as(person.pk), connection.cursor() as cursor:
            assert not Schrijfhulp.objects.exists()
            cursor.execute("UPDATE zorgplicht_schrijfhulp SET inhoud = '{}'")
            assert cursor.rowcount == 0
            with pytest.raises(Lezerskring.DoesNotExist):
                schrijfhulp.start_writing(gedeeld.dossier_id, person)
        client.force_login(person)
        assert client.get(f"/mijn/schrijfhulp/{tekst.pk}/").status_code == 404
        assert client.post(f"/mijn/schrijfhulp/{tekst.pk}/").status_code == 404
    # When the family stops, the steunpunt reads it no more; the parent still does.
    with acting_as(ouder.pk):
        gezin.let_out_steunpunt(gedeeld.dossier_id, ouder, kantoor)
        assert Schrijfhulp.objects.count() == 1


def test_the_parent_or_the_worker_throws_it_away(client, tekst, gedeeld, mira, ouder):
    client.force_login(ouder)
    assert "De tekst is weggegooid." in text_of(
        client.post(f"/mijn/schrijfhulp/{tekst.pk}/", {"weg": "1"}, follow=True)
    )
    client.force_login(mira)
    assert client.post(of(gedeeld, "weg/")).status_code == 404
    client.post(of(gedeeld, "begin/"))
    assert "De tekst is weggegooid." in text_of(client.post(of(gedeeld, "weg/"), follow=True))


def test_the_database_keeps_one_text(tekst, mira):
    with acting_as(mira.pk), pytest.raises(IntegrityError), transaction.atomic():
        Schrijfhulp.objects.create(
            dossier_id=tekst.dossier_id, lezerskring_id=tekst.lezerskring_id, begonnen_op=tekst.begonnen_op,
            begonnen_door=mira, bewaard_op=tekst.bewaard_op,
        )  # fmt: skip


def test_no_text_about_it_is_bare(client, tekst, gedeeld, mira, ouder, tmp_path):
    from tests.hulp.pseudotaal import bare_text, pseudo_language

    data = ["Noor de Vries", "Mira Steun", "Sara de Vries", "Wende", "de Vries", WORDS, "De Regenboog"]
    data += ["Steunpunt Voorbeeld", "–"]
    with pseudo_language(tmp_path):
        client.force_login(mira)
        assert bare_text(text_of(client.get(of(gedeeld))), allowed=data) == []
        client.force_login(ouder)
        assert bare_text(text_of(client.get(f"/mijn/schrijfhulp/{tekst.pk}/")), allowed=data) == []
