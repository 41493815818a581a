"""A real mail server for tests, on a loopback port, that can be told to refuse, to hold on, or to break off."""

import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from email import message_from_bytes, policy
from email.message import EmailMessage

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session
from django.db import connection

DEADLINE = 30


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def eventually(condition: Callable[[], bool], what: str, seconds: float = DEADLINE) -> None:
    """Wait until `condition` holds; fails the test with `what` when it does not in time."""
    pause = threading.Event()
    for _ in range(int(seconds / 0.05)):
        if condition():
            return
        pause.wait(0.05)
    raise AssertionError(f"Niet op tijd: {what}")


class Postbus:
    """Keeps what arrives in `mails`. `gedrag`: "aannemen", "weigeren", "verbreken" (keeps it, says nothing)."""

    def __init__(self) -> None:
        self.mails: list[EmailMessage] = []
        self.gedrag = "aannemen"
        self.port = free_port()
        self.held = threading.Event()

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802 (aiosmtpd calls it so)
        if self.gedrag == "weigeren":
            return "451 Nu even niet"
        self.mails.append(message_from_bytes(envelope.content, _class=EmailMessage, policy=policy.default))
        if self.gedrag == "vasthouden":
            self.held.set()
            # Until the sender is gone there is no answer.
            await server._reader.read()
        if self.gedrag == "verbreken":
            server.transport.abort()
        return "250 Ontvangen"

    def subjects(self) -> list[str]:
        return [mail["Subject"] for mail in self.mails]


@pytest.fixture
def postbus(settings: object) -> Iterator[Postbus]:
    """A running mail server that this test's process sends to."""
    box = Postbus()
    controller = Controller(box, hostname="127.0.0.1", port=box.port)
    controller.start()
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST = "127.0.0.1"
    settings.EMAIL_PORT = box.port
    settings.EMAIL_TIMEOUT = 5
    yield box
    controller.stop()


@contextmanager
def connected_as(role: str) -> Iterator[None]:
    """Let this process's connection act in another database role, as another process of the portal does."""
    user = connection.settings_dict["USER"]
    connection.close()
    connection.settings_dict["USER"] = role
    try:
        yield
    finally:
        connection.close()
        connection.settings_dict["USER"] = user
