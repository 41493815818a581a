"""The mail sink of the demo, over real SMTP."""

import email
import os
import smtplib
import socket
import subprocess
import sys
from collections.abc import Iterator
from email.message import EmailMessage
from pathlib import Path

import pytest

from passend.lokaal.postvak import MAX_MESSAGE_BYTES, Keeper
from passend.lokaal.redis import LOOPBACK, listening_socket

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def sink(tmp_path: Path) -> Iterator[tuple[int, Path]]:
    """Yield the port and the folder of a running sink."""
    folder = tmp_path / "post"
    sock: socket.socket = listening_socket(0)
    process = subprocess.Popen(
        [sys.executable, "-m", "passend.lokaal.postvak", "--fd", str(sock.fileno())],
        cwd=ROOT,
        env={**os.environ, "PASSEND_POSTMAP": str(folder)},
        pass_fds=(sock.fileno(),),
    )
    port = sock.getsockname()[1]
    sock.close()
    yield port, folder
    process.terminate()
    assert process.wait(timeout=10) == 0


def letter(text: str) -> EmailMessage:
    message = EmailMessage()
    message["From"] = "Passend <van@voorbeeld.invalid>"
    message["To"] = "naar@voorbeeld.invalid"
    message["Subject"] = "Er is een datum veranderd: één"
    message.set_content(text)
    return message


def test_sent_mail_lies_whole_in_the_folder(sink: tuple[int, Path]) -> None:
    port, folder = sink
    with smtplib.SMTP(LOOPBACK, port, timeout=20) as client:
        client.send_message(letter("Kijk op uw pagina."), to_addrs=["een@voorbeeld.invalid", "twee@voorbeeld.invalid"])
        client.send_message(letter("Nog een."))
    first, second = sorted(folder.iterdir())
    kept = email.message_from_bytes(first.read_bytes())
    assert kept.get_all("X-Postvak-Aan") == ["een@voorbeeld.invalid", "twee@voorbeeld.invalid"]
    assert kept["X-Postvak-Van"] == "van@voorbeeld.invalid"
    assert "Kijk op uw pagina." in kept.get_payload()
    assert b"Nog een." in second.read_bytes()
    assert {path.suffix for path in (first, second)} == {".eml"}


def test_huge_mail_is_refused(sink: tuple[int, Path]) -> None:
    port, folder = sink
    with smtplib.SMTP(LOOPBACK, port, timeout=20) as client, pytest.raises(smtplib.SMTPException):
        client.send_message(letter("x" * 70 + "\n" * MAX_MESSAGE_BYTES))
    assert not list(folder.glob("*"))


def test_folder_keeps_only_the_newest(tmp_path: Path) -> None:
    keeper = Keeper(tmp_path, max_messages=3)
    kept = [keeper.keep("a@b.invalid", ["c@d.invalid"], str(number).encode()) for number in range(5)]
    assert sorted(tmp_path.iterdir()) == kept[2:]
    small = Keeper(tmp_path, max_bytes=1)
    last = small.keep("a@b.invalid", ["c@d.invalid"], b"groot")
    assert list(tmp_path.iterdir()) == [last]


def test_address_cannot_add_a_header(tmp_path: Path) -> None:
    path = Keeper(tmp_path).keep("a@b.invalid\r\nX-Extra: ja", [], b"\r\ntekst")
    assert "X-Extra" not in email.message_from_bytes(path.read_bytes())
