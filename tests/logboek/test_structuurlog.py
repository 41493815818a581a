"""The technical log: fields of our own stay, what others put into their texts does not."""

import json
import logging
from io import StringIO

import pytest
import structlog

from passend.logboek.structuurlog import configure_logging, logging_config


@pytest.fixture
def lines():
    """What the log has written so far in this test, as objects."""
    stream = StringIO()
    config = logging_config()
    config["handlers"]["uit"]["stream"] = stream
    configure_logging(config)
    yield lambda: [json.loads(line) for line in stream.getvalue().splitlines()]
    configure_logging(logging_config())


def fail():
    raise ValueError("Noor de Vries")


def test_our_own_fields_are_kept(lines):
    structlog.get_logger("passend.test").info("verzoek", status=200)
    (line,) = lines()
    assert (line["event"], line["status"], line["logger"]) == ("verzoek", 200, "passend.test")


def test_what_another_library_fills_in_is_left_out(lines):
    logging.getLogger("iemand").warning("ongeldig adres: %s", "noor@voorbeeld.example")
    (line,) = lines()
    assert line["event"] == "ongeldig adres: %s"
    assert "noor" not in json.dumps(line)


@pytest.mark.parametrize("name", ["django.request", "celery.app.trace", "iemand"])
def test_an_error_is_a_kind_and_a_place_never_its_message(lines, name):
    try:
        fail()
    except ValueError:
        logging.getLogger(name).exception("Task %s raised %s", "taak", "Noor de Vries")
    (line,) = lines()
    assert line["fout"] == "ValueError"
    assert line["plaats"].startswith("test_structuurlog.py:")
    assert "Noor" not in json.dumps(line)


def test_celery_says_which_task_it_did(lines):
    logging.getLogger("celery.app.trace").info("Task %s succeeded", "passend.berichten.tasks.sweep")
    assert lines()[0]["event"] == "Task passend.berichten.tasks.sweep succeeded"


def test_a_request_is_logged_by_its_pattern(lines, client, db):
    client.get("/scholen/00AA00/?zoek=Noor")
    (line,) = [line for line in lines() if line["event"] == "verzoek"]
    assert line["route"]
    assert "00AA00" not in json.dumps(line)
    assert "Noor" not in json.dumps(line)
    assert line["verzoek"]
