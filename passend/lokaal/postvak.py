"""The demo's mail sink: takes every mail that the portal sends and keeps it as a file, so that a page can show it.

`python -m passend.lokaal.postvak [--poort N | --fd N]` writes to the folder PASSEND_POSTMAP: one file
`<nanoseconds since 1970, 20 digits>-<random>.eml` a message, so names sort by arrival. Each file is the message as
received, with two headers before it: `X-Postvak-Van` (the envelope's sender) and one `X-Postvak-Aan` per receiver.
A file appears whole or not at all. At most MAX_MESSAGES files and MAX_TOTAL_BYTES are kept; the oldest go first.
No mail ever leaves this process.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import secrets
import signal
import socket
import time
from pathlib import Path

from aiosmtpd.smtp import SMTP, Envelope, Session

from passend.lokaal.redis import listening_socket

MAX_MESSAGE_BYTES = 5 * 1024 * 1024
MAX_MESSAGES = 2000
MAX_TOTAL_BYTES = 100 * 1024 * 1024


class Keeper:
    """Writes messages to a folder and keeps that folder bounded."""

    def __init__(self, folder: Path, max_messages: int = MAX_MESSAGES, max_bytes: int = MAX_TOTAL_BYTES) -> None:
        self.folder = folder
        self.max_messages = max_messages
        self.max_bytes = max_bytes
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)

    def keep(self, sender: str, receivers: list[str], content: bytes) -> Path:
        """Store one message and return its file; OSError when the disk refuses, so that the sender keeps the mail."""
        headers = [f"X-Postvak-Van: {_one_line(sender)}", *(f"X-Postvak-Aan: {_one_line(one)}" for one in receivers)]
        name = f"{time.time_ns():020d}-{secrets.token_hex(4)}"
        scratch = self.folder / f".{name}.deel"
        with scratch.open("wb") as file:
            file.write("".join(f"{line}\r\n" for line in headers).encode() + content)
            file.flush()
            os.fsync(file.fileno())
        path = self.folder / f"{name}.eml"
        scratch.replace(path)
        self._drop_oldest()
        return path

    def _drop_oldest(self) -> None:
        files = sorted(self.folder.glob("*.eml"), reverse=True)
        total = 0
        for number, path in enumerate(files, start=1):
            total += path.stat().st_size
            # The newest stays, however large.
            if number > 1 and (number > self.max_messages or total > self.max_bytes):
                path.unlink(missing_ok=True)

    # aiosmtpd calls this by its name for each message.
    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802 - aiosmtpd's name
        """Take a message over; the answer 250 is given only after it is on disk."""
        content = envelope.content
        if not isinstance(content, bytes):
            return "554 Geen inhoud ontvangen"
        try:
            self.keep(envelope.mail_from or "", [str(one) for one in envelope.rcpt_tos], content)
        except OSError:
            return "452 Te weinig ruimte; probeer het later opnieuw"
        return "250 Ontvangen"


def _one_line(text: str) -> str:
    return " ".join(text.split())


async def serve(sock: socket.socket, keeper: Keeper) -> None:
    """Serve until SIGTERM or SIGINT."""
    loop = asyncio.get_running_loop()
    stopped = asyncio.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, stopped.set)
    server = await loop.create_server(
        lambda: SMTP(keeper, data_size_limit=MAX_MESSAGE_BYTES, hostname="localhost", enable_SMTPUTF8=True, loop=loop),
        sock=sock,
    )
    async with server:
        await stopped.wait()


def main() -> None:
    """Read the command line and serve."""
    parser = argparse.ArgumentParser(description="Vangt de mails van de demo op in de map PASSEND_POSTMAP.")
    parser.add_argument("--poort", type=int, default=2525)
    parser.add_argument("--fd", type=int, help="nummer van een socket die al luistert")
    options = parser.parse_args()
    folder = os.environ.get("PASSEND_POSTMAP")
    if not folder:
        parser.error("zet PASSEND_POSTMAP op de map waarin de mails komen")
    sock = socket.socket(fileno=options.fd) if options.fd is not None else listening_socket(options.poort)
    sock.setblocking(False)
    asyncio.run(serve(sock, Keeper(Path(folder))))


if __name__ == "__main__":
    main()
