"""A real worker on the real broker: the bell, the queue of the gateway, many messages at once."""

import os
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest
from django.conf import settings

from passend.berichten import actions
from passend.berichten.actions import plaatsing
from passend.celery import app
from tests.hulp.post import eventually

ROOT = Path(__file__).parents[2]
pytestmark = pytest.mark.worker


@pytest.fixture
def worker(transactional_db, postbus, tmp_path):
    """A worker process in its own database role, which sends to this test's mail server."""
    environment = os.environ | {
        "PASSEND_DATABASE_ROL": "werker",
        "EMAIL_URL": f"smtp://127.0.0.1:{postbus.port}",
    }
    command = [sys.executable, "-m", "celery", "-A", "passend", "worker", "--concurrency", "2"]
    app.control.purge()
    with (tmp_path / "worker.log").open("w") as log:
        process = subprocess.Popen(
            [*command, "--without-gossip", "--without-mingle"], cwd=ROOT, env=environment, stdout=log, stderr=log
        )
        try:
            yield process
        finally:
            process.terminate()
            process.wait(30)


def test_the_bell_of_a_commit_sends_the_mail_without_waiting_for_beat(worker, place, postbus, outbox):
    place()
    eventually(lambda: [row.staat for row in outbox()] == ["verstuurd"], "het bericht is verstuurd")
    assert len(postbus.mails) == 1


def test_a_lost_bell_is_made_good_by_the_next_sweep_and_each_leaves_once(worker, place, postbus, outbox, monkeypatch):
    monkeypatch.setattr(plaatsing, "_silent_until", float("inf"))
    for number in range(120):
        place(str(number))
    assert {row.staat for row in outbox()} == {"wacht"}
    # What beat does every ten seconds; two of them at once do no harm.
    app.send_task("passend.berichten.tasks.sweep")
    app.send_task("passend.berichten.tasks.sweep")
    eventually(lambda: {row.staat for row in outbox()} == {"verstuurd"}, "alle berichten zijn verstuurd")
    assert set(Counter(mail["Message-ID"] for mail in postbus.mails).values()) == {1}
    assert len(postbus.mails) == 120


def test_every_entry_of_beat_names_an_existing_task():
    app.loader.import_default_modules()
    entries = settings.CELERY_BEAT_SCHEDULE.values()
    assert {entry["task"] for entry in entries} <= set(app.tasks)
    assert plaatsing.SWEEP in app.tasks
    assert set(settings.CELERY_TASK_ROUTES) <= set(app.tasks)


def test_ringing_twice_in_a_transaction_rings_once(ouder, dossier, als):
    from django.db import connection

    with als(ouder):
        for number in range(3):
            actions.queue_message(
                "steunpunt_toegelaten", sleutel=str(number), dossier_id=dossier.id, persoon_id=ouder.pk
            )
        assert len(connection.run_on_commit) == 1
