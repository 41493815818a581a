"""Sending: each message once, and a clear end for each that cannot be sent."""

import os
import signal
import subprocess
import sys
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path

import psycopg2
import pytest
from django.db import connection, transaction
from django.utils import timezone, translation

from passend.berichten.actions import queue_sign_in_mail
from passend.berichten.actions.bezorging import WACHTTIJDEN, helpers_needed, lease_next, lease_time
from passend.berichten.actions.poortboek import begin, finish
from passend.berichten.models import Bericht, Poortboek
from passend.berichten.models.bericht import MAX_POGINGEN
from passend.klok import nu, vandaag
from tests.hulp.post import connected_as, eventually
from tests.servers import role_url

ROOT = Path(__file__).parents[2]


@pytest.fixture
def make_due():
    """Let the wait or lease of every message be over."""

    def now_due():
        with connected_as("passend_werker"):
            Bericht.objects.update(beurt_op=timezone.now() - timedelta(seconds=1))

    return now_due


def test_a_message_leaves_once_with_a_stage_a_date_and_a_link(place, send, postbus, outbox, ouder, settings):
    place("een", soort="termijn_vandaag", dag=date(2026, 3, 9), pad="/mijn/dossier/1/", gegevens={"aan_zet": "school"})
    assert send() == 1
    assert send() == 0
    [mail] = postbus.mails
    assert mail["To"] == ouder.email
    assert mail["Subject"] == "De laatste dag van een termijn is er"
    assert "9 maart 2026" in mail.get_content()
    assert f"{settings.BASIS_URL}/mijn/dossier/1/" in mail.get_content()
    assert "Dan gaat de brief voor" in mail.get_content()
    assert mail["Auto-Submitted"] == "auto-generated"
    [row] = outbox()
    assert (row.staat, row.pogingen, row.reden) == ("verstuurd", 1, "")
    assert row.verstuurd_op is not None


def test_the_same_key_gives_the_same_message_id(place, send, postbus, make_due, outbox):
    postbus.gedrag = "verbreken"
    place("een", gevoelig=False)
    send()
    postbus.gedrag = "aannemen"
    make_due()
    send()
    assert len({mail["Message-ID"] for mail in postbus.mails}) == 1


def test_a_lease_that_ended_is_taken_up_again(place, send, postbus, make_due, outbox):
    place()
    with connected_as("passend_werker"):
        assert lease_next() is not None
    assert send() == 0
    make_due()
    assert send() == 1
    assert len(postbus.mails) == 1


def test_a_lease_outlasts_the_longest_send(settings):
    # Connect, greeting, EHLO, MAIL, RCPT, DATA, the text, its answer: each may take the whole timeout.
    assert lease_time() > timedelta(seconds=8 * settings.EMAIL_TIMEOUT)


def test_two_workers_never_hold_the_same_message_nor_wait_for_each_other(place):
    place("een")
    place("twee")
    name = connection.settings_dict["NAME"]
    other = psycopg2.connect(role_url("passend_werker", name))
    with closing(other), other.cursor() as elsewhere, connected_as("passend_werker"):
        # Another worker is taking the first one and has not committed yet.
        elsewhere.execute("SELECT 1 FROM berichten_bericht WHERE sleutel LIKE 'een:%' FOR UPDATE")
        with connection.cursor() as cursor:
            cursor.execute("SET lock_timeout = '2s'")
        assert lease_next().sleutel.startswith("twee:")
        assert lease_next() is None


def test_before_its_moment_a_message_waits(place, send, postbus, op_dag):
    place(niet_voor=nu() + timedelta(days=2))
    assert send() == 0
    op_dag(vandaag() + timedelta(days=3))
    assert send() == 1


def test_five_tries_with_growing_waits_and_then_dead(place, send, postbus, make_due, outbox):
    postbus.gedrag = "weigeren"
    place()
    waits = []
    for _ in range(MAX_POGINGEN):
        assert send() == 1
        [row] = outbox()
        waits.append(row.beurt_op - timezone.now())
        make_due()
    assert send() == 0
    assert all(abs(found - wait) < timedelta(seconds=10) for found, wait in zip(waits, WACHTTIJDEN, strict=False))
    assert (row.staat, row.reden, row.pogingen) == ("dood", "mailserver_weigert", MAX_POGINGEN)
    assert postbus.mails == []


def test_without_a_mail_server_the_message_waits_and_leaves_later(place, send, postbus, make_due, outbox, settings):
    settings.EMAIL_PORT = 9
    place()
    send()
    assert [(row.staat, row.reden) for row in outbox()] == [("wacht", "mailserver_onbereikbaar")]
    settings.EMAIL_PORT = postbus.port
    make_due()
    send()
    assert len(postbus.mails) == 1


def test_taken_without_an_answer_is_not_sent_again_by_itself(place, send, postbus, make_due, outbox):
    postbus.gedrag = "verbreken"
    place()
    send()
    postbus.gedrag = "aannemen"
    make_due()
    assert send() == 0
    assert len(postbus.mails) == 1
    assert [(row.staat, row.reden) for row in outbox()] == [("mogelijk_verstuurd", "verbinding_verbroken")]


def test_what_is_not_sensitive_is_sent_again(place, send, postbus, make_due, outbox):
    postbus.gedrag = "verbreken"
    place(gevoelig=False)
    send()
    postbus.gedrag = "aannemen"
    make_due()
    assert send() == 1
    assert len(postbus.mails) == 2
    assert outbox()[0].staat == "verstuurd"


def test_the_gateway_is_asked_before_a_second_try(place, send, postbus, make_due, outbox):
    """The worker died between the gateway's answer and its own note."""
    place()
    with connected_as("passend_werker"):
        key = lease_next().sleutel
        begin(key)
        finish(key, Poortboek.Uitkomst.VERSTUURD)
    make_due()
    send()
    assert postbus.mails == []
    assert outbox()[0].staat == "verstuurd"


def test_killed_in_the_middle_of_sending_is_possibly_sent(place, send, postbus, make_due, outbox):
    postbus.gedrag = "vasthouden"
    place()
    code = (
        "import django; django.setup(); from passend.berichten.actions.bezorging import deliver_next; deliver_next()"
    )
    environment = os.environ | {
        "PASSEND_DATABASE_ROL": "werker",
        "DJANGO_SETTINGS_MODULE": "passend.settings",
        "EMAIL_URL": f"smtp://127.0.0.1:{postbus.port}",
    }
    sender = subprocess.Popen([sys.executable, "-c", code], cwd=ROOT, env=environment)
    try:
        eventually(postbus.held.is_set, "de mail is onderweg")
    finally:
        sender.send_signal(signal.SIGKILL)
        sender.wait(10)
    postbus.gedrag = "aannemen"

    def settled():
        make_due()
        send()
        return outbox()[0].staat != "bezig"

    eventually(settled, "het bericht heeft een einde")
    assert [(row.staat, row.reden) for row in outbox()] == [("mogelijk_verstuurd", "afgebroken")]
    assert len(postbus.mails) == 1


def test_a_message_that_kills_its_worker_comes_to_an_end(place, send, postbus, make_due, outbox):
    place()
    for _ in range(MAX_POGINGEN):
        with connected_as("passend_werker"):
            lease_next()
        make_due()
    send()
    assert [(row.staat, row.reden) for row in outbox()] == [("dood", "steeds_afgebroken")]
    assert postbus.mails == []


@pytest.mark.parametrize(
    ("person", "staat", "reden"),
    [({"email": None}, "dood", "geen_adres"), ({"is_active": False}, "vervallen", "account_gesloten")],
)
def test_who_cannot_be_reached_by_mail(place, send, postbus, outbox, ouder, person, staat, reden):
    place()
    type(ouder).objects.filter(pk=ouder.pk).update(**person)
    send()
    assert [(row.staat, row.reden) for row in outbox()] == [(staat, reden)]
    assert postbus.mails == []


@pytest.mark.parametrize(("taal", "subject"), [("nl", "Uw code om in te loggen"), ("pl", "Kod do logowania")])
def test_a_sign_in_code_comes_in_the_language_of_the_page_that_asked(transactional_db, send, postbus, taal, subject):
    with transaction.atomic(), translation.override(taal):
        queue_sign_in_mail(stage="login_code", email="nieuw@voorbeeld.example", code="BCDF-GHJK")
    send()
    assert postbus.mails[0]["Subject"] == subject
    assert "BCDF-GHJK" in postbus.mails[0].get_content()


def test_a_sign_in_code_is_encrypted_at_rest_and_wiped_after_sending(transactional_db, send, postbus, outbox):
    with transaction.atomic():
        queue_sign_in_mail(stage="login_code", email="nieuw@voorbeeld.example", code="BCDF-GHJK")
    [row] = outbox()
    assert row.geheim
    assert "BCDF" not in row.geheim
    assert "BCDF" not in row.sleutel
    send()
    assert "BCDF-GHJK" in postbus.mails[0].get_content()
    [row] = outbox()
    assert (row.geheim, row.adres, row.staat) == ("", "", "verstuurd")


def test_a_code_that_is_too_old_is_not_sent(transactional_db, send, postbus, outbox, settings):
    settings.ACCOUNT_LOGIN_BY_CODE_TIMEOUT = -1
    with transaction.atomic():
        queue_sign_in_mail(stage="login_code", email="nieuw@voorbeeld.example", code="BCDF-GHJK")
    send()
    assert [(row.staat, row.reden, row.geheim) for row in outbox()] == [("vervallen", "te_laat", "")]
    assert postbus.mails == []


def test_a_code_goes_before_reminders(place, send, postbus):
    place("een")
    with transaction.atomic():
        queue_sign_in_mail(stage="login_code", email="nieuw@voorbeeld.example", code="BCDF-GHJK")
    send()
    assert postbus.subjects()[0] == "Uw code om in te loggen"


def test_the_sweep_calls_few_helpers(place):
    for number in range(5):
        place(str(number))
    with connected_as("passend_werker"):
        assert [helpers_needed(batch) for batch in (1, 2, 5, 50)] == [4, 3, 1, 1]
