"""Sending for a parent who agreed before with exactly this text: by a code read aloud, by voice or by signature."""

from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, ProgrammingError, connection, transaction
from django.template.loader import render_to_string

from passend.berichten.models import Bericht
from passend.berichten.poort import compose
from passend.dossiers.actions import record_fact
from passend.dossiers.actions.akkoord import acting_with_agreement, ask_by_code, redeem_agreement
from passend.dossiers.context import acting_as
from passend.dossiers.models import Akkoord, Feit, Feitsoort, Lezerskring, Toegang
from passend.klok import nu
from tests.fabriek import make_gebruiker, make_lid, make_steunpunt
from tests.hulp.formulieren import forms_of
from tests.hulp.post import connected_as
from zorgplicht.actions import gezin, schrijfhulp, telefoonnotitie
from zorgplicht.actions.schrijfhulp_versturen import send_for_parent
from zorgplicht.delen import CONSENT_VERSION, consent_text
from zorgplicht.forms.schrijfhulp import Schrijfformulieren
from zorgplicht.models import Aanmelding, AanmeldingTekst, Schrijfhulp

WORDS = "Wende schrikt van harde geluiden."
TODAY = date(2026, 1, 12)


@pytest.fixture
def kantoor(start):
    return make_steunpunt()


@pytest.fixture
def mira(kantoor):
    return make_lid(kantoor, "Mira Steun")


@pytest.fixture
def dossier_id(mira, ouder):
    """A dossier from a phone call, in which the parent joined with the code on paper."""
    with acting_as(mira.pk):
        asked = telefoonnotitie.take_phone_note(uuid4(), mira, tekst="Een moeder belt.")
        code = telefoonnotitie.invite(asked.pk, mira)
    with acting_as(ouder.pk):
        assert telefoonnotitie.join(ouder, code=code.tekst)
    return asked.dossier_id


@pytest.fixture
def tekst(dossier_id, mira, regenboog, ina):
    """Everything that an aanmelding at De Regenboog needs, typed by Mira."""
    born = {"geboren_op_dag": "3", "geboren_op_maand": "5", "geboren_op_jaar": "2020"}
    steps = {
        "scholen": [str(regenboog.pk)],
        "eerste_keus": str(regenboog.pk),
        "kind": {"voornaam": "Wende", "achternaam": "de Vries", **born},
        "nu": {"nu_soort": "thuis"},
        "ondersteuning": {"mogelijk_extra_ondersteuning": "ja", "ondersteuningsvraag": WORDS},
        "wensen": {"wanneer": "snel"},
        "gegevens": {"ouder_naam": "Sara de Vries", "ouder_email": "sara@voorbeeld.example"},
        "delen": {f"school_{regenboog.pk}": ["nodig", "scholen", "contact"]},
    }
    with acting_as(mira.pk):
        text = schrijfhulp.start_writing(dossier_id, mira)
        return schrijfhulp.save_writing(text.pk, mira, steps)


def act(user, what, *args, **values):
    with acting_as(user.pk):
        return what(*args, **values)


def send(text, user):
    """Send it as the page does."""
    with acting_as(user.pk):
        typed = Schrijfformulieren(Schrijfhulp.objects.get(pk=text.pk), user)
        assert typed.is_finished
        first = typed.eerste_keus
        return send_for_parent(text.pk, user, typed.request(typed.consent), typed.scholen, first, typed.parts)


def agree(text, user, parent, wijze="stem", dag=TODAY, toestemming=CONSENT_VERSION):
    return act(
        user, schrijfhulp.note_agreement, text.pk, user, ouder_id=parent.pk, wijze=wijze, dag=dag,
        toestemming=toestemming,
    )  # fmt: skip


def of(text, rest=""):
    return f"/steunpunt/dossier/{text.dossier_id}/schrijven/{rest}"


def text_of(answer):
    return answer.content.decode()


def sent_nothing(text, parent):
    with acting_as(parent.pk):
        return not Aanmelding.objects.filter(dossier_id=text.dossier_id).exists()


@pytest.mark.django_db(transaction=True)
def test_sent_with_a_code_that_the_parent_read_aloud(client, tekst, mira, ouder, ina):
    client.force_login(mira)
    page = text_of(client.get(of(tekst)))
    for words in ("Wende", WORDS, "Lees dit voor", "Mail de ouder een code"):
        assert words in page
    page = text_of(client.post(of(tekst, "code/"), {"vraag-ouder": str(ouder.pk)}, follow=True))
    assert "De code is gemaild." in page
    with connected_as("passend_werker"):
        mail = compose(Bericht.objects.get(soort="akkoordcode"))
    assert mail.to == [ouder.email]
    for word in ("Wende", "Sara", "Mira", "Regenboog"):
        assert word not in mail.body
    code = next(line.strip() for line in mail.body.splitlines() if line.startswith("    "))
    assert code not in page
    wrong = text_of(client.post(of(tekst, "verstuur/"), {"code": "FOUT-FOUT"}))
    assert "U kunt het nog 2 keer proberen." in wrong
    assert sent_nothing(tekst, ouder)
    done = client.post(of(tekst, "verstuur/"), {"code": f"{code[:4]}-{code[4:].lower()}"}, follow=True)
    assert "De aanmelding is verstuurd. De ouder krijgt het bewijs." in text_of(done)
    with acting_as(ouder.pk):
        case = Aanmelding.objects.get()
        made = Feit.objects.get(soort=Feitsoort.AANMELDING_GEDAAN)
        recorded = Feit.objects.about(case.id)
        assert {(fact.vastgelegd_door_id, fact.namens_id) for fact in recorded} == {(mira.pk, ouder.pk)}
        agreed = Akkoord.objects.get()
        assert AanmeldingTekst.objects.get().ondersteuningsvraag == WORDS
    assert (made.dag, agreed.wijze, agreed.dag, agreed.toestemming) == (TODAY, "code", TODAY, CONSENT_VERSION)
    assert agreed.gebruikt_op
    with connected_as("passend_werker"):
        told = set(Bericht.objects.values_list("soort", "ontvanger_id"))
        mail = compose(Bericht.objects.get(soort="verstuurd_namens_u"))
    assert {
        ("aanmelding_verstuurd", ouder.pk),
        ("verstuurd_namens_u", ouder.pk),
        ("aanmelding_binnen", ina.pk),
    } <= told
    assert "las een code voor" in mail.body
    # The proof says who sent it and who typed; the parent withdraws at once when it is wrong.
    client.force_login(ouder)
    shown = client.get(f"/mijn/bewijs/{case.pk}/")
    proof = text_of(shown)
    # On paper, that the family hands in at a school, nothing says so.
    names = shown.context.keys()
    paper = render_to_string("zorgplicht/ouder/bewijs_pdf.html", {name: shown.context[name] for name in names})
    assert "Wende" in paper
    # That a steunpunt thinks along for free stands on every proof.
    for word in ("getypt", "ging akkoord", "Steunpunt Voorbeeld", "Mira"):
        assert word not in paper
    assert "Sara de Vries, getypt door het steunpunt" in proof
    assert "De ouder ging akkoord met een code, op 12 januari 2026." in proof
    assert "Trek de aanmelding in" in proof
    assert "het gezin, getypt door het steunpunt" in text_of(client.get(f"/mijn/dossier/{case.dossier_id}/"))
    # The same code sends nothing again.
    client.force_login(mira)
    assert client.post(of(tekst, "verstuur/"), {"code": code}).status_code == 404
    assert "Wende de Vries" in text_of(client.get(f"/steunpunt/dossier/{case.dossier_id}/"))
    # The school reads an aanmelding of the family, and nothing of a steunpunt.
    client.force_login(ina)
    for url in ("/school/", f"/school/aanmelding/{case.pk}/"):
        page = text_of(client.get(url))
        assert "Wende" in page
        for word in ("getypt", "Steunpunt Voorbeeld", "Mira"):
            assert word not in page.split("<main")[1].split("</main")[0]
    with acting_as(ina.pk):
        assert not Akkoord.objects.exists()
        assert not Schrijfhulp.objects.exists()
    act(ouder, gezin.withdraw, case.pk, ouder)


@pytest.mark.parametrize("wijze", ["stem", "handtekening"])
def test_sent_with_a_voice_or_a_signature_that_was_there_before(client, tekst, mira, ouder, wijze):
    client.force_login(mira)
    refused = client.post(of(tekst, "verstuur/"), follow=True)
    assert sent_nothing(tekst, ouder)
    assert "Typ de code" in text_of(refused) or "nog niet akkoord" in text_of(refused)
    sent = {"ouder": str(ouder.pk), "wijze": wijze, "dag_dag": "12", "dag_maand": "1", "dag_jaar": "2026"}
    assert "Genoteerd. Er is nog niets verstuurd." in text_of(client.post(of(tekst, "akkoord/"), sent, follow=True))
    assert sent_nothing(tekst, ouder)
    assert "De aanmelding is verstuurd." in text_of(client.post(of(tekst, "verstuur/"), follow=True))
    with acting_as(ouder.pk):
        assert Akkoord.objects.get().wijze == wijze


def test_a_changed_text_needs_a_new_agreement(tekst, mira, ouder):
    agree(tekst, mira, ouder)
    act(mira, schrijfhulp.save_writing, tekst.pk, mira, {"nu": {"nu_soort": "mkd"}})
    with pytest.raises(ValidationError) as refused:
        send(tekst, mira)
    assert refused.value.code == "geen_akkoord"
    agree(tekst, mira, ouder)
    assert len(send(tekst, mira)) == 1


def test_what_was_agreed_is_exactly_this_text_and_this_consent(tekst, mira, ouder, kantoor):
    agree(tekst, mira, ouder, toestemming="")
    with pytest.raises(ValidationError):
        send(tekst, mira)
    agree(tekst, mira, ouder)
    # Past the actions: the words changed while the agreement stood.
    with acting_as(mira.pk):
        Schrijfhulp.objects.filter(pk=tekst.pk).update(inhoud=tekst.inhoud | {"nu": {"nu_soort": "mkd"}})
    with pytest.raises(ValidationError):
        send(tekst, mira)
    assert sent_nothing(tekst, ouder)
    # A colleague who did not hear it cannot send with it either.
    with acting_as(mira.pk):
        Schrijfhulp.objects.filter(pk=tekst.pk).update(inhoud=tekst.inhoud)
    with pytest.raises(ValidationError):
        send(tekst, make_lid(kantoor, "Nadia Rust"))
    assert len(send(tekst, mira)) == 1


def circle_of(text):
    return Lezerskring.objects.get(pk=text.lezerskring_id)


def test_a_code_works_three_times_ten_minutes_and_once(tekst, mira, ouder, kantoor):
    def ask():
        with acting_as(mira.pk):
            return ask_by_code(circle_of(tekst), mira.pk, ouder.pk, tekst.pk, tekst.inhoud, CONSENT_VERSION)

    agreement, code = ask()
    for _number in range(3):
        assert not act(mira, redeem_agreement, agreement, "AAAAAAAA")
    assert not act(mira, redeem_agreement, agreement, code)
    first, old = ask()
    agreement, code = ask()
    assert not act(mira, redeem_agreement, first, old)
    assert not act(make_lid(kantoor, "Nadia Rust"), redeem_agreement, agreement, code)
    assert act(mira, redeem_agreement, agreement, code.lower())
    assert not act(mira, redeem_agreement, agreement, code)
    agreement, code = ask()
    with connection.cursor() as cursor, acting_as(mira.pk):
        cursor.execute(
            "SELECT passend.los_akkoordcode_in(%s, %s, %s)",
            [agreement.pk, agreement.code_hash, nu() + timedelta(minutes=10)],
        )
        assert cursor.fetchone() == (False,)
    assert code not in agreement.code_hash


def test_too_many_codes_trouble_nobody(tekst, mira, ouder):
    for _number in range(5):
        act(mira, schrijfhulp.mail_code, tekst.pk, mira, ouder_id=ouder.pk)
    with pytest.raises(ValidationError):
        act(mira, schrijfhulp.mail_code, tekst.pk, mira, ouder_id=ouder.pk)
    # Beginning another text is no way round.
    act(mira, schrijfhulp.discard_writing, tekst.pk, mira)
    again = act(mira, schrijfhulp.start_writing, tekst.dossier_id, mira)
    act(mira, schrijfhulp.save_writing, again.pk, mira, tekst.inhoud)
    with pytest.raises(ValidationError):
        act(mira, schrijfhulp.mail_code, again.pk, mira, ouder_id=ouder.pk)


def test_nobody_agrees_with_what_was_changed_after_it_was_read_aloud(client, tekst, mira, ouder):
    client.force_login(mira)
    noting, asking = (find(forms_of(text_of(client.get(of(tekst)))), rest) for rest in ("akkoord/", "code/"))
    # A colleague types on while Mira reads aloud.
    act(mira, schrijfhulp.save_writing, tekst.pk, mira, {"nu": {"nu_soort": "mkd"}})
    for form, values in ((noting, {"wijze": "stem"}), (asking, {})):
        page = text_of(client.post(form.actie, form.sent(**values)))
        assert "De tekst is intussen veranderd." in page
        with acting_as(mira.pk):
            assert not Akkoord.objects.exists()
    # Asked once more from the page with the new text, it goes.
    again = find(forms_of(page), "code/")
    assert client.post(again.actie, again.sent()).status_code == 302
    with acting_as(mira.pk):
        assert Akkoord.objects.get().wijze == "code"


def find(forms, rest):
    return next(form for form in forms if form.actie.endswith(rest))


def test_a_parent_without_mail_gets_no_code(client, tekst, mira, ouder):
    ouder.email = None
    ouder.save(update_fields=["email"])
    client.force_login(mira)
    page = text_of(client.get(of(tekst)))
    assert "Mail de ouder een code" not in page
    assert "Met stem of handtekening" in page
    with pytest.raises(ValidationError) as refused:
        act(mira, schrijfhulp.mail_code, tekst.pk, mira, ouder_id=ouder.pk)
    assert "ouder" in refused.value.error_dict


def test_when_the_parent_takes_over_or_stops_nothing_can_be_sent(tekst, mira, ouder, kantoor, dossier_id):
    agree(tekst, mira, ouder)
    act(ouder, schrijfhulp.take_over, tekst.pk, ouder)
    with acting_as(mira.pk), pytest.raises(Schrijfhulp.DoesNotExist):
        send_for_parent(tekst.pk, mira, None, [], None, {})
    with acting_as(ouder.pk):
        assert Akkoord.objects.get().vervallen_op


# --- The wall --------------------------------------------------------------------------------------------------------


def reach(agreement, person):
    """Return what this person may do as family in the dossier with the agreement: see it as theirs, add someone."""
    with acting_as(person.pk), connection.cursor() as cursor:
        cursor.execute("SELECT set_config('passend.akkoord', %s, true)", [str(agreement.pk)])
        cursor.execute("SELECT %s = ANY (passend.mijn_gezinsdossiers())", [agreement.dossier_id])
        return cursor.fetchone()[0]


def test_the_database_asks_for_the_agreement_itself(tekst, mira, ouder, ina, kantoor):
    nadia, stranger = make_lid(kantoor, "Nadia Rust"), make_lid(make_steunpunt("Ander steunpunt"), "Wim Akker")
    with acting_as(mira.pk):
        asked, code = ask_by_code(circle_of(tekst), mira.pk, ouder.pk, tekst.pk, tekst.inhoud, CONSENT_VERSION)
    assert not reach(asked, mira)
    assert act(mira, redeem_agreement, asked, code)
    assert reach(asked, mira)
    for person in (nadia, stranger, ina, make_gebruiker()):
        assert not reach(asked, person), person
    with acting_as(mira.pk):
        schrijfhulp.save_writing(tekst.pk, mira, {"nu": {"nu_soort": "mkd"}})
    assert not reach(asked, mira)
    given = agree(tekst, mira, ouder)
    assert reach(given, mira)
    with acting_as(ouder.pk):
        access = Toegang.objects.filter(dossier_id=tekst.dossier_id, organisatie=kantoor)
        access.update(tot=TODAY - timedelta(days=1))
    assert not reach(given, mira)


def test_with_an_agreement_only_the_facts_of_sending_and_each_names_the_parent(tekst, mira, ouder, regenboog):
    given = agree(tekst, mira, ouder)
    with acting_as(mira.pk), acting_with_agreement(given):
        kring = Lezerskring.objects.create(
            dossier_id=tekst.dossier_id, soort=Lezerskring.Soort.GEZIN_SCHOOL, organisatie=regenboog.organisatie
        )
        values = {"dossier_id": tekst.dossier_id, "betreft_id": uuid4(), "lezerskring": kring, "dag": TODAY}

        def allowed(soort, namens):
            try:
                with transaction.atomic():
                    record_fact(**values, soort=soort, door_id=mira.pk, namens_id=namens)
            except ProgrammingError:
                return False
            return True

        assert allowed(Feitsoort.AANMELDING_GEDAAN, ouder.pk)
        for kind, namens in (
            (Feitsoort.AANMELDING_GEDAAN, None),
            (Feitsoort.AANMELDING_GEDAAN, mira.pk),
            (Feitsoort.BEZWAAR_GEMAAKT, ouder.pk),
            (Feitsoort.INGETROKKEN, ouder.pk),
            (Feitsoort.TOEGELATEN, ouder.pk),
        ):
            assert not allowed(kind, namens), kind


def test_nobody_makes_or_changes_an_agreement_past_the_code(tekst, mira, ouder, ina):
    with acting_as(mira.pk):
        asked, _code = ask_by_code(circle_of(tekst), mira.pk, ouder.pk, tekst.pk, tekst.inhoud, CONSENT_VERSION)
    for change in ("gegeven_op = now()", "pogingen = 0", "tekst_hash = 'x'", "code_tot = now() + interval '1 day'"):
        with acting_as(mira.pk), connection.cursor() as cursor, pytest.raises(ProgrammingError), transaction.atomic():
            cursor.execute(f"UPDATE dossiers_akkoord SET {change}")
    with acting_as(mira.pk), pytest.raises(IntegrityError), transaction.atomic():
        Akkoord.objects.filter(pk=asked.pk).update(gebruikt_op=nu())
    with acting_as(mira.pk), pytest.raises(ProgrammingError), transaction.atomic():
        Akkoord.objects.create(
            dossier_id=asked.dossier_id, lezerskring_id=asked.lezerskring_id, organisatie_id=asked.organisatie_id,
            ouder=ouder, over_id=uuid4(), tekst_hash="0" * 64, wijze="code", dag=TODAY, code_hash="0" * 64,
            code_tot=nu(), gegeven_op=nu(), vastgelegd_op=nu(), vastgelegd_door=mira,
        )  # fmt: skip
    for person in (ina, make_gebruiker()):
        with acting_as(person.pk), connection.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM dossiers_akkoord")
            assert cursor.fetchone() == (0,)


def test_no_text_about_sending_is_bare(client, tekst, mira, ouder, tmp_path):
    from tests.hulp.pseudotaal import bare_text, pseudo_language

    client.force_login(mira)
    data = ["Wende", "Wende de Vries", "de Vries", "Sara de Vries", "sara@voorbeeld.example", WORDS, "De Regenboog"]
    data += ["Mira Steun", "Een moeder belt.", *consent_text()]
    with pseudo_language(tmp_path):
        assert bare_text(text_of(client.get(of(tekst))), allowed=data) == []
        assert bare_text(text_of(client.get(of(tekst, "scholen/"))), allowed=[*data, "Voorbeeldstad"]) == []
